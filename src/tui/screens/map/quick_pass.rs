//! The quick pass: one candidate at a time, five questions, one key each; beside it the list of whom to call first
//! grows.
//!
//! ```text
//!  ━━━━━         9 of 30         │ Call first
//!                                │
//!  Halyard Ridge Advisors        │  1  Millrace Bank Technologies  VAR       93
//!    Partner model   Agency      │  2  Vantcourt vCISO Collective  Referral  87
//!  ┃ Our customer    ·           │ …
//!    …                           │
//!    n 1  none                   │ Ruled out
//!    s 2  some                   │  Verity Loom GRC: sells against us
//! ```

mod drawing;

use super::{
    adding,
    question::{Question, answered, is_through, shown},
};
use crate::{
    plan::{Change, Edit, Partner, PartnerId, Plan},
    prioritise::quick::QuickAnswer,
    tui::{
        canvas::Canvas,
        desk::Desk,
        keymap::{Action, Mode},
        screens::Screen,
        widgets::list,
        work::{Work, made_again, undone},
    },
};
use ratatui::layout::Rect;
use std::sync::Arc;

const THROUGH: &str = "Everyone has been through the quick pass. Tab shows whom to call first.";

/// The quick pass.
#[derive(Debug)]
pub(super) struct QuickPass {
    /// Whose questions these are.
    shown: Option<PartnerId>,
    /// The question being asked; none when the candidate has answered all there is.
    question: Option<Question>,
    /// The way here, for the way back.
    trail: Vec<(PartnerId, Question)>,
    /// How many candidates are through.
    through: usize,
    /// Whether the last answer was the last of all.
    is_finished: bool,
}

impl QuickPass {
    /// The quick pass, at the selected candidate.
    pub(super) fn new(desk: &Desk) -> Self {
        let mut pass = Self { shown: None, question: None, trail: Vec::new(), through: 0, is_finished: false };
        pass.refresh(desk);
        pass
    }

    /// Gives an answer to the question being asked, and goes on to the next.
    fn answer(&mut self, question: Question, answer: QuickAnswer, work: &mut Work<'_>) {
        let Some((place, partner)) = candidate(work.desk()) else { return };
        let changed = answered(work.plan(), partner, answer);
        let what = format!("{}: {}", partner.name, question.label().to_lowercase());
        let id = partner.id.clone();
        if work.change(Change::new(what, Edit::partner(changed))) {
            self.trail.push((id, question));
            self.go_on(question, place, work);
        }
    }

    /// From an answered question to the next open one: of this candidate, else of the next who is not through.
    fn go_on(&mut self, from: Question, place: usize, work: &mut Work<'_>) {
        let partner = &work.plan().partners[place];
        let later = Question::ALL.into_iter().skip(from.index() + 1).find(|question| !question.is_asked(partner));
        if later.is_some() && !is_through(partner) {
            self.question = later;
            self.refresh(work.desk());
        } else {
            self.go_to_next(place, work);
        }
    }

    /// To the next candidate who is not through, round and round.
    fn go_to_next(&mut self, place: usize, work: &mut Work<'_>) {
        if let Some(next) = next_open(work.plan(), place) {
            return self.go_to(next, work);
        }
        self.question = None;
        self.is_finished = true;
        work.say(THROUGH);
        self.refresh(work.desk());
    }

    fn go_to(&mut self, place: usize, work: &mut Work<'_>) {
        let Some(partner) = work.plan().partners.get(place).cloned() else { return };
        work.select(partner.id.clone());
        self.arrive(&partner);
        self.refresh(work.desk());
    }

    fn arrive(&mut self, partner: &Partner) {
        self.shown = Some(partner.id.clone());
        self.question = first_open(partner);
    }

    /// The next question as it stands, or the next candidate.
    fn skip(&mut self, work: &mut Work<'_>) {
        let Some((place, partner)) = candidate(work.desk()) else { return };
        let Some(question) = self.question else { return self.go_to_next(place, work) };
        self.trail.push((partner.id.clone(), question));
        match Question::ALL.get(question.index() + 1) {
            Some(next) => self.question = Some(*next),
            None => self.go_to_next(place, work),
        }
    }

    /// Back the way we came; without one, to the question before.
    fn go_back(&mut self, work: &mut Work<'_>) {
        while let Some((id, question)) = self.trail.pop() {
            if work.plan().partner(&id).is_some() {
                work.select(id.clone());
                self.shown = Some(id);
                self.question = Some(question);
                return;
            }
        }
        self.question = match self.question {
            None => Question::ALL.last().copied(),
            Some(question) => Some(Question::ALL[question.index().saturating_sub(1)]),
        };
    }

    /// Undo and redo go back to the question whose answer they change.
    fn step(&mut self, words: String, before: &[Arc<Partner>], work: &mut Work<'_>) {
        work.say(words);
        if let Some((id, question)) = changed(before, work.plan()) {
            self.trail.retain(|place| *place != (id.clone(), question));
            work.select(id.clone());
            self.shown = Some(id);
            self.question = Some(question);
        }
        self.refresh(work.desk());
    }

