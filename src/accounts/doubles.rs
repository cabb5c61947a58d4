//! Candidates that look like one company: the same website, or the same name but for how it is written.

use super::{domain, name::Name};
use crate::plan::{Partner, PartnerId, Plan};
use std::collections::{HashMap, HashSet};

/// Two candidates that look like one company. Nobody makes one of them unasked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Double {
    /// The one that stands first in the plan.
    pub one: PartnerId,
    /// The other.
    pub other: PartnerId,
    /// Why they look so.
    pub why: Alike,
}

/// Why two look like one company.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Alike {
    /// Both have this website.
    Website(String),
    /// Their names are the same but for the legal form, accents, capitals and the like: this is left of both.
    Name(String),
}

/// Every pair that looks like one company and was not said to be two, in the plan's order.
#[must_use]
pub fn doubles(plan: &Plan) -> Vec<Double> {
    among(plan, |_| true)
}

/// The pairs of which one at least is among these.
#[must_use]
pub fn doubles_of(plan: &Plan, new: &[PartnerId]) -> Vec<Double> {
    let new: HashSet<&PartnerId> = new.iter().collect();
    among(plan, |id| new.contains(id))
}

fn among(plan: &Plan, concerns: impl Fn(&PartnerId) -> bool) -> Vec<Double> {
    let mut known: HashMap<Alike, Vec<usize>> = HashMap::new();
    let mut found: Vec<Double> = Vec::new();
    for (at, partner) in plan.partners.iter().enumerate() {
        let mut paired = None;
        for key in keys(partner) {
            let earlier = known.entry(key.clone()).or_default();
            let is_one = |before: &usize| !are_told_apart(&plan.partners[*before], partner);
            let one = earlier.iter().copied().find(|before| *before != at && is_one(before));
            earlier.push(at);
            let Some(before) = one.filter(|before| paired != Some(*before)) else { continue };
            paired = Some(before);
            let one = &plan.partners[before].id;
            if concerns(one) || concerns(&partner.id) {
                found.push(Double { one: one.clone(), other: partner.id.clone(), why: key });
            }
        }
    }
    found
}

/// What a candidate has in common with whoever is the same company.
fn keys(partner: &Partner) -> Vec<Alike> {
    let website = domain::registrable(&partner.domain).map(|domain| Alike::Website(domain.into_owned()));
    let names = std::iter::once(&partner.name).chain(&partner.also_called);
    let mut keys: Vec<Alike> = website.into_iter().collect();
    for key in names.map(|called| Name::of(called).key()).filter(|key| !key.is_empty()) {
        let key = Alike::Name(key);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

fn are_told_apart(one: &Partner, other: &Partner) -> bool {
    let names = |partner: &Partner, other: &Partner| partner.not_same_as.contains(&other.name);
    names(one, other) || names(other, one)
}
