//! Words in the cells of other people's spreadsheets, found in the table of words (`assets/import/words.ron`).

use super::heading::plain;
use crate::{
    accounts::Relation,
    catalog::{self, CellWords, KindMeant, Meaning, Sayings, label_for},
    plan::{PartnerModel, Variant, clean_line},
};
use std::{collections::HashMap, sync::LazyLock};

/// What says nothing in a cell.
const BLANK: [&str; 15] = [
    "",
    "[not provided]",
    "[not set]",
    "not provided",
    "-",
    "–",
    "—",
    "n/a",
    "#n/a",
    "na",
    "n.a.",
    "null",
    "(blank)",
    "k.a.",
    "s/o",
];

/// Whether a cell says nothing.
pub(super) fn is_blank(cell: &str) -> bool {
    let cell = clean_line(cell);
    BLANK.iter().any(|blank| cell.eq_ignore_ascii_case(blank)) || cell.chars().all(|letter| letter == '-')
}

/// Questions whose answers people have words of their own for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Answer,
    Fit,
    Room,
    Warmth,
    Status,
}

static KINDS: LazyLock<HashMap<String, &'static KindMeant>> = LazyLock::new(|| {
    let all = catalog::import_words().models.iter();
    all.flat_map(|kind| kind.words.iter().map(move |word| (plain(word), &kind.means))).collect()
});

/// What a cell says of the kind of partner: its whole words in the table, the program's own words, else the longest
/// label in it.
pub(super) fn kind(cell: &str) -> Option<KindMeant> {
    if let Some(own) = own_kind(cell) {
        return Some(KindMeant::Is(own));
    }
    let known = KINDS.get(&plain(cell)).map(|meant| (*meant).clone());
    known.or_else(|| {
        label_for(cell).map(|label| match label.meaning {
            Meaning::Asked => KindMeant::Asked(label.why.trim_end_matches('.').to_owned()),
            meaning => KindMeant::Is(meaning),
        })
    })
}

fn own_kind(cell: &str) -> Option<Meaning> {
    let cell = cell.trim();
    let is = |words: &str| words.eq_ignore_ascii_case(cell);
    let model = PartnerModel::ALL.into_iter().find(|model| is(model.label()) || is(model.key()));
    let variant = || Variant::ALL.into_iter().find(|variant| is(variant.label()));
    let short = || PartnerModel::ALL.into_iter().find(|model| is(model.short()));
    model.map(|model| Meaning::Model(model, None)).or_else(|| match variant() {
        Some(variant) => Some(Meaning::Model(variant.model(), Some(variant))),
        // The last: of “OEM” and “Alliance” the variant says more.
        None => short().map(|model| Meaning::Model(model, None)),
    })
}

fn list(asked: Asked) -> &'static [Sayings] {
    let words: &CellWords = catalog::import_words();
    match asked {
        Asked::Answer => &words.answers,
        Asked::Fit => &words.fits,
        Asked::Room => &words.rooms,
        Asked::Warmth => &words.warmths,
        Asked::Status => &words.statuses,
    }
}

/// The program's word for what a cell answers.
pub(super) fn word(asked: Asked, cell: &str) -> Option<&'static str> {
    found(list(asked), cell)
}

/// The program's words for an answer, for a sentence.
pub(super) fn choices(asked: Asked) -> String {
    list(asked).iter().map(|sayings| sayings.word.as_str()).collect::<Vec<_>>().join(", ")
}

fn found(sayings: &'static [Sayings], cell: &str) -> Option<&'static str> {
    let (cell, raw) = (plain(cell), cell.trim());
    let is_meant = |word: &String| *word == raw || (!cell.is_empty() && plain(word) == cell);
    sayings.iter().find(|sayings| sayings.words.iter().any(is_meant)).map(|sayings| sayings.word.as_str())
}

/// Whether a status means one thing in one house and another in the next.
pub(super) fn is_asked_status(cell: &str) -> bool {
    let cell = plain(cell);
    catalog::import_words().asked.iter().any(|word| plain(word) == cell)
}

/// What an account is to whoever has the list.
pub(super) fn relation(cell: &str) -> Option<Relation> {
    match found(&catalog::import_words().relations, cell)? {
        "customer" => Some(Relation::Customer),
        "opportunity" => Some(Relation::Opportunity),
        "relationship" => Some(Relation::Relationship),
        "former" => Some(Relation::Former),
        _ => Some(Relation::Prospect),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_words_for_a_model_are_known_by_label_and_by_key() {
        for model in PartnerModel::ALL {
            assert_eq!(own_kind(model.label()), Some(Meaning::Model(model, None)));
            assert_eq!(own_kind(&format!(" {} ", model.key().to_uppercase())), Some(Meaning::Model(model, None)));
        }
        for variant in Variant::ALL {
            let found = own_kind(variant.label());
            assert!(matches!(found, Some(Meaning::Model(model, _)) if model == variant.model()), "{found:?}");
        }
        assert_eq!(own_kind("somebody"), None);
    }
}
