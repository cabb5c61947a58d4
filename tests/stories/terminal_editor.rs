//! A long text in the user's own editor, in a real terminal: the screen lent and taken back, the text taken as a paste is,
//! and whatever the editor does, nothing that was there is lost.

use crate::pty::Pty;
use partnerplan::catalog;
use partnerplan::plan::Plan;
use partnerplan::store::{Reference, Store};
use rustix::process::Signal;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

const CTRL_X: &str = "\x18";
const ESC: &str = "\x1b";

/// What the editor does is said in the file `does` beside it; its own options come before the file.
const SCRIPT: &str = r#"#!/bin/sh
for file; do :; done
cd "$HOME"
read -r does < does
echo "IN THE EDITOR $*"
case $does in
  adds) while [ ! -e go ]; do sleep 0.02; done; echo 'Line from outside' >> "$file" ;;
  dirt) printf '\357\273\277One\033[31m line\r\nand \302\233more  \n\n\n' > "$file" ;;
  fails) echo lost > "$file"; exit 3 ;;
  dies) echo lost > "$file"; kill -9 $$ ;;
  bytes) printf 'caf\351' > "$file" ;;
  removes) rm "$file" ;;
  stays) echo 'Written before the end' > "$file"; while :; do sleep 0.02; done ;;
esac
"#;

/// The example in a folder with an editor whose path has blanks in it.
fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let example = catalog::example();
    Store::at(folder.path()).create("example", &Plan { name: "example".to_owned(), ..example }).unwrap();
    let editor = folder.path().join("my editor");
    fs::write(&editor, SCRIPT).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    (folder, editor)
}

fn does(folder: &Path, what: &str) {
    fs::write(folder.join("does"), format!("{what}\n")).unwrap();
}

fn plan(folder: &Path) -> Plan {
    Store::at(folder).read(&Reference::new("example")).unwrap().plan
}

fn notes(folder: &Path) -> Vec<String> {
    plan(folder).partners.iter().map(|partner| partner.notes.clone()).collect()
}

/// The notes on the first candidate have the focus, in a terminal of this name and with this editor.
fn at_notes(folder: &Path, surroundings: &[(&str, &str)]) -> Pty {
    let mut pty = Pty::start_with(folder, &["open", "example"], surroundings);
    pty.waits_for("3 Prioritise").send("\x1b2").waits_for("Points").send("\r").waits_for("┃ Next step");
    for field in ["Owner", "Due", "Notes"] {
        pty.send("\t").waits_for(&format!("┃ {field}"));
    }
    pty
}

#[test]
fn the_screen_is_lent_to_the_editor_and_taken_back_with_the_text() {
    for terminal in ["xterm-256color", "screen"] {
        let (folder, editor) = folder();
        let path = folder.path();
        let named = format!("'{}' -w", editor.display());
        does(path, "adds");
        let before = notes(path);
        let mut pty = at_notes(path, &[("TERM", terminal), ("VISUAL", &named), ("EDITOR", "/bin/false")]);
        pty.send(" ").waits_for("Enter new line").send("Typed before. ").waits_for("Typed before.").send(CTRL_X);
        pty.waits_for("IN THE EDITOR -w ");
        pty.is_lent();
        let typed = notes(path);
        assert!(typed.iter().any(|note| note.contains("Typed before.")), "saved before: {typed:?}");
        let lent = path.join("lent").join(pty.pid().as_raw_nonzero().to_string());
        let mode = |file: &Path| fs::metadata(file).unwrap().permissions().mode() & 0o777;
        assert_eq!([mode(&lent), mode(&lent.join("notes.txt"))], [0o700, 0o600]);
        fs::write(path.join("go"), "").unwrap();
        pty.waits_for("Taken from your editor").waits_for("Line from outside").waits_for("1 Ideal customer");
        assert!(!path.join("lent").exists(), "nothing is left of it");
        pty.send("\x1a").until("what stood there", |screen| !screen.contents().contains("Line from outside"));
        pty.send("\x19\x19").waits_for("Line from outside").send(ESC).waits_for("┃ Notes").send("\x03");
        assert_eq!(pty.ends(), 0);
        pty.is_given_back();
        let after = notes(path);
        let changed: Vec<_> = after.iter().zip(&before).filter(|(after, before)| after != before).collect();
        assert_eq!(changed.len(), 1, "{changed:?}");
        assert!(changed[0].0.ends_with("\nLine from outside"), "{changed:?}");
    }
}

