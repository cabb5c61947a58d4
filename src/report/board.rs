//! The paper a board reads: one page, then the sheets of whom to recruit, what comes next and the ranking; and the
//! appendix.
//!
//! What may not go in: marks of any format.

mod dates;
pub(super) mod goal;
mod money;
mod pictures;
mod recruit;
mod sheet;

pub use dates::next_days;
pub use recruit::{preferences, questions, recruit, set, turning_points};

use super::page::{Page, detail, figures, line, score, text};
use super::words::short_title;
use super::{AccountsPart, DISCUSS, Map, Options, RankRow, Report, Who, brief::brief, figure, reasons};
use crate::catalog::NOT_LEGAL_ADVICE;
use crate::plan::{PartnerModel, Severity};
use crate::prioritise::verdict::Verdict;
use goal::{goal_lines, points};

/// The paper: the page that is read first, then what it rests on; the appendix too where that is asked for.
pub(super) fn board(report: &Report, options: Options) -> Page {
    let mut page = Page::default();
    first_page(&mut page, report);
    page.new_sheet();
    overdue(&mut page, report);
    opening(&mut page, report);
    pictures::of_the_set(&mut page, report);
    sheet::strategies(&mut page, report, sheet::Whose::TheSet);
    if options.is_full {
        dates::dates(&mut page, report);
    } else {
        traps_of_the_set(&mut page, report);
    }
    recruit::after_the_set(&mut page, report);
    if options.is_full || !has_a_set(report) {
        calls(&mut page, report);
    }
    ranking(&mut page, report);
    not_rated(&mut page, report);
    if options.is_full {
        appendix(&mut page, report);
    }
    if options.with_notes {
        notes(&mut page, report);
    }
    page
}

/// What the first page rests on, and what else there is to choose.
fn appendix(page: &mut Page, report: &Report) {
    page.new_sheet();
    page.heading(1, "Appendix");
    set(page, report);
    if let Some(findings) = &report.findings {
        recruit::choices(page, findings, &report.goal.limits.currency);
    }
    money::money(page, report);
    recruit::how_firm(page, report);
    standing(page, report);
    coverage(page, report);
    sheet::strategies(page, report, sheet::Whose::Others);
    let others = report.problems.iter().filter(|row| row.severity != Severity::Overdue);
    page.headed_list(2, DISCUSS, report.discuss.iter().map(|row| row.words.clone()));
    page.headed_list(2, "To look at", others.map(|row| row.sentence.clone()));
    traps(page, report);
}

/// What looks fine and goes wrong with those who are recruited.
fn traps_of_the_set(page: &mut Page, report: &Report) {
    let of_the_set = report.traps.open().filter(|row| row.is_recruited);
    let lines: Vec<String> = of_the_set.map(|row| format!("{}: {}", row.trap.rule.id(), row.trap.text)).collect();
    if !lines.is_empty() {
        page.headed_list(2, "Traps", lines);
        page.paragraph(NOT_LEGAL_ADVICE);
    }
}

/// What looks fine and goes wrong, with why and what that rests on, and what was said to be none.
fn traps(page: &mut Page, report: &Report) {
    if report.traps.is_empty() {
        return;
    }
    page.heading(2, "Traps");
    page.paragraph(NOT_LEGAL_ADVICE);
    page.table(
        [text("Rule"), text("Of"), text("Trap"), detail("Why"), detail("Source")],
        report.traps.open().map(|row| {
            let rule = row.trap.rule;
            let (why, source) = (rule.why().to_owned(), rule.source().to_owned());
            [rule.id().to_owned(), row.name.clone(), row.trap.text.clone(), why, source]
        }),
    );
    let none = report.traps.iter().filter_map(|row| {
        let said = row.dismissed.as_ref()?;
        let on = said.on.as_ref().map(|day| format!(", {day}")).unwrap_or_default();
        Some(format!("{}, {}: {} ({}{on})", row.trap.rule.id(), row.name, row.trap.rule.about(), line(&said.because)))
    });
    page.headed_list(3, "No problem here", none);
}

/// The page that is read first, under the name of the plan.
pub fn first_page(page: &mut Page, report: &Report) {
    let title = title(report);
    page.heading(1, &title);
    let day = report.today.as_ref().map(|day| format!("As of {day}."));
    let author = Some(line(&report.goal.author)).filter(|author| !author.is_empty());
    let author = author.map(|author| format!("Prepared by {author}."));
    page.sentences(of_whom(report, &title).into_iter().chain(day).chain(author));
    for part in brief(report) {
        page.part(part.title, &part.said, &part.lines);
    }
}

/// Whose program a paper is of and for which product: "Tallowick Software, Inc.: Tallowick Attest." What its title says
/// already is not said again.
pub(super) fn of_whom(report: &Report, title: &str) -> Option<String> {
    let (vendor, product) = (line(&report.goal.vendor), line(&report.goal.product));
    let vendor = if title.contains(&vendor) { "Product".to_owned() } else { vendor };
    let said = match short_title(&product) {
        "" if vendor == "Product" => String::new(),
        "" => vendor,
        product => format!("{vendor}: {product}"),
    };
    let end = if said.ends_with('.') { "" } else { "." };
    (!said.is_empty()).then(|| said.clone() + end)
}

