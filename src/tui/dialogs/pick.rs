//! A list to pick from, with a filter that is typed at once: starters, partners, help, the palette.

use super::panel;
use crate::{
    text,
    tui::{
        canvas::{Canvas, below, left, row, shift, top},
        keys::{Action, DOWN, ENTER, ESC, Keys, PAGE_DOWN, PAGE_UP, UP, on},
        layer::{Context, Layer, Text, Used},
        theme::{Glyph, Role},
        widgets::{
            editor::{self, Editor},
            list,
        },
    },
};
use ratatui::layout::Rect;
use std::fmt;

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

type Then<T, P> = Box<dyn FnMut(&mut Context<'_, P>, &T)>;

/// A list to pick from.
pub(crate) struct Pick<T, P> {
    title: String,
    about: String,
    choices: Vec<Choice<T>>,
    filter: Editor,
    selected: usize,
    then: Then<T, P>,
}

impl<T, P> Pick<T, P> {
    /// Offers `choices`; `then` is done with the one picked.
    pub(crate) fn new(
        title: &str,
        about: &str,
        choices: Vec<Choice<T>>,
        then: impl FnMut(&mut Context<'_, P>, &T) + 'static,
    ) -> Self {
        Self {
            title: title.to_owned(),
            about: about.to_owned(),
            choices,
            filter: Editor::default(),
            selected: 0,
            then: Box::new(then),
        }
    }

    /// The same with the choice at `place` selected.
    #[must_use]
    pub(crate) fn starting_at(mut self, place: usize) -> Self {
        self.selected = place.min(self.choices.len().saturating_sub(1));
        self
    }

    /// The choices the filter leaves, each with its place among all.
    fn shown(&self) -> Vec<(usize, &Choice<T>)> {
        let wanted = self.filter.text().to_lowercase();
        let fits = |(_, choice): &(usize, &Choice<T>)| {
            wanted
                .split_whitespace()
                .all(|word| choice.name.to_lowercase().contains(word) || choice.about.to_lowercase().contains(word))
        };
        self.choices.iter().enumerate().filter(fits).collect()
    }
}

impl<T, P> Pick<T, P> {
    fn draw_rows(&self, shown: &[(usize, &Choice<T>)], canvas: &mut Canvas<'_>, area: Rect) {
        let names = self.choices.iter().map(|choice| text::width(&choice.name)).max().unwrap_or(0).min(34);
        let names = u16::try_from(names).unwrap_or(34) + 2;
        list::rows(canvas, area, self.selected, shown.len(), |canvas, index, at| {
            let (_, choice) = shown[index];
            canvas.write(left(at, names), &choice.name, Role::Text);
            canvas.write(shift(at, names), &choice.about, Role::Dim);
        });
    }
}

impl<T, P> fmt::Debug for Pick<T, P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pick").field("title", &self.title).finish_non_exhaustive()
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "A list to pick from",
    rows: &[
        on(&[ENTER], Action::Open, "choose", "Take the selected one.", 1),
        on(&[PAGE_UP], Action::PageUp, "page up", "A page up.", 0),
        on(&[PAGE_DOWN], Action::PageDown, "page down", "A page down.", 0),
        on(&[ESC], Action::Back, "cancel", "Leave it as it was.", 3),
        on(&[UP], Action::Up, "up", "One row up.", 0),
        on(&[DOWN], Action::Down, "down", "One row down.", 0),
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
        let shown = self.shown();
        let rows = u16::try_from(self.choices.len()).unwrap_or(u16::MAX).saturating_add(5 + FOOT).min(body.height);
        let inside = panel(canvas, body, 96, rows, &self.title);
        // On a short terminal the list comes first.
        let is_short = inside.height < FOOT * 2;
        let mut used = if is_short { 0 } else { canvas.paragraph(inside, &self.about, Role::Dim) };
        let line = row(below(inside, used), 0);
        let label = canvas.pieces(line, &[(canvas.glyph(Glyph::Focus), Role::Accent), (" Filter ", Role::Dim)]);
        self.filter.draw(canvas, left(shift(line, label), 30), Role::Text);
        canvas.write_right(line, &format!("{} of {}", shown.len(), self.choices.len()), Role::Dim);
        used += if is_short { 1 } else { 2 };
        let rest = below(inside, used);
        if shown.is_empty() {
            canvas.write(rest, "Nothing here has that in its name. Clear the filter with Ctrl-U.", Role::Dim);
        }
        let foot = if rest.height >= FOOT * 2 { FOOT } else { 0 };
        self.draw_rows(&shown, canvas, top(rest, rest.height - foot));
        if let Some((_, choice)) = shown.get(self.selected) {
            let listed = u16::try_from(shown.len()).unwrap_or(u16::MAX).min(rest.height - foot);
            canvas.paragraph(shift(below(rest, listed + 1), 2), &choice.about, Role::Text);
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_, P>) -> Used {
        if let Some(selected) = list::moved(action, self.selected, self.shown().len()) {
            let again = matches!(action, Action::Select(row) if row == self.selected);
            self.selected = selected;
            if !again {
                return Used::Yes;
            }
        }
        match action {
            Action::Open | Action::Select(_) => {
                let Some(place) = self.shown().get(self.selected).map(|(place, _)| *place) else { return Used::Yes };
                (self.then)(context, &self.choices[place].value);
                Used::Close
            }
            Action::Back => Used::Close,
            _ => Used::No,
        }
    }

    fn text(&mut self, text: Text<'_>, _context: &mut Context<'_, P>) {
        if self.filter.take(text) {
            self.selected = 0;
        }
    }
}
