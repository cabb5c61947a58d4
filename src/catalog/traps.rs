//! Traps: what looks fine in a plan and goes wrong in practice, as far as the trade's knowledge can tell. What can be
//! seen without that knowledge is `plan::problems`.
//!
//! Parked and declined candidates set no trap.

mod ground;
mod pay;
mod promise;

use super::segments::{segment_of, segments};
use crate::plan::{Partner, PartnerModel, Place, Plan, Problem, Segment, Severity, Status};

/// Every trap in the plan, in one sentence each with the place where it is mended: those of partners in the plan's
/// order first, then those of segments, then the goal's.
#[must_use]
pub fn traps(plan: &Plan) -> Vec<Problem> {
    let segments = segments(plan);
    let of_partners = open_partners(plan).flat_map(|partner| {
        let segment = segment_of(plan, partner).and_then(|id| segments.iter().find(|segment| segment.id == id));
        let fee = segment.and_then(|segment| pay::fee_the_profession_forbids(partner, segment));
        ground::of_partner(plan, partner).into_iter().chain(fee)
    });
    let of_segments = segments.iter().flat_map(|segment| {
        let members = members(plan, segment);
        pay::without_basis(segment)
            .into_iter()
            .chain(promise::unanswered_needs(segment, &members))
            .chain(promise::our_own_services(plan, segment, &members))
    });
    of_partners.chain(of_segments).chain(pay::two_claims_on_one_deal(plan)).collect()
}

fn open_partners(plan: &Plan) -> impl Iterator<Item = &Partner> {
    let closed = [Status::Parked, Status::Declined];
    plan.partners.iter().map(AsRef::as_ref).filter(move |partner| !closed.contains(&partner.status))
}

fn members<'plan>(plan: &'plan Plan, segment: &Segment) -> Vec<&'plan Partner> {
    open_partners(plan).filter(|partner| segment_of(plan, partner).as_ref() == Some(&segment.id)).collect()
}

/// Whether they have our terms, so that what we promise counts.
fn has_our_terms(partner: &Partner) -> bool {
    partner.status == Status::TermsOut || partner.status.has_signed()
}

/// Whether they take our product to the customer on their own paper.
fn resells(partner: &Partner) -> bool {
    matches!(partner.model, Some(PartnerModel::Reseller | PartnerModel::ValueAddedReseller))
}

fn problem(severity: Severity, place: Place, sentence: String) -> Problem {
    Problem { severity, place, sentence }
}

fn at(partner: &Partner) -> Place {
    Place::Partner(partner.id.clone())
}

/// "1 partner", "3 partners".
fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}
