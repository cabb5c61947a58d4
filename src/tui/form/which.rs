//! The two questions that lead to a kind of partner, asked from a candidate's partner model.

use super::Form;
use crate::interview::quick_pass::{answer, kind_answer};
use crate::plan::Subject;
use crate::tui::dialogs::WhichKind;
use crate::tui::layer::Context;

impl Form {
    /// Asks them of the candidate whose form this is.
    pub(super) fn ask_which(&self, context: &mut Context<'_>) {
        let Subject::Partner(id) = &self.subject else { return };
        if !context.may_change() {
            return;
        }
        let id = id.clone();
        let name = self.subject.name(context.plan()).to_owned();
        context.ask(WhichKind::new(&name, move |context, model, variant| {
            let said = kind_answer(model, variant);
            if let Some(change) = context.plan().partner(&id).map(|partner| answer(context.plan(), partner, said)) {
                context.change(change);
            }
        }));
    }
}
