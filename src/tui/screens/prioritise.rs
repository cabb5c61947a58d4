//! Step 3: ranking, qualify, rate, weights. One file a view, and what they share.

mod answers;
mod customer;
mod more;
mod qualify;
mod qualify_table;
mod questions;
mod ranking;
mod ranking_row;
mod rate;
mod rate_draw;
mod recruit;
mod roster;
mod sections;
mod standing;
mod verdict_line;
mod weighing;
mod weights;
mod why;
mod why_draw;
mod words;

use super::{ViewEntry, views};
use crate::tui::keys::Step;

/// The views of the step.
pub(super) const VIEWS: &[ViewEntry] = &[
    (RANKING, |open| Box::new(ranking::Ranking::new(open))),
    (QUALIFY, |open| Box::new(qualify::Qualify::new(open))),
    (RATE, |open| Box::new(rate::Rate::new(open))),
    (RECRUIT, |open| Box::new(recruit::Recruit::new(open))),
    (MORE, |open| Box::new(more::More::new(open))),
    (WEIGHTS, |open| Box::new(weights::Weights::new(open))),
];

const RANKING: &str = "Ranking";
const QUALIFY: &str = "Qualify";
const RATE: &str = "Rate";
const WEIGHTS: &str = "Weights";
const RECRUIT: &str = "Recruit now";
const MORE: &str = "More";

/// The place of the view with this name among the views of a step.
fn view_named(step: Step, name: &str) -> usize {
    views(step).iter().position(|(view, _)| *view == name).unwrap_or(0)
}
