//! What differs about each candidate: what somebody said of them, then what has moved.

use super::moved::{Move, Stand, Stands, moved};
use super::said::{self, Worded, arrow, lower, quoted};
use super::{DiffLine, Sides, UNSEEN};
use crate::plan::{Difference, Influence, Partner, PartnerId, Plan, Rating, RatingValue, Subject, Which};
use crate::report::words::GONE;
use crate::report::words::{self, short_title};
use std::collections::{HashMap, HashSet};

/// What has changed about a candidate.
struct Entry {
    most: Move,
    is_told: bool,
    lines: Vec<DiffLine>,
}

/// Every candidate of whom anything differs: who comes into the set or leaves it first, then by how far they have moved.
pub(super) fn lines(sides: &Sides<'_>) -> Vec<DiffLine> {
    let (was, is) = (Stands::of(sides.was), Stands::of(sides.is));
    let told = told(sides);
    let mut entries: Vec<Entry> = Vec::new();
    for partner in &sides.new.partners {
        let Some(before) = sides.old.partner(&partner.id) else {
            let placed = is.get(&partner.id).map(Stand::words).unwrap_or_default();
            entries.push(only(&partner.name, ["new candidate".to_owned()].into_iter().chain(placed)));
            continue;
        };
        let places = was.get(sides.ids.before(&partner.id)).zip(is.get(&partner.id));
        let (most, moves) = places.map_or((Move::Hardly, Vec::new()), |(was, is)| moved(was, is));
        let told = told.get(&partner.id).map(Vec::as_slice).unwrap_or_default();
        let mut entry = entry(sides, (before, partner), told, most);
        entry.add(&partner.name, moves);
        entries.extend((!entry.lines.is_empty()).then_some(entry));
    }
    entries.extend(gone(sides, &was));
    entries.sort_by_key(|entry| (entry.most, !entry.is_told));
    with_others(entries)
}

/// Somebody who is in one of the plans alone.
fn only(name: &str, changes: impl Iterator<Item = String>) -> Entry {
    Entry { most: Move::Out, is_told: true, lines: vec![DiffLine::new(name, changes.collect())] }
}

fn gone<'a>(sides: &'a Sides<'_>, was: &'a Stands) -> impl Iterator<Item = Entry> + 'a {
    let known: HashSet<&PartnerId> = sides.new.partners.iter().map(|partner| &partner.id).collect();
    sides.old.partners.iter().filter(move |partner| !known.contains(&partner.id)).map(|partner| {
        let stood = was.get(sides.ids.before(&partner.id)).map(Stand::words).unwrap_or_default();
        let stood = (!stood.is_empty()).then(|| format!("was {}", stood.join(" and ")));
        only(&partner.name, [GONE.to_owned()].into_iter().chain(stood))
    })
}

/// The fields that differ, by candidate.
fn told<'a>(sides: &Sides<'a>) -> HashMap<PartnerId, Vec<&'a Difference>> {
    let mut told: HashMap<PartnerId, Vec<&Difference>> = HashMap::new();
    for one in sides.told {
        if let (Subject::Partner(id), Which::Field(_)) = (&one.subject, &one.value) {
            told.entry(id.clone()).or_default().push(one);
        }
    }
    told
}

/// What somebody said of a candidate who is in both plans.
fn entry(sides: &Sides<'_>, (before, after): (&Partner, &Partner), told: &[&Difference], most: Move) -> Entry {
    let mut entry = Entry { most, is_told: before != after, lines: Vec::new() };
    if before == after {
        return entry;
    }
    let mut short = Vec::new();
    let mut long = Vec::new();
    let fields = told.iter().filter_map(|one| match one.value {
        Which::Field(field) => Some(said::field(field, &one.before, &one.after)),
        Which::Rating(_) | Which::Influence(..) => None,
    });
    for said in fields.chain(ratings(sides.new, before, after)).chain(influence(sides.new, before, after)) {
        match said {
            Worded::Short(words) => short.push(words),
            Worded::Long(about, words) => long.push(DiffLine::new(&format!("{}, {about}", after.name), vec![words])),
        }
    }
    if short.is_empty() && long.is_empty() {
        short.push(UNSEEN.to_owned());
    }
    entry.lines = long;
    entry.add(&after.name, short);
    entry
}

impl Entry {
    /// Puts a few words more on the first line.
    fn add(&mut self, name: &str, mut more: Vec<String>) {
        if more.is_empty() {
            return;
        }
        match self.lines.iter_mut().find(|line| line.about == name) {
            Some(line) => line.changes.append(&mut more),
            None => self.lines.insert(0, DiffLine::new(name, more)),
        }
    }
}

