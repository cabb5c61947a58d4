//! What is known of one candidate, beside a list in a wide terminal.

use crate::catalog;
use crate::plan::Partner;
use crate::report::{figure, reasons};
use crate::tui::canvas::{Canvas, below, left, narrower, row, shift};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// From this width on there is room for it.
pub(super) const BESIDE: u16 = 120;
/// The columns it takes.
pub(super) const COLUMNS: u16 = 44;
/// From this height on, what such partners do has room too.
const TALL: u16 = 24;
/// Where the values begin.
const VALUES: u16 = 13;

/// Draws what is known of a candidate, who stands at `place` in the plan.
pub(super) fn draw(partner: &Partner, place: usize, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    canvas.divider(area);
    let inside = narrower(shift(area, 2), 1);
    canvas.write(row(inside, 0), &partner.name, Role::Title);
    let mut rest = below(inside, 1);
    if let Some(model) = partner.model {
        let variant = partner.variant.map(|variant| format!(", {}", variant.label())).unwrap_or_default();
        canvas.write(row(rest, 0), &format!("{}{variant}", model.label()), Role::Text);
        let what = if area.height < TALL { "" } else { &catalog::model(model).what };
        let used = canvas.paragraph(below(rest, 1), what, Role::Dim);
        rest = below(rest, used + 1);
    }
    rest = below(rest, 1);
    for (label, value) in lines(partner, place, open) {
        if !value.is_empty() {
            canvas.write(left(rest, VALUES - 1), label, Role::Dim);
            let used = canvas.words_of_theirs(shift(rest, VALUES), &value, Role::Text);
            rest = below(rest, used.max(1));
        }
    }
}

fn lines(partner: &Partner, place: usize, open: &OpenPlan) -> [(&'static str, String); 9] {
    let report = open.report();
    let solo = report.solo_coverage.get(place).copied().unwrap_or_default();
    let out = report.excluded.iter().find(|row| row.who.index == place);
    let reach = if partner.influence.is_empty() {
        String::new()
    } else {
        format!("{} of 100 on their own", figure::whole(solo))
    };
    [
        ("Status", partner.status.label().to_owned()),
        (reasons::RULED_OUT, out.map(|row| reasons::all_ruled_out(&row.reasons)).unwrap_or_default()),
        ("Next step", partner.next_step.clone()),
        ("Owner", partner.owner.clone()),
        ("Due", partner.due.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("Contact", partner.contact.clone()),
        ("Reaches", reach),
        ("Why they", partner.why.clone()),
        ("Notes", partner.notes.trim().to_owned()),
    ]
}
