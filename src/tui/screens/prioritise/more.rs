//! What else is known of the ranking and the set, a page each: how firm, what to find out next, what would change it,
//! other budgets, sets that are as good, preferences.
//!
//! ```text
//! How firm  Find out next  What would change it  Budgets  As good as  Preferences
//! In the top 6 in so many of 100 plausible readings; …
//! › Vantcourt vCISO Collective   ━━━━━━━         60      ━━●━━━
//! ```

mod as_good_as;
mod budgets;
mod how_firm;
mod preferences;
mod questions;
mod turning_points;

use super::ranking_row::take;
use crate::{
    report::Findings,
    text,
    tui::{
        canvas::{Canvas, below, left, row, shift},
        keys::{Action, Mode},
        layer::Context,
        open_plan::OpenPlan,
        screens::Screen,
        theme::Role,
        widgets::list,
    },
};
use ratatui::layout::Rect;

/// What else is known.
#[derive(Debug)]
pub(super) struct More {
    page: usize,
    selected: [usize; PAGES.len()],
}

/// One page.
struct Page {
    /// Its name.
    name: &'static str,
    /// What it says, in a sentence or two above the rows.
    about: fn(&OpenPlan, &Findings) -> String,
    /// How many rows it has.
    rows: fn(&OpenPlan, &Findings) -> usize,
    /// Draws the heads of the columns; returns the rows used.
    head: fn(&Findings, &mut Canvas<'_>, Rect) -> u16,
    /// Draws a row.
    row: fn(&OpenPlan, &Findings, usize, &mut Canvas<'_>, Rect),
    /// What is said of the row selected, under the list.
    foot: fn(&OpenPlan, &Findings, usize) -> String,
    /// Goes where the row is answered.
    open: fn(&Findings, usize, &mut Context<'_>),
}

/// The pages, in order.
const PAGES: [Page; 6] =
    [how_firm::PAGE, questions::PAGE, turning_points::PAGE, budgets::PAGE, as_good_as::PAGE, preferences::PAGE];

/// The place of the page of preferences, the only one where something is added and taken out.
const PREFERENCES: usize = PAGES.len() - 1;

impl More {
    /// The first page.
    pub(super) fn new(_open: &OpenPlan) -> Self {
        Self { page: 0, selected: [0; PAGES.len()] }
    }

    fn row(&self, count: usize) -> usize {
        self.selected[self.page].min(count.saturating_sub(1))
    }

    fn count(&self, open: &OpenPlan) -> usize {
        open.findings().map_or(0, |findings| (PAGES[self.page].rows)(open, findings))
    }

    /// The names of the pages on one row; returns the rows used.
    fn draw_names(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let mut at = shift(row(area, 0), 2);
        let room = usize::from(at.width);
        let wide = |from: usize| PAGES[from..=self.page].iter().map(|page| text::width(page.name) + 2).sum::<usize>();
        let first = (0..self.page).find(|from| wide(*from) <= room).unwrap_or(self.page);
        for (place, page) in PAGES.iter().enumerate().skip(first) {
            let role = if place == self.page { Role::Accent } else { Role::Dim };
            let used = canvas.write(at, page.name, role);
            canvas.hit(left(at, used), Action::SelectCell(place, 0));
            at = shift(at, used + 2);
        }
        2.min(area.height)
    }

    fn draw_page(&self, open: &OpenPlan, findings: &Findings, canvas: &mut Canvas<'_>, area: Rect) {
        let page = &PAGES[self.page];
        let inside = Rect { width: area.width.saturating_sub(2), ..area };
        let about = (page.about)(open, findings);
        let about = open.awaited().map_or(about, |awaited| awaited);
        let used = canvas.paragraph(shift(inside, 2), &about, Role::Dim);
        let mut rest = below(inside, used + u16::from(area.height >= 12));
        rest = below(rest, (page.head)(findings, canvas, shift(row(rest, 0), 2)));
        let count = (page.rows)(open, findings);
        let selected = self.row(count);
        let said = (page.foot)(open, findings, selected);
        let lines = text::wrap(&said, usize::from(rest.width.saturating_sub(2))).len();
        let foot = if said.is_empty() { 0 } else { u16::try_from(lines + 1).unwrap_or(4).min(rest.height / 2) };
        let shown = Rect { height: rest.height - foot, ..rest };
        list::rows(canvas, shown, selected, count, |canvas, index, at| (page.row)(open, findings, index, canvas, at));
        let listed = u16::try_from(count).unwrap_or(u16::MAX).min(shown.height);
        canvas.paragraph(shift(below(rest, listed + 1), 2), &said, Role::Text);
    }
}

impl Screen for More {
    fn mode(&self) -> Mode {
        Mode::More
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let rest = below(area, self.draw_names(canvas, area));
        match open.findings() {
            Some(findings) => self.draw_page(open, findings, canvas, rest),
            None => {
                canvas.paragraph(shift(rest, 2), &open.awaited().unwrap_or_default(), Role::Dim);
            }
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> bool {
        let count = self.count(context.open());
        let selected = self.row(count);
        if let Some(to) = list::moved(action, selected, count) {
            self.selected[self.page] = to;
            if action == Action::Select(selected) {
                return self.act(Action::Open, context);
            }
            return true;
        }
        match action {
            Action::Right => self.page = (self.page + 1).min(PAGES.len() - 1),
            Action::Left => self.page = self.page.saturating_sub(1),
            Action::SelectCell(page, _) => self.page = page.min(PAGES.len() - 1),
            Action::Enough => context.open().enough(),
            Action::Add => {
                self.page = PREFERENCES;
                preferences::add(context);
            }
            Action::Delete if self.page == PREFERENCES => preferences::delete(selected, context),
            Action::Open if count > 0 => {
                if let Some(findings) = context.open().findings().cloned() {
                    (PAGES[self.page].open)(&findings, selected, context);
                }
            }
            _ => return false,
        }
        true
    }

    fn shows_findings(&self) -> bool {
        true
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        match action {
            Action::Delete if self.page != PREFERENCES => Some("Only a preference can be taken out."),
            Action::Open | Action::Delete if self.count(open) == 0 => Some("There is nothing on this page."),
            _ => None,
        }
    }
}

/// A page without heads.
fn no_head(_findings: &Findings, _canvas: &mut Canvas<'_>, _at: Rect) -> u16 {
    0
}

/// A page that leads nowhere.
fn stay(_findings: &Findings, _row: usize, _context: &mut Context<'_>) {}

/// The heads of columns of these widths, the last as wide as there is room; returns the row used.
fn heads(columns: &[(u16, &str)], canvas: &mut Canvas<'_>, at: Rect) -> u16 {
    let mut at = at;
    for (wide, head) in columns {
        canvas.write(take(&mut at, *wide), head, Role::Dim);
    }
    1
}
