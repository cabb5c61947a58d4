//! One row into the candidate it is about, cell by cell. What an earlier row of the same file said stays; blank cells
//! change nothing.

use super::candidates::Candidate;
use super::desk::{Desk, Written};
use super::{cells, judgements};
use crate::catalog::Meaning;
use crate::import::target::ContactPart;
use crate::import::{Mapping, Row, Target, words};
use crate::plan::{Field, Stop, clean_line, clean_text};
use crate::text::same::{is_same, sameness};
use std::collections::HashMap;

/// What a row says of the kind of partner.
#[derive(Debug, Default)]
pub(super) struct Sayings {
    /// A model or a route.
    pub(super) kind: Option<Meaning>,
    /// They sell against us, and the user wants that written.
    pub(super) is_rival: bool,
    /// It names a candidate by an id.
    pub(super) has_id: bool,
}

/// Writes one row.
pub(super) struct RowWriter<'a> {
    pub(super) desk: &'a mut Desk,
    pub(super) mapping: &'a Mapping,
    candidate: &'a mut Candidate,
    row: &'a Row,
    owners: &'a mut HashMap<String, String>,
    rejected: Vec<(usize, String)>,
    warnings: Vec<String>,
}

impl<'a> RowWriter<'a> {
    pub(super) fn new(
        desk: &'a mut Desk,
        mapping: &'a Mapping,
        candidate: &'a mut Candidate,
        row: &'a Row,
        owners: &'a mut HashMap<String, String>,
    ) -> Self {
        Self { desk, mapping, candidate, row, owners, rejected: Vec::new(), warnings: Vec::new() }
    }

    /// The cells that were not taken, each by its column, and what is worth saying.
    pub(super) fn done(self) -> (Vec<(usize, String)>, Vec<String>) {
        (self.rejected, self.warnings)
    }

    pub(super) fn write(&mut self, columns: &[(usize, &Target)], said: &Sayings, domains: &[String]) {
        let first_contact = columns.iter().find(|(_, target)| matches!(target, Target::Contact(_))).map(|(at, _)| *at);
        for (at, target) in columns {
            let cell = self.cell(*at).to_owned();
            match target {
                Target::Id | Target::Account(_) => {}
                Target::Field("model") | Target::ModelAndStop if !self.mapping.is_ours => self.kind(*at, &cell, said),
                Target::Field("domain") if !self.mapping.is_ours => self.website(*at, &cell, domains),
                Target::Field(id) => self.said_in_field(*at, id, &cell),
                Target::Contact(_) if Some(*at) == first_contact => self.contact(*at, columns),
                Target::Contact(_) | Target::ModelAndStop => {}
                Target::Note => self.note(&self.mapping.columns[*at].heading.clone(), &cell),
                judged => self.judgement(*at, judged, &cell, said),
            }
        }
        if let (true, Some(domain)) = (self.desk.partner().domain.is_empty(), domains.first()) {
            self.warnings.push(format!("the domain {domain} is from the e-mail address."));
            self.put(None, "domain", domain);
        }
    }

    /// A field, by the ways of some.
    fn said_in_field(&mut self, at: usize, id: &str, cell: &str) {
        match id {
            "name" => self.name(at, cell),
            "owner" => self.owner(at, cell),
            "accounts_named" if !self.mapping.is_ours => self.accounts_named(at, cell),
            "notes" if !self.mapping.is_ours => self.note("", cell),
            _ => self.field(at, id, cell),
        }
    }

    /// A rating or whom they reach. Of somebody new in a list of ours a blank cell says that there is nothing.
    fn judgement(&mut self, at: usize, target: &Target, cell: &str, said: &Sayings) {
        let is_ours = self.mapping.is_ours;
        let is_new_of_ours = is_ours && said.has_id && self.candidate.before.is_none();
        let written = if is_new_of_ours && judgements::says_nothing(cell, is_ours) {
            judgements::clear(self.desk, target)
        } else {
            judgements::write(self.desk, &self.mapping.columns[at], target, cell, is_ours)
        };
        self.settle(at, &target.key(), cell, written);
    }

    fn cell(&self, at: usize) -> &str {
        self.row.cells.get(at).map(|cell| self.mapping.without_guard(cell)).unwrap_or_default()
    }

    /// Writes what a cell says into a field.
    fn field(&mut self, at: usize, id: &str, cell: &str) {
        let Some(field) = Field::named(id) else { return };
        match cells::of_field(field, &self.mapping.columns[at], cell, self.mapping.is_ours) {
            Ok(Some(text)) => self.put(Some(at), id, &text),
            Ok(None) => {}
            Err(reason) => self.rejected.push((at, reason)),
        }
    }

    /// Writes text into a field, unless an earlier row of this file has said something else.
    fn put(&mut self, at: Option<usize>, id: &str, text: &str) {
        let Some(field) = Field::named(id) else { return };
        if let Some((row, earlier)) = self.said(id) {
            if !earlier.eq_ignore_ascii_case(text) {
                let label = field.label;
                let words = format!("{label}: row {row} says “{earlier}”, this row “{text}”; the first is kept.");
                self.warnings.push(words);
            }
            return;
        }
        let written = self.desk.write(field, text);
        self.settle(at.unwrap_or_default(), id, text, written);
    }

    /// What an earlier row said of this.
    fn said(&self, key: &str) -> Option<(usize, String)> {
        let said = self.candidate.said.iter().find(|(known, row, _)| known == key && *row != self.row.number);
        said.map(|(_, row, text)| (*row, text.clone()))
    }

