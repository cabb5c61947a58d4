//! The account lists of a plan as far as they are needed: our accounts, and of each partner's list those found among
//! ours. Where they are kept is `store`'s.

use super::Account;
use super::private::{SOURCE, Shared};
use crate::plan::{Date, PartnerId};

/// The account lists of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    /// Where our own list is from; none while there is none.
    pub own: Option<Origin>,
    /// Our target accounts, in the order of the list.
    pub accounts: Vec<Account>,
    /// From how much alike names count as one company without anybody looking, in percent.
    pub sure: u8,
    /// What was found of each partner's list, in the order of the partners' ids.
    pub partners: Vec<Held>,
    /// What private overlaps came to, in the order of the partners' ids.
    pub exchanged: Vec<Exchanged>,
    /// Lists that an earlier private overlap made, of partners of whom a later one has counted: they hold no more.
    pub earlier: Vec<(PartnerId, Origin)>,
}

/// What a private overlap with a partner came to: a count with its day, and no account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchanged {
    /// With whom.
    pub partner: PartnerId,
    /// How many accounts are shared.
    pub shared: Shared,
    /// How many of ours were compared.
    pub ours: usize,
    /// With how many of theirs, padding included.
    pub theirs: usize,
    /// The day it was read, where that is known.
    pub day: Option<Date>,
}

/// Where a list is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The name of the file.
    pub source: String,
    /// The day it was brought in, where that is known.
    pub imported: Option<Date>,
    /// How many accounts stand on it.
    pub rows: usize,
}

/// A partner's list, held against ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// Whose.
    pub partner: PartnerId,
    /// Where it is from.
    pub origin: Origin,
    /// Their accounts that are, or may be, among ours; several may be the same one of ours.
    pub found: Vec<Found>,
}

/// An account on a partner's list that is, or may be, one of ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its place among ours.
    pub own: usize,
    /// As it stands on their list.
    pub theirs: Account,
    /// Whether it counts.
    pub standing: Standing,
    /// Why the two are, or may be, one company.
    pub why: String,
}

/// Whether two accounts count as one company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They do: the match leaves no doubt.
    Sure,
    /// They do: the user said so.
    Confirmed,
    /// They do not, until somebody has looked.
    Review,
    /// They do not: the user said so.
    Rejected,
}

impl Standing {
    /// Whether the two count as one.
    #[must_use]
    pub const fn counts(self) -> bool {
        matches!(self, Self::Sure | Self::Confirmed)
    }
}

impl Lists {
    /// Whether there is any list at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.own.is_none() && self.partners.is_empty() && self.exchanged.is_empty()
    }

    /// What a private overlap with a partner came to.
    #[must_use]
    pub fn exchanged_with(&self, partner: &PartnerId) -> Option<&Exchanged> {
        self.exchanged.iter().find(|exchanged| exchanged.partner == *partner)
    }

    /// The list of a partner.
    #[must_use]
    pub fn of(&self, partner: &PartnerId) -> Option<&Held> {
        self.partners.iter().find(|held| held.partner == *partner)
    }
}

impl Lists {
    /// With what holds of each partner: a list that a partner gave holds whatever a private overlap counts, for it says
    /// which; of two private overlaps the later one does, also where it has only counted.
    #[must_use]
    pub fn with_what_holds(mut self) -> Self {
        let is_later = |held: &Held, exchanged: &Exchanged| {
            let origin = &held.origin;
            origin.source == SOURCE && (exchanged.day != origin.imported || exchanged.theirs != origin.rows)
        };
        let exchanged = &self.exchanged;
        let gone = self.partners.extract_if(.., |held| {
            exchanged.iter().any(|exchanged| exchanged.partner == held.partner && is_later(held, exchanged))
        });
        self.earlier.extend(gone.map(|held| (held.partner, held.origin)));
        self
    }

    /// The list that an earlier private overlap made of a partner of whom a later one has counted.
    #[must_use]
    pub fn earlier_of(&self, partner: &PartnerId) -> Option<&Origin> {
        self.earlier.iter().find(|(id, _)| id == partner).map(|(_, origin)| origin)
    }

    /// The match of this code, looked at or not.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<(&Held, &Found)> {
        let all = self.partners.iter().flat_map(|held| held.found.iter().map(move |found| (held, found)));
        let is_it = |(held, found): &(&Held, &Found)| {
            let ours = self.accounts.get(found.own);
            ours.is_some_and(|ours| super::meeting::code(&held.partner, ours, &found.theirs) == code)
        };
        all.filter(|(_, found)| found.standing != Standing::Sure).find(is_it)
    }
}

impl Held {
    /// Those nobody has looked at yet.
    pub fn in_review(&self) -> impl Iterator<Item = &Found> {
        self.found.iter().filter(|found| found.standing == Standing::Review)
    }
}
