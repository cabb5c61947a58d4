//! What can be undone, kept beside the plan, so that it survives the end of the program: `history/SLUG.ron`.
//!
//! It holds for one content of the plan's file and says for which. Of use, not of worth: what does not fit that content,
//! is torn, or leads to no sound plan is no history, and nothing is said of it.

use super::{Existing, Store, beside::Beside, disk::Disk, fingerprint::lasting, read, shape, twice, write};
use crate::plan::{Change, Past, Plan};
use serde::{Deserialize, Serialize};
use std::{path::PathBuf, sync::Arc};

/// So many steps are kept, back and forth each.
pub const KEPT_STEPS: usize = 500;
/// And so many bytes of them, back and forth each; a file of twice as many is read.
const LONGEST: usize = 1 << 20;

/// Where the history of one plan is kept.
#[derive(Clone, Debug)]
pub(super) struct HistoryFile {
    path: PathBuf,
    disk: Arc<dyn Disk>,
}

/// Which content of a plan's file a history belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Content {
    bytes: usize,
    hash: u64,
}

impl Content {
    fn of(text: &str) -> Self {
        Self { bytes: text.len(), hash: lasting(text.as_bytes()) }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    of: Content,
    undo: Vec<Arc<Change>>,
    redo: Vec<Arc<Change>>,
}

impl Store {
    /// Where the history of the plan at `path` is kept; nothing is read or made yet.
    pub(super) fn history(&self, path: &std::path::Path) -> HistoryFile {
        let mut path = self.beside(path, Beside::History);
        path.as_mut_os_string().push(".ron");
        HistoryFile { path, disk: Arc::clone(&self.disk) }
    }
}

impl HistoryFile {
    /// What can be undone of the plan that was read from `text`.
    pub(super) fn read(&self, text: &str, plan: &Plan) -> Past {
        const MOST: usize = 2 * LONGEST + 1_024;
        let bytes = read::beginning(&self.path, MOST as u64 + 1).ok().filter(|bytes| bytes.len() <= MOST);
        let written = bytes.and_then(|bytes| {
            let written: Option<Written> = shape::options().from_bytes(&bytes).ok();
            written.filter(|written| written.of == Content::of(text))
        });
        let past = written.map(|Written { undo, redo, .. }| Past { undo, redo });
        past.filter(|past| past.fits(plan, |plan| !twice::has_an_id_twice_in_a_section(plan))).unwrap_or_default()
    }

    /// Keeps what can be undone of the plan that `text` says.
    pub(super) fn keep(&self, text: &str, past: &Past) {
        let Some(written) = written(Content::of(text), past) else { return };
        if write::create_directories(&*self.disk, write::directory(&self.path)).is_ok() {
            // Without it nothing is lost but a way back.
            let _ = write::export(&*self.disk, &self.path, written.as_bytes(), Existing::Replace);
        }
    }

    /// The plan goes, and with it what it was before.
    pub(super) fn forget(&self) {
        // Most plans have none.
        let _ = self.disk.remove(&self.path);
    }
}

fn written(of: Content, past: &Past) -> Option<String> {
    let of = ron::to_string(&of).ok()?;
    Some(format!("(of:{of},undo:[{}],redo:[{}])", steps(&past.undo)?, steps(&past.redo)?))
}

/// The newest steps there is room for.
fn steps(all: &[Arc<Change>]) -> Option<String> {
    let (mut texts, mut room) = (Vec::new(), LONGEST);
    for change in all.iter().rev().take(KEPT_STEPS) {
        let text = ron::to_string(change).ok()?;
        let Some(left) = room.checked_sub(text.len() + 1) else { break };
        room = left;
        texts.push(text);
    }
    texts.reverse();
    Some(texts.join(","))
}
