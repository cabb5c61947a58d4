//! Everything that has a day: what is done in the first 90 days of each recruited partner, the check-ins, the decision,
//! what we promised, the next steps; and how much of it falls on whom of us in which week.
//!
//! What may not go in: the day it is, which whoever looks says, and how days are counted, which [`Date`] knows.

mod build;
mod load;
mod recruited;
mod reviews;
mod serial;
pub mod words;

pub use load::{OwnerLoad, WeekLoad};
pub use reviews::{Promise, Review};

use super::Who;
use crate::plan::{Date, Doer, PartnerId, SegmentId, slug};

/// The days after kick-off on which one looks how it goes.
pub const CHECK_INS: [i32; 2] = [30, 60];
/// The day after kick-off on which it is decided.
pub const REVIEW: i32 = 90;
/// How far "next" reaches from today.
pub const SOON: i32 = 14;

/// Everything that has a day.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    /// By day; what happens first of one day stands first.
    pub rows: Vec<DateRow>,
    /// What is looked at of each recruited partner who has a kick-off, in the order of the set.
    pub reviews: Vec<Review>,
    /// What falls on each owner, in the order they come.
    pub loads: Vec<OwnerLoad>,
    /// Recruited partners without a kick-off.
    pub undated: Vec<Who>,
    /// When the second wave starts, where there is one and a kick-off to count from.
    pub second: Option<(Date, Vec<Who>)>,
}

/// Something that has a day.
#[derive(Clone, Debug)]
pub struct DateRow {
    /// The day; never a Saturday or a Sunday where it is counted from a kick-off.
    pub day: Date,
    /// What it is.
    pub kind: DateKind,
    /// With whom: one partner, or all of a segment that something was promised.
    pub whom: Vec<Who>,
    /// What is done by then.
    pub what: String,
    /// Which side does it.
    pub by: Doer,
    /// Who of us sees to it; empty is nobody named.
    pub owner: String,
    /// What shows that it is done.
    pub proof: String,
    /// The need it rests on.
    pub rests_on: String,
    /// Why it may not hold: what it rests on has no day, or a later one.
    pub doubt: Option<String>,
    /// How many days after the kick-off, where it is counted from one.
    pub after: Option<i32>,
    /// The line of a sheet it is from: a milestone or a need.
    pub line: Option<(SegmentId, usize)>,
}

/// What has a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateKind {
    /// A partner starts.
    KickOff,
    /// Something we promised.
    Promised,
    /// A milestone of the first 90 days.
    Milestone,
    /// What happens next with a candidate.
    NextStep,
    /// How it goes.
    CheckIn,
    /// Whether it goes on.
    Decision,
}

impl DateKind {
    /// Every kind, in the order in which they stand on one day.
    pub const ALL: [Self; 6] =
        [Self::KickOff, Self::Promised, Self::Milestone, Self::NextStep, Self::CheckIn, Self::Decision];

    /// The word for it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::KickOff => "kick-off",
            Self::Promised => "promised",
            Self::Milestone => "milestone",
            Self::NextStep => "next step",
            Self::CheckIn => "check-in",
            Self::Decision => "decision",
        }
    }

    /// The name in files for programs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::KickOff => "kick_off",
            Self::Promised => "promised",
            Self::Milestone => "milestone",
            Self::NextStep => "next_step",
            Self::CheckIn => "check_in",
            Self::Decision => "decision",
        }
    }
}

impl Dates {
    /// What falls on the days from today on for two weeks.
    pub fn soon<'a>(&'a self, today: &'a Date) -> impl Iterator<Item = &'a DateRow> {
        self.rows.iter().filter(|row| (0..=SOON).contains(&row.day.days_after(today)))
    }

    /// Milestones that may not hold, by day.
    pub fn doubtful(&self) -> impl Iterator<Item = &DateRow> {
        self.rows.iter().filter(|row| row.doubt.is_some())
    }
}

impl DateRow {
    /// What it is known by in its plan, whatever its day: what it is, of whom, by which line of which sheet.
    #[must_use]
    pub fn key(&self) -> String {
        let whom = match (self.kind, self.whom.first()) {
            (DateKind::Promised, _) | (_, None) => String::new(),
            (_, Some(who)) => slug(who.id().as_str()),
        };
        let line = self.line.as_ref().map(|(segment, at)| format!("{}-{}", slug(segment.as_str()), at + 1));
        let line = line.or_else(|| self.after.map(|days| days.to_string())).unwrap_or_default();
        let parts = [self.kind.key().to_owned(), whom, line];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
    }

    /// The one partner it is about, where it is about one.
    #[must_use]
    pub fn partner(&self) -> Option<&PartnerId> {
        match self.whom.as_slice() {
            [who] => Some(who.id()),
            _ => None,
        }
    }
}
