//! Presence: at which of our target accounts partners are, from account lists, and from numbers where there is no list.
//!
//! Accounts with the same partners are alike: they are counted once, with their number. What may not go in: how accounts
//! are found to be the same, and whether presence counts at all (`volume`).

use crate::plan::{PartnerId, Plan};
use std::collections::HashMap;
use std::sync::Arc;

/// Who is present at our target accounts, as far as there are lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Presence {
    listed: Vec<PartnerId>,
    groups: Vec<Group>,
    /// The share of our accounts at which others are, where only that has been counted, 0–1.
    counted: Vec<(PartnerId, f64)>,
}

/// Accounts at which the same partners are present.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    /// By their places among those who have a list, ascending.
    partners: Vec<usize>,
    accounts: u64,
}

impl Presence {
    /// Of partners who have a list, and for each of our target accounts who of them is present there, by place.
    #[must_use]
    pub fn of(listed: Vec<PartnerId>, accounts: impl IntoIterator<Item = Vec<usize>>) -> Self {
        let mut places: HashMap<Vec<usize>, usize> = HashMap::new();
        let mut groups: Vec<Group> = Vec::new();
        for partners in accounts {
            let place = *places.entry(partners).or_insert_with_key(|partners| {
                groups.push(Group { partners: partners.clone(), accounts: 0 });
                groups.len() - 1
            });
            groups[place].accounts += 1;
        }
        if groups.is_empty() { Self::default() } else { Self { listed, groups, counted: Vec::new() } }
    }

    /// The same where of others the share of our accounts they are at has been counted, and not which.
    #[must_use]
    pub fn with_counts(self, counted: Vec<(PartnerId, f64)>) -> Self {
        Self { counted, ..self }
    }

    /// Whether nothing is known from lists.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Whether there is a list of a partner's.
    #[must_use]
    pub fn is_listed(&self, partner: &PartnerId) -> bool {
        self.listed.contains(partner)
    }

    /// Whether it is known where a partner is, or at how many of our accounts.
    #[must_use]
    pub fn is_known(&self, partner: &PartnerId) -> bool {
        self.is_listed(partner) || self.share(partner).is_some()
    }

    fn share(&self, partner: &PartnerId) -> Option<f64> {
        self.counted.iter().find(|(id, _)| id == partner).map(|(_, share)| share.min(1.0))
    }

    fn groups_of(&self, listed: usize) -> Arc<[usize]> {
        let groups = self.groups.iter().enumerate().filter(|(_, group)| group.partners.contains(&listed));
        groups.map(|(at, _)| at).collect()
    }
}

/// Where a partner is present.
#[derive(Clone, Debug, PartialEq)]
enum At {
    /// At such a share of every group, 0–1.
    Everywhere(f64),
    /// At all accounts of these groups and no other.
    Groups(Arc<[usize]>),
}

/// The share of the accounts each partner is present at, group by group.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares(Arc<Spread>);

#[derive(Debug, PartialEq)]
struct Spread {
    /// The share of all accounts that each group is; they add up to 1.
    groups: Vec<f64>,
    /// By place in the plan.
    partners: Vec<At>,
    accounts: Option<u64>,
}

impl Shares {
    /// Of a plan's partners: from lists; who has none is everywhere at the share that was counted, else that a number
    /// says, and at all accounts where nothing does. None while numbers have nothing to be a share of.
    #[must_use]
    pub fn of(plan: &Plan, presence: &Presence) -> Option<Self> {
        let matching = plan.profile.evidence.matching.filter(|matching| *matching > 0);
        let mut partners = Vec::with_capacity(plan.partners.len());
        for partner in &plan.partners {
            partners.push(match presence.listed.iter().position(|id| *id == partner.id) {
                Some(place) => At::Groups(presence.groups_of(place)),
                None => match (presence.share(&partner.id), partner.accounts_served) {
                    (Some(share), _) => At::Everywhere(share),
                    (None, Some(served)) => At::Everywhere((f64::from(served) / f64::from(matching?)).min(1.0)),
                    (None, None) => At::Everywhere(1.0),
                },
            });
        }
        let accounts = presence.groups.iter().map(|group| group.accounts).sum::<u64>();
        let part = |group: &Group| part(group.accounts, accounts);
        let groups = if presence.is_empty() { vec![1.0] } else { presence.groups.iter().map(part).collect() };
        Some(Self(Arc::new(Spread { groups, partners, accounts: (!presence.is_empty()).then_some(accounts) })))
    }

    /// How many accounts are counted one by one; none where only numbers are known.
    #[must_use]
    pub fn accounts(&self) -> Option<u64> {
        self.0.accounts
    }

    /// The share of all accounts that each group is.
    pub(super) fn groups(&self) -> &[f64] {
        &self.0.groups
    }

    /// The share of each group's accounts at which a partner is present, where it is any.
    pub(super) fn at(&self, partner: usize) -> Present<'_> {
        match &self.0.partners[partner] {
            At::Everywhere(share) => Present::Everywhere { share: *share, groups: self.0.groups.len() },
            At::Groups(groups) => Present::At(groups),
        }
    }
}

/// Where a partner is present.
#[derive(Clone, Copy, Debug)]
pub(super) enum Present<'a> {
    /// At such a share of each of so many groups.
    Everywhere {
        /// 0–1.
        share: f64,
        /// How many there are.
        groups: usize,
    },
    /// At all accounts of these.
    At(&'a [usize]),
}

impl Present<'_> {
    /// The share of every account a partner is present at, of those it is present at.
    pub(super) fn share(self) -> f64 {
        match self {
            Self::Everywhere { share, .. } => share,
            Self::At(_) => 1.0,
        }
    }

    /// How many groups it is present at.
    pub(super) fn count(self) -> usize {
        match self {
            Self::Everywhere { groups, .. } => groups,
            Self::At(groups) => groups.len(),
        }
    }

    /// The group at one of these places.
    pub(super) fn group(self, place: usize) -> usize {
        match self {
            Self::Everywhere { .. } => place,
            Self::At(groups) => groups[place],
        }
    }
}

/// A part of a whole, 0–1; counts of accounts are far below where a fraction is no longer exact.
fn part(some: u64, all: u64) -> f64 {
    let number = |count: u64| u32::try_from(count).map_or(f64::from(u32::MAX), f64::from);
    number(some) / number(all)
}
