//! Traps among those who are recruited: two on one deal or one ground, questions open, what we owe them.

use super::{Seen, listed};
use crate::catalog::traps::{resells, sells, share_ground};
use crate::catalog::{Rule, Trap};
use crate::plan::{Amount, Answer, Partner, PartnerModel, Place, QualifyQuestion};
use crate::prioritise::qualify::answer_to;
use crate::prioritise::verdict::Verdict;
use crate::report::money::MoneyRow;
use crate::report::reasons::{NOT_MET, open_question};
use crate::report::{Who, figure};

/// The share of the gross margin that two on one deal may take together: a judgement.
const BOTH_SHARES: f64 = 0.5;

pub(super) fn traps(seen: &Seen<'_>) -> Vec<Trap> {
    let mut found = Vec::new();
    found.extend(two_claims(seen));
    found.extend(same_customers(seen));
    found.extend(both_paid(seen));
    found.extend(questions_open(seen));
    found.extend(our_sellers(seen));
    found.extend(our_demos(seen));
    found
}

fn introduces(partner: &Partner) -> bool {
    matches!(partner.model, Some(PartnerModel::Referral | PartnerModel::Agency | PartnerModel::AffiliateAlliance))
}

/// Of a set, one who introduces and one who resells, those who take most of a deal together, with what that is.
fn introducer_and_reseller<'a>(seen: &Seen<'a>) -> Option<(&'a Who, &'a Who, f64)> {
    let money = &seen.findings.money;
    let share = |who: &Who| {
        money.row(who.index).and_then(|row: &MoneyRow| row.pay.as_ref().ok()).map_or(0.0, |pay| pay.share(1))
    };
    let most = |is: &dyn Fn(&Partner) -> bool| {
        let those = seen.set.iter().copied().filter(|who| is(&who.partner));
        those.rev().max_by(|one, two| share(one).total_cmp(&share(two)))
    };
    let (one, two) = (most(&introduces)?, most(&resells)?);
    Some((one, two, share(one) + share(two)))
}

/// One introduces and one resells, and no rule says who is paid.
fn two_claims(seen: &Seen<'_>) -> Option<Trap> {
    if seen.plan.goal.readiness.deal_rule == Answer::Yes {
        return None;
    }
    let (one, two, share) = introducer_and_reseller(seen)?;
    let both = if share > 0.0 {
        format!(", with {} % of a deal between them,", figure::brief(100.0 * share))
    } else {
        String::new()
    };
    let (first, second) = (one.name(), two.name());
    let text = format!(
        "{first} introduces and {second} resells{both} and no rule says who is paid where both claim a deal: write one and answer the last readiness question with yes."
    );
    Some(Trap::in_plan(Rule::E8, Place::Goal, "deal_rule", text).about([&*one.partner, &*two.partner]))
}

fn both_paid(seen: &Seen<'_>) -> Option<Trap> {
    let terms = &seen.findings.money.terms;
    let margin = terms.margin?;
    let (one, two, share) = introducer_and_reseller(seen)?;
    let segment = seen.segment(two)?;
    (share > BOTH_SHARES * margin).then(|| {
        let (first, second) = (one.name(), two.name());
        let (both, margin) = (figure::brief(100.0 * share), figure::brief(100.0 * margin));
        let text = format!(
            "On one deal {first} and {second} together earn {both} % out of a margin of {margin} %: cap the sum, or write down who is paid where both had a hand in it."
        );
        Trap::in_sheet(Rule::M8, segment, "pay", text).about([&*one.partner, &*two.partner]).said_of(both)
    })
}

