//! What other budgets would reach, and where the plan's own stands.

use crate::plan::Limits;
use crate::report::findings::{FrontierRow, Recruiting, words};
use crate::report::{Who, figure};
use crate::tui::canvas::{Canvas, below};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;

/// A budget, in the plan's currency.
struct BudgetRow<'a> {
    point: &'a FrontierRow,
    limits: &'a Limits,
}

impl BudgetRow<'_> {
    fn is_ours(&self) -> bool {
        self.limits.budget.is_some_and(|budget| (budget.get() - self.point.budget).abs() < 1e-9)
    }
}

/// Lists the budgets.
pub(super) fn fill(list: &mut List<usize>, limits: &Limits, recruiting: &Recruiting) {
    let rows = recruiting.frontier.iter().map(|point| BudgetRow { point, limits });
    list.fill(&columns(), [Members::new(rows.enumerate())]);
}

/// Draws what the budgets say, whom the one selected recruits, and the budgets.
pub(super) fn draw(list: &List<usize>, open: &OpenPlan, recruiting: &Recruiting, canvas: &mut Canvas<'_>, area: Rect) {
    let about = match (open.plan().goal.limits.budget, recruiting.frontier.is_empty()) {
        (None, _) => "No budget is set, so none binds. Step 1, goal and limits, has a place for one.".to_owned(),
        (Some(_), true) => "No set meets the limits at any of these budgets.".to_owned(),
        (Some(_), false) => {
            format!("{} Where the bars stop growing, another limit binds.", words::budgets(recruiting))
        }
    };
    let mut rest = below(area, canvas.paragraph(area, &about, Role::Dim) + 1);
    if let Some(point) = list.selected().and_then(|at| recruiting.frontier.get(*at)) {
        let names: Vec<&str> = point.partners.iter().map(Who::name).collect();
        rest = below(rest, canvas.paragraph(rest, &format!("With {}.", names.join(", ")), Role::Text) + 1);
    }
    list.draw_plain(canvas, rest);
}

fn columns<'a>() -> [Column<BudgetRow<'a>>; 5] {
    [
        Column::new(Head::new("budget", "Budget").right().rank(1), |row: &BudgetRow<'_>| {
            figure::money(row.point.budget, &row.limits.currency)
        }),
        Column::figure(Head::new("coverage", "Coverage").rank(1), |row| Some(row.point.coverage), figure::tenths),
        Column::bar(Head::new("bar", "").bar(8, 50).rank(3), |row| Some(row.point.coverage / 100.0)),
        Column::new(Head::new("partners", "Partners").right().rank(4), |row: &BudgetRow<'_>| {
            row.point.partners.len().to_string()
        }),
        Column::new(Head::new("ours", "").rank(2).role(Role::Accent), |row: &BudgetRow<'_>| {
            if row.is_ours() { "your budget" } else { "" }.to_owned()
        }),
    ]
}
