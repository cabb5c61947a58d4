//! The way from a trap to the field that mends it.

use crate::catalog::Trap;
use crate::interview::steps::{Asked, View};
use crate::plan::{PartnerId, Place, Subject};
use crate::tui::form::Card;
use crate::tui::layer::Context;

/// Opens the field that mends a trap, or goes to the sheet or the view it stands on.
pub(super) fn go(context: &mut Context<'_>, trap: &Trap) {
    match &trap.place {
        Place::Partner(id) if trap.field == "ratings" => rate(context, id.clone()),
        Place::Partner(id) => {
            context.select(id.clone());
            let card = Card::partner(context.open(), id.clone()).at(trap.field, context.open());
            context.ask(card);
        }
        Place::Segment(id) => {
            context.open_mut().want_sheet(id.clone(), trap.field);
            context.go(View::Strategies);
        }
        Place::Buyers if trap.field == "trusted_sources" => context.go(View::Sources),
        Place::Goal | Place::Profile => {
            let card = Card::new(context.open(), Subject::Plan).at(trap.field, context.open());
            context.ask(card);
        }
        Place::Buyers | Place::Stages => context.go(View::Buyers),
        Place::Criteria => context.go(View::Weights),
        Place::WonDeals => context.go(View::WonDeals),
    }
}

/// To the rating on revenue or commitment; the first criterion where the plan has neither.
fn rate(context: &mut Context<'_>, id: PartnerId) {
    let is_meant = |name: &str| ["revenue_12m", "commitment"].contains(&name);
    let at = context.plan().criteria.iter().position(|criterion| is_meant(criterion.id.as_str())).unwrap_or_default();
    context.select(id);
    context.go(View::asking(Asked::Criterion(at)));
}
