//! Numbers as people type them: `1,500`, `1 500`, `80k`, `$1.2m`, `30 %`, `4.5`, `4,5`, `300 to 3,000`.
//!
//! What is written out reads back as exactly the same number: powers of ten are applied to the digits, not to the
//! binary number they stand for.

use super::FieldError;
use crate::plan::figure::amount_text;
use crate::plan::{Amount, Share};

/// An amount of things: days, people, months, weight. `1.5k` is 1,500.
pub(super) fn amount(text: &str) -> Option<Amount> {
    let (digits, power) = with_power(text, [3, 6, 9]);
    scaled(&decimal(digits)?, power)
}

/// An amount of money in thousands: `80` and `80k` are 80, `1.2m` is 1,200. A currency before or behind is left out.
pub(super) fn money(text: &str) -> Option<Amount> {
    let (digits, power) = with_power(without_currency(text.trim()), [0, 3, 6]);
    scaled(&decimal(digits)?, power)
}

/// An amount of money said in full, in thousands: `$500` is 0.5, `5k` is 5.
pub(super) fn whole_money(text: &str) -> Option<Amount> {
    let amount = amount(without_currency(text.trim()))?;
    Amount::new(amount.get() / 1000.0).ok()
}

/// A share, in percent, with or without the sign.
pub(super) fn share(text: &str) -> Option<Share> {
    let percent = decimal(text.trim().trim_end_matches('%'))?;
    Share::new(format!("{percent}e-2").parse().ok()?).ok()
}

/// A whole number.
pub(super) fn whole(text: &str) -> Option<u32> {
    decimal(text)?.parse().ok()
}

/// Both bounds, one, or neither; `None` when the text is no range.
pub(super) fn range(text: &str, read: fn(&str) -> Option<Amount>) -> Option<(Option<Amount>, Option<Amount>)> {
    const UP_TO: [&str; 6] = ["up to", "at most", "under", "below", "<=", "<"];
    const FROM: [&str; 8] = ["at least", "from", "over", "above", "more than", ">=", ">", "min"];
    const OR_MORE: [&str; 3] = ["or more", "and more", "+"];
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Some((None, None));
    }
    if let Some(to) = UP_TO.iter().find_map(|word| text.strip_prefix(word)) {
        return Some((None, Some(read(to)?)));
    }
    let start = FROM.iter().find_map(|word| text.strip_prefix(word));
    let both = start.unwrap_or(&text);
    for between in [" to ", "–", "—", "..", "-"] {
        if let Some((from, to)) = both.split_once(between) {
            return Some((Some(read(from)?), Some(read(to)?)));
        }
    }
    let from = start.or_else(|| OR_MORE.iter().find_map(|word| text.strip_suffix(word)))?;
    Some((Some(read(from)?), None))
}

/// A range as [`range`] reads it; empty without bounds.
pub(super) fn range_text(from: Option<Amount>, to: Option<Amount>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{} to {}", amount_text(from), amount_text(to)),
        (Some(from), None) => format!("at least {}", amount_text(from)),
        (None, Some(to)) => format!("up to {}", amount_text(to)),
        (None, None) => String::new(),
    }
}

/// Sets a value that may be missing: empty text clears it, what cannot be read is refused with `takes`.
pub(super) fn set_optional<T>(
    slot: &mut Option<T>,
    text: &str,
    read: impl Fn(&str) -> Option<T>,
    takes: &str,
) -> Result<(), FieldError> {
    *slot = if text.is_empty() { None } else { Some(read(text).ok_or_else(|| FieldError(takes.to_owned()))?) };
    Ok(())
}

/// A weight. On any scale; a share of the whole is worked out from all of them.
pub(super) fn weight(text: &str) -> Result<Amount, FieldError> {
    amount(text.trim_end_matches('%')).ok_or_else(|| FieldError("write a number from 0, like “20”".to_owned()))
}

