//! What stands around the influence grid: the triggers above their stage, what the cell under the cursor says, what
//! its buyer says and cares about, and whom no candidate reaches.

use super::super::matrix::{Cursor, Matrix};
use crate::{
    interview::evidence::usual_evidence,
    plan::{Buyer, Evidence, Partner, Plan, Stage},
    report::words,
    text,
    tui::{
        canvas::{Canvas, below, left, row, shift, top},
        open_plan::OpenPlan,
        theme::Role,
    },
};
use ratatui::layout::Rect;

/// The stage that the profile's triggers belong to.
const TRIGGER: &str = "trigger";
/// What stands in the cells.
const LEGEND: &str = "0 none  1 some  2 good  3 decisive   2? a guess  · not set  – not in the room";
/// The column of labels.
const LABEL: u16 = 13;

/// The plan's triggers over the column of their stage; returns the rows used.
pub(super) fn triggers(plan: &Plan, matrix: &Matrix<'_>, canvas: &mut Canvas<'_>, line: Rect) -> u16 {
    let events = events(plan);
    let Some(stage) = plan.stages.iter().position(|stage| stage.id.as_str() == TRIGGER) else { return 0 };
    let column = matrix.column(line, stage);
    if events.is_empty() || column.is_empty() {
        return 0;
    }
    let from = (column.x - line.x) + column.width.saturating_sub(columns(matrix.label(stage)));
    canvas.write(shift(line, from), &starts_with(&events, line.width.saturating_sub(from)), Role::Dim);
    1
}

/// As many events as fit in a line, and how many more there are.
fn starts_with(events: &[&str], room: u16) -> String {
    let fits = |count: &usize| text::width(&listed(events, *count)) <= usize::from(room);
    let count = (1..=events.len()).rev().find(fits).unwrap_or(1);
    listed(events, count)
}

fn listed(events: &[&str], count: usize) -> String {
    let shown = events.iter().take(count).copied().collect::<Vec<_>>().join("; ");
    let more = events.len().saturating_sub(count);
    if more == 0 { shown } else { format!("{shown}; {more} more") }
}

fn events(plan: &Plan) -> Vec<&str> {
    plan.profile.triggers.iter().map(|trigger| trigger.event.trim()).filter(|event| !event.is_empty()).collect()
}

/// What the cell and its buyer say; the gaps too, where they have no place of their own.
pub(super) fn draw(
    open: &OpenPlan,
    partner: &Partner,
    at: Cursor,
    canvas: &mut Canvas<'_>,
    area: Rect,
    with_gaps: bool,
) {
    let plan = open.plan();
    let (Some(buyer), Some(stage)) = (plan.buyers.get(at.buyer), plan.stages.get(at.stage)) else { return };
    let mut area = area;
    if area.height >= 5 {
        let used = canvas.paragraph(top(area, if with_gaps { 1 } else { area.height }), LEGEND, Role::Dim);
        area = below(area, if with_gaps { used } else { used + 1 });
    }
    let foot = u16::from(with_gaps && area.height >= 2);
    let upper = top(area, area.height - foot);
    if foot > 0 {
        gaps(open, canvas, below(area, upper.height));
    }
    let is_narrow = area.width < 60 || !with_gaps;
    let mut used = cell(partner, buyer, stage, canvas, upper, is_narrow);
    let lines = lines(plan, partner, buyer, stage, at);
    let mut left_over = narrow(lines.len());
    for (label, words) in lines {
        left_over -= 1;
        let rest = below(upper, used);
        if rest.is_empty() {
            break;
        }
        // Every line below has its row before this one takes a second.
        let room = top(rest, rest.height.saturating_sub(left_over).max(1));
        used += labelled(canvas, room, label, &words, is_narrow);
    }
}

