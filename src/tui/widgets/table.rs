//! Columns laid out in a width, for lists and for tables that are only read. What may not go in: what a column shows,
//! which [`column`](super::column) says, and which rows there are.
//!
//! Columns of rank 1 are always there. The flexible ones among them (names) grow from their least width to what is in
//! them; only then is there room for the columns of rank 2, then 3 …, each of them whole or not at all; bars and the
//! gaps take what is left. So a wider table never cuts more than a narrow one.

use super::column::{Column, Head, Share, Sort};
use crate::tui::canvas::{Canvas, below, left, row, shift, span};
use crate::tui::keys::Action;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Between two columns, at least.
const GAP: u16 = 1;
/// Between two columns where there is room to spare.
const WIDE_GAP: u16 = 3;

/// Columns laid out: which of them there is room for, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    /// Where each column begins and how wide it is; 0 is not there.
    places: Vec<(u16, u16)>,
}

impl Table {
    /// Lays columns out in `width`; `content` says how wide what stands in each of them is at most.
    pub(crate) fn new(heads: &[Head], content: &[u16], width: u16) -> Self {
        let widths = widths(heads, content, width);
        let shown = widths.iter().filter(|wide| **wide > 0).count();
        let gaps = span(shown.saturating_sub(1));
        let spare = width.saturating_sub(taken(&widths));
        let gap = (GAP + spare.checked_div(gaps).unwrap_or(0)).min(WIDE_GAP);
        let mut at = 0;
        let mut places = Vec::with_capacity(widths.len());
        for wide in widths {
            places.push((at, wide));
            at += if wide > 0 { wide + gap } else { 0 };
        }
        Self { places }
    }

    /// A column's part of a line; empty where there is no room for the column.
    pub(crate) fn cell(&self, column: usize, line: Rect) -> Rect {
        let (at, wide) = self.places.get(column).copied().unwrap_or_default();
        left(shift(line, at), wide)
    }

    /// How many columns of a line are used.
    pub(crate) fn width(&self) -> u16 {
        self.places.iter().filter(|(_, wide)| *wide > 0).map(|(at, wide)| at + wide).max().unwrap_or(0)
    }

    /// The columns there is room for, by their places.
    pub(crate) fn shown(&self) -> impl Iterator<Item = usize> {
        self.places.iter().enumerate().filter(|(_, (_, wide))| *wide > 0).map(|(column, _)| column)
    }

    /// Draws the headings. The column sorted by is marked, and where `sorts`, a click on a heading sorts by it.
    pub(crate) fn heads(&self, canvas: &mut Canvas<'_>, line: Rect, heads: &[Head], sorts: bool, sort: Option<Sort>) {
        for column in self.shown() {
            let head = &heads[column];
            let cell = self.cell(column, line);
            match sort.filter(|sort| sort.column == column) {
                None => head.write(canvas, cell, &head.title, Role::Dim),
                Some(sort) => marked(canvas, line, cell, head, sort),
            }
            if sorts && head.sorts() {
                canvas.hit(cell, Action::SortBy(column));
            }
        }
    }
}

/// The heading of the column sorted by, its mark inside the column or in the gap beside it.
fn marked(canvas: &mut Canvas<'_>, line: Rect, cell: Rect, head: &Head, sort: Sort) {
    let mark = if sort.is_falling { "▾" } else { "▴" };
    head.write(canvas, cell, &head.title, Role::Accent);
    let title = canvas.width(&head.title);
    let at = if head.is_right() { cell.right().saturating_sub(title + 1) } else { cell.x + title };
    let inside = at >= line.x && at < line.right();
    canvas.write(Rect { x: at, width: u16::from(inside), ..cell }, mark, Role::Accent);
}

/// Draws rows that are only read, under their headings; returns the lines used.
pub(crate) fn draw<R>(canvas: &mut Canvas<'_>, area: Rect, columns: &[Column<R>], rows: &[R]) -> u16 {
    let heads: Vec<Head> = columns.iter().map(|column| column.head.clone()).collect();
    let texts: Vec<Vec<String>> =
        rows.iter().map(|it| columns.iter().map(|column| column.text(it)).collect()).collect();
    let content: Vec<u16> = (0..columns.len())
        .map(|column| texts.iter().map(|cells| canvas.width(&cells[column])).max().unwrap_or(0))
        .collect();
    let table = Table::new(&heads, &content, area.width);
    table.heads(canvas, row(area, 0), &heads, false, None);
    let body = below(area, 1);
    for (down, cells) in (0..body.height).zip(&texts) {
        for column in table.shown() {
            heads[column].write_plain(canvas, table.cell(column, row(body, down)), &cells[column]);
        }
    }
    span(rows.len() + 1).min(area.height)
}

