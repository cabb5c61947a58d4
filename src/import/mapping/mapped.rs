//! How a table is understood, and changing it column by column.

use crate::import::heading::plain;
use crate::import::kind::TableKind;
use crate::import::signs::{DateOrder, Decimal, Sign};
use crate::import::target::{AccountPart, Target};
use crate::plan::{Field, Kind};
use crate::text::formula::unguarded;

/// How a table is understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    /// What it is a list of.
    pub kind: TableKind,
    /// What says so.
    pub why: String,
    /// Whether this program wrote it, so that every word of it is one of ours.
    pub is_ours: bool,
    /// Every column, in the file's order.
    pub columns: Vec<MappedColumn>,
}

/// A column, what it is, and how its cells are read.
#[derive(Clone, Debug, PartialEq)]
pub struct MappedColumn {
    /// Its heading as written.
    pub heading: String,
    /// What it is; none is left out.
    pub target: Option<Target>,
    /// What it may be, and is only when the user says so.
    pub offered: Option<Target>,
    /// What decided it.
    pub why: &'static str,
    /// The first cells that say something.
    pub samples: Vec<String>,
    /// The sign before decimals in its numbers.
    pub decimal: Sign<Decimal>,
    /// Whether days or months come first in its days.
    pub dates: Sign<DateOrder>,
}

/// Something to be answered before anything can be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The place of the column it is about; none where it is the table.
    pub column: Option<usize>,
    /// The question, with the option that answers it.
    pub text: String,
}

