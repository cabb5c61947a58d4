//! What an edit of a program looks like: which keys, and what may stand behind each. `assets/apply.schema.json` says the
//! same to others, and a story holds the two together.
//!
//! What may not go in: whether the plan has what is named, and whether a text can stand in a field.

use super::Mistake;
use super::entry::{Entry, Leaf};
use crate::plan::{Evidence, Field, RatingValue, Score5, Strength};
use crate::text::near::did_you_mean;

/// The longest name, in characters.
const LONGEST_NAME: usize = 300;
/// The longest text, in characters.
const LONGEST_TEXT: usize = 10_000;

/// What a thing of a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Candidate,
    Buyer,
    Stage,
    Criterion,
    Deal,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// Write a field of the plan's own.
    SetPlan,
    Set(Sort),
    Add(Sort),
    Remove(Sort),
    Rate,
    Influence,
}

/// What may stand behind a key.
#[derive(Clone, Copy, Debug)]
enum Takes {
    /// The id or the name of something.
    Name,
    /// Any text.
    Text,
    /// What a field takes: text, a whole number, or null for nothing.
    Value,
    /// The id of a field of these tables.
    Field(&'static [&'static [Field]]),
    /// 1 to 5, "n/a", or null to take it back.
    Rating,
    /// 0 to 3, or null to take it back.
    Strength,
    /// How it is known.
    Evidence,
}

