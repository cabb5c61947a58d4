//! The ranking as every answer leaves it, beside the grid.

use crate::plan::PartnerId;
use crate::report::{RankRow, Report, Who, figure, reasons};
use crate::text;
use crate::tui::canvas::span;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members};
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
    pub(super) list: List<PartnerId>,
    /// The ranks when the view came into sight; none while it is out of sight.
    before: Option<HashMap<PartnerId, usize>>,
    name: u16,
}

/// Who stands where.
#[derive(Debug, Default)]
struct Stand {
    rank: String,
    moved: String,
    name: String,
    score: Option<f64>,
}

impl Live {
    pub(super) fn new() -> Self {
        Self { list: List::new("candidate"), before: None, name: 0 }
    }

    /// Lists everyone as the report has them. Ranks are compared with those of the first look.
    pub(super) fn fill(&mut self, report: &Report) {
        let ranks = || report.ranking.iter().map(|row| (row.who.id().clone(), row.rank)).collect();
        self.before.get_or_insert_with(ranks);
        let stand = |row: &RankRow| Stand {
            rank: row.rank.to_string(),
            moved: self.moved(row),
            name: row.who.name().to_owned(),
            score: Some(row.score),
        };
        let ranked: Vec<_> = report.ranking.iter().map(|row| (row.who.id().clone(), stand(row))).collect();
        let unranked = |who: &Who| (who.id().clone(), Stand { name: who.name().to_owned(), ..Stand::default() });
        let unrated = report.unrated.iter().map(|row| unranked(&row.who));
        let out = report.excluded.iter().map(|row| unranked(&row.who));
        let unrated = Members::under("Not rated enough", unrated);
        self.list.fill(&columns(), [Members::new(ranked), unrated, Members::under(reasons::RULED_OUT, out)]);
        let names = report.ranking.iter().map(|row| text::width(row.who.name()));
        self.name = span(names.max().unwrap_or(0));
    }

    /// Compares with the ranks of the next look.
    pub(super) fn forget(&mut self) {
        self.before = None;
    }

    /// How far somebody moved since the view came into sight: "↑2", "new".
    fn moved(&self, row: &RankRow) -> String {
        match self.before.as_ref().and_then(|before| before.get(row.who.id())) {
            None => "new".to_owned(),
            Some(was) if *was > row.rank => format!("↑{}", was - row.rank),
            Some(was) if *was < row.rank => format!("↓{}", row.rank - was),
            Some(_) => String::new(),
        }
    }

    /// The rank and how far it moved: "2 ↑2".
    pub(super) fn place(&self, row: &RankRow) -> String {
        format!("{} {}", row.rank, self.moved(row)).trim_end().to_owned()
    }

    /// The columns wanted beside the grid: names whole, and bars where there is room.
    pub(super) fn width(&self, area: Rect) -> u16 {
        let bar = if area.width >= WIDE { BAR } else { 0 };
        (BESIDE_NAME + self.name + bar).min(area.width / 2)
    }
}

fn columns() -> [Column<Stand>; 5] {
    let (rank, moved) = (Head::new("place", "#").right().rank(1), Head::new("moved", "").rank(1).role(Role::Accent));
    [
        Column::new(rank, |it: &Stand| it.rank.clone()),
        Column::new(moved, |it: &Stand| it.moved.clone()),
        Column::new(Head::new("name", "Candidate").flexible(12).rank(1), |it: &Stand| it.name.clone()),
        Column::figure(Head::new("score", "Score").rank(1), |it| it.score, figure::tenths),
        Column::bar(Head::new("bar", "").bar(5, 20).rank(2), |it| Some(it.score? / 100.0)),
    ]
}
