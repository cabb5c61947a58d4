//! A candidate's money, a row each.

use super::terms::Term;
use super::{FIRST, HEADS};
use crate::prioritise::money::{PayShares, Span, whole_deals};
use crate::report::money::{MoneyRow, words};
use crate::report::xlsx::looks::Look;
use crate::report::xlsx::places::{down, near, row};
use crate::report::xlsx::ratings::Ratings;
use crate::report::xlsx::sheet::{BookSheet, Came, Done, Head};

/// A column of the table, in the order of [`COLUMNS`].
#[derive(Clone, Copy)]
pub(super) enum MoneyColumn {
    InSet = 1,
    Days,
    Cost,
    Named,
    Revenue,
    Within,
    Base,
    Adds,
    Earns = 11,
    Keeps = 14,
    Invested = 17,
    BreakEven,
    Deals = 21,
    List = 23,
    Earned = 25,
    Kept = 27,
    Left = 29,
    Counts = 31,
    Missing,
    Id,
}

use MoneyColumn as Column;

const COLUMNS: [Head<'static>; 34] = [
    ("Candidate", 38.0),
    ("In the set", 10.0),
    ("Our days", 9.0),
    ("Our cost", 9.0),
    ("Accounts named", 9.0),
    ("Rated on revenue", 9.0),
    ("Can sign within the year", 10.0),
    ("Paid of a first contract", 10.0),
    ("On top of it", 9.0),
    ("Paid in year 2", 9.0),
    ("Paid in year 3", 9.0),
    ("They earn with a deal, year 1", 10.0),
    ("They earn, year 2", 9.0),
    ("They earn, year 3", 9.0),
    ("We keep of a deal, year 1", 10.0),
    ("We keep, year 2", 9.0),
    ("We keep, year 3", 9.0),
    ("Invested", 10.0),
    ("Pays after … deals", 9.0),
    ("Pays after … of the smallest", 10.0),
    ("Pays after … of the largest", 10.0),
    ("Deals in year one, low", 10.0),
    ("Deals in year one, high", 10.0),
    ("At list, low", 10.0),
    ("At list, high", 10.0),
    ("They earn in all, low", 10.0),
    ("They earn in all, high", 10.0),
    ("We keep in all, low", 10.0),
    ("We keep in all, high", 10.0),
    ("Left after year one, low", 10.0),
    ("Left after year one, high", 10.0),
    ("Counts in the sums", 9.0),
    ("What is missing", 44.0),
    ("Id", 18.0),
];

impl MoneyColumn {
    fn at(self, at: u32) -> String {
        self.after(0, at)
    }

    /// The cell so many columns on.
    fn after(self, more: u16, at: u32) -> String {
        near((at, self as u16 + more))
    }

    /// All of them, so many columns on.
    pub(super) fn all(self, more: u16, rows: usize) -> String {
        down(self as u16 + more, (FIRST, FIRST + row(rows.saturating_sub(1))))
    }
}

pub(super) fn heads(sheet: &mut BookSheet<'_>) -> Done {
    sheet.heads(HEADS, &COLUMNS)
}

pub(super) fn finish(sheet: &mut BookSheet<'_>, rows: usize) -> Done {
    let last = FIRST + row(rows.saturating_sub(1));
    for column in [Column::InSet, Column::Within] {
        sheet.choice((FIRST, column as u16), (last, column as u16), &["yes", "no"])?;
    }
    sheet.filter(HEADS, rows, Column::Id as u16)?;
    sheet.inner().set_print_fit_to_pages(2, 0).set_repeat_columns(0, 0)?;
    sheet.prints(last, Column::Missing as u16)?;
    sheet.inner().set_freeze_panes(0, 1).map(|_| ())
}

pub(super) fn write(sheet: &mut BookSheet<'_>, ratings: &Ratings<'_>, row: &MoneyRow, is_in: bool, at: u32) -> Done {
    inputs(sheet, ratings, row, is_in, at)?;
    of_a_deal(sheet, row, at)?;
    pays_off(sheet, row, at)?;
    in_the_year(sheet, row, at)?;
    counts(sheet, row, is_in, at)?;
    let missing = if row.money.is_whole() { "" } else { words::not_by_the_deal(row) };
    sheet.text((at, Column::Missing as u16), missing, Look::Text)?;
    sheet.text((at, Column::Id as u16), row.who.id().as_str(), Look::Quiet)
}

