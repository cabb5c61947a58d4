//! Weights from answers, in small dialogs: what a step on each criterion is worth, and criteria compared in pairs. Every
//! answer is in the plan at once; the weights that follow and what they move stand under the questions.

mod pairs;
mod swing;

pub(super) use pairs::Pairs;
pub(super) use swing::Swing;

use super::effect::effect;
use crate::{
    plan::PartnerId,
    report::figure,
    tui::{
        canvas::{Canvas, below, left, row, shift},
        keys::Action,
        layer::{Context, made_again, undone},
        open_plan::OpenPlan,
        theme::Role,
    },
};
use ratatui::layout::Rect;

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
        let (down, across) = (u16::try_from(down).unwrap_or(u16::MAX), u16::try_from(across).unwrap_or(0));
        let at = left(shift(row(rest, down), across * wide), wide);
        canvas.write(left(at, 24), &criterion.name, Role::Dim);
        canvas.write_right(left(shift(at, 25), 5), &figure::percent(criterion.weight), Role::Text);
        let bar = left(shift(at, 32), at.width.saturating_sub(33).min(30));
        canvas.bar(bar, if most > 0.0 { criterion.weight / most } else { 0.0 }, Role::Accent);
    }
}

/// Undo and redo while a dialog lies on top; false for everything else.
fn step_history(action: Action, context: &mut Context<'_>) -> bool {
    let words = match action {
        Action::Undo => undone(context.open_mut().undo()),
        Action::Redo => made_again(context.open_mut().redo()),
        _ => return false,
    };
    context.say(words);
    true
}
