//! What takes longer than a keystroke has, as the floors above know it.

pub(super) use crate::desk::working::{aside, incoming, moved};
