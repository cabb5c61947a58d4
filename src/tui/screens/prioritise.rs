//! Step 3: ranking, qualify, rate, weights. One file a view, and what they share.

mod customer;
mod qualify;
mod qualify_table;
mod questions;
mod ranking;
mod ranking_row;
mod rate;
mod rate_draw;
mod roster;
mod standing;
mod weighing;
mod weights;
mod why;
mod why_draw;
mod words;

use super::{ViewEntry, views};
use crate::tui::keymap::Step;

/// The views of the step.
pub(super) const VIEWS: &[ViewEntry] = &[
    ("Ranking", |desk| Box::new(ranking::Ranking::new(desk))),
    (QUALIFY, |desk| Box::new(qualify::Qualify::new(desk))),
    (RATE, |desk| Box::new(rate::Rate::new(desk))),
    (WEIGHTS, |desk| Box::new(weights::Weights::new(desk))),
];

const QUALIFY: &str = "Qualify";
const RATE: &str = "Rate";
const WEIGHTS: &str = "Weights";

/// The place of the view with this name among the views of a step.
fn view_named(step: Step, name: &str) -> usize {
    views(step).iter().position(|(view, _)| *view == name).unwrap_or(0)
}
