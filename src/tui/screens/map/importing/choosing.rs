//! What can be said otherwise of an import: what a column is, and how the file is read.

use super::draw::delimiter_words;
use super::preview::{Arrived, Side};
use super::{Importing, Wish, Wishes};
use crate::import::read::{Delimiter, Reading, encoding};
use crate::import::{DateOrder, Decimal, Format, MappedColumn, Mapping, Table, TableKind, Target};
use crate::plan::Plan;
use crate::text;
use crate::tui::dialogs::{Choice, Menu, Pick};
use crate::tui::layer::Context;
use crate::tui::working::incoming::Source;
use std::rc::Rc;
use std::sync::Arc;

/// Encodings people meet, the commonest first.
const ENCODINGS: [(&str, &str); 12] = [
    ("UTF-8", "most programs of today"),
    ("windows-1252", "Excel in Western Europe and America"),
    ("UTF-16LE", "Excel's Unicode text"),
    ("macintosh", "Excel on a Mac"),
    ("windows-1250", "Polish, Czech, Hungarian"),
    ("windows-1251", "Russian, Ukrainian, Bulgarian"),
    ("windows-1253", "Greek"),
    ("windows-1254", "Turkish"),
    ("Shift_JIS", "Japanese"),
    ("GBK", "Chinese, simplified"),
    ("Big5", "Chinese, traditional"),
    ("EUC-KR", "Korean"),
];

/// Rows that may hold the headings.
const FIRST: usize = 20;

/// Asks what the selected column is.
pub(super) fn column(importing: &Importing, context: &mut Context<'_>) {
    let Some(preview) = importing.preview().filter(|preview| preview.side == Side::Columns) else { return };
    let Some(at) = preview.columns_list.selected().copied() else { return };
    let column = &preview.mapping.columns[at];
    let choice = |target: Option<Target>| {
        let name = target.as_ref().map_or_else(|| "Left out".to_owned(), |target| target.label(context.plan()));
        let is_offered = target.is_some() && target == column.offered;
        Choice { name, about: if is_offered { "looks like it".to_owned() } else { String::new() }, value: target }
    };
    let targets = targets(context.plan(), column);
    let here = targets.iter().position(|target| *target == column.target).unwrap_or(0);
    let title = format!("What “{}” is", text::fit(&column.heading, 40));
    let about = if column.samples.is_empty() { "It has no cells.".to_owned() } else { column.samples.join(" · ") };
    let choices = targets.into_iter().map(choice).collect();
    let again = Again::of(importing);
    context.ask(
        Pick::new(&title, &about, choices, move |context, target: &Option<Target>| {
            again.grant(Wish::Column(at, target.clone()), context);
        })
        .starting_at(here),
    );
}

/// What a column can be: left out, what it looks like, then all else.
fn targets(plan: &Plan, column: &MappedColumn) -> Vec<Option<Target>> {
    let others = Target::all(plan).into_iter().filter(|target| Some(target) != column.offered.as_ref());
    std::iter::once(None).chain(column.offered.clone().map(Some)).chain(others.map(Some)).collect()
}

/// What can be said otherwise of how the file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Headings,
    Delimiter,
    Encoding,
    Sheet,
    Decimal,
    Dates,
    Kind,
}

/// Asks what is to be read otherwise, and then how.
pub(super) fn how(importing: &Importing, context: &mut Context<'_>) {
    let again = Again::of(importing);
    let Some(preview) = importing.preview() else { return };
    let mut entries = of_format(&preview.table, matches!(importing.source, Source::File(_)));
    let sheets = match &preview.table.format {
        Format::Workbook { others, .. } => others.clone(),
        Format::Text { .. } => Vec::new(),
    };
    if preview.mapping.columns.iter().any(MappedColumn::is_number) {
        entries.push(('n', "Numbers: a point or a comma before decimals".to_owned(), How::Decimal));
    }
    if preview.mapping.columns.iter().any(MappedColumn::is_day) {
        entries.push(('d', "Days: the day or the month first".to_owned(), How::Dates));
    }
    entries.push(('l', format!("It is a list of: {}", preview.mapping.kind.label()), How::Kind));
    let rows = first_rows(preview);
    context.ask(Menu::new("How it is read", entries, move |context, how| match how {
        How::Headings => again.headings(rows.clone(), context),
        How::Delimiter => again.delimiter(context),
        How::Encoding => again.encoding(context),
        How::Sheet => again.sheet(&sheets, context),
        How::Decimal => again.decimal(context),
        How::Dates => again.dates(context),
        How::Kind => again.kind(context),
    }));
}

/// What can be said of the headings and of what the file is.
fn of_format(table: &Table, is_file: bool) -> Vec<(char, String, How)> {
    let headings = table.header_row.map_or_else(|| "none".to_owned(), |row| format!("row {row}"));
    let mut entries = vec![('h', format!("Headings: {headings}"), How::Headings)];
    match &table.format {
        Format::Text { encoding, delimiter } => {
            entries.push(('p', format!("What parts cells: {}", delimiter_words(*delimiter)), How::Delimiter));
            if is_file {
                entries.push(('e', format!("Encoding: {encoding}"), How::Encoding));
            }
        }
        Format::Workbook { others, .. } if others.is_empty() => {}
        Format::Workbook { sheet, .. } => entries.push(('s', format!("Sheet: {}", text::fit(sheet, 31)), How::Sheet)),
    }
    entries
}

