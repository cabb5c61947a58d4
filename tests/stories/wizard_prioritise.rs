//! Step 3 in the wizard: ranking, qualify, rate, weights.

use crate::driver::Driver;
use partnerplan::{
    catalog,
    interview::steps::{Asked, OfRanking, View},
    plan::{
        Answer, CriterionId, Date, Evidence, Fit, Partner, PartnerId, Plan, QualifyQuestion, RatingValue, Score5, Stop,
        Told, Weighting,
    },
    prioritise::weights::weights,
    report::{Format, Options, Report, render},
};
use std::sync::Arc;

/// The example with one partner changed.
fn example_with(id: &str, change: impl FnOnce(&mut Partner)) -> Plan {
    let mut plan = catalog::example();
    let partners = &mut plan.partners;
    let partner = partners.iter_mut().find(|partner| partner.id.as_str() == id).unwrap();
    change(Arc::make_mut(partner));
    plan
}

/// The example with nobody rated who is not ruled out.
fn unrated() -> Plan {
    let mut plan = catalog::example();
    for partner in plan.partners.iter_mut().filter(|partner| partner.conflict.map(Score5::get) != Some(5)) {
        Arc::make_mut(partner).ratings.clear();
    }
    plan
}

fn id_of(plan: &Plan, name: &str) -> String {
    plan.partners.iter().find(|partner| partner.name == name).unwrap().id.as_str().to_owned()
}

fn partner<'a>(driver: &'a Driver, name: &str) -> &'a Partner {
    let plan = driver.open_plan();
    plan.partner(&PartnerId::new(&id_of(plan, name))).unwrap()
}

fn rating(driver: &Driver, name: &str, criterion: &str) -> Option<(RatingValue, Evidence)> {
    partner(driver, name).rating(&CriterionId::new(criterion)).map(|rating| (rating.value, rating.evidence))
}

fn rated(value: u8) -> RatingValue {
    RatingValue::Rated(Score5::new(value).unwrap())
}

/// Presses Down until the selected row holds the name.
fn go_to(driver: &mut Driver, name: &str) {
    driver.press(&["Home"]);
    for _ in 0..40 {
        if driver.line("› ").contains(name)
            || driver.screen().lines().any(|line| line.starts_with('›') && line.contains(name))
        {
            return;
        }
        driver.press(&["Down"]);
    }
    panic!("never came to {name}:\n{}", driver.screen());
}

#[test]
fn a_worked_plan_opens_at_its_ranking_with_the_best_first() {
    let mut driver = Driver::example();
    driver.sees("Limits: 6 partners, 100 days, $80k").sees("all 20 reach 68 of 100");
    driver.resize(100, 24);
    let first = driver.line("Harrowgate Identity");
    assert!(first.starts_with('›') && first.contains("88.5") && first.contains("proof"), "{first}");
    driver.press(&["End"]).sees("Ruled out").sees("Verity Loom GRC").sees("sells against us");
}

#[test]
fn ties_share_a_rank_and_stand_in_the_plans_order() {
    let driver = Driver::example();
    assert!(driver.line("Tidewell Exam").trim_start().starts_with("8 "));
    assert!(driver.line("Nightjar").trim_start().starts_with("8 "));
    assert!(driver.line("Cordwell").trim_start().starts_with("10 "));
}

#[test]
fn why_says_what_each_criterion_brings_and_esc_goes_back_to_the_list() {
    let mut driver = Driver::example();
    driver.press(&["Enter"]).sees("#1 of 20, 88.5 of 100: A first choice").sees("Ideal-customer fit").sees("Reaches");
    driver.press(&["Down"]).sees("Millrace Bank Technologies").sees("#2 of 20");
    driver.press(&["Esc"]).sees("Harrowgate Identity").sees("3 Prioritise");
}

#[test]
fn from_110_columns_the_why_stands_beside() {
    let mut driver = Driver::example();
    driver.lacks("#1 of 20").resize(110, 30).sees("#1 of 20").sees("Calderan Core");
}

#[test]
fn who_is_not_rated_yet_stands_apart_with_what_is_missing() {
    let mut driver = Driver::plan(&unrated());
    driver.go(View::Ranking(None)).sees("Nobody is rated enough for a score yet").sees("Not rated yet");
    driver.sees("rate 3 more, e.g. Ideal-customer fit");
}

