//! Bytes from outside, whatever they are: the corpus that the fuzzers keep (`fuzz/`), and cheap mutations of it, through
//! the very functions the fuzzers call. A finding of theirs becomes a file of the corpus and stays found.
#![expect(clippy::unwrap_used, reason = "a test may")]

#[path = "../../fuzz/targets.rs"]
#[expect(unreachable_pub, reason = "the fuzzers call them from outside")]
mod targets;

use std::{fs, panic::catch_unwind, path::Path};

/// Pieces that mean something to some reader of bytes.
const PIECES: [&[u8]; 20] = [
    b"\"",
    b"\n",
    b"\r\n",
    b",",
    b";",
    b"(",
    b")",
    b"[",
    b"{\"",
    b"Some(",
    b"/*",
    b"=",
    b"NaN",
    b"1e999",
    b"\x1b[",
    b"\x1b[200~",
    b"\xff\x20",
    b"\0",
    "\u{202e}".as_bytes(),
    "👩\u{200d}👩\u{301}".as_bytes(),
];

/// Runs the kept corpus of a target, and so many mutations of each file of it.
fn run(name: &str, mutations: usize, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 8, "{} has {} files", folder.display(), files.len());
    let seeds: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    let wanted = std::env::var("MUTATIONS").ok().and_then(|number| number.parse().ok());
    let mutations = wanted.unwrap_or(mutations);
    let mut dice = Dice(seeds.len() as u64);
    for (file, seed) in files.iter().zip(&seeds) {
        for number in 0..=mutations {
            let bytes = if number == 0 { seed.clone() } else { dice.mutated(seed, &seeds) };
            let ended = catch_unwind(|| target(&bytes));
            assert!(ended.is_ok(), "{}, mutation {number}: {}", file.display(), bytes.escape_ascii());
        }
    }
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }

    /// The bytes with one to four things changed in them.
    fn mutated(&mut self, seed: &[u8], seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = seed.to_vec();
        for _ in 0..=self.roll(4) {
            let from = self.roll(bytes.len() + 1);
            let to = (from + self.roll(24)).min(bytes.len());
            match self.roll(6) {
                0 if from < to => bytes[from] ^= 1 << self.roll(8),
                1 => drop(bytes.drain(from..to)),
                2 => bytes.extend_from_within(from..to),
                3 => drop(bytes.splice(from..to, PIECES[self.roll(PIECES.len())].iter().copied())),
                4 => {
                    let other = &seeds[self.roll(seeds.len())];
                    let at = self.roll(other.len());
                    drop(bytes.splice(from..to, other.iter().skip(at).take(40).copied()));
                }
                _ => bytes.truncate(bytes.len().max(2) - self.roll(bytes.len() / 8 + 1)),
            }
        }
        bytes
    }
}

/// D9, V3, V5.
#[test]
fn any_bytes_as_a_plan_are_refused_or_read_reported_and_kept() {
    run("plan", 5, targets::plan);
}

/// I1, I4.
#[test]
fn any_bytes_as_a_file_to_import_are_refused_or_one_change() {
    run("import", 4, targets::import);
}

#[test]
fn any_bytes_as_edits_of_a_program_are_refused_or_one_change() {
    run("apply", 12, targets::apply);
}

/// T5, T7, T9.
#[test]
fn any_keys_break_nothing_and_what_they_did_is_saved() {
    run("keys", 1, targets::keys);
}

#[test]
fn any_bytes_of_a_terminal_are_read_to_their_end() {
    run("terminal", 30, targets::terminal);
}

/// O1, O4.
#[test]
fn any_bytes_as_a_file_of_a_private_overlap_are_refused_or_read_and_tell_nothing_else() {
    run("overlap", 12, targets::overlap);
}

/// T7, T10, E1.
#[test]
fn any_text_is_shown_harmless_and_within_its_room() {
    run("text", 30, targets::text);
}
