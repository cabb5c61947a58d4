//! What else is known of the ranking and the set, a page each: how firm, what to find out next, what would change it,
//! other budgets, sets that are as good, preferences.
//!
//! ```text
//! How firm  Find out next  What would change it  Budgets  As good as  Preferences
//! In the top 6 in so many of 100 plausible readings; …
//! › Vantcourt vCISO Collective   ━━━━━━━         60      ━━●━━━
//! ```

mod preferences;

use crate::{
    interview::steps::{Page, To, View},
    report::Findings,
    text,
    tui::{
        canvas::{Canvas, below, left, row, shift},
        keys::{Action, COMMANDS, DELETE, ENTER, Keys, LEFT, PLAN, RIGHT, TABS, ctrl, letter, on},
        layer::{Context, Layer, Used},
        open_plan::OpenPlan,
        theme::Role,
        widgets::list,
    },
};
use ratatui::layout::Rect;

/// What else is known.
#[derive(Debug)]
pub(crate) struct More {
    page: Page,
    selected: [usize; Page::ALL.len()],
}

/// What a page shows.
struct Content {
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

impl Default for More {
    fn default() -> Self {
        Self { page: Page::Preferences, selected: [0; Page::ALL.len()] }
    }
}

fn content(page: Page) -> &'static Content {
    match page {
        Page::Preferences => &preferences::CONTENT,
    }
}

impl More {
    /// To a page further on or back.
    fn turn(&mut self, by: isize) {
        let at = self.page.index().saturating_add_signed(by);
        self.page = Page::ALL[at.min(Page::ALL.len() - 1)];
    }

    fn row(&self, count: usize) -> usize {
        self.selected[self.page.index()].min(count.saturating_sub(1))
    }

    fn count(&self, open: &OpenPlan) -> usize {
        open.findings().map_or(0, |findings| (content(self.page).rows)(open, findings))
    }

    /// The names of the pages on one row; returns the rows used.
    fn draw_names(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let mut at = shift(row(area, 0), 2);
        let room = usize::from(at.width);
        let current = self.page.index();
        let wide =
            |from: usize| Page::ALL[from..=current].iter().map(|page| text::width(page.title()) + 2).sum::<usize>();
        let first = (0..current).find(|from| wide(*from) <= room).unwrap_or(current);
        for page in Page::ALL.into_iter().skip(first) {
            let role = if page == self.page { Role::Accent } else { Role::Dim };
            let used = canvas.write(at, page.title(), role);
            canvas.hit(left(at, used), Action::Go(To::View(View::More(Some(page)))));
            at = shift(at, used + 2);
        }
        2.min(area.height)
    }

    fn draw_page(&self, open: &OpenPlan, findings: &Findings, canvas: &mut Canvas<'_>, area: Rect) {
        let page = content(self.page);
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

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "More about it",
    rows: &[
        on(
            &[ctrl('x')],
            Action::Enough,
            "enough",
            "End what is being worked out, with the best found so far; once more works it out to the end.",
            0,
        ),
        on(&[RIGHT, letter('l')], Action::Right, "next page", "The next page.", 1),
        on(&[LEFT, letter('h')], Action::Left, "page before", "The page before.", 0),
        on(
            &[ENTER],
            Action::Open,
            "go there",
            "To the place where the row is answered: the rating, the weights, the influence.",
            2,
        ),
        on(
            &[letter('a')],
            Action::Add,
            "say a preference",
            "Say what you would rather have: one criterion over another, or one candidate before another.",
            4,
        ),
        on(&[letter('d'), DELETE], Action::Delete, "take it out", "Take the preference out. Undo brings it back.", 5),
    ],
};

impl Layer for More {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &list::KEYS, &TABS, &COMMANDS, &PLAN]
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

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let count = self.count(context.open());
        let selected = self.row(count);
        if let Some(to) = list::moved(action, selected, count) {
            self.selected[self.page.index()] = to;
            if action == Action::Select(selected) {
                return self.act(Action::Open, context);
            }
            return Used::Yes;
        }
        match action {
            Action::Right => self.turn(1),
            Action::Left => self.turn(-1),
            Action::Enough => context.open_mut().enough(),
            Action::Add => {
                self.page = Page::Preferences;
                preferences::add(context);
            }
            Action::Delete if self.page == Page::Preferences => preferences::delete(selected, context),
            Action::Open if count > 0 => {
                if let Some(findings) = context.open().findings().cloned() {
                    (content(self.page).open)(&findings, selected, context);
                }
            }
            _ => return Used::No,
        }
        Used::Yes
    }

    fn arrive(&mut self, view: View) {
        if let View::More(Some(page)) = view {
            self.page = page;
        }
    }

    fn wants_findings(&self) -> bool {
        true
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        match action {
            Action::Delete if self.page != Page::Preferences => Some("Only a preference can be taken out."),
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
