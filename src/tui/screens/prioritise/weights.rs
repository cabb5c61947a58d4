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
    weighing::{self, Way},
};
use crate::{
    plan::{Change, CriterionId, Edit, Field, PartnerId, Plan, Subject, Surrogate, Weighting, add, clean_line, remove},
    prioritise::weights::order,
    report::{Report, figure},
    tui::{
        canvas::{Canvas, below, left, shift, top},
        desk::Desk,
        dialogs::{Card, Choice, Pick, Prompt},
        keymap::{Action, Mode},
        screens::Screen,
        theme::Role,
        widgets::list,
        work::Work,
    },
};
use ratatui::layout::Rect;

/// The weights.
#[derive(Debug)]
pub(super) struct Weights {
    /// The criterion selected; the first when it is gone.
    selected: Option<CriterionId>,
    /// Who stood at the top when the view came into sight; none while it is out of sight.
    opened: Option<Vec<PartnerId>>,
}

impl Weights {
    /// The weights of the plan on the desk.
    pub(super) fn new(desk: &Desk) -> Self {
        Self { selected: None, opened: Some(leaders(&desk.report())) }
    }

    fn row(&self, desk: &Desk) -> usize {
        let plan = desk.plan();
        let Some(id) = &self.selected else { return 0 };
        rows(desk).iter().position(|place| plan.criteria[*place].id == *id).unwrap_or(0)
    }

    /// The place in the plan of the criterion selected.
    fn place(&self, desk: &Desk) -> Option<usize> {
        rows(desk).get(self.row(desk)).copied()
    }

    fn select(&mut self, row: usize, desk: &Desk) {
        self.selected = rows(desk).get(row).map(|place| desk.plan().criteria[*place].id.clone());
    }

    /// A point more or less.
    fn step(&mut self, by: f64, work: &mut Work<'_>) {
        if comes_from_answers(work.plan()) {
            return self.answer(work);
        }
        let Some(place) = self.place(work.desk()) else { return };
        if rule(work.desk()).is_some() {
            return work
                .say("The order decides the weights: Shift-↑ and Shift-↓ move a criterion, s sets them directly.");
        }
        let Some(now) = work.report().criteria.get(place).map(|criterion| criterion.weight) else { return };
        give(place, ((now * 100.0).round() + by) / 100.0, work);
    }

    /// A digit begins a weight typed in percent.
    fn type_weight(&mut self, digit: u8, work: &mut Work<'_>) {
        if comes_from_answers(work.plan()) {
            return self.answer(work);
        }
        let Some(place) = self.place(work.desk()) else { return };
        let criterion = &work.plan().criteria[place];
        let id = criterion.id.clone();
        let title = format!("{}: its weight in percent", criterion.name);
        let about = "0 to 100. The others make room in proportion.";
        work.ask(Prompt::new(&title, about, &digit.to_string(), move |work, typed| {
            let place = work.plan().criteria.iter().position(|criterion| criterion.id == id);
            let percent = typed.trim().trim_end_matches('%').trim().replace(',', ".").parse::<f64>();
            match (percent, place) {
                (Ok(percent), Some(place)) if (0.0..=100.0).contains(&percent) => {
                    give(place, percent / 100.0, work);
                    Ok(())
                }
                _ => Err(format!("“{}” is no weight: type a number from 0 to 100.", clean_line(typed))),
            }
        }));
    }

    fn shift_row(&mut self, by: isize, work: &mut Work<'_>) {
        let from = self.row(work.desk());
        let count = work.plan().criteria.len();
        let Some(to) = from.checked_add_signed(by).filter(|to| *to < count) else { return };
        self.select(from, work.desk());
        let name = self.place(work.desk()).map(|at| work.plan().criteria[at].name.clone()).unwrap_or_default();
        match rule(work.desk()) {
            Some(surrogate) => {
                let edit = weighing::moved(work.plan(), surrogate, from, to);
                work.change(Change::new(format!("{name}: its place in the order"), edit));
            }
            None => work.say(
                "Weights are not set by order now. s puts the criteria in order; then Shift-↑ and Shift-↓ move them.",
            ),
        }
    }

    /// Asks again what the weights come from, where that is a dialog's business.
    fn answer(&self, work: &mut Work<'_>) {
        let opened = self.opened.clone().unwrap_or_default();
        match &work.plan().weighting {
            Weighting::Swing { .. } => work.ask(Swing::new(opened)),
            Weighting::Pairwise { .. } => {
                let pairs = Pairs::new(work.plan(), opened);
                work.ask(pairs);
            }
            Weighting::Order { .. } => work.say("The order is moved right here: Shift-↑ and Shift-↓."),
            Weighting::Direct => work.say("Weights are set right here: ← and →, or a digit."),
        }
    }

