//! How a grid shares a width among titles, notes and cells.

use super::{Cursor, MARGIN, Matrix};
use crate::text;
use crate::tui::canvas::{left, shift, span};
use ratatui::layout::Rect;
use std::{cell::Cell, ops::Range};

/// The longest a row's title grows.
const LONGEST: usize = 40;
/// Columns a row's title has before a note makes way for it.
const LEAST: u16 = 14;
/// Columns more than it needs that a cell takes where there is room.
const AIR: u16 = 3;
/// The same where cells are filled and join into a surface.
const SURFACE: u16 = 12;

/// How the columns share a width.
pub(super) struct Layout {
    pub(super) titles: Vec<String>,
    pub(super) labels: Vec<String>,
    pub(super) names: u16,
    notes: Vec<u16>,
    /// The first column in sight and where each in sight begins and how wide it is; the sums' is the last.
    pub(super) first: usize,
    pub(super) cells: Vec<(u16, u16)>,
}

impl Matrix {
    /// Shares a width: whole titles where there is room, then short ones, then whole first words, with fewer notes where
    /// that makes room for them; then ever fewer letters of every label alike; where even that is too wide, the columns
    /// around the cursor.
    pub(super) fn layout(&self, width: u16, cursor: &Cursor, is_surface: bool) -> Layout {
        let notes = self.note_widths(width);
        let (full, short) =
            (longest(self.rows.iter().map(|it| &it.title)), longest(self.rows.iter().map(|it| &it.short)));
        let cut = |names: usize, least: u16| (least..=9).rev().map(move |letters| (names, Some(usize::from(letters))));
        let words = |names: usize| (names, Some(usize::MAX));
        let whole = [(full.min(LONGEST), None), (short.min(24), None), words(short.min(24)), words(short.min(12))];
        let cut = cut(short.min(24), 4).chain(cut(short.min(12), self.widest.0));
        // A note that tells less than a whole word above every column makes way for those; the last stays.
        for notes in (0..notes.len().max(1)).map(|gone| without(&notes, gone)) {
            for plan in whole {
                if let Some(layout) = self.fitted(plan, &notes, width, is_surface) {
                    return layout;
                }
            }
        }
        let fitted = cut.into_iter().find_map(|plan| self.fitted(plan, &notes, width, is_surface));
        fitted.unwrap_or_else(|| {
            let room = room(width, &notes);
            self.around(cursor, notes, room)
        })
    }

    /// Titles of so many columns and labels of so many letters beside these notes, where there is room for them.
    fn fitted(
        &self,
        (names, letters): (usize, Option<usize>),
        notes: &[u16],
        width: u16,
        is_surface: bool,
    ) -> Option<Layout> {
        let (names, room) = (span(names) + 1, room(width, notes));
        let (labels, widths) = self.labels(letters);
        let wide: u16 = widths.iter().sum();
        (names + wide <= room).then(|| self.placed(names, notes.to_vec(), (0, labels), widths, room - wide, is_surface))
    }

    fn note_widths(&self, width: u16) -> Vec<u16> {
        let wish = |place: usize| {
            let noted = self.rows.iter().filter_map(|heading| heading.notes.get(place));
            // Behind the names stands a blank already.
            span(longest(noted).max(text::width(self.notes[place]))) + 1 + u16::from(place > 0)
        };
        let mut widths: Vec<u16> = (0..self.notes.len()).map(wish).collect();
        let least = self.labels(Some(usize::from(self.widest.0))).1.iter().sum::<u16>() + LEAST;
        for place in 0..widths.len() {
            if widths.iter().sum::<u16>() + least > width {
                widths[place] = 0;
            }
        }
        widths
    }

    /// The labels of the columns and of the sums, whole or cut, and how wide each column is at least.
    fn labels(&self, letters: Option<usize>) -> (Vec<String>, Vec<u16>) {
        let columns = self.columns.iter().map(|heading| match letters {
            None => heading.title.clone(),
            Some(letters) => first_letters(&heading.short, letters),
        });
        let labels: Vec<String> = columns.chain(self.behind.map(str::to_owned)).collect();
        let noted = self.columns.iter().map(|heading| heading.notes.first().map_or(0, |note| text::width(note)));
        let noted = noted.chain([0]);
        let widths = labels
            .iter()
            .zip(noted)
            .map(|(label, note)| span(text::width(label).max(note)).max(self.widest.0) + self.widest.1 + 2);
        let widths = widths.collect();
        (labels, widths)
    }

