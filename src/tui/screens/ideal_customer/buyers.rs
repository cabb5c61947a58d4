//! The buying group: who they are, how much they count, and at which of the buying stages they are in the room. The
//! stages are the heading row, where they are edited.
//!
//! ```text
//!                                  Trigger  Define need  Shortlist
//!    buyer   buying role   weight     15 %         20 %       25 %
//!  › CISO    signs           28 %     [●]            ●          –
//!
//!    Cares about   …                                 of the selected buyer
//!    Asks          …
//!  ↳ what this role does, or what happens at the selected stage
//! ```

mod adding;

use crate::catalog;
use crate::interview::buying;
use crate::plan::{Buyer, BuyerId, BuyingRole, Change, Edit, Plan, Share, Stage, StageId, Subject, remove};
use crate::report::{Report, words};
use crate::tui::canvas::{Canvas, below, left, row, shift, top};
use crate::tui::form::Card;
use crate::tui::keys::{
    Action, COMMANDS, DELETE, ENTER, Keys, LEFT, PLAN, RIGHT, SHIFT_DOWN, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_UP, SPACE,
    VIEWS, letter, on,
};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::list;
use crate::tui::widgets::matrix::{Cursor, Heading, Matrix, Square};
use ratatui::layout::Rect;

/// Rows for what is selected, a blank above.
const ABOUT: u16 = 6;
/// Columns for the words before what is said of a buyer.
const SAID: u16 = 14;

/// The buying group.
#[derive(Debug)]
pub(crate) struct Buyers {
    cursor: Cursor,
    group: Vec<BuyerId>,
    stages: Vec<StageId>,
}

impl Buyers {
    pub(crate) fn new(open: &OpenPlan) -> Self {
        let (buyers, stages) = ids(open.plan());
        Self { cursor: Cursor::default(), group: buyers, stages }
    }

