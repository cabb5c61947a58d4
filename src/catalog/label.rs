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

    /// What a name suggests by this label, in a sentence that says it is a guess.
    #[must_use]
    pub fn sounds_like(&self) -> String {
        match self.meaning {
            Meaning::Model(model, _) => format!("Sounds like {}: {}", model.label(), self.hint()),
            Meaning::Route => format!("Sounds like a route to partners. {}", self.hint()),
            Meaning::Asked => self.hint(),
        }
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

/// The labels of every industry.
#[must_use]
pub(super) fn labels() -> &'static [Label] {
    &LABELS
}

/// The six places where candidates are found.
#[must_use]
pub fn places_to_look() -> &'static [PlaceToLook] {
    &PLACES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_assets_parse() {
        assert!(labels().iter().all(|label| !label.words.is_empty()));
        assert_eq!(places_to_look().len(), 6);
    }
}
