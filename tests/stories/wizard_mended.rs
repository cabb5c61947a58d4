//! What somebody who sees the wizard for the first time ran into, and no longer does.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::{
    catalog,
    interview::steps::{Asked, View},
    plan::{Partner, PartnerId, Plan, QualifyQuestion},
};
use std::sync::Arc;

fn plan() -> Plan {
    catalog::new_plan("First try", &catalog::starters()[0])
}

/// The same with this candidate, called Acme.
fn with(partner: Partner) -> Plan {
    let acme = Partner { id: PartnerId::new("acme"), name: "Acme".to_owned(), ..partner };
    Plan { partners: vec![Arc::new(acme)], ..plan() }
}

#[test]
fn words_typed_into_a_number_leave_no_number_behind() {
    let mut driver = Driver::plan(&plan());
    driver.go(View::Goal).press(&["Down", "Down"]).type_text("20 deals from partners");
    assert_eq!(driver.open_plan().goal.target, None, "the 20 was never meant as 20 thousand");
    driver.press(&["Enter"]).sees("20 deals from partners").press(&["Ctrl-PgDn"]);
    driver.sees("Kept as a draft: Goal “20 deals from partners”.");
    assert_eq!(*driver.open_plan(), plan());
    assert_eq!(driver.undo_all(), 0, "what left nothing behind is no step");
}

#[test]
fn a_number_that_grows_into_words_keeps_what_stood_before() {
    let mut driver = Driver::plan(&catalog::example());
    let before = driver.open_plan().goal.target;
    driver.go(View::Goal).press(&["Down", "Down", "Ctrl-u"]).type_text("25 new names");
    assert_eq!(driver.open_plan().goal.target, before);
    driver.press(&["Ctrl-u"]).type_text("25 %").press(&["Esc"]).lacks("Not kept");
    driver.open(&catalog::example().name);
    assert_ne!(driver.open_plan().goal.target, before);
}

#[test]
fn what_a_card_or_home_could_not_keep_is_said() {
    let mut driver = Driver::example();
    driver
        .go(CANDIDATES)
        .press(&["Enter", "Down", "Down"])
        .type_text("next friday")
        .sees("! Due")
        .press(&["Esc"])
        .sees("Esc again gives it up")
        .sees("next friday")
        .press(&["Esc"]);
    driver.sees("Given up: Due");
    driver.go(View::Goal).press(&["Down", "Down", "Down", "Ctrl-u"]).type_text("spring").press(&["Esc"]);
    assert!(driver.is_home());
    driver.sees("Kept as a draft: By “spring”.");
}

#[test]
fn every_key_named_on_a_card_does_something() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["Enter"]).sees("Ctrl-_ help").sees("PgDn page").lacks("Written rule");
    driver.press(&["PgDn", "PgDn", "PgDn"]).sees("Written rule").press(&["PgUp", "PgUp", "PgUp"]).lacks("Written rule");
    driver.press(&["F1"]).sees("what can I do here?").press(&["Esc"]);
    driver.sees("PgDn page");
    driver.press(&["F4"]).sees("Rate  Ranking");
    driver.go(CANDIDATES).press(&["Enter"]).click("5 Export").sees("Write the file");
}

#[test]
fn after_a_paste_the_list_says_what_comes_next() {
    let mut driver = Driver::plan(&plan());
    driver.go(CANDIDATES).paste("Harbor Cloud Services\nIronwood Distribution\n").sees("g go to");
    driver.sees("2 not through the quick pass yet: f");
    let route = driver.line("Ironwood Distribution");
    assert!(route.contains("route?"), "a distributor is seen before anybody rates it: {route}");
    driver.press(&["f"]).sees("What kind of partner?");
}

#[test]
fn home_says_how_to_leave() {
    let mut driver = Driver::home();
    driver.sees("q quit").press(&["q"]);
    assert!(driver.ended.is_some());
}

#[test]
fn a_reason_for_ruling_out_reads_as_a_sentence() {
    let mut driver = Driver::example();
    driver
        .go(View::asking(Asked::Question(QualifyQuestion::ServesCustomer)))
        .press(&["n"])
        .sees("is ruled out: does not serve our ideal customer.");
}

#[test]
fn an_empty_goal_says_what_it_is_counted_in() {
    let mut driver = Driver::plan(&plan());
    driver.go(View::Goal);
    let goal = driver.line("  Goal  ");
    assert!(goal.contains("USD like 900k or a share like 30 %"), "{goal}");
}

#[test]
fn a_criterion_weighed_in_its_card_says_what_share_that_is() {
    let mut driver = Driver::example();
    driver.go(View::Weights).press(&["Enter", "Down"]).sees("22 % of all, beside the others");
}

#[test]
fn the_trash_says_when_as_people_do() {
    let mut driver = Driver::home_with(|store| {
        store.create("Spring", &plan()).expect("the plan can be saved");
    });
    driver.waits_for("1 plan").press(&["d", "y"]).sees("is in the trash");
    driver.press(&["t"]).sees("deleted just now").press(&["Enter", "Enter"]).sees("“spring” is back.");
}

#[test]
fn the_points_of_the_first_call_are_not_called_a_score() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).sees("Points: ideal customer 40").lacks("Score");
}