    /// Keeps what was written, or why it was not.
    fn settle(&mut self, at: usize, key: &str, text: &str, written: Written) {
        match written {
            Ok(is_new) => {
                self.candidate.said.push((key.to_owned(), self.row.number, text.to_owned()));
                if is_new {
                    let label = Target::named(self.desk.plan(), key).map(|target| target.label(self.desk.plan()));
                    let label = label.unwrap_or_else(|| key.to_owned());
                    if !self.candidate.changed.contains(&label) {
                        self.candidate.changed.push(label);
                    }
                }
            }
            Err(reason) => self.rejected.push((at, reason)),
        }
    }

    /// A name of somebody known under another is kept beside it.
    fn name(&mut self, at: usize, cell: &str) {
        let name = clean_line(cell);
        if self.mapping.is_ours {
            return self.field(at, "name", cell);
        }
        let partner = self.desk.partner();
        let known = std::iter::once(&partner.name).chain(&partner.also_called);
        let is_known = known.into_iter().any(|known| is_same(known, &name));
        if is_known || words::is_blank(&name) {
            return;
        }
        let all: Vec<&str> = partner.also_called.iter().map(String::as_str).chain([name.as_str()]).collect();
        let text = crate::plan::phrases_text(&all);
        let field = Field::named("also_called").expect("it is in the table of fields");
        let written = self.desk.write(field, &text);
        self.settle(at, "also_called", &text, written);
    }

    fn kind(&mut self, at: usize, cell: &str, said: &Sayings) {
        match said.kind {
            Some(Meaning::Model(model, variant)) => {
                self.put(Some(at), "model", model.label());
                if let Some(variant) = variant.filter(|_| self.desk.partner().model == Some(model)) {
                    self.put(Some(at), "variant", variant.label());
                }
            }
            Some(Meaning::Route) => {
                self.put(Some(at), "route", "yes");
                self.warnings
                    .push(format!("“{}” sells to partners, not buyers: no partner model.", cells::short(cell)));
            }
            Some(Meaning::Asked) | None => {}
        }
        if said.is_rival {
            self.put(Some(at), "stop", Stop::Competitor.label());
        }
    }

    /// The first domain is theirs, the others are kept in the notes.
    fn website(&mut self, at: usize, cell: &str, domains: &[String]) {
        if words::is_blank(cell) {
            return;
        }
        let Some((first, others)) = domains.split_first() else {
            return self.field(at, "domain", cell);
        };
        let is_merged = self.said("domain").is_some();
        if !is_merged {
            self.put(Some(at), "domain", first);
        }
        for other in domains.iter().filter(|other| is_merged || others.contains(other)) {
            if *other != self.desk.partner().domain {
                self.note("Also", other);
            }
        }
    }

    /// An owner is written as they were written first: Ines and ines are one.
    fn owner(&mut self, at: usize, cell: &str) {
        let owner = clean_line(cell);
        if words::is_blank(&owner) || self.mapping.is_ours {
            return self.field(at, "owner", cell);
        }
        let spelled = self.owners.entry(sameness(&owner)).or_insert(owner).clone();
        self.put(Some(at), "owner", &spelled);
    }

    /// Three that are listed are three named; what only sounds like a number is not known.
    fn accounts_named(&mut self, at: usize, cell: &str) {
        if words::is_blank(cell) {
            return;
        }
        if let Some(count) = cells::accounts_named(cell) {
            self.put(Some(at), "accounts_named", &count.to_string());
            if count >= 3 {
                self.put(Some(at), "named_accounts", "yes");
            }
        }
        if cell.trim().parse::<u32>().is_err() {
            self.note(&self.mapping.columns[at].heading.clone(), cell);
        }
    }

    /// A line of the notes, once.
    fn note(&mut self, heading: &str, cell: &str) {
        if words::is_blank(cell) {
            return;
        }
        let text = if heading.is_empty() { clean_text(cell) } else { format!("{heading}: {}", clean_text(cell)) };
        let notes = &self.desk.partner().notes;
        let is_there = notes == &text || format!("\n{notes}\n").contains(&format!("\n{text}\n"));
        if is_there || text.is_empty() {
            return;
        }
        let all = if notes.is_empty() { text.clone() } else { format!("{notes}\n{text}") };
        let field = Field::named("notes").expect("it is in the table of fields");
        let written = self.desk.write(field, &all);
        self.settle(0, "notes", &text, written);
    }

    /// Whom to talk to, in one line; people of further rows stand behind.
    fn contact(&mut self, at: usize, columns: &[(usize, &Target)]) {
        if self.mapping.is_ours {
            let cell = self.cell(at).to_owned();
            return self.field(at, "contact", &cell);
        }
        let mut parts: Vec<String> = Vec::new();
        for part in ContactPart::ALL {
            let place = columns.iter().find(|(_, target)| **target == Target::Contact(part)).map(|(at, _)| *at);
            let cell = place.map(|at| clean_line(self.cell(at))).filter(|cell| !words::is_blank(cell));
            match (cell, parts.last_mut()) {
                (Some(last), Some(first)) if part == ContactPart::Last => *first = format!("{first} {last}"),
                (Some(cell), _) => parts.push(cell),
                (None, _) => {}
            }
        }
        let text = parts.join(", ");
        let held = &self.desk.partner().contact;
        if text.is_empty() || format!("; {held}; ").contains(&format!("; {text}; ")) {
            return;
        }
        let is_further = self.candidate.said.iter().any(|(key, ..)| key == "contact") && !held.is_empty();
        let all = if is_further { format!("{held}; {text}") } else { text };
        let field = Field::named("contact").expect("it is in the table of fields");
        let written = self.desk.write(field, &all);
        self.settle(at, "contact", &all, written);
    }
}
