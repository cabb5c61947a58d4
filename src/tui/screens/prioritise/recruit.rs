//! Whom to recruit now, next, later and not at all; and what if. Beside it whom the set reaches, other budgets, and sets
//! that are as good.

mod as_good_as;
mod beside;
mod budgets;
mod columns;
mod draw;
mod head;
mod if_no;
mod keys;
mod pictures;
mod shown;

pub(crate) use keys::KEYS;

use self::columns::RecruitRow;
use self::shown::SetShown;
use super::pane::{self, Pane};
use crate::interview::steps::{OfRanking, OfSet, View};
use crate::interview::trial::{self, Hold, Trial, Trying};
use crate::plan::{PartnerId, Plan, Wave};
use crate::report::findings::{Recruiting, WaveRow, Waves};
use crate::report::{Effort, Findings, Report, SideBySide, Who, figure, words};
use crate::tui::canvas::{Canvas, shift};
use crate::tui::keys::{Action, COMMANDS, Keys, PANES, PLAN, VIEWS};
use crate::tui::layer::{Context, Layer, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::filter;
use crate::tui::widgets::list::{self, List, Members};
use crate::tui::widgets::scroll::Scroll;
use ratatui::layout::Rect;

/// Whom to recruit, and when.
#[derive(Debug)]
pub(crate) struct Recruit {
    list: List<PartnerId>,
    trying: Trying,
    /// Just come into sight: it opens at the set, whoever was looked at before.
    has_arrived: bool,
    /// Whether the set is shown counted the other way: with the accounts that partners serve, or without.
    counts_otherwise: bool,
    shown: Option<SetShown>,
    /// The set shown beside the one that is held.
    beside: Option<SideBySide>,
    pane: Pane<OfSet>,
    reach: Scroll,
    people: List<PartnerId>,
    if_no: List<PartnerId>,
    budgets: List<usize>,
    as_good_as: List<PartnerId>,
}

/// The set shown, the one being tried or the one the plan recruits now, and what it comes to.
impl Default for Recruit {
    fn default() -> Self {
        Self {
            list: List::new("candidate"),
            trying: Trying::default(),
            has_arrived: false,
            counts_otherwise: false,
            shown: None,
            beside: None,
            pane: Pane::new(&OfSet::ALL, OfSet::title, |page| View::Recruit(Some(page))),
            reach: Scroll::default(),
            people: List::new("candidate"),
            if_no: List::new("candidate"),
            budgets: List::new("budget"),
            as_good_as: List::new("candidate"),
        }
    }
}

impl Recruit {
    fn fill(&mut self, open: &OpenPlan) {
        let Some(findings) = open.findings() else { return };
        let now = recruited(open);
        let of = |set: &Trial| SetShown::of(open, set, self.counts_otherwise);
        let shown = self.trying.now().map_or_else(|| of(&Trial::of(now.clone())), of);
        let held = self.trying.held().map(of);
        self.fill_list(open, findings, &now, (&shown, held.as_ref()));
        self.beside = held.map(|held| beside::of(open, &now, [&held, &shown], self.is_trying()));
        self.shown = Some(shown);
        self.fill_pages(open.plan(), &findings.recruiting);
        pictures::fill(&mut self.people, &open.report(), findings);
    }

    fn fill_list(
        &mut self,
        open: &OpenPlan,
        findings: &Findings,
        now: &[PartnerId],
        (shown, held): (&SetShown, Option<&SetShown>),
    ) {
        let (plan, report) = (open.plan(), open.report());
        let scores = scores(plan, &report);
        let row = |who: &Who| RecruitRow {
            partner: &plan.partners[who.index],
            is_held: held.is_some_and(|held| held.has(who.index)),
            mark: mark(shown.has(who.index), now.contains(who.id())),
            score: scores[who.index],
            effort: report.efforts().get(who.index),
            adds: shown.adds(who.index),
            judged: findings.judged(who.id()),
        };
        let sections = waves(&findings.waves).map(|(wave, rows)| {
            let there = rows.iter().filter(|row| stands(plan, &row.who));
            let rows: Vec<(PartnerId, RecruitRow<'_>)> = there.map(|it| (it.who.id().clone(), row(&it.who))).collect();
            let told = comes_to(rows.iter().filter_map(|(_, row)| row.effort), &report);
            Members::under(heading(wave), rows).told(told)
        });
        self.list.fill(&columns::columns(held.is_some()), sections);
    }

    fn fill_pages(&mut self, plan: &Plan, recruiting: &Recruiting) {
        if_no::fill(&mut self.if_no, recruiting);
        budgets::fill(&mut self.budgets, &plan.goal.limits, recruiting);
        as_good_as::fill(&mut self.as_good_as, recruiting);
    }

    /// Whether another set than the plan's is being tried.
    fn is_trying(&self) -> bool {
        self.trying.now().is_some()
    }

    /// Selects the first of the set, unless one of it is selected.
    fn open_at_the_set(&mut self, open: &OpenPlan) {
        let set = recruited(open);
        if !self.list.selected().is_some_and(|id| set.contains(id)) {
            self.list.act(Action::First);
        }
    }

    /// Makes a candidate the one being looked at, here and everywhere.
    fn select(&mut self, id: PartnerId, context: &mut Context<'_>) {
        self.list.select(&id);
        self.select_in_pages(&id);
        self.reach.reset();
        context.select(id);
    }

    fn select_in_pages(&mut self, id: &PartnerId) {
        for list in [&mut self.people, &mut self.if_no, &mut self.as_good_as] {
            list.select(id);
        }
    }

    /// Puts the selected candidate into a wave by hand; none leaves it to the numbers.
    fn put(&mut self, wave: Option<Wave>, context: &mut Context<'_>) {
        let Some(partner) = self.list.selected().and_then(|id| context.plan().partner(id)) else { return };
        let name = partner.name.clone();
        let change = trial::put(partner, wave);
        if context.change(change) {
            self.trying.end();
            context.say(match wave {
                Some(wave) => format!(
                    "{name} is put into “{}” by hand. 0 leaves it to the numbers, Ctrl-Z takes it back.",
                    wave.label()
                ),
                None => format!("{name} goes where the numbers put it."),
            });
        }
    }

    /// Keeps what the selected candidate says who was asked; the set follows.
    fn answer(&mut self, says_yes: bool, context: &mut Context<'_>) {
        let Some(partner) = self.list.selected().and_then(|id| context.plan().partner(id)) else { return };
        let name = partner.name.clone();
        let change = trial::answered(partner, says_yes);
        if context.change(change) {
            self.trying.end();
            let said = if says_yes {
                "said yes and is in whatever else holds"
            } else {
                "said no; the set goes on without them"
            };
            context.say(format!("{name} {said}. Ctrl-Z takes it back."));
        }
    }

    /// Tries the set with the selected candidate, or without.
    fn toggle(&mut self, open: &OpenPlan) {
        if let Some(id) = self.list.selected().cloned() {
            self.trying.toggle(id, &recruited(open));
        }
    }

    /// Tries the set that reaches most.
    fn try_best(&mut self, context: &mut Context<'_>) {
        let Some(findings) = context.open().findings() else { return };
        let Some(set) = &findings.recruiting.optimal else { return };
        let best = set.partners.iter().map(|who| who.id().clone()).collect();
        if !self.trying.of(Trial::of(best), &recruited(context.open())) {
            context.say("The set to recruit is the one that reaches most.");
        }
    }

    /// Makes what was tried the first wave, by hand.
    fn keep(&mut self, context: &mut Context<'_>) {
        let Some(set) = self.trying.now() else { return context.say(NOTHING_TRIED) };
        let change = set.keep(context.plan());
        if context.change(change) {
            self.trying.end();
            context.say(
                "Kept: this is the set now, whatever the numbers say. - gives it back to them, Ctrl-Z takes it back.",
            );
        }
    }

    /// Holds what is tried, so that the next set stands beside it; or lets it go.
    fn hold(&mut self, context: &mut Context<'_>) {
        context.say(match self.trying.hold() {
            Hold::Held => format!("{} Esc ends both.", words::SET_HELD),
            Hold::LetGo => words::SET_LET_GO.to_owned(),
            Hold::Nothing => NOTHING_TRIED.to_owned(),
        });
    }

    /// Gives the set back to the numbers, whoever was moved by hand.
    fn give_back(&mut self, context: &mut Context<'_>) {
        let Some(change) = trial::back_to_the_numbers(context.plan()) else {
            return context.say("Nobody was moved by hand: the numbers choose.");
        };
        if context.change(change) {
            self.trying.end();
            context.say("The numbers choose the set again. Ctrl-Z takes it back.");
        }
    }

    /// What the keys do while they are for the pane, where that differs from the list; returns what is left to be done.
    fn act_in_pane(&mut self, action: Action, context: &mut Context<'_>) -> Option<Action> {
        let list = match self.pane.page() {
            OfSet::Reach => return Some(action).filter(|action| !self.reach.turn(*action)),
            OfSet::Budgets => return self.budgets.act(action),
            OfSet::Map | OfSet::Days | OfSet::Money => &mut self.people,
            OfSet::IfNo => &mut self.if_no,
            OfSet::AsGoodAs => &mut self.as_good_as,
        };
        let left = list.act(action);
        if let Some(id) = list.selected().cloned().filter(|_| left.is_none()) {
            self.select(id, context);
        }
        left
    }

    /// Shows the set counted the other way, or again as it counts.
    fn count_otherwise(&mut self, context: &mut Context<'_>) {
        let report = context.open().report();
        match report.coverage.volume.other_words() {
            None => {
                context
                    .say("Say on the card how many accounts they serve, and how many match: then both can be shown.");
            }
            Some(_) => self.counts_otherwise = !self.counts_otherwise,
        }
    }

    fn act_on_set(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match action {
            Action::Toggle => self.toggle(context.open()),
            Action::Digit(digit) => self.put(usize::from(digit).checked_sub(1).map(|at| Wave::ALL[at.min(3)]), context),
            Action::Yes | Action::No => self.answer(action == Action::Yes, context),
            Action::Best => self.try_best(context),
            Action::Accept => self.keep(context),
            Action::Hold => self.hold(context),
            Action::Volume => self.count_otherwise(context),
            Action::BackToNumbers => self.give_back(context),
            Action::Open => {
                if let Some(id) = self.list.selected().cloned() {
                    self.select(id, context);
                    context.go(View::Ranking(Some(OfRanking::Why)));
                }
            }
            Action::Enough => context.open_mut().enough(),
            Action::Back if self.trying.is_on() => self.trying.end(),
            _ => return Used::No,
        }
        self.fill(context.open());
        Used::Yes
    }
}

const NOTHING_TRIED: &str = "Nothing is being tried: Space tries the set with a candidate or without.";

/// The mark of somebody who is in the set shown, and in the one the plan recruits now.
fn mark(is_in: bool, was_in: bool) -> &'static str {
    match (is_in, was_in) {
        (true, true) => "●",
        (true, false) => "+",
        (false, true) => "−",
        (false, false) => "",
    }
}

/// What those of a wave take together: "57 days, $50k".
fn comes_to<'a>(efforts: impl Iterator<Item = &'a Effort>, report: &Report) -> String {
    let (days, cost) = efforts.fold((0.0, 0.0), |(days, cost), it| (days + it.days, cost + it.cost));
    format!("{} days, {}", figure::brief(days), figure::money(cost, &report.goal.limits.currency))
}

