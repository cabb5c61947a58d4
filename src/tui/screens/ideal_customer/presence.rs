//! The table of buyers and stages: who is in the room when. The stages' names head the columns where they fit, else
//! their numbers, with the names above.

use crate::{
    plan::{Buyer, Plan},
    report::{Report, figure},
    text,
    tui::{
        canvas::{Canvas, below, left, row, shift},
        keys::Action,
        theme::{Glyph, Role},
        widgets::list,
    },
};
use ratatui::layout::Rect;
use std::ops::Range;

/// Columns for the buying role, with a blank behind.
const ROLE: u16 = 17;
/// Columns for the weight, with a blank behind.
const WEIGHT: u16 = 8;
/// Columns a title has at least.
const TITLE: u16 = 14;
/// Columns a title takes at most.
const LONGEST: u16 = 44;

/// How the columns share the width.
struct Columns {
    title: u16,
    role: u16,
    stages: Range<usize>,
    cell: u16,
    named: bool,
}

/// Draws the table with the cell at `cursor` (row, column) marked; returns the rows used.
pub(super) fn draw(plan: &Plan, report: &Report, cursor: (usize, usize), canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let columns = columns(plan, cursor.1, area.width.saturating_sub(2));
    let mut used = 0;
    if !columns.named {
        used += draw_names(plan, canvas, shift(area, 2));
        used += u16::from(area.height > used + 6);
    }
    draw_heads(plan, &columns, canvas, shift(row(area, used), 2));
    used += 1;
    let rows = below(area, used);
    let (selected, column) = cursor;
    list::rows(canvas, rows, selected, plan.buyers.len(), |canvas, index, at| {
        let buyer = &plan.buyers[index];
        let weight = report.coverage.buyers.get(index).map_or(0.0, |row| row.weight);
        draw_buyer(buyer, weight, &columns, canvas, at);
        for (cell, stage) in cells(&columns, at) {
            let glyph =
                canvas.glyph(if buyer.is_in_the_room(&plan.stages[stage].id) { Glyph::Full } else { Glyph::Absent });
            let shown = if (index, stage) == (selected, column) { format!("[{glyph}]") } else { format!(" {glyph} ") };
            canvas.write(cell, &shown, Role::Text);
            canvas.hit(left(cell, 3), Action::SelectCell(index, stage));
        }
    });
    used + u16::try_from(plan.buyers.len()).unwrap_or(u16::MAX).min(rows.height)
}

/// "1 Trigger  2 Define need …", a name never broken; returns the rows used.
fn draw_names(plan: &Plan, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let names: Vec<String> =
        (1..).zip(&plan.stages).map(|(number, stage)| format!("{number} {}", stage.name)).collect();
    let wide: usize = names.iter().map(|name| text::width(name)).sum();
    let between = if wide + 2 * names.len() <= usize::from(area.width) + 2 { 2 } else { 1 };
    let (mut used, mut x) = (0, 0);
    for (number, name) in (1..).zip(&names) {
        let columns = u16::try_from(text::width(name)).unwrap_or(u16::MAX);
        if x > 0 && columns > area.width.saturating_sub(x) {
            used += 1;
            x = 0;
        }
        let at = shift(row(area, used), x);
        canvas.write(at, name, Role::Dim);
        canvas.write(at, &number.to_string(), Role::Text);
        x = x.saturating_add(columns + between);
    }
    (used + 1).min(area.height)
}

fn columns(plan: &Plan, column: usize, width: u16) -> Columns {
    let count = plan.stages.len();
    let longest = plan.stages.iter().map(|stage| text::width(&stage.name)).max().unwrap_or(0);
    let named = u16::try_from(longest + 4).unwrap_or(u16::MAX);
    let all = |cell: u16| u16::try_from(count).unwrap_or(u16::MAX).saturating_mul(cell);
    let role = if width >= TITLE + ROLE + WEIGHT + all(4) { ROLE } else { 0 };
    let fixed = role + WEIGHT;
    let fits = width >= all(named).saturating_add(fixed + 24);
    let cell = match (fits, width >= 60) {
        (true, _) => named,
        (false, true) => 4,
        (false, false) => 3,
    };
    let room = width.saturating_sub(fixed + TITLE) / cell;
    let stages = list::window(column, count, room);
    let taken = u16::try_from(stages.len()).unwrap_or(0) * cell;
    Columns { title: width.saturating_sub(fixed + taken).min(LONGEST), role, stages, cell, named: fits }
}

/// The stages in sight, each with its part of a row.
fn cells(columns: &Columns, at: Rect) -> impl Iterator<Item = (Rect, usize)> {
    let (first, cell) = (columns.title + columns.role + WEIGHT, columns.cell);
    (0..).zip(columns.stages.clone()).map(move |(place, stage)| (left(shift(at, first + place * cell), cell), stage))
}

fn draw_heads(plan: &Plan, columns: &Columns, canvas: &mut Canvas<'_>, at: Rect) {
    canvas.write(left(at, columns.title), "buyer", Role::Dim);
    canvas.write(left(shift(at, columns.title), columns.role), "buying role", Role::Dim);
    let weight = left(shift(at, columns.title + columns.role), WEIGHT - 2);
    canvas.write_right(weight, "weight", Role::Dim);
    for (cell, stage) in cells(columns, at) {
        let name =
            if columns.named { format!("{} {}", stage + 1, plan.stages[stage].name) } else { (stage + 1).to_string() };
        canvas.write(shift(cell, 1), &name, Role::Dim);
    }
}

fn draw_buyer(buyer: &Buyer, weight: f64, columns: &Columns, canvas: &mut Canvas<'_>, at: Rect) {
    canvas.write(left(at, columns.title.saturating_sub(2)), &buyer.title, Role::Text);
    canvas.write(left(shift(at, columns.title), columns.role.saturating_sub(1)), buyer.role.label(), Role::Dim);
    let place = left(shift(at, columns.title + columns.role), WEIGHT - 2);
    canvas.write_right(place, &figure::percent(weight), Role::Text);
}
