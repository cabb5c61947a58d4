//! The second half of the map, as a user works it: one candidate's influence, the coverage of all, trusted sources.

use crate::driver::Driver;
use partnerplan::{
    catalog,
    interview::{
        quick_pass::{QuickAnswer, answered},
        steps::View,
    },
    plan::{Evidence, Partner, PartnerId, PartnerModel, Plan, Qualify, StageId, Status, Told, Warmth},
    report::{Report, figure, reasons::caution},
};
use std::sync::Arc;

/// The example before anybody was rated, on a view of the map.
fn on(view: View) -> Driver {
    on_with(view, |_| {})
}

fn on_with(view: View, change: impl FnOnce(&mut Plan)) -> Driver {
    let mut plan = catalog::example();
    for partner in &mut plan.partners {
        Arc::make_mut(partner).ratings.clear();
    }
    change(&mut plan);
    let mut driver = Driver::plan(&plan);
    driver.go(view);
    driver
}

/// The influence of the candidate being looked at.
const INFLUENCE: View = View::Reach { candidate: true };

/// The coverage of all together.
fn coverage() -> Driver {
    let mut driver = on(View::Reach { candidate: false });
    driver.sees("All who qualify").press(&["Tab"]);
    driver
}

fn candidate<'a>(driver: &'a Driver, name: &str) -> &'a Partner {
    driver.open_plan().partners.iter().find(|partner| partner.name == name).unwrap()
}

fn reaches(driver: &Driver, at: usize) -> String {
    format!("reaches {:.0} of 100", Report::of(driver.open_plan()).solo_coverage[at])
}

#[test]
fn a_digit_moves_what_the_candidate_reaches_and_undo_takes_it_back() {
    let mut driver = on(INFLUENCE);
    let before = reaches(&driver, 0);
    driver.sees("Cordwell & Fenn Agency").sees(&before);
    driver.press(&["Right", "Right", "Right", "3"]).sees("CISO at Implement");
    driver.press(&["Left"]).sees("CISO at Purchase").sees("3 decisive, conversation");
    let after = reaches(&driver, 0);
    assert_ne!(after, before);
    driver.sees(&after).press(&["u"]).sees(&before).sees("Undone: Cordwell & Fenn Agency: influence on CISO");
}

#[test]
fn what_is_typed_before_a_conversation_is_desk_research_and_says_so() {
    let mut driver = on_with(INFLUENCE, |plan| {
        let partner = Arc::make_mut(&mut plan.partners[0]);
        (partner.status, partner.quick.warmth) = (Status::Candidate, Told::Is(Warmth::Cold));
        partner.qualify = Qualify::default();
        partner.ratings.clear();
    });
    driver.press(&["j"]).sees("IAM at Trigger").sees("a digit counts as desk research until you talk");
    driver.press(&["2", "Left"]).sees("2 good, desk research");
    driver.press(&["t"]).sees("2 good, conversation");
    driver.press(&["1", "Left"]).sees("1 some, conversation").press(&["e"]).sees("1 some, proof");
    driver.press(&["d"]).lacks("1 some, ").press(&["t"]).sees("Set the influence first");
}

#[test]
fn a_cell_not_in_the_room_takes_no_digit() {
    let mut driver = on_with(INFLUENCE, |plan| plan.buyers[0].absent = vec![StageId::new("trigger")]);
    driver.sees("not in the room then").press(&["3"]).sees("The buying group in step 1 says who is.");
    assert_eq!(candidate(&driver, "Cordwell & Fenn Agency").influence, catalog::example().partners[0].influence);
}

#[test]
fn a_note_says_why_and_stays_with_the_cell() {
    let mut driver = on(INFLUENCE);
    driver.press(&["o"]).type_text("Their chair told us").press(&["Esc"]).sees("Their chair told us");
    driver.press(&["Down"]).lacks("Their chair told us").press(&["u", "Up"]).lacks("Their chair told us");
}

