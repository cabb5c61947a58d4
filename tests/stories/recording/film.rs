//! A recording as one SVG that plays by itself, also where no script may run: all screens stand side by side, and the
//! strip moves on a screen at a time. A line that stands on many of them is drawn once.

use super::Recording;
use partnerplan::tui::picture;
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
};
use std::{collections::BTreeMap, fmt::Write};

/// How high a row of a picture is, in its units.
const ROW: f64 = 22.5;

pub(super) fn film(recording: &Recording) -> String {
    let screen = &recording.frames[0].screen;
    // The picture of an empty screen: its ground, its letters, its size.
    let empty = picture::svg(&Buffer::empty(screen.area), &recording.title);
    let ground = empty.strip_suffix("</svg>\n").unwrap();
    let wide = ground.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
    let wide: f64 = wide.parse().unwrap();
    let mut lines = Lines::default();
    let mut strip = String::new();
    for (number, frame) in (0_u32..).zip(&recording.frames) {
        writeln!(strip, "<g transform=\"translate({:.1})\">", f64::from(number) * wide).unwrap();
        for (row, cells) in (0_u32..).zip(frame.screen.content.chunks(usize::from(screen.area.width))) {
            if let Some(line) = lines.of(cells) {
                writeln!(strip, "<use href=\"#l{line}\" y=\"{:.1}\"/>", f64::from(row) * ROW).unwrap();
            }
        }
        strip.push_str("</g>\n");
    }
    format!(
        "{ground}{}<defs>\n{}</defs>\n<g class=\"strip\">\n{strip}</g>\n</svg>\n",
        style(recording, wide),
        lines.drawn
    )
}

/// Each line that was ever on the screen, once.
#[derive(Default)]
struct Lines {
    known: BTreeMap<String, usize>,
    drawn: String,
}

impl Lines {
    /// The number of this line; none where nothing is on it.
    fn of(&mut self, cells: &[Cell]) -> Option<usize> {
        let mut row = Buffer::empty(Rect::new(0, 0, cells.len().try_into().unwrap(), 1));
        row.content.clone_from_slice(cells);
        let svg = picture::svg(&row, "");
        let drawn = svg.lines().skip(3).filter(|line| *line != "</svg>").collect::<Vec<_>>().join("\n");
        if drawn.is_empty() {
            return None;
        }
        let next = self.known.len();
        let number = *self.known.entry(drawn.clone()).or_insert(next);
        if number == next {
            writeln!(self.drawn, "<g id=\"l{number}\">\n{drawn}\n</g>").unwrap();
        }
        Some(number)
    }
}

/// When the strip moves on; whoever wants nothing to move sees the last screen.
fn style(recording: &Recording, wide: f64) -> String {
    let all = f64::from(recording.milliseconds);
    let mut out =
        format!("<style>.strip{{animation:play {:.2}s steps(1,end) infinite}}@keyframes play{{", all / 1000.0);
    let place = |number: u32| -f64::from(number) * wide;
    for (number, frame) in (0_u32..).zip(&recording.frames) {
        let share = 100.0 * f64::from(frame.milliseconds) / all;
        write!(out, "{share:.3}%{{transform:translateX({:.1}px)}}", place(number)).unwrap();
    }
    let last = place(u32::try_from(recording.frames.len() - 1).unwrap());
    writeln!(
        out,
        "100%{{transform:translateX({last:.1}px)}}}}@media(prefers-reduced-motion:reduce){{.strip{{animation:none;transform:translateX({last:.1}px)}}}}</style>"
    )
    .unwrap();
    out
}
