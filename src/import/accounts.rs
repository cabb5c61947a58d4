//! A list of accounts out of a file: its first rows say what its columns are, then its rows are a stream, so that a list of
//! any length is brought in within bounded memory.

use super::outcome::{Outcome, Rejected, json};
use super::read::{Limits, Opened, Record, Refusal};
use super::signs::{Decimal, with_point};
use super::target::{AccountPart, Target};
use super::{Mapping, Question, Table, heading::with_unit, words};
use crate::accounts::{Account, Relation};
use crate::plan::{Amount, FieldError, Plan, clean_line, is_unit_of_money, listed_amount};
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
#[derive(Clone, Debug, PartialEq)]
struct AmountColumn {
    at: usize,
    heading: String,
    decimal: Decimal,
    /// The unit their heading names, "k€"; empty where it names none.
    unit: String,
    /// What the plan counts in.
    currency: String,
}

/// What came of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TakenAccounts {
    /// How many accounts were taken.
    pub taken: usize,
    /// How many rows were not.
    pub left_out: usize,
    /// Of how many accounts the amount of the open deal was not.
    pub amounts_left_out: usize,
    /// The first of all of those, with the reason.
    pub rejected: Vec<Rejected>,
}

impl TakenAccounts {
    fn reject(&mut self, rejected: Rejected) {
        if self.rejected.len() < REASONS {
            self.rejected.push(rejected);
        }
    }
}

impl AccountColumns {
    /// Of a list whose columns are these, beside this plan.
    ///
    /// # Errors
    /// What is to be said before it can be taken.
    pub fn of(plan: &Plan, mapping: &Mapping) -> Result<Self, Vec<Question>> {
        let questions = Self::questions(mapping);
        if !questions.is_empty() {
            return Err(questions);
        }
        let part = |part: AccountPart| mapping.place(&Target::Account(part));
        let amount = part(AccountPart::Amount).map(|at| {
            let column = &mapping.columns[at];
            AmountColumn {
                at,
                heading: column.heading.clone(),
                decimal: column.decimal.settled().unwrap_or(Decimal::Point),
                unit: with_unit(&column.heading).map_or_else(String::new, |(_, unit)| unit.to_owned()),
                currency: plan.goal.limits.currency.clone(),
            }
        });
        let field = |id: &'static str| mapping.place(&Target::Field(id));
        let (relation, open_deal) = (part(AccountPart::Relation), part(AccountPart::OpenDeal));
        Ok(Self { name: field("name"), domain: field("domain"), relation, open_deal, amount })
    }

    /// What is to be said before a list with these columns can be taken.
    #[must_use]
    pub fn questions(mapping: &Mapping) -> Vec<Question> {
        let mut questions = Vec::new();
        if ["name", "domain"].iter().all(|id| mapping.place(&Target::Field(id)).is_none()) {
            let said = "No column is the name or the website of an account: say which with --map COLUMN=name or --map \
                        COLUMN=domain.";
            questions.push(Question { column: None, text: said.to_owned() });
        }
        if let Some(at) = mapping.place(&Target::Account(AccountPart::Amount)) {
            questions.extend(mapping.questions().into_iter().filter(|question| question.column == Some(at)));
        }
        questions
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
        Ok(Account { name, domain, relation, amount: None })
    }

    /// What the open deal of a row is worth; none where its cell says nothing.
    fn amount(&self, record: &Record<'_>) -> Result<Option<Amount>, Rejected> {
        let Some(column) = &self.amount else { return Ok(None) };
        let read = column.read(&text(record.get(column.at)));
        let rejected = |error: FieldError| Rejected {
            row: record.number,
            column: Some(column.heading.clone()),
            reason: error.to_string(),
        };
        read.map_err(rejected)
    }
}

impl AmountColumn {
    fn read(&self, cell: &str) -> Result<Option<Amount>, FieldError> {
        if words::is_blank(cell) {
            return Ok(None);
        }
        let cell = with_point(cell, self.decimal);
        // A cell that names its unit itself does not mean the heading's as well.
        let is_bare = !cell.contains(|letter: char| letter.is_alphabetic() || is_unit_of_money(&letter.to_string()));
        let unit = if is_bare { self.unit.as_str() } else { "" };
        listed_amount(&format!("{cell} {unit}"), &self.currency).map(Some)
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

/// Hands every account of a list to `take`, as a stream, each with how many there are so far.
///
/// # Errors
/// When the file cannot be read on, or `take` takes no more.
pub fn each<R: Read + Seek, E>(
    opened: &mut Opened<R>,
    columns: &AccountColumns,
    take: &mut dyn FnMut(&Account, usize) -> Result<(), E>,
) -> Result<TakenAccounts, Untaken<E>> {
    let mut taken = TakenAccounts::default();
    let mut stopped = None;
    let read = opened.each(Limits::ACCOUNTS, &mut |record| {
        match columns.account(record) {
            Ok(mut account) => {
                taken.taken += 1;
                match columns.amount(record) {
                    Ok(amount) => account.amount = amount,
                    Err(rejected) => {
                        taken.amounts_left_out += 1;
                        taken.reject(rejected);
                    }
                }
                if let Err(error) = take(&account, taken.taken) {
                    stopped = Some(error);
                    return Err(Refusal::Empty);
                }
            }
            Err(reason) => {
                taken.left_out += 1;
                taken.reject(Rejected { row: record.number, column: None, reason: reason.to_owned() });
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
    text.chars().take(LONGEST).collect()
}

/// Whether a cell says that there is an open deal: a mark, a yes, a count.
fn is_yes(cell: &str) -> bool {
    const NO: [&str; 17] = [
        "no",
        "n",
        "false",
        "none",
        "nein",
        "falsch",
        "kein",
        "keine",
        "non",
        "faux",
        "aucun",
        "aucune",
        "closed",
        "won",
        "lost",
        "closed won",
        "closed lost",
    ];
    let counts_none = cell.parse::<f64>().is_ok_and(|count| count == 0.0);
    !words::is_blank(cell) && !counts_none && !NO.contains(&cell.to_lowercase().as_str())
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
