//! Buyers and stages as fields.

use super::Field;

pub(super) const FIELDS: &[Field] = &[];
pub(super) const STAGE_FIELDS: &[Field] = &[];
