//! How long ago something was, as people say it.

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use std::time::{Duration, SystemTime};

/// "just now", "5 min ago", "2 h ago", "3 days ago", then the date. A time to come is said as its date.
#[must_use]
pub(crate) fn between(then: SystemTime, now: SystemTime) -> String {
    let Ok(past) = now.duration_since(then) else { return date(then) };
    let minutes = past.as_secs() / 60;
    match minutes {
        0 => "just now".to_owned(),
        1..60 => format!("{minutes} min ago"),
        60..1440 => format!("{} h ago", minutes / 60),
        1440..2880 => "yesterday".to_owned(),
        2880..10080 => format!("{} days ago", minutes / 1440),
        _ => date(then),
    }
}

/// The same, in weeks where it is longer ago; nothing where that says no more than the day.
#[must_use]
pub(crate) fn ago(at: Timestamp, now: SystemTime) -> String {
    let then = system(at);
    match now.duration_since(then).map(|past| past.as_secs() / 86_400) {
        Ok(days @ 7..70) => format!("{days} days ago"),
        Ok(0..7) => between(then, now),
        _ => String::new(),
    }
}

/// A time before 1970 is its beginning.
fn system(at: Timestamp) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(at.as_second()).unwrap_or_default())
}

/// "31 Mar 2027".
#[must_use]
pub(crate) fn day(at: Timestamp) -> String {
    TimeZone::system().to_datetime(at).strftime("%-d %b %Y").to_string()
}

/// "Wed 31 Mar 2027, 14:05".
#[must_use]
pub(crate) fn day_and_time(at: Timestamp) -> String {
    TimeZone::system().to_datetime(at).strftime("%a %-d %b %Y, %H:%M").to_string()
}

/// The same of several, each told from the others: with its seconds where another is of the same minute.
#[must_use]
pub(crate) fn days_and_times(all: &[Timestamp]) -> Vec<String> {
    let minutes: Vec<String> = all.iter().map(|at| day_and_time(*at)).collect();
    let is_alone = |words: &String| minutes.iter().filter(|other| *other == words).count() == 1;
    let to_the_second =
        |at: &Timestamp| TimeZone::system().to_datetime(*at).strftime("%a %-d %b %Y, %H:%M:%S").to_string();
    let told =
        minutes.iter().zip(all).map(|(words, at)| if is_alone(words) { words.clone() } else { to_the_second(at) });
    told.collect()
}

/// The same of a moment written as the trash writes it, in UTC: `20270331-140501`; anything else stays as it is.
#[must_use]
pub(crate) fn since_stamp(stamp: &str, now: SystemTime) -> String {
    let moment = DateTime::strptime("%Y%m%d-%H%M%S", stamp).and_then(|at| TimeZone::UTC.to_timestamp(at));
    moment.map_or_else(|_| stamp.to_owned(), |at| between(system(at), now))
}

fn date(then: SystemTime) -> String {
    Timestamp::try_from(then).map(day).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::UNIX_EPOCH;

    #[test]
    fn ages_are_said_as_people_say_them() {
        let now = UNIX_EPOCH + Duration::from_hours(480_000);
        let ago = |seconds| between(now - Duration::from_secs(seconds), now);
        assert_eq!(ago(5), "just now");
        assert_eq!(ago(300), "5 min ago");
        assert_eq!(ago(2 * 3600), "2 h ago");
        assert_eq!(ago(3 * 86400), "3 days ago");
        assert!(ago(100 * 86400).ends_with("2024"), "{}", ago(100 * 86400));
        assert!(!between(now + Duration::from_secs(60), now).contains("ago"));
        assert!(since_stamp("20200331-140501", now).ends_with("Mar 2020"), "{}", since_stamp("20200331-140501", now));
        assert_eq!(since_stamp("a stamp of another kind", now), "a stamp of another kind");
        let at = |days: u64| Timestamp::try_from(now - Duration::from_hours(days * 24)).expect("a time of ours");
        assert_eq!(super::ago(at(30), now), "30 days ago");
        assert_eq!(super::ago(at(90), now), "");
        let told = days_and_times(&[at(30), at(30) + jiff::SignedDuration::from_secs(7), at(31)]);
        assert!(told[0].ends_with(":00") && told[1].ends_with(":07") && told[2] == day_and_time(at(31)), "{told:?}");
        assert!(!between(UNIX_EPOCH - Duration::from_secs(60), now).is_empty());
    }
}
