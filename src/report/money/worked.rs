//! One deal worked through from both sides: what a partner earns and what we keep, year by year, at the smallest, the
//! typical and the largest deal, and what that makes of what is invested in them. It needs the plan alone, so that it
//! moves while terms are written.
//!
//! What may not go in: formulas, which are `prioritise::money`'s.

use super::words::{BEFORE, deals_words, missing_of_a_deal, range, range_of_deals, signed, why_no_shares};
use super::{Money, invested_in};
use crate::catalog;
use crate::plan::{Amount, Partner, PartnerId, PayLine, PayRate, Plan};
use crate::prioritise::money::{NoShares, PartnerMoney, PayShares, Span, YEARS, partner_money, pay_shares};
use crate::report::{Effort, SegmentRow, figure};

/// One deal worked through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorkedDeal {
    /// Whose deal it is: a partner, or a typical one of a sheet.
    pub of: String,
    /// What a deal is worth a year, one a column: the smallest, the typical and the largest, as far as they are known.
    pub deals: Vec<String>,
    /// What such a deal comes to; empty where it cannot be worked out, and the notes say why.
    pub rows: Vec<WorkedRow>,
    /// What is to be said beside it, a sentence each.
    pub notes: Vec<String>,
}

/// One figure of a deal, at every size of it.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkedRow {
    /// What it is.
    pub label: String,
    /// The figure at each deal.
    pub cells: Vec<String>,
}

/// What a deal is worked out from.
struct Ground<'a> {
    money: Money,
    lines: &'a [PayLine],
    pay: Result<PayShares, NoShares>,
    effort: Effort,
    figures: PartnerMoney,
    services: Option<Span>,
}

/// One deal of a partner of the plan under its sheet; none where it belongs to none.
#[must_use]
pub fn worked_deal(plan: &Plan, id: &PartnerId) -> Option<WorkedDeal> {
    let partner = plan.partner(id)?;
    let segments = catalog::segments(plan);
    let segment = catalog::segment_of(plan, partner)?;
    let lines = &segments.iter().find(|of| of.id == segment)?.strategy.pay;
    Some(worked(partner.name.clone(), &Ground::new(plan, partner, lines)))
}

/// One deal of a typical partner of a sheet, whom the catalogue's days and cost are taken of.
#[must_use]
pub fn typical_deal(plan: &Plan, segment: &SegmentRow) -> WorkedDeal {
    let mut partner = Partner::named(PartnerId::new("typical"), "a typical partner");
    (partner.model, partner.variant) = (segment.model, segment.variant);
    worked(partner.name.clone(), &Ground::new(plan, &partner, &segment.strategy.pay))
}

impl<'a> Ground<'a> {
    fn new(plan: &Plan, partner: &Partner, lines: &'a [PayLine]) -> Self {
        let money = Money::bare(plan);
        let pay = pay_shares(lines, partner);
        let (effort, invested) = invested_in(partner);
        let figures = partner_money(&money.terms, pay.as_ref().ok(), &invested);
        let economics = plan.profile.economics;
        let services = economics.services_from.zip(economics.services_to);
        let services = services.map(|(low, high)| Span { low: low.get(), high: high.get() });
        Self { money, lines, pay, effort, figures, services }
    }

    fn words(&self, thousands: f64) -> String {
        signed(thousands, &self.money)
    }

    /// A figure at every size of deal; none where it cannot be worked out.
    fn at_each(&self, label: String, figure: impl Fn(f64) -> Option<String>) -> Option<WorkedRow> {
        let cells: Option<Vec<String>> = self.deals().into_iter().map(figure).collect();
        Some(WorkedRow { label, cells: cells? })
    }

    /// The deals there are to work out, the smallest first, each once.
    fn deals(&self) -> Vec<f64> {
        let terms = &self.money.terms;
        let mut deals: Vec<f64> = [terms.smallest, terms.deal, terms.largest].into_iter().flatten().collect();
        deals.dedup();
        deals
    }
}

fn worked(of: String, ground: &Ground<'_>) -> WorkedDeal {
    let Ok(pay) = ground.pay else {
        return WorkedDeal { of, notes: vec![no_deal(ground)], ..WorkedDeal::default() };
    };
    let missing = missing_of_a_deal(&ground.money);
    if !missing.is_empty() {
        return WorkedDeal { of, notes: missing, ..WorkedDeal::default() };
    }
    let deals = ground.deals().into_iter().map(|deal| ground.words(deal)).collect();
    WorkedDeal { of, deals, rows: rows(ground, &pay), notes: notes(ground, &pay) }
}

