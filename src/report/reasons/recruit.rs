//! Why no set keeps to the limits, which of them a set breaks, why somebody is left out or waits.

use super::{all_ruled_out, no_weights};
use crate::accounts::Overlap;
use crate::plan::{PartnerId, Plan};
use crate::prioritise::TOLERANCE;
use crate::prioritise::recruit::{
    BrokenLimit, Excess, Infeasible, LeftOut, Limit, Must, Nobody, Reason, Wanted, Worse,
};
use crate::prioritise::waves::Waits;
use crate::prioritise::weights::NoWeights;
use crate::report::figure::{brief, counted, money, tenths};
use crate::text::wording::nth;

/// Why no set keeps to the limits, in a sentence.
#[must_use]
pub fn infeasible(plan: &Plan, reason: &Infeasible) -> String {
    match reason {
        Infeasible::Nobody(reason) => nobody(plan, reason),
        Infeasible::Must(reason) => must(plan, reason),
        Infeasible::Wanted(reason) => wanted(plan, reason),
        Infeasible::Together => "No set keeps to all limits together.".to_owned(),
        Infeasible::WouldWithout(limits) => would_without(limits),
        Infeasible::NotFound => {
            "No set that keeps to all limits was found, and there are too many to look at all: loosen a limit."
                .to_owned()
        }
    }
}

fn nobody(plan: &Plan, reason: &Nobody) -> String {
    let said = match reason {
        Nobody::InThePlan => "There is nobody to recruit yet: add or paste candidates on the map.",
        Nobody::Allowed => "The partner limit is 0, so nobody can be recruited: raise it in step 1.",
        Nobody::Qualifies => "Every candidate is ruled out: find others on the map, or look at the reasons again.",
        Nobody::HasAScore(problem) => no_weights(*problem),
        Nobody::Rated => {
            "Nobody is rated on half the weight yet, so nobody can be recommended: rate whom you have talked to."
        }
        Nobody::RatedEnough(those) => return to_rate_first(plan, those),
        Nobody::AboveFloor { best, floor } => {
            let (best, floor) = (brief(*best), brief(*floor));
            return format!("Nobody scores {floor} or more, the best {best}: lower the floor in step 1.");
        }
        Nobody::Wanted => {
            "You said of everybody who scores enough that they must not be in: take somebody back in step 1."
        }
        Nobody::Reaches => {
            "Nobody reaches a buyer yet, so no set is better than another: say on the map whom they reach."
        }
        Nobody::OfAnyModel => "The limit on partner models is 0, so nobody can be recruited: raise it in step 1.",
        Nobody::Fits { least, days, cost } => {
            let (limits, who) = (&plan.goal.limits, name(plan, *least));
            let days_limit = limits.days.map(|limit| format!(" of our {}", brief(limit.get())));
            let budget = limits.budget.map(|limit| format!(" of our {}", in_money(plan, limit.get())));
            let days = format!("{}{} days", brief(*days), days_limit.unwrap_or_default());
            let cost = format!("{}{}", in_money(plan, *cost), budget.unwrap_or_default());
            return format!("The limits leave room for nobody: even {who} takes {days} and {cost}.");
        }
    };
    said.to_owned()
}

/// How many of those to be rated first are named.
const NAMED: usize = 3;

/// "Rate 3 more before anything is said of the top or of a set: Acme, Bolt, Cord."
#[must_use]
pub fn to_rate_first(plan: &Plan, those: &[usize]) -> String {
    let mut names: Vec<&str> = those.iter().take(NAMED).map(|at| name(plan, *at)).collect();
    if those.len() > NAMED {
        names.push("…");
    }
    format!("Rate {} more before anything is said of a top or a set: {}.", those.len(), names.join(", "))
}

