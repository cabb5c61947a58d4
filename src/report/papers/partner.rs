//! What we know of one partner on a page: why it stands where it stands, what is open, what it brings, its sheet.

use super::lines::{deal_lines, deal_sizes, sheet_part};
use super::{called, internal};
use crate::catalog;
use crate::plan::{Partner, PartnerId, Plan, Section};
use crate::report::dates::words as in_words;
use crate::report::money::worked::worked_deal;
use crate::report::page::{Page, detail, figures, line, text};
use crate::report::why::{Why, why};
use crate::report::{Report, figure};

pub(super) fn write(page: &mut Page, report: &Report, id: &PartnerId, with_notes: bool) {
    let plan = report.segments.plan();
    let Some(place) = plan.partners.iter().position(|partner| partner.id == *id) else { return };
    let partner = &plan.partners[place];
    internal(page, report, &called(partner));
    if let Some(why) = why(&plan, report, report.findings.as_deref(), place) {
        standing(page, &why);
    }
    deal(page, &plan, id);
    traps(page, report, id);
    dates(page, report, id);
    if let Some(segment) = catalog::segment_of(&plan, partner) {
        sheet(page, report, partner, segment.as_str());
    }
    if with_notes {
        notes(page, partner);
    }
    page.paragraph(catalog::NOT_LEGAL_ADVICE);
}

fn standing(page: &mut Page, why: &Why) {
    page.sentences([format!("{}.", why.kind), format!("{}.", why.standing.trim_end_matches('.'))]);
    page.list(why.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.said)));
    page.table(
        [text("Criterion"), figures("Rating"), text("How we know"), figures("Points"), text("What that means")],
        why.parts.iter().map(|part| {
            let points = part.points.map(|(points, _)| figure::tenths(points)).unwrap_or_default();
            [part.name.clone(), part.rating.clone(), part.known.clone(), points, part.anchor.clone()]
        }),
    );
}

/// One deal from both sides.
fn deal(page: &mut Page, plan: &Plan, id: &PartnerId) {
    let Some(deal) = worked_deal(plan, id) else { return };
    page.heading(2, "One deal, from both sides");
    if !deal.rows.is_empty() {
        page.labelled_list(&deal_sizes(&deal), deal_lines(&deal, |_| true));
    }
    page.list(deal.notes.iter().cloned());
}

/// What looks fine and goes wrong in practice, of them.
fn traps(page: &mut Page, report: &Report, id: &PartnerId) {
    let theirs = report.traps.open().filter(|row| row.trap.partners.contains(id));
    page.headed_list(2, "Traps", theirs.map(|row| row.trap.text.clone()));
}

/// What has a day with them.
fn dates(page: &mut Page, report: &Report, id: &PartnerId) {
    let Some(findings) = &report.findings else { return };
    let rows = findings.dates.rows.iter().filter(|row| row.partner() == Some(id)).collect::<Vec<_>>();
    if rows.is_empty() {
        return;
    }
    page.heading(2, "By date");
    page.table(
        [text("By"), text("What"), text("Who"), detail("What shows it")],
        rows.iter().map(|row| [row.day.to_string(), in_words::what(row), in_words::who(row), in_words::proof(row)]),
    );
}

fn sheet(page: &mut Page, report: &Report, partner: &Partner, segment: &str) {
    let Some(row) = report.segments.iter().find(|row| row.id.as_str() == segment) else { return };
    page.heading(2, &format!("The sheet: {}", line(&row.name)));
    for section in Section::ALL {
        sheet_part(page, report, &row.strategy, section, Some(partner));
    }
}

fn notes(page: &mut Page, partner: &Partner) {
    let texts = [("Contact", &partner.contact), ("Why they would", &partner.why), ("Notes", &partner.notes)];
    let known = texts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    page.headed_list(2, "Notes", known.map(|(label, text)| format!("{label}: {text}")));
}