/// The digits of a decimal number with a point and no grouping; `None` when it is none.
fn decimal(text: &str) -> Option<String> {
    let text: String = text.trim().chars().map(|letter| if is_gap(letter) { ' ' } else { letter }).collect();
    let (whole, fraction) = text.split_once('.').or_else(|| decimal_comma(&text)).unwrap_or((&text, ""));
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let groups: Vec<&str> = whole.split([',', ' ']).collect();
    let is_group = |group: &&str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    let (first, more) = groups.split_first()?;
    let starts = first.bytes().all(|byte| byte.is_ascii_digit()) && (more.is_empty() || (1..=3).contains(&first.len()));
    if !starts || !more.iter().all(is_group) {
        return None;
    }
    let whole = if whole.is_empty() { "0".to_owned() } else { groups.concat() };
    Some(if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") })
}

/// A comma with one or two digits behind it cannot part thousands.
fn decimal_comma(text: &str) -> Option<(&str, &str)> {
    text.rsplit_once(',').filter(|(_, fraction)| (1..=2).contains(&fraction.len()))
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\'' | '’' | '_')
}

fn without_currency(text: &str) -> &str {
    let is_code = |word: &str| word.chars().count() == 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let text = text.trim_matches(['$', '€', '£', '¥', ' ']);
    match (text.split_once(' '), text.rsplit_once(' ')) {
        (Some((code, rest)), _) if is_code(code) => rest,
        (_, Some((rest, code))) if is_code(code) => rest.trim_end(),
        _ => text,
    }
}

/// The digits and the power of ten that thousand, million or billion stands for.
fn with_power(text: &str, [thousand, million, billion]: [u8; 3]) -> (&str, u8) {
    let words = [
        ("thousand", thousand),
        ("million", million),
        ("billion", billion),
        ("bn", billion),
        ("k", thousand),
        ("K", thousand),
        ("mn", million),
        ("m", million),
        ("M", million),
    ];
    let text = text.trim();
    words.iter().find_map(|(word, power)| text.strip_suffix(word).map(|digits| (digits, *power))).unwrap_or((text, 0))
}

fn scaled(digits: &str, power: u8) -> Option<Amount> {
    Amount::new(format!("{digits}e{power}").parse().ok()?).ok()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;
    use crate::plan::figure::share_text;

    fn read(text: &str, with: fn(&str) -> Option<Amount>) -> Option<f64> {
        with(text).map(Amount::get)
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let cases = [
            ("1,500", 1500.0),
            ("1 500", 1500.0),
            ("1'500.5", 1500.5),
            ("4.5", 4.5),
            ("4,5", 4.5),
            (".5", 0.5),
            ("2k", 2000.0),
        ];
        for (text, number) in cases {
            assert_eq!(read(text, amount), Some(number), "{text}");
        }
        for text in ["", "x", "1,5000", "1.2.3", "-4", "1e5", "12 34", ",", ".", "NaN", "inf", "٣"] {
            assert_eq!(read(text, amount), None, "{text}");
        }
    }

    #[test]
    fn money_is_held_in_thousands() {
        let cases = [("80", 80.0), ("80k", 80.0), ("$80K", 80.0), ("1.2m", 1200.0), ("€ 2 million", 2000.0)];
        for (text, number) in cases.into_iter().chain([("USD 2,000", 2000.0), ("90 CHF", 90.0), ("1bn", 1e6)]) {
            assert_eq!(read(text, money), Some(number), "{text}");
        }
    }

    #[test]
    fn a_share_reads_back_as_it_was() {
        for (fraction, text) in [(0.29, "29 %"), (1.0, "100 %"), (0.0, "0 %"), (0.005, "0.5 %"), (0.415, "41.5 %")] {
            let value = Share::new(fraction).unwrap();
            assert_eq!(share_text(value), text);
            assert_eq!(share(text), Some(value));
        }
        assert_eq!(share("101 %"), None);
    }

    #[test]
    fn a_range_has_one_bound_or_both() {
        let bounds = |text: &str| range(text, amount).map(|(from, to)| (from.map(Amount::get), to.map(Amount::get)));
        for text in ["300 to 3,000", "300-3000", "300 – 3,000", "from 300 to 3k"] {
            assert_eq!(bounds(text), Some((Some(300.0), Some(3000.0))), "{text}");
        }
        assert_eq!(bounds("up to 500"), Some((None, Some(500.0))));
        for text in ["at least 1,000", "1,000+", "1000 or more", "> 1000"] {
            assert_eq!(bounds(text), Some((Some(1000.0), None)), "{text}");
        }
        assert_eq!(bounds("300"), None);
        assert_eq!(bounds("300 to"), None);
    }
}
