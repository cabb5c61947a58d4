//! What the set should bring, and each of its members.

use super::name;
use crate::prioritise::money::whole_deals;
use crate::report::Report;
use crate::report::figure;
use crate::report::money::{Money, MoneyRow, words};
use crate::report::page::{Page, figures, text};

/// The money of the set recruited now; nothing while there is none.
pub(super) fn money(page: &mut Page, report: &Report) {
    let Some(findings) = &report.findings else { return };
    let money = &findings.money;
    if money.set().is_empty() {
        return;
    }
    page.heading(2, "Money");
    page.list(words::of_set_on_paper(money, &money.sum(money.set())));
    let rows = money.set().iter().filter_map(|&place| money.row(place)).filter(|row| !row.money.keeps.is_empty());
    page.table(
        [
            text("Candidate"),
            figures("Earns with a deal"),
            figures("We keep"),
            figures("We keep in three years"),
            figures("Invested"),
            figures("Pays after"),
            figures("Deals in year one"),
            figures("Left after year one"),
        ],
        rows.map(|row| cells(money, row)),
    );
}

fn cells(money: &Money, row: &MoneyRow) -> [String; 8] {
    let amount = |figure: f64| words::signed(figure, money);
    let first = |years: &[f64]| years.first().map(|figure| amount(*figure)).unwrap_or_default();
    let figures = &row.money;
    let three = if figures.keeps.len() == 3 { amount(figures.keeps.iter().sum()) } else { String::new() };
    [
        name(&row.who),
        first(&figures.earns),
        first(&figures.keeps),
        three,
        amount(figures.invested),
        figures.break_even.map(|deals| figure::whole(whole_deals(deals))).unwrap_or_default(),
        figures.deals.map(|deals| words::range(deals, figure::whole)).unwrap_or_default(),
        figures.after.map(|after| words::range(after, amount)).unwrap_or_default(),
    ]
}
