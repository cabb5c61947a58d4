//! The page a board reads: the whole report, from the goal to what to look at.
//!
//! What may not go in: marks of any format.

pub(super) mod goal;
mod money;
mod recruit;
mod sheet;

pub use recruit::{preferences, questions, recruit, set, turning_points};

use super::page::{Page, detail, figures, line, text};
use super::{Options, RankRow, Report, Who, figure, reasons};
use crate::plan::{PartnerModel, Severity};
use crate::prioritise::verdict::Verdict;
use goal::{goal_lines, points};

/// The whole report.
pub(super) fn board(report: &Report, options: Options) -> Page {
    let mut page = Page::default();
    opening(&mut page, report);
    overdue(&mut page, report);
    recruit(&mut page, report);
    money::money(&mut page, report);
    calls(&mut page, report);
    ranking(&mut page, report);
    recruit::how_firm(&mut page, report);
    standing(&mut page, report);
    coverage(&mut page, report);
    sheet::strategies(&mut page, report);
    let others = report.problems.iter().filter(|row| row.severity != Severity::Overdue);
    page.headed_list(2, "To look at", others.map(|row| row.sentence.clone()));
    if options.with_notes {
        notes(&mut page, report);
    }
    page
}

/// What was to be done by a day that has passed.
fn overdue(page: &mut Page, report: &Report) {
    let Some(today) = &report.today else { return };
    let late = report.problems.iter().filter(|row| row.severity == Severity::Overdue);
    page.headed_list(2, &format!("Overdue on {today}"), late.map(|row| row.sentence.clone()));
}

fn opening(page: &mut Page, report: &Report) {
    page.heading(1, &report.plan);
    page.paragraph(&report.profile.sentence);
    page.list(goal_lines(&report.goal));
}

/// Whom to call first; nothing when nobody was asked about.
pub(super) fn calls(page: &mut Page, report: &Report) {
    let calls = &report.call_first;
    if calls.order.is_empty() && calls.in_talks.is_empty() {
        return;
    }
    page.heading(2, "Call first");
    page.table(
        [
            figures("#"),
            text("Candidate"),
            detail("Partner model"),
            figures("Quick pass"),
            text("Next step"),
            detail("Owner"),
            detail("Due"),
        ],
        calls.order.iter().map(|row| {
            let [next, owner, due] = todo(&row.who);
            [row.rank.to_string(), name(&row.who), model(&row.who), figure::whole(row.score), next, owner, due]
        }),
    );
    let talking = calls.in_talks.iter().map(|who| {
        let next = Some(line(&who.partner.next_step)).filter(|next| !next.is_empty());
        next.map_or_else(|| name(who), |next| format!("{}: {next}", name(who)))
    });
    page.headed_list(3, reasons::IN_TALKS, talking);
    if !calls.not_asked.is_empty() {
        page.paragraph(&format!("Not asked yet: {}", calls.not_asked.iter().map(name).collect::<Vec<_>>().join(", ")));
    }
}

fn ranking(page: &mut Page, report: &Report) {
    page.heading(2, "Ranking");
    if let Some(problem) = report.weights_problem {
        page.paragraph(reasons::no_weights(problem));
    }
    if report.ranking.is_empty() && report.weights_problem.is_none() {
        page.paragraph(reasons::nobody_ranked(None));
    }
    ranked(page, report);
    let counted_three = |row: &&RankRow| row.evidence.missing > 0;
    page.list(report.ranking.iter().filter(counted_three).map(|row| {
        let (missing, all) = (row.evidence.missing, row.contributions.criteria.len());
        format!("{}: {missing} of {all} criteria not rated, counted 3", name(&row.who))
    }));
    page.paragraph(&weights(report));
    reasons_of_weights(page, report);
}

/// The ranking alone, as a table.
pub(super) fn ranked(page: &mut Page, report: &Report) {
    page.table(
        [
            figures("#"),
            text("Candidate"),
            detail("Partner model"),
            figures("Score"),
            text("Band"),
            text("Verdict"),
            text("Next step"),
            detail("Owner"),
            detail("Due"),
        ],
        report.ranking.iter().map(|row| {
            let [next, owner, due] = todo(&row.who);
            let (rank, score, band) = (row.rank.to_string(), figure::tenths(row.score), row.band.label().to_owned());
            let verdict = row.verdict.map(Verdict::label).unwrap_or_default().to_owned();
            [rank, name(&row.who), model(&row.who), score, band, verdict, next, owner, due]
        }),
    );
}

