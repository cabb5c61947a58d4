//! What the set comes to: sums over those of whom the table says yes.

use super::of_one::{MoneyColumn, whole};
use super::terms::Term;
use crate::prioritise::money::{DAYS_A_MONTH, Span, whole_deals};
use crate::report::money::{Money, MoneySum, words};
use crate::report::scorecard::moment;
use crate::report::xlsx::looks::Look;
use crate::report::xlsx::places::{near, row};
use crate::report::xlsx::sheet::{BookSheet, Came, Done};

/// The row of the heads.
const HEADS: u32 = 16;
const LOW: u16 = 1;
/// The column where the same is said in words.
const WORDS: u16 = 6;

/// A line of the sums, in the order of the rows.
#[derive(Clone, Copy)]
enum SumLine {
    Counted = 1,
    Invested,
    Deals,
    List,
    Share,
    Earned,
    Kept,
    Left,
    BreakEven,
    Opportunities,
    Named,
    Signature,
}

impl SumLine {
    fn row(self) -> u32 {
        HEADS + self as u32
    }

    fn low(self) -> String {
        near((self.row(), LOW))
    }

    fn high(self) -> String {
        near((self.row(), LOW + 1))
    }

    fn label(self) -> &'static str {
        match self {
            Self::Counted => "Partners counted",
            Self::Invested => "Invested: days at their price, and cost",
            Self::Deals => "Deals in year one",
            Self::List => "Worth at list",
            Self::Share => "Share of the goal",
            Self::Earned => "Partners earn in the first contract year",
            Self::Kept => "We keep of them in the first contract year",
            Self::Left => "Left after the investment",
            Self::BreakEven => "Deals until the investment is back",
            Self::Opportunities => "Opportunities the high end needs",
            Self::Named => "Accounts named",
            Self::Signature => "First signature at the earliest",
        }
    }
}

pub(super) fn write(sheet: &mut BookSheet<'_>, money: &Money, rows: usize) -> Done {
    for (title, column) in ["The set", "Low", "High"].into_iter().zip(0..) {
        sheet.text((HEADS, column), title, Look::Heading)?;
    }
    let sum = money.sum(money.set());
    let counted = (sum.money.counted > 0).then_some(&sum);
    single(sheet, &sum, rows)?;
    spans(sheet, counted, rows)?;
    from_sums(sheet, counted)?;
    signature(sheet, money)?;
    sheet.text((HEADS, WORDS), "The same in words, as the report has it", Look::Bold)?;
    for (line, at) in words::of_set(money, &sum).iter().zip(HEADS + 1..super::HEADS - 1) {
        sheet.text((at, WORDS), line, Look::Plain)?;
    }
    Ok(())
}

/// Sums of one figure a partner.
fn single(sheet: &mut BookSheet<'_>, sum: &MoneySum<'_>, rows: usize) -> Done {
    let of_set =
        |column: MoneyColumn| format!("SUMIFS({},{},\"yes\")", column.all(0, rows), MoneyColumn::InSet.all(0, rows));
    let counted = format!("SUM({})", MoneyColumn::Counts.all(0, rows));
    let lines = [
        (SumLine::Counted, counted, f64::from(row(sum.money.counted)), Look::Count),
        (SumLine::Invested, of_set(MoneyColumn::Invested), sum.money.invested, Look::Money),
        (SumLine::Named, of_set(MoneyColumn::Named), f64::from(sum.named), Look::Count),
    ];
    for (line, formula, came, look) in lines {
        label(sheet, line)?;
        sheet.formula((line.row(), LOW), &formula, Came::Figure(came), look)?;
    }
    Ok(())
}

