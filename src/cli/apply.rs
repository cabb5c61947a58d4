//! `partnerplan apply PLAN FILE|-`: the edits of a program, all of them or none.

use super::{Ended, Outcome, changing, shell::Shell, table::point};
use crate::text::wording::counted;
use crate::{
    import::apply::{self, Applied, Edits, MOST_BYTES, Mistake, Refused},
    plan::Difference,
    store::{Around, Reference, Store, StoreError, in_words, taken_in},
};
use std::{
    io::{Read, stdin},
    path::{Path, PathBuf},
};

/// What to apply, and whether to write it.
#[derive(Debug, clap::Args)]
pub(super) struct Applying {
    /// A JSON list of edits, or - for stdin
    #[arg(value_name = "FILE|-")]
    file: PathBuf,
    /// Only say what would change
    #[arg(long)]
    dry_run: bool,
    /// What changes, as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference, applying: &Applying) -> Ended {
    let name = if applying.is_stdin() { "stdin".to_owned() } else { applying.file.display().to_string() };
    let edits = match apply::read(&bytes(applying)?) {
        Ok(edits) => edits,
        Err(Refused::NoList(words)) => {
            return Err(Outcome::problem(format!("{name} is no list of edits: {words}.")));
        }
        Err(Refused::Mistakes(count, mistakes)) => return refused(shell, applying, count, &mistakes),
    };
    if applying.dry_run {
        let read = store.read(plan)?;
        let applied = apply::apply(&read.plan, &edits);
        return told(shell, applying, &applied, &read.plan, read.notes);
    }
    write(store, shell, plan, applying, &edits)
}

fn write(store: &Store, shell: &Shell, plan: &Reference, applying: &Applying, edits: &Edits) -> Ended {
    let mut opened = changing::opened(store, plan)?;
    let applied = apply::apply(&opened.plan, edits);
    if let Some(change) = &applied.change {
        changing::save(&mut opened, change.clone())?;
    }
    let notes = std::mem::take(&mut opened.notes);
    told(shell, applying, &applied, &opened.plan, notes)
}

impl Applying {
    fn is_stdin(&self) -> bool {
        self.file == Path::new("-")
    }
}

fn bytes(applying: &Applying) -> Result<Vec<u8>, Outcome> {
    if !applying.is_stdin() {
        let in_home = applying.file.starts_with("~").then(|| Around::here().meant(&applying.file)).transpose();
        let path = in_home.map_err(Outcome::problem)?;
        return Ok(taken_in(path.as_deref().unwrap_or(&applying.file), MOST_BYTES)?);
    }
    let mut bytes = Vec::new();
    let read = stdin().lock().take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| Outcome::problem(format!("stdin cannot be read: {}.", in_words(&error))))?;
    if bytes.len() as u64 > MOST_BYTES {
        let path = PathBuf::from("stdin");
        return Err(StoreError::TooMuch { path, bytes: bytes.len() as u64, most: MOST_BYTES }.into());
    }
    Ok(bytes)
}

fn told(
    shell: &Shell,
    applying: &Applying,
    applied: &Applied,
    plan: &crate::plan::Plan,
    mut words: Vec<String>,
) -> Ended {
    if !applied.mistakes.is_empty() {
        return refused(shell, applying, applied.edits, &applied.mistakes);
    }
    let (edits, values) = (counted(applied.edits, "edit"), counted(applied.changed.len(), "value"));
    words.push(match (applied.changed.is_empty(), applying.dry_run) {
        (true, _) => format!("{edits}: the plan says all of that already, so nothing changes."),
        (false, true) => format!("{edits} would change {values}; nothing was written."),
        (false, false) => format!("{edits} changed {values}."),
    });
    let data = if applying.json {
        json(shell, applied.edits, &applied.changed, &[])?
    } else {
        applied.lines(plan).iter().map(|line| point(shell, line)).collect()
    };
    Ok(Outcome { data, words, code: 0 })
}

/// Nothing was done, and why.
fn refused(shell: &Shell, applying: &Applying, count: usize, mistakes: &[Mistake]) -> Ended {
    let mut words: Vec<String> = mistakes.iter().map(Mistake::sentence).collect();
    words.push("Nothing was changed: it is all of the edits or none.".to_owned());
    let data = if applying.json { json(shell, count, &[], mistakes)? } else { String::new() };
    Ok(Outcome { data, words, code: 1 })
}

fn json(shell: &Shell, edits: usize, changed: &[Difference], mistakes: &[Mistake]) -> Result<String, Outcome> {
    let text = apply::json(edits, changed, mistakes);
    let text = text.map_err(|error| Outcome::problem(format!("It could not be written as JSON: {error}.")))?;
    Ok(shell.foreign(&(text + "\n")).into_owned())
}
