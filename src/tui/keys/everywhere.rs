//! Keys that hold in every list, in every form, everywhere.

use super::{Action, Binding, Mode, Press, alt, ctrl, key, letter};
use crate::interview::steps::{Step, To};
use crossterm::event::{KeyCode, KeyModifiers};

/// The lists within a plan, where letters are commands.
const VIEWS: [Mode; 16] = [
    Mode::Buyers,
    Mode::Stages,
    Mode::Candidates,
    Mode::CallFirst,
    Mode::Sources,
    Mode::Qualify,
    Mode::RateByCriterion,
    Mode::RateByCandidate,
    Mode::Ranking,
    Mode::Recruit,
    Mode::More,
    Mode::Weights,
    Mode::Segments,
    Mode::Sheet,
    Mode::Coverage,
    Mode::Influence,
];

/// The lists of a plan and `others`; a count that does not fit stops the build.
const fn views_and<const OTHERS: usize, const ALL: usize>(others: [Mode; OTHERS]) -> [Mode; ALL] {
    assert!(VIEWS.len() + OTHERS == ALL, "every mode has its place");
    let mut all = [Mode::Home; ALL];
    let mut at = 0;
    while at < ALL {
        all[at] = if at < OTHERS { others[at] } else { VIEWS[at - OTHERS] };
        at += 1;
    }
    all
}

/// Modes with rows to move among, where letters are commands. In the quick pass letters are answers.
const LISTS: &[Mode] = &views_and::<2, 18>([Mode::Home, Mode::Reading]);

/// The same without Home, where quitting is what most come for.
const AWAY: &[Mode] = LISTS.split_at(1).1;

/// Modes where letters are text and rows or fields are moved among with the arrows.
const TYPED: &[Mode] = &[Mode::Form, Mode::Export, Mode::Pick];

/// Lists within a plan, the quick pass among them.
const PLAN_LISTS: &[Mode] = &views_and::<1, 17>([Mode::QuickPass]);

/// Everything within a plan.
const PLAN: &[Mode] = &views_and::<3, 19>([Mode::Form, Mode::Export, Mode::QuickPass]);

/// Where `?` asks for help; in the quick pass it says "not known".
const ASKING: &[Mode] = &views_and::<1, 17>([Mode::Home]);

/// Where F1 asks for help.
const HELPED: &[Mode] = &views_and::<4, 20>([Mode::Home, Mode::Form, Mode::Export, Mode::QuickPass]);

/// Forms within a plan.
const FORMS: &[Mode] = &[Mode::Form, Mode::Export];

const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

const fn row(
    modes: &'static [Mode],
    keys: &'static [Press],
    action: Action,
    label: &'static str,
    help: &'static str,
    rank: u8,
) -> Binding {
    Binding { modes, keys, action, label, help, rank }
}

