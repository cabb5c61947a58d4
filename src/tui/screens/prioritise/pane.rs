//! The pane beside a list: it turns through pages. Where there is no room beside, it stands in the list's place as long
//! as it has the focus. What may not go in: what a page shows.

use crate::interview::steps::{To, View};
use crate::tui::canvas::{Canvas, below, left, row, shift};
use crate::tui::keys::{Action, Binding, Keys, LEFT, RIGHT, ctrl, letter, on};
use crate::tui::theme::{Glyph, Role};
use ratatui::layout::Rect;
use std::cell::Cell;

/// From this width on, the pane stands beside the list.
const BESIDE: u16 = 110;
/// The list beside it is no narrower.
const LIST: u16 = 71;

/// The keys that turn the pages.
pub(crate) const KEYS: Keys = Keys {
    title: "In a view with pages beside its list",
    rows: &[
        on(&[RIGHT, letter('l')], Action::Right, "next page", 2).says("The next page beside the list."),
        on(&[LEFT, letter('h')], Action::Left, "page before", 0).says("The page before."),
    ],
};

/// What ends the work on what the pages show.
pub(super) const ENOUGH: Binding = on(&[ctrl('x')], Action::Enough, "enough", 0)
    .says("End what is being worked out, with the best found so far; once more works it out to the end.");

/// The pane beside a list.
#[derive(Debug)]
pub(super) struct Pane<P: 'static> {
    pages: &'static [P],
    title: fn(P) -> &'static str,
    view: fn(P) -> View,
    at: usize,
    has_focus: bool,
    /// Known only where it is drawn, and needed to know whether a page turned to is in sight.
    is_beside: Cell<bool>,
}

impl<P: Copy + PartialEq> Pane<P> {
    /// A pane of these pages, each with its title and the view that shows it; at least one.
    pub(super) fn new(pages: &'static [P], title: fn(P) -> &'static str, view: fn(P) -> View) -> Self {
        Self { pages, title, view, at: 0, has_focus: false, is_beside: Cell::new(false) }
    }

    /// The page it is turned to.
    pub(super) fn page(&self) -> P {
        self.pages[self.at]
    }

    /// Whether keys are for the pane.
    pub(super) fn has_focus(&self) -> bool {
        self.has_focus
    }

    /// Turns to a page and takes the focus.
    pub(super) fn show(&mut self, page: P) {
        self.at = self.pages.iter().position(|one| *one == page).unwrap_or(self.at);
        self.has_focus = true;
    }

    /// Gives the focus back to the list.
    pub(super) fn close(&mut self) {
        self.has_focus = false;
    }

    /// Turns the pages, and goes between list and pane; returns whether the action was that.
    pub(super) fn act(&mut self, action: Action) -> bool {
        match action {
            Action::Left => self.turn(self.at.saturating_sub(1)),
            Action::Right => self.turn(self.at + 1),
            Action::Pane => self.has_focus = !self.has_focus,
            Action::Back if self.has_focus => self.has_focus = false,
            _ => return false,
        }
        true
    }

    /// Turns to a page; where it would not be in sight, it comes into sight first.
    fn turn(&mut self, to: usize) {
        if self.has_focus || self.is_beside.get() {
            self.at = to.min(self.pages.len() - 1);
        }
        self.has_focus |= !self.is_beside.get();
    }

    /// Where the list is drawn and where the pane, if they are.
    pub(super) fn split(&self, canvas: &mut Canvas<'_>, area: Rect) -> (Option<Rect>, Option<Rect>) {
        self.is_beside.set(area.width >= BESIDE);
        if !self.is_beside.get() {
            return if self.has_focus { (None, Some(shift(area, 1))) } else { (Some(area), None) };
        }
        let list = LIST.max(area.width * 5 / 8);
        canvas.divider(left(shift(area, list), 1));
        (Some(left(area, list - 1)), Some(shift(area, list + 2)))
    }

    /// The same, but a page that wants all the room has it while it has the focus.
    pub(super) fn split_for(
        &self,
        wants_all: bool,
        canvas: &mut Canvas<'_>,
        area: Rect,
    ) -> (Option<Rect>, Option<Rect>) {
        if !wants_all || !self.has_focus {
            return self.split(canvas, area);
        }
        self.is_beside.set(area.width >= BESIDE);
        (None, Some(shift(area, 1)))
    }

    /// A click on what has not the focus gives it that, so that rows are clicked only where they are moved among.
    /// Called once both are drawn, with what `split` said.
    pub(super) fn take_clicks(&self, canvas: &mut Canvas<'_>, list: Option<Rect>, pane: Option<Rect>) {
        if let (Some(list), Some(pane)) = (list, pane) {
            canvas.hit(if self.has_focus { list } else { pane }, Action::Pane);
            self.draw_names(canvas, pane);
        }
    }

    /// Draws the names of the pages; returns what is left for the page.
    pub(super) fn draw_names(&self, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
        let line = row(area, 0);
        let bar = if self.has_focus { canvas.glyph(Glyph::Focus) } else { "" };
        canvas.write(line, bar, Role::Accent);
        let line = shift(line, 1);
        let wide = |at: usize| canvas.width((self.title)(self.pages[at])) + 2;
        let upto_current = |from: &usize| (*from..=self.at).map(wide).sum::<u16>() <= line.width;
        let first = (0..self.at).find(upto_current).unwrap_or(self.at);
        let mut used = 0;
        for at in first..self.pages.len() {
            let page = self.pages[at];
            let room = shift(line, used);
            if used > 0 && canvas.width((self.title)(page)) > room.width {
                canvas.write(room, canvas.glyph(Glyph::Right), Role::Dim);
                break;
            }
            let role = if at == self.at { Role::Accent } else { Role::Dim };
            let columns = canvas.write(room, (self.title)(page), role);
            canvas.hit(left(room, columns), Action::Go(To::View((self.view)(page))));
            used += columns + 2;
        }
        below(area, 2)
    }
}
