//! Amounts of money as people write them: `60k`, `€60k`, `60.000 €`, `EUR 1.2m`, `60 Tsd.`. They are held in thousands of
//! the plan's currency, and no text is taken to be a thousand times more or less than it may mean: where it does not
//! say which, and a person could mean either, the writer is asked.
//!
//! A currency has become [`PLAIN`] before ([`super::currency`]).

use super::FieldError;
use super::currency::{self, PLAIN};
use super::number::{self, Digits, Reading, Unread, digits, scaled, unmarked};
use super::scale::with_scale;
use crate::plan::Amount;

/// How an amount is read that says neither thousands nor millions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Usual {
    /// Below a thousand it is thousands, as the label says; with a currency it must be a thousand at least.
    Thousands,
    /// The same of a company, which may turn over billions.
    Size,
    /// A day's price: below twenty it is thousands, and with a currency it is what it says.
    Day,
    /// A fee: it must say what it is.
    Fee,
}

impl Usual {
    /// Below the first a bare number is thousands; from the second on it is what it says, for so many thousands nobody
    /// means. Between them it is asked.
    fn bare(self) -> (f64, f64) {
        match self {
            Self::Thousands => (1000.0, 10_000.0),
            Self::Size => (1000.0, 1_000_000.0),
            Self::Day => (20.0, 100.0),
            Self::Fee => (0.0, 0.0),
        }
    }

    /// From this on a number beside a currency is what it says.
    fn plain(self) -> f64 {
        if matches!(self, Self::Thousands | Self::Size) { 1.0 } else { 0.0 }
    }
}

/// An amount in thousands.
///
/// # Errors
/// Where it could be a thousand times as much, it is asked.
pub(super) fn money(text: &str, usual: Usual) -> Reading<Amount> {
    let rest = text.replace(PLAIN, " ");
    let (number, scale) = with_scale(&rest);
    let digits = digits(number).ok_or(Unread::Not)?;
    match scale {
        Some(scale) => with_word(&digits, scale.power - 3, scale.is_german),
        None if text.contains(PLAIN) => in_plain_units(&digits, usual),
        None => bare(&digits, usual),
    }
}

/// "1.500k": fifteen hundred or a million and a half.
fn with_word(digits: &Digits, power: i32, is_german: bool) -> Reading<Amount> {
    match &digits.thousands {
        Some((thousands, '.')) if is_german => scaled(thousands, power),
        Some((thousands, _)) if !is_german => asked(scaled(&digits.fraction, power)?, scaled(thousands, power)?),
        _ => scaled(&digits.fraction, power),
    }
}

/// No currency has thirds of a cent: three digits behind a mark are thousands.
fn in_plain_units(digits: &Digits, usual: Usual) -> Reading<Amount> {
    let amount = scaled(digits.as_thousands(), -3)?;
    if amount > Amount::ZERO && amount.get() < usual.plain() {
        return asked(amount, scaled(digits.as_thousands(), 0)?);
    }
    Ok(amount)
}

/// The field says thousands; whoever writes a thousand of them may have meant plain units, and who writes very many has.
fn bare(digits: &Digits, usual: Usual) -> Reading<Amount> {
    let amount = scaled(digits.as_thousands(), 0)?;
    if usual == Usual::Fee {
        return Err(Unread::Not);
    }
    let (thousands, units) = usual.bare();
    if amount.get() < thousands {
        return Ok(amount);
    }
    let plain = scaled(digits.as_thousands(), -3)?;
    if amount.get() < units { asked(plain, amount) } else { Ok(plain) }
}

fn asked(one: Amount, other: Amount) -> Reading<Amount> {
    let (spoken_one, spoken_other) = (spoken(one), spoken(other));
    Err(Unread::Asked(format!(
        "do you mean {spoken_one} or {spoken_other}? write {} or {}",
        money_text(one),
        money_text(other)
    )))
}

/// An amount in a list, in thousands: what it says, plain units of the plan's currency unless a word beside it says
/// thousands or millions.
///
/// # Errors
/// When it is no amount, can be two, or is in another currency.
pub fn listed_amount(text: &str, currency: &str) -> Result<Amount, FieldError> {
    let text = currency::in_plain(text, currency)? + &PLAIN.to_string();
    money(&text, Usual::Fee).map_err(|unread| unread.or_takes("it is no amount"))
}

/// Whether this beside a number makes an amount of it: a currency, thousands or millions.
#[must_use]
pub fn is_unit_of_money(text: &str) -> bool {
    let is_scale = || with_scale(&format!("1 {text}")).0 == "1";
    !text.trim().is_empty() && (currency::in_plain(text, "").is_err() || is_scale())
}

/// An amount as [`money`] reads it, whatever is usual: `80k`, `1.2m`.
pub(super) fn money_text(amount: Amount) -> String {
    let millions = shifted(amount, -3);
    let decimals = millions.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    if amount == Amount::ZERO {
        "0".to_owned()
    } else if amount.get() >= 1000.0 && decimals <= 2 {
        format!("{millions}m")
    } else {
        format!("{}k", unmarked(amount))
    }
}

/// "60 thousand", "1.2 million", "800".
fn spoken(amount: Amount) -> String {
    match amount.get() {
        small if small < 1.0 => shifted(amount, 3),
        some if some < 1e3 => format!("{} thousand", shifted(amount, 0)),
        many if many < 1e6 => format!("{} million", shifted(amount, -3)),
        _ => format!("{} billion", shifted(amount, -6)),
    }
}

/// The amount times a power of ten, in digits.
fn shifted(amount: Amount, power: i32) -> String {
    scaled(&amount.get().to_string(), power).map_or_else(|_| amount.get().to_string(), |moved| moved.get().to_string())
}

/// Both bounds, one, or neither. What is said of one bound only, its currency or its thousands, is said of both.
///
/// # Errors
/// Where that makes the first the greater one, it is asked.
pub(super) fn money_range(text: &str, usual: Usual) -> Reading<(Option<Amount>, Option<Amount>)> {
    let (from, to) = number::bounds(text).ok_or(Unread::Not)?;
    let (Some(from), Some(to)) = (&from, &to) else {
        let read = |bound: Option<String>| bound.map(|bound| money(&bound, usual)).transpose();
        return Ok((read(from)?, read(to)?));
    };
    let is_plain = from.contains(PLAIN) || to.contains(PLAIN);
    let said = |bound: &str| if is_plain { format!("{PLAIN}{bound}") } else { bound.to_owned() };
    let upper = money(&said(to), usual)?;
    let lower = match (with_scale(&from.replace(PLAIN, " ")), with_scale(&to.replace(PLAIN, " "))) {
        ((_, None), (_, Some(scale))) => of_same_scale(from, scale.power - 3, scale.is_german, upper)?,
        _ => money(&said(from), usual)?,
    };
    Ok((Some(lower), Some(upper)))
}

/// "24 to 95k" is 24k, "500 to 2m" may be.
fn of_same_scale(from: &str, power: i32, is_german: bool, upper: Amount) -> Reading<Amount> {
    let digits = digits(&from.replace(PLAIN, " ")).ok_or(Unread::Not)?;
    let lower = with_word(&digits, power, is_german)?;
    if lower > upper { asked(scaled(digits.as_thousands(), 0)?, lower) } else { Ok(lower) }
}
