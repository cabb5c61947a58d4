//! How rating looks.
//!
//! ```text
//! ‹ Ideal-customer fit  22 % ›  1 of 7   22 of 22 rated        new ratings: conversation (e)
//!   1 None of their customers are ours to win
//! › 3 Up to two in five fit; they can name a handful we want
//!   …
//!   candidate               rating  how we know      score            position
//! › Harrowgate Identity     4       proof             88.5 ━━━━━━━━╸  #1
//! ```

use super::{
    super::{ranking_row::take, standing::position},
    Rate,
};
use crate::{
    plan::{Criterion, Partner, PartnerModel, Rating, RatingValue},
    report::{
        Report, Standing, Standings, figure, reasons,
        why::{digit, meaning, rating_words},
        words,
    },
    text,
    tui::{
        canvas::{Canvas, below, left, row, shift, top},
        keys::Action,
        open_plan::OpenPlan,
        theme::{Glyph, Role},
        widgets::{choice, list},
    },
};
use ratatui::layout::Rect;

/// Fewer rows than this, and only the meaning of the present rating is shown.
const SHORT: u16 = 12;

/// One criterion, its meaning in words, everyone who can be rated.
pub(super) fn by_criterion(rate: &Rate, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let report = open.report();
    let Some(criterion) = open.plan().criteria.get(rate.criterion) else { return };
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let selected = rate.roster.row(open);
    let partner = rate.roster.partner(open, selected);
    draw_criterion_line(rate, open, &report, criterion, canvas, shift(row(area, 0), 1));
    let rating = partner.and_then(|partner| partner.rating(&criterion.id));
    let mut rest = below(area, 1);
    rest = below(rest, draw_anchors(criterion, rating, canvas, rest));
    rest = below(rest, rate.roster.draw_filter(canvas, rest));
    let columns = Columns::new(rest.width);
    columns.head("candidate", canvas, shift(row(rest, 0), 2));
    let rows = below(rest, 1);
    let standings = Standings::of(&report);
    list::rows(canvas, rows, selected, rate.roster.len(), |canvas, index, mut at| {
        let (Some(place), Some(partner)) = (rate.roster.place(index), rate.roster.partner(open, index)) else { return };
        canvas.write(take(&mut at, columns.name), &partner.name, Role::Text);
        columns.draw_rating(partner.rating(&criterion.id), canvas, &mut at);
        columns.draw_standing(rate, &report, standings.get(place), canvas, at);
    });
}

/// One candidate, all criteria, the meaning of the one in focus.
pub(super) fn by_candidate(rate: &Rate, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let report = open.report();
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let selected = rate.roster.row(open);
    let (Some(place), Some(partner)) = (rate.roster.place(selected), rate.roster.partner(open, selected)) else {
        return;
    };
    let standing = Standings::of(&report).get(place);
    draw_candidate_line(partner, selected, rate, canvas, shift(row(area, 0), 1));
    draw_candidate_standing(rate, &report, standing, partner, canvas, shift(row(area, 1), 1));
    let criteria = &open.plan().criteria;
    let anchors = if area.height >= SHORT { 6 } else { 2 };
    let rest = below(area, if area.height >= SHORT + 4 { 3 } else { 2 });
    let count = u16::try_from(criteria.len()).unwrap_or(u16::MAX);
    let rows = top(rest, count.min(rest.height.saturating_sub(anchors)));
    let columns = Columns::new(rows.width);
    list::rows(canvas, rows, rate.criterion, criteria.len(), |canvas, index, mut at| {
        let criterion = &criteria[index];
        let weight = report.criteria.get(index).map_or(0.0, |it| it.weight);
        canvas.write(take(&mut at, columns.name.min(24)), &criterion.name, Role::Text);
        canvas.write_right(take(&mut at, 4), &figure::percent(weight), Role::Dim);
        at = shift(at, 1);
        let rating = partner.rating(&criterion.id);
        columns.draw_rating(rating, canvas, &mut at);
        canvas.write(at, &meaning(criterion, rating), Role::Dim);
    });
    if let Some(criterion) = criteria.get(rate.criterion) {
        let under = below(rest, rows.height + 1);
        draw_anchors(criterion, partner.rating(&criterion.id), canvas, under);
    }
}

