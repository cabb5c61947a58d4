//! A day as people say it when they look back: "2027-03-31", "yesterday", "last monday".

use crate::plan::{self, Date};
use jiff::{Timestamp, tz::TimeZone};

/// The days of the week, Monday first, as they may be cut short.
const WEEK: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// A day of the week may be cut to so many letters.
const SHORTEST: usize = 3;

/// The day that is meant; a day of the week is the last one before today.
///
/// # Errors
/// A sentence that says how days are written.
pub(super) fn day(text: &str, today: &Date) -> Result<Date, String> {
    let words = text.trim().to_lowercase();
    let word = words.strip_prefix("last ").unwrap_or(&words).trim();
    let is_it = |day: &&str| word.len() >= SHORTEST && day.starts_with(word);
    let back = match word {
        "today" => Some(0),
        "yesterday" => Some(1),
        "week" => Some(7),
        _ => {
            (0..).zip(WEEK).find(|(_, day)| is_it(day)).map(|(weekday, _)| match (today.weekday() + 7 - weekday) % 7 {
                0 => 7,
                days => days,
            })
        }
    };
    let day = match back {
        Some(back) => today.on(-back.cast_signed()),
        None => plan::day(text).ok().flatten(),
    };
    day.ok_or_else(|| format!("“{text}” is no day: write it like 2027-03-31, 31.3.2027, monday or yesterday."))
}

/// The day a moment falls on where the user is.
pub(super) fn day_of(at: Timestamp) -> Date {
    let day = TimeZone::system().to_datetime(at).date().to_string();
    Date::new(&day).unwrap_or_else(|_| Date::new("1970-01-01").expect("that is a day"))
}

/// "Monday, 2027-03-29".
pub(super) fn in_words(day: &Date) -> String {
    let name = WEEK.iter().cycle().nth(usize::try_from(day.weekday()).unwrap_or_default()).copied().unwrap_or_default();
    let mut letters = name.chars();
    let capital = letters.next().map(|letter| letter.to_ascii_uppercase()).into_iter();
    format!("{}, {day}", capital.chain(letters).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_said_as_people_say_it() {
        // A Thursday.
        let today = Date::new("2026-11-26").expect("that is a day");
        let cases = [
            ("2026-11-20", "2026-11-20"),
            ("20.11.2026", "2026-11-20"),
            ("monday", "2026-11-23"),
            (" Last Monday ", "2026-11-23"),
            ("tue", "2026-11-24"),
            ("thursday", "2026-11-19"),
            ("friday", "2026-11-20"),
            ("yesterday", "2026-11-25"),
            ("last week", "2026-11-19"),
            ("today", "2026-11-26"),
        ];
        for (said, meant) in cases {
            assert_eq!(day(said, &today).map(|day| day.to_string()), Ok(meant.to_owned()), "{said}");
        }
        for wrong in ["", "m", "mondays", "31.13.2026", "soon"] {
            assert!(day(wrong, &today).is_err_and(|words| words.contains("2027-03-31")), "{wrong}");
        }
        assert_eq!(in_words(&today), "Thursday, 2026-11-26");
    }
}
