//! Criteria as fields.

use super::Field;

pub(super) const FIELDS: &[Field] = &[];