/// What stands over those of a wave: what is to be done about each is said beside them.
fn heading(wave: Wave) -> &'static str {
    match wave {
        Wave::RecruitNow => "In the set",
        Wave::No => "No or not known",
        Wave::Next => wave.label(),
        Wave::Later => "In line or later",
    }
}

/// The four waves with their rows, in order.
fn waves(waves: &Waves) -> [(Wave, &[WaveRow]); 4] {
    [
        (Wave::RecruitNow, &waves.recruit_now),
        (Wave::Next, &waves.next),
        (Wave::Later, &waves.later),
        (Wave::No, &waves.no),
    ]
}

/// The scores of those who have one, by their places in the plan.
fn scores(plan: &Plan, report: &Report) -> Vec<Option<f64>> {
    let mut scores = vec![None; plan.partners.len()];
    for row in &report.ranking {
        scores[row.who.index] = Some(row.score);
    }
    scores
}

/// Whether a candidate is where it was when the findings were made, which may be a moment ago.
fn stands(plan: &Plan, who: &Who) -> bool {
    plan.partners.get(who.index).is_some_and(|partner| partner.id == *who.id())
}

/// Whom the plan recruits now.
fn recruited(open: &OpenPlan) -> Vec<PartnerId> {
    let rows = open.findings().map(|findings| findings.waves.recruit_now.as_slice()).unwrap_or_default();
    rows.iter().map(|row| row.who.id().clone()).collect()
}

