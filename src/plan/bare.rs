//! Lines of a sheet that are most often no more than a sentence, and are then written as one: `"a sentence"`, and only
//! otherwise as a record, `(text: "a sentence", applies: variant(agent))`.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::ser::{Serialize, Serializer};
use std::{fmt, marker::PhantomData};

/// A line that can be no more than a sentence.
pub(super) trait Bare: Sized {
    /// The line that is no more than this sentence.
    fn of(sentence: String) -> Self;
    /// The sentence, where there is no more to the line.
    fn bare(&self) -> Option<&str>;
}

/// Whether a value is the one that need not be written.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Writes the lines, each as short as it can be.
pub(super) fn serialize<T: Bare + Serialize, S: Serializer>(lines: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(lines.iter().map(Short))
}

/// Reads lines of either kind.
pub(super) fn deserialize<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: Bare + Deserialize<'de>,
    D: Deserializer<'de>,
{
    let lines = Vec::<Either<T>>::deserialize(deserializer)?;
    Ok(lines.into_iter().map(|either| either.0).collect())
}

struct Short<'a, T>(&'a T);

impl<T: Bare + Serialize> Serialize for Short<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.bare() {
            Some(sentence) => serializer.serialize_str(sentence),
            None => self.0.serialize(serializer),
        }
    }
}

struct Either<T>(T);

impl<'de, T: Bare + Deserialize<'de>> Deserialize<'de> for Either<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LineVisitor(PhantomData)).map(Self)
    }
}

struct LineVisitor<T>(PhantomData<T>);

impl<'de, T: Bare + Deserialize<'de>> Visitor<'de> for LineVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a sentence in quotation marks, or a line in brackets")
    }

    fn visit_str<E: Error>(self, sentence: &str) -> Result<T, E> {
        Ok(T::of(sentence.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}
