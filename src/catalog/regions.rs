//! Which region lies in which, as far as plans speak of regions. A name nobody knows is a region of its own.

use super::asset;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A region by its names, and the regions it holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Region {
    names: Vec<String>,
    holds: Vec<String>,
}

static REGIONS: LazyLock<Vec<Region>> =
    LazyLock::new(|| asset::read("regions.ron", include_str!("../../assets/regions.ron")));

/// The name that stands for each name.
type Names = HashMap<String, String>;
/// What each of those holds.
type Parts = HashMap<String, Vec<String>>;

/// Both.
static KNOWN: LazyLock<(Names, Parts)> = LazyLock::new(|| {
    let mut first = HashMap::new();
    for region in REGIONS.iter() {
        let one = region.names.first().map(|name| plain(name)).unwrap_or_default();
        first.extend(region.names.iter().map(|name| (plain(name), one.clone())));
    }
    let named = |name: &String| first.get(&plain(name)).cloned().unwrap_or_else(|| plain(name));
    let of = |region: &Region| Some((plain(region.names.first()?), region.holds.iter().map(named).collect()));
    let holds = REGIONS.iter().filter_map(of).collect();
    (first, holds)
});

/// Small letters, no full stops, one space between words.
fn plain(name: &str) -> String {
    let name = name.to_lowercase().replace('.', "");
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn named(name: &str) -> String {
    let name = plain(name);
    KNOWN.0.get(&name).cloned().unwrap_or(name)
}

/// Whether all of `part` lies in `whole`: "US Midwest" in "United States". A region lies in itself.
#[must_use]
pub fn contains(whole: &str, part: &str) -> bool {
    holds(&named(whole), &named(part))
}

fn holds(whole: &str, part: &str) -> bool {
    whole == part || KNOWN.1.get(whole).is_some_and(|parts| parts.iter().any(|next| holds(next, part)))
}

/// Whether two regions share ground: one lies in the other, or both hold a third.
#[must_use]
pub fn overlap(one: &str, two: &str) -> bool {
    let (one, two) = (named(one), named(two));
    share(&one, &two) || share(&two, &one)
}

fn share(one: &str, two: &str) -> bool {
    holds(one, two)
        || KNOWN.1.get(one).is_some_and(|parts| parts.iter().any(|part| holds(two, part) || share(part, two)))
}

/// Whether some of it lies where agents are owed pay at the end: in the European Economic Area, the United Kingdom or
/// Switzerland.
#[must_use]
pub fn is_europe(name: &str) -> bool {
    ["EEA", "UK", "Switzerland"].into_iter().any(|ground| overlap(ground, name))
}

/// Whether some of it lies where the GDPR or the United Kingdom's holds.
#[must_use]
pub fn has_gdpr(name: &str) -> bool {
    ["EEA", "UK"].into_iter().any(|ground| overlap(ground, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_lie_in_each_other_by_all_their_names() {
        for (whole, part) in [
            ("United States", "US Midwest"),
            ("USA", "Midwest"),
            ("U.S.", "Ohio"),
            ("DACH", "Österreich"),
            ("Europe", "Bayern"),
            ("EEA", "Norwegen"),
            ("Nordics", "Sweden"),
            ("Canada", "Western Canada"),
            ("Atlantis", "atlantis"),
        ] {
            assert!(contains(whole, part), "{part} lies in {whole}");
            assert!(whole.to_lowercase() == part || !contains(part, whole), "{whole} does not lie in {part}");
        }
        assert!(!contains("United States", "Canada") && !contains("EU", "UK") && !contains("EU", "Schweiz"));
    }

    #[test]
    fn ground_is_shared_where_one_lies_in_the_other_or_both_hold_a_third() {
        for (one, two) in [("DACH", "EU"), ("US Midwest", "United States"), ("US Southwest", "US South")] {
            assert!(overlap(one, two) && overlap(two, one), "{one}, {two}");
        }
        assert!(!overlap("US Midwest", "US South") && !overlap("Germany", "Austria"));
    }

    #[test]
    fn agents_are_protected_in_europe_and_nowhere_else_as_far_as_is_known() {
        for region in ["Germany", "Österreich", "Suisse", "UK", "England", "Norway", "EMEA", "DACH", "Europe"] {
            assert!(is_europe(region), "{region}");
        }
        for region in ["United States", "US Midwest", "Canada", "Western Canada", "Atlantis", ""] {
            assert!(!is_europe(region), "{region}");
        }
        assert!(has_gdpr("DACH") && has_gdpr("England") && !has_gdpr("Switzerland"));
    }
}