    fn switch(&mut self, work: &mut Work<'_>) {
        let desk = work.desk();
        self.selected = self.place(desk).map(|place| desk.plan().criteria[place].id.clone());
        let opened = self.opened.clone().unwrap_or_default();
        let about = "All but the pairs start from the weights as they are. Your answers are kept; u takes a change of way back.";
        let choices = Way::ALL
            .map(|way| Choice { name: way.name().to_owned(), about: way.about().to_owned(), value: way })
            .to_vec();
        let at = Way::ALL.iter().position(|way| *way == Way::of(desk.plan())).unwrap_or(0);
        work.ask(
            Pick::new("How do you want to weigh?", about, choices, move |work, way| {
                way.choose(opened.clone(), work);
            })
            .starting_at(at),
        );
    }

    fn delete(&mut self, work: &mut Work<'_>) {
        let row = self.row(work.desk());
        let Some(place) = self.place(work.desk()) else { return };
        let criterion = work.plan().criteria[place].clone();
        let rated = work.plan().partners.iter().filter(|it| it.rating(&criterion.id).is_some()).count();
        let edit = remove::criterion(work.plan(), &criterion.id);
        if work.change(Change::new(format!("{}: deleted", criterion.name), edit)) {
            work.say(format!("{} is gone, with {rated} ratings. u brings them back.", criterion.name));
            let last = work.plan().criteria.len().saturating_sub(1);
            self.select(row.min(last), work.desk());
        }
    }

    fn open(&self, work: &mut Work<'_>) {
        let desk = work.desk();
        if let Some(place) = self.place(desk) {
            work.ask(card(desk, desk.plan().criteria[place].id.clone()));
        }
    }
}

fn card(desk: &Desk, id: CriterionId) -> Card {
    Card::new(desk, Subject::Criterion(id), &[("", Field::CRITERION)])
}

fn add_criterion(work: &mut Work<'_>) {
    let about = "What else makes a good partner for you? Say next what 1 to 5 mean, so that two people rate alike.";
    work.ask(Prompt::new("New criterion: its name", about, "", |work, typed| {
        if clean_line(typed).is_empty() {
            return Err("A criterion needs a name: type one.".to_owned());
        }
        let (id, edit) = add::criterion(work.plan(), typed);
        if work.change(Change::new(format!("{}: added", clean_line(typed)), edit)) {
            let card = card(work.desk(), id).at("anchor_1", work.desk());
            work.ask(card);
        }
        Ok(())
    }));
}

fn give(place: usize, share: f64, work: &mut Work<'_>) {
    let plan = work.plan();
    let Some(criterion) = plan.criteria.get(place) else { return };
    let (id, name) = (criterion.id.clone(), criterion.name.clone());
    let edit: Edit = weighing::with_share(plan, place, share);
    work.change(Change::merging(format!("weight {id}"), format!("{name}: weight"), edit));
}

fn next_rule(work: &mut Work<'_>) {
    match rule(work.desk()) {
        Some(surrogate) => {
            let next = weighing::next_rule(surrogate);
            let edit = weighing::by_rule(work.plan(), next);
            work.change(Change::new(format!("weights by order, {}", next.label()), edit));
        }
        None => work.say("Weights are not set by order now. s puts the criteria in order."),
    }
}

/// The rule that turns the order into weights; none when weights are set directly.
fn rule(desk: &Desk) -> Option<Surrogate> {
    match desk.plan().weighting {
        Weighting::Order { surrogate, .. } => Some(surrogate),
        Weighting::Direct | Weighting::Swing { .. } | Weighting::Pairwise { .. } => None,
    }
}

/// The places in the plan of the criteria, in the order shown.
fn rows(desk: &Desk) -> Vec<usize> {
    order(desk.plan())
}

/// Who stands at the top: the first k of the ranking.
fn leaders(report: &Report) -> Vec<PartnerId> {
    let limit = usize::try_from(report.goal.limits.partners).unwrap_or(usize::MAX);
    report.ranking.iter().take(limit).map(|row| row.who.id().clone()).collect()
}

