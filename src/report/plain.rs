//! Parts of the plan as the JSON report has them: nothing in them that is null.

use crate::plan::Profile;
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// Writes a part of the plan without the fields that are empty options.
pub(super) fn without_nulls<T: Serialize, S: Serializer>(part: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut value = serde_json::to_value(part).map_err(S::Error::custom)?;
    strip(&mut value);
    value.serialize(serializer)
}

/// Writes the profile without its sentence, which stands beside it.
pub(super) fn profile<S: Serializer>(profile: &Profile, serializer: S) -> Result<S::Ok, S::Error> {
    let mut fields = profile.clone();
    fields.sentence = None;
    without_nulls(&fields, serializer)
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, field| !field.is_null());
            fields.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}
