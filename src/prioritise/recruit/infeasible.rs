//! Why no set keeps to the limits, with the numbers that stand against each other. What may not go in: words.

use super::asked::Asked;
use super::excess::Excess;
use super::problem::Candidate;
use super::search::{Outcome, solve, usual_nodes};
use crate::plan::{Limits, PartnerId, PartnerModel};
use crate::prioritise::qualify::RuledOut;
use crate::prioritise::weights::{NoWeights, no_score};
use crate::prioritise::{Cancel, TOLERANCE};

/// Why no set keeps to the limits. Partners are named by their places in the plan; days are of year one, money is in
/// thousands.
#[derive(Clone, Debug, PartialEq)]
pub enum Infeasible {
    /// There is nobody to choose from.
    Nobody(Nobody),
    /// Those who must be in cannot all be in.
    Must(Must),
    /// There cannot be as many of certain models as there must be.
    Wanted(Wanted),
    /// No limit alone is to blame.
    Together,
    /// A set keeps to all limits but one of these; none when more than one must go.
    WouldWithout(Vec<Limit>),
    /// None was found, and there are too many to look at all.
    NotFound,
}

/// Why there is nobody to choose from.
#[derive(Clone, Debug, PartialEq)]
pub enum Nobody {
    /// The plan has no partners.
    InThePlan,
    /// The partner limit is 0.
    Allowed,
    /// Every candidate is ruled out.
    Qualifies,
    /// Nobody can have a score.
    HasAScore(NoWeights),
    /// Nobody is rated on half the weight yet.
    Rated,
    /// No more are ranked than there are places, and these are to be rated first.
    RatedEnough(Vec<usize>),
    /// Nobody scores enough.
    AboveFloor {
        /// The best score, 0–100.
        best: f64,
        /// The floor.
        floor: f64,
    },
    /// Everybody who scores enough must not be in.
    Wanted,
    /// Nobody who could be chosen reaches a buyer.
    Reaches,
    /// The limit on partner models is 0.
    OfAnyModel,
    /// Each alone takes more of our days or our money than there is.
    Fits {
        /// Who takes the smallest part of what there is, by place in the plan.
        least: usize,
        /// Their days.
        days: f64,
        /// What they cost, thousands.
        cost: f64,
    },
}

/// Why those who must be in cannot all be in.
#[derive(Clone, Debug, PartialEq)]
pub enum Must {
    /// They are more than a limit allows.
    Over(Excess),
    /// Two cannot both be in.
    NotBoth(usize, usize),
    /// Somebody must not be in.
    MustNot(usize),
    /// Somebody is ruled out.
    Out(usize, Vec<RuledOut>),
}

/// Why there cannot be as many of certain models as there must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wanted {
    /// There are fewer.
    Had {
        /// Of which model.
        model: PartnerModel,
        /// How many are wanted.
        wanted: usize,
        /// How many can be had.
        had: usize,
    },
    /// They are more than a limit allows, whoever they are.
    Over(Excess),
}

/// A limit that can be dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// On our days.
    Days,
    /// On our money.
    Budget,
    /// On partner models.
    Models,
    /// What there must be of a model.
    AtLeast,
    /// Who must be in.
    MustHave,
    /// Who cannot both be in.
    NotBoth,
}

impl Limit {
    const ALL: [Self; 6] = [Self::Days, Self::Budget, Self::Models, Self::AtLeast, Self::MustHave, Self::NotBoth];

    /// Takes the limit out of a plan's, if it is there.
    fn drop_from(self, limits: &mut Limits) -> bool {
        match self {
            Self::Days => limits.days.take().is_some(),
            Self::Budget => limits.budget.take().is_some(),
            Self::Models => limits.models.take().is_some(),
            Self::AtLeast => !std::mem::take(&mut limits.at_least).is_empty(),
            Self::MustHave => !std::mem::take(&mut limits.must_have).is_empty(),
            Self::NotBoth => !std::mem::take(&mut limits.not_both).is_empty(),
        }
    }
}

/// What alone makes every set impossible; empty when nothing does.
pub(super) fn reasons(asked: &Asked<'_>) -> Vec<Infeasible> {
    if let Some(nobody) = nobody(asked) {
        return vec![Infeasible::Nobody(nobody)];
    }
    let must = must_haves(asked).into_iter().map(Infeasible::Must);
    must.chain(of_models(asked).into_iter().map(Infeasible::Wanted)).collect()
}

fn nobody(asked: &Asked<'_>) -> Option<Nobody> {
    let (plan, ranking) = (asked.plan, asked.ranking);
    let floor = plan.goal.limits.floor.get();
    if plan.partners.is_empty() {
        return Some(Nobody::InThePlan);
    }
    if plan.goal.limits.partners == 0 {
        return Some(Nobody::Allowed);
    }
    let to_rate = ranking.to_rate_first(plan.goal.limits.partners);
    if !ranking.ranked.is_empty() && !to_rate.is_empty() {
        return Some(Nobody::RatedEnough(to_rate));
    }
    if !asked.places.is_empty() {
        return room(asked);
    }
    Some(match ranking.ranked.first() {
        None if ranking.unrated.is_empty() => Nobody::Qualifies,
        None => no_score(plan).map_or(Nobody::Rated, Nobody::HasAScore),
        Some(first) if first.score < floor - TOLERANCE => Nobody::AboveFloor { best: first.score, floor },
        Some(_) => Nobody::Wanted,
    })
}

