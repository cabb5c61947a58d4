//! Step 4 as a user works it: segments, their sheets, and whose wording a line has.

use crate::driver::Driver;
use partnerplan::{
    catalog,
    interview::steps::View,
    plan::{NeedAnswer, PartnerModel, PayRate, PayWhen, Plan, Segment, Strategy},
};
use std::sync::Arc;

/// The example before anybody worked on its segments: they are the catalogue's.
fn unworked() -> Driver {
    let mut plan = catalog::example();
    plan.segments.clear();
    Driver::plan(&plan)
}

/// The unworked example at step 4, the cursor on the referral segment.
fn referral() -> Driver {
    let mut driver = unworked();
    driver.go(View::Strategies).sees("Agency").press(&["Down"]).sees("Be the name our buyers hear");
    driver
}

/// The example with the cursor on the first row of the referral sheet: its goal.
fn sheet() -> Driver {
    let mut driver = referral();
    driver.press(&["Enter"]);
    driver
}

fn segment(driver: &Driver, name: &str) -> Segment {
    let segments = catalog::segments(driver.open_plan());
    segments.into_iter().find(|segment| segment.name == name).unwrap()
}

fn strategy(driver: &Driver) -> Strategy {
    segment(driver, "Referral").strategy
}

/// The example with the cursor on the first need of the referral sheet.
fn needs() -> Driver {
    let mut driver = sheet();
    go_to(&mut driver, "One page: whom to send us");
    driver
}

/// Moves to the row that holds the text.
#[track_caller]
fn go_to(driver: &mut Driver, text: &str) {
    driver.press(&["Home"]);
    for _ in 0..80 {
        let screen = driver.screen();
        if screen.lines().any(|line| line.contains('›') && line.contains(text)) {
            return;
        }
        driver.press(&["Down"]);
    }
    panic!("no row holds {text:?}:\n{}", driver.screen());
}

#[test]
fn every_kind_of_partner_has_a_sheet_filled_in_from_the_catalogue() {
    let mut driver = unworked();
    driver.go(View::Strategies);
    for sheet in catalog::sheets() {
        let start: String = sheet.name().chars().take(12).collect();
        assert!(driver.screen().contains(&format!(" {start}")), "{start}\n{}", driver.screen());
    }
    driver.press(&["Down"]).sees("Be the name our buyers hear").lacks("yours");
    assert!(driver.open_plan().segments.is_empty(), "looking keeps nothing");
}

#[test]
fn the_example_shows_worked_sheets_and_which_are_open() {
    let mut driver = Driver::example();
    driver.go(View::Strategies).sees("Midwest pilot");
    for (row, open) in [("Agency", false), ("Referral", false), ("Reseller", true), ("Service delivery", true)] {
        let sign = if open { '!' } else { '✓' };
        let screen = driver.screen();
        let line = screen.lines().find(|line| line.contains(&format!(" {row} "))).unwrap();
        assert!(line.contains(sign), "{row}: {line}");
    }
    driver.press(&["Enter"]).sees("yours");
    go_to(&mut driver, "A written list");
    driver.sees("Dana Whitlock");
}

#[test]
fn space_answers_a_need_and_the_list_says_when_all_are_answered() {
    let mut driver = needs();
    driver.press(&["Space"]).sees("yes").press(&["Space"]).sees("planned");
    assert_eq!(strategy(&driver).needs[0].answer, NeedAnswer::Planned);
    for _ in 1..strategy(&driver).needs.len() {
        driver.press(&["Down", "Space"]);
    }
    driver.press(&["Esc"]);
    assert!(driver.line("› Referral").contains('✓'), "{}", driver.screen());
    driver.press(&["u"]).sees("Undone: Referral: what they need");
    assert!(driver.line("› Referral").contains('!'), "{}", driver.screen());
}

#[test]
fn a_changed_line_is_marked_as_the_users_own_and_the_catalogues_comes_back() {
    let mut driver = sheet();
    driver
        .press(&["Enter"])
        .sees("Example:")
        .type_text(" And first.")
        .press(&["Enter"])
        .sees("And first.")
        .sees("yours");
    assert!(strategy(&driver).goal.ends_with("already trust. And first."));
    driver.press(&["c"]).sees("The whole sheet").press(&["Enter"]).lacks("yours");
    assert_eq!(strategy(&driver).goal, catalog::sheet(PartnerModel::Referral, None).strategy.goal);
    driver.press(&["c"]).sees("This is the catalogue's wording");
    driver.press(&["u"]).sees("And first.");
}

