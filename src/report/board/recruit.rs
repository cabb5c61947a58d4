//! Whom to recruit and when, how firm that is, and what to find out next.

use super::{model, name};
use crate::report::findings::{AsGoodAs, Judged, Status, WaveRow, words};
use crate::report::page::{Page, detail, figures, line, text};
use crate::report::words::{cautioned, over_the_limits};
use crate::report::{Findings, Report, Who, figure, reasons};

/// How many questions are printed.
const QUESTIONS: usize = 5;

/// Whom to recruit now, the sets that are as good, who was left out, other budgets, and the waves.
pub fn recruit(page: &mut Page, report: &Report) {
    let Some(findings) = &report.findings else { return };
    set(page, report);
    choices(page, findings, &report.goal.limits.currency);
    waves(page, report, findings, 3);
}

/// Who comes after the set and what each needs, under a heading of its own.
pub(super) fn after_the_set(page: &mut Page, report: &Report) {
    let Some(findings) = &report.findings else { return };
    waves(page, report, findings, 2);
}

/// The set, headed by how ready it is, with what each adds and who could stand in; or why there is none.
pub fn set(page: &mut Page, report: &Report) {
    let Some(findings) = &report.findings else { return };
    let recruiting = &findings.recruiting;
    page.heading(2, "The set");
    if let Status::Infeasible { reasons } = &recruiting.status {
        page.list(reasons.iter().cloned());
        return;
    }
    let Some(set) = recruiting.set() else { return };
    page.paragraph(&findings.headed().unwrap_or_default());
    members(page, findings);
    let takes = words::takes(set, &report.goal.limits);
    let points = figure::tenths(set.coverage);
    let reaches = format!("{takes}; reaches {points} of 100 points of our buyers' decisions.");
    let caution = recruiting.caution.as_ref().map(|caution| cautioned(caution));
    let rule = words::rule(recruiting, &report.goal.limits);
    page.sentences(std::iter::once(reaches).chain(rule).chain(words::gaps(recruiting)).chain(caution));
    page.sentences(words::forecast(recruiting).into_iter().chain(words::forecast_of_optimal(recruiting)));
    let if_no = recruiting.if_no.iter().map(|row| format!("{}: {}", name(&row.who), line(&words::after_no(row))));
    page.headed_list(3, "If they say no", if_no);
}

fn members(page: &mut Page, findings: &Findings) {
    let verdict = |who: &Who| findings.judged(who.id()).map(Judged::words).unwrap_or_default();
    page.table(
        [
            text("Candidate"),
            detail("Partner model"),
            text("Verdict"),
            figures("Points lost without them"),
            text("Who could replace them"),
        ],
        findings.recruiting.members.iter().map(|row| {
            let stand_in = row.stand_in.as_ref().map_or_else(
                || "nobody within the limits".to_owned(),
                |it| format!("{}, {}", name(&it.who), words::by(it.loses)),
            );
            [name(&row.who), model(&row.who), verdict(&row.who), figure::tenths(row.loses), stand_in]
        }),
    );
}

/// The sets that are as good, who was left out, and other budgets; nothing where no set is possible.
pub(super) fn choices(page: &mut Page, findings: &Findings, currency: &str) {
    let recruiting = &findings.recruiting;
    if matches!(recruiting.status, Status::Infeasible { .. }) {
        return;
    }
    let sets = &recruiting.as_good_as;
    let mut said = vec![words::as_good_as(sets)];
    if recruiting.caution.is_none() {
        said.extend(named("In all of them", &sets.core));
        said.extend(named("In none", &sets.out));
    }
    said.extend(words::one_more_model(recruiting));
    page.sentences(said);
    readings(page, sets);
    let left_out = recruiting.left_out.iter().map(|row| format!("{}: {}", name(&row.who), row.reason));
    page.headed_list(3, "Left out, though ranked better", left_out);
    if !recruiting.frontier.is_empty() {
        page.heading(3, "Other budgets");
        page.paragraph(&words::budgets(recruiting));
        page.table(
            [figures("Budget"), figures("Points reached"), text("Partners")],
            recruiting
                .frontier
                .iter()
                .map(|row| [figure::money(row.budget, currency), figure::tenths(row.coverage), names(&row.partners)]),
        );
    }
}

