//! The report as Markdown: what a board reads.
//!
//! Everything a user typed passes through `escape`, so that what is read is what was typed and nothing of it becomes a
//! link, a picture or HTML.

mod escape;
mod recruit;
mod sheet;
mod words;

use super::{Options, RankRow, Report, Who, figure, reasons};
use crate::plan::{PartnerModel, Wave};
use escape::escape;
use words::{goal_lines, points};

pub(super) fn render(report: &Report, options: Options) -> String {
    let mut page = Page::default();
    opening(&mut page, report);
    recruit::recruit(&mut page, report);
    calls(&mut page, report);
    ranking(&mut page, report);
    recruit::how_firm(&mut page, report);
    standing(&mut page, report);
    coverage(&mut page, report);
    sheet::strategies(&mut page, report);
    problems(&mut page, report);
    if options.with_notes {
        notes(&mut page, report);
    }
    page.text
}

/// Whom to call first, alone: what is copied to the clipboard. Empty when nobody was asked about.
pub(super) fn call_list(report: &Report) -> String {
    let mut page = Page::default();
    calls(&mut page, report);
    page.text
}

/// Markdown as it is put together: blocks parted by one blank line.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    /// A block whose lines are Markdown already; nothing when there are none.
    fn block(&mut self, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        for line in lines {
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    fn heading(&mut self, depth: usize, title: &str) {
        self.block(&[format!("{} {title}", "#".repeat(depth))]);
    }

    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.block(&[text.to_owned()]);
        }
    }

    fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| format!("- {item}")).collect();
        self.block(&items);
    }

    /// A table; columns whose title starts with `>` are set right. Nothing without rows.
    fn table<const N: usize>(&mut self, titles: [&str; N], rows: impl IntoIterator<Item = [String; N]>) {
        let mut rows = rows.into_iter().peekable();
        if rows.peek().is_none() {
            return;
        }
        let row = |cells: [String; N]| format!("| {} |", cells.join(" | "));
        let mut lines = vec![row(titles.map(|title| title.trim_start_matches('>').to_owned()))];
        lines.push(row(titles.map(|title| if title.starts_with('>') { "---:" } else { "---" }.to_owned())));
        lines.extend(rows.map(row));
        self.block(&lines);
    }
}

fn opening(page: &mut Page, report: &Report) {
    page.heading(1, &escape(&report.plan));
    page.paragraph(&escape(&report.profile.sentence));
    page.list(goal_lines(&report.goal));
}

fn calls(page: &mut Page, report: &Report) {
    let calls = &report.call_first;
    if calls.order.is_empty() {
        return;
    }
    page.heading(2, "Call first");
    page.table(
        [">#", "Candidate", "Partner model", ">Quick pass", "Next step", "Owner", "Due"],
        calls.order.iter().map(|row| {
            let [next, owner, due] = todo(&row.who);
            [row.rank.to_string(), name(&row.who), model(&row.who), figure::whole(row.score), next, owner, due]
        }),
    );
    page.list(
        calls
            .stopped
            .iter()
            .map(|row| format!("Not to be called: {}: {}", name(&row.who), reasons::not_called(row.reason))),
    );
    if !calls.not_asked.is_empty() {
        page.paragraph(&format!("Not asked yet: {}", calls.not_asked.iter().map(name).collect::<Vec<_>>().join(", ")));
    }
}

fn ranking(page: &mut Page, report: &Report) {
    page.heading(2, "Ranking");
    if let Some(problem) = report.weights_problem {
        page.paragraph(reasons::no_weights(problem));
    }
    if report.ranking.is_empty() {
        page.paragraph("Nobody is rated on at least half the weight yet.");
    }
    ranked(page, report);
    let counted_three = |row: &&RankRow| row.evidence.missing > 0;
    page.list(report.ranking.iter().filter(counted_three).map(|row| {
        let (missing, all) = (row.evidence.missing, row.contributions.criteria.len());
        format!("{}: {missing} of {all} criteria not rated, counted 3", name(&row.who))
    }));
    page.paragraph(&weights(report));
}

fn ranked(page: &mut Page, report: &Report) {
    page.table(
        [">#", "Candidate", "Partner model", ">Score", "Band", "Verdict", "Next step", "Owner", "Due"],
        report.ranking.iter().map(|row| {
            let [next, owner, due] = todo(&row.who);
            let (rank, score, band) = (row.rank.to_string(), figure::tenths(row.score), row.band.label().to_owned());
            let verdict = row.wave.map(Wave::label).unwrap_or_default().to_owned();
            [rank, name(&row.who), model(&row.who), score, band, verdict, next, owner, due]
        }),
    );
}

/// The ranking alone as a Markdown table, for the clipboard; empty when nobody is ranked.
#[must_use]
pub fn ranking_table(report: &Report) -> String {
    let mut page = Page::default();
    ranked(&mut page, report);
    page.text
}

