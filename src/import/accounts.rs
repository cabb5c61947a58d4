//! A list of accounts out of a file: its first rows say what its columns are, then its rows are a stream, so that a list of
//! any length is brought in within bounded memory.

use super::outcome::{Outcome, Rejected, json};
use super::read::{Limits, Opened, Record, Refusal};
use super::signs::{Decimal, Sign, with_point};
use super::target::{AccountPart, Target};
use super::{Mapping, Table, words};
use crate::accounts::{Account, Relation};
use crate::plan::{Amount, clean_line};
use std::io::{Read, Seek};

/// So many rows say what the columns are.
pub const BEGINNING: usize = 1_000;
/// Of so many rows that were not taken the reason is kept.
const REASONS: usize = 1_000;
/// No name or website is longer, in characters.
const LONGEST: usize = 500;

/// Where a list of accounts has what.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountColumns {
    name: Option<usize>,
    domain: Option<usize>,
    relation: Option<usize>,
    open_deal: Option<usize>,
    amount: Option<AmountColumn>,
}

/// How amounts are written.
#[derive(Clone, Copy, Debug, PartialEq)]
struct AmountColumn {
    at: usize,
    decimal: Decimal,
    /// Whether they are in thousands already.
    in_thousands: bool,
}

/// What came of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TakenAccounts {
    /// How many accounts were taken.
    pub taken: usize,
    /// How many rows were not.
    pub left_out: usize,
    /// The first of those, with the reason.
    pub rejected: Vec<Rejected>,
}

impl AccountColumns {
    /// Of a list whose columns are these.
    ///
    /// # Errors
    /// What is to be said before it can be taken, a sentence each.
    pub fn of(mapping: &Mapping) -> Result<Self, Vec<String>> {
        let part = |part: AccountPart| mapping.place(&Target::Account(part));
        let (name, domain) = (mapping.place(&Target::Field("name")), mapping.place(&Target::Field("domain")));
        let mut questions = Vec::new();
        if name.is_none() && domain.is_none() {
            let said = "No column is the name or the website of an account: say which with --map COLUMN=name or --map \
                        COLUMN=domain.";
            questions.push(said.to_owned());
        }
        let amount = part(AccountPart::Amount).map(|at| {
            let column = &mapping.columns[at];
            if let Sign::Asked(_) = column.decimal {
                questions.extend(mapping.questions().into_iter().filter(|it| it.column == Some(at)).map(|it| it.text));
            }
            let heading = column.heading.to_lowercase();
            let in_thousands = ["thousand", "tsd", "k€", "k$", "(k", "in k"].iter().any(|word| heading.contains(word));
            AmountColumn { at, decimal: column.decimal.settled().unwrap_or(Decimal::Point), in_thousands }
        });
        let (relation, open_deal) = (part(AccountPart::Relation), part(AccountPart::OpenDeal));
        if questions.is_empty() { Ok(Self { name, domain, relation, open_deal, amount }) } else { Err(questions) }
    }

    /// The account in a row.
    ///
    /// # Errors
    /// Why there is none.
    fn account(&self, record: &Record<'_>) -> Result<Account, &'static str> {
        let cell = |at: Option<usize>| at.map(|at| text(record.get(at))).unwrap_or_default();
        let (name, domain) = (cell(self.name), cell(self.domain));
        if name.is_empty() && domain.is_empty() {
            return Err("it has neither a name nor a website");
        }
        let relation = words::relation(&cell(self.relation)).unwrap_or_default();
        let has_deal = is_yes(&cell(self.open_deal));
        let relation = if has_deal && relation != Relation::Customer { Relation::Opportunity } else { relation };
        let amount = self.amount.and_then(|column| amount(&text(record.get(column.at)), column));
        Ok(Account { name, domain, relation, amount })
    }
}

/// Why a list was not taken to its end.
#[derive(Debug)]
pub enum Untaken<E> {
    /// The file cannot be read on.
    Refused(Refusal),
    /// Whoever took the accounts took no more.
    Stopped(E),
}

/// Hands every account of a list to `take`, as a stream.
///
/// # Errors
/// When the file cannot be read on, or `take` takes no more.
pub fn each<R: Read + Seek, E>(
    opened: &mut Opened<R>,
    columns: &AccountColumns,
    take: &mut dyn FnMut(&Account) -> Result<(), E>,
) -> Result<TakenAccounts, Untaken<E>> {
    let mut taken = TakenAccounts::default();
    let mut stopped = None;
    let read = opened.each(Limits::ACCOUNTS, &mut |record| {
        match columns.account(record) {
            Ok(account) => {
                taken.taken += 1;
                if let Err(error) = take(&account) {
                    stopped = Some(error);
                    return Err(Refusal::Empty);
                }
            }
            Err(_) if record.is_empty() => {}
            Err(reason) => {
                taken.left_out += 1;
                if taken.rejected.len() < REASONS {
                    taken.rejected.push(Rejected { row: record.number, column: None, reason: reason.to_owned() });
                }
            }
        }
        Ok(())
    });
    match (stopped, read) {
        (Some(error), _) => Err(Untaken::Stopped(error)),
        (None, Err(refusal)) => Err(Untaken::Refused(refusal)),
        (None, Ok(())) => Ok(taken),
    }
}

fn text(cell: &[u8]) -> String {
    let text = String::from_utf8_lossy(cell);
    let text = clean_line(text.trim());
    if text.len() <= LONGEST { text } else { text.chars().take(LONGEST).collect() }
}

/// Whether a cell says that there is an open deal: a mark, a yes, a count.
fn is_yes(cell: &str) -> bool {
    const NO: [&str; 9] = ["", "0", "no", "n", "false", "nein", "non", "-", "n/a"];
    !NO.contains(&cell.to_lowercase().as_str())
}

/// An amount in thousands; none where the cell holds no number.
fn amount(cell: &str, column: AmountColumn) -> Option<Amount> {
    let plain = with_point(cell, column.decimal);
    let digits: String = plain.chars().filter(|letter| letter.is_ascii_digit() || *letter == '.').collect();
    let number: f64 = digits.trim_matches('.').parse().ok()?;
    Amount::new(if column.in_thousands { number } else { number / 1000.0 }).ok()
}

/// What a list of accounts came to, as the JSON every import gives: all its accounts are added, in the place of the list
/// before.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn accounts_json(beginning: &Table, mapping: &Mapping, taken: &TakenAccounts) -> serde_json::Result<String> {
    let outcome = Outcome { rejected: taken.rejected.clone(), ..Outcome::default() };
    let mut value: serde_json::Value = serde_json::from_str(&json(beginning, mapping, &outcome)?)?;
    value["added"] = taken.taken.into();
    serde_json::to_string_pretty(&value)
}
