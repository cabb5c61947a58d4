//! Traps about what we promise a segment and ask of it: needs without an answer, our own services in the partner's
//! way, a test that cannot be met.

use super::words::{has_word, quoted, says_any};
use super::{Rule, Trap, has_our_terms};
use crate::plan::{Need, NeedAnswer, Partner, PartnerModel, PayLine, PayRate, PayWhen, Plan, Segment, Variant};
use crate::text::wording::counted;

/// Days in a month, in the mean.
const DAYS_A_MONTH: f64 = 30.44;
/// The day a test is held.
const TEST: f64 = 90.0;

pub(super) fn of_segment(plan: &Plan, segment: &Segment, members: &[&Partner]) -> Vec<Trap> {
    [
        unanswered_needs(segment, members),
        our_own_services(plan, segment, members),
        test_too_soon(plan, segment),
        protection_too_short(plan, segment),
        link_too_short(plan, segment, members),
        rests_on_nothing(segment),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Partners who have our terms while needs of their segment are open or stand at "no".
fn unanswered_needs(segment: &Segment, members: &[&Partner]) -> Option<Trap> {
    let waiting: Vec<&Partner> = members.iter().copied().filter(|partner| has_our_terms(partner)).collect();
    let theirs = |need: &&Need| waiting.iter().any(|partner| need.applies.is_for(partner));
    let needs: Vec<&Need> = segment.strategy.needs.iter().filter(theirs).collect();
    let open = needs.iter().filter(|need| !need.answer.is_met()).count();
    (open > 0).then(|| {
        let (name, all) = (&segment.name, needs.len());
        let (who, have) =
            (counted(waiting.len(), "partner"), if waiting.len() == 1 { "has" } else { "have" });
        let text = format!(
            "{who} of the segment {name} {have} our terms, but {open} of {all} needs are open or answered \"no\": answer them with yes or planned and an owner, or strike them."
        );
        Trap::in_sheet(Rule::E9, segment, "needs", text).said_of(open.to_string())
    })
}

/// We sell services, these partners live on services, and nothing says who gets the project.
fn our_own_services(plan: &Plan, segment: &Segment, members: &[&Partner]) -> Option<Trap> {
    const OURS: [&str; 4] = ["our services", "our own services", "ours must not", "ours step back"];
    let economics = plan.profile.economics;
    let we_sell_services = economics.services_from.or(economics.services_to).is_some_and(|amount| amount.get() > 0.0);
    let live_on_services = |partner: &&Partner| {
        matches!(partner.model, Some(PartnerModel::ServiceDelivery | PartnerModel::ValueAddedReseller))
    };
    let ruled = segment.strategy.rules.iter().any(|rule| says_any(&rule.text, &OURS));
    let promised = segment.strategy.needs.iter().any(|need| {
        need.answer.is_met()
            && !need.how.trim().is_empty()
            && (says_any(&need.need, &OURS) || says_any(&need.how, &OURS))
    });
    (we_sell_services && !ruled && !promised && members.iter().any(live_on_services)).then(|| {
        let name = &segment.name;
        let text = format!(
            "We sell services with a deal and so do the partners of the segment {name}: add a rule of engagement that says when our services step back."
        );
        Trap::in_sheet(Rule::E10, segment, "rules", text)
    })
}

/// Days from first call to signature, where somebody said.
fn cycle(plan: &Plan) -> Option<f64> {
    plan.profile.deal.cycle_months.map(|months| (months.get() * DAYS_A_MONTH).round())
}

/// A number of days rounded up to whole months of thirty.
fn in_months(days: f64) -> f64 {
    (days / 30.0).ceil() * 30.0
}

fn protection_too_short(plan: &Plan, segment: &Segment) -> Option<Trap> {
    let (days, cycle) = (segment.strategy.registration_days?, cycle(plan)?);
    (f64::from(days) < cycle).then(|| {
        let (name, enough) = (&segment.name, in_months(cycle));
        let text = format!(
            "Protection of a deal registered by {name} ends after {days} days, and a deal takes {cycle}: make it {enough}."
        );
        Trap::in_sheet(Rule::M11, segment, "credit", text).said_of(days.to_string())
    })
}

/// An affiliate who is paid by share and forgotten before buyers decide.
fn link_too_short(plan: &Plan, segment: &Segment, members: &[&Partner]) -> Option<Trap> {
    let (days, cycle) = (segment.strategy.link_days?, cycle(plan)?);
    let by_share =
        |line: &PayLine| line.when == PayWhen::New && matches!(line.rate, PayRate::Percent(share) if share.get() > 0.0);
    let is_meant = |partner: &&Partner| {
        partner.variant == Some(Variant::Affiliate)
            && segment.strategy.pay.iter().any(|line| by_share(line) && line.applies.is_for(partner))
    };
    (f64::from(days) < cycle && members.iter().any(is_meant)).then(|| {
        let (name, enough) = (&segment.name, in_months(cycle));
        let text = format!(
            "The link of {name} is forgotten after {days} days, and buyers take {cycle}: make it {enough}, or pay by the demo."
        );
        Trap::in_sheet(Rule::M12, segment, "credit", text).said_of(days.to_string())
    })
}

/// A step with a day that rests on a need planned without one.
fn rests_on_nothing(segment: &Segment) -> Option<Trap> {
    let strategy = &segment.strategy;
    let is_loose = |need: &&Need| need.answer == NeedAnswer::Planned && need.due.is_none();
    let rests = |need: &Need| strategy.first_90_days.iter().find(|step| step.rests_on.trim() == need.need.trim());
    let mut loose = strategy.needs.iter().filter(is_loose).filter(|need| !need.need.trim().is_empty());
    let (need, step) = loose.find_map(|need| Some((need, rests(need)?)))?;
    let (name, day, need) = (&segment.name, step.by_day, quoted(&need.need));
    let text = format!("Day {day} of {name} rests on {need}, which is planned without a date: give it one.");
    Some(Trap::in_sheet(Rule::M30, segment, "needs", text).said_of(need))
}

/// A test that counts what takes longer to buy or to do than there is until day 90.
fn test_too_soon(plan: &Plan, segment: &Segment) -> Option<Trap> {
    const SALES: [&str; 8] = ["order", "orders", "won", "win", "wins", "sale", "sales", "revenue"];
    const DONE: [&str; 5] = ["finished", "completed", "delivered", "rated", "live"];
    let wanted = segment.strategy.test.trim();
    let cycle = cycle(plan).unwrap_or_default();
    let sells = has_word(wanted, &SALES) && !says_any(wanted, &["no revenue", "no order", "no sale"]) && cycle > TEST;
    let finishes = has_word(wanted, &["project", "projects"]) && has_word(wanted, &DONE);
    let (name, line) = (&segment.name, quoted(wanted));
    let text = if sells {
        let days = cycle.round();
        format!(
            "The test of {name}, {line}, counts a sale, and a deal takes {days} days: ask for a registered deal with a proposal out."
        )
    } else if finishes {
        format!(
            "The test of {name}, {line}, counts a finished project, which follows on training and one done together: ask for a project led by them."
        )
    } else {
        return None;
    };
    Some(Trap::in_sheet(Rule::M24, segment, "test", text).said_of(wanted))
}
