//! Every change to a plan, as a value that knows its way back.

use super::{
    Buyer, Criterion, Dismissal, Goal, Partner, PartnerId, Plan, Preference, Profile, Scorecard, Segment, Stage,
    Undecided, Weighting, WonDeal,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::HashSet,
    fmt::{self, Write},
    mem::{discriminant, replace},
    sync::Arc,
};

/// A change to a plan. Applying it returns the change that takes it back.
///
/// Small sections are replaced whole: the inverse of a replacement is the old value, so there is nothing to get
/// wrong. Partners, of which there may be thousands, are changed one at a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Renames the plan.
    Name(String),
    /// Replaces goal, limits and readiness.
    Goal(Box<Goal>),
    /// Replaces the profile.
    Profile(Box<Profile>),
    /// Replaces the buying group.
    Buyers(Vec<Buyer>),
    /// Replaces the stages.
    Stages(Vec<Stage>),
    /// Replaces the criteria.
    Criteria(Vec<Criterion>),
    /// Replaces how weights were set.
    Weighting(Weighting),
    /// Replaces the preferences.
    Preferences(Vec<Preference>),
    /// Replaces the segments.
    Segments(Vec<Segment>),
    /// Replaces the scorecards.
    Scorecards(Vec<Scorecard>),
    /// Replaces the won deals.
    WonDeals(Vec<WonDeal>),
    /// Replaces what was said to be no problem.
    Dismissed(Vec<Dismissal>),
    /// Replaces what is not decided between two versions.
    Undecided(Vec<Undecided>),
    /// Replaces the partner that has the same id.
    Partner(Arc<Partner>),
    /// Puts a new partner at a place, counted from 0; beyond the end is the end.
    Insert(usize, Arc<Partner>),
    /// Takes a partner out.
    Remove(PartnerId),
    /// Moves a partner to a place, counted from 0; beyond the end is the end.
    Move(PartnerId, usize),
    /// Replaces everything by another plan.
    Whole(Box<Plan>),
    /// Several changes in order, undone as one.
    Together(Vec<Edit>),
}

/// A change that does not fit the plan: it names a partner that is not there, or one that is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// No partner has this id.
    NoSuchPartner(PartnerId),
    /// A partner has this id already.
    PartnerExists(PartnerId),
}

impl fmt::Display for EditError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchPartner(id) => write!(formatter, "no candidate has the id {id}"),
            Self::PartnerExists(id) => write!(formatter, "a candidate has the id {id} already"),
        }
    }
}

impl std::error::Error for EditError {}

impl Edit {
    /// An edit that replaces `partner`, from a changed copy.
    #[must_use]
    pub fn partner(partner: Partner) -> Self {
        Self::Partner(Arc::new(partner))
    }

    /// Roughly how many bytes it takes to keep this. Partners are mostly those of the plan itself.
    #[must_use]
    pub(super) fn weight(&self) -> usize {
        match self {
            Self::Together(edits) => edits.iter().map(Self::weight).sum(),
            Self::Partner(_) | Self::Insert(..) => 2_048,
            Self::Remove(_) | Self::Move(..) => 64,
            Self::Name(name) => name.len(),
            Self::Whole(plan) => (plan.partners.len() + 32) * 2_048,
            section => {
                let mut length = Length(0);
                // Counting cannot fail.
                let _ = write!(length, "{section:?}");
                length.0
            }
        }
    }

    /// Whether taking this back takes back the later `other` too: all that `other` replaces whole, this replaces.
    #[must_use]
    pub(super) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (_, Self::Together(others)) => others.iter().all(|other| self.covers(other)),
            (Self::Together(own), _) => own.iter().any(|own| own.covers(other)),
            (Self::Partner(one), Self::Partner(two)) => one.id == two.id,
            (Self::Insert(..) | Self::Remove(_) | Self::Move(..), _) => false,
            (one, two) => discriminant(one) == discriminant(two),
        }
    }

    /// Whether a plan this was made to is as before when it holds what `inverse` would bring back: several changes are
    /// taken back from the last to the first.
    #[must_use]
    pub(super) fn is_met_by(&self, inverse: &Self) -> bool {
        match (self, inverse) {
            (Self::Together(edits), Self::Together(inverses)) => {
                let mut pairs = edits.iter().zip(inverses.iter().rev());
                edits.len() == inverses.len() && pairs.all(|(edit, inverse)| edit.is_met_by(inverse))
            }
            (edit, inverse) => edit == inverse,
        }
    }

    /// Changes `plan` and returns the change that takes this one back.
    ///
    /// # Errors
    /// When the edit does not fit the plan; the plan is then as it was.
    pub fn apply(self, plan: &mut Plan) -> Result<Self, EditError> {
        self.apply_among(plan, &mut Others::default())
    }

    /// Changes `plan`, one of many changes; this is known of the others.
    fn apply_among(self, plan: &mut Plan, others: &mut Others) -> Result<Self, EditError> {
        Ok(match self {
            Self::Partner(partner) => put(plan, partner, others)?,
            Self::Insert(at, partner) => insert(plan, at, partner, others)?,
            Self::Remove(id) => remove(plan, &id, others)?,
            Self::Move(id, to) => move_to(plan, id, to)?,
            Self::Whole(other) => {
                others.ids = None;
                whole(plan, *other)?
            }
            Self::Together(edits) => {
                // What comes and goes within is not told without.
                others.ids = None;
                apply_all(edits, plan)?
            }
            section => section.exchange(plan),
        })
    }

    /// Puts a whole section into the plan and returns the one that stood there; what concerns partners is none.
    fn exchange(self, plan: &mut Plan) -> Self {
        match self {
            Self::Name(name) => Self::Name(replace(&mut plan.name, name)),
            Self::Goal(goal) => Self::Goal(Box::new(replace(&mut plan.goal, *goal))),
            Self::Profile(profile) => Self::Profile(Box::new(replace(&mut plan.profile, *profile))),
            Self::Buyers(buyers) => Self::Buyers(replace(&mut plan.buyers, buyers)),
            Self::Stages(stages) => Self::Stages(replace(&mut plan.stages, stages)),
            Self::Criteria(criteria) => Self::Criteria(replace(&mut plan.criteria, criteria)),
            Self::Weighting(weighting) => Self::Weighting(replace(&mut plan.weighting, weighting)),
            Self::Preferences(all) => Self::Preferences(replace(&mut plan.preferences, all)),
            Self::Segments(segments) => Self::Segments(replace(&mut plan.segments, segments)),
            Self::Scorecards(cards) => Self::Scorecards(replace(&mut plan.scorecards, cards)),
            Self::WonDeals(deals) => Self::WonDeals(replace(&mut plan.won_deals, deals)),
            Self::Dismissed(said) => Self::Dismissed(replace(&mut plan.dismissed, said)),
            Self::Undecided(all) => Self::Undecided(replace(&mut plan.undecided, all)),
            of_partners => of_partners,
        }
    }
}

