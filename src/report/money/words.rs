//! What money comes to, in sentences: the same ones on the screen and in every export.

use super::{Load, Money, MoneyRow, MoneySum};
use crate::prioritise::money::{NoShares, Span, whole_deals};
use crate::report::figure;
use crate::text::wording::{form, listed};

/// What no figure here takes into account.
pub const BEFORE: &str = "before our own sellers' pay, no discounts, flat price";

/// What a candidate's money comes to, under a few words each; what is missing for it, where it is.
#[must_use]
pub fn of_partner(money: &Money, row: &MoneyRow) -> Vec<(&'static str, String)> {
    let Ok(_) = row.pay else { return vec![("Money", not_by_the_deal(row).to_owned())] };
    if let Some(missing) = missing(money).into_iter().next().filter(|_| row.money.keeps.is_empty()) {
        return vec![("Money", missing)];
    }
    [("Earns", earns(money, row)), ("Pays off", pays_off(money, row))].into_iter().collect()
}

/// Why a candidate has no figures by the deal.
#[must_use]
pub fn not_by_the_deal(row: &MoneyRow) -> &'static str {
    match row.pay {
        Err(why) => why_no_shares(why),
        Ok(_) if row.money.deals.is_none() => "not rated on revenue, so no deals are counted",
        Ok(_) => "what a deal brings is not known",
    }
}

/// Why lines of pay give no share of a deal.
pub(super) fn why_no_shares(why: NoShares) -> &'static str {
    match why {
        NoShares::Unsaid => "no line of pay says what a deal brings them",
        NoShares::ByEvent => "paid by the event, so a deal shows no margin",
        NoShares::SeveralBases => {
            "two lines of pay stand alone for them: say on the sheet which comes on top, or whom each is for"
        }
        NoShares::OwnSales => "each side sells its own, so a deal shows no margin",
    }
}

fn earns(money: &Money, row: &MoneyRow) -> String {
    let sum = |years: &[f64]| years.iter().sum::<f64>();
    let first = |years: &[f64]| signed(years.first().copied().unwrap_or_default(), money);
    let (earns, keeps) = (&row.money.earns, &row.money.keeps);
    let over = match earns.len() {
        3 => format!("; over three years {} and {}", signed(sum(earns), money), signed(sum(keeps), money)),
        _ => String::new(),
    };
    format!("{} in the first year of a deal, we keep {}{over}; {BEFORE}", first(earns), first(keeps))
}

fn pays_off(money: &Money, row: &MoneyRow) -> String {
    let invested = invested(money, row);
    let mut said = match row.money.break_even {
        Some(deals) => format!("after {}{}: {invested}", deals_words(deals), at_other_deals(row)),
        None => format!("never at this pay: {invested}"),
    };
    if let Some((deals, after)) = row.money.deals.zip(row.money.after) {
        let left = range(after, |end| signed(end, money));
        said = format!("{said}. {} in year one leave {left}", range_of_deals(deals));
    } else {
        said = format!("{said}. Rate their revenue in 12 months, and this says how many deals to expect");
    }
    if let Some(day) = money.first_signature() {
        said = format!("{said}; first signature {day} at the earliest");
    }
    said
}

/// "$46.4k in year one, 28 days at $0.8k and $24k".
fn invested(money: &Money, row: &MoneyRow) -> String {
    let day = signed(money.terms.day_price(), money);
    let days = figure::brief(row.effort.days);
    format!(
        "{} invested, {days} days at {day} and {}",
        signed(row.money.invested, money),
        signed(row.effort.cost, money)
    )
}

fn at_other_deals(row: &MoneyRow) -> String {
    match (row.money.break_even_smallest, row.money.break_even_largest) {
        (Some(smallest), Some(largest)) => {
            let (smallest, largest) = (count(whole_deals(smallest)), count(whole_deals(largest)));
            format!(" ({smallest} of the smallest, {largest} of the largest)")
        }
        _ => String::new(),
    }
}

/// What a set comes to, a sentence each; first what is missing for it.
#[must_use]
pub fn of_set(money: &Money, sum: &MoneySum<'_>) -> Vec<String> {
    said_of_set(money, sum, &missing(money))
}

/// The same for a paper, which says that something is missing and not where to enter it.
#[must_use]
pub fn of_set_on_paper(money: &Money, sum: &MoneySum<'_>) -> Vec<String> {
    said_of_set(money, sum, not_worked_out(money).as_slice())
}

fn said_of_set(money: &Money, sum: &MoneySum<'_>, missing: &[String]) -> Vec<String> {
    let mut said = Vec::new();
    let figures = &sum.money;
    if figures.counted > 0 {
        said.push(brings(money, sum));
        said.push(comes_back(money, sum));
        let needed = count(whole_deals(figures.opportunities));
        said.push(format!(
            "The high end needs {needed} opportunities; {} accounts are named.",
            count(sum.named.into())
        ));
    }
    if let Some(day) = money.first_signature() {
        said.push(format!("First signature {day} at the earliest, {}.", from_kick_off(money)));
    }
    if !figures_are_missing(money) {
        said.extend(sum.uncounted.iter().map(|row| format!("Without {}: {}.", row.who.name(), not_by_the_deal(row))));
    }
    said.extend(missing.iter().map(|hint| sentence(hint)));
    said.extend(sum.loads.iter().filter_map(load_words));
    if figures.counted > 0 {
        said.push(closing(money));
    }
    said
}

