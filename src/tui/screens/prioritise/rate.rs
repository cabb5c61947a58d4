//! Rating, 1 to 5: all candidates on one criterion, or one candidate on all criteria.
//!
//! A digit over nothing or over a guess is marked with how we know as chosen here (`e`), and goes on to the next row; a
//! digit over anything better corrects it where it stands and keeps how it was known.

mod draw;

use super::{
    roster::{Acted, Roster},
    standing::Before,
};
use crate::{
    interview::{
        evidence::{is_settled, usual_evidence},
        rating,
        steps::{By, View},
    },
    plan::{Change, Criterion, Evidence, Partner, RatingValue, Score5},
    prioritise::qualify::RuledOut,
    report::{Report, Standing, Standings, reasons},
    tui::{
        canvas::{Canvas, shift},
        dialogs::TextBox,
        keys::{
            Action, COMMANDS, DELETE, Does, HISTORY, Keys, LEFT, PLAN, Press, RIGHT, SPACE, TABS, bind, letter, on,
        },
        layer::{Context, Layer, Text, Used},
        open_plan::OpenPlan,
        theme::Role,
        widgets::{editor, filter, list},
    },
};
use ratatui::layout::Rect;

/// Rating.
#[derive(Debug, Default)]
pub(crate) struct Rate {
    /// The candidates rated, in the plan's order.
    roster: Roster,
    /// Whether one candidate is rated on all criteria.
    by_candidate: bool,
    /// The place of the criterion.
    criterion: usize,
    /// How many of the roster are rated on it.
    rated: usize,
    /// How everyone stood when the view came into sight.
    before: Option<Before>,
    marked: Option<Evidence>,
}

impl Rate {
    /// Lists everyone who is not ruled out, and those whom only a rating rules out: it can still be corrected. By
    /// candidate everyone is there.
    fn fill(&mut self, open: &OpenPlan) {
        let (plan, report) = (open.plan(), open.report());
        self.criterion = self.criterion.min(plan.criteria.len().saturating_sub(1));
        let standings = Standings::of(&report);
        let everyone = self.by_candidate;
        let is_in = |place: &usize| everyone || is_open(&report, standings.get(*place));
        self.roster.fill(plan, (0..plan.partners.len()).filter(is_in));
        self.count(open);
    }

    fn count(&mut self, open: &OpenPlan) {
        let Some(criterion) = open.plan().criteria.get(self.criterion) else { return };
        let rows = (0..self.roster.len()).filter_map(|row| self.roster.partner(open, row));
        self.rated = rows.filter(|partner| partner.rating(&criterion.id).is_some()).count();
    }

    /// How a new rating of a candidate is marked: as last chosen here, else by whether there has been a conversation.
    fn marks(&self, partner: &Partner) -> Evidence {
        self.marked.unwrap_or_else(|| usual_evidence(partner))
    }

