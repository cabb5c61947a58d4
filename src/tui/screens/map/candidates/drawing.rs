//! How the list of candidates looks, and what stands there while there are none.

use super::{super::about, Candidates, state};
use crate::{
    catalog::{self, Meaning, PlaceToLook},
    plan::{Partner, PartnerModel},
    report::{Effort, figure},
    text,
    tui::{
        canvas::{Canvas, below, left, row, shift, top},
        open_plan::OpenPlan,
        theme::Role,
        widgets::list,
    },
};
use ratatui::layout::Rect;

/// Below this width only name, model and state have room.
const NARROW: u16 = 60;
/// From this width on the models stand at the foot with two blanks between.
const ROOMY: u16 = 68;
/// Rows for the words at the foot.
const FOOT: u16 = 2;

const MODEL: u16 = 10;
const STATE: u16 = 13;
const NUMBER: u16 = 7;
/// The least a name and a next step need to stand beside each other.
const NAME: u16 = 28;
const NEXT: u16 = 16;

pub(super) fn draw(candidates: &Candidates, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    if open.plan().partners.is_empty() {
        return nobody(canvas, area);
    }
    let selected = candidates.selected(open);
    let mut area = area;
    if area.width >= about::BESIDE {
        let columns = area.width - about::COLUMNS;
        if let Some((place, partner)) = selected {
            about::draw(partner, place, open, canvas, shift(area, columns));
        }
        area.width = columns;
    }
    let used = candidates.shown.draw(canvas, area);
    let area = below(area, used);
    if candidates.shown.count() == 0 {
        return;
    }
    let columns = Columns::of(area.width);
    columns.heading(canvas, shift(row(area, 0), 2));
    let foot = if area.height > 6 { FOOT } else { 0 };
    let rows = top(below(area, 1), area.height.saturating_sub(1 + foot));
    let report = open.report();
    list::rows(canvas, rows, candidates.row(open), candidates.shown.count(), |canvas, at, line| {
        let Some(place) = candidates.shown.place(at) else { return };
        columns.row(&open.plan().partners[place], report.efforts()[place], canvas, line);
    });
    if let Some((_, partner)) = selected {
        legend(partner, report.call_first.not_asked.len(), canvas, below(area, area.height.saturating_sub(foot)));
    }
}

/// How wide the columns are that depend on the room.
struct Columns {
    name: u16,
    next: u16,
    has_numbers: bool,
}

impl Columns {
    fn of(width: u16) -> Self {
        let room = width.saturating_sub(3 + MODEL + STATE);
        if width < NARROW {
            return Self { name: room, next: 0, has_numbers: false };
        }
        let room = room.saturating_sub(2 * NUMBER + 1);
        if room < NAME + NEXT {
            return Self { name: room, next: 0, has_numbers: true };
        }
        let name = (room * 3 / 5).clamp(NAME, 36);
        Self { name, next: room - name, has_numbers: true }
    }

    fn heading(&self, canvas: &mut Canvas<'_>, line: Rect) {
        canvas.write(left(line, self.name), "Candidate", Role::Dim);
        let rest = shift(line, self.name);
        canvas.write(left(rest, MODEL), "Model", Role::Dim);
        let rest = shift(rest, MODEL);
        canvas.write(left(rest, STATE), "How far", Role::Dim);
        let rest = shift(rest, STATE);
        canvas.write(left(rest, self.next), "Next step", Role::Dim);
        if self.has_numbers {
            let rest = shift(rest, self.next);
            canvas.write_right(left(rest, NUMBER), "Days", Role::Dim);
            canvas.write_right(left(shift(rest, NUMBER), NUMBER), "Cost", Role::Dim);
        }
    }

    fn row(&self, partner: &Partner, effort: Effort, canvas: &mut Canvas<'_>, line: Rect) {
        canvas.write(left(line, self.name.saturating_sub(1)), &partner.name, Role::Text);
        let rest = shift(line, self.name);
        let (model, role) = model_words(partner);
        canvas.write(left(rest, MODEL - 1), &model, role);
        let rest = shift(rest, MODEL);
        canvas.write(left(rest, STATE - 1), &state(partner), Role::Dim);
        let rest = shift(rest, STATE);
        canvas.write(left(rest, self.next.saturating_sub(1)), &next_words(partner), Role::Text);
        if self.has_numbers {
            let rest = shift(rest, self.next);
            number(effort.days, "", effort.days_are_typical, canvas, left(rest, NUMBER));
            number(effort.cost, "k", effort.cost_is_typical, canvas, left(shift(rest, NUMBER), NUMBER));
        }
    }
}

