//! How the quick pass looks: the questions one below the other, the answers to the one being asked beneath; in a low
//! terminal the answers side by side.

use super::super::columns::CandidateList;
use super::{Pass, is_everybody_through, partner};
use crate::catalog::{self, Label};
use crate::desk::progress::asked;
use crate::interview::quick_pass::{Choice, Question, QuickAnswer, shown};
use crate::plan::{Partner, PartnerModel, Plan};
use crate::prioritise::qualify::RuledOut;
use crate::report::{figure, reasons};
use crate::tui::canvas::{Canvas, below, left, narrower, row, shift};
use crate::tui::keys::Action;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::about_kind::AboutKind;
use ratatui::layout::Rect;
use std::sync::Arc;

/// From this height on, the answers stand below one another.
const TALL: u16 = 17;
/// Where the answers to the questions begin.
const ANSWERS: u16 = 17;
/// Rows under the answers from which on what tells a kind of partner apart stands there.
const KIND: u16 = 12;
/// Rows the questions and the seven answers take.
const ASKED: u16 = 19;

impl Pass {
    /// Draws the questions and what helps to answer them.
    pub(in super::super) fn draw(&self, list: &CandidateList, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let Some(partner) = partner(list, open) else { return };
        progress(self, open.plan(), canvas, row(area, 0));
        if area.height < TALL {
            return low(self, partner, canvas, below(area, 1));
        }
        let area = below(area, if area.height > TALL { 2 } else { 1 });
        canvas.write(shift(row(area, 0), 1), &partner.name, Role::Title);
        for (down, question) in (1..).zip(Question::ALL) {
            question_row(question, self.is_at(question), partner, canvas, row(area, down));
        }
        let rest = shift(below(area, 7), 1);
        let Some(question) = self.question else {
            let rest = narrower(rest, 1);
            canvas.paragraph(rest, &finished(partner, open.plan()), Role::Text);
            return;
        };
        canvas.write(rest, question.asks(), Role::Text);
        let rest = below(rest, 1);
        let looked_at = self.kind(partner);
        let used = answers(question, partner, looked_at, canvas, rest);
        let rest = below(rest, used + 1);
        let used = background(question, partner, open, canvas, rest);
        if let Some(about) = self.about(partner).filter(|_| has_room_below(area.height + 2)) {
            about.draw(canvas, narrower(shift(below(rest, used), 1), 1));
        }
    }

    /// What tells kinds of partners apart and has no room beneath the answers in a pane of so many rows.
    pub(in super::super) fn about_elsewhere(&self, partner: &Arc<Partner>, rows: u16) -> Option<AboutKind> {
        self.about(partner).filter(|_| rows >= TALL && !has_room_below(rows))
    }

    /// What helps to say which kind of partner it is, while that is asked.
    fn about(&self, partner: &Arc<Partner>) -> Option<AboutKind> {
        match self.question? {
            Question::Model => self.kind(partner).map(AboutKind::Model),
            Question::Variant(model) => Some(AboutKind::Variants(model)),
            _ => None,
        }
    }

    /// Whether this is the question being asked, or the one it belongs to.
    fn is_at(&self, question: Question) -> bool {
        self.question.is_some_and(|asked| asked.index() == question.index())
    }
}

fn has_room_below(rows: u16) -> bool {
    rows >= ASKED + KIND
}

/// For terminals with few rows: the question and its answers first, then the others.
fn low(pass: &Pass, partner: &Partner, canvas: &mut Canvas<'_>, area: Rect) {
    canvas.write(shift(row(area, 0), 1), &partner.name, Role::Title);
    let mut used = 1;
    if let Some(question) = pass.question {
        question_row(Question::ALL[question.index()], true, partner, canvas, row(area, 1));
        used = 2 + answers_beside(question, partner, canvas, shift(below(area, 2), 2));
    }
    let others = Question::ALL.into_iter().filter(|question| !pass.is_at(*question));
    for (down, question) in (used + 1..).zip(others) {
        question_row(question, false, partner, canvas, row(area, down));
    }
}

fn progress(pass: &Pass, plan: &Plan, canvas: &mut Canvas<'_>, line: Rect) {
    let all = plan.partners.len();
    let words = asked(pass.through, all);
    let bar = left(shift(line, 1), 12);
    canvas.write(bar, &canvas.glyph(Glyph::Dot).repeat(12), Role::Dim);
    canvas.bar(bar, figure::ratio(pass.through as u64, all as u64), Role::Accent);
    canvas.write(shift(line, 15), &words, Role::Dim);
}

