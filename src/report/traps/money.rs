//! Traps in the money of the set: pay above what the margin bears, a goal out of reach, deals without accounts.

use super::Seen;
use crate::catalog::{Rule, Trap};
use crate::plan::{PartnerId, Place, RatingValue};
use crate::prioritise::suggested::COMMITMENT;
use crate::report::findings::MemberReach;
use crate::report::money::MoneyRow;
use crate::report::{Who, figure};

/// The share of the gross margin that a partner may take: a judgement.
const ONE_SHARE: f64 = 0.4;
/// The share of the set's deals that may hang on one: a judgement.
const ONE_OF_THE_SET: f64 = 0.4;

pub(super) fn traps(seen: &Seen<'_>) -> Vec<Trap> {
    let mut found = Vec::new();
    let open = (0..seen.plan.partners.len()).filter_map(|place| seen.findings.money.row(place));
    found.extend(open.filter_map(|row| margin_eaten(seen, row)));
    found.extend(base_of_the_goal(seen).or_else(|| goal_out_of_reach(seen)));
    found.extend(more_deals_than_accounts(seen));
    found.extend(too_much_on_one(seen).or_else(|| least_committed(seen)));
    found
}

fn margin_eaten(seen: &Seen<'_>, row: &MoneyRow) -> Option<Trap> {
    let (terms, pay) = (&seen.findings.money.terms, row.pay.as_ref().ok()?);
    let (margin, share) = (terms.margin?, pay.share(1));
    let segment = seen.segment(&row.who)?;
    (share > ONE_SHARE * margin).then(|| {
        let (name, currency) = (row.who.name(), &seen.findings.money.basis.currency);
        let (takes, of) = (figure::brief(100.0 * share), figure::brief(100.0 * margin));
        let left = terms.deal.map_or_else(String::new, |deal| {
            let (left, deal) = (figure::money((margin - share) * deal, currency), figure::money(deal, currency));
            format!(", which leaves {left} of a deal of {deal} before our own sellers")
        });
        let text = format!(
            "{name} earns {takes} % out of a margin of {of} %{left}: pay less, or let it carry more of the work."
        );
        Trap::in_sheet(Rule::M7, segment, "pay", text).about([&*row.who.partner]).said_of(format!("{takes} {of}"))
    })
}

fn base_of_the_goal(seen: &Seen<'_>) -> Option<Trap> {
    let basis = &seen.findings.money.basis;
    let share = basis.share.filter(|_| basis.new_business.is_none())?;
    let share = figure::brief(100.0 * share);
    let text = format!(
        "The goal is {share} % of new business, and nobody has said how much that is: enter last year's new business."
    );
    Some(Trap::in_plan(Rule::M19, Place::Goal, "new_business", text))
}

/// The hopeful end of the set falls short, where every member's figures are there.
fn goal_out_of_reach(seen: &Seen<'_>) -> Option<Trap> {
    let money = &seen.findings.money;
    let goal = money.basis.goal?;
    let sum = money.sum(money.set());
    let is_whole = sum.uncounted.is_empty() && sum.money.counted > 0;
    (is_whole && sum.money.list.high < goal).then(|| {
        let words = |amount| figure::money(amount, &money.basis.currency);
        let text = format!(
            "Even the hopeful end, {}, is below the goal of {}: lower the goal, move its day, or find more partners.",
            words(sum.money.list.high),
            words(goal)
        );
        Trap::in_plan(Rule::M19, Place::Goal, "target", text)
    })
}

/// A guessed win rate says nothing of how many opportunities there must be.
fn more_deals_than_accounts(seen: &Seen<'_>) -> Option<Trap> {
    let money = &seen.findings.money;
    money.terms.win_rate?;
    let sum = money.sum(money.set());
    let (deals, needed) = (sum.money.deals.high, sum.money.opportunities);
    (deals > 0.0 && needed > f64::from(sum.named)).then(|| {
        let (deals, needed, named) = (figure::whole(deals), figure::whole(needed), sum.named);
        let text = format!(
            "{deals} deals need {needed} opportunities, and the partners of the set have named {named} accounts: have them name more, and read the hopeful end as a ceiling."
        );
        Trap::in_plan(Rule::M20, Place::Partner(first_of(seen)), "accounts_named", text)
            .about(seen.set.iter().map(|who| &*who.partner))
    })
}

/// Whoever of the set has named the fewest accounts.
fn first_of(seen: &Seen<'_>) -> PartnerId {
    let named = |who: &Who| seen.findings.money.row(who.index).map_or(0, |row| row.named);
    let fewest = seen.set.iter().min_by_key(|who| named(who));
    fewest.map_or_else(|| PartnerId::new(""), |who| who.id().clone())
}

fn too_much_on_one(seen: &Seen<'_>) -> Option<Trap> {
    let money = &seen.findings.money;
    let sum = money.sum(money.set());
    let all = sum.money.deals.high;
    let rows = money.set().iter().filter_map(|&place| money.row(place));
    let high = |row: &MoneyRow| row.money.deals.map_or(0.0, |deals| deals.high);
    let most = rows.max_by(|one, two| high(one).total_cmp(&high(two)))?;
    let too_much = sum.money.counted > 1 && sum.uncounted.is_empty() && high(most) > ONE_OF_THE_SET * all;
    too_much.then(|| {
        let (name, deals, all) = (most.who.name(), figure::whole(high(most)), figure::whole(all));
        let text = format!("{name} stands for {deals} of {all} deals at best: who could replace it?");
        Trap::of_partner(Rule::M29, &most.who.partner, "ratings", text)
    })
}

/// Whose loss would cost most, where their commitment is weak or nobody alone could stand in.
fn least_committed(seen: &Seen<'_>) -> Option<Trap> {
    let findings = seen.findings;
    let total = findings.waves.reached.as_ref()?.total;
    let most = findings.waves.brings.iter().max_by(|one: &&MemberReach, two| one.loses.total_cmp(&two.loses))?;
    let partner = &most.who.partner;
    let commitment = partner.ratings.iter().find(|rating| rating.criterion.as_str() == COMMITMENT);
    let weak = commitment.and_then(|rating| match rating.value {
        RatingValue::Rated(score) if score.get() <= 2 => Some(format!("its commitment is {} of 5", score.get())),
        RatingValue::Rated(_) | RatingValue::DoesNotApply => None,
    });
    let row = findings.recruiting.members.iter().find(|row| row.who.index == most.who.index);
    let alone = row.filter(|row| row.stand_in.is_none()).map(|_| "nobody alone could stand in".to_owned());
    let why = weak.or(alone)?;
    (seen.set.len() > 1 && most.loses >= 0.05).then(|| {
        let (name, loses, total) = (most.who.name(), figure::tenths(most.loses), figure::tenths(total));
        let text = format!("{name} adds most to the set, {loses} of {total} points, and {why}: who could replace it?");
        Trap::of_partner(Rule::M29, partner, "ratings", text)
    })
}
