//! Qualifying and rating in one grid: candidates down, the seven questions and then the criteria across.
//!
//! A key that answers sets the cell under the cursor, or that of all who are marked, and the cursor goes on: down to the
//! next candidate or across to what is asked next, as `t` turns it. A rating over nothing or over a guess is known as
//! chosen here (`e`); over anything better it corrects it and keeps how it was known.

mod about;
mod answering;
mod columns;
mod draw;
mod groups;
mod live;

use crate::interview::evidence::usual_evidence;
use crate::interview::qualifying::wants_rule;
use crate::interview::scorecards::NO_CARDS;
use crate::interview::steps::{Asked, By, View};
use crate::plan::{Answer, Criterion, CriterionId, Evidence, Partner, PartnerId, Plan, RatingValue, Score5};
use crate::report::words::NO_RATING;
use crate::report::{Standing, Standings};
use crate::tui::canvas::{Canvas, shift};
use crate::tui::dialogs::Raters;
use crate::tui::form::Card;
use crate::tui::keys::{
    Action, COMMANDS, DELETE, Does, ENTER, Keys, LEFT, PANES, PLAN, Press, RIGHT, VIEWS, bind, letter, on,
};
use crate::tui::layer::{Context, Layer, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::filter;
use crate::tui::widgets::list::{self, List};
use columns::{CRITERIA, Grid, RatingRow, asked, column, is_answered, is_suggested};
use live::Live;
use ratatui::layout::Rect;

/// Qualifying and rating.
#[derive(Debug)]
pub(crate) struct Rate {
    grid: Grid,
    /// The criteria its columns are of.
    criteria: Vec<CriterionId>,
    live: Live,
    /// Whether the keys move in the ranking beside the grid.
    on_live: bool,
    /// The column of the cursor, questions before criteria.
    column: usize,
    by: By,
    /// How many of those who are not ruled out have been asked what the column asks.
    answered: (usize, usize),
    /// How many of those answers nobody gave: they follow from the quick pass.
    suggested: usize,
    /// How new ratings are known, as chosen here.
    known: Option<Evidence>,
    /// Just come into sight, with nobody in particular to be asked.
    has_arrived: bool,
}

impl Rate {
    /// The grid of a plan; where somebody is rated already, at the criteria.
    #[must_use]
    pub(crate) fn new(open: &OpenPlan) -> Self {
        let is_rated = open.plan().partners.iter().any(|partner| !partner.ratings.is_empty());
        Self {
            grid: List::new("candidate").with_marks(),
            criteria: Vec::new(),
            live: Live::new(),
            on_live: false,
            column: if is_rated { CRITERIA } else { 0 },
            by: By::default(),
            answered: (0, 0),
            suggested: 0,
            known: None,
            has_arrived: false,
        }
    }

    /// Selects the first who is still to be asked what the column asks: what is typed down a list begins at its top.
    fn start_where_nobody_is_asked(&mut self, plan: &Plan) {
        if let Some(first) = self.first_asked(plan, asked(self.column)).cloned() {
            self.grid.select(&first);
            self.live.list.select(&first);
        }
    }

    fn fill(&mut self, open: &OpenPlan) {
        let (plan, report) = (open.plan(), open.report());
        self.live.fill(open);
        self.column = self.column.min((CRITERIA + plan.criteria.len()).saturating_sub(1));
        let standings = Standings::of(&report);
        let (mut rows, mut out) = (Vec::new(), Vec::new());
        for (place, partner) in plan.partners.iter().enumerate() {
            let standing = standings.get(place);
            let ranked = if let Standing::Ranked(at) = standing { report.ranking.get(at) } else { None };
            let row = RatingRow { partner, criteria: &plan.criteria, rank: ranked.map(|row| row.rank) };
            let rows = if let Standing::RuledOut(_) = standing { &mut out } else { &mut rows };
            rows.push((partner.id.clone(), row));
        }
        self.count(plan, &rows);
        let criteria: Vec<CriterionId> = plan.criteria.iter().map(|criterion| criterion.id.clone()).collect();
        if criteria != self.criteria {
            self.criteria = criteria;
            self.grid.forget();
        }
        columns::fill(&mut self.grid, &plan.criteria, self.column, [rows, out]);
        self.follow(open);
    }

    /// Counts whom the column of the cursor is answered of, and of whom the answer only follows from the quick pass.
    fn count(&mut self, plan: &Plan, rows: &[(PartnerId, RatingRow<'_>)]) {
        let at = self.column;
        self.answered = (rows.iter().filter(|(_, row)| is_answered(plan, row.partner, at)).count(), rows.len());
        self.suggested = rows.iter().filter(|(_, row)| is_suggested(plan, row.partner, at)).count();
    }

    /// Selects the candidate looked at, in the grid and in the ranking beside it.
    fn follow(&mut self, open: &OpenPlan) {
        if let Some(id) = &open.selected {
            self.grid.select(id);
            self.live.list.select(id);
        }
    }

    /// "4 of 20": what was answered, without what only follows from the quick pass.
    fn progress(&self) -> String {
        format!("{} of {}", self.answered.0 - self.suggested, self.answered.1)
    }

    /// The candidate under the cursor.
    fn chosen<'a>(&self, plan: &'a Plan) -> Option<&'a Partner> {
        plan.partner(self.grid.selected()?).map(AsRef::as_ref)
    }

    /// The criterion under the cursor; none on a question.
    fn criterion<'a>(&self, plan: &'a Plan) -> Option<&'a Criterion> {
        plan.criteria.get(self.column.checked_sub(CRITERIA)?)
    }

    /// How a new rating of a candidate is known: as last chosen here, else by whether there has been a conversation.
    fn evidence(&self, partner: &Partner) -> Evidence {
        self.known.unwrap_or_else(|| usual_evidence(partner))
    }

    fn open_card(&self, context: &mut Context<'_>) {
        let open = context.open();
        let Some(partner) = self.chosen(open.plan()) else { return };
        let card = Card::partner(open, partner.id.clone());
        let card = if wants_rule(partner) { card.at("written_rule", open) } else { card };
        context.ask(card);
    }

    /// What the grid, or the ranking beside it, makes of an action; what is left to be done.
    fn act_in_list(&mut self, action: Action) -> Option<Action> {
        if self.on_live { self.live.list.act(action) } else { self.grid.act(action) }
    }

    /// Moves in the grid or in the ranking; returns what is left to be done.
    fn moved(&mut self, action: Action, context: &mut Context<'_>) -> Option<Action> {
        if let Action::SelectCell(row, column) = action {
            // A click on the row that is selected opens nothing here: it goes to the cell. Once more opens the row.
            let is_there = self.grid.act(Action::Select(row)).is_some() && self.column == column;
            self.keep_selection(context);
            self.go_across(column, context);
            return is_there.then_some(Action::Open);
        }
        if !self.on_live && self.grid.unmarks(action) {
            context.say(list::UNMARKED);
        }
        let left = self.act_in_list(action);
        if left.is_none() {
            self.keep_selection(context);
            self.follow(context.open());
        }
        left
    }

    fn keep_selection(&self, context: &mut Context<'_>) {
        let selected = if self.on_live { self.live.list.selected() } else { self.grid.selected() };
        if let Some(id) = selected {
            context.select(id.clone());
        }
    }

    fn go_across(&mut self, column: usize, context: &mut Context<'_>) {
        self.column = column;
        self.fill(context.open());
    }

    fn turn(&mut self, context: &mut Context<'_>) {
        let (by, words) = match self.by {
            By::Criterion => (By::Candidate, "An answer goes on to what is asked next of the same candidate."),
            By::Candidate => (By::Criterion, "An answer goes on to the next candidate, on the same question."),
        };
        self.by = by;
        context.say(words);
    }
}

