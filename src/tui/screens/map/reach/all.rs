//! What everybody who qualifies, the set, or one alone reaches, buyer by stage, with sums, as a mosaic where there is
//! room; beneath it who reaches the cell under the cursor, and the gaps. Nothing is changed here.

use super::{gaps, grid, who};
use crate::picture::{Asked, Picture, Thing, Whose};
use crate::prioritise::coverage::Coverage;
use crate::report::findings::Status;
use crate::report::{Findings, Report, figure, reasons, words};
use crate::text;
use crate::tui::canvas::{Canvas, below, narrower, row, shift, top};
use crate::tui::keys::Action;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role, Theme};
use crate::tui::widgets::drawing;
use crate::tui::widgets::matrix::{Cursor, Square};
use ratatui::layout::Rect;

pub(super) fn draw(open: &OpenPlan, whose: &Whose, cursor: &Cursor, canvas: &mut Canvas<'_>, area: Rect) {
    let report = open.report();
    let findings = open.findings().map(AsRef::as_ref);
    let Some(coverage) = whose.coverage(&report, findings) else {
        let awaited = open.awaited().unwrap_or_else(|| no_set(findings));
        canvas.paragraph(shift(area, 2), &awaited, Role::Dim);
        return;
    };
    let mut used = head(open, whose, &coverage, canvas, area);
    let beneath = match area.height {
        30.. => 9,
        12.. => 5,
        _ => 2,
    };
    let room = top(below(area, used), area.height.saturating_sub(used + beneath).max(4));
    used +=
        picture(open, whose, cursor, canvas, room).unwrap_or_else(|| table(&report, &coverage, cursor, canvas, room));
    if *whose == Whose::Set && open.is_stale() {
        canvas.fade(area);
    }
    let rest = shift(below(area, used + u16::from(area.height >= 20)), 2);
    let lines = if area.height >= 20 { 2 } else { 1 };
    let here = here(open, whose, &coverage, cursor, (rest.width, usize::from(lines)));
    let used = canvas.paragraph(top(rest, lines), &here, Role::Text);
    gaps::draw(open, &coverage.gaps, canvas, below(rest, used + u16::from(area.height >= 20)));
}

/// Why there is no set.
fn no_set(findings: Option<&Findings>) -> String {
    match findings.map(|findings| &findings.recruiting.status) {
        Some(Status::Infeasible { reasons }) => reasons.join(" "),
        _ => "There is no set to recruit yet.".to_owned(),
    }
}

/// The mosaic, where there is room for it; returns the rows used.
fn picture(open: &OpenPlan, whose: &Whose, cursor: &Cursor, canvas: &mut Canvas<'_>, area: Rect) -> Option<u16> {
    let area = shift(narrower(area, 1), 2);
    let rows = Some(area.height.min(area.width / 4));
    let asked = Asked { columns: area.width, rows, whose: whose.clone(), ..Asked::default() };
    let mut scene = Picture::Mosaic.scene(&open.report(), open.findings().map(AsRef::as_ref), &asked).ok()?;
    scene.chosen = Some(Thing::Moment { buyer: cursor.row, stage: cursor.column });
    drawing::draw(canvas, area, &scene, |thing| match thing {
        Thing::Moment { buyer, stage } => Some(Action::SelectCell(*buyer, *stage)),
        _ => None,
    });
    Some(scene.rows)
}

/// The same as a table.
fn table(report: &Report, coverage: &Coverage, cursor: &Cursor, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let theme = canvas.theme();
    let matrix = grid(&report.coverage).behind("All").below("All buyers");
    matrix.draw(canvas, area, cursor, |buyer, stage| match (buyer, stage) {
        (Some(buyer), Some(stage)) => heat(coverage.cell(buyer, stage), theme),
        (Some(buyer), None) => sum(coverage.by_buyer.get(buyer).copied().flatten(), theme),
        (None, Some(stage)) => sum(coverage.by_stage.get(stage).copied().flatten(), theme),
        (None, None) => sum(Some(coverage.total), theme),
    })
}

