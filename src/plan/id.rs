//! Identifiers: short words that refer, so that names can change.

use crate::text::same::{is_accent, is_sign, sameness};
use serde::{Deserialize, Serialize};
use std::{borrow::Borrow, fmt};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Box<str>);

        impl $name {
            /// An id made of `text` as it stands.
            #[must_use]
            pub fn new(text: &str) -> Self {
                Self(text.into())
            }

            /// An id made from a name: its slug, with a number behind it while `taken` says it is in use.
            #[must_use]
            pub fn unused(name: &str, taken: impl Fn(&str) -> bool) -> Self {
                Self(unused(name, taken).into())
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id!(
    /// Names a partner within a plan.
    PartnerId
);
id!(
    /// Names a buyer within a plan.
    BuyerId
);
id!(
    /// Names a buying stage within a plan.
    StageId
);
id!(
    /// Names a criterion within a plan.
    CriterionId
);
id!(
    /// Names a segment within a plan.
    SegmentId
);
id!(
    /// Names a won deal within a plan.
    DealId
);

/// The longest slug, in bytes; slugs are file names too.
const LONGEST: usize = 60;

/// A name as an id or file name: small letters and digits of any script, one hyphen for everything between, at most 60
/// bytes; `unnamed` when nothing is left. Names that are the same to a reader have the same slug.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut out = String::new();
    let mut whole = 0;
    for letter in sameness(name).chars() {
        let is_sign = !out.is_empty() && !out.ends_with('-') && is_sign(letter);
        if !is_sign {
            whole = out.len();
        }
        if out.len() + letter.len_utf8() > LONGEST {
            // A letter is not cut from the signs that make it another.
            out.truncate(whole);
            break;
        }
        if letter.is_alphanumeric() || is_sign {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with('-') && !is_accent(letter) {
            out.push('-');
        }
    }
    let trimmed = out.trim_end_matches('-');
    if trimmed.is_empty() { "unnamed".to_owned() } else { trimmed.to_owned() }
}

fn unused(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let base = slug(name);
    if !taken(&base) {
        return base;
    }
    (2..=usize::MAX)
        .map(|number| format!("{base}-{number}"))
        .find(|candidate| !taken(candidate))
        .expect("some number is free: a plan is finite")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_readable_slug() {
        assert_eq!(slug("Cordwell & Fenn Agency"), "cordwell-fenn-agency");
        assert_eq!(slug("  Überbau GmbH "), "überbau-gmbh");
        assert_eq!(slug("日本 partners"), "日本-partners");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("&&&"), "unnamed");
        assert_eq!(slug("U\u{308}bersicht Ko\u{308}ln"), "übersicht-köln");
        assert_eq!([slug("İstanbul"), slug("STRASSE"), slug("Straße")], ["istanbul", "strasse", "strasse"]);
        assert_eq!([slug("x\u{302} क्षेत्र"), slug(&"क्षि".repeat(9))], ["x-क्षेत्र".to_owned(), "क्षि".repeat(5)]);
        assert!(slug(&"x".repeat(500)).len() <= 60);
    }

    #[test]
    fn a_taken_slug_gets_a_number() {
        let id = PartnerId::unused("Acme", |slug| ["acme", "acme-2"].contains(&slug));
        assert_eq!(id.as_str(), "acme-3");
    }
}