fn draw_criterion_line(
    rate: &Rate,
    open: &OpenPlan,
    report: &Report,
    criterion: &Criterion,
    canvas: &mut Canvas<'_>,
    line: Rect,
) {
    let weight = report.criteria.get(rate.criterion).map_or(0.0, |it| it.weight);
    let count = open.plan().criteria.len();
    let share = format!("  {}", figure::percent(weight));
    let progress = format!("  {} of {count}  {} of {} rated", rate.criterion + 1, rate.rated, rate.roster.len());
    let value = [(criterion.name.as_str(), Role::Title), (&share, Role::Dim)];
    let mut used = choice::draw(canvas, line, &value, Action::Left, Action::Right);
    used += canvas.write(shift(line, used), &progress, Role::Dim);
    if let Some(partner) = rate.roster.chosen(open) {
        draw_marks(rate, partner, canvas, shift(line, used + 2));
    }
}

/// How new ratings are marked, at the right end.
fn draw_marks(rate: &Rate, partner: &Partner, canvas: &mut Canvas<'_>, room: Rect) {
    let label = rate.marks(partner).label();
    let full = format!("new ratings: {label} (e)");
    let short = format!("new: {label} (e)");
    let fits = |words: &String| text::width(words) <= usize::from(room.width);
    if let Some(words) = [full, short].iter().find(|words| fits(words)) {
        canvas.write_right(room, words, Role::Dim);
    }
}

/// What 1 to 5 mean, the present rating marked; in a low terminal only what the present one means. Returns the rows
/// used.
fn draw_anchors(criterion: &Criterion, rating: Option<&Rating>, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let present = rating.and_then(|rating| match rating.value {
        RatingValue::Rated(value) => Some(value.get()),
        RatingValue::DoesNotApply => None,
    });
    if area.height < 5 {
        canvas.write(shift(area, 4), &meaning(criterion, rating), Role::Dim);
        return 1;
    }
    for (value, anchor) in (1..).zip(&criterion.anchors) {
        let line = row(area, u16::from(value) - 1);
        let is_present = present == Some(value);
        if is_present {
            canvas.write(shift(line, 2), canvas.glyph(Glyph::Pointer), Role::Accent);
        }
        let (number, role) = if is_present { (Role::Accent, Role::Title) } else { (Role::Text, Role::Dim) };
        canvas.write(shift(line, 4), &value.to_string(), number);
        let words = if anchor.trim().is_empty() { "no words yet: Weights, Enter" } else { anchor };
        canvas.write(shift(line, 6), words, role);
        canvas.hit(line, Action::Digit(value));
    }
    5
}

fn draw_candidate_line(partner: &Partner, selected: usize, rate: &Rate, canvas: &mut Canvas<'_>, line: Rect) {
    let model = partner.model.map_or("", PartnerModel::label);
    let place = format!("   {} of {}", selected + 1, rate.roster.len());
    let value = [(partner.name.as_str(), Role::Title), ("  ", Role::Text), (model, Role::Dim)];
    let mut used = choice::draw(canvas, line, &value, Action::PreviousCandidate, Action::NextCandidate);
    used += canvas.write(shift(line, used), &place, Role::Dim);
    draw_marks(rate, partner, canvas, shift(line, used + 2));
}

