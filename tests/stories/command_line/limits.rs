//! What the system grants no more of: threads, and bytes in a file.

use super::{Desk, said};
use std::fs;

/// A stack no machine has room for: every thread is refused.
const NO_ROOM: &str = "1125899906842624";

#[test]
fn a_command_does_without_threads_where_the_system_gives_none() {
    let desk = Desk::with_example();
    let ranked = said(desk.command(&["rank", "example"]).env("RUST_MIN_STACK", NO_ROOM));
    assert_eq!(ranked.code, 0, "{}", ranked.words);
    assert!(ranked.data.contains("Harrowgate Identity"), "{}", ranked.data);
}

/// D4, D7.
#[test]
fn a_file_that_may_not_grow_so_large_is_said_and_leaves_nothing_behind() {
    let desk = Desk::new();
    let mut limited = assert_cmd::Command::new("sh");
    limited.arg("-c").arg("ulimit -f 8; exec \"$@\"").arg("sh").arg(assert_cmd::cargo::cargo_bin!("partnerplan"));
    limited.env_clear().env("PARTNERPLAN_DIR", desk.path()).env("LANG", "C.UTF-8");
    let said = said(limited.args(["new", "Example", "--from", "example"]));
    assert_eq!((said.code, said.data.as_str()), (1, ""), "{}", said.words);
    assert!(said.words.contains("larger than the system lets a file be"), "{}", said.words);
    let left: Vec<_> =
        fs::read_dir(desk.path().join("plans")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.is_empty(), "{left:?}");
}