/// The figures, year by year and at every size of deal; a row that cannot be worked out is left out.
fn rows(ground: &Ground<'_>, pay: &PayShares) -> Vec<WorkedRow> {
    let terms = &ground.money.terms;
    let amount = |figure: Option<f64>| figure.map(|thousands| ground.words(thousands));
    let mut rows = Vec::new();
    for year in 1..=YEARS {
        rows.extend(ground.at_each(format!("they earn, year {year}"), |deal| amount(terms.earns(deal, year, pay))));
    }
    rows.extend(ground.at_each("serving it costs".to_owned(), |deal| amount(terms.serving(deal))));
    for year in 1..=YEARS {
        rows.extend(ground.at_each(format!("we keep, year {year}"), |deal| amount(terms.keeps(deal, year, pay))));
    }
    rows.extend(pays_off(ground, pay));
    rows
}

/// After how many deals what is invested has come back: with their first year, and with all years looked at.
fn pays_off(ground: &Ground<'_>, pay: &PayShares) -> Vec<WorkedRow> {
    let (terms, invested) = (&ground.money.terms, ground.figures.invested);
    let words = |deals: Option<f64>| Some(deals.map_or_else(|| "never".to_owned(), deals_words));
    let first =
        ground.at_each("pays off, year one".to_owned(), |deal| words(terms.break_even(invested, Some(deal), pay)));
    let over = terms.retention.and_then(|_| {
        let over = |deal| words(terms.break_even_over_years(invested, deal, pay));
        ground.at_each("over three years".to_owned(), over)
    });
    first.into_iter().chain(over).collect()
}

/// What is to be said beside the figures, and how all of them are to be read.
fn notes(ground: &Ground<'_>, pay: &PayShares) -> Vec<String> {
    let mut said: Vec<String> = of_theirs(ground).into_iter().chain([renewal(pay)]).collect();
    let services = ground.services.map(|services| range(services, |end| ground.words(end)));
    said.extend(services.map(|services| format!("Beside it their own services: {services} with each customer.")));
    said.push(invested(ground));
    said.push(match ground.figures.deals.zip(ground.figures.after) {
        Some((deals, after)) => {
            let left = range(after, |end| ground.words(end));
            format!("{} in year one leave {left} after that.", range_of_deals(deals))
        }
        None => "How many deals to expect is not known: nobody has rated their revenue in 12 months.".to_owned(),
    });
    let judged = if ground.money.terms.day.is_none() { ", a judgement of ours" } else { "" };
    let day = ground.words(ground.money.terms.day_price());
    said.push(format!("All of it {BEFORE}; a day of ours counts {day}{judged}."));
    said
}

/// What of it they pay us, where it is they who pay, and the least they pay.
fn of_theirs(ground: &Ground<'_>) -> Vec<String> {
    let mut said = Vec::new();
    if ground.lines.iter().any(|line| matches!(line.rate, PayRate::TheyPay(_))) {
        said.push(
            "They pay us: what they earn is what our list price leaves them, before what they make of it.".to_owned(),
        );
    }
    for least in ground.lines.iter().filter_map(|line| line.minimum) {
        said.push(format!("At least {} a year, whatever they sell.", ground.words(Amount::get(least))));
    }
    said
}

/// What the renewal does: a fall is said, since channels stop selling there.
fn renewal(pay: &PayShares) -> String {
    let (first, second) = (pay.share(1), pay.share(2));
    let [before, behind] = [first, second].map(figure::percent_tenths);
    if second <= 0.0 && first > 0.0 {
        "Nothing is paid for a renewal: say so on purpose.".to_owned()
    } else if second < first {
        format!("From new to renewal their share falls from {before} to {behind}.")
    } else {
        format!("Their share at renewal: {behind}.")
    }
}

/// "$46.4k invested in year one: 28 days and $24k."
fn invested(ground: &Ground<'_>) -> String {
    let Effort { days, cost, .. } = ground.effort;
    let typical = match ground.effort.typical() {
        "" => String::new(),
        typical => format!(" ({typical} as such partners usually take)"),
    };
    let sum = ground.words(ground.figures.invested);
    format!("{sum} invested in year one: {} days and {}{typical}.", figure::brief(days), ground.words(cost))
}

/// Why no deal can be worked out, and what can be said all the same.
fn no_deal(ground: &Ground<'_>) -> String {
    let why = why_no_shares(ground.pay.err().unwrap_or(NoShares::Unsaid));
    let flat = ground.lines.iter().find_map(|line| match line.rate {
        PayRate::Flat(amount) if amount.get() > 0.0 => Some(amount.get()),
        _ => None,
    });
    let margin = ground.money.terms.deal.zip(ground.money.terms.margin).map(|(deal, margin)| deal * margin);
    let carries = match (ground.pay, flat, margin) {
        (Err(NoShares::ByEvent), Some(flat), Some(margin)) => {
            let events = figure::whole((margin / flat).floor());
            format!(
                " The {} that a typical deal leaves before it pay for {events} events at {}.",
                ground.words(margin),
                ground.words(flat)
            )
        }
        _ => String::new(),
    };
    format!("No deal can be worked out: {why}.{carries}")
}