/// The first rows of the file as they can be shown.
fn first_rows(preview: &Arrived) -> Vec<(usize, String)> {
    let table = &preview.table;
    let mut rows: Vec<(usize, String)> = table.aside.iter().map(|aside| (aside.number, aside.text.clone())).collect();
    let line = |cells: &[String]| {
        text::fit(&cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" · "), 80)
    };
    rows.extend(table.header_row.map(|row| (row, line(&table.headings))));
    rows.extend(table.rows.iter().take(FIRST).map(|row| (row.number, line(&row.cells))));
    rows.sort_unstable();
    rows.truncate(FIRST);
    rows
}

/// What is needed to read the same again.
#[derive(Clone)]
struct Again {
    source: Source,
    reading: Reading,
    wishes: Wishes,
    /// A table too long to work out at once what it comes to, and how it is understood.
    long: Option<(Arc<Table>, Mapping)>,
}

impl Again {
    fn of(importing: &Importing) -> Self {
        let (source, reading) = (importing.source.clone(), importing.reading.clone());
        let long = importing.preview().filter(|preview| preview.is_long());
        let long = long.map(|preview| (Arc::clone(&preview.table), preview.mapping.clone()));
        Self { source, reading, wishes: Rc::clone(&importing.wishes), long }
    }

    /// Grants a wish when the import is on top again; where the table is long, beside the work.
    fn grant(&self, wish: Wish, context: &mut Context<'_>) {
        let Some((table, mapping)) = &self.long else { return self.wishes.borrow_mut().push(wish) };
        let (mut mapping, plan) = (mapping.clone(), context.plan().clone());
        wish.grant(&mut mapping, table, &plan);
        context.open_mut().incoming.work_out(Arc::clone(table), mapping, plan);
        self.wishes.borrow_mut().push(Wish::Awaited);
    }

    /// Asks one of these, and has the file read as the answer says.
    fn read<T: 'static>(
        &self,
        context: &mut Context<'_>,
        title: &str,
        choices: Vec<Choice<T>>,
        said: impl Fn(&T, &mut Reading) + 'static,
    ) {
        let again = self.clone();
        context.ask(Pick::new(title, "", choices, move |context, value| {
            let mut reading = again.reading.clone();
            said(value, &mut reading);
            let plan = context.plan().clone();
            context.open_mut().incoming.read(again.source.clone(), reading.clone(), plan);
            again.wishes.borrow_mut().push(Wish::Reread(reading));
        }));
    }

    /// Asks one of these, which is wished for.
    fn wish(&self, context: &mut Context<'_>, title: &str, choices: Vec<Choice<Wish>>) {
        let again = self.clone();
        context.ask(Pick::new(title, "", choices, move |context, wish: &Wish| again.grant(wish.clone(), context)));
    }

    fn headings(&self, rows: Vec<(usize, String)>, context: &mut Context<'_>) {
        let none = Choice { name: "No headings".to_owned(), about: "every row is data".to_owned(), value: 0 };
        let row = |(number, about): (usize, String)| Choice { name: format!("Row {number}"), about, value: number };
        let choices = std::iter::once(none).chain(rows.into_iter().map(row)).collect();
        self.read(context, "Which row has the headings", choices, |row, reading| reading.header_row = Some(*row));
    }

    fn delimiter(&self, context: &mut Context<'_>) {
        let choice = |(name, value): (&str, Delimiter)| Choice { name: name.to_owned(), about: String::new(), value };
        let choices = Delimiter::NAMED.into_iter().map(choice).collect();
        self.read(context, "What parts cells", choices, |delimiter, reading| reading.delimiter = Some(*delimiter));
    }

    fn encoding(&self, context: &mut Context<'_>) {
        let choice = |(name, about): (&'static str, &str)| Choice {
            name: name.to_owned(),
            about: about.to_owned(),
            value: name,
        };
        let choices = ENCODINGS.into_iter().map(choice).collect();
        self.read(context, "How letters are written", choices, |name, reading| reading.encoding = encoding(name));
    }

    fn sheet(&self, sheets: &[String], context: &mut Context<'_>) {
        let choice = |name: &String| Choice { name: name.clone(), about: String::new(), value: name.clone() };
        let choices = sheets.iter().map(choice).collect();
        self.read(context, "Which sheet", choices, |name, reading| {
            reading.sheet = Some(name.clone());
            reading.header_row = None;
        });
    }

    fn decimal(&self, context: &mut Context<'_>) {
        let choices = [("A point: 1,234.5", Decimal::Point), ("A comma: 1.234,5", Decimal::Comma)];
        let choice = |(name, decimal): (&str, Decimal)| Choice {
            name: name.to_owned(),
            about: String::new(),
            value: Wish::Decimal(decimal),
        };
        self.wish(context, "What stands before decimals", choices.into_iter().map(choice).collect());
    }

    fn dates(&self, context: &mut Context<'_>) {
        let choices = [("The day: 31/12/2026", DateOrder::DayFirst), ("The month: 12/31/2026", DateOrder::MonthFirst)];
        let choice = |(name, order): (&str, DateOrder)| Choice {
            name: name.to_owned(),
            about: String::new(),
            value: Wish::Dates(order),
        };
        self.wish(context, "What comes first in a day", choices.into_iter().map(choice).collect());
    }

    fn kind(&self, context: &mut Context<'_>) {
        let choice =
            |kind: TableKind| Choice { name: kind.label().to_owned(), about: String::new(), value: Wish::Kind(kind) };
        let kinds = [TableKind::Partners, TableKind::Accounts, TableKind::WonDeals];
        self.wish(context, "What it is a list of", kinds.into_iter().map(choice).collect());
    }
}
