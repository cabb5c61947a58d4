//! Segments: those the plan holds, and one from the catalogue for every other partner model in use.

use super::model::model;
use crate::plan::{Edit, Partner, PartnerModel, Plan, Segment, SegmentId};

/// Every segment of the plan: one per model in use, in the order of the models, then the user's own. A segment the
/// plan holds is given as it stands; the others carry the catalogue's strategy.
#[must_use]
pub fn segments(plan: &Plan) -> Vec<Segment> {
    let derived = |chosen: PartnerModel| {
        let in_use = plan.partners.iter().any(|partner| home(plan, partner) == Some(Home::Derived(chosen)));
        in_use.then(|| from_catalog(plan, chosen))
    };
    let of_models = PartnerModel::ALL.into_iter().flat_map(|chosen| {
        let stored: Vec<Segment> =
            plan.segments.iter().filter(|segment| segment.model == Some(chosen)).cloned().collect();
        if stored.is_empty() { derived(chosen).into_iter().collect() } else { stored }
    });
    of_models.chain(plan.segments.iter().filter(|segment| segment.model.is_none()).cloned()).collect()
}

/// The segment a partner is in: the one it names, else the one of its model. None while it has neither, and for a
/// route, which sells to partners and is no partner itself.
#[must_use]
pub fn segment_of(plan: &Plan, partner: &Partner) -> Option<SegmentId> {
    Some(match home(plan, partner)? {
        Home::Stored(segment) => segment.id.clone(),
        Home::Derived(chosen) => derived_id(plan, chosen),
    })
}

/// The change that keeps a segment as it is given, in place of the one with its id or behind the others.
#[must_use]
pub fn keep_segment(plan: &Plan, segment: Segment) -> Edit {
    let mut segments = plan.segments.clone();
    match segments.iter_mut().find(|kept| kept.id == segment.id) {
        Some(kept) => *kept = segment,
        None => segments.push(segment),
    }
    Edit::Segments(segments)
}

/// Where a partner belongs.
#[derive(PartialEq)]
enum Home<'plan> {
    Stored(&'plan Segment),
    Derived(PartnerModel),
}

fn home<'plan>(plan: &'plan Plan, partner: &Partner) -> Option<Home<'plan>> {
    if partner.route {
        return None;
    }
    let named = partner.segment.as_ref().and_then(|id| named(plan, id));
    named.or_else(|| partner.model.map(|chosen| of_model(plan, chosen)))
}

fn named<'plan>(plan: &'plan Plan, id: &SegmentId) -> Option<Home<'plan>> {
    let derived = || PartnerModel::ALL.into_iter().find(|chosen| derived_id(plan, *chosen) == *id);
    plan.segment(id).map(Home::Stored).or_else(|| derived().map(|chosen| of_model(plan, chosen)))
}

fn of_model(plan: &Plan, chosen: PartnerModel) -> Home<'_> {
    let stored = plan.segments.iter().find(|segment| segment.model == Some(chosen));
    stored.map_or(Home::Derived(chosen), Home::Stored)
}

/// The model's key, or the nearest free id where a segment of the user's own has taken it.
fn derived_id(plan: &Plan, chosen: PartnerModel) -> SegmentId {
    let key = SegmentId::new(chosen.key());
    if plan.segment(&key).is_none() {
        return key;
    }
    SegmentId::unused(chosen.key(), |id| plan.segments.iter().any(|segment| segment.id.as_str() == id))
}

fn from_catalog(plan: &Plan, chosen: PartnerModel) -> Segment {
    Segment {
        id: derived_id(plan, chosen),
        name: chosen.label().to_owned(),
        model: Some(chosen),
        strategy: model(chosen).strategy.clone(),
    }
}
