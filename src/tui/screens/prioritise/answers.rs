//! Weights from answers, in small dialogs: what a step on each criterion is worth, and criteria compared in pairs. Every
//! answer is in the plan at once; the weights that follow and what they move stand under the questions.

pub(crate) mod pairs;
pub(crate) mod swing;

pub(super) use pairs::Pairs;
pub(super) use swing::Swing;

use super::effect::effect;
use crate::plan::PartnerId;
use crate::tui::canvas::{Canvas, below, left, row, shift, span};
use crate::tui::keys::{Action, BACK_TAB, DELETE, DOWN, END, ENTER, ESC, HOME, Keys, TAB, UP, ctrl, letter, on};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Weights from answers",
    rows: &[
        on(&[DOWN, letter('j')], Action::Down, "next", 4).says("The next criterion or pair."),
        on(&[HOME], Action::First, "first", 0).says("To the first criterion or pair."),
        on(&[END], Action::Last, "last", 0).says("To the last criterion or pair."),
        on(&[ENTER, TAB], Action::NextField, "go on", 0).says("The next criterion or pair."),
        on(&[UP, letter('k'), BACK_TAB], Action::Up, "before", 0).says("The criterion or pair before."),
        on(&[letter('x'), DELETE], Action::NotKnown, "take out", 5).says("Take the answer out."),
        on(&[letter('u'), ctrl('z')], Action::Undo, "undo", 7).says("Take the last answer back.").changes(),
        on(&[letter('U'), ctrl('y')], Action::Redo, "redo", 0).says("Make the answer taken back again.").changes(),
        on(&[ESC], Action::Back, "done", 8).says("Close; what is answered is kept."),
    ],
};

/// The weights now, and what changing them moves; in two columns where rows are short.
fn draw_weights(open: &OpenPlan, opened: &[PartnerId], canvas: &mut Canvas<'_>, area: Rect) {
    let report = open.report();
    let (words, role) = effect(open, &report, opened);
    let used = canvas.paragraph(area, &words, role);
    let rest = below(area, used + u16::from(area.height > 8));
    let most = report.criteria.iter().map(|criterion| criterion.weight).fold(0.0, f64::max);
    let is_short = report.criteria.len() > usize::from(rest.height);
    let columns = if is_short { 2 } else { 1 };
    let wide = rest.width / columns;
    let rows = report.criteria.len().div_ceil(usize::from(columns));
    for (place, criterion) in report.criteria.iter().enumerate() {
        let (down, across) = (place % rows, place / rows);
        let (down, across) = (span(down), span(across));
        let at = left(shift(row(rest, down), across * wide), wide);
        canvas.write(left(at, 24), &criterion.name, Role::Dim);
        canvas.write_right(left(shift(at, 25), 5), &criterion.shown, Role::Text);
        let bar = left(shift(at, 32), at.width.saturating_sub(33).min(30));
        canvas.bar(bar, if most > 0.0 { criterion.weight / most } else { 0.0 }, Role::Accent);
    }
}