#[test]
fn a_need_is_typed_with_answer_how_and_owner_in_one_go() {
    let mut driver = needs();
    driver.press(&["a"]).sees("Our answer").type_text("A price list").press(&["Enter", "p", "Enter"]);
    driver.type_text("On the portal").press(&["Enter"]).type_text("Dana").press(&["F10"]);
    let need = &strategy(&driver).needs[1];
    assert_eq!((need.need.as_str(), need.answer), ("A price list", NeedAnswer::Planned));
    assert_eq!((need.how.as_str(), need.owner.as_str()), ("On the portal", "Dana"));
    driver.sees("On the portal · Dana");
    let line = driver.line("A price list");
    assert!(line.contains('›') && line.contains("yours"), "the cursor is on the new line: {line}");
}

#[test]
fn an_empty_need_is_said_and_nobody_is_held() {
    let mut driver = needs();
    driver.press(&["a", "F10"]).sees("write it, or press Esc").press(&["Esc"]).sees("One page: whom to send us");
    assert!(driver.open_plan().segments.is_empty());
}

#[test]
fn pay_is_typed_in_parts_and_a_rate_says_what_it_is() {
    let mut driver = sheet();
    go_to(&mut driver, "renewals: nothing");
    driver.press(&["Enter", "Enter", "Ctrl-u"]).type_text("10").press(&["F10"]).sees("write a share like");
    driver.type_text(" %").press(&["Enter", "Ctrl-u", "F10"]).sees("Of what:").type_text("renewal value");
    driver.press(&["Enter"]).type_text("12").press(&["F10"]).sees("renewals: 10 % of renewal value, for 12 months");
    let pay = &strategy(&driver).pay[1];
    assert_eq!((pay.when, pay.months), (PayWhen::Renewal, Some(12)));
    assert!(matches!(pay.rate, PayRate::Percent(share) if (share.get() - 0.1).abs() < 1e-12));
}

#[test]
fn days_stand_in_their_order() {
    let mut driver = sheet();
    go_to(&mut driver, "Whether they may take a fee");
    driver.press(&["a"]).type_text("x").press(&["Enter"]).type_text("Kick-off held").press(&["F10"]);
    driver.sees("write a number of days").press(&["Ctrl-u"]).type_text("1").press(&["F10"]).sees("Kick-off held");
    assert_eq!(strategy(&driver).first_90_days[2].by_day, 1, "in front of day 7");
}

#[test]
fn lines_are_moved_and_deleted_and_undo_brings_them_back() {
    let mut driver = sheet();
    let before = strategy(&driver).invest;
    go_to(&mut driver, "Terms, account list");
    driver.press(&["Shift-Down"]);
    assert_eq!(strategy(&driver).invest[1], before[0]);
    assert!(driver.line("Terms, account list").contains('›'), "the cursor goes along");
    driver.press(&["d"]).lacks("Terms, account list").press(&["u", "u"]).sees("Terms, account list");
    assert_eq!(strategy(&driver).invest, before);
}

#[test]
fn an_emptied_section_says_how_to_fill_it() {
    let mut driver = sheet();
    driver.press(&["d"]).sees("nothing yet: a adds").press(&["a"]).type_text("Ours").press(&["Enter"]).sees("Ours");
    assert_eq!(strategy(&driver).goal, "Ours");
    driver.press(&["d", "c"]).sees("Goal").press(&["Enter"]).sees("Be the name our buyers hear");
}

#[test]
fn a_segment_of_ones_own_is_made_filled_renamed_and_deleted() {
    let mut driver = referral();
    driver.press(&["a"]).type_text("Law firms").press(&["Enter"]).sees("which strategy to start from?");
    driver.type_text("Referral").press(&["Enter"]);
    driver.sees("› Law firms");
    let made = segment(&driver, "Law firms");
    assert_eq!((made.model, made.strategy.goal.is_empty()), (None, false));
    let name = "Ostrander Pike LLP";
    driver.press(&["p"]).type_text("ostrander").sees("now in Referral").press(&["Enter"]).sees("1 candidate");
    let of = |driver: &Driver| {
        let partner = driver.open_plan().partners.iter().find(|partner| partner.name == name).cloned().unwrap();
        catalog::segment_of(driver.open_plan(), &partner).unwrap()
    };
    assert_eq!(of(&driver), made.id);
    driver.press(&["r", "Ctrl-u"]).type_text("Counsel").press(&["Enter"]).sees("Counsel").lacks("Law firms");
    driver.press(&["d"]).sees("their model again").lacks("Counsel  ");
    assert_eq!(of(&driver).as_str(), "referral");
    driver.press(&["u"]);
    assert_eq!(of(&driver), made.id);
}

