//! The why of one candidate.
//!
//! ```text
//! Harrowgate Identity
//! #1 of 20, 88.5 of 100: A first choice. Value-added reseller, talking
//!
//! Ideal-customer fit  4  ━━━━━━━━━··   16.5 of 22  proof
//! How firm    in the top 6 in more than 95 of 100 plausible readings; rank 1
//! ```

use crate::plan::PartnerId;
use crate::report::figure;
use crate::report::why::{Brings, Fact, Lacks, Why, why};
use crate::text;
use crate::tui::canvas::{Canvas, narrower, shift, span};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::column::Head;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::table::Table;
use ratatui::layout::Rect;

/// Columns for the labels of facts.
const LABELS: u16 = 12;

/// A row as it scrolls.
enum WhyLine<'a> {
    Text(String, Role),
    Brings(&'a Brings),
    Fact(&'static str, String),
}

/// Draws why a candidate stands where it stands.
pub(super) fn draw(open: &OpenPlan, id: &PartnerId, scroll: &Scroll, canvas: &mut Canvas<'_>, area: Rect) {
    let report = open.report();
    let findings = open.findings().map(AsRef::as_ref);
    let place = open.plan().partners.iter().position(|partner| partner.id == *id);
    let Some(why) = place.and_then(|place| why(open.plan(), &report, findings, place)) else { return };
    let area = narrower(area, 1);
    let lines = lines(&why, usize::from(area.width));
    let parts = PartColumns::new(&why.parts, area.width);
    scroll.draw(canvas, area, lines.len(), |canvas, at, line| match &lines[at] {
        WhyLine::Text(said, role) => {
            canvas.write(line, said, *role);
        }
        WhyLine::Brings(part) => parts.draw(part, canvas, line),
        WhyLine::Fact(label, said) => {
            canvas.write(line, label, Role::Dim);
            canvas.write(shift(line, LABELS), said, Role::Text);
        }
    });
}

/// Everything said, as rows: what each criterion brings, what else is known, then what the ratings mean.
fn lines(why: &Why, wide: usize) -> Vec<WhyLine<'_>> {
    let about = if why.standing.is_empty() { why.kind.clone() } else { format!("{}. {}", why.standing, why.kind) };
    let mut lines = wrapped(&why.name, wide, Role::Title);
    lines.extend(wrapped(&about, wide, Role::Text));
    lines.push(WhyLine::Text(String::new(), Role::Text));
    lines.extend(why.parts.iter().map(WhyLine::Brings));
    lines.push(WhyLine::Text(String::new(), Role::Text));
    lines.extend(why.facts.iter().flat_map(|it| fact(it, wide)));
    lines.push(WhyLine::Text(String::new(), Role::Text));
    for part in why.parts.iter().filter(|part| !part.anchor.is_empty()) {
        lines.extend(wrapped(&format!("{}: {} {}", part.name, part.rating, part.known), wide, Role::Text));
        lines.extend(wrapped(&part.anchor, wide, Role::Dim));
    }
    lines
}

fn wrapped<'a>(said: &str, wide: usize, role: Role) -> Vec<WhyLine<'a>> {
    text::wrap(said, wide).into_iter().map(|line| WhyLine::Text(line, role)).collect()
}

fn fact<'a>(fact: &Fact, wide: usize) -> Vec<WhyLine<'a>> {
    let room = wide.saturating_sub(usize::from(LABELS));
    let key = match fact.lacks {
        None => "",
        Some(Lacks::Influence) => ": i says whom",
        Some(Lacks::NextStep) => ": c opens the card to write it",
    };
    let wrapped = text::wrap(&format!("{}{key}", fact.said), room.max(1));
    wrapped
        .into_iter()
        .enumerate()
        .map(|(at, line)| WhyLine::Fact(if at == 0 { fact.label } else { "" }, line))
        .collect()
}

/// The columns of what each criterion brings.
struct PartColumns {
    heads: [Head; 6],
    table: Table,
    /// The points a 5 on the heaviest criterion would bring.
    most: f64,
}

impl PartColumns {
    fn new(parts: &[Brings], width: u16) -> Self {
        let heads = [
            Head::new("name", "").flexible(8).rank(1),
            Head::new("rating", "").rank(1).role(Role::Title),
            Head::new("bar", "").bar(5, 30).rank(2),
            Head::new("points", "").right().rank(1),
            Head::new("of", "").rank(3).role(Role::Dim),
            Head::new("known", "").rank(4).role(Role::Dim),
        ];
        let mut content = [0; 6];
        for part in parts {
            for (wide, words) in content.iter_mut().zip(cells(part)) {
                *wide = span(text::width(&words)).max(*wide);
            }
        }
        let most = parts.iter().filter_map(|part| part.points).map(|(_, full)| full).fold(0.0, f64::max);
        Self { table: Table::new(&heads, &content, width), heads, most }
    }

    fn draw(&self, part: &Brings, canvas: &mut Canvas<'_>, line: Rect) {
        let cells = cells(part);
        for column in self.table.shown() {
            let (head, cell) = (&self.heads[column], self.table.cell(column, line));
            match (head.id, part.points) {
                ("bar", Some(points)) => self.bar(points, canvas, cell),
                _ => head.write_plain(canvas, cell, &cells[column]),
            }
        }
    }

    /// The points as a bar, on the track of those a 5 would bring.
    fn bar(&self, (points, full): (f64, f64), canvas: &mut Canvas<'_>, cell: Rect) {
        let share = |points: f64| if self.most > 0.0 { points / self.most } else { 0.0 };
        let (brought, possible) = (begun(share(points), cell.width), begun(share(full), cell.width));
        let track = canvas.glyph(Glyph::Dot).repeat(usize::from(possible.saturating_sub(brought)));
        canvas.bar(cell, share(points), Role::Accent);
        canvas.write(shift(cell, brought), &track, Role::Dim);
    }
}

/// What stands in the columns of [`PartColumns`].
fn cells(part: &Brings) -> [String; 6] {
    let points = part.points.map(|(points, _)| figure::tenths(points)).unwrap_or_default();
    let full = part.points.map(|(_, full)| format!("of {}", figure::whole(full))).unwrap_or_default();
    [part.name.clone(), part.rating.clone(), String::new(), points, full, part.known.clone()]
}

/// The columns a share of `wide` begins.
fn begun(share: f64, wide: u16) -> u16 {
    (0..wide).take_while(|column| f64::from(*column) + 1.0 / 16.0 < share * f64::from(wide)).map(|_| 1).sum()
}
