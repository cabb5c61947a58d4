//! How much each criterion counts: set directly, or by putting the criteria in order.
//!
//! ```text
//! Set directly. ← → a point less or more; the others make room.
//!     criterion                  weight
//! ›   ICP overlap                  22 %  ━━━━━━━━━━━━
//!     Buyer influence              18 %  ━━━━━━━━━╸
//!
//! Your changes move 1 of the top 6: out Vantcourt, in Ostrander.
//! ```

use super::{
    answers::{Pairs, Swing},
    effect::{effect, leaders},
    weighing::{self, Way},
};
use crate::{
    plan::{Change, CriterionId, Edit, Field, PartnerId, Plan, Subject, Surrogate, Weighting, add, clean_line, remove},
    prioritise::weights::order,
    report::{Report, figure},
    tui::{
        canvas::{Canvas, below, left, shift, top},
        dialogs::{Choice, Pick, Prompt},
        form::Card,
        keys::{Action, Mode},
        layer::{Context, Layer, Used},
        open_plan::OpenPlan,
        theme::Role,
        widgets::list,
    },
};
use ratatui::layout::Rect;

/// The weights.
#[derive(Debug, Default)]
pub(in crate::tui) struct Weights {
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
        if comes_from_answers(context.plan()) {
            return self.answer(context);
        }
        let Some(place) = self.place(context.open()) else { return };
        if rule(context.open()).is_some() {
            return context
                .say("The order decides the weights: Shift-↑ and Shift-↓ move a criterion, s sets them directly.");
        }
        let Some(now) = context.report().criteria.get(place).map(|criterion| criterion.weight) else { return };
        give(place, ((now * 100.0).round() + by) / 100.0, context);
    }

    /// A digit begins a weight typed in percent.
    fn type_weight(&mut self, digit: u8, context: &mut Context<'_>) {
        if comes_from_answers(context.plan()) {
            return self.answer(context);
        }
        let Some(place) = self.place(context.open()) else { return };
        let criterion = &context.plan().criteria[place];
        let id = criterion.id.clone();
        let title = format!("{}: its weight in percent", criterion.name);
        let about = "0 to 100. The others make room in proportion.";
        context.ask(Prompt::new(&title, about, &digit.to_string(), move |context, typed| {
            let place = context.plan().criteria.iter().position(|criterion| criterion.id == id);
            let percent = typed.trim().trim_end_matches('%').trim().replace(',', ".").parse::<f64>();
            match (percent, place) {
                (Ok(percent), Some(place)) if (0.0..=100.0).contains(&percent) => {
                    give(place, percent / 100.0, context);
                    Ok(())
                }
                _ => Err(format!("“{}” is no weight: type a number from 0 to 100.", clean_line(typed))),
            }
        }));
    }

    fn shift_row(&mut self, by: isize, context: &mut Context<'_>) {
        let from = self.row(context.open());
        let count = context.plan().criteria.len();
        let Some(to) = from.checked_add_signed(by).filter(|to| *to < count) else { return };
        self.select(from, context.open());
        let name = self.place(context.open()).map(|at| context.plan().criteria[at].name.clone()).unwrap_or_default();
        match rule(context.open()) {
            Some(surrogate) => {
                let edit = weighing::moved(context.plan(), surrogate, from, to);
                context.change(Change::new(format!("{name}: its place in the order"), edit));
            }
            None => context.say(
                "Weights are not set by order now. s puts the criteria in order; then Shift-↑ and Shift-↓ move them.",
            ),
        }
    }

    /// Asks again what the weights come from, where that is a dialog's business.
    fn answer(&self, context: &mut Context<'_>) {
        let opened = self.opened.clone().unwrap_or_default();
        match &context.plan().weighting {
            Weighting::Swing { .. } => context.ask(Swing::new(opened)),
            Weighting::Pairwise { .. } => {
                let pairs = Pairs::new(context.plan(), opened);
                context.ask(pairs);
            }
            Weighting::Order { .. } => context.say("The order is moved right here: Shift-↑ and Shift-↓."),
            Weighting::Direct => context.say("Weights are set right here: ← and →, or a digit."),
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
                way.choose(opened.clone(), context);
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
    Card::new(open, Subject::Criterion(id), &[("", Field::CRITERION)])
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

fn give(place: usize, share: f64, context: &mut Context<'_>) {
    let plan = context.plan();
    let Some(criterion) = plan.criteria.get(place) else { return };
    let (id, name) = (criterion.id.clone(), criterion.name.clone());
    let edit: Edit = weighing::with_share(plan, place, share);
    context.change(Change::merging(format!("weight {id}"), format!("{name}: weight"), edit));
}

fn next_rule(context: &mut Context<'_>) {
    match rule(context.open()) {
        Some(surrogate) => {
            let next = weighing::next_rule(surrogate);
            let edit = weighing::by_rule(context.plan(), next);
            context.change(Change::new(format!("weights by order, {}", next.label()), edit));
        }
        None => context.say("Weights are not set by order now. s puts the criteria in order."),
    }
}

/// The rule that turns the order into weights; none when weights are set directly.
fn rule(open: &OpenPlan) -> Option<Surrogate> {
    match open.plan().weighting {
        Weighting::Order { surrogate, .. } => Some(surrogate),
        Weighting::Direct | Weighting::Swing { .. } | Weighting::Pairwise { .. } => None,
    }
}

/// The places in the plan of the criteria, in the order shown.
fn rows(open: &OpenPlan) -> Vec<usize> {
    order(open.plan())
}

impl Layer for Weights {
    fn mode(&self) -> Mode {
        Mode::Weights
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let report = open.report();
        let inside = Rect { width: area.width.saturating_sub(1), ..area };
        let used = canvas.paragraph(shift(inside, 2), lead(open), Role::Dim);
        let mut rest = below(inside, used + u16::from(area.height >= 12));
        if let Some(problem) = report.weights_problem {
            let used = canvas.paragraph(shift(rest, 2), &format!("! {problem}"), Role::Warning);
            rest = below(rest, used + 1);
        }
        let places = rows(open);
        if places.is_empty() {
            return;
        }
        let foot = 3.min(rest.height / 3);
        let table = top(rest, rest.height - foot);
        let drawn = self.draw_rows(&places, open, &report, canvas, table);
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
        let is_ordered = rule(open).is_some();
        match action {
            Action::Left | Action::Right if is_ordered => Some("The order decides the weights."),
            Action::MoveUp | Action::MoveDown | Action::NextSurrogate if !is_ordered => {
                Some("Weights are not set by order.")
            }
            Action::Answer if !comes_from_answers(open.plan()) => Some("Weights are set right here."),
            Action::Open | Action::Delete if open.plan().criteria.is_empty() => Some("There is no criterion."),
            _ => None,
        }
    }
}

impl Weights {
    /// One row a criterion; returns the rows used.
    fn draw_rows(
        &self,
        places: &[usize],
        open: &OpenPlan,
        report: &Report,
        canvas: &mut Canvas<'_>,
        area: Rect,
    ) -> u16 {
        let is_ordered = rule(open).is_some();
        let name = area.width.saturating_sub(24).clamp(10, 30);
        let most = report.criteria.iter().map(|criterion| criterion.weight).fold(0.0, f64::max);
        let minimum = area.width >= name + 2 + 4 + 8 + 20 + 14;
        list::rows(canvas, area, self.row(open), places.len(), |canvas, index, at| {
            let Some(criterion) = report.criteria.get(places[index]) else { return };
            let mut rest = at;
            if is_ordered {
                canvas.write_right(left(rest, 2), &(index + 1).to_string(), Role::Dim);
                rest = shift(rest, 3);
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
        u16::try_from(places.len()).unwrap_or(u16::MAX).min(area.height)
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

/// Whether the weights come from answers given in a dialog.
fn comes_from_answers(plan: &Plan) -> bool {
    matches!(plan.weighting, Weighting::Swing { .. } | Weighting::Pairwise { .. })
}

fn lead(open: &OpenPlan) -> &'static str {
    match (&open.plan().weighting, rule(open)) {
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
