//! `partnerplan import PLAN FILE --scorecard --rater NAME`: a scorecard comes back.

use super::{Ended, Outcome, changing, shell::Shell, table::point};
use crate::text::wording::counted;
use crate::{
    import::{
        Table,
        scorecard::{self, Card, Slip},
    },
    interview::scorecards::{self, Taken},
    plan::{Plan, Scorecard, clean_line, disagreements},
    store::{Reference, Store},
};
use serde::Serialize;

/// Whose card it is, and whether it is only tried.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whose<'a> {
    pub(super) rater: &'a str,
    pub(super) dry_run: bool,
    pub(super) json: bool,
}

/// What came of it, as `--json` has it.
#[derive(Debug, Serialize)]
struct Told<'a> {
    file: String,
    rater: &'a str,
    marks: usize,
    changed: usize,
    kept: &'a [String],
    rejected: Vec<NotTaken<'a>>,
    discuss: Vec<String>,
}

#[derive(Debug, Serialize)]
struct NotTaken<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'a str>,
    reason: &'a str,
}

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference, table: &Table, whose: Whose<'_>) -> Ended {
    let rater = clean_line(whose.rater);
    if rater.is_empty() {
        return Err(Outcome { code: 2, ..Outcome::words("Say whose card it is: --rater “A. Ray”.") });
    }
    let of = |plan: &Plan| -> Result<(Card, Taken), Outcome> {
        let card = scorecard::read(plan, table).map_err(|words| Outcome::problem(format!("{words}.")))?;
        let own = Scorecard { rater: rater.clone(), on: Some(shell.today().clone()), marks: card.marks.clone() };
        let taken = scorecards::take(plan, own);
        Ok((card, taken))
    };
    if whose.dry_run {
        let read = store.read(plan)?;
        let (card, taken) = of(&read.plan)?;
        let mut after = read.plan;
        let edit = taken.change.edit.clone();
        edit.apply(&mut after).map_err(|error| Outcome::problem(format!("It does not fit the plan: {error}.")))?;
        return told(shell, &table.name, &rater, whose, (&card, &taken), &after, read.notes);
    }
    let mut opened = changing::opened(store, plan)?;
    let (card, taken) = of(&opened.plan)?;
    changing::save(&mut opened, taken.change.clone())?;
    let notes = std::mem::take(&mut opened.notes);
    told(shell, &table.name, &rater, whose, (&card, &taken), &opened.plan, notes)
}

fn told(
    shell: &Shell,
    file: &str,
    rater: &str,
    whose: Whose<'_>,
    (card, taken): (&Card, &Taken),
    after: &Plan,
    mut words: Vec<String>,
) -> Ended {
    let discuss: Vec<String> = disagreements(after).iter().map(|apart| apart.words(after)).collect();
    let (marks, changed) = (card.marks.len(), taken.rated);
    words.extend(card.slips.iter().map(Slip::sentence));
    words.extend(taken.refused.iter().cloned());
    let does = if whose.dry_run { "would change" } else { "changed" };
    let (has, ratings) = (counted(marks, "mark"), counted(changed, "rating"));
    words.push(format!("The card of {rater} has {has}: {ratings} {does}."));
    if whose.json {
        let slips = card.slips.iter();
        let slips =
            slips.map(|slip| NotTaken { row: Some(slip.row), column: slip.column.as_deref(), reason: &slip.reason });
        let refused = taken.refused.iter().map(|reason| NotTaken { row: None, column: None, reason });
        let rejected = slips.chain(refused).collect();
        let told = Told { file: file.to_owned(), rater, marks, changed, kept: &taken.kept, rejected, discuss };
        let text = serde_json::to_string_pretty(&told);
        let text = text.map_err(|error| Outcome::problem(format!("It could not be written as JSON: {error}.")))?;
        return Ok(Outcome { data: shell.foreign(&(text + "\n")).into_owned(), words, code: 0 });
    }
    let mut data = section(shell, "Kept, because they are known better", &taken.kept);
    data.push_str(&section(shell, "Discuss these: raters are two or more apart", &discuss));
    Ok(Outcome { data, words, code: 0 })
}

fn section(shell: &Shell, title: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let points: String = lines.iter().map(|line| point(shell, line)).collect();
    format!("{}\n{points}", shell.heading(title))
}
