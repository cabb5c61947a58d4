//! Days as people write them: `2027-03-31`, `31.3.2027`, `31 March 2027`, `Dec 31, 2026`, `3/31/2027`, and the last day of
//! what is longer: `end of March 2027`, `Q1 2027`. What two people would read as two days is asked, and so is a year that
//! is not said: what is read here does not depend on the day it is read.

use super::FieldError;
use super::number::{Reading, Unread, set_optional};
use crate::plan::Date;
use crate::plan::date::days_of;

/// What a field for a day takes.
pub(super) const TAKES: &str = "write a day like “2027-03-31” or “31 March 2027”, or “end of March 2027”, “Q1 2027”";

const MONTHS: [(&str, &str); 12] = [
    ("january", "januar"),
    ("february", "februar"),
    ("march", "märz"),
    ("april", "april"),
    ("may", "mai"),
    ("june", "juni"),
    ("july", "juli"),
    ("august", "august"),
    ("september", "september"),
    ("october", "oktober"),
    ("november", "november"),
    ("december", "dezember"),
];

/// The day a text names; none where it is empty.
///
/// # Errors
/// When it names none, or could name two.
pub fn day(text: &str) -> Result<Option<Date>, FieldError> {
    let mut day = None;
    set_optional(&mut day, text.trim(), date, TAKES)?;
    Ok(day)
}

/// A part of a text that names a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Number { value: u32, digits: usize },
    Month(u32),
    Quarter(u32),
    Half(u32),
    End,
}

/// The day a text names.
///
/// # Errors
/// A day that could be another, and one without its year, are asked.
pub(super) fn date(text: &str) -> Reading<Date> {
    let lower = text.trim().to_lowercase();
    let parts = parts(&lower).ok_or(Unread::Not)?;
    match *parts {
        [Part::End, ref rest @ ..] => last_day(rest, true, text),
        [_, _] | [_] => last_day(&parts, false, text),
        [Part::Number { value, digits: 4 }, Part::Month(month), Part::Number { value: on, .. }] => {
            dated(value, month, on)
        }
        [Part::Number { value: on, digits: 1 | 2 }, Part::Month(month), ref rest]
        | [Part::Month(month), Part::Number { value: on, digits: 1 | 2 }, ref rest] => dated(year(rest)?, month, on),
        _ => in_numbers(&parts, &lower),
    }
}

/// The last day of a year, a half, a quarter or a month. Without "end" a year must have all its digits: "May 27" is a
/// day of some year.
fn last_day(parts: &[Part], is_end: bool, text: &str) -> Reading<Date> {
    match *parts {
        [Part::Number { value, digits: 4 }] if is_end => dated(value, 12, 31),
        [Part::Number { value, digits: 4 }] => Err(Unread::Asked(format!(
            "which day of {value}? write “end of {value}”, “Q1 {value}” or “31 March {value}”"
        ))),
        [Part::Quarter(_) | Part::Half(_) | Part::Month(_)] => Err(which_year(text)),
        [Part::Quarter(quarter), ref rest] | [ref rest, Part::Quarter(quarter)] => end_of(year(rest)?, quarter * 3),
        [Part::Half(half), ref rest] | [ref rest, Part::Half(half)] => end_of(year(rest)?, half * 6),
        [Part::Month(month), ref rest] | [ref rest, Part::Month(month)] => match rest {
            Part::Number { digits: 1 | 2, .. } if !is_end => Err(which_year(text)),
            rest => end_of(year(rest)?, month),
        },
        _ => in_numbers(parts, text),
    }
}

/// A day in numbers alone. Points stand between day, month and year; strokes may, and month and day before the year too.
fn in_numbers(parts: &[Part], text: &str) -> Reading<Date> {
    let numbers: Vec<(u32, usize)> = parts
        .iter()
        .map(|part| match part {
            Part::Number { value, digits } => Ok((*value, *digits)),
            _ => Err(Unread::Not),
        })
        .collect::<Result<_, _>>()?;
    match *numbers {
        [(year, 4), (month, 1 | 2)] | [(month, 1 | 2), (year, 4)] => end_of(year, month),
        [(year, 4), (month, 1 | 2), (on, 1 | 2)] => dated(year, month, on),
        [(on, 1 | 2), (month, 1 | 2)] if month <= 12 || on <= 12 => Err(which_year(text)),
        [(on, 1 | 2), (month, 1 | 2), (year, digits @ (2 | 4))] => {
            let year = if digits == 2 { 2000 + year } else { year };
            if text.contains('.') { dated(year, month, on) } else { either(year, on, month) }
        }
        _ => Err(Unread::Not),
    }
}

