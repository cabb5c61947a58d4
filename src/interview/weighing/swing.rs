//! What it is worth to move a partner from 1 to 5: 100 points on the criterion one would move first, the others beside
//! it.

use crate::plan::{Amount, Change, Criterion, CriterionId, Edit, Plan, SwingPoints, Weighting, clean_line};

/// The points of the criterion one would move first.
pub const FIRST: f64 = 100.0;

/// The points of each criterion, by place; 0 where there are none.
#[must_use]
pub fn points(plan: &Plan) -> Vec<f64> {
    let Weighting::Swing { points } = &plan.weighting else { return vec![0.0; plan.criteria.len()] };
    let of = |id: &CriterionId| points.iter().find(|it| it.criterion == *id).map_or(0.0, |it| it.points.get());
    plan.criteria.iter().map(|criterion| of(&criterion.id)).collect()
}

/// The points a text says.
///
/// # Errors
/// When it says none; the sentence says what can stand there.
pub fn typed(text: &str) -> Result<f64, String> {
    let points = text.trim().replace(',', ".").parse::<f64>().ok().filter(|points| (0.0..=FIRST).contains(points));
    points.ok_or_else(|| format!("“{}” are no points: type a number from 0 to 100.", clean_line(text)))
}

/// Gives the criterion at a place these points; steps one after the other are one step to undo.
#[must_use]
pub fn give(plan: &Plan, place: usize, given: f64) -> Option<Change> {
    let criterion = plan.criteria.get(place)?;
    let mut all = points(plan);
    all[place] = given.clamp(0.0, FIRST);
    let words = format!("{}: its points", criterion.name);
    Some(Change::merging(format!("swing {}", criterion.id), words, Edit::Weighting(weighting(plan, &all))))
}

fn weighting(plan: &Plan, all: &[f64]) -> Weighting {
    let point = |(criterion, points): (&Criterion, &f64)| SwingPoints {
        criterion: criterion.id.clone(),
        points: Amount::new(*points).unwrap_or_default(),
    };
    Weighting::Swing { points: plan.criteria.iter().zip(all).map(point).collect() }
}

/// Points that stand for the present weights, so that nothing jumps: 100 for the heaviest.
pub(super) fn from_weights(plan: &Plan, fractions: &[f64]) -> Weighting {
    let most = fractions.iter().copied().fold(0.0, f64::max);
    let all: Vec<f64> = fractions.iter().map(|it| if most > 0.0 { FIRST * it / most } else { FIRST }).collect();
    weighting(plan, &all)
}
