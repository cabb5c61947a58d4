//! A list to pick from, with a filter that is typed at once: starters, partners, help, the palette.

use super::panel;
use crate::text;
use crate::tui::canvas::{Canvas, below, shift, span, top};
use crate::tui::keys::{Action, DOWN, ENTER, ESC, Keys, PAGE_DOWN, PAGE_UP, UP, on};
use crate::tui::layer::{Context, Layer, Text, Used};
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::editor;
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;

/// Columns of the panel.
const WIDEST: u16 = 96;
/// Rows below the list for what is said of the selected one in full.
const FOOT: u16 = 4;

/// One of the things to pick.
#[derive(Clone, Debug)]
pub(crate) struct Choice<T> {
    /// What it is called.
    pub name: String,
    /// A line on it, dim.
    pub about: String,
    /// What picking it gives.
    pub value: T,
}

type ThenPicked<T, P> = Box<dyn FnMut(&mut Context<'_, P>, &T)>;

/// A list to pick from.
pub(crate) struct Pick<T, P> {
    title: String,
    about: String,
    choices: Vec<Choice<T>>,
    list: List<usize>,
    then: ThenPicked<T, P>,
}

impl<T, P> Pick<T, P> {
    /// Offers `choices`; `then` is done with the one picked.
    pub(crate) fn new(
        title: &str,
        about: &str,
        choices: Vec<Choice<T>>,
        then: impl FnMut(&mut Context<'_, P>, &T) + 'static,
    ) -> Self {
        let columns = [
            Column::new(Head::new("name", "").flexible(8).most(34).rank(1), |choice: &&Choice<T>| choice.name.clone()),
            Column::new(Head::new("about", "").flexible(8).rank(1).role(Role::Dim), |choice: &&Choice<T>| {
                choice.about.clone()
            }),
        ];
        let mut list = List::new("line").without_heads().typing();
        list.fill(&columns, [Members::new(choices.iter().enumerate())]);
        Self { title: title.to_owned(), about: about.to_owned(), choices, list, then: Box::new(then) }
    }

    /// The same with the choice at `place` selected.
    #[must_use]
    pub(crate) fn starting_at(mut self, place: usize) -> Self {
        self.list.select(&place);
        self
    }

    fn selected(&self) -> Option<&Choice<T>> {
        self.choices.get(*self.list.selected()?)
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "A list to pick from",
    rows: &[
        on(&[ENTER], Action::Open, "choose", 1).says("Take the selected one."),
        on(&[PAGE_UP], Action::PageUp, "page up", 0).says("A page up."),
        on(&[PAGE_DOWN], Action::PageDown, "page down", 0).says("A page down."),
        on(&[ESC], Action::Back, "cancel", 3).says("Leave it as it was."),
        on(&[UP], Action::Up, "up", 0).says("One row up."),
        on(&[DOWN], Action::Down, "down", 0).says("One row down."),
    ],
};

impl<T, P> Layer<P> for Pick<T, P> {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &editor::KEYS]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn draw(&self, _plan: &P, canvas: &mut Canvas<'_>, body: Rect) {
        let about = text::wrap(&self.about, usize::from(WIDEST.min(body.width).saturating_sub(2).max(1))).len();
        let rows = span(self.choices.len() + about).saturating_add(3 + FOOT).min(body.height);
        let inside = panel(canvas, body, WIDEST, rows, &self.title);
        // On a short terminal the list comes first.
        let is_short = body.height < FOOT * 3;
        let used = if is_short { 0 } else { canvas.paragraph(inside, &self.about, Role::Dim) };
        let rest = below(inside, used);
        let listed = top(rest, if is_short { rest.height } else { rest.height - FOOT });
        let used = self.list.draw_plain(canvas, listed);
        if let Some(choice) = self.selected() {
            canvas.paragraph(shift(below(rest, used + 1), 2), &choice.about, Role::Text);
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_, P>) -> Used {
        match self.list.act(action) {
            None => Used::Yes,
            Some(Action::Open) => {
                let Some(place) = self.list.selected() else { return Used::Yes };
                (self.then)(context, &self.choices[*place].value);
                Used::Close
            }
            Some(Action::Back) => Used::Close,
            Some(_) => Used::No,
        }
    }

    fn text(&mut self, text: Text<'_>, _context: &mut Context<'_, P>) {
        self.list.text(text);
        self.list.act(Action::First);
    }
}
