//! A page as it is put together, before anybody writes it: headings, paragraphs, lists and tables, in plain text.
//!
//! What may not go in: what a page says, and how anything is written: Markdown, HTML and a terminal have a writer
//! each, which knows its own marks.

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
}

/// Rows under titles, every row as long as the titles.
#[derive(Clone, Debug)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
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
}

/// What a user typed, to stand within a line: runs of blanks, line ends and control characters are one blank, none at
/// the ends.
pub(super) fn line(text: &str) -> String {
    text.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a letter only parts words.
pub(super) fn is_blank(letter: char) -> bool {
    letter.is_control() || matches!(letter, ' ' | '\u{2028}' | '\u{2029}')
}

/// A column of text.
pub(super) fn text(title: &str) -> Column {
    Column { title: title.to_owned(), holds: Holds::Text }
}

/// A column of text that a narrow page can do without.
pub(super) fn detail(title: &str) -> Column {
    Column { title: title.to_owned(), holds: Holds::Detail }
}

/// A column of figures.
pub(super) fn figures(title: &str) -> Column {
    Column { title: title.to_owned(), holds: Holds::Figures }
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
        self.blocks.push(Block::Heading(depth, title.to_owned()));
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
        self.blocks.push(Block::Said(label.to_owned(), sentences));
        self.list(points);
    }

    /// What follows begins on another sheet of paper.
    pub(super) fn new_sheet(&mut self) {
        self.blocks.push(Block::NewSheet);
    }

    pub(super) fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().collect();
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
            self.blocks.push(Block::Label(label.to_owned()));
            self.list(items);
        }
    }

    /// A table; nothing without rows.
    pub(super) fn table<const N: usize>(&mut self, columns: [Column; N], rows: impl IntoIterator<Item = [String; N]>) {
        let rows: Vec<Vec<String>> = rows.into_iter().map(Vec::from).collect();
        if !rows.is_empty() {
            self.blocks.push(Block::Table(Table { columns: columns.into(), rows }));
        }
    }
}
