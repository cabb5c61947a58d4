//! The qualifying questions: candidates down, questions across, the ideal customer in sight while answering.
//!
//! ```text
//! Ideal customer  Banks, credit unions and mutual insurers …
//! Not for us      Fewer than 200 staff; no directory service …
//!                            at the desk                 after a call
//!   candidate                Fit   Buyer Earns No stop │ Names Date  Both
//! › Harrowgate Identity      yes   (yes) yes   yes     │ ·     ·     ·     3 to ask
//!
//! Have they named three accounts?  not known
//! ```

use super::{
    customer,
    qualify_table::Table,
    questions::{QUESTIONS, column, question},
    ranking::BESIDE,
    roster::{Acted, Roster},
};
use crate::{
    interview::{
        qualifying::{self, STOPS, answer_words, asked, wants_rule},
        steps::View,
    },
    plan::{Answer, Change, Partner, PartnerId, Score5, Stop},
    prioritise::qualify::qualification,
    report::{Report, Standing, Standings, reasons},
    tui::{
        canvas::{Canvas, below, left, row, shift, top},
        dialogs::{Choice, Pick},
        form::Card,
        keys::{Action, COMMANDS, DELETE, ENTER, HISTORY, Keys, LEFT, PLAN, RIGHT, TABS, letter, on},
        layer::{Context, Layer, Text, Used},
        open_plan::OpenPlan,
        theme::Role,
        widgets::{editor, filter, list},
    },
};
use ratatui::layout::Rect;
use std::sync::Arc;

/// Rows for the question and what follows from the answers.
const FOOT: u16 = 2;

/// The qualifying questions.
#[derive(Debug, Default)]
pub(crate) struct Qualify {
    roster: Roster,
    column: usize,
}

impl Qualify {
    fn fill(&mut self, open: &OpenPlan) {
        self.roster.fill(open.plan(), 0..open.plan().partners.len());
    }

    fn answer(&mut self, told: Answer, context: &mut Context<'_>) {
        let open = context.open();
        let Some(partner) = self.roster.chosen(open) else { return };
        let Some(change) = qualifying::answer(open.plan(), partner, question(self.column), told) else {
            let next = self.roster.partner(open, self.roster.row(open) + 1).map(|next| next.id.clone());
            return ask_which_stop(partner.clone(), next, context);
        };
        let id = partner.id.clone();
        tell(change, &id, context);
        self.go_on(context);
    }

    /// To the next question of those that can be answered now, else to the next candidate's first of them.
    fn go_on(&mut self, context: &mut Context<'_>) {
        let question = question(self.column);
        if let Some(next) = qualifying::next(question) {
            self.column = column(next);
            return;
        }
        let row = self.roster.row(context.open());
        if row + 1 < self.roster.len() {
            self.roster.select(row + 1, context);
            self.column = column(qualifying::first(question));
        }
    }

    fn open_card(&self, context: &mut Context<'_>) {
        let open = context.open();
        let Some(partner) = self.roster.chosen(open) else { return };
        let card = Card::partner(open, partner.id.clone());
        let card = if wants_rule(partner) { card.at("written_rule", open) } else { card };
        context.ask(card);
    }
}

/// Keeps the answer, and says at once when it rules the candidate out.
fn tell(change: Change, id: &PartnerId, context: &mut Context<'_>) {
    context.select(id.clone());
    if !context.change(change) {
        return;
    }
    let Some(partner) = context.plan().partner(id) else { return };
    let ruled_out = qualification(context.plan(), partner).ruled_out;
    if !ruled_out.is_empty() {
        let words = format!("{} is ruled out: {}. u takes it back.", partner.name, reasons::all_ruled_out(&ruled_out));
        context.say(words);
    }
}

/// Asks which stop it is, the last question before a call, and goes on to the first of the next candidate.
fn ask_which_stop(partner: Arc<Partner>, next: Option<PartnerId>, context: &mut Context<'_>) {
    let choices =
        STOPS.map(|(stop, about)| Choice { name: stop.label().to_owned(), about: about.to_owned(), value: stop });
    let title = format!("{}: which stop?", partner.name);
    context.ask(Pick::new(
        &title,
        "A stop rules a candidate out until it is gone.",
        choices.to_vec(),
        move |context, stop| {
            stop_picked(&partner.id, *stop, context);
            if let Some(next) = &next {
                context.select(next.clone());
                context.go(View::Qualify(Some(question(0))));
            }
        },
    ));
}

fn stop_picked(id: &PartnerId, stop: Stop, context: &mut Context<'_>) {
    let Some(partner) = context.plan().partner(id) else { return };
    let change = qualifying::stop(context.plan(), partner, stop);
    tell(change, id, context);
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Qualify",
    rows: &[
        on(&[letter(']')], Action::NextCandidate, "next candidate", "The next candidate.", 5),
        on(&[letter('[')], Action::PreviousCandidate, "candidate before", "The candidate before.", 0),
        on(&[letter('y')], Action::Yes, "yes", "Yes, and on to the next question.", 1),
        on(&[letter('n')], Action::No, "no, rules out", "No: it rules the candidate out.", 2),
        on(&[letter('x'), DELETE], Action::NotKnown, "not known", "Not known yet.", 3),
        on(&[LEFT, letter('h')], Action::Left, "left", "The question to the left.", 0),
        on(&[RIGHT, letter('l')], Action::Right, "right", "The question to the right.", 0),
        on(&[ENTER], Action::Open, "card", "Open the candidate's card: conflict, the written rule, next step.", 4),
    ],
};