    /// The answer a digit or a letter gives to the question being asked.
    fn typed(&mut self, find: impl Fn(usize, &str) -> bool, work: &mut Work<'_>) {
        if candidate(work.desk()).is_none() {
            return;
        }
        let Some(question) = self.question else {
            return work.complain("All is answered here. ← goes back to change an answer, Enter goes on.");
        };
        let found = question.choices().iter().enumerate().find(|(place, choice)| find(*place, choice.letters));
        match found {
            Some((_, choice)) => self.answer(question, choice.answer, work),
            None => work.complain(no_such_answer(question)),
        }
    }
}

impl Screen for QuickPass {
    fn mode(&self) -> Mode {
        Mode::QuickPass
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
        drawing::draw(self, desk, canvas, area);
    }

    fn act(&mut self, action: Action, work: &mut Work<'_>) -> bool {
        let place = candidate(work.desk()).map_or(0, |(place, _)| place);
        let count = work.plan().partners.len();
        let is_click = matches!(action, Action::Select(_));
        if let Some(to) = list::moved(action, place, count) {
            if to != place || is_click {
                self.trail.clear();
                self.go_to(to, work);
            }
            return true;
        }
        match action {
            Action::Digit(digit) => self.typed(|place, _| place + 1 == usize::from(digit), work),
            Action::Letter(letter) => self.typed(|_, letters| letters.contains(letter), work),
            Action::NotKnown => {
                if let Some(question) = self.question {
                    self.answer(question, question.not_known(), work);
                }
            }
            Action::SelectCell(question, _) => self.question = Question::ALL.get(question).copied(),
            Action::Left => self.go_back(work),
            Action::Right => self.skip(work),
            Action::Undo => {
                let before = work.plan().partners.clone();
                let words = undone(work.desk_mut().undo());
                self.step(words, &before, work);
            }
            Action::Redo => {
                let before = work.plan().partners.clone();
                let words = made_again(work.desk_mut().redo());
                self.step(words, &before, work);
            }
            _ => return false,
        }
        true
    }

    fn paste(&mut self, text: &str, work: &mut Work<'_>) {
        adding::paste(work, text);
        self.refresh(work.desk());
    }

    fn refresh(&mut self, desk: &Desk) {
        let partners = &desk.plan().partners;
        self.through = partners.iter().filter(|partner| is_through(partner)).count();
        self.is_finished &= self.through == partners.len();
        match candidate(desk) {
            None => (self.shown, self.question) = (None, None),
            Some((_, partner)) if self.shown.as_ref() != Some(&partner.id) => {
                self.trail.clear();
                self.arrive(partner);
            }
            Some((_, partner)) if self.question.is_none() => self.question = first_open(partner),
            Some(_) => {}
        }
    }

    /// Once everyone is through, whoever is to be called first is looked at next.
    fn leave(&mut self, work: &mut Work<'_>) {
        if std::mem::take(&mut self.is_finished)
            && let Some(first) = work.report().call_first.order.first()
        {
            work.select(first.who.id().clone());
        }
    }

    fn refusal(&self, action: Action, desk: &Desk) -> Option<&'static str> {
        let nobody = desk.plan().partners.is_empty();
        match action {
            _ if nobody => Some("There are no candidates yet."),
            Action::Digit(_) | Action::NotKnown if self.question.is_none() => Some("All is answered here."),
            _ => None,
        }
    }
}

/// The candidate whose questions are shown: the selected one, else the first.
fn candidate(desk: &Desk) -> Option<(usize, &Arc<Partner>)> {
    let place = desk.selected_index().unwrap_or(0);
    Some((place, desk.plan().partners.get(place)?))
}

/// The first question still open; none when there is nothing left to ask.
fn first_open(partner: &Partner) -> Option<Question> {
    if is_through(partner) { None } else { Question::ALL.into_iter().find(|question| !question.is_asked(partner)) }
}

/// The next candidate after `place` who is not through, round and round, `place` last.
fn next_open(plan: &Plan, place: usize) -> Option<usize> {
    let count = plan.partners.len();
    (1..=count).map(|step| (place + step) % count).find(|at| !is_through(&plan.partners[*at]))
}

/// The candidate and the question a step in the history changed the answer to, if it was such a step.
fn changed(before: &[Arc<Partner>], plan: &Plan) -> Option<(PartnerId, Question)> {
    before.iter().zip(&plan.partners).filter(|(one, other)| !Arc::ptr_eq(one, other)).find_map(|(one, other)| {
        let question = Question::ALL.into_iter().find(|question| question.differs(one, other))?;
        (one.id == other.id).then(|| (other.id.clone(), question))
    })
}

/// "No such answer to How warm: c cold, k know someone, t talking, a asked us, ? not known."
fn no_such_answer(question: Question) -> String {
    let answers = question.choices().iter().map(|choice| format!("{} {}", shown(choice), choice.label));
    format!("{}: {}, ? not known.", question.label(), answers.collect::<Vec<_>>().join(", "))
}
