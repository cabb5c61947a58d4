//! Whether a file still holds what was last read from it or written to it.
//!
//! The content decides, not the time: a file that was only touched has not changed, and one rewritten within the
//! clock's grain has.

use std::hash::{DefaultHasher, Hasher};

/// The content of a file, in two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fingerprint {
    length: usize,
    hash: u64,
}

impl Fingerprint {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { length: bytes.len(), hash: hash(bytes) }
    }
}

/// A hash that is the same for the same bytes while this program runs.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// A hash that is the same for the same bytes in every version of the program: names of files are made of it. FNV-1a.
pub(super) fn lasting(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
