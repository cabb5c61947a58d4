//! Where the catalogue's figures and rules come from: what an "S47" stands for, in full.

use super::asset;
use serde::Deserialize;
use std::{fmt, sync::LazyLock};

/// Something the catalogue rests on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is cited by: "S47a".
    pub id: String,
    /// How much weight it bears.
    pub grade: Grade,
    /// Its title.
    pub title: String,
    /// Where it is found: host and path.
    pub address: String,
    /// Its year, where that is known.
    #[serde(default)]
    pub year: Option<u16>,
}

/// How much weight a source bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Grade {
    /// The thing itself: a law, a court, a manual, a reviewed paper.
    #[serde(rename = "P")]
    Primary,
    /// Somebody of the trade, an analyst, a law firm.
    #[serde(rename = "R")]
    Practitioner,
    /// Somebody who sells in this field.
    #[serde(rename = "V")]
    Vendor,
    /// Never the only ground for a figure.
    #[serde(rename = "G")]
    Weak,
}

impl Grade {
    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Primary => "first hand",
            Self::Practitioner => "practitioner",
            Self::Vendor => "a vendor's own",
            Self::Weak => "weak",
        }
    }
}

/// "S57b: When the Going Gets Rough, VARs Fire Vendors (170 VARs asked), channelinsider.com/… (2013, practitioner)".
impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, grade, title, address, year } = self;
        let year = year.map_or_else(String::new, |year| format!("{year}, "));
        write!(formatter, "{id}: {title}, {address} ({year}{})", grade.label())
    }
}

static SOURCES: LazyLock<Vec<Source>> =
    LazyLock::new(|| asset::read("sources.ron", include_str!("../../assets/sources.ron")));

/// Every source, by number.
#[must_use]
pub fn sources() -> &'static [Source] {
    &SOURCES
}

/// The sources a text cites, in the order of the list, each once: "S57a-e, g" are six, "S46" is all of S46.
#[must_use]
pub fn cited(text: &str) -> Vec<&'static Source> {
    let ids = cited_ids(text);
    sources().iter().filter(|source| ids.iter().any(|id| covers(id, &source.id))).collect()
}

/// What a text cites and no source is called: a slip in an asset.
#[must_use]
pub fn unknown_sources(text: &str) -> Vec<String> {
    let is_known = |id: &String| sources().iter().any(|source| covers(id, &source.id));
    cited_ids(text).into_iter().filter(|id| !is_known(id)).collect()
}

/// Whether a citation means this source: by its id, or by the number all its letters share.
fn covers(cited: &str, id: &str) -> bool {
    let of_the_number = || id.strip_prefix(cited).is_some_and(|rest| rest.chars().all(char::is_alphabetic));
    id == cited || (!cited.ends_with(char::is_alphabetic) && of_the_number())
}

/// "S46a-c, S57a, g" as S46a, S46b, S46c, S57a, S57g.
fn cited_ids(text: &str) -> Vec<String> {
    let mut ids = Vec::new();
    let mut number = String::new();
    for word in text.split(|letter: char| letter.is_whitespace() || letter == ',') {
        let word = word.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
        let letters = match number_at_the_start(word.trim_start_matches(|letter: char| !letter.is_ascii_alphanumeric()))
        {
            Some((found, letters)) => {
                found.clone_into(&mut number);
                letters
            }
            None if is_a_letter(word) && !number.is_empty() => word,
            None => {
                if !word.is_empty() {
                    number.clear();
                }
                continue;
            }
        };
        ids.extend(lettered(&number, letters));
    }
    ids
}

/// "S46a-c" as "S46" and "a-c".
fn number_at_the_start(word: &str) -> Option<(&str, &str)> {
    let digits = word.strip_prefix('S')?.chars().take_while(char::is_ascii_digit).count();
    let (number, letters) = word.split_at(digits + 1);
    (digits > 0 && (letters.is_empty() || letters.split('-').all(is_a_letter))).then_some((number, letters))
}

/// A letter that may stand behind the number: not the article.
fn is_a_letter(word: &str) -> bool {
    word.len() == 1 && word.chars().all(|letter| letter.is_ascii_lowercase())
}

fn lettered(number: &str, letters: &str) -> Vec<String> {
    let mut ends = letters.bytes();
    let (first, last) = (ends.next(), ends.next_back());
    let Some(first) = first else { return vec![number.to_owned()] };
    (first..=last.unwrap_or(first)).map(|letter| format!("{number}{}", char::from(letter))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_read_as_people_write_them() {
        assert_eq!(cited_ids("S46a-c (10 to 20 %), S7"), ["S46a", "S46b", "S46c", "S7"]);
        assert_eq!(cited_ids("S57a-c, g (conflict)"), ["S57a", "S57b", "S57c", "S57g"]);
        assert_eq!(cited_ids("a SaaS deal, S3 storage, Sx"), ["S3"]);
        assert_eq!(cited_ids("S72 (a fee to somebody), (S80)."), ["S72", "S80"]);
    }

    #[test]
    fn a_number_alone_means_all_its_letters() {
        let ids: Vec<&str> = cited("S46").iter().map(|source| source.id.as_str()).collect();
        assert_eq!(ids, ["S46a", "S46b", "S46c"]);
        assert_eq!(unknown_sources("S46a, S46x, S999"), ["S46x", "S999"]);
    }
}
