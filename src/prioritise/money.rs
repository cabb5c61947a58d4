//! What a partner earns, what we keep, and when it pays: one year's money of a candidate and of a set, in thousands of
//! the plan's currency.
//!
//! The formulas are those of a usual business case, simplified: with typical deal D, gross margin g and retention q, a
//! partner earns D · (base + adds) in a contract's first year and qᵏ⁻¹ · D · renewal in the k-th; we keep
//! g · D less that. A discount given away makes serving no cheaper, so the margin is always taken of the list price.
//! How many deals a rating on revenue stands for, the price of a day and the win rate where nobody has said are
//! judgements of ours.
//!
//! What may not go in: our own sellers' pay, discounts, price rises. Whoever prints a figure says so beside it.

mod pay;

pub use pay::{NoShares, PayShares, pay_shares};

use super::TOLERANCE;

/// Contract years looked at.
pub const YEARS: usize = 3;
/// What a day of ours costs, in thousands, until somebody says otherwise: a loaded yearly cost of 176 by 220 days.
pub const DAY_PRICE: f64 = 0.8;
/// Deals won of deals started, until somebody says otherwise: a guess.
pub const WIN_RATE: f64 = 0.25;
/// Accounts counted where a candidate named three and nobody wrote how many.
pub const NAMED: u32 = 3;
/// Days a month has in the mean.
pub const DAYS_A_MONTH: f64 = 30.44;
/// Working days in the first 90.
pub const WORKING_DAYS: f64 = 64.0;
/// The share of a partner's days of year one that falls into the first 90.
pub const EARLY_SHARE: f64 = 2.0 / 3.0;

/// Deals in year one at most, by the rating 1 to 5 on revenue.
pub const MOST_DEALS: [u32; 5] = [0, 1, 3, 6, 7];

/// What holds for every deal. What nobody has said is none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DealTerms {
    /// The typical deal a year.
    pub deal: Option<f64>,
    /// The smallest usual deal.
    pub smallest: Option<f64>,
    /// The largest usual deal.
    pub largest: Option<f64>,
    /// Gross margin, 0–1.
    pub margin: Option<f64>,
    /// Revenue kept after a year, 0–1.
    pub retention: Option<f64>,
    /// Deals won of deals started, 0–1.
    pub win_rate: Option<f64>,
    /// The price of a day of ours.
    pub day: Option<f64>,
}

impl DealTerms {
    /// The price of a day of ours, [`DAY_PRICE`] until somebody says otherwise.
    #[must_use]
    pub fn day_price(&self) -> f64 {
        self.day.unwrap_or(DAY_PRICE)
    }

    /// Deals won of deals started, [`WIN_RATE`] until somebody says otherwise.
    #[must_use]
    pub fn won(&self) -> f64 {
        self.win_rate.unwrap_or(WIN_RATE)
    }

    /// What a partner earns with a deal in a contract year, 1 the first; none for later years without retention.
    #[must_use]
    pub fn earns(&self, deal: f64, year: usize, pay: &PayShares) -> Option<f64> {
        Some(self.left(year)? * deal * pay.share(year))
    }

    /// What we keep of a deal in a contract year after serving it and paying the partner.
    #[must_use]
    pub fn keeps(&self, deal: f64, year: usize, pay: &PayShares) -> Option<f64> {
        // What is too little to be told from nothing has no sign.
        Some(self.left(year)? * (self.margin? * deal - deal * pay.share(year)) + 0.0)
    }

    /// What serving a deal costs a year: of the list price, since a margin given away makes it no cheaper.
    #[must_use]
    pub fn serving(&self, deal: f64) -> Option<f64> {
        Some((1.0 - self.margin?) * deal)
    }

    /// Deals until what was invested has come back over all the contract years looked at, not rounded.
    #[must_use]
    pub fn break_even_over_years(&self, invested: f64, deal: f64, pay: &PayShares) -> Option<f64> {
        let kept: Option<f64> = (1..=YEARS).map(|year| self.keeps(deal, year, pay)).sum();
        kept.filter(|kept| *kept > TOLERANCE).map(|kept| invested / kept + 0.0)
    }

    /// The share of contracts still there in a contract year.
    fn left(&self, year: usize) -> Option<f64> {
        let mut left = 1.0;
        for _ in 1..year {
            left *= self.retention?;
        }
        Some(left)
    }

    /// Deals until what was invested has come back, not rounded; none where a deal brings nothing.
    #[must_use]
    pub fn break_even(&self, invested: f64, deal: Option<f64>, pay: &PayShares) -> Option<f64> {
        let kept = self.keeps(deal?, 1, pay)?;
        // The effort of nobody adds up to −0.
        (kept > TOLERANCE).then(|| invested / kept + 0.0)
    }
}

/// What is known of a candidate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Invested {
    /// Our days in year one.
    pub days: f64,
    /// Our cost in year one.
    pub cost: f64,
    /// Accounts they have named.
    pub named: u32,
    /// The rating 1 to 5 on revenue in twelve months; none is no range of deals.
    pub revenue: Option<u8>,
    /// Whether deals can come within the year at all.
    pub within_the_year: bool,
}

