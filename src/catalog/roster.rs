//! What the columns and cells of other people's spreadsheets say, and what that is here. Tables to read and to add to;
//! how a heading or a cell is found in them is the importer's.

use super::asset;
use super::label::Meaning;
use crate::plan::{PartnerModel, Variant};
use serde::Deserialize;
use std::sync::LazyLock;

/// Headings of one meaning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headings {
    /// What such a column is here, by its id.
    pub to: String,
    /// Headings that mean it, the surest first.
    pub words: Vec<String>,
    /// Headings that may mean it.
    #[serde(default)]
    pub offered: Vec<String>,
}

/// What cells say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CellWords {
    /// Of the kind of partner.
    pub models: Vec<KindWords>,
    /// Yes, no, not known.
    pub answers: Vec<Sayings>,
    /// How many of theirs are our kind of customer.
    pub fits: Vec<Sayings>,
    /// Whether they are in the room.
    pub rooms: Vec<Sayings>,
    /// How warm they are.
    pub warmths: Vec<Sayings>,
    /// How far things have come.
    pub statuses: Vec<Sayings>,
    /// Words of a status that mean one thing here and another there.
    pub asked: Vec<String>,
    /// What an account is to whoever has it on a list.
    pub relations: Vec<Sayings>,
}

/// A word of the program, and the words of others that mean it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sayings {
    /// The program's.
    pub word: String,
    /// Those of others.
    pub words: Vec<String>,
}

/// Words for a kind of partner.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindWords {
    /// The words.
    pub words: Vec<String>,
    /// What they mean.
    pub means: KindMeant,
}

/// What is meant by a word for a kind of partner.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "KindAsWritten")]
pub enum KindMeant {
    /// A model, and its variant where the word says so, or a route.
    Is(Meaning),
    /// It says no more than "partner".
    Unsaid,
    /// One of several; which is asked, and why.
    Asked(String),
    /// They sell against us.
    Rival,
    /// Probably no partner: a customer, a supplier.
    Outsider,
}

/// A meaning as the asset writes it.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindAsWritten {
    Model(PartnerModel, #[serde(default)] Option<Variant>),
    Route,
    Unsaid,
    Asked(String),
    Rival,
    Outsider,
}

impl From<KindAsWritten> for KindMeant {
    fn from(written: KindAsWritten) -> Self {
        match written {
            KindAsWritten::Model(model, variant) => Self::Is(Meaning::Model(model, variant)),
            KindAsWritten::Route => Self::Is(Meaning::Route),
            KindAsWritten::Unsaid => Self::Unsaid,
            KindAsWritten::Asked(why) => Self::Asked(why),
            KindAsWritten::Rival => Self::Rival,
            KindAsWritten::Outsider => Self::Outsider,
        }
    }
}

static HEADINGS: LazyLock<Vec<Headings>> =
    LazyLock::new(|| asset::read("import/headings.ron", include_str!("../../assets/import/headings.ron")));

static WORDS: LazyLock<CellWords> =
    LazyLock::new(|| asset::read("import/words.ron", include_str!("../../assets/import/words.ron")));

/// What columns are called.
#[must_use]
pub fn import_headings() -> &'static [Headings] {
    &HEADINGS
}

/// What cells say.
#[must_use]
pub fn import_words() -> &'static CellWords {
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_assets_parse() {
        assert!(import_headings().iter().all(|headings| !headings.words.is_empty()));
        assert_eq!(import_words().statuses.len(), 8);
    }
}
