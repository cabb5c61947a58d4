//! How much of the tour was seen: it is offered first until it was taken or left. Of use, not of worth: what cannot be
//! read or written is done without.

use super::{Existing, Store, read, write};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Bytes read of the file: more is not the wizard's.
const LONGEST: u64 = 1 << 10;

/// What is kept of it.
#[derive(Serialize, Deserialize)]
struct TourSeen {
    /// How many steps were seen to their end.
    steps: usize,
}

impl Store {
    /// How many steps of the tour were seen before it was left; none where it never began.
    #[must_use]
    pub fn tour_seen(&self) -> Option<usize> {
        let bytes = read::beginning(&self.tour(), LONGEST).ok()?;
        ron::de::from_bytes::<TourSeen>(&bytes).ok().map(|seen| seen.steps)
    }

    /// Remembers how many steps of the tour were seen.
    pub fn see_tour(&self, steps: usize) {
        if let Ok(text) = ron::to_string(&TourSeen { steps }) {
            // A tour that is offered once more is no harm.
            let _ = write::export(self.disk(), &self.tour(), text.as_bytes(), Existing::Replace);
        }
    }

    fn tour(&self) -> PathBuf {
        self.config().join("tour.ron")
    }
}
