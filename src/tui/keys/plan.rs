//! What the app does for every view of a plan, and anywhere.

use super::{Action, BACK_TAB, ESC, Keys, TAB, alt, ctrl, f, letter, on, with_ctrl};
use crate::interview::steps::{Step, To};
use crossterm::event::KeyCode;

/// From view to view, where letters are commands.
pub(crate) const VIEWS: Keys = Keys {
    title: "In every list of a plan",
    rows: &[
        on(&[letter('g')], Action::GoTo, "go to", 3).says("Show the ways to go; the next key goes there."),
        on(&[letter('>')], Action::Go(To::NextView), "next view", 4)
            .says("The next view; after the last, the next step."),
        on(&[letter('<')], Action::Go(To::PreviousView), "view before", 0).says("The view before."),
    ],
};

/// From pane to pane of a view.
pub(crate) const PANES: Keys = Keys {
    title: "In a view with two panes",
    rows: &[on(&[TAB, BACK_TAB], Action::Pane, "other pane", 3).says("To the other pane of this view.")],
};

/// Where letters are commands.
pub(crate) const COMMANDS: Keys = Keys {
    title: "In every list of a plan",
    rows: &[
        on(&[letter('u'), ctrl('z')], Action::Undo, "undo", 10)
            .says("Take the last change back; it says what it was.")
            .changes(),
        on(&[letter('U'), ctrl('y')], Action::Redo, "redo", 0).says("Make the change taken back again.").changes(),
        on(&[letter(':'), ctrl('p'), f(2)], Action::Palette, "commands", 13).says(
            "Every command by its name, with its keys; “partnerplan keys --ron” prints them as settings, to change.",
        ),
        on(&[letter('q')], Action::Close, "quit", 14).says("Close what lies on top, or save and leave."),
    ],
};

/// Where letters are typed.
pub(crate) const HISTORY: Keys = Keys {
    title: "Where something is typed into a plan",
    rows: &[
        on(&[ctrl('z')], Action::Undo, "undo", 10).says("Take the last change back; it says what it was.").changes(),
        on(&[ctrl('y')], Action::Redo, "redo", 0).says("Make the change taken back again.").changes(),
    ],
};

/// In a plan, whatever is done there.
pub(crate) const PLAN: Keys = Keys {
    title: "In every view of a plan",
    rows: &[
        on(&[ctrl('g')], Action::GoTo, "go to", 3).says("Show the ways to go; the next key goes there."),
        on(&[with_ctrl(KeyCode::PageDown)], Action::Go(To::NextView), "next view", 0)
            .says("The next view of any step."),
        on(&[with_ctrl(KeyCode::PageUp)], Action::Go(To::PreviousView), "view before", 0).says("The view before."),
        on(&[ctrl('n'), f(4)], Action::Go(To::NextStep), "next step", 13).says("The next step of the wizard."),
        on(&[ctrl('l'), f(3)], Action::Go(To::PreviousStep), "step before", 0).says("The step before."),
        on(&[alt(KeyCode::Char('1'))], Action::Go(To::Step(Step::IdealCustomer)), "step 1", 0)
            .says("To step 1, the ideal customer."),
        on(&[alt(KeyCode::Char('2'))], Action::Go(To::Step(Step::Map)), "step 2", 0).says("To step 2, the map."),
        on(&[alt(KeyCode::Char('3'))], Action::Go(To::Step(Step::Prioritise)), "step 3", 0)
            .says("To step 3, prioritise."),
        on(&[alt(KeyCode::Char('4'))], Action::Go(To::Step(Step::Strategies)), "step 4", 0)
            .says("To step 4, strategies."),
        on(&[alt(KeyCode::Char('5'))], Action::Go(To::Step(Step::Export)), "step 5", 0).says("To step 5, export."),
        on(&[ESC], Action::Back, "back", 12)
            .says("Close what lies on top, clear the filter, or go Home. Nothing is lost."),
        on(&[ctrl('v'), f(7)], Action::Earlier, "earlier versions", 0)
            .says("What has changed since an earlier version, and the way back to it."),
        on(&[ctrl('f')], Action::CompareWith, "compare with", 15)
            .says("Hold the plan against another or an earlier version: what differs (diff), and parts to take over."),
        on(&[ctrl('d')], Action::Settle, "settle versions", 0)
            .says("Settle what is undecided: the conflicts of two versions that were merged, one key each."),
        on(&[ctrl('b')], Action::Tour, "tour", 0).says("A tour of the example in six steps, on its own views."),
        on(&[ctrl('s')], Action::Save, "save", 0).says("Save now. It is saved by itself as you work."),
    ],
};

/// Where a letter is no text and nothing else has it.
pub(crate) const ASKING: Keys = Keys {
    title: "Where nothing is typed",
    rows: &[on(&[letter('?')], Action::Help, "help", 11).says("What can I do here?")],
};

/// Anywhere, whatever lies on top.
pub(crate) const ANYWHERE: Keys = Keys {
    title: "Everywhere",
    rows: &[
        on(&[ctrl('_'), f(1)], Action::Help, "help", 11).says("What can I do here?"),
        on(&[ctrl('r'), f(8)], Action::Mouse, "mouse", 0)
            .says("Give the mouse back to the terminal to select text, or take it again."),
        on(&[alt(KeyCode::Char('t'))], Action::Theme, "theme", 0)
            .says("The theme, a setting: colours (color) and characters: dark, light, colour-blind, none, ASCII; shown as you move."),
        on(&[alt(KeyCode::Char('s'))], Action::Settings, "settings", 0)
            .says("Where settings stand: theme, colours (color), characters, keys of your own (shortcuts), with the file's path."),
        on(&[ctrl('c')], Action::Quit, "quit", 0)
            .says("Save and leave, from anywhere; what cannot be saved is asked about."),
    ],
};
