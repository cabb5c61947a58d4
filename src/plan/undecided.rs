//! What two versions of a plan say otherwise, where nobody has decided yet which holds.

use serde::{Deserialize, Serialize};

/// Something two versions of the plan say otherwise. Of a value the plan holds ours; what was deleted in one version and
/// changed in the other it holds whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Undecided {
    /// The way to it from the plan: names of fields, and of a list what its member is known by.
    pub at: Vec<String>,
    /// Who deleted it, where the other changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted: Option<Side>,
    /// What is said otherwise of it; several belong together and are decided as one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<TwoValues>,
}

/// One of the two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The one the other came into.
    Ours,
    /// The one that came.
    Theirs,
}

/// A field and its value in both versions, written as in JSON; none says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TwoValues {
    /// The name of the field in the file.
    pub field: String,
    /// What ours says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ours: Option<String>,
    /// What theirs says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theirs: Option<String>,
}

impl Undecided {
    /// Whether it leaves nothing to be decided that this one does not: of the same thing the other version says the same.
    /// What ours says stands in the plan.
    #[must_use]
    pub fn says_all_of(&self, other: &Self) -> bool {
        let says =
            |field: &TwoValues| self.fields.iter().any(|own| own.field == field.field && own.theirs == field.theirs);
        self.at == other.at && self.deleted == other.deleted && other.fields.iter().all(says)
    }
}
