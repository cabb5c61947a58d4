//! Which accounts have which domain, for lists of any length: their list is a stream, ours takes at most 44 bytes an
//! account.

use super::hash::hash;
use crate::accounts::domain::{is_shared, with_registrable};

/// No account, and the key of none.
const NONE: u32 = u32::MAX;
const NO_KEY: u64 = 0;
/// So many are looked up together, so that the memory is asked for all of them at once.
const TOGETHER: usize = 64;

/// The domains of a list, by account. A domain is told by a hash of 64 bits: of a million accounts against twenty million
/// two domains are taken for one in one of a million lists.
#[derive(Debug, Default)]
pub struct Domains {
    keys: Vec<u64>,
    room: Vec<u8>,
}

/// The accounts of a list, found by domain.
#[derive(Debug)]
pub struct ByDomain {
    keys: Vec<u64>,
    /// A part of the key, and the first account that has it: a power of two of them, half of them free at least.
    slots: Vec<(u32, u32)>,
    /// The next account with the same domain, by account.
    next: Vec<u32>,
}

/// Another list, held against a list by domain.
#[derive(Debug)]
pub struct DomainStream<'a> {
    ours: &'a ByDomain,
    keys: Vec<u64>,
    /// How many accounts came before the keys.
    before: usize,
    room: Vec<u8>,
}

impl Domains {
    /// Takes the next account, with the cell of its website as it stands on the list; a list has fewer than 2³² accounts.
    pub fn push(&mut self, cell: &[u8]) {
        self.keys.push(key(cell, &mut self.room));
    }

    /// Makes the accounts ready to be found.
    #[must_use]
    pub fn ready(self) -> ByDomain {
        let room = (self.keys.len() * 2).next_power_of_two().max(16);
        let mut found = ByDomain { slots: vec![(0, NONE); room], next: vec![NONE; self.keys.len()], keys: Vec::new() };
        found.keys = self.keys;
        for at in (0..found.keys.len()).rev() {
            let (key, account) = (found.keys[at], u32::try_from(at).unwrap_or(NONE));
            if key != NO_KEY && account != NONE {
                let slot = found.slot(key);
                found.next[at] = found.slots[slot].1;
                found.slots[slot] = (tag(key), account);
            }
        }
        found
    }
}

impl ByDomain {
    /// The accounts with this domain, in their order.
    pub(super) fn with(&self, domain: &str) -> impl Iterator<Item = usize> {
        let first = self.slots[self.slot(hash(domain.as_bytes()))].1;
        self.from(first)
    }

    /// Begins to hold a list against this one.
    #[must_use]
    pub fn stream(&self) -> DomainStream<'_> {
        DomainStream { ours: self, keys: Vec::with_capacity(TOGETHER), before: 0, room: Vec::new() }
    }

    fn from(&self, first: u32) -> impl Iterator<Item = usize> {
        let is_one = |account: u32| (account != NONE).then_some(account);
        std::iter::successors(is_one(first), move |account| is_one(self.next[*account as usize]))
            .map(|account| account as usize)
    }

    /// Where a key is, or where it would be.
    fn slot(&self, key: u64) -> usize {
        let mut slot = self.first_slot(key);
        while !self.is_at(slot, key) {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        slot
    }

    fn first_slot(&self, key: u64) -> usize {
        usize::try_from(key >> 32).unwrap_or_default() & (self.slots.len() - 1)
    }

    /// Whether a key is in a slot, or the slot is free.
    fn is_at(&self, slot: usize, key: u64) -> bool {
        let (part, account) = self.slots[slot];
        account == NONE || part == tag(key) && self.keys[account as usize] == key
    }
}

impl DomainStream<'_> {
    /// Takes the next account of their list, with the cell of its website. `found` is told pairs, ours and theirs, some
    /// time after.
    pub fn push(&mut self, cell: &[u8], found: &mut impl FnMut(usize, usize)) {
        self.keys.push(key(cell, &mut self.room));
        if self.keys.len() == TOGETHER {
            self.look(found);
        }
    }

    /// Ends the list.
    pub fn end(mut self, found: &mut impl FnMut(usize, usize)) {
        self.look(found);
    }

    fn look(&mut self, found: &mut impl FnMut(usize, usize)) {
        let mut slots = [(0, NONE); TOGETHER];
        for (slot, key) in slots.iter_mut().zip(&self.keys) {
            *slot = self.ours.slots[self.ours.first_slot(*key)];
        }
        for (theirs, (key, (_, first))) in (self.before..).zip(self.keys.iter().zip(slots)) {
            if *key != NO_KEY && first != NONE {
                for own in self.ours.from(self.ours.slots[self.ours.slot(*key)].1) {
                    found(own, theirs);
                }
            }
        }
        self.before += self.keys.len();
        self.keys.clear();
    }
}

/// The key of the domain that stands in a cell; none of one under which others have names.
fn key(cell: &[u8], room: &mut Vec<u8>) -> u64 {
    let shared = |domain: &[u8]| domain.len() < cell.len() && std::str::from_utf8(domain).is_ok_and(is_shared);
    let key = |domain: &[u8]| if shared(domain) { NO_KEY } else { hash(domain) };
    with_registrable(cell, room, key).unwrap_or(NO_KEY)
}

fn tag(key: u64) -> u32 {
    u32::try_from(key & u64::from(u32::MAX)).unwrap_or_default()
}