#[test]
fn the_ranking_is_copied_as_a_table() {
    let mut driver = Driver::example();
    driver.press(&["y"]).sees("Sent to the terminal's clipboard: the ranking of 20");
    let copied = driver.copied.concat();
    assert!(copied.starts_with("#\tCandidate\t"), "{copied}");
    assert_eq!(copied.lines().count(), 1 + 20);
}

#[test]
fn the_filter_leaves_names_and_models_that_fit() {
    let mut driver = Driver::example();
    driver.press(&["/"]).type_text("agency").sees("3 of 22").sees("Cordwell").lacks("Harrowgate");
    driver.press(&["Enter", "Esc"]).sees("Harrowgate");
    driver.paste("nobody").press(&["/"]).sees("22 of 22");
}

/// At a question, going on as the view does by itself: down.
fn question(question: QualifyQuestion) -> View {
    View::Rate { at: Some(Asked::Question(question)), by: None }
}

/// At a criterion, going on as the view does by itself: down.
fn criterion(place: usize) -> View {
    View::Rate { at: Some(Asked::Criterion(place)), by: None }
}

#[test]
fn an_answer_is_set_and_the_next_candidate_asked() {
    let mut driver = Driver::example();
    driver.go(question(QualifyQuestion::ServesCustomer)).sees("Do they serve our ideal customer?");
    driver.sees("Banks, credit unions").sees("Rule-outs").sees("20 of 20 answered");
    go_to(&mut driver, "Merrowby");
    driver.press(&["Right", "Right"]).sees("Does our product fit how they earn?");
    driver.press(&["y"]).sees("›  Tidewell").sees("Does our product fit how they earn?");
    assert_eq!(partner(&driver, "Merrowby Cyber Insurance Brokers").qualify.product_fits, Answer::Yes);
    driver.press(&["u"]).sees("Undone: Merrowby");
    assert_eq!(partner(&driver, "Merrowby Cyber Insurance Brokers").qualify.product_fits, Answer::NotKnown);
}

#[test]
fn turned_across_the_next_question_is_asked() {
    let mut driver = Driver::example();
    driver.go(question(QualifyQuestion::ServesCustomer)).press(&["Home", "t"]).sees("asked next of the same candidate");
    driver.press(&["y"]).sees("Do they talk to one of our buyers?").sees("›  Cordwell");
    driver.press(&["t", "y"]).sees("Do they talk to one of our buyers?").sees("›  Halyard");
}

#[test]
fn a_no_rules_out_and_says_so_at_once() {
    let mut driver = Driver::example();
    driver.press(&["f", "n"]).sees("Harrowgate Identity is ruled out: does not serve our ideal customer.");
    driver.sees("Ruled out  3").go(View::Ranking(None)).press(&["End"]).sees("does not serve our ideal");
}

#[test]
fn the_last_question_before_a_call_leads_to_the_next_candidate() {
    let mut driver = Driver::example();
    driver.press(&["f", "Home", "Right", "Right", "Right"]).sees("Are they free of stops");
    driver.press(&["y"]).sees("Do they serve our ideal customer?").sees("›  Halyard");
}

#[test]
fn a_stop_is_named_and_answers_the_quick_pass_too() {
    let mut driver = Driver::example();
    driver.press(&["f", "Right", "Right", "Right", "n"]).sees("which stop?");
    driver.type_text("legal").press(&["Enter"]).sees("is ruled out").sees("›  Millrace");
    assert_eq!(partner(&driver, "Harrowgate Identity").quick.stop, Told::Is(Stop::Legal));
}

#[test]
fn what_the_quick_pass_implies_is_marked_and_an_own_answer_stands_over_it() {
    let plan = catalog::example();
    let id = id_of(&plan, "Harrowgate Identity");
    let mut driver = Driver::plan(&example_with(&id, |partner| {
        partner.quick.fit = Told::Is(Fit::Most);
        partner.qualify.serves_customer = Answer::NotKnown;
    }));
    driver.press(&["f"]).sees("yes (quick pass)").sees("(yes) from the quick pass");
    driver.press(&["y", "Left"]).lacks("yes (quick pass)");
}