/// Sums of two ends a partner, over those who count.
fn spans(sheet: &mut BookSheet<'_>, sum: Option<&MoneySum<'_>>, rows: usize) -> Done {
    let counts = MoneyColumn::Counts.all(0, rows);
    let lines = [
        (SumLine::Deals, MoneyColumn::Deals, sum.map(|sum| sum.money.deals), Look::Count),
        (SumLine::List, MoneyColumn::List, sum.map(|sum| sum.money.list), Look::Money),
        (SumLine::Earned, MoneyColumn::Earned, sum.map(|sum| sum.money.earned), Look::Money),
        (SumLine::Kept, MoneyColumn::Kept, sum.map(|sum| sum.money.kept), Look::Money),
    ];
    for (line, column, came, look) in lines {
        let end = |more| if_counted(&format!("SUMIFS({},{counts},1)", column.all(more, rows)));
        ends(sheet, line, [&end(0), &end(1)], came, look)?;
    }
    Ok(())
}

/// What follows from the sums.
fn from_sums(sheet: &mut BookSheet<'_>, sum: Option<&MoneySum<'_>>) -> Done {
    let goal = Term::Goal.cell();
    let share = |list: &str| if_counted(&format!("IF({},IF({goal}>0,{list}/{goal},\"\"),\"\")", Term::Goal.is_known()));
    let shares = [share(&SumLine::List.low()), share(&SumLine::List.high())];
    ends(sheet, SumLine::Share, [&shares[0], &shares[1]], sum.and_then(|sum| sum.share), Look::Percent)?;
    let invested = SumLine::Invested.low();
    let left = |kept: &str| if_counted(&format!("{kept}-{invested}"));
    let left = [left(&SumLine::Kept.low()), left(&SumLine::Kept.high())];
    ends(sheet, SumLine::Left, [&left[0], &left[1]], sum.map(|sum| sum.money.after), Look::Money)?;
    break_even(sheet, sum)
}

/// Deals until the investment is back, at what one of the hopeful end brings, and opportunities that end needs.
fn break_even(sheet: &mut BookSheet<'_>, sum: Option<&MoneySum<'_>>) -> Done {
    let (kept, deals, won) = (SumLine::Kept.high(), SumLine::Deals.high(), Term::Won.cell());
    let back = whole(&format!("{}/({kept}/{deals})", SumLine::Invested.low()));
    let back = if_counted(&format!("IF({kept}>1E-9,{back},\"\")"));
    let needed = if_counted(&format!("IF({won}>1E-9,{deals}/{won},0)"));
    for line in [SumLine::BreakEven, SumLine::Opportunities] {
        label(sheet, line)?;
    }
    let came = sum.and_then(|sum| sum.money.break_even).map(whole_deals);
    sheet.formula((SumLine::BreakEven.row(), LOW + 1), &back, came.into(), Look::Count)?;
    let came = sum.map(|sum| sum.money.opportunities);
    sheet.formula((SumLine::Opportunities.row(), LOW + 1), &needed, came.into(), Look::Tenths)
}

fn signature(sheet: &mut BookSheet<'_>, money: &Money) -> Done {
    label(sheet, SumLine::Signature)?;
    let (kick_off, months) = (Term::KickOff, Term::Months);
    let day = format!("{}+ROUND({}*{DAYS_A_MONTH},0)", kick_off.cell(), months.cell());
    let formula = format!("IF(AND({},{}),{day},\"\")", kick_off.is_known(), months.is_known());
    let came = money.first_signature().as_ref().and_then(moment).map(|moment| moment.to_excel());
    sheet.formula((SumLine::Signature.row(), LOW), &formula, came.into(), Look::Day)
}

fn if_counted(figure: &str) -> String {
    format!("IF({}>0,{figure},\"\")", SumLine::Counted.low())
}

fn label(sheet: &mut BookSheet<'_>, line: SumLine) -> Done {
    sheet.text((line.row(), 0), line.label(), Look::Plain)
}

fn ends(sheet: &mut BookSheet<'_>, line: SumLine, [low, high]: [&str; 2], came: Option<Span>, look: Look) -> Done {
    label(sheet, line)?;
    sheet.formula((line.row(), LOW), low, came.map(|span| span.low).into(), look)?;
    sheet.formula((line.row(), LOW + 1), high, came.map(|span| span.high).into(), look)
}
