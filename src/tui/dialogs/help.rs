//! Help, and the commands of Home: what can be done now, as lists to pick from. Picking a row does it. And where settings
//! stand, which nobody finds who does not know that there is a file.

use super::Reading;
use super::pick::{Choice, Pick};
use crate::tui::keys::{Action, Binding, Keys};
use crate::tui::layer::Request;
use std::path::Path;

/// What can I do here? `sets` are those that hold here.
#[must_use]
pub(crate) fn help<P>(sets: &[&'static Keys]) -> Pick<Action, P> {
    let about = "Type to search; Enter does it. To select text with the mouse, hold Shift, or press Ctrl-R.";
    let title = sets.first().map(|set| set.title).unwrap_or_default();
    pick(&format!("{title}: what can I do here?"), about, choices(sets))
}

/// Where settings stand and what they can say.
#[must_use]
pub(crate) fn about_settings(file: &Path) -> Reading {
    let said = format!(
        "Nothing has to be set. What is set stands in this file, where there is one:\n{}\n\n\
         Colours and characters: Alt-T tries the themes on as you move, and Enter keeps one there.\n\n\
         Keys of your own, colours of your own: “partnerplan keys --ron” prints every key there is as such a file. Keep the \
         lines you change, and it holds from the next start on:\n\n\
         (\n    theme: \"dark\",\n    keys: {{ \"undo\": [\"F12\", \"Ctrl-Z\"], \"Candidates: add\": [\"Insert\", \"a\"] }},\n)\n\n\
         “partnerplan settings” names the file too, and says with line and column what of it cannot be taken.",
        file.display()
    );
    Reading::new("Settings: theme, colours, characters, keys", &said)
}

/// What holds here, by its name.
#[must_use]
pub(crate) fn commands<P>(sets: &[&'static Keys]) -> Pick<Action, P> {
    pick("Commands", "Type to search; Enter does it.", choices(sets))
}

fn pick<P>(title: &str, about: &str, choices: Vec<Choice<Action>>) -> Pick<Action, P> {
    Pick::new(title, about, choices, |context, action| context.requests.push(Request::Do(*action)))
}

/// A row a binding; one that does what depends on the key cannot be picked.
fn choices(sets: &[&'static Keys]) -> Vec<Choice<Action>> {
    let row = |binding: &Binding| Choice {
        name: format!("{:<14} {}", binding.keys_text(), binding.label),
        about: binding.help.to_owned(),
        value: binding.action().unwrap_or(Action::Nothing),
    };
    let bindings = sets.iter().flat_map(|set| set.rows);
    bindings.filter(|binding| binding.action() != Some(Action::Help)).map(row).collect()
}
