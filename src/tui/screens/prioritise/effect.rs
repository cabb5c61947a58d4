//! What changing the weights has moved at the top of the ranking.

use crate::plan::PartnerId;
use crate::report::Report;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;

/// Who stands at the top: the first k of the ranking.
pub(super) fn leaders(report: &Report) -> Vec<PartnerId> {
    let limit = usize::try_from(report.goal.limits.partners).unwrap_or(usize::MAX);
    report.ranking.iter().take(limit).map(|row| row.who.id().clone()).collect()
}

/// What changing the weights has moved since somebody stood at the top, in words.
pub(super) fn effect(open: &OpenPlan, report: &Report, before: &[PartnerId]) -> (String, Role) {
    let now = leaders(report);
    if now.is_empty() && before.is_empty() {
        return ("Nobody is ranked yet, so weights change nothing: rate first.".to_owned(), Role::Dim);
    }
    let names = |from: &[PartnerId], without: &[PartnerId]| {
        let names = from.iter().filter(|id| !without.contains(id)).filter_map(|id| open.plan().partner(id));
        names.map(|partner| partner.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let (out, came) = (names(before, &now), names(&now, before));
    let moved = before.iter().filter(|id| !now.contains(id)).count();
    match (moved, before.len()) {
        (0, 1) => ("Number one is the same as when you came here.".to_owned(), Role::Dim),
        (0, top) => (format!("The top {top} are the same as when you came here."), Role::Dim),
        (_, top) => (format!("Changing these moves {moved} of the top {top}: out {out}; in {came}."), Role::Accent),
    }
}
