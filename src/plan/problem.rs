//! What is missing or contradictory in a plan, each in one sentence, with the place where it is mended.

mod goal;
mod partner;
mod people;
mod profile;

pub use goal::unready;

use super::{BuyerId, CriterionId, PartnerId, Plan, SegmentId, StageId};

/// Something to look at. It blocks nothing but `check --strict`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Missing or contradictory.
    pub severity: Severity,
    /// Where it is mended.
    pub place: Place,
    /// The thing, the place, the way out, in one sentence.
    pub sentence: String,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Two things the plan says cannot both be true, or refer to something that is not there.
    Contradiction,
    /// Something is not there yet.
    Missing,
    /// Something was to be done by a day that has passed.
    Overdue,
}

/// Where in the plan something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Goal, limits, readiness.
    Goal,
    /// The ideal customer.
    Profile,
    /// The buying group.
    Buyers,
    /// The buying stages.
    Stages,
    /// The criteria and their weights.
    Criteria,
    /// One partner.
    Partner(PartnerId),
    /// One segment.
    Segment(SegmentId),
    /// The won deals.
    WonDeals,
}

/// Everything missing or contradictory that can be seen from the plan alone, in the order of the steps: goal, ideal
/// customer, buying group, stages, criteria, segments, candidates.
#[must_use]
pub fn problems(plan: &Plan) -> Vec<Problem> {
    let known = Known::of(plan);
    let mut found = Found(Vec::new());
    goal::check(plan, &known, &mut found);
    profile::check(plan, &known, &mut found);
    people::check(plan, &known, &mut found);
    partner::check(plan, &known, &mut found);
    found.0
}

/// What has been found so far.
struct Found(Vec<Problem>);

impl Found {
    fn missing(&mut self, place: Place, sentence: impl Into<String>) {
        self.0.push(Problem { severity: Severity::Missing, place, sentence: sentence.into() });
    }

    fn contradiction(&mut self, place: Place, sentence: impl Into<String>) {
        self.0.push(Problem { severity: Severity::Contradiction, place, sentence: sentence.into() });
    }
}

/// The ids of a plan, in which every rating and cell of every partner is looked up.
struct Known<'a> {
    partners: Ids<'a>,
    buyers: Ids<'a>,
    stages: Ids<'a>,
    criteria: Ids<'a>,
    segments: Ids<'a>,
}

impl<'a> Known<'a> {
    fn of(plan: &'a Plan) -> Self {
        Self {
            partners: Ids::of(plan.partners.iter().map(|partner| partner.id.as_str())),
            buyers: Ids::of(plan.buyers.iter().map(|buyer| buyer.id.as_str())),
            stages: Ids::of(plan.stages.iter().map(|stage| stage.id.as_str())),
            criteria: Ids::of(plan.criteria.iter().map(|criterion| criterion.id.as_str())),
            segments: Ids::of(plan.segments.iter().map(|segment| segment.id.as_str())),
        }
    }

    fn has_partner(&self, id: &PartnerId) -> bool {
        self.partners.place(id.as_str()).is_some()
    }

    fn has_buyer(&self, id: &BuyerId) -> bool {
        self.buyers.place(id.as_str()).is_some()
    }

    fn has_stage(&self, id: &StageId) -> bool {
        self.stages.place(id.as_str()).is_some()
    }

    fn has_criterion(&self, id: &CriterionId) -> bool {
        self.criterion(id).is_some()
    }

    fn has_segment(&self, id: &SegmentId) -> bool {
        self.segments.place(id.as_str()).is_some()
    }

    /// The place of a criterion among the ids.
    fn criterion(&self, id: &CriterionId) -> Option<usize> {
        self.criteria.place(id.as_str())
    }

    /// The place of a buyer at a stage in the grid of all of them.
    fn cell(&self, buyer: &BuyerId, stage: &StageId) -> Option<usize> {
        Some(self.buyers.place(buyer.as_str())? * self.stages.0.len() + self.stages.place(stage.as_str())?)
    }
}

/// Ids in order.
struct Ids<'a>(Vec<&'a str>);

impl<'a> Ids<'a> {
    fn of(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut ids: Vec<&str> = ids.collect();
        ids.sort_unstable();
        Self(ids)
    }

    /// The place of an id. Few are looked through: unequal lengths tell most apart at once.
    fn place(&self, id: &str) -> Option<usize> {
        const FEW: usize = 16;
        if self.0.len() <= FEW { self.0.iter().position(|other| *other == id) } else { self.0.binary_search(&id).ok() }
    }

    /// Ids that stand more than once, each of them once.
    fn repeated(&self) -> Vec<&'a str> {
        let pairs = self.0.iter().zip(self.0.iter().skip(1));
        let mut again: Vec<&str> = pairs.filter(|(one, two)| one == two).map(|(id, _)| *id).collect();
        again.dedup();
        again
    }
}

/// The name of a candidate; the id of one who is not in the plan.
fn names<'a>(plan: &'a Plan, id: &'a PartnerId) -> &'a str {
    plan.partner(id).map_or(id.as_str(), |partner| &partner.name)
}
