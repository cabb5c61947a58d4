//! Ratings and influence out of cells: a number is a judgement, known as judgements of this candidate usually are.

use super::desk::{Desk, Reached, Written};
use crate::import::signs::with_point;
use crate::import::{MappedColumn, Target, words};
use crate::interview::parts::Given;
use crate::interview::{influence::Moment, rating};
use crate::plan::{CriterionId, Evidence, RatingValue, Score5, Strength};

/// Writes what a cell says of a rating or of whom they reach.
pub(super) fn write(desk: &mut Desk, column: &MappedColumn, target: &Target, cell: &str, is_ours: bool) -> Written {
    let cell = cell.trim();
    if says_nothing(cell, is_ours) {
        return Ok(false);
    }
    match target {
        Target::Rating { criterion, scale: None } => desk.rate(criterion, rated(cell)?, Evidence::Data),
        Target::Rating { criterion, scale: Some(scale) } => {
            desk.rate(criterion, RatingValue::Rated(scaled(column, cell, *scale)?), Evidence::Desk)
        }
        Target::RatingKnown(criterion) => desk.know(criterion, evidence(cell)?),
        Target::RatingNote(criterion) => {
            let change = rating::note(desk.plan(), &desk.partner().id.clone(), criterion, cell);
            desk.apply(change)
        }
        Target::RatingSource(criterion) => source(desk, criterion, Some(cell), None),
        Target::RatingLearnt(criterion) => source(desk, criterion, None, Some(cell)),
        Target::Influence(buyer, stage) => {
            let places = (
                desk.plan().buyers.iter().position(|known| known.id == *buyer),
                desk.plan().stages.iter().position(|known| known.id == *stage),
            );
            let (Some(buyer), Some(stage)) = places else { return Ok(false) };
            let said = Reached::of(cell)?;
            desk.reach(buyer, stage, &said)
        }
        _ => Ok(false),
    }
}

/// Whether a cell says nothing of a rating; our own lists say so of models a criterion is not for.
pub(super) fn says_nothing(cell: &str, is_ours: bool) -> bool {
    cell.is_empty() || cell == "not for this model" || (!is_ours && words::is_blank(cell))
}

/// In a list this program wrote a blank cell of a newcomer says that there is nothing, whatever would follow.
pub(super) fn clear(desk: &mut Desk, target: &Target) -> Written {
    match target {
        Target::Rating { criterion, .. } => {
            let Some(criterion) = desk.plan().criterion(criterion).cloned() else { return Ok(false) };
            desk.apply(Some(rating::clear(desk.partner(), &criterion)))
        }
        Target::Influence(buyer, stage) => {
            let places = (
                desk.plan().buyers.iter().position(|known| known.id == *buyer),
                desk.plan().stages.iter().position(|known| known.id == *stage),
            );
            let (Some(buyer), Some(stage)) = places else { return Ok(false) };
            let change = Moment::at(desk.plan(), buyer, stage).map(|moment| moment.clear(desk.partner()));
            desk.apply(change)
        }
        _ => Ok(false),
    }
}

fn rated(cell: &str) -> Result<RatingValue, String> {
    if cell.eq_ignore_ascii_case("does not apply") {
        return Ok(RatingValue::DoesNotApply);
    }
    let score = cell.parse::<u8>().ok().and_then(|value| Score5::new(value).ok());
    score.map(RatingValue::Rated).ok_or_else(|| {
        format!(
            "“{}” is not a rating: a whole number from 1 to 5, or say the scale it is on",
            super::cells::short(cell)
        )
    })
}

/// A number on another scale as the nearest of ours.
fn scaled(column: &MappedColumn, cell: &str, (from, to): (u32, u32)) -> Result<Score5, String> {
    let number = column.decimal.settled().map_or_else(|| cell.to_owned(), |decimal| with_point(cell, decimal));
    let value: f64 = number.parse().map_err(|_| format!("“{}” is no number", super::cells::short(cell)))?;
    let (from, to) = (f64::from(from), f64::from(to));
    if !(from..=to).contains(&value) {
        return Err(format!("{value} is not on the scale from {from} to {to}"));
    }
    let share = (value - from) / (to - from);
    let nearest = [0.125, 0.375, 0.625, 0.875].iter().filter(|bound| share >= **bound).count();
    u8::try_from(nearest + 1).ok().and_then(|value| Score5::new(value).ok()).ok_or_else(|| "no rating".to_owned())
}

impl Reached {
    /// "2", "2 (proof)", "2 (proof: their CFO said so)".
    fn of(cell: &str) -> Result<Self, String> {
        let (number, behind) = cell.split_once('(').unwrap_or((cell, ""));
        let strength = number.trim().parse::<u8>().ok().and_then(|value| Strength::new(value).ok());
        let strength = strength.ok_or_else(|| {
            format!("“{}” is not an influence: a whole number from 0 to 3", super::cells::short(cell))
        })?;
        let Some(inside) = behind.strip_suffix(')') else {
            return Ok(Self { strength, known: None, note: String::new() });
        };
        let (known, note) = inside.split_once(": ").unwrap_or((inside, ""));
        Ok(Self { strength, known: Some(evidence(known)?), note: note.to_owned() })
    }
}

fn evidence(cell: &str) -> Result<Evidence, String> {
    let known = Evidence::ALL.into_iter().find(|evidence| evidence.label().eq_ignore_ascii_case(cell));
    known.ok_or_else(|| {
        let all = Evidence::ALL.map(Evidence::label).join(", ");
        format!("“{}” is none of {all}", super::cells::short(cell))
    })
}

/// Says who or what a rating is from, or when it was learnt, and leaves the other as it is.
fn source(desk: &mut Desk, criterion: &CriterionId, source: Option<&str>, learnt: Option<&str>) -> Written {
    let Some(held) = desk.partner().rating(criterion).cloned() else { return Ok(false) };
    let held_learnt = held.learnt.as_ref().map(|day| day.as_str().to_owned()).unwrap_or_default();
    let given = [Given::Text(source.unwrap_or(&held.source)), Given::Text(learnt.unwrap_or(&held_learnt))];
    let change = rating::source(desk.plan(), &desk.partner().id, criterion, &given).map_err(|(_, words)| words)?;
    desk.apply(change)
}
