//! How the candidates look: the table, beneath it what to do and what the points mean, beside it the quick pass or what
//! is known of the selected one; and what stands there while there is nobody.

use super::{super::about, Candidates, columns::POINTS};
use crate::catalog::{self, Meaning, PlaceToLook};
use crate::interview::quick_pass::is_through;
use crate::plan::{Partner, PartnerId, PartnerModel, Plan};
use crate::report::{Report, reasons};
use crate::tui::canvas::{Canvas, below, left, narrower, row, shift, top};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::list::Entry;
use ratatui::layout::Rect;

/// What the points mean; the score of 100 comes with the ratings and is another.
const MEANING: &str = "Points: ideal customer 40, in the room 40, warm 20; not known counts half.";
/// The same in few words.
const MEANING_SHORT: &str = "Points: customer 40, room 40, warmth 20; not known half.";
/// Rows the list keeps while what tells a kind of partner apart stands under it.
const LISTED: u16 = 5;
/// The quick pass stands beside the list where that has room for a name and its points.
const BESIDE_PASS: u16 = 76;

pub(super) fn draw(candidates: &Candidates, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    if open.plan().partners.is_empty() {
        return nobody(canvas, area);
    }
    let selected = candidates.list.selected();
    let list = match selected {
        Some(_) if area.width >= about::BESIDE => area.width - about::COLUMNS,
        Some(_) if candidates.is_asking && area.width < BESIDE_PASS => 0,
        Some(_) if candidates.is_asking => area.width * 3 / 5,
        _ => area.width,
    };
    if let Some(id) = selected.filter(|_| list < area.width) {
        pane(candidates, id, open, canvas, shift(area, list));
    }
    if list > 0 {
        let place = left(area, list);
        let used = kind(candidates, open, canvas, place);
        table(candidates, open, canvas, top(place, area.height - used), list < area.width);
    }
}

/// What tells the kind of partner the quick pass is at apart, under the table where it has no room beside it; returns the
/// rows used.
fn kind(candidates: &Candidates, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let partner = candidates.list.selected().and_then(|id| open.plan().partner(id)).filter(|_| candidates.is_asking);
    let Some(about) = partner.and_then(|partner| candidates.pass.about_elsewhere(partner, area.height)) else {
        return 0;
    };
    let wanted = about.height(area.width.saturating_sub(4));
    let rows = wanted.min(area.height.saturating_sub(LISTED + 1));
    let place = below(area, area.height - rows);
    canvas.rule(narrower(row(area, area.height - rows - 1), 1));
    about.draw(canvas, narrower(shift(place, 2), 2));
    rows + 1
}

/// The quick pass while it is asked, and for whoever has still to be asked; else what is known.
fn pane(candidates: &Candidates, id: &PartnerId, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let partners = &open.plan().partners;
    let Some(place) = partners.iter().position(|partner| partner.id == *id) else { return };
    if !candidates.is_asking && is_through(&partners[place]) {
        return about::draw(&partners[place], place, open, canvas, area);
    }
    let beside = if area.width < canvas.area().width { 2 } else { 0 };
    if beside > 0 {
        canvas.divider(area);
    }
    candidates.pass.draw(&candidates.list, open, canvas, shift(area, beside));
}

/// The table; where no pane says it, what is to be done with the selected one stands beneath.
fn table(candidates: &Candidates, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect, has_pane: bool) {
    let about = match area.height {
        0..9 => 0,
        _ if has_pane => 0,
        9..15 => 1,
        _ => 2,
    };
    let list = area.height - about - u16::from(area.height >= 9);
    let report = open.report();
    let reason_in = if candidates.list.shows("status", area.width) { "status" } else { POINTS };
    candidates.list.draw(canvas, top(area, list), |canvas, entry| cell(&report, reason_in, canvas, &entry));
    let foot = narrower(shift(below(area, list), 2), 1);
    if let Some(partner) = candidates.list.selected().and_then(|id| open.plan().partner(id)) {
        let words = about_selected(partner);
        match partner.model {
            Some(_) => canvas.words_of_theirs(top(foot, about), &words, Role::Text),
            None => canvas.paragraph(top(foot, about), &words, Role::Text),
        };
    }
    legend(open.plan(), canvas, row(foot, about));
}

