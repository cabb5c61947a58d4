//! What was typed into a form and cannot stand in its field: said, offered to be mended, given up.

use super::{Draft, Form};
use crate::tui::layer::Context;

impl Draft {
    /// Why it cannot stand there, without the field's name, which stands before it.
    pub(super) fn sentence(&self) -> &str {
        let sentence = self.reason.strip_prefix(self.field.label).and_then(|rest| rest.strip_prefix(": "));
        sentence.unwrap_or(&self.reason)
    }
}

impl Form {
    /// Whether something is typed that cannot stand in its field.
    #[must_use]
    pub(crate) fn holds(&self) -> bool {
        !self.drafts.is_empty()
    }

    /// Whether such a thing was left behind: the focus is elsewhere.
    #[must_use]
    pub(crate) fn has_left_behind(&self) -> bool {
        self.drafts.keys().any(|id| self.focused().is_none_or(|field| field.id != *id))
    }

    /// Gives the focus to what was typed and could not be kept, and offers to mend it; false where all was.
    pub(crate) fn offer_to_mend(&mut self, context: &mut Context<'_>) -> bool {
        let Some(draft) = self.drafts.values().next() else { return false };
        let (id, reason) = (draft.field.id, draft.reason.clone());
        self.focus_on(id, context.open());
        context.complain(format!("Not kept yet: {reason}. Mend it, or Esc again gives it up."));
        true
    }

    /// Says what was typed and could not be kept, if anything: the form is left.
    pub(crate) fn say_unkept(&self, context: &mut Context<'_>) {
        let drafts = self.drafts.values();
        let unkept: Vec<String> =
            drafts.map(|draft| format!("{} \u{201c}{}\u{201d}", draft.field.label, draft.text)).collect();
        if !unkept.is_empty() {
            context.complain(format!("Not kept: {}.", unkept.join(", ")));
        }
    }

    /// Gives up what was typed into the field that has the focus.
    pub(super) fn drop_draft(&mut self, context: &mut Context<'_>) {
        let Some(field) = self.focused() else { return };
        self.drafts.remove(field.id);
        self.load(context.open());
        context.say(format!("Undone: what was typed into “{}”", field.label));
    }
}