#[test]
fn conflict_without_a_written_rule_asks_for_it_and_enter_leads_there() {
    let plan = catalog::example();
    let id = id_of(&plan, "Harrowgate Identity");
    let mut driver = Driver::plan(&example_with(&id, |partner| {
        partner.conflict = Score5::new(4).ok();
        partner.written_rule.clear();
    }));
    driver.press(&["f"]).sees("conflict 4: a written rule first");
    driver.press(&["Enter"]).type_text("Deals are registered").press(&["Esc"]);
    driver.lacks("a written rule first");
    assert_eq!(partner(&driver, "Harrowgate Identity").written_rule, "Deals are registered");
}

#[test]
fn a_new_plan_is_asked_and_rated_before_there_is_a_ranking() {
    let mut plan = unrated();
    plan.partners.truncate(3);
    let mut driver = Driver::plan(&plan);
    driver.sees("Do they serve our ideal customer?").press(&["F4", "F3"]).sees("Do they serve our ideal customer?");
    driver.press(&["<", "Alt-3"]).sees("Do they serve our ideal customer?");
}

#[test]
fn a_digit_rates_moves_the_ranking_and_goes_on() {
    let mut driver = Driver::plan(&unrated());
    driver.go(criterion(0)).sees("0 of 20 rated").sees("new: conversation (e)");
    driver.press(&["Home", "4"]).sees("1 of 20 rated").sees("Cordwell & Fenn Agency: rate 2 more");
    assert_eq!(rating(&driver, "Cordwell & Fenn Agency", "icp_overlap"), Some((rated(4), Evidence::Talked)));
    driver
        .sees("›  Halyard")
        .press(&["Right", "Up", "5", "Up", "Right", "3"])
        .sees("Cordwell & Fenn Agency: #1 new of 1");
}

#[test]
fn whoever_is_ruled_out_by_a_rating_can_still_be_corrected() {
    let mut driver = Driver::example();
    driver.go(criterion(0));
    go_to(&mut driver, "Stonebrook");
    driver.press(&["1"]).sees("is ruled out: Ideal-customer fit 1, below the minimum of 2").sees("›  Ardent");
    assert_eq!(rating(&driver, "Stonebrook IAM", "icp_overlap"), Some((rated(1), Evidence::Data)));
    go_to(&mut driver, "Stonebrook");
    driver.press(&["5"]).lacks("is ruled out").sees("Stonebrook IAM: #2 ↑2 of 20");
    let row = driver.line("›  Stonebrook");
    assert!(row.ends_with(" 2"), "{row}");
}

#[test]
fn a_digit_over_a_guess_is_known_as_chosen() {
    let mut driver = Driver::example();
    driver.go(criterion(0));
    go_to(&mut driver, "Merrowby");
    assert!(driver.line("Merrowby").contains("3?"), "a guess is shown as one");
    driver.press(&["4"]);
    assert_eq!(rating(&driver, "Merrowby Cyber Insurance Brokers", "icp_overlap"), Some((rated(4), Evidence::Desk)));
}

#[test]
fn how_we_know_is_stepped_through_and_remembered_for_the_next() {
    let mut driver = Driver::plan(&unrated());
    driver.go(criterion(0)).press(&["Home", "e"]).sees("new: proof (e)");
    driver.press(&["2"]);
    assert_eq!(rating(&driver, "Cordwell & Fenn Agency", "icp_overlap"), Some((rated(2), Evidence::Data)));
    driver.press(&["Up", "e"]).sees("new: guess (e)");
    assert_eq!(rating(&driver, "Cordwell & Fenn Agency", "icp_overlap"), Some((rated(2), Evidence::Guess)));
    driver.press(&["x"]).sees("0 of 20 rated");
}

#[test]
fn one_candidate_is_rated_on_all_criteria_from_the_ranking() {
    let mut driver = Driver::example();
    driver.press(&["r"]).sees("Ideal-customer fit  22 %").sees("›  Harrowgate");
    driver.press(&["n"]).sees("Ideal-customer fit has a minimum of 2, so it applies to everybody");
    driver.press(&["4"]).sees("Buyer influence  18 %").sees("›  Harrowgate");
    driver.press(&["n"]).sees("Revenue in 12 months  14 %").sees("›  Harrowgate");
    assert_eq!(rating(&driver, "Harrowgate Identity", "buyer_influence").unwrap().0, RatingValue::DoesNotApply);
    driver.press(&["u", "3", "3", "3", "3", "3"]).sees("Ideal-customer fit  22 %").sees("›  Millrace");
}

