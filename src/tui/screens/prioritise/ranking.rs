//! Who stands where: ranked, not rated yet, ruled out.
//!
//! ```text
//! You plan to start with 6: 100 days, $80k          all who qualify reach 68 of 100
//! #  candidate            model  score       band  how we know  days  cost │ why
//! ```

use super::{
    QUALIFY, RATE, WEIGHTS,
    ranking_row::Columns,
    roster::{Acted, Roster},
    standing::{Standing, Standings},
    view_named, why_draw, words,
};
use crate::{
    report::{Report, figure, ranking_table},
    tui::{
        canvas::{Canvas, below, left, row, shift},
        desk::Desk,
        dialogs::Card,
        keymap::{Action, Mode, Step},
        screens::Screen,
        theme::{Glyph, Role},
        widgets::list,
        work::{Request, Work},
    },
};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

/// From this width on, the why stands beside the list.
pub(super) const BESIDE: u16 = 110;

/// The ranking.
#[derive(Debug)]
pub(super) struct Ranking {
    roster: Roster,
    sections: Sections,
    why: bool,
    scroll: usize,
}

/// How many rows each part of the list has.
#[derive(Clone, Copy, Debug, Default)]
struct Sections {
    ranked: usize,
    unrated: usize,
    ruled_out: usize,
}

/// A line of the list as it scrolls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Row(usize),
    Heading(&'static str),
    Blank,
}

impl Sections {
    /// The headings and the rows under each.
    fn parts(self) -> [(&'static str, usize); 3] {
        [("", self.ranked), ("not rated yet", self.unrated), ("ruled out", self.ruled_out)]
    }

    /// How many lines stand above the rows of a part that has some: a blank unless it is the first, and its heading.
    fn lead(heading: &str, lines_before: usize) -> usize {
        usize::from(!heading.is_empty()) + usize::from(lines_before > 0)
    }

    fn count(self) -> usize {
        self.parts()
            .into_iter()
            .filter(|(_, rows)| *rows > 0)
            .fold(0, |lines, (heading, rows)| lines + Self::lead(heading, lines) + rows)
    }

    fn line_of(self, row: usize) -> usize {
        let (mut lines, mut rows_before) = (0, 0);
        for (heading, rows) in self.parts().into_iter().filter(|(_, rows)| *rows > 0) {
            lines += Self::lead(heading, lines);
            if row < rows_before + rows {
                return lines + row - rows_before;
            }
            lines += rows;
            rows_before += rows;
        }
        0
    }

    fn line(self, at: usize) -> Line {
        let (mut lines, mut rows_before) = (0, 0);
        for (heading, rows) in self.parts().into_iter().filter(|(_, rows)| *rows > 0) {
            let lead = Self::lead(heading, lines);
            if at < lines + lead {
                return if at + 1 == lines + lead { Line::Heading(heading) } else { Line::Blank };
            }
            lines += lead;
            if at < lines + rows {
                return Line::Row(rows_before + at - lines);
            }
            lines += rows;
            rows_before += rows;
        }
        Line::Blank
    }
}

impl Ranking {
    /// The ranking of the plan on the desk.
    pub(super) fn new(desk: &Desk) -> Self {
        let mut ranking = Self { roster: Roster::default(), sections: Sections::default(), why: false, scroll: 0 };
        ranking.fill(desk);
        ranking
    }

    fn fill(&mut self, desk: &Desk) {
        let (report, plan) = (desk.report(), desk.plan());
        self.sections = Sections {
            ranked: self.roster.fill(plan, report.ranking.iter().map(|row| row.who.index)),
            unrated: self.roster.add(plan, report.unrated.iter().map(|row| row.who.index)),
            ruled_out: self.roster.add(plan, report.excluded.iter().map(|row| row.who.index)),
        };
    }

