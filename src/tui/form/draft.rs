//! What was typed into a form and cannot stand in its field: said, offered to be mended, given up.

use super::{Draft, Form};
use crate::interview::fields::said;
use crate::plan::Field;
use crate::tui::layer::{Asides, Context};
use crate::tui::open_plan::OpenPlan;

impl Draft {
    /// What it is, in words.
    fn said(&self) -> String {
        format!("{} \u{201c}{}\u{201d}", self.field.label, self.text)
    }

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
        context.complain(format!("Not in the plan yet: {reason}. Mend it, or Esc again gives it up."));
        true
    }

    /// What was typed in another session, or in another form like this one, and could not stand in its field.
    pub(crate) fn opened(&mut self, asides: &Asides) {
        self.earlier = self
            .every_field()
            .filter_map(|field| match asides.get(&self.name(field))? {
                [text, over] => Some((field, text.clone(), over.clone())),
                _ => None,
            })
            .collect();
    }

    /// What stood aside is a draft again, where its field holds what it held when it was typed.
    pub(super) fn take_up(&mut self, open: &OpenPlan) {
        for (field, text, over) in std::mem::take(&mut self.earlier) {
            if field.shown(open.plan(), &self.subject) == over
                && let Err(error) = said(open.plan(), &self.subject, field, &text)
            {
                self.unfold_to(field.id);
                self.drafts.insert(field.id, Draft { field, text, reason: error.to_string(), over });
                self.stands.clear();
            }
        }
    }

    /// Puts aside what was typed and cannot stand in its field, and nothing else of this form.
    pub(crate) fn put_aside(&mut self, context: &mut Context<'_>) {
        self.take_from_box();
        for field in self.every_field().collect::<Vec<_>>() {
            let name = self.name(field);
            match self.drafts.get(field.id) {
                None => context.asides.drop(&name),
                Some(draft) => context.asides.put(&name, draft.said(), vec![draft.text.clone(), draft.over.clone()]),
            }
        }
    }

    /// The same, and says so: the form is left.
    pub(crate) fn leave(&mut self, context: &mut Context<'_>) {
        self.put_aside(context);
        if !self.drafts.is_empty() {
            let said: Vec<String> = self.drafts.values().map(Draft::said).collect();
            context.complain(format!("Kept as a draft: {}.", said.join(", ")));
        }
    }

    /// Gives up all that could not be kept.
    pub(crate) fn give_up(&mut self, context: &mut Context<'_>) {
        self.take_from_box();
        if !self.drafts.is_empty() {
            let said: Vec<String> = self.drafts.values().map(Draft::said).collect();
            context.complain(format!("Given up: {}.", said.join(", ")));
        }
        self.drafts.clear();
        self.put_aside(context);
    }

    /// The place a field of this form is, among all drafts.
    fn name(&self, field: &Field) -> String {
        format!("{}\n{:?}", field.id, self.subject)
    }

    /// Gives up what was typed into the field that has the focus.
    pub(super) fn drop_draft(&mut self, context: &mut Context<'_>) {
        let Some(field) = self.focused() else { return };
        self.drafts.remove(field.id);
        self.load(context.open());
        context.say(format!("Undone: what was typed into “{}”", field.label));
    }
}