#[test]
fn all_who_are_marked_are_rated_at_once_and_undone_in_one_step() {
    let mut driver = Driver::example();
    driver.go(criterion(3)).press(&["Home", "Space", "Space"]).sees("2 marked").press(&["5"]);
    for name in ["Cordwell & Fenn Agency", "Halyard Ridge Advisors"] {
        assert_eq!(rating(&driver, name, "commitment").unwrap().0, rated(5));
    }
    driver.press(&["u"]).sees("Undone: Commitment of 2 candidates");
    assert_eq!(*driver.open_plan(), catalog::example());
}

#[test]
fn the_ranking_stands_beside_the_grid_or_a_tab_away_and_keeps_the_row() {
    let mut driver = Driver::example();
    driver.go(criterion(0));
    go_to(&mut driver, "Stonebrook");
    driver.resize(110, 30).press(&["Up", "Down"]);
    assert_eq!(driver.line("›  Stonebrook").matches('›').count(), 1);
    driver.sees("›  4 Stonebrook IAM");
    driver.resize(80, 24).lacks("›  4").press(&["Tab"]).sees("›  4   Stonebrook IAM");
    driver.press(&["Up"]).sees("›  3   Calderan Core").press(&["Esc"]).sees("›  Calderan");
}

#[test]
fn a_note_says_why_a_rating_is_what_it_is() {
    let mut driver = Driver::example();
    driver.press(&["r", "o"]).type_text("Two customers said so").press(&["Esc"]);
    let note = &partner(&driver, "Harrowgate Identity").rating(&CriterionId::new("icp_overlap")).unwrap().note;
    assert!(note.ends_with("Two customers said so"), "{note}");
}

#[test]
fn a_rating_says_who_it_is_from_and_when_it_was_learnt() {
    let mut driver = Driver::example();
    driver.press(&["r", "O"]).sees("where it is from").type_text("A call with their chair").press(&["Tab"]);
    driver.type_text("03/04/2026").press(&["F10"]).sees("3 April or 4 March?").press(&["Ctrl-u"]);
    driver.type_text("6.11.2026").press(&["F10"]).resize(120, 30).sees("(A call with their chair, 2026-11-06)");
    let who = partner(&driver, "Harrowgate Identity").clone();
    let rating = who.rating(&CriterionId::new("icp_overlap")).unwrap();
    assert_eq!(rating.source, "A call with their chair");
    assert_eq!(rating.learnt.as_ref().map(Date::as_str), Some("2026-11-06"));
    let report = Report::complete(driver.open_plan());
    let written = |format, with_notes| render(&report, format, Options { with_notes, is_full: true, excel: None });
    let json = written(Format::Json, false);
    assert!(json.contains("\"source\": \"A call with their chair\"") && json.contains("\"learnt\": \"2026-11-06\""));
    assert!(written(Format::Csv, true).contains("Ideal-customer fit: A call with their chair, 2026-11-06"));
    assert!(!written(Format::Csv, false).contains("their chair"), "sources leave only with the notes");
    driver.resize(120, 90).go(View::Ranking(None)).press(&["/"]).type_text("Harrow").press(&["Enter", "Enter"]);
    driver.sees("Source: A call with their chair,");
}

#[test]
fn a_point_more_is_a_point_more_on_the_screen() {
    let mut driver = Driver::example();
    driver.press(&["w"]).sees("22 %").sees("The top 6 are the same");
    driver.press(&["Right", "Right"]);
    assert!(driver.line("Ideal-customer fit").contains("24 %"), "{}", driver.screen());
    driver.press(&["u"]);
    assert!(driver.line("Ideal-customer fit").contains("22 %"), "both steps are one to undo");
}

