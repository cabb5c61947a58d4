//! Our accounts, and a list that is held against them an account at a time.

use super::best::{self, Pair};
use super::domains::{ByDomain, Domains};
use super::known::{Entry, Kept, Known};
use super::nearby::Nearby;
use super::rarity::Counts;
use super::why::{Doubt, Why};
use crate::accounts::Account;

/// From when on two names are one company without anybody looking, 0–1, unless the user moves it.
pub const SURE: f64 = 0.84;
/// So far below being sure two names are worth a look.
const WORTH_A_LOOK: f64 = 0.16;
/// What more of our names have than this is not gone by.
const FEW: u32 = 60;

/// An account of theirs that is, or may be, one of ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Its place among ours.
    pub own: usize,
    /// Its place on their list.
    pub place: usize,
    /// As it stands on their list.
    pub theirs: Account,
    /// Whether it counts as it is; else somebody should look.
    pub is_sure: bool,
    /// Why.
    pub why: Why,
}

/// Our accounts, made ready for lists to be held against them.
#[derive(Debug)]
pub struct Ours {
    accounts: Vec<Known>,
    by_domain: ByDomain,
    entries: Vec<Entry>,
    counts: Counts,
    index: Nearby,
}

/// A list held against ours, an account at a time.
#[derive(Debug)]
pub struct Against<'a> {
    ours: &'a Ours,
    /// How many accounts there were.
    seen: usize,
    counts: Counts,
    by_domain: Vec<Match>,
    kept: Vec<Kept>,
    near: Vec<u32>,
}

impl Ours {
    /// Of our list.
    #[must_use]
    pub fn of(own: &[Account]) -> Self {
        let accounts: Vec<Known> = own.iter().map(Known::of).collect();
        let mut domains = Domains::default();
        let mut counts = Counts::default();
        let mut entries = Vec::with_capacity(accounts.len());
        for (at, known) in accounts.iter().enumerate() {
            domains.push(known.domain.as_deref().unwrap_or_default().as_bytes());
            for text in known.name.all() {
                counts.name(text, &known.name.aside);
                entries.push(Entry { account: at, text: text.to_owned() });
            }
        }
        counts.bar_beyond(FEW);
        let index = Nearby::of(|take| {
            for (at, entry) in (0..).zip(&entries) {
                best::terms(&entry.text, &counts, |term, slips| take(term, slips, at));
            }
        });
        Self { accounts, by_domain: domains.ready(), entries, counts, index }
    }

    /// Begins to hold a list against ours.
    #[must_use]
    pub fn against(&self) -> Against<'_> {
        let counts = self.counts.clone();
        Against { ours: self, seen: 0, counts, by_domain: Vec::new(), kept: Vec::new(), near: Vec::new() }
    }
}

impl Against<'_> {
    /// Takes the next account of their list.
    pub fn take(&mut self, account: Account) {
        let place = self.seen;
        self.seen += 1;
        let known = Known::of(&account);
        self.near.clear();
        for text in known.name.all() {
            self.counts.name(text, &known.name.aside);
            let (index, near) = (&self.ours.index, &mut self.near);
            best::terms(text, &self.counts, |term, slips| index.near(term, slips, near));
        }
        if let Some(domain) = &known.domain {
            let ours = self.ours.by_domain.with(domain);
            for own in ours.filter(|own| self.ours.accounts[*own].domain == known.domain) {
                let (theirs, why) = (account.clone(), Why::Domain(domain.clone()));
                self.by_domain.push(Match { own, place, theirs, is_sure: true, why });
            }
        }
        if !self.near.is_empty() {
            self.near.sort_unstable();
            self.near.dedup();
            self.kept.push(Kept { place, account, known, near: self.near.clone() });
        }
    }

    /// The matches: for each of our accounts all of theirs with its domain, else the best by name, in the order of ours
    /// and then of theirs. `sure` is the threshold, 0–1, from which names that are alike count.
    #[must_use]
    pub fn matches(self, sure: f64) -> Vec<Match> {
        let pairs =
            best::pairs((&self.ours.accounts, &self.ours.entries), &self.kept, self.counts, sure - WORTH_A_LOOK);
        let mut all = self.by_domain;
        let (mut has_one, mut is_taken) = (vec![false; self.ours.accounts.len()], vec![false; self.kept.len()]);
        for found in &all {
            has_one[found.own] = true;
            if let Ok(at) = self.kept.binary_search_by_key(&found.place, |kept| kept.place) {
                is_taken[at] = true;
            }
        }
        for Pair { own, theirs, alike, why, doubt } in best::assigned(pairs, has_one, is_taken) {
            let theirs = &self.kept[theirs];
            let other = self.ours.accounts[own].contradicts(&theirs.known).then_some(Doubt::Domains);
            let (is_sure, why) = match doubt.or(other) {
                Some(doubt) => (false, Why::But(alike, doubt)),
                None => (alike >= sure, why),
            };
            all.push(Match { own, place: theirs.place, theirs: theirs.account.clone(), is_sure, why });
        }
        all.sort_by_key(|found| (found.own, found.place));
        all
    }
}

/// The matches of two lists.
#[must_use]
pub fn matches(own: &[Account], theirs: &[Account], sure: f64) -> Vec<Match> {
    let ours = Ours::of(own);
    let mut against = ours.against();
    for account in theirs {
        against.take(account.clone());
    }
    against.matches(sure)
}
