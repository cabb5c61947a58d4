//! Step 2 as a user sees it: names become candidates, candidates go through the quick pass, and the list says whom to
//! call first.

use crate::driver::Driver;
use partnerplan::{
    catalog,
    interview::steps::View,
    plan::{Evidence, PartnerModel, Plan, Status, Warmth},
};

/// The wizard at the list of candidates of a new plan, which has none.
fn map() -> Driver {
    let mut driver = Driver::plan(&catalog::new_plan("Thirty", &catalog::starters()[0]));
    driver.go(View::Candidates).sees("No candidates yet");
    driver
}

/// The same with these candidates.
fn map_with(names: &str) -> Driver {
    let mut driver = map();
    driver.paste(names);
    driver
}

fn thirty() -> String {
    (1..=30).map(|number| format!("Candidate {number}")).collect::<Vec<_>>().join("\n")
}

fn names(plan: &Plan) -> Vec<&str> {
    plan.partners.iter().map(|partner| partner.name.as_str()).collect()
}

#[test]
fn thirty_pasted_names_become_a_list_of_calls_with_five_keys_each() {
    let mut driver = map();
    let before = driver.keys;
    driver.paste(&thirty()).sees("30 candidates added; Ctrl-Z takes them back.");
    driver.press(&["g", "q"]).sees("0 of 30").sees("What kind of partner?");
    for candidate in 0..30 {
        driver.type_text(if candidate == 17 { "rmutn" } else { "rsscn" });
    }
    driver.sees("30 of 30").sees("Everyone has been through");
    driver.press(&["g", "f"]);
    assert_eq!(driver.keys - before, 1 + 2 + 30 * 5 + 2, "paste, g q, five keys each, g f");
    let first = driver.line("Candidate 18");
    assert!(first.contains(" 1 ") && first.contains("Referral") && first.contains("93"), "{first}");
    driver.press(&["y"]).sees("Copied: 30 candidates to call");
    assert!(driver.copied[0].contains("| 1 | Candidate 18 | Referral | 93 |"), "{}", driver.copied[0]);
}

#[test]
fn a_paste_is_one_step_and_says_whom_it_left_out() {
    let mut driver = map_with("Acme\nBirch\n");
    driver.paste("- Cedar\r\n\n2) acme\nDrift\tdrift.example\n");
    driver.sees("2 candidates added; Ctrl-Z takes them back. Already there: acme.");
    assert_eq!(names(driver.open_plan()), ["Acme", "Birch", "Cedar", "Drift"]);
    driver.press(&["Ctrl-z"]).sees("Undone: 2 candidates added");
    assert_eq!(names(driver.open_plan()), ["Acme", "Birch"]);
    driver.paste("Elm").sees("Elm added; Ctrl-Z takes it back.");
    driver.paste("Acme\nBirch\nElm\nacme\n").sees("Already there: Acme, Birch, Elm and 1 more.");
}

#[test]
fn names_typed_into_the_box_are_kept_when_typing_rests_and_are_one_step() {
    let mut driver = map_with("Acme");
    driver.press(&["p"]).type_text("Birch").press(&["Enter"]).type_text("Cedar");
    driver.pause();
    assert_eq!(names(driver.open_plan()), ["Acme", "Birch", "Cedar"], "nothing typed waits to be kept");
    driver.press(&["Esc"]).sees("2 candidates added; Ctrl-Z takes them back.");
    driver.press(&["u"]);
    assert_eq!(names(driver.open_plan()), ["Acme"]);
    driver.press(&["a"]).type_text("acme").press(&["Enter"]).sees("on the list already");
    driver.type_text(" Two").press(&["Enter"]).sees("acme Two added");
}

#[test]
fn a_digit_sets_the_model_guesses_whom_they_reach_and_moves_on() {
    let mut driver = map_with("Acme Advisors\nBirch\nCedar");
    driver.sees("Referral?").sees("Sounds like Referral: 2 sets it.");
    driver.type_text("25").sees("Value-added reseller, with");
    let plan = driver.open_plan();
    let models: Vec<Option<PartnerModel>> = plan.partners.iter().map(|partner| partner.model).collect();
    assert_eq!(models, [Some(PartnerModel::Referral), Some(PartnerModel::ValueAddedReseller), None]);
    let cells = &plan.partners[0].influence;
    assert!(!cells.is_empty() && cells.iter().all(|cell| cell.evidence == Evidence::Guess));
    driver.press(&["u"]).sees("Undone: Birch: partner model");
    assert!(driver.open_plan().partners[1].influence.is_empty(), "the guesses go with the model");
}

#[test]
fn a_model_that_is_known_is_not_asked_again() {
    let mut driver = map_with("Acme\nBirch");
    driver.press(&["2", "Up"]).go(View::QuickPass).sees("Serves our kind of customer?");
    driver.type_text("mman").sees("1 of 2").sees("What kind of partner?");
}

#[test]
fn a_model_not_known_after_all_takes_its_guesses_along() {
    let mut driver = map_with("Acme");
    driver.press(&["2"]).go(View::QuickPass).press(&["Left"]).sees("What kind of partner?").press(&["?"]);
    let partner = driver.open_plan().partners[0].clone();
    assert_eq!((partner.model, partner.influence.len(), partner.quick.model_asked), (None, 0, true));
}