/// Why each criterion counts as it does, as far as that is said.
fn reasons_of_weights(page: &mut Page, report: &Report) {
    let said = report.criteria.iter().filter(|row| !row.reason.is_empty() && report.weights_problem.is_none());
    page.list(said.map(|row| format!("{}: {}", line(&row.name), line(&row.reason))));
}

fn weights(report: &Report) -> String {
    if report.weights_problem.is_some() {
        return String::new();
    }
    let weights = report.criteria.iter().map(|row| format!("{} {}", line(&row.name), row.shown));
    format!("Weights: {}.", weights.collect::<Vec<_>>().join(", "))
}

/// What the ranking does not say: conditions, who is not rated, who is out.
fn standing(page: &mut Page, report: &Report) {
    let ranked = report.ranking.iter().map(|row| (&row.who, &row.conditions));
    let all = ranked.chain(report.unrated.iter().map(|row| (&row.who, &row.conditions)));
    let conditions = all.filter(|(_, conditions)| !conditions.is_empty()).map(|(who, conditions)| {
        let said = conditions.words();
        format!("{}: {}", name(who), said.join("; "))
    });
    page.headed_list(2, "Conditions", conditions);
    let unrated = report.unrated.iter().map(|row| {
        let missing: Vec<String> = row.missing().map(|criterion| line(&criterion.name)).collect();
        let still = match report.weights_problem {
            _ if !missing.is_empty() => missing.join(", "),
            Some(_) => "the criteria weigh nothing".to_owned(),
            None => "no criterion applies".to_owned(),
        };
        format!("{}: {still}", name(&row.who))
    });
    page.headed_list(2, "Not rated enough for a score", unrated);
    let out = report.excluded.iter();
    let out = out.map(|row| format!("{}: {}", name(&row.who), row.words()));
    page.headed_list(2, "Ruled out", out);
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
        [text("Buying stage"), figures("Weight"), figures("Coverage")],
        stages.map(|(row, reached)| [row.name.clone(), row.shown.clone(), points(*reached)]),
    );
    let buyers = map.buyers.iter().zip(&map.coverage.by_buyer);
    page.table(
        [text("Buyer"), figures("Weight"), figures("Coverage")],
        buyers.map(|(row, reached)| [row.title.clone(), row.shown.clone(), points(*reached)]),
    );
    let cells = map.coverage.gaps.iter().map(|gap| {
        let (buyer, stage) = (line(&map.buyers[gap.buyer].title), line(&map.stages[gap.stage].name));
        format!("Nobody reaches {buyer} at {stage}: {} points of coverage", figure::tenths(gap.weight))
    });
    let sources = map.sources.iter().map(|gap| {
        format!("No candidate stands for {}, whom {} asks", line(&gap.source), line(&map.buyers[gap.buyer].title))
    });
    page.headed_list(3, "Gaps", cells.chain(sources));
}

fn notes(page: &mut Page, report: &Report) {
    let ranked = report.ranking.iter().map(|row| &row.who);
    let others = report.unrated.iter().map(|row| &row.who).chain(report.excluded.iter().map(|row| &row.who));
    let mut lines = Vec::new();
    for who in ranked.chain(others) {
        let partner = &who.partner;
        let texts = [("contact", &partner.contact), ("why they would", &partner.why), ("notes", &partner.notes)];
        let known = texts.into_iter().filter(|(_, text)| !text.trim().is_empty());
        lines.extend(known.map(|(label, text)| format!("{}, {label}: {text}", name(who))));
    }
    page.headed_list(2, "Notes", lines);
}

/// A name as it stands in a sentence.
fn name(who: &Who) -> String {
    line(who.name())
}

fn model(who: &Who) -> String {
    who.partner.model.map(PartnerModel::label).unwrap_or_default().to_owned()
}

fn todo(who: &Who) -> [String; 3] {
    let partner = &who.partner;
    let due = partner.due.as_ref().map(ToString::to_string).unwrap_or_default();
    [partner.next_step.clone(), partner.owner.clone(), due]
}
