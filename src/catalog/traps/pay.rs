//! Traps about money: fees a profession forbids, percentages of nothing, two partners with a claim on one deal.

use super::{at, has_our_terms, open_partners, problem, resells};
use crate::plan::{
    Answer, Partner, PartnerModel, PayLine, PayRate, Place, Plan, Problem, Profession, Segment, Severity, Status,
};

/// A partner whose profession restricts fees, in a segment that pays one. A rule agreed in writing settles it.
pub(super) fn fee_the_profession_forbids(partner: &Partner, segment: &Segment) -> Option<Problem> {
    let (severity, why) = restriction(partner.profession?)?;
    let open = partner.written_rule.trim().is_empty() && segment.strategy.pay.iter().any(pays);
    open.then(|| {
        let (name, segment) = (&partner.name, &segment.name);
        let sentence = format!(
            "{name} is in the segment {segment}, which pays a commission, but {why}, and write down under \"written rule\" what was agreed."
        );
        problem(severity, at(partner), sentence)
    })
}

/// What a profession may not take and what to do instead. Only for auditors is it the same everywhere (the AICPA's
/// rule on commissions and its like abroad); for the others the way out is to ask.
fn restriction(profession: Profession) -> Option<(Severity, &'static str)> {
    match profession {
        Profession::Audit => Some((
            Severity::Contradiction,
            "an auditor may take none for clients it audits and must disclose any other: offer training, content or introductions instead",
        )),
        Profession::Law => Some((
            Severity::Missing,
            "lawyers may usually take none for sending a client to somebody: ask what is allowed, or offer content and introductions instead",
        )),
        Profession::Broker => Some((
            Severity::Missing,
            "a broker may need a licence or its client's consent to take one: ask what is allowed before you offer it",
        )),
        Profession::PublicSectorAgent => Some((
            Severity::Missing,
            "a fee that depends on a public contract is forbidden in many places: ask what is allowed, or pay for work instead",
        )),
        Profession::Other => None,
    }
}

fn pays(line: &PayLine) -> bool {
    match line.rate {
        PayRate::Percent(share) => share.get() > 0.0,
        PayRate::Flat(amount) => amount.get() > 0.0,
        PayRate::TheyPay(_) | PayRate::Nothing => false,
    }
}

pub(super) fn without_basis(segment: &Segment) -> Option<Problem> {
    let bare = segment.strategy.pay.iter().find(|line| pays(line) && line.basis.trim().is_empty())?;
    let (name, when) = (&segment.name, bare.when.label());
    let sentence = format!(
        "The pay for {when} in the segment {name} does not say of what: add the basis, for instance \"year-one contract value, on cash received\"."
    );
    Some(problem(Severity::Missing, Place::Segment(segment.id.clone()), sentence))
}

/// One partner who introduces and one who resells, both in talks on shared ground, and no rule who is paid.
pub(super) fn two_claims_on_one_deal(plan: &Plan) -> Option<Problem> {
    if plan.goal.readiness.deal_rule == Answer::Yes {
        return None;
    }
    let in_talks = |partner: &&Partner| partner.status == Status::Talking || has_our_terms(partner);
    let introduces = |partner: &&Partner| matches!(partner.model, Some(PartnerModel::Referral | PartnerModel::Agency));
    let one = open_partners(plan).filter(in_talks).find(introduces)?;
    let two = open_partners(plan).filter(in_talks).find(|partner| resells(partner))?;
    let (one, two) = (&one.name, &two.name);
    let sentence = format!(
        "{one} would introduce and {two} would resell, perhaps to the same account, and no rule says who is paid: write one (first registered, for 90 days) and answer the last readiness question with yes."
    );
    Some(problem(Severity::Missing, Place::Goal, sentence))
}
