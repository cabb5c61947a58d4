//! Screens, lines and papers say one thing: what a word means in one place it means in every other.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::driver::Driver;
use crate::plain::talked;
use partnerplan::catalog;
use partnerplan::interview::adding::names;
use partnerplan::interview::quick_pass::{QuickAnswer, answered};
use partnerplan::interview::steps::{Asked, By, View};
use partnerplan::plan::{
    Answer, CriterionId, Edit, Evidence, Field, Fit, PartnerModel, Plan, RatingValue, Room, Score5,
};
use partnerplan::plan::{Status, Stop, Told, Warmth};
use partnerplan::prioritise::verdict::Verdict;
use partnerplan::report::{Format, Options, Paper, Report, render, render_paper};
use partnerplan::store::Store;
use std::sync::Arc;

const FULL: Options = Options { with_notes: false, is_full: true, excel: None };

/// A new plan with so many candidates, each through the quick pass: they asked us, and nobody has rated them.
fn looked_at(candidates: usize) -> Plan {
    let mut plan = catalog::new_plan("Day one", &catalog::starters()[1]);
    plan.goal.limits.partners = 3;
    let list: Vec<String> = (1..=candidates).map(|number| format!("Stranger {number}")).collect();
    names(&plan, &list.join("\n")).edit().apply(&mut plan).unwrap();
    for at in 0..candidates {
        for answer in [
            QuickAnswer::Model(Some([PartnerModel::Referral, PartnerModel::ValueAddedReseller][at % 2])),
            QuickAnswer::Fit(Told::Is(Fit::Most)),
            QuickAnswer::Room(Told::Is(Room::Usually)),
            QuickAnswer::Warmth(Told::Is(Warmth::AskedUs)),
            QuickAnswer::Stop(Told::Is(Stop::None)),
        ] {
            let after = answered(&plan, &plan.partners[at], answer);
            Edit::Partner(after).apply(&mut plan).unwrap();
        }
    }
    plan
}

/// What a plan says in every way there is to read it through: both papers, and its lines.
fn read(plan: &Plan) -> [String; 3] {
    let report = Report::complete(plan);
    [
        render(&report, Format::Markdown, FULL),
        render_paper(&report, &Paper::Board, Format::Markdown, Options::default()),
        render(&report, Format::Csv, Options::default()),
    ]
}

#[test]
fn call_first_is_the_list_of_the_quick_pass_and_talk_first_the_verdict() {
    let plan = looked_at(7);
    for page in read(&plan) {
        assert!(page.contains("Talk first") && page.contains("no conversation noted yet"), "{page}");
        assert!(!page.contains("| Call first |") && !page.contains("nobody has talked to them"), "{page}");
    }
    assert!(Verdict::ALL.into_iter().all(|verdict| verdict.label() != "Call first"));
    let report = Report::complete(&plan);
    let mut set = report.findings.as_ref().unwrap().set();
    assert!(set.all(|(_, judged)| judged.reason.contains("talk to them before anything is promised")));
}

#[test]
fn next_is_only_who_is_in_the_second_wave_and_who_waits_in_line_is_said_so() {
    let plan = catalog::example();
    let report = Report::complete(&plan);
    let findings = report.findings.as_ref().unwrap();
    assert!(findings.waves.next.is_empty() && !findings.waves.first_in_line.is_empty());
    for row in &report.ranking {
        let in_line = findings.waves.first_in_line.iter().any(|line| line.who.id() == row.who.id());
        assert_eq!(row.verdict == Some(Verdict::InLine), in_line, "{}", row.who.name());
        assert_ne!(row.verdict, Some(Verdict::Next), "{}", row.who.name());
    }
    let mut driver = Driver::plan(&plan);
    driver.resize(140, 45).go(View::Ranking(None)).worked_out().sees("In line");
    driver.go(View::Recruit(None)).worked_out().sees("In line or later");
    let quorient = driver.screen().lines().find(|line| line.contains("Quorient GRC  ")).unwrap().to_owned();
    assert!(quorient.contains("In line"), "{quorient}");
}

