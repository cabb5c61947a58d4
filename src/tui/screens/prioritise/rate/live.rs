//! The ranking as every answer leaves it, beside the grid.

use crate::plan::{Partner, PartnerId};
use crate::report::{RankRow, Who, figure, reasons};
use crate::text;
use crate::tui::canvas::span;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members, Same};
use ratatui::layout::Rect;
use std::collections::HashMap;

/// Columns of the list beside a name: pointer, rank, move, score, and the gaps between them.
const BESIDE_NAME: u16 = 2 + 3 + 1 + 4 + 1 + 1 + 5;

/// From this width on there is room for bars, so wide.
const WIDE: u16 = 220;
const BAR: u16 = 12;

/// The ranking beside the grid.
#[derive(Debug)]
pub(super) struct Live {
    pub(super) list: List<PartnerId, Stand>,
    /// The ranks when the view came into sight; none while it is out of sight.
    before: Option<HashMap<PartnerId, usize>>,
    name: u16,
}

/// Who stands where.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stand {
    who: Same<Partner>,
    /// The rank and the score, for those who have them.
    ranked: Option<(usize, f64)>,
    /// The rank when the view came into sight.
    was: Option<usize>,
}

impl Live {
    pub(super) fn new() -> Self {
        Self { list: List::new("candidate"), before: None, name: 0 }
    }

    /// Lists everyone as the report has them. Ranks are compared with those of the first look.
    pub(super) fn fill(&mut self, open: &OpenPlan) {
        let (partners, report) = (&open.plan().partners, open.report());
        let ranks = || report.ranking.iter().map(|row| (row.who.id().clone(), row.rank)).collect();
        let before = self.before.get_or_insert_with(ranks);
        let ranked = report.ranking.iter().map(|row| {
            let was = before.get(row.who.id()).copied();
            (
                row.who.id().clone(),
                Stand { who: Same::of(&partners[row.who.index]), ranked: Some((row.rank, row.score)), was },
            )
        });
        let unranked =
            |who: &Who| (who.id().clone(), Stand { who: Same::of(&partners[who.index]), ranked: None, was: None });
        let unrated = report.unrated.iter().map(|row| unranked(&row.who));
        let out = report.excluded.iter().map(|row| unranked(&row.who));
        let sections = [
            Members::new(ranked),
            Members::under("Not rated enough", unrated),
            Members::under(reasons::RULED_OUT, out),
        ];
        self.list.refill(&columns(), sections, |stand| Some(stand.clone()));
        let names = report.ranking.iter().map(|row| text::width(row.who.name()));
        self.name = span(names.max().unwrap_or(0));
    }

    /// Compares with the ranks of the next look.
    pub(super) fn forget(&mut self) {
        self.before = None;
    }

    /// The rank and how far it moved: "2 ↑2".
    pub(super) fn place(&self, row: &RankRow) -> String {
        let was = self.before.as_ref().and_then(|before| before.get(row.who.id()).copied());
        format!("{} {}", row.rank, moved(row.rank, was)).trim_end().to_owned()
    }

    /// The columns wanted beside the grid: names whole, and bars where there is room.
    pub(super) fn width(&self, area: Rect) -> u16 {
        let bar = if area.width >= WIDE { BAR } else { 0 };
        (BESIDE_NAME + self.name + bar).min(area.width / 2)
    }
}

/// How far somebody moved since the view came into sight: "↑2", "new".
fn moved(rank: usize, was: Option<usize>) -> String {
    match was {
        None => "new".to_owned(),
        Some(was) if was > rank => format!("↑{}", was - rank),
        Some(was) if was < rank => format!("↓{}", rank - was),
        Some(_) => String::new(),
    }
}

fn columns() -> [Column<Stand>; 5] {
    let (rank, moves) = (Head::new("place", "#").right().rank(1), Head::new("moved", "").rank(1).role(Role::Accent));
    [
        Column::new(rank, |it: &Stand| it.ranked.map(|(rank, _)| rank.to_string()).unwrap_or_default()),
        Column::new(moves, |it: &Stand| it.ranked.map(|(rank, _)| moved(rank, it.was)).unwrap_or_default()),
        Column::new(Head::new("name", "Candidate").flexible(12).rank(1), |it: &Stand| it.who.name.clone()),
        Column::figure(Head::new("score", "Score").rank(1), |it| Some(it.ranked?.1), figure::tenths),
        Column::bar(Head::new("bar", "").bar(5, 20).rank(2), |it| Some(it.ranked?.1 / 100.0)),
    ]
}
