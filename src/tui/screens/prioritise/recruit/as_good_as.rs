//! Sets that are as good as the best: who is in all of them, in some, in none.

use crate::plan::{Limits, PartnerId};
use crate::report::findings::{AsGoodAs as Sets, Recruiting, Status, words};
use crate::report::{Who, figure};
use crate::tui::canvas::{Canvas, below};
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;

/// Who is in so many of them.
struct ShareRow<'a> {
    name: &'a str,
    share: f64,
    /// The share of readings in which they are in a best set.
    readings: Option<f64>,
}

/// Lists who is in so many of them, in parts.
pub(super) fn fill(list: &mut List<PartnerId>, recruiting: &Recruiting) {
    let sets = &recruiting.as_good_as;
    let claims = recruiting.caution.is_none() && sets.is_complete;
    let part = |heading: &'static str, has: fn(&Sets, u64) -> bool| {
        let of_part = sets.shares.iter().filter(move |(_, count)| has(sets, *count));
        let rows = of_part.map(|(who, count)| {
            (
                who.id().clone(),
                ShareRow { name: who.name(), share: figure::ratio(*count, sets.count), readings: reading(sets, who) },
            )
        });
        Members::under(if claims { heading } else { "" }, rows)
    };
    let parts = [
        part("Core: in all of them", |sets, count| count == sets.count),
        part("In most", |sets, count| count < sets.count && 4 * count > 3 * sets.count),
        part("Borderline", |sets, count| 4 * count <= 3 * sets.count && 4 * count >= sets.count),
        part("In few", |sets, count| count > 0 && 4 * count < sets.count),
        part("Out: in none", |sets, count| count == 0 && sets.count > 0),
    ];
    list.fill(&columns(), parts);
}

/// Draws what the sets have in common, and who is in how many of them.
pub(super) fn draw(
    list: &List<PartnerId>,
    limits: &Limits,
    recruiting: &Recruiting,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let sets = &recruiting.as_good_as;
    let about = match (&recruiting.status, &recruiting.caution) {
        (Status::Infeasible { reasons }, _) => reasons.join(" "),
        (_, Some(caution)) => {
            format!("{} Nobody is called core or out: {caution}.", words::as_good_as(sets))
        }
        (_, None) if sets.count > 1 => {
            format!("{} Argue only about those at the border.", words::as_good_as(sets))
        }
        (_, None) => words::as_good_as(sets),
    };
    let rule = words::rule(recruiting, limits);
    let more: Vec<String> = rule.into_iter().chain(words::one_more_model(recruiting)).collect();
    let mut rest = below(area, canvas.paragraph(area, &about, Role::Dim) + 1);
    rest = below(rest, canvas.paragraph(rest, &more.join(" "), Role::Text) + 1);
    list.draw_plain(canvas, rest);
}

fn reading(sets: &Sets, of: &Who) -> Option<f64> {
    sets.readings.iter().find(|(who, _)| who.id() == of.id()).map(|(_, share)| *share)
}

fn columns<'a>() -> [Column<ShareRow<'a>>; 4] {
    [
        Column::new(Head::new("name", "Candidate").flexible(10).rank(1), |row: &ShareRow<'_>| row.name.to_owned()),
        Column::figure(Head::new("share", "In").rank(1), |row| Some(row.share), figure::percent),
        Column::figure(Head::new("readings", "Of 100 readings").rank(3), |row| row.readings, words::of_100),
        Column::bar(Head::new("bar", "").bar(8, 30).rank(2), |row| Some(row.share)),
    ]
}