impl Screen for Weights {
    fn mode(&self) -> Mode {
        Mode::Weights
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
        let report = desk.report();
        let inside = Rect { width: area.width.saturating_sub(1), ..area };
        let used = canvas.paragraph(shift(inside, 2), lead(desk), Role::Dim);
        let mut rest = below(inside, used + u16::from(area.height >= 12));
        if let Some(problem) = report.weights_problem {
            let used = canvas.paragraph(shift(rest, 2), &format!("! {problem}"), Role::Warning);
            rest = below(rest, used + 1);
        }
        let places = rows(desk);
        if places.is_empty() {
            return;
        }
        let foot = 3.min(rest.height / 3);
        let table = top(rest, rest.height - foot);
        let drawn = self.draw_rows(&places, desk, &report, canvas, table);
        let effect = below(rest, (drawn + 1).min(rest.height.saturating_sub(foot)));
        self.draw_effect(desk, &report, canvas, shift(effect, 2));
    }

    fn act(&mut self, action: Action, work: &mut Work<'_>) -> bool {
        let row = self.row(work.desk());
        if let Some(to) = list::moved(action, row, work.plan().criteria.len()) {
            work.desk_mut().close_step();
            self.select(to, work.desk());
            if action == Action::Select(row) {
                self.open(work);
            }
            return true;
        }
        match action {
            Action::Left => self.step(-1.0, work),
            Action::Right => self.step(1.0, work),
            Action::Digit(digit) => self.type_weight(digit, work),
            Action::MoveUp => self.shift_row(-1, work),
            Action::MoveDown => self.shift_row(1, work),
            Action::Switch => self.switch(work),
            Action::Answer => self.answer(work),
            Action::NextSurrogate => next_rule(work),
            Action::Open => self.open(work),
            Action::Add => add_criterion(work),
            Action::Delete => self.delete(work),
            _ => return false,
        }
        true
    }

    fn refresh(&mut self, desk: &Desk) {
        self.opened.get_or_insert_with(|| leaders(&desk.report()));
    }

    fn leave(&mut self, _work: &mut Work<'_>) {
        self.opened = None;
    }

    fn refusal(&self, action: Action, desk: &Desk) -> Option<&'static str> {
        let is_ordered = rule(desk).is_some();
        match action {
            Action::Left | Action::Right if is_ordered => Some("The order decides the weights."),
            Action::MoveUp | Action::MoveDown | Action::NextSurrogate if !is_ordered => {
                Some("Weights are not set by order.")
            }
            Action::Answer if !comes_from_answers(desk.plan()) => Some("Weights are set right here."),
            Action::Open | Action::Delete if desk.plan().criteria.is_empty() => Some("There is no criterion."),
            _ => None,
        }
    }
}

impl Weights {
    /// One row a criterion; returns the rows used.
    fn draw_rows(&self, places: &[usize], desk: &Desk, report: &Report, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let is_ordered = rule(desk).is_some();
        let name = area.width.saturating_sub(24).clamp(10, 30);
        let most = report.criteria.iter().map(|criterion| criterion.weight).fold(0.0, f64::max);
        let minimum = area.width >= name + 2 + 4 + 8 + 20 + 14;
        list::rows(canvas, area, self.row(desk), places.len(), |canvas, index, at| {
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
    fn draw_effect(&self, desk: &Desk, report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
        let (Some(before), now) = (&self.opened, leaders(report)) else { return };
        let (words, role) = effect(desk, report, before);
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

/// What changing the weights has moved since somebody stood at the top, in words.
pub(super) fn effect(desk: &Desk, report: &Report, before: &[PartnerId]) -> (String, Role) {
    let now = leaders(report);
    if now.is_empty() && before.is_empty() {
        return ("Nobody is ranked yet, so weights change nothing: rate first.".to_owned(), Role::Dim);
    }
    let names = |from: &[PartnerId], without: &[PartnerId]| {
        let names = from.iter().filter(|id| !without.contains(id)).filter_map(|id| desk.plan().partner(id));
        names.map(|partner| partner.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let (out, came) = (names(before, &now), names(&now, before));
    let moved = before.iter().filter(|id| !now.contains(id)).count();
    match (moved, before.len()) {
        (0, 1) => ("Number one is the same as when you came here.".to_owned(), Role::Dim),
        (0, top) => (format!("The top {top} are the same as when you came here."), Role::Dim),
        (_, top) => (format!("Changing these moves {moved} of the top {top}: out {out}; in {came}."), Role::Accent),
    }
}

/// Whether the weights come from answers given in a dialog.
fn comes_from_answers(plan: &Plan) -> bool {
    matches!(plan.weighting, Weighting::Swing { .. } | Weighting::Pairwise { .. })
}

fn lead(desk: &Desk) -> &'static str {
    match (&desk.plan().weighting, rule(desk)) {
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
