//! What stands in place of the influence grid and the heat map while one side of them is missing, and the way to it.

use crate::tui::canvas::{Canvas, below, shift};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// What is missing for a table of buyers × stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    Candidates,
    Buyers,
    Stages,
}

/// The first thing missing, if anything is.
pub(super) fn missing(open: &OpenPlan) -> Option<Missing> {
    let plan = open.plan();
    if plan.partners.is_empty() {
        Some(Missing::Candidates)
    } else if plan.buyers.is_empty() {
        Some(Missing::Buyers)
    } else {
        plan.stages.is_empty().then_some(Missing::Stages)
    }
}

/// Says what is missing and which key leads there.
pub(super) fn draw(open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let (what, way) = match missing(open) {
        None => return,
        Some(Missing::Candidates) => (
            "Nobody on the map yet.",
            "Candidates (g c) is where they are added: p takes a list of names, a adds one. Sources (g s) says where to look.",
        ),
        Some(Missing::Buyers) => (
            "Nobody in the buying group yet.",
            "Alt-1 goes to step 1, where the buying group is: who signs, who wants it, who is asked?",
        ),
        Some(Missing::Stages) => (
            "No buying stages yet.",
            "Alt-1 goes to step 1, where the buying stages are: how does a purchase go, from trigger to renewal?",
        ),
    };
    let area = shift(area, 2);
    let used = canvas.paragraph(area, what, Role::Title);
    canvas.paragraph(below(area, used + 1), way, Role::Text);
}
