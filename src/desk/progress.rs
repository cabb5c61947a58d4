//! How far the work on a plan has come, in a few words. The one place that says so: the header of the screen, the quick
//! pass and plain mode all ask here.

use super::OpenPlan;
use crate::interview::quick_pass::is_through;
use crate::plan::Plan;
use crate::prioritise::suggested::is_rated;
use crate::report::{RankRow, Report};

/// "22 of 30 through the quick pass, 4 rated": how many have been through the quick pass, and how many of those who can be ranked somebody
/// has rated enough for it. What follows from the quick pass is no rating yet.
#[must_use]
fn progress(plan: &Plan, report: &Report) -> String {
    let all = plan.partners.len();
    if all == 0 {
        return "no candidates yet".to_owned();
    }
    let through = plan.partners.iter().filter(|partner| is_through(partner)).count();
    let is_rated = |row: &&RankRow| is_rated(&row.who.partner);
    let (rated, to_rate) =
        (report.ranking.iter().filter(is_rated).count(), report.ranking.len() + report.unrated.len());
    match (through < all, rated, to_rate) {
        (true, 0, _) | (false, _, 0) => asked(through, all),
        (true, ..) => format!("{}, {rated} rated", asked(through, all)),
        (false, 0, _) => format!("{}, none rated", asked(through, all)),
        (false, ..) => format!("{}, {} rated", asked(through, all), of(rated, to_rate)),
    }
}

impl OpenPlan {
    /// How far the work on it has come, in a few words.
    #[must_use]
    pub(crate) fn progress(&self) -> String {
        progress(self.plan(), &self.report())
    }
}

/// "22 of 30 through the quick pass", "all 30 through the quick pass": whoever it ruled out is through too.
#[must_use]
pub(crate) fn asked(through: usize, all: usize) -> String {
    format!("{} through the quick pass", of(through, all))
}

fn of(some: usize, all: usize) -> String {
    if some == all { format!("all {all}") } else { format!("{some} of {all}") }
}