/// The keys on a qualifying question.
pub(crate) const QUESTIONS: Keys = Keys {
    title: "Rate, on a question",
    rows: &[
        on(&[letter('y')], Action::Yes, "yes", 1).says("Yes.").changes(),
        on(&[letter('n')], Action::No, "no, rules out", 2).says("No: it rules the candidate out.").changes(),
        on(&[letter('x'), letter('d'), DELETE], Action::Delete, "not known", 3).says("Not known yet.").changes(),
    ],
};

/// The keys on a criterion.
pub(crate) const RATINGS: Keys = Keys {
    title: "Rate, on a criterion",
    rows: &[
        bind(&[Press::Digits(1, 5)], Does::Digit(Action::Digit), "rate", 1)
            .says("Rate from 1 to 5; the words above say what each means.")
            .changes(),
        on(&[letter('e')], Action::NextEvidence, "how we know", 3)
            .says("Guess, desk research, conversation or proof.")
            .changes(),
        on(&[letter('n')], Action::DoesNotApply, "does not apply", 6)
            .says("The criterion does not apply: it leaves the score.")
            .changes(),
        on(&[letter('o')], Action::Note, "note", 7).says("A note: why so.").changes(),
        on(&[letter('O')], Action::Source, "source", 8)
            .says("Who or what the rating is from, and the day it was learnt.")
            .changes(),
        on(&[letter('d'), letter('x'), DELETE], Action::Delete, "clear", 0).says("Take the rating out.").changes(),
    ],
};

