//! Why no set keeps to the limits, in sentences with the numbers that stand against each other.

use super::asked::{Asked, figure};
use super::problem::{Bounds, Candidate};
use super::search::{Outcome, solve, usual_nodes};
use crate::plan::{Partner, PartnerId, PartnerModel};
use crate::prioritise::{Cancel, TOLERANCE};

/// A limit, and what it is called where it is one too many.
type Dropped = (&'static str, fn(&Bounds) -> bool, fn(&mut Bounds));

/// Every limit that can be dropped to see whether it is the one.
const DROPPED: [Dropped; 6] = [
    ("the limit on days", |it| it.days.is_some(), |it| it.days = None),
    ("the budget", |it| it.budget.is_some(), |it| it.budget = None),
    ("the limit on partner models", |it| it.models.is_some(), |it| it.models = None),
    ("what there must be of a model", |it| !it.at_least.is_empty(), |it| it.at_least.clear()),
    ("those who must be in", |it| !it.must.is_empty(), |it| it.must.clear()),
    ("those who cannot both be in", |it| !it.not_both.is_empty(), |it| it.not_both.clear()),
];

/// What alone makes every set impossible; empty when nothing does.
pub(super) fn reasons(asked: &Asked<'_>) -> Vec<String> {
    let nobody = nobody(asked);
    if nobody.is_some() {
        return nobody.into_iter().collect();
    }
    let mut reasons = must_haves(asked);
    reasons.extend(of_models(asked));
    reasons
}

/// Why there is nobody to choose from.
fn nobody(asked: &Asked<'_>) -> Option<String> {
    let (plan, ranking) = (asked.plan, asked.ranking);
    let limits = &plan.goal.limits;
    if plan.partners.is_empty() {
        return Some("There is nobody to recruit yet: add or paste candidates on the map.".to_owned());
    }
    if limits.partners == 0 {
        return Some("The partner limit is 0, so nobody can be recruited: raise it in step 1.".to_owned());
    }
    if !asked.places.is_empty() {
        return None;
    }
    Some(if ranking.ranked.is_empty() && ranking.unrated.is_empty() {
        "Every candidate is ruled out: find others on the map, or look at the reasons again.".to_owned()
    } else if ranking.ranked.is_empty() {
        "Nobody is rated on half the weight yet, so nobody can be recommended: rate whom you have talked to.".to_owned()
    } else if ranking.ranked.iter().all(|row| row.score < limits.floor.get() - TOLERANCE) {
        let best = figure(ranking.ranked[0].score);
        format!("Nobody scores {} or more, the best {best}: lower the floor in step 1.", figure(limits.floor.get()))
    } else {
        "You said of everybody who scores enough that they must not be in: take somebody back in step 1.".to_owned()
    })
}

/// What those who must be in come to, against each limit.
fn must_haves(asked: &Asked<'_>) -> Vec<String> {
    let (plan, problem, bounds) = (asked.plan, &asked.problem, &asked.problem.limits);
    let limits = &plan.goal.limits;
    let mut reasons: Vec<String> = limits.must_have.iter().filter_map(|id| ruled_out(asked, id)).collect();
    let must = &bounds.must;
    if u32::try_from(must.len()).is_ok_and(|count| count > limits.partners) {
        reasons.push(format!("The must-haves alone are {} partners of {}.", must.len(), limits.partners));
    }
    let days = problem.days(must);
    if let Some(limit) = bounds.days.filter(|limit| days > limit + TOLERANCE) {
        reasons.push(format!("The must-haves alone need {} days of {}.", figure(days), figure(limit)));
    }
    let cost = problem.cost(must);
    if let Some(limit) = bounds.budget.filter(|limit| cost > limit + TOLERANCE) {
        let currency = limits.currency.trim();
        reasons.push(format!("The must-haves alone cost {} of {} thousand {currency}.", figure(cost), figure(limit)));
    }
    let models = problem.models(must).len();
    if let Some(limit) = bounds.models.filter(|limit| models > *limit) {
        reasons.push(format!("The must-haves alone are of {models} partner models, {limit} are allowed."));
    }
    let both = bounds.not_both.iter().filter(|(one, two)| must.contains(one) && must.contains(two));
    let name = |at: &usize| &plan.partners[asked.places[*at]].name;
    reasons.extend(
        both.map(|(one, two)| format!("{} and {} must both be in and cannot both be in.", name(one), name(two))),
    );
    reasons
}

/// Why somebody who must be in cannot be.
fn ruled_out(asked: &Asked<'_>, id: &PartnerId) -> Option<String> {
    let partner: &Partner = asked.plan.partner(id)?;
    let name = &partner.name;
    if asked.plan.goal.limits.must_not.contains(id) {
        return Some(format!("{name} must be in and must not be in: take one of the two out in step 1."));
    }
    let mut excluded = asked.ranking.excluded.iter();
    let out = excluded.find(|row| asked.plan.partners[row.partner].id == *id)?;
    Some(format!("{name} must be in, but is ruled out: {}.", out.reasons.join("; ")))
}

/// What there must be of each model, against who there is, the places, days and money.
fn of_models(asked: &Asked<'_>) -> Vec<String> {
    let (problem, bounds, limits) = (&asked.problem, &asked.problem.limits, &asked.plan.goal.limits);
    let mut reasons = Vec::new();
    let mut wanted = 0;
    for &(model, count) in &bounds.at_least {
        let had = problem.candidates.iter().filter(|it| it.model == Some(model)).count();
        wanted += count;
        if had < count {
            reasons.push(format!("At least {count} {} are wanted, but only {had} can be had.", model.label()));
        }
    }
    if u32::try_from(wanted).map_or(true, |wanted| wanted > limits.partners) {
        reasons.push(format!("{wanted} partners of certain models are wanted, but the limit is {}.", limits.partners));
    }
    let models = bounds.at_least.iter().filter(|(_, count)| *count > 0).count();
    if let Some(most) = bounds.models.filter(|most| models > *most) {
        reasons.push(format!("Partners of {models} models are wanted, but only {most} are allowed."));
    }
    if reasons.is_empty() {
        reasons.extend(cheapest(asked));
    }
    reasons
}

/// The least that those wanted of each model take, against days and money.
fn cheapest(asked: &Asked<'_>) -> Vec<String> {
    let bounds = &asked.problem.limits;
    let least = |of: fn(&Candidate) -> f64| {
        bounds.at_least.iter().map(|&(model, count)| least_of(asked, model, count, of)).sum::<f64>()
    };
    let (days, cost) = (least(|it| it.days), least(|it| it.cost));
    let currency = asked.plan.goal.limits.currency.trim();
    let by_days = bounds.days.filter(|limit| days > limit + TOLERANCE).map(|limit| {
        format!("Those wanted of certain models need {} days of {} at the least.", figure(days), figure(limit))
    });
    let by_cost = bounds.budget.filter(|limit| cost > limit + TOLERANCE).map(|limit| {
        let (cost, limit) = (figure(cost), figure(limit));
        format!("Those wanted of certain models cost {cost} of {limit} thousand {currency} at the least.")
    });
    by_days.into_iter().chain(by_cost).collect()
}

fn least_of(asked: &Asked<'_>, model: PartnerModel, count: usize, of: fn(&Candidate) -> f64) -> f64 {
    let mut all: Vec<f64> = asked.problem.candidates.iter().filter(|it| it.model == Some(model)).map(of).collect();
    all.sort_unstable_by(f64::total_cmp);
    all.iter().take(count).sum()
}

/// Where no limit alone is to blame: which of them, dropped, would make a set possible. None when nobody waits.
pub(super) fn together(asked: &Asked<'_>, cancel: &Cancel) -> Option<Vec<String>> {
    let mut would_do = Vec::new();
    for (name, binds, drop) in DROPPED {
        if !binds(&asked.problem.limits) {
            continue;
        }
        let mut problem = asked.problem.clone();
        drop(&mut problem.limits);
        if let Outcome::Found(_) = solve(&problem, usual_nodes(&problem) / 4, cancel)? {
            would_do.push(name);
        }
    }
    let first = "No set keeps to all limits together.".to_owned();
    Some(match would_do.as_slice() {
        [] => vec![first, "Loosen more than one of them in step 1.".to_owned()],
        names => vec![first, format!("One would without {}.", names.join(", or without "))],
    })
}
