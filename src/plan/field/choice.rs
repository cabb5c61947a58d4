//! Values that are one of a few words. The words are those of the types themselves; a choice may have words of its
//! own before them for "nothing said".

use super::{FieldError, Kind, Words};
use crate::plan::{
    Answer, BuyingRole, Evidence, Fit, HoldFor, PartnerModel, Profession, Room, Score5, Status, Stop, Told, Variant,
    Warmth, Wave,
};

/// A value with words for each of its kinds.
pub(super) trait Worded: Copy + PartialEq + 'static {
    const ALL: &'static [Self];
    fn words(self) -> &'static str;
}

macro_rules! worded {
    ($($name:ident),*) => {
        $(impl Worded for $name {
            const ALL: &'static [Self] = &$name::ALL;
            fn words(self) -> &'static str {
                self.label()
            }
        })*
    };
}

worded!(
    Answer,
    BuyingRole,
    Evidence,
    Fit,
    HoldFor,
    PartnerModel,
    Profession,
    Room,
    Status,
    Stop,
    Variant,
    Warmth,
    Wave
);

/// The words of a type, with words of its own for "nothing said" before them, or the name of its value for that.
macro_rules! choice {
    ($name:ident $(, $first:literal)* $(; $unsaid:ident)?) => {{
        const FIRST: &[&str] = &[$($first),*];
        const COUNT: usize = FIRST.len() + $name::ALL.len();
        const WORDS: [&str; COUNT] = {
            let mut words = [""; COUNT];
            let mut at = 0;
            while at < COUNT {
                words[at] = if at < FIRST.len() { FIRST[at] } else { $name::ALL[at - FIRST.len()].label() };
                at += 1;
            }
            words
        };
        const UNSAID: &[&str] = &[$($first,)* $($name::$unsaid.label())?];
        $crate::plan::Kind::Choice($crate::plan::Words { all: &WORDS, unsaid: UNSAID })
    }};
}
pub(super) use choice;

/// "Nobody has asked" and "asked; not known", in the words of [`Told`].
pub(super) const UNASKED: &str = "not asked";
pub(super) const NOT_KNOWN: &str = "not known";
/// No value of several.
pub(super) const NONE: &str = "none";
/// Nobody has said how it is known.
pub(super) const UNSAID: &str = "not said";

/// The place of the word that is meant: the word itself, else the only one that begins so; case does not matter.
pub(super) fn place(words: &[&str], text: &str) -> Result<usize, FieldError> {
    let text = text.to_lowercase();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let mut begins = lower.iter().enumerate().filter(|(_, word)| !text.is_empty() && word.starts_with(&text));
    let only = match (begins.next(), begins.next()) {
        (Some((at, _)), None) => Some(at),
        _ => None,
    };
    lower.iter().position(|word| *word == text).or(only).ok_or_else(|| one_of(words))
}

fn one_of(words: &[&str]) -> FieldError {
    FieldError(format!("choose one of: {}", words.join(", ")))
}

/// Sets a value that is always one of its words.
pub(super) fn set<T: Worded>(slot: &mut T, text: &str) -> Result<(), FieldError> {
    let words: Vec<&str> = T::ALL.iter().map(|value| value.words()).collect();
    *slot = T::ALL[place(&words, text)?];
    Ok(())
}

/// Sets a value that has a default; empty text is the default.
pub(super) fn set_or_default<T: Worded + Default>(slot: &mut T, text: &str) -> Result<(), FieldError> {
    if text.is_empty() {
        *slot = T::default();
        return Ok(());
    }
    set(slot, text)
}

/// The words of a value that may be missing.
pub(super) fn optional<T: Worded>(value: Option<T>, missing: &'static str) -> String {
    value.map_or(missing, T::words).to_owned()
}

/// Sets a value that may be missing; empty text and the word for missing clear it.
pub(super) fn set_optional<T: Worded>(
    slot: &mut Option<T>,
    missing: &'static str,
    text: &str,
) -> Result<(), FieldError> {
    let words: Vec<&str> = std::iter::once(missing).chain(T::ALL.iter().map(|value| value.words())).collect();
    let at = if text.is_empty() { 0 } else { place(&words, text)? };
    *slot = at.checked_sub(1).map(|at| T::ALL[at]);
    Ok(())
}

/// The words of an answer of the quick pass.
pub(super) fn told<T: Worded>(answer: Told<T>) -> String {
    match answer {
        Told::Unasked => UNASKED,
        Told::NotKnown => NOT_KNOWN,
        Told::Is(value) => value.words(),
    }
    .to_owned()
}

/// Sets an answer of the quick pass; empty text is not asked.
pub(super) fn set_told<T: Worded>(slot: &mut Told<T>, text: &str) -> Result<(), FieldError> {
    let words: Vec<&str> = [UNASKED, NOT_KNOWN].into_iter().chain(T::ALL.iter().map(|value| value.words())).collect();
    *slot = match if text.is_empty() { 0 } else { place(&words, text)? } {
        0 => Told::Unasked,
        1 => Told::NotKnown,
        at => Told::Is(T::ALL[at - 2]),
    };
    Ok(())
}

/// Six words for a number from 1 to 5, of which the first is for missing.
pub(super) const fn scored(words: &'static [&'static str; 6]) -> Kind {
    Kind::Choice(Words { all: words, unsaid: words.split_at(1).0 })
}

/// The word of a number from 1 to 5, out of six words of which the first is for missing.
pub(super) fn score(words: &[&'static str; 6], value: Option<Score5>) -> String {
    words[value.map_or(0, |value| usize::from(value.get()))].to_owned()
}

/// Sets a number from 1 to 5 by its word; empty text clears it.
pub(super) fn set_score(words: &[&'static str; 6], slot: &mut Option<Score5>, text: &str) -> Result<(), FieldError> {
    let at = if text.is_empty() { 0 } else { place(words, text)? };
    *slot = u8::try_from(at).ok().and_then(|number| Score5::new(number).ok());
    Ok(())
}
