//! The tour of the example: six steps on its own views, left at any of them, gone on with where it was left.

use crate::driver::{CANDIDATES, Driver};
use crate::plain::talked;
use partnerplan::catalog;
use partnerplan::interview::steps::View;
use partnerplan::interview::tour::TOUR;
use partnerplan::plan::Plan;

/// Home on the first day, and the tour begun with the first key there.
fn begun() -> Driver {
    let mut driver = Driver::home();
    driver.sees("› A tour in six steps").press(&["Enter"]).waits_for("Tour, 1 of 6: Goal and limits");
    driver
}

#[test]
fn the_tour_is_the_first_thing_offered_and_stands_on_six_views_of_the_example() {
    let mut driver = begun();
    driver.sees("Tallowick Software").sees("Enter go on").sees("Esc leave the tour");
    assert!(!driver.is_dim("Tallowick Software"), "what it is about is not dimmed");
    for (at, step) in TOUR.iter().enumerate() {
        assert_eq!(driver.view(), Some(step.view));
        driver.sees(&format!("Tour, {} of 6: {}", at + 1, step.view.title()));
        for words in step.says.split_inclusive(' ').collect::<Vec<_>>().chunks(3) {
            driver.sees(words[0].trim());
        }
        let last = step.says.rsplit(' ').next().unwrap();
        driver.sees(last).press(&["Enter"]);
    }
    driver.sees("That was the tour.");
    assert!(!driver.lies_on_top() && driver.view() == Some(View::Strategies));
    let example = catalog::example();
    assert_eq!(driver.open_plan(), &example, "it changes nothing");
    driver.go_home().waits_for("1 plan").lacks("A tour in six steps");
    driver.press(&["w"]).waits_for("Tour, 1 of 6").press(&["Esc"]);
}

#[test]
fn the_tour_goes_back_and_is_left_at_any_step_and_goes_on_there() {
    let mut driver = begun();
    driver.press(&["Left"]).sees("This is the first step").press(&["Right", "Space", "Left", "Enter"]);
    driver.sees("Tour, 3 of 6: Candidates").press(&["Esc"]).sees("Tour left at step 3").sees("f quick pass");
    assert_eq!((driver.view(), driver.lies_on_top()), (Some(CANDIDATES), false));
    driver.go(View::Export).press(&["Ctrl-b"]).sees("Tour, 3 of 6: Candidates").press(&["Esc"]);
    driver.go_home().waits_for("1 plan").resize(100, 30).sees("Go on with the tour").sees("w, from where you left it");
    driver.press(&["w"]).waits_for("Tour, 3 of 6");
    driver.press(&["Enter", "Ctrl-c"]);
    assert!(driver.ended.is_some(), "Ctrl-C leaves from everywhere");
    assert_eq!(driver.store().tour_seen(), Some(3), "what was seen is remembered");
}

#[test]
fn the_tour_has_room_in_small_terminals_and_takes_no_clicks_for_the_view() {
    let mut driver = begun();
    for (columns, rows) in [(40, 12), (80, 24), (140, 40)] {
        driver.resize(columns, rows).sees("Tour, 1 of 6").sees("Five answers");
    }
    driver.resize(80, 24).click("Buying group").click("Vendor").sees("Tour, 1 of 6");
    assert_eq!(driver.view(), Some(View::Goal));
    driver.click("go on").sees("Tour, 2 of 6");
    assert!(driver.cursor().is_some(), "the cursor stands at what is to be read");
}

#[test]
fn in_another_plan_the_tour_says_where_it_begins() {
    let mut driver = Driver::plan(&Plan::empty("Mine"));
    driver.press(&["Ctrl-b"]).sees("The tour stands on the example: Esc goes Home, and w begins it there.");
    driver.press(&["Ctrl-p"]).type_text("tour").sees("A tour of the example in six steps").press(&["Esc"]);
}

#[test]
fn the_tour_is_read_out_line_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let said = talked(folder.path(), None, "tour\n\n\nback\n\n\n\n\n\n.where\n.quit\n").said;
    for (at, step) in TOUR.iter().enumerate() {
        assert!(said.contains(&format!("Tour, {} of 6, {}: {}", at + 1, step.view.title(), step.says)), "{said}");
    }
    assert!(said.contains("1. Vendor: Tallowick Software, Inc.") && said.contains("That was the tour"), "{said}");
    let again = talked(folder.path(), None, "tour\n\nleave\n.quit\n").said;
    assert!(again.contains("Tour left at step 2; .tour goes on with it."), "{again}");
    let mine = talked(folder.path(), None, "new Mine\n6\n.tour\n.quit\n").said;
    assert!(mine.contains("The tour stands on the example: .home, and tour begins it there."), "{mine}");
}
