//! A page in the pieces that HTML has names for: sheets, headings in order, a label beside what it is about, and what each
//! table is of.

use super::super::page::{Block, Page, Picture, Table};

/// A page, read once from top to bottom.
pub(super) struct Outline<'a> {
    /// The first heading.
    pub(super) title: &'a str,
    /// What is printed on sheets of their own.
    pub(super) sheets: Vec<Sheet<'a>>,
    /// Headings a reader may look for, each by its number.
    pub(super) contents: Vec<(usize, &'a str)>,
}

/// What begins on a sheet of paper.
#[derive(Default)]
pub(super) struct Sheet<'a> {
    /// From top to bottom.
    pub(super) pieces: Vec<Piece<'a>>,
}

/// A piece of a sheet.
pub(super) enum Piece<'a> {
    /// A title with its number on the page.
    Heading { level: usize, id: usize, title: &'a str },
    /// Sentences that belong together.
    Paragraph(&'a [String]),
    /// A few words and what they are about.
    Labelled { level: usize, label: &'a str, sentences: &'a [String], points: &'a [String] },
    /// Points.
    List(&'a [String]),
    /// Rows under titles.
    Table { caption: String, table: &'a Table },
    /// Something to look at.
    Picture(&'a Picture),
}

impl Sheet<'_> {
    /// The number of its first heading.
    pub(super) fn first_heading(&self) -> Option<usize> {
        self.pieces.iter().find_map(|piece| if let Piece::Heading { id, .. } = piece { Some(*id) } else { None })
    }
}

/// How deep the headings go that a reader may look for.
const LOOKED_FOR: usize = 2;

impl<'a> Outline<'a> {
    pub(super) fn of(page: &'a Page) -> Self {
        let mut reading = Reading::default();
        let mut sheets = vec![Sheet::default()];
        let mut rest = page.blocks();
        while let Some((block, after)) = rest.split_first() {
            rest = after;
            let piece = match block {
                Block::NewSheet => {
                    sheets.push(Sheet::default());
                    continue;
                }
                Block::Heading(level, title) => reading.heading(*level, title),
                Block::Paragraph(sentences) => Piece::Paragraph(sentences),
                Block::Said(label, sentences) => reading.labelled(label, sentences, points(&mut rest)),
                Block::Label(label) => reading.labelled(label, &[], points(&mut rest)),
                Block::List(items) => Piece::List(items),
                Block::Table(table) => Piece::Table { caption: reading.caption(table), table },
                Block::Picture(picture) => Piece::Picture(picture),
            };
            if let Some(sheet) = sheets.last_mut() {
                sheet.pieces.push(piece);
            }
        }
        let title = reading.contents.first().map_or("", |(_, _, title)| *title);
        let found = reading.contents.into_iter().skip(1).filter(|(_, level, _)| *level <= LOOKED_FOR);
        Self { title, sheets, contents: found.map(|(id, _, title)| (id, title)).collect() }
    }
}

/// The list that follows, which is then read.
fn points<'a>(rest: &mut &'a [Block]) -> &'a [String] {
    let Some((Block::List(items), after)) = rest.split_first() else { return &[] };
    *rest = after;
    items
}

/// What has been read so far.
#[derive(Default)]
struct Reading<'a> {
    contents: Vec<(usize, usize, &'a str)>,
    level: usize,
    /// What a table that follows is of.
    about: &'a str,
    /// Whether a table or something labelled stood below that.
    has_another: bool,
}

impl<'a> Reading<'a> {
    fn heading(&mut self, level: usize, title: &'a str) -> Piece<'a> {
        let id = self.contents.len() + 1;
        self.contents.push((id, level, title));
        (self.level, self.about, self.has_another) = (level, title, false);
        Piece::Heading { level, id, title }
    }

    fn labelled(&mut self, label: &'a str, sentences: &'a [String], points: &'a [String]) -> Piece<'a> {
        // A table behind it is of the heading again, and said to be of what its rows are.
        self.has_another = true;
        Piece::Labelled { level: self.level + 1, label, sentences, points }
    }

    /// What stands over a table, and where something else stood below that already what its rows are.
    fn caption(&mut self, table: &Table) -> String {
        let is_behind = std::mem::replace(&mut self.has_another, true);
        let rows = table.columns.first().filter(|_| is_behind);
        rows.map_or_else(|| self.about.to_owned(), |column| format!("{}: {}", self.about, column.title))
    }
}
