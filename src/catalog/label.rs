//! Other words people use for partners, and where to look for them. Both suggest; neither decides anything.

use super::asset;
use crate::plan::{PartnerModel, Profession, Variant};
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
    /// The profession such partners usually have, where it has rules about fees.
    #[serde(default)]
    pub profession: Option<Profession>,
}

impl Label {
    /// Why, and which profession to set beside the model.
    #[must_use]
    pub fn hint(&self) -> String {
        let why = &self.why;
        self.profession.map_or_else(
            || why.clone(),
            |it| format!("{why} Set the profession to {}: it has rules about fees.", it.label()),
        )
    }
}

/// What a label means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "MeaningAsWritten")]
pub enum Meaning {
    /// One of the seven models, and its variant where the label says so.
    Model(PartnerModel, Option<Variant>),
    /// Sells to partners, not to buyers: a route, not rated yet.
    Route,
    /// One of several: which is asked, and the label says how to tell.
    Asked,
}

/// A meaning as the asset writes it.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum MeaningAsWritten {
    Model(PartnerModel, #[serde(default)] Option<Variant>),
    Route,
    Asked,
}

impl From<MeaningAsWritten> for Meaning {
    fn from(written: MeaningAsWritten) -> Self {
        match written {
            MeaningAsWritten::Model(model, variant) => Self::Model(model, variant),
            MeaningAsWritten::Route => Self::Route,
            MeaningAsWritten::Asked => Self::Asked,
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
    let text = words(text);
    let found = PHRASES.iter().filter(|phrase| stands_in(&phrase.words, &text));
    found.fold(None, longest).map(|phrase| phrase.label)
}

/// A phrase, taken apart once: names are looked at for every row of a list that is drawn.
struct Phrase {
    words: Vec<Word>,
    length: usize,
    label: &'static Label,
}

/// A word as it is written and in small letters.
struct Word {
    written: String,
    small: String,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let phrase = |label: &'static Label, words: Vec<Word>| Phrase {
        length: words.iter().map(|word| word.written.chars().count()).sum(),
        words,
        label,
    };
    LABELS.iter().flat_map(|label| label.words.iter().map(move |text| phrase(label, words(text)))).collect()
});

/// The longer of two finds; the first where they are equal.
fn longest(best: Option<&'static Phrase>, next: &'static Phrase) -> Option<&'static Phrase> {
    best.filter(|best| best.length >= next.length).or(Some(next))
}

fn words(text: &str) -> Vec<Word> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| Word { written: word.to_owned(), small: word.to_lowercase() }).collect()
}

fn stands_in(phrase: &[Word], text: &[Word]) -> bool {
    text.windows(phrase.len()).any(|window| phrase.iter().zip(window).all(|(wanted, found)| is_word(wanted, found)))
}

/// Whether `found` is the word `wanted`, in the singular or plural. Capitals only match capitals: "SI" is not "si".
fn is_word(wanted: &Word, found: &Word) -> bool {
    let is_abbreviation = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    if is_abbreviation(&wanted.written) {
        return wanted.written == found.written.strip_suffix('s').unwrap_or(&found.written);
    }
    let ends_in_y = || found.small.strip_suffix("ies").is_some_and(|stem| wanted.small.strip_suffix('y') == Some(stem));
    wanted.small == found.small || found.small.strip_suffix('s') == Some(wanted.small.as_str()) || ends_in_y()
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
        let is = |wanted: &str, found: &str| is_word(&words(wanted)[0], &words(found)[0]);
        assert!(is("SI", "SIs") && is("SI", "SI"));
        assert!(!is("SI", "si"));
        assert!(is("agency", "Agencies") && is("broker", "Brokers"));
    }
}