#[test]
fn a_candidate_put_into_another_models_segment_leaves_no_loose_end() {
    let mut driver = referral();
    driver.press(&["p"]).type_text("now in agency").press(&["Enter"]).sees("5 candidates");
    let plan = driver.open_plan();
    assert!(partnerplan::plan::problems(plan).iter().all(|problem| !problem.sentence.contains("not in the plan")));
    driver.press(&["Enter", "End"]);
    driver.press(&["u"]).sees("4 candidates");
}

#[test]
fn a_partners_next_step_is_one_key_away() {
    let mut driver = sheet();
    driver.press(&["End", "Enter"]).sees("Next step");
    driver.press(&["Ctrl-u"]).type_text("Ring on Monday").press(&["Esc"]).sees("Ring on Monday");
    assert!(driver.open_plan().partners.iter().any(|partner| partner.next_step == "Ring on Monday"));
}

#[test]
fn every_sheet_can_be_read_before_the_first_candidate() {
    let mut driver = Driver::plan(&Plan::empty("Bare"));
    driver.go(View::Strategies).sees("Agency").sees("Alliance").press(&["Down"]).sees("Be the name our buyers hear");
    driver.press(&["a"]).type_text("Friends").press(&["Enter"]).type_text("empty").press(&["Enter"]).sees("Friends");
    driver.press(&["Enter", "a"]).type_text("Help them").press(&["Enter"]).sees("Help them").lacks("yours");
}

#[test]
fn a_catalogue_segment_stays_while_it_has_partners_and_an_edited_one_goes_back() {
    let mut driver = referral();
    driver.press(&["d"]).sees("This segment is the catalogue's");
    driver.press(&["Enter", "d", "Esc", "d"]).sees("the catalogue's again").sees("Be the name our buyers hear");
}

#[test]
fn what_is_answered_here_is_exported_and_undone_there() {
    let mut driver = sheet();
    driver
        .press(&["Enter", "Ctrl-u"])
        .type_text("Our own goal")
        .press(&["Enter"])
        .go(View::Export)
        .worked_out()
        .press(&["Down", "s", "F9"]);
    assert!(driver.copied.last().unwrap().contains("Our own goal"));
    driver.press(&["Ctrl-z"]).worked_out().press(&["F9"]);
    assert!(!driver.copied.last().unwrap().contains("Our own goal"));
}

#[test]
fn sheets_are_drawn_at_every_size_with_whatever_is_in_them() {
    let mut plan = catalog::example();
    for partner in &mut plan.partners {
        Arc::make_mut(partner).next_step = "日本語 👩‍💻 \u{202e}".repeat(9);
    }
    let mut driver = Driver::plan(&plan);
    for keys in [&["Alt-4"][..], &["Enter"], &["End"], &["Home", "Enter"], &["Esc", "Down", "a"]] {
        driver.press(keys);
        for columns in [1, 39, 40, 41, 63, 64, 71, 72, 80, 109, 110, 130] {
            for rows in 1..45 {
                driver.resize(columns, rows);
            }
        }
        driver.resize(80, 24);
    }
    driver.press(&["Esc", "Esc"]).resize(40, 12).sees("Agency").press(&["Enter"]).sees("Agency");
}

#[test]
fn a_line_of_several_rows_is_in_sight_whole() {
    let mut driver = needs();
    driver.resize(40, 12).press(&["Down", "Down", "Down", "Down"]).sees("To see what").sees("monthly list");
}

#[test]
fn a_list_to_pick_from_has_room_on_a_small_terminal_and_says_all_on_a_larger_one() {
    let mut driver = referral();
    driver.press(&["a"]).type_text("Friends").press(&["Enter", "Down"]).sees("Be the name our buyers hear");
    driver.resize(40, 12).sees("› Referral");
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    let mut driver = referral();
    driver.click("Reseller").click("› Reseller");
    assert!(driver.screen().contains("Enter edit"), "{}", driver.screen());
    driver.press(&["Esc"]).sees("Enter sheet").click("Contract:").sees("Enter sheet");
}

#[test]
fn a_page_of_the_sheet_is_what_is_in_sight() {
    let mut driver = sheet();
    driver.resize(140, 60).press(&["PgDn"]);
    let paged = driver.screen();
    driver.press(&["Home"]).press(&["Down"; 10]);
    assert_ne!(driver.screen(), paged, "sixty rows show more than ten of the sheet");
}
