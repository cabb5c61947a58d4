//! What both sides compare and learn: the hash of a file, what is asked for, what came of it.

use super::Refusal;
use super::head::{hex, unhex};
use crate::accounts::least::LEAST;
use sha2::{Digest, Sha512};
use std::collections::HashSet;
use std::hash::Hash;

/// The hash of a whole file, by which the next names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileHash([u8; 32]);

impl FileHash {
    /// Of these bytes: half of their SHA-512.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let whole = Sha512::digest(bytes);
        let mut half = [0; 32];
        half.copy_from_slice(&whole[..32]);
        Self(half)
    }

    /// What two people read to each other on the phone: "3f2a 99c1 07be 4d10 55aa".
    #[must_use]
    pub fn spoken(&self) -> String {
        let letters = hex(&self.0);
        let fours = letters.as_bytes().chunks(4).take(5).map(String::from_utf8_lossy);
        fours.collect::<Vec<_>>().join(" ")
    }

    pub(super) fn whole(&self) -> String {
        hex(&self.0)
    }

    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        unhex(text).map(Self)
    }
}

/// The number of an exchange, in letters.
#[must_use]
pub fn numbered(exchange: &[u8; 16]) -> String {
    hex(exchange)
}

/// The exchange of this number in letters.
///
/// # Errors
/// When it is none.
pub fn number_of(letters: &str) -> Result<[u8; 16], Refusal> {
    unhex(letters)
}

/// What an exchange is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Learn {
    /// How many accounts are shared.
    #[default]
    Counts,
    /// Which.
    Names,
}

impl Learn {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Counts => "counts",
            Self::Names => "names",
        }
    }

    pub(super) fn read(word: &str) -> Result<Self, Refusal> {
        let found = [Self::Counts, Self::Names].into_iter().find(|learn| learn.word() == word);
        found.ok_or(Refusal::Broken { what: "it is neither for counts nor for names" })
    }
}

/// How many accounts are shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// So many.
    Count(usize),
    /// Fewer than [`LEAST`], or none: so few may tell of one company, so how many is not said.
    Few,
}

impl Shared {
    /// What is said of a count where only counts are learnt.
    #[must_use]
    pub const fn of(count: usize) -> Self {
        if count < LEAST { Self::Few } else { Self::Count(count) }
    }
}

/// What one side has learnt of an exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learnt {
    /// What it was for.
    pub learn: Learn,
    /// How many accounts are shared.
    pub shared: Shared,
    /// How many of ours were in it.
    pub ours: usize,
    /// How many of theirs, with what pads their list.
    pub theirs: usize,
    /// The domains that are shared, where they are learnt.
    pub domains: Vec<String>,
    /// Whether we asked which they are, and the other side answered only how many.
    pub is_declined: bool,
}

/// Refuses a list in which anything stands twice.
pub(super) fn each_once<T: Eq + Hash>(list: &[T]) -> Result<(), Refusal> {
    let mut seen = HashSet::with_capacity(list.len());
    if list.iter().all(|one| seen.insert(one)) { Ok(()) } else { Err(Refusal::Doubled) }
}
