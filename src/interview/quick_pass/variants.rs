//! The variants of a partner model as answers, each with the first letter of its name that none before it has.

use super::{Choice, QuickAnswer};
use crate::plan::{PartnerModel, Variant};
use std::sync::LazyLock;

const LETTERS: &str = "abcdefghijklmnopqrstuv";

static OF_EACH: LazyLock<[Vec<Choice>; 7]> = LazyLock::new(|| PartnerModel::ALL.map(choices));

/// The answers to which variant of a model; none where it has none.
pub(super) fn of(model: PartnerModel) -> &'static [Choice] {
    &OF_EACH[model as usize]
}

fn choices(model: PartnerModel) -> Vec<Choice> {
    let mut all: Vec<Choice> = Vec::new();
    for variant in Variant::ALL.into_iter().filter(|variant| variant.model() == model) {
        let free = |letter: char| !all.iter().any(|choice| choice.letters.contains(letter));
        let letter = variant
            .label()
            .chars()
            .map(|letter| letter.to_ascii_lowercase())
            .find(|letter| LETTERS.contains(*letter) && free(*letter));
        let letters =
            letter.and_then(|letter| LETTERS.find(letter)).and_then(|at| LETTERS.get(at..=at)).unwrap_or_default();
        all.push(Choice { letters, label: variant.label(), answer: QuickAnswer::Variant(model, Some(variant)) });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_variant_has_a_letter_of_its_own() {
        for choices in PartnerModel::ALL.map(of) {
            let mut letters: Vec<&str> = choices.iter().map(|choice| choice.letters).collect();
            letters.sort_unstable();
            letters.dedup();
            assert_eq!(letters.len(), choices.len());
            assert!(letters.iter().all(|letter| letter.len() == 1), "{letters:?}");
        }
    }
}
