//! Step 1 of the wizard: goal and limits, the ideal customer, the buying group, the buying stages.

use crate::driver::Driver;
use partnerplan::{
    catalog,
    interview::steps::View,
    plan::{Amount, Plan, StageId, Target},
};
use std::sync::Arc;

const VIEWS: [&str; 3] = ["Goal and limits", "Ideal customer", "Buying group"];

/// A plan from a starter, at its first view, without candidates.
fn new_plan() -> Driver {
    Driver::plan(&catalog::new_plan("Nordic", &catalog::starters()[0]))
}

/// The example without its candidates, at the view with this name.
fn example_at(view: &str) -> Driver {
    let mut plan = catalog::example();
    plan.partners.clear();
    let mut driver = Driver::plan(&plan);
    show(&mut driver, view);
    driver
}

/// Shows a view of step 1; the step has the name of one of them, so a click on that would not be enough.
fn show(driver: &mut Driver, view: &str) {
    driver.click(VIEWS[0]);
    if view == VIEWS[1] {
        driver.press(&["Ctrl-PgDn"]);
    } else {
        driver.click(view);
    }
}

#[test]
fn page_down_leads_through_every_view_to_the_map_and_page_up_back() {
    let mut driver = new_plan();
    driver.sees("Vendor");
    for first in ["Industries", "Cares about", "No candidates yet"] {
        driver.press(&["Ctrl-PgDn"]).sees(first);
    }
    driver.lacks("Cares about");
    for first in ["Cares about", "Industries", "Vendor"] {
        driver.press(&["Ctrl-PgUp"]).sees(first);
    }
}

#[test]
fn enter_after_the_last_field_goes_on_to_the_next_view() {
    let mut driver = new_plan();
    driver
        .press(&["Ctrl-PgDn"])
        .sees("Months to sign")
        .press(&["Enter"; 11])
        .sees("Triggers and rule-outs")
        .press(&["Tab"]);
    driver.press(&["Enter"; 22]).sees("Trusted sources").press(&["Enter"]).sees("Cares about");
}

#[test]
fn the_sentence_follows_the_fields_until_it_is_written_by_hand() {
    let mut driver = Driver::plan(&Plan::empty("New"));
    driver.press(&["Ctrl-PgDn"]).sees("appears here as you fill in the fields");
    driver.type_text("Banks, Insurers").sees("Banks and insurers.");
    driver.press(&["Tab"]).type_text("300 to 3000").sees("Banks and insurers with 300 to 3,000 employees.");
    driver.press(&["Up", "Up", "Space"]).press(&["Ctrl-u"]).type_text("Ours alone").press(&["Esc"]);
    driver.sees("Ours alone").sees("(in your words)");
    driver.press(&["Down", "Ctrl-u"]).type_text("Airlines").sees("Ours alone");
}

#[test]
fn what_cannot_stand_in_a_field_holds_nobody_back_and_is_kept() {
    let mut driver = new_plan();
    driver.press(&["Ctrl-PgDn", "Down", "Ctrl-u"]).type_text("huge").sees("! Size: write bounds");
    driver.press(&["Tab"]).sees("Enter next").press(&["Ctrl-PgDn", "Ctrl-PgUp"]);
    assert!(driver.line("Size").contains("huge"), "{}", driver.screen());
    driver.press(&["F1", "Esc", "Up"]).sees("! Size: write bounds");
    driver.press(&["Ctrl-z"]).sees("Undone: what was typed into “Size”").lacks("huge").lacks("! Size");
}

#[test]
fn a_refused_text_of_several_lines_is_kept_too() {
    let mut driver = example_at("Ideal customer");
    driver
        .press(&["Tab"; 10])
        .press(&["Enter"])
        .press(&["Tab"; 5])
        .press(&["Space"])
        .sees("Pains")
        .press(&["Enter"])
        .type_text("Too slow | Nobody");
    driver.sees("no buyer is called").press(&["Esc"]).sees("no buyer is called \"Nobody\"");
    driver.press(&["Space"]).sees("Too slow | Nobody").press(&["Backspace"; 9]).press(&["Esc"]).lacks("no buyer");
    assert_eq!(driver.open_plan().profile.pains.last().unwrap().words, "Too slow");
}

