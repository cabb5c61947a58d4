//! What is known of a partner beside what was worked out: every field, whom they reach, and, for our eyes only, why.
//! It is written so that [`import`](crate::catalog::import_headings) reads it back as it was.

use super::super::Report;
use crate::plan::{BuyerId, CriterionId, Field, Partner, Rating, StageId};

/// Fields that have a column before these.
const THERE: [&str; 16] = [
    "name",
    "domain",
    "status",
    "owner",
    "next_step",
    "due",
    "look_again",
    "would_change",
    "accounts_served",
    "served_known",
    "conditions",
    "accounts_named",
    "accounts_known",
    "contact",
    "why",
    "notes",
];
/// Fields of which a column before these shows what is usual where nobody has said.
const AS_SAID: [&str; 4] = ["model", "our_days", "our_cost", "chance_of_yes"];
/// Fields that are for our eyes only.
const OURS: [&str; 2] = ["written_rule", "not_same_as"];

/// What is said of a rating beside its value: the word in the title, and what stands in the cell.
const OF_RATINGS: [(&str, OfRating); 3] = [
    ("note", |rating| rating.note.clone()),
    ("source", |rating| rating.source.clone()),
    ("learnt on", |rating| rating.learnt.as_ref().map(ToString::to_string).unwrap_or_default()),
];

/// What stands in a cell about a rating.
type OfRating = fn(&Rating) -> String;

/// The columns.
pub(super) struct Columns<'a> {
    report: &'a Report,
    with_notes: bool,
    fields: Vec<&'static Field>,
    nobody: Partner,
}

impl<'a> Columns<'a> {
    pub(super) fn of(report: &'a Report, with_notes: bool) -> Self {
        let is_shown = |field: &&Field| {
            let is_private = AS_SAID.contains(&field.id) || OURS.contains(&field.id);
            !THERE.contains(&field.id) && (with_notes || !is_private)
        };
        Self {
            report,
            with_notes,
            fields: Field::PARTNER.iter().filter(is_shown).collect(),
            nobody: Partner::default(),
        }
    }

    /// The titles.
    pub(super) fn titles(&self) -> Vec<String> {
        let mut titles = vec!["Candidate id".to_owned()];
        titles.extend(self.fields.iter().map(|field| title(field)));
        titles.extend(self.moments().map(|(buyer, stage)| format!("{} at {}", buyer.1, stage.1)));
        for criterion in self.report.criteria.iter().filter(|_| self.with_notes) {
            titles.extend(OF_RATINGS.iter().map(|(word, _)| format!("{}: {word}", criterion.name)));
        }
        titles
    }

    /// What stands under them for a partner.
    pub(super) fn cells(&self, partner: &Partner) -> Vec<String> {
        let mut cells = vec![partner.id.to_string()];
        cells.extend(self.fields.iter().map(|field| self.field(field, partner)));
        cells.extend(self.moments().map(|(buyer, stage)| self.influence(partner, buyer.0, stage.0)));
        for criterion in self.report.criteria.iter().filter(|_| self.with_notes) {
            let rating = partner.rating(&CriterionId::new(&criterion.id));
            cells.extend(OF_RATINGS.iter().map(|(_, cell)| rating.map(cell).unwrap_or_default()));
        }
        cells
    }

    /// Every buyer at every stage, each by id and name.
    fn moments(&self) -> impl Iterator<Item = ((&'a str, &'a str), (&'a str, &'a str))> {
        let map = &self.report.coverage;
        map.buyers.iter().flat_map(move |buyer| {
            map.stages.iter().map(move |stage| ((&*buyer.id, &*buyer.title), (&*stage.id, &*stage.name)))
        })
    }

    /// What a field says; nothing where nobody has said anything.
    fn field(&self, field: &Field, partner: &Partner) -> String {
        let Some(text) = field.of_partner(partner) else {
            return partner.segment.as_ref().map(ToString::to_string).unwrap_or_default();
        };
        if field.of_partner(&self.nobody).is_some_and(|nothing| nothing == text) { String::new() } else { text }
    }

    /// "2 (desk research)", and why, where that may be seen.
    fn influence(&self, partner: &Partner, buyer: &str, stage: &str) -> String {
        let Some(cell) = partner.influence_on(&BuyerId::new(buyer), &StageId::new(stage)) else { return String::new() };
        let (strength, known) = (cell.strength.get(), cell.evidence.label());
        if self.with_notes && !cell.note.is_empty() {
            return format!("{strength} ({known}: {})", cell.note);
        }
        format!("{strength} ({known})")
    }
}

fn title(field: &Field) -> String {
    if AS_SAID.contains(&field.id) { format!("{} as said", field.label) } else { field.label.to_owned() }
}
