//! How long ago something was, as the floors above say it.

pub(super) use crate::desk::age::{ago, between, day, day_and_time, days_and_times, since_stamp};
