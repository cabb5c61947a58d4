//! `partnerplan rank PLAN`: the ranking, who has too few ratings for one, and who is ruled out.

use super::{
    Ended, Outcome, patience, recruit,
    shell::Shell,
    table::{Column, Table, paragraph, point},
};
use crate::{
    plan::PartnerModel,
    prioritise::weights::NoWeights,
    report::{Format, Options, Report, Who, figure, findings::words as found, reasons, render},
    store::{Reference, Store},
};

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference, json: bool) -> Ended {
    let read = store.read(plan)?;
    let report = patience::complete(shell, &read.plan, read.accounts);
    let data = if json {
        shell.foreign(&render(&report, Format::Json, Options::default())).into_owned()
    } else {
        text(shell, &report)
    };
    let mut words = read.notes;
    words.extend(report.weights_problem.map(|problem| reasons::no_weights(problem).to_owned()));
    Ok(Outcome { data, words, code: 0 })
}

fn text(shell: &Shell, report: &Report) -> String {
    let mut out = String::new();
    if report.ranking.is_empty() {
        out.push_str(&paragraph(shell, reasons::nobody_ranked(report.weights_problem)));
    } else {
        out.extend(report.quick_pass_alone().map(|words| paragraph(shell, words)));
        out.push_str(&ranking(report, usize::MAX).text(shell));
        out.push_str(&legend(shell, report));
    }
    out.push_str(&recruit::sections(shell, report));
    out.push_str(&unrated(shell, report));
    out.push_str(&excluded(shell, report));
    out
}

/// The first lines of the ranking.
pub(super) fn ranking(report: &Report, most: usize) -> Table {
    let top = format!("Top {}", top(report));
    let mut table = Table::new([
        ("#", Column::Right),
        ("Candidate", Column::Flexible),
        ("Model", Column::Left),
        ("Score", Column::Right),
        (&top, Column::Right),
        ("Verdict", Column::Left),
        ("Known", Column::Right),
        ("Days", Column::Right),
        ("Cost", Column::Right),
    ]);
    for row in report.ranking.iter().take(most) {
        let evidence = &row.evidence;
        let confirmed = evidence.talked + evidence.data;
        let all = confirmed + evidence.guess + evidence.desk + evidence.missing;
        let guess = |is_typical: bool| if is_typical { "~" } else { "" };
        table.row([
            row.rank.to_string(),
            row.who.name().to_owned(),
            model(&row.who).to_owned(),
            format!("{} {}", figure::tenths(row.score), row.band.label()),
            row.firm.and_then(|firm| firm.top_chance).map(found::of_100).unwrap_or_default(),
            row.verdict.map_or_else(String::new, |verdict| verdict.label().to_owned()),
            format!("{confirmed}/{all}"),
            format!("{}{}", guess(row.effort.days_are_typical), figure::whole(row.effort.days)),
            format!("{}{}", guess(row.effort.cost_is_typical), figure::whole(row.effort.cost)),
        ]);
    }
    table
}

/// How many places count as the top.
fn top(report: &Report) -> usize {
    (report.goal.limits.partners as usize).min(report.ranking.len())
}

fn legend(shell: &Shell, report: &Report) -> String {
    let mut text = format!(
        "Score 0–100, band A to D. Top {}: in so many of 100 readings. Known: ratings from a conversation or \
         proof. Days and cost: ours in year one",
        top(report)
    );
    if report.ranking.iter().any(|row| !row.effort.typical().is_empty()) {
        text.push_str("; ~ is typical for the model, a guess");
    }
    text.push('.');
    format!("\n{}", paragraph(shell, &text))
}

pub(super) fn model(who: &Who) -> &'static str {
    who.partner.model.map_or("not known", PartnerModel::short)
}

fn unrated(shell: &Shell, report: &Report) -> String {
    // Where nobody can have a score, more ratings are not what is missing.
    if report.unrated.is_empty() || report.weights_problem.is_some_and(NoWeights::leaves_no_score) {
        return String::new();
    }
    let mut out = format!("\n{}\n", shell.heading("Too few ratings for a score"));
    for row in &report.unrated {
        let missing: Vec<&str> = row.missing().map(|criterion| criterion.name.as_str()).collect();
        out.push_str(&point(shell, &format!("{}: rate {}", row.who.name(), missing.join(", "))));
    }
    out
}

/// Who is ruled out, each with the reasons.
pub(super) fn excluded(shell: &Shell, report: &Report) -> String {
    if report.excluded.is_empty() {
        return String::new();
    }
    let mut out = format!("\n{}\n", shell.heading("Ruled out"));
    for row in &report.excluded {
        out.push_str(&point(shell, &format!("{}: {}", row.who.name(), row.words())));
    }
    out
}
