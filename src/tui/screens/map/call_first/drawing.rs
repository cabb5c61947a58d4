//! How the list of whom to call first looks, and what stands there before the quick pass.

use super::{super::about, CallFirst};
use crate::{
    plan::{Partner, PartnerModel},
    report::{CallRow, Report, Stopped, figure, reasons},
    tui::{
        canvas::{Canvas, below, left, row, shift, top},
        keys::Action,
        open_plan::OpenPlan,
        theme::{Glyph, Role},
        widgets::list,
    },
};
use ratatui::layout::Rect;

/// What the points mean; the score of 100 comes with the ratings and is another.
const MEANING: &str = "Points: our customer 40, in the room 40, how warm 20; not known counts half.";
/// The same in few words.
const MEANING_SHORT: &str = "Points: customer 40, room 40, warmth 20; not known half.";
/// Below this width only rank, name, model and score have room.
const NARROW: u16 = 76;
/// Below this width the owner stands at the foot only.
const WIDE: u16 = 90;
/// A blank and the heading before those who are not to be called.
const HEADING: usize = 2;

const RANK: u16 = 4;
const MODEL: u16 = 10;
const SCORE: u16 = 8;
const OWNER: u16 = 15;
const DUE: u16 = 11;

pub(super) fn draw(calls: &CallFirst, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let report = open.report();
    if report.call_first.order.is_empty() && report.call_first.stopped.is_empty() {
        return nobody(open.plan().partners.len(), canvas, area);
    }
    let whole = area.width;
    let mut area = area;
    if area.width >= about::BESIDE {
        let columns = area.width - about::COLUMNS;
        if let Some(who) = calls.selected(open) {
            about::draw(&who.partner, who.index, open, canvas, shift(area, columns));
        }
        area.width = columns;
    }
    let used = calls.shown.draw(canvas, area);
    let area = below(area, used);
    if calls.shown.count() == 0 {
        return;
    }
    let waiting = u16::from(!report.call_first.not_asked.is_empty());
    let has_pane = whole >= about::BESIDE;
    let foot = if area.height > 6 { 1 + waiting + u16::from(!has_pane) } else { 0 };
    let columns = Columns::of(area.width);
    columns.heading(canvas, shift(row(area, 0), 2));
    rows(calls, &report, &columns, calls.row(open), canvas, top(below(area, 1), area.height.saturating_sub(1 + foot)));
    let foot = below(area, area.height.saturating_sub(foot));
    if let Some(who) = calls.selected(open).filter(|_| !has_pane) {
        canvas.write(shift(row(foot, 0), 2), &next_words(&who.partner), Role::Text);
    }
    legend(&report, canvas, below(foot, u16::from(!has_pane)));
}

/// The rows in sight: whom to call, a heading, whom not to call.
fn rows(calls: &CallFirst, report: &Report, columns: &Columns, selected: usize, canvas: &mut Canvas<'_>, area: Rect) {
    let order = &report.call_first.order;
    let (count, to_call) = (calls.shown.count(), calls.shown.count_before(order.len()));
    let lines = if to_call < count { count + HEADING } else { count };
    let focus = if selected < to_call { selected } else { selected + HEADING };
    for (down, at) in (0..).zip(list::window(focus, lines, area.height)) {
        let line = row(area, down);
        let Some(index) = (if at < to_call { Some(at) } else { at.checked_sub(HEADING).filter(|at| *at >= to_call) })
        else {
            if at + 1 == to_call + HEADING {
                canvas.write(shift(line, 2), "Not to be called", Role::Dim);
            }
            continue;
        };
        let Some(place) = calls.shown.place(index) else { continue };
        canvas.hit(line, Action::Select(index));
        match order.get(place) {
            Some(call) => columns.row(call, canvas, shift(line, 2)),
            None => stopped(&report.call_first.stopped[place - order.len()], canvas, shift(line, 2 + RANK)),
        }
        if index == selected {
            canvas.paint(line, Role::Selected);
            canvas.write(line, canvas.glyph(Glyph::Pointer), Role::Selected);
        }
    }
}

/// How wide the columns are that depend on the room.
struct Columns {
    name: u16,
    /// Of the next step and its owner.
    next: Option<(u16, u16)>,
}

