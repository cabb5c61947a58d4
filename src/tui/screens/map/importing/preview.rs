//! What an import would come to: the columns and what each is, every row and what it comes to, and what else is worth
//! saying. Whatever is changed, all of it is worked out anew; of a long table beside the work.

use super::Wish;
use crate::import::accounts::AccountColumns;
use crate::import::outcome::warnings;
use crate::import::read::Refusal;
use crate::import::{Mapping, Outcome, Question, Row, RowOutcome, Sign, Table, Target, Understood};
use crate::plan::{Plan, clean_line};
use crate::tui::keys::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members};
use std::sync::Arc;

/// What more rows than these come to takes longer to work out than a keystroke has.
const AT_ONCE: usize = 2_000;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The columns.
    Columns,
    /// The rows.
    Rows,
    /// What else is worth saying.
    Notes,
}

/// A table, how it is understood, and what comes of that.
pub(super) struct Arrived {
    pub(super) table: Arc<Table>,
    /// Why only its first rows were read.
    pub(super) cut: Option<Refusal>,
    pub(super) mapping: Mapping,
    pub(super) outcome: Outcome,
    pub(super) side: Side,
    /// What each note says, with its row.
    pub(super) notes: Vec<[String; 2]>,
    /// Each row in words: number, name, what it comes to.
    pub(super) rows: Vec<[String; 3]>,
    pub(super) columns_list: List<usize>,
    pub(super) rows_list: List<usize>,
    pub(super) notes_list: List<usize>,
}

impl Arrived {
    pub(super) fn of(plan: &Plan, understood: Understood) -> Self {
        let Understood { table, cut, mapping, outcome } = understood;
        let mut preview = Self {
            table,
            cut,
            mapping,
            outcome,
            side: Side::Columns,
            notes: Vec::new(),
            rows: Vec::new(),
            columns_list: List::new("column"),
            rows_list: List::new("row"),
            notes_list: List::new("note"),
        };
        preview.tell(plan);
        preview
    }

    /// The same, looked at where somebody stood before.
    pub(super) fn standing_at(mut self, place: Option<(Side, Option<usize>)>) -> Self {
        if let Some((side, column)) = place {
            self.side = side;
            if let Some(column) = column {
                self.columns_list.select(&column);
            }
        }
        self
    }

    /// Whether it takes longer than a keystroke has to work out what it comes to.
    pub(super) fn is_long(&self) -> bool {
        self.table.rows.len() > AT_ONCE
    }

    /// Changes what was wished for.
    pub(super) fn grant(&mut self, wish: Wish, plan: &Plan) {
        wish.grant(&mut self.mapping, &self.table, plan);
        self.outcome = Outcome::of(plan, &self.table, &self.mapping);
        self.tell(plan);
    }

    /// Says what it comes to.
    fn tell(&mut self, plan: &Plan) {
        let mut all = warnings(&self.table, &self.mapping, &self.outcome);
        // What an argument of the command line would change is changed here in the list of columns.
        all.retain(|note| !note.text.contains("--"));
        let row = |row: Option<usize>| row.map(|row| row.to_string()).unwrap_or_default();
        self.notes = all.into_iter().map(|note| [row(note.row), note.text]).collect();
        self.rows = if self.is_of_accounts() { self.account_lines() } else { row_lines(&self.outcome) };
        self.fill(plan);
    }

    /// Each column that holds anything: its heading, what it is, what stands in it.
    fn column_lines(&self, plan: &Plan) -> Vec<(usize, [String; 3])> {
        let columns = self.mapping.columns.iter().enumerate();
        let filled = columns.filter(|(_, column)| !column.heading.trim().is_empty() || !column.samples.is_empty());
        filled
            .map(|(at, column)| {
                let target = column.target.as_ref().map_or_else(|| "–".to_owned(), |target| target.label(plan));
                (at, [column.heading.clone(), target, column.samples.join(", ")])
            })
            .collect()
    }

    fn fill(&mut self, plan: &Plan) {
        let lines = self.column_lines(plan);
        let is = column(Head::new("is", "goes to").flexible(10).most(26).rank(1).role(Role::Accent), 1);
        let samples = column(Head::new("samples", "for instance").flexible(12).rank(1).role(Role::Dim), 2);
        self.columns_list.fill(
            &[column(Head::new("column", "column").flexible(10).most(26).rank(1), 0), is, samples],
            [Members::new(lines.iter().map(|(at, line)| (*at, line)))],
        );
        let name = column(Head::new("name", "candidate").flexible(12).most(34).rank(1), 1);
        let comes = column(Head::new("comes", "comes to").flexible(12).rank(1), 2);
        self.rows_list.fill(&[column(number(), 0), name, comes], [Members::new(self.rows.iter().enumerate())]);
        let note = column(Head::new("note", "worth knowing").flexible(12).rank(1), 1);
        self.notes_list.fill(&[column(number(), 0), note], [Members::new(self.notes.iter().enumerate())]);
    }

