//! Help and palette: the table of keys as lists to pick from. Picking a row does it.

use super::pick::{Choice, Pick};
use crate::interview::steps::{Step, To};
use crate::tui::{
    keys::{self, Action, Binding, Mode},
    layer::Request,
};

/// What can I do here?
#[must_use]
pub(in crate::tui) fn help<P>(mode: Mode) -> Pick<Action, P> {
    let about = "Type to search; Enter does it. To select text with the mouse, hold Shift, or press F8.";
    pick(&format!("{}: what can I do here?", mode.title()), about, bindings(mode))
}

/// Every command by its name: those of this view, and the ways to all others.
#[must_use]
pub(in crate::tui) fn palette<P>(mode: Mode, in_plan: bool) -> Pick<Action, P> {
    let mut choices = bindings(mode);
    if in_plan {
        choices.extend(Step::ALL.map(|step| Choice {
            name: format!("Go to {}", step.title()),
            about: format!("Alt-{}", step.index() + 1),
            value: Action::Go(To::Step(step)),
        }));
    }
    pick("Commands", "Type to search; Enter does it.", choices)
}

fn pick<P>(title: &str, about: &str, choices: Vec<Choice<Action>>) -> Pick<Action, P> {
    Pick::new(title, about, choices, |context, action| context.requests.push(Request::Do(*action)))
}

/// The bindings of a mode; a digit or a letter stands for many actions and cannot be picked.
fn bindings(mode: Mode) -> Vec<Choice<Action>> {
    let row = |binding: &Binding| Choice {
        name: format!("{:<14} {}", binding.keys_text(), binding.label),
        about: binding.help.to_owned(),
        value: if matches!(binding.action, Action::Digit(_) | Action::Letter(_)) {
            Action::Nothing
        } else {
            binding.action
        },
    };
    keys::bindings(mode).filter(|binding| binding.action != Action::Help).map(row).collect()
}
