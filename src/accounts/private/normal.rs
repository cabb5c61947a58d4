//! A list as an exchange compares it: the registrable domain of every account, each once.

use crate::accounts::{Account, domain};
use std::collections::{BTreeMap, BTreeSet};

/// The number of the rules below; once there is a release it rises when any of them makes another domain of the same cell.
pub(super) const RULES: usize = 1;
/// The version of the public suffix list's crate, whose list decides where a domain begins. A story holds it to the lock.
pub const SUFFIXES: &str = "2.1.247";

/// Of so many that are left out the accounts are kept, to be named.
const NAMED: usize = 3;

/// The domains of a list, in an order that tells nothing of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NormalList {
    domains: BTreeSet<String>,
    left: BTreeMap<LeftOut, LeftAccounts>,
}

/// Why an account is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// It has no domain of its own.
    Without,
    /// Its domain is one that no company can have.
    Reserved,
    /// It has the domain of another.
    Doubled,
    /// Somebody only wants it.
    Wanted,
}

/// Accounts left out for one reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeftAccounts {
    /// How many.
    pub count: usize,
    /// The first of them.
    pub first: Vec<Account>,
}

impl NormalList {
    /// Takes an account by its domain; names are written in too many ways to be compared unseen, and a domain under
    /// which many have theirs makes nobody the same.
    pub fn take(&mut self, account: &Account) {
        match domain::registrable(&account.domain).filter(|domain| !domain::is_shared(domain)) {
            None => self.leave(LeftOut::Without, account),
            Some(domain) if domain::is_reserved(&domain) => self.leave(LeftOut::Reserved, account),
            Some(domain) if self.domains.contains(&*domain) => self.leave(LeftOut::Doubled, account),
            Some(domain) => drop(self.domains.insert(domain.into_owned())),
        }
    }

    /// Leaves an account out.
    pub fn leave(&mut self, why: LeftOut, account: &Account) {
        let left = self.left.entry(why).or_default();
        left.count += 1;
        if left.first.len() < NAMED {
            left.first.push(account.clone());
        }
    }

    /// Who is left out, by the reason.
    pub fn left(&self) -> impl Iterator<Item = (LeftOut, &LeftAccounts)> {
        self.left.iter().map(|(why, left)| (*why, left))
    }

    /// How many companies there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.domains.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.domains.is_empty()
    }

    /// The domains.
    pub fn domains(&self) -> impl Iterator<Item = &str> {
        self.domains.iter().map(String::as_str)
    }
}

impl<'a> FromIterator<&'a Account> for NormalList {
    fn from_iter<All: IntoIterator<Item = &'a Account>>(all: All) -> Self {
        let mut list = Self::default();
        all.into_iter().for_each(|account| list.take(account));
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Once there is a release, whoever changes what comes out of these makes [`RULES`] one more.
    #[test]
    fn odd_forms_of_a_domain_are_one_and_the_rules_have_their_number() {
        let cells = [
            "acme.com",
            "HTTPS://www.Acme.com/de?x=1",
            "sales@mail.acme.com",
            "acme.co.uk",
            "www.bücher.de",
            "xn--bcher-kva.de",
            "someone.github.io",
            "github.io",
            "gmail.com",
            "n.a.",
            "",
            "harborline.example",
            "jane@example.com",
            "www.acme.test",
            "db.localhost",
            "nobody.invalid",
        ];
        let accounts = cells.map(|cell| Account { domain: cell.to_owned(), ..Account::default() });
        let list: NormalList = accounts.iter().collect();
        let domains: Vec<&str> = list.domains().collect();
        assert_eq!((RULES, domains), (1, vec!["acme.co.uk", "acme.com", "xn--bcher-kva.de"]));
        let left: Vec<(LeftOut, usize)> = list.left().map(|(why, left)| (why, left.count)).collect();
        assert_eq!(left, [(LeftOut::Without, 5), (LeftOut::Reserved, 5), (LeftOut::Doubled, 3)]);
        assert!(list.left().all(|(_, left)| left.first.len() == 3));
    }
}
