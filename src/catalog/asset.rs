//! Reading an asset: one place that says what happens when one is wrong.

use serde::de::DeserializeOwned;

/// The value an asset holds.
///
/// # Panics
/// When the asset does not parse, with its name, line and column. Assets are compiled in, and tested.
pub(super) fn read<T: DeserializeOwned>(name: &str, text: &str) -> T {
    match ron::from_str(text) {
        Ok(value) => value,
        Err(error) => panic!("assets/{name} is tested to parse, yet: {error}"),
    }
}