/// The same in a few words, or what is missing for it; nothing of a set nobody can say anything of.
#[must_use]
pub fn in_brief(money: &Money, sum: &MoneySum<'_>) -> Option<String> {
    let missing = missing(money).into_iter().next().map(|hint| sentence(&hint));
    if sum.money.counted == 0 {
        return missing.filter(|_| !sum.uncounted.is_empty());
    }
    let deals = range_of_deals(sum.money.deals);
    let brought = sum.share.map_or_else(
        || format!("{} at list", range(sum.money.list, |end| signed(end, money))),
        |share| format!("{} % of the goal", range(share, |end| figure::whole(100.0 * end))),
    );
    Some(format!("{deals} in year one, {brought}. {}", missing.unwrap_or_default()).trim_end().to_owned())
}

/// "8 to 24 deals in year one, $336k to $1,008k at list: 37 to 112 % of the goal of $900k, 30 % of $3,000k."
fn brings(money: &Money, sum: &MoneySum<'_>) -> String {
    let list = range(sum.money.list, |end| signed(end, money));
    let deals = range_of_deals(sum.money.deals);
    let share = sum.share.zip(money.basis.goal).map(|(share, goal)| {
        let share = range(share, |end| figure::whole(100.0 * end));
        let of = money.basis.share.zip(money.basis.new_business);
        let of = of.map(|(part, of)| format!(", {} of {}", figure::percent_tenths(part), signed(of, money)));
        format!(": {share} % of the goal of {}{}", signed(goal, money), of.unwrap_or_default())
    });
    format!("{deals} in year one, {list} at list{}.", share.unwrap_or_default())
}

fn comes_back(money: &Money, sum: &MoneySum<'_>) -> String {
    let after = range(sum.money.after, |end| signed(end, money));
    let invested = signed(sum.money.invested, money);
    match sum.money.break_even {
        Some(deals) => {
            format!("{invested} invested come back after {}; {after} are left after year one.", deals_words(deals))
        }
        None => format!("{invested} invested do not come back in year one."),
    }
}

fn from_kick_off(money: &Money) -> String {
    let months = money.basis.cycle_months.map(figure::plain).unwrap_or_default();
    let kick_off = money.basis.kick_off.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{months} months from {kick_off}")
}

/// How every figure is to be read.
fn closing(money: &Money) -> String {
    let guessed = if money.terms.win_rate.is_none() { "; a quarter of deals won, a guess" } else { "" };
    format!("All of it {BEFORE}; a day of ours counts {}{guessed}.", signed(money.terms.day_price(), money))
}

/// "Dana Whitlock: 31.3 days in the first 90, has 38.4."
fn load_words(load: &Load) -> Option<String> {
    let has = load.has?;
    let owner = if load.owner.is_empty() { "Nobody named as owner" } else { &load.owner };
    let over = if load.days > has { ": too much" } else { "" };
    Some(format!("{owner}: {} days in the first 90, of {}{over}.", figure::brief(load.days), figure::brief(has)))
}

/// What one answer would let this say, the weightiest first.
#[must_use]
pub fn missing(money: &Money) -> Vec<String> {
    let mut said = missing_of_a_deal(money);
    let basis = &money.basis;
    if let (Some(share), None) = (basis.share, basis.new_business) {
        let share = figure::percent_tenths(share);
        said.push(format!("enter “New business a year” (Goal and limits): {share} of what?"));
    }
    said
}

/// The same of what a deal brings alone.
pub(in crate::report) fn missing_of_a_deal(money: &Money) -> Vec<String> {
    let terms = &money.terms;
    let mut said = Vec::new();
    if terms.deal.is_none() {
        said.push("enter “Typical deal” (Ideal customer), and this says what a partner earns and brings".to_owned());
    }
    if terms.margin.is_none() {
        said.push(
            "enter “Gross margin” (Ideal customer, Sharpen), and this says what we keep and when it pays".to_owned(),
        );
    }
    said
}

/// The same for somebody who reads a paper and enters nothing: "not worked out: no gross margin given".
pub(in crate::report) fn not_worked_out(money: &Money) -> Option<String> {
    let terms = &money.terms;
    let lacks = [(terms.deal.is_none(), "no typical deal"), (terms.margin.is_none(), "no gross margin")];
    let lacks: Vec<&str> = lacks.into_iter().filter_map(|(is_missing, words)| is_missing.then_some(words)).collect();
    (!lacks.is_empty()).then(|| format!("not worked out: {} given", listed(&lacks)))
}

fn figures_are_missing(money: &Money) -> bool {
    money.terms.deal.is_none() || money.terms.margin.is_none()
}

/// An amount that may be below zero: "−$28.3k".
#[must_use]
pub fn signed(thousands: f64, money: &Money) -> String {
    let sign = if thousands < -0.05 { "−" } else { "" };
    format!("{sign}{}", figure::money(thousands.abs(), &money.basis.currency))
}

/// Both ends of a range in words, once where they read the same.
#[must_use]
pub fn range(span: Span, words: impl Fn(f64) -> String) -> String {
    let (low, high) = (words(span.low), words(span.high));
    if low == high { low } else { format!("{low} to {high}") }
}

/// "1 to 7 deals".
#[must_use]
pub fn range_of_deals(deals: Span) -> String {
    format!("{} {}", range(deals, count), form("deal", (deals.high - 1.0).abs() < 0.5))
}

pub(in crate::report) fn deals_words(deals: f64) -> String {
    let whole = whole_deals(deals);
    format!("{} {}", count(whole), form("deal", (whole - 1.0).abs() < 0.5))
}

fn count(number: f64) -> String {
    figure::whole(number)
}

/// A sentence of its own: it begins with a capital and ends with a mark.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let said: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    if said.ends_with('?') { said } else { format!("{said}.") }
}
