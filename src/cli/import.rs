//! `partnerplan import PLAN FILE`: partners out of a spreadsheet, one undoable step, all or nothing.

mod accounts;
mod preview;

use super::{Ended, Outcome, changing, scorecard, shell::Shell, won_deals};
use crate::{
    import::{
        DateOrder, Decimal, Mapping, Outcome as Came, Table, TableKind,
        outcome::{json, rejects},
        read::{self, Delimiter, Encoding, Limits, Reading},
    },
    plan::Plan,
    store::{Around, Existing, Reference, Store, in_words, write},
};
use clap::{ValueEnum, ValueHint};
use std::{
    io::{Read, stdin},
    path::{Path, PathBuf},
};

/// What to import, and how it is to be read.
#[derive(Debug, clap::Args)]
pub(super) struct Importing {
    /// A CSV, TSV or XLSX file, or - for stdin
    #[arg(value_name = "FILE|-", value_hint = ValueHint::FilePath)]
    file: PathBuf,
    /// What the rows are [default: found out]
    #[arg(long = "as", value_name = "KIND")]
    kind: Option<Rows>,
    /// With --as partner-accounts, whose accounts: the id of a candidate
    #[arg(long, value_name = "ID", requires = "kind")]
    partner: Option<String>,
    /// What a column is: its heading or number, and a field, or none to leave it out
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<String>,
    /// The sign before decimals [default: found out]
    #[arg(long)]
    decimal: Option<Sign>,
    /// What comes first in a day like 03/04/2026 [default: found out]
    #[arg(long)]
    dates: Option<Order>,
    #[command(flatten)]
    how: How,
    #[command(flatten)]
    card: Card,
    /// Write the rows that were not taken to this file, with the reason
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    rejects: Option<PathBuf>,
    /// With --rejects, replace the file if it exists
    #[arg(long, requires = "rejects")]
    force: bool,
    /// Only say what would change
    #[arg(long)]
    dry_run: bool,
    /// What it comes to, as JSON
    #[arg(long)]
    json: bool,
}

/// A file that is a scorecard, and whose.
#[derive(Debug, clap::Args)]
struct Card {
    /// It is a scorecard as export --scorecard makes them: the median of all raters becomes the rating
    #[arg(long, requires = "rater", conflicts_with_all = ["kind", "map", "rejects", "header_row"])]
    scorecard: bool,
    /// With --scorecard, who has filled it in; a card they gave before makes room for it
    #[arg(long, value_name = "NAME", requires = "scorecard")]
    rater: Option<String>,
}

/// How the file is read.
#[derive(Debug, clap::Args)]
struct How {
    /// The row of the headings, counted from 1; 0 where there are none [default: found out]
    #[arg(long, value_name = "N")]
    header_row: Option<usize>,
    /// What parts the cells: comma, semicolon, tab, pipe, none or a sign [default: found out]
    #[arg(long, value_name = "SIGN", value_parser = delimiter)]
    delimiter: Option<Delimiter>,
    /// The encoding of the text, like utf-8 or windows-1252 [default: found out]
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<&'static Encoding>,
    /// The sheet of a workbook, by its name or number [default: the first with rows]
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
}

/// What rows can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Rows {
    /// Candidates and partners
    Partners,
    /// The accounts we want
    OwnAccounts,
    /// The accounts of one partner
    PartnerAccounts,
    /// Deals that were won: deal, candidate, buyer, stage
    WonDeals,
}

/// The sign before decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Sign {
    /// 1.5
    Point,
    /// 1,5
    Comma,
}

/// What comes first in a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Order {
    /// 31/12/2026
    DayFirst,
    /// 12/31/2026
    MonthFirst,
}

fn delimiter(word: &str) -> Result<Delimiter, String> {
    Delimiter::named(word).ok_or_else(|| "write comma, semicolon, tab, pipe, none or one sign".to_owned())
}

fn encoding(word: &str) -> Result<&'static Encoding, String> {
    read::encoding(word)
        .ok_or_else(|| "no encoding is called so: there are utf-8, windows-1252, utf-16le, …".to_owned())
}

impl Importing {
    fn is_stdin(&self) -> bool {
        self.file == Path::new("-")
    }

    /// The file; a shell leaves the ~ of `--output=~/x` to us.
    fn path(&self) -> Result<PathBuf, Outcome> {
        let in_home = self.file.starts_with("~").then(|| Around::here().meant(&self.file)).transpose();
        Ok(in_home.map_err(Outcome::problem)?.unwrap_or_else(|| self.file.clone()))
    }

    /// What becomes of a file that stands where the rejected rows go.
    fn existing(&self) -> Existing {
        if self.force { Existing::Replace } else { Existing::Keep }
    }

    fn kind(&self) -> Option<TableKind> {
        self.kind.map(|kind| match kind {
            Rows::Partners => TableKind::Partners,
            Rows::WonDeals => TableKind::WonDeals,
            Rows::OwnAccounts => TableKind::OwnAccounts,
            Rows::PartnerAccounts => TableKind::PartnerAccounts,
        })
    }

    fn reading(&self) -> Reading {
        Reading {
            encoding: self.how.encoding,
            delimiter: self.how.delimiter,
            // A scorecard says itself in which rows its columns are named.
            header_row: if self.card.scorecard { Some(0) } else { self.how.header_row },
            sheet: self.how.sheet.clone(),
            is_pasted: false,
        }
    }

