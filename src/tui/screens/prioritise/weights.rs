//! How much each criterion counts: set directly, by putting the criteria in order, or from answers; and what the user
//! would rather have, said without a number.
//!
//! ```text
//! Set directly: ← → a point less or more; a digit begins a percentage.
//!    Criterion            Weight                         At least
//! ›  Ideal-customer fit     22 %  ━━━━━━━━━━━━           2
//!    Buyer influence        18 %  ━━━━━━━━━╸
//!
//! ─── What you would rather have  1
//!    Commitment more than Revenue in 12 months
//!
//!    Say what you would rather have: a criterion or a candidate before another
//!
//! Your changes move 1 of the top 6: out Vantcourt, in Ostrander.
//! ```

mod lead;
mod preferences;

use super::answers::{Pairs, Swing};
use super::effect::{effect, leaders};
use crate::interview::weighing::{self, Way, rule, typed_share};
use crate::plan::{Change, CriterionId, PartnerId, Plan, Share, Subject, add, clean_line, remove};
use crate::prioritise::weights::order;
use crate::report::{CriterionRow, Report, figure, reasons, words};
use crate::text;
use crate::tui::canvas::{Canvas, below, narrower, shift, span, top};
use crate::tui::dialogs::{Choice, Pick, Prompt};
use crate::tui::form::Card;
use crate::tui::keys::{
    Action, COMMANDS, DELETE, Does, ENTER, Keys, LEFT, PANES, PLAN, Press, RIGHT, SHIFT_DOWN, SHIFT_UP, VIEWS, bind,
    letter, on,
};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{self, List, Members};
use ratatui::layout::Rect;

/// The way to say a preference.
const SAY: &str = "Say what you would rather have: a criterion or a candidate before another";

/// Lines of the list that are no rows: heads, headings, blanks.
const HEADS: usize = 4;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Item {
    Criterion(CriterionId),
    /// The preference at this place.
    Said(usize),
    /// Where one says another.
    Say,
}

/// What a row shows beside its words.
#[derive(Debug, Default)]
struct WeightRow<'a> {
    place: String,
    criterion: Option<&'a CriterionRow>,
}

/// The weights.
#[derive(Debug)]
pub(crate) struct Weights {
    list: List<Item>,
    /// Who stood at the top when the view came into sight; none while it is out of sight.
    opened: Option<Vec<PartnerId>>,
    /// Whether something is said without a number, which takes longer to work out.
    is_said: bool,
}

impl Default for Weights {
    fn default() -> Self {
        Self { list: List::new("criterion"), opened: None, is_said: false }
    }
}

impl Weights {
    fn fill(&mut self, open: &OpenPlan) {
        let (plan, report) = (open.plan(), open.report());
        let is_ordered = rule(plan).is_some();
        let criteria = order(plan).into_iter().enumerate().map(|(at, place)| {
            let place_words = if is_ordered { (at + 1).to_string() } else { String::new() };
            let row = WeightRow { place: place_words, criterion: report.criteria.get(place) };
            (Item::Criterion(plan.criteria[place].id.clone()), row)
        });
        let said = (0..plan.preferences.len()).map(|at| (Item::Said(at), WeightRow::default()));
        let said = Members::under("What you would rather have", said).fixed();
        let sections = [Members::new(criteria), said, Members::new([(Item::Say, WeightRow::default())]).fixed()];
        let has_reasons = report.criteria.iter().any(|criterion| !criterion.reason.is_empty());
        self.list.fill(&columns(is_ordered, has_reasons), sections);
        self.is_said = !plan.preferences.is_empty();
    }

    /// The place in the plan of the criterion selected.
    fn place(&self, plan: &Plan) -> Option<usize> {
        let Some(Item::Criterion(id)) = self.list.selected() else { return None };
        plan.criteria.iter().position(|criterion| criterion.id == *id)
    }

