//! `partnerplan merge BASE OURS THEIRS`: two versions of a plan become one, in the place of ours; what git runs where both
//! sides of a merge have changed a plan. `partnerplan git-setup` says how git is told so.

use super::{Ended, Outcome, changing, shell::Shell};
use crate::{
    plan::Change,
    reconcile::{self, Merge},
    report::figure,
    store::{HandedOver, Reference, Store, StoreError, shown},
};
use clap::ValueHint;
use std::path::{Path, PathBuf};

/// Git takes what is above 0 and up to 128 for a conflict, and shows ours; other ends of a command are 1.
const UNTOUCHED: u8 = 2;
/// So much of what is undecided is said; all of it stands in the plan.
const MOST_SAID: usize = 20;

/// Which versions.
#[derive(Debug, clap::Args)]
pub(super) struct Versions {
    /// The file both versions come from; an empty one where there is none
    #[arg(value_hint = ValueHint::FilePath)]
    base: PathBuf,
    /// The file of one version, which is replaced by what both come to
    #[arg(value_hint = ValueHint::FilePath)]
    ours: PathBuf,
    /// The file of the other version
    #[arg(value_hint = ValueHint::FilePath)]
    theirs: PathBuf,
}

pub(super) fn run(store: &Store, versions: &Versions) -> Ended {
    merged(store, versions).map_err(|problem| Outcome { code: UNTOUCHED, ..problem })
}

fn merged(store: &Store, Versions { base, ours, theirs }: &Versions) -> Ended {
    let [was, mine, other] = store.versions([base, ours, theirs]);
    let (was, mine, other) = (known(base, was)?, known(ours, mine)?, known(theirs, other)?);
    let merge = reconcile::merge(&was.plan, &mine.plan, &other.plan);
    let merge = merge.map_err(|error| Outcome::problem(format!("Nothing was merged: {error}.")))?;
    let mut words = put(store, ours, &mine, &merge)?;
    words.extend(said(&merge));
    Ok(Outcome { data: String::new(), words, code: u8::from(!merge.undecided.is_empty()) })
}

/// A version all of which is known.
fn known(path: &Path, version: Result<HandedOver, StoreError>) -> Result<HandedOver, Outcome> {
    let version = version?;
    if version.is_newer {
        let path = shown(path.as_os_str());
        return Err(Outcome::problem(format!(
            "{path} was made by a newer version of partnerplan: nothing was merged."
        )));
    }
    Ok(version)
}

/// A plan somebody keeps is changed as ever, so that it can be undone; what another program has put there for a moment is
/// replaced, and nothing is left beside it.
fn put(store: &Store, path: &Path, was: &HandedOver, merge: &Merge) -> Result<Vec<String>, Outcome> {
    if path.extension().is_some_and(|ending| ending == "ron") {
        let mut opened = changing::opened(store, &Reference::from(path))?;
        let change = Change::new("merging another version", reconcile::edit(&opened.plan, &merge.plan));
        changing::save(&mut opened, change)?;
        return Ok(opened.notes);
    }
    store.put_version(path, was, &merge.plan).map_err(|error| match error {
        StoreError::Failed { message } => Outcome::problem(format!("Nothing was merged: {message}.")),
        error => error.into(),
    })?;
    let note = "The comments in this file go with the merge; its earlier version still has them.";
    Ok(was.has_comments.then(|| note.to_owned()).into_iter().collect())
}

/// What is undecided, and where it is settled.
fn said(merge: &Merge) -> Vec<String> {
    let not_back = merge.not_back.iter().take(MOST_SAID).map(|one| reconcile::not_back(&merge.plan, one));
    let count = merge.undecided.len();
    if count == 0 {
        let settled = "Both versions are in it, and nothing is undecided.".to_owned();
        return std::iter::once(settled).chain(not_back).collect();
    }
    let things = figure::counted(count, "thing");
    let are = if count == 1 { "is" } else { "are" };
    let mut words = vec![format!(
        "Both versions are in it. {things} {are} undecided; the plan holds both until it is settled in the wizard."
    )];
    words.extend(merge.undecided.iter().take(MOST_SAID).map(|one| reconcile::what(&merge.plan, one).sentence(one)));
    if count > MOST_SAID {
        words.push(format!("… and {} more; partnerplan check tells them all.", count - MOST_SAID));
    }
    words.extend(not_back);
    words
}

/// What git is told, once in the folder of the plans and once on each machine.
pub(super) fn setup(shell: &Shell) -> Outcome {
    let lines = "\
# Into a file .gitattributes in the folder the plans are in, not above it, where other files end so too:
*.ron merge=partnerplan diff=partnerplan

# Into .gitignore in the folder above: keys of exchanges, locks, and where you left off are nobody else's. Without the last
# line the lists of accounts, which name customers, go to everybody who has the repository.
*.key
.*.lock
.*.tmp
state.ron
accounts/

# Once on each machine, where the command partnerplan is found:
git config --global merge.partnerplan.driver \"partnerplan merge %O %A %B\"
git config --global diff.partnerplan.textconv \"partnerplan show --lines\"
";
    Outcome::data(shell.foreign(lines))
}
