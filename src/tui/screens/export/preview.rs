//! The text as it will be written: made once for each change, drawn only where it is in sight.

use crate::{
    report::{Format, Options, render},
    tui::{
        canvas::{Canvas, below, left, row, shift},
        open_plan::OpenPlan,
        theme::Role,
    },
};
use ratatui::layout::Rect;

#[derive(Debug)]
pub(super) struct Preview {
    text: String,
    count: usize,
    top: usize,
    revision: u64,
    is_whole: bool,
}

impl Preview {
    pub(super) fn of(open: &OpenPlan, format: Format, options: Options) -> Self {
        let text = render(&open.report(), format, options);
        Self {
            count: text.lines().count(),
            text,
            top: 0,
            revision: open.document().revision(),
            is_whole: open.is_worked_out(),
        }
    }

    /// Whether the plan has changed since, or been worked out.
    pub(super) fn is_old(&self, open: &OpenPlan) -> bool {
        self.revision != open.document().revision() || self.is_whole != open.is_worked_out()
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.count.saturating_sub(1));
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let head = row(area, 0);
        canvas.rule(head);
        let seen = usize::from(area.height.saturating_sub(1));
        let words =
            format!(" Preview, lines {} to {} of {} ", self.top + 1, (self.top + seen).min(self.count), self.count);
        canvas.write(left(shift(head, 2), head.width.saturating_sub(4)), &words, Role::Dim);
        let body = shift(below(area, 1), 2);
        for (down, line) in (0..body.height).zip(self.text.lines().skip(self.top)) {
            canvas.write(row(body, down), line, Role::Text);
        }
    }
}
