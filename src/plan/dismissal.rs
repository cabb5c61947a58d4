//! What was said to be no problem in this plan, why and when.

use super::{Date, Plan};
use serde::{Deserialize, Serialize};

/// A trap that is none here. It holds as long as what the trap speaks of stays as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dismissal {
    /// The rule that set the trap, by its id.
    pub rule: String,
    /// Whom or what it was about, in ids; empty is the plan.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// What of the plan it spoke of.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub facts: String,
    /// Why it is none here.
    pub because: String,
    /// The day somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

impl Plan {
    /// What was last said about a trap of a rule about this subject.
    #[must_use]
    pub fn dismissal(&self, rule: &str, subject: &str) -> Option<&Dismissal> {
        self.dismissed.iter().rev().find(|said| said.rule == rule && said.subject == subject)
    }

    /// All that was said but about this trap.
    #[must_use]
    pub fn dismissed_without(&self, rule: &str, subject: &str) -> Vec<Dismissal> {
        let is_of_it = |said: &&Dismissal| said.rule == rule && said.subject == subject;
        self.dismissed.iter().filter(|said| !is_of_it(said)).cloned().collect()
    }
}
