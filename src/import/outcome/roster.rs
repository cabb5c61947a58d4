//! Rows of partners, one after the other, into the candidates they are about.

use super::came::{CameTo, Outcome, Rejected, RowOutcome};
use super::candidates::{By, Candidates, Whom};
use super::cells;
use super::desk::Desk;
use super::row::{RowWriter, Sayings};
use crate::import::heading::plain;
use crate::import::target::ContactPart;
use crate::import::words::{Asked, is_blank, word};
use crate::import::{Mapping, Note, Row, Table, Target};
use crate::interview::adding::without_bullet;
use crate::plan::{Change, Edit, Plan, clean_line};
use crate::text::same::sameness;
use std::{borrow::Cow, collections::HashMap, sync::Arc};

/// What is known of a row once it was gone through.
struct Gone {
    number: usize,
    name: String,
    /// Whom it is about, and how that was found; none for a row that was rejected.
    about: Option<(usize, Option<By>)>,
}

/// The columns, the candidates and what was said so far.
struct Roster<'a> {
    mapping: &'a Mapping,
    columns: Vec<(usize, &'a Target)>,
    lifecycle: Vec<usize>,
    /// The columns that say whether they are partners at all.
    flags: Vec<usize>,
    candidates: Candidates,
    desk: Desk,
    /// Owners as they were written first, by their small letters.
    owners: HashMap<String, String>,
    rejected: Vec<Rejected>,
    warnings: Vec<Note>,
}

impl Outcome {
    /// What a table of partners comes to in a plan. Neither is changed.
    #[must_use]
    pub fn of(plan: &Plan, table: &Table, mapping: &Mapping) -> Self {
        Self::of_while(plan, table, mapping, &mut || true).unwrap_or_default()
    }

    /// The same, as long as `goes_on` says before every row that somebody waits for it; none where nobody does.
    pub fn of_while(plan: &Plan, table: &Table, mapping: &Mapping, goes_on: &mut dyn FnMut() -> bool) -> Option<Self> {
        let mut roster = Roster::new(plan, table, mapping);
        let table = &*without_bullets(table);
        let mut gone = Vec::with_capacity(table.rows.len());
        for (at, row) in table.rows.iter().enumerate() {
            if !goes_on() {
                return None;
            }
            gone.push(roster.row(at, row));
        }
        Some(roster.outcome(plan, table, &gone))
    }
}

/// A list of nothing but names may number them or put a bullet before each, as a list in a document does.
fn without_bullets(table: &Table) -> Cow<'_, Table> {
    if table.header_row.is_some() || table.headings.len() != 1 {
        return Cow::Borrowed(table);
    }
    let mut table = table.clone();
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        *cell = without_bullet(cell).to_owned();
    }
    Cow::Owned(table)
}

/// The columns that are taken, in the order their cells are written: what others follow from comes first.
fn in_order(mapping: &Mapping) -> Vec<(usize, &Target)> {
    let taken = mapping.columns.iter().enumerate();
    let mut columns: Vec<(usize, &Target)> =
        taken.filter_map(|(at, column)| Some((at, column.target.as_ref()?))).collect();
    columns.sort_by_key(|(_, target)| place(target));
    columns
}

fn place(target: &Target) -> usize {
    const FIRST: [&str; 6] = ["model", "variant", "fit", "room", "warmth", "stop"];
    match target {
        Target::Id | Target::ModelAndStop => 0,
        Target::Field(id) => FIRST.iter().position(|first| first == id).unwrap_or(10),
        Target::Contact(part) => 20 + *part as usize,
        Target::Note => 30,
        Target::Rating { .. } => 40,
        Target::RatingKnown(_) => 41,
        Target::RatingNote(_) | Target::RatingSource(_) | Target::RatingLearnt(_) => 42,
        Target::Influence(..) => 43,
        Target::Account(_) => 50,
    }
}

fn tells_lifecycle(heading: &str) -> bool {
    let heading = plain(heading);
    let words = crate::catalog::import_headings().iter().filter(|headings| headings.to == "lifecycle");
    words.flat_map(|headings| &headings.words).any(|word| plain(word) == heading)
}

/// Whether a column says of everybody whether they are a partner.
fn is_flag(heading: &str, mapping: &Mapping, at: usize) -> bool {
    const FLAGS: [&str; 4] = ["partner", "is partner", "partner flag", "partner account"];
    mapping.columns[at].target.is_none() && FLAGS.contains(&plain(heading).as_str())
}

