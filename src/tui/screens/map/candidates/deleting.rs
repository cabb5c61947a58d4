//! Candidates deleted: those marked, or the selected one. Many at once only after a question.

use crate::plan::{Change, PartnerId, Plan, remove};
use crate::report::figure;
use crate::tui::dialogs::Confirm;
use crate::tui::layer::Context;

/// So many go without a question: as many as one sees at a glance.
const UNASKED: usize = 5;

/// How many of those deleted are named.
const NAMED: usize = 3;

/// Deletes these, asking first where they are many; then `next` is selected.
pub(super) fn delete(ids: Vec<PartnerId>, next: Option<PartnerId>, context: &mut Context<'_>) {
    if ids.len() <= UNASKED {
        return take_out(&ids, next, context);
    }
    let title = format!("Delete {}?", figure::counted(ids.len(), "candidate"));
    let question = format!("{}. Ctrl-Z brings them back.", names(context.plan(), &ids));
    context.ask(Confirm::new(&title, &question, move |context| take_out(&ids, next, context)));
}

fn take_out(ids: &[PartnerId], next: Option<PartnerId>, context: &mut Context<'_>) {
    if ids.is_empty() {
        return;
    }
    let names = names(context.plan(), ids);
    let (words, whom) = match ids.len() {
        1 => (format!("{names} deleted"), "it"),
        count if count <= NAMED => (format!("{names} deleted"), "them"),
        count => (format!("{} deleted: {names}", figure::counted(count, "candidate")), "them"),
    };
    let edit = remove::partners(context.plan(), ids);
    if context.change(Change::new(words.clone(), edit)) {
        context.say(format!("{words}. Ctrl-Z brings {whom} back."));
        if let Some(next) = next {
            context.select(next);
        }
    }
}

/// "Acme, Birch, Cedar and 2 more".
fn names(plan: &Plan, ids: &[PartnerId]) -> String {
    let named: Vec<&str> =
        ids.iter().take(NAMED).filter_map(|id| plan.partner(id)).map(|partner| partner.name.as_str()).collect();
    let more = ids.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    named.join(", ") + &more
}
