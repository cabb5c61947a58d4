//! `partnerplan show PLAN`: the page that is read first, then the tables it rests on, cut to a glance.

use super::{
    Ended, Outcome, page, patience, rank, recruit,
    shell::Shell,
    table::{Column, Table, paragraph, point},
};
use crate::{
    catalog::NOT_LEGAL_ADVICE,
    reconcile::lines as lines_of,
    report::{AccountsPart, Report, board, figure, page::Page, reasons},
    store::{Reference, Store, Summary},
};

/// How many lines of each list are shown.
const LINES: usize = 6;

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference) -> Ended {
    let read = store.read(plan)?;
    let report = patience::complete(shell, &read.plan, read.accounts);
    let summary = Summary::of(&read.plan);
    let mut first = Page::default();
    board::first_page(&mut first, &report);
    let mut out = page::text(shell, &first).trim_start().to_owned();
    let standing = format!(
        "{}, {} ranked. Furthest step: {}.",
        figure::counted(summary.candidates, "candidate"),
        report.ranking.len(),
        summary.reached.label()
    );
    out.push_str(&section(shell, "The plan"));
    out.push_str(&paragraph(shell, &standing));
    if !report.profile.sentence.is_empty() {
        out.push_str(&paragraph(shell, &report.profile.sentence));
    }
    let mut days = Page::default();
    board::next_days(&mut days, &report);
    out.push_str(&page::text(shell, &days));
    out.push_str(&calls(shell, &report));
    out.push_str(&ranking(shell, &report));
    out.push_str(&recruit::summary(shell, &report));
    out.push_str(&rank::excluded(shell, &report));
    out.push_str(&coverage(shell, &report));
    out.push_str(&problems(shell, &report));
    out.push_str(&traps(shell, &report));
    Ok(Outcome { data: out, words: read.notes, code: 0 })
}

/// All a plan says, a line for each thing. A file that is none is given as it stands: whoever compares two texts wants both.
pub(super) fn lines(store: &Store, shell: &Shell, plan: &Reference) -> Ended {
    let path = store.find(plan)?;
    let data = match store.version(&path) {
        Ok(version) => lines_of(&version.plan),
        Err(_) => store.text(&path)?,
    };
    Ok(Outcome::data(shell.foreign(&data)))
}

fn section(shell: &Shell, title: &str) -> String {
    format!("\n{}\n", shell.heading(&shell.drawn(title)))
}

fn calls(shell: &Shell, report: &Report) -> String {
    let calls = &report.call_first;
    let talking = Some(calls.in_talks.len()).filter(|count| *count > 0);
    let talking = talking.map(|count| point(shell, &format!("{}: {count}", reasons::IN_TALKS))).unwrap_or_default();
    if calls.order.is_empty() {
        return if talking.is_empty() { talking } else { section(shell, "Call first") + &talking };
    }
    let mut table = Table::new([
        ("#", Column::Right),
        ("Candidate", Column::Flexible),
        ("Model", Column::Left),
        ("Quick pass", Column::Right),
        ("Next step", Column::Flexible),
    ]);
    for row in calls.order.iter().take(LINES) {
        let next = row.who.partner.next_step.clone();
        table.row([
            row.rank.to_string(),
            row.who.name().to_owned(),
            rank::model(&row.who).to_owned(),
            figure::whole(row.score),
            next,
        ]);
    }
    section(shell, "Call first") + &table.text(shell) + &more(shell, calls.order.len()) + &talking
}

fn ranking(shell: &Shell, report: &Report) -> String {
    if report.ranking.is_empty() {
        return String::new();
    }
    let alone = report.quick_pass_alone().map(|words| paragraph(shell, words)).unwrap_or_default();
    section(shell, "Ranking") + &alone + &rank::ranking(report, LINES).text(shell) + &more(shell, report.ranking.len())
}

fn more(shell: &Shell, all: usize) -> String {
    if all <= LINES { String::new() } else { paragraph(shell, &format!("… and {} more", all - LINES)) }
}

fn coverage(shell: &Shell, report: &Report) -> String {
    let map = &report.coverage;
    if map.stages.is_empty() || map.buyers.is_empty() {
        return String::new();
    }
    let mut table = Table::new([("Stage", Column::Flexible), ("Coverage", Column::Right)]);
    for (stage, figure) in map.stages.iter().zip(&map.coverage.by_stage) {
        table.row([stage.name.clone(), figure.map_or_else(|| "–".to_owned(), figure::whole)]);
    }
    let mut out = section(shell, "Buyer coverage, everyone who qualifies") + &table.text(shell);
    if let Some(caution) = reasons::caution(&map.coverage) {
        out.push_str(&paragraph(shell, &caution));
    }
    for said in report.account_lists.iter().flat_map(AccountsPart::overlaps).take(LINES) {
        out.push_str(&paragraph(shell, &said));
    }
    for gap in map.coverage.gaps.iter().take(LINES) {
        let (buyer, stage) = (&map.buyers[gap.buyer].title, &map.stages[gap.stage].name);
        out.push_str(&point(shell, &format!("Gap: nobody reaches the {buyer} at {stage}")));
    }
    out
}

fn problems(shell: &Shell, report: &Report) -> String {
    if report.problems.is_empty() {
        return String::new();
    }
    let mut out = section(shell, "To look at");
    for problem in report.problems.iter().take(LINES) {
        out.push_str(&point(shell, &problem.sentence));
    }
    out + &more(shell, report.problems.len())
}

fn traps(shell: &Shell, report: &Report) -> String {
    let open = report.traps.open().count();
    if open == 0 {
        return String::new();
    }
    let mut out = section(shell, "Traps");
    for row in report.traps.open().take(LINES) {
        out.push_str(&point(shell, &format!("{}: {}", row.trap.rule.id(), row.trap.text)));
    }
    out.push_str(&more(shell, open));
    out + &paragraph(shell, NOT_LEGAL_ADVICE)
}
