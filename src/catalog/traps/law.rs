//! Traps where somebody may break law: agents, fees to those who act for the buyer, prices of resellers, names of
//! people, paid recommendations. An alarm bell with an address to check, never advice.

use super::pay::is_paid;
use super::words::{has_word, quoted, said, says_any};
use super::{Rule, Trap, regions_of, resells};
use crate::catalog::regions;
use crate::plan::{Answer, Partner, PartnerModel, Plan, Segment, Variant};

/// In a name they suggest somebody who acts for the buyer; what is suggested is asked.
const ADVISERS: [&str; 10] =
    ["vciso", "fractional", "interim", "adviser", "advisers", "advisor", "advisors", "advisory", "broker", "brokers"];
/// Customers whose purchases are paid with public money.
const PUBLIC: [&str; 14] = [
    "hospital",
    "hospitals",
    "healthcare",
    "clinic",
    "clinics",
    "government",
    "municipal",
    "municipalities",
    "ministry",
    "ministries",
    "authorities",
    "medicare",
    "medicaid",
    "nhs",
];
const PUBLIC_PHRASES: [&str; 4] = ["health care", "public sector", "public bod", "public administration"];

pub(super) fn of_partner(plan: &Plan, partner: &Partner, segment: Option<&Segment>) -> Vec<Trap> {
    let paid = segment.filter(|segment| is_paid(partner, segment));
    [
        agent_in_europe(plan, partner),
        paid.and_then(|segment| paid_to_advise(partner, segment)),
        paid.and_then(|segment| unmarked_recommendation(partner, segment)),
        products_divided(partner),
        paid.and_then(|_| fee_on_public_money(plan, partner)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(super) fn of_segment(plan: &Plan, segment: &Segment, members: &[&Partner]) -> Vec<Trap> {
    [resale_price(segment, members), names_of_people(plan, segment, members)].into_iter().flatten().collect()
}

fn agent_in_europe(plan: &Plan, partner: &Partner) -> Option<Trap> {
    let is_agent = partner.model == Some(PartnerModel::Agency) && partner.variant != Some(Variant::MarketingAgency);
    let region = regions_of(plan, partner).iter().find(|region| is_agent && regions::is_europe(region))?;
    let name = &partner.name;
    let text = format!(
        "{name} would be an agent in {region}: keep up to a year's average commission aside, agree notice, and see counsel before signing; a trial period does not avoid it."
    );
    Some(Trap::of_partner(Rule::M1, partner, "partner_regions", text).said_of(region))
}

/// Who is paid for bringing a purchase about: referral, agency, affiliate or alliance.
fn introduces(partner: &Partner) -> bool {
    let models = [PartnerModel::Referral, PartnerModel::Agency, PartnerModel::AffiliateAlliance];
    partner.model.is_some_and(|model| models.contains(&model))
}

fn paid_to_advise(partner: &Partner, segment: &Segment) -> Option<Trap> {
    if !introduces(partner) || partner.client_told == Answer::Yes {
        return None;
    }
    let (name, pay) = (&partner.name, &segment.name);
    match partner.acts_for_buyer {
        Answer::Yes => {
            let text = format!(
                "{name} acts for the buyer and would be paid by us: its client must know in writing, with the amount, before the fee is due. Say so under “Client told of the fee”."
            );
            Some(Trap::of_partner(Rule::M2, partner, "client_told", text))
        }
        // Its profession asks the same question already.
        Answer::NotKnown if partner.profession.is_none() && has_word(name, &ADVISERS) => {
            let text = format!(
                "{name} is called an adviser and would be paid as {pay}, and nobody has said whom it acts for: answer “Acts for the buyer”; if it does, its client must be told."
            );
            Some(Trap::of_partner(Rule::M2, partner, "acts_for_buyer", text))
        }
        Answer::NotKnown | Answer::No => None,
    }
}

fn unmarked_recommendation(partner: &Partner, segment: &Segment) -> Option<Trap> {
    const MARKED: [&str; 8] =
        ["says so", "say so", "marked", "as paid", "sponsored", "disclos", "is paid for", "advertisement"];
    let marked = segment.strategy.rules.iter().any(|rule| says_any(&rule.text, &MARKED));
    (partner.model == Some(PartnerModel::AffiliateAlliance) && !marked).then(|| {
        let name = &partner.name;
        let text = format!("{name} would be paid for recommending us: add a rule that it says so wherever it does.");
        Trap::in_sheet(Rule::M3, segment, "rules", text).about([partner])
    })
}

fn products_divided(partner: &Partner) -> Option<Trap> {
    const SEEN: [&str; 4] = ["sells today", "counsel", "lawyer", "legal"];
    let is_vendor = partner.model == Some(PartnerModel::AffiliateAlliance)
        || (partner.model == Some(PartnerModel::OemIntegration) && partner.variant == Some(Variant::Integration));
    let rule = partner.written_rule.trim();
    (is_vendor && partner.own_product == Answer::Yes && !rule.is_empty() && !says_any(rule, &SEEN)).then(|| {
        let (name, line) = (&partner.name, quoted(rule));
        let text = format!(
            "{name} and we both sell to this buyer and have a rule, {line}: have counsel read it; say only what each side sells today, and divide nothing."
        );
        Trap::of_partner(Rule::M5, partner, "written_rule", text).said_of(rule)
    })
}

/// A line that agrees, approves or caps what a reseller charges.
fn resale_price(segment: &Segment, members: &[&Partner]) -> Option<Trap> {
    const HOLDS: [&str; 7] =
        ["agreed", "approved", "approval", "at most", "before the quote", "beyond the table", "no more than"];
    const FIXED: [&str; 5] = ["minimum price", "minimum advertised", "advertised price", "resale price", "below list"];
    const FREE: [&str; 4] = ["own decision", "special price", "may charge what", "free to"];
    if !members.iter().any(|partner| resells(partner)) {
        return None;
    }
    let reaches_in = |text: &str| {
        let caps = says_any(text, &["discount"]) && says_any(text, &HOLDS);
        (caps || says_any(text, &FIXED)) && !says_any(text, &FREE)
    };
    let line = said(segment).into_iter().find(|line| reaches_in(line.text))?;
    let (name, quote) = (&segment.name, quoted(line.text));
    let text = format!(
        "{quote} reaches into the own price of {name}: grant special prices from your side and leave what they charge to them."
    );
    Some(Trap::in_sheet(Rule::M4, segment, line.field, text).said_of(line.text))
}

/// Names of people or accounts that change hands where data protection holds.
fn names_of_people(plan: &Plan, segment: &Segment, members: &[&Partner]) -> Option<Trap> {
    const PEOPLE: [&str; 3] = ["contact", "contacts", "attendees"];
    const COMPARED: [&str; 2] = ["compare", "matched"];
    const SAFE: [&str; 8] =
        ["name only", "names only", "by name", "no persons", "no people", "legal basis", "gdpr", "data protection"];
    let is_there = |partner: &&Partner| regions_of(plan, partner).iter().any(|region| regions::has_gdpr(region));
    let member = members.iter().find(|partner| is_there(partner))?;
    let lines = said(segment);
    let settled = lines.iter().any(|line| line.field == "rules" && says_any(line.text, &SAFE));
    let speaks = |text: &str| has_word(text, &PEOPLE) || (says_any(text, &["account"]) && says_any(text, &COMPARED));
    let line = lines.iter().find(|line| line.field != "kpis" && !says_any(line.text, &SAFE) && speaks(line.text))?;
    let (name, quote) = (&segment.name, quoted(line.text));
    (!settled).then(|| {
        let place = regions_of(plan, member).join(", ");
        let text = format!(
            "{quote} in the segment {name} may pass on names of people in {place}: name the legal basis, the notice and who answers, or compare organisations by name only."
        );
        Trap::in_sheet(Rule::M26, segment, line.field, text).said_of(line.text)
    })
}

fn fee_on_public_money(plan: &Plan, partner: &Partner) -> Option<Trap> {
    let speaks = |text: &str| has_word(text, &PUBLIC) || says_any(text, &PUBLIC_PHRASES);
    let name = &partner.name;
    if !introduces(partner) || !partner.written_rule.trim().is_empty() {
        return None;
    }
    let industry = plan.profile.industries.iter().find(|industry| speaks(industry));
    let (named, facts) = match industry {
        Some(industry) => (format!("our customers are {industry}"), industry.as_str()),
        None if speaks(&partner.notes) => ("its notes speak of public or health-care customers".to_owned(), "notes"),
        None => return None,
    };
    let text = format!(
        "{name} would earn a fee and {named}: a fee tied to a public or health-care purchase is forbidden in many places; ask first, and put what is allowed under “Written rule”."
    );
    Some(Trap::of_partner(Rule::M27, partner, "written_rule", text).said_of(facts))
}
