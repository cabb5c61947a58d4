//! What stands in a row of the first 90 days.

use crate::report::dates::{DateRow, OwnerLoad, WeekLoad, words};
use crate::report::figure;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head, SortKey};

/// A week of an owner.
#[derive(Debug)]
pub(super) struct WeekRow {
    week: String,
    days: f64,
    there: Option<f64>,
    is_over: bool,
    /// The most that a week takes.
    most: f64,
}

impl WeekRow {
    pub(super) fn of(load: &OwnerLoad, week: &WeekLoad, most: f64) -> Self {
        Self { week: week.monday.to_string(), days: week.days, there: load.a_week, is_over: load.is_over(week), most }
    }
}

/// What has a day: when, with whom and what come first.
pub(super) fn date_columns() -> [Column<DateRow>; 5] {
    [
        Column::new(Head::new("day", "Day").rank(1), |row: &DateRow| row.day.to_string()),
        Column::new(Head::new("whom", "With").flexible(10).most(20).rank(1), words::whom),
        Column::new(Head::new("who", "Who").flexible(6).most(14).rank(1).role(Role::Dim), words::who),
        Column::new(Head::new("what", "What").flexible(20).rank(1), words::what),
        Column::new(Head::new("kind", "").rank(3).role(Role::Dim), |row: &DateRow| row.kind.label().to_owned()),
    ]
}

/// What falls on an owner, week by week.
pub(super) fn week_columns() -> [Column<WeekRow>; 5] {
    [
        Column::new(Head::new("week", "Week of").rank(1), |row: &WeekRow| row.week.clone()),
        Column::figure(Head::new("days", "Days").rank(1), |row: &WeekRow| Some(row.days), figure::tenths)
            .by(|row| SortKey::number(Some(row.days))),
        Column::new(Head::new("has", "Has").right().rank(1).role(Role::Dim), |row: &WeekRow| {
            row.there.map(figure::brief).unwrap_or_default()
        }),
        Column::new(Head::new("over", "").rank(1).role(Role::Warning), |row: &WeekRow| {
            if row.is_over { "too much".to_owned() } else { String::new() }
        }),
        Column::bar(Head::new("bar", "").bar(10, 40).rank(2), |row: &WeekRow| {
            (row.most > 0.0).then_some(row.days / row.most)
        }),
    ]
}
