//! Step 2, whom there is: one table of all candidates, sorted, filtered, marked and changed many at once; beside it the
//! quick pass of the selected one, or what is known of them. Sorted by points, it says whom to call first.

mod columns;
mod deleting;
mod draw;
pub(crate) mod pass;
mod set;

use super::{adding, doubles, importing};
use crate::interview::quick_pass::is_through;
use crate::interview::steps::View;
use crate::plan::{Change, Edit, PartnerId};
use crate::report::figure;
use crate::tui::canvas::Canvas;
use crate::tui::form::Card;
use crate::tui::keys::{Action, COMMANDS, DELETE, ENTER, Keys, PANES, PLAN, SHIFT_DOWN, SHIFT_UP, VIEWS, letter, on};
use crate::tui::layer::{Context, Layer, Request, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::widgets::filter;
use crate::tui::widgets::list::{self, List};
use columns::{CandidateList, POINTS};
use pass::{Pass, Went};
use ratatui::layout::Rect;
use set::Targets;

const THROUGH: &str = "Everyone has been through the quick pass. Here is whom to call first; y copies the list.";

/// All candidates.
#[derive(Debug)]
pub(crate) struct Candidates {
    list: CandidateList,
    pass: Pass,
    /// Whether keys are for the quick pass.
    is_asking: bool,
    /// Whether the list has been in an order since it was opened; from then on that is the user's.
    has_order: bool,
}

impl Default for Candidates {
    fn default() -> Self {
        let list = List::new("candidate").with_marks();
        Self { list, pass: Pass::default(), is_asking: false, has_order: false }
    }
}

impl Candidates {
    fn open(&self, context: &mut Context<'_>) {
        let Some(id) = self.list.selected().cloned() else { return };
        let is_called = self.list.sorted_by() == Some(POINTS);
        let card = Card::partner(context.open(), id);
        let card = if is_called { card.at("next_step", context.open()) } else { card };
        context.ask(card);
    }

    /// Deletes whom a command is for; selected is then who takes the place of the selected one.
    fn delete(&self, context: &mut Context<'_>) {
        let ids = self.list.targets();
        let stays = |id: &&PartnerId| !ids.contains(id);
        let here = self.list.selected();
        let below = self.list.shown().skip_while(|id| Some(*id) != here).find(stays);
        let next = below.or_else(|| self.list.shown().filter(stays).last()).cloned();
        deleting::delete(ids, next, context);
    }

    /// Moves the selected candidate to where its neighbour in the list stands.
    fn shift(&self, by: isize, context: &mut Context<'_>) {
        if !self.list.is_in_own_order() {
            return context.complain("Sorted: the rows have an order of their own only without sorting. s goes there.");
        }
        let ids: Vec<&PartnerId> = self.list.shown().collect();
        let here = self.list.selected().and_then(|id| ids.iter().position(|shown| *shown == id));
        let Some(id) = here.map(|here| ids[here].clone()) else { return };
        let neighbour = here.and_then(|here| here.checked_add_signed(by)).and_then(|there| ids.get(there));
        let partners = &context.plan().partners;
        let Some(to) = neighbour.and_then(|to| partners.iter().position(|partner| partner.id == **to)) else { return };
        let name = context.plan().partner(&id).map(|partner| partner.name.clone()).unwrap_or_default();
        context.change(Change::new(format!("{name} moved"), Edit::Move(id, to)));
    }

    /// Gives the keys to the quick pass, if there is somebody to be asked about, or to the list.
    fn ask(&mut self, asks: bool) {
        self.is_asking = asks && self.list.selected().is_some();
        self.list.set_focus(!self.is_asking);
    }

    /// Whom a change is for; where that is one, the next in the list is selected afterwards.
    fn targets(&self) -> Targets {
        let ids = self.list.targets();
        let after = self.list.shown().skip_while(|id| Some(*id) != self.list.selected()).nth(1);
        Targets { next: after.filter(|_| self.list.marked() == 0).cloned(), ids }
    }

    /// Everybody has been asked: the list says whom to call first.
    fn show_calls(&mut self, context: &mut Context<'_>) {
        self.ask(false);
        self.look(context.open());
        self.list.sort(POINTS);
        self.act_in_list(Action::First, context);
        context.say(THROUGH);
    }

    /// The list of calls is what a plan is opened for again, once everybody has been asked.
    fn open_in_order(&mut self, open: &OpenPlan) {
        let partners = &open.plan().partners;
        if !self.has_order && !partners.is_empty() {
            self.has_order = true;
            if partners.iter().all(|partner| is_through(partner)) {
                self.list.sort(POINTS);
            }
        }
    }

    /// What the list makes of an action, and who is selected then; the action when it is no business of a list.
    fn act_in_list(&mut self, action: Action, context: &mut Context<'_>) -> Option<Action> {
        if self.list.unmarks(action) {
            context.say(list::UNMARKED);
        }
        let left = self.list.act(action);
        if left.is_none() {
            self.keep_selection(context);
        }
        left
    }

    fn keep_selection(&mut self, context: &mut Context<'_>) {
        if let Some(id) = self.list.selected().cloned() {
            context.select(id);
        }
        self.pass.look(&self.list, context.open());
    }

    fn act_in_pass(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match self.pass.act(action, &self.list, context) {
            Went::No if matches!(action, Action::Back | Action::Pane) => self.ask(false),
            Went::No => return Used::when(self.act_in_list(action, context).is_none()),
            Went::Through => self.show_calls(context),
            Went::On => self.follow(context.open()),
        }
        Used::Yes
    }

    /// Selects whom the quick pass went to.
    fn follow(&mut self, open: &OpenPlan) {
        if let Some(id) = &open.selected {
            self.list.select(id);
        }
        self.pass.look(&self.list, open);
    }
}

pub(crate) const KEYS: Keys = Keys {
    title: "Candidates",
    rows: &[
        on(&[letter('f')], Action::QuickPass, "quick pass", 1)
            .says("The quick pass: five questions about the candidate, one key each, then the next candidate."),
        on(&[ENTER], Action::Open, "open", 2)
            .says("Open the candidate: model, next step, owner, days, cost and all else."),
        on(&[letter('=')], Action::Set, "set", 5)
            .says("Set model, status, owner, due, next step … for all that are marked, or for the selected one.")
            .changes(),
        on(&[letter('m')], Action::SetModel, "model", 6)
            .says(
                "Set the partner model of all that are marked, or of the selected one: m 5 is a value-added reseller.",
            )
            .changes(),
        on(&[letter('a')], Action::Add, "add", 4).says("Add a candidate.").changes(),
        on(&[letter('p')], Action::AddMany, "paste names", 4).says("Add many candidates, one name a line.").changes(),
        on(&[letter('I')], Action::Import, "import", 5)
            .says("Import a spreadsheet or an export of your CRM: CSV or XLSX. You see what would change before it does.")
            .changes(),
        on(&[letter('y')], Action::Copy, "copy calls", 7)
            .says("Send the list of whom to call first to the terminal's clipboard, as a table for spreadsheets."),
        on(&[letter('d'), DELETE], Action::Delete, "delete", 8)
            .says(
                "Delete all that are marked, or the selected one; more than five after a question. Undo brings them back.",
            )
            .changes(),
        on(&[letter('D')], Action::Doubles, "doubles", 9)
            .says("Candidates that look like one company, to make one of or to keep apart."),
        on(&[letter('i')], Action::Influence, "reach", 8).says("Whom the candidate reaches, and when."),
        on(&[SHIFT_UP, letter('K')], Action::MoveUp, "move up", 0).says("Move the row up.").changes(),
        on(&[SHIFT_DOWN, letter('J')], Action::MoveDown, "move down", 0).says("Move the row down.").changes(),
    ],
};

impl Layer for Candidates {
    fn keys(&self) -> &'static [&'static Keys] {
        match (self.list.is_typing(), self.is_asking) {
            (true, _) => filter::TYPING,
            (false, true) => self.pass.keys(),
            (false, false) => &[
                &KEYS,
                &list::MARKING,
                &list::SORTING,
                &filter::FILTERED,
                &list::KEYS,
                &PANES,
                &VIEWS,
                &COMMANDS,
                &PLAN,
            ],
        }
    }

    fn takes_text(&self) -> bool {
        self.list.is_typing()
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        draw::draw(self, open, canvas, area);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        if self.is_asking {
            return self.act_in_pass(action, context);
        }
        match self.act_in_list(action, context) {
            None => {}
            Some(Action::Open) => self.open(context),
            Some(Action::Add) => adding::ask_one(context),
            Some(Action::AddMany) => adding::ask_many(context),
            Some(Action::Import) => importing::ask(context),
            Some(Action::Doubles) => doubles::look(context),
            Some(Action::Delete) => self.delete(context),
            Some(Action::MoveUp) => self.shift(-1, context),
            Some(Action::MoveDown) => self.shift(1, context),
            Some(Action::Copy) => copy(context),
            Some(Action::Set) => self.targets().ask_field(context),
            Some(Action::SetModel) => self.targets().ask("model", context),
            Some(Action::Pane | Action::QuickPass) => {
                self.pass.begin();
                self.ask(true);
                self.pass.look(&self.list, context.open());
            }
            Some(Action::Influence) => context.go(View::Reach { candidate: true }),
            Some(_) => return Used::No,
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        match text {
            Text::Paste(names) if !self.list.is_typing() => adding::paste(context, names),
            text => {
                self.list.text(text);
                self.keep_selection(context);
            }
        }
    }

    fn arrive(&mut self, view: View) {
        self.is_asking = matches!(view, View::Candidates { pass: true });
        self.pass.begin();
    }

    fn look(&mut self, open: &OpenPlan) {
        columns::fill(&mut self.list, open);
        self.open_in_order(open);
        if !self.is_asking {
            self.pass.begin();
        }
        self.follow(open);
        self.ask(self.is_asking);
    }

    fn unknown(&self, letter: char) -> Option<String> {
        letter.is_ascii_digit().then(|| "m and a digit set the model, f asks the quick pass.".to_owned())
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        match action {
            Action::Copy if open.report().call_first.order.is_empty() => Some("There is nobody to call yet."),
            Action::Open
            | Action::QuickPass
            | Action::Pane
            | Action::Set
            | Action::SetModel
            | Action::Delete
            | Action::Influence
            | Action::Filter
                if self.list.selected().is_none() =>
            {
                Some("There is no candidate selected.")
            }
            Action::Digit(_) | Action::NotKnown | Action::Toggle
                if self.is_asking && self.pass.question().is_none() =>
            {
                Some("All is answered here.")
            }
            _ => None,
        }
    }
}

/// Puts the list of calls on the clipboard.
fn copy(context: &mut Context<'_>) {
    let report = context.report();
    match report.call_first.order.len() {
        0 => context.complain("There is nobody to call yet: the quick pass comes first."),
        count => {
            let what = format!("{} to call, as a table for spreadsheets", figure::counted(count, "candidate"));
            context.requests.push(Request::Copy { text: report.call_list(), what });
        }
    }
}
