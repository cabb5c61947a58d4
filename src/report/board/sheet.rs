//! One strategy sheet a segment.

use super::name;
use crate::catalog;
use crate::plan::{PartnerId, Section, SheetLine, Strategy};
use crate::report::page::{Page, line, text};
use crate::report::{LineWords, Report, SegmentRow, Who, line_words};

/// Which sheets are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// Those of segments with a member in the set.
    TheSet,
    /// All others.
    Others,
}

pub(super) fn strategies(page: &mut Page, report: &Report, whose: Whose) {
    let is_meant = |segment: &&SegmentRow| match whose {
        Whose::TheSet => has_a_member(report, segment),
        Whose::Others => !segment.partners.is_empty() && !has_a_member(report, segment),
    };
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
    page.heading(3, &segment.name);
    let names: Vec<String> = segment.partners.iter().map(name).collect();
    page.paragraph(&if names.is_empty() { "No partners yet.".to_owned() } else { format!("{}.", names.join(", ")) });
    for section in Section::ALL {
        part(page, report, segment, section);
    }
    page.paragraph(catalog::NOT_LEGAL_ADVICE);
}

fn part(page: &mut Page, report: &Report, segment: &SegmentRow, section: Section) {
    let lines = section.lines(&segment.strategy);
    match section {
        Section::Goal => page.paragraph(&segment.strategy.goal),
        Section::Needs => needs(page, &segment.strategy),
        Section::Deal => page.table(
            [text(section.title()), text("Who")],
            lines.iter().map(|it| words(report, it)).map(|said| [said.text, said.head]),
        ),
        _ => page.labelled_list(section.title(), lines.iter().map(|it| in_a_line(words(report, it)))),
    }
}

/// A line in words, with whom it is for by name: also whoever is ruled out by now, and so in no segment.
fn words(report: &Report, of: &SheetLine) -> LineWords {
    let name = |id: &PartnerId| report.partner(id).map(|partner| line(&partner.name));
    line_words(of, &report.goal.limits.currency, name)
}

fn in_a_line(said: LineWords) -> String {
    let head = if said.head.is_empty() { String::new() } else { format!("{}: ", said.head) };
    let more = if said.more.is_empty() { String::new() } else { format!(" ({})", said.more) };
    format!("{head}{}{more}", said.text)
}

fn needs(page: &mut Page, strategy: &Strategy) {
    page.table(
        [text("What they need"), text("Our answer"), text("How"), text("Owner")],
        strategy.needs.iter().map(|need| {
            let due = need.due.as_ref().map(|due| format!(" by {due}")).unwrap_or_default();
            let answer = format!("{}{due}", need.answer.label());
            [need.need.clone(), answer, need.how.clone(), need.owner.clone()]
        }),
    );
}
