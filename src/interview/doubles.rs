//! Two candidates that look like one company: made one, or said to be two. Whoever looks like somebody is found in
//! [`accounts`](crate::accounts::doubles).

use crate::accounts::doubles::Double;
use crate::plan::merge::{self, Differing};
use crate::plan::{Change, Edit, Partner, Plan};

/// The change that makes one of both, and where they differ: the first stays. None where one of them is gone.
#[must_use]
pub fn one_of_both(plan: &Plan, double: &Double) -> Option<(Change, Vec<Differing>)> {
    let [one, other] = names(plan, double)?;
    let merged = merge::partners(plan, &double.one, &double.other)?;
    Some((Change::new(format!("{other} made one with {one}"), merged.edit), merged.differ))
}

/// The change that keeps both and does not ask again. None where one of them is gone.
#[must_use]
pub fn told_apart(plan: &Plan, double: &Double) -> Option<Change> {
    let [one, other] = names(plan, double)?;
    let mut partner = Partner::clone(plan.partner(&double.one)?);
    partner.not_same_as.push(other.clone());
    Some(Change::new(format!("{one} and {other} kept apart"), Edit::partner(partner)))
}

fn names(plan: &Plan, double: &Double) -> Option<[String; 2]> {
    Some([plan.partner(&double.one)?.name.clone(), plan.partner(&double.other)?.name.clone()])
}
