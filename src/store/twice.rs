//! Ids that are used twice: whatever refers to such an id would mean two things.

use super::{
    flaw::Flaw,
    shape::{FieldName, options},
};
use crate::plan::Plan;
use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use std::{collections::HashSet, fmt, hash::Hash};

/// The lists whose members have ids.
const LISTS: [&str; 5] = ["buyers", "stages", "criteria", "segments", "partners"];

/// Whether two members of one list share an id.
pub(super) fn has_an_id_twice(plan: &Plan) -> bool {
    has_an_id_twice_in_a_section(plan) || repeats(plan.partners.iter().map(|partner| &partner.id))
}

/// The same without the partners, of whom there may be thousands: no edit puts one in twice.
pub(super) fn has_an_id_twice_in_a_section(plan: &Plan) -> bool {
    repeats(plan.buyers.iter().map(|buyer| &buyer.id))
        || repeats(plan.stages.iter().map(|stage| &stage.id))
        || repeats(plan.criteria.iter().map(|criterion| &criterion.id))
        || repeats(plan.segments.iter().map(|segment| &segment.id))
}

fn repeats<Id: Eq + Hash>(ids: impl ExactSizeIterator<Item = Id>) -> bool {
    let mut seen = HashSet::with_capacity(ids.len());
    ids.into_iter().any(|id| !seen.insert(id))
}

/// Where an id stands for the second time, in a text known to have one: the text is read once more, for the ids
/// alone, and the parser's own place is where it was stopped.
pub(super) fn second_id(text: &str) -> Flaw {
    match options().from_str_seed(text, PlanIds) {
        Err(error) => Flaw::of(text, &error),
        Ok(()) => Flaw::at(text, 1, 1, "an id is used twice"),
    }
}

struct PlanIds;

impl<'de> DeserializeSeed<'de> for PlanIds {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_struct("Plan", &LISTS, self)
    }
}

impl<'de> Visitor<'de> for PlanIds {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a plan")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key::<FieldName>()? {
            if LISTS.contains(&key.0.as_str()) {
                map.next_value_seed(ListIds)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct ListIds;

impl<'de> DeserializeSeed<'de> for ListIds {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for ListIds {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        let mut seen = HashSet::new();
        while list.next_element_seed(MemberId { seen: &mut seen })?.is_some() {}
        Ok(())
    }
}

struct MemberId<'seen> {
    seen: &'seen mut HashSet<String>,
}

impl<'de> DeserializeSeed<'de> for MemberId<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_struct("", &["id"], self)
    }
}

impl<'de> Visitor<'de> for MemberId<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a member of the list")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key::<FieldName>()? {
            if key.0 != "id" {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let id: String = map.next_value()?;
            if self.seen.contains(&id) {
                return Err(M::Error::custom(format!(
                    "the id “{id}” is used a second time; give one of the two another"
                )));
            }
            self.seen.insert(id);
        }
        Ok(())
    }
}
