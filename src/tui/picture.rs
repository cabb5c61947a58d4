//! A drawn screen as text or as an SVG picture: what the stories read, what the README shows, what
//! `cargo run --example screen` prints.
//!
//! What may not go in: what is on the screen.

use super::theme::of_256;
use crate::text;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// Columns and rows of a cell in the picture, in its own units.
const CELL: (f64, f64) = (10.8, 22.5);
/// Room round the screen.
const MARGIN: f64 = 9.0;
/// Where letters stand in their cell.
const BASELINE: f64 = 17.1;
const PAPER: Paint = (0x16, 0x18, 0x1d);
const INK: Paint = (0xd7, 0xda, 0xe0);
const DIM: Paint = (0x8b, 0x8f, 0x96);

/// Red, green and blue.
type Paint = (u8, u8, u8);

/// The screen as lines of text, blanks at their ends cut.
#[must_use]
pub fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for line in buffer.content.chunks(usize::from(buffer.area.width).max(1)) {
        let letters: String = cells(line).map(|(_, cell)| cell.symbol()).collect();
        out.push_str(letters.trim_end());
        out.push('\n');
    }
    out
}

/// The screen as an SVG picture on a dark ground, for readers of `title`.
#[must_use]
pub fn svg(buffer: &Buffer, title: &str) -> String {
    let width = f64::from(buffer.area.width) * CELL.0 + 2.0 * MARGIN;
    let height = f64::from(buffer.area.height) * CELL.1 + 2.0 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" font-family=\"'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"18\">\n<title>{}</title>\n<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{}\"/>\n",
        escaped(title),
        hex(paper(buffer.content.first().map_or(Color::Reset, |cell| cell.bg)))
    );
    let mut y = MARGIN;
    for line in buffer.content.chunks(usize::from(buffer.area.width).max(1)) {
        draw_line(&mut out, line, y);
        y += CELL.1;
    }
    out.push_str("</svg>\n");
    out
}

/// The cells of a line that hold something of their own, each with its column; behind a wide letter none does.
fn cells(line: &[Cell]) -> impl Iterator<Item = (usize, &Cell)> {
    let mut next = 0;
    line.iter().enumerate().filter(move |(column, cell)| {
        let is_own = *column >= next;
        if is_own {
            next = column + text::width(cell.symbol()).max(1);
        }
        is_own
    })
}

/// A stretch of letters in one style.
struct Run {
    from: usize,
    to: usize,
    letters: String,
    look: Seen,
}

#[derive(Clone, Copy, PartialEq)]
struct Seen {
    ink: Paint,
    paper: Option<Paint>,
    is_bold: bool,
    is_underlined: bool,
}

fn draw_line(out: &mut String, line: &[Cell], y: f64) {
    let mut runs: Vec<Run> = Vec::new();
    for (column, cell) in cells(line) {
        let (look, to) = (look(cell), column + text::width(cell.symbol()).max(1));
        match runs.last_mut() {
            Some(run) if run.look == look => {
                run.letters.push_str(cell.symbol());
                run.to = to;
            }
            _ => runs.push(Run { from: column, to, letters: cell.symbol().to_owned(), look }),
        }
    }
    for run in &runs {
        draw_run(out, run, y);
    }
}

fn draw_run(out: &mut String, run: &Run, y: f64) {
    let (x, wide) = (MARGIN + columns(run.from), columns(run.to - run.from));
    if let Some(paper) = run.look.paper {
        let height = CELL.1;
        let _ = writeln!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{height}\" fill=\"{}\"/>",
            hex(paper)
        );
    }
    if run.letters.trim().is_empty() {
        return;
    }
    let weight = if run.look.is_bold { " font-weight=\"bold\"" } else { "" };
    let line = if run.look.is_underlined { " text-decoration=\"underline\"" } else { "" };
    let _ = writeln!(
        out,
        "<text xml:space=\"preserve\" x=\"{x:.1}\" y=\"{:.1}\" textLength=\"{wide:.1}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{weight}{line}>{}</text>",
        y + BASELINE,
        hex(run.look.ink),
        escaped(&run.letters)
    );
}

fn columns(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX)) * CELL.0
}

/// What a cell shows: paper where it is not that of the whole screen, or turned round.
fn look(cell: &Cell) -> Seen {
    let has = |modifier| cell.modifier.contains(modifier);
    let (ink, ground) = match cell.fg {
        Color::Reset if has(Modifier::DIM) => (DIM, paper(cell.bg)),
        color => (ink(color), paper(cell.bg)),
    };
    let (ink, paper) = if has(Modifier::REVERSED) { (ground, Some(ink)) } else { (ink, Some(ground)) };
    let paper = paper.filter(|_| has(Modifier::REVERSED) || cell.bg != Color::Reset);
    Seen { ink, paper, is_bold: has(Modifier::BOLD), is_underlined: has(Modifier::UNDERLINED) }
}

fn paper(color: Color) -> Paint {
    if color == Color::Reset { PAPER } else { ink(color) }
}

/// The terminal's own colours differ from user to user; these are a common set.
fn ink(color: Color) -> Paint {
    match color {
        Color::Red => (0xe0, 0x6c, 0x75),
        Color::Green => (0x8c, 0xc5, 0x70),
        Color::Yellow => (0xd8, 0xb2, 0x6a),
        Color::Cyan => (0x42, 0xb3, 0xc2),
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Indexed(index) => of_256(index),
        _ => INK,
    }
}

fn hex((red, green, blue): Paint) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::{layout::Rect, style::Style};

    #[test]
    fn a_wide_letter_takes_its_two_columns_once() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        buffer.set_string(0, 0, "株 & b", Style::new().fg(Color::Cyan));
        assert_eq!(text(&buffer), "株 & b\n");
        let picture = svg(&buffer, "x < y");
        assert!(picture.contains("textLength=\"64.8\"") && picture.contains(">株 &amp; b<"), "{picture}");
        assert!(picture.contains("<title>x &lt; y</title>"), "{picture}");
    }
}
