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

use super::adding;
use crate::{
    interview::quick_pass::{
        Question, QuickAnswer, answer, answered_otherwise, answers_in_words, first_open, is_through, next_candidate,
        next_open,
    },
    plan::{Partner, PartnerId},
    tui::{
        canvas::Canvas,
        keys::{
            Action, BACKSPACE, DOWN, Does, END, ENTER, HOME, Keys, LEFT, PAGE_DOWN, PAGE_UP, PLAN, Press, RIGHT, TABS,
            UP, bind, ctrl, f, letter, on,
        },
        layer::{Context, Layer, Text, Used, made_again, undone},
        open_plan::OpenPlan,
        widgets::list,
    },
};
use ratatui::layout::Rect;
use std::sync::Arc;

const THROUGH: &str = "Everyone has been through the quick pass. g f shows whom to call first.";

/// The quick pass.
#[derive(Debug, Default)]
pub(crate) struct QuickPass {
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
    /// Gives an answer to the question being asked, and goes on to the next.
    fn answer(&mut self, given: QuickAnswer, context: &mut Context<'_>) {
        let Some((place, partner)) = candidate(context.open()) else { return };
        let id = partner.id.clone();
        let change = answer(context.plan(), partner, given);
        if context.change(change) {
            self.trail.push((id, given.question()));
            self.go_on(given.question(), place, context);
        }
    }

    /// From an answered question to the next open one: of this candidate, else of the next who is not through.
    fn go_on(&mut self, from: Question, place: usize, context: &mut Context<'_>) {
        let next = next_open(from, &context.plan().partners[place]);
        if next.is_some() {
            self.question = next;
        } else {
            self.go_to_next(place, context);
        }
    }

    /// To the next candidate who is not through, round and round.
    fn go_to_next(&mut self, place: usize, context: &mut Context<'_>) {
        if let Some(next) = next_candidate(context.plan(), place) {
            return self.go_to(next, context);
        }
        self.question = None;
        self.is_finished = true;
        context.say(THROUGH);
    }

    fn go_to(&mut self, place: usize, context: &mut Context<'_>) {
        let Some(partner) = context.plan().partners.get(place).cloned() else { return };
        context.select(partner.id.clone());
        self.arrive(&partner);
    }

    fn arrive(&mut self, partner: &Partner) {
        self.shown = Some(partner.id.clone());
        self.question = first_open(partner);
    }

    /// The next question as it stands, or the next candidate.
    fn skip(&mut self, context: &mut Context<'_>) {
        let Some((place, partner)) = candidate(context.open()) else { return };
        let Some(question) = self.question else { return self.go_to_next(place, context) };
        self.trail.push((partner.id.clone(), question));
        match Question::ALL.get(question.index() + 1) {
            Some(next) => self.question = Some(*next),
            None => self.go_to_next(place, context),
        }
    }

