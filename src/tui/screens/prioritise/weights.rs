//! How much each criterion counts: set directly, or by putting the criteria in order.
//!
//! ```text
//! Set directly. ← → a point less or more; the others make room.
//!     criterion                  weight
//! ›   Ideal-customer fit           22 %  ━━━━━━━━━━━━
//!     Buyer influence              18 %  ━━━━━━━━━╸
//!
//! Your changes move 1 of the top 6: out Vantcourt, in Ostrander.
//! ```

use super::{
    answers::{Pairs, Swing},
    effect::{effect, leaders},
};
use crate::{
    interview::weighing::{self, Way, rule, typed_share},
    plan::{Change, CriterionId, PartnerId, Subject, Surrogate, Weighting, add, clean_line, remove},
    prioritise::weights::order,
    report::{Report, figure, reasons},
    tui::{
        canvas::{Canvas, below, left, shift, top},
        dialogs::{Choice, Pick, Prompt},
        form::Card,
        keys::{
            Action, COMMANDS, DELETE, Does, ENTER, Keys, LEFT, PLAN, Press, RIGHT, SHIFT_DOWN, SHIFT_UP, TABS, bind,
            letter, on,
        },
        layer::{Context, Layer, Used},
        open_plan::OpenPlan,
        theme::Role,
        widgets::list,
    },
};
use ratatui::layout::Rect;

/// Columns beside the name from which on the minimum has room too.
const MINIMUM: u16 = 48;

/// The weights.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    /// The criterion selected; the first when it is gone.
    selected: Option<CriterionId>,
    /// Who stood at the top when the view came into sight; none while it is out of sight.
    opened: Option<Vec<PartnerId>>,
}

impl Weights {
    fn row(&self, open: &OpenPlan) -> usize {
        let plan = open.plan();
        let Some(id) = &self.selected else { return 0 };
        rows(open).iter().position(|place| plan.criteria[*place].id == *id).unwrap_or(0)
    }

    /// The place in the plan of the criterion selected.
    fn place(&self, open: &OpenPlan) -> Option<usize> {
        rows(open).get(self.row(open)).copied()
    }

    fn select(&mut self, row: usize, open: &OpenPlan) {
        self.selected = rows(open).get(row).map(|place| open.plan().criteria[*place].id.clone());
    }

    /// A point more or less.
    fn step(&mut self, by: f64, context: &mut Context<'_>) {
        if Way::of(context.plan()).asks() {
            return self.answer(context);
        }
        let Some(place) = self.place(context.open()) else { return };
        if rule(context.plan()).is_some() {
            return context
                .say("The order decides the weights: Shift-↑ and Shift-↓ move a criterion, s sets them directly.");
        }
        if let Some(change) = weighing::step(context.plan(), place, by) {
            context.change(change);
        }
    }

    /// A digit begins a weight typed in percent.
    fn type_weight(&mut self, digit: u8, context: &mut Context<'_>) {
        if Way::of(context.plan()).asks() {
            return self.answer(context);
        }
        let Some(place) = self.place(context.open()) else { return };
        let criterion = &context.plan().criteria[place];
        let id = criterion.id.clone();
        let title = format!("{}: its weight in percent", criterion.name);
        let about = "0 to 100. The others make room in proportion.";
        context.ask(
            Prompt::new(&title, about, &digit.to_string(), move |context, typed| {
                let place = context.plan().criteria.iter().position(|criterion| criterion.id == id);
                let share = typed_share(typed)?;
                if let Some(change) = place.and_then(|place| weighing::give(context.plan(), place, share)) {
                    context.change(change);
                }
                Ok(())
            })
            .figure(),
        );
    }

    fn shift_row(&mut self, by: isize, context: &mut Context<'_>) {
        let from = self.row(context.open());
        let count = context.plan().criteria.len();
        let Some(to) = from.checked_add_signed(by).filter(|to| *to < count) else { return };
        self.select(from, context.open());
        match weighing::move_to(context.plan(), from, to) {
            Some(change) => drop(context.change(change)),
            None => context.say(
                "Weights are not set by order now. s puts the criteria in order; then Shift-↑ and Shift-↓ move them.",
            ),
        }
    }

    /// Asks again what the weights come from, where that is a dialog's business.
    fn answer(&self, context: &mut Context<'_>) {
        match Way::of(context.plan()) {
            Way::Order => context.say("The order is moved right here: Shift-↑ and Shift-↓."),
            Way::Direct => context.say("Weights are set right here: ← and →, or a digit."),
            Way::Swing | Way::Pairs => ask(self.opened.clone().unwrap_or_default(), context),
        }
    }

    fn switch(&mut self, context: &mut Context<'_>) {
        let open = context.open();
        self.selected = self.place(open).map(|place| open.plan().criteria[place].id.clone());
        let opened = self.opened.clone().unwrap_or_default();
        let about = "All but the pairs start from the weights as they are. Your answers are kept; u takes a change of way back.";
        let choices = Way::ALL
            .map(|way| Choice { name: way.name().to_owned(), about: way.about().to_owned(), value: way })
            .to_vec();
        let at = Way::ALL.iter().position(|way| *way == Way::of(open.plan())).unwrap_or(0);
        context.ask(
            Pick::new("How do you want to weigh?", about, choices, move |context, way| {
                take(*way, opened.clone(), context);
            })
            .starting_at(at),
        );
    }

