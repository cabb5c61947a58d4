//! How sharp the ideal customer is: five checks that tell whom to chase from whom not to.

use super::{BuyingRole, Plan};

/// How many of the five checks are met, and the next one that is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharpness {
    /// Checks met, 0 to [`Self::OF`].
    pub met: usize,
    /// What the next check would show, in words; none when all are met.
    pub next: Option<String>,
}

impl Sharpness {
    /// The number of checks.
    pub const OF: usize = 5;
    /// Triggers and rule-outs it takes, of each.
    pub const ENOUGH: usize = 3;
}

/// The five checks, in the order the form asks: size bounded on both sides, economic buyer, champion, three triggers,
/// three rule-outs.
#[must_use]
pub fn sharpness(plan: &Plan) -> Sharpness {
    let size = plan.profile.size;
    let checks: [Option<String>; Sharpness::OF] = [
        (size.from.is_none() || size.to.is_none()).then(|| "a size from and to would show who does not fit".to_owned()),
        (!has(plan, BuyingRole::EconomicBuyer)).then(|| "an economic buyer would show who has to say yes".to_owned()),
        (!has(plan, BuyingRole::Champion)).then(|| "a champion would show whom to win first".to_owned()),
        missing(triggers(plan), "trigger", "when to call"),
        missing(rule_outs(plan), "rule-out", "whom not to chase"),
    ];
    let met = checks.iter().filter(|check| check.is_none()).count();
    Sharpness { met, next: checks.into_iter().flatten().next() }
}

/// Triggers that say something.
pub(super) fn triggers(plan: &Plan) -> usize {
    plan.profile.triggers.iter().filter(|trigger| !trigger.event.trim().is_empty()).count()
}

/// Rule-outs that say something.
pub(super) fn rule_outs(plan: &Plan) -> usize {
    plan.profile.rule_outs.iter().filter(|rule_out| !rule_out.trim().is_empty()).count()
}

/// Whether somebody with a title plays the role.
pub(super) fn has(plan: &Plan, role: BuyingRole) -> bool {
    plan.buyer_in_role(role).is_some_and(|buyer| !buyer.title.trim().is_empty())
}

fn missing(count: usize, what: &str, shows: &str) -> Option<String> {
    let ordinal = ["first", "second", "third"].get(count)?;
    Some(format!("a {ordinal} {what} would show {shows}"))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;
    use crate::plan::{Amount, add};

    #[test]
    fn each_check_met_counts_and_the_next_is_named() {
        let mut plan = Plan::empty("new");
        assert_eq!(sharpness(&plan).met, 0);
        plan.profile.size.from = Some(Amount::ZERO);
        plan.profile.size.to = Some(Amount::ZERO);
        for (title, role) in [("CISO", BuyingRole::EconomicBuyer), ("Head of IT", BuyingRole::Champion)] {
            add::buyer(&plan, title, role).1.apply(&mut plan).unwrap();
        }
        assert_eq!(sharpness(&plan).next.as_deref(), Some("a first trigger would show when to call"));
        plan.profile.triggers.resize_with(3, || crate::plan::Trigger { event: "x".into(), sign: String::new() });
        plan.profile.rule_outs = vec!["few".into(), " ".into(), "on paper".into()];
        let next = Some("a third rule-out would show whom not to chase".to_owned());
        assert_eq!(sharpness(&plan), Sharpness { met: 4, next });
        plan.profile.rule_outs.push("abroad".into());
        assert_eq!(sharpness(&plan), Sharpness { met: 5, next: None });
    }
}
