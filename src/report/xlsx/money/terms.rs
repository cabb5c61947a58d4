//! What holds for every deal: cells that anybody may change, and how a formula names each.

use crate::prioritise::money::{DAY_PRICE, MOST_DEALS};
use crate::report::money::Money;
use crate::report::xlsx::looks::Look;
use crate::report::xlsx::places::{fixed, fixed_along};
use crate::report::xlsx::sheet::{BookSheet, Done};

/// The column of the values.
const VALUES: u16 = 1;
const FIRST: u32 = 3;

/// What holds for every deal, in the order of the rows.
#[derive(Clone, Copy)]
pub(super) enum Term {
    Deal,
    Smallest,
    Largest,
    Margin,
    Retention,
    Won,
    Day,
    Goal,
    KickOff,
    Months,
    /// How many deals a rating stands for, a cell each for 1 to 5.
    Most,
}

impl Term {
    /// The cell as formulas name it.
    pub(super) fn cell(self) -> String {
        match self {
            Self::Most => fixed_along(self.row(), (VALUES, VALUES + 4)),
            _ => fixed((self.row(), VALUES)),
        }
    }

    /// That there is a number in it.
    pub(super) fn is_known(self) -> String {
        format!("ISNUMBER({})", self.cell())
    }

    fn row(self) -> u32 {
        FIRST + self as u32
    }
}

pub(super) fn write(sheet: &mut BookSheet<'_>, money: &Money) -> Done {
    sheet.text((FIRST - 1, 0), "What holds for every deal", Look::Bold)?;
    for (term, label, figure, look) in figures(money) {
        sheet.text((term.row(), 0), label, Look::Plain)?;
        sheet.figure((term.row(), VALUES), figure, look)?;
    }
    sheet.text((Term::KickOff.row(), 0), "Kick-off", Look::Plain)?;
    sheet.day((Term::KickOff.row(), VALUES), money.basis.kick_off.as_ref(), Look::DayInput)?;
    sheet.text((Term::Most.row(), 0), "Deals in year one at most, rated 1 to 5", Look::Plain)?;
    for (most, column) in MOST_DEALS.iter().zip(VALUES..) {
        sheet.number((Term::Most.row(), column), f64::from(*most), Look::WholeInput)?;
    }
    notes(sheet, money)
}

/// Term, label, value and look of all that are figures.
fn figures(money: &Money) -> [(Term, &'static str, Option<f64>, Look); 9] {
    let (terms, basis) = (&money.terms, &money.basis);
    [
        (Term::Deal, "Typical deal a year", terms.deal, Look::NumberInput),
        (Term::Smallest, "Smallest usual deal", terms.smallest, Look::NumberInput),
        (Term::Largest, "Largest usual deal", terms.largest, Look::NumberInput),
        (Term::Margin, "Gross margin", terms.margin, Look::PercentInput),
        (Term::Retention, "Revenue kept after a year", terms.retention, Look::PercentInput),
        (Term::Won, "Deals won of deals started", Some(terms.won()), Look::PercentInput),
        (Term::Day, "Price of a day of ours", Some(terms.day_price()), Look::NumberInput),
        (Term::Goal, "Goal, as an amount", basis.goal, Look::NumberInput),
        (Term::Months, "Months from first call to signature", basis.cycle_months, Look::NumberInput),
    ]
}

/// What nobody has said, and what is a judgement.
fn notes(sheet: &mut BookSheet<'_>, money: &Money) -> Done {
    let guessed = money.terms.win_rate.is_none().then(|| "a guess: nobody said".to_owned());
    let judged = format!("a judgement: {DAY_PRICE} until somebody says otherwise");
    let judged = money.terms.day.is_none().then_some(judged);
    sheet.text((Term::Won.row(), VALUES + 1), &guessed.unwrap_or_default(), Look::Plain)?;
    sheet.text((Term::Day.row(), VALUES + 1), &judged.unwrap_or_default(), Look::Plain)?;
    sheet.text((Term::Most.row(), VALUES + 5), "a judgement", Look::Plain)
}
