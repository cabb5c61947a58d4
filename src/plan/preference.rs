//! Preferences as statements: what the user would rather have, said without a number.

use super::{CriterionId, PartnerId, Plan};
use serde::{Deserialize, Serialize};

/// A statement that some weights agree with and others do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Preference {
    /// "Commitment matters more than revenue."
    Matters {
        /// The criterion that matters more.
        more: CriterionId,
        /// The one that matters less.
        less: CriterionId,
    },
    /// "We would take Millrace before Calderan."
    Before {
        /// Who is taken first.
        first: PartnerId,
        /// Who would be taken after them.
        then: PartnerId,
    },
}

impl Preference {
    /// Whether it speaks of this criterion.
    #[must_use]
    pub fn names_criterion(&self, id: &CriterionId) -> bool {
        matches!(self, Self::Matters { more, less } if more == id || less == id)
    }

    /// Whether it speaks of this partner.
    #[must_use]
    pub fn names_partner(&self, id: &PartnerId) -> bool {
        matches!(self, Self::Before { first, then } if first == id || then == id)
    }

    /// In words: "Commitment matters more than Revenue in 12 months".
    #[must_use]
    pub fn words(&self, plan: &Plan) -> String {
        let criterion = |id: &CriterionId| plan.criterion(id).map_or_else(|| id.to_string(), |it| it.name.clone());
        let partner = |id: &PartnerId| plan.partner(id).map_or_else(|| id.to_string(), |it| it.name.clone());
        match self {
            Self::Matters { more, less } => format!("{} matters more than {}", criterion(more), criterion(less)),
            Self::Before { first, then } => format!("we would take {} before {}", partner(first), partner(then)),
        }
    }
}