    /// Gives what is left to the names, then to the cells.
    fn placed(
        &self,
        names: u16,
        notes: Vec<u16>,
        (first, labels): (usize, Vec<String>),
        mut widths: Vec<u16>,
        spare: u16,
        is_surface: bool,
    ) -> Layout {
        let full =
            span(longest(self.rows.iter().map(|heading| &heading.title))) + 1 + u16::from(!self.notes.is_empty());
        let names = full.min(spare).max(names);
        let air = (spare - names.min(spare)) / span(widths.len().max(1));
        let air = air.min(if is_surface { SURFACE } else { AIR });
        for wide in &mut widths {
            *wide += air;
        }
        let titles = self.rows.iter().map(|heading| {
            let fits = text::width(&heading.title) < usize::from(names);
            if fits || heading.short.is_empty() { heading.title.clone() } else { heading.short.clone() }
        });
        let mut at = MARGIN + names + notes.iter().sum::<u16>();
        let mut cells = Vec::with_capacity(widths.len());
        for wide in widths {
            cells.push((at, wide));
            at += wide;
        }
        Layout { titles: titles.collect(), labels, names: names - 1, notes, first, cells }
    }

    /// As many columns as there is room for, around the cursor.
    fn around(&self, cursor: &Cursor, notes: Vec<u16>, room: u16) -> Layout {
        let (labels, widths) = self.labels(Some(usize::from(self.widest.0)));
        let wide = widths.iter().copied().max().unwrap_or(1);
        let names = (room / 3).clamp(1, 12);
        let count = usize::from((room.saturating_sub(names + 1)) / wide).max(1);
        let seen = settle(&cursor.first_column, cursor.column, labels.len(), count);
        let (first, labels) = (seen.start, labels.get(seen).unwrap_or_default().to_vec());
        let widths = vec![wide; labels.len()];
        self.placed(names, notes, (first, labels), widths, names, false)
    }
}

impl Layout {
    pub(super) fn cell(&self, place: usize, line: Rect) -> Rect {
        let (at, wide) = self.cells[place];
        left(shift(line, at), wide)
    }

    pub(super) fn note(&self, place: usize, line: Rect) -> Rect {
        let before: u16 = self.notes.iter().take(place).sum();
        let wide = self.notes.get(place).copied().unwrap_or(0);
        left(shift(line, MARGIN + self.names + 1 + before), wide.saturating_sub(1))
    }

    /// Where the cells begin.
    pub(super) fn before(&self) -> u16 {
        self.cells.first().map_or(0, |(at, _)| *at)
    }
}

/// The places in sight of `count`: those before, unless `at` would be out of sight.
pub(super) fn settle(first: &Cell<usize>, at: usize, count: usize, room: usize) -> Range<usize> {
    let from = first.get().max((at + 1).saturating_sub(room)).min(at).min(count.saturating_sub(room));
    first.set(from);
    from..(from + room).min(count)
}

/// The notes without the first few, whose blank before the next one goes with them.
fn without(notes: &[u16], gone: usize) -> Vec<u16> {
    let blank = |at: usize| u16::from(gone > 0 && at == gone);
    notes.iter().enumerate().map(|(at, wide)| if at < gone { 0 } else { wide.saturating_sub(blank(at)) }).collect()
}

/// Columns beside these notes.
fn room(width: u16, notes: &[u16]) -> u16 {
    width.saturating_sub(MARGIN + notes.iter().sum::<u16>())
}

fn first_letters(word: &str, letters: usize) -> String {
    let mut out = String::new();
    for letter in word.chars() {
        out.push(letter);
        if text::width(&out) > letters {
            out.pop();
            break;
        }
    }
    out
}

fn longest<'a>(words: impl Iterator<Item = &'a String>) -> usize {
    words.map(|word| text::width(word)).max().unwrap_or(0)
}
