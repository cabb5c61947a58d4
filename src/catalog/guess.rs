//! What the name of a candidate suggests: the longest word or phrase in it that is a label, of those of every industry and
//! those each starter brings. It suggests, and whoever shows it says so.

use super::label::{Label, labels};
use super::starter::starters;
use crate::text::same::folded;
use std::sync::LazyLock;

/// The label whose longest phrase stands in `text` as whole words: what a name or description suggests.
#[must_use]
pub fn label_for(text: &str) -> Option<&'static Label> {
    let text = words(text);
    let found = PHRASES.iter().filter(|phrase| phrase.stands_in(&text));
    found.fold(None, longest).map(|phrase| phrase.label)
}

/// A phrase, taken apart once: names are looked at for every row of a list that is drawn.
struct Phrase {
    words: Vec<Word>,
    length: usize,
    /// Whether other words may be put together with it, as in Steuerberatung.
    ends_words: bool,
    label: &'static Label,
}

/// A word as it is written, and as it is compared.
struct Word {
    written: String,
    plain: String,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let all = || labels().iter().chain(starters().iter().flat_map(|starter| &starter.labels));
    all().flat_map(|label| label.words.iter().map(move |text| Phrase::new(label, text))).collect()
});

impl Phrase {
    fn new(label: &'static Label, text: &str) -> Self {
        let words = words(text);
        let length = words.iter().map(|word| word.written.chars().count()).sum();
        Self { words, length, ends_words: text.starts_with('-'), label }
    }

    fn stands_in(&self, text: &[Word]) -> bool {
        let is_at = |window: &[Word]| self.words.iter().zip(window).all(|(wanted, found)| is_word(wanted, found));
        text.windows(self.words.len()).any(is_at) || (self.ends_words && text.iter().any(|word| self.ends(word)))
    }

    fn ends(&self, word: &Word) -> bool {
        self.words.iter().all(|end| word.plain.ends_with(&end.plain))
    }
}

/// The longer of two finds; the first where they are equal.
fn longest(best: Option<&'static Phrase>, next: &'static Phrase) -> Option<&'static Phrase> {
    best.filter(|best| best.length >= next.length).or(Some(next))
}

fn words(text: &str) -> Vec<Word> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| Word { written: word.to_owned(), plain: plain(word) }).collect()
}

/// Small letters without accents; an umlaut is its vowel, written as one letter or as two.
fn plain(word: &str) -> String {
    let mut plain = folded(word);
    for (two, one) in [("ae", "a"), ("oe", "o"), ("ue", "u")] {
        if plain.contains(two) {
            plain = plain.replace(two, one);
        }
    }
    plain
}

/// Whether `found` is the word `wanted`, in the singular or plural. Capitals only match capitals: "SI" is not "si".
fn is_word(wanted: &Word, found: &Word) -> bool {
    let is_abbreviation = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    if is_abbreviation(&wanted.written) {
        return wanted.written == found.written.strip_suffix('s').unwrap_or(&found.written);
    }
    let ends_in_y = || found.plain.strip_suffix("ies").is_some_and(|stem| wanted.plain.strip_suffix('y') == Some(stem));
    wanted.plain == found.plain || found.plain.strip_suffix('s') == Some(wanted.plain.as_str()) || ends_in_y()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_match_capitals_only() {
        let is = |wanted: &str, found: &str| is_word(&words(wanted)[0], &words(found)[0]);
        assert!(is("SI", "SIs") && is("SI", "SI"));
        assert!(!is("SI", "si"));
        assert!(is("agency", "Agencies") && is("broker", "Brokers"));
    }
}
