//! Who stands where: ranked, not rated yet, ruled out.
//!
//! ```text
//! You plan to start with 6: 100 days, $80k          all who qualify reach 68 of 100
//! #  candidate            model  score       band  how we know  days  cost │ why
//! ```

use super::{
    ranking_row::Columns,
    roster::{Acted, Roster},
    sections::{self, Sections},
    verdict_line, why_draw,
};
use crate::{
    interview::steps::{By, View},
    report::{Report, Standing, Standings, figure, reasons, words},
    tui::{
        canvas::{Canvas, below, left, row, shift, top},
        form::Card,
        keys::{Action, COMMANDS, ENTER, HISTORY, Keys, PLAN, TABS, ctrl, letter, on},
        layer::{Context, Layer, Request, Text, Used},
        open_plan::OpenPlan,
        theme::Role,
        widgets::{editor, filter, list, scroll::Scroll},
    },
};
use ratatui::layout::Rect;

/// From this width on, the why stands beside the list.
pub(super) const BESIDE: u16 = 110;
/// From this height on, what follows from the ranking stands under it.
const FOOTED: u16 = 13;

/// The ranking.
#[derive(Debug, Default)]
pub(crate) struct Ranking {
    roster: Roster,
    sections: Sections,
    why: bool,
    scroll: Scroll,
}

impl Ranking {
    fn fill(&mut self, open: &OpenPlan) {
        let (report, plan) = (open.report(), open.plan());
        self.sections = Sections::new([
            ("", self.roster.fill(plan, report.ranking.iter().map(|row| row.who.index))),
            ("not rated yet", self.roster.add(plan, report.unrated.iter().map(|row| row.who.index))),
            ("ruled out", self.roster.add(plan, report.excluded.iter().map(|row| row.who.index))),
        ]);
    }

    fn draw_table(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let report = open.report();
        let mut rest = below(area, draw_goal(&report, canvas, area));
        rest = below(rest, self.roster.draw_filter(canvas, shift(rest, 1)));
        if self.roster.len() == 0 {
            return;
        }
        let under = if area.height >= FOOTED && !report.ranking.is_empty() {
            verdict_line::lines(open, rest.width.saturating_sub(3))
        } else {
            Vec::new()
        };
        let list = top(rest, rest.height.saturating_sub(u16::try_from(under.len()).map_or(0, |lines| lines + 1)));
        verdict_line::draw(&under, canvas, shift(below(rest, list.height + 1), 2));
        let columns = Columns::new(list.width.saturating_sub(3), report.ranking.len());
        let mut lines = list;
        if self.sections.has("") {
            columns.head(&report, canvas, shift(row(lines, 0), 2));
            lines = below(lines, 1);
        }
        let standings = Standings::of(&report);
        let findings = open.findings().map(AsRef::as_ref);
        sections::rows(canvas, lines, &self.sections, self.roster.row(open), |canvas, index, at| {
            let standing = self.roster.place(index).map_or(Standing::Nowhere, |place| standings.get(place));
            columns.row(&report, findings, standing, canvas, at);
        });
    }

    fn draw_why(&self, open: &OpenPlan, foot: Option<&str>, canvas: &mut Canvas<'_>, area: Rect) {
        if let Some(place) = self.roster.place(self.roster.row(open)) {
            why_draw::draw(open, place, &self.scroll, foot, canvas, area);
        }
    }

    fn close_why(&mut self) {
        self.why = false;
        self.scroll.reset();
    }

