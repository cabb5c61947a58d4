//! Everything there is to do and to see, by name: found though mistyped, the best first. What may not go in: what there
//! is, which the app says.

use super::panel;
use crate::text::{self, same::folded};
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
use unicode_segmentation::UnicodeSegmentation;

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

/// How well an entry answers to what is typed, the best first: what is called just so, then names with the very words,
/// then names that are near, then what is only said so of. Among equals what can be done comes before what cannot, views before the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    kind: MatchKind,
    is_refused: bool,
    is_no_view: bool,
    score: Reverse<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum MatchKind {
    Name,
    Words,
    Near,
    About,
}

/// What is meant by what is typed; everything in its order where nothing is.
fn ranked(entries: &[Offer], wanted: &str) -> Vec<Found> {
    let wanted = folded(wanted);
    let mut words: Vec<Word<'_>> = wanted.split_whitespace().map(Word::new).collect();
    if words.is_empty() {
        return (0..entries.len()).map(|place| Found { place, letters: Vec::new() }).collect();
    }
    let mut found = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let name = folded(&entry.name);
        let (kind, score, letters) = match near(&entry.name, &name, &mut words) {
            Some((score, letters)) if name == wanted => (MatchKind::Name, score, letters),
            Some((score, letters)) if words.iter().all(|word| begins(&name, word.text)) => {
                (MatchKind::Words, score, letters)
            }
            Some((score, letters)) => (MatchKind::Near, score, letters),
            None if says(&entry.about, &wanted) => (MatchKind::About, 0, Vec::new()),
            None => continue,
        };
        let is_view = matches!(entry.does[..], [Request::Do(Action::Go(_))]);
        let (is_refused, score) = (entry.refusal.is_some(), Reverse(score));
        found.push((Rank { kind, is_refused, is_no_view: !is_view, score }, Found { place, letters }));
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, found)| found).collect()
}

/// A word looked for, one letter in five mistyped.
struct Word<'a> {
    text: &'a str,
    letters: usize,
    typos: usize,
    matcher: Matcher,
}

impl<'a> Word<'a> {
    fn new(text: &'a str) -> Self {
        let letters = text.chars().count();
        let typos = letters / 5;
        let pattern = Pattern::from(text).max_typos(Some(u16::try_from(typos).unwrap_or(0)));
        Self { text, letters, typos, matcher: Matcher::from_patterns(&[pattern], &Config::default()) }
    }

    /// How well it fits a name, and where its letters stand there; not where they lie scattered over it.
    fn find(&mut self, name: &str) -> Option<(u16, Vec<u32>)> {
        let found = self.matcher.match_one_indices(name, 0)?;
        let mut letters = found.indices;
        letters.sort_unstable();
        let span = usize::try_from(letters.last()? - letters.first()?).ok()? + 1;
        let is_together = span <= self.letters + self.typos && letters.len() + self.typos >= self.letters;
        (is_together || are_initials(name, &letters)).then_some((found.score, letters))
    }
}

/// How well all words fit a name together. Where it is not as it is looked for, that is looked at, and the letters found
/// are the name's own.
fn near(name: &str, folded: &str, words: &mut [Word<'_>]) -> Option<(u16, Vec<u32>)> {
    let is_plain = name.is_ascii();
    let (mut score, mut letters) = (0_u16, Vec::new());
    for word in words {
        let (fits, at) = word.find(if is_plain { name } else { folded })?;
        score = score.saturating_add(fits);
        letters.extend(at);
    }
    if !is_plain {
        letters = in_name(name, &letters);
    }
    Some((score, letters))
}

/// Where in a name those letters stand that were found in it folded.
fn in_name(name: &str, found: &[u32]) -> Vec<u32> {
    let mut letters = Vec::with_capacity(found.len());
    let mut behind = 0;
    for (at, grapheme) in name.grapheme_indices(true) {
        let from = behind;
        behind += folded(grapheme).len();
        let is_found = found.iter().any(|at| usize::try_from(*at).is_ok_and(|at| (from..behind).contains(&at)));
        letters.extend(u32::try_from(at).ok().filter(|_| is_found));
    }
    letters
}

/// Whether every letter begins a word: "gtw" for "Go to Weights".
fn are_initials(name: &str, letters: &[u32]) -> bool {
    letters.iter().all(|at| usize::try_from(*at).is_ok_and(|at| is_beginning(name, at)))
}

/// Whether a word of the name begins so.
fn begins(name: &str, wanted: &str) -> bool {
    name.match_indices(wanted).any(|(at, _)| is_beginning(name, at))
}

fn is_beginning(name: &str, at: usize) -> bool {
    name.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

fn says(about: &str, wanted: &str) -> bool {
    let about = folded(about);
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
