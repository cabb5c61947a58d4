//! An exchange that waits for the other side.

use crate::plan::{Date, PartnerId};

/// An exchange that waits for the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenExchange {
    /// Its number.
    pub exchange: [u8; 16],
    /// With whom, if that was said.
    pub partner: Option<PartnerId>,
    /// Since when.
    pub day: Option<Date>,
    /// Whether we asked.
    pub is_asked: bool,
    /// The short hash of the file that was sent, as it is read out.
    pub sent: Option<String>,
}
