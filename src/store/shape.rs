//! How the text of a plan is read, whoever reads it: the parser's options, and field names of any kind.

use ron::{Options, extensions::Extensions};
use serde::{
    Deserializer,
    de::{Error, Visitor},
};
use std::fmt;

/// How every plan is read: an optional value may be written without `Some`, as people do.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The name of a field, whatever it is.
pub(super) struct FieldName(pub(super) String);

impl<'de> serde::Deserialize<'de> for FieldName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyName;
        impl Visitor<'_> for AnyName {
            type Value = FieldName;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("the name of a field")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<FieldName, E> {
                Ok(FieldName(name.to_owned()))
            }
        }
        deserializer.deserialize_identifier(AnyName)
    }
}
