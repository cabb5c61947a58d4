//! What the first 90 days take of each owner, week by week.

use super::recruited::Recruited;
use crate::plan::{Amount, Date};
use crate::prioritise::TOLERANCE;
use crate::report::Effort;
use crate::report::money::Load;
use std::collections::BTreeMap;

/// Days a partner's beginning takes.
const EARLY: i32 = 90;
/// Working days a week has.
const WORKING: u32 = 5;

/// What falls on an owner.
#[derive(Clone, Debug)]
pub struct OwnerLoad {
    /// What the first 90 days take in all, and what there is.
    pub all: Load,
    /// Days a week there are, if that is said.
    pub a_week: Option<f64>,
    /// Week by week, as far as their partners have a kick-off.
    pub weeks: Vec<WeekLoad>,
}

/// What a week takes.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekLoad {
    /// Its Monday.
    pub monday: Date,
    /// Days it takes.
    pub days: f64,
}

impl OwnerLoad {
    /// Whether a week takes more than there is.
    #[must_use]
    pub fn is_over(&self, week: &WeekLoad) -> bool {
        self.a_week.is_some_and(|there| week.days > there + TOLERANCE)
    }

    /// Weeks that take more than there is.
    pub fn over(&self) -> impl Iterator<Item = &WeekLoad> {
        self.weeks.iter().filter(|week| self.is_over(week))
    }
}

/// What falls on each owner: a partner's days are spread evenly over the working days of their first 90.
pub(super) fn loads(members: &[Recruited<'_>], early: &[Load], owner_days: Option<Amount>) -> Vec<OwnerLoad> {
    let of = |load: &Load| {
        let theirs = members.iter().filter(|member| member.who.partner.owner.trim() == load.owner);
        let mut weeks: BTreeMap<Date, f64> = BTreeMap::new();
        for member in theirs {
            let Some(kick_off) = &member.kick_off else { continue };
            let days: Vec<Date> = (0..EARLY).filter_map(|days| kick_off.on(days)).filter(is_working).collect();
            let a_day =
                Effort::of(&member.who.partner).early() / f64::from(u32::try_from(days.len()).unwrap_or(u32::MAX));
            for day in days {
                *weeks.entry(day.monday()).or_default() += a_day;
            }
        }
        let weeks = weeks.into_iter().map(|(monday, days)| WeekLoad { monday, days }).collect();
        OwnerLoad { all: load.clone(), a_week: owner_days.map(Amount::get), weeks }
    };
    early.iter().map(of).collect()
}

fn is_working(day: &Date) -> bool {
    day.weekday() < WORKING
}
