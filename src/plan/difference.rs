//! What is said otherwise in one plan than in another, value by value, in the words of the table of fields: what a list
//! of edits would change, and all that follows from it.
//!
//! What no field and no grid says is not compared: the lines of a strategy, how weights were found.

use super::figure::whole_text;
use super::{BuyerId, CriterionId, Field, Influence, Partner, PartnerId, Plan, Rating, RatingValue, StageId, Subject};
use std::{collections::HashMap, sync::Arc};

/// One value that is another now.
#[derive(Clone, Debug)]
pub struct Difference {
    /// Whose it is.
    pub subject: Subject,
    /// What the subject is called now, or was before it was taken out.
    pub name: String,
    /// Which value.
    pub value: Which,
    /// What it was; empty where there was nothing.
    pub before: String,
    /// What it is; empty where there is nothing any more.
    pub after: String,
}

/// Which value of a subject is another.
#[derive(Clone, Debug)]
pub enum Which {
    /// A field of its table.
    Field(&'static Field),
    /// The rating on a criterion.
    Rating(CriterionId),
    /// The influence on a buyer at a stage.
    Influence(BuyerId, StageId),
}

/// All values that are others in `after` than in `before`: the plan's own, then candidates, buyers, stages, criteria, won deals.
#[must_use]
pub fn differences(before: &Plan, after: &Plan) -> Vec<Difference> {
    let mut between = Between { before, after, found: Vec::new() };
    for field in [Field::GOAL, Field::PROFILE, Field::SHARPEN].into_iter().flatten() {
        between.field(&Subject::Plan, field);
    }
    between.partners();
    let buyers = ids(&before.buyers, &after.buyers, |buyer| &buyer.id);
    between.all(buyers.into_iter().map(Subject::Buyer), Field::BUYER);
    let stages = ids(&before.stages, &after.stages, |stage| &stage.id);
    between.all(stages.into_iter().map(Subject::Stage), Field::STAGE);
    let criteria = ids(&before.criteria, &after.criteria, |criterion| &criterion.id);
    between.all(criteria.into_iter().map(Subject::Criterion), Field::CRITERION);
    let deals = ids(&before.won_deals, &after.won_deals, |deal| &deal.id);
    between.all(deals.into_iter().map(Subject::WonDeal), Field::WON_DEAL);
    between.found
}

/// The ids of both lists, those of the first that are gone behind.
fn ids<T, Id: Clone + PartialEq>(before: &[T], after: &[T], id: impl Fn(&T) -> &Id) -> Vec<Id> {
    let mut all: Vec<Id> = after.iter().map(|thing| id(thing).clone()).collect();
    for thing in before {
        if !all.contains(id(thing)) {
            all.push(id(thing).clone());
        }
    }
    all
}

struct Between<'a> {
    before: &'a Plan,
    after: &'a Plan,
    found: Vec<Difference>,
}

