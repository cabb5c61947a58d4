//! A scorecard goes out as a workbook and comes back with somebody's marks.

use super::Desk;
use serde_json::Value;

#[test]
fn a_scorecard_goes_out_and_comes_back_by_name_of_the_rater() {
    let desk = Desk::with_example();
    let said = desk.run(&["export", "example", "--scorecard", "--filled", "--output", "card.xlsx"]);
    assert_eq!((said.code, said.words.trim_end()), (0, "Wrote card.xlsx."));
    let dry = ["import", "example", "card.xlsx", "--scorecard", "--rater", "A. Ray", "--dry-run"];
    let tried = desk.run(&dry);
    assert_eq!(tried.code, 0, "{}", tried.words);
    assert!(tried.words.contains("The card of A. Ray has 140 marks: 0 ratings would change."), "{}", tried.words);
    let json: Value = serde_json::from_str(&desk.done(&[&dry[..], &["--json"]].concat())).unwrap();
    assert_eq!((json["rater"].as_str(), json["marks"].as_u64()), (Some("A. Ray"), Some(140)));
    desk.done(&["import", "example", "card.xlsx", "--scorecard", "--rater", "A. Ray"]);
    let csv = "candidate,id,commitment\nHarrowgate,harrowgate-identity,1\nNobody,,3\n";
    std::fs::write(desk.path().join("low.csv"), csv).unwrap();
    let low = desk.run(&["import", "example", "low.csv", "--scorecard", "--rater", "B. Low"]);
    assert!(low.words.contains("Row 3: no candidate is “Nobody”."), "{}", low.words);
    assert!(
        low.data.contains("Kept, because they are known better\n- Harrowgate Identity on Commitment"),
        "{}",
        low.data
    );
    assert!(low.data.contains("Discuss these: raters are two or more apart\n- Harrowgate Identity on Commitment"));
    let check = desk.done(&["check", "example"]);
    assert!(check.contains("Discuss these: Harrowgate Identity on Commitment"), "{check}");
    assert!(desk.done(&["rank", "example", "--json"]).contains("\"discuss\": ["));
}

#[test]
fn a_scorecard_asks_for_its_file_and_its_rater() {
    let desk = Desk::with_example();
    for (arguments, words) in [
        (vec!["export", "example", "--scorecard"], "--output scorecard.xlsx"),
        (vec!["export", "example", "--scorecard", "--output", "card.csv"], "let its name end in .xlsx"),
        (vec!["import", "example", "card.xlsx", "--scorecard"], "--rater"),
        (vec!["export", "example", "--filled"], "--scorecard"),
    ] {
        let said = desk.run(&arguments);
        assert_eq!((said.code, said.data.as_str()), (2, ""), "{arguments:?}");
        assert!(said.words.contains(words), "{arguments:?}: {}", said.words);
    }
    std::fs::write(desk.path().join("partners.csv"), "Name,City\nAcme,Rome\n").unwrap();
    let refused = desk.refused(&["import", "example", "partners.csv", "--scorecard", "--rater", "A. Ray"]);
    assert!(refused.contains("partners.csv is no scorecard"), "{refused}");
}