fn must(plan: &Plan, reason: &Must) -> String {
    match reason {
        Must::Over(Excess::Partners { count, of }) => format!("The must-haves alone are {count} partners of {of}."),
        Must::Over(Excess::Days { takes, of }) => {
            format!("The must-haves alone need {} days of {}.", brief(*takes), brief(*of))
        }
        Must::Over(Excess::Cost { takes, of }) => {
            let (takes, of) = (in_money(plan, *takes), in_money(plan, *of));
            format!("The must-haves alone cost {takes} of {of}.")
        }
        Must::Over(Excess::Models { count, of }) => {
            format!("The must-haves alone are of {count} partner models, {of} are allowed.")
        }
        Must::NotBoth(one, two) => {
            format!("{} and {} must both be in and cannot both be in.", name(plan, *one), name(plan, *two))
        }
        Must::MustNot(at) => {
            format!("{} must be in and must not be in: take one of the two out in step 1.", name(plan, *at))
        }
        Must::Out(at, out) => format!("{} must be in, but is ruled out: {}.", name(plan, *at), all_ruled_out(out)),
    }
}

fn wanted(plan: &Plan, reason: &Wanted) -> String {
    match reason {
        Wanted::Had { model, wanted, had } => {
            format!("At least {wanted} {} are wanted, but only {had} can be had.", model.label())
        }
        Wanted::Over(Excess::Partners { count, of }) => {
            format!("{count} partners of certain models are wanted, but the limit is {of}.")
        }
        Wanted::Over(Excess::Models { count, of }) => {
            format!("Partners of {count} models are wanted, but only {of} are allowed.")
        }
        Wanted::Over(Excess::Days { takes, of }) => {
            format!("Those wanted of certain models need {} days of {} at the least.", brief(*takes), brief(*of))
        }
        Wanted::Over(Excess::Cost { takes, of }) => {
            let (takes, of) = (in_money(plan, *takes), in_money(plan, *of));
            format!("Those wanted of certain models cost {takes} of {of} at the least.")
        }
    }
}

fn would_without(limits: &[Limit]) -> String {
    if limits.is_empty() {
        return "Loosen more than one of them in step 1.".to_owned();
    }
    let names: Vec<&str> = limits.iter().map(|limit| dropped(*limit)).collect();
    format!("One would without {}.", names.join(", or without "))
}

fn dropped(limit: Limit) -> &'static str {
    match limit {
        Limit::Days => "the limit on days",
        Limit::Budget => "the budget",
        Limit::Models => "the limit on partner models",
        Limit::AtLeast => "what there must be of a model",
        Limit::MustHave => "those who must be in",
        Limit::NotBoth => "those who cannot both be in",
    }
}

/// A limit that a set breaks: "112 of 100 days".
#[must_use]
pub fn broken(plan: &Plan, limit: &BrokenLimit) -> String {
    let named = |id: &PartnerId| plan.partner(id).map(|partner| partner.name.clone()).unwrap_or_default();
    match limit {
        BrokenLimit::Over(Excess::Partners { count, of }) => format!("{count} of {of} partners"),
        BrokenLimit::Over(Excess::Days { takes, of }) => format!("{} of {} days", brief(*takes), brief(*of)),
        BrokenLimit::NextDays { takes, of } => format!("next: {} of {} days", brief(*takes), brief(*of)),
        BrokenLimit::Over(Excess::Cost { takes, of }) => {
            format!("{} of {}", in_money(plan, *takes), in_money(plan, *of))
        }
        BrokenLimit::NextCost { takes, of } => {
            format!("next: {} of {}", in_money(plan, *takes), in_money(plan, *of))
        }
        BrokenLimit::AtLeast { model, count, of } => format!("{count} of at least {of} {}", model.label()),
        BrokenLimit::Over(Excess::Models { count, of }) => format!("{count} of {of} partner models"),
        BrokenLimit::NotBoth(one, two) => format!("{} and {} not both", named(one), named(two)),
        BrokenLimit::MustHave(id) => format!("{} must be in", named(id)),
        BrokenLimit::MustNot(id) => format!("{} must not be in", named(id)),
    }
}

