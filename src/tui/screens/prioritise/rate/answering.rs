//! What a key that answers makes of the plan: of the cell of the cursor, or of the cells of all who are marked.

use super::Rate;
use super::columns::{asked, column, is_answered, is_asked};
use crate::interview::qualifying::{self, STOPS};
use crate::interview::rating;
use crate::interview::several::several;
use crate::interview::steps::{Asked, By, View};
use crate::plan::{Answer, Change, Partner, PartnerId, Plan, QualifyQuestion, RatingValue, Stop};
use crate::report::{ExcludedRow, figure, reasons, words};
use crate::tui::dialogs::{Choice, Parts, Pick, TextBox};
use crate::tui::layer::Context;

impl Rate {
    pub(super) fn answer(&mut self, told: Answer, context: &mut Context<'_>) {
        let Asked::Question(question) = asked(self.column) else { return };
        if question == QualifyQuestion::NoStop && told == Answer::No {
            return self.ask_which_stop(context);
        }
        let plan = context.plan();
        let targets = self.grid.targets();
        let change =
            several(plan, &targets, question.label(), |partner| qualifying::answer(plan, partner, question, told));
        self.give(change, context);
    }

    pub(super) fn rate(&mut self, value: RatingValue, context: &mut Context<'_>) {
        let plan = context.plan();
        let Some(criterion) = self.criterion(plan) else { return };
        let targets = self.grid.targets();
        let rate = |partner: &Partner| rating::rate(partner, criterion, value, self.evidence(partner));
        let change = several(plan, &targets, &criterion.name, |partner| rate(partner).ok());
        if change.is_none()
            && let Some(refusal) = targets.iter().filter_map(|id| plan.partner(id)).find_map(|who| rate(who).err())
        {
            return context.say(refusal);
        }
        self.give(change, context);
    }

    pub(super) fn clear(&mut self, context: &mut Context<'_>) {
        let plan = context.plan();
        let Some(criterion) = self.criterion(plan) else { return self.answer(Answer::NotKnown, context) };
        let change = several(plan, &self.grid.targets(), &criterion.name, |partner| {
            partner.rating(&criterion.id).map(|_| rating::clear(partner, criterion))
        });
        if let Some(change) = change {
            context.change(change);
        }
    }

    /// Makes the change, says what follows from it, and goes on where nobody is marked.
    fn give(&mut self, change: Option<Change>, context: &mut Context<'_>) {
        let Some(change) = change else { return };
        let next = self.next(context.plan());
        if !context.change(change) {
            return;
        }
        let targets = self.grid.targets();
        if !tell_who_is_out(&targets, context)
            && let ([id], Asked::Criterion(_)) = (&targets[..], asked(self.column))
        {
            self.tell_place(id, context);
        }
        if self.grid.marked() == 0 {
            self.go_to(next, context);
        }
    }

    /// Says where a candidate stands now.
    fn tell_place(&self, id: &PartnerId, context: &mut Context<'_>) {
        let report = context.report();
        let of = report.ranking.len();
        let ranked =
            report.ranking.iter().find(|row| row.who.id() == id).map(|row| {
                format!("{}: #{} of {of}, {}", row.who.name(), self.live.place(row), figure::tenths(row.score))
            });
        let unrated = report.unrated.iter().find(|row| row.who.id() == id);
        let unrated = unrated.map(|row| format!("{}: {}", row.who.name(), words::still_to_rate(row)));
        if let Some(said) = ranked.or(unrated) {
            context.say(said);
        }
    }

    /// A "no" to the stops says which it is.
    fn ask_which_stop(&self, context: &mut Context<'_>) {
        let Some(partner) = self.chosen(context.plan()) else { return };
        let targets = self.grid.targets();
        let title = match targets.len() {
            1 => format!("{}: which stop?", partner.name),
            count => format!("{count} candidates: which stop?"),
        };
        let next = self.next(context.plan());
        let choices =
            STOPS.map(|(stop, about)| Choice { name: stop.label().to_owned(), about: about.to_owned(), value: stop });
        let about = "A stop rules a candidate out until it is gone.";
        context.ask(Pick::new(&title, about, choices.to_vec(), move |context, stop: &Stop| {
            let plan = context.plan();
            let label = QualifyQuestion::NoStop.label();
            let change = several(plan, &targets, label, |partner| Some(qualifying::stop(plan, partner, *stop)));
            if change.is_some_and(|change| context.change(change)) {
                tell_who_is_out(&targets, context);
            }
            if let (Some(id), 1) = (&next.0, targets.len()) {
                context.select(id.clone());
                context.go(View::Rate { at: Some(asked(next.1)), by: None });
            }
        }));
    }

