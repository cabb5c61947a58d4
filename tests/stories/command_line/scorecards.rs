//! What others hand in: a scorecard that goes out as a workbook and comes back, and a list of deals that were won.

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

#[test]
fn a_list_of_won_deals_comes_in_and_says_what_it_proves() {
    let desk = Desk::with_example();
    let csv = "Account,Partner,Buyer,Stage,Close date,Amount\n\
               Elmcourt Bank,Copperlode Networks,CISO,Trigger,2026-10-30,65000\n\
               Birchmere Bank,nobody,,,,\nOakfen Bank,Acme,CISO,Trigger,,\n";
    std::fs::write(desk.path().join("won.csv"), csv).unwrap();
    let dry = desk.run(&["import", "example", "won.csv", "--as", "won-deals", "--dry-run"]);
    assert_eq!(dry.code, 0, "{}", dry.words);
    assert!(dry.data.contains("- Elmcourt Bank · Who influenced it: – → Copperlode Networks: CISO"), "{}", dry.data);
    assert!(
        dry.words.contains("Row 4: no candidate is called “Acme”.\n2 rows taken; nothing was written."),
        "{}",
        dry.words
    );
    let told = desk.done(&["import", "example", "won.csv", "--as", "won-deals", "--json"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!((told["rows"].as_u64(), told["rejected"].as_array().map(Vec::len)), (Some(2), Some(1)));
    let again = desk.run(&["import", "example", "won.csv", "--as", "won-deals"]);
    assert!(again.words.contains("2 rows taken: nothing changes.\n14 of 14 won deals say"), "{}", again.words);
    let rank: Value = serde_json::from_str(&desk.done(&["rank", "example", "--json"])).unwrap();
    assert_eq!(rank["won_deals"]["told"], 14);
}
