//! A plan in a few lines, for whoever chooses among many: what it is for, what it answers, what it holds, what is
//! missing.

use super::board::goal;
use super::findings::{Status, words};
use super::{Report, Who, figure, reasons};
use crate::prioritise::verdict::Verdict;

/// How many names stand for a list.
const NAMES: usize = 3;

/// A plan in a few lines.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What is said, the most important first.
    pub parts: Vec<Said>,
    /// What is missing or contradictory.
    pub missing: Vec<String>,
}

/// Something a preview says.
#[derive(Clone, Debug)]
pub struct Said {
    /// A word or two over it.
    pub title: &'static str,
    /// A sentence or a list in a line.
    pub words: String,
}

impl Preview {
    /// What is over what is missing.
    pub const MISSING: &str = "To look at";

    /// A report in a few lines. Whom to recruit is said once the report has its findings; until then that it is still
    /// being worked out.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let target = goal::target(&report.goal).unwrap_or_else(|| "nothing said yet".to_owned());
        let mut parts = vec![part("Goal", target), part("Limits", goal::limits(&report.goal.limits))];
        parts.extend(answer(report));
        parts.push(part("Candidates", candidates(report)));
        parts.extend(reach(report).map(|words| part("Reach", words)));
        Self { parts, missing: report.problems.iter().map(|row| row.sentence.clone()).collect() }
    }

    /// Whether something of it is still to be worked out.
    #[must_use]
    pub fn is_open(report: &Report) -> bool {
        report.findings.is_none() && !report.ranking.is_empty()
    }
}

fn part(title: &'static str, words: String) -> Said {
    Said { title, words }
}

/// Whom to recruit, else who ranks first, else whom to call first.
fn answer(report: &Report) -> Vec<Said> {
    if report.ranking.is_empty() {
        let calls = report.call_first.order.iter().map(|row| &row.who);
        return first("Call first", calls).into_iter().collect();
    }
    let now = report.ranking.iter().filter(|row| row.verdict.is_some_and(Verdict::is_in_the_set));
    let names: Vec<&str> = now.map(|row| row.who.name()).collect();
    if names.is_empty() {
        let ranked = first("Ranking", report.ranking.iter().map(|row| &row.who));
        return ranked.into_iter().chain([part("The set", nobody(report))]).collect();
    }
    let gaps = report.findings.iter().flat_map(|findings| words::gaps(&findings.recruiting));
    let ready = report.findings.as_ref().map(|findings| findings.readiness()).unwrap_or_default();
    let said = [format!("{}: {ready}", names.join(", "))].into_iter().chain(gaps);
    vec![part("The set", said.collect::<Vec<_>>().join(". "))]
}

fn first<'a>(title: &'static str, rows: impl Iterator<Item = &'a Who>) -> Option<Said> {
    let names: Vec<&str> = rows.take(NAMES).map(Who::name).collect();
    (!names.is_empty()).then(|| part(title, names.join(", ")))
}

/// Why nobody is to be recruited now.
fn nobody(report: &Report) -> String {
    match report.findings.as_ref().map(|findings| &findings.recruiting.status) {
        None => "still being worked out".to_owned(),
        Some(Status::Infeasible { reasons }) => reasons.join(" "),
        Some(_) => "nobody".to_owned(),
    }
}

/// How many there are and where they stand: "22: 19 ranked, 1 not rated yet, 2 ruled out".
fn candidates(report: &Report) -> String {
    let (calls, out) = (&report.call_first, (report.excluded.len(), "ruled out"));
    let counts = if report.ranking.is_empty() {
        [
            (calls.order.len(), "to call"),
            (calls.in_talks.len(), "in talks"),
            (calls.not_asked.len(), "of whom nothing is known yet"),
            out,
        ]
    } else {
        [(report.ranking.len(), "ranked"), (report.unrated.len(), "not rated yet"), (0, ""), out]
    };
    let said: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}")).collect();
    match counts.iter().map(|(count, _)| count).sum::<usize>() {
        0 => "none yet".to_owned(),
        all => format!("{all}: {}", said.join(", ")),
    }
}

/// What everyone who qualifies reaches together; nothing while there is nobody.
fn reach(report: &Report) -> Option<String> {
    let coverage = &report.coverage.coverage;
    let caution = reasons::caution(coverage).map(|caution| format!(" ({caution})")).unwrap_or_default();
    let is_there = !report.ranking.is_empty() || !report.unrated.is_empty();
    is_there.then(|| format!("all who qualify together {} of 100{caution}", figure::tenths(coverage.total)))
}