fn inputs(sheet: &mut BookSheet<'_>, ratings: &Ratings<'_>, row: &MoneyRow, is_in: bool, at: u32) -> Done {
    sheet.text((at, 0), row.who.name(), Look::Name)?;
    let yes = |is_so| if is_so { "yes" } else { "no" };
    sheet.text((at, Column::InSet as u16), yes(is_in), Look::WordInput)?;
    sheet.number((at, Column::Days as u16), row.effort.days, Look::NumberInput)?;
    sheet.number((at, Column::Cost as u16), row.effort.cost, Look::NumberInput)?;
    sheet.number((at, Column::Named as u16), f64::from(row.named), Look::WholeInput)?;
    sheet.text((at, Column::Within as u16), yes(row.within_the_year), Look::WordInput)?;
    revenue(sheet, ratings, row, at)?;
    let pay = row.pay.as_ref().ok();
    let shares: [fn(&PayShares) -> f64; 4] = [|pay| pay.base, |pay| pay.adds, |pay| pay.later[0], |pay| pay.later[1]];
    for (share, column) in shares.into_iter().zip(Column::Base as u16..) {
        sheet.figure((at, column), pay.map(share), Look::PercentInput)?;
    }
    Ok(())
}

/// The rating on revenue as it stands among the ratings; to be filled in where nobody is rated on it.
fn revenue(sheet: &mut BookSheet<'_>, ratings: &Ratings<'_>, row: &MoneyRow, at: u32) -> Done {
    let rating = row.rating.map(f64::from);
    match ratings.revenue((at, Column::Id as u16)) {
        Some(found) => {
            let found = format!("IF(ISNUMBER({found}),IF({found}>0,{found},\"\"),\"\")");
            sheet.formula((at, Column::Revenue as u16), &found, rating.into(), Look::Whole)
        }
        None => sheet.figure((at, Column::Revenue as u16), rating, Look::WholeInput),
    }
}

/// What they earn with a typical deal and what we keep of it, by contract year.
fn of_a_deal(sheet: &mut BookSheet<'_>, row: &MoneyRow, at: u32) -> Done {
    let (deal, margin, kept) = (Term::Deal.cell(), Term::Margin.cell(), Term::Retention.cell());
    let is_known = format!("{},ISNUMBER({})", Term::Deal.is_known(), Column::Base.at(at));
    let has_margin = format!("{is_known},{}", Term::Margin.is_known());
    for year in 0..3_u16 {
        let (left, known) = match year {
            0 => (String::new(), String::new()),
            _ => (format!("{kept}^{year}*"), format!(",{}", Term::Retention.is_known())),
        };
        let share = match year {
            0 => format!("({}+{})", Column::Base.at(at), Column::Adds.at(at)),
            _ => Column::Adds.after(year, at),
        };
        let earns = format!("IF(AND({is_known}{known}),{left}{deal}*{share},\"\")");
        let keeps = format!("IF(AND({has_margin}{known}),{left}({margin}*{deal}-{deal}*{share}),\"\")");
        let of = |years: &[f64]| Came::from(years.get(usize::from(year)).copied());
        sheet.formula((at, Column::Earns as u16 + year), &earns, of(&row.money.earns), Look::Money)?;
        sheet.formula((at, Column::Keeps as u16 + year), &keeps, of(&row.money.keeps), Look::Money)?;
    }
    Ok(())
}