pub(super) static BINDINGS: &[Binding] = &[
    row(LISTS, &[key(KeyCode::Up), letter('k')], Action::Up, "up", "One row up.", 0),
    row(LISTS, &[key(KeyCode::Down), letter('j')], Action::Down, "down", "One row down.", 0),
    row(LISTS, &[letter('g'), key(KeyCode::Home)], Action::First, "first", "To the first row.", 0),
    row(LISTS, &[letter('G'), key(KeyCode::End)], Action::Last, "last", "To the last row.", 0),
    row(LISTS, &[key(KeyCode::PageUp)], Action::PageUp, "page up", "A page up.", 0),
    row(LISTS, &[key(KeyCode::PageDown)], Action::PageDown, "page down", "A page down.", 0),
    row(TYPED, &[key(KeyCode::Up)], Action::Up, "up", "One row up.", 0),
    row(TYPED, &[key(KeyCode::Down)], Action::Down, "down", "One row down.", 0),
    row(
        FORMS,
        &[key(KeyCode::Enter)],
        Action::Open,
        "next",
        "Keep it and go to the next field; after the last, to the next view.",
        1,
    ),
    row(FORMS, &[key(KeyCode::Tab)], Action::NextField, "field", "The next field.", 2),
    row(FORMS, &[key(KeyCode::BackTab)], Action::PreviousField, "field before", "The field before.", 0),
    row(
        &[Mode::Form],
        &[key(KeyCode::PageDown)],
        Action::Go(To::NextView),
        "next page",
        "The next view, then the next step; on a card, ten fields down.",
        3,
    ),
    row(
        &[Mode::Form],
        &[key(KeyCode::PageUp)],
        Action::Go(To::PreviousView),
        "page before",
        "The view before, then the step before; on a card, ten fields up.",
        0,
    ),
    row(
        PLAN_LISTS,
        &[key(KeyCode::Tab)],
        Action::Go(To::NextView),
        "next view",
        "The next view; after the last, the next step.",
        3,
    ),
    row(PLAN_LISTS, &[key(KeyCode::BackTab)], Action::Go(To::PreviousView), "view before", "The view before.", 0),
    row(PLAN, &[key(KeyCode::F(4))], Action::Go(To::NextStep), "next step", "The next step of the wizard.", 9),
    row(PLAN, &[key(KeyCode::F(3))], Action::Go(To::PreviousStep), "step before", "The step before.", 0),
    row(PLAN_LISTS, &[letter('>')], Action::Go(To::NextStep), "next step", "The next step of the wizard.", 0),
    row(PLAN_LISTS, &[letter('<')], Action::Go(To::PreviousStep), "step before", "The step before.", 0),
    row(LISTS, &[letter('u'), ctrl('z')], Action::Undo, "undo", "Take the last change back; it says what it was.", 10),
    row(LISTS, &[letter('U'), ctrl('y')], Action::Redo, "redo", "Make the change taken back again.", 0),
    row(
        &[Mode::Form, Mode::Export, Mode::Filter],
        &[ctrl('z')],
        Action::Undo,
        "undo",
        "Take the last change back; it says what it was.",
        10,
    ),
    row(
        &[Mode::Form, Mode::Export, Mode::Filter],
        &[ctrl('y')],
        Action::Redo,
        "redo",
        "Make the change taken back again.",
        0,
    ),
    row(
        PLAN,
        &[alt(KeyCode::Char('1'))],
        Action::Go(To::Step(Step::IdealCustomer)),
        "step 1",
        "To step 1, the ideal customer.",
        0,
    ),
    row(PLAN, &[alt(KeyCode::Char('2'))], Action::Go(To::Step(Step::Map)), "step 2", "To step 2, the map.", 0),
    row(
        PLAN,
        &[alt(KeyCode::Char('3'))],
        Action::Go(To::Step(Step::Prioritise)),
        "step 3",
        "To step 3, prioritise.",
        0,
    ),
    row(
        PLAN,
        &[alt(KeyCode::Char('4'))],
        Action::Go(To::Step(Step::Strategies)),
        "step 4",
        "To step 4, strategies.",
        0,
    ),
    row(PLAN, &[alt(KeyCode::Char('5'))], Action::Go(To::Step(Step::Export)), "step 5", "To step 5, export.", 0),
    row(ASKING, &[letter('?')], Action::Help, "help", "What can I do here?", 0),
    row(HELPED, &[key(KeyCode::F(1))], Action::Help, "help", "What can I do here?", 11),
    row(
        PLAN,
        &[key(KeyCode::Esc)],
        Action::Back,
        "back",
        "Close what lies on top, clear the filter, or go Home. Nothing is lost.",
        12,
    ),
    row(PLAN, &[ctrl('s')], Action::Save, "save", "Save now. It is saved by itself as you work.", 0),
    row(
        LISTS,
        &[ctrl('p'), key(KeyCode::F(2)), letter(':')],
        Action::Palette,
        "commands",
        "Every command by its name.",
        13,
    ),
    row(FORMS, &[ctrl('p'), key(KeyCode::F(2))], Action::Palette, "commands", "Every command by its name.", 13),
    row(
        &Mode::ALL,
        &[key(KeyCode::F(8))],
        Action::Mouse,
        "mouse",
        "Give the mouse back to the terminal to select text, or take it again.",
        0,
    ),
    row(AWAY, &[letter('q')], Action::Quit, "quit", "Leave. Everything is saved.", 14),
    row(&Mode::ALL, &[ctrl('c')], Action::Quit, "quit", "Leave from anywhere. Everything is saved.", 0),
    row(
        &[Mode::Buyers, Mode::Stages, Mode::Candidates, Mode::Weights],
        &[Press::Key(KeyCode::Up, SHIFT), letter('K')],
        Action::MoveUp,
        "move up",
        "Move the row up.",
        0,
    ),
    row(
        &[Mode::Buyers, Mode::Stages, Mode::Candidates, Mode::Weights],
        &[Press::Key(KeyCode::Down, SHIFT), letter('J')],
        Action::MoveDown,
        "move down",
        "Move the row down.",
        0,
    ),
];