    /// The candidate and the criterion a key is about.
    fn target<'a>(&self, open: &'a OpenPlan) -> Option<(&'a Partner, &'a Criterion)> {
        Some((self.roster.chosen(open)?.as_ref(), open.plan().criteria.get(self.criterion)?))
    }

    fn set(&mut self, value: RatingValue, context: &mut Context<'_>) {
        let Some((partner, criterion)) = self.target(context.open()) else { return };
        let is_first = !is_settled(partner.rating(&criterion.id).map(|rating| rating.evidence));
        let change = rating::rate(partner, criterion, value, self.marks(partner));
        self.change(change, context);
        tell_if_ruled_out(&self.roster, context);
        if is_first {
            self.go_on(context);
        }
    }

    /// Changes the selected candidate.
    fn change(&mut self, change: Change, context: &mut Context<'_>) {
        if let Some(id) = self.roster.chosen(context.open()).map(|partner| partner.id.clone()) {
            context.select(id);
        }
        context.change(change);
    }

    fn go_on(&mut self, context: &mut Context<'_>) {
        if self.by_candidate {
            self.criterion = (self.criterion + 1).min(context.plan().criteria.len().saturating_sub(1));
        } else {
            let row = self.roster.row(context.open());
            self.roster.select((row + 1).min(self.roster.len().saturating_sub(1)), context);
        }
    }

    /// The next kind of evidence, for the rating that is there and for those to come.
    fn next_evidence(&mut self, context: &mut Context<'_>) {
        let Some((partner, criterion)) = self.target(context.open()) else { return };
        let held = partner.rating(&criterion.id).map(|rating| rating.evidence);
        let next = held.unwrap_or_else(|| self.marks(partner)).next();
        let change = rating::know(partner, criterion, next);
        self.marked = Some(next);
        if let Some(change) = change {
            self.change(change, context);
        }
    }

    fn clear(&mut self, context: &mut Context<'_>) {
        let Some((partner, criterion)) = self.target(context.open()) else { return };
        let change = rating::clear(partner, criterion);
        self.change(change, context);
    }

    fn note(&self, context: &mut Context<'_>) {
        let Some((partner, criterion)) = self.target(context.open()) else { return };
        let Some(rating) = partner.rating(&criterion.id) else {
            return context.say("Rate first; then Space notes why.");
        };
        let title = format!("{}: {}", partner.name, criterion.name);
        let (id, criterion, held) = (partner.id.clone(), criterion.id.clone(), rating.note.clone());
        context.select(id.clone());
        context.ask(TextBox::new(
            &title,
            "Why this rating: what was said or seen, by whom, when.",
            &held,
            move |context, text| {
                if let Some(change) = rating::note(context.plan(), &id, &criterion, text) {
                    context.change(change);
                }
                Ok(())
            },
        ));
    }

    fn next_candidate(&mut self, by: isize, context: &mut Context<'_>) {
        let row = self.roster.row(context.open()).saturating_add_signed(by);
        self.roster.select(row.min(self.roster.len().saturating_sub(1)), context);
    }

    fn next_criterion(&mut self, by: isize, open: &OpenPlan) {
        let last = open.plan().criteria.len().saturating_sub(1);
        self.criterion = self.criterion.saturating_add_signed(by).min(last);
        self.count(open);
    }

    fn show(&mut self, by_candidate: bool, open: &OpenPlan) {
        self.by_candidate = by_candidate;
        self.fill(open);
    }

    /// Moves among the rows: candidates on one criterion, criteria of one candidate.
    fn moved(&mut self, action: Action, context: &mut Context<'_>) -> bool {
        if self.by_candidate {
            let to = list::moved(action, self.criterion, context.plan().criteria.len());
            self.criterion = to.unwrap_or(self.criterion);
            return to.is_some();
        }
        match self.roster.act(action, context) {
            Acted::Filtered => {
                self.fill(context.open());
                true
            }
            Acted::Moved => true,
            Acted::Ignored => false,
        }
    }
}

/// Whether somebody can be rated: not ruled out, or only by ratings below a minimum.
fn is_open(report: &Report, standing: Standing) -> bool {
    let Standing::RuledOut(at) = standing else { return true };
    let is_rating = |reason: &RuledOut| matches!(reason, RuledOut::BelowMinimum { .. });
    report.excluded.get(at).is_some_and(|row| row.reasons.iter().all(is_rating))
}