    fn draw_table(&self, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
        let report = desk.report();
        let mut rest = below(area, draw_goal(&report, canvas, area));
        rest = below(rest, self.roster.draw_filter(canvas, shift(rest, 1)));
        if self.roster.len() == 0 {
            return;
        }
        let columns = Columns::new(rest.width.saturating_sub(3), report.ranking.len());
        if self.sections.ranked > 0 {
            columns.head(canvas, shift(row(rest, 0), 2));
            rest = below(rest, 1);
        }
        self.draw_lines(desk, &report, &columns, canvas, rest);
    }

    fn draw_lines(&self, desk: &Desk, report: &Report, columns: &Columns, canvas: &mut Canvas<'_>, area: Rect) {
        let standings = Standings::of(report);
        let selected = self.roster.row(desk);
        let window = list::window(self.sections.line_of(selected), self.sections.count(), area.height);
        for (down, at) in (0..).zip(window) {
            let line = row(area, down);
            match self.sections.line(at) {
                Line::Blank => {}
                Line::Heading(heading) => {
                    canvas.rule(left(shift(line, 2), 3));
                    canvas.write(shift(line, 6), heading, Role::Dim);
                }
                Line::Row(index) => {
                    canvas.hit(line, Action::Select(index));
                    let standing = self.roster.place(index).map_or(Standing::Nowhere, |place| standings.get(place));
                    columns.row(report, standing, canvas, shift(line, 2));
                    if index == selected {
                        canvas.paint(line, Role::Selected);
                        canvas.write(line, canvas.glyph(Glyph::Pointer), Role::Selected);
                    }
                }
            }
        }
    }

    fn draw_why(&self, desk: &Desk, foot: Option<&str>, canvas: &mut Canvas<'_>, area: Rect) {
        if let Some(place) = self.roster.place(self.roster.row(desk)) {
            why_draw::draw(desk, place, self.scroll, foot, canvas, area);
        }
    }

    fn close_why(&mut self) {
        self.why = false;
        self.scroll = 0;
    }

    /// What the keys do while the why fills the screen, where that differs from the list.
    fn act_in_why(&mut self, action: Action) -> bool {
        match action {
            Action::Back | Action::Open => self.close_why(),
            Action::PageDown => self.scroll += 5,
            Action::PageUp => self.scroll = self.scroll.saturating_sub(5),
            _ => return false,
        }
        true
    }
}

/// What the goal allows, and whom all who qualify reach together; or what is wrong with the weights, or what to do
/// first. Returns the rows used.
fn draw_goal(report: &Report, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let line = shift(row(area, 0), 2);
    let gap = if area.height >= 12 { 2 } else { 1 };
    if let Some(problem) = report.weights_problem {
        canvas.write(line, &format!("{problem} w opens the weights."), Role::Warning);
        return gap;
    }
    if report.ranking.is_empty() && !report.unrated.is_empty() {
        canvas.write(line, "Nobody is rated enough for a score yet. Rate whom you have talked to: r.", Role::Text);
        return gap;
    }
    let used = canvas.write(line, &words::limits(&report.goal.limits), Role::Dim);
    if report.coverage.coverage.influence == 0 {
        return gap;
    }
    let reach = format!(
        "all {} reach {} of 100",
        report.ranking.len() + report.unrated.len(),
        figure::whole(report.coverage.coverage.total)
    );
    let end = Rect { width: line.width.saturating_sub(1), ..line };
    if usize::from(end.width.saturating_sub(used + 3)) >= reach.len() {
        canvas.write_right(end, &reach, Role::Dim);
    } else if gap > 1 {
        canvas.write(shift(row(area, 1), 2), &reach, Role::Dim);
    }
    gap
}

impl Screen for Ranking {
    fn mode(&self) -> Mode {
        if self.roster.is_typing() { Mode::Filter } else { Mode::Ranking }
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
        if desk.plan().partners.is_empty() {
            let words = "There are no candidates yet. Add or paste them on the map: < or Alt-2.";
            canvas.paragraph(shift(area, 2), words, Role::Text);
            return;
        }
        if self.why {
            let foot = "Esc back to the list   ↑ ↓ another candidate";
            self.draw_why(desk, Some(foot), canvas, shift(area, 1));
        } else if area.width >= BESIDE {
            let table = left(area, area.width * 3 / 5);
            self.draw_table(desk, canvas, table);
            canvas.divider(left(shift(area, table.width), 1));
            self.draw_why(desk, None, canvas, shift(area, table.width + 2));
        } else {
            self.draw_table(desk, canvas, area);
        }
    }

