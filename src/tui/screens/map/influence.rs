//! One candidate's influence: buyers × stages, set with digits. Beneath or beside it what the cell under the cursor
//! says, what the buyer says, and what all candidates reach together.
//!
//! A digit stays on its cell, so that `t` and the note that follow mean the cell just set.

mod detail;
mod table;

use super::{
    matrix::{Cursor, Matrix},
    nothing,
};
use crate::{
    interview::influence::{Moment, note},
    plan::{Change, Evidence, Partner, PartnerId, PartnerModel, Plan, Strength},
    tui::{
        canvas::{Canvas, below, row, shift},
        dialogs::{Choice, Pick, TextBox},
        keys::{Action, COMMANDS, DELETE, Does, Keys, LEFT, PLAN, Press, RIGHT, SPACE, TABS, bind, letter, on},
        layer::{Context, Layer, Used},
        open_plan::OpenPlan,
        widgets::list,
    },
};
use ratatui::layout::Rect;
use std::sync::Arc;

const NOT_IN_THE_ROOM: &str = "They are not in the room at that stage. The buying group in step 1 says who is.";
const NOT_SET: &str = "Set the influence first, with a digit from 0 to 3.";

/// One candidate's influence grid.
#[derive(Debug, Default)]
pub(crate) struct Influence {
    cursor: Cursor,
}

impl Influence {
    fn cursor(&self, plan: &Plan) -> Cursor {
        self.cursor.within(plan.buyers.len(), plan.stages.len())
    }

    /// The buyer and the stage under the cursor.
    fn moment<'a>(&self, plan: &'a Plan) -> Option<Moment<'a>> {
        let at = self.cursor(plan);
        Moment::at(plan, at.buyer, at.stage)
    }

    /// Makes the change that `make` finds for the cell under the cursor, or says why there is none.
    fn change(
        &self,
        context: &mut Context<'_>,
        refusal: &str,
        make: impl FnOnce(Moment<'_>, &Partner) -> Option<Change>,
    ) {
        let Some((moment, partner)) = self.moment(context.plan()).zip(partner(context.open())) else { return };
        match make(moment, partner) {
            Some(change) => drop(context.change(change)),
            None => context.complain(refusal),
        }
    }

    fn set(&self, strength: u8, context: &mut Context<'_>) {
        let Ok(strength) = Strength::new(strength) else { return };
        self.change(context, NOT_IN_THE_ROOM, |moment, partner| moment.set(partner, strength));
    }

    fn next_evidence(&self, context: &mut Context<'_>) {
        self.change(context, NOT_SET, |moment, partner| {
            let known = moment.known(partner)?;
            moment.know(partner, known.evidence.next())
        });
    }

    fn note(&self, context: &mut Context<'_>) {
        let Some((moment, partner)) = self.moment(context.plan()).zip(partner(context.open())) else { return };
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

    fn refused(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let plan = open.plan();
        let Some(partner) = partner(open) else { return Some("There are no candidates yet.") };
        let moment = self.moment(plan);
        let is_set = moment.is_some_and(|moment| moment.known(partner).is_some());
        match action {
            Action::Digit(_) if !moment.is_some_and(Moment::is_in_the_room) => Some(NOT_IN_THE_ROOM),
            Action::NextEvidence | Action::MarkTalked | Action::Note | Action::Delete if !is_set => Some(NOT_SET),
            _ => None,
        }
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Influence",
    rows: &[
        bind(
            &[Press::Digits(0, 3)],
            Does::Digit(Action::Digit),
            "set",
            "Set the influence: 0 none, 1 some, 2 good, 3 decisive. It counts as desk research until you are talking, then as a conversation.",
            1,
        ),
        on(
            &[letter('e')],
            Action::NextEvidence,
            "how we know",
            "The next kind of evidence: guess, desk research, conversation, proof.",
            2,
        ),
        on(&[letter('t')], Action::MarkTalked, "talked", "Known from a conversation.", 3),
        on(&[letter('x'), DELETE], Action::Delete, "clear", "Take the answer out of the cell.", 0),
        on(&[SPACE, letter('o')], Action::Note, "note", "A note: why so.", 4),
        on(&[letter(']')], Action::NextCandidate, "next candidate", "The next candidate.", 5),
        on(&[letter('[')], Action::PreviousCandidate, "candidate before", "The candidate before.", 0),
        on(&[LEFT, letter('h')], Action::Left, "left", "One cell to the left.", 0),
        on(&[RIGHT, letter('l')], Action::Right, "right", "One cell to the right.", 0),
        on(&[letter('/')], Action::Filter, "find candidate", "Choose another candidate by name.", 6),
    ],
};

impl Layer for Influence {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &list::KEYS, &TABS, &COMMANDS, &PLAN]
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

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let (buyers, stages) = (context.plan().buyers.len(), context.plan().stages.len());
        let at = self.cursor(context.plan());
        if let Some(moved) = at.moved(action, buyers, stages) {
            self.cursor = moved;
            return Used::Yes;
        }
        match action {
            Action::NextCandidate => step(context, 1),
            Action::PreviousCandidate => step(context, -1),
            Action::Filter => find(context),
            _ if nothing::missing(context.open()).is_some() => return Used::No,
            Action::Digit(strength) => self.set(strength, context),
            Action::NextEvidence => self.next_evidence(context),
            Action::MarkTalked => {
                self.change(context, NOT_SET, |moment, partner| moment.know(partner, Evidence::Talked));
            }
            Action::Delete => self.change(context, NOT_SET, |moment, partner| Some(moment.clear(partner))),
            Action::Note => self.note(context),
            _ => return Used::No,
        }
        Used::Yes
    }

    fn look(&mut self, open: &OpenPlan) {
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

/// Goes to the candidate this many places on in the plan's order; the first and the last stay.
fn step(context: &mut Context<'_>, by: isize) {
    let partners = &context.plan().partners;
    let last = partners.len().saturating_sub(1);
    let to = context.open().selected_index().unwrap_or(0).saturating_add_signed(by).min(last);
    if let Some(id) = partners.get(to).map(|partner| partner.id.clone()) {
        context.select(id);
    }
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
