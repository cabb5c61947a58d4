//! Which accounts of a partner's list are, or may be, ours: one of theirs at a time, so that a list of any length is a
//! stream.

use super::Account;
use super::domain::registrable;
use crate::plan::PartnerId;
use std::collections::HashMap;

/// Our accounts, ready for others to be held against them.
#[derive(Debug)]
pub struct Meeting {
    by_domain: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
}

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

impl Meeting {
    /// With our accounts. Of several that are one company the first counts.
    #[must_use]
    pub fn of(own: &[Account]) -> Self {
        let (mut by_domain, mut by_name) = (HashMap::new(), HashMap::new());
        for (at, account) in own.iter().enumerate() {
            if let Some(domain) = registrable(&account.domain) {
                by_domain.entry(domain.into_owned()).or_insert(at);
            }
            let name = plain(&account.name);
            if !name.is_empty() {
                by_name.entry(name).or_insert(at);
            }
        }
        Self { by_domain, by_name }
    }

    /// Which of ours an account is, or may be.
    #[must_use]
    pub fn met(&self, theirs: &Account) -> Option<Met> {
        if let Some(domain) = registrable(&theirs.domain)
            && let Some(&own) = self.by_domain.get(domain.as_ref())
        {
            return Some(Met { own, is_sure: true, why: format!("same domain, {domain}") });
        }
        let own = *self.by_name.get(&plain(&theirs.name))?;
        Some(Met { own, is_sure: false, why: "same name, no domain in common".to_owned() })
    }
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