fn tell_if_ruled_out(roster: &Roster, context: &mut Context<'_>) {
    let report = context.report();
    let open = context.open();
    let Some(place) = roster.place(roster.row(open)) else { return };
    if let Standing::RuledOut(at) = Standings::of(&report).get(place)
        && let Some(row) = report.excluded.get(at)
    {
        let words =
            format!("{} is ruled out: {}. u takes it back.", row.who.name(), reasons::all_ruled_out(&row.reasons));
        context.say(words);
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Rate",
    rows: &[
        on(&[SPACE, letter('o')], Action::Note, "note", "A note: why so.", 4),
        bind(
            &[Press::Digits(1, 5)],
            Does::Digit(Action::Digit),
            "rate",
            "Rate from 1 to 5; the words beside say what each means.",
            1,
        ),
        on(
            &[letter('n')],
            Action::DoesNotApply,
            "does not apply",
            "The criterion does not apply: it leaves the score.",
            6,
        ),
        on(
            &[letter('e')],
            Action::NextEvidence,
            "how we know",
            "The next kind of evidence: guess, desk research, conversation, proof.",
            3,
        ),
        on(&[letter('x'), DELETE], Action::Delete, "clear", "Take the rating out.", 0),
    ],
};

/// The keys while all candidates are rated on one criterion.
pub(crate) const BY_CRITERION: Keys = Keys {
    title: "Rate by criterion",
    rows: &[
        on(&[letter('s')], Action::Switch, "one candidate", "Rate the candidate on all criteria.", 3),
        on(&[RIGHT, letter('l'), letter(']')], Action::Right, "next criterion", "The next criterion.", 2),
        on(&[LEFT, letter('h'), letter('[')], Action::Left, "criterion before", "The criterion before.", 0),
    ],
};

/// The keys while one candidate is rated on all criteria.
pub(crate) const BY_CANDIDATE: Keys = Keys {
    title: "Rate by candidate",
    rows: &[
        on(&[letter(']')], Action::NextCandidate, "next candidate", "The next candidate.", 5),
        on(&[letter('[')], Action::PreviousCandidate, "candidate before", "The candidate before.", 0),
        on(&[letter('s')], Action::Switch, "one criterion", "Rate all candidates on the criterion.", 3),
        on(&[RIGHT, letter('l')], Action::NextCandidate, "next candidate", "The next candidate.", 0),
        on(&[LEFT, letter('h')], Action::PreviousCandidate, "candidate before", "The candidate before.", 0),
    ],
};

impl Layer for Rate {
    fn keys(&self) -> &'static [&'static Keys] {
        match (self.by_candidate, self.roster.is_typing()) {
            (true, _) => &[&KEYS, &BY_CANDIDATE, &list::KEYS, &TABS, &COMMANDS, &PLAN],
            (false, true) => &[&filter::KEYS, &editor::KEYS, &HISTORY],
            (false, false) => &[&KEYS, &BY_CRITERION, &filter::FILTERED, &list::KEYS, &TABS, &COMMANDS, &PLAN],
        }
    }

    fn takes_text(&self) -> bool {
        !self.by_candidate && self.roster.is_typing()
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let words = if open.plan().partners.is_empty() {
            "There is nobody to rate yet. Add or paste candidates on the map: < or Alt-2."
        } else if open.plan().criteria.is_empty() {
            "There is no criterion to rate on. Add one under Weights: g w, then a."
        } else if self.by_candidate {
            return draw::by_candidate(self, open, canvas, area);
        } else {
            return draw::by_criterion(self, open, canvas, area);
        };
        canvas.paragraph(shift(area, 2), words, Role::Text);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        if self.moved(action, context) {
            return Used::Yes;
        }
        match action {
            Action::Digit(digit) => {
                if let Ok(value) = Score5::new(digit) {
                    self.set(RatingValue::Rated(value), context);
                }
            }
            Action::DoesNotApply => self.set(RatingValue::DoesNotApply, context),
            Action::NextEvidence => self.next_evidence(context),
            Action::Delete => self.clear(context),
            Action::Note => self.note(context),
            Action::Left => self.next_criterion(-1, context.open()),
            Action::Right => self.next_criterion(1, context.open()),
            Action::NextCandidate => self.next_candidate(1, context),
            Action::PreviousCandidate => self.next_candidate(-1, context),
            Action::Switch => self.show(!self.by_candidate, context.open()),
            _ => return Used::No,
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        self.roster.text(text);
        self.fill(context.open());
    }

    fn arrive(&mut self, view: View) {
        if let View::Rate(Some(by)) = view {
            self.by_candidate = by == By::Candidate;
        }
    }

    fn look(&mut self, open: &OpenPlan) {
        self.before.get_or_insert_with(|| Before::now(open));
        self.fill(open);
    }

    fn leave(&mut self, _context: &mut Context<'_>) {
        self.before = None;
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let (partner, criterion) = self.target(open)?;
        let has_rating = partner.rating(&criterion.id).is_some();
        (matches!(action, Action::Note | Action::Delete) && !has_rating).then_some("There is no rating here yet.")
    }
}