/// Why somebody ranked better than a member is left out, without a full stop. Where account lists show it, it is said at
/// how many of their accounts others are already.
#[must_use]
pub fn left_out(plan: &Plan, row: &LeftOut, overlap: &Overlap) -> String {
    match &row.reason {
        Reason::Worse(worse) => self::worse(plan, row.partner, worse, overlap),
        other => kept_out(plan, other),
    }
}

fn kept_out(plan: &Plan, reason: &Reason) -> String {
    match reason {
        Reason::BelowFloor { score, floor } => below_floor(*score, *floor),
        Reason::MustNot => MUST_NOT.to_owned(),
        Reason::ByHand => BY_HAND.to_owned(),
        Reason::Days { takes, of } => {
            let (takes, of) = (brief(*takes), brief(*of));
            format!("takes {} days, more than our {of}", unlike(takes, "just over", &of))
        }
        Reason::Money { takes, of } => {
            let (takes, of) = (in_money(plan, *takes), in_money(plan, *of));
            format!("costs {}, more than our {of}", unlike(takes, "just over", &of))
        }
        Reason::Full => "no set within the limits has them: those who must be in fill all places".to_owned(),
        Reason::NoSet(limits) if limits.is_empty() => "no set within the limits has them".to_owned(),
        Reason::NoSet(limits) => {
            let names: Vec<&str> = limits.iter().map(|limit| dropped(*limit)).collect();
            format!("no set within the limits has them; one would without {}", names.join(", or without "))
        }
        Reason::NotFound => "no set with them was found".to_owned(),
        Reason::Worse(worse) => comparison(plan, worse),
    }
}

/// The same without naming who does the same for the set.
#[must_use]
pub fn left_out_in_brief(plan: &Plan, reason: &Reason) -> String {
    kept_out(plan, reason)
}

/// "the best set with them reaches 5.9 less", first the limit that alone keeps them from coming in beside the others:
/// "a fourth partner model, at most 3; the best set with them reaches 0.5 less".
fn comparison(plan: &Plan, worse: &Worse) -> String {
    let beside = worse.not_beside.map(|member| format!("not beside {}, who is in; ", name(plan, member)));
    let models = worse.models.map(|(count, most)| format!("a {} partner model, at most {most}; ", nth(count)));
    let which = if worse.is_proven { "the best set with them" } else { "the best set found with them" };
    format!("{}{}{which} {}", beside.unwrap_or_default(), models.unwrap_or_default(), against(worse))
}

fn worse(plan: &Plan, who: usize, worse: &Worse, overlap: &Overlap) -> String {
    let said = comparison(plan, worse);
    let known: Vec<String> = worse.same.iter().filter_map(|at| already(plan, who, *at, overlap)).collect();
    if !known.is_empty() {
        return format!("{said}: already reached by {}", known.join(" and by "));
    }
    let is_known = |at: usize| overlap.reach(&plan.partners[at].id).is_some();
    let open = worse.same.iter().filter(|at| !(is_known(who) && is_known(**at)));
    let names: Vec<&str> = open.map(|at| name(plan, *at)).collect();
    match names.as_slice() {
        [] => said,
        [one] => format!("{said}: {one} reaches the same buyers, if they serve the same accounts"),
        names => {
            format!("{said}: {} reach the same buyers, if they serve the same accounts", names.join(" and "))
        }
    }
}

/// "Acme at 3 of their 8 accounts", where lists of both show any.
fn already(plan: &Plan, who: usize, other: usize, overlap: &Overlap) -> Option<String> {
    let (one, two) = (&plan.partners.get(who)?.id, &plan.partners.get(other)?.id);
    let (of, both) = (overlap.reach(one)?, overlap.both(one, two));
    (both > 0).then(|| format!("{} at {both} of their {}", name(plan, other), counted(of, "account")))
}

