//! Who of one plan is who of another: by id, else by name.

use crate::plan::{PartnerId, Plan, merge};
use crate::text::same::sameness;
use std::collections::{HashMap, HashSet};

/// The old plan, in which everybody has the id they have in the new one.
pub(super) struct Matched {
    pub(super) plan: Plan,
    pub(super) ids: Ids,
}

/// By which id in the old plan those are known who have another in the new one.
#[derive(Debug, Default)]
pub(super) struct Ids(HashMap<PartnerId, PartnerId>);

impl Ids {
    /// The id in the old plan of whoever has this one in the new.
    pub(super) fn before<'a>(&'a self, id: &'a PartnerId) -> &'a PartnerId {
        self.0.get(id).unwrap_or(id)
    }
}

pub(super) fn same_ids(old: &Plan, new: &Plan) -> Matched {
    let mut plan = old.clone();
    let mut ids = Ids::default();
    let names = alone(new, old);
    for (name, was) in alone(old, new) {
        if let Some(is) = names.get(&name) {
            plan = merge::with_id(&plan, &was, is);
            ids.0.insert(is.clone(), was);
        }
    }
    Matched { plan, ids }
}

/// Those whose id the other plan does not know, by name; of several of one name nobody knows who is who.
fn alone(plan: &Plan, other: &Plan) -> HashMap<String, PartnerId> {
    let known: HashSet<&PartnerId> = other.partners.iter().map(|partner| &partner.id).collect();
    let mut found = HashMap::new();
    let mut twice = HashSet::new();
    for partner in plan.partners.iter().filter(|partner| !known.contains(&partner.id)) {
        let name = sameness(&partner.name);
        if found.insert(name.clone(), partner.id.clone()).is_some() {
            twice.insert(name);
        }
    }
    found.retain(|name, _| !name.is_empty() && !twice.contains(name));
    found
}