/// Who is in a best set in how many readings; nobody who is in none.
fn readings(page: &mut Page, sets: &AsGoodAs) {
    let Some(about) = words::about_readings(sets) else { return };
    page.heading(3, "In the set by how many readings");
    page.paragraph(&about);
    let rows = sets.readings.iter().filter(|(_, share)| *share > 0.0);
    page.table(
        [text("Candidate"), figures("Of 100 readings")],
        rows.map(|(who, share)| [name(who), words::of_100(*share)]),
    );
}

fn named(label: &str, list: &[Who]) -> Option<String> {
    (!list.is_empty()).then(|| format!("{label}: {}.", names(list)))
}

fn names(list: &[Who]) -> String {
    list.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The waves after the set: who comes next or stands first in line, with what is open of each, and who later.
fn waves(page: &mut Page, report: &Report, findings: &Findings, depth: usize) {
    let waves = &findings.waves;
    let open = |who: &Who| {
        let open = findings.judged(who.id()).map(|judged| judged.conditions.sentence());
        open.filter(|open| !open.is_empty()).map(|open| format!("; {open}")).unwrap_or_default()
    };
    if !waves.next.is_empty() {
        page.headed_list(depth, "Next", waves.next.iter().map(|row| wave_row(row) + &open(&row.who)));
        page.sentences(words::both_waves(waves));
    }
    let breaks: Vec<&str> = waves.breaks().collect();
    if !breaks.is_empty() {
        page.paragraph(&over_the_limits(&breaks));
    }
    let currency = &report.goal.limits.currency;
    let nobody = words::nobody_next(waves, currency);
    let in_line = waves.first_in_line.iter();
    let in_line = in_line.map(|row| format!("{}: {}{}", name(&row.who), words::in_line(row, currency), open(&row.who)));
    page.headed_list(depth, "First in line", in_line);
    page.sentences(nobody);
    let waits = |row: &&WaveRow| !waves.first_in_line.iter().any(|line| line.who.index == row.who.index);
    page.headed_list(depth, "Later", waves.later.iter().filter(waits).map(wave_row));
}

fn wave_row(row: &WaveRow) -> String {
    let reason = Some(row.reason.clone()).filter(|reason| !reason.is_empty());
    let said: Vec<String> = reason.into_iter().chain(reasons::look_again(&row.who.partner)).collect();
    if said.is_empty() { name(&row.who) } else { format!("{}: {}", name(&row.who), said.join("; ")) }
}

/// How firm the ranking is, what would change it, what to find out next, and what the user would rather have.
pub(super) fn how_firm(page: &mut Page, report: &Report) {
    let Some(findings) = &report.findings else { return };
    let firm = &findings.how_firm;
    page.heading(2, "How firm");
    page.paragraph(firm.refusal.as_deref().unwrap_or_else(|| words::sure(firm.sure)));
    page.table(
        [
            text("Candidate"),
            figures("#"),
            figures(&format!("Of 100 readings in the top {}", firm.top)),
            text("Nine of ten readings"),
            text("Rests on"),
        ],
        firm.rows.iter().map(|row| {
            let rests = row.rests_on.unwrap_or_default().to_owned();
            let chance = row.firm.top_chance.map(words::of_100).unwrap_or_default();
            [name(&row.who), row.rank.to_string(), chance, words::places(row.firm), rests]
        }),
    );
    turning_points(page, report);
    questions(page, report, QUESTIONS);
    preferences(page, report);
}

/// The weights at which the top changes.
pub fn turning_points(page: &mut Page, report: &Report) {
    let Some(findings) = &report.findings else { return };
    let title = format!("What would change the top {}", findings.how_firm.top);
    page.headed_list(3, &title, words::turning_points(findings));
}

/// What to find out next, `most` questions at most.
pub fn questions(page: &mut Page, report: &Report, most: usize) {
    let Some(findings) = &report.findings else { return };
    let sentence = |it| line(&words::question(it, &findings.how_firm));
    page.headed_list(3, "Find out next", findings.questions.iter().take(most).map(sentence));
    page.sentences(words::sure_of_the_weights(&findings.how_firm));
    page.sentences(words::untried(&findings.recruiting));
}

/// What the user would rather have.
pub fn preferences(page: &mut Page, report: &Report) {
    let Some(findings) = &report.findings else { return };
    page.headed_list(3, "Preferences", words::preferences(&findings.how_firm));
}
