//! The quick pass of the selected candidate: one question at a time, one key each, then the next candidate of the list.

mod draw;

use super::columns::CandidateList;
use crate::catalog::{self, Meaning};
use crate::interview::quick_pass::{
    Question, QuickAnswer, answer, answered_otherwise, answers_in_words, first_open, is_through, kind_answer, next_open,
};
use crate::plan::{Partner, PartnerId, PartnerModel, Plan};
use crate::tui::dialogs::WhichKind;
use crate::tui::keys::{
    Action, BACKSPACE, DOWN, Does, END, ENTER, HOME, Keys, LEFT, PAGE_DOWN, PAGE_UP, PANES, PLAN, Press, RIGHT, SPACE,
    UP, VIEWS, bind, ctrl, f, letter, on,
};
use crate::tui::layer::{Context, made_again, undone};
use crate::tui::open_plan::OpenPlan;
use std::{cell::Cell, collections::HashSet, rc::Rc, sync::Arc};

/// The letters that answer: none, no; some, sometimes, service delivery; most …
const LETTERS: &str = "nsmuckatlerovfi";

pub(crate) const KEYS: Keys = Keys {
    title: "Quick pass",
    rows: &[
        bind(&[Press::Letters(LETTERS)], Does::Letter(Action::Letter), "answer", 0)
            .says("The answer that has this letter beside it, as n none, s some, m most.")
            .changes(),
        on(&[letter('?'), letter('x')], Action::NotKnown, "not known", 2)
            .says("Not known: counts half until it is.")
            .changes(),
        on(&[LEFT, BACKSPACE], Action::Left, "back", 3).says("The question before."),
        on(&[ENTER], Action::Open, "skip", 4).says(
            "Take the kind of partner Space went to; else the next question, this one left as it is, or the next candidate.",
        ),
        on(&[RIGHT], Action::Right, "next question", 0)
            .says("The next question, this one left as it is; when all are answered, the next candidate."),
        on(&[UP], Action::Up, "candidate before", 0).says("The candidate before."),
        on(&[DOWN], Action::Down, "next candidate", 6).says("The next candidate."),
        on(&[PAGE_UP], Action::PageUp, "page up", 0).says("A page of candidates up."),
        on(&[PAGE_DOWN], Action::PageDown, "page down", 0).says("A page of candidates down."),
        on(&[HOME], Action::First, "first", 0).says("To the first candidate."),
        on(&[END], Action::Last, "last", 0).says("To the last candidate."),
        on(&[ctrl('z')], Action::Undo, "undo", 7).says("Take the last answer back and ask again; it says what it was.").changes(),
        on(&[ctrl('y')], Action::Redo, "redo", 0).says("Make the change taken back again.").changes(),
        on(&[ctrl('p'), f(2), letter(':')], Action::Palette, "commands", 13)
            .says("Every command by its name, with its keys; “partnerplan keys --ron” prints them as settings, to change."),
    ],
};

/// What is said where an answer was meant and nothing is asked.
const ALL_ANSWERED: &str = "All is answered here. ← goes back to change an answer, Enter goes on.";

/// The digits at a question of seven answers.
pub(crate) const OF_SEVEN: Keys = Keys {
    title: "Quick pass",
    rows: &[
        bind(&[Press::Digits(1, 7)], Does::Digit(Action::Digit), "answer", 1)
            .says("The answer with that number, where there are seven.")
            .changes(),
        on(&[SPACE], Action::Toggle, "about the next", 3).says(
            "What tells the next kind of partner apart: who contracts, invoices, sets the price, where to look. Enter then takes it.",
        ),
        on(&[letter('w')], Action::WhichKind, "which one", 2)
            .says("Two questions that lead to a kind of partner: who sets the price, who collects the money.")
            .changes(),
    ],
};

/// The digits where a variant is asked, between two of the five questions: whoever has their rhythm in the fingers must
/// not give the answer to one with the digit for another.
pub(crate) const OF_VARIANTS: Keys = Keys {
    title: "Quick pass",
    rows: &[bind(&[Press::Digits(1, 7)], Does::Digit(Action::Digit), "the answers", 0)
        .says("No answer where a variant is asked, which only a letter says: says which there are.")],
};

