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
    questions::{AFTER_A_CALL, QUESTIONS, answer_words, asked, cell, question, with_answer, with_stop},
    ranking::BESIDE,
    ranking_row::{reasons, take},
    roster::{Acted, Roster},
    standing::{Standing, Standings},
};
use crate::{
    plan::{Answer, Change, Edit, Partner, PartnerId, QualifyQuestion, Score5, Stop},
    prioritise::qualify::{answer_to, standing},
    report::Report,
    tui::{
        canvas::{Canvas, below, left, row, shift, top},
        desk::Desk,
        dialogs::{Card, Choice, Pick},
        keymap::{Action, Mode},
        screens::Screen,
        text,
        theme::Role,
        widgets::list,
        work::{Request, Work},
    },
};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

/// Columns of the labels before the ideal customer.
const LABELS: u16 = 16;
/// Columns for "ruled out", "3 to ask", "qualified".
const STATE: u16 = 9;
/// Rows for the question and what follows from the answers.
const FOOT: u16 = 2;

/// The qualifying questions.
#[derive(Debug)]
pub(super) struct Qualify {
    roster: Roster,
    column: usize,
}

impl Qualify {
    /// The questions over the candidates of the plan on the desk.
    pub(super) fn new(desk: &Desk) -> Self {
        let mut qualify = Self { roster: Roster::default(), column: 0 };
        qualify.fill(desk);
        qualify
    }

    fn fill(&mut self, desk: &Desk) {
        self.roster.fill(desk.plan(), 0..desk.plan().partners.len());
    }

    fn answer(&mut self, told: Answer, work: &mut Work<'_>) {
        let desk = work.desk();
        let Some(partner) = self.roster.chosen(desk) else { return };
        let question = question(self.column);
        if question == QualifyQuestion::NoStop && told == Answer::No {
            let (id, name) = (partner.id.clone(), partner.name.clone());
            return ask_which_stop(id, &name, work);
        }
        let changed = with_answer(desk.plan(), partner, question, told);
        tell(changed, question.label(), work);
        self.go_on(work);
    }

    /// To the next question of those that can be answered now, else to the next candidate's first of them.
    fn go_on(&mut self, work: &mut Work<'_>) {
        let is_last = self.column + 1 == AFTER_A_CALL || self.column + 1 == QUESTIONS.len();
        if !is_last {
            self.column += 1;
            return;
        }
        let row = self.roster.row(work.desk());
        if row + 1 < self.roster.len() {
            self.roster.select(row + 1, work);
            self.column = if self.column < AFTER_A_CALL { 0 } else { AFTER_A_CALL };
        }
    }

    fn open_card(&self, work: &mut Work<'_>) {
        let desk = work.desk();
        let Some(partner) = self.roster.chosen(desk) else { return };
        let card = Card::partner(desk, partner.id.clone());
        let card = if wants_rule(partner) { card.at("written_rule", desk) } else { card };
        work.ask(card);
    }
}

fn wants_rule(partner: &Partner) -> bool {
    matches!(partner.conflict.map(Score5::get), Some(3 | 4)) && partner.written_rule.trim().is_empty()
}

/// Keeps the answer, and says at once when it rules the candidate out.
fn tell(changed: Partner, what: &str, work: &mut Work<'_>) {
    let id = changed.id.clone();
    let name = changed.name.clone();
    let reasons = standing(work.plan(), &changed).ruled_out;
    work.select(id);
    let is_done = work.change(Change::new(format!("{name}: {what}"), Edit::partner(changed)));
    if is_done && !reasons.is_empty() {
        work.say(format!("{name} is ruled out: {}. u takes it back.", reasons.join("; ")));
    }
}

fn ask_which_stop(id: PartnerId, name: &str, work: &mut Work<'_>) {
    let stops = [Stop::Competitor, Stop::Exclusive, Stop::Legal];
    let about = |stop| match stop {
        Stop::Competitor => "they sell against us",
        Stop::Exclusive => "they are bound to another vendor",
        Stop::Legal => "the law, or their profession, forbids it",
        Stop::None => "",
    };
    let choices =
        stops.map(|stop| Choice { name: stop.label().to_owned(), about: about(stop).to_owned(), value: stop }).to_vec();
    let title = format!("{name}: which stop?");
    work.ask(Pick::new(&title, "A stop rules a candidate out until it is gone.", choices, move |work, stop| {
        stop_picked(&id, *stop, work);
    }));
}