fn weights(report: &Report) -> String {
    if report.weights_problem.is_some() {
        return String::new();
    }
    let weights = report.criteria.iter().map(|row| format!("{} {}", escape(&row.name), figure::percent(row.weight)));
    format!("Weights: {}.", weights.collect::<Vec<_>>().join(", "))
}

/// What the ranking does not say: conditions, who is not rated, who is out.
fn standing(page: &mut Page, report: &Report) {
    let ranked = report.ranking.iter().map(|row| (&row.who, row.conditions));
    let unrated = report.unrated.iter().map(|row| (&row.who, row.conditions));
    let conditions: Vec<String> = ranked
        .chain(unrated)
        .filter(|(_, conditions)| !conditions.is_empty())
        .map(|(who, conditions)| said(who, conditions.iter().map(reasons::condition)))
        .collect();
    if !conditions.is_empty() {
        page.heading(2, "Conditions");
        page.list(conditions);
    }
    if !report.unrated.is_empty() {
        page.heading(2, "Not rated enough for a score");
        page.list(report.unrated.iter().map(|row| {
            let missing: Vec<String> = row.missing().map(|criterion| escape(&criterion.name)).collect();
            let still = match report.weights_problem {
                _ if !missing.is_empty() => missing.join(", "),
                Some(_) => "the criteria weigh nothing".to_owned(),
                None => "no criterion applies".to_owned(),
            };
            format!("{}: {still}", name(&row.who))
        }));
    }
    if !report.excluded.is_empty() {
        page.heading(2, "Ruled out");
        page.list(report.excluded.iter().map(|row| said(&row.who, row.reasons.iter().map(reasons::ruled_out))));
    }
}

fn said(who: &Who, words: impl Iterator<Item = String>) -> String {
    format!("{}: {}", name(who), words.map(|words| escape(&words)).collect::<Vec<_>>().join("; "))
}

fn coverage(page: &mut Page, report: &Report) {
    let map = &report.coverage;
    if map.buyers.is_empty() || map.stages.is_empty() {
        return;
    }
    page.heading(2, "Buyer coverage");
    let caution = reasons::caution(&map.coverage).map(|caution| format!(" ({caution})")).unwrap_or_default();
    page.paragraph(&format!("All who qualify together reach {} of 100{caution}.", figure::tenths(map.coverage.total)));
    let stages = map.stages.iter().zip(&map.coverage.by_stage);
    page.table(
        ["Buying stage", ">Weight", ">Coverage"],
        stages.map(|(row, reached)| [escape(&row.name), figure::percent(row.weight), points(*reached)]),
    );
    let buyers = map.buyers.iter().zip(&map.coverage.by_buyer);
    page.table(
        ["Buyer", ">Weight", ">Coverage"],
        buyers.map(|(row, reached)| [escape(&row.title), figure::percent(row.weight), points(*reached)]),
    );
    let cells = map.coverage.gaps.iter().map(|gap| {
        let (buyer, stage) = (escape(&map.buyers[gap.buyer].title), escape(&map.stages[gap.stage].name));
        format!("Nobody reaches {buyer} at {stage}: {} points of coverage", figure::tenths(gap.weight))
    });
    let sources = map.sources.iter().map(|gap| {
        format!("No candidate stands for {}, whom {} asks", escape(&gap.source), escape(&map.buyers[gap.buyer].title))
    });
    let gaps: Vec<String> = cells.chain(sources).collect();
    if !gaps.is_empty() {
        page.heading(3, "Gaps");
        page.list(gaps);
    }
}

fn problems(page: &mut Page, report: &Report) {
    if !report.problems.is_empty() {
        page.heading(2, "To look at");
        page.list(report.problems.iter().map(|row| escape(&row.sentence)));
    }
}

fn notes(page: &mut Page, report: &Report) {
    let ranked = report.ranking.iter().map(|row| &row.who);
    let others = report.unrated.iter().map(|row| &row.who).chain(report.excluded.iter().map(|row| &row.who));
    let mut lines = Vec::new();
    for who in ranked.chain(others) {
        let partner = &who.partner;
        let texts = [("contact", &partner.contact), ("why they would", &partner.why), ("notes", &partner.notes)];
        let known = texts.into_iter().filter(|(_, text)| !text.trim().is_empty());
        lines.extend(known.map(|(label, text)| format!("{}, {label}: {}", name(who), escape(text))));
    }
    if !lines.is_empty() {
        page.heading(2, "Notes");
        page.list(lines);
    }
}

fn name(who: &Who) -> String {
    escape(who.name())
}

fn model(who: &Who) -> String {
    who.partner.model.map(PartnerModel::label).unwrap_or_default().to_owned()
}

fn todo(who: &Who) -> [String; 3] {
    let partner = &who.partner;
    let due = partner.due.as_ref().map(ToString::to_string).unwrap_or_default();
    [escape(&partner.next_step), escape(&partner.owner), due]
}