#[test]
fn a_letter_typed_into_a_list_of_phrases_begins_a_line() {
    let mut driver = new_plan();
    driver
        .press(&["Ctrl-PgDn"])
        .click("Sharpen ")
        .press(&["Down", "Down"])
        .sees("Rule-outs")
        .type_text("Z")
        .press(&["Esc"]);
    assert_eq!(driver.open_plan().profile.rule_outs.last().map(String::as_str), Some("Z"));
}

#[test]
fn two_noes_say_what_to_mend_and_block_nothing() {
    let mut driver = new_plan();
    driver.resize(80, 50).lacks("An executive").click("22 more").sees("Are we ready?").click("An executive sponsors");
    driver.type_text("n").lacks("Mend these").press(&["Tab"]);
    driver
        .type_text("no")
        .sees("Mend these before recruiting")
        .press(&["Tab"])
        .type_text("y")
        .sees("and 3 more are set");
    driver.press(&["Ctrl-z"]).sees("and 2 more are set");
    driver.press(&["Ctrl-z", "Ctrl-z"]).lacks("Mend these").press(&["Ctrl-PgDn"]).sees("Industries");
}

#[test]
fn five_answers_stand_first_and_the_rest_in_one_row_that_says_what_is_set() {
    let mut driver = Driver::plan(&Plan::empty("New"));
    driver.sees("▸ 22 more  all have defaults").lacks("Days limit").lacks("Are we ready?");
    driver.press(&["Down"; 5]).sees("Under this: Limits, Money and people, Are we ready?").press(&["Enter"]);
    driver.sees("▾ 22 more").type_text("90").sees("days in year one");
    driver.press(&["Up", "Space"]).lacks("Days limit  ").sees("▸ 22 more  Days limit 90; others have defaults");
}

#[test]
fn what_comes_back_where_it_is_folded_away_opens_it() {
    let mut driver = Driver::plan(&Plan::empty("New"));
    driver.press(&["Down"; 5]).press(&["Enter"]).type_text("90").press(&["Up", "Space"]).sees("▸ 22 more");
    driver.press(&["Up", "Ctrl-z"]).sees("Undone").sees("▾ 22 more").sees("┃ Days limit");
    driver.press(&["Up", "Space"]).sees("▸ 22 more").press(&["Ctrl-y"]).sees("┃ Days limit").sees("  90  days");
    // What another view has changed moves nothing here.
    driver.press(&["Up", "Space"]).go(View::Recruit(None)).press(&["u"]).go(View::Goal).sees("▸ 22 more");
}

#[test]
fn a_draft_is_not_folded_away_and_opens_its_fold_when_the_plan_is_opened_again() {
    let mut driver = Driver::plan(&Plan::empty("New"));
    driver.press(&["Down"; 5]).press(&["Enter", "Down"]).type_text("many").press(&["Up", "Up", "Space"]);
    driver.sees("“Budget” is not in the plan yet: mend it before closing this.").sees("▾ 22 more");
    driver.press(&["Esc"]).until("Home is there", Driver::is_home);
    driver.open("New");
    driver.sees("▾ 22 more").sees("!Budget");
}

#[test]
fn a_goal_is_typed_as_people_say_it() {
    let mut driver = Driver::plan(&Plan::empty("New"));
    driver.press(&["Tab", "Tab"]).type_text("1.2m").sees("USD, from partners");
    assert!(
        matches!(driver.open_plan().goal.target, Some(Target::Money(amount)) if amount == Amount::new(1200.0).unwrap())
    );
    driver.press(&["Ctrl-z"]).lacks("USD, from");
    assert_eq!(driver.open_plan().goal.target, None);
}

