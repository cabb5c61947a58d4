//! Values that cannot be out of range: what is read from a file or typed is checked once, here, and the error
//! carries the bounds. Reading a file, the position comes with it.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A number that lies outside what its field can hold; the sentence names the bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutOfRange(pub(super) String);

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

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

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