    fn delete(&mut self, context: &mut Context<'_>) {
        let row = self.row(context.open());
        let Some(place) = self.place(context.open()) else { return };
        let criterion = context.plan().criteria[place].clone();
        let rated = context.plan().partners.iter().filter(|it| it.rating(&criterion.id).is_some()).count();
        let edit = remove::criterion(context.plan(), &criterion.id);
        if context.change(Change::new(format!("{}: deleted", criterion.name), edit)) {
            context.say(format!("{} is gone, with {rated} ratings. u brings them back.", criterion.name));
            let last = context.plan().criteria.len().saturating_sub(1);
            self.select(row.min(last), context.open());
        }
    }

    fn open(&self, context: &mut Context<'_>) {
        let open = context.open();
        if let Some(place) = self.place(open) {
            context.ask(card(open, open.plan().criteria[place].id.clone()));
        }
    }
}

fn card(open: &OpenPlan, id: CriterionId) -> Card {
    Card::new(open, Subject::Criterion(id))
}

fn add_criterion(context: &mut Context<'_>) {
    let about = "What else makes a good partner for you? Say next what 1 to 5 mean, so that two people rate alike.";
    context.ask(Prompt::new("New criterion: its name", about, "", |context, typed| {
        if clean_line(typed).is_empty() {
            return Err("A criterion needs a name: type one.".to_owned());
        }
        let (id, edit) = add::criterion(context.plan(), typed);
        if context.change(Change::new(format!("{}: added", clean_line(typed)), edit)) {
            let card = card(context.open(), id).at("anchor_1", context.open());
            context.ask(card);
        }
        Ok(())
    }));
}

/// Asks the questions of the plan's way of weighing, if it has any; `opened` is who stood at the top.
fn ask(opened: Vec<PartnerId>, context: &mut Context<'_>) {
    match Way::of(context.plan()) {
        Way::Swing => context.ask(Swing::new(opened)),
        Way::Pairs => {
            let pairs = Pairs::new(context.plan(), opened);
            context.ask(pairs);
        }
        Way::Order | Way::Direct => {}
    }
}

/// Goes over to a way of weighing and asks its questions.
fn take(way: Way, opened: Vec<PartnerId>, context: &mut Context<'_>) {
    if way.take(context.plan()).is_none_or(|change| context.change(change)) {
        ask(opened, context);
    }
}

fn next_rule(context: &mut Context<'_>) {
    match weighing::next_rule(context.plan()) {
        Some(change) => drop(context.change(change)),
        None => context.say("Weights are not set by order now. s puts the criteria in order."),
    }
}

/// The places in the plan of the criteria, in the order shown.
fn rows(open: &OpenPlan) -> Vec<usize> {
    order(open.plan())
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Weights",
    rows: &[
        on(&[ENTER], Action::Open, "edit", "Edit the criterion: name, weight, minimum, what 1 to 5 mean.", 1),
        on(
            &[letter('s')],
            Action::Switch,
            "another way",
            "How to set weights: by order, or more ways: by what a step is worth, in pairs, directly.",
            2,
        ),
        on(
            &[letter('e')],
            Action::Answer,
            "answer",
            "Answer the questions the weights come from, where they come from points or pairs.",
            3,
        ),
        on(
            &[letter('m')],
            Action::NextSurrogate,
            "steeper or flatter",
            "How steeply an order turns into weights: balanced, steep, flat.",
            3,
        ),
        on(
            &[RIGHT, letter('+'), letter('='), letter('l')],
            Action::Right,
            "more",
            "A point more for the criterion.",
            4,
        ),
        on(&[LEFT, letter('-'), letter('h')], Action::Left, "less", "A point less for the criterion.", 5),
        bind(
            &[Press::Digits(0, 9)],
            Does::Digit(Action::Digit),
            "percent",
            "Type the criterion's weight in percent.",
            0,
        ),
        on(&[letter('a')], Action::Add, "add", "Add a criterion.", 6),
        on(
            &[letter('d'), DELETE],
            Action::Delete,
            "delete",
            "Delete the criterion with its ratings. Undo brings it back.",
            7,
        ),
        on(&[SHIFT_UP, letter('K')], Action::MoveUp, "move up", "Move the row up.", 0),
        on(&[SHIFT_DOWN, letter('J')], Action::MoveDown, "move down", "Move the row down.", 0),
    ],
};