/// A number of its own, or a typical one marked as the guess it is.
fn number(value: f64, unit: &str, is_typical: bool, canvas: &mut Canvas<'_>, area: Rect) {
    let words = figure::brief(value);
    if is_typical {
        canvas.write_right(area, &format!("~{words}{unit}"), Role::Dim);
    } else {
        canvas.write_right(area, &format!("{words}{unit}"), Role::Text);
    }
}

/// The partner model; what the name sounds like, with a question mark, where there is none.
fn model_words(partner: &Partner) -> (String, Role) {
    match (partner.model, sounds_like(partner)) {
        (Some(model), _) => (model.short().to_owned(), Role::Text),
        (None, Some(model)) => (format!("{}?", model.short()), Role::Dim),
        (None, None) => (if is_like_a_route(partner) { "route?" } else { "" }.to_owned(), Role::Dim),
    }
}

fn sounds_like(partner: &Partner) -> Option<PartnerModel> {
    match catalog::label_for(&partner.name)?.meaning {
        Meaning::Model(model, _) => Some(model),
        Meaning::Route => None,
    }
}

fn is_like_a_route(partner: &Partner) -> bool {
    !partner.route && catalog::label_for(&partner.name).is_some_and(|label| label.meaning == Meaning::Route)
}

fn next_words(partner: &Partner) -> String {
    let parts = [partner.next_step.as_str(), partner.owner.as_str()];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ")
}

/// What the digits do, and what the marks mean.
fn legend(partner: &Partner, not_asked: usize, canvas: &mut Canvas<'_>, area: Rect) {
    let digits = (1..).zip(PartnerModel::ALL).map(|(digit, model)| format!("{digit} {}", model.short()));
    let gap = if area.width < ROOMY { " " } else { "  " };
    canvas.write(shift(row(area, 0), 2), &digits.collect::<Vec<_>>().join(gap), Role::Dim);
    let label = catalog::label_for(&partner.name).filter(|_| partner.model.is_none() && !partner.route);
    let (words, why) = match label.map(|label| (label.meaning, label.why.as_str())) {
        None if not_asked > 0 => (format!("~ is a guess. {not_asked} not asked yet: g q goes to the quick pass."), ""),
        None => ("~ is what such partners usually take of us in a year: a guess.".to_owned(), ""),
        Some((Meaning::Route, why)) => ("Sounds like a route to partners.".to_owned(), why),
        Some((Meaning::Model(model, _), why)) => {
            let digit = PartnerModel::ALL.iter().position(|of| *of == model).map_or(0, |place| place + 1);
            (format!("Sounds like {}: {digit} sets it.", model.short()), why)
        }
    };
    let line = shift(row(area, 1), 2);
    let used = canvas.write(line, &words, Role::Dim);
    let rest = shift(line, used + 1);
    if text::width(why) <= usize::from(rest.width) {
        canvas.write(rest, why, Role::Dim);
    }
}

/// What to do while there are no candidates, and the six places to look.
fn nobody(canvas: &mut Canvas<'_>, area: Rect) {
    let area = Rect { width: area.width.saturating_sub(2), ..shift(area, 2) };
    canvas.write(row(area, 0), "No candidates yet.", Role::Title);
    let keys = [
        ("paste", "a list of names, one a line: everyone on it becomes a candidate"),
        ("a p", "a adds one name; p opens a box for many"),
    ];
    for (down, (key, what)) in (1..).zip(keys) {
        canvas.write(left(row(area, down), 6), key, Role::Accent);
        canvas.write(shift(row(area, down), 7), what, Role::Text);
    }
    canvas.write(row(area, 4), "No list? Six places to look; “Trusted sources” shows whom your buyers ask.", Role::Dim);
    let mut rest = below(area, 5);
    for place in catalog::places_to_look() {
        canvas.write(left(rest, 27), &place.place, Role::Text);
        let used = canvas.paragraph(shift(rest, 28), in_short(place), Role::Dim);
        rest = below(rest, used.max(1));
    }
}

/// The first clause of how it is done.
fn in_short(place: &PlaceToLook) -> &str {
    place.how.split([':', ';', '.']).next().unwrap_or_default()
}
