//! One candidate on the desk: what is said of them goes through `interview`, as if somebody had typed it.

use crate::interview::{evidence::usual_evidence, fields, influence, influence::Moment, rating};
use crate::plan::{
    Change, CriterionId, Edit, Evidence, Field, Partner, PartnerId, Plan, RatingValue, Strength, Subject,
};
use std::sync::Arc;

/// The plan with nobody in it but the candidate on the desk: what one cell changes costs no look at the others.
pub(super) struct Desk {
    plan: Plan,
}

/// What a cell says of whom they reach.
pub(super) struct Reached {
    /// How strongly.
    pub(super) strength: Strength,
    /// How it is known, where the cell says so.
    pub(super) known: Option<Evidence>,
    /// Why.
    pub(super) note: String,
}

/// Whether something is known otherwise now, or why it was not taken.
pub(super) type Written = Result<bool, String>;

impl Desk {
    pub(super) fn new(plan: &Plan) -> Self {
        let mut plan = Plan { partners: Vec::new(), ..plan.clone() };
        plan.partners.reserve(1);
        Self { plan }
    }

    /// Puts a candidate on the desk.
    pub(super) fn take(&mut self, partner: Arc<Partner>) {
        self.plan.partners = vec![partner];
    }

    /// The candidate as they are now.
    pub(super) fn give(&self) -> Arc<Partner> {
        Arc::clone(&self.plan.partners[0])
    }

    pub(super) fn partner(&self) -> &Partner {
        &self.plan.partners[0]
    }

    pub(super) fn plan(&self) -> &Plan {
        &self.plan
    }

    fn id(&self) -> PartnerId {
        self.plan.partners[0].id.clone()
    }

    /// Writes text into a field, with all that follows.
    pub(super) fn write(&mut self, field: &Field, text: &str) -> Written {
        let change = fields::typed(&self.plan, &Subject::Partner(self.id()), field, text);
        let change = change.map_err(|error| error.to_string())?;
        self.apply(Some(change))
    }

    /// Rates, known as judgements of this candidate usually are, at most as `at_most` says.
    pub(super) fn rate(&mut self, criterion: &CriterionId, value: RatingValue, at_most: Evidence) -> Written {
        let Some(criterion) = self.plan.criterion(criterion).cloned() else { return Ok(false) };
        let evidence = usual_evidence(self.partner()).min(at_most);
        let change = rating::rate(self.partner(), &criterion, value, evidence)?;
        self.apply(Some(change))
    }

    /// Says how a rating is known.
    pub(super) fn know(&mut self, criterion: &CriterionId, by: Evidence) -> Written {
        let Some(criterion) = self.plan.criterion(criterion).cloned() else { return Ok(false) };
        self.apply(rating::know(self.partner(), &criterion, by))
    }

    /// Sets how strongly they reach a buyer at a stage, how that is known, and why.
    pub(super) fn reach(&mut self, buyer: usize, stage: usize, said: &Reached) -> Written {
        let Some(moment) = Moment::at(&self.plan, buyer, stage) else { return Ok(false) };
        let Some(change) = moment.set(self.partner(), said.strength) else {
            return Err(format!("{}: that buyer is not in the room then", moment.words()));
        };
        let before = self.give();
        self.apply(Some(change))?;
        let moment = Moment::at(&self.plan, buyer, stage).expect("it was there before");
        let known = said.known.and_then(|known| moment.know(self.partner(), known));
        self.apply(known)?;
        if !said.note.is_empty() {
            let (buyer, stage) = (self.plan.buyers[buyer].id.clone(), self.plan.stages[stage].id.clone());
            self.apply(influence::note(&self.plan, &self.id(), &buyer, &stage, &said.note))?;
        }
        Ok(*before != *self.partner())
    }

    /// Applies a change and says whether anything is known otherwise now.
    pub(super) fn apply(&mut self, change: Option<Change>) -> Written {
        let Some(Change { edit, .. }) = change else { return Ok(false) };
        let before = self.give();
        let applied: Result<Edit, _> = edit.apply(&mut self.plan);
        applied.map_err(|error| error.to_string())?;
        Ok(*before != **self.plan.partners.first().expect("a cell removes nobody"))
    }
}
