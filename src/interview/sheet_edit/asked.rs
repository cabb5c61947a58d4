//! The parts a line of a sheet is asked for in.

use super::whom::whom_text;
use crate::interview::parts::Part;
use crate::plan::{
    Credit, DealStep, Doer, Duty, Investment, Kpi, KpiKind, Milestone, Need, NeedAnswer, OurRole, PayIf, PayLine,
    PayOn, PayRate, PayWhen, Plan, Point, Section, SheetLine, Whom, pay_rate_text,
};

const ANSWERS: &[&str] =
    &[NeedAnswer::Yes.label(), NeedAnswer::Planned.label(), NeedAnswer::No.label(), NeedAnswer::Open.label()];
const WHEN: &[&str] = &[PayWhen::New.label(), PayWhen::Renewal.label()];
const ON: &[&str] = &[
    PayOn::Contract.label(),
    PayOn::List.label(),
    PayOn::Services.label(),
    PayOn::TheirPrice.label(),
    PayOn::Event.label(),
];
const STANDS: &[&str] = &["stands alone", "on top of the line that stands alone"];
const ONLY_IF: &[&str] =
    &[PayIf::Always.label(), PayIf::Brought.label(), PayIf::Registered.label(), PayIf::OrderOnly.label()];
const KINDS: &[&str] = &[KpiKind::Leading.label(), KpiKind::Lagging.label()];
const DOERS: &[&str] = &[Doer::Us.label(), Doer::Them.label(), Doer::Both.label()];
const CREDITS: &[&str] = &[Credit::Registration.label(), Credit::Link.label()];
const STEPS: &[&str] = &[
    DealStep::Source.label(),
    DealStep::Qualify.label(),
    DealStep::Demo.label(),
    DealStep::SecurityFile.label(),
    DealStep::Price.label(),
    DealStep::Contract.label(),
    DealStep::SetUp.label(),
    DealStep::FirstLineSupport.label(),
    DealStep::Renewal.label(),
];
const ROLES: &[&str] = &[
    "nobody in particular",
    OurRole::PartnerManager.label(),
    OurRole::Engineer.label(),
    OurRole::Product.label(),
    OurRole::Legal.label(),
    OurRole::Marketing.label(),
    OurRole::Sales.label(),
    OurRole::Finance.label(),
];
/// The parts a line of a section is asked for in, as they stand in `line`; empty for a new one.
#[must_use]
pub fn parts(plan: &Plan, section: Section, line: Option<&SheetLine>) -> Vec<Part> {
    match line.cloned().unwrap_or_else(|| empty(section)) {
        SheetLine::Text(text) => vec![Part::text(section.title(), &text)],
        SheetLine::Point(point) => vec![Part::text(section.title(), &point.text), whom(plan, &point.applies)],
        SheetLine::Need(need) => need_parts(plan, &need),
        SheetLine::Duty(duty) => vec![
            Part::choice("Step", STEPS, place(&DealStep::ALL, duty.step)),
            Part::choice("Who does it", DOERS, place(&Doer::ALL, duty.by)),
            whom(plan, &duty.applies),
        ],
        SheetLine::Invest(investment) => invest_parts(plan, &investment),
        SheetLine::Pay(pay) => pay_parts(plan, &pay),
        SheetLine::Credit(credit, days) => vec![
            Part::choice("For", CREDITS, place(&Credit::ALL, credit)),
            Part::text("Days", &line.map(|_| days.to_string()).unwrap_or_default()),
        ],
        SheetLine::Kpi(kpi) => vec![
            Part::text("What we measure", &kpi.text),
            Part::choice("It is", KINDS, place(&KpiKind::ALL, kpi.kind)),
            whom(plan, &kpi.applies),
        ],
        SheetLine::Milestone(milestone) => milestone_parts(plan, &milestone, line.is_none()),
    }
}

