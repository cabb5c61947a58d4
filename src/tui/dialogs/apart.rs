//! What two versions of a plan say otherwise, thing by thing: each is left as it stands here or taken from the other, one
//! key each. What is undecided in the plan is settled so, and parts of another plan are taken over.

mod cells;

use super::panel;
use crate::interview::settling;
use crate::plan::{Plan, Side, Undecided};
use crate::reconcile::{self, Choice};
use crate::text;
use crate::tui::canvas::{Canvas, below, row, shift, span, top};
use crate::tui::keys::{Action, DOWN, ESC, Keys, PAGE_DOWN, PAGE_UP, UP, ctrl, letter, on};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members};
use crate::tui::widgets::scroll::Prose;
use crate::tui::working::moved::Moving;
use ratatui::layout::Rect;

/// Columns of the panel.
const WIDEST: u16 = 120;
/// Rows the list keeps, its headings with it, before what is selected is told in full.
const LISTED: u16 = 5;
/// What stands before what either version says.
const HERE: &str = "Here: ";
const OTHER: &str = "Other version: ";
/// Rows for what moves by all of it.
const MOVES: u16 = 8;

/// Begins to work out what moves from a plan to another.
type BeginMoving = Box<dyn Fn(&Plan, &Plan) -> Moving>;

/// The other version.
struct Other {
    name: String,
    plan: Plan,
    begin: BeginMoving,
    /// What is still to be looked at.
    left: Vec<Undecided>,
}

/// Two versions of a plan, thing by thing.
pub(crate) struct Apart {
    /// The plan held against this one; none where what is undecided in it is settled.
    other: Option<Other>,
    rows: Vec<Choice>,
    list: List<usize>,
    /// What moves from this plan to the other, in words.
    moves: Prose,
    /// And as it is worked out.
    moving: Option<Moving>,
    /// What was decided here, the last at the end.
    decided: Vec<Decided>,
}

/// What was decided about a thing, so that it can be taken back.
enum Decided {
    /// What was undecided in the plan is settled.
    Settled,
    /// It is left as it stands here; where it stood in the list.
    Left(usize, Undecided),
    /// It is taken over.
    Taken(usize, Undecided),
}

impl Apart {
    /// What is undecided in the plan; none where nothing is.
    #[must_use]
    pub(crate) fn undecided(plan: &Plan) -> Option<Self> {
        (!plan.undecided.is_empty()).then(|| Self::of(plan, None))
    }

    /// The plan held against another, which has this name; what moves between them, `begin` has worked out. None where
    /// they say the same.
    #[must_use]
    pub(crate) fn between(plan: &Plan, name: &str, other: Plan, begin: BeginMoving) -> Option<Self> {
        let left = reconcile::apart(plan, &other).unwrap_or_default();
        (!left.is_empty()).then(|| Self::of(plan, Some(Other { name: name.to_owned(), plan: other, begin, left })))
    }

    fn of(plan: &Plan, other: Option<Other>) -> Self {
        let mut list = List::new("thing");
        list.select(&0);
        let moving = other.as_ref().map(|other| (other.begin)(plan, &other.plan));
        let moves = Prose::new(moving.as_ref().map_or("", Moving::awaited));
        let mut apart = Self { other, rows: Vec::new(), list, moves, moving, decided: Vec::new() };
        apart.fill(plan);
        apart
    }

    fn fill(&mut self, plan: &Plan) {
        let things = self.other.as_ref().map_or(&plan.undecided, |other| &other.left);
        self.rows = things.iter().map(|one| self.choice(plan, one)).collect();
        let columns = [
            Column::new(Head::new("about", "What").flexible(16).most(44).rank(1), |row: &&Choice| row.about.clone()),
            Column::new(Head::new("here", "Here").flexible(12).rank(1), |row: &&Choice| row.ours.clone()),
            Column::new(Head::new("other", "Other version").flexible(12).rank(1), |row: &&Choice| row.theirs.clone()),
        ];
        self.list.fill(&columns, [Members::new(self.rows.iter().enumerate())]);
    }

    fn choice(&self, plan: &Plan, one: &Undecided) -> Choice {
        match &self.other {
            Some(other) => reconcile::between(plan, &other.plan, one),
            None => reconcile::what(plan, one),
        }
    }

    fn title(&self) -> String {
        match &self.other {
            Some(other) => format!("Here and in {}: {} otherwise, to be looked at", other.name, self.rows.len()),
            None => format!("{} undecided between two versions", self.rows.len()),
        }
    }

    /// Leaves or takes what is selected; the dialog closes with the last one.
    fn decide(&mut self, side: Side, context: &mut Context<'_>) -> Used {
        let Some(at) = self.list.selected().copied() else { return Used::Yes };
        let plan = context.plan();
        let change = match &self.other {
            None => Some(settling::settle(plan, at, side)),
            Some(_) if side == Side::Ours => None,
            Some(other) => other.left.get(at).map(|one| settling::take_over(plan, &other.plan, one)),
        };
        if let Some(change) = change {
            let change = match change {
                Ok(change) => change,
                Err(sentence) => {
                    context.complain(sentence);
                    return Used::Yes;
                }
            };
            let said = format!("{}; Ctrl-Z takes it back.", change.what);
            if !context.change(change) {
                return Used::Yes;
            }
            context.say(said);
        }
        self.decided.push(match &mut self.other {
            None => Decided::Settled,
            Some(other) if side == Side::Ours => Decided::Left(at, other.left.remove(at)),
            Some(other) => {
                self.moving = Some((other.begin)(context.plan(), &other.plan));
                Decided::Taken(at, other.left.remove(at))
            }
        });
        self.fill(context.plan());
        if self.rows.is_empty() { Used::Close } else { Used::Yes }
    }

