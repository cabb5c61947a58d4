//! What differs in what is not any one candidate's: goal, ideal customer, buyers, criteria, deals, scorecards, order.

use super::said::{self, Worded, arrow, lists};
use super::{DiffLine, Sides, UNSEEN};
use crate::plan::{Field, Plan, Scorecard, Subject, Weighting, Which};
use crate::report::words::GONE;
use crate::report::{CriterionRow, Report};

pub(super) fn goal(sides: &Sides<'_>) -> Vec<DiffLine> {
    let mut lines = of_plan(sides, &[Field::GOAL]);
    let kept = |plan: &Plan| if plan.goal.limits.kept { "by hand" } else { "by the numbers" };
    if kept(sides.old) != kept(sides.new) {
        lines.push(DiffLine::new("The set is chosen", vec![arrow(kept(sides.old), kept(sides.new))]));
    }
    or_unseen(lines, sides.old.goal == sides.new.goal)
}

pub(super) fn profile(sides: &Sides<'_>) -> Vec<DiffLine> {
    or_unseen(of_plan(sides, &[Field::PROFILE, Field::SHARPEN]), sides.old.profile == sides.new.profile)
}

pub(super) fn buying(sides: &Sides<'_>) -> Vec<DiffLine> {
    let is_meant = |subject: &Subject| matches!(subject, Subject::Buyer(_) | Subject::Stage(_));
    let is_same = sides.old.buyers == sides.new.buyers && sides.old.stages == sides.new.stages;
    let map = |report: &Report| {
        let stages = report.coverage.stages.iter().map(|row| (row.id.clone(), row.name.clone(), row.shown.clone()));
        let buyers = report.coverage.buyers.iter().map(|row| (row.id.clone(), row.title.clone(), row.shown.clone()));
        buyers.chain(stages).collect::<Vec<_>>()
    };
    let mut lines = of_things(sides, is_meant);
    lines.extend(weights(&map(sides.was), &map(sides.is)));
    or_unseen(lines, is_same)
}

pub(super) fn criteria(sides: &Sides<'_>) -> Vec<DiffLine> {
    let (old, new) = (sides.old, sides.new);
    let mut lines = of_things(sides, |subject| matches!(subject, Subject::Criterion(_)));
    let rows = |rows: &[CriterionRow]| -> Vec<(String, String, String)> {
        rows.iter().map(|row| (row.id.clone(), row.name.clone(), row.shown.clone())).collect()
    };
    lines.extend(weights(&rows(&sides.was.criteria), &rows(&sides.is.criteria)));
    let (before, after) = (weighting(old), weighting(new));
    if before != after {
        lines.push(DiffLine::new("Weights are found", vec![arrow(&before, &after)]));
    } else if old.weighting != new.weighting {
        lines.push(DiffLine::new("Weights are found", vec![format!("{after}, with other answers")]));
    }
    let said = |plan: &Plan| plan.preferences.iter().map(|said| said.words(new)).collect::<Vec<_>>();
    if old.preferences != new.preferences {
        lines.push(DiffLine::new("Preferences", vec![lists(&said(old), &said(new))]));
    }
    or_unseen(lines, old.criteria == new.criteria)
}

/// How weights are found, in words.
fn weighting(plan: &Plan) -> String {
    match &plan.weighting {
        Weighting::Direct => "as typed".to_owned(),
        Weighting::Order { surrogate, .. } => format!("by putting them in order, {}", surrogate.label()),
        Weighting::Swing { .. } => "by what a step from 1 to 5 is worth".to_owned(),
        Weighting::Pairwise { .. } => "by comparing them in pairs".to_owned(),
    }
}

/// What each thing counts, where it is there before and after: "counts 18 % → 22 %".
fn weights(before: &[(String, String, String)], after: &[(String, String, String)]) -> Vec<DiffLine> {
    let mut lines = Vec::new();
    for (id, name, shown) in after {
        let was = before.iter().find(|(was, _, _)| was == id).map(|(_, _, shown)| shown);
        if let Some(was) = was.filter(|was| *was != shown) {
            lines.push(DiffLine::new(name, vec![format!("counts {}", arrow(was, shown))]));
        }
    }
    lines
}

