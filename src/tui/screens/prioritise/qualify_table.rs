//! The seven questions as a table: which columns there is room for, and one row a candidate.

use super::{
    questions::{AFTER_A_CALL, QUESTIONS, cell, question},
    ranking_row::take,
};
use crate::{
    interview::qualifying::wants_rule,
    plan::{Answer, Partner},
    prioritise::qualify::answer_to,
    report::Standing,
    text,
    tui::{
        canvas::{Canvas, left, shift},
        keys::Action,
        theme::Role,
    },
};
use ratatui::layout::Rect;

/// Columns for "ruled out", "3 to ask", "qualified".
const STATE: u16 = 9;

/// Which questions there is room for, and how wide the name is.
pub(super) struct Table {
    name: u16,
    first: usize,
    last: usize,
    state: u16,
}

impl Table {
    /// All seven where they fit; else as many as fit around the one being asked.
    pub(super) fn new(width: u16, column: usize) -> Self {
        let all: u16 = (0..QUESTIONS.len()).map(column_width).sum::<u16>() + 2;
        if width >= all + STATE + 1 + 14 {
            let name = (width - all - STATE - 2).min(36);
            return Self { name, first: 0, last: QUESTIONS.len(), state: STATE };
        }
        let name = 18.min(width / 2);
        let (mut first, mut used) = (column, column_width(column) + 2);
        while first > 0 && used + column_width(first - 1) + name < width {
            first -= 1;
            used += column_width(first);
        }
        let mut last = column + 1;
        while last < QUESTIONS.len() && used + column_width(last) + name < width {
            used += column_width(last);
            last += 1;
        }
        Self { name, first, last, state: 0 }
    }

    /// The columns shown, each with its area on a row; the state's area comes last.
    fn cells(&self, mut at: Rect) -> (Vec<(usize, Rect)>, Rect) {
        take(&mut at, self.name);
        let mut cells = Vec::with_capacity(QUESTIONS.len());
        for column in self.first..self.last {
            if column == AFTER_A_CALL {
                at = shift(at, 2);
            }
            let wide = column_width(column);
            cells.push((column, left(at, wide - 1)));
            at = shift(at, wide);
        }
        (cells, left(at, self.state))
    }

    pub(super) fn cell(&self, column: usize, at: Rect) -> Option<Rect> {
        self.cells(at).0.into_iter().find(|(shown, _)| *shown == column).map(|(_, cell)| cell)
    }

    pub(super) fn draw_groups(&self, canvas: &mut Canvas<'_>, at: Rect) {
        for (column, cell) in self.cells(at).0 {
            let wide = Rect { width: at.right().saturating_sub(cell.x), ..cell };
            if column == self.first.min(AFTER_A_CALL) && column < AFTER_A_CALL {
                canvas.write(wide, "at the desk", Role::Dim);
            } else if column == self.first.max(AFTER_A_CALL) {
                canvas.write(wide, "after a call", Role::Dim);
            }
        }
    }

    pub(super) fn draw_heads(&self, selected: usize, canvas: &mut Canvas<'_>, at: Rect) {
        canvas.write(left(at, self.name), "candidate", Role::Dim);
        for (column, cell) in self.cells(at).0 {
            let role = if column == selected { Role::Accent } else { Role::Dim };
            canvas.write(cell, QUESTIONS[column].1, role);
        }
    }

    pub(super) fn draw_row(
        &self,
        index: usize,
        partner: &Partner,
        standing: Standing,
        canvas: &mut Canvas<'_>,
        at: Rect,
    ) {
        canvas.write(left(at, self.name), &partner.name, Role::Text);
        let (cells, state) = self.cells(at);
        for (column, area) in cells {
            if column == AFTER_A_CALL && column > self.first {
                let divider = Rect { x: area.x.saturating_sub(2), width: 1, ..area };
                canvas.divider(divider);
            }
            let (words, role) = cell(partner, question(column));
            canvas.write(area, words, role);
            canvas.hit(area, Action::SelectCell(index, column));
        }
        let (words, role) = state_words(partner, standing);
        canvas.write(state, &words, role);
    }
}

fn column_width(column: usize) -> u16 {
    u16::try_from(text::width(QUESTIONS[column].1)).unwrap_or(6).max(5) + 1
}

fn state_words(partner: &Partner, standing: Standing) -> (String, Role) {
    if let Standing::RuledOut(_) = standing {
        return ("ruled out".to_owned(), Role::Error);
    }
    let open = QUESTIONS.iter().filter(|(question, _)| answer_to(partner, *question).0 == Answer::NotKnown).count();
    match open {
        0 if wants_rule(partner) => ("rule?".to_owned(), Role::Warning),
        0 => ("qualified".to_owned(), Role::Good),
        open => (format!("{open} to ask"), Role::Dim),
    }
}
