//! A line of a sheet from what was given for its parts.

use super::whom::meant;
use crate::interview::parts::{Given, PartError};
use crate::plan::{
    Amount, Credit, Date, DealStep, Doer, Duty, Investment, Kpi, KpiKind, Milestone, Need, NeedAnswer, OurRole, PayIf,
    PayLine, PayOn, PayRate, PayWhen, Plan, Point, Section, SheetLine, Whom, clean_line, day, pay_months, pay_rate,
};

/// A line from what was given for its parts.
///
/// # Errors
/// Which part cannot stand, and why.
pub fn read(plan: &Plan, section: Section, given: &[Given<'_>]) -> Result<SheetLine, PartError> {
    match section {
        Section::Goal | Section::Test | Section::OurHalf | Section::After => {
            needed(given, 0, section.title()).map(SheetLine::Text)
        }
        Section::Fits | Section::NotFor | Section::Expect | Section::Rules | Section::Risks | Section::Recruit => {
            Ok(SheetLine::Point(Point { text: needed(given, 0, section.title())?, applies: whom(plan, given, 1)? }))
        }
        Section::Needs => read_need(plan, given).map(SheetLine::Need),
        Section::Deal => read_duty(plan, given).map(SheetLine::Duty),
        Section::Invest => read_investment(plan, given).map(SheetLine::Invest),
        Section::Pay => read_pay(plan, given).map(SheetLine::Pay),
        Section::Credit => read_credit(given),
        Section::Kpis => read_kpi(plan, given).map(SheetLine::Kpi),
        Section::First90Days => read_milestone(plan, given).map(SheetLine::Milestone),
    }
}

fn read_duty(plan: &Plan, given: &[Given<'_>]) -> Result<Duty, PartError> {
    Ok(Duty {
        step: chosen(&DealStep::ALL, given, 0).unwrap_or(DealStep::Source),
        by: chosen(&Doer::ALL, given, 1).unwrap_or_default(),
        applies: whom(plan, given, 2)?,
    })
}

fn read_credit(given: &[Given<'_>]) -> Result<SheetLine, PartError> {
    let days = text(given, 1).parse().ok().filter(|days| (1..=3650).contains(days));
    let days = days.ok_or_else(|| (1, "Days: write a whole number of days, like 150.".to_owned()))?;
    Ok(SheetLine::Credit(chosen(&Credit::ALL, given, 0).unwrap_or(Credit::Registration), days))
}

fn read_kpi(plan: &Plan, given: &[Given<'_>]) -> Result<Kpi, PartError> {
    Ok(Kpi {
        text: needed(given, 0, Section::Kpis.title())?,
        kind: chosen(&KpiKind::ALL, given, 1).unwrap_or_default(),
        applies: whom(plan, given, 2)?,
    })
}

fn read_need(plan: &Plan, given: &[Given<'_>]) -> Result<Need, PartError> {
    Ok(Need {
        need: needed(given, 0, "What they need")?,
        answer: chosen(&NeedAnswer::ALL, given, 1).unwrap_or_default(),
        how: text(given, 2),
        owner: text(given, 3),
        due: date(given, 4)?,
        applies: whom(plan, given, 5)?,
    })
}

fn read_investment(plan: &Plan, given: &[Given<'_>]) -> Result<Investment, PartError> {
    let days = text(given, 2);
    let days = (!days.is_empty()).then(|| days.replace(',', ".").parse().ok().and_then(|days| Amount::new(days).ok()));
    if days == Some(None) {
        return Err((2, "Days: write a number of our days, like 6, or leave it empty.".to_owned()));
    }
    Ok(Investment {
        what: needed(given, 0, "What we invest")?,
        role: choice(given, 1).checked_sub(1).and_then(|at| OurRole::ALL.get(at)).copied(),
        days: days.flatten(),
        cost: money(plan, given, 3, "Money")?,
        applies: whom(plan, given, 4)?,
    })
}

fn read_pay(plan: &Plan, given: &[Given<'_>]) -> Result<PayLine, PartError> {
    let rate = pay_rate(&text(given, 1), &plan.goal.limits.currency).map_err(|error| (1, format!("Rate: {error}.")))?;
    let basis = text(given, 2);
    if basis.is_empty() && rate != PayRate::Nothing {
        let what = "Of what: name the sum it is taken of, like “year-one contract value, on cash received”.";
        return Err((2, what.to_owned()));
    }
    Ok(PayLine {
        when: chosen(&PayWhen::ALL, given, 0).unwrap_or_default(),
        rate,
        basis,
        months: pay_months(&text(given, 3)).map_err(|error| (3, format!("Months: {error}.")))?,
        on: chosen(&PayOn::ALL, given, 4).unwrap_or_default(),
        applies: whom(plan, given, 5)?,
        adds: choice(given, 6) == 1,
        only_if: chosen(&PayIf::ALL, given, 7).unwrap_or_default(),
        minimum: money(plan, given, 8, "At least a year")?,
        source: text(given, 9),
    })
}

fn read_milestone(plan: &Plan, given: &[Given<'_>]) -> Result<Milestone, PartError> {
    let by_day = text(given, 0).replace('−', "-").parse().ok().filter(|day| (-90..=999).contains(day));
    let by_day = by_day.ok_or_else(|| {
        (0, "By day: write a number of days from kick-off, like 30, or -7 for a week before it.".to_owned())
    })?;
    Ok(Milestone {
        by_day,
        what: needed(given, 1, "What is done")?,
        by: chosen(&Doer::ALL, given, 2).unwrap_or_default(),
        proof: text(given, 3),
        rests_on: text(given, 4),
        applies: whom(plan, given, 5)?,
    })
}

/// Whom a line is for; everybody where nothing is said.
fn whom(plan: &Plan, given: &[Given<'_>], at: usize) -> Result<Whom, PartError> {
    meant(plan, &text(given, at)).ok_or_else(|| {
        (at, "Whom: write “all”, a variant like “affiliate”, or the name of a candidate in the plan.".to_owned())
    })
}

fn money(plan: &Plan, given: &[Given<'_>], at: usize, label: &str) -> Result<Option<Amount>, PartError> {
    match pay_rate(&text(given, at), &plan.goal.limits.currency) {
        Ok(PayRate::Nothing) => Ok(None),
        Ok(PayRate::Flat(amount)) => Ok(Some(amount)),
        _ => Err((at, format!("{label}: write an amount like “5k”, or leave it empty."))),
    }
}

fn date(given: &[Given<'_>], at: usize) -> Result<Option<Date>, PartError> {
    day(&text(given, at)).map_err(|error| (at, format!("By when: {error}.")))
}

fn text(given: &[Given<'_>], at: usize) -> String {
    if let Some(Given::Text(text)) = given.get(at) { clean_line(text) } else { String::new() }
}

fn choice(given: &[Given<'_>], at: usize) -> usize {
    if let Some(Given::Choice(chosen)) = given.get(at) { *chosen } else { 0 }
}

fn chosen<T: Copy>(all: &[T], given: &[Given<'_>], at: usize) -> Option<T> {
    all.get(choice(given, at)).copied()
}

fn needed(given: &[Given<'_>], at: usize, what: &str) -> Result<String, PartError> {
    let text = text(given, at);
    if text.is_empty() {
        return Err((at, format!("{what}: write it, or press Esc to leave the sheet as it was.")));
    }
    Ok(text)
}