    /// What an action does here; the action where it is for the import.
    pub(super) fn act(&mut self, action: Action) -> Option<Action> {
        if action == Action::Pane {
            self.side = match self.side {
                Side::Columns => Side::Rows,
                Side::Rows => Side::Notes,
                Side::Notes => Side::Columns,
            };
            return None;
        }
        let is_click = matches!(action, Action::Select(_));
        let left = self.list_mut().act(action);
        // A second click on a column is no import.
        if is_click && left == Some(Action::Open) { Some(Action::Set) } else { left }
    }

    fn list_mut(&mut self) -> &mut List<usize> {
        match self.side {
            Side::Columns => &mut self.columns_list,
            Side::Rows => &mut self.rows_list,
            Side::Notes => &mut self.notes_list,
        }
    }

    /// Whether it is a list of accounts, which goes beside the plan.
    pub(super) fn is_of_accounts(&self) -> bool {
        self.mapping.kind.is_of_accounts()
    }

    /// Each row of a list of accounts: its number, its name, what it is.
    fn account_lines(&self) -> Vec<[String; 3]> {
        let name = self.mapping.place(&Target::Field("name")).or_else(|| self.mapping.place(&Target::Field("domain")));
        let cell = |row: &Row| name.and_then(|at| row.cells.get(at)).map(|cell| clean_line(cell)).unwrap_or_default();
        let line = |row: &Row| {
            let name = cell(row);
            let words = if name.is_empty() { "left out: it has no name" } else { "an account" };
            [row.number.to_string(), name, words.to_owned()]
        };
        self.table.rows.iter().map(line).collect()
    }

    /// What has to be settled before anything can be imported; `is_file`: whether it can be read again from a file.
    pub(super) fn question(&self, is_file: bool) -> Option<String> {
        if self.is_of_accounts() && is_file {
            let question = AccountColumns::questions(&self.mapping).into_iter().next()?;
            return Some(self.asked(question, "the name or the website of an account"));
        }
        if let Some(cut) = &self.cut {
            return Some(cut.to_string());
        }
        if let Some(words) = self.mapping.not_candidates() {
            return Some(format!("{words}: h says otherwise, Esc leaves it."));
        }
        let question = self.mapping.questions().into_iter().next()?;
        Some(self.asked(question, "the name of the company"))
    }

    /// A question with the key that answers it; `missing`: what no column is, where it is about no column.
    fn asked(&self, question: Question, missing: &str) -> String {
        let Some(column) = question.column.and_then(|at| self.mapping.columns.get(at)) else {
            return format!("No column is {missing}: select it and press = to say so.");
        };
        let heading = &column.heading;
        match (&column.decimal, &column.dates) {
            (Sign::Asked(cell), _) if column.is_number() => {
                format!(
                    "“{cell}” under “{heading}” can be two numbers: h says whether a point or a comma parts decimals."
                )
            }
            (_, Sign::Asked(cell)) => {
                format!("“{cell}” under “{heading}” can be two days: h says whether the day or the month comes first.")
            }
            _ => question.text,
        }
    }

    /// What is said below the list of what is selected in it.
    pub(super) fn about(&self) -> String {
        match self.side {
            Side::Columns => {
                let column = self.columns_list.selected().and_then(|at| self.mapping.columns.get(*at));
                column.map_or_else(String::new, |column| {
                    let samples =
                        if column.samples.is_empty() { "no cells".to_owned() } else { column.samples.join(" · ") };
                    format!("{samples} ({})", column.why)
                })
            }
            Side::Rows => {
                let row = self.rows_list.selected().and_then(|at| self.rows.get(*at));
                row.map_or_else(String::new, |[number, name, words]| format!("Row {number}, {name}: {words}"))
            }
            Side::Notes => {
                let note = self.notes_list.selected().and_then(|at| self.notes.get(*at));
                note.map(|[_, text]| text.clone()).unwrap_or_default()
            }
        }
    }
}

fn row_lines(outcome: &Outcome) -> Vec<[String; 3]> {
    let line = |(row, words): (&RowOutcome, String)| [row.number.to_string(), row.name.clone(), words];
    outcome.rows.iter().zip(outcome.rows_in_words()).map(line).collect()
}

/// The column of a line's cell at this place.
fn column<'line, const CELLS: usize>(head: Head, at: usize) -> Column<&'line [String; CELLS]> {
    Column::nth(head, at, |line: &&[String; CELLS], at| line[at].clone())
}

fn number() -> Head {
    Head::new("row", "row").right().rank(1).role(Role::Dim)
}