/// How long a text would be.
struct Length(usize);

impl Write for Length {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

/// What is known while many changes are made together, so that twenty thousand names do not look through all the others
/// each.
#[derive(Default)]
struct Others {
    /// Where a partner to replace is looked for first: those changed together mostly follow one another, and come in
    /// reverse when that is undone.
    near: usize,
    /// The ids of all partners, where many come or go.
    ids: Option<HashSet<PartnerId>>,
}

/// So many changes are worth knowing all ids.
const MANY: usize = 32;

/// A plan in which somebody is twice is none that could be read, and nothing in it could be taken back.
fn whole(plan: &mut Plan, other: Plan) -> Result<Edit, EditError> {
    let mut ids = HashSet::with_capacity(other.partners.len());
    match other.partners.iter().find(|partner| !ids.insert(&partner.id)) {
        Some(second) => Err(EditError::PartnerExists(second.id.clone())),
        None => Ok(Edit::Whole(Box::new(replace(plan, other)))),
    }
}

fn put(plan: &mut Plan, partner: Arc<Partner>, others: &mut Others) -> Result<Edit, EditError> {
    let at = place_near(plan, &partner.id, others.near)?;
    others.near = at.saturating_sub(1);
    Ok(Edit::Partner(replace(&mut plan.partners[at], partner)))
}

fn insert(plan: &mut Plan, at: usize, partner: Arc<Partner>, others: &mut Others) -> Result<Edit, EditError> {
    let is_there = match &mut others.ids {
        Some(ids) => !ids.insert(partner.id.clone()),
        None => plan.partner(&partner.id).is_some(),
    };
    if is_there {
        return Err(EditError::PartnerExists(partner.id.clone()));
    }
    let id = partner.id.clone();
    plan.partners.insert(at.min(plan.partners.len()), partner);
    Ok(Edit::Remove(id))
}

/// Looked for from the end: those that came last mostly go first.
fn remove(plan: &mut Plan, id: &PartnerId, others: &mut Others) -> Result<Edit, EditError> {
    let at = plan.partners.iter().rposition(|partner| partner.id == *id);
    let at = at.ok_or_else(|| EditError::NoSuchPartner(id.clone()))?;
    if let Some(ids) = &mut others.ids {
        ids.remove(id);
    }
    Ok(Edit::Insert(at, plan.partners.remove(at)))
}

fn move_to(plan: &mut Plan, id: PartnerId, to: usize) -> Result<Edit, EditError> {
    let from = place(plan, &id)?;
    let partner = plan.partners.remove(from);
    plan.partners.insert(to.min(plan.partners.len()), partner);
    Ok(Edit::Move(id, from))
}

fn place(plan: &Plan, id: &PartnerId) -> Result<usize, EditError> {
    plan.partners.iter().position(|partner| partner.id == *id).ok_or_else(|| EditError::NoSuchPartner(id.clone()))
}

fn place_near(plan: &Plan, id: &PartnerId, near: usize) -> Result<usize, EditError> {
    let behind = plan.partners.iter().enumerate().skip(near).find(|(_, partner)| partner.id == *id);
    behind.map_or_else(|| place(plan, id), |(at, _)| Ok(at))
}

/// All or none: when one edit does not fit, those before it are taken back.
fn apply_all(edits: Vec<Edit>, plan: &mut Plan) -> Result<Edit, EditError> {
    let mut inverses = Vec::with_capacity(edits.len());
    let ids = (edits.len() > MANY).then(|| plan.partners.iter().map(|partner| partner.id.clone()).collect());
    let mut others = Others { near: 0, ids };
    for edit in edits {
        match edit.apply_among(plan, &mut others) {
            Ok(inverse) => inverses.push(inverse),
            Err(error) => {
                for inverse in inverses.into_iter().rev() {
                    inverse.apply(plan).expect("an inverse fits the plan its edit left behind");
                }
                return Err(error);
            }
        }
    }
    inverses.reverse();
    Ok(Edit::Together(inverses))
}