    fn buyer<'a>(&self, plan: &'a Plan) -> Option<&'a Buyer> {
        plan.buyers.get(self.cursor.row).filter(|_| !self.cursor.is_in_heads)
    }

    fn stage<'a>(&self, plan: &'a Plan) -> Option<&'a Stage> {
        plan.stages.get(self.cursor.column)
    }

    /// Moves; above the first buyer are the stages.
    fn moved(&mut self, action: Action) -> bool {
        match action {
            Action::Up if self.cursor.row == 0 => self.cursor.is_in_heads = true,
            Action::Down if self.cursor.is_in_heads => self.cursor.is_in_heads = false,
            Action::Select(row) => {
                self.cursor.is_in_heads = false;
                self.cursor.row = row.min(self.group.len().saturating_sub(1));
            }
            Action::SelectHeading(column) => {
                self.cursor.is_in_heads = true;
                self.cursor.column = column;
            }
            _ => {
                let is_moved = self.cursor.act(action, self.group.len(), self.stages.len());
                self.cursor.is_in_heads &= !is_moved || matches!(action, Action::Left | Action::Right | Action::Up);
                return is_moved;
            }
        }
        true
    }

    /// Opens the card of the buyer or the stage, at one of these fields.
    fn open(&self, context: &mut Context<'_>, of_buyer: &str, of_stage: &str) {
        let (buyer, stage) = (self.buyer(context.plan()), self.stage(context.plan()));
        let (subject, field) = match (buyer, stage) {
            (Some(buyer), _) => (Subject::Buyer(buyer.id.clone()), of_buyer),
            (None, Some(stage)) => (Subject::Stage(stage.id.clone()), of_stage),
            (None, None) => return,
        };
        let card = Card::new(context.open(), subject).at(field, context.open());
        context.ask(card);
    }

    fn delete(&self, context: &mut Context<'_>) {
        let plan = context.plan();
        let cells = plan.partners.iter().flat_map(|partner| &partner.influence);
        let (name, edit, count, whose) = match (self.buyer(plan), self.stage(plan)) {
            (Some(buyer), _) => {
                let count = cells.filter(|cell| cell.buyer == buyer.id).count();
                (buyer.title.clone(), remove::buyer(plan, &buyer.id), count, "on them")
            }
            (None, Some(stage)) => {
                let count = cells.filter(|cell| cell.stage == stage.id).count();
                (stage.name.clone(), remove::stage(plan, &stage.id), count, "at it")
            }
            (None, None) => return,
        };
        if context.change(Change::new(format!("{name} deleted"), edit)) {
            let with = if count > 0 { format!(" and the influence {whose} ({count} answers)") } else { String::new() };
            context.say(format!("Deleted {name}{with}. Ctrl-Z brings it back."));
        }
    }

    /// Moves the buyer or the stage itself one place, and the cursor with it.
    fn shift(&self, action: Action, context: &mut Context<'_>) {
        let plan = context.plan();
        let (name, edit) = if let Some(buyer) = self.buyer(plan) {
            (&buyer.title, swapped(&plan.buyers, self.cursor.row, action).map(Edit::Buyers))
        } else if let Some(stage) = self.stage(plan) {
            (&stage.name, swapped(&plan.stages, self.cursor.column, action).map(Edit::Stages))
        } else {
            return;
        };
        let what = format!("{name} moved");
        if let Some(edit) = edit {
            context.change(Change::new(what, edit));
        }
    }

    /// Puts the selected buyer into the room at the selected stage, or out of it, and says so.
    fn toggle(&self, context: &mut Context<'_>) {
        let plan = context.plan();
        let (Some(buyer), Some(stage)) = (self.buyer(plan), self.stage(plan)) else { return };
        let not = if buyer.is_in_the_room(&stage.id) { "not " } else { "" };
        let words = format!("{} is {not}in the room at {}.", buyer.title, stage.name);
        if let Some(change) = buying::toggle(plan, self.cursor.row, self.cursor.column)
            && context.change(change)
        {
            context.say(words);
        }
    }

    /// Goes on to the next stage, after the last to the next buyer.
    fn go_on(&mut self) {
        if self.cursor.column + 1 < self.stages.len() {
            self.cursor.column += 1;
        } else if self.cursor.row + 1 < self.group.len() {
            (self.cursor.row, self.cursor.column) = (self.cursor.row + 1, 0);
        }
    }

    /// Draws the grid; returns the rows used.
    fn draw_grid(&self, plan: &Plan, report: &Report, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let coverage = &report.coverage;
        let buyers = plan.buyers.iter().enumerate().map(|(at, buyer)| {
            let weight = coverage.buyers.get(at).map_or("", |row| &row.shown);
            Heading::new(&buyer.title).short(words::short_title(&buyer.title)).note(buyer.role.label()).note(weight)
        });
        let stages = plan.stages.iter().enumerate().map(|(at, stage)| {
            let weight = coverage.stages.get(at).map_or("", |column| &column.shown);
            Heading::new(&stage.name).note(weight)
        });
        let matrix = Matrix::new(buyers, stages).notes(&["Buying role", "Weight"]).cells(1, 0).heads_open();
        let (here, absent) = (canvas.glyph(Glyph::Full), canvas.glyph(Glyph::Absent));
        matrix.draw(canvas, area, &self.cursor, |buyer, stage| {
            let buyer = buyer.and_then(|at| plan.buyers.get(at));
            let stage = stage.and_then(|at| plan.stages.get(at));
            let is_here = buyer.zip(stage).is_some_and(|(buyer, stage)| buyer.is_in_the_room(&stage.id));
            Square::new(if is_here { here } else { absent })
        })
    }

    fn draw_about(&self, plan: &Plan, canvas: &mut Canvas<'_>, area: Rect) {
        let Some(buyer) = self.buyer(plan) else {
            let described = self.stage(plan).and_then(|stage| catalog::stage_description(&stage.id));
            return draw_hint(described.unwrap_or_default(), canvas, area);
        };
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
        let words = format!("{}: {}", buyer.role.label(), catalog::role_description(buyer.role));
        draw_hint(&words, canvas, below(area, used));
    }
}

fn draw_hint(words: &str, canvas: &mut Canvas<'_>, area: Rect) {
    if !words.is_empty() {
        canvas.write(shift(area, 2), canvas.glyph(Glyph::Hint), Role::Accent);
        canvas.paragraph(shift(area, 5), words, Role::Dim);
    }
}

