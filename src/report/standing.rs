//! Where each candidate stands in the report.

use super::Report;
use crate::prioritise::suggested::is_rated;

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

impl Report {
    /// That every score follows from the quick pass alone, where it does: nobody has given a rating of anybody.
    #[must_use]
    pub fn quick_pass_alone(&self) -> Option<&'static str> {
        let unrated = self.unrated.iter().map(|row| &row.who);
        let mut all = self.ranking.iter().map(|row| &row.who).chain(unrated);
        let is_alone = !self.ranking.is_empty() && !all.any(|who| is_rated(&who.partner));
        is_alone.then_some("From the quick pass alone; nobody is rated yet.")
    }
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
