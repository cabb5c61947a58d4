//! What keys set in the cell under the cursor: how strongly a candidate reaches a buyer then, how that is known, why.

use super::Reach;
use crate::interview::influence::{Moment, note};
use crate::plan::{Change, Partner, Plan, Strength};
use crate::tui::dialogs::TextBox;
use crate::tui::keys::Action;
use crate::tui::layer::Context;

pub(super) const NOT_IN_THE_ROOM: &str =
    "They are not in the room at that stage. The buying group in step 1 says who is.";
pub(super) const NOT_SET: &str = "Set the influence first, with a digit from 0 to 3.";

impl Reach {
    /// Makes the change that `make` finds for the cell under the cursor, or says why there is none; returns whether it
    /// did.
    pub(super) fn change(
        &self,
        context: &mut Context<'_>,
        refusal: &str,
        make: impl FnOnce(Moment<'_>, &Partner) -> Option<Change>,
    ) -> bool {
        let Some((moment, partner)) = self.moment(context.plan()).zip(self.partner(context.open())) else {
            return false;
        };
        let Some(change) = make(moment, partner) else {
            context.complain(refusal);
            return false;
        };
        context.change(change)
    }

    /// Sets the cell and goes on to the next.
    pub(super) fn set(&mut self, strength: u8, context: &mut Context<'_>) {
        let Ok(strength) = Strength::new(strength) else { return };
        if self.change(context, NOT_IN_THE_ROOM, |moment, partner| moment.set(partner, strength)) {
            self.go_on(context.plan());
        }
    }

    /// To the next cell whose buyer is in the room, row by row; the last stays.
    fn go_on(&mut self, plan: &Plan) {
        let stages = plan.stages.len();
        let here = self.cursor.row * stages + self.cursor.column;
        let is_in_the_room =
            |at: &usize| Moment::at(plan, at / stages, at % stages).is_some_and(Moment::is_in_the_room);
        if let Some(next) = (here + 1..plan.buyers.len() * stages).find(is_in_the_room) {
            self.cursor.act(Action::SelectCell(next / stages, next % stages), plan.buyers.len(), stages);
        }
    }

    pub(super) fn next_evidence(&self, context: &mut Context<'_>) {
        self.change(context, NOT_SET, |moment, partner| {
            let known = moment.known(partner)?;
            moment.know(partner, known.evidence.next())
        });
    }

    pub(super) fn note(&self, context: &mut Context<'_>) {
        let Some((moment, partner)) = self.moment(context.plan()).zip(self.partner(context.open())) else { return };
        let Some(known) = moment.known(partner) else { return context.complain(NOT_SET) };
        let title = format!("{}: {}", partner.name, moment.words());
        let (id, buyer, stage) = (partner.id.clone(), known.buyer.clone(), known.stage.clone());
        let each = move |context: &mut Context<'_>, text: &str| match note(context.plan(), &id, &buyer, &stage, text) {
            Some(change) => context.open_mut().change(change),
            None => Ok(()),
        };
        let about = "Why so: who told us, which deal showed it.";
        context.ask(TextBox::new(&title, about, &known.note.clone(), each));
    }

    /// Why the cell under the cursor does not take an action.
    pub(super) fn refused(&self, action: Action, partner: &Partner, plan: &Plan) -> Option<&'static str> {
        let moment = self.moment(plan);
        let is_set = moment.is_some_and(|moment| moment.known(partner).is_some());
        match action {
            Action::Digit(_) if !moment.is_some_and(Moment::is_in_the_room) => Some(NOT_IN_THE_ROOM),
            Action::NextEvidence | Action::MarkTalked | Action::Note | Action::Delete if !is_set => Some(NOT_SET),
            _ => None,
        }
    }
}