    fn act(&mut self, action: Action, work: &mut Work<'_>) -> bool {
        if self.why && self.act_in_why(action) {
            return true;
        }
        let before = self.roster.row(work.desk());
        match self.roster.act(action, work) {
            Acted::Filtered => {
                self.fill(work.desk());
                return true;
            }
            Acted::Moved => {
                self.scroll = 0;
                self.why |= action == Action::Select(before);
                return true;
            }
            Acted::Ignored => {}
        }
        self.act_on_chosen(action, work)
    }

    fn type_key(&mut self, key: KeyEvent, work: &mut Work<'_>) {
        self.roster.type_key(key);
        self.fill(work.desk());
    }

    fn paste(&mut self, text: &str, work: &mut Work<'_>) {
        self.roster.paste(text);
        self.fill(work.desk());
    }

    fn refresh(&mut self, desk: &Desk) {
        self.fill(desk);
    }

    fn leave(&mut self, _work: &mut Work<'_>) {
        self.close_why();
    }

    fn refusal(&self, action: Action, desk: &Desk) -> Option<&'static str> {
        let needs_somebody =
            matches!(action, Action::Open | Action::Rate | Action::Qualify | Action::Influence | Action::Rename);
        if needs_somebody && desk.plan().partners.is_empty() {
            return Some("There are no candidates yet.");
        }
        (action == Action::Copy && desk.report().ranking.is_empty()).then_some("Nobody is ranked yet.")
    }
}

impl Ranking {
    fn act_on_chosen(&mut self, action: Action, work: &mut Work<'_>) -> bool {
        match action {
            Action::Weights => work.go(Step::Prioritise, view_named(Step::Prioritise, WEIGHTS)),
            Action::Copy => copy(work),
            Action::Open | Action::Rate | Action::Qualify | Action::Influence | Action::Rename => {
                let Some(id) = self.roster.chosen(work.desk()).map(|partner| partner.id.clone()) else { return true };
                work.select(id.clone());
                match action {
                    Action::Open => self.why = true,
                    Action::Rate => {
                        work.go(Step::Prioritise, view_named(Step::Prioritise, RATE));
                        work.requests.push(Request::Do(Action::Rate));
                    }
                    Action::Qualify => work.go(Step::Prioritise, view_named(Step::Prioritise, QUALIFY)),
                    Action::Influence => work.go(Step::Map, view_named(Step::Map, "Influence")),
                    _ => work.ask(Card::partner(work.desk(), id)),
                }
            }
            _ => return false,
        }
        true
    }
}

fn copy(work: &mut Work<'_>) {
    let report = work.report();
    if report.ranking.is_empty() {
        work.say("Nobody is ranked yet, so there is nothing to copy. Rate whom you have talked to: r.");
        return;
    }
    work.requests.push(Request::Copy(ranking_table(&report)));
    work.say(format!("Copied: the ranking of {} as a Markdown table.", report.ranking.len()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_line_and_parts_stand_apart() {
        for ranked in 0..4 {
            for unrated in 0..3 {
                for ruled_out in 0..3 {
                    let sections = Sections { ranked, unrated, ruled_out };
                    let lines: Vec<Line> = (0..sections.count()).map(|at| sections.line(at)).collect();
                    let rows = ranked + unrated + ruled_out;
                    for row in 0..rows {
                        assert_eq!(lines[sections.line_of(row)], Line::Row(row), "{sections:?}");
                    }
                    assert_eq!(lines.iter().filter(|line| matches!(line, Line::Row(_))).count(), rows);
                    assert!(!matches!(lines.first(), Some(Line::Blank)), "{sections:?}");
                }
            }
        }
    }
}
