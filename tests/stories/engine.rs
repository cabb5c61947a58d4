//! The example's golden figures, and what holds for every plan.

use partnerplan::{catalog, report::Report};

#[test]
fn the_example_puts_harrowgate_first() {
    let report = Report::of(&catalog::example());
    let first = &report.ranking[0];
    assert_eq!(
        (first.rank, first.who.name(), format!("{:.1}", first.score)),
        (1, "Harrowgate Identity", "88.5".into())
    );
}
