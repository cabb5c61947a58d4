//! Sets that are as good as the best: who is in all of them, in some, in none.

use super::{super::ranking_row::take, Content, heads, stay};
use crate::{
    report::{
        Findings, Who, figure,
        findings::{Status, words},
    },
    tui::{canvas::Canvas, open_plan::OpenPlan, theme::Role},
};
use ratatui::layout::Rect;

pub(super) static CONTENT: Content = Content { about, rows, head, row, foot, open: stay };

/// Columns for the name, the bar, the number and the word.
const NAME: u16 = 26;
const BAR: u16 = 20;
const NUMBER: u16 = 5;

fn about(_open: &OpenPlan, findings: &Findings) -> String {
    let recruiting = &findings.recruiting;
    if let Status::Infeasible { reasons } = &recruiting.status {
        return reasons.join(" ");
    }
    let sets = &recruiting.as_good_as;
    let claim = match &recruiting.caution {
        Some(caution) => format!(" Nobody is called core or out: {caution}."),
        None => " Whoever is in all of them is core; argue only about those in some.".to_owned(),
    };
    words::as_good_as(sets) + if sets.count > 1 { &claim } else { "" }
}

fn rows(_open: &OpenPlan, findings: &Findings) -> usize {
    findings.recruiting.as_good_as.shares.len()
}

fn head(findings: &Findings, canvas: &mut Canvas<'_>, at: Rect) -> u16 {
    if findings.recruiting.as_good_as.shares.is_empty() {
        return 0;
    }
    heads(&[(NAME, "candidate"), (BAR + 1 + NUMBER + 1, "in so many of them")], canvas, at)
}

fn row(_open: &OpenPlan, findings: &Findings, index: usize, canvas: &mut Canvas<'_>, mut at: Rect) {
    let sets = &findings.recruiting.as_good_as;
    let Some((who, count)) = sets.shares.get(index) else { return };
    let share = figure::ratio(*count, sets.count);
    canvas.write(take(&mut at, NAME), who.name(), Role::Text);
    canvas.bar(take(&mut at, BAR), share, Role::Accent);
    canvas.write_right(take(&mut at, NUMBER), &figure::percent(share), Role::Text);
    let has = |list: &[Who]| list.iter().any(|one| one.id() == who.id());
    let word = match (has(&sets.core), has(&sets.borderline), has(&sets.out)) {
        (true, ..) => "core",
        (_, true, _) => "borderline",
        (.., true) => "out",
        _ => "",
    };
    canvas.write(at, word, Role::Dim);
}

fn foot(_open: &OpenPlan, findings: &Findings, _index: usize) -> String {
    let recruiting = &findings.recruiting;
    words::price(recruiting).into_iter().chain(words::one_more_model(recruiting)).collect::<Vec<_>>().join(" ")
}