/// A line of which nothing is said yet.
fn empty(section: Section) -> SheetLine {
    match section {
        Section::Goal | Section::Test | Section::OurHalf | Section::After => SheetLine::Text(String::new()),
        Section::Fits | Section::NotFor | Section::Expect | Section::Rules | Section::Risks | Section::Recruit => {
            SheetLine::Point(Point::default())
        }
        Section::Needs => SheetLine::Need(Need::default()),
        Section::Deal => SheetLine::Duty(Duty { step: DealStep::Source, by: Doer::Us, applies: Whom::All }),
        Section::Invest => SheetLine::Invest(Investment::default()),
        Section::Pay => SheetLine::Pay(PayLine::default()),
        Section::Credit => SheetLine::Credit(Credit::Registration, 0),
        Section::Kpis => SheetLine::Kpi(Kpi::default()),
        Section::First90Days => SheetLine::Milestone(Milestone::default()),
    }
}

fn need_parts(plan: &Plan, need: &Need) -> Vec<Part> {
    let due = need.due.as_ref().map(|day| day.as_str().to_owned()).unwrap_or_default();
    vec![
        Part::text("What they need", &need.need),
        Part::choice("Our answer", ANSWERS, place(&NeedAnswer::ALL, need.answer)),
        Part::text("How", &need.how),
        Part::text("Who sees to it", &need.owner),
        Part::text("By when", &due),
        whom(plan, &need.applies),
    ]
}

fn invest_parts(plan: &Plan, line: &Investment) -> Vec<Part> {
    let role = line.role.map_or(0, |role| place(&OurRole::ALL, role) + 1);
    let days = line.days.map(|days| days.get().to_string()).unwrap_or_default();
    let cost = line.cost.map(|cost| pay_rate_text(PayRate::Flat(cost))).unwrap_or_default();
    vec![
        Part::text("What we invest", &line.what),
        Part::choice("Whose days", ROLES, role),
        Part::text("Days", &days),
        Part::text("Money", &cost),
        whom(plan, &line.applies),
    ]
}

fn pay_parts(plan: &Plan, pay: &PayLine) -> Vec<Part> {
    let is_new = *pay == PayLine::default();
    let rate = if is_new { String::new() } else { pay_rate_text(pay.rate) };
    let months = pay.months.map(|months| months.to_string()).unwrap_or_default();
    let minimum = pay.minimum.map(|minimum| pay_rate_text(PayRate::Flat(minimum))).unwrap_or_default();
    vec![
        Part::choice("For", WHEN, place(&PayWhen::ALL, pay.when)),
        Part::text("Rate", &rate),
        Part::text("Of what", &pay.basis),
        Part::text("Months", &months),
        Part::choice("Share of", ON, place(&PayOn::ALL, pay.on)),
        whom(plan, &pay.applies),
        Part::choice("It", STANDS, usize::from(pay.adds)),
        Part::choice("Only if", ONLY_IF, place(&PayIf::ALL, pay.only_if)),
        Part::text("At least a year", &minimum),
        Part::text("Source", &pay.source),
    ]
}

fn milestone_parts(plan: &Plan, milestone: &Milestone, is_new: bool) -> Vec<Part> {
    let day = if is_new { String::new() } else { milestone.by_day.to_string() };
    vec![
        Part::text("By day", &day),
        Part::text("What is done", &milestone.what),
        Part::choice("Who does it", DOERS, place(&Doer::ALL, milestone.by)),
        Part::text("What shows it", &milestone.proof),
        Part::text("Rests on the need", &milestone.rests_on),
        whom(plan, &milestone.applies),
    ]
}

fn whom(plan: &Plan, applies: &Whom) -> Part {
    Part::text("Whom", &whom_text(plan, applies))
}

pub(super) fn place<T: PartialEq + Copy>(all: &[T], one: T) -> usize {
    all.iter().position(|other| *other == one).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_choices_stand_in_the_order_of_their_values() {
        assert_eq!(ANSWERS, NeedAnswer::ALL.map(NeedAnswer::label));
        assert_eq!(WHEN, PayWhen::ALL.map(PayWhen::label));
        assert_eq!(ON, PayOn::ALL.map(PayOn::label));
        assert_eq!(ONLY_IF, PayIf::ALL.map(PayIf::label));
        assert_eq!(KINDS, KpiKind::ALL.map(KpiKind::label));
        assert_eq!(DOERS, Doer::ALL.map(Doer::label));
        assert_eq!(STEPS, DealStep::ALL.map(DealStep::label));
        assert_eq!(CREDITS, Credit::ALL.map(Credit::label));
        assert_eq!(ROLES[1..], OurRole::ALL.map(OurRole::label));
    }
}