    /// The next kind of evidence, for the ratings that are there and for those to come.
    pub(super) fn next_evidence(&mut self, context: &mut Context<'_>) {
        let plan = context.plan();
        let (Some(partner), Some(criterion)) = (self.chosen(plan), self.criterion(plan)) else { return };
        let held = partner.rating(&criterion.id).map(|rating| rating.evidence);
        let next = held.unwrap_or_else(|| self.evidence(partner)).next();
        let targets = self.grid.targets();
        let change = several(plan, &targets, "how we know", |partner| rating::know(partner, criterion, next));
        self.known = Some(next);
        if let Some(change) = change {
            context.change(change);
        }
    }

    pub(super) fn note(&self, context: &mut Context<'_>) {
        let plan = context.plan();
        let (Some(partner), Some(criterion)) = (self.chosen(plan), self.criterion(plan)) else { return };
        let Some(rating) = partner.rating(&criterion.id) else {
            return context.say("Rate first; then o notes why.");
        };
        let title = format!("{}: {}", partner.name, criterion.name);
        let (id, criterion, held) = (partner.id.clone(), criterion.id.clone(), rating.note.clone());
        let about = "Why this rating: what was said or seen. O says who said it, and when.";
        context.ask(TextBox::new(&title, about, &held, move |context, text| {
            if let Some(change) = rating::note(context.plan(), &id, &criterion, text) {
                context.change(change);
            }
            Ok(())
        }));
    }

    /// Asks for the source of the rating and the day it was learnt.
    pub(super) fn source(&self, context: &mut Context<'_>) {
        let plan = context.plan();
        let (Some(partner), Some(criterion)) = (self.chosen(plan), self.criterion(plan)) else { return };
        let Some(held) = partner.rating(&criterion.id) else {
            return context.say("Rate first; then O says where it is from.");
        };
        let title = format!("{}: {}, where it is from", partner.name, criterion.name);
        let about = "Who or what said so, as “a call with their chair” or “their site”, and the day you learnt it.";
        let (id, criterion, parts) = (partner.id.clone(), criterion.id.clone(), rating::source_parts(held));
        context.ask(Parts::new(&title, about, parts, move |context, given| {
            if let Some(change) = rating::source(context.plan(), &id, &criterion, given)? {
                context.change(change);
            }
            Ok(())
        }));
    }

    /// Where the cursor goes on from here: to whom, and to which column.
    fn next(&self, plan: &Plan) -> (Option<PartnerId>, usize) {
        let here = self.grid.selected();
        let mut below = self.grid.shown().skip_while(|id| Some(*id) != here).skip(1);
        let now = asked(self.column);
        let is_asked = |id: &PartnerId, it: Asked| plan.partner(id).is_some_and(|partner| is_asked(plan, partner, it));
        let (next, first) = match self.by {
            By::Criterion => (None, now),
            By::Candidate => {
                let all = std::iter::successors(Some(now), |it| it.next(plan.criteria.len())).skip(1);
                (here.and_then(|id| all.into_iter().find(|it| is_asked(id, *it))), now.first())
            }
        };
        let below = match self.by {
            By::Criterion => below.find(|id| is_asked(id, now)),
            By::Candidate => below.next(),
        };
        let (who, next) = match (next, below) {
            (Some(next), _) => (here, next),
            (None, Some(below)) => (Some(below), first),
            // At the end of a column the next begins at its top: a digit more is not to fall on who was last.
            (None, None) => self.open_column(plan, now).unwrap_or((here, now)),
        };
        (who.cloned(), column(next))
    }

    /// The next column in which somebody is still to be asked, with the first of them.
    fn open_column(&self, plan: &Plan, after: Asked) -> Option<(Option<&PartnerId>, Asked)> {
        let mut columns = std::iter::successors(after.next(plan.criteria.len()), |it| it.next(plan.criteria.len()));
        columns.find_map(|column| Some((Some(self.first_asked(plan, column)?), column)))
    }

    /// The first of those shown who is still to be asked this.
    pub(super) fn first_asked(&self, plan: &Plan, what: Asked) -> Option<&PartnerId> {
        self.grid.shown().find(|id| plan.partner(id).is_some_and(|partner| !is_answered(plan, partner, column(what))))
    }

    /// Goes on after an answer, which may be the one that stood there: then the app has no view look again.
    fn go_to(&mut self, (partner, column): (Option<PartnerId>, usize), context: &mut Context<'_>) {
        if let Some(id) = partner {
            context.select(id);
        }
        self.column = column;
        self.fill(context.open());
    }
}

/// Says who is ruled out now, if anybody is; returns whether it did.
fn tell_who_is_out(targets: &[PartnerId], context: &mut Context<'_>) -> bool {
    let report = context.report();
    let out: Vec<&ExcludedRow> = report.excluded.iter().filter(|row| targets.contains(row.who.id())).collect();
    match (&out[..], targets.len()) {
        ([], _) => return false,
        ([row], 1) => {
            context.say(format!(
                "{} is ruled out: {}. Ctrl-Z takes it back.",
                row.who.name(),
                reasons::all_ruled_out(&row.reasons)
            ));
        }
        (_, count) => context.say(format!("{} of these {count} are ruled out. Ctrl-Z takes it back.", out.len())),
    }
    true
}
