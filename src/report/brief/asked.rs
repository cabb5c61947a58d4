//! What is to be decided, what for, what it takes and what it brings.

use super::{BriefPart, Facts, listed, part, range_of_deals, sentence, span, these};
use crate::prioritise::money::whole_deals;
use crate::prioritise::verdict::Verdict;
use crate::report::board::goal;
use crate::report::findings::{Status, words};
use crate::report::money::words::{self as of_money, BEFORE};
use crate::report::{Who, figure, money::Money, reasons};

/// Up to so many of a set are named where money is asked for a part of it; whom nothing is asked for is named otherwise.
const NAMED: usize = 3;
/// Over what is asked of the reader.
pub(super) const DECISION: &str = "Decision asked";

/// What is to be released, for whom and until when; or that nothing is asked yet, and what to do first.
pub(super) fn decision(facts: &Facts<'_>) -> BriefPart {
    let readiness = facts.findings.readiness();
    let to_talk = facts.to_talk();
    if !facts.members.iter().any(|member| member.judged.verdict.is_ready()) {
        let talk = (!to_talk.is_empty()).then(|| format!("{}: {}.", Verdict::Call.label(), listed(&to_talk)));
        return part(
            "No decision asked yet",
            std::iter::once(format!("Nobody is recommended: {readiness}.")).chain(talk),
        );
    }
    let is_open = facts.members.iter().any(|member| !member.judged.verdict.is_ready());
    let ready = facts.members.iter().filter(|member| member.judged.verdict.is_ready()).count();
    let provisional = is_open.then(|| format!("Provisional, {ready} of {} ready.", facts.members.len()));
    let nothing = (!to_talk.is_empty())
        .then(|| format!("Nothing is asked for {}: {}, so talk first.", listed(&to_talk), reasons::NOT_MET));
    let unheard = facts.unheard();
    let unheard = (!unheard.is_empty()).then(|| {
        format!("Nothing is asked for {}: nothing they said is written down, so ask first.", listed(&unheard))
    });
    let breaks = &facts.findings.waves.now.breaks;
    let over = (!breaks.is_empty()).then(|| format!("That is over the limits: {}.", breaks.join(", ")));
    part(DECISION, provisional.into_iter().chain([release(facts)]).chain(over).chain(nothing).chain(unheard))
}

fn release(facts: &Facts<'_>) -> String {
    let days: f64 = facts.asked_for().map(|member| member.effort.days).sum();
    let cost: f64 = facts.asked_for().map(|member| member.effort.cost).sum();
    let (count, all) = (facts.asked_for().count(), facts.members.len());
    if count == 0 {
        return "Nothing is to be released: who is ready has signed.".to_owned();
    }
    let names: Vec<&str> = facts.asked_for().map(|member| member.who.name()).collect();
    let whom = match count {
        _ if count == all => these(all),
        1..=NAMED => format!("{}, {} of {}", listed(&names), words::in_words(count), these(all)),
        _ => format!("{} of {}", words::in_words(count), these(all)),
    };
    let until = match (facts.review(), &facts.report.goal.kick_off) {
        (Some(day), Some(_)) => format!("until the review on {day}"),
        _ => "until a review 90 days after kick-off (no day set yet)".to_owned(),
    };
    let waits = facts.asked_for().any(|member| !member.judged.verdict.is_ready());
    let once = if waits { ", conditions first" } else { "" };
    let (days, cost) = (figure::brief(days), figure::money(cost, facts.currency()));
    format!("Release {days} days and {cost} for {whom} {until}{once}.")
}

/// That nobody is recommended, and why.
pub(super) fn nobody(facts: &Facts<'_>) -> BriefPart {
    let reasons = match &facts.findings.recruiting.status {
        Status::Infeasible { reasons } => reasons.clone(),
        Status::Optimal | Status::BestFound { .. } => Vec::new(),
    };
    part("No decision asked yet", std::iter::once("Nobody is recommended.".to_owned()).chain(reasons))
}

/// Whom to call first, while there is no set.
pub(super) fn calls(facts: &Facts<'_>) -> BriefPart {
    let calls = &facts.report.call_first;
    let order: Vec<String> = calls.order.iter().take(super::MOST).map(|row| row.who.name().to_owned()).collect();
    let not_asked: Vec<&str> = calls.not_asked.iter().map(Who::name).collect();
    let ask = (!not_asked.is_empty()).then(|| format!("Nothing is known yet of {}.", listed(&not_asked)));
    let more = calls.order.len().saturating_sub(order.len());
    let more = (more > 0).then(|| format!("then {more} more"));
    BriefPart { lines: order.into_iter().chain(more).collect(), ..part("Call first", ask) }
}

