//! What it is worth to move a partner from 1 to 5: 100 on the criterion one would move first, the others beside it.

use super::{draw_weights, step_history};
use crate::{
    plan::{Amount, Change, CriterionId, Edit, PartnerId, Plan, SwingPoints, Weighting, clean_line},
    report::figure,
    tui::{
        canvas::{Canvas, below, left, shift},
        dialogs::{Prompt, panel},
        keys::{Action, Mode},
        layer::{Context, Layer, Used},
        open_plan::OpenPlan,
        theme::Role,
        widgets::list,
    },
};
use ratatui::layout::Rect;

/// Points an arrow adds or takes.
const STEP: f64 = 5.0;
/// The points of the criterion one would move first.
const FIRST: f64 = 100.0;

const ABOUT: &str = "Think of a partner who is at 1 on everything. The criterion you would move to 5 first has 100 \
                     points. How much is moving each of the others worth beside it?";

/// The points.
#[derive(Debug)]
pub(in crate::tui::screens::prioritise) struct Swing {
    selected: usize,
    opened: Vec<PartnerId>,
}

impl Swing {
    /// The points of the open plan; `opened` is who stood at the top when the question was first asked.
    pub(in crate::tui::screens::prioritise) fn new(opened: Vec<PartnerId>) -> Self {
        Self { selected: 0, opened }
    }

    fn step(&self, by: f64, context: &mut Context<'_>) {
        let now = points(context.plan());
        if let Some(points) = now.get(self.selected) {
            give(self.selected, points + by, context);
        }
    }

    fn ask(&self, digit: u8, context: &mut Context<'_>) {
        let Some(criterion) = context.plan().criteria.get(self.selected) else { return };
        let (title, id) = (format!("{}: its points", criterion.name), criterion.id.clone());
        context.ask(Prompt::new(&title, "0 to 100.", &digit.to_string(), move |context, typed| {
            let place = context.plan().criteria.iter().position(|criterion| criterion.id == id);
            match (typed.trim().replace(',', ".").parse::<f64>(), place) {
                (Ok(points), Some(place)) if (0.0..=FIRST).contains(&points) => {
                    give(place, points, context);
                    Ok(())
                }
                _ => Err(format!("“{}” are no points: type a number from 0 to 100.", clean_line(typed))),
            }
        }));
    }
}

/// The points of each criterion, by place; 0 where there are none.
fn points(plan: &Plan) -> Vec<f64> {
    let Weighting::Swing { points } = &plan.weighting else { return vec![0.0; plan.criteria.len()] };
    let of = |id: &CriterionId| points.iter().find(|it| it.criterion == *id).map_or(0.0, |it| it.points.get());
    plan.criteria.iter().map(|criterion| of(&criterion.id)).collect()
}

fn give(place: usize, given: f64, context: &mut Context<'_>) {
    let plan = context.plan();
    let mut all = points(plan);
    let Some(criterion) = plan.criteria.get(place) else { return };
    let (id, name) = (criterion.id.clone(), criterion.name.clone());
    all[place] = given.clamp(0.0, FIRST);
    let edit = Edit::Weighting(weighting(plan, &all));
    context.change(Change::merging(format!("swing {id}"), format!("{name}: its points"), edit));
}

fn weighting(plan: &Plan, all: &[f64]) -> Weighting {
    let point = |(criterion, points): (&crate::plan::Criterion, &f64)| SwingPoints {
        criterion: criterion.id.clone(),
        points: Amount::new(*points).unwrap_or_default(),
    };
    Weighting::Swing { points: plan.criteria.iter().zip(all).map(point).collect() }
}

/// Points that stand for the present weights, so that nothing jumps: 100 for the heaviest.
pub(in crate::tui::screens::prioritise) fn from_weights(plan: &Plan, fractions: &[f64]) -> Weighting {
    let most = fractions.iter().copied().fold(0.0, f64::max);
    let all: Vec<f64> = fractions.iter().map(|it| if most > 0.0 { FIRST * it / most } else { FIRST }).collect();
    weighting(plan, &all)
}

impl Layer for Swing {
    fn mode(&self) -> Mode {
        Mode::Weighing
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let criteria = &open.plan().criteria;
        let count = u16::try_from(criteria.len()).unwrap_or(u16::MAX);
        let inside = panel(canvas, body, 84, count.saturating_mul(2).saturating_add(9), "What is a step worth?");
        let used = if inside.height > count + 8 { canvas.paragraph(inside, ABOUT, Role::Dim) + 1 } else { 0 };
        let rest = below(inside, used);
        let all = points(open.plan());
        let shown = Rect { height: count.min(rest.height), ..rest };
        list::rows(canvas, shown, self.selected, criteria.len(), |canvas, index, at| {
            canvas.write(left(at, 26), &criteria[index].name, Role::Text);
            canvas.write_right(left(shift(at, 27), 5), &figure::brief(all[index]), Role::Title);
            canvas.bar(left(shift(at, 34), at.width.saturating_sub(35).min(30)), all[index] / FIRST, Role::Accent);
        });
        draw_weights(open, &self.opened, canvas, shift(below(rest, shown.height + 1), 2));
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        if let Some(to) = list::moved(action, self.selected, context.plan().criteria.len()) {
            context.open_mut().close_step();
            self.selected = to;
            return Used::Yes;
        }
        match action {
            Action::Left => self.step(-STEP, context),
            Action::Right => self.step(STEP, context),
            Action::Digit(digit) => self.ask(digit, context),
            Action::NotKnown => give(self.selected, 0.0, context),
            Action::NextField => return self.act(Action::Down, context),
            Action::Back => return Used::Close,
            _ if step_history(action, context) => {}
            _ => return Used::No,
        }
        Used::Yes
    }
}
