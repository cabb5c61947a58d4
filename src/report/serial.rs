//! How the report's rows become JSON: the names of the contract, nothing that is null.

use super::reasons;
use super::rows::{
    CallFirst, CellRow, Contributions, ExcludedRow, GapRow, Map, ProblemRow, RatingSource, UnratedRow, VolumeRow, Who,
};
use crate::plan::{Partner, Place, Severity};
use crate::prioritise::volume::Volume;
use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};

impl Serialize for Who {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("Who", 3)?;
        row.serialize_field("id", &self.partner.id)?;
        row.serialize_field("name", &self.partner.name)?;
        match self.partner.model {
            Some(model) => row.serialize_field("model", &model)?,
            None => row.skip_field("model")?,
        }
        row.end()
    }
}

impl Serialize for CallFirst {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut lists = serializer.serialize_map(None)?;
        lists.serialize_entry("call_first", &self.order)?;
        lists.serialize_entry("in_talks", &self.in_talks.iter().map(InTalks).collect::<Vec<_>>())?;
        lists.serialize_entry("not_to_call", &self.not_to_call.iter().map(Who::id).collect::<Vec<_>>())?;
        lists.end()
    }
}

/// Somebody in talks with what is next.
struct InTalks<'a>(&'a Who);

impl Serialize for InTalks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let partner = &self.0.partner;
        let mut row = serializer.serialize_map(None)?;
        row.serialize_entry("id", &partner.id)?;
        row.serialize_entry("name", &partner.name)?;
        row.serialize_entry("status", &partner.status)?;
        for (name, said) in [("next_step", &partner.next_step), ("owner", &partner.owner)] {
            if !said.trim().is_empty() {
                row.serialize_entry(name, said)?;
            }
        }
        partner.due.as_ref().map_or(Ok(()), |due| row.serialize_entry("due", due))?;
        row.end()
    }
}

impl Serialize for Contributions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let points = self.criteria.iter().zip(self.parts());
        serializer.collect_map(points.filter_map(|(criterion, part)| Some((&criterion.id, part.points()?))))
    }
}

impl Serialize for UnratedRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(None)?;
        row.serialize_entry("id", &self.who.partner.id)?;
        row.serialize_entry("name", &self.who.partner.name)?;
        if let Some(model) = self.who.partner.model {
            row.serialize_entry("model", &model)?;
        }
        row.serialize_entry("rated", &self.rated)?;
        row.serialize_entry("missing", &self.missing().map(|criterion| &criterion.id).collect::<Vec<_>>())?;
        row.serialize_entry("conditions", &self.conditions)?;
        let sources = RatingSource::all(&self.who.partner, &self.criteria);
        if !sources.is_empty() {
            row.serialize_entry("sources", &sources)?;
        }
        row.end()
    }
}

impl Serialize for ExcludedRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(None)?;
        row.serialize_entry("id", &self.who.partner.id)?;
        row.serialize_entry("name", &self.who.partner.name)?;
        row.serialize_entry("reasons", &self.reasons.iter().map(reasons::ruled_out).collect::<Vec<_>>())?;
        put_off(&self.who.partner, &mut row)?;
        row.end()
    }
}

impl Serialize for Map {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(8))?;
        map.serialize_entry("total", &self.coverage.total)?;
        let stages = self.stages.iter().map(|stage| stage.id.as_str());
        map.serialize_entry("by_stage", &Known(stages.zip(&self.coverage.by_stage).collect()))?;
        let buyers = self.buyers.iter().map(|buyer| buyer.id.as_str());
        map.serialize_entry("by_buyer", &Known(buyers.zip(&self.coverage.by_buyer).collect()))?;
        map.serialize_entry("cells", &self.cells().collect::<Vec<_>>())?;
        map.serialize_entry("gaps", &self.gaps().collect::<Vec<_>>())?;
        map.serialize_entry("sources", &self.sources().collect::<Vec<_>>())?;
        map.serialize_entry("influence", &self.coverage.influence)?;
        map.serialize_entry("guessed", &self.coverage.guessed)?;
        if self.volume.volume != Volume::Unsaid {
            map.serialize_entry("volume", &self.volume)?;
        }
        map.end()
    }
}

impl Serialize for VolumeRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(Some(2))?;
        row.serialize_entry("counts", &self.volume.counted().is_some())?;
        row.serialize_entry("missing", &self.missing.iter().map(Who::id).collect::<Vec<_>>())?;
        row.end()
    }
}

impl Map {
    /// The cells in the room, by buyer, then by stage.
    fn cells(&self) -> impl Iterator<Item = CellRow<'_>> {
        self.buyers.iter().enumerate().flat_map(move |(buyer, row)| {
            self.stages.iter().enumerate().filter_map(move |(stage, column)| {
                let coverage = self.coverage.cell(buyer, stage)?;
                Some(CellRow { buyer: &row.id, stage: &column.id, coverage })
            })
        })
    }

    fn gaps(&self) -> impl Iterator<Item = GapRow<'_>> {
        self.coverage.gaps.iter().map(|gap| GapRow {
            buyer: &self.buyers[gap.buyer].id,
            stage: &self.stages[gap.stage].id,
            weight: gap.weight,
        })
    }

    fn sources(&self) -> impl Iterator<Item = SourceOfBuyer<'_>> {
        self.sources.iter().map(|gap| SourceOfBuyer { buyer: &self.buyers[gap.buyer].id, source: &gap.source })
    }
}

#[derive(Serialize)]
struct SourceOfBuyer<'a> {
    buyer: &'a str,
    source: &'a str,
}

/// Figures by id, those without one left out.
pub(super) struct Known<'a>(pub(super) Vec<(&'a str, &'a Option<f64>)>);

impl Serialize for Known<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().filter_map(|(id, figure)| Some((id, (*figure).as_ref()?))))
    }
}

impl Serialize for ProblemRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let severity = match self.severity {
            Severity::Contradiction => "contradiction",
            Severity::Missing => "missing",
            Severity::Overdue => "overdue",
        };
        let (place, id) = match &self.place {
            Place::Goal => ("goal", None),
            Place::Profile => ("profile", None),
            Place::Buyers => ("buyers", None),
            Place::Stages => ("stages", None),
            Place::Criteria => ("criteria", None),
            Place::Partner(id) => ("partner", Some(id.as_str())),
            Place::Segment(id) => ("segment", Some(id.as_str())),
            Place::WonDeals => ("won_deals", None),
        };
        let mut row = serializer.serialize_map(None)?;
        row.serialize_entry("severity", severity)?;
        row.serialize_entry("place", place)?;
        if let Some(id) = id {
            row.serialize_entry("id", id)?;
        }
        row.serialize_entry("sentence", &self.sentence)?;
        row.end()
    }
}

/// When to look at a partner again and what would have to change, as far as somebody said.
pub(super) fn put_off<M: SerializeMap>(partner: &Partner, row: &mut M) -> Result<(), M::Error> {
    if let Some(day) = &partner.look_again {
        row.serialize_entry("look_again", day)?;
    }
    let change = partner.would_change.trim();
    if change.is_empty() { Ok(()) } else { row.serialize_entry("would_change", change) }
}
