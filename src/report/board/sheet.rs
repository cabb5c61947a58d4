//! One strategy sheet a segment.

use super::name;
use crate::catalog;
use crate::plan::Section;
use crate::report::page::Page;
use crate::report::papers::sheet_part;
use crate::report::{Report, SegmentRow, Who, range_words, ranges_of, sources_of};

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
        sheet_part(page, report, &segment.strategy, section, None);
    }
    let ranges = ranges_of(segment.model, segment.variant);
    page.labelled_list("What others pay", ranges.iter().map(|range| range_words(range)));
    let sources = sources_of(&segment.strategy, &ranges);
    page.labelled_list("Sources", sources.iter().map(ToString::to_string));
    page.paragraph(catalog::NOT_LEGAL_ADVICE);
}
