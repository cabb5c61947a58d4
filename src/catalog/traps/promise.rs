//! Traps about what we promise a segment: needs without an answer, and our own services in the partner's way.

use super::{counted, has_our_terms, problem};
use crate::plan::{Partner, PartnerModel, Place, Plan, Problem, Segment, Severity};

/// Partners who have our terms while needs of their segment are open or stand at "no".
pub(super) fn unanswered_needs(segment: &Segment, members: &[&Partner]) -> Option<Problem> {
    let waiting = members.iter().filter(|partner| has_our_terms(partner)).count();
    let needs = &segment.strategy.needs;
    let open = needs.iter().filter(|need| !need.answer.is_met()).count();
    (waiting > 0 && open > 0).then(|| {
        let (name, all) = (&segment.name, needs.len());
        let (who, have) = (counted(waiting, "partner", "partners"), if waiting == 1 { "has" } else { "have" });
        let sentence = format!(
            "{who} of the segment {name} {have} our terms, but {open} of {all} needs are open or answered \"no\": answer them with yes or planned and an owner, or strike them."
        );
        problem(Severity::Missing, Place::Segment(segment.id.clone()), sentence)
    })
}

/// We sell services, these partners live on services, and no rule says who gets the project.
pub(super) fn our_own_services(plan: &Plan, segment: &Segment, members: &[&Partner]) -> Option<Problem> {
    let economics = plan.profile.economics;
    let we_sell_services = economics.services_from.or(economics.services_to).is_some_and(|amount| amount.get() > 0.0);
    let live_on_services = |partner: &&Partner| {
        matches!(partner.model, Some(PartnerModel::ServiceDelivery | PartnerModel::ValueAddedReseller))
    };
    let ruled = segment.strategy.rules.iter().any(|rule| {
        let rule = rule.text.to_lowercase();
        rule.contains("service") || rule.contains("project")
    });
    (we_sell_services && !ruled && members.iter().any(live_on_services)).then(|| {
        let name = &segment.name;
        let sentence = format!(
            "We sell services with a deal and so do the partners of the segment {name}: add a rule of engagement that says who gets the project."
        );
        problem(Severity::Missing, Place::Segment(segment.id.clone()), sentence)
    })
}