#[test]
fn another_candidate_is_a_key_or_a_name_away() {
    let mut driver = on(INFLUENCE);
    driver.press(&["]"]).sees("Halyard Ridge Advisors").press(&["["]).sees("Cordwell & Fenn Agency");
    driver.press(&[",", ","]).sees("together 68 of 100");
    driver.press(&["/"]).type_text("ostrander").press(&["Enter", "Enter"]).sees("Ostrander Pike LLP   Referral");
    driver.sees("reaches 13 of 100").sees("Exam or audit finding on access; ");
    driver.press(&["j", "j"]).sees("“The auditor found leavers with live accounts”").sees("A complete population");
}

#[test]
fn a_model_s_usual_cells_are_seen_as_guesses() {
    let mut driver = on_with(INFLUENCE, |plan| {
        let partner = Partner::named(PartnerId::new("new"), "Somebody new");
        let partner = answered(plan, &partner, QuickAnswer::Model(Some(PartnerModel::Referral)));
        assert!(partner.influence.iter().all(|cell| cell.evidence == Evidence::Guess));
        plan.partners = vec![partner];
    });
    driver.sees("Somebody new").sees("2?").press(&["[", "["]);
    let caution = caution(&Report::of(driver.open_plan()).coverage.coverage).unwrap();
    driver.sees(&caution);
}

#[test]
fn the_heat_map_shows_the_figures_of_the_report() {
    let mut driver = coverage();
    let report = Report::of(driver.open_plan());
    let coverage = &report.coverage.coverage;
    driver.sees(&format!("together {:.0} of 100", coverage.total));
    let figures = |cells: Vec<Option<f64>>| -> Vec<String> {
        cells.into_iter().map(|cell| cell.map_or("–".to_owned(), figure::whole)).collect()
    };
    let shown = |driver: &Driver, name: &str, skip: usize| -> Vec<String> {
        let line = driver.line(name).replace(['›', '░', '▒', '▓', '█', '[', ']'], " ");
        line.split_whitespace().skip(skip).map(str::to_owned).collect()
    };
    let iam: Vec<_> = (0..6).map(|stage| coverage.cell(1, stage)).chain([coverage.by_buyer[1]]).collect();
    assert_eq!(shown(&driver, "  IAM", 3), figures(iam));
    let all: Vec<_> = coverage.by_stage.iter().copied().chain([Some(coverage.total)]).collect();
    assert_eq!(shown(&driver, "All buyers", 2), figures(all));
}

#[test]
fn a_grid_stands_beside_its_list_where_there_is_room_and_tab_goes_between() {
    let mut driver = on(View::Reach { candidate: false });
    driver.lacks("together 68 of 100").resize(140, 40).sees("together 68 of 100").sees("All who qualify");
    driver.press(&["Down", "Down"]).sees("Cordwell & Fenn Agency   Agency").lacks("together 68 of 100");
    driver.press(&["Tab", "Down"]).sees("IAM at Trigger").press(&["Esc", "Up", "Up"]).sees("together 68 of 100");
    driver.press(&["s", "s", "Home", "Down", "Down"]).sees("▾").sees("reaches 19 of 100");
    driver.click("Ostrander Pike LLP").sees("Ostrander Pike LLP   Referral");
}

#[test]
fn a_cell_of_the_heat_map_leads_to_who_reaches_it() {
    let mut driver = coverage();
    driver.press(&["Enter"]).sees("Who reaches CISO at Trigger").sees("2 good, conversation; Referral");
    driver.type_text("ostrander").press(&["Enter"]).sees("Ostrander Pike LLP   Referral").sees("reaches 13 of 100");
}

#[test]
fn the_same_tiles_thin_out_for_the_set_and_for_one_alone() {
    let mut driver = Driver::example();
    driver
        .resize(140, 40)
        .go(View::Reach { candidate: false })
        .press(&["Home", "Tab"])
        .sees("20 candidates qualify")
        .sees("together 68 of 100")
        .sees("nobody");
    driver.press(&["Space"]).worked_out().sees("The set to recruit: 6 candidates").sees("together 52 of 100");
    driver.press(&["Right"]).sees("CISO at Define need: ").sees("by Vantcourt vCISO Collective 3");
    driver.press(&["Space"]).sees("3 decisive   2? a guess").press(&["Space"]).sees("alone ");
    driver.press(&["Space"]).sees("together 68 of 100");
}