fn question_row(question: Question, is_asked_now: bool, partner: &Partner, canvas: &mut Canvas<'_>, line: Rect) {
    canvas.hit(line, Action::SelectCell(question.index(), 0));
    if is_asked_now {
        canvas.write(line, canvas.glyph(Glyph::Focus), Role::Accent);
    }
    let label = if is_asked_now { Role::Title } else { Role::Dim };
    canvas.write(left(shift(line, 2), ANSWERS - 3), question.label(), label);
    let (words, role) = match question.words(partner) {
        Some(words) => (words, Role::Text),
        None if question.is_asked(partner) => ("not known", Role::Dim),
        None if is_asked_now => ("?", Role::Accent),
        None => (canvas.glyph(Glyph::Dot), Role::Dim),
    };
    canvas.write(shift(line, ANSWERS), words, role);
}

/// The answers one below the other, each with its letter and digit; returns the rows used.
fn answers(
    question: Question,
    partner: &Partner,
    looked_at: Option<PartnerModel>,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> u16 {
    let mut used = 0;
    for (place, choice) in question.choices().iter().enumerate() {
        if looked_at.is_some_and(|model| PartnerModel::ALL.get(place) == Some(&model)) {
            canvas.write(row(area, used), canvas.glyph(Glyph::Pointer), Role::Accent);
        }
        answer(place, choice, question.chosen(partner) == Some(place), canvas, row(area, used));
        used += 1;
    }
    not_known(canvas, row(area, used));
    used + 1
}

/// The answers in columns; returns the rows used.
fn answers_beside(question: Question, partner: &Partner, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    const WIDE: u16 = 19;
    let columns = (area.width / WIDE).max(1);
    let at = |place: u16| left(shift(row(area, place / columns), place % columns * WIDE), WIDE - 1);
    let mut used = 0;
    for (place, choice) in question.choices().iter().enumerate() {
        answer(place, choice, question.chosen(partner) == Some(place), canvas, at(used));
        used += 1;
    }
    not_known(canvas, at(used));
    (used / columns) + 1
}

fn answer(place: usize, choice: &Choice, is_chosen: bool, canvas: &mut Canvas<'_>, line: Rect) {
    let is_variant = matches!(choice.answer, QuickAnswer::Variant(..));
    let digit = u8::try_from(place + 1).unwrap_or(u8::MAX);
    let letter = choice.letters.chars().next().unwrap_or_default();
    canvas.hit(line, if is_variant { Action::Letter(letter) } else { Action::Digit(digit) });
    if is_chosen {
        canvas.write(line, canvas.glyph(Glyph::Done), Role::Good);
    }
    let digit = if is_variant { "  ".to_owned() } else { format!(" {digit}") };
    let label = if is_chosen { Role::Title } else { Role::Text };
    canvas.pieces(
        shift(line, 1),
        &[(shown(choice), Role::Accent), (&digit, Role::Dim), ("  ", Role::Text), (choice.label, label)],
    );
}

fn not_known(canvas: &mut Canvas<'_>, line: Rect) {
    canvas.hit(line, Action::NotKnown);
    canvas.pieces(line, &[(" ", Role::Text), ("?", Role::Accent), ("    not known", Role::Dim)]);
}

/// What helps to answer: what the name sounds like, the ideal customer, who decides, the user's own notes; returns the
/// rows used, a blank one behind each.
fn background(question: Question, partner: &Partner, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let plan = open.plan();
    let words = match question {
        Question::Model => catalog::label_for(&partner.name).map(Label::sounds_like).unwrap_or_default(),
        Question::Fit => open.report().profile.sentence.clone(),
        Question::Room => {
            let titles = plan.buyers.iter().map(|buyer| buyer.title.as_str()).collect::<Vec<_>>().join(", ");
            if titles.is_empty() { titles } else { format!("Our buyers: {titles}.") }
        }
        Question::Warmth => partner.contact.clone(),
        Question::Stop | Question::Variant(_) => String::new(),
    };
    let area = narrower(shift(area, 1), 1);
    let mut used = if words.is_empty() { 0 } else { canvas.words_of_theirs(area, &words, Role::Dim) + 1 };
    if !partner.notes.trim().is_empty() {
        used += canvas.words_of_theirs(below(area, used), &format!("Note: {}", partner.notes.trim()), Role::Dim) + 1;
    }
    used
}

fn finished(partner: &Partner, plan: &Plan) -> String {
    let here = match partner.quick.stops() {
        Some(stop) => format!("Ruled out: {}.", reasons::ruled_out(&RuledOut::Stop(stop))),
        None if partner.route => format!("Nothing to ask: {}.", reasons::ruled_out(&RuledOut::Route)),
        None => "All five are answered.".to_owned(),
    };
    let next = if is_everybody_through(plan) {
        "Everyone has been through."
    } else {
        "Enter goes to the next who has not been asked."
    };
    format!("{here}\n\n{next}\n\n← goes back to change an answer.")
}
