//! A calendar day, and counting from it.

use super::OutOfRange;
use crate::text::manner::here;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A calendar day, `YYYY-MM-DD`, from year 1900 to 2199.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(String);

/// The first year days can be written of.
const FIRST_YEAR: u32 = 1900;
/// The first year after it that no day can be written of.
const LAST_YEAR: u32 = 2200;
/// Days a week has.
const WEEK: u32 = 7;

impl Date {
    /// The day, if the text names one.
    ///
    /// # Errors
    /// When it does not.
    pub fn new(text: &str) -> Result<Self, OutOfRange> {
        if is_day(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(OutOfRange(format!("{text:?} is not a date: write it as 2027-03-31")))
        }
    }

    /// The day as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day so many days later; none after the last one that can be written.
    #[must_use]
    pub fn later(&self, days: u32) -> Option<Self> {
        Self::at(self.count().checked_add(days)?)
    }

    /// The day so many days on, or before where they are less than none; none where it cannot be written.
    #[must_use]
    pub fn on(&self, days: i32) -> Option<Self> {
        Self::at(self.count().checked_add_signed(days)?)
    }

    /// The same, but a Saturday or a Sunday gives way to the Friday before.
    #[must_use]
    pub fn working_day_on(&self, days: i32) -> Option<Self> {
        let day = self.on(days)?;
        let beyond_friday = day.weekday().saturating_sub(4);
        Self::at(day.count().checked_sub(beyond_friday)?)
    }

    /// The day of the week, Monday 0.
    #[must_use]
    pub fn weekday(&self) -> u32 {
        // The first day of 1900 was a Monday.
        self.count() % WEEK
    }

    /// The Monday of its week.
    ///
    /// # Panics
    /// Never: the first day there is is a Monday.
    #[must_use]
    pub fn monday(&self) -> Self {
        Self::at(self.count() - self.weekday()).expect("the first day there is is a Monday")
    }

    /// How many days it is after another; less than none where it is before.
    #[must_use]
    pub fn days_after(&self, other: &Self) -> i32 {
        self.count().cast_signed() - other.count().cast_signed()
    }

    /// Days since the first one there is.
    fn count(&self) -> u32 {
        let mut parts = self.0.split('-').map(|part| part.parse::<u32>().unwrap_or_default());
        let [year, month, day] = [parts.next(), parts.next(), parts.next()].map(Option::unwrap_or_default);
        let years: u32 = (FIRST_YEAR..year).map(days_of_year).sum();
        let months: u32 = (1..month).map(|month| days_of(year, month)).sum();
        (years + months + day).saturating_sub(1)
    }

    /// The day so many days after the first one there is.
    fn at(mut count: u32) -> Option<Self> {
        let mut year = FIRST_YEAR;
        while count >= days_of_year(year) {
            count -= days_of_year(year);
            year += 1;
            if year >= LAST_YEAR {
                return None;
            }
        }
        let mut month = 1;
        while count >= days_of(year, month) {
            count -= days_of(year, month);
            month += 1;
        }
        Some(Self(format!("{year:04}-{month:02}-{:02}", count + 1)))
    }
}

fn days_of_year(year: u32) -> u32 {
    365 + days_of(year, 2) - 28
}

/// How many days a month has.
pub(super) fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl TryFrom<String> for Date {
    type Error = OutOfRange;
    fn try_from(text: String) -> Result<Self, OutOfRange> {
        Self::new(&text)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.0
    }
}

/// As people read it where they live; [`Self::as_str`] is for files and programs.
impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&here().day(&self.0))
    }
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
        return false;
    }
    let (Ok(year), Ok(month), Ok(day)) = (year.parse::<u32>(), month.parse::<u32>(), day.parse::<u32>()) else {
        return false;
    };
    (FIRST_YEAR..LAST_YEAR).contains(&year) && (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for good in ["2027-03-31", "2028-02-29", "1999-12-01"] {
            assert!(Date::new(good).is_ok(), "{good}");
        }
        for bad in ["2027-02-29", "2027-13-01", "2027-1-1", "31.03.2027", "", "2027-04-31", "９９99-01-01"] {
            assert!(Date::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let later = |day: &str, days| Date::new(day).unwrap().later(days).map(|day| day.to_string());
        assert_eq!(later("2027-01-11", 137).as_deref(), Some("2027-05-28"));
        assert_eq!(later("2027-12-31", 60).as_deref(), Some("2028-02-29"));
        assert_eq!(later("2028-02-29", 0).as_deref(), Some("2028-02-29"));
        assert_eq!(later("2199-12-31", 1), None);
        assert_eq!(later("2027-01-11", u32::MAX), None);
    }

    #[test]
    fn a_saturday_and_a_sunday_give_way_to_the_friday_before() {
        let kick_off = Date::new("2027-01-11").unwrap();
        let on = |days| kick_off.working_day_on(days).map(|day| day.to_string());
        for (days, day) in [(0, "2027-01-11"), (14, "2027-01-25"), (75, "2027-03-26"), (90, "2027-04-09")] {
            assert_eq!(on(days).as_deref(), Some(day));
        }
        for (days, day) in [(-1, "2027-01-08"), (-2, "2027-01-08"), (-14, "2026-12-28")] {
            assert_eq!(on(days).as_deref(), Some(day));
        }
        assert_eq!(Date::new("1900-01-03").unwrap().working_day_on(-3), None);
        assert_eq!(kick_off.on(-11).map(|day| day.to_string()).as_deref(), Some("2026-12-31"));
    }

    #[test]
    fn weeks_begin_on_monday() {
        let thursday = Date::new("2026-11-26").unwrap();
        assert_eq!((thursday.weekday(), thursday.monday().as_str()), (3, "2026-11-23"));
        let monday = Date::new("2027-01-11").unwrap();
        assert_eq!((monday.weekday(), monday.days_after(&thursday), thursday.days_after(&monday)), (0, 46, -46));
    }
}
