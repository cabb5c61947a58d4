//! One candidate's influence: buyers × stages, set with digits. Beneath or beside it what the cell under the cursor
//! says, what the buyer says, and what all candidates reach together.
//!
//! A digit stays on its cell, so that `t` and the note that follow mean the cell just set. What is typed counts as a
//! conversation where one was had, and as a guess until then; a better kind of knowledge set before is kept.

mod detail;
mod table;

use super::{
    matrix::{Cursor, Matrix},
    nothing,
};
use crate::{
    plan::{
        Change, Edit, Evidence, Influence as Known, Partner, PartnerId, PartnerModel, Plan, Status, Strength,
        clean_text,
    },
    tui::{
        canvas::{Canvas, below, row, shift},
        dialogs::{Choice, Pick, TextBox},
        keys::{Action, Mode},
        layer::Context,
        open_plan::OpenPlan,
        screens::Screen,
    },
};
use ratatui::layout::Rect;
use std::sync::Arc;

const NOT_IN_THE_ROOM: &str = "They are not in the room at that stage. The buying group in step 1 says who is.";
const NOT_SET: &str = "Set the influence first, with a digit from 0 to 3.";

/// One candidate's influence grid.
#[derive(Debug, Default)]
pub(in crate::tui) struct Influence {
    cursor: Cursor,
}

impl Influence {
    fn cursor(&self, plan: &Plan) -> Cursor {
        self.cursor.within(plan.buyers.len(), plan.stages.len())
    }

    /// The influence under the cursor, if it was ever set.
    fn known<'a>(&self, plan: &Plan, partner: &'a Partner) -> Option<&'a Known> {
        let at = self.cursor(plan);
        partner.influence_on(&plan.buyers.get(at.buyer)?.id, &plan.stages.get(at.stage)?.id)
    }

    fn is_in_the_room(&self, plan: &Plan) -> bool {
        let at = self.cursor(plan);
        let stage = plan.stages.get(at.stage);
        plan.buyers.get(at.buyer).zip(stage).is_some_and(|(buyer, stage)| buyer.is_in_the_room(&stage.id))
    }

    /// Changes a copy of the candidate and puts it in the place of the old.
    fn change(&self, context: &mut Context<'_>, edit: impl FnOnce(&Plan, Cursor, &mut Partner)) {
        let plan = context.plan();
        let Some(partner) = partner(context.open()) else { return };
        let at = self.cursor(plan);
        let (buyer, stage) = (&plan.buyers[at.buyer], &plan.stages[at.stage]);
        let what = format!("{}: influence on {} at {}", partner.name, buyer.title, stage.name);
        let mut changed = partner.as_ref().clone();
        edit(plan, at, &mut changed);
        context.change(Change::new(what, Edit::partner(changed)));
    }

    fn set(&self, strength: u8, context: &mut Context<'_>) {
        let Ok(strength) = Strength::new(strength) else { return };
        if !self.is_in_the_room(context.plan()) {
            return context.complain(NOT_IN_THE_ROOM);
        }
        self.change(context, |plan, at, partner| {
            let (buyer, stage) = (&plan.buyers[at.buyer].id, &plan.stages[at.stage].id);
            let before = partner.influence_on(buyer, stage).map(|known| known.evidence);
            let evidence = before.filter(|known| *known != Evidence::Guess).unwrap_or_else(|| typed_as(partner));
            partner.influence(buyer, stage, strength, evidence);
        });
    }

    fn mark(&self, evidence: impl FnOnce(Evidence) -> Evidence, context: &mut Context<'_>) {
        let known = partner(context.open()).and_then(|partner| self.known(context.plan(), partner));
        let Some((strength, before)) = known.map(|known| (known.strength, known.evidence)) else {
            return context.complain(NOT_SET);
        };
        self.change(context, |plan, at, partner| {
            partner.influence(&plan.buyers[at.buyer].id, &plan.stages[at.stage].id, strength, evidence(before));
        });
    }

    fn clear(&self, context: &mut Context<'_>) {
        self.change(context, |plan, at, partner| {
            let (buyer, stage) = (&plan.buyers[at.buyer].id, &plan.stages[at.stage].id);
            partner.influence.retain(|cell| cell.buyer != *buyer || cell.stage != *stage);
        });
    }

    fn note(&self, context: &mut Context<'_>) {
        let Some(partner) = partner(context.open()) else { return };
        let plan = context.plan();
        let Some(known) = self.known(plan, partner) else { return context.complain(NOT_SET) };
        let at = self.cursor(plan);
        let place = format!("{} at {}", plan.buyers[at.buyer].title, plan.stages[at.stage].name);
        let title = format!("{}: {place}", partner.name);
        let (id, buyer, stage) = (partner.id.clone(), known.buyer.clone(), known.stage.clone());
        let mark = format!("influence note {id} {buyer} {stage}");
        let each = move |context: &mut Context<'_>, text: &str| {
            let Some(partner) = context.plan().partner(&id) else { return Ok(()) };
            let what = format!("{}: note on {place}", partner.name);
            let mut changed = partner.as_ref().clone();
            let cell = changed.influence.iter_mut().find(|cell| cell.buyer == buyer && cell.stage == stage);
            let Some(cell) = cell else { return Ok(()) };
            cell.note = clean_text(text);
            context.open_mut().change(Change::merging(&mark, what, Edit::partner(changed)))
        };
        let about = "Why so: who told us, which deal showed it.";
        context.ask(TextBox::new(&title, about, &known.note.clone(), each));
    }

    fn refused(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let plan = open.plan();
        let Some(partner) = partner(open) else { return Some("There are no candidates yet.") };
        let is_set = self.known(plan, partner).is_some();
        match action {
            Action::Digit(_) if !self.is_in_the_room(plan) => Some(NOT_IN_THE_ROOM),
            Action::NextEvidence | Action::MarkTalked | Action::Note | Action::Delete if !is_set => Some(NOT_SET),
            _ => None,
        }
    }
}