    /// What the keys do while the why fills the screen, where that differs from the list.
    fn act_in_why(&mut self, action: Action) -> bool {
        match action {
            Action::Back | Action::Open => self.close_why(),
            Action::PageDown | Action::PageUp | Action::ScrollDown | Action::ScrollUp => {
                return self.scroll.act(action);
            }
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
        canvas.write(line, &format!("{} w opens the weights.", reasons::no_weights(problem)), Role::Warning);
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

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Ranking",
    rows: &[
        on(&[ENTER], Action::Open, "why", "Why the candidate stands where it stands.", 1),
        on(
            &[letter('t')],
            Action::Recruit,
            "recruit now",
            "Whom to recruit now, next, later and not at all; and what if.",
            2,
        ),
        on(
            &[letter('m')],
            Action::More,
            "more",
            "How firm the ranking is, what to find out next, what would change it, other budgets, preferences.",
            3,
        ),
        on(
            &[ctrl('x')],
            Action::Enough,
            "enough",
            "End what is being worked out, with the best found so far; once more works it out to the end.",
            0,
        ),
        on(&[letter('r')], Action::Rate, "rate", "Rate the candidate.", 4),
        on(&[letter('f')], Action::Qualify, "qualify", "Ask the candidate's qualifying questions.", 5),
        on(&[letter('i')], Action::Influence, "influence", "Whom the candidate reaches, and when.", 6),
        on(&[letter('w')], Action::Weights, "weights", "How much each criterion counts.", 7),
        on(&[letter('c')], Action::Rename, "card", "Open the candidate's card.", 0),
        on(&[letter('y')], Action::Copy, "copy", "Copy the list to the clipboard as a table.", 8),
    ],
};

impl Layer for Ranking {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.roster.is_typing() {
            &[&filter::KEYS, &editor::KEYS, &HISTORY]
        } else {
            &[&KEYS, &filter::FILTERED, &list::KEYS, &TABS, &COMMANDS, &PLAN]
        }
    }

    fn takes_text(&self) -> bool {
        self.roster.is_typing()
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        if open.plan().partners.is_empty() {
            let words = "There are no candidates yet. Add or paste them on the map: < or Alt-2.";
            canvas.paragraph(shift(area, 2), words, Role::Text);
            return;
        }
        if self.why {
            let foot = "Esc back to the list   ↑ ↓ another candidate";
            self.draw_why(open, Some(foot), canvas, shift(area, 1));
        } else if area.width >= BESIDE {
            let table = left(area, area.width * 3 / 5);
            self.draw_table(open, canvas, table);
            canvas.divider(left(shift(area, table.width), 1));
            self.draw_why(open, None, canvas, shift(area, table.width + 2));
        } else {
            self.draw_table(open, canvas, area);
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        if self.why && self.act_in_why(action) {
            return Used::Yes;
        }
        let before = self.roster.row(context.open());
        match self.roster.act(action, context) {
            Acted::Filtered => {
                self.fill(context.open());
                return Used::Yes;
            }
            Acted::Moved => {
                self.scroll.reset();
                self.why |= action == Action::Select(before);
                return Used::Yes;
            }
            Acted::Ignored => {}
        }
        self.act_on_chosen(action, context)
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        self.roster.text(text);
        self.fill(context.open());
    }

    fn arrive(&mut self, view: View) {
        self.why |= view == View::Ranking { why: true };
    }

    fn look(&mut self, open: &OpenPlan) {
        self.fill(open);
    }

    fn leave(&mut self, _context: &mut Context<'_>) {
        self.close_why();
    }

    fn wants_findings(&self) -> bool {
        true
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let needs_somebody =
            matches!(action, Action::Open | Action::Rate | Action::Qualify | Action::Influence | Action::Rename);
        if needs_somebody && open.plan().partners.is_empty() {
            return Some("There are no candidates yet.");
        }
        (action == Action::Copy && open.report().ranking.is_empty()).then_some("Nobody is ranked yet.")
    }
}

impl Ranking {
    fn act_on_chosen(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match action {
            Action::Weights => context.go(View::Weights),
            Action::Recruit => context.go(View::Recruit),
            Action::More => context.go(View::More(None)),
            Action::Enough => context.open_mut().enough(),
            Action::Copy => copy(context),
            Action::Open | Action::Rate | Action::Qualify | Action::Influence | Action::Rename => {
                let Some(id) = self.roster.chosen(context.open()).map(|partner| partner.id.clone()) else {
                    return Used::Yes;
                };
                context.select(id.clone());
                match action {
                    Action::Open => self.why = true,
                    Action::Rate => {
                        context.go(View::Rate(Some(By::Candidate)));
                    }
                    Action::Qualify => context.go(View::Qualify(None)),
                    Action::Influence => context.go(View::Influence),
                    _ => context.ask(Card::partner(context.open(), id)),
                }
            }
            _ => return Used::No,
        }
        Used::Yes
    }
}

fn copy(context: &mut Context<'_>) {
    let report = context.report();
    if report.ranking.is_empty() {
        context.say("Nobody is ranked yet, so there is nothing to copy. Rate whom you have talked to: r.");
        return;
    }
    context.requests.push(Request::Copy(report.ranking_table()));
    context.say(format!("Copied: the ranking of {} as a Markdown table.", report.ranking.len()));
}
