//! The list of candidates: added, pasted, given a partner model by one digit, put in order, opened.

mod drawing;

use super::{adding, shown::Shown};
use crate::{
    interview::{
        quick_pass::{QuickAnswer, answer, asked},
        steps::View,
    },
    plan::{Change, Edit, Partner, PartnerId, PartnerModel, Status, remove},
    tui::{
        canvas::Canvas,
        form::Card,
        keys::{
            Action, COMMANDS, DELETE, Does, ENTER, HISTORY, Keys, PLAN, Press, SHIFT_DOWN, SHIFT_UP, TABS, bind,
            letter, on,
        },
        layer::{Context, Layer, Text, Used},
        open_plan::OpenPlan,
        widgets::{editor, filter, list},
    },
};
use ratatui::layout::Rect;
use std::sync::Arc;

/// The list of candidates.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    shown: Shown,
}

impl Candidates {
    /// The row of the selected candidate; the first when it is not shown.
    fn row(&self, open: &OpenPlan) -> usize {
        open.selected_index().and_then(|place| self.shown.row_of(place)).unwrap_or(0)
    }

    /// The selected candidate and its place in the plan.
    fn selected<'a>(&self, open: &'a OpenPlan) -> Option<(usize, &'a Arc<Partner>)> {
        let place = self.shown.place(self.row(open))?;
        Some((place, open.plan().partners.get(place)?))
    }

    fn select_row(&self, row: usize, context: &mut Context<'_>) {
        let partner = self.shown.place(row).and_then(|place| context.plan().partners.get(place));
        if let Some(id) = partner.map(|partner| partner.id.clone()) {
            context.select(id);
        }
    }

    fn open(&self, context: &mut Context<'_>) {
        if let Some(id) = self.id(context) {
            let card = Card::partner(context.open(), id);
            context.ask(card);
        }
    }

    fn id(&self, context: &Context<'_>) -> Option<PartnerId> {
        self.selected(context.open()).map(|(_, partner)| partner.id.clone())
    }

    /// Gives the selected candidate the partner model with this number, and goes on to the next.
    fn set_model(&self, digit: u8, context: &mut Context<'_>) {
        let Some(model) = usize::from(digit).checked_sub(1).and_then(|place| PartnerModel::ALL.get(place)) else {
            return;
        };
        let Some((_, partner)) = self.selected(context.open()) else { return };
        let change = answer(context.plan(), partner, QuickAnswer::Model(Some(*model)));
        let (id, name) = (partner.id.clone(), partner.name.clone());
        let row = self.row(context.open());
        if context.change(change) {
            let cells = context.plan().partner(&id).map_or(0, |partner| partner.influence.len());
            let reach = if cells == 0 { String::new() } else { format!(", with {cells} guesses of whom they reach") };
            context.say(format!("{}{reach}: {name}.", model.label()));
            self.select_row((row + 1).min(self.shown.count().saturating_sub(1)), context);
        }
    }

    fn delete(&mut self, context: &mut Context<'_>) {
        let Some((_, partner)) = self.selected(context.open()) else { return };
        let (name, id) = (partner.name.clone(), partner.id.clone());
        let row = self.row(context.open());
        let edit = remove::partner(context.plan(), &id);
        if context.change(Change::new(format!("{name} deleted"), edit)) {
            self.look(context.open());
            self.select_row(row.min(self.shown.count().saturating_sub(1)), context);
            context.say(format!("{name} deleted. Ctrl-Z brings it back."));
        }
    }

    /// Moves the selected candidate to where the one `to` rows away is.
    fn shift(&mut self, to: isize, context: &mut Context<'_>) {
        let Some(place) = self.row(context.open()).checked_add_signed(to).and_then(|row| self.shown.place(row)) else {
            return;
        };
        let Some((_, partner)) = self.selected(context.open()) else { return };
        let (name, id) = (partner.name.clone(), partner.id.clone());
        if context.change(Change::new(format!("{name} moved"), Edit::Move(id.clone(), place))) {
            context.select(id);
        }
    }

    /// The filter may have left the selected candidate out: then the first shown is selected.
    fn filtered(&mut self, context: &mut Context<'_>) {
        self.look(context.open());
        self.select_row(self.row(context.open()), context);
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Candidates",
    rows: &[
        on(&[ENTER], Action::Open, "open", "Open the candidate: model, next step, owner, days, cost and all else.", 1),
        on(&[letter('a')], Action::Add, "add", "Add a candidate.", 2),
        on(&[letter('p')], Action::AddMany, "paste names", "Add many candidates, one name a line.", 3),
        bind(
            &[Press::Digits(1, 7)],
            Does::Digit(Action::Digit),
            "partner model",
            "Set the partner model: 1 agency, 2 referral, 3 affiliate or alliance, 4 reseller, 5 value-added reseller, 6 OEM or integration, 7 service delivery.",
            4,
        ),
        on(&[letter('d'), DELETE], Action::Delete, "delete", "Delete the candidate. Undo brings it back.", 5),
        on(&[letter('i')], Action::Influence, "influence", "Whom the candidate reaches, and when.", 6),
        on(&[SHIFT_UP, letter('K')], Action::MoveUp, "move up", "Move the row up.", 0),
        on(&[SHIFT_DOWN, letter('J')], Action::MoveDown, "move down", "Move the row down.", 0),
    ],
};

