//! How much a word tells one company from another: how few have it, in the lists and by a prior.

use super::hash::hash;
use crate::accounts::name::{is_place, plainness};
use std::collections::HashMap;

/// As many names as the prior counts for.
const PRIOR: f64 = 100_000.0;
/// In how many of them stands a word that stands in the names of very many.
const COMMON: f64 = 1_500.0;
/// In how many of them stands any other.
const RARE: f64 = 3.0;

/// How many names have a word. Words are told by their hash, so that those of a long list take little room.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    names: u32,
    of: HashMap<u64, Count>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    names: u32,
    is_barred: bool,
}

impl Counts {
    /// Counts a name and what it has in brackets.
    pub(super) fn name(&mut self, text: &str, aside: &str) {
        self.names = self.names.saturating_add(1);
        for word in text.split(' ').chain(aside.split(' ')).filter(|word| !word.is_empty()) {
            let count = self.of.entry(hash(word.as_bytes())).or_default();
            count.names = count.names.saturating_add(1);
        }
    }

    /// From now on bars the words that more than so many of the names counted so far have: they are not gone by.
    pub(super) fn bar_beyond(&mut self, few: u32) {
        for count in self.of.values_mut() {
            count.is_barred = count.names > few;
        }
    }

    pub(super) fn is_barred(&self, word: &str) -> bool {
        self.of.get(&hash(word.as_bytes())).is_some_and(|count| count.is_barred)
    }

    fn of(&self, word: &str) -> u32 {
        self.of.get(&hash(word.as_bytes())).map_or(0, |count| count.names)
    }
}

/// A word of a name, weighed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// The same for the same text, and for no other.
    pub(super) id: u32,
    /// How much it tells, from about 4 for what thousands have to 11 for a name.
    pub(super) weight: f64,
    /// Whether many names have it by the prior, so that it is none misspelt.
    pub(super) is_known: bool,
    pub(super) is_place: bool,
    /// The number it is.
    pub(super) number: Option<u32>,
}

/// The words of names, weighed each once.
pub(super) struct Words<'a> {
    counts: Counts,
    of: HashMap<&'a str, Word<'a>>,
}

impl<'a> Words<'a> {
    /// By these counts, which are whole.
    pub(super) fn of(counts: Counts) -> Self {
        Self { counts, of: HashMap::new() }
    }

    /// The words of a normalised name.
    pub(super) fn split(&mut self, name: &'a str) -> Vec<Word<'a>> {
        name.split(' ').filter(|word| !word.is_empty()).map(|word| self.word(word)).collect()
    }

    fn word(&mut self, text: &'a str) -> Word<'a> {
        if let Some(word) = self.of.get(text) {
            return *word;
        }
        let plainness = plainness(text);
        let all = f64::from(self.counts.names) + PRIOR;
        let with = f64::from(self.counts.of(text)) + RARE * libm::pow(COMMON / RARE, plainness);
        let id = u32::try_from(self.of.len()).unwrap_or(u32::MAX);
        let (weight, is_known) = (libm::log(all / with), plainness > 0.0);
        let word = Word { text, id, weight, is_known, is_place: is_place(text), number: number(text) };
        self.of.insert(text, word);
        word
    }
}

/// The number a word is, in digits or as the Romans wrote it up to thirty-nine.
fn number(word: &str) -> Option<u32> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok();
    }
    let tens = word.bytes().take_while(|byte| *byte == b'x').count();
    let rest = word.get(tens..)?;
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"].iter().position(|ones| *ones == rest)?;
    u32::try_from(tens * 10 + ones).ok().filter(|_| tens < 4)
}
