//! The profile as fields.

use super::Field;

pub(super) const SHORT: &[Field] = &[];
pub(super) const SHARPEN: &[Field] = &[];