impl Layer for Qualify {
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
            let words = "There is nobody to qualify yet. Add or paste candidates on the map: < or Alt-2.";
            canvas.paragraph(shift(area, 2), words, Role::Text);
            return;
        }
        let report = open.report();
        let table = if area.width >= BESIDE {
            let table = left(area, area.width * 3 / 5);
            canvas.divider(left(shift(area, table.width), 1));
            customer::draw_beside(&report, canvas, shift(area, table.width + 2));
            table
        } else {
            below(area, customer::draw_above(&report, canvas, area))
        };
        let foot = FOOT.min(table.height / 2);
        let rows = top(table, table.height - foot);
        self.draw_table(open, &report, canvas, rows);
        self.draw_foot(open, &report, canvas, shift(below(table, rows.height), 2));
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        if let Action::SelectCell(row, column) = action {
            self.roster.select(row, context);
            self.column = column.min(QUESTIONS.len() - 1);
            return Used::Yes;
        }
        match self.roster.act(action, context) {
            Acted::Filtered => self.fill(context.open()),
            Acted::Moved => {}
            Acted::Ignored => return self.act_on_cell(action, context),
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        self.roster.text(text);
        self.fill(context.open());
    }

    fn arrive(&mut self, view: View) {
        if let View::Qualify(Some(at)) = view {
            self.column = column(at);
        }
    }

    fn look(&mut self, open: &OpenPlan) {
        self.fill(open);
    }
}

impl Qualify {
    fn act_on_cell(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match action {
            Action::Left => self.column = self.column.saturating_sub(1),
            Action::Right => self.column = (self.column + 1).min(QUESTIONS.len() - 1),
            Action::NextCandidate => return self.act(Action::Down, context),
            Action::PreviousCandidate => return self.act(Action::Up, context),
            Action::Yes => self.answer(Answer::Yes, context),
            Action::No => self.answer(Answer::No, context),
            Action::NotKnown => self.answer(Answer::NotKnown, context),
            Action::Open => self.open_card(context),
            _ => return Used::No,
        }
        Used::Yes
    }

    fn draw_table(&self, open: &OpenPlan, report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
        let used = self.roster.draw_filter(canvas, shift(area, 1));
        let area = below(area, used);
        let table = Table::new(area.width.saturating_sub(2), self.column);
        let mut rest = area;
        if area.height >= 8 {
            table.draw_groups(canvas, shift(row(rest, 0), 2));
            rest = below(rest, 1);
        }
        table.draw_heads(self.column, canvas, shift(row(rest, 0), 2));
        rest = below(rest, 1);
        let standings = Standings::of(report);
        let selected = self.roster.row(open);
        list::rows(canvas, rest, selected, self.roster.len(), |canvas, index, at| {
            let (Some(place), Some(partner)) = (self.roster.place(index), self.roster.partner(open, index)) else {
                return;
            };
            table.draw_row(index, partner, standings.get(place), canvas, at);
        });
        self.mark_cell(&table, canvas, rest, selected);
    }

    /// The cell that y, n and x answer: not reversed like the rest of its row.
    fn mark_cell(&self, table: &Table, canvas: &mut Canvas<'_>, area: Rect, selected: usize) {
        let window = list::window(selected, self.roster.len(), area.height);
        let Some(down) = selected.checked_sub(window.start).and_then(|down| u16::try_from(down).ok()) else { return };
        if !window.contains(&selected) {
            return;
        }
        let Some(cell) = table.cell(self.column, shift(row(area, down), 2)) else { return };
        canvas.underline(cell);
    }

    /// The whole question, its answer, and what the answers make of the candidate.
    fn draw_foot(&self, open: &OpenPlan, report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
        let selected = self.roster.row(open);
        let (Some(place), Some(partner)) = (self.roster.place(selected), self.roster.partner(open, selected)) else {
            return;
        };
        let question = question(self.column);
        let line = row(area, area.height.saturating_sub(2));
        let told = answer_words(partner, question);
        canvas.pieces(line, &[(asked(question), Role::Title), ("  ", Role::Text), (&told, Role::Accent)]);
        let line = row(area, area.height.saturating_sub(1));
        if let Standing::RuledOut(at) = Standings::of(report).get(place) {
            let why = report.excluded.get(at).map(|row| reasons::all_ruled_out(&row.reasons)).unwrap_or_default();
            canvas.write(line, &format!("Ruled out: {why}"), Role::Error);
        } else if wants_rule(partner) {
            let conflict = partner.conflict.map_or(0, Score5::get);
            let words = format!("Conflict {conflict}: a written rule first. Enter opens the card where it is written.");
            canvas.write(line, &words, Role::Warning);
        }
    }
}