/// Day and month, or month and day.
fn either(year: u32, first: u32, second: u32) -> Reading<Date> {
    match (dated(year, second, first), dated(year, first, second)) {
        (Ok(one), Ok(other)) if one != other => Err(Unread::Asked(format!(
            "do you mean {} or {}? write {one} or {other}",
            spoken(first, second),
            spoken(second, first)
        ))),
        (Ok(one), _) => Ok(one),
        (_, other) => other,
    }
}

/// "4 March 2027": what no reader takes for another day.
#[must_use]
pub fn spelled(date: &Date) -> String {
    let parts: Vec<u32> = date.as_str().split('-').filter_map(|part| part.parse().ok()).collect();
    match *parts.as_slice() {
        [year, month, day] => format!("{} {year}", spoken(day, month)),
        _ => date.as_str().to_owned(),
    }
}

fn spoken(day: u32, month: u32) -> String {
    let name = MONTHS.get(month as usize - 1).map_or("", |(name, _)| name);
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    format!("{day} {}{}", first.map(String::from).unwrap_or_default(), letters.as_str())
}

fn which_year(text: &str) -> Unread {
    let text = text.trim();
    let gap = if text.ends_with(['.', '/', '-']) { "" } else { " " };
    Unread::Asked(format!("which year? write it behind, like “{text}{gap}2027”"))
}

/// A year, of which the first two digits may be left out.
fn year(part: &Part) -> Reading<u32> {
    match part {
        Part::Number { value, digits: 4 } => Ok(*value),
        Part::Number { value, digits: 2 } => Ok(2000 + value),
        _ => Err(Unread::Not),
    }
}

fn end_of(year: u32, month: u32) -> Reading<Date> {
    dated(year, month, days_of(year, month))
}

fn dated(year: u32, month: u32, day: u32) -> Reading<Date> {
    Date::new(&format!("{year:04}-{month:02}-{day:02}")).map_err(|_| Unread::Not)
}

/// The parts of a text, without the words between them; nothing when there is a word no day has.
fn parts(text: &str) -> Option<Vec<Part>> {
    let spaced = text.replace("1st half", "h1").replace("2nd half", "h2");
    let words = spaced.split(|letter: char| letter.is_whitespace() || matches!(letter, '.' | ',' | '/' | '-' | '–'));
    let mut parts: Vec<Part> = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        match word {
            "of" | "the" | "by" | "bis" | "des" | "on" | "am" => {}
            "end" | "ende" if parts.is_empty() => parts.push(Part::End),
            "quarter" | "quartal" => {
                let Some(Part::Number { value: quarter @ 1..=4, digits: 1 }) = parts.pop() else { return None };
                parts.push(Part::Quarter(quarter));
            }
            word => parts.push(part(word)?),
        }
    }
    Some(parts)
}

fn part(word: &str) -> Option<Part> {
    let ordinal = (1..).zip(["first", "second", "third", "fourth"]).find(|(_, known)| *known == word);
    if let Some((value, _)) = ordinal {
        return Some(Part::Number { value, digits: 1 });
    }
    let named =
        word.strip_prefix('q').map(|rest| (rest, true)).or_else(|| word.strip_prefix('h').map(|rest| (rest, false)));
    if let Some((number, is_quarter)) = named {
        return match (number.parse().ok()?, is_quarter) {
            (quarter @ 1..=4, true) => Some(Part::Quarter(quarter)),
            (half @ 1..=2, false) => Some(Part::Half(half)),
            _ => None,
        };
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Part::Number { value: digits.parse().ok()?, digits: digits.len() });
    }
    month(word).map(Part::Month)
}

/// The month a word or its beginning names, in English or German.
fn month(word: &str) -> Option<u32> {
    let is_meant = |name: &str| word.chars().count() >= 3 && name.starts_with(word);
    let short = match word {
        "mrz" | "maerz" => Some(3),
        "sept" => Some(9),
        "jänner" => Some(1),
        _ => None,
    };
    short.or_else(|| {
        let at = MONTHS.iter().position(|(english, german)| is_meant(english) || is_meant(german))?;
        u32::try_from(at + 1).ok()
    })
}