impl Layer for Recruit {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.list.is_typing() {
            return filter::TYPING;
        }
        if self.pane.has_focus() {
            return &[&KEYS, &pane::KEYS, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN];
        }
        &[&KEYS, &pane::KEYS, &filter::FILTERED, &list::SORTING, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN]
    }

    fn takes_text(&self) -> bool {
        self.list.is_typing()
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let room = shift(area, 2);
        if open.plan().partners.is_empty() {
            let words = "There is nobody to recruit yet. Add or paste candidates on the map: g c or Alt-2.";
            canvas.paragraph(room, words, Role::Text);
            return;
        }
        match open.findings() {
            Some(findings) => self.draw_all(open, findings, canvas, area),
            None => {
                canvas.paragraph(room, &open.awaited().unwrap_or_default(), Role::Dim);
            }
        }
    }

    fn act(&mut self, mut action: Action, context: &mut Context<'_>) -> Used {
        if !self.list.is_typing() {
            if self.pane.has_focus() {
                let Some(left) = self.act_in_pane(action, context) else { return Used::Yes };
                action = left;
            }
            if self.pane.act(action) {
                return Used::Yes;
            }
            if action == Action::Back && self.trying.is_on() {
                return self.act_on_set(action, context);
            }
        }
        match self.list.act(action) {
            None => {
                if let Some(id) = self.list.selected().cloned() {
                    self.select(id, context);
                }
                Used::Yes
            }
            Some(action) => self.act_on_set(action, context),
        }
    }

    fn text(&mut self, text: Text<'_>, _context: &mut Context<'_>) {
        self.list.text(text);
    }

    fn arrive(&mut self, view: View) {
        self.has_arrived = true;
        if let View::Recruit(Some(page)) = view {
            self.pane.show(page);
        }
    }

    fn look(&mut self, open: &OpenPlan) {
        self.fill(open);
        if let Some(id) = &open.selected {
            self.list.select(id);
            self.select_in_pages(id);
        }
        if std::mem::take(&mut self.has_arrived) && open.findings().is_some() {
            self.open_at_the_set(open);
        }
    }

    fn leave(&mut self, _context: &mut Context<'_>) {
        self.pane.close();
    }

    fn wants_findings(&self) -> bool {
        true
    }

    fn refusal(&self, action: Action, _open: &OpenPlan) -> Option<&'static str> {
        let has_nothing = match action {
            Action::Accept => self.trying.now().is_none(),
            Action::Hold => !self.trying.is_on(),
            _ => false,
        };
        if has_nothing {
            return Some("Nothing is being tried.");
        }
        let needs_somebody =
            matches!(action, Action::Toggle | Action::Digit(_) | Action::Open | Action::Yes | Action::No);
        (needs_somebody && self.list.count() == 0).then_some("There is nobody here.")
    }
}