/// What partners are to bring in, and of what.
pub(super) fn aim(facts: &Facts<'_>) -> BriefPart {
    let Some(target) = goal::target(&facts.report.goal) else {
        return part("Aim", ["No goal yet: nobody has said what partners are to bring in, and by when.".to_owned()]);
    };
    let money = &facts.findings.money;
    let basis = &money.basis;
    let amount = |thousands: f64| of_money::signed(thousands, money);
    let said = match (basis.share, basis.goal, basis.new_business) {
        (Some(_), Some(goal), Some(of)) => format!("{target}: {} of {}.", amount(goal), amount(of)),
        (Some(share), ..) => {
            let share = figure::percent_tenths(share);
            format!("{target}. What {share} comes to is not known: nobody has said last year's new business.")
        }
        (None, ..) => format!("{target}."),
    };
    part("Aim", [said])
}

/// Days at their price, and money.
pub(super) fn all_in(facts: &Facts<'_>) -> BriefPart {
    let (money, terms) = (&facts.findings.money, &facts.findings.money.terms);
    let days: f64 = facts.members.iter().map(|member| member.effort.days).sum();
    let cost: f64 = facts.members.iter().map(|member| member.effort.cost).sum();
    let guess = if terms.day.is_none() { ", a guess of ours" } else { "" };
    let (invested, price) = (facts.money.money.invested, of_money::signed(terms.day_price(), money));
    let (days, cost) = (figure::brief(days), of_money::signed(cost, money));
    part("All in", [format!("{}: {days} days at {price}{guess}, and {cost}.", of_money::signed(invested, money))])
}

/// What comes back in the year, low to high; what is missing to say it.
pub(super) fn back(facts: &Facts<'_>) -> BriefPart {
    let money = &facts.findings.money;
    let mut said = Vec::new();
    if facts.money.money.counted > 0 {
        said.extend([deals(facts), kept(facts)]);
    }
    if let Some(day) = money.first_signature().filter(|_| !facts.members.is_empty()) {
        said.push(format!("First signature {day} at the earliest."));
    }
    if facts.money.money.counted > 0 {
        said.extend([ceiling(facts), caveat(money)]);
        let without: Vec<&str> = facts.money.uncounted.iter().map(|row| row.who.name()).collect();
        said.extend((!without.is_empty()).then(|| format!("Not counted: {}.", listed(&without))));
    }
    said.extend(of_money::not_worked_out(money).map(|lacks| sentence(&lacks)));
    part("Back in the year", said)
}

/// "8 to 24 deals, $336k to $1,008k at list, 37 to 112 % of the goal."
fn deals(facts: &Facts<'_>) -> String {
    let (money, sum) = (&facts.findings.money, &facts.money);
    let list = span(sum.money.list, |end| of_money::signed(end, money));
    let share = sum.share.map(|share| span(share, |end| figure::whole(100.0 * end)));
    let share = share.map(|share| format!(", {share} % of the goal")).unwrap_or_default();
    format!("{}, {list} at list{share}.", range_of_deals(sum.money.deals))
}

fn kept(facts: &Facts<'_>) -> String {
    let (money, sum) = (&facts.findings.money, &facts.money.money);
    let kept = span(sum.kept, |end| of_money::signed(end, money));
    let pays = match sum.break_even {
        Some(deals) => format!("pays for itself at {}", of_money::deals_words(deals)),
        None => "does not pay for itself in the year".to_owned(),
    };
    format!("After partners' pay and cost of service {kept}; {pays}.")
}

/// How many opportunities the high end needs, beside the accounts that are named.
fn ceiling(facts: &Facts<'_>) -> String {
    let sum = &facts.money;
    let needed = whole_deals(sum.money.opportunities);
    let is_ceiling = needed > f64::from(sum.named);
    let is = if is_ceiling { "is a ceiling:" } else { "needs" };
    let needed = figure::whole(needed);
    format!("The high end {is} {needed} opportunities, {} accounts named.", sum.named)
}

fn caveat(money: &Money) -> String {
    let guessed = if money.terms.win_rate.is_none() { "; a quarter of deals won, a guess" } else { "" };
    sentence(&format!("{BEFORE}{guessed}"))
}