/// The digits at a question of four.
pub(crate) const OF_FOUR: Keys = Keys {
    title: "Quick pass",
    rows: &[
        bind(&[Press::Digits(1, 4)], Does::Digit(Action::Digit), "answer", 1)
            .says("The answer with that number, where there are four.")
            .changes(),
        bind(&[Press::Digits(5, 7)], Does::Digit(Action::Digit), "the answers", 0)
            .says("No answer where there are four: says which there are."),
    ],
};

/// The digits at a question of three.
pub(crate) const OF_THREE: Keys = Keys {
    title: "Quick pass",
    rows: &[
        bind(&[Press::Digits(1, 3)], Does::Digit(Action::Digit), "answer", 1)
            .says("The answer with that number, where there are three.")
            .changes(),
        bind(&[Press::Digits(4, 7)], Does::Digit(Action::Digit), "the answers", 0)
            .says("No answer where there are three: says which there are."),
    ],
};

/// The quick pass.
#[derive(Debug, Default)]
pub(super) struct Pass {
    /// Whose questions these are.
    shown: Option<PartnerId>,
    /// The question being asked; none when the candidate has answered all there is.
    question: Option<Question>,
    /// The place of the kind of partner that was gone to, to read about it.
    looked_at: Option<usize>,
    /// What a dialog over it has answered.
    given: Rc<Cell<Option<QuickAnswer>>>,
    /// The way here, for the way back.
    trail: Vec<(PartnerId, Question)>,
    /// Whom the pass itself has gone on to: the trail leads back from there, and from nobody the user went to.
    gone_to: Option<PartnerId>,
    /// How many candidates are through.
    through: usize,
    /// How many the answers have ruled out one after the other.
    ruled_out: usize,
}

/// So many ruled out in a row may be a slip of the fingers.
const IN_A_ROW: usize = 3;

/// What the quick pass made of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Went {
    /// It was for it.
    On,
    /// Everybody is through now.
    Through,
    /// It had no use for it.
    No,
}

impl Pass {
    /// The question being asked.
    pub(super) fn question(&self) -> Option<Question> {
        self.question
    }

