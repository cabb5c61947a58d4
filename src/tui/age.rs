//! How long ago something was, as the floors above say it.

pub(super) use crate::desk::age::{ago, between, day, day_and_time, since_stamp};
