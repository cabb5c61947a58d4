//! Step 3: ranking, qualify, rate, weights.

use super::ViewEntry;

/// The views of the step.
pub(super) const VIEWS: &[ViewEntry] = &[];
