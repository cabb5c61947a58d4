//! What is known of each earlier version without reading it, and what its bytes were: the index beside them.

use super::super::fingerprint::lasting;
use super::super::text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The number of the index's format.
const FORMAT: u32 = 1;
/// An index is no longer than this, in bytes.
pub(super) const LONGEST: u64 = 1 << 20;

/// What is known of the versions, by the names of their files.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct BackupIndex {
    format: u32,
    pub(super) versions: BTreeMap<String, Told>,
}

/// What is known of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Told {
    pub(super) bytes: u64,
    /// Of the content, in 16 digits. It tells a file that was damaged or edited from one that was not; it does not tell
    /// whether somebody put another in its place on purpose.
    pub(super) hash: String,
    /// The plan's name and how many candidates it has; none when the version does not read as a plan.
    pub(super) plan: Option<(String, usize)>,
}

impl BackupIndex {
    pub(super) fn of(versions: BTreeMap<String, Told>) -> Self {
        Self { format: FORMAT, versions }
    }

    /// From its text; none when it is damaged or of a newer version.
    pub(super) fn read(text: &str) -> Option<Self> {
        ron::from_str::<Self>(text).ok().filter(|index| index.format == FORMAT)
    }

    pub(super) fn text(&self) -> Result<String, ron::Error> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new().indentor("  ").new_line("\n").depth_limit(2))
    }
}

impl Told {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let read = str::from_utf8(bytes).ok().and_then(|text| text::read(text).ok());
        let plan = read.map(|read| (read.plan.name, read.plan.partners.len()));
        Self { bytes: bytes.len() as u64, hash: hash(bytes), plan }
    }

    /// Whether these are the bytes that were kept.
    pub(super) fn is_of(&self, bytes: &[u8]) -> bool {
        self.bytes == bytes.len() as u64 && self.hash == hash(bytes)
    }
}

fn hash(bytes: &[u8]) -> String {
    format!("{:016x}", lasting(bytes))
}