/// The best set with somebody in, against the recommended one.
fn against(worse: &Worse) -> String {
    let reaches = match worse.reaches_less {
        less if less >= 0.05 => return format!("reaches {} less", tenths(less)),
        less if less > -0.05 => "reaches as much".to_owned(),
        less => format!("reaches {} more", tenths(-less)),
    };
    match (worse.expects_less, worse.scores_less) {
        (less, _) if less >= 0.05 => format!("{reaches}, but is expected to keep {} less", tenths(less)),
        (less, _) if less > TOLERANCE => format!("{reaches}, but is expected to keep a little less"),
        (less, _) if less <= -0.05 => format!("{reaches} and is expected to keep {} more", tenths(-less)),
        (less, _) if less < -TOLERANCE => format!("{reaches} and is expected to keep a little more"),
        (_, less) if less > TOLERANCE => format!("{reaches} and is expected to keep as much, but scores lower"),
        (_, less) if less < -TOLERANCE => format!("{reaches} and is expected to keep as much, and scores higher"),
        _ => format!("{reaches}, is expected to keep as much and scores as high"),
    }
}

/// Why somebody is in a wave the numbers do not recruit them into, without a full stop.
#[must_use]
pub fn waits(plan: &Plan, reason: &Waits) -> String {
    match reason {
        Waits::ByHand => BY_HAND.to_owned(),
        Waits::RuledOut(out) => all_ruled_out(out),
        Waits::NoScore(NoWeights::NoCriterion) => "there is no criterion to rate on".to_owned(),
        Waits::NoScore(_) => "the criteria weigh nothing".to_owned(),
        Waits::NotRated => "not rated on half the weight yet".to_owned(),
        Waits::BandD { score } => format!("scores {}, below 40", unlike(brief(*score), "almost", "40")),
        Waits::BelowFloor { score, floor } => below_floor(*score, *floor),
        Waits::MustNot => MUST_NOT.to_owned(),
        Waits::Days { takes, left } => {
            let (takes, left) = (brief(*takes), brief(*left));
            format!("takes {} days, {left} are left after both waves", unlike(takes, "just over", &left))
        }
        Waits::Cost { takes, left } => {
            let (takes, left) = (in_money(plan, *takes), in_money(plan, *left));
            format!("costs {}, {left} are left after both waves", unlike(takes, "just over", &left))
        }
        Waits::AddsLittle { adds, of } => {
            let (adds, of) = (brief(*adds), brief(*of));
            let points = if of == "1" { "point" } else { "points" };
            format!("adds {} to both waves, less than {of} {points}", unlike(adds, "almost", &of))
        }
        Waits::Full => "those put there by hand fill the second wave".to_owned(),
        Waits::Broken => "those put there by hand are more than the limits of the second wave allow".to_owned(),
        Waits::Model => "would be one partner model too many in the second wave".to_owned(),
        Waits::NoSet => "there is no set to recruit yet".to_owned(),
        Waits::NotBeside => "cannot be in beside a partner of the first two waves".to_owned(),
        Waits::OthersAddMore { adds, is_proven: true } => {
            format!("adds {} to both waves, but others add more within the limits", brief(*adds))
        }
        Waits::OthersAddMore { adds, is_proven: false } => {
            format!("adds {} to both waves, but the best second wave found has others", brief(*adds))
        }
    }
}

const MUST_NOT: &str = "you said they must not be in";
const BY_HAND: &str = "put there by hand";

fn below_floor(score: f64, floor: f64) -> String {
    let (score, floor) = (brief(score), brief(floor));
    format!("scores {}, below the floor of {floor}", unlike(score, "almost", &floor))
}

/// A figure beside its limit, which it is not: "6", or "just over 6" where rounding makes them one.
fn unlike(figure: String, nearly: &str, limit: &str) -> String {
    if figure == limit { format!("{nearly} {limit}") } else { figure }
}

fn in_money(plan: &Plan, thousands: f64) -> String {
    money(thousands, &plan.goal.limits.currency)
}

fn name(plan: &Plan, at: usize) -> &str {
    plan.partners.get(at).map_or("", |partner| partner.name.as_str())
}