/// Why none of the candidates is worth recruiting or can be, each taken alone.
fn room(asked: &Asked<'_>) -> Option<Nobody> {
    let problem = &asked.problem;
    let reaches = |at: &usize| problem.coverage(&[*at]) > 0.0;
    let reaching: Vec<usize> = (0..problem.candidates.len()).filter(reaches).collect();
    let limits = &problem.limits;
    // Over the limits by those who must be in is a reason of its own.
    if reaching.is_empty() || !limits.must.is_empty() {
        return reaching.is_empty().then_some(Nobody::Reaches);
    }
    if reaching.iter().any(|&at| problem.allows_more(&[at])) {
        return None;
    }
    if limits.models == Some(0) {
        return Some(Nobody::OfAnyModel);
    }
    let share = |takes: f64, limit: Option<f64>| limit.map_or(0.0, |limit| takes / limit.max(TOLERANCE));
    let part = |at: usize| {
        let candidate = &problem.candidates[at];
        share(candidate.days, limits.days).max(share(candidate.cost, limits.budget))
    };
    let least = reaching.into_iter().reduce(|one, two| if part(two) < part(one) { two } else { one })?;
    let candidate = &problem.candidates[least];
    Some(Nobody::Fits { least: asked.places[least], days: candidate.days, cost: candidate.cost })
}

/// What those who must be in come to, against each limit.
fn must_haves(asked: &Asked<'_>) -> Vec<Must> {
    let (problem, bounds, limits) = (&asked.problem, &asked.problem.limits, &asked.plan.goal.limits);
    let mut reasons: Vec<Must> = limits.must_have.iter().filter_map(|id| ruled_out(asked, id)).collect();
    let must = &bounds.must;
    let over = [
        Excess::partners(must.len(), limits.partners),
        Excess::days(problem.days(must), bounds.days),
        Excess::cost(problem.cost(must), bounds.budget),
        Excess::models(problem.models(must).len(), bounds.models),
    ];
    reasons.extend(over.into_iter().flatten().map(Must::Over));
    for (one, two) in bounds.not_both.iter().filter(|(one, two)| must.contains(one) && must.contains(two)) {
        reasons.push(Must::NotBoth(asked.places[*one], asked.places[*two]));
    }
    reasons
}

/// Why somebody who must be in cannot be.
fn ruled_out(asked: &Asked<'_>, id: &PartnerId) -> Option<Must> {
    let at = asked.plan.partners.iter().position(|partner| partner.id == *id)?;
    if asked.plan.goal.limits.must_not.contains(id) {
        return Some(Must::MustNot(at));
    }
    let out = asked.ranking.excluded.iter().find(|row| row.partner == at)?;
    Some(Must::Out(at, out.reasons.clone()))
}

/// What there must be of each model, against who there is, the places, days and money.
fn of_models(asked: &Asked<'_>) -> Vec<Wanted> {
    let (problem, bounds, limits) = (&asked.problem, &asked.problem.limits, &asked.plan.goal.limits);
    let mut reasons = Vec::new();
    let mut all = 0;
    for &(model, wanted) in &bounds.at_least {
        let had = problem.candidates.iter().filter(|it| it.model == Some(model)).count();
        all += wanted;
        if had < wanted {
            reasons.push(Wanted::Had { model, wanted, had });
        }
    }
    let models = bounds.at_least.iter().filter(|(_, count)| *count > 0).count();
    let over = [Excess::partners(all, limits.partners), Excess::models(models, bounds.models)];
    reasons.extend(over.into_iter().flatten().map(Wanted::Over));
    if reasons.is_empty() {
        reasons.extend(cheapest(asked));
    }
    reasons
}

/// The least that those wanted of each model take, against days and money.
fn cheapest(asked: &Asked<'_>) -> Vec<Wanted> {
    let bounds = &asked.problem.limits;
    let least = |of: fn(&Candidate) -> f64| {
        bounds.at_least.iter().map(|&(model, count)| least_of(asked, model, count, of)).sum::<f64>()
    };
    let over = [Excess::days(least(|it| it.days), bounds.days), Excess::cost(least(|it| it.cost), bounds.budget)];
    over.into_iter().flatten().map(Wanted::Over).collect()
}

fn least_of(asked: &Asked<'_>, model: PartnerModel, count: usize, of: fn(&Candidate) -> f64) -> f64 {
    let mut all: Vec<f64> = asked.problem.candidates.iter().filter(|it| it.model == Some(model)).map(of).collect();
    all.sort_unstable_by(f64::total_cmp);
    all.iter().take(count).sum()
}

/// Where no limit alone is to blame: which of them, dropped, would make a set possible. None when nobody waits.
pub(super) fn together(asked: &Asked<'_>, cancel: &Cancel) -> Option<Vec<Infeasible>> {
    let nodes = usual_nodes(&asked.problem) / 4;
    let would_do = would_do_without(asked, None, nodes, cancel)?;
    Some(vec![Infeasible::Together, Infeasible::WouldWithout(would_do)])
}

/// The limits that, each dropped alone, would make a set possible, which has this partner in all the same. None when
/// nobody waits.
pub(super) fn would_do_without(
    asked: &Asked<'_>,
    with: Option<usize>,
    nodes: usize,
    cancel: &Cancel,
) -> Option<Vec<Limit>> {
    let mut would_do = Vec::new();
    for limit in Limit::ALL {
        let mut plan = asked.plan.clone();
        if limit.drop_from(&mut plan.goal.limits) && has_a_set(&asked.of_other(&plan), with, nodes, cancel)? {
            would_do.push(limit);
        }
    }
    Some(would_do)
}

fn has_a_set(asked: &Asked<'_>, with: Option<usize>, nodes: usize, cancel: &Cancel) -> Option<bool> {
    let mut problem = asked.problem.clone();
    if let Some(with) = with {
        let Ok(at) = asked.places.binary_search(&with) else { return Some(false) };
        problem.limits.must.push(at);
    }
    Some(matches!(solve(&problem, nodes, cancel)?, Outcome::Found(_)))
}
