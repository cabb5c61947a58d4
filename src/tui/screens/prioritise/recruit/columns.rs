//! What stands in a row of the waves.

use crate::plan::{Partner, PartnerModel};
use crate::prioritise::verdict::Verdict;
use crate::report::findings::Judged;
use crate::report::{Effort, figure, words};
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head, SortKey};

/// A candidate in a wave.
#[derive(Debug)]
pub(super) struct RecruitRow<'a> {
    pub(super) partner: &'a Partner,
    /// Whether they are in the set shown, come in with it or go.
    pub(super) mark: &'static str,
    /// Whether they are in the set that is held.
    pub(super) is_held: bool,
    pub(super) score: Option<f64>,
    pub(super) effort: Option<&'a Effort>,
    /// What they add to the set shown, or would.
    pub(super) adds: f64,
    pub(super) judged: Option<&'a Judged>,
}

impl RecruitRow<'_> {
    fn of_effort(&self, words: fn(&Effort) -> String) -> String {
        self.effort.map(words).unwrap_or_default()
    }

    /// What is to be done, of those in the set and in line: the others stand under a heading that says it.
    fn verdict(&self) -> String {
        let judged = self.judged.filter(|it| it.verdict.is_in_the_set() || it.verdict == Verdict::InLine);
        judged.map(|judged| judged.verdict.label().to_owned()).unwrap_or_default()
    }

    /// Why there and not sooner, in a few words: the first reason; of the set, what is to be done.
    fn why(&self) -> String {
        let Some(judged) = self.judged else { return String::new() };
        let first = judged.reason.split(';').next().unwrap_or_default();
        if !judged.verdict.is_in_the_set() {
            return first.to_owned();
        }
        let said = [judged.words(), first.to_owned()];
        said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
    }
}

/// The columns. Who is in a set that is held stands beside who is in the one shown.
pub(super) fn columns<'a>(has_held: bool) -> Vec<Column<RecruitRow<'a>>> {
    let held = has_held.then(|| {
        let mark = |row: &RecruitRow<'_>| if row.is_held { "●" } else { "" }.to_owned();
        Column::new(Head::new("held", "Held").rank(1).role(Role::Accent), mark)
    });
    let mut columns = Vec::from(of_any());
    columns.splice(1..1, held);
    columns
}

/// Those there are in any case: what tells most is given room first.
fn of_any<'a>() -> [Column<RecruitRow<'a>>; 9] {
    let model = |row: &RecruitRow<'_>| row.partner.model.map(PartnerModel::short).unwrap_or_default().to_owned();
    [
        Column::new(Head::new("set", "").rank(1).role(Role::Set), |row: &RecruitRow<'_>| row.mark.to_owned()),
        Column::new(Head::new("name", "Candidate").flexible(12).rank(1), |row: &RecruitRow<'_>| {
            row.partner.name.clone()
        }),
        Column::new(Head::new("verdict", "Verdict").rank(3).role(Role::Set), RecruitRow::verdict),
        Column::new(Head::new("model", "Model").rank(5).role(Role::Dim), model)
            .also(|row| row.partner.model.map(PartnerModel::label).unwrap_or_default().to_owned()),
        Column::figure(Head::new("score", "Score").rank(4), |row| row.score, figure::tenths),
        Column::new(Head::new("days", "Days").right().rank(2), |row: &RecruitRow<'_>| row.of_effort(words::days))
            .by(|row| SortKey::number(row.effort.map(|effort| effort.days))),
        Column::new(Head::new("cost", "Cost").right().rank(2), |row: &RecruitRow<'_>| row.of_effort(words::cost))
            .by(|row| SortKey::number(row.effort.map(|effort| effort.cost))),
        Column::figure(Head::new("adds", "Adds").rank(2), |row| Some(row.adds), figure::tenths),
        Column::new(Head::new("why", "Why").rank(6).role(Role::Dim), RecruitRow::why),
    ]
}