#[test]
fn an_editor_that_fails_changes_nothing_and_what_it_leaves_is_taken_as_a_paste_is() {
    let (folder, editor) = folder();
    let path = folder.path();
    let before = notes(path);
    let mut pty = at_notes(path, &[("EDITOR", &editor.display().to_string())]);
    for (what, said) in [
        ("nothing", "The text is as it was. An editor with a window of its own has to be told to wait"),
        ("fails", "my editor ended with code 3: the text is as it was."),
        ("dies", "my editor was ended by signal 9: the text is as it was."),
        ("bytes", "What my editor left is not text in UTF-8: the text is as it was."),
        ("removes", "The text is as it was."),
    ] {
        does(path, what);
        pty.send(CTRL_X)
            .until(said, |screen| screen.contents().split_whitespace().collect::<Vec<_>>().join(" ").contains(said));
        assert_eq!(notes(path), before, "after {what}");
        assert!(!path.join("lent").exists(), "after {what}");
        pty.send(ESC).until("the card", |screen| !screen.contents().contains("new line"));
    }
    does(path, "dirt");
    pty.send(CTRL_X).waits_for("Taken from your editor").send("\x03");
    assert_eq!(pty.ends(), 0);
    assert!(notes(path).contains(&"One[31m line\nand more".to_owned()), "{:?}", notes(path));
}

#[test]
fn without_an_editor_it_is_said_what_to_set_and_the_text_is_typed_here() {
    let (folder, _) = folder();
    let mut pty = at_notes(folder.path(), &[]);
    pty.send(CTRL_X)
        .waits_for("No editor is named. Set VISUAL or EDITOR")
        .send("Typed here. ")
        .waits_for("Typed here.");
    pty.send("\x03");
    assert_eq!(pty.ends(), 0);
    let mut pty = at_notes(folder.path(), &[("EDITOR", "/nowhere/ed")]);
    pty.send(CTRL_X).waits_for("/nowhere/ed could not be started").send("\x03");
    assert_eq!(pty.ends(), 0);
    pty.is_given_back();
}

/// T1, D6.
#[test]
fn a_signal_while_the_editor_runs_ends_both_and_keeps_the_plan_and_what_was_written() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let (folder, editor) = folder();
        let path = folder.path();
        does(path, "stays");
        let mut pty = at_notes(path, &[("EDITOR", &editor.display().to_string())]);
        pty.send(CTRL_X).waits_for("IN THE EDITOR");
        std::thread::sleep(Duration::from_millis(100));
        pty.signal(signal);
        assert_eq!(pty.ends(), code);
        pty.is_given_back();
        assert!(notes(path).contains(&"Written before the end".to_owned()), "{:?}", notes(path));
        assert!(!path.join("lent").exists(), "nothing is left of it");
    }
}

#[test]
fn ctrl_c_typed_into_the_editor_is_the_editors() {
    let (folder, editor) = folder();
    let path = folder.path();
    does(path, "stays");
    let mut pty = at_notes(path, &[("EDITOR", &editor.display().to_string())]);
    pty.send(CTRL_X).waits_for("IN THE EDITOR").send("\x03").waits_for("was ended by signal 2: the text is as it was.");
    pty.send("\x03");
    assert_eq!(pty.ends(), 0);
}

#[test]
fn plain_mode_opens_the_editor_too() {
    let (folder, editor) = folder();
    let path = folder.path();
    does(path, "adds");
    fs::write(path.join("go"), "").unwrap();
    let editor = editor.display().to_string();
    let mut pty = Pty::start_with(path, &["open", "example"], &[("TERM", "dumb"), ("EDITOR", &editor)]);
    pty.waits_for("an empty line goes on?").send(".editor\n").waits_for("An editor is for a text of several lines");
    pty.send(".go candidates\n").waits_for("Candidates").send("1\n");
    for _ in 0..20 {
        if pty.contents().contains("Notes, a line each") {
            break;
        }
        pty.send("\n");
        std::thread::sleep(Duration::from_millis(100));
    }
    pty.waits_for("Notes, a line each").send(".editor\n").waits_for("IN THE EDITOR");
    pty.waits_for("Notes: taken from your editor.").send(".quit\n");
    assert_eq!(pty.ends(), 0);
    assert!(notes(path).iter().any(|note| note.ends_with("\nLine from outside")), "{:?}", notes(path));
    assert!(!path.join("lent").exists());
}
