//! Traps about who works which ground: exclusivity, products that collide, routes mistaken for partners.
//! Exclusivity without a quota needs no knowledge to see: `plan::problems` says it.

use super::{at, open_partners, problem};
use crate::plan::{Answer, Exclusivity, Partner, PartnerModel, Plan, Problem, Score5, Severity, Variant};

pub(super) fn of_partner(plan: &Plan, partner: &Partner) -> Vec<Problem> {
    [
        exclusivity_asked(partner),
        exclusive_where_others_work(plan, partner),
        own_product_inside(partner),
        rated_route(partner),
        unmarked_distributor(partner),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn exclusivity_asked(partner: &Partner) -> Option<Problem> {
    let asks = partner.exclusivity == Exclusivity::Asked && partner.model == Some(PartnerModel::Agency);
    asks.then(|| {
        let name = &partner.name;
        let sentence = format!(
            "{name} asks for exclusivity: answer with a first year without it and a quota that earns it, and set exclusivity to what was agreed."
        );
        problem(Severity::Missing, at(partner), sentence)
    })
}

fn exclusive_where_others_work(plan: &Plan, partner: &Partner) -> Option<Problem> {
    if !matches!(partner.exclusivity, Exclusivity::Granted(_)) || partner.model.is_none() {
        return None;
    }
    let shares_the_ground = |other: &&Partner| {
        other.id != partner.id && other.model == partner.model && !other.route && share_a_region(partner, other)
    };
    let others: Vec<&str> = open_partners(plan).filter(shares_the_ground).map(|other| other.name.as_str()).collect();
    (!others.is_empty()).then(|| {
        let (name, others) = (&partner.name, others.join(", "));
        let sentence = format!(
            "{name} is exclusive, yet {others} would work the same ground in the same partner model: take the exclusivity back to a list of accounts, or park the others."
        );
        problem(Severity::Contradiction, at(partner), sentence)
    })
}

/// Whether both name the same region; a partner without regions works everywhere.
fn share_a_region(one: &Partner, two: &Partner) -> bool {
    let same = |region: &String| two.regions.iter().any(|other| other.to_lowercase() == region.to_lowercase());
    one.regions.is_empty() || two.regions.is_empty() || one.regions.iter().any(same)
}

/// A partner that sells our product inside or under its own, to the buyer it already sells a product of its own to.
fn own_product_inside(partner: &Partner) -> Option<Problem> {
    let sells_ours_as_theirs = partner.model == Some(PartnerModel::OemIntegration)
        && partner.variant != Some(Variant::Integration)
        && partner.own_product == Answer::Yes;
    let taken_into_account = partner.conflict.map(Score5::get) == Some(5) || !partner.written_rule.trim().is_empty();
    (sells_ours_as_theirs && !taken_into_account).then(|| {
        let name = &partner.name;
        let sentence = format!(
            "{name} sells its own product to our buyer and would sell ours as well: agree in writing which segments or accounts are whose, or set the conflict to 5."
        );
        problem(Severity::Contradiction, at(partner), sentence)
    })
}

fn rated_route(partner: &Partner) -> Option<Problem> {
    let rated = !partner.ratings.is_empty() || partner.influence.iter().any(|cell| cell.strength.get() > 0);
    (partner.route && rated).then(|| {
        let name = &partner.name;
        let sentence = format!(
            "{name} sells to partners, not to buyers, yet is rated like a partner: take the ratings and the influence out, or take the mark for a route away."
        );
        problem(Severity::Contradiction, at(partner), sentence)
    })
}

/// A name that says distributor. "Talks to one of our buyers: yes" settles it.
fn unmarked_distributor(partner: &Partner) -> Option<Problem> {
    let name = partner.name.to_lowercase();
    let says_so = ["distribut", "wholesale"].iter().any(|word| name.contains(word));
    let open = !partner.route && partner.qualify.talks_to_buyer != Answer::Yes && !partner.ratings.is_empty();
    (says_so && open).then(|| {
        let name = &partner.name;
        let sentence = format!(
            "{name} looks like a distributor, who sells to partners and meets no buyer: mark it as a route, or answer \"Talks to one of our buyers\" with yes."
        );
        problem(Severity::Missing, at(partner), sentence)
    })
}
