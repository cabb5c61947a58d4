//! The buying stages: their order, how much each counts, and who is in the room.
//!
//! ```text
//!    stage               weight   in the room
//!  › 1 Trigger             15 %   all but Procurement
//!
//!  ↳ what happens at the selected stage
//! ```

use super::rows::{Moved, Selection, swapped};
use crate::{
    catalog,
    plan::{Change, Edit, Plan, Stage, Subject, add, clean_line, remove},
    report,
    tui::{
        canvas::{Canvas, below, left, row, shift, top},
        dialogs::Prompt,
        form::Card,
        keys::{Action, COMMANDS, DELETE, ENTER, Keys, PLAN, SHIFT_DOWN, SHIFT_UP, TABS, letter, on},
        layer::{Context, Layer, Used},
        open_plan::OpenPlan,
        theme::{Glyph, Role},
        widgets::list,
    },
};
use ratatui::layout::Rect;

/// Rows for the selected stage, a blank above.
const ABOUT: u16 = 4;
/// Columns for the weight in percent.
const PERCENT: u16 = 6;

/// The buying stages.
#[derive(Debug)]
pub(crate) struct BuyingStages {
    selection: Selection,
}

impl BuyingStages {
    pub(crate) fn new(open: &OpenPlan) -> Self {
        Self { selection: Selection::new(ids(open.plan())) }
    }

    fn selected<'a>(&self, plan: &'a Plan) -> Option<&'a Stage> {
        plan.stages.get(self.selection.at())
    }

    fn open(&self, context: &mut Context<'_>, field: &str) {
        let Some(stage) = self.selected(context.plan()) else { return };
        let subject = Subject::Stage(stage.id.clone());
        let card = Card::new(context.open(), subject).at(field, context.open());
        context.ask(card);
    }

    fn delete(&mut self, context: &mut Context<'_>) {
        let Some(stage) = self.selected(context.plan()) else { return };
        let (name, id) = (stage.name.clone(), stage.id.clone());
        let cells = context.plan().partners.iter().flat_map(|partner| &partner.influence);
        let cells = cells.filter(|cell| cell.stage == id).count();
        let edit = remove::stage(context.plan(), &id);
        if context.change(Change::new(format!("{name} deleted"), edit)) {
            let with = if cells > 0 { format!(" and the influence at it ({cells} answers)") } else { String::new() };
            context.say(format!("Deleted {name}{with}. u brings it back."));
        }
    }

    fn shift_row(&mut self, action: Action, context: &mut Context<'_>) {
        let Some(stages) = swapped(&context.plan().stages, self.selection.at(), action) else { return };
        let name = context.plan().stages[self.selection.at()].name.clone();
        context.change(Change::new(format!("{name} moved"), Edit::Stages(stages)));
    }

    fn draw_about(&self, plan: &Plan, canvas: &mut Canvas<'_>, area: Rect) {
        let described = self.selected(plan).and_then(|stage| catalog::stage_description(&stage.id));
        if let Some(description) = described {
            canvas.write(shift(area, 2), canvas.glyph(Glyph::Hint), Role::Accent);
            canvas.paragraph(shift(area, 5), description, Role::Text);
        }
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Buying stages",
    rows: &[
        on(&[ENTER], Action::Open, "edit", "Edit the selected one.", 1),
        on(&[letter('a')], Action::Add, "add", "Add one.", 3),
        on(&[letter('w')], Action::Weights, "weight", "Set how much the selected one counts.", 4),
        on(
            &[letter('d'), DELETE],
            Action::Delete,
            "delete",
            "Delete the selected one, with all that refers to it. Undo brings it back.",
            5,
        ),
        on(&[letter('c')], Action::Restore, "usual stages", "Add those of the usual six stages that are not there.", 6),
        on(&[SHIFT_UP, letter('K')], Action::MoveUp, "move up", "Move the row up.", 0),
        on(&[SHIFT_DOWN, letter('J')], Action::MoveDown, "move down", "Move the row down.", 0),
    ],
};