impl<'a> Roster<'a> {
    /// Nobody of the table was looked at yet.
    fn new(plan: &Plan, table: &Table, mapping: &'a Mapping) -> Self {
        Self {
            mapping,
            columns: in_order(mapping),
            lifecycle: (0..table.headings.len()).filter(|at| tells_lifecycle(&table.headings[*at])).collect(),
            flags: (0..table.headings.len()).filter(|at| is_flag(&table.headings[*at], mapping, *at)).collect(),
            candidates: Candidates::of(plan),
            desk: Desk::new(plan),
            owners: plan.partners.iter().map(|it| (sameness(&it.owner), it.owner.clone())).collect(),
            rejected: Vec::new(),
            warnings: Vec::new(),
        }
    }
}

impl Roster<'_> {
    /// The cell of a column that is this, without the guard our own files put before what looks like a formula.
    fn cell<'row>(&self, row: &'row Row, target: &Target) -> &'row str {
        let at = self.columns.iter().find(|(_, known)| *known == target).map(|(at, _)| *at);
        at.and_then(|at| row.cells.get(at)).map(|cell| self.mapping.without_guard(cell)).unwrap_or_default()
    }

    fn row(&mut self, at: usize, row: &Row) -> Gone {
        let name = clean_line(self.cell(row, &Target::Field("name")));
        let name = if is_blank(&name) && !self.mapping.is_ours { String::new() } else { name };
        let id = self.cell(row, &Target::Id).trim().to_owned();
        let domains = self.domains(row);
        let whom = Whom { id: &id, name: &name, domains: &domains, is_ours: self.mapping.is_ours };
        let found = self.candidates.find(&whom);
        if found.is_none() && name.is_empty() {
            return self.refuse(row, name, None, "the row names no company".to_owned());
        }
        let mut said = Sayings { has_id: !id.is_empty(), ..Sayings::default() };
        if let Err((column, reason)) = self.kind_of(row, found.is_some(), &mut said) {
            return self.refuse(row, name, Some(column), reason);
        }
        let (place, by) = if let Some((place, by)) = found {
            (place, Some(by))
        } else {
            self.say_lookalike(row, &name);
            (self.candidates.add(&whom), None)
        };
        self.meet(row, place, by, &whom);
        self.write(at, row, place, &said, &domains);
        Gone { number: row.number, name, about: Some((place, by)) }
    }

    /// The domains of a row: those of its website, else that of an address.
    fn domains(&mut self, row: &Row) -> Vec<String> {
        let website = cells::domains(self.cell(row, &Target::Field("domain")));
        if !website.is_empty() || self.mapping.is_ours {
            return website;
        }
        cells::domains(self.cell(row, &Target::Contact(ContactPart::Email))).into_iter().take(1).collect()
    }

    fn refuse(&mut self, row: &Row, name: String, column: Option<usize>, reason: String) -> Gone {
        let column = column.map(|at| self.mapping.columns[at].heading.clone());
        self.rejected.push(Rejected { row: row.number, column, reason });
        Gone { number: row.number, name, about: None }
    }

    fn warn(&mut self, row: &Row, text: String) {
        self.warnings.push(Note { row: Some(row.number), text });
    }

    /// What the row says of the kind of partner; an error holds the whole row back.
    fn kind_of(&mut self, row: &Row, is_known: bool, said: &mut Sayings) -> Result<(), (usize, String)> {
        let mut outsider = self.outsider(row);
        let column =
            self.columns.iter().find(|(_, target)| matches!(target, Target::Field("model") | Target::ModelAndStop));
        if let Some((at, target)) = column.copied().filter(|_| !self.mapping.is_ours) {
            let cell = row.cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
            match cells::kind(cell) {
                Ok(cells::KindSaid::Rival) if *target == Target::ModelAndStop => said.is_rival = true,
                Ok(cells::KindSaid::Rival) if !is_known => return Err((at, self.rival(at, cell))),
                Ok(cells::KindSaid::Rival) => {
                    self.warn(row, format!("“{cell}” is a stop: set it if they sell against us."));
                }
                Ok(cells::KindSaid::Outsider) => outsider = Some((at, cell.to_owned())),
                Ok(cells::KindSaid::Is(meaning)) => said.kind = Some(meaning),
                Ok(cells::KindSaid::Nothing) => {}
                Err(reason) => self.reject_cell(row, at, reason),
            }
        }
        if let Some((at, cell)) = outsider {
            let heading = &self.mapping.columns[at].heading;
            self.warn(row, format!("“{heading}” says “{}”: probably no partner.", cells::short(&cell)));
        }
        Ok(())
    }

    /// The column that says of a row that it is no partner, and what it says.
    fn outsider(&self, row: &Row) -> Option<(usize, String)> {
        let cell = |at: usize| row.cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
        let lifecycle = self.lifecycle.iter().find(|at| cells::kind(cell(**at)) == Ok(cells::KindSaid::Outsider));
        let flag = || self.flags.iter().find(|at| word(Asked::Answer, cell(**at)) == Some("no"));
        lifecycle.or_else(flag).map(|at| (*at, cell(*at).to_owned()))
    }

    fn rival(&self, at: usize, cell: &str) -> String {
        let heading = &self.mapping.columns[at].heading;
        format!("“{cell}” says that they sell against us; --map \"{heading}=model+stop\" adds them with that stop")
    }

    fn reject_cell(&mut self, row: &Row, at: usize, reason: String) {
        let column = Some(self.mapping.columns[at].heading.clone());
        self.rejected.push(Rejected { row: row.number, column, reason });
    }

    fn say_lookalike(&mut self, row: &Row, name: &str) {
        let Some(other) = self.candidates.lookalike(name) else { return };
        let whose = if other.before.is_some() { "in the plan" } else { "in this file" };
        let text = format!(
            "{name} looks like {} {whose}: both stay, `check` names them and the wizard makes one of them.",
            other.partner.name
        );
        self.warn(row, text);
    }

    /// Says by what a row was found to be about somebody an earlier row was about, and under which name.
    fn meet(&mut self, row: &Row, place: usize, by: Option<By>, whom: &Whom<'_>) {
        let candidate = &self.candidates.all[place];
        let (known, is_earlier) = (candidate.partner.name.clone(), !candidate.rows.is_empty());
        if by == Some(By::Name) && is_earlier && whom.domains.is_empty() && !candidate.partner.domain.is_empty() {
            self.warn(row, format!("taken to be {known} by its name alone."));
        }
        self.candidates.settle(whom.domains, place);
    }

    fn write(&mut self, at: usize, row: &Row, place: usize, said: &Sayings, domains: &[String]) {
        let candidate = &mut self.candidates.all[place];
        candidate.rows.push(at);
        self.desk.take(Arc::clone(&candidate.partner));
        let mut writer = RowWriter::new(&mut self.desk, self.mapping, candidate, row, &mut self.owners);
        writer.write(&self.columns, said, domains);
        let (rejected, warnings) = writer.done();
        candidate.partner = self.desk.give();
        for (column, reason) in rejected {
            self.reject_cell(row, column, reason);
        }
        for text in warnings {
            self.warn(row, text);
        }
    }

    fn outcome(self, plan: &Plan, table: &Table, gone: &[Gone]) -> Outcome {
        let rows: Vec<RowOutcome> = gone.iter().enumerate().map(|(at, gone)| self.came_to(table, at, gone)).collect();
        let mut edits = Vec::new();
        let mut behind = plan.partners.len();
        for candidate in &self.candidates.all {
            match &candidate.before {
                Some(before) if **before != *candidate.partner => {
                    edits.push(Edit::Partner(Arc::clone(&candidate.partner)));
                }
                Some(_) => {}
                None => {
                    edits.push(Edit::Insert(behind, Arc::clone(&candidate.partner)));
                    behind += 1;
                }
            }
        }
        let mut outcome = Outcome { rows, rejected: self.rejected, warnings: self.warnings, change: None };
        outcome.rejected.sort_by_key(|rejected| rejected.row);
        let what = format!("{}: {}", table.name, outcome.in_words());
        outcome.change = (!edits.is_empty()).then(|| Change::new(what, Edit::Together(edits)));
        outcome
    }

    fn came_to(&self, table: &Table, at: usize, gone: &Gone) -> RowOutcome {
        let Some((place, by)) = gone.about else {
            return RowOutcome { number: gone.number, name: gone.name.clone(), came_to: CameTo::Rejected };
        };
        let candidate = &self.candidates.all[place];
        let first = candidate.rows[0];
        let is_as_before = candidate.before.as_ref().is_some_and(|before| **before == *candidate.partner);
        let came_to = if is_as_before {
            CameTo::Unchanged
        } else if first != at {
            CameTo::Merged { row: table.rows[first].number, by: by.map_or("name", By::word) }
        } else if candidate.before.is_some() {
            CameTo::Changed(candidate.changed.clone())
        } else {
            CameTo::Added
        };
        RowOutcome { number: gone.number, name: candidate.partner.name.clone(), came_to }
    }
}
