//! Traps about who works which ground and as what: exclusivity, products that collide, routes mistaken for partners.
//! Exclusivity without a quota needs no knowledge to see: `plan::problems` says it.

use super::{Rule, Trap, builds_us_in, open_partners, sells, share_ground};
use crate::catalog::regions;
use crate::plan::{Answer, CriterionId, Exclusivity, Partner, PartnerModel, Plan, RatingValue, Score5, Variant};

/// The criterion that says how many deals to expect.
const REVENUE: &str = "revenue_12m";

pub(super) fn of_partner(plan: &Plan, partner: &Partner) -> Vec<Trap> {
    [
        exclusivity_asked(partner),
        exclusive_where_others_work(plan, partner),
        own_product_inside(partner),
        rated_route(partner),
        unmarked_distributor(partner),
        revenue_too_soon(partner),
        franchise(partner),
        bills_our_licence(partner),
        taxable_abroad(plan, partner),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn exclusivity_asked(partner: &Partner) -> Option<Trap> {
    (partner.exclusivity == Exclusivity::Asked).then(|| {
        let name = &partner.name;
        let text = format!(
            "{name} asks for exclusivity: answer with a first year without it and a quota that earns it, and set exclusivity to what was agreed."
        );
        Trap::of_partner(Rule::E1, partner, "exclusivity", text)
    })
}

fn exclusive_where_others_work(plan: &Plan, partner: &Partner) -> Option<Trap> {
    if !matches!(partner.exclusivity, Exclusivity::Granted(_)) || partner.model.is_none() {
        return None;
    }
    let is_in_the_way = |other: &&Partner| {
        let meets = other.model == partner.model || (sells(other) && sells(partner));
        other.id != partner.id && meets && !other.route && share_ground(plan, partner, other)
    };
    let others: Vec<&Partner> = open_partners(plan).filter(is_in_the_way).collect();
    let names: Vec<&str> = others.iter().map(|other| other.name.as_str()).collect();
    let ids: Vec<&str> = others.iter().map(|other| other.id.as_str()).collect();
    (!others.is_empty()).then(|| {
        let (name, others) = (&partner.name, names.join(", "));
        let text = format!(
            "{name} is exclusive, yet {others} would sell on the same ground: take the exclusivity back to a list of accounts, or park the others."
        );
        Trap::of_partner(Rule::E2, partner, "exclusivity", text).said_of(ids.join(", "))
    })
}

/// A partner that sells our product inside or under its own, to the buyer it already sells a product of its own to.
fn own_product_inside(partner: &Partner) -> Option<Trap> {
    let taken_into_account = partner.conflict.map(Score5::get) == Some(5) || !partner.written_rule.trim().is_empty();
    (builds_us_in(partner) && partner.own_product == Answer::Yes && !taken_into_account).then(|| {
        let name = &partner.name;
        let text = format!(
            "{name} sells its own product to our buyer and would sell ours as well: agree in writing which accounts we keep for ourselves, or set the conflict to 5."
        );
        Trap::of_partner(Rule::E3, partner, "written_rule", text)
    })
}

fn rated_route(partner: &Partner) -> Option<Trap> {
    let rated = !partner.ratings.is_empty() || partner.influence.iter().any(|cell| cell.strength.get() > 0);
    (partner.route && rated).then(|| {
        let name = &partner.name;
        let text = format!(
            "{name} sells to partners, not to buyers, yet is rated like a partner: take the ratings and the influence out, or take the mark for a route away."
        );
        Trap::of_partner(Rule::E4, partner, "route", text)
    })
}

/// A name that says distributor; whether it meets a buyer is asked, not presumed.
fn unmarked_distributor(partner: &Partner) -> Option<Trap> {
    let name = partner.name.to_lowercase();
    let says_so = ["distribut", "wholesale"].iter().any(|word| name.contains(word));
    let open = !partner.route && partner.qualify.talks_to_buyer == Answer::NotKnown && !partner.ratings.is_empty();
    (says_so && open).then(|| {
        let name = &partner.name;
        let text = format!(
            "{name} is called a distributor, and nobody has said whether it meets a buyer: answer \"Talks to one of our buyers\", or mark it as a route."
        );
        Trap::of_partner(Rule::E5, partner, "talks_to_buyer", text)
    })
}

fn revenue_too_soon(partner: &Partner) -> Option<Trap> {
    let rating = partner.rating(&CriterionId::new(REVENUE))?.value;
    let RatingValue::Rated(score) = rating else { return None };
    let is_high = partner.model == Some(PartnerModel::OemIntegration) && score.get() >= 3;
    is_high.then(|| {
        let (name, score) = (&partner.name, score.get());
        let text = format!(
            "{name} is rated {score} on revenue in 12 months, but whoever builds a product in brings the first money after 6 to 18: rate what the year itself will have."
        );
        Trap::of_partner(Rule::M13, partner, "ratings", text).said_of(score.to_string())
    })
}

fn franchise(partner: &Partner) -> Option<Trap> {
    (partner.variant == Some(Variant::FranchiseLike)).then(|| {
        let name = &partner.name;
        let text = format!(
            "{name} would work under our name: charge nothing for entry, training or certification, and see counsel, or it may be a franchise."
        );
        Trap::of_partner(Rule::M23, partner, "variant", text)
    })
}

fn bills_our_licence(partner: &Partner) -> Option<Trap> {
    let is_service = partner.model == Some(PartnerModel::ServiceDelivery);
    (is_service && partner.invoices_licence == Answer::Yes).then(|| {
        let name = &partner.name;
        let text = format!(
            "{name} bills our licence, which makes it a value-added reseller: choose that partner model, and contract, margin and renewal follow."
        );
        Trap::of_partner(Rule::M28, partner, "model", text)
    })
}

/// An agent in a region that is known to lie outside our country.
fn taxable_abroad(plan: &Plan, partner: &Partner) -> Option<Trap> {
    let ours = plan.goal.our_country.trim();
    let is_agent = partner.model == Some(PartnerModel::Agency) && partner.variant != Some(Variant::MarketingAgency);
    if ours.is_empty() || !is_agent {
        return None;
    }
    let abroad = super::regions_of(plan, partner).iter().find(|region| !regions::overlap(ours, region))?;
    let name = &partner.name;
    let text = format!(
        "{name} would bring contracts from {abroad} that we sign unchanged, which can make us taxable there: ask a tax adviser first."
    );
    Some(Trap::of_partner(Rule::M31, partner, "partner_regions", text).said_of(abroad))
}