/// What we invest, and after how many deals that has come back.
fn pays_off(sheet: &mut BookSheet<'_>, row: &MoneyRow, at: u32) -> Done {
    let invested = format!("{}*{}+{}", Column::Days.at(at), Term::Day.cell(), Column::Cost.at(at));
    let money = &row.money;
    sheet.formula((at, Column::Invested as u16), &invested, Came::Figure(money.invested), Look::Money)?;
    let deals = [
        (Term::Deal, money.break_even),
        (Term::Smallest, money.break_even_smallest),
        (Term::Largest, money.break_even_largest),
    ];
    for ((deal, came), column) in deals.into_iter().zip(Column::BreakEven as u16..) {
        let (base, adds) = (Column::Base.at(at), Column::Adds.at(at));
        let keeps = format!("{}*({}-{base}-{adds})", deal.cell(), Term::Margin.cell());
        let is_known = format!("AND({},ISNUMBER({base}),{})", deal.is_known(), Term::Margin.is_known());
        let whole = whole(&format!("{}/({keeps})", Column::Invested.at(at)));
        let formula = format!("IF({is_known},IF({keeps}>1E-9,{whole},\"\"),\"\")");
        sheet.formula((at, column), &formula, came.map(whole_deals).into(), Look::Whole)?;
    }
    Ok(())
}

/// Rounded up, as deals are signed whole.
pub(super) fn whole(deals: &str) -> String {
    format!("MAX(0,ROUNDUP({deals}-1E-9,0))")
}

/// Deals in year one, and what they come to.
fn in_the_year(sheet: &mut BookSheet<'_>, row: &MoneyRow, at: u32) -> Done {
    deals(sheet, row, at)?;
    let times = |each: Option<&f64>| {
        let both = each.zip(row.money.deals);
        both.map(|(each, deals)| Span { low: deals.low * each, high: deals.high * each })
    };
    let (earned, kept) = (times(row.money.earns.first()), times(row.money.keeps.first()));
    let (earns, keeps) = (Column::Earns.at(at), Column::Keeps.at(at));
    let deal = format!("{},ISNUMBER({})", Term::Deal.is_known(), Column::Base.at(at));
    let left = format!("*{keeps}-{}", Column::Invested.at(at));
    let figures = [
        (Column::List, deal, format!("*{}", Term::Deal.cell()), row.money.list),
        (Column::Earned, format!("ISNUMBER({earns})"), format!("*{earns}"), earned),
        (Column::Kept, format!("ISNUMBER({keeps})"), format!("*{keeps}"), kept),
        (Column::Left, format!("ISNUMBER({keeps})"), left, row.money.after),
    ];
    for (column, known, then, came) in figures {
        let end = |more| {
            let deals = Column::Deals.after(more, at);
            format!("IF(AND(ISNUMBER({deals}),{known}),{deals}{then},\"\")")
        };
        ends(sheet, (at, column), [&end(0), &end(1)], came, Look::Money)?;
    }
    Ok(())
}

fn deals(sheet: &mut BookSheet<'_>, row: &MoneyRow, at: u32) -> Done {
    let (rating, within) = (Column::Revenue.at(at), Column::Within.at(at));
    let most = format!("IF({within}=\"no\",0,INDEX({},{rating}))", Term::Most.cell());
    let high = format!("IF(ISNUMBER({rating}),{most},\"\")");
    let high_cell = Column::Deals.after(1, at);
    let likely = format!("INT({}*{}+1E-9)", Column::Named.at(at), Term::Won.cell());
    let low = format!("IF(ISNUMBER({high_cell}),MIN({high_cell},{likely}),\"\")");
    ends(sheet, (at, Column::Deals), [&low, &high], row.money.deals, Look::Whole)
}

/// Whether the sums hold them: in the set, and every figure known.
fn counts(sheet: &mut BookSheet<'_>, row: &MoneyRow, is_in: bool, at: u32) -> Done {
    let (chosen, left) = (Column::InSet.at(at), Column::Left.at(at));
    let formula = format!("IF(AND({chosen}=\"yes\",ISNUMBER({left})),1,0)");
    let came = f64::from(u8::from(is_in && row.money.is_whole()));
    sheet.formula((at, Column::Counts as u16), &formula, Came::Figure(came), Look::Whole)
}

fn ends(
    sheet: &mut BookSheet<'_>,
    (at, column): (u32, MoneyColumn),
    [low, high]: [&str; 2],
    came: Option<Span>,
    look: Look,
) -> Done {
    sheet.formula((at, column as u16), low, came.map(|span| span.low).into(), look)?;
    sheet.formula((at, column as u16 + 1), high, came.map(|span| span.high).into(), look)
}
