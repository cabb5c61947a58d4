//! `partnerplan import PLAN FILE --as won-deals`: rows of deals and who influenced them.

use super::{Ended, Outcome, changing, shell::Shell, table::point};
use crate::{
    import::{
        Table,
        apply::{told_lines, values_json},
        won_deals::rows,
    },
    interview::won_deals::take_in,
    plan::{Change, Difference, Plan, differences},
    report::Report,
    store::{Reference, Store},
};

/// Whether it is only tried, and whether a program reads what comes of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tried {
    pub(super) dry_run: bool,
    pub(super) json: bool,
}

/// What the rows come to in a plan.
struct Came {
    rows: usize,
    slips: Vec<String>,
    change: Option<Change>,
}

impl Came {
    fn of(plan: &Plan, table: &Table) -> Self {
        let found = rows(plan, table);
        Self { rows: found.told.len(), change: take_in(plan, &found.told), slips: found.slips }
    }
}

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference, table: &Table, how: Tried) -> Ended {
    if how.dry_run {
        let read = store.read(plan)?;
        let came = Came::of(&read.plan, table);
        let mut after = read.plan.clone();
        if let Some(change) = &came.change {
            let made = change.edit.clone().apply(&mut after);
            made.map_err(|error| Outcome::problem(format!("It does not fit the plan: {error}.")))?;
        }
        return told(shell, &came, how, &read.plan, &after, read.notes);
    }
    let mut opened = changing::opened(store, plan)?;
    let (before, came) = (opened.plan.clone(), Came::of(&opened.plan, table));
    if let Some(change) = &came.change {
        changing::save(&mut opened, change.clone())?;
    }
    let notes = std::mem::take(&mut opened.notes);
    told(shell, &came, how, &before, &opened.plan, notes)
}

fn told(shell: &Shell, came: &Came, how: Tried, before: &Plan, after: &Plan, mut words: Vec<String>) -> Ended {
    let changed: Vec<Difference> = differences(before, after);
    words.extend(came.slips.iter().cloned());
    let taken = if came.rows == 1 { "1 row".to_owned() } else { format!("{} rows", came.rows) };
    words.push(match (changed.is_empty(), how.dry_run) {
        (true, _) => format!("{taken} taken: nothing changes."),
        (false, true) => format!("{taken} taken; nothing was written."),
        (false, false) => format!("{taken} taken."),
    });
    words.extend(Report::of(after).won.in_words());
    if how.json {
        let text = values_json(came.rows, &changed, &came.slips);
        let text = text.map_err(|error| Outcome::problem(format!("It could not be written as JSON: {error}.")))?;
        return Ok(Outcome { data: shell.foreign(&(text + "\n")).into_owned(), words, code: 0 });
    }
    let data = told_lines(after, &changed).iter().map(|line| point(shell, line)).collect();
    Ok(Outcome { data, words, code: 0 })
}
