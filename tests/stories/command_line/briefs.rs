//! One paper instead of the report, at the shell.

use super::Desk;

#[test]
fn a_board_a_partner_and_a_segment_each_have_a_paper() {
    let desk = Desk::with_example();
    let board = desk.done(&["export", "example", "--brief", "board"]);
    assert!(board.contains("Decision asked") && !board.contains("## Ranking"), "{board}");
    let partner = desk.done(&["export", "example", "--brief", "Stonebrook IAM"]);
    assert!(partner.contains("Internal: for us"), "{partner}");
    let html = desk.done(&["export", "example", "--brief", "referral", "--format", "html"]);
    assert!(html.contains("<h1") && html.contains("Referral"), "{html}");
}

#[test]
fn a_sheet_for_a_partner_says_to_us_what_was_left_out() {
    let desk = Desk::with_example();
    let told = desk.run(&["export", "example", "--brief", "millrace-bank-technologies", "--for-them"]);
    assert_eq!(told.code, 0, "{}", told.words);
    assert!(told.words.contains("Left out, not theirs to read:"), "{}", told.words);
    assert!(!told.data.contains("Harrowgate") && told.data.contains("What you earn"), "{}", told.data);
}

#[test]
fn a_paper_that_cannot_be_is_refused_with_what_to_write() {
    let desk = Desk::with_example();
    assert!(desk.refused(&["export", "example", "--brief", "nobody"]).contains("no partner or segment of that name"));
    let csv = desk.run(&["export", "example", "--brief", "board", "--format", "csv"]);
    assert_eq!(csv.code, 2);
    assert!(csv.words.contains("say md or html"), "{}", csv.words);
    assert!(desk.refused(&["export", "example", "--brief", "board", "--for-them"]).contains("is for one partner"));
}
