//! The buying group: who they are, how much they count, and at which stages they are in the room.
//!
//! ```text
//!  1 Trigger  2 Define need  3 Shortlist …           what the numbers mean
//!    buyer               role             weight  1   2   3 …
//!  › CISO                economic buyer     28 % [●]  ●   – …
//!
//!    Cares about   …                                 of the selected buyer
//!    Asks          …
//!  ↳ what this role does
//! ```

use super::{
    presence,
    rows::{Moved, Selection, swapped},
};
use crate::{
    catalog,
    interview::buying::{self, typed_title},
    plan::{Buyer, BuyingRole, Change, Edit, Plan, Subject, remove},
    report::Report,
    tui::{
        canvas::{Canvas, below, left, row, shift, top},
        dialogs::{Choice, Pick, Prompt},
        form::Card,
        keys::{
            Action, COMMANDS, DELETE, Does, ENTER, Keys, LEFT, PLAN, Press, RIGHT, SHIFT_DOWN, SHIFT_UP, SPACE, TABS,
            bind, letter, on,
        },
        layer::{Context, Layer, Used},
        open_plan::OpenPlan,
        theme::{Glyph, Role},
        widgets::{list, matrix::Cursor},
    },
};
use ratatui::layout::Rect;

/// Rows for the selected buyer, a blank above.
const ABOUT: u16 = 6;
/// Columns for the words before what is said of a buyer.
const SAID: u16 = 14;

/// The buying group.
#[derive(Debug)]
pub(crate) struct BuyingGroup {
    selection: Selection,
    column: usize,
}

impl BuyingGroup {
    pub(crate) fn new(open: &OpenPlan) -> Self {
        Self { selection: Selection::new(ids(open.plan())), column: 0 }
    }

    fn selected<'a>(&self, plan: &'a Plan) -> Option<&'a Buyer> {
        plan.buyers.get(self.selection.at())
    }

    fn open(&self, context: &mut Context<'_>, field: &str) {
        let Some(buyer) = self.selected(context.plan()) else { return };
        let subject = Subject::Buyer(buyer.id.clone());
        let card = Card::new(context.open(), subject).at(field, context.open());
        context.ask(card);
    }

    fn delete(&mut self, context: &mut Context<'_>) {
        let Some(buyer) = self.selected(context.plan()) else { return };
        let (title, id) = (buyer.title.clone(), buyer.id.clone());
        let cells = context.plan().partners.iter().flat_map(|partner| &partner.influence);
        let cells = cells.filter(|cell| cell.buyer == id).count();
        let edit = remove::buyer(context.plan(), &id);
        if context.change(Change::new(format!("{title} deleted"), edit)) {
            let with = if cells > 0 { format!(" and the influence on them ({cells} answers)") } else { String::new() };
            context.say(format!("Deleted {title}{with}. u brings it back."));
        }
    }

    fn shift_row(&mut self, action: Action, context: &mut Context<'_>) {
        let Some(buyers) = swapped(&context.plan().buyers, self.selection.at(), action) else { return };
        let title = context.plan().buyers[self.selection.at()].title.clone();
        context.change(Change::new(format!("{title} moved"), Edit::Buyers(buyers)));
    }

    /// Puts the selected buyer into the room at a stage, or out of it.
    fn toggle(&mut self, stage: usize, context: &mut Context<'_>) {
        if stage >= context.plan().stages.len() {
            return context.complain("There is no stage with that number; buying stages are added on the next page.");
        }
        if let Some(change) = buying::toggle(context.plan(), self.selection.at(), stage) {
            context.change(change);
        }
    }

    fn draw_about(&self, plan: &Plan, canvas: &mut Canvas<'_>, area: Rect) {
        let Some(buyer) = self.selected(plan) else { return };
        let sources = buyer.trusted_sources.join(&format!(" {} ", canvas.glyph(Glyph::Dot)));
        let mut used = 0;
        for (name, said) in [("Cares about", &buyer.cares_about), ("Asks", &sources)] {
            let line = row(area, used);
            canvas.write(left(shift(line, 2), SAID), name, Role::Dim);
            let value = shift(line, 2 + SAID);
            if said.is_empty() {
                canvas.write(value, "not said yet: Enter says it", Role::Dim);
                used += 1;
            } else {
                used += canvas.paragraph(top(shift(below(area, used), 2 + SAID), 2), said, Role::Text).max(1);
            }
        }
        let hint = shift(below(area, used), 2);
        canvas.write(hint, canvas.glyph(Glyph::Hint), Role::Accent);
        let words = format!("{}: {}", buyer.role.label(), catalog::role_description(buyer.role));
        canvas.paragraph(shift(hint, 3), &words, Role::Dim);
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Buying group",
    rows: &[
        on(&[ENTER], Action::Open, "edit", "Edit the selected one.", 1),
        bind(
            &[Press::Digits(1, 9)],
            Does::Digit(Action::Digit),
            "in the room",
            "Switch whether the buyer is in the room at the stage with that number.",
            2,
        ),
        on(&[letter('a')], Action::Add, "add", "Add one.", 3),
        on(&[letter('w')], Action::Weights, "weight", "Set how much the selected one counts.", 4),
        on(
            &[letter('d'), DELETE],
            Action::Delete,
            "delete",
            "Delete the selected one, with all that refers to it. Undo brings it back.",
            5,
        ),
        on(&[LEFT, letter('h')], Action::Left, "stage before", "To the stage before.", 0),
        on(&[RIGHT, letter('l')], Action::Right, "next stage", "To the next stage.", 0),
        on(&[SPACE], Action::Toggle, "switch", "Switch whether the buyer is in the room at the marked stage.", 0),
        on(&[SHIFT_UP, letter('K')], Action::MoveUp, "move up", "Move the row up.", 0),
        on(&[SHIFT_DOWN, letter('J')], Action::MoveDown, "move down", "Move the row down.", 0),
    ],
};

