//! Step 2 as a user sees it: names become candidates, candidates go through the quick pass, and the list says whom to
//! call first.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::{
    catalog,
    interview::steps::View,
    plan::{Evidence, PartnerId, PartnerModel, Plan, Status, Warmth},
};

/// The wizard at the list of candidates of a new plan, which has none.
fn map() -> Driver {
    let mut driver = Driver::plan(&catalog::new_plan("Thirty", &catalog::starters()[0]));
    driver.go(CANDIDATES).sees("No candidates yet");
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
    driver.press(&["f"]).sees("0 of 30").sees("What kind of partner?");
    for candidate in 0..30 {
        driver.type_text(if candidate == 17 { "rmukn" } else { "rsscn" });
    }
    driver.sees("Everyone has been through the quick pass. Here is whom to call first");
    assert_eq!(driver.keys - before, 1 + 1 + 30 * 5, "paste, f, five keys each");
    let first = driver.line("Candidate 18");
    assert!(first.contains("›") && first.contains("Referral") && first.contains("87"), "{first}");
    assert!(driver.screen().lines().nth(6).is_some_and(|line| line == first), "{}", driver.screen());
    driver.press(&["y"]).sees("Sent to the terminal's clipboard: 30 candidates to call");
    assert!(driver.copied[0].contains("1\tCandidate 18\tReferral\t87\t"), "{}", driver.copied[0]);
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
fn m_and_a_digit_set_the_model_guess_whom_they_reach_and_move_on() {
    let mut driver = map_with("Acme Advisors\nBirch\nCedar");
    driver.sees("Referral?").sees("Sounds like Referral: m 2 sets it.").type_text("27");
    assert_eq!(driver.open_plan().partners[0].model, None, "a digit alone does nothing");
    driver.type_text("m2m5").sees("Value-added reseller, with");
    let plan = driver.open_plan();
    let models: Vec<Option<PartnerModel>> = plan.partners.iter().map(|partner| partner.model).collect();
    assert_eq!(models, [Some(PartnerModel::Referral), Some(PartnerModel::ValueAddedReseller), None]);
    let cells = &plan.partners[0].influence;
    assert!(!cells.is_empty() && cells.iter().all(|cell| cell.evidence == Evidence::Guess));
    driver.press(&["u"]).sees("Undone: partner model of Birch");
    assert!(driver.open_plan().partners[1].influence.is_empty(), "the guesses go with the model");
}

#[test]
fn a_model_that_is_known_is_not_asked_again() {
    let mut driver = map_with("Acme\nBirch");
    driver.press(&["m", "2", "Up", "f"]).sees("Serves our ideal customer?");
    driver.type_text("mman").sees("1 of 2").sees("What kind of partner?");
}

#[test]
fn a_model_not_known_after_all_takes_its_guesses_along() {
    let mut driver = map_with("Acme");
    driver.press(&["m", "2", "f", "Left"]).sees("What kind of partner?").press(&["?"]);
    let partner = driver.open_plan().partners[0].clone();
    assert_eq!((partner.model, partner.influence.len(), partner.quick.model_asked), (None, 0, true));
}

#[test]
fn undo_in_the_quick_pass_asks_the_question_again() {
    let mut driver = map_with("Acme\nBirch");
    driver.press(&["f"]).type_text("rmutn").sees("1 of 2").sees("What kind of partner?");
    driver.press(&["Ctrl-z"]).sees("Undone: Acme: stop").sees("Anything that stops it?").sees("0 of 2");
    driver.press(&["Ctrl-z"]).sees("How warm are they to us?");
    driver.type_text("an").sees("1 of 2");
    assert_eq!(driver.open_plan().partners[0].quick.warmth.known(), Some(Warmth::AskedUs));
}

#[test]
fn back_goes_the_way_one_came_and_skipping_leaves_a_question_open() {
    let mut driver = map_with("Acme\nBirch");
    driver.press(&["f"]).type_text("rm").press(&["Enter"]).type_text("tn").sees("0 of 2").sees("Birch");
    driver.press(&["Left"]).sees("Anything that stops it?");
    driver.press(&["Left", "Left"]).sees("There when our buyers decide?");
    driver.type_text("u").sees("1 of 2").sees("What kind of partner?");
}

#[test]
fn a_letter_that_is_no_answer_says_which_are() {
    let mut driver = map_with("Acme");
    driver.press(&["f", "c"]).sees("Partner model: a Agency, r Referral");
    assert_eq!(driver.open_plan().partners[0].model, None);
}

#[test]
fn a_stop_takes_a_candidate_off_the_list_with_its_reason() {
    let mut driver = map_with("Acme\nBirch");
    driver.press(&["f"]).type_text("rmuac").sees("Ruled out");
    driver.type_text("rsscn").sees("Ruled out  1");
    let (acme, birch) = (driver.line("Acme"), driver.line("Birch"));
    assert!(acme.contains("sells against us") && birch.contains("40"), "{acme}\n{birch}");
    driver.press(&["/"]).type_text("status:against").sees("1 of 2").sees("Acme").lacks("Birch");
}

#[test]
fn sorted_by_points_the_list_says_whom_to_call_first() {
    let mut driver = map_with("Acme\nBirch\nCedar");
    driver
        .sees("3 not through the quick pass yet: f.")
        .press(&["f"])
        .type_text("rsnan")
        .type_text("rmuan")
        .press(&["Tab"]);
    driver.sees("1 not through the quick pass yet").resize(100, 24).sees("Points: customer 40").resize(80, 24);
    driver.click("Points").press(&["Home"]).sees("▾Points");
    assert!(driver.line("›").contains("Birch"), "{}", driver.screen());
    driver.press(&["Enter"]).type_text("Call Dana").press(&["Esc"]).sees("Call Dana");
    assert_eq!(driver.open_plan().partners[1].next_step, "Call Dana", "the card opens at the next step");
    driver.press(&["Shift-Down"]).sees("the rows have an order of their own only without sorting");
}

#[test]
fn a_filter_counts_and_works_on_what_it_shows() {
    let mut driver = map_with("Acme\nBirch One\nCedar\nBirch Two");
    driver.press(&["/"]).type_text("birch").sees("2 of 4").lacks("Cedar");
    driver.press(&["Enter"]).type_text("m2m4").sees("2 of 4");
    let plan = driver.open_plan();
    assert_eq!((plan.partners[0].model, plan.partners[2].model), (None, None), "those not shown are left alone");
    assert!(plan.partners[1].model.is_some() && plan.partners[3].model.is_some());
    driver.press(&["Esc"]).sees("Cedar");
    driver.press(&["/"]).type_text("zzz").sees("0 of 4").sees("No candidate has that in it");
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
    driver.go(CANDIDATES);
    assert!(driver.line("Cordwell & Fenn Agency").contains("talking"));
}

#[test]
fn the_mouse_answers_and_opens() {
    let mut driver = map_with("Acme\nBirch");
    driver.press(&["f"]).click("Referral").sees("Serves our ideal customer?");
    driver.click("m 3").click("u 3").click("t 3").click("n 1").sees("1 of 2");
    driver.press(&["Esc"]).click("Birch").click("Birch").sees("Also");
}

#[test]
fn step_two_is_drawn_at_every_size() {
    let names = format!("{}\n日本パートナー 👩‍💻\n{}", thirty(), "long ".repeat(60));
    for list in ["", names.as_str()] {
        let mut driver = map();
        if !list.is_empty() {
            driver.paste(list).press(&["f"]).type_text("rmutnrsscc").press(&["Esc", "Space", "s"]);
        }
        for pass in [false, true] {
            driver.resize(80, 24).go(View::Candidates { pass });
            for columns in (1..=130).step_by(3) {
                for rows in 1..=45 {
                    driver.resize(columns, rows);
                }
            }
        }
    }
}

#[test]
fn the_status_of_twenty_is_set_in_about_as_many_keys_and_taken_back_in_one() {
    let mut driver = map_with(&thirty());
    let before = (driver.keys, driver.open_plan().clone());
    driver.press(&["Space"; 20]).sees("20 marked").type_text("=s").sees("Status of 20 candidates").type_text("3");
    driver.sees("Status: talking: 20 candidates.");
    assert_eq!(driver.keys - before.0, 23);
    let talking = |driver: &Driver| {
        driver.open_plan().partners.iter().filter(|partner| partner.status == Status::Talking).count()
    };
    assert_eq!(talking(&driver), 20);
    driver.press(&["u"]).sees("Undone: status of 20 candidates");
    assert_eq!(*driver.open_plan(), before.1);
    driver.type_text("=o").type_text("Dana").press(&["Enter"]).sees("Owner: Dana: 20 candidates.");
    driver.type_text("=d").type_text("soon").press(&["Enter"]).sees("! Due: ").press(&["Esc", "Esc", "Down"]);
    driver.press(&["="]).sees("What is to be set for Candidate 22?");
}

#[test]
fn two_hundred_are_sorted_filtered_marked_and_set_together() {
    let mut plan = catalog::example();
    let template = plan.partners.clone();
    for (number, partner) in (0..200).zip(template.iter().cycle()) {
        let mut partner = partner.as_ref().clone();
        partner.name = format!("{} {number}", partner.name);
        partner.id = PartnerId::new(&format!("n{number}"));
        partner.ratings.clear();
        plan.partners.push(std::sync::Arc::new(partner));
    }
    plan.partners.drain(..template.len());
    plan.preferences.clear();
    let mut driver = Driver::plan(&plan);
    driver.go(View::Candidates { pass: false }).press(&["Home"]).sees("1 of 200");
    driver.press(&["Home"]).sees("▾Points").sees("1 of 200");
    assert!(driver.line("›").contains("87"), "whoever is in talks is not to be called: {}", driver.screen());
    let vars = plan.partners.iter().filter(|partner| partner.model == Some(PartnerModel::ValueAddedReseller)).count();
    driver.press(&["/"]).type_text("model:var").press(&["Enter"]).sees(&format!("{vars} of 200")).lacks("Referral");
    driver.press(&["*"]).sees(&format!("{vars} marked")).type_text("=").press(&["n"]).type_text("Send the terms");
    driver.press(&["Enter"]).sees(&format!("Next step: Send the terms: {vars} candidates."));
    let sent = |driver: &Driver| {
        driver.open_plan().partners.iter().filter(|partner| partner.next_step == "Send the terms").count()
    };
    assert_eq!(sent(&driver), vars);
    driver.press(&["u"]).sees(&format!("Undone: next step of {vars} candidates"));
    assert_eq!(sent(&driver), 0);
    driver.press(&["Esc", "Esc"]).lacks(&format!("{vars} marked")).sees("of 200");
    driver.press(&["/"]).type_text("model:var").press(&["Enter", "*", "d"]);
    driver.sees(&format!("Delete {vars} candidates?")).press(&["y"]).sees(&format!("{vars} candidates deleted: "));
    assert_eq!(driver.open_plan().partners.len(), 200 - vars);
    driver.press(&["u"]);
    assert_eq!(*driver.open_plan(), plan);
}

#[test]
fn the_quick_pass_goes_through_those_the_filter_shows() {
    let mut driver = map_with("Acme One\nBirch\nAcme Two");
    driver.press(&["/"]).type_text("acme").press(&["Enter", "f"]).type_text("rmutn");
    assert!(driver.line("›").contains("Acme Two"), "{}", driver.screen());
    driver.type_text("rmutn").sees("All five are answered.").sees("2 of 3");
    driver.press(&["Esc", "Esc"]).sees("1 not through the quick pass yet");
}

#[test]
fn whoever_is_ruled_out_is_so_in_every_view() {
    let mut driver = Driver::example();
    driver.resize(140, 40);
    for view in [CANDIDATES, View::Reach { candidate: false }, View::Ranking(None), View::Rate { at: None, by: None }] {
        driver.go(view).press(&["End"]).sees("Ruled out  2").sees("Norrland Direct").sees("Verity Loom GRC");
    }
    driver.go(CANDIDATES).sees("does not serve our ideal customer").sees("sells against us");
}

#[test]
fn after_whom_the_pass_rules_out_comes_who_follows_in_the_plan() {
    let mut driver = map_with("Acme\nBirch\nCedar");
    driver.press(&["f", "Down"]).type_text("rn").sees("Ruled out  1").type_text("uan");
    assert!(driver.line("›").contains("Cedar"), "{}", driver.screen());
}

#[test]
fn what_of_a_pasted_list_is_left_out_is_said() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).resize(200, 24).paste("Zeta\tzeta.example\t12\n\u{200b}\nYonder\n");
    driver.sees("2 candidates added").sees("Left out behind a tab: zeta.example 12.").sees("1 line left out: nothing");
}

