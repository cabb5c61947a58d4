//! Where each candidate stands in the report.

use super::Report;

/// Where a candidate stands, with its place in that list of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// In no list.
    #[default]
    Nowhere,
    /// In the ranking.
    Ranked(usize),
    /// Not rated enough.
    Unrated(usize),
    /// Ruled out.
    RuledOut(usize),
}

/// Where everyone stands, by their places in the plan.
#[derive(Debug)]
pub struct Standings(Vec<Standing>);

impl Standings {
    /// Where everyone in a report stands.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let mut all = vec![Standing::Nowhere; report.ranking.len() + report.unrated.len() + report.excluded.len()];
        let ranked = report.ranking.iter().enumerate().map(|(at, row)| (row.who.index, Standing::Ranked(at)));
        let unrated = report.unrated.iter().enumerate().map(|(at, row)| (row.who.index, Standing::Unrated(at)));
        let out = report.excluded.iter().enumerate().map(|(at, row)| (row.who.index, Standing::RuledOut(at)));
        for (place, standing) in ranked.chain(unrated).chain(out) {
            if let Some(slot) = all.get_mut(place) {
                *slot = standing;
            }
        }
        Self(all)
    }

    /// Where the candidate at a place in the plan stands.
    #[must_use]
    pub fn get(&self, place: usize) -> Standing {
        self.0.get(place).copied().unwrap_or_default()
    }
}