#[test]
fn a_weight_is_typed_and_its_effect_on_the_top_is_said() {
    let mut driver = Driver::example();
    driver.press(&["w", "End", "Up", "9"]).sees("in percent").type_text("0").press(&["Enter"]);
    assert!(driver.line("Go-to-market").contains("90 %"));
    driver.sees("of the top 6: out");
    driver.press(&["1"]).type_text("x").press(&["Enter"]).sees("is no weight").press(&["Esc"]);
}

#[test]
fn from_direct_to_order_and_back_nothing_jumps_on_the_way_back() {
    let mut driver = Driver::example();
    driver.press(&["w", "t"]).sees("How do you want to weigh?").type_text("order").press(&["Enter"]).sees("By order");
    assert!(matches!(driver.open_plan().weighting, Weighting::Order { .. }));
    driver.press(&["Shift-Down", "Right"]).sees("steep").press(&["Left", "Left"]).sees("flat");
    assert!(driver.line("Buyer influence").contains("1 "), "{}", driver.screen());
    let before = weights(driver.open_plan()).fractions;
    driver.press(&["t"]).type_text("directly").press(&["Enter"]).sees("Set directly");
    let after = weights(driver.open_plan()).fractions;
    assert!(before.iter().zip(&after).all(|(one, two)| (one - two).abs() < 1e-9), "{before:?} {after:?}");
}

#[test]
fn a_criterion_is_added_with_its_words_and_deleted_with_its_ratings() {
    let mut driver = Driver::example();
    driver.press(&["w", "a"]).type_text("Language").press(&["Enter"]).sees("1 means");
    driver.type_text("None of ours").press(&["Esc"]).sees("Language");
    let added = driver.open_plan().criteria.last().unwrap();
    assert_eq!((added.name.as_str(), added.anchors[0].as_str()), ("Language", "None of ours"));
    driver.press(&["Home", "d"]).sees("Ideal-customer fit is gone, with 22 ratings");
    assert_eq!(driver.open_plan().criteria.len(), 7);
    driver.press(&["u"]);
    assert_eq!(driver.open_plan().criteria.len(), 8);
    assert!(rating(&driver, "Harrowgate Identity", "icp_overlap").is_some());
}

#[test]
fn criteria_that_weigh_nothing_are_said_in_a_sentence() {
    let mut plan = catalog::example();
    for criterion in &mut plan.criteria {
        criterion.weight = partnerplan::plan::Amount::ZERO;
    }
    let mut driver = Driver::plan(&plan);
    driver.sees("Every criterion weighs nothing").press(&["w"]).sees("Every criterion weighs nothing");
    driver.press(&["Right"]).lacks("weighs nothing").sees("100 %");
}

#[test]
fn empty_plans_say_what_to_do_first() {
    let mut driver = Driver::plan(&Plan::empty("Empty"));
    driver.go(View::Ranking(None)).sees("There are no candidates yet").press(&["Enter", "y", "c"]);
    driver.press(&["Alt-3", "Alt-3"]).go(question(QualifyQuestion::ServesCustomer)).sees("nobody to qualify or rate");
    driver.press(&["y", "n", "Enter", "e", "x", "t", "Right"]).go(criterion(0)).press(&["3", "Enter", "n", "x"]);
    driver.go(View::Weights).sees("no criterion").press(&["Right", "5", "t", "Esc", "d", "Shift-Down"]);
    assert_eq!(driver.open_plan(), &Plan::empty("Empty"), "keys without anything to work on change nothing");
}

#[test]
fn every_view_of_the_step_is_drawn_at_every_size() {
    let mut small = unrated();
    small.partners.retain(|partner| !partner.ratings.is_empty());
    for plan in [catalog::example(), small, Plan::empty("Empty")] {
        let mut driver = Driver::plan(&plan);
        for view in [
            question(QualifyQuestion::NoStop),
            criterion(6),
            View::Ranking(None),
            View::Ranking(Some(OfRanking::Why)),
            View::Ranking(Some(OfRanking::HowFirm)),
            View::Ranking(Some(OfRanking::FindOutNext)),
            View::Ranking(Some(OfRanking::WhatChangesIt)),
            View::Recruit(None),
            View::Weights,
        ] {
            driver.go(view);
            for columns in (1..=130).step_by(3) {
                for rows in [1, 8, 12, 13, 16, 24, 45] {
                    driver.resize(columns, rows);
                }
            }
            driver.resize(80, 24);
        }
    }
}
