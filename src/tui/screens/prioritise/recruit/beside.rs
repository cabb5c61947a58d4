//! The set that is held and the one being tried, figure by figure over the list.
//!
//! ```text
//! What if              Held                  Tried now             Moves
//! Partners             7 of 6                6 of 6                −1
//! Coverage             55.1                  53.0                  −2.1
//! ! The set held is over the limits: 7 of 6 partners, 116 of 100 days.
//! Only in the set held: Nightjar Managed Security.
//! ```

use super::shown::SetShown;
use crate::interview::trial::Trial;
use crate::plan::PartnerId;
use crate::report::{SideBySide, SideName, SideSet};
use crate::text;
use crate::tui::canvas::{Canvas, below, left, narrower, row, shift, top};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Columns for what a figure is of, and for what moves.
const WHAT: u16 = 21;
const MOVES: u16 = 10;
/// No figure is given more.
const FIGURE: u16 = 26;
/// Rows the list keeps.
const LISTED: u16 = 8;
/// Rows of figures whatever the height: how many, coverage, days, cost.
const FEWEST: usize = 4;
/// From this height on it is said too who comes and goes against the plan.
const HIGH: u16 = 26;

/// How it goes on while another set is tried, while the one held is, and while none is.
const ON: &str = "= keeps what is tried now, c holds it instead, Esc ends both.";
const SAME: &str = "Space tries another; = keeps this, c lets the held one go, Esc ends both.";
const BACK: &str = "Space tries another, c or Esc lets the set held go.";

/// The set that is held beside the one shown: the one tried, or the plan's own.
pub(super) fn of(
    open: &OpenPlan,
    recruited: &[PartnerId],
    [held, shown]: [&SetShown; 2],
    is_tried: bool,
) -> SideBySide {
    let tried = if is_tried { SideName::Tried } else { SideName::Plans };
    let side = |name, places, sum| SideSet { name, places, sum };
    let sets = [side(SideName::Held, &held.places, &held.sum), side(tried, &shown.places, &shown.sum)];
    let places = Trial::of(recruited.to_vec()).places(open.plan());
    SideBySide::of(open.plan(), open.findings().map(|findings| &findings.money), &places, sets)
}

/// Draws both; returns the rows used.
pub(super) fn draw(beside: &SideBySide, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let room = shift(narrower(area, 2), 2);
    let said = said(beside, open, area.height >= HIGH);
    let wide = usize::from(room.width);
    let lines: usize = said.iter().map(|(words, _)| text::wrap(words, wide).len()).sum();
    let rows = usize::from(area.height.saturating_sub(LISTED + 1)).saturating_sub(lines).max(FEWEST);
    let mut down = 1 + draw_figures(beside, rows, canvas, room);
    for (words, role) in &said {
        let kept = area.height.saturating_sub(down + LISTED / 2);
        down += canvas.paragraph(top(below(room, down), kept), words, *role);
    }
    down + u16::from(area.height >= HIGH)
}

/// Draws the heads and so many figures under them; returns how many there were.
fn draw_figures(beside: &SideBySide, rows: usize, canvas: &mut Canvas<'_>, room: Rect) -> u16 {
    let (heads, columns) = (beside.heads(), columns(room));
    let roles = [Role::Accent, Role::Title, Role::Title, Role::Dim];
    for ((column, head), role) in columns.into_iter().zip(["What if", heads[0], heads[1], "Moves"]).zip(roles) {
        canvas.write(row(column, 0), head, role);
    }
    let mut down = 0;
    for figures in beside.rows.iter().take(rows) {
        down += 1;
        let [what, one, other, moves] = columns.map(|column| row(column, down));
        canvas.write(what, figures.what, Role::Dim);
        for (at, column) in [one, other].into_iter().enumerate() {
            let role = if figures.is_over[at] { Role::Warning } else { Role::Text };
            canvas.write(column, &figures.of[at], role);
        }
        canvas.write(moves, &figures.moves(), Role::Dim);
    }
    down
}

/// What is said under the figures: limits that are broken, who is in one alone, and how it goes on.
fn said(beside: &SideBySide, open: &OpenPlan, is_high: bool) -> Vec<(String, Role)> {
    let waits = open.awaited().or_else(|| open.cut_short().map(str::to_owned)).map(|words| (words, Role::Dim));
    let over = beside.over().map(|words| (words, Role::Warning));
    let only = beside.only().map(|words| (words, Role::Text));
    let against = beside.against().filter(|_| is_high).map(|words| (words, Role::Dim));
    let next = match beside.has_tried() {
        true if beside.is_one_set() => SAME,
        true => ON,
        false => BACK,
    };
    waits.into_iter().chain(over).chain(only).chain(against).chain([(next.to_owned(), Role::Dim)]).collect()
}

/// What a figure is of, the figures of both, what moves: each a part of the room.
fn columns(room: Rect) -> [Rect; 4] {
    let what = WHAT.min(room.width / 3);
    let figure = (room.width.saturating_sub(what + MOVES) / 2).min(FIGURE);
    let part = |from: u16, columns: u16| left(shift(room, from), columns.saturating_sub(1));
    [part(0, what), part(what, figure), part(what + figure, figure), shift(room, what + 2 * figure)]
}
