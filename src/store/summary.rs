//! What a list of plans says of each: its name, how many candidates, how far it has come.

use super::{Store, StoreError, file::read_plan};
use crate::plan::{Evidence, FORMAT, Plan, Qualify, Strategy};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A plan in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Its name.
    pub name: String,
    /// How many candidates it has.
    pub candidates: usize,
    /// How far it has come.
    pub reached: Reached,
    /// The format of a newer version of the program that made it.
    #[serde(default)]
    pub newer_format: Option<u32>,
}

/// Why a plan in a list has no summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The reason: "line 12, column 7: expected a number".
    pub reason: String,
    /// The format of a newer version of the program, where that made it: nothing is wrong with it then.
    pub newer_format: Option<u32>,
}

impl Unread {
    /// What the list says of it.
    #[must_use]
    pub fn words(&self) -> String {
        if self.newer_format.is_some() { self.reason.clone() } else { format!("unreadable: {}", self.reason) }
    }
}

impl From<StoreError> for Unread {
    fn from(error: StoreError) -> Self {
        let newer_format = if let StoreError::Newer { format, .. } = error { Some(format) } else { None };
        Self { reason: error.brief(), newer_format }
    }
}

/// The furthest step with work of the user's own in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reached {
    /// The ideal customer and the buying group.
    IdealCustomer,
    /// Candidates have been named.
    Map,
    /// Somebody was qualified, or rated on more than a guess.
    Prioritise,
    /// A strategy has been written or changed.
    Strategies,
}

impl Reached {
    /// How many of the five steps that is, 1–4: exporting leaves no mark in a plan.
    #[must_use]
    pub fn steps(self) -> usize {
        match self {
            Self::IdealCustomer => 1,
            Self::Map => 2,
            Self::Prioritise => 3,
            Self::Strategies => 4,
        }
    }

    /// The name of the step.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::IdealCustomer => "Ideal customer",
            Self::Map => "Map",
            Self::Prioritise => "Prioritise",
            Self::Strategies => "Strategies",
        }
    }
}

impl Store {
    /// What the plan at `path` comes to. Reads all of it: right for the ones on the screen, slow for thousands.
    ///
    /// # Errors
    /// When it cannot be read as a plan; [`StoreError::brief`] is the reason for a list.
    pub fn summary(&self, path: &Path) -> Result<Summary, StoreError> {
        read_plan(path).map(|(read, _)| Summary::of(&read.plan))
    }
}

impl Summary {
    /// What a plan comes to.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self {
            name: plan.name.clone(),
            candidates: plan.partners.len(),
            reached: reached(plan),
            newer_format: Some(plan.format).filter(|format| *format > FORMAT),
        }
    }
}

fn reached(plan: &Plan) -> Reached {
    let judged = plan.partners.iter().any(|partner| {
        partner.qualify != Qualify::default() || partner.ratings.iter().any(|rating| rating.evidence > Evidence::Guess)
    });
    if plan.segments.iter().any(|segment| segment.strategy != Strategy::default()) {
        Reached::Strategies
    } else if judged {
        Reached::Prioritise
    } else if plan.partners.is_empty() {
        Reached::IdealCustomer
    } else {
        Reached::Map
    }
}

#[cfg(test)]
mod tests {
    use super::{Reached, reached};
    use crate::catalog;
    use crate::plan::{Evidence, Qualify, Strategy};
    use std::sync::Arc;

    #[test]
    fn a_plan_has_come_as_far_as_somebody_has_answered() {
        let mut plan = catalog::example();
        let mut is_at = |wanted: Reached, change: &dyn Fn(&mut crate::plan::Plan)| {
            change(&mut plan);
            assert_eq!(reached(&plan), wanted);
        };
        let evidence = |evidence: Evidence| {
            move |plan: &mut crate::plan::Plan| {
                for partner in plan.partners.iter_mut().map(Arc::make_mut) {
                    partner.qualify = Qualify::default();
                    partner.ratings.iter_mut().for_each(|rating| rating.evidence = evidence);
                }
            }
        };
        is_at(Reached::Strategies, &|_| {});
        is_at(Reached::Prioritise, &|plan| {
            plan.segments.iter_mut().for_each(|segment| segment.strategy = Strategy::default());
        });
        is_at(Reached::Map, &evidence(Evidence::Guess));
        is_at(Reached::Prioritise, &evidence(Evidence::Data));
        is_at(Reached::IdealCustomer, &|plan| plan.partners.clear());
    }
}
