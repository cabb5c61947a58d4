//! The text as it will be written, or as it reads where marks stand between the words: made once for each change, drawn only where it is in sight.

use crate::picture;
use crate::report::{Format, Options, Paper, Report, bytes, render_paper, shown};
use crate::tui::canvas::{Canvas, below, left, row, shift};
use crate::tui::keys::Action;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::scroll::Prose;
use ratatui::layout::Rect;

#[derive(Debug)]
pub(super) struct Preview {
    shown: Prose,
    /// What is written, where that is not what is shown.
    written: Option<String>,
    paper: Paper,
    format: Format,
    options: Options,
    revision: u64,
    is_whole: bool,
}

impl Preview {
    pub(super) fn of(open: &OpenPlan, paper: &Paper, format: Format, options: Options) -> Self {
        let report = drawn(open, format);
        let reads = shown(&report, paper, format, options);
        let written = format.is_text().then(|| render_paper(&report, paper, format, options));
        Self {
            written: written.filter(|written| *written != reads),
            shown: Prose::new(reads),
            paper: paper.clone(),
            format,
            options,
            revision: open.document().revision(),
            is_whole: open.is_worked_out(),
        }
    }

    /// Whether the plan has changed since, or been worked out.
    pub(super) fn is_old(&self, open: &OpenPlan) -> bool {
        self.revision != open.document().revision() || self.is_whole != open.is_worked_out()
    }

    /// What a file gets of the plan shown.
    pub(super) fn bytes(&self, open: &OpenPlan) -> Result<Vec<u8>, String> {
        if self.format.is_text() {
            return Ok(self.text().as_bytes().to_owned());
        }
        let name = self.format.name();
        bytes(&drawn(open, self.format), &self.paper, self.format, self.options)
            .map_err(|error| format!("The {name} could not be made: {error}."))
    }

    /// What is written, or what is shown of a file that is no text.
    pub(super) fn text(&self) -> &str {
        self.written.as_deref().unwrap_or_else(|| self.shown.text())
    }

    pub(super) fn scroll(&self, action: Action) {
        self.shown.act(action);
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        self.shown.draw(canvas, shift(below(area, 1), 2));
        let head = row(area, 0);
        canvas.rule(head);
        let (seen, count) = self.shown.seen();
        let words = format!(" Preview, lines {} to {} of {count} ", seen.start + 1, seen.end);
        canvas.write(left(shift(head, 2), head.width.saturating_sub(4)), &words, Role::Dim);
    }
}

/// The report of the plan, with its pictures where they can be shown.
fn drawn(open: &OpenPlan, format: Format) -> Report {
    let report = Report::clone(&open.report());
    if format != Format::Html {
        return report;
    }
    let drawn = picture::for_a_paper(&report);
    report.with_pictures(drawn)
}
