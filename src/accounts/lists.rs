//! The account lists of a plan as far as they are needed: our accounts, and of each partner's list those found among
//! ours. Where they are kept is `store`'s.

use super::Account;
use super::domain::registrable;
use super::private::{SOURCE, Shared};
use crate::plan::{Date, PartnerId};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

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
    /// Whether we asked which they are, and the other side answered only how many.
    pub is_declined: bool,
}

/// What stands of a partner when a private overlap with them has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// How many accounts are shared.
    Count,
    /// Those that are shared, as their list.
    List,
    /// Those that are shared, beside the list they gave.
    Beside {
        /// The list they gave.
        list: Origin,
        /// How many of those shared it does not have them at.
        added: usize,
    },
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
    /// The accounts that a private overlap has named beside the list they gave.
    pub named: Option<Named>,
}

/// What a private overlap has named of a partner who has given a list too.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The overlap, as where a list is from.
    pub origin: Origin,
    /// The accounts that are shared.
    pub accounts: Vec<Account>,
    /// At how many of them the list alone does not have the partner; worked out with what holds.
    pub added: usize,
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
    /// which, and with it hold the accounts that an overlap has named; of two private overlaps the later one holds, also
    /// where it has only counted.
    #[must_use]
    pub fn with_what_holds(mut self) -> Self {
        let is_later = |origin: &Origin, exchanged: &Exchanged| {
            origin.source == SOURCE && (exchanged.day != origin.imported || exchanged.theirs != origin.rows)
        };
        let exchanged = &self.exchanged;
        let is_past = |partner: &PartnerId, origin: &Origin| {
            exchanged.iter().any(|exchanged| exchanged.partner == *partner && is_later(origin, exchanged))
        };
        let gone = self.partners.extract_if(.., |held| is_past(&held.partner, &held.origin));
        self.earlier.extend(gone.map(|held| (held.partner, held.origin)));
        for held in &mut self.partners {
            let partner = &held.partner;
            held.named = held.named.take().filter(|named| !is_past(partner, &named.origin));
        }
        if self.partners.iter().any(|held| held.named.is_some()) {
            let places = places(&self.accounts);
            self.partners.iter_mut().for_each(|held| held.take_in_named(&places));
        }
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

/// Our accounts by their domains; of several with the same one the first.
fn places(accounts: &[Account]) -> HashMap<Cow<'_, str>, usize> {
    let mut places = HashMap::new();
    for (place, account) in accounts.iter().enumerate() {
        if let Some(domain) = registrable(&account.domain) {
            places.entry(domain).or_insert(place);
        }
    }
    places
}

impl Held {
    /// Where an overlap has named an account of ours the partner is there: nothing is in doubt, whatever the list has.
    fn take_in_named(&mut self, places: &HashMap<Cow<'_, str>, usize>) {
        let Some(named) = &mut self.named else { return };
        let of_list = self.found.iter().filter(|found| found.standing.counts() && found.theirs.relation.is_there());
        let of_list: HashSet<usize> = of_list.map(|found| found.own).collect();
        let place = |account: &Account| Some(*places.get(&registrable(&account.domain)?)?);
        let at: Vec<(usize, &Account)> =
            named.accounts.iter().filter_map(|account| Some((place(account)?, account))).collect();
        let all: HashSet<usize> = at.iter().map(|(own, _)| *own).collect();
        self.found.retain(|found| found.standing != Standing::Review || !all.contains(&found.own));
        let new = at.into_iter().filter(|(own, _)| !of_list.contains(own));
        let before = self.found.len();
        self.found.extend(new.map(|(own, account)| Found {
            own,
            theirs: account.clone(),
            standing: Standing::Sure,
            why: SOURCE.to_owned(),
        }));
        named.added = self.found.len() - before;
    }

    /// Those nobody has looked at yet.
    pub fn in_review(&self) -> impl Iterator<Item = &Found> {
        self.found.iter().filter(|found| found.standing == Standing::Review)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(number: usize) -> Account {
        Account { domain: format!("www.account-{number}.com"), ..Account::default() }
    }

    #[test]
    fn what_an_overlap_has_named_counts_beside_the_list_and_is_not_in_doubt() {
        let found = |own: usize, standing: Standing| Found { own, theirs: account(own), standing, why: String::new() };
        let origin = |source: &str| Origin { source: source.to_owned(), imported: None, rows: 9 };
        let named = Named { origin: origin(SOURCE), accounts: [1, 2, 3].map(account).to_vec(), added: 0 };
        let held = Held {
            partner: PartnerId::new("p"),
            origin: origin("theirs.csv"),
            found: vec![found(0, Standing::Review), found(1, Standing::Sure), found(2, Standing::Review)],
            named: Some(named),
        };
        let lists = Lists { accounts: (0..5).map(account).collect(), partners: vec![held], ..Lists::default() };
        let held = lists.with_what_holds().partners.remove(0);
        let all: Vec<(usize, Standing)> = held.found.iter().map(|found| (found.own, found.standing)).collect();
        let (sure, review) = (Standing::Sure, Standing::Review);
        assert_eq!(all, [(0, review), (1, sure), (2, sure), (3, sure)]);
        assert_eq!(held.named.map(|named| named.added), Some(2));
    }
}