#[test]
fn sharpness_names_what_would_help_next() {
    let mut driver = Driver::plan(&Plan::empty("New"));
    driver.press(&["Ctrl-PgDn"]).sees("○○○○○  a size from and to");
    driver.press(&["Down"]).type_text("300 to 3000").sees("●○○○○  an economic buyer");
}

#[test]
fn a_buyer_is_added_with_the_absences_usual_for_the_role_and_undone() {
    let mut driver = new_plan();
    let before = driver.open_plan().buyers.len();
    driver.click("Buying group").press(&["a", "Enter"]).sees("A buyer needs a title");
    driver.type_text("Purchasing").press(&["Enter"]).sees("which part do they play?");
    driver.type_text("gatekeeper").press(&["Enter"]).sees("Added Purchasing");
    let added = driver.open_plan().buyers.last().unwrap();
    assert_eq!(added.absent, ["trigger", "define", "implement"].map(StageId::new));
    assert!(driver.line("Purchasing").starts_with('›'));
    driver.press(&["u"]).lacks("Purchasing  ");
    assert_eq!(driver.open_plan().buyers.len(), before);
}

#[test]
fn space_switches_who_is_in_the_room_says_so_and_goes_on() {
    let mut driver = example_at("Buying group");
    driver.press(&["Right", "Right", "Right", "Space"]).sees("security is not in the room at Purchase.");
    assert_eq!(driver.open_plan().buyers[0].absent.len(), 1);
    driver.press(&["Left"]);
    assert!(driver.line("CISO").contains("[–]"));
    driver.press(&["Space"]).sees("security is in the room at Purchase.");
    assert!(driver.open_plan().buyers[0].absent.is_empty());
    driver.press(&["Right", "Space", "Space"]).sees("is not in the room at Trigger");
}

#[test]
fn a_deleted_buyer_takes_the_influence_on_them_along_and_brings_it_back() {
    let mut plan = catalog::example();
    for partner in &mut plan.partners {
        Arc::make_mut(partner).ratings.clear();
    }
    let mut driver = Driver::plan(&plan);
    let cells = |driver: &Driver| driver.open_plan().partners.iter().map(|it| it.influence.len()).sum::<usize>();
    driver.go(View::Goal).click("Buying group").press(&["d"]);
    driver.sees("Deleted CISO").sees("the influence on them").sees("No economic buyer yet");
    assert!(cells(&driver) < plan.partners.iter().map(|it| it.influence.len()).sum());
    driver.press(&["u"]).lacks("No economic buyer yet");
    assert_eq!(*driver.open_plan(), plan);
}

#[test]
fn buyers_and_stages_move_with_the_selection_on_them() {
    let mut driver = example_at("Buying group");
    driver.press(&["Shift-Down"]);
    assert_eq!(driver.open_plan().buyers[1].title, catalog::example().buyers[0].title);
    driver.press(&["Shift-Up", "Up", "Shift-Right"]).sees("[Trigger]");
    assert_eq!(driver.open_plan().stages[1].name, "Trigger");
    assert!(driver.line("[Trigger]").starts_with('›'));
    driver.press(&["Shift-Left", "Shift-Left"]);
    assert_eq!(*driver.open_plan(), Plan { partners: Vec::new(), ..catalog::example() });
}

#[test]
fn the_buying_group_has_whole_headings_at_eighty_columns_and_whole_names_at_ninety() {
    let mut driver = example_at("Buying group");
    driver.sees("CISO  ").sees("Trigger  Define  Shortlist  Purchase  Implement  Renew").sees("economic buyer");
    driver.resize(90, 24).sees("Trigger  Define  Shortlist").sees("Application owners  ").lacks("…");
    driver.resize(140, 24).sees("CISO / head of information security  ").lacks("…");
}

#[test]
fn the_sentence_stands_whole_beside_its_guidance() {
    let mut driver = example_at("Ideal customer");
    driver.resize(110, 24).sees("months. (in your words)").sees("Sharpen").lacks("…");
}

