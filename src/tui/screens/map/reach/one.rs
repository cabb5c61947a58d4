//! One candidate's influence: the grid with its digits, what all reach together beneath, then what the cell under the
//! cursor says, what its buyer says and cares about, and whom nobody reaches.

use super::grid;
use crate::interview::evidence::usual_evidence;
use crate::plan::{Buyer, Evidence, Partner, Plan, Stage};
use crate::report::words::NO_MODEL;
use crate::report::{WonRow, figure, words};
use crate::tui::canvas::{Canvas, below, left, narrower, row, shift, span, top};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role, Theme};
use crate::tui::widgets::matrix::{Cursor, Square};
use ratatui::layout::Rect;

/// The stage that the profile's triggers belong to.
const TRIGGER: &str = "trigger";
/// What stands in the cells, and in fewer words.
const LEGENDS: [&str; 2] = [
    "0 none  1 some  2 good  3 decisive   2? a guess  · not set  – not in the room",
    "0 none  1 some  2 good  3 decisive   ? a guess",
];
/// And where won deals suggest something else than what stands.
const LEGENDS_WITH_PROOF: [&str; 2] = [
    "0 none  1 some  2 good  3 decisive   ? a guess  · not set  ! won deals say otherwise",
    "0 none 1 some 2 good 3 decisive  ? guess  ! see won deals",
];
/// The column of labels.
const LABEL: u16 = 13;
/// How many gaps are named.
const GAPS: usize = 3;
/// From this height on everything beneath the grid has room.
const ROOMY: u16 = 15;

pub(super) fn draw(open: &OpenPlan, partner: &Partner, cursor: &Cursor, canvas: &mut Canvas<'_>, area: Rect) {
    title(open, partner, canvas, row(area, 0));
    let mut used = 1 + u16::from(area.height > 20);
    let beneath = if area.height >= ROOMY { 6 } else { 2 };
    let room = top(below(area, used), area.height.saturating_sub(used + beneath).max(4));
    let report = open.report();
    let by_stage = &report.coverage.coverage.by_stage;
    let (plan, theme) = (open.plan(), canvas.theme());
    let matrix = grid(&report.coverage).below("All candidates").cells(3, 1);
    used += matrix.draw(canvas, room, cursor, |buyer, stage| match (buyer, stage) {
        (Some(buyer), Some(stage)) => square(open, partner, (buyer, stage), theme),
        (_, stage) => {
            let reached = stage.and_then(|stage| by_stage.get(stage).copied().flatten());
            Square::new(reached.map(figure::whole).unwrap_or_default()).role(Role::Dim)
        }
    });
    let rest = shift(below(area, used + u16::from(area.height > 20)), 2);
    let (Some(buyer), Some(stage)) = (plan.buyers.get(cursor.row), plan.stages.get(cursor.column)) else { return };
    about(open, partner, (buyer, stage), canvas, rest);
}

/// A cell, marked where won deals prove otherwise.
fn square(open: &OpenPlan, partner: &Partner, (buyer, stage): (usize, usize), theme: Theme) -> Square {
    let plan = open.plan();
    let square = cell(partner, &plan.buyers[buyer], &plan.stages[stage], theme);
    let differs = open.report().won.at(&partner.id, buyer, stage).is_some_and(|row| row.differs);
    if differs { square.role(Role::Warning).marked("!") } else { square }
}

/// Whose grid it is, and how much they reach alone.
fn title(open: &OpenPlan, partner: &Partner, canvas: &mut Canvas<'_>, line: Rect) {
    let at = open.plan().partners.iter().position(|other| other.id == partner.id).unwrap_or(0);
    let solo = open.report().solo_coverage.get(at).copied().unwrap_or(0.0);
    let reaches = format!("reaches {} of 100", figure::whole(solo));
    let room = left(shift(line, 2), line.width.saturating_sub(canvas.width(&reaches) + 5));
    let model = match partner.model {
        Some(model) if line.width < 70 => model.short(),
        Some(model) => model.label(),
        None => NO_MODEL,
    };
    let status = format!("   {}", partner.status.label());
    canvas.pieces(room, &[(&partner.name, Role::Title), ("   ", Role::Text), (model, Role::Dim), (&status, Role::Dim)]);
    canvas.write_right(narrower(line, 1), &reaches, Role::Title);
}

