//! Step 2: candidates, quick pass, call first, influence, coverage, trusted sources.

use super::ViewEntry;

/// The views of the step.
pub(super) const VIEWS: &[ViewEntry] = &[];