#[test]
fn a_click_on_a_tile_goes_there_and_another_opens_it() {
    let mut driver = coverage();
    driver.resize(140, 40).click("█ 100 █").sees("CISO at Shortlist: 100 of 100").sees("█›100 █");
    driver.click("›100").sees("Who reaches CISO at Shortlist");
}

#[test]
fn a_gap_comes_with_a_question() {
    let mut driver = coverage();
    driver.sees("CISO at Purchase").sees("Who signs with them?").press(&["l", "l", "l"]).sees("nobody. Who signs");
    driver.press(&["Enter"]).sees("CISO at Purchase: nobody yet. Who signs with them?");
}

#[test]
fn a_trusted_source_becomes_a_candidate() {
    let mut driver = on(View::Sources);
    driver.sees("2 of 18 without a candidate");
    assert!(driver.line("Security roundtable").contains("› "), "the first gap is where there is something to do");
    driver.press(&["Enter", "Enter"]).sees("Who is it by name?").press(&["Enter"]).sees("1 of 18 without a candidate");
    let added = candidate(&driver, "Security roundtable of peer banks");
    assert_eq!(added.trusted_as, ["Security roundtable of peer banks"]);
    driver.press(&["u"]).sees("2 of 18 without a candidate").sees("Undone: added Security roundtable");
}

#[test]
fn somebody_known_stands_for_a_source_until_that_is_taken_back() {
    let mut driver = on(View::Sources);
    driver.press(&["Enter"]).sees("A new candidate").type_text("stonebrook").press(&["Enter"]);
    assert!(driver.line("Security roundtable").contains("Stonebrook IAM"));
    driver.press(&["Enter"]).type_text("takes that back").press(&["Enter"]).sees("2 of 18 without a candidate");
}

#[test]
fn sources_are_added_and_taken_out() {
    let mut driver = on(View::Sources);
    driver.press(&["a"]).sees("Whom does CISO").type_text("former EXAMINERS").press(&["Enter"]).sees("already");
    driver.press(&["Ctrl-u"]).type_text("Risk podcast").press(&["Enter"]).sees("3 of 19 without a candidate");
    assert!(driver.line("Risk podcast").contains("no candidate yet"));
    driver.press(&["j", "d"]).lacks("  Risk podcast").sees("2 of 18").press(&["u"]).sees("3 of 19");
}

#[test]
fn without_sources_the_six_places_say_where_to_look() {
    let mut driver = on_with(View::Sources, |plan| {
        plan.buyers.iter_mut().for_each(|buyer| buyer.trusted_sources.clear());
    });
    driver.sees("a adds whom they ask").sees("Where to look").sees("What customers say");
    driver.press(&["p"]).sees("Ask your last ten customers");
}

#[test]
fn without_candidates_every_view_says_how_to_get_some() {
    for candidate in [true, false] {
        let mut driver = on_with(View::Reach { candidate }, |plan| plan.partners.clear());
        driver.sees("Nobody on the map yet.").press(&["3", "]", "/", "Enter"]);
    }
    let mut driver = on_with(View::Sources, |plan| plan.partners.clear());
    driver.sees("18 of 18 without a candidate").sees("Where to look").sees("What customers say");
}

#[test]
fn without_buyers_every_view_says_where_they_are_added() {
    for view in [INFLUENCE, View::Reach { candidate: false }, View::Sources] {
        let mut driver = on_with(view, |plan| plan.buyers.clear());
        driver.sees("Alt-1 goes to step 1").press(&["3", "e", "x", "Space", "Enter", "a", "n", "d", "l", "j"]);
    }
}

#[test]
fn the_cursor_is_in_sight_at_every_size() {
    for view in [INFLUENCE, View::Reach { candidate: false }, View::Sources] {
        let mut driver = on(view);
        for _ in 0..2 {
            for columns in 1..=130 {
                let rows = 1 + columns % 45;
                driver.resize(columns, rows);
                if columns >= 40 && rows >= 12 {
                    driver.sees("›");
                }
            }
            driver.resize(1, 45).resize(130, 1).resize(40, 12);
            driver.press(&["G", "l", "l", "l", "l", "l"]);
            driver.sees("›");
        }
    }
}
