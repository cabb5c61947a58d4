//! Numbers as people write them: `1,500`, `1 500`, `1.500,5`, `30 %`, `4.5`, `4,5`, `300 to 3,000`. Where a mark could
//! part thousands or a fraction, whoever asked for the number says which is meant, or the writer is asked.
//!
//! What is written out reads back as exactly the same number: powers of ten are applied to the digits, not to the
//! binary number they stand for.

use super::FieldError;
use crate::plan::figure::amount_text;
use crate::plan::{Amount, Share};

/// Why a text was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is none of what the field takes.
    Not,
    /// It can be read in two ways, or lacks a part: the sentence asks.
    Asked(String),
}

/// What was read, or why not.
pub(super) type Reading<T> = Result<T, Unread>;

impl Unread {
    /// The sentence that refuses: the question, else what the field takes.
    pub(super) fn or_takes(self, takes: &str) -> FieldError {
        match self {
            Self::Not => FieldError(takes.to_owned()),
            Self::Asked(sentence) => FieldError(sentence),
        }
    }
}

/// The digits of a number with a point and no grouping. One mark with three digits behind it can be either.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Digits {
    /// As a fraction, where the mark is not sure; else as it is.
    pub(super) fraction: String,
    /// As thousands, where the mark is not sure, and the mark.
    pub(super) thousands: Option<(String, char)>,
}

impl Digits {
    fn sure(digits: String) -> Self {
        Self { fraction: digits, thousands: None }
    }

    /// Read as thousands where it can be.
    pub(super) fn as_thousands(&self) -> &str {
        self.thousands.as_ref().map_or(&self.fraction, |(digits, _)| digits)
    }
}

/// The digits of a number with marks as anybody sets them; nothing when it is none.
pub(super) fn digits(text: &str) -> Option<Digits> {
    let text: String =
        without_dash(text.trim()).chars().map(|letter| if is_gap(letter) { ' ' } else { letter }).collect();
    let marks: Vec<char> = text.chars().filter(|letter| matches!(letter, '.' | ',')).collect();
    let Some(&mark) = marks.last() else { return grouped(&text, ' ').map(Digits::sure) };
    let alike = marks.iter().filter(|other| **other == mark).count();
    if alike > 1 {
        return (alike == marks.len()).then(|| grouped(&text, mark)).flatten().map(Digits::sure);
    }
    let (before, after) = text.rsplit_once(mark)?;
    if !is_digits(after) || (before.is_empty() && after.is_empty()) {
        return None;
    }
    let between = if marks.len() > 1 { if mark == ',' { '.' } else { ',' } } else { ' ' };
    let whole = if before.is_empty() { "0".to_owned() } else { grouped(before, between)? };
    let is_unsure = after.len() == 3 && before == whole && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    // A slip in the thousands, "1,5000", is no fraction.
    if mark == ',' && after.len() > 3 && whole != "0" {
        return None;
    }
    let thousands = is_unsure.then(|| (format!("{whole}{after}"), mark));
    let fraction = if after.is_empty() { whole } else { format!("{whole}.{after}") };
    Some(Digits { fraction, thousands })
}

/// The digits of a whole number with `mark` between thousands, or none at all.
fn grouped(text: &str, mark: char) -> Option<String> {
    let groups: Vec<&str> = text.split(mark).collect();
    let (first, more) = groups.split_first()?;
    let starts = is_digits(first) && !first.is_empty() && (more.is_empty() || first.len() <= 3);
    (starts && more.iter().all(|group| group.len() == 3 && is_digits(group))).then(|| groups.concat())
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\'' | '’' | '_')
}

/// "60,-" and "60.–" are 60.
fn without_dash(text: &str) -> &str {
    let dashes = text.trim_end_matches(['-', '–', '—']);
    if dashes.len() < text.len() && dashes.ends_with(['.', ',']) { dashes } else { text }
}

/// An amount of things: days, people, months, weight. `1.5k` is 1,500, and so is `1,500`, as it is printed.
///
/// # Errors
/// `1.500` is asked: 1.5 or 1,500.
pub(super) fn amount(text: &str) -> Reading<Amount> {
    let (number, power) = with_power(text);
    let digits = digits(number).ok_or(Unread::Not)?;
    match &digits.thousands {
        Some((thousands, '.')) => {
            let (one, other) = (scaled(&digits.fraction, power)?, scaled(thousands, power)?);
            let (write_one, write_other) = (unmarked(one), unmarked(other));
            let one = amount_text(one);
            Err(Unread::Asked(format!(
                "do you mean {one} or {}? write {write_one} or {write_other}",
                amount_text(other)
            )))
        }
        _ => scaled(digits.as_thousands(), power),
    }
}

/// An amount as [`amount`] reads it, and nobody is asked.
pub(super) fn text(amount: Amount) -> String {
    let text = amount_text(amount);
    if digits(&text).is_some_and(|digits| digits.thousands.is_some_and(|(_, mark)| mark == '.')) {
        format!("{text}0")
    } else {
        text
    }
}

/// An amount with no mark that could be taken for another.
pub(super) fn unmarked(amount: Amount) -> String {
    let text = amount.get().to_string();
    if digits(&text).is_some_and(|digits| digits.thousands.is_some()) { format!("{text}0") } else { text }
}

/// Whether a text says that it is a share.
pub(super) fn says_share(text: &str) -> bool {
    without_percent(text).is_some()
}

