//! Criteria compared in pairs: which matters more, and how many times as much.

use crate::plan::{Change, Comparison, CriterionId, Edit, Plan, Times, Weighting};

/// Steps of the scale on either side of "as much".
pub const SIDE: i8 = 8;

/// Every pair once, first those that link all criteria in a chain, so that weights follow after few answers.
#[must_use]
pub fn pairs(count: usize) -> Vec<(usize, usize)> {
    let apart = |by: usize| (0..count.saturating_sub(by)).map(move |first| (first, first + by));
    (1..count).flat_map(apart).collect()
}

/// How many times as much the first matters as the second, if anybody has said; the first answer counts.
#[must_use]
pub fn answer(plan: &Plan, (one, two): (usize, usize)) -> Option<f64> {
    let Weighting::Pairwise { comparisons } = &plan.weighting else { return None };
    let (one, two) = (&plan.criteria[one].id, &plan.criteria[two].id);
    comparisons.iter().find_map(|pair| {
        match (pair.more == *one, pair.less == *two, pair.more == *two, pair.less == *one) {
            (true, true, ..) => Some(pair.times.get()),
            (_, _, true, true) => Some(1.0 / pair.times.get()),
            _ => None,
        }
    })
}

/// The step of the scale an answer stands on: below 0 the first matters more.
#[must_use]
pub fn step_of(times: f64) -> i8 {
    let steps = if times >= 1.0 { 1.0 - times } else { 1.0 / times - 1.0 };
    (-SIDE..=SIDE)
        .min_by(|one, two| (f64::from(*one) - steps).abs().total_cmp(&(f64::from(*two) - steps).abs()))
        .unwrap_or(0)
}

/// A step of the scale towards the second of the pair, or with a negative number towards the first.
#[must_use]
pub fn step(plan: &Plan, pair: (usize, usize), by: i8) -> Option<Change> {
    let now = answer(plan, pair).map_or(0, step_of);
    set(plan, pair, Some((now + by).clamp(-SIDE, SIDE)))
}

/// So many times as much, 1 to 9, on the side the answer is on already; on the first's when there is none.
#[must_use]
pub fn times(plan: &Plan, pair: (usize, usize), times: u8) -> Option<Change> {
    let times = i8::try_from(times).ok().filter(|times| (1..=9).contains(times))?;
    let is_second = answer(plan, pair).is_some_and(|times| times < 1.0);
    set(plan, pair, Some(if is_second { times - 1 } else { 1 - times }))
}

/// Puts an answer on a step of the scale in place of the one there was; no step takes it out. Steps one after the other
/// are one step to undo.
#[must_use]
pub fn set(plan: &Plan, (one, two): (usize, usize), step: Option<i8>) -> Option<Change> {
    let (first, second) = (plan.criteria[one].id.clone(), plan.criteria[two].id.clone());
    let what = format!("{} against {}", plan.criteria[one].name, plan.criteria[two].name);
    let mut comparisons = match &plan.weighting {
        Weighting::Pairwise { comparisons } => comparisons.clone(),
        _ => Vec::new(),
    };
    let comparison = step.map(|step| compared(&first, &second, step));
    let is_it =
        |pair: &Comparison| (pair.more == first && pair.less == second) || (pair.more == second && pair.less == first);
    match (comparisons.iter().position(is_it), comparison) {
        (Some(at), Some(comparison)) => comparisons[at] = comparison,
        (Some(at), None) => drop(comparisons.remove(at)),
        (None, Some(comparison)) => comparisons.push(comparison),
        (None, None) => return None,
    }
    let edit = Edit::Weighting(Weighting::Pairwise { comparisons });
    Some(Change::merging(format!("pair {first} {second}"), what, edit))
}

fn compared(first: &CriterionId, second: &CriterionId, step: i8) -> Comparison {
    let times = Times::new(f64::from(step.abs()) + 1.0).unwrap_or(Times::ONCE);
    let (more, less) = if step <= 0 { (first, second) } else { (second, first) };
    Comparison { more: more.clone(), less: less.clone(), times }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_asked_once_and_a_chain_comes_first() {
        let all = pairs(4);
        assert_eq!(all, [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3), (0, 3)]);
        assert!(pairs(1).is_empty() && pairs(0).is_empty());
    }

    #[test]
    fn an_answer_stands_on_its_step_of_the_scale() {
        for (times, step) in [(1.0, 0), (3.0, -2), (9.0, -8), (1.0 / 3.0, 2), (1.0 / 9.0, 8), (2.4, -1)] {
            assert_eq!(step_of(times), step, "{times}");
        }
    }
}