#[test]
fn points_for_what_nobody_rated_are_explained() {
    let mut example = catalog::example();
    let partner = std::sync::Arc::make_mut(&mut example.partners[7]);
    partner.ratings.retain(|rating| rating.criterion.as_str() != "solution_fit");
    let name = partner.name.clone();
    let mut driver = Driver::plan(&example);
    driver.press(&["/"]).type_text(&name).press(&["Enter", "Enter"]).resize(80, 60).sees("counts as a 3 until rated");
}

#[test]
fn clicking_a_hint_for_several_keys_changes_nothing() {
    let mut driver = Driver::example();
    driver.go(View::Reach { candidate: true }).press(&["Right", "Right"]).click("0–3 set");
    driver.go(View::asking(Asked::Criterion(0))).click("1–5 rate");
    assert_eq!(*driver.open_plan(), catalog::example());
}

#[test]
fn the_arrow_before_a_value_goes_back_and_the_one_behind_on() {
    let mut driver = Driver::example();
    driver.go(View::asking(Asked::Criterion(0))).press(&["Right"]).sees("Buyer influence  18 %");
    driver.click("‹").sees("Ideal-customer fit  22 %").click("›  19 of 20").sees("Buyer influence  18 %");
}

#[test]
fn a_text_to_read_loses_no_word_in_a_narrow_terminal() {
    let mut driver = Driver::example();
    driver.go(View::Sources).resize(56, 24).press(&["p"]).lacks("…");
    driver.press(&["End"]);
    let end = driver.screen();
    driver.press(&["Up"]);
    assert_ne!(driver.screen(), end, "no key is dead at the end");
}

#[test]
fn a_card_begins_with_what_is_needed_every_week_and_hides_no_value() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["Enter"]);
    for field in ["Name", "Partner model", "Status", "Next step", "Owner", "Due", "Notes"] {
        driver.sees(field);
    }
    let more = driver.line("more");
    assert!(more.trim_start().starts_with('↓'), "nothing else stands on that line: {more}");
    driver.press(&["PgDn"; 5]).sees("Both sides earn").lacks("↓");
    driver.press(&["PgUp"; 5]).sees("Who and what next");
}

#[test]
fn a_filter_begun_in_the_ranking_beside_the_grid_holds_only_there() {
    let mut driver = Driver::example();
    driver.resize(140, 40).go(View::asking(Asked::Criterion(0))).press(&["Tab", "/"]).type_text("x");
    driver.click("Stonebrook").press(&["1"]);
    assert!(*driver.open_plan() != catalog::example(), "in the grid a digit rates");
}

#[test]
fn what_nobody_has_said_is_dim_whatever_its_words_begin_with() {
    let mut driver = Driver::plan(&with(Partner::default()));
    driver.resize(80, 60).go(CANDIDATES).press(&["Enter"]);
    for unsaid in ["not asked", "as worked out", "not known"] {
        assert!(driver.is_dim(unsaid), "{unsaid}:\n{}", driver.screen());
    }
    let status = driver.open_plan().partners[0].status.label();
    assert!(!driver.is_dim(status), "{}", driver.screen());
}

#[test]
fn a_next_step_is_no_guess_however_it_ends() {
    let mut plan = with(Partner { next_step: "Ask Dana?".to_owned(), ..Partner::default() });
    plan.partners.push(Arc::new(Partner::named(PartnerId::new("basalt"), "Basalt")));
    let mut driver = Driver::plan(&plan);
    driver.resize(200, 40).go(CANDIDATES).press(&["End"]);
    assert!(!driver.is_dim("Ask Dana?"), "{}", driver.screen());
}

#[test]
fn only_a_source_nobody_stands_for_is_warned_of() {
    let mut plan = catalog::example();
    let source = plan.buyers[0].trusted_sources[0].clone();
    for partner in &mut plan.partners {
        *partner = Arc::new(Partner { trusted_as: Vec::new(), ..Partner::clone(partner) });
    }
    let named = Partner::named(PartnerId::new("none"), "no candidate yet Ltd");
    plan.partners.push(Arc::new(Partner { trusted_as: vec![source], ..named }));
    let mut driver = Driver::plan(&plan);
    let line = driver.go(View::Sources).resize(140, 40).line("no candidate yet Ltd");
    assert!(!line.contains('!'), "{line}");
    driver.sees("! no candidate yet");
}

#[test]
fn an_amount_says_at_once_what_it_was_read_as() {
    let mut driver = Driver::plan(&plan());
    driver.go(View::Goal).press(&["Down", "Down"]).type_text("60").sees("60  thousand USD, from partners");
    driver.type_text(".000 $").sees("60.000 $  = 60k USD, from partners").press(&["Ctrl-u"]).type_text("6000");
    driver.sees("do you mean 6 thousand or 6 million? write 6k or 6m");
    assert_eq!(driver.open_plan().goal.target, None, "it may be a thousand times as much");
    driver.press(&["Tab"]).sees("6000  do you mean 6 thousand or 6 million?").sees("a draft");
    driver.press(&["Up", "Ctrl-u"]).type_text("60k").press(&["Tab"]).sees("60k  USD, from partners").lacks("a draft");
}

#[test]
fn a_refused_text_is_there_again_when_one_comes_back() {
    let mut driver = Driver::plan(&plan());
    driver.go(View::Goal).press(&["Down", "Down"]).type_text("6000").press(&["Enter"]);
    driver.go(View::Customer).sees("Kept as a draft: Goal “6000”").go(View::Goal).sees("6000  do you mean");
    assert_eq!(driver.open_plan().goal.target, None);
}