/// Score, band and position as they stand after every digit.
fn draw_candidate_standing(
    rate: &Rate,
    report: &Report,
    standing: Standing,
    partner: &Partner,
    canvas: &mut Canvas<'_>,
    line: Rect,
) {
    let line = shift(line, 2);
    let (moved, role) = position(report, standing, rate.before.as_ref());
    match standing {
        Standing::Ranked(at) => {
            let Some(it) = report.ranking.get(at) else { return };
            canvas.bar(left(line, 20), it.score / 100.0, Role::Accent);
            let score = format!("{}  {} {}", figure::tenths(it.score), it.band.label(), words::band(it.band));
            let rest = shift(line, 21);
            let used = canvas.pieces(rest, &[(&score, Role::Title), ("   ", Role::Text), (&moved, role)]);
            canvas.write(shift(rest, used), &format!(" of {}", report.ranking.len()), Role::Dim);
        }
        Standing::Unrated(at) => {
            let words = report.unrated.get(at).map(words::still_to_rate).unwrap_or_default();
            canvas.write(line, &format!("not ranked yet: {words}"), Role::Dim);
        }
        Standing::RuledOut(at) => {
            let words = report.excluded.get(at).map(|row| reasons::all_ruled_out(&row.reasons)).unwrap_or_default();
            canvas.write(line, &format!("ruled out: {words}"), Role::Error);
        }
        Standing::Nowhere => {
            canvas.write(line, &partner.name, Role::Dim);
        }
    }
}

/// The columns of a row of ratings.
struct Columns {
    name: u16,
    known: u16,
    bar: u16,
}

impl Columns {
    fn new(width: u16) -> Self {
        let known = if width >= 60 { 16 } else { 0 };
        let bar = match width {
            100.. => 20,
            72.. => 10,
            _ => 0,
        };
        let fixed = 2 + 7 + known + 1 + 6 + bar + 1 + 10;
        Self { name: width.saturating_sub(fixed).clamp(12, 36), known, bar }
    }

    fn head(&self, name: &str, canvas: &mut Canvas<'_>, mut at: Rect) {
        canvas.write(take(&mut at, self.name), name, Role::Dim);
        canvas.write(take(&mut at, 6), "rating", Role::Dim);
        canvas.write(take(&mut at, self.known), "how we know", Role::Dim);
        canvas.write_right(take(&mut at, 5), "score", Role::Dim);
        take(&mut at, self.bar);
        canvas.write(at, "position", Role::Dim);
    }

    /// The digit, how we know, and a mark where a note stands.
    fn draw_rating(&self, rating: Option<&Rating>, canvas: &mut Canvas<'_>, at: &mut Rect) {
        let is_guess = rating.is_some_and(|it| it.evidence == crate::plan::Evidence::Guess);
        let role = if is_guess || rating.is_none() { Role::Dim } else { Role::Title };
        let cell = take(at, 6);
        let used = canvas.write(shift(cell, 2), &digit(rating), role);
        if is_guess {
            canvas.write(shift(cell, 2 + used), "?", Role::Dim);
        }
        let known = take(at, self.known);
        let used = canvas.write(known, rating_words(rating), Role::Dim);
        if rating.is_some_and(|rating| !rating.note.trim().is_empty()) {
            canvas.write(shift(known, used + 1), "*", Role::Accent);
        }
    }

    fn draw_standing(&self, rate: &Rate, report: &Report, standing: Standing, canvas: &mut Canvas<'_>, mut at: Rect) {
        let score = match standing {
            Standing::Ranked(place) => report.ranking.get(place).map(|row| row.score),
            Standing::RuledOut(place) => report.excluded.get(place).and_then(|row| row.score),
            Standing::Unrated(_) | Standing::Nowhere => None,
        };
        let cell = take(&mut at, 5);
        let bar = take(&mut at, self.bar);
        if let Some(score) = score {
            canvas.write_right(cell, &figure::tenths(score), Role::Text);
            let is_ranked = matches!(standing, Standing::Ranked(_));
            canvas.bar(bar, score / 100.0, if is_ranked { Role::Accent } else { Role::Dim });
        }
        let (words, role) = position(report, standing, rate.before.as_ref());
        canvas.write(at, &words, role);
    }
}
