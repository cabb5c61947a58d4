//! What stands in a row of the ranking, and how it is sorted.

use crate::plan::PartnerModel;
use crate::prioritise::verdict::Verdict;
use crate::report::findings::Judged;
use crate::report::{ExcludedRow, Findings, RankRow, Report, UnratedRow, Who, figure, words};
use crate::tui::canvas::span;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head, SortKey};

/// So much of a name is shown before other columns are.
const NAME: u16 = 26;

/// A candidate of the ranking.
#[derive(Debug)]
pub(super) struct RankingRow<'a> {
    who: &'a Who,
    ranked: Option<&'a RankRow>,
    judged: Option<&'a Judged>,
    /// Why there is no rank.
    pub(super) apart: String,
}

impl<'a> RankingRow<'a> {
    pub(super) fn ranked(row: &'a RankRow, findings: Option<&'a Findings>) -> Self {
        let judged = findings.and_then(|findings| findings.judged(row.who.id()));
        Self { who: &row.who, ranked: Some(row), judged, apart: String::new() }
    }

    pub(super) fn unrated(row: &'a UnratedRow) -> Self {
        Self { who: &row.who, ranked: None, judged: None, apart: words::still_to_rate(row) }
    }

    pub(super) fn ruled_out(row: &'a ExcludedRow) -> Self {
        Self { who: &row.who, ranked: None, judged: None, apart: row.words() }
    }

    fn of_ranked(&self, words: fn(&RankRow) -> String) -> String {
        self.ranked.map(words).unwrap_or_default()
    }

    fn by_ranked(&self, figure: fn(&RankRow) -> f64) -> SortKey {
        SortKey::number(self.ranked.map(figure))
    }

    fn score(&self) -> Option<f64> {
        Some(self.ranked?.score)
    }

    fn chance(&self) -> Option<f64> {
        self.judged?.firm?.top_chance
    }

    fn firm(&self) -> String {
        let unknown = if self.ranked.is_some() { "·" } else { "" };
        self.chance().map_or_else(|| unknown.to_owned(), crate::report::findings::words::of_100)
    }

    fn verdict(&self) -> Option<Verdict> {
        self.judged.map(|judged| judged.verdict)
    }
}

/// The columns, for the report of this plan: what tells most is given room first. Names and figures are never cut for
/// another column; whoever has no rank has the reason where the figures would stand.
pub(super) fn columns<'a>(report: &Report) -> Vec<Column<RankingRow<'a>>> {
    let top = (report.goal.limits.partners as usize).min(report.ranking.len());
    if report.ranking.is_empty() {
        let why = Head::new("score", "").flexible(20).rank(1).role(Role::Dim);
        return vec![name(), model(), Column::new(why, |row: &RankingRow<'_>| row.apart.clone())];
    }
    let rank = Column::new(Head::new("rank", "#").right().rank(1).role(Role::Dim), |row: &RankingRow<'_>| {
        row.of_ranked(|row| row.rank.to_string())
    })
    .by(|row| row.ranked.map_or(SortKey::Missing, |row| SortKey::Text(format!("{:>6}", row.rank))));
    let mut columns = vec![rank, name(), model()];
    columns.extend(score());
    columns.extend(verdict(top, report.ranking.len()));
    columns.extend(takes());
    columns
}

/// How many columns the ranks take, at least and at most: each has its place, where that is not too much.
fn ranks_wide(count: usize) -> (u16, u16) {
    (span(count + 1).clamp(8, 41), span(4 * count + 1).clamp(8, 121))
}

fn score<'a>() -> [Column<RankingRow<'a>>; 3] {
    [
        Column::figure(Head::new("score", "Score").rank(1), RankingRow::score, figure::tenths)
            .also(|row| row.apart.clone()),
        Column::bar(Head::new("bar", "").bar(12, 30).rank(9), |row| Some(row.score()? / 100.0)),
        Column::new(Head::new("band", "Band").rank(6), |row: &RankingRow<'_>| {
            row.of_ranked(|row| row.band.label().to_owned())
        })
        .also(|row| row.of_ranked(|row| words::band(row.band).to_owned())),
    ]
}

fn verdict<'a>(top: usize, count: usize) -> [Column<RankingRow<'a>>; 4] {
    let (least, most) = ranks_wide(count);
    [
        Column::new(Head::new("top", format!("Top {top}")).right().rank(2), RankingRow::firm)
            .by(|row| SortKey::number(row.chance())),
        Column::new(Head::new("verdict", "Verdict").rank(2), |row: &RankingRow<'_>| {
            row.verdict().map_or("", Verdict::label).to_owned()
        })
        .by(|row| row.verdict().map_or(SortKey::Missing, |verdict| SortKey::Text((verdict as u8).to_string())))
        .also(|row| row.judged.map(Judged::words).unwrap_or_default()),
        Column::new(Head::new("ranks", "").bar(least, most).rank(3), |_: &RankingRow<'_>| String::new()),
        Column::new(Head::new("next", "Next step").rank(9).role(Role::Dim), |row: &RankingRow<'_>| {
            row.who.partner.next_step.trim().to_owned()
        }),
    ]
}

/// What the score rests on, and what they take of us.
fn takes<'a>() -> [Column<RankingRow<'a>>; 3] {
    [
        Column::new(Head::new("known", "How we know").rank(5).role(Role::Dim), |row: &RankingRow<'_>| {
            row.of_ranked(|row| words::known(row.evidence))
        }),
        Column::new(Head::new("days", "Days").right().rank(7), |row: &RankingRow<'_>| {
            row.of_ranked(|row| words::days(&row.effort))
        })
        .by(|row| row.by_ranked(|row| row.effort.days)),
        Column::new(Head::new("cost", "Cost").right().rank(8), |row: &RankingRow<'_>| {
            row.of_ranked(|row| words::cost(&row.effort))
        })
        .by(|row| row.by_ranked(|row| row.effort.cost)),
    ]
}

fn name<'a>() -> Column<RankingRow<'a>> {
    let head = Head::new("name", "Candidate").flexible(12).most(NAME).rank(1);
    Column::new(head, |row: &RankingRow<'_>| row.who.name().to_owned())
}

fn model<'a>() -> Column<RankingRow<'a>> {
    Column::new(Head::new("model", "Model").rank(4).role(Role::Dim), |row: &RankingRow<'_>| {
        row.who.partner.model.map(PartnerModel::short).unwrap_or_default().to_owned()
    })
    .also(|row| row.who.partner.model.map(PartnerModel::label).unwrap_or_default().to_owned())
}
