//! What is to be done about a candidate: the one word that list, reasons, report and exports all say.
//!
//! What may not go in: words for people, which are `report::reasons`'.

use super::met::{is_met, is_signed};
use super::qualify::Conditions;
use super::ranking::Ranked;
use super::score::{Band, EvidenceCount};
use crate::plan::{Partner, Wave};
use serde::Serialize;

/// What is to be done about a candidate, the first that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Has signed, so is in the set.
    Signed,
    /// In the set; somebody has talked to them and nothing is open.
    RecruitNow,
    /// In the set; somebody has talked to them and conditions are open.
    RecruitOnce,
    /// In the set, but no conversation with them is noted: they are talked to before anything is promised.
    Call,
    /// In the second wave.
    Next,
    /// Not yet, and of those who wait they would add most.
    InLine,
    /// Not yet.
    Later,
    /// Weak as far as anybody guesses.
    NotKnown,
    /// Weak, and known better than by guess; or a person said no.
    No,
    /// Ruled out.
    RuledOut,
}

impl Verdict {
    /// Every verdict, in the order of what is to be done.
    pub const ALL: [Self; 10] = [
        Self::Signed,
        Self::RecruitNow,
        Self::RecruitOnce,
        Self::Call,
        Self::Next,
        Self::InLine,
        Self::Later,
        Self::NotKnown,
        Self::No,
        Self::RuledOut,
    ];

    /// The verdict on a partner in a wave: whether they are first in line for the next, conditions unless they are ruled
    /// out, and their place in the ranking if they have one.
    #[must_use]
    pub fn of(
        partner: &Partner,
        (wave, is_in_line): (Wave, bool),
        conditions: Option<Conditions>,
        ranked: Option<&Ranked>,
    ) -> Self {
        let Some(conditions) = conditions else { return Self::RuledOut };
        match wave {
            _ if is_signed(partner) => Self::Signed,
            Wave::RecruitNow if !is_met(partner) => Self::Call,
            Wave::RecruitNow if conditions.is_empty() => Self::RecruitNow,
            Wave::RecruitNow => Self::RecruitOnce,
            Wave::Next => Self::Next,
            Wave::Later if is_in_line => Self::InLine,
            Wave::Later => Self::Later,
            Wave::No if ranked.is_some_and(|row| row.band == Band::D && is_guessed(row.evidence)) => Self::NotKnown,
            Wave::No => Self::No,
        }
    }

    /// The word on the screen and in files people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Signed => "Signed",
            Self::RecruitNow => "Recruit now",
            Self::RecruitOnce => "On condition",
            Self::Call => "Talk first",
            Self::Next => "Next",
            Self::InLine => "In line",
            Self::Later => "Later",
            Self::NotKnown => "Not known",
            Self::No => "No",
            Self::RuledOut => "Ruled out",
        }
    }

    /// Whether they are in the set.
    #[must_use]
    pub fn is_in_the_set(self) -> bool {
        matches!(self, Self::Signed | Self::RecruitNow | Self::RecruitOnce | Self::Call)
    }

    /// Whether nothing has to be settled first.
    #[must_use]
    pub fn is_ready(self) -> bool {
        matches!(self, Self::Signed | Self::RecruitNow)
    }
}

/// Whether nothing is known better than by guess.
fn is_guessed(evidence: EvidenceCount) -> bool {
    evidence.desk + evidence.talked + evidence.data == 0
}
