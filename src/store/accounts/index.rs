//! The index beside the lists: where each is from, and what the user said of doubtful matches.

use super::waiting::OpenExchange;
use crate::accounts::private::{SOURCE, Shared, number_of, numbered};
use crate::accounts::{Exchanged, Held, Lists, Origin};
use crate::plan::{Date, PartnerId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The number of the index's format.
const FORMAT: u32 = 1;
/// An index is no longer than this, in bytes: decisions on hundreds of thousands of matches.
pub(super) const LONGEST: u64 = 32 << 20;

/// Names less alike than this, in percent, are never one company by themselves.
pub(super) const LEAST_SURE: u8 = 60;
/// What is asked where nobody has said, in percent.
const USUALLY_SURE: u8 = 84;

/// What is known of the lists.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Index {
    format: u32,
    pub(super) own: Option<ListOrigin>,
    pub(super) partners: BTreeMap<PartnerId, ListOrigin>,
    pub(super) decided: Vec<Decided>,
    /// From when on names that are alike count, in percent; none is the usual.
    pub(super) sure: Option<u8>,
    /// Private overlaps that wait for the other side.
    pub(super) open: Vec<Waiting>,
    /// What private overlaps came to.
    pub(super) exchanged: BTreeMap<PartnerId, Exchange>,
    /// Of whom a private overlap has named accounts, beside the list they gave.
    pub(super) named: BTreeMap<PartnerId, ListOrigin>,
}

impl Default for Index {
    fn default() -> Self {
        Self {
            format: FORMAT,
            own: None,
            partners: BTreeMap::new(),
            decided: Vec::new(),
            sure: None,
            open: Vec::new(),
            exchanged: BTreeMap::new(),
            named: BTreeMap::new(),
        }
    }
}

/// A private overlap that waits for the other side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Waiting {
    exchange: String,
    pub(super) partner: Option<PartnerId>,
    day: Option<Date>,
    asked: bool,
    /// The short hash of the file that went out.
    #[serde(default)]
    sent: Option<String>,
}

/// What a private overlap came to; no count is one below the least that is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Exchange {
    shared: Option<usize>,
    ours: usize,
    theirs: usize,
    day: Option<Date>,
    #[serde(default)]
    declined: bool,
}

impl Waiting {
    pub(super) fn of(open: &OpenExchange) -> Self {
        let (partner, day, sent) = (open.partner.clone(), open.day.clone(), open.sent.clone());
        Self { exchange: numbered(&open.exchange), partner, day, asked: open.is_asked, sent }
    }

    /// None where somebody has changed the index by hand.
    pub(super) fn open(&self) -> Option<OpenExchange> {
        let (partner, day, sent) = (self.partner.clone(), self.day.clone(), self.sent.clone());
        Some(OpenExchange { exchange: number_of(&self.exchange).ok()?, partner, day, is_asked: self.asked, sent })
    }
}

impl Exchange {
    pub(super) fn of(exchanged: &Exchanged) -> Self {
        let shared = if let Shared::Count(count) = exchanged.shared { Some(count) } else { None };
        let (day, declined) = (exchanged.day.clone(), exchanged.is_declined);
        Self { shared, ours: exchanged.ours, theirs: exchanged.theirs, day, declined }
    }

    fn exchanged(&self, partner: &PartnerId) -> Exchanged {
        Exchanged {
            partner: partner.clone(),
            shared: self.shared.map_or(Shared::Few, Shared::Count),
            ours: self.ours,
            theirs: self.theirs,
            day: self.day.clone(),
            is_declined: self.declined,
        }
    }
}

/// Where a list is from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ListOrigin {
    source: String,
    imported: Option<Date>,
    rows: usize,
}

/// What the user said of two accounts, each by its domain or else its name: it holds for the next list too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Decided {
    pub(super) partner: PartnerId,
    pub(super) ours: String,
    pub(super) theirs: String,
    pub(super) same: bool,
}

impl Index {
    /// From its text.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let index: Self = ron::from_str(text).map_err(|error| error.to_string())?;
        if index.format > FORMAT {
            return Err(format!("it was made by a newer version of partnerplan (format {})", index.format));
        }
        Ok(index)
    }

    /// As text.
    pub(super) fn text(&self) -> Result<String, ron::Error> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new().indentor("  ").new_line("\n").depth_limit(2))
    }

    /// Remembers what was said last of two accounts; none forgets it.
    pub(super) fn decide(&mut self, partner: &PartnerId, ours: String, theirs: String, same: Option<bool>) {
        self.decided.retain(|old| !(old.partner == *partner && old.ours == ours && old.theirs == theirs));
        self.decided.extend(same.map(|same| Decided { partner: partner.clone(), ours, theirs, same }));
        self.decided.sort_unstable();
    }

    /// What the user said of two accounts.
    pub(super) fn said(&self, partner: &PartnerId, ours: &str, theirs: &str) -> Option<bool> {
        let is_it = |old: &&Decided| old.partner == *partner && old.ours == ours && old.theirs == theirs;
        self.decided.iter().find(is_it).map(|old| old.same)
    }

    /// From how much alike names count, in percent.
    pub(super) fn sure(&self) -> u8 {
        self.sure.map_or(USUALLY_SURE, |percent| percent.clamp(LEAST_SURE, 100))
    }

    /// The lists this is about, nothing of them read yet.
    pub(super) fn lists(&self) -> Lists {
        let held = |(partner, origin): (&PartnerId, &ListOrigin)| Held {
            partner: partner.clone(),
            origin: origin.origin(),
            found: Vec::new(),
            named: None,
        };
        Lists {
            own: self.own.as_ref().map(ListOrigin::origin),
            accounts: Vec::new(),
            sure: self.sure(),
            partners: self.partners.iter().map(held).collect(),
            exchanged: self.exchanged.iter().map(|(partner, exchange)| exchange.exchanged(partner)).collect(),
            earlier: Vec::new(),
        }
    }
}

impl ListOrigin {
    pub(super) fn of(origin: &Origin) -> Self {
        Self { source: origin.source.clone(), imported: origin.imported.clone(), rows: origin.rows }
    }

    /// Whether a private overlap has made it.
    pub(super) fn is_of_overlap(&self) -> bool {
        self.source == SOURCE
    }

    pub(super) fn origin(&self) -> Origin {
        Origin { source: self.source.clone(), imported: self.imported.clone(), rows: self.rows }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::matching::SURE;

    #[test]
    fn what_is_usually_sure_is_what_matching_says() {
        assert!((f64::from(USUALLY_SURE) / 100.0 - SURE).abs() < 1e-9);
    }
}
