//! Traps about money: fees a profession forbids, percentages of nothing, less at renewal, their people under our
//! contract. What needs a sum over several partners is `report::traps`.

use super::words::says_any;
use super::{Rule, Trap, builds_us_in, resells};
use crate::plan::{Partner, PartnerModel, PayLine, PayOn, PayRate, PayWhen, Profession, Segment};

pub(super) fn of_partner(partner: &Partner, segment: Option<&Segment>) -> Vec<Trap> {
    let Some(segment) = segment else { return Vec::new() };
    [fee_the_profession_forbids(partner, segment), less_at_renewal(partner, segment)].into_iter().flatten().collect()
}

pub(super) fn of_segment(segment: &Segment, members: &[&Partner]) -> Vec<Trap> {
    [without_basis(segment), no_word_on_renewals(segment, members), under_our_contract(segment)]
        .into_iter()
        .flatten()
        .collect()
}

/// A partner whose profession restricts fees and who would be paid. A rule agreed in writing settles it.
fn fee_the_profession_forbids(partner: &Partner, segment: &Segment) -> Option<Trap> {
    let profession = partner.profession?;
    let open = partner.written_rule.trim().is_empty() && is_paid(partner, segment);
    open.then(|| {
        let (name, why) = (&partner.name, restriction(profession));
        let text = format!("{name} would be paid, but {why}, and write down under “Written rule” what was agreed.");
        Trap::of_partner(Rule::E6, partner, "written_rule", text).said_of(profession.label())
    })
}

/// What a profession may not take and what to do instead. Nowhere is it the same in all places, so the way out is to
/// ask.
fn restriction(profession: Profession) -> &'static str {
    match profession {
        Profession::Audit => {
            "an auditor may take nothing, in money or kind, for a client it audits, reviews or prepares statements for, and some places forbid such fees altogether: have its independence partner clear it, and check that it is not our own auditor"
        }
        Profession::Law => {
            "lawyers may usually take nothing for sending a client to somebody: ask what is allowed, or offer content instead"
        }
        Profession::Broker => {
            "a broker may need a licence or its client's consent to take a fee: ask what is allowed before you offer it"
        }
        Profession::PublicSectorAgent => {
            "a fee that depends on a public contract is forbidden in many places: ask what is allowed, or pay for work instead"
        }
        Profession::Other => "its profession has rules about fees: ask what is allowed before you offer one",
    }
}

/// Whether a line of pay is more than nothing.
#[must_use]
pub fn pays(line: &PayLine) -> bool {
    match line.rate {
        PayRate::Percent(share) => share.get() > 0.0,
        PayRate::Flat(amount) => amount.get() > 0.0,
        PayRate::TheyPay(_) | PayRate::Nothing => false,
    }
}

/// Whether a partner is paid for bringing or selling: by the lines said most closely of them. Work on our services is
/// no such pay.
pub(super) fn is_paid(partner: &Partner, segment: &Segment) -> bool {
    let lines = &segment.strategy.pay;
    let paid = |adds| closest(lines, partner, PayWhen::New, adds).into_iter().any(pays);
    paid(false) || paid(true)
}

/// The lines of a kind that count for a partner: one by name stands before one for the variant, and that before one
/// for all.
fn closest<'a>(lines: &'a [PayLine], partner: &Partner, when: PayWhen, adds: bool) -> Vec<&'a PayLine> {
    let of_kind = |line: &&PayLine| line.when == when && line.adds == adds && line.on != PayOn::Services;
    let near = |line: &PayLine| line.applies.closeness(partner);
    let most = lines.iter().filter(of_kind).filter_map(near).max();
    lines.iter().filter(of_kind).filter(|line| most.is_some() && near(line) == most).collect()
}

/// The one share of a partner that stands alone; none where there are several or it is an amount.
fn base(partner: &Partner, segment: &Segment, when: PayWhen) -> Option<f64> {
    match closest(&segment.strategy.pay, partner, when, false).as_slice() {
        [line] => match line.rate {
            PayRate::Percent(share) => Some(share.get()),
            PayRate::Nothing => Some(0.0),
            PayRate::Flat(_) | PayRate::TheyPay(_) => None,
        },
        _ => None,
    }
}

fn less_at_renewal(partner: &Partner, segment: &Segment) -> Option<Trap> {
    let (first, later) = (base(partner, segment, PayWhen::New)?, base(partner, segment, PayWhen::Renewal)?);
    (resells(partner) && later > 0.0 && later < first).then(|| {
        let (name, first, later) = (&partner.name, percent(first), percent(later));
        let text = format!(
            "The margin of {name} falls from {first} to {later} % at renewal: make it the same, or say in writing what it earns instead."
        );
        Trap::in_sheet(Rule::M9, segment, "pay", text).about([partner]).said_of(format!("{first} {later}"))
    })
}

fn percent(share: f64) -> f64 {
    (share * 1000.0).round() / 10.0
}

fn without_basis(segment: &Segment) -> Option<Trap> {
    let bare = segment.strategy.pay.iter().find(|line| pays(line) && line.basis.trim().is_empty())?;
    let (name, when) = (&segment.name, bare.when.label());
    let text = format!(
        "The pay for {when} in the segment {name} does not say of what: add the basis, for instance “year-one contract value, on cash received”."
    );
    Some(Trap::in_sheet(Rule::E7, segment, "pay", text))
}

/// Partners who own the sale, and no line about renewals; a line that says "nothing" says it on purpose.
fn no_word_on_renewals(segment: &Segment, members: &[&Partner]) -> Option<Trap> {
    let owns_the_sale =
        |partner: &&Partner| resells(partner) || builds_us_in(partner) || partner.model == Some(PartnerModel::Agency);
    let is_silent = !segment.strategy.pay.iter().any(|line| line.when == PayWhen::Renewal);
    (is_silent && members.iter().any(owns_the_sale)).then(|| {
        let name = &segment.name;
        let text = format!(
            "The segment {name} says nothing of renewals: add a line, or one that says they earn nothing then."
        );
        Trap::in_sheet(Rule::M10, segment, "pay", text)
    })
}

/// Services paid by us: who comes, and under whose insurance and data terms.
fn under_our_contract(segment: &Segment) -> Option<Trap> {
    const SETTLED: [&str; 5] =
        ["chooses who comes", "choose who comes", "results, not hours", "insurance", "own people"];
    let strategy = &segment.strategy;
    let ours = strategy.pay.iter().any(|line| line.on == PayOn::Services && pays(line));
    let settled = strategy.rules.iter().any(|rule| says_any(&rule.text, &SETTLED));
    (ours && !settled).then(|| {
        let name = &segment.name;
        let text = format!(
            "The segment {name} is paid for services under our contract: add a rule on insurance, confidentiality and data, and that they choose who comes."
        );
        Trap::in_sheet(Rule::M25, segment, "rules", text)
    })
}
