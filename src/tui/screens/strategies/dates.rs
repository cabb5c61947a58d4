//! Step 4, the first 90 days: everything that has a day, by day; the next two weeks alone; and what falls on whom of us in
//! which week. A line is opened where it is written: on its sheet or on the card.

mod columns;
mod draw;

use self::columns::{WeekRow, date_columns, week_columns};
use super::edit;
use crate::interview::fields;
use crate::plan::{Date, Field, PartnerId, Section, SegmentId, Subject};
use crate::report::Report;
use crate::report::dates::{DateKind, DateRow, Dates, words};
use crate::report::words::ABOUT_NOBODY;
use crate::tui::canvas::Canvas;
use crate::tui::dialogs::Prompt;
use crate::tui::form::Card;
use crate::tui::keys::{Action, COMMANDS, ENTER, Keys, PLAN, VIEWS, letter, on};
use crate::tui::layer::{Context, Layer, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::widgets::filter;
use crate::tui::widgets::list::{self, List, Members};
use ratatui::layout::Rect;

/// What has a day, or what it takes of whom.
#[derive(Debug)]
pub(crate) struct FirstDays {
    dates: List<String>,
    weeks: List<(usize, Date)>,
    /// Whether only the next two weeks are shown.
    only_soon: bool,
    /// Whether the weeks are shown in place of the days.
    by_week: bool,
}

impl Default for FirstDays {
    fn default() -> Self {
        Self { dates: List::new("day"), weeks: List::new("week"), only_soon: false, by_week: false }
    }
}

pub(crate) const KEYS: Keys = Keys {
    title: "First 90 days",
    rows: &[
        on(&[ENTER], Action::Open, "open", 1)
            .says("Open the line of the sheet, or the card of whom it is about.")
            .changes(),
        on(&[letter('n')], Action::Soon, "next 14 days", 2).says("Only the next 14 days, or all again."),
        on(&[letter('w')], Action::Switch, "by week", 3)
            .says("What falls on whom of us in which week, or the days again."),
        on(&[letter('b')], Action::KickOff, "kick-off", 4).says("Set the day the first partners start.").changes(),
        on(&[letter('c')], Action::Set, "their card", 0)
            .says("Open the card of whom it is about, at their own kick-off.")
            .changes(),
    ],
};

impl FirstDays {
    /// The day the cursor stands on.
    fn row<'a>(&self, report: &'a Report) -> Option<&'a DateRow> {
        let key = self.dates.selected()?;
        report.findings.as_ref()?.dates.rows.iter().find(|row| row.key() == *key)
    }

    fn open(&self, context: &mut Context<'_>) {
        let report = context.report();
        let Some(row) = self.row(&report).filter(|_| !self.by_week) else { return };
        match (&row.line, row.kind) {
            (Some((segment, at)), DateKind::Promised) => line(context, segment, Section::Needs, *at),
            (Some((segment, at)), _) => line(context, segment, Section::First90Days, *at),
            (None, DateKind::NextStep) => card(context, row.partner(), "next_step"),
            (None, _) => card(context, row.partner(), "their_kick_off"),
        }
    }

    fn fill(&mut self, dates: &Dates, today: Option<&Date>) {
        let is_shown = |row: &&DateRow| {
            let is_soon = today.is_some_and(|today| dates.soon(today).any(|soon| std::ptr::eq(*row, soon)));
            !self.only_soon || is_soon
        };
        let rows: Vec<(String, DateRow)> =
            dates.rows.iter().filter(is_shown).map(|row| (row.key(), row.clone())).collect();
        self.dates.fill(&date_columns(), [Members::new(rows)]);
        let most = dates.loads.iter().flat_map(|load| &load.weeks).map(|week| week.days).fold(0.0, f64::max);
        let weeks = dates.loads.iter().enumerate().map(|(owner, load)| {
            let rows = load.weeks.iter().map(|week| ((owner, week.monday.clone()), WeekRow::of(load, week, most)));
            Members::under(words::owner(load), rows).told(words::load_in_all(load))
        });
        self.weeks.fill(&week_columns(), weeks.collect::<Vec<_>>());
    }
}

/// Opens a line of a sheet.
fn line(context: &mut Context<'_>, segment: &SegmentId, section: Section, at: usize) {
    let report = context.report();
    let row = report.segments.iter().find(|row| row.id == *segment);
    let line = row.and_then(|row| section.lines(&row.strategy).into_iter().nth(at));
    if line.is_some() {
        edit::ask(context, segment, section, at, line.as_ref(), None);
    }
}

/// Opens a candidate's card at a field.
fn card(context: &mut Context<'_>, partner: Option<&PartnerId>, field: &'static str) {
    let Some(id) = partner else { return };
    context.select(id.clone());
    let card = Card::partner(context.open(), id.clone()).at(field, context.open());
    context.ask(card);
}

/// Asks for the day the first partners start.
fn ask_kick_off(context: &mut Context<'_>) {
    let field = Field::named("kick_off").expect("the goal has a kick-off");
    let now = field.shown(context.plan(), &Subject::Plan);
    let about = "The day the first partners start, like 11 January 2027. Their days are counted from it.";
    context.ask(Prompt::new("Kick-off", about, &now, move |context, typed| {
        let change = fields::said(context.plan(), &Subject::Plan, field, typed).map_err(|error| error.to_string())?;
        context.change(change);
        Ok(())
    }));
}

impl Layer for FirstDays {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.takes_text() {
            return filter::TYPING;
        }
        &[&KEYS, &filter::FILTERED, &list::KEYS, &VIEWS, &COMMANDS, &PLAN]
    }

    fn takes_text(&self) -> bool {
        if self.by_week { self.weeks.is_typing() } else { self.dates.is_typing() }
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        draw::draw(self, open, canvas, area);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let left = if self.by_week { self.weeks.act(action) } else { self.dates.act(action) };
        match left {
            None => {}
            Some(Action::Open) => self.open(context),
            Some(Action::Soon) => (self.only_soon, self.by_week) = (!self.only_soon || self.by_week, false),
            Some(Action::Switch) => self.by_week = !self.by_week,
            Some(Action::KickOff) => ask_kick_off(context),
            Some(Action::Set) => {
                let report = context.report();
                let partner = self.row(&report).and_then(DateRow::partner);
                card(context, partner, "their_kick_off");
            }
            Some(_) => return Used::No,
        }
        self.look(context.open());
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, _context: &mut Context<'_>) {
        let _ = if self.by_week { self.weeks.text(text) } else { self.dates.text(text) };
    }

    fn look(&mut self, open: &OpenPlan) {
        let report = open.report();
        match &report.findings {
            Some(findings) => self.fill(&findings.dates, report.today.as_ref()),
            None => self.fill(&Dates::default(), None),
        }
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        match action {
            Action::Open if self.by_week => Some("A week is the sum of many days: w shows them."),
            Action::Open if self.row(&open.report()).is_none() => Some("There is no day yet."),
            Action::Set if self.by_week || self.row(&open.report()).and_then(DateRow::partner).is_none() => {
                Some(ABOUT_NOBODY)
            }
            _ => None,
        }
    }

    fn wants_findings(&self) -> bool {
        true
    }
}