fn stop_picked(id: &PartnerId, stop: Stop, work: &mut Work<'_>) {
    let Some(partner) = work.plan().partner(id) else { return };
    let changed = with_stop(work.plan(), partner, stop);
    tell(changed, "stop", work);
    work.requests.push(Request::Do(Action::NextField));
}

impl Screen for Qualify {
    fn mode(&self) -> Mode {
        if self.roster.is_typing() { Mode::Filter } else { Mode::Qualify }
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
        if desk.plan().partners.is_empty() {
            let words = "There is nobody to qualify yet. Add or paste candidates on the map: < or Alt-2.";
            canvas.paragraph(shift(area, 2), words, Role::Text);
            return;
        }
        let report = desk.report();
        let table = if area.width >= BESIDE {
            let table = left(area, area.width * 3 / 5);
            canvas.divider(left(shift(area, table.width), 1));
            draw_customer_beside(&report, canvas, shift(area, table.width + 2));
            table
        } else {
            below(area, draw_customer_above(&report, canvas, area))
        };
        let foot = FOOT.min(table.height / 2);
        let rows = top(table, table.height - foot);
        self.draw_table(desk, &report, canvas, rows);
        self.draw_foot(desk, &report, canvas, shift(below(table, rows.height), 2));
    }

    fn act(&mut self, action: Action, work: &mut Work<'_>) -> bool {
        if let Action::SelectCell(row, column) = action {
            self.roster.select(row, work);
            self.column = column.min(QUESTIONS.len() - 1);
            return true;
        }
        match self.roster.act(action, work) {
            Acted::Filtered => self.fill(work.desk()),
            Acted::Moved => {}
            Acted::Ignored => return self.act_on_cell(action, work),
        }
        true
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
}

impl Qualify {
    fn act_on_cell(&mut self, action: Action, work: &mut Work<'_>) -> bool {
        match action {
            Action::Left => self.column = self.column.saturating_sub(1),
            Action::Right => self.column = (self.column + 1).min(QUESTIONS.len() - 1),
            Action::NextField => self.go_on(work),
            Action::NextCandidate => return self.act(Action::Down, work),
            Action::PreviousCandidate => return self.act(Action::Up, work),
            Action::Yes => self.answer(Answer::Yes, work),
            Action::No => self.answer(Answer::No, work),
            Action::NotKnown => self.answer(Answer::NotKnown, work),
            Action::Open => self.open_card(work),
            _ => return false,
        }
        true
    }

