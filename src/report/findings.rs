//! What takes longer to work out than a keystroke has: how firm the ranking is, what would change it, what to find out
//! next, whom to recruit and when. Made by [`Findings::of`] on any thread and joined to a report afterwards.
//!
//! What may not go in: formulas, which are `prioritise`'s. Here their results get names, words and the shape of the
//! JSON report.

mod build;
mod frontier;
mod reach;
mod rows;
mod serial;
pub mod words;

pub use frontier::{FrontierRow, Steps};
pub use reach::{MemberReach, Moment};
pub use rows::{
    AsGoodAs, Equal, FirmRow, Forecast, HowFirm, IfNoRow, InLineRow, Judged, LeftOut, MemberRow, OneMoreModel,
    OutsiderRow, Preferences, Question, Recruiting, Remains, SetRow, Settles, StandIn, Status, Sure, Turn,
    TurningPoint, WaveRow, WaveSum, Waves,
};

use crate::plan::{PartnerId, Plan};
use crate::prioritise::Cancel;
use crate::report::dates::Dates;
use crate::report::money::Money;
use crate::report::{Accounts, Who, reasons};
use std::collections::HashMap;

/// Everything about a plan that is worked out on the side.
#[derive(Clone, Debug)]
pub struct Findings {
    /// How firm each place of the ranking is.
    pub how_firm: HowFirm,
    /// For each criterion, the weight at which the top changes.
    pub turning_points: Vec<TurningPoint>,
    /// What to find out next, what settles most first.
    pub questions: Vec<Question>,
    /// The set to recruit.
    pub recruiting: Recruiting,
    /// Who is recruited when.
    pub waves: Waves,
    /// What a partner earns, what we keep, and when it pays.
    pub money: Money,
    /// What is to be done by which day, once they are recruited.
    pub dates: Dates,
    judged: HashMap<PartnerId, Judged>,
}

/// A part of the work, for whoever waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// How firm the ranking is.
    HowFirm,
    /// What to find out next.
    Questions,
    /// The recruiting set.
    Recruiting,
    /// What to expect once candidates are asked.
    Answers,
    /// Who is recruited when.
    Waves,
}

impl Part {
    /// The words on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::HowFirm => "how firm the ranking is",
            Self::Questions => "what to find out next",
            Self::Recruiting => "the recruiting set",
            Self::Answers => "what follows from a yes or a no",
            Self::Waves => "who is recruited when",
        }
    }
}

impl Findings {
    /// Works a plan without account lists out, telling what is next; none when `cancel` was asked for before the end.
    #[must_use]
    pub fn of(plan: &Plan, cancel: &Cancel, tell: &dyn Fn(Part)) -> Option<Self> {
        Self::of_with(plan, &Accounts::default(), cancel, tell)
    }

    /// The same of a plan with the account lists beside it.
    #[must_use]
    pub fn of_with(plan: &Plan, accounts: &Accounts, cancel: &Cancel, tell: &dyn Fn(Part)) -> Option<Self> {
        build::findings(plan, accounts, cancel, tell)
    }

    /// What has been found of a partner; nothing of one the plan did not hold.
    #[must_use]
    pub fn judged(&self, partner: &PartnerId) -> Option<&Judged> {
        self.judged.get(partner)
    }

    /// Everyone who is recruited now with what was found of them, in the order of the set.
    pub fn set(&self) -> impl Iterator<Item = (&Who, &Judged)> {
        self.waves.recruit_now.iter().filter_map(|row| Some((&row.who, self.judged(row.who.id())?)))
    }

    /// How ready the set is: "2 ready, 1 once a sponsor and a date are named, 3 to talk to first"; empty where there is
    /// none.
    #[must_use]
    pub fn readiness(&self) -> String {
        let set: Vec<_> = self.set().map(|(_, judged)| (judged.verdict, &judged.conditions)).collect();
        reasons::readiness(&set)
    }

    /// The same as a sentence that says what it means for the set; none where there is none.
    #[must_use]
    pub fn headed(&self) -> Option<String> {
        let readiness = self.readiness();
        let is_provisional = self.set().any(|(_, judged)| !judged.verdict.is_ready());
        let provisional = if is_provisional { "; provisional until all are ready" } else { "" };
        (!readiness.is_empty()).then(|| format!("{readiness}{provisional}."))
    }
}
