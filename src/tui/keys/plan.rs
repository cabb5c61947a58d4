//! What the app does for every view of a plan, and anywhere.

use super::{Action, BACK_TAB, ESC, Keys, TAB, alt, ctrl, f, letter, on, with_ctrl};
use crate::interview::steps::{Step, To};
use crossterm::event::KeyCode;

/// From view to view, where letters are commands.
pub(crate) const VIEWS: Keys = Keys {
    title: "In every list of a plan",
    rows: &[
        on(&[letter('g')], Action::GoTo, "go to", "Show the ways to go; the next key goes there.", 3),
        on(&[letter('>')], Action::Go(To::NextView), "next view", "The next view; after the last, the next step.", 4),
        on(&[letter('<')], Action::Go(To::PreviousView), "view before", "The view before.", 0),
    ],
};

/// From pane to pane of a view.
pub(crate) const PANES: Keys = Keys {
    title: "In a view with two panes",
    rows: &[on(&[TAB, BACK_TAB], Action::Pane, "other pane", "To the other pane of this view.", 3)],
};

/// Where letters are commands.
pub(crate) const COMMANDS: Keys = Keys {
    title: "In every list of a plan",
    rows: &[
        on(&[letter('u'), ctrl('z')], Action::Undo, "undo", "Take the last change back; it says what it was.", 10),
        on(&[letter('U'), ctrl('y')], Action::Redo, "redo", "Make the change taken back again.", 0),
        on(&[letter('?')], Action::Help, "help", "What can I do here?", 11),
        on(&[letter(':'), ctrl('p'), f(2)], Action::Palette, "commands", "Every command by its name.", 13),
        on(&[letter('q')], Action::Close, "quit", "Close what lies on top, or leave. Everything is saved.", 14),
    ],
};

/// Where letters are typed.
pub(crate) const HISTORY: Keys = Keys {
    title: "Where something is typed into a plan",
    rows: &[
        on(&[ctrl('z')], Action::Undo, "undo", "Take the last change back; it says what it was.", 10),
        on(&[ctrl('y')], Action::Redo, "redo", "Make the change taken back again.", 0),
    ],
};

/// In a plan, whatever is done there.
pub(crate) const PLAN: Keys = Keys {
    title: "In every view of a plan",
    rows: &[
        on(&[ctrl('g')], Action::GoTo, "go to", "Show the ways to go; the next key goes there.", 12),
        on(&[with_ctrl(KeyCode::PageDown)], Action::Go(To::NextView), "next view", "The next view of any step.", 0),
        on(&[with_ctrl(KeyCode::PageUp)], Action::Go(To::PreviousView), "view before", "The view before.", 0),
        on(&[f(4)], Action::Go(To::NextStep), "next step", "The next step of the wizard.", 13),
        on(&[f(3)], Action::Go(To::PreviousStep), "step before", "The step before.", 0),
        on(
            &[alt(KeyCode::Char('1'))],
            Action::Go(To::Step(Step::IdealCustomer)),
            "step 1",
            "To step 1, the ideal customer.",
            0,
        ),
        on(&[alt(KeyCode::Char('2'))], Action::Go(To::Step(Step::Map)), "step 2", "To step 2, the map.", 0),
        on(&[alt(KeyCode::Char('3'))], Action::Go(To::Step(Step::Prioritise)), "step 3", "To step 3, prioritise.", 0),
        on(&[alt(KeyCode::Char('4'))], Action::Go(To::Step(Step::Strategies)), "step 4", "To step 4, strategies.", 0),
        on(&[alt(KeyCode::Char('5'))], Action::Go(To::Step(Step::Export)), "step 5", "To step 5, export.", 0),
        on(&[ESC], Action::Back, "back", "Close what lies on top, clear the filter, or go Home. Nothing is lost.", 12),
        on(&[ctrl('s')], Action::Save, "save", "Save now. It is saved by itself as you work.", 0),
    ],
};

/// Anywhere, whatever lies on top.
pub(crate) const ANYWHERE: Keys = Keys {
    title: "Everywhere",
    rows: &[
        on(&[ctrl('_'), f(1)], Action::Help, "help", "What can I do here?", 11),
        on(
            &[ctrl('r'), f(8)],
            Action::Mouse,
            "mouse",
            "Give the mouse back to the terminal to select text, or take it again.",
            0,
        ),
        on(&[ctrl('c')], Action::Quit, "quit", "Leave from anywhere. Everything is saved.", 0),
    ],
};