#[test]
fn undo_in_the_quick_pass_asks_the_question_again() {
    let mut driver = map_with("Acme\nBirch");
    driver.go(View::QuickPass).type_text("rmutn").sees("1 of 2").sees("What kind of partner?");
    driver.press(&["Ctrl-z"]).sees("Undone: Acme: stop").sees("Anything that stops it?").sees("0 of 2");
    driver.press(&["Ctrl-z"]).sees("How warm are they to us?");
    driver.type_text("an").sees("1 of 2");
    assert_eq!(driver.open_plan().partners[0].quick.warmth.known(), Some(Warmth::AskedUs));
}

#[test]
fn back_goes_the_way_one_came_and_skipping_leaves_a_question_open() {
    let mut driver = map_with("Acme\nBirch");
    driver.go(View::QuickPass).type_text("rm").press(&["Enter"]).type_text("tn").sees("0 of 2").sees("Birch");
    driver.press(&["Left"]).sees("Anything that stops it?");
    driver.press(&["Left", "Left"]).sees("There when our buyers decide?");
    driver.type_text("u").sees("1 of 2").sees("What kind of partner?");
}

#[test]
fn a_letter_that_is_no_answer_says_which_are() {
    let mut driver = map_with("Acme");
    driver.go(View::QuickPass).press(&["c"]).sees("Partner model: a Agency, r Referral");
    assert_eq!(driver.open_plan().partners[0].model, None);
}

#[test]
fn a_stop_takes_a_candidate_off_the_list_with_its_reason() {
    let mut driver = map_with("Acme\nBirch");
    driver.go(View::QuickPass).type_text("rmuac").sees("Not to be called").sees("Acme: sells against us");
    driver.type_text("rsscn").go(View::CallFirst).sees("Not to be called").sees("Acme: sells against us");
    let birch = driver.line("Birch");
    assert!(birch.contains(" 1 ") && birch.contains("40"), "{birch}");
}

#[test]
fn the_list_of_calls_says_what_a_score_is_and_who_waits() {
    let mut driver = map_with("Acme\nBirch\nCedar");
    driver.go(View::CallFirst).sees("five questions, one key each").sees("3 waiting");
    driver.go(View::QuickPass).type_text("rmuan").go(View::CallFirst);
    driver.sees("our customer 40, in the room 40, how warm 20").sees("2 not asked yet");
    driver.press(&["Enter"]).type_text("Call Dana").press(&["Esc"]).sees("Call Dana");
    assert_eq!(driver.open_plan().partners[0].next_step, "Call Dana");
}

#[test]
fn a_filter_counts_and_works_on_what_it_shows() {
    let mut driver = map_with("Acme\nBirch One\nCedar\nBirch Two");
    driver.press(&["/"]).type_text("birch").sees("2 of 4").lacks("Cedar");
    driver.press(&["Enter"]).type_text("24").sees("2 of 4");
    let plan = driver.open_plan();
    assert_eq!((plan.partners[0].model, plan.partners[2].model), (None, None), "those not shown are left alone");
    assert!(plan.partners[1].model.is_some() && plan.partners[3].model.is_some());
    driver.press(&["Esc"]).sees("Cedar");
    driver.press(&["/"]).type_text("zzz").sees("0 of 4").sees("No name has that in it");
}

#[test]
fn deleting_and_moving_are_undone_without_a_question() {
    let mut driver = map_with("Acme\nBirch\nCedar");
    driver.press(&["Down", "d"]).sees("Birch deleted. Ctrl-Z brings it back.");
    assert_eq!(names(driver.open_plan()), ["Acme", "Cedar"]);
    driver.press(&["u", "G", "Shift-Up", "Shift-Up"]);
    assert_eq!(names(driver.open_plan()), ["Cedar", "Acme", "Birch"]);
    driver.press(&["Shift-Up", "u", "u"]);
    assert_eq!(names(driver.open_plan()), ["Acme", "Birch", "Cedar"]);
}

#[test]
fn a_status_stands_in_the_list_once_there_is_one() {
    let mut plan = catalog::example();
    plan.partners.truncate(3);
    for partner in &mut plan.partners {
        // Rated candidates would open the wizard at the ranking.
        std::sync::Arc::make_mut(partner).ratings.clear();
    }
    assert_eq!(plan.partners[0].status, Status::Talking);
    let mut driver = Driver::plan(&plan);
    driver.go(View::Candidates);
    assert!(driver.line("Cordwell & Fenn Agency").contains("talking"));
}

#[test]
fn the_mouse_answers_and_opens() {
    let mut driver = map_with("Acme\nBirch");
    driver.go(View::QuickPass).click("Referral").sees("Serves our kind of customer?");
    driver.click("m 3").click("u 3").click("t 3").click("n 1").sees("1 of 2");
    driver.click("Candidates").click("Birch").click("Birch").sees("Also");
}

#[test]
fn step_two_is_drawn_at_every_size() {
    let names = format!("{}\n日本パートナー 👩‍💻\n{}", thirty(), "long ".repeat(60));
    for list in ["", names.as_str()] {
        let mut driver = map();
        if !list.is_empty() {
            driver.paste(list).go(View::QuickPass).type_text("rmutnrsscc");
        }
        for view in [View::Candidates, View::QuickPass, View::CallFirst] {
            driver.resize(80, 24).go(view);
            for columns in (1..=130).step_by(3) {
                for rows in 1..=45 {
                    driver.resize(columns, rows);
                }
            }
            driver.resize(80, 24);
        }
    }
}