/// A key with what may stand behind it, and whether it has to be there.
type Key = (&'static str, Takes, bool);

/// The shape of an edit, known by its first key.
#[derive(Debug)]
struct Shape {
    verb: Verb,
    keys: &'static [Key],
    /// Keys that are fields of this table too, but for the first, which is the name.
    fields: &'static [Field],
}

const fn shape(verb: Verb, keys: &'static [Key]) -> Shape {
    Shape { verb, keys, fields: &[] }
}

const PLAN: &[&[Field]] = &[Field::GOAL, Field::PROFILE, Field::SHARPEN];
const VALUE: Key = ("value", Takes::Value, true);
const EVIDENCE: Key = ("evidence", Takes::Evidence, false);
const NOTE: Key = ("note", Takes::Text, false);

/// Those that only they have go first: a buyer is named in other edits too.
const SHAPES: &[Shape] = &[
    shape(
        Verb::Rate,
        &[
            ("rate", Takes::Name, true),
            ("criterion", Takes::Name, true),
            ("rating", Takes::Rating, true),
            EVIDENCE,
            ("source", Takes::Text, false),
            ("on", Takes::Text, false),
            NOTE,
        ],
    ),
    shape(
        Verb::Influence,
        &[
            ("influence", Takes::Name, true),
            ("buyer", Takes::Name, true),
            ("stage", Takes::Name, true),
            ("strength", Takes::Strength, true),
            EVIDENCE,
            NOTE,
        ],
    ),
    Shape { verb: Verb::Add(Sort::Candidate), keys: &[("add", Takes::Name, true)], fields: Field::PARTNER },
    Shape {
        verb: Verb::Add(Sort::Buyer),
        keys: &[("add_buyer", Takes::Name, true), ("buyer_role", Takes::Value, true)],
        fields: Field::BUYER,
    },
    Shape { verb: Verb::Add(Sort::Stage), keys: &[("add_stage", Takes::Name, true)], fields: Field::STAGE },
    Shape { verb: Verb::Add(Sort::Criterion), keys: &[("add_criterion", Takes::Name, true)], fields: Field::CRITERION },
    Shape { verb: Verb::Add(Sort::Deal), keys: &[("add_deal", Takes::Name, true)], fields: Field::WON_DEAL },
    shape(Verb::Remove(Sort::Candidate), &[("remove", Takes::Name, true)]),
    shape(Verb::Remove(Sort::Buyer), &[("remove_buyer", Takes::Name, true)]),
    shape(Verb::Remove(Sort::Stage), &[("remove_stage", Takes::Name, true)]),
    shape(Verb::Remove(Sort::Criterion), &[("remove_criterion", Takes::Name, true)]),
    shape(Verb::Remove(Sort::Deal), &[("remove_deal", Takes::Name, true)]),
    shape(
        Verb::Set(Sort::Candidate),
        &[("candidate", Takes::Name, true), ("field", Takes::Field(&[Field::PARTNER]), true), VALUE],
    ),
    shape(
        Verb::Set(Sort::Buyer),
        &[("buyer", Takes::Name, true), ("field", Takes::Field(&[Field::BUYER]), true), VALUE],
    ),
    shape(
        Verb::Set(Sort::Stage),
        &[("stage", Takes::Name, true), ("field", Takes::Field(&[Field::STAGE]), true), VALUE],
    ),
    shape(
        Verb::Set(Sort::Criterion),
        &[("criterion", Takes::Name, true), ("field", Takes::Field(&[Field::CRITERION]), true), VALUE],
    ),
    shape(
        Verb::Set(Sort::Deal),
        &[("deal", Takes::Name, true), ("field", Takes::Field(&[Field::WON_DEAL]), true), VALUE],
    ),
    shape(Verb::SetPlan, &[("field", Takes::Field(PLAN), true), VALUE]),
];

/// An edit of the right shape: every key that has to be there, each with what may stand there.
#[derive(Debug)]
pub(super) struct Shaped {
    pub(super) verb: Verb,
    keys: Vec<(String, Leaf)>,
}

impl Shaped {
    /// The text behind a key; empty where there is none.
    pub(super) fn text(&self, key: &str) -> &str {
        match self.leaf(key) {
            Some(Leaf::Text(text)) => text,
            _ => "",
        }
    }

    /// The text behind a key that may be missing.
    pub(super) fn given(&self, key: &str) -> Option<&str> {
        self.leaf(key).map(|_| self.text(key))
    }

    /// What a field is to hold, as text.
    pub(super) fn value(&self, key: &str) -> Option<String> {
        self.leaf(key).map(|leaf| match leaf {
            Leaf::Text(text) => text.clone(),
            Leaf::Whole(number) => number.to_string(),
            Leaf::Nothing | Leaf::Other(_) => String::new(),
        })
    }

    /// The rating; none takes it back.
    pub(super) fn rating(&self) -> Option<RatingValue> {
        match self.leaf("rating")? {
            Leaf::Text(_) => Some(RatingValue::DoesNotApply),
            leaf => small(leaf).and_then(|number| Score5::new(number).ok()).map(RatingValue::Rated),
        }
    }

    /// The strength; none takes it back.
    pub(super) fn strength(&self) -> Option<Strength> {
        self.leaf("strength").and_then(small).and_then(|number| Strength::new(number).ok())
    }

    /// How it is known, where that is said.
    pub(super) fn evidence(&self) -> Option<Evidence> {
        evidence(self.given("evidence")?)
    }

    fn leaf(&self, key: &str) -> Option<&Leaf> {
        self.keys.iter().find(|(name, _)| name == key).map(|(_, leaf)| leaf)
    }
}

fn small(leaf: &Leaf) -> Option<u8> {
    match leaf {
        Leaf::Whole(number) => u8::try_from(*number).ok(),
        _ => None,
    }
}

/// The words of the screen and the word of the JSON report.
fn evidence(word: &str) -> Option<Evidence> {
    const IDS: [&str; 4] = ["guess", "desk", "talked", "data"];
    let by_id = IDS.iter().position(|id| *id == word).map(|at| Evidence::ALL[at]);
    by_id.or_else(|| Evidence::ALL.into_iter().find(|evidence| evidence.label() == word))
}

/// The edit that the entry at a place, counted from 0, is.
pub(super) fn shaped(at: usize, entry: Entry) -> Result<Shaped, Vec<Mistake>> {
    let keys = match entry {
        Entry::Object(keys) => keys,
        Entry::Other(leaf) => {
            return Err(vec![Mistake::of(at, "", format!("{} is no edit: write an object in {{ }}", leaf.words()))]);
        }
    };
    let Some(shape) = SHAPES.iter().find(|shape| keys.iter().any(|(key, _)| key == shape.keys[0].0)) else {
        return Err(vec![Mistake::of(at, "", nothing_to_do(&keys))]);
    };
    let mut mistakes = Vec::new();
    for (place, (key, leaf)) in keys.iter().enumerate() {
        if keys[..place].iter().any(|(earlier, _)| earlier == key) {
            mistakes.push(Mistake::of(at, key, format!("“{}” stands twice", shown(key))));
        }
        if let Err(words) = shape.takes(key).and_then(|takes| takes.check(leaf)) {
            mistakes.push(Mistake::of(at, key, words));
        }
    }
    let missing = shape.keys.iter().filter(|(key, _, has_to)| *has_to && !keys.iter().any(|(name, _)| name == key));
    mistakes.extend(missing.map(|(key, ..)| Mistake::of(at, "", format!("“{key}” is missing: {}", shape.words()))));
    if mistakes.is_empty() { Ok(Shaped { verb: shape.verb, keys }) } else { Err(mistakes) }
}

fn nothing_to_do(keys: &[(String, Leaf)]) -> String {
    let firsts: Vec<&str> = SHAPES.iter().map(|shape| shape.keys[0].0).collect();
    let near = keys.iter().map(|(key, _)| did_you_mean(key, firsts.iter().map(|first| (*first, *first))));
    let near = near.into_iter().find(|near| !near.is_empty()).unwrap_or_default();
    format!("nothing says what to do: it takes one of {}{near}", firsts.join(", "))
}

impl Shape {
    fn takes(&self, key: &str) -> Result<Takes, String> {
        let known = self.keys.iter().find(|(name, ..)| *name == key).map(|(_, takes, _)| *takes);
        let field = self.fields.iter().skip(1).any(|field| field.id == key).then_some(Takes::Value);
        known.or(field).ok_or_else(|| {
            let fields = self.fields.iter().skip(1).map(|field| (field.id, field.label));
            let near = did_you_mean(key, self.keys.iter().map(|(name, ..)| (*name, *name)).chain(fields));
            format!("“{}” does not belong here: {}{near}", shown(key), self.words())
        })
    }

    /// "an edit with “rate” has rate, criterion, rating and may have evidence, source".
    fn words(&self) -> String {
        let names = |needed: bool| -> Vec<&str> {
            self.keys.iter().filter(|(.., has_to)| *has_to == needed).map(|(key, ..)| *key).collect()
        };
        let may = if self.fields.is_empty() { names(false) } else { vec!["the fields of what is added"] };
        let may = if may.is_empty() { String::new() } else { format!(", and may have {}", may.join(", ")) };
        format!("such an edit has {}{may}", names(true).join(", "))
    }
}

impl Takes {
    fn check(self, leaf: &Leaf) -> Result<(), String> {
        let fits = match self {
            Self::Name => matches!(leaf, Leaf::Text(text) if is_within(text, 1, LONGEST_NAME)),
            Self::Text => matches!(leaf, Leaf::Text(text) if is_within(text, 0, LONGEST_TEXT)),
            Self::Value => match leaf {
                Leaf::Text(text) => is_within(text, 0, LONGEST_TEXT),
                Leaf::Whole(_) | Leaf::Nothing => true,
                Leaf::Other(_) => false,
            },
            Self::Rating => match leaf {
                Leaf::Text(text) => text == "n/a",
                Leaf::Nothing => true,
                leaf => small(leaf).is_some_and(|number| (1..=5).contains(&number)),
            },
            Self::Strength => *leaf == Leaf::Nothing || small(leaf).is_some_and(|number| number <= 3),
            Self::Evidence => matches!(leaf, Leaf::Text(text) if evidence(text).is_some()),
            Self::Field(tables) => return is_field(tables, leaf),
        };
        if fits { Ok(()) } else { Err(format!("{} cannot stand there: it takes {}", leaf.words(), self.words())) }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Name => "an id or a name, text of at most 300 characters",
            Self::Text => "text of at most 10,000 characters",
            Self::Value => "text of at most 10,000 characters, a whole number from 0 to 1e12, or null for nothing",
            Self::Rating => "1, 2, 3, 4, 5, \"n/a\", or null to take it back",
            Self::Strength => "0, 1, 2, 3, or null to take it back",
            Self::Evidence => "\"guess\", \"desk research\", \"conversation\" or \"proof\"",
            Self::Field(_) => "the id of a field",
        }
    }
}

fn is_field(tables: &'static [&'static [Field]], leaf: &Leaf) -> Result<(), String> {
    let fields = || tables.iter().copied().flatten();
    let id = match leaf {
        Leaf::Text(id) => id.as_str(),
        other => return Err(format!("{} is no field: write its id, as text", other.words())),
    };
    if fields().any(|field| field.id == id) {
        return Ok(());
    }
    let near = did_you_mean(id, fields().map(|field| (field.id, field.label)));
    let hint = if near.is_empty() {
        let ids: Vec<&str> = fields().map(|field| field.id).collect();
        format!(": there are {}", ids.join(", "))
    } else {
        near
    };
    Err(format!("“{}” is no field here{hint}", shown(id)))
}

fn is_within(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.chars().take(most + 1).count())
}

/// What somebody wrote, short enough for a sentence and with nothing hidden in it.
pub(super) fn shown(text: &str) -> String {
    crate::text::fit(text, 60)
}

impl Leaf {
    fn words(&self) -> String {
        match self {
            Self::Text(text) => format!("“{}”", shown(text)),
            Self::Whole(number) => number.to_string(),
            Self::Nothing => "null".to_owned(),
            Self::Other(words) => words.clone(),
        }
    }
}
