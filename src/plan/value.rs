//! Values that cannot be out of range: what is read from a file or typed is checked once, here, and the error
//! carries the bounds. Reading a file, the position comes with it.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A number that lies outside what its field can hold; the sentence names the bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutOfRange(String);

impl fmt::Display for OutOfRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for OutOfRange {}

/// An amount of money, days, people or weight: finite and not negative. Money is in thousands of the plan's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Amount(f64);

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0.0);
    /// The largest amount taken: far above any plan, far below where sums lose pennies.
    pub const MOST: f64 = 1e12;

    /// The amount, if it is a number from 0 to [`Self::MOST`].
    ///
    /// # Errors
    /// When it is not.
    pub fn new(value: f64) -> Result<Self, OutOfRange> {
        if (0.0..=Self::MOST).contains(&value) {
            Ok(Self(value + 0.0))
        } else {
            Err(OutOfRange(format!("{value} is not an amount: a number from 0 to 1,000,000,000,000")))
        }
    }

    /// The amount as a number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Amount {
    type Error = OutOfRange;
    fn try_from(value: f64) -> Result<Self, OutOfRange> {
        Self::new(value)
    }
}

impl From<Amount> for f64 {
    fn from(amount: Amount) -> Self {
        amount.0
    }
}

/// A share of a whole, held as a fraction 0–1, typed and shown in percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Share(f64);

impl Share {
    /// The share, if it is a fraction from 0 to 1.
    ///
    /// # Errors
    /// When it is not.
    pub fn new(fraction: f64) -> Result<Self, OutOfRange> {
        if (0.0..=1.0).contains(&fraction) {
            Ok(Self(fraction + 0.0))
        } else {
            Err(OutOfRange(format!("{fraction} is not a share: a fraction from 0 to 1")))
        }
    }

    /// The fraction, 0–1.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Share {
    type Error = OutOfRange;
    fn try_from(value: f64) -> Result<Self, OutOfRange> {
        Self::new(value)
    }
}

impl From<Share> for f64 {
    fn from(share: Share) -> Self {
        share.0
    }
}

/// A whole number from 1 to 5: a rating, a minimum, a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Score5(u8);

impl Score5 {
    /// The number, if it is 1, 2, 3, 4 or 5.
    ///
    /// # Errors
    /// When it is not.
    pub fn new(value: u8) -> Result<Self, OutOfRange> {
        if (1..=5).contains(&value) {
            Ok(Self(value))
        } else {
            Err(OutOfRange(format!("{value} is not a rating: a whole number from 1 to 5")))
        }
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Score5 {
    type Error = OutOfRange;
    fn try_from(value: u8) -> Result<Self, OutOfRange> {
        Self::new(value)
    }
}

impl From<Score5> for u8 {
    fn from(score: Score5) -> Self {
        score.0
    }
}

/// How strongly a partner reaches a buyer at a stage: 0 none, 1 some, 2 good, 3 decisive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Strength(u8);

impl Strength {
    /// The strength, if it is 0, 1, 2 or 3.
    ///
    /// # Errors
    /// When it is not.
    pub fn new(value: u8) -> Result<Self, OutOfRange> {
        if value <= 3 {
            Ok(Self(value))
        } else {
            Err(OutOfRange(format!("{value} is not an influence: a whole number from 0 to 3")))
        }
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Strength {
    type Error = OutOfRange;
    fn try_from(value: u8) -> Result<Self, OutOfRange> {
        Self::new(value)
    }
}

impl From<Strength> for u8 {
    fn from(strength: Strength) -> Self {
        strength.0
    }
}

/// How many times as much one thing matters as another: from 1, as much, to 9, beyond compare.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Times(f64);

impl Times {
    /// As much.
    pub const ONCE: Self = Self(1.0);
    /// The most that people tell apart (Saaty's scale ends there).
    pub const MOST: f64 = 9.0;

    /// So many times, if it is a number from 1 to [`Self::MOST`].
    ///
    /// # Errors
    /// When it is not.
    pub fn new(value: f64) -> Result<Self, OutOfRange> {
        if (1.0..=Self::MOST).contains(&value) {
            Ok(Self(value))
        } else {
            Err(OutOfRange(format!("{value} is no comparison: a number from 1 to 9")))
        }
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Times {
    type Error = OutOfRange;
    fn try_from(value: f64) -> Result<Self, OutOfRange> {
        Self::new(value)
    }
}

impl From<Times> for f64 {
    fn from(times: Times) -> Self {
        times.0
    }
}

/// Yes, no, or nobody knows yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not known, which is where every question starts.
    #[default]
    NotKnown,
}

impl Answer {
    /// Every answer, in the order it is offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotKnown];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotKnown => "not known",
        }
    }
}

/// How we know a thing: what was judged from what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// A guess.
    #[default]
    Guess,
    /// Desk research: their website, a directory, somebody's post.
    Desk,
    /// A conversation with them or with a shared customer.
    Talked,
    /// Proof: CRM data, a signed deal, account lists compared.
    Data,
}

impl Evidence {
    /// Every kind, weakest first.
    pub const ALL: [Self; 4] = [Self::Guess, Self::Desk, Self::Talked, Self::Data];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Guess => "guess",
            Self::Desk => "desk research",
            Self::Talked => "conversation",
            Self::Data => "proof",
        }
    }