impl Layer for Candidates {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.shown.is_typing() {
            &[&filter::KEYS, &editor::KEYS, &HISTORY]
        } else {
            &[&KEYS, &filter::FILTERED, &list::KEYS, &TABS, &COMMANDS, &PLAN]
        }
    }

    fn takes_text(&self) -> bool {
        self.shown.is_typing()
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        drawing::draw(self, open, canvas, area);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        if self.shown.act(action) {
            self.filtered(context);
            return Used::Yes;
        }
        let row = self.row(context.open());
        if let Some(to) = list::moved(action, row, self.shown.count()) {
            self.select_row(to, context);
            if action == Action::Select(row) {
                self.open(context);
            }
            return Used::Yes;
        }
        match action {
            Action::Open => self.open(context),
            Action::Add => adding::ask_one(context),
            Action::AddMany => adding::ask_many(context),
            Action::Digit(digit) => self.set_model(digit, context),
            Action::Delete => self.delete(context),
            Action::MoveUp => self.shift(-1, context),
            Action::MoveDown => self.shift(1, context),
            Action::Influence => {
                if let Some(id) = self.id(context) {
                    context.select(id);
                    context.go(View::Influence);
                }
            }
            _ => return Used::No,
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        match text {
            Text::Paste(names) if !self.shown.is_typing() => adding::paste(context, names),
            text => {
                self.shown.text(text);
                self.filtered(context);
            }
        }
    }

    fn look(&mut self, open: &OpenPlan) {
        let partners = &open.plan().partners;
        self.shown.refresh(partners.len(), partners.iter().map(|partner| partner.name.as_str()));
    }

    fn refusal(&self, action: Action, _open: &OpenPlan) -> Option<&'static str> {
        let of_one =
            matches!(action, Action::Open | Action::Digit(_) | Action::Delete | Action::Influence | Action::Filter);
        (of_one && self.shown.count() == 0).then_some("There is no candidate selected.")
    }
}

/// How far a candidate is, in two or three words: how much the quick pass has asked, then the status.
fn state(partner: &Partner) -> String {
    if partner.quick.stops().is_some() {
        return "not to call".to_owned();
    }
    match (partner.status, asked(partner)) {
        (Status::Candidate, _) if partner.route => "a route".to_owned(),
        (Status::Candidate, 0) => "not asked".to_owned(),
        (Status::Candidate, 5) => "asked".to_owned(),
        (Status::Candidate, count) => format!("{count} of 5 asked"),
        (status, _) => status.label().to_owned(),
    }
}