/// The cell in words; returns the rows used.
fn cell(partner: &Partner, buyer: &Buyer, stage: &Stage, canvas: &mut Canvas<'_>, area: Rect, is_narrow: bool) -> u16 {
    let place = format!("{} at {}", words::short_title(&buyer.title), stage.name);
    let said = said(partner, buyer, stage);
    if is_narrow && area.height > 2 {
        canvas.write(row(area, 0), &place, Role::Title);
        return 1 + canvas.paragraph(below(area, 1), &said, Role::Text);
    }
    canvas.pieces(row(area, 0), &[(&place, Role::Title), ("   ", Role::Text), (&said, Role::Text)]);
    1
}

fn said(partner: &Partner, buyer: &Buyer, stage: &Stage) -> String {
    if !buyer.is_in_the_room(&stage.id) {
        return "not in the room then".to_owned();
    }
    if let Some(known) = partner.influence_on(&buyer.id, &stage.id) {
        let strength = known.strength;
        return format!("{} {}, {}", strength.get(), words::strength(strength), known.evidence.label());
    }
    match usual_evidence(partner) {
        Evidence::Talked => "a digit counts as a conversation".to_owned(),
        known => format!("a digit counts as {} until you talk", known.label()),
    }
}

/// Everything below the cell, each with its label; what is not known is left out.
fn lines(plan: &Plan, partner: &Partner, buyer: &Buyer, stage: &Stage, at: Cursor) -> Vec<(&'static str, String)> {
    let note = partner.influence_on(&buyer.id, &stage.id).map(|known| known.note.trim().replace('\n', " "));
    let pains = plan.profile.pains.iter().filter(|pain| pain.buyer.as_ref() == Some(&buyer.id));
    let pains: Vec<String> = pains.map(|pain| format!("“{}”", pain.words.trim())).collect();
    let triggers = if plan.stages[at.stage].id.as_str() == TRIGGER { events(plan).join("; ") } else { String::new() };
    let all = [
        ("Note", note.unwrap_or_default()),
        ("Says", pains.join(" ")),
        ("Cares about", buyer.cares_about.trim().to_owned()),
        ("Starts with", triggers),
    ];
    all.into_iter().filter(|(_, words)| !words.is_empty()).collect()
}

/// A label and its words, on one line or, in a pane, wrapped below the label; returns the rows used.
fn labelled(canvas: &mut Canvas<'_>, area: Rect, label: &str, words: &str, is_narrow: bool) -> u16 {
    if is_narrow && area.height > 2 {
        canvas.write(row(area, 1), label, Role::Dim);
        return 2 + canvas.paragraph(below(area, 2), words, Role::Text);
    }
    canvas.write(left(row(area, 0), LABEL), label, Role::Dim);
    let words_at = shift(area, LABEL);
    if area.height == 1 {
        canvas.write(words_at, words, Role::Text);
        return 1;
    }
    canvas.paragraph(words_at, words, Role::Text).max(1)
}

/// What gaps are, before their names.
const NOBODY: &str = "nobody yet for ";

/// Whom no candidate reaches, heaviest first; on one line the first few and the question for the heaviest.
pub(super) fn gaps(open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let report = open.report();
    let map = &report.coverage;
    let gaps = &map.coverage.gaps;
    let Some(first) = gaps.first() else {
        canvas.write(left(row(area, 0), LABEL), "Gaps", Role::Dim);
        canvas.write(shift(row(area, 0), LABEL), "none: somebody reaches everyone", Role::Good);
        return;
    };
    let names: Vec<String> = gaps.iter().map(|gap| words::moment(map, gap.buyer, gap.stage)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let question = format!(". {}", words::stage_question(open.plan(), first.stage));
    let room = area.width.saturating_sub(LABEL + columns(NOBODY) + columns(&question));
    let words = format!("{NOBODY}{}{question}", starts_with(&names, room));
    canvas.write(left(row(area, 0), LABEL), "Gaps", Role::Dim);
    canvas.paragraph(shift(area, LABEL), &words, Role::Warning);
}

fn columns(words: &str) -> u16 {
    narrow(text::width(words))
}

fn narrow(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
