//! When two companies are one: by domain, by name.

use partnerplan::accounts::domain;
use serde_json::Value;

#[test]
fn a_cell_with_an_address_in_it_tells_whose_it_is() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../golden/domains.json")).unwrap();
    assert_eq!(cases.len(), 26);
    for case in cases.iter().filter(|case| case.get("ambiguous").is_none()) {
        let raw = case["raw"].as_str().unwrap();
        assert_eq!(domain::registrable(raw).as_deref(), case["registrable"].as_str(), "{raw:?}");
    }
}
