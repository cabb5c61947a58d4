//! Whom to recruit, when, and what to find out next: sections of `rank` and `show`.

use super::{
    shell::Shell,
    table::{Column, Table, paragraph, point},
};
use crate::report::{
    Findings, Report, Who, figure,
    findings::{Recruiting, Status, WaveRow, words},
};

/// How many questions are shown.
const QUESTIONS: usize = 3;

/// Everything worked out, a section each.
pub(super) fn sections(shell: &Shell, report: &Report) -> String {
    let Some(findings) = &report.findings else { return String::new() };
    let parts = [
        set(shell, report, findings),
        as_good_as(shell, &findings.recruiting),
        left_out(shell, &findings.recruiting),
        frontier(shell, &findings.recruiting),
        waves(shell, findings),
        turning_points(shell, findings),
        next(shell, findings),
        preferences(shell, findings),
    ];
    parts.concat()
}

/// The set and what to find out next, for a plan at a glance.
pub(super) fn summary(shell: &Shell, report: &Report) -> String {
    let Some(findings) = &report.findings else { return String::new() };
    set(shell, report, findings) + &next(shell, findings)
}

fn heading(shell: &Shell, title: &str) -> String {
    format!("\n{}\n", shell.heading(title))
}

/// A heading over lines; nothing where there are none.
fn section(shell: &Shell, title: &str, lines: impl Iterator<Item = String>) -> String {
    let lines: String = lines.collect();
    if lines.is_empty() { lines } else { heading(shell, title) + &lines }
}

/// Whom to recruit now, with what each adds and who could stand in.
fn set(shell: &Shell, report: &Report, findings: &Findings) -> String {
    let recruiting = &findings.recruiting;
    if let Status::Infeasible { reasons } = &recruiting.status {
        return section(shell, "Recruit now", reasons.iter().map(|reason| point(shell, reason)));
    }
    let Some(set) = &recruiting.recommended else { return String::new() };
    let mut out = heading(shell, "Recruit now") + &members(shell, recruiting);
    let takes = words::takes(set, &report.goal.limits);
    out.push_str(&paragraph(shell, &format!("{takes}, coverage {} of 100.", figure::tenths(set.coverage))));
    let caution = recruiting.caution.as_ref().map(|caution| format!("Whom they reach is {caution}."));
    let rest = [words::price(recruiting), words::gap(&recruiting.status), caution];
    rest.into_iter().flatten().for_each(|sentence| out.push_str(&paragraph(shell, &sentence)));
    out
}

fn members(shell: &Shell, recruiting: &Recruiting) -> String {
    let columns = [("Candidate", Column::Flexible), ("Adds", Column::Right), ("Stand-in", Column::Flexible)];
    let mut table = Table::new(columns);
    for row in &recruiting.members {
        let stand_in = row.stand_in.as_ref().map_or_else(
            || "nobody within the limits".to_owned(),
            |it| format!("{}, {}", it.who.name(), words::by(it.loses)),
        );
        table.row([row.who.name().to_owned(), figure::tenths(row.loses), stand_in]);
    }
    table.text(shell)
}

fn as_good_as(shell: &Shell, recruiting: &Recruiting) -> String {
    if recruiting.recommended.is_none() {
        return String::new();
    }
    let sets = &recruiting.as_good_as;
    let mut said = vec![words::as_good_as(sets)];
    if recruiting.caution.is_none() {
        said.extend(named("In all of them", &sets.core));
        said.extend(named("In none", &sets.out));
    }
    said.extend(words::one_more_model(recruiting));
    section(shell, "As good as", said.iter().map(|sentence| paragraph(shell, sentence)))
}

fn named(label: &str, list: &[Who]) -> Option<String> {
    (!list.is_empty()).then(|| format!("{label}: {}.", names(list)))
}

fn names(list: &[Who]) -> String {
    list.iter().map(Who::name).collect::<Vec<_>>().join(", ")
}

fn left_out(shell: &Shell, recruiting: &Recruiting) -> String {
    let rows = recruiting.left_out.iter();
    let lines = rows.map(|row| point(shell, &format!("{}: {}", row.who.name(), row.reason)));
    section(shell, "Left out, though ranked better", lines)
}

fn frontier(shell: &Shell, recruiting: &Recruiting) -> String {
    if recruiting.frontier.is_empty() {
        return String::new();
    }
    let columns = [("Budget", Column::Right), ("Coverage", Column::Right), ("Partners", Column::Flexible)];
    let mut table = Table::new(columns);
    for row in &recruiting.frontier {
        table.row([figure::brief(row.budget), figure::tenths(row.coverage), names(&row.partners)]);
    }
    heading(shell, "Other budgets, in thousands") + &table.text(shell)
}

/// The waves after the recommended set, and the first wave too where a person has changed it.
fn waves(shell: &Shell, findings: &Findings) -> String {
    let waves = &findings.waves;
    let line = |row: &WaveRow| point(shell, &wave_row(row));
    let mut out = String::new();
    if waves.by_hand().next().is_some() {
        out.push_str(&section(shell, "Recruit now, with what was moved by hand", waves.recruit_now.iter().map(line)));
    }
    out.push_str(&section(shell, "Next", waves.next.iter().map(line)));
    if !waves.next.is_empty() {
        let both = figure::tenths(waves.both.coverage);
        out.push_str(&paragraph(shell, &format!("Both waves together reach {both} of 100.")));
    }
    let breaks: Vec<&str> = waves.breaks().collect();
    if !breaks.is_empty() {
        out.push_str(&paragraph(shell, &format!("Over the limits: {}.", breaks.join(", "))));
    }
    out.push_str(&section(shell, "Later", waves.later.iter().map(line)));
    out
}

fn wave_row(row: &WaveRow) -> String {
    if row.reason.is_empty() { row.who.name().to_owned() } else { format!("{}: {}", row.who.name(), row.reason) }
}

fn turning_points(shell: &Shell, findings: &Findings) -> String {
    let lines = findings.turning_points.iter().filter_map(words::turning_point);
    let title = format!("What would change the top {}", findings.how_firm.top);
    section(shell, &title, lines.map(|line| point(shell, &line)))
}

fn next(shell: &Shell, findings: &Findings) -> String {
    let lines = findings.questions.iter().take(QUESTIONS).map(|question| {
        point(shell, &format!("{}: {}", words::question(question), words::worth(question, &findings.how_firm)))
    });
    section(shell, "Find out next", lines)
}

fn preferences(shell: &Shell, findings: &Findings) -> String {
    let said = words::preferences(&findings.how_firm);
    section(shell, "Preferences", said.iter().map(|line| point(shell, line)))
}