impl Layer for BuyingGroup {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &list::KEYS, &TABS, &COMMANDS, &PLAN]
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let (plan, report) = (open.plan(), open.report());
        let missing = missing(plan, &report);
        let mut area = area;
        for words in &missing {
            let line = format!("{} {words}", canvas.glyph(Glyph::Attention));
            let used = canvas.paragraph(shift(area, 2), &line, Role::Warning);
            area = below(area, used);
        }
        area = below(area, u16::from(!missing.is_empty() && area.height > ABOUT));
        if plan.buyers.is_empty() {
            return;
        }
        let room = if area.height > ABOUT + 5 { ABOUT } else { 0 };
        let table = top(area, area.height - room);
        let used = presence::draw(plan, &report, &Cursor::at(self.selection.at(), self.column), canvas, table);
        if room > 0 {
            self.draw_about(plan, canvas, below(area, used + 1));
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match self.selection.act(action, context) {
            Moved::Yes => return Used::Yes,
            Moved::Opens => self.open(context, "buyer_title"),
            Moved::No => match action {
                Action::Open => self.open(context, "buyer_title"),
                Action::Weights => self.open(context, "buyer_weight"),
                Action::Add => ask_for_buyer(context),
                Action::Delete => self.delete(context),
                Action::MoveUp | Action::MoveDown => self.shift_row(action, context),
                Action::Left => self.column = self.column.saturating_sub(1),
                Action::Right => self.column = (self.column + 1).min(context.plan().stages.len().saturating_sub(1)),
                Action::Toggle => self.toggle(self.column, context),
                Action::Digit(digit) => {
                    let stage = usize::from(digit).saturating_sub(1);
                    self.toggle(stage, context);
                    self.column = stage.min(context.plan().stages.len().saturating_sub(1));
                }
                Action::SelectCell(buyer, stage) => {
                    self.selection.act(Action::Select(buyer), context);
                    self.column = stage;
                    self.toggle(stage, context);
                }
                _ => return Used::No,
            },
        }
        Used::Yes
    }

    fn look(&mut self, open: &OpenPlan) {
        self.selection.look(ids(open.plan()));
        self.column = self.column.min(open.plan().stages.len().saturating_sub(1));
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let needs_buyer =
            matches!(action, Action::Open | Action::Weights | Action::Delete | Action::Toggle | Action::Digit(_));
        (needs_buyer && open.plan().buyers.is_empty()).then_some("nobody is in the buying group yet")
    }
}

fn ids(plan: &Plan) -> Vec<String> {
    plan.buyers.iter().map(|buyer| buyer.id.to_string()).collect()
}

/// Who is missing from the group, or why their weights say nothing.
fn missing(plan: &Plan, report: &Report) -> Vec<&'static str> {
    if plan.buyers.is_empty() {
        return vec!["Nobody is in the buying group yet. a adds the first: begin with who signs and who wants it."];
    }
    let mut words = Vec::new();
    if plan.buyer_in_role(BuyingRole::EconomicBuyer).is_none() {
        words.push("No economic buyer yet: who signs? a adds them, or Enter gives somebody that role.");
    }
    if plan.buyer_in_role(BuyingRole::Champion).is_none() {
        words.push("No champion yet: who carries it inside when you are not there? a adds them.");
    }
    if report.coverage.buyers.iter().all(|buyer| buyer.weight <= 0.0) {
        words.push("Every buyer weighs nothing, so no coverage can be worked out: w gives one a weight.");
    }
    words
}

/// Asks for the title, then for the role; the role brings its usual absences.
fn ask_for_buyer(context: &mut Context<'_>) {
    context.ask(Prompt::new("Add a buyer", "Their title, as it stands on their card.", "", |context, typed| {
        let title = typed_title(typed)?;
        let choices: Vec<Choice<BuyingRole>> = BuyingRole::ALL
            .into_iter()
            .map(|role| Choice {
                name: role.label().to_owned(),
                about: catalog::role_description(role).to_owned(),
                value: role,
            })
            .collect();
        let likely = BuyingRole::ALL.iter().position(|role| context.plan().buyer_in_role(*role).is_none()).unwrap_or(0);
        let pick = Pick::new(&format!("{title}: which part do they play?"), "", choices, move |context, role| {
            add_buyer(&title, *role, context);
        });
        context.ask(pick.starting_at(likely));
        Ok(())
    }));
}

fn add_buyer(title: &str, role: BuyingRole, context: &mut Context<'_>) {
    let change = buying::add_buyer(context.plan(), title, role);
    if context.change(change) {
        context.say(format!("Added {title}. Enter says what they care about and whom they ask."));
    }
}
