//! The open plan, as the floors above know it; it lies on the desk, where plain mode works on it too.

pub use crate::desk::OpenPlan;
pub(super) use crate::desk::{Saved, report_on};
