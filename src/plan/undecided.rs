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
    /// Whether both speak of the same thing: a field of a record, or a record whole.
    #[must_use]
    pub fn is_about_the_same(&self, other: &Self) -> bool {
        let names = |field: &TwoValues| other.fields.iter().any(|its| its.field == field.field);
        let alike = self.deleted.is_some() && other.deleted.is_some() || self.fields.iter().any(names);
        self.at == other.at && alike
    }
}