    /// Takes back what was decided here last; what is a change of the plan is undone as any other.
    fn undo(&mut self, context: &mut Context<'_>) -> Used {
        let (at, one, used) = match self.decided.pop() {
            None => {
                context.say("Nothing was decided here that could be taken back.");
                return Used::Yes;
            }
            Some(Decided::Settled) => return Used::No,
            Some(Decided::Left(at, one)) => (at, one, Used::Yes),
            Some(Decided::Taken(at, one)) => {
                self.moving = None;
                (at, one, Used::No)
            }
        };
        if let Some(other) = &mut self.other {
            other.left.insert(at, one);
        }
        self.fill(context.plan());
        self.list.select(&at);
        used
    }
}

impl Apart {
    fn selected(&self) -> Option<&Choice> {
        self.list.selected().and_then(|at| self.rows.get(*at))
    }

    /// Rows for what is selected in full, as far as the list keeps some.
    fn foot(&self, inside: Rect, moves: u16) -> u16 {
        let wide = usize::from(inside.width.saturating_sub(2));
        let lines = |words: &str| text::wrap(words, wide).len();
        let told = self.selected().map_or(0, |row| {
            lines(&row.about) + lines(&format!("{HERE}{}", row.ours)) + lines(&format!("{OTHER}{}", row.theirs))
        });
        let listed = LISTED.min(span(self.rows.len()) + 1);
        span(told).min(inside.height.saturating_sub(moves + listed + 1))
    }

    /// Draws what is selected; where there is no room for all of it, what differs. Returns the rows used.
    fn draw_selected(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let Some(row) = self.selected() else { return 0 };
        let mut used = canvas.words_of_theirs(shift(area, 2), &row.about, Role::Dim);
        let side = (area.height.saturating_sub(used) / 2).max(1);
        let wide = usize::from(area.width.saturating_sub(2));
        for (label, words, beside) in [(HERE, &row.ours, &row.theirs), (OTHER, &row.theirs, &row.ours)] {
            let whole = format!("{label}{words}");
            let fits = text::wrap(&whole, wide).len() <= usize::from(side);
            // Lines are broken at blanks, so that not all of them are full.
            let room = (usize::from(side) * wide * 4 / 5).saturating_sub(label.len());
            let said = if fits { whole } else { format!("{label}{}", cells::differing(words, beside, room)) };
            used += canvas.words_of_theirs(shift(top(below(area, used), side), 2), &said, Role::Dim);
        }
        used
    }
}

/// What is done about each thing.
pub(crate) const KEYS: Keys = Keys {
    title: "Two versions, thing by thing",
    rows: &[
        on(&[UP], Action::Up, "up", 0).says("One row up."),
        on(&[DOWN], Action::Down, "down", 0).says("One row down."),
        on(&[letter('h')], Action::KeepOurs, "keep this", 1).says("What stands here holds; go on to the next."),
        on(&[letter('t')], Action::TakeTheirs, "take the other", 2)
            .says("What the other version says is taken into this plan; Ctrl-Z takes it back.")
            .changes(),
        on(&[letter('u'), ctrl('z')], Action::Undo, "undo", 5).says("Take back what was decided here last.").changes(),
        on(&[PAGE_DOWN], Action::PageDown, "read on", 4).says("Read on in what moves between the two."),
        on(&[PAGE_UP], Action::PageUp, "read back", 0).says("Read back in what moves."),
        on(&[ESC], Action::Back, "later", 3).says("Leave the rest as it is for now."),
    ],
};

impl Layer for Apart {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS]
    }

    fn draw(&self, _plan: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = panel(canvas, body, WIDEST, body.height.saturating_sub(3), &self.title());
        let moves = if self.moves.text().is_empty() { 0 } else { MOVES.min(inside.height / 3) };
        let foot = self.foot(inside, moves);
        let listed = top(inside, inside.height.saturating_sub(foot + 1 + moves).max(2));
        let used = self.list.draw(canvas, listed, |canvas, entry| {
            let words = self.rows.get(*entry.id).map(|row| cells::words(row, entry.column, entry.area.width));
            canvas.write(entry.area, words.as_deref().unwrap_or(entry.text), Role::Text);
        });
        let rest = below(inside, used + 1);
        let rest = below(rest, self.draw_selected(canvas, top(rest, foot)));
        if moves > 0 && rest.height > 2 {
            canvas.write(row(below(rest, 1), 0), "What moves from here to there", Role::Title);
            self.moves.draw(canvas, below(rest, 2));
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match action {
            Action::PageUp | Action::PageDown | Action::ScrollUp | Action::ScrollDown => {
                self.moves.act(action);
                Used::Yes
            }
            Action::KeepOurs => self.decide(Side::Ours, context),
            Action::TakeTheirs => self.decide(Side::Theirs, context),
            Action::Undo => self.undo(context),
            Action::Back => Used::Close,
            action => Used::when(self.list.act(action).is_none()),
        }
    }

    fn look(&mut self, open: &OpenPlan) {
        if self.moving.is_none()
            && let Some(other) = &self.other
        {
            self.moving = Some((other.begin)(open.plan(), &other.plan));
        }
        self.fill(open.plan());
    }

    fn moved(&mut self, number: u64, words: &str) {
        if self.moving.as_ref().is_some_and(|moving| moving.is(number)) {
            self.moves.retell(words);
        }
    }
}