    fn draw_table(&self, desk: &Desk, report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
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
        let selected = self.roster.row(desk);
        list::rows(canvas, rest, selected, self.roster.len(), |canvas, index, at| {
            let (Some(place), Some(partner)) = (self.roster.place(index), self.roster.partner(desk, index)) else {
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
    fn draw_foot(&self, desk: &Desk, report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
        let selected = self.roster.row(desk);
        let (Some(place), Some(partner)) = (self.roster.place(selected), self.roster.partner(desk, selected)) else {
            return;
        };
        let question = question(self.column);
        let line = row(area, area.height.saturating_sub(2));
        let told = answer_words(partner, question);
        canvas.pieces(line, &[(asked(question), Role::Title), ("  ", Role::Text), (&told, Role::Accent)]);
        let line = row(area, area.height.saturating_sub(1));
        if let Standing::RuledOut(at) = Standings::of(report).get(place) {
            let why = report.excluded.get(at).map(reasons).unwrap_or_default();
            canvas.write(line, &format!("Ruled out: {why}"), Role::Error);
        } else if wants_rule(partner) {
            let conflict = partner.conflict.map_or(0, Score5::get);
            let words = format!("Conflict {conflict}: a written rule first. Enter opens the card where it is written.");
            canvas.write(line, &words, Role::Warning);
        }
    }
}

/// Which questions there is room for, and how wide the name is.
struct Table {
    name: u16,
    first: usize,
    last: usize,
    state: u16,
}

impl Table {
    /// All seven where they fit; else as many as fit around the one being asked.
    fn new(width: u16, column: usize) -> Self {
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

    fn cell(&self, column: usize, at: Rect) -> Option<Rect> {
        self.cells(at).0.into_iter().find(|(shown, _)| *shown == column).map(|(_, cell)| cell)
    }

    fn draw_groups(&self, canvas: &mut Canvas<'_>, at: Rect) {
        for (column, cell) in self.cells(at).0 {
            let wide = Rect { width: at.right().saturating_sub(cell.x), ..cell };
            if column == self.first.min(AFTER_A_CALL) && column < AFTER_A_CALL {
                canvas.write(wide, "at the desk", Role::Dim);
            } else if column == self.first.max(AFTER_A_CALL) {
                canvas.write(wide, "after a call", Role::Dim);
            }
        }
    }

    fn draw_heads(&self, selected: usize, canvas: &mut Canvas<'_>, at: Rect) {
        canvas.write(left(at, self.name), "candidate", Role::Dim);
        for (column, cell) in self.cells(at).0 {
            let role = if column == selected { Role::Accent } else { Role::Dim };
            canvas.write(cell, QUESTIONS[column].1, role);
        }
    }

    fn draw_row(&self, index: usize, partner: &Partner, standing: Standing, canvas: &mut Canvas<'_>, at: Rect) {
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

fn rule_outs(report: &Report) -> String {
    let outs: Vec<&str> =
        report.profile.fields.rule_outs.iter().map(|out| out.trim()).filter(|out| !out.is_empty()).collect();
    if outs.is_empty() { "no rule-outs yet: step 1 has a place for them".to_owned() } else { outs.join("; ") }
}

fn customer(report: &Report) -> &str {
    match report.profile.sentence.as_str() {
        "" => "not said yet: step 1 asks for it",
        sentence => sentence,
    }
}

/// The ideal customer and whom we do not want, in a few rows above the table; returns the rows used.
fn draw_customer_above(report: &Report, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let most = match area.height {
        22.. => 4,
        14.. => 2,
        _ => 1,
    };
    let inside = Rect { width: area.width.saturating_sub(2), ..area };
    let labels = if area.width >= 60 { LABELS } else { 0 };
    let mut used = 0;
    for (label, said, rows) in
        [("Ideal customer", customer(report), most), ("Rule-outs", &rule_outs(report), 2.min(most))]
    {
        let at = below(shift(inside, 2), used);
        canvas.write(left(row(at, 0), labels.saturating_sub(1)), label, Role::Dim);
        used += paragraph_cut(canvas, top(shift(at, labels), rows), said, Role::Text);
    }
    used + u16::from(area.height >= 22)
}

fn draw_customer_beside(report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    canvas.write(area, "Ideal customer", Role::Title);
    let used = canvas.paragraph(below(area, 1), customer(report), Role::Text) + 2;
    let rest = below(area, used);
    canvas.write(rest, "Rule-outs", Role::Title);
    let mut at = below(rest, 1);
    let outs = &report.profile.fields.rule_outs;
    if outs.is_empty() {
        canvas.paragraph(at, &rule_outs(report), Role::Dim);
    }
    for out in outs {
        canvas.write(at, "·", Role::Dim);
        let used = canvas.paragraph(shift(at, 2), out, Role::Text);
        at = below(at, used.max(1));
    }
}

/// A paragraph in the rows there are; what does not fit is cut with an ellipsis. Returns the rows used.
fn paragraph_cut(canvas: &mut Canvas<'_>, area: Rect, said: &str, role: Role) -> u16 {
    let lines = text::wrap(said, usize::from(area.width));
    let rows = usize::from(area.height);
    for (down, line) in (0..area.height).zip(&lines) {
        let is_last = usize::from(down) + 1 == rows && lines.len() > rows;
        let rest = lines.iter().skip(usize::from(down)).map(String::as_str).collect::<Vec<_>>().join(" ");
        canvas.write(row(area, down), if is_last { &rest } else { line }, role);
    }
    u16::try_from(lines.len().min(rows)).unwrap_or(area.height)
}
