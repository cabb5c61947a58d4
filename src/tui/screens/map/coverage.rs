//! The heat map of the whole map: what all candidates that qualify reach together, buyer by stage, with sums and
//! gaps. Enter on a cell lists who reaches it. Nothing is changed here.

mod gaps;
mod reach;

use super::{
    matrix::{Cell, Cursor, Matrix},
    nothing,
};
use crate::{
    plan::Plan,
    report::{Report, figure, reasons, words},
    tui::{
        canvas::{Canvas, below, row, shift, top},
        keys::{Action, COMMANDS, ENTER, Keys, LEFT, PLAN, RIGHT, TABS, letter, on},
        layer::{Context, Layer, Used},
        open_plan::OpenPlan,
        theme::{Glyph, Role, Theme},
        widgets::list,
    },
};
use ratatui::layout::Rect;

/// The heat map of the whole map.
#[derive(Debug, Default)]
pub(crate) struct Coverage {
    cursor: Cursor,
}

impl Coverage {
    fn cursor(&self, plan: &Plan) -> Cursor {
        self.cursor.within(plan.buyers.len(), plan.stages.len())
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Buyer coverage",
    rows: &[
        on(&[LEFT, letter('h')], Action::Left, "left", "One cell to the left.", 0),
        on(&[RIGHT, letter('l')], Action::Right, "right", "One cell to the right.", 0),
        on(&[ENTER], Action::Open, "who reaches this", "List who reaches this buyer at this stage.", 1),
    ],
};

impl Layer for Coverage {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &list::KEYS, &TABS, &COMMANDS, &PLAN]
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        if nothing::missing(open).is_some() {
            return nothing::draw(open, canvas, area);
        }
        let report = open.report();
        let beside = if area.width >= 110 { area.width / 3 } else { 0 };
        let main = Rect { width: area.width - beside, ..area };
        let matrix = Matrix::new(&report.coverage, self.cursor(open.plan()), true, main.width);
        let mut used = head(&report, canvas, main);
        used += table(&report, &matrix, canvas, below(main, used));
        let here = shift(row(below(main, used), 0), 2);
        canvas.write(here, &self.here(&report, open.plan()), Role::Text);
        let rest = if beside > 0 {
            let pane = shift(area, main.width);
            canvas.divider(pane);
            shift(pane, 2)
        } else {
            shift(below(main, used + if main.height > 14 { 2 } else { 1 }), 2)
        };
        gaps::draw(open, canvas, rest);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let (buyers, stages) = (context.plan().buyers.len(), context.plan().stages.len());
        let at = self.cursor(context.plan());
        if let Some(moved) = at.moved(action, buyers, stages) {
            let again = matches!(action, Action::SelectCell(..)) && moved == at;
            self.cursor = moved;
            if again {
                reach::ask(context, at);
            }
            return Used::Yes;
        }
        if action != Action::Open || nothing::missing(context.open()).is_some() {
            return Used::No;
        }
        reach::ask(context, at);
        Used::Yes
    }

    fn look(&mut self, open: &OpenPlan) {
        self.cursor = self.cursor(open.plan());
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        (action == Action::Open && nothing::missing(open).is_some()).then_some("There is nothing on the map yet.")
    }
}

impl Coverage {
    /// The cell under the cursor in words.
    fn here(&self, report: &Report, plan: &Plan) -> String {
        let at = self.cursor(plan);
        let moment = words::moment(&report.coverage, at.buyer, at.stage);
        match report.coverage.coverage.cell(at.buyer, at.stage) {
            None => format!("{moment}: not in the room then"),
            Some(reached) if reached < 0.5 => format!("{moment}: nobody. {}", words::stage_question(plan, at.stage)),
            Some(reached) => format!("{moment}: {} of 100. Enter lists who.", figure::whole(reached)),
        }
    }
}

/// How many there are, what they reach and what that means; returns the rows used.
fn head(report: &Report, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let coverage = &report.coverage.coverage;
    let count = report.ranking.len() + report.unrated.len();
    let who = match count {
        count if area.width < 50 => format!("{count} qualify"),
        0 => "Nobody qualifies".to_owned(),
        1 => "1 candidate qualifies".to_owned(),
        count => format!("{count} candidates qualify"),
    };
    let total = format!("together {} of 100", figure::whole(coverage.total));
    canvas.pieces(row(area, 0), &[("  ", Role::Text), (&who, Role::Title)]);
    canvas.write_right(Rect { width: area.width.saturating_sub(1), ..row(area, 0) }, &total, Role::Title);
    if area.height < 12 {
        return 1;
    }
    canvas.write(shift(row(area, 1), 2), &meaning(report), Role::Dim);
    let mut used = 2;
    if let Some(caution) = reasons::caution(coverage) {
        canvas.write(shift(row(area, used), 2), &caution, Role::Warning);
        used += 1;
    }
    used + u16::from(area.height >= 18)
}

/// The total in words.
fn meaning(report: &Report) -> String {
    let coverage = &report.coverage.coverage;
    if coverage.influence == 0 {
        return "No influence is known: a partner model, set on Candidates, fills in the usual.".to_owned();
    }
    format!("In {} of 10 moments that count, somebody speaks for you.", figure::whole(coverage.total / 10.0))
}

/// The heat map with its sums; returns the rows used.
fn table(report: &Report, matrix: &Matrix<'_>, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let coverage = &report.coverage.coverage;
    let theme = canvas.theme();
    matrix.heads(canvas, row(area, 0));
    let mut used = 1;
    if area.height >= 12 {
        matrix.weights(canvas, row(area, used));
        used += 1;
    }
    let beneath = if area.height >= 12 { 4 } else { 2 };
    let buyers = u16::try_from(report.coverage.buyers.len()).unwrap_or(u16::MAX);
    let rows = buyers.min(area.height.saturating_sub(used + beneath).max(2));
    let cell = |buyer, stage| heat(coverage.cell(buyer, stage), theme);
    let sum = |buyer: usize| Some(figure(coverage.by_buyer.get(buyer).copied().flatten(), theme));
    matrix.rows(canvas, top(below(area, used), rows), cell, sum);
    used += rows;
    let stages = report.coverage.stages.len();
    matrix.figures(canvas, row(area, used), "All buyers", |stage| {
        let of = if stage == stages { Some(coverage.total) } else { coverage.by_stage.get(stage).copied().flatten() };
        Some(figure(of, theme))
    });
    used + 1
}

/// A cell: its digits, and the heat that goes with them.
fn heat(reached: Option<f64>, theme: Theme) -> Cell {
    let Some(reached) = reached else {
        return Cell { text: theme.glyph(Glyph::Absent).to_owned(), role: Role::Dim };
    };
    let role = match reached {
        reached if reached < 0.5 => Role::Warning,
        reached if reached < 25.0 => Role::Heat(1),
        reached if reached < 50.0 => Role::Heat(2),
        reached if reached < 75.0 => Role::Heat(3),
        _ => Role::Heat(4),
    };
    Cell { text: format!("{reached:>3.0}"), role }
}

/// A sum.
fn figure(reached: Option<f64>, theme: Theme) -> Cell {
    let text = reached.map_or_else(|| theme.glyph(Glyph::Absent).to_owned(), figure::whole);
    Cell { text, role: Role::Title }
}