impl Screen for Influence {
    fn mode(&self) -> Mode {
        Mode::Influence
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let Some(partner) = partner(open).filter(|_| nothing::missing(open).is_none()) else {
            return nothing::draw(open, canvas, area);
        };
        let report = open.report();
        let map = &report.coverage;
        let at = self.cursor(open.plan());
        table::title(open, partner, canvas, row(area, 0));
        let beside = if area.width >= 110 { area.width / 3 } else { 0 };
        let table = Rect { width: area.width - beside, ..area };
        let matrix = Matrix::new(map, at, false, table.width);
        let used = table::draw(open, partner, &matrix, canvas, table);
        let rest = if beside > 0 {
            detail::gaps(open, canvas, shift(below(table, used + 1), 2));
            let pane = below(shift(area, table.width), 1);
            canvas.divider(pane);
            shift(pane, 2)
        } else {
            shift(below(table, used), 2)
        };
        detail::draw(open, partner, at, canvas, rest, beside == 0);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> bool {
        let (buyers, stages) = (context.plan().buyers.len(), context.plan().stages.len());
        let at = self.cursor(context.plan());
        if let Some(moved) = at.moved(action, buyers, stages) {
            self.cursor = moved;
            return true;
        }
        match action {
            Action::NextCandidate => return step(context, 1),
            Action::PreviousCandidate => return step(context, -1),
            Action::Filter => find(context),
            _ if nothing::missing(context.open()).is_some() => return false,
            Action::Digit(strength) => self.set(strength, context),
            Action::NextEvidence => self.mark(Evidence::next, context),
            Action::MarkTalked => self.mark(|_| Evidence::Talked, context),
            Action::Delete => self.clear(context),
            Action::Note => self.note(context),
            _ => return false,
        }
        true
    }

    fn refresh(&mut self, open: &OpenPlan) {
        self.cursor = self.cursor(open.plan());
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        self.refused(action, open)
    }
}

/// The candidate being looked at.
fn partner(open: &OpenPlan) -> Option<&Arc<Partner>> {
    let at = open.selected_index().unwrap_or(0);
    open.plan().partners.get(at)
}

/// How a digit typed for this candidate is known: from a conversation once there was one.
fn typed_as(partner: &Partner) -> Evidence {
    match partner.status {
        Status::Talking | Status::TermsOut | Status::Signed | Status::Active => Evidence::Talked,
        Status::Candidate | Status::Contacted | Status::Parked | Status::Declined => Evidence::Guess,
    }
}

/// Goes to the candidate this many places on in the plan's order; the first and the last stay.
fn step(context: &mut Context<'_>, by: isize) -> bool {
    let partners = &context.plan().partners;
    let last = partners.len().saturating_sub(1);
    let to = context.open().selected_index().unwrap_or(0).saturating_add_signed(by).min(last);
    if let Some(id) = partners.get(to).map(|partner| partner.id.clone()) {
        context.select(id);
    }
    true
}

/// Offers every candidate by name.
fn find(context: &mut Context<'_>) {
    let partners = &context.plan().partners;
    if partners.is_empty() {
        return;
    }
    let choice = |partner: &Arc<Partner>| Choice {
        name: partner.name.clone(),
        about: partner.model.map_or("partner model not known", PartnerModel::label).to_owned(),
        value: partner.id.clone(),
    };
    let choices = partners.iter().map(choice).collect();
    let at = context.open().selected_index().unwrap_or(0);
    let pick = Pick::new("Whose influence?", "", choices, |context, id: &PartnerId| context.select(id.clone()));
    context.ask(pick.starting_at(at));
}
