//! Goal and limits as fields.

use super::{Access, Field, Kind};

pub(super) const FIELDS: &[Field] = &[Field {
    id: "vendor",
    label: "Vendor",
    kind: Kind::Line,
    access: Access::Goal(
        |goal| goal.vendor.clone(),
        |goal, text| {
            text.trim().clone_into(&mut goal.vendor);
            Ok(())
        },
    ),
}];
