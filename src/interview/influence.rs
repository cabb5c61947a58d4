//! Whom a candidate reaches: how strongly, how that is known, why, and taking it back.

use super::evidence::{given_over, usual_evidence};
use crate::plan::{
    Buyer, BuyerId, Change, Edit, Evidence, Influence, Partner, PartnerId, Plan, Stage, StageId, Strength, clean_text,
};

/// A buyer at a stage.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    buyer: &'a Buyer,
    stage: &'a Stage,
}

impl<'a> Moment<'a> {
    /// The moment at these places of the plan's buyers and stages.
    #[must_use]
    pub fn at(plan: &'a Plan, buyer: usize, stage: usize) -> Option<Self> {
        Some(Self { buyer: plan.buyers.get(buyer)?, stage: plan.stages.get(stage)? })
    }

    /// The moment of this buyer and stage.
    #[must_use]
    pub fn of(plan: &'a Plan, buyer: &BuyerId, stage: &StageId) -> Option<Self> {
        Some(Self { buyer: plan.buyer(buyer)?, stage: plan.stage(stage)? })
    }

    /// Whether the buyer is in the room then; nobody is reached who is not.
    #[must_use]
    pub fn is_in_the_room(self) -> bool {
        self.buyer.is_in_the_room(&self.stage.id)
    }

    /// What was said of a candidate's influence then.
    #[must_use]
    pub fn known(self, partner: &Partner) -> Option<&Influence> {
        partner.influence_on(&self.buyer.id, &self.stage.id)
    }

    /// "CISO at Purchase".
    #[must_use]
    pub fn words(self) -> String {
        format!("{} at {}", self.buyer.title, self.stage.name)
    }

    /// Sets how strongly a candidate reaches the buyer then, keeping the note; none where the buyer is not in the room.
    /// Over nothing or a guess it is known as judgements of this candidate usually are; over anything better it
    /// corrects, and how it was known stays.
    #[must_use]
    pub fn set(self, partner: &Partner, strength: Strength) -> Option<Change> {
        let held = self.known(partner).map(|known| known.evidence);
        let evidence = given_over(held, usual_evidence(partner));
        self.is_in_the_room().then(|| self.change(partner, strength, evidence))
    }

    /// Says how it is known; none where nothing was set.
    #[must_use]
    pub fn know(self, partner: &Partner, by: Evidence) -> Option<Change> {
        self.known(partner).map(|known| self.change(partner, known.strength, by))
    }

    /// Takes it back, with its note.
    #[must_use]
    pub fn clear(self, partner: &Partner) -> Change {
        let mut changed = partner.clone();
        changed.influence.retain(|cell| cell.buyer != self.buyer.id || cell.stage != self.stage.id);
        Change::new(self.what(partner), Edit::partner(changed))
    }

    fn change(self, partner: &Partner, strength: Strength, evidence: Evidence) -> Change {
        let mut changed = partner.clone();
        changed.set_influence(&self.buyer.id, &self.stage.id, strength, evidence);
        Change::new(self.what(partner), Edit::partner(changed))
    }

    fn what(self, partner: &Partner) -> String {
        format!("{}: influence on {}", partner.name, self.words())
    }
}

/// Notes why; none where nothing was set. Letters typed one after the other are one step to undo.
#[must_use]
pub fn note(plan: &Plan, id: &PartnerId, buyer: &BuyerId, stage: &StageId, text: &str) -> Option<Change> {
    let moment = Moment::of(plan, buyer, stage)?;
    let mut partner = Partner::clone(plan.partner(id)?);
    let cells = &mut partner.influence;
    cells.iter_mut().find(|cell| cell.buyer == *buyer && cell.stage == *stage)?.note = clean_text(text);
    let what = format!("{}: note on {}", partner.name, moment.words());
    Some(Change::merging(format!("influence note {id} {buyer} {stage}"), what, Edit::partner(partner)))
}
