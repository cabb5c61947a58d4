//! What the views of step 4 show of all partners, worked out once for each change: which segments there are and how
//! good their partners.

use crate::plan::SegmentId;
use crate::prioritise::score::Band;
use crate::report::{SegmentRow, figure, words};
use crate::tui::open_plan::OpenPlan;

/// The segments shown and the bands of partners.
#[derive(Debug, Default)]
pub(super) struct Overview {
    bands: Vec<Option<Band>>,
    /// The segments shown.
    pub(super) segments: Vec<Summary>,
    /// How many qualified candidates have no partner model.
    pub(super) without_model: usize,
}

/// One segment in the list.
#[derive(Debug)]
pub(super) struct Summary {
    /// Which.
    pub(super) id: SegmentId,
    /// Its place in the report's segments.
    pub(super) place: usize,
    /// How many partners it has.
    pub(super) partners: usize,
    /// "4 candidates: 1 first choice, 2 good, 1 unrated".
    pub(super) words: String,
    /// Whether every need is answered with yes or planned; none where nothing is needed.
    pub(super) is_answered: Option<bool>,
}

impl Overview {
    /// Works it out of the plan as it is.
    pub(super) fn look(&mut self, open: &OpenPlan) {
        let report = open.report();
        let mut bands = vec![None; open.plan().partners.len()];
        for row in &report.ranking {
            bands[row.who.index] = Some(row.band);
        }
        let segments = report.segments.iter().enumerate();
        let segments = segments.map(|(place, row)| summary(place, row, &bands)).collect();
        *self = Self { bands, segments, without_model: report.segments.without().len() };
    }

    /// A segment that is shown.
    pub(super) fn of(&self, id: &SegmentId) -> Option<&Summary> {
        self.segments.iter().find(|segment| segment.id == *id)
    }

    /// The band of the partner at a place in the plan; none while unrated enough.
    pub(super) fn band(&self, index: usize) -> Option<Band> {
        self.bands.get(index).copied().flatten()
    }
}

fn summary(place: usize, row: &SegmentRow, bands: &[Option<Band>]) -> Summary {
    let needs = &row.strategy.needs;
    let is_answered =
        (!needs.is_empty() && !row.partners.is_empty()).then(|| needs.iter().all(|need| need.answer.is_met()));
    Summary { id: row.id.clone(), place, partners: row.partners.len(), words: words(row, bands), is_answered }
}

fn words(row: &SegmentRow, bands: &[Option<Band>]) -> String {
    let of = |band: Option<Band>| row.partners.iter().filter(|who| bands[who.index] == band).count();
    let mut parts: Vec<String> = [Band::A, Band::B, Band::C, Band::D]
        .into_iter()
        .map(|band| (of(Some(band)), words::band(band)))
        .filter(|(count, _)| *count > 0)
        .map(|(count, label)| format!("{count} {label}"))
        .collect();
    let unrated = of(None);
    if unrated > 0 {
        parts.push(format!("{unrated} unrated"));
    }
    match row.partners.len() {
        0 => "no candidates yet".to_owned(),
        count => format!("{}: {}", figure::counted(count, "candidate"), parts.join(", ")),
    }
}
