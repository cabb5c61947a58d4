//! What we do for the partners of one segment, on a page.

use super::{internal, lines::sheet_part};
use crate::catalog;
use crate::plan::{Section, SegmentId};
use crate::prioritise::verdict::Verdict;
use crate::report::page::{Page, detail, line, text};
use crate::report::{Report, SegmentRow, Who};

pub(super) fn write(page: &mut Page, report: &Report, id: &SegmentId) {
    let Some(segment) = report.segments.iter().find(|row| row.id == *id) else { return };
    internal(page, report, &line(&segment.name));
    if let Some(model) = segment.model.map(catalog::model) {
        page.paragraph(&model.what);
        page.list([
            format!("Signs with the customer: {}", model.contracts),
            format!("Sends the invoice: {}", model.invoices),
            format!("Sets the price: {}", model.sets_price),
            format!("Owns the customer: {}", model.owns_customer),
            format!("When to choose it: {}", model.choose_when),
        ]);
    }
    page.heading(2, "Partners");
    partners(page, report, segment);
    page.headed_list(2, "Traps", segment.traps(&report.traps).map(|row| row.trap.text.clone()));
    page.heading(2, "The sheet");
    for section in Section::ALL {
        sheet_part(page, report, &segment.strategy, section, None);
    }
    page.paragraph(catalog::NOT_LEGAL_ADVICE);
}

fn partners(page: &mut Page, report: &Report, segment: &SegmentRow) {
    if segment.partners.is_empty() {
        return page.paragraph("None yet.");
    }
    page.table(
        [text("Partner"), text("Status"), text("Verdict"), text("Next step"), detail("Owner"), detail("Due")],
        segment.partners.iter().map(|who| {
            let partner = &who.partner;
            let due = partner.due.as_ref().map(ToString::to_string).unwrap_or_default();
            let (name, status) = (line(who.name()), partner.status.label().to_owned());
            [name, status, verdict(report, who), partner.next_step.clone(), partner.owner.clone(), due]
        }),
    );
}

fn verdict(report: &Report, who: &Who) -> String {
    let row = report.ranking.iter().find(|row| row.who.index == who.index);
    row.and_then(|row| row.verdict).map(Verdict::label).unwrap_or_default().to_owned()
}
