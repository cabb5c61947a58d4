//! The list of candidates: added, pasted, given a partner model by one digit, put in order, opened.

mod drawing;

use super::{
    INFLUENCE, adding,
    question::{answered, asked, stopped},
    shown::Shown,
};
use crate::{
    plan::{Change, Edit, Partner, PartnerId, PartnerModel, Status, remove},
    prioritise::quick::QuickAnswer,
    tui::{
        canvas::Canvas,
        desk::Desk,
        dialogs::Card,
        keymap::{Action, Mode, Step},
        screens::Screen,
        widgets::list,
        work::Work,
    },
};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The list of candidates.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    shown: Shown,
}

impl Candidates {
    /// The list, everyone shown.
    pub(super) fn new(desk: &Desk) -> Self {
        let mut candidates = Self::default();
        candidates.refresh(desk);
        candidates
    }

    /// The row of the selected candidate; the first when it is not shown.
    fn row(&self, desk: &Desk) -> usize {
        desk.selected_index().and_then(|place| self.shown.row_of(place)).unwrap_or(0)
    }

    /// The selected candidate and its place in the plan.
    fn selected<'a>(&self, desk: &'a Desk) -> Option<(usize, &'a Arc<Partner>)> {
        let place = self.shown.place(self.row(desk))?;
        Some((place, desk.plan().partners.get(place)?))
    }

    fn select_row(&self, row: usize, work: &mut Work<'_>) {
        let partner = self.shown.place(row).and_then(|place| work.plan().partners.get(place));
        if let Some(id) = partner.map(|partner| partner.id.clone()) {
            work.select(id);
        }
    }

    fn open(&self, work: &mut Work<'_>) {
        if let Some(id) = self.id(work) {
            let card = Card::partner(work.desk(), id);
            work.ask(card);
        }
    }

    fn id(&self, work: &Work<'_>) -> Option<PartnerId> {
        self.selected(work.desk()).map(|(_, partner)| partner.id.clone())
    }

    /// Gives the selected candidate the partner model with this number, and goes on to the next.
    fn set_model(&self, digit: u8, work: &mut Work<'_>) {
        let Some(model) = usize::from(digit).checked_sub(1).and_then(|place| PartnerModel::ALL.get(place)) else {
            return;
        };
        let Some((_, partner)) = self.selected(work.desk()) else { return };
        let changed = answered(work.plan(), partner, QuickAnswer::Model(Some(*model)));
        let (name, cells) = (partner.name.clone(), changed.influence.len());
        let row = self.row(work.desk());
        if work.change(Change::new(format!("{name}: partner model"), Edit::partner(changed))) {
            let reach = if cells == 0 { String::new() } else { format!(", with {cells} guesses of whom they reach") };
            work.say(format!("{}{reach}: {name}.", model.label()));
            self.select_row((row + 1).min(self.shown.count().saturating_sub(1)), work);
        }
    }

    fn delete(&mut self, work: &mut Work<'_>) {
        let Some((_, partner)) = self.selected(work.desk()) else { return };
        let (name, id) = (partner.name.clone(), partner.id.clone());
        let row = self.row(work.desk());
        let edit = remove::partner(work.plan(), &id);
        if work.change(Change::new(format!("{name} deleted"), edit)) {
            self.refresh(work.desk());
            self.select_row(row.min(self.shown.count().saturating_sub(1)), work);
            work.say(format!("{name} deleted. Ctrl-Z brings it back."));
        }
    }

    /// Moves the selected candidate to where the one `to` rows away is.
    fn shift(&mut self, to: isize, work: &mut Work<'_>) {
        let Some(place) = self.row(work.desk()).checked_add_signed(to).and_then(|row| self.shown.place(row)) else {
            return;
        };
        let Some((_, partner)) = self.selected(work.desk()) else { return };
        let (name, id) = (partner.name.clone(), partner.id.clone());
        if work.change(Change::new(format!("{name} moved"), Edit::Move(id.clone(), place))) {
            work.select(id);
            self.refresh(work.desk());
        }
    }

    /// The filter may have left the selected candidate out: then the first shown is selected.
    fn filtered(&mut self, work: &mut Work<'_>) {
        self.refresh(work.desk());
        self.select_row(self.row(work.desk()), work);
    }
}

impl Screen for Candidates {
    fn mode(&self) -> Mode {
        if self.shown.is_typing() { Mode::Filter } else { Mode::Candidates }
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
        drawing::draw(self, desk, canvas, area);
    }

    fn act(&mut self, action: Action, work: &mut Work<'_>) -> bool {
        if self.shown.act(action) {
            self.filtered(work);
            return true;
        }
        let row = self.row(work.desk());
        if let Some(to) = list::moved(action, row, self.shown.count()) {
            self.select_row(to, work);
            if action == Action::Select(row) {
                self.open(work);
            }
            return true;
        }
        match action {
            Action::Open => self.open(work),
            Action::Add => adding::ask_one(work),
            Action::AddMany => adding::ask_many(work),
            Action::Digit(digit) => self.set_model(digit, work),
            Action::Delete => self.delete(work),
            Action::MoveUp => self.shift(-1, work),
            Action::MoveDown => self.shift(1, work),
            Action::Influence => {
                if let Some(id) = self.id(work) {
                    work.select(id);
                    work.go(Step::Map, INFLUENCE);
                }
            }
            _ => return false,
        }
        true
    }

    fn type_key(&mut self, key: KeyEvent, work: &mut Work<'_>) {
        self.shown.type_key(key);
        self.filtered(work);
    }

    fn paste(&mut self, text: &str, work: &mut Work<'_>) {
        if self.shown.is_typing() {
            self.shown.paste(text);
            return self.filtered(work);
        }
        adding::paste(work, text);
        self.refresh(work.desk());
    }

    fn refresh(&mut self, desk: &Desk) {
        let partners = &desk.plan().partners;
        self.shown.refresh(partners.len(), partners.iter().map(|partner| partner.name.as_str()));
    }

    fn refusal(&self, action: Action, _desk: &Desk) -> Option<&'static str> {
        let of_one =
            matches!(action, Action::Open | Action::Digit(_) | Action::Delete | Action::Influence | Action::Filter);
        (of_one && self.shown.count() == 0).then_some("There is no candidate selected.")
    }
}

/// How far a candidate is, in two or three words: how much the quick pass has asked, then the status.
fn state(partner: &Partner) -> String {
    if stopped(partner).is_some() {
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
