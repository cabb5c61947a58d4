//! Who is in which segment, found when somebody first looks: only step 4, the exports and the command line do, and the
//! catalogue's strategies need not be read for the rest.

use super::{SegmentRow, Who, origin::Origin};
use crate::catalog;
use crate::plan::{Plan, Segment};
use serde::{Serialize, Serializer};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// The segments with their partners, as a slice that is filled when it is first read.
#[derive(Clone, Debug)]
pub struct Segments {
    origin: Arc<Origin>,
    /// Places of those who qualify, ranked ones in rank order, then the unrated in the plan's order.
    qualified: Vec<usize>,
    found: OnceLock<Found>,
}

#[derive(Clone, Debug)]
struct Found {
    rows: Vec<SegmentRow>,
    without: Vec<Who>,
}

impl Segments {
    pub(super) fn of(origin: &Arc<Origin>, qualified: Vec<usize>) -> Self {
        Self { origin: Arc::clone(origin), qualified, found: OnceLock::new() }
    }

    /// The plan the segments are of.
    pub(super) fn plan(&self) -> Plan {
        self.origin.plan()
    }

    /// The places it was made from, for a report on the same rows.
    pub(super) fn into_qualified(self) -> Vec<usize> {
        self.qualified
    }

    /// Those who qualify and are in no segment, because no partner model is known.
    #[must_use]
    pub fn without(&self) -> &[Who] {
        &self.found().without
    }

    fn found(&self) -> &Found {
        self.found.get_or_init(|| self.find())
    }

    fn find(&self) -> Found {
        let plan = self.origin.plan();
        let mut rows: Vec<SegmentRow> = catalog::segments(&plan).into_iter().map(segment_row).collect();
        let mut without = Vec::new();
        for &at in &self.qualified {
            let segment = catalog::segment_of(&plan, &plan.partners[at]);
            let row = segment.and_then(|id| rows.iter_mut().find(|row| row.id == id));
            row.map_or(&mut without, |row| &mut row.partners).push(Who::at(self.origin.partners(), at));
        }
        Found { rows, without }
    }
}

fn segment_row(segment: Segment) -> SegmentRow {
    let Segment { id, name, model, variant, strategy } = segment;
    SegmentRow { id, name, model, variant, partners: Vec::new(), strategy }
}

impl Deref for Segments {
    type Target = [SegmentRow];

    fn deref(&self) -> &[SegmentRow] {
        &self.found().rows
    }
}

impl<'a> IntoIterator for &'a Segments {
    type Item = &'a SegmentRow;
    type IntoIter = std::slice::Iter<'a, SegmentRow>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Serialize for Segments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}
