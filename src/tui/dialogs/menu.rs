//! A short list to pick from by one key: the fields that can be set for many, the words of a field.

use super::panel;
use crate::tui::canvas::{Canvas, below, span, top};
use crate::tui::keys::{Action, DOWN, Does, ENTER, ESC, Keys, Press, UP, bind, on};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;

type ThenChosen<T, P> = Box<dyn FnMut(&mut Context<'_, P>, &T)>;

type DrawAbout<T> = fn(&T, &mut Canvas<'_>, Rect);

/// Columns of a menu, and of one that says more of the line the cursor is on.
const COLUMNS: (u16, u16) = (56, 72);

/// A short list to pick from by one key.
pub(crate) struct Menu<T, P> {
    title: String,
    /// The key of each, and what picking it gives.
    entries: Vec<(char, T)>,
    list: List<usize>,
    then: ThenChosen<T, P>,
    /// What is said of the line the cursor is on, and for how many rows.
    about: Option<(u16, DrawAbout<T>)>,
}

impl<T, P> Menu<T, P> {
    /// Offers entries, each with its key, its words and its value; `then` is done with the one picked.
    pub(crate) fn new(
        title: &str,
        entries: Vec<(char, String, T)>,
        then: impl FnMut(&mut Context<'_, P>, &T) + 'static,
    ) -> Self {
        let columns = [
            Column::new(Head::new("key", "").rank(1).role(Role::Accent), |(key, _, _): &&(char, String, T)| {
                key.to_string()
            }),
            Column::new(Head::new("name", "").flexible(8).rank(1), |(_, name, _)| name.clone()),
        ];
        let mut list = List::new("line").without_heads();
        list.fill(&columns, [Members::new(entries.iter().enumerate())]);
        let entries = entries.into_iter().map(|(key, _, value)| (key, value)).collect();
        Self { title: title.to_owned(), entries, list, then: Box::new(then), about: None }
    }

    /// The same with up to so many rows beneath, in which `about` says more of the line the cursor is on.
    #[must_use]
    pub(crate) fn with_about(mut self, rows: u16, about: DrawAbout<T>) -> Self {
        self.about = Some((rows, about));
        self
    }

    fn pick(&mut self, place: Option<usize>, context: &mut Context<'_, P>) -> Used {
        let Some((_, value)) = place.and_then(|place| self.entries.get(place)) else { return Used::Yes };
        (self.then)(context, value);
        Used::Close
    }

    fn at(&self, key: char) -> Option<usize> {
        self.entries.iter().position(|(of, _)| *of == key)
    }
}

pub(crate) const KEYS: Keys = Keys {
    title: "A menu",
    rows: &[
        bind(&[Press::Letters("abcdefghijklmnopqrstuvwxyz")], Does::Letter(Action::Letter), "pick", 0)
            .says("The line that has this letter before it."),
        bind(&[Press::Digits(0, 9)], Does::Digit(Action::Digit), "pick", 0)
            .says("The line that has this digit before it."),
        on(&[UP], Action::Up, "up", 0).says("One line up."),
        on(&[DOWN], Action::Down, "down", 0).says("One line down."),
        on(&[ENTER], Action::Open, "pick", 1).says("Pick the line."),
        on(&[ESC], Action::Back, "close", 2).says("Close without picking."),
    ],
};

/// The keys of a menu where a line has the sign of what is not known before it.
pub(crate) const NOT_KNOWN: Keys = Keys {
    title: "A menu",
    rows: &[bind(&[Press::Letters("?")], Does::Letter(Action::Letter), "not known", 0)
        .says("The line that has this sign before it.")],
};

impl<T, P> Layer<P> for Menu<T, P> {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.at('?').is_some() { &[&KEYS, &NOT_KNOWN] } else { &[&KEYS] }
    }

    fn draw(&self, _plan: &P, canvas: &mut Canvas<'_>, body: Rect) {
        let rows = span(self.entries.len());
        let Some((more, about)) = self.about else {
            let inside = panel(canvas, body, COLUMNS.0, rows, &self.title);
            self.list.draw_plain(canvas, inside);
            return;
        };
        let inside = panel(canvas, body, COLUMNS.1, rows + more + 1, &self.title);
        let used = self.list.draw_plain(canvas, top(inside, rows));
        if let Some((_, value)) = self.list.selected().and_then(|place| self.entries.get(*place)) {
            about(value, canvas, below(inside, used + 1));
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_, P>) -> Used {
        match self.list.act(action) {
            None => Used::Yes,
            Some(Action::Open) => self.pick(self.list.selected().copied(), context),
            Some(Action::Letter(letter)) => self.pick(self.at(letter), context),
            Some(Action::Digit(digit)) => self.pick(self.at(char::from(b'0' + digit.min(9))), context),
            Some(Action::Back) => Used::Close,
            Some(_) => Used::No,
        }
    }
}
