//! Whom to recruit and when, how firm that is, and what to find out next.

use super::{Page, escape::escape, figure, name};
use crate::report::Report;
use crate::report::Who;
use crate::report::findings::{Findings, Status, WaveRow, words};

/// Whom to recruit now, the sets that are as good, who was left out, other budgets, and the waves.
pub(super) fn recruit(page: &mut Page, report: &Report) {
    let Some(findings) = &report.findings else { return };
    page.heading(2, "Recruit now");
    if let Status::Infeasible { reasons } = &findings.recruiting.status {
        page.list(reasons.iter().map(|reason| escape(reason)));
    } else {
        set(page, report, findings);
        choices(page, findings);
    }
    waves(page, findings);
}

fn set(page: &mut Page, report: &Report, findings: &Findings) {
    let recruiting = &findings.recruiting;
    let Some(set) = &recruiting.recommended else { return };
    page.table(
        ["Candidate", "Partner model", ">Adds", "Stand-in"],
        recruiting.members.iter().map(|row| {
            let stand_in = row.stand_in.as_ref().map_or_else(
                || "nobody within the limits".to_owned(),
                |it| format!("{}, {}", name(&it.who), words::by(it.loses)),
            );
            [name(&row.who), super::model(&row.who), figure::tenths(row.loses), stand_in]
        }),
    );
    let takes = escape(&words::takes(set, &report.goal.limits));
    let caution = recruiting.caution.as_ref().map(|caution| format!("Whom they reach is {caution}."));
    let rest = [words::price(recruiting), words::gap(&recruiting.status), caution];
    let sentences: Vec<String> = rest.into_iter().flatten().collect();
    let reach = format!("{takes}, coverage {} of 100.", figure::tenths(set.coverage));
    page.paragraph(&format!("{reach} {}", sentences.join(" ")));
}

fn choices(page: &mut Page, findings: &Findings) {
    let recruiting = &findings.recruiting;
    let sets = &recruiting.as_good_as;
    let mut said = vec![words::as_good_as(sets)];
    if recruiting.caution.is_none() {
        said.extend(named("In all of them", &sets.core));
        said.extend(named("In none", &sets.out));
    }
    said.extend(words::one_more_model(recruiting));
    page.paragraph(&said.join(" "));
    if !recruiting.left_out.is_empty() {
        page.heading(3, "Left out, though ranked better");
        page.list(recruiting.left_out.iter().map(|row| format!("{}: {}", name(&row.who), escape(&row.reason))));
    }
    if !recruiting.frontier.is_empty() {
        page.heading(3, "Other budgets");
        page.table(
            [">Budget, thousands", ">Coverage", "Partners"],
            recruiting
                .frontier
                .iter()
                .map(|row| [figure::brief(row.budget), figure::tenths(row.coverage), names(&row.partners)]),
        );
    }
}

fn named(label: &str, list: &[Who]) -> Option<String> {
    (!list.is_empty()).then(|| format!("{label}: {}.", names(list)))
}

fn names(list: &[Who]) -> String {
    list.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn waves(page: &mut Page, findings: &Findings) {
    let waves = &findings.waves;
    let row = |row: &WaveRow| {
        let reason = if row.reason.is_empty() { String::new() } else { format!(": {}", escape(&row.reason)) };
        format!("{}{reason}", name(&row.who))
    };
    if waves.by_hand().next().is_some() {
        page.heading(3, "Recruit now, with what was moved by hand");
        page.list(waves.recruit_now.iter().map(row));
    }
    if !waves.next.is_empty() {
        page.heading(3, "Next");
        page.list(waves.next.iter().map(row));
        page.paragraph(&format!("Both waves together reach {} of 100.", figure::tenths(waves.both.coverage)));
    }
    let breaks: Vec<String> = waves.breaks().map(escape).collect();
    if !breaks.is_empty() {
        page.paragraph(&format!("Over the limits: {}.", breaks.join(", ")));
    }
    if !waves.later.is_empty() {
        page.heading(3, "Later");
        page.list(waves.later.iter().map(row));
    }
}

/// How firm the ranking is, what would change it, what to find out next, and what the user would rather have.
pub(super) fn how_firm(page: &mut Page, report: &Report) {
    let Some(findings) = &report.findings else { return };
    let firm = &findings.how_firm;
    page.heading(2, "How firm");
    page.paragraph(&firm.refusal.as_ref().map(|refusal| escape(refusal)).unwrap_or_default());
    page.table(
        [
            "Candidate",
            ">Rank",
            &format!(">Of 100 readings in the top {}", firm.top),
            "Nine of ten readings",
            "Rests on",
        ],
        firm.rows.iter().map(|row| {
            let rests = row.rests_on.unwrap_or_default().to_owned();
            let (rank, chance) = (row.rank.to_string(), escape(&words::of_100(row.firm.top_chance)));
            [name(&row.who), rank, chance, words::ranks(row.firm), rests]
        }),
    );
    let turns: Vec<String> =
        findings.turning_points.iter().filter_map(words::turning_point).map(|line| escape(&line)).collect();
    if !turns.is_empty() {
        page.heading(3, &format!("What would change the top {}", firm.top));
        page.list(turns);
    }
    if !findings.questions.is_empty() {
        page.heading(3, "Find out next");
        let line = |it| escape(&format!("{}: {}", words::question(it), words::worth(it, firm)));
        page.list(findings.questions.iter().take(QUESTIONS).map(line));
    }
    let said = words::preferences(firm);
    if !said.is_empty() {
        page.heading(3, "Preferences");
        page.list(said.iter().map(|line| escape(line)));
    }
}

/// How many questions are printed.
const QUESTIONS: usize = 5;
