//! What was typed into questions that no plan is open for: the name of one that is still to be made. A window has a file
//! of its own, so that two at once do not write over each other; one that has ended leaves its file to the next.

use super::{
    DraftFile, Drafts, Store,
    lock::{self, Locking, PlanLock},
};
use std::path::PathBuf;

/// More windows at once share the last file.
const WINDOWS: usize = 9;

/// Home's drafts of one window.
#[derive(Debug)]
pub struct DraftsOfHome {
    store: Store,
    own: Option<Own>,
}

#[derive(Debug)]
struct Own {
    file: DraftFile,
    /// None where there are no locks.
    _lock: Option<PlanLock>,
}

impl Store {
    /// Home's drafts for one window. Nothing is read or made yet.
    #[must_use]
    pub fn drafts_of_home(&self) -> DraftsOfHome {
        DraftsOfHome { store: self.clone(), own: None }
    }
}

impl DraftsOfHome {
    /// The drafts that windows have left which are no more: they are this one's now.
    pub fn take_over(&mut self) -> Drafts {
        let mut all = Drafts::new();
        let left: Vec<usize> = (1..=WINDOWS).filter(|number| self.path(*number).exists()).collect();
        for number in left {
            let Some(theirs) = self.held(number) else { continue };
            let left = theirs.file.read();
            match &self.own {
                None => {
                    all = left;
                    self.own = Some(theirs);
                }
                Some(own) => {
                    let mut both = all.clone();
                    for (name, draft) in left.clone() {
                        both.entry(name).or_insert(draft);
                    }
                    // What both have typed into one question stays where it is until the first is answered.
                    let is_all = left.iter().all(|(name, draft)| both.get(name) == Some(draft));
                    if is_all && own.file.keep(&both).is_ok() && theirs.file.keep(&Drafts::new()).is_ok() {
                        all = both;
                    }
                }
            }
        }
        all
    }

    /// Where this window keeps its own.
    pub fn file(&mut self) -> DraftFile {
        if self.own.is_none() {
            self.own = (1..=WINDOWS).find_map(|number| self.held(number));
        }
        self.own.as_ref().map_or_else(|| self.store.draft_file(self.path(WINDOWS)), |own| own.file.clone())
    }

    fn path(&self, number: usize) -> PathBuf {
        let number = if number > 1 { format!("-{number}") } else { String::new() };
        self.store.config().join(format!("home-drafts{number}.ron"))
    }

    /// A file that no other window has.
    fn held(&self, number: usize) -> Option<Own> {
        let path = self.path(number);
        let lock = match lock::lock(&path) {
            Locking::Held(lock) => Some(lock),
            Locking::Elsewhere(_) => return None,
            Locking::Forbidden(_) | Locking::Unsupported => None,
        };
        Some(Own { file: self.store.draft_file(path), _lock: lock })
    }
}
