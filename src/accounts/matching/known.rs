//! What is known of one account, made ready to be compared.

use crate::accounts::{Account, domain, name::Name};
use crate::text::same::sameness;

/// A name of an account of ours, normalised; an account may have several.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) account: usize,
    pub(super) text: String,
}

/// What is known of an account.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) name: Name,
    /// The name as written, as it is compared.
    pub(super) written: String,
    pub(super) domain: Option<String>,
}

/// An account of theirs whose name is near some of ours.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) place: usize,
    pub(super) account: Account,
    pub(super) known: Known,
    /// Which of our entries.
    pub(super) near: Vec<u32>,
}

impl Known {
    pub(super) fn of(account: &Account) -> Self {
        let domain = domain::registrable(&account.domain).filter(|domain| !domain::is_shared(domain));
        Self {
            name: Name::of(&account.name),
            written: sameness(&account.name),
            domain: domain.map(std::borrow::Cow::into_owned),
        }
    }

    /// Whether both have a domain, and not the same.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        self.domain.is_some() && other.domain.is_some() && self.domain != other.domain
    }
}
