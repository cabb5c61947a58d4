//! Step 1: goal and limits, the ideal customer, the buying group, the buying stages.

use super::ViewEntry;

/// The views of the step.
pub(super) const VIEWS: &[ViewEntry] = &[];
