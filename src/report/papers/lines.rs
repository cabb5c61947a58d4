//! A part of a strategy sheet on a page, for everybody of a segment or for one partner.

use crate::plan::{Partner, PartnerId, Section, SheetLine, Strategy, Whom, pay_of};
use crate::report::money::worked::{WorkedDeal, WorkedRow};
use crate::report::page::{Page, line, text};
use crate::report::{LineWords, Report, invested_words, line_words};

/// A part of a sheet; with a partner, only the lines that are for them.
pub(in crate::report) fn sheet_part(
    page: &mut Page,
    report: &Report,
    strategy: &Strategy,
    section: Section,
    whose: Option<&Partner>,
) {
    let lines = whose.map_or_else(|| section.lines(strategy), |partner| lines_for(strategy, section, partner));
    match section {
        Section::Goal => page.paragraph(&strategy.goal),
        Section::Needs => needs(page, report, &lines),
        Section::Deal => page.table(
            [text(section.title()), text("Who")],
            lines.iter().map(|it| words(report, it)).map(|said| [said.text, said.head]),
        ),
        _ => {
            let said = lines.iter().map(|it| in_a_line(&words(report, it)));
            let together = if section == Section::Invest && whose.is_none() {
                invested_words(strategy, &report.goal.limits.currency)
            } else {
                Vec::new()
            };
            page.labelled_list(section.title(), said.chain(together));
        }
    }
}

/// The lines of a part that are for a partner; of pay, those that count for them.
pub(super) fn lines_for(strategy: &Strategy, section: Section, partner: &Partner) -> Vec<SheetLine> {
    if section == Section::Pay {
        return pay_of(&strategy.pay, partner).cloned().map(SheetLine::Pay).collect();
    }
    let is_for = |line: &SheetLine| line.applies().is_none_or(|whom| whom.is_for(partner));
    section.lines(strategy).into_iter().filter(is_for).collect()
}

/// A line in words, with whom it is for by name: also whoever is ruled out by now, and so in no segment.
pub(super) fn words(report: &Report, of: &SheetLine) -> LineWords {
    let name = |id: &PartnerId| report.partner(id).map(|partner| line(&partner.name));
    line_words(of, &report.goal.limits.currency, name)
}

/// The words of a line, without whom it is for: on a paper for one partner that goes without saying.
pub(super) fn words_for_one(report: &Report, of: &SheetLine) -> LineWords {
    words(report, &for_all(of))
}

/// The line as if it were for everybody.
fn for_all(line: &SheetLine) -> SheetLine {
    let mut line = line.clone();
    match &mut line {
        SheetLine::Text(_) | SheetLine::Credit(..) => {}
        SheetLine::Point(it) => it.applies = Whom::All,
        SheetLine::Need(it) => it.applies = Whom::All,
        SheetLine::Duty(it) => it.applies = Whom::All,
        SheetLine::Invest(it) => it.applies = Whom::All,
        SheetLine::Pay(it) => it.applies = Whom::All,
        SheetLine::Kpi(it) => it.applies = Whom::All,
        SheetLine::Milestone(it) => it.applies = Whom::All,
    }
    line
}

/// One deal worked through: a sentence on which deals, and a line a figure.
pub(super) fn deal_lines(deal: &WorkedDeal, keeps: impl Fn(&WorkedRow) -> bool) -> Vec<String> {
    let rows = deal.rows.iter().filter(|row| keeps(row)).map(|row| format!("{}: {}", row.label, row.cells.join(", ")));
    rows.collect()
}

/// Which deals are worked through: "At a deal of $24k, $42k, $95k a year:".
pub(super) fn deal_sizes(deal: &WorkedDeal) -> String {
    format!("At a deal of {} a year, before discounts, at a flat price", deal.deals.join(", "))
}

/// The words of a line in one line.
pub(super) fn in_a_line(said: &LineWords) -> String {
    let head = if said.head.is_empty() { String::new() } else { format!("{}: ", said.head) };
    let more = if said.more.is_empty() { String::new() } else { format!(" ({})", said.more) };
    format!("{head}{}{more}", said.text)
}

fn needs(page: &mut Page, report: &Report, lines: &[SheetLine]) {
    let needs = lines.iter().filter_map(|it| if let SheetLine::Need(need) = it { Some((it, need)) } else { None });
    page.table(
        [text("What they need"), text("Our answer"), text("How"), text("Owner")],
        needs.map(|(line, need)| {
            let due = need.due.as_ref().map(|due| format!(" by {due}")).unwrap_or_default();
            let answer = format!("{}{due}", need.answer.label());
            [words(report, line).text, answer, need.how.clone(), need.owner.clone()]
        }),
    );
}