/// What a column asks for.
struct Want {
    least: u16,
    /// Before columns of less rank come in.
    wish: u16,
    /// When all are there.
    full: u16,
}

impl Want {
    fn of(head: &Head, content: u16) -> Self {
        let title = span(crate::text::width(&head.title));
        let full = content.max(title);
        match head.share {
            Share::Whole => {
                let full = full.max(head.least);
                Self { least: full, wish: full, full }
            }
            Share::Flexible => {
                Self { least: head.least.min(full).max(title), wish: full.min(head.most).max(title), full }
            }
            Share::Bar => Self { least: head.least, wish: head.least.max(title), full: head.most },
        }
    }
}

/// The widths of columns that share `width`; 0 is left out.
fn widths(heads: &[Head], content: &[u16], width: u16) -> Vec<u16> {
    let content = content.iter().copied().chain(std::iter::repeat(0));
    let wants: Vec<Want> = heads.iter().zip(content).map(|(head, wide)| Want::of(head, wide)).collect();
    let mut order: Vec<usize> = (0..heads.len()).collect();
    order.sort_by_key(|at| heads[*at].rank);
    let (always, rest): (Vec<usize>, Vec<usize>) = order.into_iter().partition(|at| heads[*at].rank <= 1);
    let mut widths = vec![0; heads.len()];
    for at in &always {
        widths[*at] = wants[*at].least;
    }
    squeeze(&mut widths, heads, &always, width);
    let wishes: Vec<u16> = wants.iter().map(|want| want.wish).collect();
    let full: Vec<u16> = wants.iter().map(|want| want.full).collect();
    grow(&mut widths, heads, Share::Flexible, &wishes, width);
    let is_whole = always.iter().all(|at| !heads[*at].is_flexible() || widths[*at] >= wishes[*at]);
    if is_whole && add(&mut widths, &rest, &wishes, width) {
        grow(&mut widths, heads, Share::Flexible, &full, width);
    }
    grow(&mut widths, heads, Share::Bar, &full, width);
    widths
}

/// Leaves out what does not fit even at its least, figures before names; one is always there.
fn squeeze(widths: &mut [u16], heads: &[Head], always: &[usize], width: u16) {
    let (mut keeps, others): (Vec<usize>, Vec<usize>) = always.iter().partition(|at| heads[**at].is_flexible());
    keeps.extend(others);
    for at in keeps.iter().skip(1).rev() {
        if taken(widths) <= width {
            return;
        }
        widths[*at] = 0;
    }
    if let Some(at) = keeps.first() {
        widths[*at] = widths[*at].min(width);
    }
}

/// Puts whole columns in, in their order, until one does not fit; returns whether all did.
fn add(widths: &mut [u16], rest: &[usize], wishes: &[u16], width: u16) -> bool {
    for at in rest.iter().filter(|at| wishes[**at] > 0) {
        widths[*at] = wishes[*at];
        if taken(widths) > width {
            widths[*at] = 0;
            return false;
        }
    }
    true
}

/// Gives columns of a kind what is left of `width`, the narrowest first, none more than `most` says.
fn grow(widths: &mut [u16], heads: &[Head], share: Share, most: &[u16], width: u16) {
    for _ in taken(widths)..width {
        let grows = |at: &usize| heads[*at].share == share && widths[*at] > 0 && widths[*at] < most[*at];
        let Some(at) = (0..heads.len()).filter(grows).min_by_key(|at| widths[*at]) else { return };
        widths[at] += 1;
    }
}

