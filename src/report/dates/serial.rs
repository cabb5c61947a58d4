//! How days become JSON: the names of the contract, nothing that is null.

use super::{DateRow, Dates, OwnerLoad, Promise, Review, WeekLoad};
use crate::report::Who;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

impl Serialize for Dates {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("by_day", &self.rows)?;
        map.serialize_entry("reviews", &self.reviews)?;
        map.serialize_entry("loads", &self.loads)?;
        map.serialize_entry("without_kick_off", &ids(&self.undated))?;
        if let Some((day, whom)) = &self.second {
            map.serialize_entry("second_wave", &SecondWave { day: day.as_str(), partners: ids(whom) })?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct SecondWave<'a> {
    day: &'a str,
    partners: Vec<&'a str>,
}

fn ids(whom: &[Who]) -> Vec<&str> {
    whom.iter().map(|who| who.id().as_str()).collect()
}

/// Writes a text that says something.
fn said<M: SerializeMap>(map: &mut M, name: &str, text: &str) -> Result<(), M::Error> {
    if text.trim().is_empty() { Ok(()) } else { map.serialize_entry(name, text) }
}

impl Serialize for DateRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("day", &self.day)?;
        map.serialize_entry("kind", self.kind.key())?;
        map.serialize_entry("partners", &ids(&self.whom))?;
        map.serialize_entry("what", &self.what)?;
        map.serialize_entry("by", &self.by)?;
        if let Some(days) = self.after {
            map.serialize_entry("days_after_kick_off", &days)?;
        }
        said(&mut map, "owner", &self.owner)?;
        said(&mut map, "proof", &self.proof)?;
        said(&mut map, "rests_on", &self.rests_on)?;
        said(&mut map, "doubt", self.doubt.as_deref().unwrap_or_default())?;
        map.end()
    }
}

impl Serialize for Review {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("partner", self.who.id())?;
        map.serialize_entry("kick_off", &self.kick_off)?;
        map.serialize_entry("check_ins", &self.check_ins)?;
        map.serialize_entry("decision", &self.decision)?;
        said(&mut map, "theirs", &self.theirs)?;
        said(&mut map, "our_half", &self.our_half)?;
        map.serialize_entry("promised", &self.promised)?;
        said(&mut map, "after", &self.after)?;
        map.end()
    }
}

impl Serialize for Promise {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("need", &self.need)?;
        if let Some(due) = &self.due {
            map.serialize_entry("due", due)?;
        }
        said(&mut map, "owner", &self.owner)?;
        map.end()
    }
}

impl Serialize for OwnerLoad {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("owner", &self.all.owner)?;
        map.serialize_entry("days", &self.all.days)?;
        if let Some(has) = self.all.has {
            map.serialize_entry("has", &has)?;
        }
        if let Some(a_week) = self.a_week {
            map.serialize_entry("days_a_week", &a_week)?;
        }
        map.serialize_entry("weeks", &self.weeks)?;
        map.end()
    }
}

impl Serialize for WeekLoad {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("monday", &self.monday)?;
        map.serialize_entry("days", &self.days)?;
        map.end()
    }
}
