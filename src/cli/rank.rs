//! `partnerplan rank PLAN`: the ranking, who has too few ratings for one, and who is ruled out.

use super::{
    Ended, Outcome,
    shell::Shell,
    table::{Column, Table, paragraph, point},
};
use crate::{
    plan::PartnerModel,
    report::{Format, Options, Report, Who, figure, render},
    store::{Reference, Store},
};

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference, json: bool) -> Ended {
    let read = store.read(plan)?;
    let report = Report::of(&read.plan);
    let data = if json {
        shell.foreign(&render(&report, Format::Json, Options::default())).into_owned()
    } else {
        text(shell, &report)
    };
    let mut words = read.notes;
    words.extend(report.weights_problem.map(ToOwned::to_owned));
    Ok(Outcome { data, words, code: 0 })
}

fn text(shell: &Shell, report: &Report) -> String {
    let mut out = String::new();
    if report.ranking.is_empty() {
        out.push_str(&paragraph(shell, "Nobody is rated on half the weight yet, so nobody is ranked."));
    } else {
        out.push_str(&ranking(report, usize::MAX).text(shell));
        out.push_str(&legend(shell, report));
    }
    out.push_str(&unrated(shell, report));
    out.push_str(&excluded(shell, report));
    out
}

/// The first lines of the ranking.
pub(super) fn ranking(report: &Report, most: usize) -> Table {
    let mut table = Table::new([
        ("#", Column::Right),
        ("Candidate", Column::Flexible),
        ("Model", Column::Left),
        ("Score", Column::Right),
        ("Band", Column::Left),
        ("Known", Column::Right),
        ("Coverage", Column::Right),
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
            figure::tenths(row.score),
            row.band.label().to_owned(),
            format!("{confirmed}/{all}"),
            figure::tenths(row.solo_coverage),
            format!("{}{}", guess(row.effort.days_are_typical), figure::whole(row.effort.days)),
            format!("{}{}", guess(row.effort.cost_is_typical), figure::whole(row.effort.cost)),
        ]);
    }
    table
}

fn legend(shell: &Shell, report: &Report) -> String {
    let mut text =
        "Known: ratings from a conversation or proof. Coverage: what each reaches alone, 0–100. Days and cost: \
                    ours in year one"
            .to_owned();
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
    if report.unrated.is_empty() {
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
        out.push_str(&point(shell, &format!("{}: {}", row.who.name(), row.reasons.join("; "))));
    }
    out
}
