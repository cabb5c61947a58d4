//! Whom to recruit, when, and what to find out next: sections of `rank` and `show`.

use super::{page::text, shell::Shell};
use crate::report::{Report, board, page::Page};

/// How many questions are shown.
const QUESTIONS: usize = 3;

/// Everything worked out, a section each.
pub(super) fn sections(shell: &Shell, report: &Report) -> String {
    let mut page = Page::default();
    board::recruit(&mut page, report);
    board::turning_points(&mut page, report);
    board::questions(&mut page, report, QUESTIONS);
    board::preferences(&mut page, report);
    text(shell, &page)
}

/// The set and what to find out next, for a plan at a glance.
pub(super) fn summary(shell: &Shell, report: &Report) -> String {
    let mut page = Page::default();
    board::set(&mut page, report);
    board::questions(&mut page, report, QUESTIONS);
    text(shell, &page)
}
