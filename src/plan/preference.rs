//! Preferences as statements: what the user would rather have, said without a number.

use super::{CriterionId, PartnerId};
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
}
