//! `partnerplan check PLAN`: what is missing or contradictory, which traps are set, and what is still open.

use super::{Ended, Outcome, patience, shell::Shell, table::point};
use crate::{
    catalog::NOT_LEGAL_ADVICE,
    report::{DISCUSS, Report, figure},
    store::{Reference, Store},
};

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference, strict: bool) -> Ended {
    let read = store.read(plan)?;
    let report = patience::complete(shell, &read.plan, read.accounts);
    let problems = &report.problems;
    let traps = report.traps.open().count();
    let mut words = read.notes;
    words.push(match problems.len() {
        0 => "Nothing is missing and nothing contradicts itself.".to_owned(),
        1 => "There is 1 thing to look at.".to_owned(),
        count => format!("There are {count} things to look at."),
    });
    words.extend(of_traps(&report));
    words.extend(report.still_open());
    let code = u8::from(strict && (!problems.is_empty() || traps > 0));
    let apart = report.discuss.iter().map(|row| format!("{DISCUSS}: {}", row.words));
    let won = report.won.differing().map(|row| format!("Won deals: {}", row.difference_in_words()));
    let set = report.traps.open().map(|row| format!("{}: {}", row.trap.rule.id(), row.trap.text));
    let found = problems.iter().map(|problem| problem.sentence.clone()).chain(set).chain(apart).chain(won);
    let data = found.map(|sentence| point(shell, &sentence)).collect();
    Ok(Outcome { data, words, code })
}

/// How many traps are set, and how many were said to be none.
fn of_traps(report: &Report) -> Option<String> {
    let (open, all) = (report.traps.open().count(), report.traps.len());
    let set = match (open, all - open) {
        (_, 0) => format!("{} to look at.", figure::counted(open, "trap")),
        (_, none) => format!("{} to look at, {none} said to be none here.", figure::counted(open, "trap")),
    };
    (all > 0).then(|| format!("{set} {NOT_LEGAL_ADVICE}"))
}
