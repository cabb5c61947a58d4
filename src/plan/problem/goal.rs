//! Goal, limits and readiness: what is not said, and limits that cannot all hold.

use super::{Found, Known, names};
use crate::plan::figure::amount_text;
use crate::plan::{Amount, Answer, Limits, Partner, PartnerId, Place, Plan, ReadinessQuestion, Status, Stop, Told};
use crate::text::manner::here;

pub(super) fn check(plan: &Plan, known: &Known<'_>, found: &mut Found) {
    let goal = &plan.goal;
    if goal.target.is_none() {
        found.missing(Place::Goal, "No goal yet: say under Goal what partners are to bring in, like “30 %” or “2m”.");
    }
    if goal.by.is_none() {
        found.missing(Place::Goal, "The goal has no date: say by when, like “2027-12-31”.");
    }
    readiness(plan, found);
    let must: Vec<&Partner> =
        goal.limits.must_have.iter().filter_map(|id| plan.partner(id)).map(AsRef::as_ref).collect();
    dangling(&goal.limits, known, found);
    opposed(plan, found);
    numbers(&goal.limits, found);
    spending(&goal.limits, &must, found);
    of_a_model(plan, found);
}

fn readiness(plan: &Plan, found: &mut Found) {
    if let Some(sentence) = unready(plan) {
        found.missing(Place::Goal, sentence);
    }
}

/// What to mend before recruiting, when two or more of the readiness questions are answered with no. It blocks nothing.
#[must_use]
pub fn unready(plan: &Plan) -> Option<String> {
    let no: Vec<&str> = ReadinessQuestion::ALL
        .into_iter()
        .filter(|question| plan.goal.readiness.answer(*question) == Answer::No)
        .map(ReadinessQuestion::lacking)
        .collect();
    (no.len() >= 2).then(|| format!("Mend these before recruiting: {}.", no.join("; ")))
}

fn dangling(limits: &Limits, known: &Known<'_>, found: &mut Found) {
    let pairs = limits.not_both.iter().flat_map(|(one, two)| [one, two]);
    let lists = [("Must have", &limits.must_have), ("Must not have", &limits.must_not)];
    let named = lists.into_iter().flat_map(|(limit, ids)| ids.iter().map(move |id| (limit, id)));
    for (limit, id) in named.chain(pairs.map(|id| ("Not both", id))) {
        if !known.has_partner(id) {
            found.contradiction(
                Place::Goal,
                format!(
                    "{limit} names “{id}”, who is not in the plan: add the candidate or take the name out under Limits."
                ),
            );
        }
    }
}

fn opposed(plan: &Plan, found: &mut Found) {
    let limits = &plan.goal.limits;
    for id in limits.must_have.iter().filter(|id| limits.must_not.contains(id)) {
        let name = names(plan, id);
        found.contradiction(
            Place::Goal,
            format!("{name} must be in and must not be in: take one of the two out under Limits."),
        );
    }
    for (one, two) in &limits.not_both {
        if one == two {
            let name = names(plan, one);
            found.contradiction(
                Place::Goal,
                format!("Not both names {name} twice: name two candidates, or use “must not have”."),
            );
        } else if limits.must_have.contains(one) && limits.must_have.contains(two) {
            let (one, two) = (names(plan, one), names(plan, two));
            found.contradiction(
                Place::Goal,
                format!("{one} and {two} must both be in and must not both be in: change one of the limits."),
            );
        }
    }
}

fn numbers(limits: &Limits, found: &mut Found) {
    if limits.partners == 0 {
        found.contradiction(Place::Goal, "The partner limit is 0, so nobody can be recruited: raise it under Limits.");
    }
    if limits.floor.get() > 100.0 {
        let floor = here().figures(&amount_text(limits.floor));
        found.contradiction(
            Place::Goal,
            format!("The score floor {floor} is above 100, which nobody can reach: lower it under Limits."),
        );
    }
    if limits.models == Some(0) {
        found.contradiction(
            Place::Goal,
            "At most 0 partner models leaves nobody to recruit: raise it under Limits, or leave it empty.",
        );
    }
    let must = distinct(&limits.must_have);
    if must > limits.partners as usize {
        let limit = limits.partners;
        found.contradiction(
            Place::Goal,
            format!("{must} candidates must be in, but the partner limit is {limit}: raise it or shorten “must have”."),
        );
    }
}

/// What the must-haves are known to take; what is left to the model's typical value is not counted.
fn spending(limits: &Limits, must: &[&Partner], found: &mut Found) {
    let days = sum(must.iter().filter_map(|partner| partner.days));
    let cost = sum(must.iter().filter_map(|partner| partner.cost));
    let kinds = [
        ("of our days, but the days limit", limits.days, days),
        ("thousand of our cost, but the budget", limits.budget, cost),
    ];
    for (what, limit, needed) in kinds {
        let Some(limit) = limit.filter(|limit| needed > limit.get() + 1e-9) else { continue };
        let needed = Amount::new(needed).map_or_else(|_| "more".to_owned(), shown);
        let limit = here().figures(&amount_text(limit));
        found.contradiction(
            Place::Goal,
            format!("The must-haves take {needed} {what} is {limit}: raise the limit or shorten “must have”."),
        );
    }
}

fn sum(amounts: impl Iterator<Item = Amount>) -> f64 {
    amounts.map(Amount::get).sum()
}

fn of_a_model(plan: &Plan, found: &mut Found) {
    let limits = &plan.goal.limits;
    let mut wanted: u64 = 0;
    for (at, limit) in limits.at_least.iter().enumerate() {
        let label = limit.model.label();
        if limits.at_least.iter().take(at).any(|earlier| earlier.model == limit.model) {
            found.contradiction(Place::Goal, format!("“At least” names {label} twice: keep one line."));
            continue;
        }
        wanted += u64::from(limit.count);
        let candidates =
            plan.partners.iter().filter(|partner| partner.model == Some(limit.model) && is_open(partner, limits));
        let candidates = candidates.count();
        if (limit.count as usize) > candidates {
            let count = limit.count;
            found.contradiction(
                Place::Goal,
                format!("At least {count} {label} are wanted, but only {candidates} can be had: find more on the Map or lower it."),
            );
        }
    }
    if wanted > u64::from(limits.partners) {
        let partners = limits.partners;
        found.contradiction(
            Place::Goal,
            format!("“At least” asks for {wanted} partners in all, but the partner limit is {partners}: raise it or ask for fewer."),
        );
    }
    let models = limits.at_least.iter().filter(|limit| limit.count > 0).count();
    if limits.models.is_some_and(|most| models > most as usize && most > 0) {
        found.contradiction(
            Place::Goal,
            format!("“At least” names {models} partner models, more than are allowed: raise “partner models at most” or ask for fewer."),
        );
    }
}

fn is_open(partner: &Partner, limits: &Limits) -> bool {
    let stopped = matches!(partner.quick.stop, Told::Is(stop) if stop != Stop::None);
    !stopped && partner.status != Status::Declined && !partner.route && !limits.must_not.contains(&partner.id)
}

fn distinct(ids: &[PartnerId]) -> usize {
    let mut ids: Vec<&PartnerId> = ids.iter().collect();
    ids.sort();
    ids.dedup();
    ids.len()
}

/// An amount in the manner of here.
fn shown(amount: Amount) -> String {
    here().figures(&amount_text(amount))
}
