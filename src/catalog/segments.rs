//! Segments: those the plan holds, and one from the catalogue for every other kind of partner.

use super::model::{Sheet, sheet, sheets};
use crate::plan::{Amount, Edit, Partner, PartnerModel, Plan, Segment, SegmentId, Strategy, Variant};

/// Days in a month, on average.
const DAYS_A_MONTH: f64 = 30.44;
/// Three years: nobody holds a deal for longer.
const MOST_THIRTIES: u32 = 36;

/// Every segment of the plan: those of the models, all of them from the first day, in the order of the catalogue; then
/// the user's own. A segment the plan holds is given as it stands; the others carry the catalogue's strategy.
#[must_use]
pub fn segments(plan: &Plan) -> Vec<Segment> {
    let mut all: Vec<Segment> = Vec::new();
    for sheet in sheets() {
        let stored = plan.segments.iter().filter(|segment| segment.model == Some(sheet.model));
        let of_sheet: Vec<&Segment> = stored.filter(|segment| takes(segment, sheet)).collect();
        if of_sheet.is_empty() {
            all.push(from_catalog(plan, sheet));
        }
        for segment in of_sheet {
            if !all.iter().any(|listed| listed.id == segment.id) {
                all.push(segment.clone());
            }
        }
    }
    let listed = |segment: &&Segment| all.iter().any(|known| known.id == segment.id);
    let others: Vec<Segment> = plan.segments.iter().filter(|segment| !listed(segment)).cloned().collect();
    all.extend(others);
    all
}

/// Whether a segment stands in the place of a playbook: it is for the same partners, or for all of the model.
fn takes(segment: &Segment, sheet: &Sheet) -> bool {
    segment.variant.is_none() || segment.variant == sheet.variant
}

/// The segment a partner is in: the one it names, else the one of its model. None while it has neither, and for a
/// route, which sells to partners and is no partner itself.
#[must_use]
pub fn segment_of(plan: &Plan, partner: &Partner) -> Option<SegmentId> {
    Some(match home(plan, partner)? {
        Home::Stored(segment) => segment.id.clone(),
        Home::Derived(sheet) => derived_id(plan, sheet),
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
enum Home<'plan> {
    Stored(&'plan Segment),
    Derived(&'static Sheet),
}

fn home<'plan>(plan: &'plan Plan, partner: &Partner) -> Option<Home<'plan>> {
    if partner.route {
        return None;
    }
    let named = partner.segment.as_ref().and_then(|id| named(plan, id));
    named.or_else(|| partner.model.map(|chosen| of_kind(plan, chosen, partner.variant)))
}

fn named<'plan>(plan: &'plan Plan, id: &SegmentId) -> Option<Home<'plan>> {
    let derived = || sheets().iter().find(|sheet| derived_id(plan, sheet) == *id);
    let stored = plan.segment(id).map(Home::Stored);
    stored.or_else(|| derived().map(|sheet| of_kind(plan, sheet.model, sheet.variant)))
}

/// The segment of partners of a kind: one of just this variant, else one of the whole model, else the catalogue's.
fn of_kind(plan: &Plan, chosen: PartnerModel, variant: Option<Variant>) -> Home<'_> {
    let sheet = sheet(chosen, variant);
    let mut stored = plan.segments.iter().filter(|segment| segment.model == Some(chosen));
    let is_meant = |segment: &&Segment| segment.variant == variant || segment.variant == sheet.variant;
    let exact = stored.clone().find(|segment| segment.variant.is_some() && is_meant(segment));
    let whole = exact.or_else(|| stored.find(|segment| segment.variant.is_none()));
    whole.map_or(Home::Derived(sheet), Home::Stored)
}

/// The playbook's key, or the nearest free id where a segment of the user's own has taken it.
fn derived_id(plan: &Plan, sheet: &Sheet) -> SegmentId {
    let key = SegmentId::new(sheet.key());
    if plan.segment(&key).is_none() {
        return key;
    }
    SegmentId::unused(sheet.key(), |id| plan.segments.iter().any(|segment| segment.id.as_str() == id))
}

/// For how many days credit counts where deals take so long: never less than the catalogue says, else a deal in whole
/// thirty days.
fn lasting(plan: &Plan, least: Option<u32>) -> Option<u32> {
    let months = plan.profile.deal.cycle_months.map_or(0.0, Amount::get);
    let thirties = (months * DAYS_A_MONTH / 30.0).ceil();
    let count = (1..MOST_THIRTIES).find(|count| f64::from(*count) >= thirties).unwrap_or(MOST_THIRTIES);
    least.map(|least| least.max(30 * count))
}

/// The playbook for partners of this kind as it holds in this plan: credit lasts as long as its deals take.
#[must_use]
pub fn playbook(plan: &Plan, model: PartnerModel, variant: Option<Variant>) -> Strategy {
    let known = &sheet(model, variant).strategy;
    Strategy {
        registration_days: lasting(plan, known.registration_days),
        link_days: lasting(plan, known.link_days),
        ..known.clone()
    }
}

fn from_catalog(plan: &Plan, sheet: &Sheet) -> Segment {
    let strategy = playbook(plan, sheet.model, sheet.variant);
    Segment {
        id: derived_id(plan, sheet),
        name: sheet.name().to_owned(),
        model: Some(sheet.model),
        variant: sheet.variant,
        strategy,
    }
}