impl Layer for Weights {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &list::KEYS, &TABS, &COMMANDS, &PLAN]
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let report = open.report();
        let inside = Rect { width: area.width.saturating_sub(1), ..area };
        let used = canvas.paragraph(shift(inside, 2), lead(open), Role::Dim);
        let mut rest = below(inside, used + u16::from(area.height >= 12));
        if let Some(problem) = report.weights_problem {
            let used = canvas.paragraph(shift(rest, 2), &format!("! {}", reasons::no_weights(problem)), Role::Warning);
            rest = below(rest, used + 1);
        }
        let places = rows(open);
        if places.is_empty() {
            return;
        }
        let foot = 3.min(rest.height / 3);
        let table = top(rest, rest.height - foot);
        self.draw_rows(&places, open, &report, canvas, table);
        let drawn = u16::try_from(places.len()).unwrap_or(u16::MAX).min(table.height);
        let effect = below(rest, (drawn + 1).min(rest.height.saturating_sub(foot)));
        self.draw_effect(open, &report, canvas, shift(effect, 2));
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let row = self.row(context.open());
        if let Some(to) = list::moved(action, row, context.plan().criteria.len()) {
            context.open_mut().close_step();
            self.select(to, context.open());
            if action == Action::Select(row) {
                self.open(context);
            }
            return Used::Yes;
        }
        match action {
            Action::Left => self.step(-1.0, context),
            Action::Right => self.step(1.0, context),
            Action::Digit(digit) => self.type_weight(digit, context),
            Action::MoveUp => self.shift_row(-1, context),
            Action::MoveDown => self.shift_row(1, context),
            Action::Switch => self.switch(context),
            Action::Answer => self.answer(context),
            Action::NextSurrogate => next_rule(context),
            Action::Open => self.open(context),
            Action::Add => add_criterion(context),
            Action::Delete => self.delete(context),
            _ => return Used::No,
        }
        Used::Yes
    }

    fn look(&mut self, open: &OpenPlan) {
        self.opened.get_or_insert_with(|| leaders(&open.report()));
    }

    fn leave(&mut self, _context: &mut Context<'_>) {
        self.opened = None;
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let is_ordered = rule(open.plan()).is_some();
        match action {
            Action::Left | Action::Right if is_ordered => Some("The order decides the weights."),
            Action::MoveUp | Action::MoveDown | Action::NextSurrogate if !is_ordered => {
                Some("Weights are not set by order.")
            }
            Action::Answer if !Way::of(open.plan()).asks() => Some("Weights are set right here."),
            Action::Open | Action::Delete if open.plan().criteria.is_empty() => Some("There is no criterion."),
            _ => None,
        }
    }
}

impl Weights {
    /// One row a criterion.
    fn draw_rows(&self, places: &[usize], open: &OpenPlan, report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
        let is_ordered = rule(open.plan()).is_some();
        let name = area.width.saturating_sub(24).clamp(10, 30);
        let most = report.criteria.iter().map(|criterion| criterion.weight).fold(0.0, f64::max);
        let minimum = area.width >= name + MINIMUM;
        list::rows(canvas, area, self.row(open), places.len(), |canvas, index, at| {
            let Some(criterion) = report.criteria.get(places[index]) else { return };
            let mut rest = at;
            if is_ordered {
                canvas.write_right(left(at, 2), &(index + 1).to_string(), Role::Dim);
                rest = shift(at, 3);
            }
            canvas.write(left(rest, name), &criterion.name, Role::Text);
            rest = shift(rest, name + 1);
            canvas.write_right(left(rest, 6), &figure::percent(criterion.weight), Role::Text);
            rest = shift(rest, 8);
            let bar = left(rest, rest.width.saturating_sub(if minimum { 16 } else { 0 }).min(40));
            canvas.bar(bar, if most > 0.0 { criterion.weight / most } else { 0.0 }, Role::Accent);
            if let Some(least) = criterion.minimum.filter(|_| minimum) {
                canvas.write(shift(rest, bar.width + 2), &format!("at least {}", least.get()), Role::Dim);
            }
        });
    }

    /// What the changes made since the view came into sight do to the top of the ranking.
    fn draw_effect(&self, open: &OpenPlan, report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
        let (Some(before), now) = (&self.opened, leaders(report)) else { return };
        let (words, role) = effect(open, report, before);
        let used = canvas.paragraph(area, &words, role);
        if now.is_empty() {
            return;
        }
        let leaders = report.ranking.iter().take(now.len());
        let leaders: Vec<String> =
            leaders.map(|row| format!("{} {}", row.who.name(), figure::tenths(row.score))).collect();
        canvas.paragraph(below(area, used + 1), &format!("Now at the top: {}.", leaders.join(", ")), Role::Dim);
    }
}

fn lead(open: &OpenPlan) -> &'static str {
    match (&open.plan().weighting, rule(open.plan())) {
        (Weighting::Swing { .. }, _) => "By what a step from 1 to 5 is worth on each: e asks again.",
        (Weighting::Pairwise { .. }, _) => "By comparing criteria in pairs: e asks on.",
        (_, None) => "Set directly: ← → a point less or more; a digit begins a percentage.",
        (_, Some(Surrogate::SumReciprocal)) => {
            "By order, most important first, balanced: m makes it steeper or flatter."
        }
        (_, Some(Surrogate::RankOrderCentroid)) => "By order, most important first, steep: the first counts far more.",
        (_, Some(Surrogate::RankSum)) => {
            "By order, most important first, flat: each counts a little less than the one above."
        }
    }
}