pub(super) fn deals(sides: &Sides<'_>) -> Vec<DiffLine> {
    let lines = of_things(sides, |subject| matches!(subject, Subject::WonDeal(_)));
    or_unseen(lines, sides.old.won_deals == sides.new.won_deals)
}

pub(super) fn scorecards(sides: &Sides<'_>) -> Vec<DiffLine> {
    let (old, new) = (&sides.old.scorecards, &sides.new.scorecards);
    if old == new {
        return Vec::new();
    }
    let raters = |cards: &[Scorecard]| cards.iter().map(|card| card.rater.clone()).collect::<Vec<_>>();
    let mut lines = Vec::new();
    if raters(old) != raters(new) {
        lines.push(DiffLine::new("Raters", vec![lists(&raters(old), &raters(new))]));
    }
    for card in new {
        let was = old.iter().find(|was| was.rater == card.rater).filter(|was| *was != card);
        if let Some(was) = was {
            let is_there = |of: &Scorecard, mark| of.marks.contains(mark);
            let other = card.marks.iter().filter(|mark| !is_there(was, mark)).count();
            let gone = was.marks.iter().filter(|mark| !is_there(card, mark)).count();
            let changed =
                vec![format!("{} marks → {}, {} of them others", was.marks.len(), card.marks.len(), other.max(gone))];
            lines.push(DiffLine::new(&card.rater, changed));
        }
    }
    or_unseen(lines, false)
}

/// What the plan is called, and in which order its candidates stand.
pub(super) fn plan(sides: &Sides<'_>) -> Vec<DiffLine> {
    let mut lines = Vec::new();
    if sides.old.name != sides.new.name {
        lines.push(DiffLine::new("Name", vec![said::quoted(&sides.old.name, &sides.new.name)]));
    }
    let both = |plan: &Plan, other: &Plan| {
        let ids = plan.partners.iter().map(|partner| partner.id.clone());
        ids.filter(|id| other.partner(id).is_some()).collect::<Vec<_>>()
    };
    if both(sides.old, sides.new) != both(sides.new, sides.old) {
        lines
            .push(DiffLine::new("Candidates", vec!["stand in another order, which decides between equals".to_owned()]));
    }
    lines
}

/// The plan's own fields that differ, by their tables.
fn of_plan(sides: &Sides<'_>, tables: &[&'static [Field]]) -> Vec<DiffLine> {
    let mut lines = Vec::new();
    for field in tables.iter().copied().flatten() {
        let before = field.shown(sides.old, &Subject::Plan);
        let after = field.shown(sides.new, &Subject::Plan);
        if before != after {
            let said = match said::field(field, &before, &after) {
                Worded::Short(_) => arrow(&before, &after),
                Worded::Long(_, words) => words,
            };
            lines.push(DiffLine::new(field.label, vec![said]));
        }
    }
    lines
}

/// What differs of buyers, stages, criteria or deals: a line each.
fn of_things(sides: &Sides<'_>, is_meant: impl Fn(&Subject) -> bool) -> Vec<DiffLine> {
    let mut lines: Vec<DiffLine> = Vec::new();
    for one in sides.told.iter().filter(|one| is_meant(&one.subject)) {
        let Which::Field(field) = &one.value else { continue };
        let words = if one.subject.name(sides.new).is_empty() && !one.before.is_empty() && one.after.is_empty() {
            GONE.to_owned()
        } else {
            match said::field(field, &one.before, &one.after) {
                Worded::Short(words) => words,
                Worded::Long(label, words) => format!("{label} {words}"),
            }
        };
        match lines.last_mut().filter(|line| line.about == one.name) {
            Some(line) => line.changes.push(words),
            None => lines.push(DiffLine::new(&one.name, vec![words])),
        }
    }
    lines
}

/// The lines, or one that says so where two parts differ and nothing shows it.
fn or_unseen(mut lines: Vec<DiffLine>, is_same: bool) -> Vec<DiffLine> {
    if lines.is_empty() && !is_same {
        lines.push(DiffLine::new("", vec![UNSEEN.to_owned()]));
    }
    lines
}
