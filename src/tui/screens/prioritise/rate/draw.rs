//! How the grid looks.
//!
//! ```text
//! what the column asks
//!                          Qualify ─────  Rate ───────           │
//!    Candidate             Serves Talks  …  Ideal  Buyer  #       │  #   Candidate       Score
//! ›  Harrowgate Identity   yes    (yes)  …  4      5      1       │ ›1   Harrowgate …     88.5
//!
//! Harrowgate Identity: 4, proof                                    4? a guess   4* a note
//! ```

use super::columns::{CRITERIA, asked, role};
use super::{Rate, about, groups};
use crate::interview::qualifying::{answer_words, wants_rule};
use crate::interview::steps::Asked;
use crate::plan::{Answer, Partner, PartnerId, Plan, QualifyQuestion, Rating, Score5};
use crate::prioritise::qualify::{answer_to, qualification};
use crate::prioritise::score::Part;
use crate::report::reasons;
use crate::report::why::{NOT_RATED_ON, digit, from_the_quick_pass, rating_words, source};
use crate::report::words::part_words;
use crate::tui::canvas::{Canvas, below, left, narrower, shift, top};
use crate::tui::keys::Action;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::list::Entry;
use ratatui::layout::Rect;

/// From this width on the ranking stands beside the grid.
const BESIDE: u16 = 110;

/// From this height on there is a line over the headings.
const GROUPS: u16 = 9;

/// Draws grid and ranking under what is asked, and over what is said of the cell of the cursor.
pub(super) fn draw(rate: &Rate, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let is_wide = area.width >= BESIDE;
    let area = narrower(area, 1);
    let who = rate.chosen(open.plan());
    let used = about::draw(rate, open, who, canvas, area);
    let rest = below(area, used);
    let rest = below(rest, u16::from(rest.height > 16));
    let body = top(rest, rest.height.saturating_sub(1));
    if is_wide {
        let wide = rate.live.width(area);
        let (grid, live) = (left(body, body.width - wide - 3), shift(body, body.width - wide));
        draw_grid(rate, open.plan(), canvas, grid);
        canvas.divider(shift(body, body.width - wide - 2));
        rate.live.list.draw_plain(canvas, live);
        // A click into the other of the two goes there first.
        canvas.hit(if rate.on_live { grid } else { live }, Action::Pane);
    } else if rate.on_live {
        rate.live.list.draw_plain(canvas, body);
    } else {
        draw_grid(rate, open.plan(), canvas, body);
    }
    if let Some(who) = who {
        draw_foot(rate, open, who, canvas, shift(below(rest, body.height), 2));
    }
}

fn draw_grid(rate: &Rate, plan: &Plan, canvas: &mut Canvas<'_>, area: Rect) {
    let columns = CRITERIA + plan.criteria.len();
    let is_tall = area.height >= GROUPS;
    // A filter leaves a line over the headings, as without it this does.
    let list = below(area, u16::from(is_tall && !rate.grid.is_filtered()));
    let mut first_row: Vec<(usize, Rect)> = Vec::new();
    rate.grid.draw(canvas, list, |canvas, entry| {
        let Some(column) = entry.place.checked_sub(1).filter(|column| *column < columns) else {
            return entry.write(canvas);
        };
        if first_row.first().is_none_or(|(_, cell)| cell.y == entry.area.y) {
            first_row.push((column, entry.area));
        }
        draw_cell(rate, plan, column, canvas, &entry);
    });
    if is_tall {
        groups::draw(&first_row, columns, canvas, area);
    }
    if let Some((_, cell)) = first_row.iter().find(|(column, _)| *column == rate.column) {
        canvas.paint(Rect { y: cell.y.saturating_sub(1), ..*cell }, Role::Accent);
    }
}