impl Between<'_> {
    fn all(&mut self, subjects: impl Iterator<Item = Subject>, fields: &'static [Field]) {
        for subject in subjects {
            self.subject(&subject, fields);
        }
    }

    /// Of what is gone only its name is told.
    fn subject(&mut self, subject: &Subject, fields: &'static [Field]) {
        let is_gone = !is_in(self.after, subject);
        for field in fields.iter().take(if is_gone { 1 } else { fields.len() }) {
            self.field(subject, field);
        }
    }

    fn field(&mut self, subject: &Subject, field: &'static Field) {
        let before = field.read(self.before, subject);
        let after = field.read(self.after, subject);
        let says_nothing = before.is_empty() && field.is_unsaid(&after) && is_in(self.after, subject);
        if !says_nothing {
            self.push(subject, Which::Field(field), before, after);
        }
    }

    fn push(&mut self, subject: &Subject, value: Which, before: String, after: String) {
        if before == after {
            return;
        }
        let now = subject.name(self.after);
        let name = if now.is_empty() { subject.name(self.before) } else { now }.to_owned();
        self.found.push(Difference { subject: subject.clone(), name, value, before, after });
    }

    fn partners(&mut self) {
        let (was, is) = (by_id(self.before), by_id(self.after));
        let mut alone = (without_partners(self.before), without_partners(self.after));
        for partner in &self.after.partners {
            let before = was.get(&partner.id).copied();
            if before.is_some_and(|before| Arc::ptr_eq(before, partner) || before == partner) {
                continue;
            }
            let nobody = || Arc::new(Partner::named(partner.id.clone(), ""));
            alone.0.partners = vec![before.map_or_else(nobody, Arc::clone)];
            alone.1.partners = vec![Arc::clone(partner)];
            let mut one = Between { before: &alone.0, after: &alone.1, found: Vec::new() };
            one.partner(partner);
            self.found.append(&mut one.found);
        }
        for partner in self.before.partners.iter().filter(|partner| !is.contains_key(&partner.id)) {
            self.subject(&Subject::Partner(partner.id.clone()), Field::PARTNER);
        }
    }

    /// The only candidate of both plans.
    fn partner(&mut self, after: &Partner) {
        let Some(before) = self.before.partners.first() else { return };
        let subject = Subject::Partner(after.id.clone());
        for field in Field::PARTNER {
            self.field(&subject, field);
        }
        self.ratings(&subject, before, after);
        self.influence(&subject, before, after);
    }

    fn ratings(&mut self, subject: &Subject, before: &Partner, after: &Partner) {
        for criterion in ids(&before.ratings, &after.ratings, |rating| &rating.criterion) {
            let text = |partner: &Partner| partner.rating(&criterion).map(rating_text).unwrap_or_default();
            self.push(subject, Which::Rating(criterion.clone()), text(before), text(after));
        }
    }

    fn influence(&mut self, subject: &Subject, before: &Partner, after: &Partner) {
        let mut cells: Vec<&Influence> = after.influence.iter().collect();
        let is_gone = |cell: &&Influence| after.influence_on(&cell.buyer, &cell.stage).is_none();
        cells.extend(before.influence.iter().filter(is_gone));
        for cell in cells {
            let text = |partner: &Partner| {
                partner.influence_on(&cell.buyer, &cell.stage).map(influence_text).unwrap_or_default()
            };
            let value = Which::Influence(cell.buyer.clone(), cell.stage.clone());
            self.push(subject, value, text(before), text(after));
        }
    }
}

fn by_id(plan: &Plan) -> HashMap<&PartnerId, &Arc<Partner>> {
    plan.partners.iter().map(|partner| (&partner.id, partner)).collect()
}

/// A candidate is read in a plan of its own, so that nobody looks for each of thousands among all the others.
fn without_partners(plan: &Plan) -> Plan {
    let mut alone = plan.clone();
    alone.partners.clear();
    alone
}

fn is_in(plan: &Plan, subject: &Subject) -> bool {
    match subject {
        Subject::Plan => true,
        Subject::Partner(id) => plan.partner(id).is_some(),
        Subject::Buyer(id) => plan.buyer(id).is_some(),
        Subject::Stage(id) => plan.stage(id).is_some(),
        Subject::Criterion(id) => plan.criterion(id).is_some(),
        Subject::WonDeal(id) => plan.won_deal(id).is_some(),
    }
}

/// "4, conversation, from J. Field on 2026-11-20: they asked twice".
fn rating_text(rating: &Rating) -> String {
    let value = match rating.value {
        RatingValue::Rated(score) => score.get().to_string(),
        RatingValue::DoesNotApply => "does not apply".to_owned(),
    };
    let from = if rating.source.is_empty() { String::new() } else { format!(", from {}", rating.source) };
    let on = rating.learnt.as_ref().map(|day| format!(" on {day}")).unwrap_or_default();
    let text = format!("{value}, {}{from}{on}", rating.evidence.label());
    with_note(text, &rating.note)
}

/// "2, guess: sits in their steering group".
fn influence_text(cell: &Influence) -> String {
    with_note(format!("{}, {}", whole_text(cell.strength.get().into()), cell.evidence.label()), &cell.note)
}

fn with_note(text: String, note: &str) -> String {
    if note.is_empty() { text } else { format!("{text}: {note}") }
}