/// A cell: what is a guess is dim, and whoever is ruled out has the reason where others have their status, or where
/// there is no room for that, right behind the name.
fn cell(report: &Report, reason_in: &str, canvas: &mut Canvas<'_>, entry: &Entry<'_, PartnerId>) {
    let is_guess = match entry.column {
        "model" | "customer" | "room" | "warm" | "stop" => entry.text.ends_with('?'),
        "days" | "cost" => entry.text.starts_with('~'),
        _ => false,
    };
    let gives_way = entry.column == reason_in || (entry.column == "model" && reason_in == POINTS);
    let mut excluded = report.excluded.iter().filter(|_| gives_way);
    if let Some(out) = excluded.find(|row| row.who.id() == entry.id) {
        if entry.column == reason_in {
            let whole = reasons::all_ruled_out(&out.reasons);
            let short = whole.split([';', '(']).next().unwrap_or_default();
            let fits = if canvas.width(&whole) <= entry.rest.width { &whole } else { short };
            canvas.write(entry.rest, fits, Role::Dim);
        }
    } else if is_guess {
        entry.write_as(canvas, Role::Dim);
    } else {
        entry.write(canvas);
    }
}

/// What is to be done with the selected candidate: the model their name sounds like, or the next step.
fn about_selected(partner: &Partner) -> String {
    let label = catalog::label_for(&partner.name).filter(|_| partner.model.is_none() && !partner.route);
    match label.map(|label| (label.meaning, label)) {
        Some((Meaning::Model(model, _), label)) => {
            let digit = PartnerModel::ALL.iter().position(|of| *of == model).map_or(0, |place| place + 1);
            format!("Sounds like {}: m {digit} sets it. {}", model.short(), label.hint())
        }
        Some((_, label)) => label.sounds_like(),
        None => next_words(partner),
    }
}

/// What happens next with a candidate, in full.
fn next_words(partner: &Partner) -> String {
    let due = partner.due.as_ref().map(ToString::to_string).unwrap_or_default();
    let parts = [due.as_str(), partner.owner.as_str(), partner.next_step.as_str()];
    let known: Vec<&str> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    if known.is_empty() {
        "Enter writes down the next step, its owner and the date.".to_owned()
    } else {
        known.join(", ")
    }
}

/// Who waits, and what the points mean.
fn legend(plan: &Plan, canvas: &mut Canvas<'_>, line: Rect) {
    let mut used = 0;
    let waiting = plan.partners.iter().filter(|partner| !is_through(partner)).count();
    if waiting > 0 {
        used = canvas.write(line, &format!("{waiting} not through the quick pass yet: f."), Role::Warning) + 2;
    }
    let rest = shift(line, used);
    if let Some(meaning) = [MEANING, MEANING_SHORT].into_iter().find(|words| canvas.width(words) <= rest.width) {
        canvas.write(rest, meaning, Role::Dim);
    }
}

/// What to do while there are no candidates, and the six places to look.
fn nobody(canvas: &mut Canvas<'_>, area: Rect) {
    let area = shift(area, 2);
    canvas.write(row(area, 0), "No candidates yet.", Role::Title);
    let keys = [
        ("paste", "a list of names, one a line: everyone on it becomes a candidate"),
        ("a p", "a adds one name; p opens a box for many"),
        ("I", "imports a spreadsheet or an export of your CRM: CSV or XLSX"),
    ];
    for (down, (key, what)) in (1..).zip(keys) {
        canvas.write(left(row(area, down), 6), key, Role::Accent);
        canvas.write(shift(row(area, down), 7), what, Role::Text);
    }
    canvas.write(row(area, 5), "No list? Six places to look; “Sources” shows whom your buyers ask.", Role::Dim);
    let mut rest = below(area, 6);
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
