//! JSON taken in as little as edits need: a list of flat objects. What lies deeper is passed over without being kept, a
//! key that stands twice is remembered, and nothing is understood yet.

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The most edits in one list.
pub const MOST_EDITS: usize = 10_000;

/// The largest whole number a value may be.
const LARGEST: u64 = 1_000_000_000_000;

/// All entries of the list.
#[derive(Debug)]
pub(super) struct Entries(pub(super) Vec<Entry>);

/// One entry of the list.
#[derive(Debug)]
pub(super) enum Entry {
    /// An object with its keys, in their order.
    Object(Vec<(String, Leaf)>),
    /// What stands there instead.
    Other(Leaf),
}

/// What stands behind a key.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Leaf {
    /// Text.
    Text(String),
    /// A whole number that is not negative.
    Whole(u64),
    /// `null`.
    Nothing,
    /// Anything else, in words: "a list".
    Other(String),
}

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor)
    }
}

struct ListVisitor;

impl<'de> Visitor<'de> for ListVisitor {
    type Value = Entries;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of edits in [ ]")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Entries, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element()? {
            if entries.len() == MOST_EDITS {
                return Err(A::Error::custom("more than 10,000 edits"));
            }
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LeafVisitor { keeps_objects: true })
    }
}

impl<'de> Deserialize<'de> for Leaf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_any(LeafVisitor { keeps_objects: false })? {
            Entry::Other(leaf) => Ok(leaf),
            Entry::Object(_) => Ok(Self::Other("an object".to_owned())),
        }
    }
}

struct LeafVisitor {
    keeps_objects: bool,
}

fn other(words: impl Into<String>) -> Entry {
    Entry::Other(Leaf::Other(words.into()))
}

impl<'de> Visitor<'de> for LeafVisitor {
    type Value = Entry;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an edit")
    }

    fn visit_str<E>(self, text: &str) -> Result<Entry, E> {
        Ok(Entry::Other(Leaf::Text(text.to_owned())))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Entry, E> {
        Ok(other(value.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Entry, E> {
        if number > LARGEST { Ok(other(number.to_string())) } else { Ok(Entry::Other(Leaf::Whole(number))) }
    }

    fn visit_i64<E>(self, number: i64) -> Result<Entry, E> {
        Ok(other(number.to_string()))
    }

    /// `3.0` is a whole number, as in JSON Schema.
    fn visit_f64<E: Error>(self, number: f64) -> Result<Entry, E> {
        match format!("{number:.0}").trim_start_matches('-').parse() {
            Ok(whole) if whole <= LARGEST && number.fract() == 0.0 && number >= 0.0 => {
                Ok(Entry::Other(Leaf::Whole(whole)))
            }
            _ => Ok(other(number.to_string())),
        }
    }

    fn visit_unit<E>(self) -> Result<Entry, E> {
        Ok(Entry::Other(Leaf::Nothing))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Entry, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(other("a list"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry, A::Error> {
        if !self.keeps_objects {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(other("an object"));
        }
        let mut keys = Vec::new();
        while let Some((key, leaf)) = map.next_entry::<String, Leaf>()? {
            keys.push((key, leaf));
        }
        Ok(Entry::Object(keys))
    }
}