/// The keys at buyers and stages alike.
pub(crate) const KEYS: Keys = Keys {
    title: "Buying group",
    rows: &[
        on(&[ENTER], Action::Open, "edit", 1).says("Edit the selected buyer, or in the heading row the stage."),
        on(&[letter('a')], Action::Add, "add", 3).says("Add a buyer, or in the heading row a stage.").changes(),
        on(&[letter('w')], Action::Weights, "weight", 4).says("Set how much the selected one counts.").changes(),
        on(&[letter('d'), DELETE], Action::Delete, "delete", 5)
            .says("Delete the selected one, with all that refers to it. Undo brings it back.")
            .changes(),
        on(&[LEFT, letter('h')], Action::Left, "stage before", 0).says("To the stage before."),
        on(&[RIGHT, letter('l')], Action::Right, "next stage", 0).says("To the next stage."),
    ],
};

/// The keys at a buyer.
pub(crate) const AT_A_BUYER: Keys = Keys {
    title: "Buying group",
    rows: &[
        on(&[SPACE], Action::Toggle, "in the room", 2)
            .says("Switch whether they are in the room at this stage, and go on.")
            .changes(),
        on(&[SHIFT_UP, letter('K')], Action::MoveUp, "move up", 0).says("Move the row up.").changes(),
        on(&[SHIFT_DOWN, letter('J')], Action::MoveDown, "move down", 0).says("Move the row down.").changes(),
    ],
};

/// The keys in the heading row.
pub(crate) const AT_A_STAGE: Keys = Keys {
    title: "Buying stages",
    rows: &[
        on(&[letter('c')], Action::Restore, "usual stages", 2)
            .says("Add those of the usual six stages that are not there.")
            .changes(),
        on(&[SHIFT_LEFT, letter('H')], Action::MoveUp, "move left", 0)
            .says("Move the stage to the place before.")
            .changes(),
        on(&[SHIFT_RIGHT, letter('L')], Action::MoveDown, "move right", 0)
            .says("Move the stage to the next place.")
            .changes(),
    ],
};

impl Layer for Buyers {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.cursor.is_in_heads {
            &[&KEYS, &AT_A_STAGE, &list::KEYS, &VIEWS, &COMMANDS, &PLAN]
        } else {
            &[&KEYS, &AT_A_BUYER, &list::KEYS, &VIEWS, &COMMANDS, &PLAN]
        }
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
        let shares = [typed(plan.buyers.iter().map(|it| it.share)), typed(plan.stages.iter().map(|it| it.share))];
        for (whose, (words, is_off)) in
            ["Buyers", "Stages"].into_iter().zip(shares).filter_map(|(whose, said)| Some((whose, said?)))
        {
            let role = if is_off { Role::Warning } else { Role::Dim };
            area = below(area, canvas.paragraph(shift(area, 2), &format!("{whose}: {words}"), role));
        }
        area = below(area, u16::from(!missing.is_empty() && area.height > ABOUT));
        let room = if area.height > ABOUT + 5 { ABOUT } else { 0 };
        let used = self.draw_grid(plan, &report, canvas, top(area, area.height - room));
        if room > 0 {
            self.draw_about(plan, canvas, below(area, used + 1));
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let at = if self.cursor.is_in_heads {
            Action::SelectHeading(self.cursor.column)
        } else {
            Action::Select(self.cursor.row)
        };
        let action = if action == at { Action::Open } else { action };
        if self.moved(action) {
            if matches!(action, Action::SelectCell(..)) {
                self.toggle(context);
            }
            return Used::Yes;
        }
        match action {
            Action::Open => self.open(context, "buyer_title", "stage_name"),
            Action::Weights => self.open(context, "buyer_weight", "stage_weight"),
            Action::Add if self.cursor.is_in_heads => adding::ask_for_stage(context),
            Action::Add => adding::ask_for_buyer(context),
            Action::Delete => self.delete(context),
            Action::MoveUp | Action::MoveDown => self.shift(action, context),
            Action::Toggle => {
                self.toggle(context);
                self.go_on();
            }
            Action::Restore => adding::add_usual(context),
            _ => return Used::No,
        }
        Used::Yes
    }

