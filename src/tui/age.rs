//! How long ago something was, as people say it.

use jiff::{Timestamp, tz::TimeZone};
use std::time::SystemTime;

/// "just now", "5 min ago", "2 h ago", "3 days ago", then the date. A time to come is said as its date.
#[must_use]
pub(super) fn since(then: SystemTime) -> String {
    between(then, SystemTime::now())
}

fn between(then: SystemTime, now: SystemTime) -> String {
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

fn date(then: SystemTime) -> String {
    let Ok(stamp) = Timestamp::try_from(then) else { return String::new() };
    TimeZone::system().to_datetime(stamp).strftime("%-d %b %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, UNIX_EPOCH};

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
        assert!(!between(UNIX_EPOCH - Duration::from_secs(60), now).is_empty());
    }
}