/// The keys of the grid.
pub(crate) const KEYS: Keys = Keys {
    title: "Rate",
    rows: &[
        on(&[RIGHT, letter('l')], Action::Right, "right", 2).says("What is asked next."),
        on(&[LEFT, letter('h')], Action::Left, "left", 0).says("What is asked before."),
        on(&[letter('t')], Action::Switch, "down or across", 4)
            .says("Whether an answer goes on to the next candidate or to what is asked next."),
        on(&[letter('R')], Action::Raters, "raters", 9)
            .says("What several raters marked on their scorecards, the farthest apart first; one key settles each."),
        on(&[ENTER], Action::Open, "card", 5).says("Open the candidate's card: conflict, the written rule, next step."),
    ],
};

impl Layer for Rate {
    fn keys(&self) -> &'static [&'static Keys] {
        match (self.takes_text(), asked(self.column), self.on_live) {
            (true, ..) => filter::TYPING,
            (_, Asked::Question(_), false) => &[
                &QUESTIONS,
                &KEYS,
                &list::MARKING,
                &filter::FILTERED,
                &list::SORTING,
                &list::KEYS,
                &PANES,
                &VIEWS,
                &COMMANDS,
                &PLAN,
            ],
            (_, Asked::Question(_), true) => {
                &[&QUESTIONS, &KEYS, &filter::FILTERED, &list::SORTING, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN]
            }
            (_, Asked::Criterion(_), false) => &[
                &RATINGS,
                &KEYS,
                &list::MARKING,
                &filter::FILTERED,
                &list::SORTING,
                &list::KEYS,
                &PANES,
                &VIEWS,
                &COMMANDS,
                &PLAN,
            ],
            (_, Asked::Criterion(_), true) => {
                &[&RATINGS, &KEYS, &filter::FILTERED, &list::SORTING, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN]
            }
        }
    }

    fn takes_text(&self) -> bool {
        if self.on_live { self.live.list.is_typing() } else { self.grid.is_typing() }
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        if open.plan().partners.is_empty() {
            let words = "There is nobody to qualify or rate yet. Add or paste candidates on the map: < or Alt-2.";
            canvas.paragraph(shift(area, 2), words, Role::Text);
        } else {
            draw::draw(self, open, canvas, area);
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let Some(action) = self.moved(action, context) else { return Used::Yes };
        let last = (CRITERIA + context.plan().criteria.len()).saturating_sub(1);
        match action {
            Action::Left => self.go_across(self.column.saturating_sub(1), context),
            Action::Right => self.go_across((self.column + 1).min(last), context),
            Action::Yes => self.answer(Answer::Yes, context),
            Action::No => self.answer(Answer::No, context),
            Action::Digit(digit) => {
                if let Ok(value) = Score5::new(digit) {
                    self.rate(RatingValue::Rated(value), context);
                }
            }
            Action::DoesNotApply => self.rate(RatingValue::DoesNotApply, context),
            Action::Delete => self.clear(context),
            Action::NextEvidence => self.next_evidence(context),
            Action::Note => self.note(context),
            Action::Source => self.source(context),
            Action::Open => self.open_card(context),
            Action::Raters => match Raters::of(context.plan()) {
                Some(raters) => context.ask(raters),
                None => context.say(NO_CARDS),
            },
            Action::Switch => self.turn(context),
            Action::Pane => self.on_live = !self.on_live,
            Action::Back if self.on_live => self.on_live = false,
            _ => return Used::No,
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        let _ = if self.on_live { self.live.list.text(text) } else { self.grid.text(text) };
        self.keep_selection(context);
    }

    fn arrive(&mut self, view: View) {
        if let View::Rate { at, by } = view {
            self.column = at.map_or(self.column, column);
            self.by = by.unwrap_or(self.by);
            self.on_live = false;
            self.has_arrived = by != Some(By::Candidate);
        }
    }

    fn look(&mut self, open: &OpenPlan) {
        self.fill(open);
        if std::mem::take(&mut self.has_arrived) && self.by == By::Criterion {
            self.start_where_nobody_is_asked(open.plan());
        }
    }

    fn leave(&mut self, _context: &mut Context<'_>) {
        self.live.forget();
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let plan = open.plan();
        let Some(criterion) = self.criterion(plan) else {
            return matches!(action, Action::Note | Action::Source).then_some("A note belongs to a rating.");
        };
        let has_rating = self.chosen(plan)?.rating(&criterion.id).is_some();
        (matches!(action, Action::Note | Action::Source | Action::Delete) && !has_rating).then_some(NO_RATING)
    }
}
