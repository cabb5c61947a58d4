//! `partnerplan check PLAN`: what is missing or contradictory, and what is still open.

use super::{Ended, Outcome, shell::Shell, table::point};
use crate::{
    report::{Accounts, DISCUSS, Report},
    store::{Reference, Store},
};

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference, strict: bool) -> Ended {
    let read = store.read(plan)?;
    let report = Report::of_with(&read.plan, &Accounts::of(read.accounts)).on(shell.today());
    let problems = &report.problems;
    let mut words = read.notes;
    words.push(match problems.len() {
        0 => "Nothing is missing and nothing contradicts itself.".to_owned(),
        1 => "There is 1 thing to look at.".to_owned(),
        count => format!("There are {count} things to look at."),
    });
    words.extend(report.still_open());
    let code = u8::from(strict && !problems.is_empty());
    let apart = report.discuss.iter().map(|row| format!("{DISCUSS}: {}", row.words));
    let won = report.won.differing().map(|row| format!("Won deals: {}", row.difference_in_words()));
    let found = problems.iter().map(|problem| problem.sentence.clone()).chain(apart).chain(won);
    let data = found.map(|sentence| point(shell, &sentence)).collect();
    Ok(Outcome { data, words, code })
}
