//! Figures of the goal in words.

use crate::plan::{Goal, Limits, Target};
use crate::report::figure::{self, counted, plain};
use crate::report::words::further_limits;

/// Goal and limits, one a line; what is not said is left out.
pub(super) fn goal_lines(goal: &Goal) -> Vec<String> {
    let vendor = [goal.vendor.trim(), goal.product.trim()].into_iter().filter(|text| !text.is_empty());
    let vendor: Vec<&str> = vendor.collect();
    let mut lines = Vec::new();
    if !vendor.is_empty() {
        lines.push(format!("Vendor: {}", vendor.join(", ")));
    }
    lines.extend(target(goal).map(|target| format!("Goal: {target}")));
    lines.push(format!("Limits: {}", limits(&goal.limits)));
    lines
}

/// What is to be reached by when, as far as it is said.
pub(in crate::report) fn target(goal: &Goal) -> Option<String> {
    let currency = &goal.limits.currency;
    let amount = goal.target.map(|target| match target {
        Target::Money(money) => format!("{} from partners", figure::money(money.get(), currency)),
        Target::Share(share) => format!("{} % of new business from partners", plain(100.0 * share.get())),
    });
    match (amount, &goal.by) {
        (Some(amount), Some(by)) => Some(format!("{amount} by {by}")),
        (Some(amount), None) => Some(amount),
        (None, Some(by)) => Some(format!("by {by}")),
        (None, None) => None,
    }
}

/// The limits, in a line.
pub(in crate::report) fn limits(limits: &Limits) -> String {
    let mut parts = vec![counted(limits.partners as usize, "partner")];
    parts.extend(limits.days.map(|days| format!("{} of our days", plain(days.get()))));
    parts.extend(limits.budget.map(|cost| figure::money(cost.get(), &limits.currency)));
    parts.extend(further_limits(limits));
    parts.join(", ")
}

/// A figure 0–100 without a fraction; a dash where there is none.
pub(super) fn points(figure: Option<f64>) -> String {
    figure.map_or_else(|| "–".to_owned(), figure::whole)
}
