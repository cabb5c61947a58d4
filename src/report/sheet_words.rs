//! A line of a strategy sheet in words, the same on the screen and in every paper.

use super::figure::{counted, money, plain};
use super::pay_words;

use crate::plan::{Amount, Investment, Milestone, Need, OurRole, PartnerId, SheetLine, Strategy, Variant, Whom};

/// A line in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineWords {
    /// A word before it: an answer, a day, who does it.
    pub head: String,
    /// What it says.
    pub text: String,
    /// What is said below it.
    pub more: String,
}

/// A line in words; `name` gives a partner's.
#[must_use]
pub fn line_words(line: &SheetLine, currency: &str, name: impl Fn(&PartnerId) -> Option<String>) -> LineWords {
    let whom = whom_words(line.applies(), &name);
    let said = |head: &str, text: &str| LineWords {
        head: head.to_owned(),
        text: format!("{text}{whom}"),
        more: String::new(),
    };
    match line {
        SheetLine::Text(text) => said("", text),
        SheetLine::Point(point) => said("", &point.text),
        SheetLine::Need(need) => LineWords { more: answer(need), ..said(need.answer.label(), &need.need) },
        SheetLine::Duty(duty) => said(duty.by.label(), duty.step.label()),
        SheetLine::Invest(line) => LineWords { more: effort(line, currency), ..said("", &line.what) },
        SheetLine::Pay(pay) => {
            let one = if let Whom::Partner(id) = &pay.applies { name(id) } else { None };
            LineWords { text: pay_words(pay, currency, one.as_deref()), ..LineWords::default() }
        }
        SheetLine::Credit(credit, days) => said("", &format!("{}: {}", credit.label(), counted(*days as usize, "day"))),
        SheetLine::Kpi(kpi) => said(kpi.kind.label(), &kpi.text),
        SheetLine::Milestone(milestone) => {
            LineWords { more: shown(milestone), ..said(&day(milestone.by_day), &milestone.what) }
        }
    }
}

/// "day 30", "day −7".
#[must_use]
pub fn day(day: i16) -> String {
    format!("day {}", day.to_string().replace('-', "−"))
}

fn whom_words(whom: Option<&Whom>, name: impl Fn(&PartnerId) -> Option<String>) -> String {
    match whom {
        None | Some(Whom::All) => String::new(),
        Some(Whom::Variant(variant)) => format!(" ({})", variant.label()),
        Some(Whom::Partner(id)) => format!(" ({})", name(id).unwrap_or_else(|| id.as_str().to_owned())),
    }
}

/// How we answer a need, by when, and who sees to it.
fn answer(need: &Need) -> String {
    let due = need.due.as_ref().map(|due| format!("by {due}")).unwrap_or_default();
    joined([need.how.trim(), &due, need.owner.trim()])
}

/// Whose days something takes, how many, and what it costs.
fn effort(line: &Investment, currency: &str) -> String {
    let days = line.days.map(|days| plain(days.get()));
    let days = days.map(|days| format!("{days} {}", if days == "1" { "day" } else { "days" })).unwrap_or_default();
    let role = line.role.map_or("", |role| role.label());
    let cost = line.cost.map(|cost| money(cost.get(), currency)).unwrap_or_default();
    joined([role, &days, &cost])
}

/// Who does a milestone, what shows it, what it rests on.
fn shown(milestone: &Milestone) -> String {
    let rests = milestone.rests_on.trim();
    let rests = if rests.is_empty() { String::new() } else { format!("rests on: {rests}") };
    joined([milestone.by.label(), milestone.proof.trim(), &rests])
}

fn joined<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What a sheet puts in altogether, a sentence for everybody and one for each variant with lines of its own: "Together 28
/// days (partner manager 8, engineer 10) and $24k".
#[must_use]
pub fn invested_words(strategy: &Strategy, currency: &str) -> Vec<String> {
    let mut whom: Vec<Option<Variant>> = vec![None];
    for line in &strategy.invest {
        if let Whom::Variant(variant) = line.applies
            && !whom.contains(&Some(variant))
        {
            whom.push(Some(variant));
        }
    }
    whom.into_iter().filter_map(|variant| invested(strategy, variant, currency)).collect()
}

/// The sum for those of a variant, or of none with lines of its own; none where no line says days or money.
fn invested(strategy: &Strategy, variant: Option<Variant>, currency: &str) -> Option<String> {
    let mine = |line: &&Investment| match &line.applies {
        Whom::All => true,
        Whom::Variant(of) => Some(*of) == variant,
        Whom::Partner(_) => false,
    };
    let lines: Vec<&Investment> = strategy.invest.iter().filter(mine).collect();
    let days_of = |role: OurRole| -> f64 {
        let his = lines.iter().filter(|line| line.role == Some(role));
        his.filter_map(|line| line.days).map(Amount::get).sum()
    };
    let days: f64 = lines.iter().filter_map(|line| line.days).map(Amount::get).sum();
    let cost: f64 = lines.iter().filter_map(|line| line.cost).map(Amount::get).sum();
    let roles: Vec<String> = OurRole::ALL
        .into_iter()
        .map(|role| (role, days_of(role)))
        .filter(|(_, days)| *days > 0.0)
        .map(|(role, days)| format!("{} {}", role.label(), plain(days)))
        .collect();
    let roles = if roles.is_empty() { String::new() } else { format!(" ({})", roles.join(", ")) };
    let whose = variant.map_or("Together".to_owned(), |variant| format!("Together, {}:", variant.label()));
    (days > 0.0 || cost > 0.0).then(|| format!("{whose} {} days{roles} and {}", plain(days), money(cost, currency)))
}