    /// The columns as found, then as said.
    fn mapping(&self, plan: &Plan, table: &Table) -> Result<Mapping, Outcome> {
        let mut mapping = Mapping::of(plan, table, self.kind());
        for argument in &self.map {
            mapping.said(plan, argument).map_err(|words| Outcome { code: 2, ..Outcome::words(words) })?;
        }
        if let Some(sign) = self.decimal {
            mapping.set_decimal(None, if sign == Sign::Point { Decimal::Point } else { Decimal::Comma });
        }
        if let Some(order) = self.dates {
            let order = if order == Order::DayFirst { DateOrder::DayFirst } else { DateOrder::MonthFirst };
            mapping.set_dates(None, order);
        }
        Ok(mapping)
    }
}

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference, importing: &Importing) -> Ended {
    if matches!(importing.kind, Some(Rows::OwnAccounts | Rows::PartnerAccounts)) {
        return accounts::run(store, shell, plan, importing);
    }
    let table = table(importing)?;
    if let Some(rater) = &importing.card.rater {
        let whose = scorecard::Whose { rater, dry_run: importing.dry_run, json: importing.json };
        return scorecard::run(store, shell, plan, &table, whose);
    }
    if importing.kind == Some(Rows::WonDeals) {
        return deals(store, shell, plan, &table, importing);
    }
    if importing.dry_run {
        let read = store.read(plan)?;
        let mapping = mapped(importing, &read.plan, &table)?;
        let came = Came::of(&read.plan, &table, &mapping);
        put_aside(store, importing, &table, &came)?;
        return told(shell, importing, &read.plan, (&table, &mapping, &came), read.notes);
    }
    let mut opened = changing::opened(store, plan)?;
    let mapping = mapped(importing, &opened.plan, &table)?;
    let came = Came::of(&opened.plan, &table, &mapping);
    put_aside(store, importing, &table, &came)?;
    if let Some(change) = &came.change {
        changing::save(&mut opened, change.clone())?;
    }
    let notes = std::mem::take(&mut opened.notes);
    told(shell, importing, &opened.plan, (&table, &mapping, &came), notes)
}

fn table(importing: &Importing) -> Result<Table, Outcome> {
    let reading = importing.reading();
    let refused = |refusal: read::Refusal| Outcome::problem(refusal.to_string());
    if !importing.is_stdin() {
        return read::file(&importing.path()?, &reading, Limits::PARTNERS).map_err(refused);
    }
    read::bytes("stdin", &from_stdin()?, &reading, Limits::PARTNERS).map_err(refused)
}

fn deals(store: &Store, shell: &Shell, plan: &Reference, table: &Table, importing: &Importing) -> Ended {
    if importing.rejects.is_some() {
        return Err(Outcome::problem(
            "--rejects is for partners and accounts: of won deals every row left out is said.",
        ));
    }
    let how = won_deals::Tried { dry_run: importing.dry_run, json: importing.json };
    won_deals::run(store, shell, plan, table, how)
}

fn from_stdin() -> Result<Vec<u8>, Outcome> {
    let mut bytes = Vec::new();
    let read = stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Outcome::problem(format!("stdin cannot be read: {}.", in_words(&error))))?;
    Ok(bytes)
}

/// The columns, once nothing about them is open.
fn mapped(importing: &Importing, plan: &Plan, table: &Table) -> Result<Mapping, Outcome> {
    let mapping = importing.mapping(plan, table)?;
    if mapping.kind != TableKind::Partners {
        return Err(Outcome::problem(no_partners(table, &mapping)));
    }
    let questions = mapping.questions();
    if questions.is_empty() {
        return Ok(mapping);
    }
    let words = mapping.notes().into_iter().chain(questions.into_iter().map(|question| question.text)).collect();
    Err(Outcome { words, code: 1, ..Outcome::default() })
}

fn no_partners(table: &Table, mapping: &Mapping) -> String {
    let (name, kind, why) = (&table.name, mapping.kind.label(), &mapping.why);
    let way = match mapping.kind {
        TableKind::Accounts => "say whose with --as own-accounts, or --as partner-accounts --partner ID",
        TableKind::Scorecard => "--scorecard --rater NAME takes it in",
        TableKind::WonDeals => "--as won-deals takes them in",
        TableKind::Partners | TableKind::OwnAccounts | TableKind::PartnerAccounts => "only partners are taken here",
    };
    format!("{name} holds {kind} ({why}): {way}; --as partners takes its rows as partners.")
}

/// Writes what was not taken, before anything is changed.
fn put_aside(store: &Store, importing: &Importing, table: &Table, came: &Came) -> Result<(), Outcome> {
    let Some(path) = &importing.rejects else { return Ok(()) };
    Ok(write::export(store.disk(), path, rejects(table, came).as_bytes(), importing.existing())?)
}

/// A table, how it was understood, and what it came to.
type Imported<'a> = (&'a Table, &'a Mapping, &'a Came);

fn told(shell: &Shell, importing: &Importing, plan: &Plan, imported: Imported<'_>, mut words: Vec<String>) -> Ended {
    let (table, mapping, came) = imported;
    words.push(match (came.change.is_some(), importing.dry_run) {
        (false, _) => format!("{}: nothing changes.", came.in_words()),
        (true, true) => format!("{}; nothing was written.", came.in_words()),
        (true, false) => format!("{}.", came.in_words()),
    });
    let data = if importing.json {
        let text = json(table, mapping, came);
        let text = text.map_err(|error| Outcome::problem(format!("It could not be written as JSON: {error}.")))?;
        shell.foreign(&(text + "\n")).into_owned()
    } else {
        preview::text(shell, plan, table, mapping, came)
    };
    Ok(Outcome { data, words, code: 0 })
}