    /// A point more or less, or a steeper or flatter order; where weights come from answers, the questions.
    fn step(&self, by: isize, context: &mut Context<'_>) {
        let plan = context.plan();
        let points = if by > 0 { 1.0 } else { -1.0 };
        let change = match Way::of(plan) {
            Way::Swing | Way::Pairs => return ask(self.opened.clone().unwrap_or_default(), context),
            Way::Order => weighing::steeper(plan, by),
            Way::Direct => self.place(plan).and_then(|place| weighing::step(plan, place, points)),
        };
        if let Some(change) = change {
            context.change(change);
        }
    }

    /// A digit begins a weight typed in percent.
    fn type_weight(&self, digit: u8, context: &mut Context<'_>) {
        if Way::of(context.plan()).asks() {
            return ask(self.opened.clone().unwrap_or_default(), context);
        }
        let Some(place) = self.place(context.plan()) else { return };
        let criterion = &context.plan().criteria[place];
        let id = criterion.id.clone();
        let title = format!("{}: its weight in percent", criterion.name);
        let about =
            "0 to 100. It stays; those you have not typed make room in proportion. Empty: what the others leave.";
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

    fn shift_row(&self, by: isize, context: &mut Context<'_>) {
        let plan = context.plan();
        let Some(place) = self.place(plan) else { return };
        let places = order(plan);
        let from = places.iter().position(|one| *one == place);
        let to = from.and_then(|from| from.checked_add_signed(by)).filter(|to| *to < places.len());
        let (Some(from), Some(to)) = (from, to) else { return };
        if let Some(change) = weighing::move_to(plan, from, to) {
            context.change(change);
        }
    }

    fn switch(&self, context: &mut Context<'_>) {
        let opened = self.opened.clone().unwrap_or_default();
        let about = "All but the pairs start from the weights as they are. Your answers are kept; Ctrl-Z takes a change of way back.";
        let choices = Way::ALL
            .map(|way| Choice { name: way.name().to_owned(), about: way.about().to_owned(), value: way })
            .to_vec();
        let at = Way::ALL.iter().position(|way| *way == Way::of(context.plan())).unwrap_or(0);
        context.ask(
            Pick::new("How do you want to weigh?", about, choices, move |context, way| {
                take(*way, opened.clone(), context);
            })
            .starting_at(at),
        );
    }

    fn add(&self, context: &mut Context<'_>) {
        match self.list.selected() {
            Some(Item::Criterion(_)) | None => add_criterion(context),
            Some(Item::Said(_) | Item::Say) => preferences::ask(context),
        }
    }

    fn delete(&self, context: &mut Context<'_>) {
        match self.list.selected() {
            Some(Item::Said(at)) => preferences::delete(*at, context),
            Some(Item::Criterion(id)) => delete_criterion(id, context),
            Some(Item::Say) | None => {}
        }
    }

    fn open(&self, context: &mut Context<'_>) {
        match self.list.selected() {
            Some(Item::Criterion(id)) => {
                let card = card(context.open(), id.clone());
                context.ask(card);
            }
            Some(Item::Say) if context.may_change() => preferences::ask(context),
            Some(Item::Say | Item::Said(_)) | None => {}
        }
    }

    /// From the criteria to what is said without a number, and back.
    fn go_across(&mut self) {
        let is_criterion = |item: &Item| matches!(item, Item::Criterion(_));
        let here = self.list.selected().is_some_and(is_criterion);
        let other = self.list.shown().find(|item| is_criterion(item) != here).cloned();
        if let Some(item) = other {
            self.list.select(&item);
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

fn delete_criterion(id: &CriterionId, context: &mut Context<'_>) {
    let plan = context.plan();
    let Some(name) = plan.criteria.iter().find(|it| it.id == *id).map(|it| it.name.clone()) else { return };
    let rated = plan.partners.iter().filter(|it| it.rating(id).is_some()).count();
    let edit = remove::criterion(plan, id);
    if context.change(Change::new(format!("{name}: deleted"), edit)) {
        context.say(format!("{name} is gone, with {rated} ratings. Ctrl-Z brings them back."));
    }
}

/// Asks the questions of the plan's way of weighing, if it has any; `opened` is who stood at the top.
fn ask(opened: Vec<PartnerId>, context: &mut Context<'_>) {
    match Way::of(context.plan()) {
        Way::Swing => {
            let swing = Swing::new(context.open(), opened);
            context.ask(swing);
        }
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

fn columns<'a>(is_ordered: bool, has_reasons: bool) -> Vec<Column<WeightRow<'a>>> {
    let mut columns = Vec::new();
    if is_ordered {
        columns.push(Column::new(Head::new("place", "#").right().rank(1), |row: &WeightRow<'_>| row.place.clone()));
    }
    columns.push(Column::new(Head::new("name", "Criterion").flexible(12).rank(1), |row: &WeightRow<'_>| {
        row.criterion.map(|it| it.name.clone()).unwrap_or_default()
    }));
    columns.push(Column::new(Head::new("weight", "Weight").right().rank(1), |row: &WeightRow<'_>| {
        row.criterion.map(|it| it.shown.clone()).unwrap_or_default()
    }));
    columns.push(Column::new(Head::new("bar", "").bar(8, 30), |_: &WeightRow<'_>| String::new()));
    columns.push(Column::new(Head::new("least", "At least").rank(3).role(Role::Dim), |row: &WeightRow<'_>| {
        row.criterion.and_then(|it| it.minimum).map(|least| least.get().to_string()).unwrap_or_default()
    }));
    if has_reasons {
        let why = Head::new("reason", "Why").flexible(12).rank(4).role(Role::Dim);
        columns.push(Column::new(why, |row: &WeightRow<'_>| {
            row.criterion.map(|it| it.reason.clone()).unwrap_or_default()
        }));
    }
    columns
}

/// The keys.
pub(crate) const KEYS: Keys = Keys {
    title: "Weights",
    rows: &[
        on(&[RIGHT, letter('+'), letter('l')], Action::Right, "more", 1)
            .says("A point more for the criterion; a steeper order; where weights come from answers, the questions.")
            .changes(),
        on(&[LEFT, letter('-'), letter('h')], Action::Left, "less", 2)
            .says("A point less for the criterion; a flatter order; where weights come from answers, the questions.")
            .changes(),
        on(&[ENTER], Action::Open, "edit", 5).says("Edit the criterion: name, weight, minimum, what 1 to 5 mean."),
        on(&[letter('t')], Action::Switch, "another way", 4)
            .says("How to set weights: by order, or more ways: by what a step is worth, in pairs, directly.")
            .changes(),
        bind(&[Press::Digits(0, 9)], Does::Digit(Action::Digit), "percent", 6)
            .says("Type the criterion's weight in percent.")
            .changes(),
        on(&[letter('a')], Action::Add, "add", 7).says("Add a criterion, or say what you would rather have.").changes(),
        on(&[letter('d'), DELETE], Action::Delete, "delete", 8)
            .says("Delete the criterion with its ratings, or what was said. Undo brings it back.")
            .changes(),
        on(&[SHIFT_UP, letter('K')], Action::MoveUp, "move up", 0)
            .says("Move the criterion up in the order.")
            .changes(),
        on(&[SHIFT_DOWN, letter('J')], Action::MoveDown, "move down", 0)
            .says("Move the criterion down in the order.")
            .changes(),
    ],
};

impl Layer for Weights {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN]
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let report = open.report();
        let inside = narrower(area, 1);
        let used = canvas.paragraph(shift(inside, 2), lead::lead(open.plan()), Role::Dim);
        let mut rest = below(inside, used + u16::from(area.height >= 12));
        if let Some(problem) = report.weights_problem {
            let used = canvas.paragraph(shift(rest, 2), &format!("! {}", reasons::no_weights(problem)), Role::Warning);
            rest = below(rest, used + 1);
        }
        // The list goes before what is said of it: of that, only what there is room for.
        let listed = span(self.list.shown().count() + HEADS);
        let foot = rest.height.saturating_sub(listed).max(rest.height / 5);
        let used = self.draw_list(open, &report, canvas, top(rest, rest.height - foot));
        let mut at = shift(below(rest, used + 1), 2);
        for (words, role) in self.said(open, &report) {
            if text::wrap(&words, usize::from(at.width)).len() <= usize::from(at.height) {
                at = below(at, canvas.paragraph(at, &words, role));
            }
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let Some(action) = self.list.act(action) else {
            context.open_mut().close_step();
            return Used::Yes;
        };
        match action {
            Action::Left => self.step(-1, context),
            Action::Right => self.step(1, context),
            Action::Digit(digit) => self.type_weight(digit, context),
            Action::MoveUp => self.shift_row(-1, context),
            Action::MoveDown => self.shift_row(1, context),
            Action::Switch => self.switch(context),
            Action::Open => self.open(context),
            Action::Add => self.add(context),
            Action::Delete => self.delete(context),
            Action::Pane => self.go_across(),
            _ => return Used::No,
        }
        Used::Yes
    }

    fn look(&mut self, open: &OpenPlan) {
        self.opened.get_or_insert_with(|| leaders(&open.report()));
        self.fill(open);
    }

    fn leave(&mut self, _context: &mut Context<'_>) {
        self.opened = None;
    }

    fn wants_findings(&self) -> bool {
        self.is_said
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let is_on_criterion = matches!(self.list.selected(), Some(Item::Criterion(_)));
        match (action, Way::of(open.plan())) {
            (Action::MoveUp | Action::MoveDown, way) if way != Way::Order => Some("Weights are not set by order."),
            (Action::Left | Action::Right | Action::Digit(_), Way::Direct) if !is_on_criterion => {
                Some("Select a criterion first.")
            }
            (Action::MoveUp | Action::MoveDown, _) if !is_on_criterion => Some("Select a criterion first."),
            (Action::Delete, _) if self.list.selected() == Some(&Item::Say) => Some("There is nothing to delete."),
            (Action::Open, _) if matches!(self.list.selected(), Some(Item::Said(_))) => {
                Some("It says all there is: d takes it out.")
            }
            (Action::Pane, _) if open.plan().criteria.is_empty() => Some("There is no criterion."),
            _ => None,
        }
    }
}

impl Weights {
    fn draw_list(&self, open: &OpenPlan, report: &Report, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let most = report.criteria.iter().map(|criterion| criterion.weight).fold(0.0, f64::max);
        self.list.draw(canvas, area, |canvas, entry| match (entry.id, entry.column) {
            (Item::Criterion(id), "bar") => {
                let criterion = report.criteria.iter().find(|criterion| criterion.id == id.as_str());
                let weight = criterion.map_or(0.0, |criterion| criterion.weight);
                canvas.bar(entry.area, if most > 0.0 { weight / most } else { 0.0 }, Role::Accent);
            }
            (Item::Criterion(_), _) => entry.write(canvas),
            (Item::Said(at), "name") => {
                let said = open.plan().preferences.get(*at);
                canvas.write(entry.rest, &said.map(|said| said.words(open.plan())).unwrap_or_default(), Role::Text);
            }
            (Item::Say, "name") => drop(canvas.write(entry.rest, SAY, Role::Dim)),
            (Item::Said(_) | Item::Say, _) => {}
        })
    }

    /// What the changes made since the view came into sight do to the top of the ranking, and what follows from what is
    /// said without a number.
    fn said(&self, open: &OpenPlan, report: &Report) -> Vec<(String, Role)> {
        let mut said: Vec<(String, Role)> = self.opened.iter().map(|before| effect(open, report, before)).collect();
        let names: Vec<String> = report
            .ranking
            .iter()
            .take(leaders(report).len())
            .map(|row| format!("{} {}", row.who.name(), figure::tenths(row.score)))
            .collect();
        if !names.is_empty() {
            said.push((format!("Now at the top: {}.", names.join(", ")), Role::Dim));
        }
        let typed: Vec<Option<Share>> = open.plan().criteria.iter().map(|criterion| criterion.share).collect();
        if let Some((words, is_off)) = words::typed_shares(&typed).filter(|_| Way::of(open.plan()) == Way::Direct) {
            said.insert(0, (words, if is_off { Role::Warning } else { Role::Dim }));
        }
        let preferences = preferences::told(open);
        if !preferences.is_empty() {
            said.insert(0, (preferences, Role::Text));
        }
        said
    }
}