#[test]
fn what_rests_on_the_quick_pass_alone_says_so_wherever_it_is_shown() {
    const ALONE: &str = "From the quick pass alone; nobody is rated yet.";
    let mut plan = looked_at(7);
    for page in &read(&plan)[..1] {
        assert_eq!(page.matches(ALONE).count(), 2, "in the ranking and the coverage: {page}");
    }
    let mut driver = Driver::plan(&plan);
    for (width, height) in [(80, 24), (140, 40)] {
        driver.resize(width, height).go(View::Ranking(None)).sees(ALONE).sees("Limits: ");
    }
    driver.go(View::Reach { candidate: false }).sees(ALONE);
    driver.sees("all 7 through the quick pass, none rated");
    driver.go(View::Rate { at: Some(Asked::Criterion(0)), by: Some(By::Criterion) });
    driver.sees("0 of 7 rated, 7 from the quick pass");
    let folder = tempfile::tempdir().unwrap();
    Store::at(folder.path()).create("one", &plan).unwrap();
    let said = talked(folder.path(), Some("one"), ".go ranking\n.go reach\n.quit\n").said;
    assert_eq!(said.matches(ALONE).count(), 2, "{said}");
    let five = RatingValue::Rated(Score5::new(5).unwrap());
    Arc::make_mut(&mut plan.partners[0]).rate(&CriterionId::new("commitment"), five, Evidence::Talked);
    assert!(!render(&Report::complete(&plan), Format::Markdown, FULL).contains(ALONE), "somebody is rated");
}

#[test]
fn where_all_is_guessed_it_is_not_said_to_be_most() {
    let plan = looked_at(7);
    let page = render(&Report::complete(&plan), Format::Markdown, FULL);
    assert!(page.contains("all guesses: ") && page.contains(" judgements to confirm"), "{page}");
    assert!(!page.contains("mostly guesses"), "{page}");
}

#[test]
fn a_limit_on_partner_models_is_said_with_the_others_and_where_it_leaves_somebody_out() {
    let mut plan = catalog::example();
    (plan.goal.limits.partners, plan.goal.limits.models) = (12, Some(3));
    plan.goal.limits.days = None;
    plan.goal.limits.budget = None;
    let report = Report::complete(&plan);
    let left_out = &report.findings.as_ref().unwrap().recruiting.left_out;
    let calderan = left_out.iter().find(|row| row.who.name().starts_with("Calderan"));
    let reasons: Vec<&str> = left_out.iter().map(|row| row.reason.as_str()).collect();
    let named = reasons.iter().filter(|reason| reason.starts_with("a fourth partner model, at most 3; the best set"));
    assert!(named.count() > 0, "{calderan:?} {reasons:?}");
    let mut driver = Driver::plan(&plan);
    driver.go(View::Ranking(None)).sees("Limits: 12 partners, score floor 50, at most 3 partner models");
    driver.go(View::Goal).sees("Partner models at most 3");
}

#[test]
fn a_paper_for_the_board_asks_nobody_to_enter_anything_and_says_whose_it_is() {
    let mut plan = catalog::example();
    plan.profile.economics.gross_margin = None;
    let report = Report::complete(&plan);
    let page = render_paper(&report, &Paper::Board, Format::Markdown, Options::default());
    assert!(page.contains("Not worked out: no gross margin given."), "{page}");
    let full = render(&report, Format::Markdown, FULL);
    assert!(!page.contains("Enter ") && !full.contains("Enter “Gross margin”"), "{full}");
    let first = plan.partners[0].id.clone();
    for paper in [Paper::Board, Paper::Report, Paper::Partner(first.clone()), Paper::ForThem(first)] {
        let head: String = render_paper(&report, &paper, Format::Markdown, FULL).lines().take(4).collect();
        assert!(head.contains("Tallowick Software, Inc.") && head.contains("Tallowick Attest"), "{paper:?}: {head}");
    }
}

