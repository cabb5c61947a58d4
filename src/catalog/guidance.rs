//! What to write in a field and why it matters, with an example.

use super::asset;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

/// What stands beside a field while it is filled in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guidance {
    /// What to write, and why it matters.
    pub help: String,
    /// One that would do.
    pub example: String,
}

static GUIDANCE: LazyLock<BTreeMap<String, Guidance>> =
    LazyLock::new(|| asset::read("guidance.ron", include_str!("../../assets/guidance.ron")));

/// The guidance for a field, by the field's id.
#[must_use]
pub fn guidance(id: &str) -> Option<&'static Guidance> {
    GUIDANCE.get(id)
}
