//! How the first 90 days look.
//!
//! ```text
//! First 90 days of six partners, from 2027-01-11                         next 14 days: 3
//!
//!   Day         With              What                                     Who
//! › 2027-01-11  Harrowgate …      Kick-off                                 Dana Whitlock
//!
//! a recording; rests on “A demo to give alone”, planned without a date
//! ```

use super::FirstDays;
use crate::report::Report;
use crate::report::dates::{DateRow, Dates, words};
use crate::report::figure::counted;
use crate::tui::canvas::{Canvas, below, narrower, row, shift, top};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::list::Entry;
use ratatui::layout::Rect;

/// Rows for the selected line in full.
const FULL: u16 = 3;
const WORKING: &str = "Whom to recruit is still being worked out.";
const NOBODY: &str = "Nobody is recruited yet, so there are no first 90 days. Recruit now (g t) says what is missing.";

pub(super) fn draw(view: &FirstDays, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let report = open.report();
    let inside = |area: Rect| narrower(shift(area, 2), 1);
    let mut rest = below(area, 1);
    match &report.findings {
        None => rest = below(rest, canvas.paragraph(inside(below(rest, 1)), WORKING, Role::Dim) + 2),
        Some(findings) => {
            head(view, &report, &findings.dates, canvas, inside(row(area, 0)));
            if findings.set().next().is_none() {
                rest = below(rest, canvas.paragraph(inside(below(rest, 1)), NOBODY, Role::Text) + 2);
            }
            rest = below(rest, missing(&findings.dates, canvas, inside(rest)));
        }
    }
    if view.by_week {
        view.weeks.draw_plain(canvas, rest);
    } else {
        by_day(view, &report, canvas, rest);
    }
}

/// What is missing, and when the second wave starts; returns the rows used.
fn missing(dates: &Dates, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let mut used = 0;
    for (at, words) in words::missing(dates).into_iter().chain(words::second(dates)).enumerate() {
        let words = if at == 0 && !dates.undated.is_empty() { format!("{words} b sets it.") } else { words };
        used += canvas.paragraph(top(below(area, used), 2), &words, Role::Warning);
    }
    used
}

/// Over what: how many partners, from when; and how much is next.
fn head(view: &FirstDays, report: &Report, dates: &Dates, canvas: &mut Canvas<'_>, line: Rect) {
    let title = match (view.by_week, view.only_soon) {
        (true, _) => "First 90 days by owner and week",
        (false, true) => "The next 14 days",
        (false, false) => "First 90 days, by day",
    };
    let soon = report.today.as_ref().map(|today| dates.soon(today).count());
    let doubtful = dates.doubtful().count();
    let doubtful = (doubtful > 0).then(|| format!("{} in doubt", counted(doubtful, "day")));
    let next = soon.map(|count| format!("next 14 days: {count}"));
    let said = doubtful.into_iter().chain(next).collect::<Vec<_>>().join(" · ");
    let used = canvas.write(line, title, Role::Title);
    if canvas.width(&said) + 2 < line.width.saturating_sub(used) {
        canvas.write_right(line, &said, Role::Dim);
    }
}

/// The days, and the selected one in full beneath them.
fn by_day(view: &FirstDays, report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
    let full = view.row(report).map(in_full).filter(|_| area.height > 10);
    let foot = if full.is_some() { FULL + 1 } else { 0 };
    let doubtful: Vec<String> =
        report.findings.iter().flat_map(|findings| findings.dates.doubtful()).map(DateRow::key).collect();
    view.dates.draw(canvas, top(area, area.height - foot), |canvas, entry| cell(canvas, &entry, &doubtful));
    if let Some(words) = full {
        let foot = narrower(shift(below(area, area.height - FULL), 2), 1);
        canvas.paragraph(foot, &words, Role::Text);
    }
}

fn cell(canvas: &mut Canvas<'_>, entry: &Entry<'_, String>, doubtful: &[String]) {
    if entry.column == "day" && doubtful.contains(entry.id) {
        canvas.write(entry.area, entry.text, Role::Warning);
    } else {
        entry.write(canvas);
    }
}

/// All that is said of a day.
fn in_full(row: &DateRow) -> String {
    let proof = words::proof(row);
    let proof = if proof.is_empty() { String::new() } else { format!(" Shown by: {proof}.") };
    format!("{}: {}.{proof}", words::whom(row), words::what(row).trim_end_matches('.'))
}