/// Two who resell on the same ground without a rule of their own.
fn same_customers(seen: &Seen<'_>) -> Vec<Trap> {
    let resellers: Vec<&Who> = seen.set.iter().copied().filter(|who| resells(&who.partner)).collect();
    let without = |who: &Who| who.partner.written_rule.trim().is_empty();
    let mut found = Vec::new();
    for (at, one) in resellers.iter().enumerate() {
        for two in &resellers[at + 1..] {
            if without(one) && without(two) && share_ground(seen.plan, &one.partner, &two.partner) {
                let (first, second) = (one.name(), two.name());
                let text = format!(
                    "{first} and {second} would meet at the same customers: appoint each for a list of accounts before either signs, and write it under “Written rule”."
                );
                let trap = Trap::of_partner(Rule::M6, &one.partner, "written_rule", text);
                found.push(trap.about([&*one.partner, &*two.partner]));
            }
        }
    }
    found
}

/// What only a call answers and nobody knows; of whom no conversation is noted, that comes first.
fn questions_open(seen: &Seen<'_>) -> Vec<Trap> {
    let of = |who: &&Who| -> Option<Trap> {
        let (name, partner) = (who.name(), &*who.partner);
        let verdict = seen.findings.judged(who.id())?.verdict;
        if verdict == Verdict::Call {
            let text =
                format!("{name} is in the set, {NOT_MET}: talk to them first, everything else is found at a desk.");
            return Some(Trap::of_partner(Rule::M16, partner, "status", text));
        }
        let is_open =
            |question: &QualifyQuestion| question.needs_a_call() && answer_to(partner, *question).0 != Answer::Yes;
        let open: Vec<QualifyQuestion> = QualifyQuestion::ALL.into_iter().filter(is_open).collect();
        let first = *open.first().filter(|_| verdict != Verdict::Signed)?;
        let words: Vec<&str> = open.iter().map(|question| open_question(*question)).collect();
        let text = format!("{name} is to be recruited with questions open ({}): ask before signing.", words.join(", "));
        Some(Trap::of_partner(Rule::M15, partner, field(first), text).said_of(words.join(", ")))
    };
    seen.set.iter().filter_map(of).collect()
}

fn field(question: QualifyQuestion) -> &'static str {
    match question {
        QualifyQuestion::NamedAccounts => "named_accounts",
        QualifyQuestion::SponsorAndDate => "sponsor_and_date",
        _ => "both_earn",
    }
}

fn our_sellers(seen: &Seen<'_>) -> Option<Trap> {
    let meets_them = |who: &&&Who| resells(&who.partner) || who.partner.model == Some(PartnerModel::Agency);
    let those: Vec<&Who> = seen.set.iter().filter(meets_them).copied().collect();
    let names: Vec<&str> = those.iter().map(|who| who.name()).collect();
    let settled = seen.plan.goal.readiness.reps_paid_the_same == Answer::Yes;
    (!those.is_empty() && !settled).then(|| {
        let text = format!(
            "Our own sellers' pay on deals of {} is not settled: settle it, or they will go round the partner.",
            listed(&names)
        );
        let trap = Trap::in_plan(Rule::M21, Place::Goal, "reps_paid_the_same", text);
        trap.about(those.iter().map(|who| &*who.partner))
    })
}

/// Sellers of the set who need one of us for every demo, where they take more than a third of our days already.
fn our_demos(seen: &Seen<'_>) -> Option<Trap> {
    let limit = seen.plan.goal.limits.days.map(Amount::get)?;
    let those: Vec<&Who> = seen.set.iter().copied().filter(|who| sells(&who.partner)).collect();
    let days: f64 = those.iter().filter_map(|who| seen.findings.money.row(who.index)).map(|row| row.effort.days).sum();
    let cannot = seen.plan.goal.readiness.demo_without_us == Answer::No;
    (cannot && days > limit / 3.0).then(|| {
        let names: Vec<&str> = those.iter().map(|who| who.name()).collect();
        let text = format!(
            "Every demo of {} needs one of us, and they take {} of {} days as it is: make a demo they can give alone.",
            listed(&names),
            figure::brief(days),
            figure::brief(limit)
        );
        let trap = Trap::in_plan(Rule::M22, Place::Goal, "demo_without_us", text);
        trap.about(those.iter().map(|who| &*who.partner))
    })
}