/// The lines, those of whom nobody said anything and who have only moved along in one.
fn with_others(entries: Vec<Entry>) -> Vec<DiffLine> {
    let (along, entries): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| !entry.is_told && entry.most >= Move::Placed);
    let along: Vec<String> = along
        .into_iter()
        .flat_map(|entry| entry.lines)
        .filter_map(|line| Some(format!("{} {}", line.about, line.changes.first()?)))
        .collect();
    let mut lines: Vec<DiffLine> = entries.into_iter().flat_map(|entry| entry.lines).collect();
    if !along.is_empty() {
        lines.push(DiffLine::new("Moved along", along));
    }
    lines
}

fn ratings(plan: &Plan, before: &Partner, after: &Partner) -> Vec<Worded> {
    let mut said = Vec::new();
    let gone = before.ratings.iter().filter(|rating| after.rating(&rating.criterion).is_none());
    for rating in after.ratings.iter().chain(gone) {
        let name = plan.criterion(&rating.criterion).map_or(rating.criterion.as_str(), |known| &known.name);
        let (was, is) = (before.rating(&rating.criterion), after.rating(&rating.criterion));
        said.extend(rating_words(&lower(name), was, is));
    }
    said
}

/// "commitment 3 → 4 (conversation)", and what else is said of it.
fn rating_words(name: &str, was: Option<&Rating>, is: Option<&Rating>) -> Vec<Worded> {
    let (before, after) = (value(was), value(is));
    let evidence = |rating: Option<&Rating>| rating.map(|rating| rating.evidence.label()).unwrap_or_default();
    let mut said = Vec::new();
    let known = if is.is_some() { format!(" ({})", evidence(is)) } else { String::new() };
    if before != after {
        said.push(Worded::Short(format!("{name} {}{known}", arrow(&before, &after))));
    } else if evidence(was) != evidence(is) {
        said.push(Worded::Short(format!("{name} {after} by {}", arrow(evidence(was), evidence(is)))));
    }
    let others = notes(was).into_iter().zip(notes(is)).filter(|(one, two)| one != two);
    said.extend(others.map(|((what, was), (_, is))| Worded::Long(format!("{name}, {what}"), quoted(&was, &is))));
    said
}

fn value(rating: Option<&Rating>) -> String {
    match rating.map(|rating| rating.value) {
        None => "not rated".to_owned(),
        Some(RatingValue::DoesNotApply) => "does not apply".to_owned(),
        Some(RatingValue::Rated(score)) => score.get().to_string(),
    }
}

/// What is said of a rating beside its value.
fn notes(rating: Option<&Rating>) -> [(&'static str, String); 3] {
    let learnt = rating.and_then(|it| it.learnt.as_ref()).map(ToString::to_string).unwrap_or_default();
    let text = |text: fn(&Rating) -> &str| rating.map(text).unwrap_or_default().to_owned();
    [("source", text(|it| &it.source)), ("learnt on", learnt), ("note", text(|it| &it.note))]
}

fn influence(plan: &Plan, before: &Partner, after: &Partner) -> Vec<Worded> {
    let mut said = Vec::new();
    let gone = before.influence.iter().filter(|cell| after.influence_on(&cell.buyer, &cell.stage).is_none());
    for cell in after.influence.iter().chain(gone) {
        let buyer = plan.buyer(&cell.buyer).map_or(cell.buyer.as_str(), |known| short_title(&known.title));
        let stage = plan.stage(&cell.stage).map_or(cell.stage.as_str(), |known| known.name.trim());
        let (was, is) = (before.influence_on(&cell.buyer, &cell.stage), after.influence_on(&cell.buyer, &cell.stage));
        said.extend(influence_words(&format!("{buyer} at {stage}"), was, is));
    }
    said
}

/// "CISO at Purchase none → good (conversation)".
fn influence_words(moment: &str, was: Option<&Influence>, is: Option<&Influence>) -> Vec<Worded> {
    let strength = |cell: Option<&Influence>| cell.map_or("not asked", |cell| words::strength(cell.strength));
    let evidence = |cell: Option<&Influence>| cell.map(|cell| cell.evidence.label()).unwrap_or_default();
    let note = |cell: Option<&Influence>| cell.map(|cell| cell.note.clone()).unwrap_or_default();
    let mut said = Vec::new();
    let known = if is.is_some() { format!(" ({})", evidence(is)) } else { String::new() };
    if strength(was) != strength(is) {
        said.push(Worded::Short(format!("{moment} {}{known}", arrow(strength(was), strength(is)))));
    } else if evidence(was) != evidence(is) {
        said.push(Worded::Short(format!("{moment} {} by {}", strength(is), arrow(evidence(was), evidence(is)))));
    }
    if note(was) != note(is) {
        said.push(Worded::Long(format!("{moment}, note"), quoted(&note(was), &note(is))));
    }
    said
}
