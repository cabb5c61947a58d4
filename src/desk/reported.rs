//! The report of a plan on a day.

use crate::plan::{Date, Plan};
use crate::report::{Accounts, Report};
use std::sync::Arc;

/// The report of a plan on a day, where one is said.
pub(crate) fn report_on(plan: &Plan, accounts: &Arc<Accounts>, today: Option<&Date>) -> Report {
    let report = Report::of_with(plan, accounts);
    match today {
        Some(today) => report.on(today),
        None => report,
    }
}
