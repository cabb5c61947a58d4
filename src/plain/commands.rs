//! Commands: one table each for everywhere, Home and every place. Dispatch, help and the test that no action is forgotten
//! read the same tables.

use super::talk::{Away, Command, command};
use super::{aside, pictures, saving, settling};
use crate::action::Action;
use crate::interview::steps::{Step, To};

pub(super) const EVERYWHERE: &[Command] = &[
    command(
        "next",
        "",
        "The next question; in a list, the next place.",
        &[Action::NextField, Action::Go(To::NextView)],
        |_, _| Err(Away::Next),
    ),
    command(
        "back",
        "",
        "The question before; in a list, the place before.",
        &[Action::PreviousField, Action::Go(To::PreviousView), Action::Back],
        |_, _| Err(Away::Back),
    ),
    command("clear", "", "Take out what stands at this question.", &[Action::Delete], |_, _| Err(Away::Clear)),
    command("list", "", "Read what is here, numbered.", &[Action::First, Action::Up, Action::Down], |talk, _| {
        talk.ready()?;
        talk.list();
        Ok(())
    }),
    command("more", "", "Read on in a long list.", &[Action::PageDown, Action::PageUp, Action::Last], |talk, _| {
        talk.read_on();
        Ok(())
    }),
    command("open", "NUMBER or NAME", "Open a row of this place.", &[Action::Open, Action::Type], |talk, text| {
        talk.open_row(text)
    }),
    command("find", "TEXT", "Read the rows here that hold a text.", &[Action::Filter], |talk, text| {
        talk.ready()?;
        talk.find(text);
        Ok(())
    }),
    command("places", "", "Read all places, numbered.", &[Action::GoTo], |talk, _| {
        talk.read_places();
        Ok(())
    }),
    command(
        "go",
        "PLACE",
        "Go to a place, by its number or the beginning of its name; a step by the word step and its number.",
        &[
            Action::GoTo,
            Action::Go(To::NextStep),
            Action::Go(To::PreviousStep),
            Action::Go(To::Step(Step::IdealCustomer)),
            Action::Go(To::Step(Step::Map)),
            Action::Go(To::Step(Step::Prioritise)),
            Action::Go(To::Step(Step::Strategies)),
            Action::Go(To::Step(Step::Export)),
        ],
        |talk, text| {
            talk.go(text)?;
            Ok(())
        },
    ),
    command(
        "editor",
        "",
        "Open the text of several lines that is asked for in your own editor, the one VISUAL or EDITOR names.",
        &[Action::Editor],
        |talk, _| talk.in_editor(),
    ),
    command("undo", "", "Take the last change back; it says what it was.", &[Action::Undo], |talk, _| talk.undo()),
    command("redo", "", "Make the change taken back again.", &[Action::Redo], |talk, _| talk.redo()),
    command(
        "earlier",
        "NUMBER",
        "The earlier versions of the plan: what has changed since, and the way back.",
        &[Action::Earlier],
        |talk, text| {
            talk.earlier(text)?;
            Ok(())
        },
    ),
    command(
        "picture",
        "NAME",
        "Read what is to be seen of a picture: carpet, mosaic, map, quadrant, budget, money or forecast.",
        &[],
        pictures::named,
    ),
    command(
        "aside",
        "",
        "What the plan's file did not take before: take it, or put it into the trash.",
        &[Action::Save],
        aside::ask,
    ),
    command(
        "settle",
        "NUMBER and here or other",
        "What two versions that were merged say otherwise: which of them holds.",
        &[Action::Settle, Action::KeepOurs, Action::TakeTheirs],
        settling::settle,
    ),
    command(
        "against",
        "NUMBER",
        "Hold the plan against another plan or an earlier version: what differs and what moves, and take parts over.",
        &[Action::CompareWith, Action::KeepOurs, Action::TakeTheirs],
        settling::against,
    ),
    command("where", "", "Where you are, and whether it is saved.", &[], |talk, _| {
        talk.say_where();
        Ok(())
    }),
    command(
        "save",
        "or a place for a copy",
        "Save now, or save the plan as it stands elsewhere.",
        &[Action::Save],
        saving::save,
    ),
    command(
        "help",
        "or a word",
        "Read what can be done here, or what a command does.",
        &[Action::Help, Action::Palette],
        |talk, word| {
            talk.help(word);
            Ok(())
        },
    ),
    command(
        "enough",
        "",
        "End what is being worked out with the best so far; once more works it out to the end.",
        &[Action::Enough],
        |talk, _| talk.enough(),
    ),
    command("tour", "", "The tour of the example in six steps.", &[Action::Tour], |talk, _| talk.tour()),
    command("home", "", "Save, and go to the list of plans.", &[Action::Back, Action::Close], |_, _| Err(Away::Home)),
    command("quit", "", "Save and leave.", &[Action::Quit, Action::Close], |_, _| Err(Away::Quit)),
];

/// Whether an action is about the screen alone: a cursor, the mouse, letters within a text, what lies on top. There is
/// nothing of it to be done line by line.
#[must_use]
pub fn is_of_the_screen(action: Action) -> bool {
    matches!(
        action,
        Action::Nothing
            | Action::Up
            | Action::Down
            | Action::First
            | Action::Last
            | Action::PageUp
            | Action::PageDown
            | Action::ScrollUp
            | Action::ScrollDown
            | Action::Select(_)
            | Action::SelectAt { .. }
            | Action::SelectCell(..)
            | Action::SelectHeading(_)
            | Action::SortBy(_)
            | Action::PutCursor { .. }
            | Action::NewLine
            | Action::Stroke(_)
            | Action::Mouse
            | Action::Theme
            | Action::Settings
    )
}