#[test]
fn a_weight_is_typed_and_shown_as_its_share_of_all() {
    let mut driver = example_at("Buying group");
    driver.press(&["Up", "w"]).sees("of all, beside the others").type_text("0.4").sees("do you mean 0.4 % or 40 %?");
    driver.press(&["Ctrl-u"]).type_text("32").sees("32  of all").press(&["Esc"]);
    driver
        .sees("Stages: Typed: 32 % in all; the others share 68 %.")
        .sees(" 32 %")
        .press(&["Enter"])
        .sees("Trigger")
        .press(&["Esc", "Down", "Enter"])
        .sees("Buying role");
}

#[test]
fn a_plan_without_stages_gets_the_usual_six_with_one_key() {
    let mut driver = Driver::plan(&Plan::empty("New"));
    driver.click("Buying group").sees("Nobody is in the buying group yet").sees("There is no buying stage yet");
    driver.press(&["Up", "c"]).lacks("There is no buying stage yet").sees("Renew");
    assert_eq!(driver.open_plan().stages.len(), 6);
    driver.press(&["a"]).type_text("Pilot").press(&["Enter"]).sees("Added Pilot").press(&["d"]).sees("Deleted Pilot");
    assert_eq!(driver.open_plan().stages.len(), 6);
}

#[test]
fn changing_the_role_in_the_card_suggests_when_they_are_in_the_room() {
    let mut driver = example_at("Buying group");
    driver.press(&["Down", "Enter", "Down"]).sees("‹ champion ›").press(&["Right"; 4]).press(&["Esc"]);
    assert_eq!(driver.open_plan().buyers[1].absent.len(), 3);
    driver.press(&["Space", "Enter", "Down"]).type_text("ch").press(&["Esc"]);
    assert_eq!(driver.open_plan().buyers[1].absent.len(), 2, "absences the user set stay");
}

#[test]
fn a_click_focuses_a_field_and_picks_a_choice() {
    let mut driver = new_plan();
    driver.resize(120, 40).click("22 more").click("One person owns").sees("yes  no  not known");
    driver.click("Margin is left").click("yes  no");
    let readiness = driver.open_plan().goal.readiness;
    assert_eq!((readiness.margin_left.label(), readiness.one_owner.label()), ("yes", "not known"));
}

#[test]
fn at_eighty_columns_the_ideal_customer_is_whole() {
    let mut driver = example_at("Ideal customer");
    for words in ["last 18 months", "Industries", "Months to sign", "Sharpen ", "Name the ones"] {
        driver.sees(words);
    }
    driver.lacks("more ");
}

#[test]
fn a_long_text_shows_that_it_is_cut_where_the_cursor_is_not() {
    let mut driver = example_at("Goal and limits");
    driver.press(&["Down"]);
    assert!(driver.line("Product").contains("…") && !driver.line("Product").contains("Tallowick"));
    driver.press(&["Home"]);
    assert!(driver.line("Product").contains("Tallowick Attest"));
    driver.type_text("The ").press(&["Ctrl-Right"]).type_text("new ");
    assert!(
        driver.open_plan().goal.product.starts_with("The Tallowick new Attest"),
        "{}",
        driver.open_plan().goal.product
    );
}

#[test]
fn on_a_narrow_terminal_the_view_shown_is_named() {
    let mut driver = new_plan();
    driver.click("Buying group").resize(40, 12).sees("Buying group").sees("CISO").lacks("Goal and limits");
}

#[test]
fn every_view_is_drawn_at_every_size() {
    for plan in [Plan { partners: Vec::new(), ..catalog::example() }, Plan::empty("New")] {
        let mut driver = Driver::plan(&plan);
        for view in VIEWS {
            show(driver.resize(100, 30), view);
            for columns in (1..=130).step_by(6) {
                for rows in [1, 5, 11, 12, 13, 16, 24, 45] {
                    driver.resize(columns, rows);
                }
            }
        }
    }
}
