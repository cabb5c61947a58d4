//! `partnerplan picture`.

use super::Desk;
use std::fs;

#[test]
fn a_picture_goes_to_a_pipe_or_a_file_and_what_cannot_be_drawn_is_said() {
    let desk = Desk::with_example();
    let carpet = desk.done(&["picture", "example", "carpet", "--candidate", "vantcourt vciso collective"]);
    assert!(carpet.starts_with("   # Candidate"), "{carpet}");
    assert!(carpet.contains("●  6 Vantcourt vCISO Collective"), "{carpet}");
    assert!(carpet.contains("in the top 6 in 61 of 100 readings"), "{carpet}");
    let mosaic = desk.done(&["picture", "example", "mosaic", "--of", "set"]);
    assert!(mosaic.contains("┆ nobody ┆") && mosaic.contains("The set to recruit reaches 52 of 100."), "{mosaic}");
    let to_file = ["picture", "example", "carpet", "--size", "80x24", "--output", "carpet.svg"];
    assert_eq!(desk.run(&to_file).words, "Wrote carpet.svg.\n");
    let drawn = fs::read_to_string(desk.path().join("carpet.svg")).unwrap();
    assert!(drawn.starts_with("<svg ") && drawn.contains("<title>How firm") && !drawn.contains("<script"), "{drawn}");
    let whole = desk.done(&["picture", "example", "map", "--size", "100x20"]);
    let (drawn_on, caption) = whole.trim_end().rsplit_once("\n\n").unwrap();
    assert!(
        drawn_on.lines().count() <= 20 && caption.contains(' '),
        "its caption stands below what was asked for: {whole}"
    );
    assert!(desk.refused(&to_file).contains("carpet.svg"));
    let nobody = desk.refused(&["picture", "example", "carpet", "--candidate", "Nobody Ltd"]);
    assert!(nobody.contains("no candidate of that name"), "{nobody}");
    desk.done(&["new", "Empty", "--from", "cybersecurity"]);
    let empty = desk.refused(&["picture", "empty", "carpet"]);
    assert!(empty.starts_with("There is no carpet of Empty: "), "{empty}");
}