/// The cell under the cursor in words, of those who reach it as many by name as fit in so many lines of a width.
fn here(open: &OpenPlan, whose: &Whose, coverage: &Coverage, at: &Cursor, (width, lines): (u16, usize)) -> String {
    let moment = words::moment(&open.report().coverage, at.row, at.column);
    match coverage.cell(at.row, at.column) {
        None => format!("{moment}: not in the room then"),
        Some(reached) if reached < 0.5 => {
            format!("{moment}: nobody. {}", words::stage_question(open.plan(), at.column))
        }
        Some(reached) => {
            let words = |names: String| format!("{moment}: {} of 100, by {names}", figure::whole(reached));
            let named = who::names(open, whose, (at.row, at.column)).into_iter().map(words);
            let fits = |words: &String| text::wrap(words, usize::from(width)).len() <= lines;
            named.rev().find(fits).unwrap_or_else(|| format!("{moment}: {} of 100", figure::whole(reached)))
        }
    }
}

/// Who that is, what they reach and what that means; returns the rows used.
fn head(open: &OpenPlan, whose: &Whose, coverage: &Coverage, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let report = open.report();
    let who = called(open, whose, area.width);
    let together = if matches!(whose, Whose::One(_)) { "alone" } else { "together" };
    let total = format!("{together} {} of 100", figure::whole(coverage.total));
    canvas.write(shift(row(area, 0), 2), &who, Role::Title);
    canvas.write_right(narrower(row(area, 0), 1), &total, Role::Title);
    if area.height < 12 {
        return 1;
    }
    let mut used = 1;
    if let Some(words) = report.quick_pass_alone().filter(|_| !matches!(whose, Whose::One(_))) {
        canvas.write(shift(row(area, used), 2), words, Role::Warning);
        used += 1;
    }
    canvas.write(shift(row(area, used), 2), &meaning(coverage), Role::Dim);
    used += 1;
    if let Some(caution) = reasons::caution(coverage) {
        canvas.write(shift(row(area, used), 2), &caution, Role::Warning);
        used += 1;
    }
    if let Some(words) = report.coverage.volume.words() {
        used += canvas.paragraph(top(shift(below(area, used), 2), 2), &words, Role::Dim);
    }
    used + u16::from(area.height >= 18)
}

fn called(open: &OpenPlan, whose: &Whose, width: u16) -> String {
    let report = open.report();
    match (whose, report.ranking.len() + report.unrated.len()) {
        (Whose::One(id), _) => open.plan().partner(id).map_or_else(String::new, |partner| partner.name.clone()),
        (Whose::Set, _) => {
            let count = open.findings().map_or(0, |findings| findings.set().count());
            format!("The set to recruit: {}", figure::counted(count, "candidate"))
        }
        (Whose::All, count) if width < 50 => format!("{count} qualify"),
        (Whose::All, 0) => "Nobody qualifies".to_owned(),
        (Whose::All, 1) => "1 candidate qualifies".to_owned(),
        (Whose::All, count) => format!("{count} candidates qualify"),
    }
}

/// The total in words.
fn meaning(coverage: &Coverage) -> String {
    if coverage.influence == 0 {
        return "No influence is known: a partner model, set on Candidates, fills in the usual.".to_owned();
    }
    format!("In {} of 10 moments that count, somebody speaks for you.", figure::whole(coverage.total / 10.0))
}

/// A cell: its figure on the shade that goes with it.
fn heat(reached: Option<f64>, theme: Theme) -> Square {
    let Some(reached) = reached else { return Square::new(theme.glyph(Glyph::Absent)).role(Role::Dim).shaded(0) };
    let square = Square::new(figure::whole(reached));
    match reached {
        reached if reached < 0.5 => square.role(Role::Warning).shaded(0),
        reached if reached < 25.0 => square.shaded(1),
        reached if reached < 50.0 => square.shaded(2),
        reached if reached < 75.0 => square.shaded(3),
        _ => square.shaded(4),
    }
}

fn sum(reached: Option<f64>, theme: Theme) -> Square {
    Square::new(reached.map_or_else(|| theme.glyph(Glyph::Absent).to_owned(), figure::whole)).role(Role::Title)
}
