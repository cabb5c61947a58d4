//! Step 5: take the plan away.

use super::ViewEntry;

/// The views of the step.
pub(super) const VIEWS: &[ViewEntry] = &[];
