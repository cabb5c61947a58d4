//! What is kept of a match, and by what a decision on it is remembered. Which accounts match is `matching`'s.

use super::Account;
use super::domain::registrable;
use crate::plan::PartnerId;

/// One of ours that an account is, or may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    /// Its place among ours.
    pub own: usize,
    /// Whether there is no doubt.
    pub is_sure: bool,
    /// Why.
    pub why: String,
}

/// What a decision on an account is remembered by: its domain, else its name.
#[must_use]
pub fn key(account: &Account) -> String {
    registrable(&account.domain).map_or_else(|| plain(&account.name), std::borrow::Cow::into_owned)
}

/// A short word for two accounts that may be one, the same in every list that has both: FNV-1a of their keys.
#[must_use]
pub fn code(partner: &PartnerId, ours: &Account, theirs: &Account) -> String {
    let keys = [partner.as_str(), &key(ours), &key(theirs)].join("\n");
    let hash = keys.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