    /// The keys at the question being asked.
    pub(super) fn keys(&self) -> &'static [&'static Keys] {
        match self.question {
            Some(Question::Variant(_)) => &[&KEYS, &OF_VARIANTS, &PANES, &VIEWS, &PLAN],
            Some(question) if question.choices().len() == 3 => &[&KEYS, &OF_THREE, &PANES, &VIEWS, &PLAN],
            Some(question) if question.choices().len() == 4 => &[&KEYS, &OF_FOUR, &PANES, &VIEWS, &PLAN],
            _ => &[&KEYS, &OF_SEVEN, &PANES, &VIEWS, &PLAN],
        }
    }

    /// Does what a key or a click asked for.
    pub(super) fn act(&mut self, action: Action, list: &CandidateList, context: &mut Context<'_>) -> Went {
        let before = (self.shown.clone(), self.question);
        let went = self.perform(action, list, context);
        if before != (self.shown.clone(), self.question) {
            self.looked_at = None;
        }
        went
    }

    fn perform(&mut self, action: Action, list: &CandidateList, context: &mut Context<'_>) -> Went {
        match action {
            Action::Digit(_) | Action::Letter(_) | Action::NotKnown => return self.said(action, list, context),
            Action::SelectCell(question, _) => self.question = Question::ALL.get(question).copied(),
            Action::Toggle if self.question == Some(Question::Model) => {
                let here = self.looked_at(partner(list, context.open()));
                self.looked_at = Some((here + 1) % Question::Model.choices().len());
                return Went::On;
            }
            Action::WhichKind if self.question == Some(Question::Model) => {
                self.ask_which(list, context);
                return Went::On;
            }
            Action::Open if self.question == Some(Question::Model) && self.looked_at.is_some() => {
                return self.take_looked_at(list, context);
            }
            Action::Toggle | Action::WhichKind if self.question.is_none() => context.complain(ALL_ANSWERED),
            Action::Left => self.go_back(context),
            Action::Right | Action::Open => self.skip(list, context),
            Action::Undo | Action::Redo => self.step(action, context),
            _ => return Went::No,
        }
        Went::On
    }

    /// A digit, a letter or “not known” at the question being asked.
    fn said(&mut self, action: Action, list: &CandidateList, context: &mut Context<'_>) -> Went {
        match (action, self.question) {
            (Action::Digit(_), Some(question @ Question::Variant(_))) => {
                context.complain(answers_in_words(question) + " A digit is no answer here.");
                Went::On
            }
            (Action::Digit(digit), _) => self.typed(|place, _| place + 1 == usize::from(digit), list, context),
            (Action::Letter(letter), _) => self.typed(|_, letters| letters.contains(letter), list, context),
            (_, Some(question)) => self.answer(question.not_known(), list, context),
            (_, None) => Went::On,
        }
    }

    /// The place of the kind of partner the cursor is on: where it was put, else the answer that stands, else what the
    /// name sounds like.
    fn looked_at(&self, partner: Option<&Arc<Partner>>) -> usize {
        let sounds_like = |partner: &Arc<Partner>| match catalog::label_for(&partner.name)?.meaning {
            Meaning::Model(model, _) => PartnerModel::ALL.iter().position(|of| *of == model),
            Meaning::Route | Meaning::Asked => None,
        };
        let answered = || partner.and_then(|partner| Question::Model.chosen(partner));
        self.looked_at.or_else(answered).or_else(|| partner.and_then(sounds_like)).unwrap_or_default()
    }

    /// The kind of partner the cursor is on, while that is asked.
    fn kind(&self, partner: &Arc<Partner>) -> Option<PartnerModel> {
        if self.question != Some(Question::Model) {
            return None;
        }
        PartnerModel::ALL.get(self.looked_at(Some(partner))).copied()
    }

    /// Asks the two questions that lead to a kind of partner; the answer is as good as a key.
    fn ask_which(&self, list: &CandidateList, context: &mut Context<'_>) {
        let Some(partner) = partner(list, context.open()) else { return };
        let (id, given) = (partner.id.clone(), Rc::clone(&self.given));
        context.ask(WhichKind::new(&partner.name.clone(), move |context, model, variant| {
            let said = kind_answer(model, variant);
            let change = context.plan().partner(&id).map(|partner| answer(context.plan(), partner, said));
            if change.is_some_and(|change| context.change(change)) {
                given.set(Some(said));
            }
        }));
    }

    fn take_looked_at(&mut self, list: &CandidateList, context: &mut Context<'_>) -> Went {
        let place = self.looked_at(partner(list, context.open()));
        let Some(choice) = Question::Model.choices().get(place) else { return Went::On };
        self.answer(choice.answer, list, context)
    }

    /// The answer a digit or a letter gives to the question being asked.
    fn typed(&mut self, find: impl Fn(usize, &str) -> bool, list: &CandidateList, context: &mut Context<'_>) -> Went {
        let Some(question) = self.question else {
            context.complain(ALL_ANSWERED);
            return Went::On;
        };
        let found = question.choices().iter().enumerate().find(|(place, choice)| find(*place, choice.letters));
        let Some((_, choice)) = found else {
            context.complain(answers_in_words(question));
            return Went::On;
        };
        self.answer(choice.answer, list, context)
    }

    /// Gives an answer to the question being asked, and goes on to the next: of this candidate, else of the next in
    /// the list who is not through.
    fn answer(&mut self, given: QuickAnswer, list: &CandidateList, context: &mut Context<'_>) -> Went {
        let Some(partner) = partner(list, context.open()) else { return Went::On };
        let was_open = !is_everybody_through(context.plan());
        let change = answer(context.plan(), partner, given);
        let id = partner.id.clone();
        if !context.change(change) {
            return Went::On;
        }
        self.trail.push((id.clone(), given.question()));
        let answered = context.plan().partner(&id);
        let is_out = answered.is_some_and(|partner| partner.quick.rules_out());
        self.question = answered.and_then(|partner| next_open(given.question(), partner));
        self.count_out(is_out, context);
        if self.question.is_some() || self.go_to_next(list, context) {
            return Went::On;
        }
        if was_open && is_everybody_through(context.plan()) { Went::Through } else { Went::On }
    }

    /// Counts whom the answers rule out one after the other, and says so before it is half of the list.
    fn count_out(&mut self, is_out: bool, context: &mut Context<'_>) {
        if self.question.is_none() {
            self.ruled_out = if is_out { self.ruled_out + 1 } else { 0 };
        }
        if self.question.is_none() && self.ruled_out >= IN_A_ROW {
            context.complain(format!("{} in a row ruled out: Ctrl-Z takes the last answer back.", self.ruled_out));
        }
    }

    /// To the next of the list who is not through, round and round; false when there is nobody.
    fn go_to_next(&mut self, list: &CandidateList, context: &mut Context<'_>) -> bool {
        let partners = context.plan().partners.iter();
        let open: HashSet<&PartnerId> = partners.filter(|it| !is_through(it)).map(|partner| &partner.id).collect();
        let ids = in_turn(list, context.plan());
        let here = ids.iter().position(|id| Some(*id) == self.shown.as_ref()).map_or(0, |place| place + 1);
        let (before, after) = ids.split_at(here);
        let Some(next) = after.iter().chain(before).find(|id| open.contains(*id)) else { return false };
        let next = PartnerId::clone(next);
        self.gone_to = Some(next.clone());
        context.select(next);
        true
    }

    /// The next question as it stands, or the next candidate.
    fn skip(&mut self, list: &CandidateList, context: &mut Context<'_>) {
        if let (Some(id), Some(question)) = (self.shown.clone(), self.question) {
            self.trail.push((id, question));
            self.question = Question::ALL.get(question.index() + 1).copied();
            if self.question.is_some() {
                return;
            }
        }
        if !self.go_to_next(list, context) {
            context.say("Everybody in the list has been through the quick pass.");
        }
    }

    /// Back the way we came; without one, to the question before.
    fn go_back(&mut self, context: &mut Context<'_>) {
        while let Some((id, question)) = self.trail.pop() {
            if context.plan().partner(&id).is_some() {
                return self.go_to(id, question, context);
            }
        }
        self.question = match self.question {
            None => Question::ALL.last().copied(),
            Some(question) => Some(Question::ALL[question.index().saturating_sub(1)]),
        };
    }

    fn go_to(&mut self, id: PartnerId, question: Question, context: &mut Context<'_>) {
        context.select(id.clone());
        self.shown = Some(id);
        self.question = Some(question);
    }

    /// Undo and redo go back to the question whose answer they change.
    fn step(&mut self, action: Action, context: &mut Context<'_>) {
        self.ruled_out = 0;
        let before = context.plan().partners.clone();
        let words = match action {
            Action::Undo => undone(context.open_mut().undo()),
            _ => made_again(context.open_mut().redo()),
        };
        context.say(words);
        if let Some((id, question)) = answered_otherwise(&before, context.plan()) {
            self.trail.retain(|place| *place != (id.clone(), question));
            self.go_to(id, question, context);
        }
    }

    /// Begins at the first question open of whoever is selected: what was asked before may have been taken back since.
    pub(super) fn begin(&mut self) {
        (self.question, self.looked_at, self.ruled_out) = (None, None, 0);
    }

    /// Looks at the plan again, and at who is selected: another candidate's first open question is asked.
    pub(super) fn look(&mut self, list: &CandidateList, open: &OpenPlan) {
        self.through = open.plan().partners.iter().filter(|partner| is_through(partner)).count();
        let partner = partner(list, open);
        let id = partner.map(|partner| &partner.id);
        if id != self.shown.as_ref() {
            if self.gone_to.take().as_ref() != id {
                self.trail.clear();
            }
            self.shown = id.cloned();
            self.question = None;
            self.looked_at = None;
        }
        if let (Some(given), Some(partner)) = (self.given.take(), partner) {
            self.trail.push((partner.id.clone(), given.question()));
            self.question = next_open(given.question(), partner);
        }
        if self.question.is_none() {
            self.question = partner.and_then(|partner| first_open(partner));
        }
    }
}

/// The candidate whose questions are shown.
fn partner<'a>(list: &CandidateList, open: &'a OpenPlan) -> Option<&'a Arc<Partner>> {
    open.plan().partner(list.selected()?)
}

/// Those listed in their turn: whom an answer has just put under those who are ruled out keeps its place in the plan.
fn in_turn<'a>(list: &'a CandidateList, plan: &'a Plan) -> Vec<&'a PartnerId> {
    if !list.is_in_own_order() {
        return list.shown().collect();
    }
    let shown: HashSet<&PartnerId> = list.shown().collect();
    plan.partners.iter().map(|partner| &partner.id).filter(|id| shown.contains(id)).collect()
}

fn is_everybody_through(plan: &Plan) -> bool {
    plan.partners.iter().all(|partner| is_through(partner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_that_answers_is_bound() {
        let variants = PartnerModel::ALL.map(Question::Variant);
        for choice in Question::ALL.into_iter().chain(variants).flat_map(Question::choices) {
            assert!(choice.letters.chars().all(|letter| LETTERS.contains(letter)), "{}", choice.label);
        }
    }
}
