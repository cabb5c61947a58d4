//! Where each plan was left, so that it opens there again. Of use, not of worth: what cannot be read or written is done
//! without, and nothing of it stands in a plan.

use super::{Existing, Store, name::shown, write};
use crate::plan::PartnerId;
use serde::{Deserialize, Serialize};
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

/// Plans of which it is known; those left longest ago are forgotten.
const MOST: usize = 100;
/// Bytes read of the file: more is not the wizard's.
const LONGEST: u64 = 1 << 20;

/// Where a plan was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// The letter of the view.
    pub view: char,
    /// The candidate looked at.
    pub partner: Option<PartnerId>,
    /// Which of the places a view is asked in line by line; none where it was left on the screen.
    #[serde(default)]
    pub place: Option<String>,
}

impl Store {
    /// Where the plan at `path` was left, if that is known.
    #[must_use]
    pub fn left(&self, path: &Path) -> Option<Left> {
        let path = shown(path.as_os_str());
        self.all_left().into_iter().find(|(plan, _)| *plan == path).map(|(_, left)| left)
    }

    /// Remembers where the plan at `path` was left.
    pub fn leave(&self, path: &Path, left: Left) {
        let path = shown(path.as_os_str());
        let mut all = self.all_left();
        if all.first().is_some_and(|(plan, before)| *plan == path && *before == left) {
            return;
        }
        all.retain(|(plan, _)| *plan != path);
        all.insert(0, (path, left));
        all.truncate(MOST);
        if let Ok(text) = ron::to_string(&all) {
            // A plan that opens somewhere else is no harm.
            let _ = write::export(self.disk(), &self.state(), text.as_bytes(), Existing::Replace);
        }
    }

    /// Each with the path of its plan as it is shown, which a file can hold whatever it is.
    fn all_left(&self) -> Vec<(String, Left)> {
        let mut text = String::new();
        let read = File::open(self.state()).and_then(|file| file.take(LONGEST).read_to_string(&mut text));
        read.ok().and_then(|_| ron::from_str(&text).ok()).unwrap_or_default()
    }

    fn state(&self) -> PathBuf {
        self.config().join("state.ron")
    }
}
