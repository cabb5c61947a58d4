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
use std::cmp::Reverse;

/// Something to do or to see.
#[derive(Debug)]
pub(crate) struct Offer {
    /// What it is called.
    pub name: String,
    /// A line on it.
    pub about: String,
    /// Why it cannot be done now.
    pub refusal: Option<String>,
    /// What is done, in order; taken when it is picked.
    pub does: Vec<Request>,
}

/// Everything there is to do and to see.
#[derive(Debug)]
pub(crate) struct Palette {
    entries: Vec<Offer>,
    wanted: Editor,
    /// What is meant by what is typed, the best first.
    found: Vec<Found>,
    /// By the place among what is found.
    list: List<usize>,
}

/// An entry that is meant.
#[derive(Debug)]
struct Found {
    /// Its place among the entries.
    place: usize,
    /// Where in its name the letters that were looked for stand, in bytes.
    letters: Vec<u32>,
}

impl Palette {
    /// Offers `entries`, in their order until something is typed.
    #[must_use]
    pub(crate) fn new(entries: Vec<Offer>) -> Self {
        let list = List::new("line").without_heads();
        let mut palette = Self { entries, wanted: Editor::default(), found: Vec::new(), list };
        palette.find();
        palette
    }

    fn find(&mut self) {
        self.found = ranked(&self.entries, self.wanted.text());
        let columns = [
            Column::new(Head::new("name", "").flexible(8).most(40).rank(1), |entry: &&Offer| entry.name.clone()),
            Column::new(Head::new("about", "").flexible(8).rank(1).role(Role::Dim), |entry: &&Offer| {
                entry.refusal.as_ref().unwrap_or(&entry.about).clone()
            }),
        ];
        let rows = self.found.iter().enumerate().map(|(row, found)| (row, &self.entries[found.place]));
        self.list.fill(&columns, [Members::new(rows)]);
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

/// What is meant: the best names first, then what is only said so of.
fn ranked(entries: &[Offer], wanted: &str) -> Vec<Found> {
    let mut matcher = matcher(wanted);
    let wanted = wanted.to_lowercase();
    let (mut by_name, mut by_words) = (Vec::new(), Vec::new());
    for (place, entry) in entries.iter().enumerate() {
        if let Some(found) = matcher.match_one_indices(&entry.name, 0) {
            by_name.push((found.score, Found { place, letters: found.indices }));
        } else if says(&entry.about, &wanted) {
            by_words.push(Found { place, letters: Vec::new() });
        }
    }
    by_name.sort_by_key(|(score, _)| Reverse(*score));
    by_name.into_iter().map(|(_, found)| found).chain(by_words).collect()
}

fn says(about: &str, wanted: &str) -> bool {
    let about = about.to_lowercase();
    wanted.split_whitespace().all(|word| about.contains(word))
}

/// Underlines letters of a name.
fn underline(name: &str, letters: &[u32], canvas: &mut Canvas<'_>, area: Rect) {
    for letter in letters {
        let Some(before) = usize::try_from(*letter).ok().and_then(|at| name.get(..at)) else { continue };
        canvas.underline(left(shift(area, span(text::width(before))), 1));
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "All commands",
    rows: &[
        on(&[ENTER], Action::Open, "do it", 1).says("Do or show the selected one."),
        on(&[PAGE_UP], Action::PageUp, "page up", 0).says("A page up."),
        on(&[PAGE_DOWN], Action::PageDown, "page down", 0).says("A page down."),
        on(&[ESC], Action::Back, "cancel", 3).says("Leave it as it was."),
        on(&[UP], Action::Up, "up", 0).says("One row up."),
        on(&[DOWN], Action::Down, "down", 0).says("One row down."),
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
            let found = &self.found[*cell.id];
            let entry = &self.entries[found.place];
            match cell.column {
                "name" if entry.refusal.is_some() => cell.write_as(canvas, Role::Dim),
                "name" => {
                    cell.write(canvas);
                    underline(&entry.name, &found.letters, canvas, cell.area);
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
                let Some(found) = self.list.selected().map(|row| &self.found[*row]) else { return Used::Yes };
                let entry = &mut self.entries[found.place];
                if let Some(reason) = &entry.refusal {
                    context.complain(reason.as_str());
                    return Used::Yes;
                }
                context.requests.append(&mut entry.does);
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