    /// The next kind, round and round: what one key steps through.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Guess => Self::Desk,
            Self::Desk => Self::Talked,
            Self::Talked => Self::Data,
            Self::Data => Self::Guess,
        }
    }
}

/// A calendar day, `YYYY-MM-DD`, from year 1900 to 2199.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(String);

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
        let mut parts = self.0.split('-').map(|part| part.parse::<u32>().unwrap_or_default());
        let (mut year, mut month) = (parts.next()?, parts.next()?);
        let mut day = parts.next()?.checked_add(days)?;
        while day > days_of(year, month) {
            day -= days_of(year, month);
            month += 1;
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
            if year >= LAST_YEAR {
                return None;
            }
        }
        Self::new(&format!("{year:04}-{month:02}-{day:02}")).ok()
    }

    /// The same, but a Saturday or a Sunday gives way to the Friday before.
    #[must_use]
    pub fn working_day_later(&self, days: u32) -> Option<Self> {
        let day = self.later(days)?;
        match weekday(&day) {
            6 => self.later(days.checked_sub(1)?),
            0 => self.later(days.checked_sub(2)?),
            _ => Some(day),
        }
    }
}

/// The day of the week, Sunday 0, after Sakamoto.
fn weekday(date: &Date) -> u32 {
    const SHIFTS: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let mut parts = date.0.split('-').map(|part| part.parse::<u32>().unwrap_or_default());
    let [year, month, day] = [parts.next(), parts.next(), parts.next()].map(Option::unwrap_or_default);
    let year = if month < 3 { year.saturating_sub(1) } else { year };
    let shift = SHIFTS.get(month.saturating_sub(1) as usize).copied().unwrap_or_default();
    (year + year / 4 - year / 100 + year / 400 + shift + day) % 7
}

/// The first year no day can be written of.
const LAST_YEAR: u32 = 2200;

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

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
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
    (1900..LAST_YEAR).contains(&year) && (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day)
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
    fn numbers_out_of_range_are_refused_with_the_bounds() {
        assert!(Amount::new(f64::NAN).is_err());
        assert!(Amount::new(f64::INFINITY).is_err());
        assert!(Amount::new(-0.1).is_err());
        assert!(Amount::new(-0.0).is_ok_and(|zero| zero.get().is_sign_positive()));
        assert_eq!(Score5::new(9).unwrap_err().to_string(), "9 is not a rating: a whole number from 1 to 5");
        assert!(Strength::new(4).is_err());
        assert!(Share::new(1.01).is_err());
    }
}
