//! A field of several lines in a form: its first line stands there, the whole in a box of its own or in the user's editor.

use super::{Form, written};
use crate::catalog;
use crate::plan::{Field, Kind};
use crate::tui::dialogs::TextBox;
use crate::tui::keys::{Action, Keys, SPACE, ctrl, f, on};
use crate::tui::layer::{Context, Request};
use std::rc::Rc;

/// The key of a field of several lines.
pub(crate) const LINES: Keys = Keys {
    title: "In a field of several lines",
    rows: &[
        on(&[SPACE], Action::Type, "write", 0)
            .says("Open the text; a letter opens it too and begins a new line.")
            .changes(),
        on(&[ctrl('x'), f(6)], Action::Editor, "your editor", 0)
            .says("Open the text in your own editor, the one VISUAL or EDITOR names.")
            .changes(),
    ],
};

impl Form {
    /// Opens the text of the field that has the focus, where the action asks for that: a key, or one more click.
    pub(super) fn opens_lines(&self, action: Action, context: &mut Context<'_>) -> bool {
        let field = self.focused().filter(|field| matches!(field.kind, Kind::Notes | Kind::Phrases));
        let is_asked = matches!(action, Action::Type | Action::Editor) || action == Action::Select(self.focus);
        let Some(field) = field.filter(|_| is_asked) else { return false };
        self.open_text(field, context);
        if action == Action::Editor && context.open().refusal().is_none() {
            context.requests.push(Request::Do(Action::Editor));
        }
        true
    }

    pub(super) fn open_text(&self, field: &'static Field, context: &mut Context<'_>) {
        if !context.may_change() {
            return;
        }
        let text = self.text_of(field, context.open());
        let about = catalog::guidance(field.id).map(|guidance| guidance.help.clone()).unwrap_or_default();
        let (subject, boxed) = (self.subject.clone(), Rc::clone(&self.boxed));
        context.ask(TextBox::new(field.label, &about, &text, move |context, text| {
            let draft = written(field, &subject, text, context).err();
            let reason = draft.as_ref().map(|draft| draft.reason.clone());
            *boxed.borrow_mut() = Some((field.id, draft));
            reason.map_or(Ok(()), Err)
        }));
    }

    /// A letter begins a new line where each line is a phrase.
    pub(super) fn begin_line(&mut self, field: &'static Field, letter: char, context: &mut Context<'_>) {
        let text = self.text_of(field, context.open());
        let text =
            if field.kind == Kind::Phrases { with_line(&text, &letter.to_string()) } else { format!("{text}{letter}") };
        self.write(field, &text, context);
    }
}

/// `text` with a line behind it.
pub(super) fn with_line(text: &str, line: &str) -> String {
    if text.is_empty() { line.to_owned() } else { format!("{text}\n{line}") }
}
