//! The ideal customer: what keeps it from telling one company from another.

use super::{Found, Known};
use crate::plan::figure::{amount_text, share_text};
use crate::plan::sharpness::{Sharpness, rule_outs, triggers};
use crate::plan::{Amount, Place, Plan};
use crate::text::manner::here;

/// A share of the market above this is hardly a choice.
const BROAD: f64 = 0.4;

pub(super) fn check(plan: &Plan, known: &Known<'_>, found: &mut Found) {
    let profile = &plan.profile;
    if profile.size.from.is_none() || profile.size.to.is_none() {
        found.missing(
            Place::Profile,
            "The ideal customer has no size from and to: bound it on both sides, like “300 to 3,000 employees”.",
        );
    }
    let enough = Sharpness::ENOUGH;
    for (count, what, kept) in
        [(triggers(plan), "trigger", "when to call"), (rule_outs(plan), "rule-out", "whom not to chase")]
    {
        if count < enough {
            let have = if count == 0 { format!("No {what}s yet") } else { format!("Only {count} of {enough} {what}s") };
            found.missing(Place::Profile, format!("{have}: add more under Ideal customer, they tell {kept}."));
        }
    }
    if let Some(share) = profile.evidence.share_of_market.filter(|share| share.get() > BROAD) {
        let share = here().figures(&share_text(share));
        found.missing(
            Place::Profile,
            format!("The ideal customer is {share} of the market: a narrower one is easier to find partners for."),
        );
    }
    ranges(plan, found);
    for id in profile.pains.iter().filter_map(|pain| pain.buyer.as_ref()).filter(|id| !known.has_buyer(id)) {
        found.contradiction(
            Place::Profile,
            format!("A pain is tied to “{id}”, who is not a buyer: name a buyer of the buying group."),
        );
    }
}

fn ranges(plan: &Plan, found: &mut Found) {
    let (size, deal, economics) = (plan.profile.size, plan.profile.deal, plan.profile.economics);
    let ranges = [
        ("size", size.from, size.to),
        ("deal", deal.from, deal.to),
        ("services with a deal", economics.services_from, economics.services_to),
    ];
    for (what, from, to) in ranges {
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            let (from, to) = (shown(from), shown(to));
            found.contradiction(
                Place::Profile,
                format!("The {what} runs from {from} to {to}: put the smaller number first."),
            );
        }
    }
    if let Some(typical) = deal.typical
        && (deal.from.is_some_and(|from| typical < from) || deal.to.is_some_and(|to| typical > to))
    {
        let bound = |bound: Option<Amount>| bound.map_or_else(|| "…".to_owned(), shown);
        let (typical, from, to) = (shown(typical), bound(deal.from), bound(deal.to));
        found.contradiction(
            Place::Profile,
            format!("The typical deal {typical} lies outside the deals {from} to {to}: change one of them."),
        );
    }
}

/// An amount in the manner of here.
fn shown(amount: Amount) -> String {
    here().figures(&amount_text(amount))
}
