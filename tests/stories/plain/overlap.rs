//! A private overlap line by line: what the screen does by keys is asked and said here.

use super::{rules::obeys, talked};
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;

fn own(folder: &Path, numbers: Range<usize>) -> String {
    let mut rows = "Account,Website,Status\n".to_owned();
    for number in numbers {
        writeln!(rows, "Company {number},www.company-{number}.com,Customer").unwrap();
    }
    let path = folder.join("own.csv");
    fs::write(&path, rows).unwrap();
    format!(".go accounts\nbring {}\nours\nyes\n", path.display())
}

fn said(folder: &Path, lines: &str) -> String {
    let said = talked(folder, None, &format!("{lines}.quit\n")).said;
    obeys(&said);
    said
}

#[test]
fn the_three_files_are_made_and_read_by_lines() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = |name: &str| here.path().join(name).display().to_string();
    let [request, answer, result] = ["request", "answer", "result"].map(file);
    let vendor = own(here.path(), 0..30);
    let asked = said(
        here.path(),
        &format!("example\n{vendor}overlap\nabout\nask names\nharrowgate\n{request}\nmany\n40\n.list\n"),
    );
    assert!(asked.contains("A list of guessed domains is a valid list"), "{asked}");
    assert!(asked.contains("Padded with accounts that are none it tells less"), "{asked}");
    assert!(asked.contains("Type a number of accounts, 100000 at most, or leave it empty."), "{asked}");
    assert!(asked.contains("a request with 30 accounts, padded to 40, masked, no name in it"), "{asked}");
    let partner = own(there.path(), 18..50);
    let answered = said(
        there.path(),
        &format!("example\n{partner}overlap\nanswer\n{request}\nyes\ntallowick\n{answer}\n\n.list\n"),
    );
    assert!(answered.contains("They ask with 40 accounts, padding included; your list has 32 accounts"), "{answered}");
    assert!(answered.contains("an answer with 32 accounts"), "{answered}");
    let read = said(
        here.path(),
        &format!("open 1\n.go accounts\noverlap\nread\n{answer}\n{result}\n.list\n.go ranking\nwhy harrowgate\n"),
    );
    assert!(read.contains("You asked which accounts are shared, and they answered only how many"), "{read}");
    assert!(read.contains(", names declined"), "{read}");
    assert!(read.contains("Accounts: at 12 of 30 of ours by private overlap of"), "{read}");
    assert!(read.contains("12 of the 30 accounts of yours are on their list of 32 accounts"), "{read}");
    assert!(read.contains("at 12 of 30 of ours by private overlap of"), "{read}");
    let ended = said(here.path(), "open 1\n.go accounts\noverlap\nend\noverlap\nread\n/no/such/file\n");
    assert!(ended.contains("None waits.") && ended.contains("No such file"), "{ended}");
    let learnt = said(there.path(), &format!("open 1\n.go accounts\noverlap\nread\n{result}\n.list\n"));
    assert!(learnt.contains("12 of the 32 accounts of yours are on their list of 40 accounts"), "{learnt}");
}
