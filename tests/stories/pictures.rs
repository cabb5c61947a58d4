//! The pictures in the README and those of the example are pictures of this program: `UPDATE_PICTURES=1` takes them
//! anew.

use partnerplan::{
    catalog,
    interview::steps::View,
    picture::{Asked, Cells, Picture, Signs},
    report::Report,
    tui::{Theme, picture},
};
use std::{env, fs, path::Path};

#[path = "../../examples/screen.rs"]
#[expect(dead_code, reason = "the example's own command line is not called from here")]
mod example;

/// Each picture: its file, what it shows and how large.
const PICTURES: [(&str, View, (u16, u16)); 3] = [
    ("ranking", View::Ranking(None), (125, 34)),
    ("quick-pass", View::Candidates { pass: true }, (110, 30)),
    ("reach", View::Reach { candidate: false }, (125, 34)),
];

/// The picture the README opens with, as the command line draws it.
#[test]
fn the_carpet_in_the_readme_is_of_this_program() {
    let folder = tempfile::tempdir().unwrap();
    let print = |arguments: &[&str]| {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_partnerplan"));
        let done = command.env("PARTNERPLAN_DIR", folder.path()).args(["--on", "2026-11-26"]).args(arguments).assert();
        String::from_utf8(done.success().get_output().stdout.clone()).unwrap()
    };
    print(&["new", "Example", "--from", "example"]);
    kept("carpet", &print(&["picture", "example", "carpet", "--svg"]), "");
}

#[test]
fn the_pictures_in_the_readme_are_of_this_program() {
    for (name, view, size) in PICTURES {
        let buffer = example::screen(&catalog::example(), view, size, Theme::new(true, false));
        let drawn = picture::svg(&buffer, view.title());
        kept(name, &drawn, &picture::text(&buffer));
    }
}

#[test]
fn what_is_drawn_of_the_example_is_what_was_looked_at() {
    let report = Report::complete(&catalog::example());
    for (drawing, columns) in Picture::ALL.iter().flat_map(|it| [(it, 80), (it, 140)]) {
        let asked = Asked { columns, ..Asked::default() };
        let scene = drawing.scene(&report, report.findings.as_deref(), &asked).unwrap().captioned();
        for (signs, ending) in [(Signs::Fine, "txt"), (Signs::Ascii, "ascii.txt")] {
            let drawn = Cells::of(&scene, signs).text();
            put(&format!("tests/golden/pictures/{}-{columns}.{ending}", drawing.name()), &drawn, &drawn);
        }
    }
}

/// The picture is in `assets/pictures` as it is drawn now.
#[track_caller]
fn kept(name: &str, drawn: &str, seen: &str) {
    put(&format!("assets/pictures/{name}.svg"), drawn, seen);
}

/// A file holds what is drawn now; `UPDATE_PICTURES` puts it there.
#[track_caller]
fn put(file: &str, drawn: &str, seen: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if env::var_os("UPDATE_PICTURES").is_some() {
        fs::write(&path, drawn).unwrap();
    }
    let is_of_today = fs::read_to_string(&path).unwrap_or_default() == drawn;
    assert!(is_of_today, "{file} is of another screen; see it with UPDATE_PICTURES=1:\n{seen}");
}