    fn look(&mut self, open: &OpenPlan) {
        let (buyers, stages) = ids(open.plan());
        self.cursor.row = followed(&self.group, &buyers, self.cursor.row);
        self.cursor.column = followed(&self.stages, &stages, self.cursor.column);
        (self.group, self.stages) = (buyers, stages);
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let plan = open.plan();
        match action {
            Action::Restore => adding::absent_usual(plan).is_empty().then_some("the usual six are there"),
            Action::Toggle if plan.stages.is_empty() => Some("there is no stage yet"),
            Action::Open | Action::Weights | Action::Delete if self.cursor.is_in_heads => {
                plan.stages.is_empty().then_some("there is no stage yet")
            }
            Action::Open | Action::Weights | Action::Delete | Action::Toggle => {
                plan.buyers.is_empty().then_some("nobody is in the buying group yet")
            }
            _ => None,
        }
    }
}

fn ids(plan: &Plan) -> (Vec<BuyerId>, Vec<StageId>) {
    let buyers = plan.buyers.iter().map(|buyer| buyer.id.clone()).collect();
    (buyers, plan.stages.iter().map(|stage| stage.id.clone()).collect())
}

/// The place of what was added since the last look, or brought back by undo; else of what was selected.
fn followed<I: PartialEq>(seen: &[I], now: &[I], at: usize) -> usize {
    let added = now.iter().position(|id| !seen.contains(id));
    let kept = seen.get(at).and_then(|id| now.iter().position(|other| other == id));
    added.or(kept).unwrap_or(at).min(now.len().saturating_sub(1))
}

/// The rows with the one at `from` one place up or down; none when it is at that end already.
fn swapped<T: Clone>(rows: &[T], from: usize, action: Action) -> Option<Vec<T>> {
    let to = if action == Action::MoveUp { from.checked_sub(1)? } else { from + 1 };
    if to >= rows.len() {
        return None;
    }
    let mut rows = rows.to_vec();
    rows.swap(from, to);
    Some(rows)
}

/// What the typed weights add to.
fn typed(shares: impl Iterator<Item = Option<Share>>) -> Option<(String, bool)> {
    words::typed_shares(&shares.collect::<Vec<_>>())
}

/// Who and what is missing, or why weights say nothing.
fn missing(plan: &Plan, report: &Report) -> Vec<&'static str> {
    let mut words = Vec::new();
    if plan.buyers.is_empty() {
        words.push("Nobody is in the buying group yet. a adds the first: begin with who signs and who wants it.");
    } else {
        if plan.buyer_in_role(BuyingRole::EconomicBuyer).is_none() {
            words.push("No economic buyer yet: who signs? a adds them, or Enter gives somebody that role.");
        }
        if plan.buyer_in_role(BuyingRole::Champion).is_none() {
            words.push("No champion yet: who carries it inside when you are not there? a adds them.");
        }
        if report.coverage.buyers.iter().all(|buyer| buyer.weight <= 0.0) {
            words.push("Every buyer weighs nothing, so no coverage can be worked out: w gives one a weight.");
        }
    }
    if plan.stages.is_empty() {
        words.push("There is no buying stage yet. In the heading row (↑) c puts in the usual six, a adds your own.");
    } else if report.coverage.stages.iter().all(|stage| stage.weight <= 0.0) {
        words.push(
            "Every stage weighs nothing, so no coverage can be worked out: ↑ to the stages, w gives one a weight.",
        );
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selection_follows_its_row_and_goes_to_a_new_one() {
        assert_eq!(followed(&["a", "b", "c"], &["b", "a", "c"], 1), 0);
        assert_eq!(followed(&["b", "a", "c"], &["b", "a", "c", "d"], 0), 3);
        assert_eq!(followed(&["b", "a", "c", "d"], &["b", "a"], 3), 1);
        assert_eq!(followed(&["a"], &[], 0), 0);
    }

    #[test]
    fn a_row_at_the_end_stays_there() {
        assert_eq!(swapped(&[1, 2, 3], 0, Action::MoveUp), None);
        assert_eq!(swapped(&[1, 2, 3], 2, Action::MoveDown), None);
        assert_eq!(swapped(&[1, 2, 3], 2, Action::MoveUp), Some(vec![1, 3, 2]));
    }
}