/// The plan's name, with the vendor's where it does not hold that already.
fn title(report: &Report) -> String {
    let (name, vendor) = (line(&report.plan), line(&report.goal.vendor));
    let first = vendor.split(' ').next().unwrap_or_default().to_lowercase();
    match (name.as_str(), vendor.as_str()) {
        ("", "") => "A plan without a name".to_owned(),
        (_, "") => name,
        ("", _) => vendor,
        _ if name.to_lowercase().contains(&first) => name,
        _ => format!("{vendor}: {name}"),
    }
}

/// Whether anybody is to be recruited.
fn has_a_set(report: &Report) -> bool {
    report.findings.as_ref().is_some_and(|findings| findings.set().next().is_some())
}

/// What was to be done by a day that has passed.
fn overdue(page: &mut Page, report: &Report) {
    let Some(today) = &report.today else { return };
    let late = report.problems.iter().filter(|row| row.severity == Severity::Overdue);
    page.headed_list(2, &format!("Overdue on {today}"), late.map(|row| row.sentence.clone()));
}

/// For whom, with what aim and within which limits.
fn opening(page: &mut Page, report: &Report) {
    page.heading(2, "What this rests on");
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
        page.paragraph(&format!(
            "Nothing known yet of: {}",
            calls.not_asked.iter().map(name).collect::<Vec<_>>().join(", ")
        ));
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
    page.sentences(report.quick_pass_alone().map(str::to_owned));
    ranked(page, report);
    if !report.ranking.is_empty() {
        let count = figure::counted(report.criteria.len(), "rating");
        page.paragraph(&format!("A score is the mean of {count} from 1 to 5, by their weights, brought to 0 to 100."));
    }
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
    let is_in_the_set =
        |who: &Who| report.findings.iter().any(|it| it.set().any(|(member, _)| member.index == who.index));
    page.table_with_the_set(
        [
            figures("#"),
            text("Candidate"),
            detail("Partner model"),
            score("Score"),
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
            let cells = [rank, name(&row.who), model(&row.who), score, band, verdict, next, owner, due];
            (cells, is_in_the_set(&row.who))
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

/// What the ranking does not say: conditions, and who is out.
fn standing(page: &mut Page, report: &Report) {
    let ranked = report.ranking.iter().map(|row| (&row.who, &row.conditions));
    let all = ranked.chain(report.unrated.iter().map(|row| (&row.who, &row.conditions)));
    let conditions = all.filter(|(_, conditions)| !conditions.is_empty()).map(|(who, conditions)| {
        let said = conditions.words();
        format!("{}: {}", name(who), said.join("; "))
    });
    page.headed_list(2, "Conditions", conditions);
    let out = report.excluded.iter();
    let out = out.map(|row| format!("{}: {}", name(&row.who), row.words()));
    page.headed_list(2, "Ruled out", out);
}

/// Who has too few ratings for a place in the ranking.
fn not_rated(page: &mut Page, report: &Report) {
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
}

fn coverage(page: &mut Page, report: &Report) {
    let map = &report.coverage;
    if map.buyers.is_empty() || map.stages.is_empty() {
        return;
    }
    page.heading(2, "Buyer coverage");
    let alone = report.quick_pass_alone().map(str::to_owned);
    let overlaps = report.account_lists.iter().flat_map(AccountsPart::overlaps);
    page.sentences(alone.into_iter().chain(all_together(map)).chain(overlaps).chain(report.won.in_words()));
    pictures::reach(page, "Reach of all who qualify", map, &map.coverage);
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
    gaps(page, map);
}

/// Whom nobody reaches, and whom buyers ask that no candidate stands for.
fn gaps(page: &mut Page, map: &Map) {
    let cells = map.coverage.gaps.iter().map(|gap| {
        let (buyer, stage) = (line(&map.buyers[gap.buyer].title), line(&map.stages[gap.stage].name));
        format!("Nobody reaches {buyer} at {stage}: {} points of coverage", figure::tenths(gap.weight))
    });
    // While nobody was linked to a source, a gap is only a question nobody asked.
    let is_linked = map.trusted.iter().any(|row| !row.candidates.is_empty() || !row.ruled_out.is_empty());
    let sources = map.sources.iter().filter(|_| is_linked).map(|gap| {
        format!("No candidate stands for {}, whom {} asks", line(&gap.source), line(&map.buyers[gap.buyer].title))
    });
    page.headed_list(3, "Gaps", cells.chain(sources));
}

/// What everybody who qualifies reaches, and by which accounts that is counted.
fn all_together(map: &Map) -> impl Iterator<Item = String> {
    let caution = reasons::caution(&map.coverage).map(|caution| format!(" ({caution})")).unwrap_or_default();
    let all = format!("All who qualify together reach {} of 100{caution}.", figure::tenths(map.coverage.total));
    std::iter::once(all).chain(map.volume.words())
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