/// Two ends of a range.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Span {
    /// The cautious end.
    pub low: f64,
    /// The hopeful end.
    pub high: f64,
}

impl Span {
    fn map(self, of: impl Fn(f64) -> f64) -> Self {
        Self { low: of(self.low), high: of(self.high) }
    }

    fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }
}

/// One candidate's money. Years that cannot be worked out are missing from the end of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct PartnerMoney {
    /// What the partner earns with one deal, by contract year.
    pub earns: Vec<f64>,
    /// What we keep of it, by contract year.
    pub keeps: Vec<f64>,
    /// What we invest in year one: days at their price, and cost.
    pub invested: f64,
    /// Deals until that has come back, at the typical deal, not rounded.
    pub break_even: Option<f64>,
    /// The same at the smallest deal.
    pub break_even_smallest: Option<f64>,
    /// The same at the largest deal.
    pub break_even_largest: Option<f64>,
    /// Deals in year one.
    pub deals: Option<Span>,
    /// What those are worth at list.
    pub list: Option<Span>,
    /// What is left of them in year one after the investment.
    pub after: Option<Span>,
}

impl PartnerMoney {
    /// Whether a set can count it: what a deal brings and how many to expect.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.after.is_some() && self.list.is_some()
    }
}

/// The money of one candidate; without shares of pay only what is invested and how many deals to expect.
#[must_use]
pub fn partner_money(terms: &DealTerms, pay: Option<&PayShares>, of: &Invested) -> PartnerMoney {
    let invested = of.days * terms.day_price() + of.cost;
    let deals = deals(terms, of);
    let both = terms.deal.zip(pay);
    let by_year = |figure: &dyn Fn(f64, usize, &PayShares) -> Option<f64>| -> Vec<f64> {
        both.map_or_else(Vec::new, |(deal, pay)| (1..=YEARS).map_while(|year| figure(deal, year, pay)).collect())
    };
    let keeps = by_year(&|deal, year, pay| terms.keeps(deal, year, pay));
    let break_even = |deal| pay.and_then(|pay| terms.break_even(invested, deal, pay));
    let after = deals.zip(keeps.first()).map(|(deals, kept)| deals.map(|deals| deals * kept - invested));
    PartnerMoney {
        earns: by_year(&|deal, year, pay| terms.earns(deal, year, pay)),
        break_even: break_even(terms.deal),
        break_even_smallest: break_even(terms.smallest),
        break_even_largest: break_even(terms.largest),
        list: both.and(deals).zip(terms.deal).map(|(deals, deal)| deals.map(|count| count * deal)),
        keeps,
        invested,
        deals,
        after,
    }
}

fn deals(terms: &DealTerms, of: &Invested) -> Option<Span> {
    let high = f64::from(*MOST_DEALS.get(usize::from(of.revenue?).checked_sub(1)?)?);
    let high = if of.within_the_year { high } else { 0.0 };
    let likely = (f64::from(of.named) * terms.won() + TOLERANCE).floor();
    Some(Span { low: high.min(likely), high })
}

/// A number of deals, rounded up as deals are signed whole.
#[must_use]
pub fn whole_deals(deals: f64) -> f64 {
    (deals - TOLERANCE).ceil() + 0.0
}

/// The money of a set: sums of its members.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SetMoney {
    /// How many members have every figure.
    pub counted: usize,
    /// What is invested in all of them, those without figures too.
    pub invested: f64,
    /// Deals in year one of those counted.
    pub deals: Span,
    /// What those are worth at list.
    pub list: Span,
    /// What the partners earn with them in the first contract year.
    pub earned: Span,
    /// What we keep of them in the first contract year.
    pub kept: Span,
    /// What is left of that after the investment.
    pub after: Span,
    /// Deals until the investment has come back, not rounded, at what a deal of the hopeful end brings.
    pub break_even: Option<f64>,
    /// Opportunities the hopeful end needs.
    pub opportunities: f64,
}

/// What the members of a set come to together.
#[must_use]
pub fn set_money<'a>(terms: &DealTerms, members: impl IntoIterator<Item = &'a PartnerMoney>) -> SetMoney {
    let mut set = SetMoney::default();
    for member in members {
        set.invested += member.invested;
        let firsts = member.earns.first().zip(member.keeps.first());
        let Some(((deals, list), (earns, keeps))) = member.deals.zip(member.list).zip(firsts) else { continue };
        set.counted += 1;
        set.deals = set.deals.plus(deals);
        set.list = set.list.plus(list);
        set.earned = set.earned.plus(deals.map(|count| count * earns));
        set.kept = set.kept.plus(deals.map(|count| count * keeps));
    }
    set.after = set.kept.map(|kept| kept - set.invested);
    set.break_even = (set.kept.high > TOLERANCE).then(|| set.invested / (set.kept.high / set.deals.high));
    set.opportunities = if terms.won() > TOLERANCE { set.deals.high / terms.won() } else { 0.0 };
    set
}
