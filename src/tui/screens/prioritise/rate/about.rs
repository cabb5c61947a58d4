//! What stands over the grid: what the column of the cursor asks, and what helps to answer it.
//!
//! ```text
//! ‹ Do they serve our ideal customer? ›  18 of 20 answered     at the desk, 1 of 7
//!   Ideal customer  Banks, credit unions and mutual insurers …
//!   Rule-outs       Fewer than 200 staff; no directory service …
//!
//! ‹ Ideal-customer fit  22 % ›  4 of 20 rated                 new: conversation (e)
//!     1 None of their customers are ours to win
//!   › 3 Up to two in five fit; they can name a handful we want
//! ```

use super::Rate;
use super::columns::{CRITERIA, asked};
use crate::interview::qualifying;
use crate::interview::scorecards::is_settled;
use crate::interview::steps::Asked;
use crate::plan::{Criterion, CriterionId, Partner, Plan, RatingValue};
use crate::prioritise::suggested::suggested_by;
use crate::report::why::meaning;
use crate::report::{DiscussRow, Report};
use crate::tui::canvas::{Canvas, below, left, row, shift, span, top};
use crate::tui::keys::Action;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::choice;
use ratatui::layout::Rect;

/// Columns of the labels before the ideal customer.
const LABELS: u16 = 16;

/// In a view of fewer rows than this only the meaning of the present rating is shown.
const LOW: u16 = 12;

/// Draws what the column of the cursor asks of a candidate; returns the rows used.
pub(super) fn draw(rate: &Rate, open: &OpenPlan, who: Option<&Partner>, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let report = open.report();
    let line = row(shift(area, 1), 0);
    let rest = below(shift(area, 2), 1);
    match asked(rate.column) {
        Asked::Question(question) => {
            let when = if question.needs_a_call() { "after a call" } else { "at the desk" };
            let of = format!("{when}, {} of {CRITERIA}", rate.column + 1);
            let answered = format!("{} answered", rate.progress());
            title(canvas, line, &[(qualifying::asked(question), Role::Title)], &answered, &of);
            1 + customer(&report, canvas, rest)
        }
        Asked::Criterion(place) => {
            let Some(criterion) = open.plan().criteria.get(place) else { return 0 };
            let share = report.criteria.get(place).map(|it| format!("  {}", it.shown)).unwrap_or_default();
            let rated = rated(rate, (open.plan(), &report), criterion);
            let new = who.map(|who| format!("new: {} (e)", rate.evidence(who).label())).unwrap_or_default();
            title(canvas, line, &[(&criterion.name, Role::Title), (&share, Role::Dim)], &rated, &new);
            1 + anchors(criterion, who, canvas, rest, area.height < LOW)
        }
    }
}

/// "4 of 20 rated, 9 from the quick pass, 2 to discuss, R settles".
fn rated(rate: &Rate, (plan, report): (&Plan, &Report), criterion: &Criterion) -> String {
    let open: Vec<&CriterionId> =
        report.discuss.iter().filter(|row| is_open(plan, row)).map(|row| &row.criterion).collect();
    let here = open.iter().filter(|of| ***of == criterion.id).count();
    let some = |count: usize, words: &str| if count == 0 { String::new() } else { format!(", {count} {words}") };
    let discuss = match open.len() {
        all if here == 0 => some(all, "to discuss elsewhere, R settles"),
        _ => some(here, "to discuss, R settles"),
    };
    format!("{} rated{}{discuss}", rate.progress(), some(rate.suggested, "from the quick pass"))
}

/// Whether nobody has settled what raters are far apart on.
fn is_open(plan: &Plan, row: &DiscussRow) -> bool {
    let rating = plan.partner(&row.id).and_then(|partner| partner.rating(&row.criterion));
    !rating.is_some_and(is_settled)
}

/// What is asked between its arrows, how far it is answered, and at the right end what else there is room for.
fn title(canvas: &mut Canvas<'_>, line: Rect, value: &[(&str, Role)], progress: &str, last: &str) {
    let rest = shift(line, choice::draw(canvas, line, value, Action::Left, Action::Right) + 2);
    let progress = canvas.spoken(progress).into_owned();
    if canvas.width(&progress) > rest.width {
        return;
    }
    let rest = shift(rest, canvas.write(rest, &progress, Role::Dim) + 2);
    if canvas.width(last) <= rest.width {
        canvas.write_right(rest, last, Role::Dim);
    }
}

/// The ideal customer and whom we do not want; returns the rows used.
fn customer(report: &Report, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let most = match area.height {
        21.. => 4,
        13.. => 2,
        _ => 1,
    };
    let customer = match report.profile.sentence.as_str() {
        "" => "not said yet: step 1 asks for it",
        sentence => sentence,
    };
    let outs = report.profile.fields.rule_outs.iter().map(|out| out.trim()).filter(|out| !out.is_empty());
    let outs = outs.collect::<Vec<_>>().join("; ");
    let outs = if outs.is_empty() { "none yet: step 1 has a place for them" } else { &outs };
    let labels = if area.width >= 60 { LABELS } else { 0 };
    let mut used = 0;
    for (label, said, rows) in [("Ideal customer", customer, most), ("Rule-outs", outs, 2.min(most))] {
        let at = below(area, used);
        canvas.write(left(row(at, 0), labels.saturating_sub(1)), label, Role::Dim);
        used += canvas.paragraph(top(shift(at, labels), rows), said, Role::Text);
    }
    used
}

/// What 1 to 5 mean, the present rating marked, or only what the present one means; an answer of the quick pass marks
/// none of them. Returns the rows used.
fn anchors(
    criterion: &Criterion,
    who: Option<&Partner>,
    canvas: &mut Canvas<'_>,
    area: Rect,
    only_present: bool,
) -> u16 {
    if only_present {
        let words = who.map(|who| meaning(criterion, who)).unwrap_or_default();
        canvas.write(shift(area, 2), &words, Role::Dim);
        return 1;
    }
    let rating = who.and_then(|who| who.rating(&criterion.id).filter(|it| suggested_by(who, it).is_none()));
    let present = rating.and_then(|rating| match rating.value {
        RatingValue::Rated(value) => Some(value.get()),
        RatingValue::DoesNotApply => None,
    });
    for (value, anchor) in (1..).zip(&criterion.anchors) {
        let line = row(area, u16::from(value) - 1);
        let (number, role) = if present == Some(value) {
            canvas.write(line, canvas.glyph(Glyph::Pointer), Role::Accent);
            (Role::Accent, Role::Title)
        } else {
            (Role::Text, Role::Dim)
        };
        canvas.write(shift(line, 2), &value.to_string(), number);
        let words = if anchor.trim().is_empty() { "no words yet: Weights, Enter" } else { anchor };
        canvas.write(shift(line, 4), words, role);
        canvas.hit(line, Action::Digit(value));
    }
    span(criterion.anchors.len()).min(area.height)
}
