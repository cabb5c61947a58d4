//! Words one slip of the pen apart, found without comparing every two: both are the same without one letter.

use super::hash::hash;

/// A word shorter than this has to be the same.
const SHORTEST: usize = 4;
/// What comes after so many letters does not matter for being found.
const LONGEST: usize = 20;

/// Which entries have a word near another.
#[derive(Debug)]
pub(super) struct Nearby {
    /// Where in `entries` those with the same first bits begin; one more than there are buckets.
    starts: Vec<u32>,
    /// The other bits of the hash, and the entry.
    entries: Vec<(u32, u32)>,
    shift: u32,
}

impl Nearby {
    /// An index of the words that `each` hands out, with whether slips of the pen count, and with their entries.
    pub(super) fn of(each: impl Fn(&mut dyn FnMut(&str, bool, u32))) -> Self {
        let mut all: Vec<(u64, u32)> = Vec::new();
        each(&mut |word, slips, entry| around(word, slips, |hash| all.push((hash, entry))));
        let bits = usize::BITS - all.len().leading_zeros();
        let shift = 64 - bits.clamp(4, 26);
        let mut starts = vec![0_u32; (1 << (64 - shift)) + 1];
        for (hash, _) in &all {
            starts[bucket(*hash, shift) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0); all.len()];
        for (hash, entry) in all {
            let place = &mut next[bucket(hash, shift)];
            entries[*place as usize] = (tag(hash), entry);
            *place += 1;
        }
        Self { starts, entries, shift }
    }

    /// The entries with a word that is this one but for a slip, often more than once, sometimes one that is not.
    pub(super) fn near(&self, word: &str, slips: bool, found: &mut Vec<u32>) {
        around(word, slips, |hash| {
            let bucket = bucket(hash, self.shift);
            let range = self.starts[bucket] as usize..self.starts[bucket + 1] as usize;
            let same = self.entries[range].iter().filter(|(other, _)| *other == tag(hash));
            found.extend(same.map(|(_, entry)| *entry));
        });
    }
}

fn bucket(hash: u64, shift: u32) -> usize {
    usize::try_from(hash >> shift).expect("at most 26 bits are left")
}

fn tag(hash: u64) -> u32 {
    u32::try_from(hash & u64::from(u32::MAX)).expect("32 bits are left")
}

/// The hashes of a word and, where slips count, of it without each of its letters.
fn around(word: &str, slips: bool, mut take: impl FnMut(u64)) {
    let word = &word.as_bytes()[..word.len().min(LONGEST)];
    take(hash(word));
    if !slips || word.len() < SHORTEST {
        return;
    }
    let mut without = [0; LONGEST];
    let without = &mut without[..word.len() - 1];
    without.copy_from_slice(&word[1..]);
    for at in 0..word.len() {
        if at == 0 || word[at] != word[at - 1] {
            take(hash(without));
        }
        if let Some(letter) = without.get_mut(at) {
            *letter = word[at];
        }
    }
}