#[test]
fn whoever_has_been_through_the_pass_opens_the_list_at_whom_to_call_first() {
    let mut driver = map_with("Acme\nBirch\nCedar");
    driver.press(&["f"]).type_text("rsncn").type_text("rmuan").type_text("rsscn").sees("▾Points").sees("s sort");
    driver.go_home().open("Thirty");
    driver.go(CANDIDATES).sees("▾Points").sees("s sort");
    assert!(driver.screen().lines().nth(6).is_some_and(|line| line.contains("Birch")), "{}", driver.screen());
    // Who sorts otherwise keeps that, whatever changes.
    driver.press(&["s"]).lacks("▾Points").press(&["Home", "d"]).lacks("▾Points");
}

#[test]
fn the_digit_of_another_answer_answers_no_variant() {
    let mut driver = map_with("Acme\nBirch");
    driver.press(&["f"]).type_text("7").sees("And which of these?").lacks(" s 1 ");
    driver.type_text("3").sees("Variant: s systems integrator").sees("A digit is no answer here.");
    assert_eq!(driver.open_plan().partners[0].variant, None);
    driver.click("managed services").sees("Serves our ideal customer?").type_text("3321").sees("1 of 2");
}

#[test]
fn three_ruled_out_in_a_row_are_told_of() {
    let mut driver = map_with("Acme\nBirch\nCedar\nDrift\nElm");
    driver.press(&["f"]).type_text("rmuac").type_text("rnuan").lacks("in a row").type_text("rmuac");
    driver.sees("3 in a row ruled out: Ctrl-Z takes the last answer back.");
    driver.type_text("rmuan").lacks("in a row").type_text("rmuac").lacks("in a row");
}

#[test]
fn after_undo_the_pass_goes_on_at_the_first_question_open() {
    let mut driver = map_with("Acme");
    driver.press(&["f"]).type_text("rm").sees("There when our buyers decide?");
    driver.press(&["Esc", "Ctrl-z", "Ctrl-z", "f"]).sees("What kind of partner?");
    driver.type_text("r").sees("Serves our ideal customer?");
}

#[test]
fn of_a_pasted_row_the_first_cell_is_the_name_wherever_it_is_pasted() {
    let mut driver = map();
    driver.press(&["p"]).paste("Acme\nTab Separated, Inc.\tReferral\nCedar").pause();
    assert_eq!(names(driver.open_plan()), ["Acme", "Tab Separated, Inc.", "Cedar"]);
    driver.press(&["Esc"]).sees("Left out behind a tab: Referral.");
    driver.press(&["a"]).paste("Drift\tdrift.example\tReferral").sees("Left out behind a tab: drift.example Referral.");
    driver.press(&["Enter"]);
    assert_eq!(names(driver.open_plan()), ["Acme", "Tab Separated, Inc.", "Cedar", "Drift"]);
}
