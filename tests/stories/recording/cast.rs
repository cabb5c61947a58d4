//! A recording as asciicast v2, which asciinema plays: for each screen what has changed since the one before.

use super::Recording;
use partnerplan::text::width;
use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier, Style},
};
use serde_json::json;
use std::fmt::Write;

pub(super) fn cast(recording: &Recording) -> String {
    let size = recording.frames[0].screen.area;
    let head = json!({ "version": 2, "width": size.width, "height": size.height, "title": recording.title });
    let mut out = format!("{head}\n");
    let mut before: Option<&Buffer> = None;
    for frame in &recording.frames {
        let text = drawn(before, &frame.screen);
        let seconds = f64::from(frame.milliseconds) / 1000.0;
        writeln!(out, "{}", json!([seconds, "o", text])).unwrap();
        before = Some(&frame.screen);
    }
    // The last screen stays for as long as it was looked at.
    writeln!(out, "{}", json!([f64::from(recording.milliseconds) / 1000.0, "o", ""])).unwrap();
    out
}

fn rows(screen: &Buffer) -> impl Iterator<Item = &[Cell]> {
    screen.content.chunks(usize::from(screen.area.width))
}

fn drawn(before: Option<&Buffer>, screen: &Buffer) -> String {
    let mut out = if before.is_none() { "\x1b[?25l\x1b[2J".to_owned() } else { String::new() };
    let mut old = before.map(rows);
    for (at, row) in rows(screen).enumerate() {
        if old.as_mut().and_then(Iterator::next).is_some_and(|old| old == row) {
            continue;
        }
        write!(out, "\x1b[{};1H", at + 1).unwrap();
        line(&mut out, row);
    }
    out
}

fn line(out: &mut String, row: &[Cell]) {
    let (mut style, mut next) = (None, 0);
    for (column, cell) in row.iter().enumerate() {
        if column < next {
            continue;
        }
        next = column + width(cell.symbol()).max(1);
        if style != Some(cell.style()) {
            style = Some(cell.style());
            out.push_str(&look(cell.style()));
        }
        out.push_str(cell.symbol());
    }
    out.push_str("\x1b[0m");
}

fn look(style: Style) -> String {
    let mut numbers = vec![0];
    let modifiers = [
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::ITALIC, 3),
        (Modifier::UNDERLINED, 4),
        (Modifier::REVERSED, 7),
    ];
    numbers.extend(modifiers.iter().filter(|(has, _)| style.add_modifier.contains(*has)).map(|(_, number)| *number));
    numbers
        .extend([(style.fg, 30), (style.bg, 40)].into_iter().filter_map(|(color, from)| Some(from + number(color?)?)));
    let numbers: Vec<String> = numbers.iter().map(u8::to_string).collect();
    format!("\x1b[{}m", numbers.join(";"))
}

/// Its place among the colours every terminal has.
fn number(color: Color) -> Option<u8> {
    let all =
        [Color::Black, Color::Red, Color::Green, Color::Yellow, Color::Blue, Color::Magenta, Color::Cyan, Color::Gray];
    let bright = [
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    let place = |colors: &[Color]| colors.iter().position(|it| *it == color).and_then(|at| u8::try_from(at).ok());
    place(&all).or_else(|| place(&bright).map(|at| at + 60))
}
