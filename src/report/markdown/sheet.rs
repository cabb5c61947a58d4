//! One strategy sheet a segment.

use super::Page;
use super::escape::escape;
use crate::plan::{Milestone, Strategy};
use crate::report::{Report, SegmentRow, pay_words};

pub(super) fn strategies(page: &mut Page, report: &Report) {
    if report.segments.is_empty() && report.segments.without().is_empty() {
        return;
    }
    page.heading(2, "Strategies");
    for segment in &report.segments {
        sheet(page, segment, &report.goal.limits.currency);
    }
    if !report.segments.without().is_empty() {
        let names: Vec<String> = report.segments.without().iter().map(|who| escape(who.name())).collect();
        page.paragraph(&format!("Without a partner model, so in no segment yet: {}.", names.join(", ")));
    }
}

fn sheet(page: &mut Page, segment: &SegmentRow, currency: &str) {
    let strategy = &segment.strategy;
    page.heading(3, &escape(&segment.name));
    let names: Vec<String> = segment.partners.iter().map(|who| escape(who.name())).collect();
    page.paragraph(&if names.is_empty() { "No partners yet.".to_owned() } else { format!("{}.", names.join(", ")) });
    page.paragraph(&escape(&strategy.goal));
    needs(page, strategy);
    labelled(page, "What we invest", strategy.invest.iter().map(|line| escape(line)));
    labelled(page, "Pay", strategy.pay.iter().map(|line| escape(&pay_words(line, currency))));
    labelled(page, "Rules of engagement", strategy.rules.iter().map(|line| escape(line)));
    labelled(page, "What we measure", strategy.kpis.iter().map(|line| escape(line)));
    labelled(page, "Risks", strategy.risks.iter().map(|line| escape(line)));
    labelled(page, "First 90 days", strategy.first_90_days.iter().map(milestone));
    labelled(page, "90-day test", Some(escape(&strategy.test)));
}

fn needs(page: &mut Page, strategy: &Strategy) {
    page.table(
        ["What they need", "Our answer", "How", "Owner"],
        strategy
            .needs
            .iter()
            .map(|need| [escape(&need.need), need.answer.label().to_owned(), escape(&need.how), escape(&need.owner)]),
    );
}

fn milestone(milestone: &Milestone) -> String {
    format!("by day {}: {}", milestone.by_day, escape(&milestone.what))
}

fn labelled(page: &mut Page, label: &str, items: impl IntoIterator<Item = String>) {
    let items: Vec<String> = items.into_iter().filter(|item| !item.is_empty()).collect();
    if !items.is_empty() {
        page.paragraph(&format!("**{label}**"));
        page.list(items);
    }
}
