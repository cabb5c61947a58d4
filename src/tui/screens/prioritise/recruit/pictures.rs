//! Pictures of the candidates with the list of those in them: moving in the list lights the mark, a click on a mark
//! selects it in the list. What may not go in: what is to be seen, which [`crate::picture`] lays out.

use crate::picture::{Asked, Ink, Picture, Thing, ink_of, mark};
use crate::plan::PartnerId;
use crate::report::{Effort, Findings, Report, Who, figure, words};
use crate::tui::canvas::{Canvas, below, left, shift, top};
use crate::tui::keys::Action;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::drawing;
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;

/// Columns of the list, and from how many on it stands beside the picture.
const LIST: u16 = 36;
const WITH_LIST: u16 = 76;

/// Somebody in the picture.
struct PersonRow<'a> {
    name: &'a str,
    ink: Ink,
    rank: Option<usize>,
    alone: Option<f64>,
    effort: Option<&'a Effort>,
}

/// Lists everybody who qualifies, those ranked first.
pub(super) fn fill(list: &mut List<PartnerId>, report: &Report, findings: &Findings) {
    let row = |who: &'_ Who| -> (Ink, Option<f64>) {
        (ink_of(Some(findings), who.id()), report.solo_coverage.get(who.index).copied())
    };
    let ranked = report.ranking.iter().map(|it| (&it.who, Some(it.rank)));
    let all = ranked.chain(report.unrated.iter().map(|it| (&it.who, None)));
    let rows = all.map(|(who, rank)| {
        let (ink, alone) = row(who);
        let effort = report.efforts().get(who.index);
        (who.id().clone(), PersonRow { name: who.name(), ink, rank, alone, effort })
    });
    list.fill(&columns(), [Members::new(rows)]);
}

/// Draws a picture over what is to be seen in it; with room to spare the list stands beside.
pub(super) fn draw(
    picture: Picture,
    open: &OpenPlan,
    list: &List<PartnerId>,
    has_focus: bool,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    // Money has a row a candidate: that is its list.
    let has_list = has_focus && area.width >= WITH_LIST && picture != Picture::Money;
    let columns = area.width.saturating_sub(if has_list { LIST + 2 } else { 0 });
    let (report, findings) = (open.report(), open.findings().map(AsRef::as_ref));
    let laid_out = drawing::above_caption(area, 2, |rows| {
        let chosen = list.selected().cloned();
        let asked = Asked { columns, rows: Some(rows), chosen, is_bare: true, ..Asked::default() };
        picture.scene(&report, findings, &asked)
    });
    let (scene, said) = match laid_out {
        Ok(laid_out) => laid_out,
        Err(why) => {
            canvas.paragraph(area, &why, Role::Text);
            return;
        }
    };
    let upper = top(area, area.height.saturating_sub(said));
    drawing::draw(canvas, left(upper, columns), &scene, |thing| match thing {
        Thing::Candidate(id) => list.shown().position(|one| one == id).map(Action::Select),
        _ => None,
    });
    canvas.paragraph(below(area, upper.height), &scene.caption, Role::Text);
    if has_list {
        list.draw(canvas, shift(upper, columns + 2), |canvas, entry| {
            let is_in = ink_of(findings, entry.id) == Ink::Set;
            match entry.column {
                "mark" | "name" if is_in => entry.write_as(canvas, Role::Set),
                _ => entry.write(canvas),
            }
        });
    }
}

fn columns<'a>() -> [Column<PersonRow<'a>>; 5] {
    let rank = |row: &PersonRow<'_>| row.rank.map(|rank| rank.to_string()).unwrap_or_default();
    [
        Column::new(Head::new("mark", "").rank(1), |row: &PersonRow<'_>| mark(row.ink).to_string()),
        Column::new(Head::new("rank", "#").right().rank(1), rank),
        Column::new(Head::new("name", "Candidate").flexible(8).most(14).rank(1), |row: &PersonRow<'_>| {
            row.name.to_owned()
        }),
        Column::figure(Head::new("alone", "Alone").rank(2), |row| row.alone, figure::whole),
        Column::new(Head::new("days", "Days").right().rank(2), |row: &PersonRow<'_>| {
            row.effort.map(words::days).unwrap_or_default()
        }),
    ]
}