impl Columns {
    fn of(width: u16) -> Self {
        let room = width.saturating_sub(3 + RANK + MODEL + SCORE);
        if width < NARROW {
            return Self { name: room, next: None };
        }
        let owner = if width < WIDE { 0 } else { OWNER };
        let room = room.saturating_sub(owner + DUE + 1);
        let name = (room * 3 / 5).clamp(20, 36).min(room);
        Self { name, next: Some((room.saturating_sub(name), owner)) }
    }

    fn heading(&self, canvas: &mut Canvas<'_>, line: Rect) {
        canvas.write_right(left(line, RANK - 2), "#", Role::Dim);
        self.cells(["Candidate", "Model", "Points", "Next step", "Owner", "Due"], Role::Dim, Role::Dim, canvas, line);
    }

    fn row(&self, call: &CallRow, canvas: &mut Canvas<'_>, line: Rect) {
        let partner: &Partner = &call.who.partner;
        canvas.write_right(left(line, RANK - 1), &format!("{} ", call.rank), Role::Dim);
        let score = figure::whole(call.score);
        let due = partner.due.as_ref().map(ToString::to_string).unwrap_or_default();
        let model = partner.model.map_or("", PartnerModel::short);
        let cells = [&partner.name, model, &score, &partner.next_step, &partner.owner, &due];
        self.cells(cells, Role::Text, Role::Dim, canvas, line);
    }

    fn cells(&self, cells: [&str; 6], main: Role, working: Role, canvas: &mut Canvas<'_>, line: Rect) {
        let [name, model, score, next_step, owner, due] = cells;
        canvas.write(left(shift(line, RANK), self.name.saturating_sub(1)), name, main);
        let rest = shift(line, RANK + self.name);
        canvas.write(left(rest, MODEL - 1), model, working);
        canvas.write_right(left(shift(rest, MODEL), SCORE - 2), score, main);
        let rest = shift(rest, MODEL + SCORE);
        if let Some((next, wide)) = self.next {
            canvas.write(left(rest, next.saturating_sub(1)), next_step, main);
            canvas.write(left(shift(rest, next), wide.saturating_sub(1)), owner, working);
            canvas.write(left(shift(rest, next + wide), DUE), due, working);
        }
    }
}

fn stopped(stopped: &Stopped, canvas: &mut Canvas<'_>, line: Rect) {
    let reason = format!(": {}", reasons::not_called(stopped.reason));
    canvas.pieces(line, &[(stopped.who.name(), Role::Text), (&reason, Role::Dim)]);
}

/// What happens next with a candidate, in full.
fn next_words(partner: &Partner) -> String {
    let due = partner.due.as_ref().map(ToString::to_string).unwrap_or_default();
    let parts = [due.as_str(), partner.owner.as_str(), partner.next_step.as_str()];
    let known: Vec<&str> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    if known.is_empty() {
        "Enter writes down the next step, its owner and the date.".to_owned()
    } else {
        known.join(", ")
    }
}

/// What the score means, and who waits.
fn legend(report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
    let meaning = if area.width < NARROW { MEANING_SHORT } else { MEANING };
    canvas.write(shift(row(area, 0), 2), meaning, Role::Dim);
    let count = report.call_first.not_asked.len();
    if count > 0 {
        let waiting = format!("{count} not asked yet: g q goes to the quick pass.");
        canvas.write(shift(row(area, 1), 2), &waiting, Role::Warning);
    }
}

fn nobody(candidates: usize, canvas: &mut Canvas<'_>, area: Rect) {
    let area = Rect { width: area.width.saturating_sub(3), ..shift(below(area, 1), 3) };
    let words = match candidates {
        0 => "No candidates yet. Paste a list of names here, one a line; then the quick pass puts them in order."
            .to_owned(),
        count => format!(
            "Whom to call first comes from the quick pass: five questions, one key each. \
             Shift-Tab goes there; {count} waiting.",
        ),
    };
    let used = canvas.paragraph(area, &words, Role::Text);
    canvas.paragraph(below(area, used + 1), MEANING, Role::Dim);
}
