//! What it is worth to move a partner from 1 to 5: 100 on the criterion one would move first, the others beside it.

use super::draw_weights;
use crate::interview::weighing::swing::{self, FIRST, points};
use crate::plan::{CriterionId, PartnerId, Plan};
use crate::report::figure;
use crate::tui::canvas::{Canvas, below, shift, span};
use crate::tui::dialogs::{Prompt, panel};
use crate::tui::keys::{Action, Does, Keys, LEFT, Press, RIGHT, bind, letter, on};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::screens::prioritise::answers;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;

/// Points an arrow adds or takes.
const STEP: f64 = 5.0;

const ABOUT: &str = "Think of a partner who is at 1 on everything. The criterion you would move to 5 first has 100 \
                     points. How much is moving each of the others worth beside it?";

/// The points.
#[derive(Debug)]
pub(crate) struct Swing {
    list: List<CriterionId>,
    opened: Vec<PartnerId>,
}

impl Swing {
    /// The points of the open plan; `opened` is who stood at the top when the question was first asked.
    pub(crate) fn new(open: &OpenPlan, opened: Vec<PartnerId>) -> Self {
        let mut swing = Self { list: List::new("criterion").without_heads(), opened };
        swing.look(open);
        swing
    }

    /// The place of the selected criterion in the plan.
    fn place(&self, plan: &Plan) -> Option<usize> {
        let id = self.list.selected()?;
        plan.criteria.iter().position(|criterion| criterion.id == *id)
    }

    fn step(&self, by: f64, context: &mut Context<'_>) {
        if let Some(place) = self.place(context.plan()) {
            give(place, points(context.plan())[place] + by, context);
        }
    }

    fn ask(&self, digit: u8, context: &mut Context<'_>) {
        let plan = context.plan();
        let Some(criterion) = self.place(plan).map(|place| &plan.criteria[place]) else { return };
        let (title, id) = (format!("{}: its points", criterion.name), criterion.id.clone());
        context.ask(
            Prompt::new(&title, "0 to 100.", &digit.to_string(), move |context, typed| {
                let place = context.plan().criteria.iter().position(|criterion| criterion.id == id);
                let points = swing::typed(typed)?;
                if let Some(place) = place {
                    give(place, points, context);
                }
                Ok(())
            })
            .figure(),
        );
    }
}

/// A criterion's name and its points.
type Row<'a> = (&'a str, f64);

fn columns<'a>() -> [Column<Row<'a>>; 3] {
    [
        Column::new(Head::new("name", "Criterion").flexible(26).rank(1), |(name, _)| (*name).to_owned()),
        Column::figure(Head::new("points", "").rank(1).role(Role::Title), |(_, it)| Some(*it), figure::brief),
        Column::bar(Head::new("bar", "").bar(5, 30), |(_, it)| Some(it / FIRST)),
    ]
}

fn give(place: usize, given: f64, context: &mut Context<'_>) {
    if let Some(change) = swing::give(context.plan(), place, given) {
        context.change(change);
    }
}

/// The keys of the points.
pub(crate) const KEYS: Keys = Keys {
    title: "What a step is worth",
    rows: &[
        on(&[RIGHT, letter('+'), letter('='), letter('l')], Action::Right, "more", 1).says("More points."),
        on(&[LEFT, letter('-'), letter('h')], Action::Left, "less", 2).says("Fewer points."),
        bind(&[Press::Digits(0, 9)], Does::Digit(Action::Digit), "points", 3).says("Type the points."),
    ],
};

impl Layer for Swing {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &answers::KEYS]
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let criteria = &open.plan().criteria;
        let count = span(criteria.len());
        let inside = panel(canvas, body, 84, count.saturating_mul(2).saturating_add(9), "What is a step worth?");
        let used = if inside.height > count + 8 { canvas.paragraph(inside, ABOUT, Role::Dim) + 1 } else { 0 };
        let rest = below(inside, used);
        let shown = Rect { height: count.min(rest.height), ..rest };
        self.list.draw_plain(canvas, shown);
        draw_weights(open, &self.opened, canvas, shift(below(rest, shown.height + 1), 2));
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let Some(action) = self.list.act(action) else {
            context.open_mut().close_step();
            return Used::Yes;
        };
        match action {
            Action::Left => self.step(-STEP, context),
            Action::Right => self.step(STEP, context),
            Action::Digit(digit) => self.ask(digit, context),
            Action::NotKnown => {
                if let Some(place) = self.place(context.plan()) {
                    give(place, 0.0, context);
                }
            }
            Action::NextField => return self.act(Action::Down, context),
            Action::Back => return Used::Close,
            _ => return Used::No,
        }
        Used::Yes
    }

    fn look(&mut self, open: &OpenPlan) {
        let criteria = open.plan().criteria.iter().zip(points(open.plan()));
        let rows = criteria.map(|(criterion, points)| (criterion.id.clone(), (criterion.name.as_str(), points)));
        self.list.fill(&columns(), [Members::new(rows)]);
    }
}
