//! Traps: what looks fine in a plan and goes wrong in practice, as far as the trade's knowledge can tell. What can be
//! seen without that knowledge is `plan::problems`; what can be seen only once it is known whom to recruit is
//! `report::traps`, which makes one list of both.
//!
//! A trap says which field made it fire and never takes a guess for a fact: what nobody has said, it asks for. Parked,
//! declined and stopped candidates set none. Every text is the fault, a colon, and the way out.

mod ground;
mod law;
mod pay;
mod promise;
mod rule;
mod words;

pub use pay::pays;
pub use rule::Rule;

use super::segments::{segment_of, segments};
use crate::plan::{
    Field, Partner, PartnerId, PartnerModel, Place, Plan, Section, Segment, Status, Stop, Told, Variant,
};

/// Something that looks fine and goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trap {
    /// Which rule found it.
    pub rule: Rule,
    /// Whom it is about; nobody where it is about a segment or the plan.
    pub partners: Vec<PartnerId>,
    /// Where it is mended.
    pub place: Place,
    /// The field there, or the part of a sheet, by its id.
    pub field: &'static str,
    /// The fault, a colon, and the way out.
    pub text: String,
    /// What of the plan it speaks of, where that may change: a trap that was said to be none comes back when it does.
    pub facts: String,
}

impl Trap {
    /// A trap about one partner, mended in a field of theirs.
    #[must_use]
    pub fn of_partner(rule: Rule, partner: &Partner, field: &'static str, text: String) -> Self {
        let place = Place::Partner(partner.id.clone());
        Self { rule, partners: vec![partner.id.clone()], place, field, text, facts: String::new() }
    }

    /// A trap in a part of a sheet.
    #[must_use]
    pub fn in_sheet(rule: Rule, segment: &Segment, field: &'static str, text: String) -> Self {
        let place = Place::Segment(segment.id.clone());
        Self { rule, partners: Vec::new(), place, field, text, facts: String::new() }
    }

    /// A trap in a field of the plan itself.
    #[must_use]
    pub fn in_plan(rule: Rule, place: Place, field: &'static str, text: String) -> Self {
        Self { rule, partners: Vec::new(), place, field, text, facts: String::new() }
    }

    /// The same about these partners.
    #[must_use]
    pub fn about<'a>(mut self, partners: impl IntoIterator<Item = &'a Partner>) -> Self {
        self.partners = partners.into_iter().map(|partner| partner.id.clone()).collect();
        self
    }

    /// The same, said of this; another day it may be said of something else.
    #[must_use]
    pub fn said_of(mut self, facts: impl Into<String>) -> Self {
        self.facts = facts.into();
        self
    }

    /// Whom or what it is about, in ids: with the rule it tells one trap from every other.
    #[must_use]
    pub fn subject(&self) -> String {
        let ids: Vec<&str> = self.partners.iter().map(PartnerId::as_str).collect();
        match &self.place {
            Place::Segment(id) if ids.is_empty() => format!("segment {id}"),
            Place::Segment(id) => format!("segment {id}: {}", ids.join(" + ")),
            _ => ids.join(" + "),
        }
    }

    /// The words on the screen for the field it is mended in.
    #[must_use]
    pub fn field_label(&self) -> &'static str {
        let part = || Section::ALL.into_iter().find(|part| part.guidance() == self.field).map(Section::title);
        Field::named(self.field).map(|field| field.label).or_else(part).unwrap_or(RATINGS)
    }
}

/// The words for what is no field and no part of a sheet.
const RATINGS: &str = "Ratings";

/// Every trap that can be seen from the plan alone: those of partners in the plan's order, then those of segments.
#[must_use]
pub fn traps(plan: &Plan) -> Vec<Trap> {
    let ground = Ground::of(plan);
    let of_partners = ground.members.iter().flat_map(|&(partner, segment)| {
        let segment = segment.map(|at| &ground.segments[at]);
        let mut found = ground::of_partner(plan, partner);
        found.extend(pay::of_partner(partner, segment));
        found.extend(law::of_partner(plan, partner, segment));
        found
    });
    let of_segments = ground.segments.iter().enumerate().flat_map(|(at, segment)| {
        let members: Vec<&Partner> = ground.of_segment(at).collect();
        if members.is_empty() {
            return Vec::new();
        }
        let mut found = pay::of_segment(segment, &members);
        found.extend(promise::of_segment(plan, segment, &members));
        found.extend(law::of_segment(plan, segment, &members));
        found
    });
    of_partners.chain(of_segments).collect()
}

/// The sheets of a plan, and whoever may set a trap with the place of their sheet.
struct Ground<'a> {
    segments: Vec<Segment>,
    members: Vec<(&'a Partner, Option<usize>)>,
}

impl<'a> Ground<'a> {
    fn of(plan: &'a Plan) -> Self {
        let segments = segments(plan);
        let at = |partner: &Partner| {
            let id = segment_of(plan, partner)?;
            segments.iter().position(|segment| segment.id == id)
        };
        let members = open_partners(plan).map(|partner| (partner, at(partner))).collect();
        Self { segments, members }
    }

    fn of_segment(&self, at: usize) -> impl Iterator<Item = &'a Partner> + '_ {
        self.members.iter().filter(move |(_, segment)| *segment == Some(at)).map(|(partner, _)| *partner)
    }
}

/// Whoever is neither parked nor declined and has no stop.
pub fn open_partners(plan: &Plan) -> impl Iterator<Item = &Partner> {
    plan.partners.iter().map(AsRef::as_ref).filter(|partner| {
        let is_closed = matches!(partner.status, Status::Parked | Status::Declined);
        !is_closed && !matches!(partner.quick.stop, Told::Is(stop) if stop != Stop::None)
    })
}

/// Whether they have our terms, so that what we promise counts.
fn has_our_terms(partner: &Partner) -> bool {
    partner.status == Status::TermsOut || partner.status.has_signed()
}

/// Whether they take our product to the customer on their own paper, as it is.
#[must_use]
pub fn resells(partner: &Partner) -> bool {
    matches!(partner.model, Some(PartnerModel::Reseller | PartnerModel::ValueAddedReseller))
}

/// Whether they build us into a product of their own, or sell ours under their name.
fn builds_us_in(partner: &Partner) -> bool {
    partner.model == Some(PartnerModel::OemIntegration) && partner.variant != Some(Variant::Integration)
}

/// Whether they sell or represent our product.
#[must_use]
pub fn sells(partner: &Partner) -> bool {
    resells(partner) || builds_us_in(partner) || partner.model == Some(PartnerModel::Agency)
}

/// Where they work: their regions, else those of the ideal customer.
#[must_use]
pub fn regions_of<'a>(plan: &'a Plan, partner: &'a Partner) -> &'a [String] {
    if partner.regions.is_empty() { &plan.profile.regions } else { &partner.regions }
}

/// Whether two work on the same ground; where nobody has said where, they do.
#[must_use]
pub fn share_ground(plan: &Plan, one: &Partner, two: &Partner) -> bool {
    let (first, second) = (regions_of(plan, one), regions_of(plan, two));
    let overlaps = |region: &String| second.iter().any(|other| super::regions::overlap(region, other));
    first.is_empty() || second.is_empty() || first.iter().any(overlaps)
}