    /// Back the way we came; without one, to the question before.
    fn go_back(&mut self, context: &mut Context<'_>) {
        while let Some((id, question)) = self.trail.pop() {
            if context.plan().partner(&id).is_some() {
                context.select(id.clone());
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
    fn step(&mut self, words: String, before: &[Arc<Partner>], context: &mut Context<'_>) {
        context.say(words);
        if let Some((id, question)) = answered_otherwise(before, context.plan()) {
            self.trail.retain(|place| *place != (id.clone(), question));
            context.select(id.clone());
            self.shown = Some(id);
            self.question = Some(question);
        }
    }

    /// The answer a digit or a letter gives to the question being asked.
    fn typed(&mut self, find: impl Fn(usize, &str) -> bool, context: &mut Context<'_>) {
        if candidate(context.open()).is_none() {
            return;
        }
        let Some(question) = self.question else {
            return context.complain("All is answered here. ← goes back to change an answer, Enter goes on.");
        };
        let found = question.choices().iter().enumerate().find(|(place, choice)| find(*place, choice.letters));
        match found {
            Some((_, choice)) => self.answer(choice.answer, context),
            None => context.complain(answers_in_words(question)),
        }
    }
}

/// The letters that answer: none, no; some, sometimes, service delivery; most …
const LETTERS: &str = "nsmuckatlerov";

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Quick pass",
    rows: &[
        bind(
            &[Press::Letters(LETTERS)],
            Does::Letter(Action::Letter),
            "answer",
            "The answer that has this letter beside it, as n none, s some, m most.",
            0,
        ),
        bind(
            &[Press::Digits(1, 7)],
            Does::Digit(Action::Digit),
            "answer",
            "The answer with that number; 1 is the first.",
            1,
        ),
        on(&[letter('?'), letter('x')], Action::NotKnown, "not known", "Not known: counts half until it is.", 2),
        on(&[LEFT, BACKSPACE], Action::Left, "back", "The question before.", 3),
        on(
            &[ENTER, RIGHT],
            Action::Right,
            "skip",
            "The next question, this one left as it is; when all are answered, the next candidate.",
            4,
        ),
        on(&[UP], Action::Up, "candidate before", "The candidate before.", 0),
        on(&[DOWN], Action::Down, "next candidate", "The next candidate.", 5),
        on(&[PAGE_UP], Action::PageUp, "page up", "Ten candidates up.", 0),
        on(&[PAGE_DOWN], Action::PageDown, "page down", "Ten candidates down.", 0),
        on(&[HOME], Action::First, "first", "To the first candidate.", 0),
        on(&[END], Action::Last, "last", "To the last candidate.", 0),
        on(&[ctrl('z')], Action::Undo, "undo", "Take the last answer back and ask again; it says what it was.", 6),
        on(&[ctrl('y')], Action::Redo, "redo", "Make the change taken back again.", 0),
        on(&[letter(':'), ctrl('p'), f(2)], Action::Palette, "commands", "Every command by its name.", 13),
    ],
};

impl Layer for QuickPass {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &TABS, &PLAN]
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        drawing::draw(self, open, canvas, area);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let place = candidate(context.open()).map_or(0, |(place, _)| place);
        let count = context.plan().partners.len();
        let is_click = matches!(action, Action::Select(_));
        if let Some(to) = list::moved(action, place, count) {
            if to != place || is_click {
                self.trail.clear();
                self.go_to(to, context);
            }
            return Used::Yes;
        }
        match action {
            Action::Digit(digit) => self.typed(|place, _| place + 1 == usize::from(digit), context),
            Action::Letter(letter) => self.typed(|_, letters| letters.contains(letter), context),
            Action::NotKnown => {
                if let Some(question) = self.question {
                    self.answer(question.not_known(), context);
                }
            }
            Action::SelectCell(question, _) => self.question = Question::ALL.get(question).copied(),
            Action::Left => self.go_back(context),
            Action::Right => self.skip(context),
            Action::Undo => {
                let before = context.plan().partners.clone();
                let words = undone(context.open_mut().undo());
                self.step(words, &before, context);
            }
            Action::Redo => {
                let before = context.plan().partners.clone();
                let words = made_again(context.open_mut().redo());
                self.step(words, &before, context);
            }
            _ => return Used::No,
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        if let Text::Paste(names) = text {
            adding::paste(context, names);
        }
    }

    fn look(&mut self, open: &OpenPlan) {
        let partners = &open.plan().partners;
        self.through = partners.iter().filter(|partner| is_through(partner)).count();
        self.is_finished &= self.through == partners.len();
        match candidate(open) {
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
    fn leave(&mut self, context: &mut Context<'_>) {
        if std::mem::take(&mut self.is_finished)
            && let Some(first) = context.report().call_first.order.first()
        {
            context.select(first.who.id().clone());
        }
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let nobody = open.plan().partners.is_empty();
        match action {
            _ if nobody => Some("There are no candidates yet."),
            Action::Digit(_) | Action::NotKnown if self.question.is_none() => Some("All is answered here."),
            _ => None,
        }
    }
}

/// The candidate whose questions are shown: the selected one, else the first.
fn candidate(open: &OpenPlan) -> Option<(usize, &Arc<Partner>)> {
    let place = open.selected_index().unwrap_or(0);
    Some((place, open.plan().partners.get(place)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_that_answers_is_bound() {
        for choice in Question::ALL.into_iter().flat_map(Question::choices) {
            assert!(choice.letters.chars().all(|letter| LETTERS.contains(letter)), "{}", choice.label);
        }
    }
}
