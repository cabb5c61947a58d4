//! The why of one candidate, beside the list or in its place.
//!
//! ```text
//! Harrowgate Identity
//! Value-added reseller, talking
//! #1 of 20, 88.5 of 100: A first choice
//!
//! Ideal-customer fit  ━━━━━━━━━··   16.5 of 22
//!                  4 proof: Up to three in five fit …
//! ```

use crate::report::figure;
use crate::{
    report::why::{Brings, Fact, Lacks, Why, why},
    text,
    tui::{
        canvas::{Canvas, left, row, shift, top},
        open_plan::OpenPlan,
        theme::{Glyph, Role},
        widgets::scroll::Scroll,
    },
};
use ratatui::layout::Rect;

/// Columns for the labels of facts.
const LABELS: u16 = 12;
/// Columns for the names of criteria.
const NAMES: u16 = 21;

/// A row as it scrolls.
enum Line<'a> {
    Text(String, Role),
    /// All of it on one row, or the meaning on the next.
    Brings(&'a Brings, bool),
    Means(&'a Brings),
    Fact(&'static str, String),
    Blank,
}

/// Draws why the candidate at a place in the plan stands where it stands, with `foot` on the last row.
pub(super) fn draw(
    open: &OpenPlan,
    place: usize,
    scroll: &Scroll,
    foot: Option<&str>,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let report = open.report();
    let Some(why) = why(open.plan(), &report, open.findings().map(AsRef::as_ref), place) else { return };
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let room = top(area, area.height.saturating_sub(u16::from(foot.is_some())));
    let lines = lines(&why, room);
    let most = why.parts.iter().filter_map(|part| part.points).map(|(_, most)| most).fold(0.0, f64::max);
    scroll.draw(canvas, room, lines.len(), |canvas, at, line| draw_line(&lines[at], most, canvas, line));
    if let Some(foot) = foot {
        canvas.write(row(area, area.height.saturating_sub(1)), foot, Role::Dim);
    }
}

/// Everything said, as rows: with the meaning of each rating on a row of its own where there is height for it.
fn lines<'a>(why: &'a Why, area: Rect) -> Vec<Line<'a>> {
    let wide = usize::from(area.width);
    let mut lines: Vec<Line<'a>> =
        text::wrap(&why.name, wide).into_iter().map(|it| Line::Text(it, Role::Title)).collect();
    let about = if why.standing.is_empty() { why.kind.clone() } else { format!("{}. {}", why.standing, why.kind) };
    lines.extend(text::wrap(&about, wide).into_iter().map(|it| Line::Text(it, Role::Text)));
    let facts: Vec<Line<'a>> = why.facts.iter().flat_map(|it| fact(it, wide)).collect();
    lines.push(Line::Blank);
    let roomy = lines.len() + 2 * why.parts.len() + 1 + facts.len() <= usize::from(area.height);
    let is_one_row = area.width >= ONE_ROW_ALWAYS || (area.width >= ONE_ROW && !roomy);
    for part in &why.parts {
        lines.push(Line::Brings(part, is_one_row));
        if !is_one_row {
            lines.push(Line::Means(part));
        }
    }
    lines.push(Line::Blank);
    lines.extend(facts);
    lines
}

/// From this width on, what a rating means can stand on the row of its bar, cut where height is short.
const ONE_ROW: u16 = 60;
/// From this width on it stands there whole.
const ONE_ROW_ALWAYS: u16 = 100;

fn fact<'a>(fact: &Fact, wide: usize) -> Vec<Line<'a>> {
    let room = wide.saturating_sub(usize::from(LABELS));
    let key = match fact.lacks {
        None => "",
        Some(Lacks::Influence) => ": i says whom",
        Some(Lacks::NextStep) => ": c opens the card to write it",
    };
    let wrapped = text::wrap(&format!("{}{key}", fact.said), room.max(1));
    wrapped.into_iter().enumerate().map(|(at, line)| Line::Fact(if at == 0 { fact.label } else { "" }, line)).collect()
}

fn draw_line(line: &Line<'_>, most: f64, canvas: &mut Canvas<'_>, at: Rect) {
    match line {
        Line::Blank => {}
        Line::Text(said, role) => {
            canvas.write(at, said, *role);
        }
        Line::Fact(label, said) => {
            canvas.write(left(at, LABELS - 1), label, Role::Dim);
            canvas.write(shift(at, LABELS), said, Role::Text);
        }
        Line::Brings(part, is_one_row) => draw_brings(part, *is_one_row, most, canvas, at),
        Line::Means(part) => {
            let text =
                if part.anchor.is_empty() { part.known.clone() } else { format!("{}: {}", part.known, part.anchor) };
            canvas.write(shift(at, 2), &text, Role::Dim);
        }
    }
}

/// Name, rating, bar, points; and how we know with the meaning, where the row is wide.
fn draw_brings(part: &Brings, is_one_row: bool, most: f64, canvas: &mut Canvas<'_>, at: Rect) {
    canvas.write(left(at, NAMES - 1), &part.name, Role::Text);
    canvas.write(shift(at, NAMES), &part.rating, Role::Title);
    let rest = shift(at, NAMES + 2);
    let wide = if is_one_row { 8 } else { rest.width.saturating_sub(12).min(30) };
    let bar = left(rest, wide);
    let after = shift(rest, wide + 1);
    if let Some((points, full)) = part.points {
        let share = |points: f64| if most > 0.0 { points / most } else { 0.0 };
        canvas.bar(bar, share(points), Role::Accent);
        let (brought, possible) = (columns_begun(share(points), wide), columns_begun(share(full), wide));
        let track = canvas.glyph(Glyph::Dot).repeat(usize::from(possible.saturating_sub(brought)));
        canvas.write(shift(bar, brought), &track, Role::Dim);
        canvas.write_right(left(after, 4), &figure::tenths(points), Role::Text);
        if !is_one_row {
            canvas.write(shift(after, 4), &format!(" of {}", figure::whole(full)), Role::Dim);
        }
    }
    if is_one_row {
        let known = shift(after, 5);
        canvas.write(left(known, 13), &part.known, Role::Dim);
        canvas.write(shift(known, 14), &part.anchor, Role::Dim);
    }
}

/// The columns a share of `wide` begins.
fn columns_begun(share: f64, wide: u16) -> u16 {
    (0..wide).take_while(|column| f64::from(*column) + 1.0 / 16.0 < share * f64::from(wide)).map(|_| 1).sum()
}