/// Draws an answer or a rating; a click goes there.
fn draw_cell(rate: &Rate, plan: &Plan, column: usize, canvas: &mut Canvas<'_>, entry: &Entry<'_, PartnerId>) {
    canvas.hit(entry.area, Action::SelectCell(entry.row, column));
    match plan.partner(entry.id) {
        Some(partner) if !entry.text.is_empty() => entry.write_as(canvas, role(plan, partner, column)),
        _ => drop(canvas.write(entry.area, "·", Role::Dim)),
    }
    if column == rate.column && rate.grid.selected() == Some(entry.id) {
        canvas.paint(entry.area, Role::Selected);
    }
    if [CRITERIA, QualifyQuestion::NamedAccounts as usize].contains(&column) {
        canvas.divider(Rect { x: entry.area.x.saturating_sub(1), width: 1, ..entry.area });
    }
}

/// What is said of the cell of the cursor and of its candidate, and what the signs mean.
fn draw_foot(rate: &Rate, open: &OpenPlan, who: &Partner, canvas: &mut Canvas<'_>, line: Rect) {
    let plan = open.plan();
    let (said, role) = about_candidate(plan, who);
    let (cell, legend) = match asked(rate.column) {
        Asked::Question(question) => (answer_words(who, question), "(yes) from the quick pass"),
        Asked::Criterion(place) if plan.criteria.get(place).is_some_and(|of| !of.is_for(who.model)) => {
            (format!("{NOT_RATED_ON} {}", part_words(Part::NotForModel)), "? a guess   * with a note")
        }
        Asked::Criterion(place) => {
            let rating = plan.criteria.get(place).and_then(|criterion| who.rating(&criterion.id));
            (rated_words(who, rating), "? a guess   * with a note")
        }
    };
    let (name, cell) = (format!("{}: ", who.name), format!("{cell}   "));
    let apart = discussed(rate, open, who);
    let pieces = [(name.as_str(), Role::Title), (&cell, Role::Accent), (&apart, Role::Warning), (&said, role)];
    let used = canvas.pieces(line, &pieces);
    let rest = shift(line, used + 2);
    if canvas.width(legend) <= rest.width {
        canvas.write_right(rest, legend, Role::Dim);
    }
}

/// Who of the raters marked what, where they are far apart on the cell of the cursor.
fn discussed(rate: &Rate, open: &OpenPlan, who: &Partner) -> String {
    let Asked::Criterion(place) = asked(rate.column) else { return String::new() };
    let report = open.report();
    let criterion = open.plan().criteria.get(place).map(|criterion| &criterion.id);
    let row = report.discuss.iter().find(|row| row.id == who.id && Some(&row.criterion) == criterion);
    row.map(|row| format!("discuss: {}   ", row.marks_in_words())).unwrap_or_default()
}

/// A rating with how it is known, its note and its source.
fn rated_words(who: &Partner, rating: Option<&Rating>) -> String {
    let Some(rating) = rating else { return rating_words(None).to_owned() };
    let known = from_the_quick_pass(who, rating).unwrap_or_else(|| rating_words(Some(rating)).to_owned());
    let note = Some(rating.note.trim()).filter(|note| !note.is_empty());
    let note = note.map(|note| format!(": {note}")).unwrap_or_default();
    let source = source(rating).map(|source| format!(" ({source})")).unwrap_or_default();
    format!("{}, {known}{note}{source}", digit(Some(rating)))
}

/// What the answers make of a candidate.
fn about_candidate(plan: &Plan, who: &Partner) -> (String, Role) {
    let out = qualification(plan, who).ruled_out;
    let to_ask =
        QualifyQuestion::ALL.iter().filter(|question| answer_to(who, **question).0 == Answer::NotKnown).count();
    match to_ask {
        _ if !out.is_empty() => (format!("ruled out: {}", reasons::all_ruled_out(&out)), Role::Error),
        _ if wants_rule(who) => {
            let conflict = who.conflict.map_or(0, Score5::get);
            (format!("conflict {conflict}: a written rule first, Enter opens its card"), Role::Warning)
        }
        0 => ("qualified".to_owned(), Role::Good),
        _ => (format!("{to_ask} to ask"), Role::Dim),
    }
}