impl Layer for BuyingStages {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &list::KEYS, &TABS, &COMMANDS, &PLAN]
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let (plan, report) = (open.plan(), open.report());
        let weights: Vec<f64> = report.coverage.stages.iter().map(|stage| stage.weight).collect();
        let mut area = area;
        if let Some(words) = trouble(plan, &weights) {
            let line = format!("{} {words}", canvas.glyph(Glyph::Attention));
            let used = canvas.paragraph(shift(area, 2), &line, Role::Warning);
            area = below(area, used + 1);
        }
        if plan.stages.is_empty() {
            return;
        }
        let widths = Widths::of(area.width.saturating_sub(2));
        widths.draw_heads(canvas, shift(row(area, 0), 2));
        let room = if area.height > ABOUT + 4 { ABOUT } else { 0 };
        let rows = top(below(area, 1), area.height.saturating_sub(1 + room));
        list::rows(canvas, rows, self.selection.at(), plan.stages.len(), |canvas, index, at| {
            let weight = weights.get(index).copied().unwrap_or(0.0);
            widths.draw(plan, index, weight, canvas, at);
        });
        if room > 0 {
            let shown = u16::try_from(plan.stages.len()).unwrap_or(u16::MAX).min(rows.height);
            self.draw_about(plan, canvas, below(area, shown + 2));
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match self.selection.act(action, context) {
            Moved::Yes => return Used::Yes,
            Moved::Opens => self.open(context, "stage_name"),
            Moved::No => match action {
                Action::Open => self.open(context, "stage_name"),
                Action::Weights => self.open(context, "stage_weight"),
                Action::Add => ask_for_stage(context),
                Action::Delete => self.delete(context),
                Action::MoveUp | Action::MoveDown => self.shift_row(action, context),
                Action::Restore => add_usual(context),
                _ => return Used::No,
            },
        }
        Used::Yes
    }

    fn look(&mut self, open: &OpenPlan) {
        self.selection.look(ids(open.plan()));
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        match action {
            Action::Restore => absent_usual(open.plan()).is_empty().then_some("the usual six are there"),
            Action::Open | Action::Weights | Action::Delete => {
                open.plan().stages.is_empty().then_some("there is no stage yet")
            }
            _ => None,
        }
    }
}

/// How a row shares the width.
struct Widths {
    name: u16,
}

impl Widths {
    fn of(width: u16) -> Self {
        Self { name: (width / 3).clamp(16, 30) }
    }

    fn draw_heads(&self, canvas: &mut Canvas<'_>, at: Rect) {
        canvas.write(left(at, self.name), "stage", Role::Dim);
        canvas.write_right(left(shift(at, self.name), PERCENT), "weight", Role::Dim);
        canvas.write(shift(at, self.name + PERCENT + 3), "in the room", Role::Dim);
    }

    fn draw(&self, plan: &Plan, index: usize, weight: f64, canvas: &mut Canvas<'_>, at: Rect) {
        let stage = &plan.stages[index];
        canvas.write(left(at, self.name), &format!("{} {}", index + 1, stage.name), Role::Text);
        let percent = left(shift(at, self.name), PERCENT);
        canvas.write_right(percent, &report::figure::percent(weight), Role::Text);
        canvas.write(shift(at, self.name + PERCENT + 3), &in_the_room(plan, stage), Role::Dim);
    }
}

/// Who is in the room at a stage, in the fewest words.
fn in_the_room(plan: &Plan, stage: &Stage) -> String {
    let titles = |there: bool| {
        let buyers = plan.buyers.iter().filter(|buyer| buyer.is_in_the_room(&stage.id) == there);
        buyers.map(|buyer| buyer.title.as_str()).collect::<Vec<_>>()
    };
    let (there, away) = (titles(true), titles(false));
    match (there.len(), away.len()) {
        (0, 0) => String::new(),
        (_, 0) => "everybody".to_owned(),
        (0, _) => "nobody".to_owned(),
        (some, others) if some <= others => there.join(", "),
        _ => format!("all but {}", away.join(", ")),
    }
}

fn ids(plan: &Plan) -> Vec<String> {
    plan.stages.iter().map(|stage| stage.id.to_string()).collect()
}

fn trouble(plan: &Plan, weights: &[f64]) -> Option<&'static str> {
    if plan.stages.is_empty() {
        return Some(
            "There is no buying stage yet. c puts in the usual six, from trigger to renewal; a adds your own.",
        );
    }
    let weightless = weights.iter().all(|weight| *weight <= 0.0);
    weightless.then_some("Every stage weighs nothing, so no coverage can be worked out: w gives one a weight.")
}

/// The usual stages this plan has not.
fn absent_usual(plan: &Plan) -> Vec<Stage> {
    catalog::stages().iter().filter(|stage| plan.stage(&stage.id).is_none()).cloned().collect()
}

fn add_usual(context: &mut Context<'_>) {
    let mut stages = context.plan().stages.clone();
    stages.extend(absent_usual(context.plan()));
    context.change(Change::new("usual stages added", Edit::Stages(stages)));
}

fn ask_for_stage(context: &mut Context<'_>) {
    context.ask(Prompt::new(
        "Add a buying stage",
        "What your buyers would call this part of the purchase.",
        "",
        |context, typed| {
            let name = clean_line(typed);
            if name.is_empty() {
                return Err("A stage needs a name: type one.".to_owned());
            }
            let (_, edit) = add::stage(context.plan(), &name);
            if context.change(Change::new(format!("{name} added"), edit)) {
                context.say(format!("Added {name}. Shift-↑ moves it to its place, w sets its weight."));
            }
            Ok(())
        },
    ));
}
