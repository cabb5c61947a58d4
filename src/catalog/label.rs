//! Other words people use for partners, and where to look for them. Both suggest; neither decides anything.

use super::asset;
use crate::plan::{PartnerModel, Variant};
use serde::Deserialize;
use std::sync::LazyLock;

/// Words for one kind of partner, and what they mean here.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// The phrases, any of which is the label. One in capitals is an abbreviation.
    pub words: Vec<String>,
    /// What they mean here.
    pub meaning: Meaning,
    /// Why, in one line.
    pub why: String,
}

/// What a label means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "Written")]
pub enum Meaning {
    /// One of the seven models, and its variant where the label says so.
    Model(PartnerModel, Option<Variant>),
    /// Sells to partners, not to buyers: a route, not rated yet.
    Route,
}

/// A meaning as the asset writes it.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Written {
    Model(PartnerModel, #[serde(default)] Option<Variant>),
    Route,
}

impl From<Written> for Meaning {
    fn from(written: Written) -> Self {
        match written {
            Written::Model(model, variant) => Self::Model(model, variant),
            Written::Route => Self::Route,
        }
    }
}

/// A place to look for candidates.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceToLook {
    /// What it is called.
    pub place: String,
    /// How it is done, in a sentence.
    pub how: String,
}

static LABELS: LazyLock<Vec<Label>> =
    LazyLock::new(|| asset::read("labels.ron", include_str!("../../assets/labels.ron")));

static PLACES: LazyLock<Vec<PlaceToLook>> =
    LazyLock::new(|| asset::read("places.ron", include_str!("../../assets/places.ron")));

/// Every label.
#[must_use]
pub fn labels() -> &'static [Label] {
    &LABELS
}

/// The six places where candidates are found.
#[must_use]
pub fn places_to_look() -> &'static [PlaceToLook] {
    &PLACES
}

/// The label whose longest phrase stands in `text` as whole words: what a name or description suggests.
#[must_use]
pub fn label_for(text: &str) -> Option<&'static Label> {
    let words = words(text);
    let length = |label: &Label| {
        let found = label.words.iter().map(|phrase| self::words(phrase)).filter(|phrase| stands_in(phrase, &words));
        found.map(|phrase| phrase.iter().map(|word| word.chars().count()).sum::<usize>()).max()
    };
    let found = LABELS.iter().filter_map(|label| Some((length(label)?, label)));
    found.fold(None, longest).map(|(_, label)| label)
}

type Found = (usize, &'static Label);

/// The longer of two finds; the first where they are equal.
fn longest(best: Option<Found>, next: Found) -> Option<Found> {
    best.filter(|best| best.0 >= next.0).or(Some(next))
}

fn words(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

fn stands_in(phrase: &[&str], text: &[&str]) -> bool {
    text.windows(phrase.len()).any(|window| phrase.iter().zip(window).all(|(wanted, found)| is_word(wanted, found)))
}

/// Whether `found` is the word `wanted`, in the singular or plural. Capitals only match capitals: "SI" is not "si".
fn is_word(wanted: &str, found: &str) -> bool {
    let singular = found.strip_suffix('s').unwrap_or(found);
    if wanted.chars().count() > 1 && wanted.chars().all(char::is_uppercase) {
        return wanted == found || wanted == singular;
    }
    let (wanted, found) = (wanted.to_lowercase(), found.to_lowercase());
    let is = |plural: Option<&str>| plural == Some(wanted.as_str());
    wanted == found
        || is(found.strip_suffix('s'))
        || found.strip_suffix("ies").is_some_and(|stem| wanted == format!("{stem}y"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_assets_parse() {
        assert!(labels().iter().all(|label| !label.words.is_empty()));
        assert_eq!(places_to_look().len(), 6);
    }

    #[test]
    fn abbreviations_match_capitals_only() {
        assert!(is_word("SI", "SIs") && is_word("SI", "SI"));
        assert!(!is_word("SI", "si"));
        assert!(is_word("agency", "Agencies") && is_word("broker", "Brokers"));
    }
}