/// The columns taken, gaps and all.
fn taken(widths: &[u16]) -> u16 {
    let shown = widths.iter().filter(|wide| **wide > 0);
    shown.fold(0_u16, |all, wide| all.saturating_add(*wide).saturating_add(GAP)).saturating_sub(GAP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Theme;
    use proptest::prelude::*;
    use ratatui::buffer::{Buffer, Cell as Symbol};

    const IDS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

    fn head() -> impl Strategy<Value = Head> {
        (0usize..6, "[a-z日]{0,12}", 1u8..4, 0u8..3, 0u16..30).prop_map(|(id, title, rank, share, least)| {
            let head = Head::new(IDS[id], title).rank(rank);
            match share {
                0 => head.flexible(least),
                1 => head.right(),
                _ => head.bar(least.min(8), 20).rank(rank.max(2)),
            }
        })
    }

    fn columns() -> impl Strategy<Value = Vec<(Head, Vec<u16>)>> {
        let figures = (head(), prop::collection::vec(0u16..60, 5));
        prop::collection::vec(figures, 1..9)
    }

    fn content(columns: &[(Head, Vec<u16>)]) -> (Vec<Head>, Vec<u16>) {
        let widest = |cells: &Vec<u16>| cells.iter().copied().max().unwrap_or(0);
        columns
            .iter()
            .map(|(head, cells)| (head.clone(), if head.share == Share::Bar { 0 } else { widest(cells) }))
            .unzip()
    }

    fn cut(columns: &[(Head, Vec<u16>)], table: &Table) -> usize {
        let line = Rect::new(0, 0, 400, 1);
        let of = |(at, (head, cells)): (usize, &(Head, Vec<u16>))| {
            let wide = table.cell(at, line).width;
            let is_words = wide > 0 && head.share != Share::Bar;
            if is_words { cells.iter().filter(|cell| **cell > wide).count() } else { 0 }
        };
        columns.iter().enumerate().map(of).sum()
    }

    proptest! {
        #[test]
        fn a_wider_table_cuts_no_more_and_nothing_overlaps(columns in columns()) {
            let (heads, content) = content(&columns);
            let always = heads.iter().zip(&content).filter(|(head, _)| head.rank == 1);
            let least: u16 = always.map(|(head, wide)| match head.share {
                Share::Flexible => head.least.max(span(crate::text::width(&head.title))) + GAP,
                _ => (*wide).max(span(crate::text::width(&head.title))) + GAP,
            }).sum();
            let mut before = usize::MAX;
            for width in least.max(20)..240 {
                let table = Table::new(&heads, &content, width);
                let line = Rect::new(3, 0, width, 1);
                let mut end = 0;
                for column in table.shown() {
                    let cell = table.cell(column, line);
                    prop_assert!(cell.x >= end && cell.right() <= line.right(), "{width}: {table:?}");
                    prop_assert!(heads[column].share != Share::Whole || cell.width >= content[column]);
                    end = cell.right() + GAP;
                }
                let now = cut(&columns, &table);
                prop_assert!(now <= before, "{now} cut at {width}, {before} before: {table:?}");
                before = now;
            }
        }

        #[test]
        fn any_width_is_borne(columns in columns(), width in 0u16..80) {
            let (heads, content) = content(&columns);
            let table = Table::new(&heads, &content, width);
            prop_assert!(table.width() <= width, "{table:?}");
        }
    }

    #[test]
    fn figures_end_under_their_headings_and_less_goes_before_more_is_cut() {
        let columns = [
            Column::new(Head::new("name", "candidate").flexible(10).rank(1), |it: &(&str, f64)| it.0.to_owned()),
            Column::new(Head::new("score", "score").right().rank(1), |it: &(&str, f64)| it.1.to_string()),
            Column::new(Head::new("step", "next step").rank(2), |_: &(&str, f64)| "call them again".to_owned()),
        ];
        let rows = [("Millrace Bank Technologies", 5.0), ("株式会社", 88.5)];
        let mut shown = Vec::new();
        for width in [20, 40, 60] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, 3));
            let mut canvas = Canvas::new(&mut buffer, Theme::new(true, false));
            let area = canvas.area();
            assert_eq!(draw(&mut canvas, area, &columns, &rows), 3);
            let lines = buffer.content.chunks(usize::from(width));
            shown.push(lines.map(|line| line.iter().map(Symbol::symbol).collect::<String>()).collect::<Vec<_>>());
        }
        assert_eq!(shown[0][1], "Millrace Bank…     5");
        assert_eq!(shown[1][1].trim_end(), "Millrace Bank Technologies       5");
        assert!(shown[2][1].contains("call them again"), "{shown:#?}");
        assert!(!shown[1][0].contains("next step"), "{shown:#?}");
    }
}
