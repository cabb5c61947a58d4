//! Step 4: one sheet a segment.

use super::ViewEntry;

/// The views of the step.
pub(super) const VIEWS: &[ViewEntry] = &[];
