//! One year's money in the names of the report: of every candidate who is not ruled out, and of a set.
//!
//! What may not go in: formulas, which are `prioritise::money`'s. Every sentence about money is made in `words`.

mod serial;
pub mod words;
pub mod worked;

use super::{Effort, Who};
use crate::catalog;
use crate::plan::{
    Amount, Answer, CriterionId, Date, Partner, PartnerModel, Plan, RatingValue, Segment, Share, Target, Variant,
};
use crate::prioritise::money::{
    DAYS_A_MONTH, DealTerms, Invested, NAMED, NoShares, PartnerMoney, PayShares, SetMoney, Span, WORKING_DAYS,
    partner_money, pay_shares, set_money,
};
use crate::prioritise::recruit::Spend;

/// The criterion whose rating says how many deals to expect.
pub(super) const REVENUE: &str = "revenue_12m";

/// What money is worked out from, and what it comes to for each candidate.
#[derive(Clone, Debug)]
pub struct Money {
    /// What holds for every deal.
    pub terms: DealTerms,
    /// What the goal is of, and when work begins.
    pub basis: MoneyBasis,
    /// One a candidate who is not ruled out, by its place in the plan.
    rows: Vec<Option<MoneyRow>>,
    /// The places of those recruited now.
    set: Vec<usize>,
}

/// What the goal is of, when work begins and who has time for it. What nobody has said is none.
#[derive(Clone, Debug, Default)]
pub struct MoneyBasis {
    /// The currency of every amount.
    pub currency: String,
    /// The share of new business aimed at, where the goal is one.
    pub share: Option<f64>,
    /// What all new contracts bring in a year.
    pub new_business: Option<f64>,
    /// The amount aimed at.
    pub goal: Option<f64>,
    /// The day the first partners start.
    pub kick_off: Option<Date>,
    /// Months from first call to signature.
    pub cycle_months: Option<f64>,
    /// Days a week each owner has.
    pub owner_days: Option<f64>,
}

/// A candidate's money.
#[derive(Clone, Debug)]
pub struct MoneyRow {
    /// Who.
    pub who: Who,
    /// Our days and our cost.
    pub effort: Effort,
    /// Accounts they have named.
    pub named: u32,
    /// The rating 1 to 5 on revenue, if there is one.
    pub rating: Option<u8>,
    /// Whether their first customers can sign within the year.
    pub within_the_year: bool,
    /// What the lines of pay give them of a deal, or why none do.
    pub pay: Result<PayShares, NoShares>,
    /// The figures.
    pub money: PartnerMoney,
}

/// What a set comes to.
#[derive(Clone, Debug)]
pub struct MoneySum<'a> {
    /// The sums.
    pub money: SetMoney,
    /// Members whose figures are missing.
    pub uncounted: Vec<&'a MoneyRow>,
    /// The share of the goal, where the goal is an amount.
    pub share: Option<Span>,
    /// Accounts its members have named.
    pub named: u32,
    /// The load of each owner.
    pub loads: Vec<Load>,
}

/// What an owner has to do in the first 90 days.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    /// Who; empty for those nobody looks after.
    pub owner: String,
    /// Days the partners take in the first 90.
    pub days: f64,
    /// Days there are.
    pub has: Option<f64>,
}

impl Money {
    /// The money of a plan: of everybody in `open`, by places in the plan, with the set recruited now.
    pub(super) fn of(plan: &Plan, open: &[Who], set: Vec<usize>) -> Self {
        let terms = terms(plan);
        let segments = catalog::segments(plan);
        let mut rows = vec![None; plan.partners.len()];
        for who in open {
            let row = row(plan, &segments, &terms, who.clone());
            if let Some(slot) = rows.get_mut(who.index) {
                *slot = Some(row);
            }
        }
        Self { terms, basis: basis(plan), rows, set }
    }

    /// What holds for every deal of a plan, and nobody's money.
    fn bare(plan: &Plan) -> Self {
        Self { terms: terms(plan), basis: basis(plan), rows: Vec::new(), set: Vec::new() }
    }