/// A digit; a guess has a question mark behind it and is dim.
fn cell(partner: &Partner, buyer: &Buyer, stage: &Stage, theme: Theme) -> Square {
    if !buyer.is_in_the_room(&stage.id) {
        return Square::new(theme.glyph(Glyph::Absent)).role(Role::Dim);
    }
    let Some(known) = partner.influence_on(&buyer.id, &stage.id) else {
        return Square::new(theme.glyph(Glyph::Dot)).role(Role::Dim);
    };
    let digit = known.strength.get();
    let square = Square::new(digit.to_string());
    match known.evidence {
        Evidence::Guess => square.role(Role::Dim).marked("?"),
        _ if digit == 0 => square.role(Role::Dim),
        _ => square.role(Role::Heat(digit)),
    }
}

/// What the cell and its buyer say, and the gaps.
fn about(open: &OpenPlan, partner: &Partner, at: (&Buyer, &Stage), canvas: &mut Canvas<'_>, area: Rect) {
    let mut used = u16::from(area.height >= 5);
    if used > 0 {
        let differs = open.report().won.differing().any(|row| row.id == partner.id);
        let legends = if differs { LEGENDS_WITH_PROOF } else { LEGENDS };
        let legend = legends.into_iter().find(|words| canvas.width(words) <= area.width);
        canvas.write(row(area, 0), legend.unwrap_or_default(), Role::Dim);
        used += u16::from(area.height >= 12);
    }
    let place = format!("{} at {}   ", words::short_title(&at.0.title), at.1.name);
    canvas.pieces(row(below(area, used), 0), &[(&place, Role::Title), (&said(partner, at.0, at.1), Role::Text)]);
    used += 1;
    let lines = lines(open, partner, at.0, at.1);
    for (place, (label, words, role)) in lines.iter().enumerate() {
        let rest = below(area, used);
        // Every line below has its row before this one takes a second.
        let left_over = span(lines.len() - place - 1);
        let room = top(rest, rest.height.saturating_sub(left_over).max(1));
        canvas.write(left(row(room, 0), LABEL), label, Role::Dim);
        used += canvas.paragraph(shift(room, LABEL), words, *role).max(1);
    }
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
fn lines(open: &OpenPlan, partner: &Partner, buyer: &Buyer, stage: &Stage) -> Vec<(&'static str, String, Role)> {
    let plan = open.plan();
    let note = partner.influence_on(&buyer.id, &stage.id).map(|known| known.note.trim().replace('\n', " "));
    let pains = plan.profile.pains.iter().filter(|pain| pain.buyer.as_ref() == Some(&buyer.id));
    let pains: Vec<String> = pains.map(|pain| format!("“{}”", pain.words.trim())).collect();
    let starts = if stage.id.as_str() == TRIGGER { events(plan).join("; ") } else { String::new() };
    let (gaps, role) = gaps(open);
    let (won, proves) = won(open, partner, buyer, stage);
    let all = [
        ("Won deals", won, proves),
        ("Note", note.unwrap_or_default(), Role::Text),
        ("Says", pains.join(" "), Role::Text),
        ("Cares about", buyer.cares_about.trim().to_owned(), Role::Text),
        ("Starts with", starts, Role::Text),
        ("Gaps", gaps, role),
    ];
    all.into_iter().filter(|(_, words, _)| !words.is_empty()).collect()
}

/// What won deals prove here.
fn won(open: &OpenPlan, partner: &Partner, buyer: &Buyer, stage: &Stage) -> (String, Role) {
    let plan = open.plan();
    let place = plan.buyers.iter().position(|other| other.id == buyer.id);
    let at = place.zip(plan.stages.iter().position(|other| other.id == stage.id));
    let report = open.report();
    let row = at.and_then(|(buyer, stage)| report.won.at(&partner.id, buyer, stage));
    let role = if row.is_some_and(|row| row.differs) { Role::Warning } else { Role::Text };
    (row.map(WonRow::in_words).unwrap_or_default(), role)
}

fn events(plan: &Plan) -> Vec<&str> {
    plan.profile.triggers.iter().map(|trigger| trigger.event.trim()).filter(|event| !event.is_empty()).collect()
}

/// Whom nobody reaches, heaviest first, and the question for the heaviest.
fn gaps(open: &OpenPlan) -> (String, Role) {
    let report = open.report();
    let map = &report.coverage;
    let Some(first) = map.coverage.gaps.first() else {
        return ("none: somebody reaches everyone".to_owned(), Role::Good);
    };
    let named = map.coverage.gaps.iter().take(GAPS).map(|gap| words::moment(map, gap.buyer, gap.stage));
    let named = named.collect::<Vec<_>>().join("; ");
    let more = match map.coverage.gaps.len().saturating_sub(GAPS) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let question = words::stage_question(open.plan(), first.stage);
    (format!("nobody yet for {named}{more}. {question}"), Role::Warning)
}
