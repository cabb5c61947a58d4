//! Everything there is to do and to see, by name: found though mistyped, the best first. What may not go in: what there
//! is, which the app says.

use super::panel;
use crate::text;
use crate::tui::canvas::{Canvas, below, left, row, shift, span};
use crate::tui::keys::{Action, DOWN, ENTER, ESC, Keys, PAGE_DOWN, PAGE_UP, UP, on};
use crate::tui::layer::{Context, Layer, Request, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::editor::{self, Editor};
use crate::tui::widgets::list::{List, Members};
use frizbee::{Config, Matcher, Pattern};
use ratatui::layout::Rect;

/// Something to do or to see.
#[derive(Debug)]
pub(crate) struct Offer {
    /// What it is called.
    pub name: String,
    /// A line on it.
    pub about: String,
    /// Why it cannot be done now.
    pub refusal: Option<&'static str>,
    /// What is done, in order; taken when it is picked.
    pub does: Vec<Request>,
}

/// Everything there is to do and to see.
#[derive(Debug)]
pub(crate) struct Palette {
    entries: Vec<Offer>,
    wanted: Editor,
    /// By the place among the entries.
    list: List<usize>,
}

impl Palette {
    /// Offers `entries`, in their order until something is typed.
    #[must_use]
    pub(crate) fn new(entries: Vec<Offer>) -> Self {
        let mut palette = Self { entries, wanted: Editor::default(), list: List::new("line").without_heads() };
        palette.find();
        palette
    }

    fn find(&mut self) {
        let found = ranked(&self.entries, self.wanted.text());
        let columns = [
            Column::new(Head::new("name", "").flexible(8).most(40).rank(1), |entry: &&Offer| entry.name.clone()),
            Column::new(Head::new("about", "").flexible(8).rank(1).role(Role::Dim), |entry: &&Offer| {
                entry.refusal.map_or_else(|| entry.about.clone(), str::to_owned)
            }),
        ];
        self.list.fill(&columns, [Members::new(found.into_iter().map(|place| (place, &self.entries[place])))]);
        self.list.act(Action::First);
    }
}

/// The words looked for, each of them to be found, one letter in four mistyped.
fn matcher(wanted: &str) -> Matcher {
    let words = wanted.to_lowercase();
    let patterns: Vec<Pattern> = words
        .split_whitespace()
        .map(|word| Pattern::from(word).max_typos(Some(u16::try_from(word.chars().count() / 4).unwrap_or(0))))
        .collect();
    Matcher::from_patterns(&patterns, &Config::default())
}

/// The places of what is meant: the best names first, then what is only said so of.
fn ranked(entries: &[Offer], wanted: &str) -> Vec<usize> {
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    let by_name = matcher(wanted).match_list(&names);
    let mut found: Vec<usize> = by_name.iter().filter_map(|found| usize::try_from(found.index).ok()).collect();
    let wanted = wanted.to_lowercase();
    for (place, entry) in entries.iter().enumerate() {
        let about = entry.about.to_lowercase();
        if wanted.split_whitespace().all(|word| about.contains(word)) && !found.contains(&place) {
            found.push(place);
        }
    }
    found
}

/// Underlines the letters of a name that were looked for.
fn underline(name: &str, wanted: &str, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(found) = matcher(wanted).match_one_indices(name, 0) else { return };
    for index in found.indices {
        let Some(before) = usize::try_from(index).ok().and_then(|index| name.get(..index)) else { continue };
        let at = span(text::width(before));
        canvas.underline(left(shift(area, at), 1));
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "All commands",
    rows: &[
        on(&[ENTER], Action::Open, "do it", "Do or show the selected one.", 1),
        on(&[PAGE_UP], Action::PageUp, "page up", "A page up.", 0),
        on(&[PAGE_DOWN], Action::PageDown, "page down", "A page down.", 0),
        on(&[ESC], Action::Back, "cancel", "Leave it as it was.", 3),
        on(&[UP], Action::Up, "up", "One row up.", 0),
        on(&[DOWN], Action::Down, "down", "One row down.", 0),
    ],
};

impl Layer for Palette {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &editor::KEYS]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn draw(&self, _open: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = panel(canvas, body, 96, body.height, "Commands, views, candidates, buyers, segments");
        let line = row(inside, 0);
        let used = canvas.pieces(line, &[(canvas.glyph(Glyph::Focus), Role::Accent), (" ", Role::Text)]);
        self.wanted.draw(canvas, left(shift(line, used), 40), Role::Text);
        canvas.write_right(line, &format!("{} of {}", self.list.count(), self.entries.len()), Role::Dim);
        let rows = below(inside, 2);
        self.list.draw(canvas, rows, |canvas, cell| {
            let entry = &self.entries[*cell.id];
            match cell.column {
                "name" if entry.refusal.is_some() => cell.write_as(canvas, Role::Dim),
                "name" => {
                    cell.write(canvas);
                    underline(&entry.name, self.wanted.text(), canvas, cell.area);
                }
                _ => cell.write(canvas),
            }
        });
        if self.list.count() == 0 {
            canvas.write(rows, "Nothing is called like that. Clear the line with Ctrl-U.", Role::Dim);
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match self.list.act(action) {
            None => Used::Yes,
            Some(Action::Open) => {
                let Some(place) = self.list.selected().copied() else { return Used::Yes };
                if let Some(reason) = self.entries[place].refusal {
                    context.complain(reason);
                    return Used::Yes;
                }
                context.requests.append(&mut self.entries[place].does);
                Used::Close
            }
            Some(Action::Back) => Used::Close,
            Some(_) => Used::No,
        }
    }

    fn text(&mut self, text: Text<'_>, _context: &mut Context<'_>) {
        if self.wanted.take(text) {
            self.find();
        }
    }
}