#[test]
fn the_board_reads_as_many_traps_as_the_screen_shows_and_which_weigh_most() {
    let plan = catalog::example();
    let report = Report::complete(&plan);
    let of_the_set: Vec<_> = report.traps.open().filter(|row| row.is_recruited).collect();
    let stop = of_the_set.iter().find(|row| row.trap.rule.stops()).unwrap();
    let brief = partnerplan::report::brief::brief(&report);
    let told = brief.iter().flat_map(|part| &part.lines).find(|line| line.contains("under “Traps”"));
    let more = brief.iter().any(|part| part.lines.iter().any(|line| line.ends_with("more in the report")));
    let count = format!("{} traps of the set, under “Traps”; ", of_the_set.len());
    let says = |line: &String| line.starts_with(&count) && line.contains(stop.trap.rule.about());
    assert!(told.map_or(more, says), "{told:?}");
    let mut driver = Driver::plan(&plan);
    driver.resize(140, 40).go(View::Traps).worked_out().sees(&format!("Of the set  {}", of_the_set.len()));
}

#[test]
fn a_commitment_says_how_it_is_known_and_money_for_some_of_a_set_for_whom() {
    let mut plan = looked_at(7);
    let page = render_paper(&Report::complete(&plan), &Paper::Board, Format::Markdown, Options::default());
    assert!(page.contains("commitment 3 of 5 (a guess from the quick pass)"), "{page}");
    let met = Arc::make_mut(&mut plan.partners[1]);
    met.status = Status::Talking;
    let qualify = &mut met.qualify;
    (qualify.serves_customer, qualify.talks_to_buyer, qualify.product_fits) = (Answer::Yes, Answer::Yes, Answer::Yes);
    (qualify.named_accounts, qualify.sponsor_and_date, qualify.both_earn) = (Answer::Yes, Answer::Yes, Answer::Yes);
    let page = render_paper(&Report::complete(&plan), &Paper::Board, Format::Markdown, Options::default());
    assert!(page.contains("for Stranger 2, one of these three partners"), "{page}");
}

#[test]
fn a_typical_figure_reads_as_one_in_markdown() {
    let page = render(&Report::complete(&looked_at(7)), Format::Markdown, FULL);
    assert!(page.contains('~') && !page.contains("\\~"), "{page}");
}

#[test]
fn a_trap_names_whom_it_is_about_once() {
    let folder = tempfile::tempdir().unwrap();
    let said = talked(folder.path(), None, "example\n.go traps\nmore\n.quit\n").said;
    assert!(said.contains("In the set: ") && !said.contains("recruited now"), "{said}");
    let report = Report::complete(&looked_at(7));
    let row = report.traps.iter().find(|row| row.trap.text.contains("no conversation noted yet")).unwrap();
    assert!(row.said().starts_with(&format!("{} is in the set, no conversation noted yet: talk", row.name)), "{row:?}");
    // On the screen too each row says whom it is about, at any width.
    let mut driver = Driver::example();
    for columns in [80, 140, 200] {
        let screen = driver.go(View::Traps).worked_out().resize(columns, 60).screen();
        assert!(screen.contains("M29  Ostrander Pike LLP adds most to the set"), "{screen}");
    }
}

#[test]
fn a_hint_names_the_field_and_the_page_as_they_are_called() {
    let mut plan = catalog::example();
    plan.goal.new_business = None;
    plan.profile.economics.gross_margin = None;
    let report = Report::complete(&plan);
    let findings = report.findings.as_ref().unwrap();
    let hints = partnerplan::report::money::words::missing(&findings.money);
    assert_eq!(hints.len(), 2, "{hints:?}");
    for hint in hints {
        let field = hint.split(['“', '”']).nth(1).unwrap();
        let is_called_so = |of: &Field| of.label == field;
        assert!(Field::TABLES.iter().any(|(_, fields)| fields.iter().any(is_called_so)), "{hint}");
        let page = hint.split(['(', ')', ',']).nth(1).unwrap();
        assert!(View::ALL.iter().any(|view| view.title() == page), "{hint}");
    }
}

#[test]
fn the_quick_pass_is_through_only_for_whom_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let lines =
        "new Two\n6\n.go candidates\nadd Alpha\nadd Beta\n.go quick\nr\nsome\nusually\ncold\n1\n\n\n\n\n\n.quit\n";
    let said = talked(folder.path(), None, lines).said;
    assert!(
        said.contains("1 of 2 through the quick pass") && said.contains("Call first: 1 of 2 candidates."),
        "{said}"
    );
    assert!(!said.contains("The quick pass is through.") && !said.contains("passed"), "{said}");
}