impl Mapping {
    /// A cell as it was before our own export made it safe for a spreadsheet.
    pub(in crate::import) fn without_guard<'cell>(&self, cell: &'cell str) -> &'cell str {
        if self.is_ours { unguarded(cell) } else { cell }
    }

    /// Makes a column what the user says it is. Another column that was this, and cannot be beside it, no longer is.
    pub fn set(&mut self, at: usize, target: Option<Target>) {
        if let Some(only) = target.as_ref().filter(|target| !target.takes_several()) {
            for column in self.columns.iter_mut().filter(|column| column.target.as_ref() == Some(only)) {
                column.offered = column.target.take();
                column.why = "another column was said to be it";
            }
        }
        if let Some(column) = self.columns.get_mut(at) {
            (column.target, column.offered, column.why) = (target, None, "you said so");
        }
    }

    /// Says which sign parts decimals: in one column, or in every column with a number.
    pub fn set_decimal(&mut self, at: Option<usize>, decimal: Decimal) {
        for (_, column) in self.columns.iter_mut().enumerate().filter(|(place, _)| at.is_none_or(|at| at == *place)) {
            column.decimal = Sign::Settled(decimal, "you said so".to_owned());
        }
    }

    /// Says whether days or months come first: in one column, or in every column with a day.
    pub fn set_dates(&mut self, at: Option<usize>, order: DateOrder) {
        for (_, column) in self.columns.iter_mut().enumerate().filter(|(place, _)| at.is_none_or(|at| at == *place)) {
            column.dates = Sign::Settled(order, "you said so".to_owned());
        }
    }

    /// The place of the column that is this.
    #[must_use]
    pub fn place(&self, target: &Target) -> Option<usize> {
        self.columns.iter().position(|column| column.target.as_ref() == Some(target))
    }

    /// What has to be answered before anything can be imported.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        let mut questions = Vec::new();
        let has_name = self.place(&Target::Field("name")).is_some();
        if !has_name && self.place(&Target::Id).is_none() {
            let text =
                format!("No column is the name of the company: say which with --map COLUMN=name{}.", self.listed());
            questions.push(Question { column: None, text });
        }
        for (at, column) in self.columns.iter().enumerate() {
            if let (true, Sign::Asked(cell)) = (column.is_number(), &column.decimal) {
                let text = format!(
                    "“{cell}” in the column “{}” can be two numbers: say --decimal point or --decimal comma.",
                    column.heading
                );
                questions.push(Question { column: Some(at), text });
            }
            if let (true, Sign::Asked(cell)) = (column.is_day(), &column.dates) {
                let text = format!(
                    "“{cell}” in the column “{}” can be two days: say --dates day-first or --dates month-first.",
                    column.heading
                );
                questions.push(Question { column: Some(at), text });
            }
        }
        questions
    }

    /// That the table looks like something else than candidates, and why, without the full stop.
    #[must_use]
    pub fn not_candidates(&self) -> Option<String> {
        let (kind, why) = (self.kind.label(), &self.why);
        (self.kind != TableKind::Partners).then(|| format!("This looks like {kind} ({why}), not like candidates"))
    }

    /// What is worth saying of the columns: what is left out, what is offered, what decided how numbers are read.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let mut words = self.notes();
        for (at, column) in self.columns.iter().enumerate().filter(|(_, column)| !column.samples.is_empty()) {
            let heading = if column.heading.is_empty() { (at + 1).to_string() } else { column.heading.clone() };
            match (&column.target, &column.offered) {
                (None, Some(offered)) if !self.is_said_twice(at) => words.push(format!(
                    "“{heading}” is not taken ({}): --map \"{heading}={}\" takes it.",
                    column.why,
                    offered.key()
                )),
                _ => {}
            }
            if let (true, Sign::Settled(decimal, why)) = (column.is_number(), &column.decimal) {
                let sign = if *decimal == Decimal::Point { "point" } else { "comma" };
                words.push(format!("Numbers under “{heading}” have a decimal {sign}: {why}."));
            }
            if let (true, Sign::Settled(order, why)) = (column.is_day(), &column.dates) {
                let first = if *order == DateOrder::DayFirst { "day" } else { "month" };
                words.push(format!("Days under “{heading}” have the {first} first: {why}."));
            }
        }
        words.extend(self.left_out());
        words
    }

    /// Of which columns nobody knows what they are: headings that stand twice, and columns without one.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let plain: Vec<String> = self.columns.iter().map(|column| plain(&column.heading)).collect();
        let mut notes = Vec::new();
        for (at, heading) in plain.iter().enumerate().filter(|(_, heading)| !heading.is_empty()) {
            let same: Vec<usize> = (0..plain.len()).filter(|other| plain[*other] == *heading).collect();
            if same.len() > 1 && same[0] == at && same.iter().all(|at| self.columns[*at].target.is_none()) {
                let places: Vec<String> = same.iter().map(|at| (at + 1).to_string()).collect();
                notes.push(format!(
                    "The heading “{}” stands over columns {}: none of them is taken; say which with --map {}=FIELD.",
                    self.columns[at].heading,
                    places.join(" and "),
                    at + 1
                ));
            }
        }
        let has_headings = self.columns.iter().any(|column| !column.heading.is_empty());
        for (at, column) in self.columns.iter().enumerate() {
            let is_left = column.target.is_none() && column.offered.is_none() && !column.samples.is_empty();
            if has_headings && is_left && column.heading.is_empty() {
                let place = at + 1;
                notes.push(format!(
                    "Column {place} has no heading and is not taken; say what it is with --map {place}=FIELD."
                ));
            }
        }
        notes
    }

    fn is_said_twice(&self, at: usize) -> bool {
        let heading = &self.columns[at].heading;
        self.columns.iter().enumerate().any(|(other, column)| other != at && column.heading == *heading)
    }

    /// One sentence for all columns that are left out and nothing is offered for.
    fn left_out(&self) -> Option<String> {
        let left = self.columns.iter().filter(|column| column.target.is_none() && column.offered.is_none());
        let left: Vec<&str> = left.filter(|it| !it.samples.is_empty()).map(|it| it.heading.as_str()).collect();
        let left: Vec<&str> = left.into_iter().filter(|heading| !heading.is_empty()).collect();
        let verb = if left.len() == 1 { "is" } else { "are" };
        (!left.is_empty() && !self.is_ours)
            .then(|| format!("{} {verb} left out; --map COLUMN=note keeps a column in the notes.", left.join(", ")))
    }

    /// The headings, for a sentence that asks for one of them.
    pub(super) fn listed(&self) -> String {
        const FEW: usize = 8;
        let mut some: Vec<&str> = self.columns.iter().map(|column| column.heading.as_str()).collect();
        some.retain(|heading| !heading.trim().is_empty());
        let more = if some.len() > FEW { ", …" } else { "" };
        some.truncate(FEW);
        if some.is_empty() { String::new() } else { format!(" (there are {}{more})", some.join(", ")) }
    }
}

impl MappedColumn {
    /// Whether its cells are read as numbers with decimals.
    #[must_use]
    pub fn is_number(&self) -> bool {
        match &self.target {
            // Counts have no decimals: a mark in them parts thousands.
            Some(Target::Field("accounts_named" | "accounts_served")) => false,
            Some(Target::Field(id)) => Field::named(id).is_some_and(|field| field.kind == Kind::Number),
            Some(Target::Rating { .. } | Target::Account(AccountPart::Amount)) => true,
            _ => false,
        }
    }

    /// Whether its cells are read as days.
    #[must_use]
    pub fn is_day(&self) -> bool {
        match &self.target {
            Some(Target::Field(id)) => Field::named(id).is_some_and(|field| field.kind == Kind::Date),
            Some(Target::RatingLearnt(_)) => true,
            _ => false,
        }
    }
}
