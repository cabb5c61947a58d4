//! Headings of other people's spreadsheets, found in the table of headings (`assets/import/headings.ron`).

use crate::catalog;
use crate::plan::is_unit_of_money;
use any_ascii::any_ascii;
use std::{collections::HashMap, sync::LazyLock};
use unicode_normalization::UnicodeNormalization;

/// What a heading was found to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// What such a column is, by its id in the table.
    pub(super) to: &'static str,
    /// Its place among the words for it: the surest first.
    pub(super) rank: usize,
    /// Whether it may mean it, and often does not.
    pub(super) is_offered: bool,
}

/// What only a list of accounts has.
const OF_ACCOUNTS: [&str; 3] = ["relation", "open_deal", "amount"];

/// Words for the company itself, which people put before anything said of it.
const COMPANY: [&str; 9] = [
    "account ",
    "company ",
    "organization ",
    "organisation ",
    "partner ",
    "business ",
    "candidate ",
    "firma ",
    "record ",
];

static PARTNERS: LazyLock<HashMap<String, Found>> = LazyLock::new(|| index(|to| !OF_ACCOUNTS.contains(&to)));
static ACCOUNTS: LazyLock<HashMap<String, Found>> = LazyLock::new(|| index(|to| OF_ACCOUNTS.contains(&to)));

fn index(takes: impl Fn(&str) -> bool) -> HashMap<String, Found> {
    let mut index = HashMap::new();
    for headings in catalog::import_headings().iter().filter(|headings| takes(&headings.to)) {
        let lists = [(&headings.words, false), (&headings.offered, true)];
        for (words, is_offered) in lists {
            for (rank, word) in words.iter().enumerate() {
                index.entry(plain(word)).or_insert(Found { to: &headings.to, rank, is_offered });
            }
        }
    }
    index
}

/// What a heading says in a list of partners.
pub(super) fn of_partners(heading: &str) -> Option<Found> {
    found(&PARTNERS, heading)
}

/// What a heading says that only a list of accounts has.
pub(super) fn of_accounts(heading: &str) -> Option<Found> {
    found(&ACCOUNTS, heading).or_else(|| found(&ACCOUNTS, with_unit(heading)?.0))
}

/// A heading without the unit its amounts are in, and that unit: "Amount (k€)", "Deal value in TSD", "Amount USD".
pub(super) fn with_unit(heading: &str) -> Option<(&str, &str)> {
    let heading = heading.trim();
    let in_brackets = heading.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '[']));
    let parted = [in_brackets, heading.rsplit_once(" in "), heading.rsplit_once(' ')];
    parted.into_iter().flatten().find(|(_, unit)| is_unit_of_money(unit))
}

fn found(index: &HashMap<String, Found>, heading: &str) -> Option<Found> {
    let heading = plain(heading);
    let short = || COMPANY.iter().find_map(|word| heading.strip_prefix(word)).and_then(|rest| index.get(rest));
    index.get(&heading).or_else(short).copied()
}

/// A heading or a cell by what is compared of it: small letters and digits of plain writing, one space between words;
/// without a scale in brackets.
pub(super) fn plain(text: &str) -> String {
    let text = without_scale(text).0;
    let text = text.strip_suffix("__c").unwrap_or(text);
    let mut out = String::new();
    let mut before = ' ';
    for letter in text.nfkc() {
        let starts_word = letter.is_uppercase() && before.is_lowercase();
        before = letter;
        if starts_word || !letter.is_alphanumeric() {
            space(&mut out);
        }
        if letter.is_alphanumeric() {
            out.push_str(&any_ascii(letter.encode_utf8(&mut [0; 4])).to_lowercase());
        } else if matches!(letter, '?' | '#' | '✓' | '✔' | '✅' | '☑' | '✗' | '✘' | '❌') {
            out.push(letter);
        }
    }
    out.trim_end().to_owned()
}

fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// A heading without the scale it names, and the scale: "Tech Fit (0-15)" runs from 0 to 15.
pub(super) fn without_scale(heading: &str) -> (&str, Option<(u32, u32)>) {
    let heading = heading.trim();
    let opened = heading.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '[']));
    let Some((before, inside)) = opened else { return (heading, None) };
    let scale = inside
        .split_once(['-', '–', '/'])
        .and_then(|(from, to)| Some((from.trim().parse().ok()?, to.trim().parse().ok()?)));
    let out_of =
        || inside.trim_start_matches(['/', ' ']).trim_start_matches("of ").trim().parse().ok().map(|to| (0, to));
    match scale.or_else(out_of).filter(|(from, to)| from < to) {
        Some(scale) => (before.trim_end(), Some(scale)),
        None => (heading, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_the_same_however_it_is_set() {
        for (heading, to) in [
            ("Company Domain Name", "domain"),
            ("BillingCountry", "partner_regions"),
            ("Owner.Name", "owner"),
            ("Organization - Name", "name"),
            ("Organization - Web site", "domain"),
            ("NÄCHSTER SCHRITT", "next_step"),
            ("Na\u{308}chster Schritt", "next_step"),
            ("partner_type", "model"),
            ("Partner_Type__c", "model"),
            ("Raison sociale", "name"),
            ("Partner Website", "domain"),
        ] {
            let found = of_partners(heading).map(|found| found.to);
            assert_eq!(found, Some(to), "{heading}");
        }
        assert_eq!(of_partners("Lifecycle Stage").map(|found| (found.to, found.is_offered)), Some(("status", true)));
    }

    #[test]
    fn no_heading_means_two_things() {
        for takes in [|to: &str| !OF_ACCOUNTS.contains(&to), |to: &str| OF_ACCOUNTS.contains(&to)] {
            let mut meant = HashMap::new();
            for headings in catalog::import_headings().iter().filter(|headings| takes(&headings.to)) {
                for word in &headings.words {
                    let other = meant.insert(plain(word), &headings.to);
                    assert!(other.is_none_or(|other| *other == headings.to), "{word}: {other:?} and {}", headings.to);
                }
            }
        }
    }

    #[test]
    fn a_scale_in_brackets_is_no_part_of_the_heading() {
        assert_eq!(without_scale("Tech Fit (0-15)"), ("Tech Fit", Some((0, 15))));
        assert_eq!(without_scale("Fit [1–5]"), ("Fit", Some((1, 5))));
        assert_eq!(without_scale("Score (/10)"), ("Score", Some((0, 10))));
        assert_eq!(without_scale("Fit (5-5)"), ("Fit (5-5)", None), "no scale has one step");
        assert_eq!(without_scale("Fit (of 0)"), ("Fit (of 0)", None));
        assert_eq!(without_scale("Company Size (Employees)"), ("Company Size (Employees)", None));
    }
}
