//! One strategy sheet a segment.

use super::name;
use crate::plan::{Milestone, PayLine, PayTo, Strategy};
use crate::report::page::{Page, line, text};
use crate::report::{Report, SegmentRow, Who, pay_words};

/// Which sheets are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// Those of segments with a member in the set.
    TheSet,
    /// All others.
    Others,
}

pub(super) fn strategies(page: &mut Page, report: &Report, whose: Whose) {
    let is_meant = |segment: &&SegmentRow| has_a_member(report, segment) == (whose == Whose::TheSet);
    let segments: Vec<&SegmentRow> = report.segments.iter().filter(is_meant).collect();
    let without = if whose == Whose::Others { report.segments.without() } else { &[] };
    if segments.is_empty() && without.is_empty() {
        return;
    }
    page.heading(2, if whose == Whose::TheSet { "Strategies" } else { "Other strategies" });
    for segment in segments {
        sheet(page, report, segment);
    }
    if !without.is_empty() {
        let names: Vec<String> = without.iter().map(name).collect();
        page.paragraph(&format!("Without a partner model, so in no segment yet: {}.", names.join(", ")));
    }
}

fn has_a_member(report: &Report, segment: &SegmentRow) -> bool {
    let is_in = |who: &Who| report.findings.iter().any(|it| it.set().any(|(member, _)| member.index == who.index));
    segment.partners.iter().any(is_in)
}

fn sheet(page: &mut Page, report: &Report, segment: &SegmentRow) {
    let strategy = &segment.strategy;
    page.heading(3, &segment.name);
    let names: Vec<String> = segment.partners.iter().map(name).collect();
    page.paragraph(&if names.is_empty() { "No partners yet.".to_owned() } else { format!("{}.", names.join(", ")) });
    page.paragraph(&strategy.goal);
    needs(page, strategy);
    page.labelled_list("What we invest", strategy.invest.iter().cloned());
    page.labelled_list("Pay", strategy.pay.iter().map(|line| pay(report, line)));
    page.labelled_list("Rules of engagement", strategy.rules.iter().cloned());
    page.labelled_list("What we measure", strategy.kpis.iter().cloned());
    page.labelled_list("Risks", strategy.risks.iter().cloned());
    page.labelled_list("First 90 days", strategy.first_90_days.iter().map(milestone));
    page.labelled_list("90-day test", Some(strategy.test.clone()));
}

/// A line of pay, for whom by name: also whoever is ruled out by now, and so in no segment.
fn pay(report: &Report, pay: &PayLine) -> String {
    let whom = match &pay.applies {
        PayTo::Partner(id) => report.partner(id),
        PayTo::All | PayTo::Variant(_) => None,
    };
    pay_words(pay, &report.goal.limits.currency, whom.map(|partner| line(&partner.name)).as_deref())
}

fn needs(page: &mut Page, strategy: &Strategy) {
    page.table(
        [text("What they need"), text("Our answer"), text("How"), text("Owner")],
        strategy
            .needs
            .iter()
            .map(|need| [need.need.clone(), need.answer.label().to_owned(), need.how.clone(), need.owner.clone()]),
    );
}

fn milestone(milestone: &Milestone) -> String {
    format!("by day {}: {}", milestone.by_day, milestone.what)
}
