//! The one file of settings, at the shell.

use super::Desk;
use std::fs;

#[test]
fn the_file_of_settings_is_named_whether_or_not_there_is_one() {
    let desk = Desk::new();
    let said = super::said(&mut desk.command(&["settings"]));
    let file = desk.path().join("settings.ron");
    assert_eq!((said.code, said.data), (0, format!("{}\n", file.display())));
    assert!(said.words.contains("no such file"), "{}", said.words);
    fs::write(&file, "// mine\n(ascii: true)\n").unwrap();
    let said = super::said(&mut desk.command(&["settings"]));
    assert_eq!((said.code, said.words.as_str()), (0, ""));
}

#[test]
fn what_is_wrong_in_it_is_said_with_its_place_and_what_was_meant() {
    let desk = Desk::new();
    for (text, place, words) in [
        ("(\n    asci: true,\n)", "line 2, column 5", "“asci” is no setting; did you mean “ascii”?"),
        ("(ascii: maybe)", "line 1, column 9", "true or false is wanted here"),
        ("(\n  ascii: true,\n  ascii: false)", "line 3, column 3", "a second time; the first is in line 2"),
        ("(ascii: true", "line 1, column 13", "the file ends in the middle"),
        ("(ascii true)", "line 1, column 8", "a colon is wanted here"),
        ("\n\n[]", "line 3, column 1", "settings, as in (theme: \"dark\") are wanted here"),
        ("(theme: \"dark)", "line 1, column 9", "this text has no end"),
        ("(ascii: true) (", "line 1, column 15", "behind the end"),
    ] {
        fs::write(desk.path().join("settings.ron"), text).unwrap();
        let said = super::said(&mut desk.command(&["settings"]));
        assert_eq!(said.code, 1, "{text}");
        assert!(said.words.contains(place) && said.words.contains(words), "{text}: {}", said.words);
    }
    fs::write(desk.path().join("settings.ron"), b"(theme: \"\xff\")").unwrap();
    assert!(super::said(&mut desk.command(&["settings"])).words.contains("line 1, column 10: what stands here is no"));
}

#[test]
fn line_by_line_too_a_file_that_does_not_read_stops_nobody() {
    let desk = Desk::with_example();
    fs::write(desk.path().join("settings.ron"), "(ascii: 3)").unwrap();
    let said = super::said(desk.command(&["open", "example"]).write_stdin(".quit\n"));
    assert_eq!(said.code, 0, "{}", said.data);
    assert!(said.data.contains("settings.ron, line 1, column 9: true or false is wanted here"), "{}", said.data);
}
