//! A list as an exchange compares it: the registrable domain of every account, each once.

use crate::accounts::{Account, domain};
use std::collections::BTreeSet;

/// The number of the rules below; it rises when any of them makes another domain of the same cell.
pub(super) const RULES: usize = 1;
/// The version of the public suffix list's crate, whose list decides where a domain begins. A story holds it to the lock.
pub const SUFFIXES: &str = "2.1.247";

/// The domains of a list, in an order that tells nothing of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NormalList {
    domains: BTreeSet<String>,
    without: usize,
    doubled: usize,
}

impl NormalList {
    /// Takes an account by its domain; names are written in too many ways to be compared unseen, and a domain under
    /// which many have theirs makes nobody the same.
    pub fn take(&mut self, account: &Account) {
        match domain::registrable(&account.domain).filter(|domain| !domain::is_shared(domain)) {
            None => self.without += 1,
            Some(domain) if self.domains.contains(&*domain) => self.doubled += 1,
            Some(domain) => drop(self.domains.insert(domain.into_owned())),
        }
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

    /// How many accounts have no domain of their own, and are left out.
    #[must_use]
    pub const fn without(&self) -> usize {
        self.without
    }

    /// How many accounts have the domain of another.
    #[must_use]
    pub const fn doubled(&self) -> usize {
        self.doubled
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

    /// Whoever changes what comes out of these makes [`RULES`] one more.
    #[test]
    fn odd_forms_of_a_domain_are_one_and_the_rules_have_their_number() {
        let cells = [
            "acme.com",
            "HTTPS://www.Acme.com/de?x=1",
            "sales@mail.acme.com",
            "acme.co.uk",
            "www.bücher.example",
            "xn--bcher-kva.example",
            "someone.github.io",
            "github.io",
            "gmail.com",
            "n.a.",
            "",
        ];
        let accounts = cells.map(|cell| Account { domain: cell.to_owned(), ..Account::default() });
        let list: NormalList = accounts.iter().collect();
        let domains: Vec<&str> = list.domains().collect();
        assert_eq!((RULES, domains), (1, vec!["acme.co.uk", "acme.com", "xn--bcher-kva.example"]));
        assert_eq!((list.without(), list.doubled()), (5, 3));
    }
}
