//! What other budgets would reach, as a staircase with the list of its steps: moving in it says who comes in and goes.

use crate::picture::{Asked, Picture, Thing};
use crate::plan::Limits;
use crate::report::figure;
use crate::report::findings::{FrontierRow, Recruiting};
use crate::tui::canvas::{Canvas, below, left, shift, top};
use crate::tui::keys::Action;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::drawing;
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;

/// Columns of the list, and from how many on it stands beside the picture.
const LIST: u16 = 30;
const WITH_LIST: u16 = 76;

/// A step, in the plan's currency.
struct StepRow<'a> {
    step: &'a FrontierRow,
    limits: &'a Limits,
    /// Whether it is the last that the plan's own budget pays for.
    is_ours: bool,
}

/// Lists the steps; the first time the one of the plan's own budget is looked at.
pub(super) fn fill(list: &mut List<usize>, limits: &Limits, recruiting: &Recruiting) {
    let budget = limits.budget.map_or(0.0, |budget| budget.get() + 1e-9);
    let ours = recruiting.steps.all.iter().rposition(|step| step.budget <= budget);
    let is_new = list.count() == 0;
    let row = |(at, step)| (at, StepRow { step, limits, is_ours: Some(at) == ours });
    list.fill(&columns(), [Members::new(recruiting.steps.all.iter().enumerate().map(row))]);
    if let Some(ours) = ours.filter(|_| is_new) {
        list.select(&ours);
    }
}

/// Draws the staircase, what the step selected changes, and with room to spare the steps.
pub(super) fn draw(list: &List<usize>, has_focus: bool, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let has_list = has_focus && area.width >= WITH_LIST;
    let columns = area.width.saturating_sub(if has_list { LIST + 2 } else { 0 });
    let (report, findings) = (open.report(), open.findings().map(AsRef::as_ref));
    let laid_out = drawing::above_caption(area, 3, |rows| {
        let step = list.selected().copied();
        let asked = Asked { columns, rows: Some(rows), is_bare: true, step, ..Asked::default() };
        Picture::Budget.scene(&report, findings, &asked)
    });
    let (scene, said) = match laid_out {
        Ok(laid_out) => laid_out,
        Err(why) => {
            canvas.paragraph(area, &why, Role::Text);
            return;
        }
    };
    let upper = top(area, area.height.saturating_sub(said));
    drawing::draw(canvas, left(upper, columns), &scene, |thing| match thing {
        Thing::Step(at) => list.shown().position(|one| one == at).map(Action::Select),
        _ => None,
    });
    canvas.paragraph(below(area, upper.height), &scene.caption, Role::Text);
    if has_list {
        list.draw_plain(canvas, shift(upper, columns + 2));
    }
}

fn columns<'a>() -> [Column<StepRow<'a>>; 3] {
    [
        Column::new(Head::new("budget", "From").right().rank(1), |row: &StepRow<'_>| {
            figure::money(row.step.budget, &row.limits.currency)
        }),
        Column::figure(Head::new("coverage", "Coverage").rank(1), |row| Some(row.step.coverage), figure::tenths),
        Column::new(Head::new("ours", "").rank(2).role(Role::Accent), |row: &StepRow<'_>| {
            if row.is_ours { "your budget" } else { "" }.to_owned()
        }),
    ]
}