/// The rest of a text that ends with a word for percent.
fn without_percent(text: &str) -> Option<&str> {
    const WORDS: [&str; 5] = ["%", "percent", "per cent", "prozent", "pct"];
    let text = text.trim();
    WORDS.iter().find_map(|word| {
        let at = text.len().checked_sub(word.len())?;
        let (rest, last) = text.split_at_checked(at)?;
        last.eq_ignore_ascii_case(word).then(|| rest.trim_end_matches(['%', ' ']))
    })
}

/// A share, in percent, with or without the sign.
///
/// # Errors
/// Less than one without the sign is asked: 0.3 % or 30 %.
pub(super) fn share(text: &str) -> Reading<Share> {
    let said = without_percent(text);
    let percent = digits(said.unwrap_or(text)).ok_or(Unread::Not)?.fraction;
    let share = |power: &str| number(&format!("{percent}{power}")).ok().and_then(|share| Share::new(share).ok());
    let number = number(&percent)?;
    if said.is_none() && number > 0.0 && number < 1.0 {
        let whole = share("e0").map(crate::plan::figure::share_text).ok_or(Unread::Not)?;
        return Err(Unread::Asked(format!("do you mean {number} % or {whole}? write it with the sign")));
    }
    share("e-2").ok_or(Unread::Not)
}

/// A whole number: a count, so that a mark with three digits behind it parts thousands.
pub(super) fn whole(text: &str) -> Reading<u32> {
    let (count, power) = with_power(text);
    let digits = digits(count).ok_or(Unread::Not)?;
    let number = number(&format!("{}e{power}", digits.as_thousands()))?;
    format!("{number}").parse().map_err(|_| Unread::Not)
}

/// The texts of both bounds, of one, or of neither.
pub(super) type Bounds = (Option<String>, Option<String>);

/// The bounds in a text; nothing when it is no range.
pub(super) fn bounds(text: &str) -> Option<Bounds> {
    const UP_TO: [&str; 7] = ["up to", "at most", "under", "below", "bis", "<=", "<"];
    const FROM: [&str; 9] = ["at least", "from", "over", "above", "more than", ">=", ">", "min", "ab"];
    const OR_MORE: [&str; 3] = ["or more", "and more", "+"];
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Some((None, None));
    }
    if let Some(to) = UP_TO.iter().find_map(|word| text.strip_prefix(word)) {
        return Some((None, Some(to.to_owned())));
    }
    let start = FROM.iter().find_map(|word| text.strip_prefix(word));
    let both = start.unwrap_or(&text);
    for between in [" to ", " bis ", "–", "—", "..", "-"] {
        if let Some((from, to)) = both.split_once(between) {
            return Some((Some(from.to_owned()), Some(to.to_owned())));
        }
    }
    let from = start.or_else(|| OR_MORE.iter().find_map(|word| text.strip_suffix(word)))?;
    Some((Some(from.to_owned()), None))
}

/// Both bounds of people, one, or neither. People are whole: a mark with three digits behind it parts thousands.
pub(super) fn range_of_people(text: &str) -> Reading<(Option<Amount>, Option<Amount>)> {
    let (from, to) = bounds(text).ok_or(Unread::Not)?;
    let people = |text: String| {
        let (number, power) = with_power(&text);
        scaled(digits(number).ok_or(Unread::Not)?.as_thousands(), power)
    };
    Ok((from.map(people).transpose()?, to.map(people).transpose()?))
}

/// A range as [`bounds`] reads it, its bounds as `write` has them; empty without bounds.
pub(super) fn range_text(from: Option<Amount>, to: Option<Amount>, write: fn(Amount) -> String) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{} to {}", write(from), write(to)),
        (Some(from), None) => format!("at least {}", write(from)),
        (None, Some(to)) => format!("up to {}", write(to)),
        (None, None) => String::new(),
    }
}

/// Sets a value that may be missing: empty text clears it, what cannot be read is refused with `takes`.
pub(super) fn set_optional<T>(
    slot: &mut Option<T>,
    text: &str,
    read: impl Fn(&str) -> Reading<T>,
    takes: &str,
) -> Result<(), FieldError> {
    *slot = if text.is_empty() { None } else { Some(read(text).map_err(|unread| unread.or_takes(takes))?) };
    Ok(())
}

/// The share of the whole that a weight is; none where it is empty, which is what the others leave.
///
/// # Errors
/// When the text is none, or could be another.
pub fn weight(text: &str) -> Result<Option<Share>, FieldError> {
    const TAKES: &str = "write a share of the whole, like “20 %”, or leave it empty for what the others leave";
    let mut weight = None;
    set_optional(&mut weight, text.trim(), share, TAKES)?;
    Ok(weight)
}

pub(super) fn set_weight(slot: &mut Option<Share>, text: &str) -> Result<(), FieldError> {
    *slot = weight(text)?;
    Ok(())
}

/// The digits and the power of ten that thousand, million or billion stands for.
fn with_power(text: &str) -> (&str, i32) {
    let (digits, scale) = super::scale::with_scale(text);
    (digits, scale.map_or(0, |scale| scale.power))
}

/// The digits times a power of ten.
pub(super) fn scaled(digits: &str, power: i32) -> Reading<Amount> {
    Amount::new(number(&format!("{digits}e{power}"))?).map_err(|_| Unread::Not)
}

fn number(text: &str) -> Reading<f64> {
    text.parse().map_err(|_| Unread::Not)
}
