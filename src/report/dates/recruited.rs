//! One recruited partner with what their days are counted from.

use crate::plan::{Date, Milestone, Need, Segment};
use crate::report::Who;

/// A recruited partner, when they start and what their sheet says.
pub(super) struct Recruited<'a> {
    pub(super) who: &'a Who,
    pub(super) kick_off: Option<Date>,
    pub(super) segment: Option<&'a Segment>,
}

impl Recruited<'_> {
    /// The day so many days after they start, no Saturday and no Sunday.
    pub(super) fn day(&self, days: i32) -> Option<Date> {
        self.kick_off.as_ref()?.working_day_on(days)
    }

    /// The milestones that are theirs, with their places on the sheet.
    pub(super) fn milestones(&self) -> impl Iterator<Item = (usize, &Milestone)> {
        let lines = self.segment.map(|segment| segment.strategy.first_90_days.as_slice()).unwrap_or_default();
        lines.iter().enumerate().filter(|(_, line)| line.applies.is_for(&self.who.partner))
    }

    /// The needs that are theirs.
    pub(super) fn needs(&self) -> impl Iterator<Item = &Need> {
        let lines = self.segment.map(|segment| segment.strategy.needs.as_slice()).unwrap_or_default();
        lines.iter().filter(|need| need.applies.is_for(&self.who.partner))
    }
}
