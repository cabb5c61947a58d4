//! A page as it is put together, before anybody writes it: headings, paragraphs, lists and tables, in plain text.
//!
//! What may not go in: what a page says, and how anything is written: Markdown, HTML and a terminal have a writer
//! each, which knows its own marks. Every text of a page is one line of what can be seen, by the rule of `text`, so
//! that no writer has to ask.

pub(super) use crate::text::seen::one_line as line;

/// Blocks from top to bottom. Nothing is put in that holds nothing.
#[derive(Clone, Debug, Default)]
pub struct Page {
    blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub enum Block {
    /// A title, 1 the highest.
    Heading(usize, String),
    /// Sentences that belong together.
    Paragraph(Vec<String>),
    /// The same behind a few words that say what they are about.
    Said(String, Vec<String>),
    /// Where another sheet of paper begins.
    NewSheet,
    /// A few words over a list, less than a heading.
    Label(String),
    /// Points.
    List(Vec<String>),
    /// Rows under titles.
    Table(Table),
    /// Something to look at.
    Picture(Picture),
}

/// Rows under titles, every row as long as the titles.
#[derive(Clone, Debug)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// Its cells.
    pub cells: Vec<String>,
    /// Whether it is of somebody in the set, which a writer that has colours shows in the one that stands for the set.
    pub is_in_the_set: bool,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its title.
    pub title: String,
    /// What its cells hold.
    pub holds: Holds,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// Text that a narrow page can do without.
    Detail,
    /// Figures, set right.
    Figures,
    /// Figures from 0 to 100, which can be drawn too.
    Score,
}

impl Holds {
    /// Whether its cells are set right.
    #[must_use]
    pub fn is_figures(self) -> bool {
        matches!(self, Self::Figures | Self::Score)
    }
}

/// Something drawn from figures of the report. Whoever cannot draw says what it shows.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What it is of.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub says: String,
    /// What is drawn.
    pub drawing: Drawing,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Drawing {
    /// A field for each row and column, the darker the more; each with its figure.
    Shades {
        /// The titles of the columns.
        columns: Vec<String>,
        /// The titles of the rows, each with a figure from 0 to 100 a column; none where there is nothing to fill.
        rows: Vec<(String, Vec<Option<f64>>)>,
    },
    /// A bar from low to high a row, all on one scale that holds nothing too.
    Ranges(Vec<Stretch>),
    /// SVG, by whoever could draw it.
    Svg(String),
}

/// One bar from low to high.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// What it is of.
    pub name: String,
    /// Where it begins.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
    /// Both ends in words.
    pub words: String,
}

/// A column of text.
pub(super) fn text(title: &str) -> Column {
    Column { title: line(title), holds: Holds::Text }
}

/// A column of text that a narrow page can do without.
pub(super) fn detail(title: &str) -> Column {
    Column { title: line(title), holds: Holds::Detail }
}

/// A column of figures.
pub(super) fn figures(title: &str) -> Column {
    Column { title: line(title), holds: Holds::Figures }
}

/// A column of figures from 0 to 100, which a writer that can draw shows as bars too.
pub(super) fn score(title: &str) -> Column {
    Column { title: line(title), holds: Holds::Score }
}

/// Sentences as they stand in a paragraph, without those that say nothing.
fn said(sentences: impl IntoIterator<Item = String>) -> Vec<String> {
    let sentences = sentences.into_iter().map(|sentence| line(&sentence));
    sentences.filter(|sentence| !sentence.is_empty()).collect()
}

impl Page {
    /// The blocks, from top to bottom.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    pub(super) fn heading(&mut self, depth: usize, title: &str) {
        self.blocks.push(Block::Heading(depth, line(title)));
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.sentences([text.to_owned()]);
    }

    pub(super) fn sentences(&mut self, sentences: impl IntoIterator<Item = String>) {
        let sentences = said(sentences);
        if !sentences.is_empty() {
            self.blocks.push(Block::Paragraph(sentences));
        }
    }

    /// Sentences and points under a few words that say what they are about; nothing where there are neither.
    pub(super) fn part(&mut self, label: &str, sentences: &[String], points: &[String]) {
        let (sentences, points) = (said(sentences.iter().cloned()), said(points.iter().cloned()));
        if sentences.is_empty() {
            return self.labelled_list(label, points);
        }
        self.blocks.push(Block::Said(line(label), sentences));
        self.list(points);
    }

    /// What follows begins on another sheet of paper.
    pub(super) fn new_sheet(&mut self) {
        self.blocks.push(Block::NewSheet);
    }

    pub(super) fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| line(&item)).collect();
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    /// A list under a heading; neither where there are no items.
    pub(super) fn headed_list(&mut self, depth: usize, title: &str, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().collect();
        if !items.is_empty() {
            self.heading(depth, title);
            self.list(items);
        }
    }

    /// A list under a few words, without the items that say nothing; neither where there are none.
    pub(super) fn labelled_list(&mut self, label: &str, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().filter(|item| !line(item).is_empty()).collect();
        if !items.is_empty() {
            self.blocks.push(Block::Label(line(label)));
            self.list(items);
        }
    }

    /// A table; nothing without rows.
    pub(super) fn table<const N: usize>(&mut self, columns: [Column; N], rows: impl IntoIterator<Item = [String; N]>) {
        self.table_with_the_set(columns, rows.into_iter().map(|cells| (cells, false)));
    }

    /// A table that says of each row whether it is of somebody in the set; nothing without rows.
    pub(super) fn table_with_the_set<const N: usize>(
        &mut self,
        columns: [Column; N],
        rows: impl IntoIterator<Item = ([String; N], bool)>,
    ) {
        let row = |(cells, is_in_the_set): ([String; N], bool)| TableRow {
            cells: cells.iter().map(|cell| line(cell)).collect(),
            is_in_the_set,
        };
        let rows: Vec<TableRow> = rows.into_iter().map(row).collect();
        if !rows.is_empty() {
            self.blocks.push(Block::Table(Table { columns: columns.into(), rows }));
        }
    }

    /// Something to look at; nothing where nothing is drawn.
    pub(super) fn picture(&mut self, title: &str, says: &str, drawing: Drawing) {
        let drawing = match drawing {
            Drawing::Shades { columns, rows } => Drawing::Shades {
                columns: columns.iter().map(|title| line(title)).collect(),
                rows: rows.into_iter().map(|(title, figures)| (line(&title), figures)).collect(),
            },
            Drawing::Svg(drawn) => Drawing::Svg(drawn),
            Drawing::Ranges(rows) => Drawing::Ranges(
                rows.into_iter().map(|row| Stretch { name: line(&row.name), words: line(&row.words), ..row }).collect(),
            ),
        };
        let is_empty = match &drawing {
            Drawing::Shades { columns, rows } => columns.is_empty() || rows.is_empty(),
            Drawing::Ranges(rows) => rows.is_empty(),
            Drawing::Svg(drawn) => drawn.is_empty(),
        };
        if !is_empty {
            self.blocks.push(Block::Picture(Picture { title: line(title), says: line(says), drawing }));
        }
    }
}