    /// The money of the candidate at a place in the plan.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<&MoneyRow> {
        self.rows.get(place)?.as_ref()
    }

    /// Every candidate who is not ruled out, in the plan's order.
    pub fn all(&self) -> impl Iterator<Item = &MoneyRow> {
        self.rows.iter().flatten()
    }

    /// The places of those recruited now.
    #[must_use]
    pub fn set(&self) -> &[usize] {
        &self.set
    }

    /// What the candidates at these places come to together.
    #[must_use]
    pub fn sum(&self, places: &[usize]) -> MoneySum<'_> {
        let members: Vec<&MoneyRow> = places.iter().filter_map(|&place| self.row(place)).collect();
        let money = set_money(&self.terms, members.iter().map(|row| &row.money));
        let goal = self.basis.goal.filter(|goal| *goal > 0.0 && money.counted > 0);
        MoneySum {
            share: goal.map(|goal| Span { low: money.list.low / goal, high: money.list.high / goal }),
            named: members.iter().fold(0, |sum, row| sum.saturating_add(row.named)),
            loads: loads(&members, self.basis.owner_days),
            uncounted: members.into_iter().filter(|row| !row.money.is_whole()).collect(),
            money,
        }
    }

    /// The earliest day a partner who starts at kick-off can have signed a customer.
    #[must_use]
    pub fn first_signature(&self) -> Option<Date> {
        self.signature_after(self.basis.kick_off.as_ref()?)
    }

    /// The same of one who starts on this day.
    #[must_use]
    pub fn signature_after(&self, kick_off: &Date) -> Option<Date> {
        let days = (self.basis.cycle_months? * DAYS_A_MONTH).round();
        let days = format!("{days}").parse().ok()?;
        kick_off.later(days)
    }
}

fn terms(plan: &Plan) -> DealTerms {
    let (deal, economics) = (plan.profile.deal, plan.profile.economics);
    let share = |share: Option<Share>| share.map(Share::get);
    let amount = |amount: Option<Amount>| amount.map(Amount::get).filter(|amount| *amount > 0.0);
    DealTerms {
        deal: amount(deal.typical),
        smallest: amount(deal.from),
        largest: amount(deal.to),
        margin: share(economics.gross_margin),
        retention: share(economics.retention),
        win_rate: share(economics.win_rate),
        day: plan.goal.day_price.map(Amount::get),
    }
}

fn basis(plan: &Plan) -> MoneyBasis {
    let goal = &plan.goal;
    let new_business = goal.new_business.map(Amount::get);
    let share = match goal.target {
        Some(Target::Share(share)) => Some(share.get()),
        Some(Target::Money(_)) | None => None,
    };
    MoneyBasis {
        currency: goal.limits.currency.clone(),
        share,
        new_business,
        goal: match goal.target {
            Some(Target::Money(amount)) => Some(amount.get()),
            Some(Target::Share(_)) | None => share.zip(new_business).map(|(share, of)| share * of),
        },
        kick_off: goal.kick_off.clone(),
        cycle_months: plan.profile.deal.cycle_months.map(Amount::get),
        owner_days: goal.owner_days.map(Amount::get),
    }
}

fn row(plan: &Plan, segments: &[Segment], terms: &DealTerms, who: Who) -> MoneyRow {
    let partner: &Partner = &who.partner;
    let segment = catalog::segment_of(plan, partner);
    let segment = segment.and_then(|id| segments.iter().find(|segment| segment.id == id));
    let lines = segment.map(|segment| segment.strategy.pay.as_slice()).unwrap_or_default();
    let pay = pay_shares(lines, partner);
    let (effort, invested) = invested_in(partner);
    let money = partner_money(terms, pay.as_ref().ok(), &invested);
    let Invested { named, revenue, within_the_year, .. } = invested;
    MoneyRow { who, effort, named, rating: revenue, within_the_year, pay, money }
}

/// What a candidate takes of us, and what is known of what comes back.
fn invested_in(partner: &Partner) -> (Effort, Invested) {
    let effort = Effort::of(partner);
    let Spend { days, cost, .. } = effort.spend();
    let (revenue, within_the_year) = (revenue(partner), within_the_year(partner));
    (effort, Invested { days, cost, named: named(partner), revenue, within_the_year })
}

/// Accounts a candidate has named: as counted, else three where they named three.
fn named(partner: &Partner) -> u32 {
    let at_least = if partner.qualify.named_accounts == Answer::Yes { NAMED } else { 0 };
    partner.accounts_named.unwrap_or(at_least)
}

fn revenue(partner: &Partner) -> Option<u8> {
    match partner.rating(&CriterionId::new(REVENUE))?.value {
        RatingValue::Rated(score) => Some(score.get()),
        RatingValue::DoesNotApply => None,
    }
}

/// Whether their first customers can sign within the year. One who builds us into a product of their own takes longer.
fn within_the_year(partner: &Partner) -> bool {
    partner.model != Some(PartnerModel::OemIntegration) || partner.variant == Some(Variant::Integration)
}

/// What each owner has to do for these in the first 90 days, in the order they come.
fn loads(members: &[&MoneyRow], days_a_week: Option<f64>) -> Vec<Load> {
    let has = days_a_week.map(|days| WORKING_DAYS * days / 5.0);
    let mut loads: Vec<Load> = Vec::new();
    for row in members {
        let owner = row.who.partner.owner.trim();
        let days = row.effort.early();
        match loads.iter_mut().find(|load| load.owner == owner) {
            Some(load) => load.days += days,
            None => loads.push(Load { owner: owner.to_owned(), days, has }),
        }
    }
    loads
}
