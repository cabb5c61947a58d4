//! The papers beside the report: the board's page, what we know of one partner or segment, and what a partner may have.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use partnerplan::plan::{Partner, PartnerId, Plan, SegmentId};
use partnerplan::report::{Format, NoPaper, Options, Paper, Report, brief, held_back, no_sheet, render_paper};
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

static EXAMPLE: LazyLock<(Plan, Report)> = LazyLock::new(|| {
    let plan = catalog::example();
    let report = Report::complete(&plan);
    (plan, report)
});

fn id(name: &str) -> PartnerId {
    EXAMPLE.0.partners.iter().find(|partner| partner.name == name).unwrap().id.clone()
}

fn written(paper: &Paper) -> String {
    render_paper(&EXAMPLE.1, paper, Format::Markdown, Options::default())
}

#[test]
fn the_boards_page_is_the_first_page_of_the_report() {
    let board = written(&Paper::Board);
    let report = written(&Paper::Report);
    let page = board.strip_suffix(&format!("\n{}\n", catalog::NOT_LEGAL_ADVICE)).unwrap();
    assert!(report.starts_with(page.trim_end()), "{board}");
    assert!(brief::words(&board) <= brief::MOST_WORDS, "{}", brief::words(&board));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a plan holds, a board has no more than its page to read.
    #[test]
    fn no_boards_page_is_longer_than_a_board_reads(plan in super::plans::plan()) {
        let page = render_paper(&Report::complete(&plan), &Paper::Board, Format::Markdown, Options::default());
        prop_assert!(brief::words(&page) <= brief::MOST_WORDS, "{} words:\n{page}", brief::words(&page));
    }
}

#[test]
fn the_paper_on_a_partner_says_that_it_is_ours_and_what_we_know() {
    let page = written(&Paper::Partner(id("Millrace Bank Technologies")));
    for said in [
        "Internal: for us, not for partners.",
        "falls from 28 to 20 % at renewal",
        "Recruit once",
        "| Commitment |",
        "28 days",
        "## The sheet",
    ] {
        assert!(page.contains(said), "{said}:\n{page}");
    }
    assert!(
        !page.contains("20 % of the list price of the first year, kept"),
        "its own line stands before the one for all"
    );
    let noted = EXAMPLE.0.partners.iter().find(|partner| !partner.notes.trim().is_empty()).unwrap();
    let paper = Paper::Partner(noted.id.clone());
    assert!(!written(&paper).contains("## Notes"));
    let options = Options { with_notes: true, ..Options::default() };
    assert!(render_paper(&EXAMPLE.1, &paper, Format::Markdown, options).contains("## Notes"));
}

/// What only we may know of a partner.
fn secrets(partner: &Partner) -> Vec<String> {
    let texts = [&partner.contact, &partner.notes, &partner.why, &partner.next_step];
    let ratings = partner.ratings.iter().map(|rating| &rating.note);
    texts.into_iter().chain(ratings).filter(|text| !text.trim().is_empty()).cloned().collect()
}

#[test]
fn what_a_partner_may_have_names_nobody_else_and_holds_nothing_of_ours() {
    let (plan, report) = &*EXAMPLE;
    for partner in &plan.partners {
        let page = written(&Paper::ForThem(partner.id.clone()));
        for other in plan.partners.iter().filter(|other| other.id != partner.id) {
            assert!(!page.contains(&other.name), "{} on the sheet of {}:\n{page}", other.name, partner.name);
        }
        for secret in secrets(partner) {
            assert!(!page.contains(&secret), "{secret}:\n{page}");
        }
        let segment = catalog::segment_of(plan, partner);
        let Some(row) = segment.and_then(|id| report.segments.iter().find(|row| row.id == id)) else { continue };
        let kept = row.strategy.risks.iter().map(|line| &line.text);
        for text in kept.chain(row.strategy.kpis.iter().map(|line| &line.text)) {
            assert!(!page.contains(text.as_str()), "{text}:\n{page}");
        }
        assert!(!page.contains("of 100") && !page.contains("Internal"), "{page}");
    }
}

#[test]
fn what_names_somebody_else_is_held_back_and_said_to_us() {
    let held = held_back(&EXAMPLE.1, &id("Millrace Bank Technologies"));
    assert!(held.iter().any(|line| line.contains("Harrowgate")), "{held:#?}");
    let page = written(&Paper::ForThem(id("Millrace Bank Technologies")));
    assert!(page.contains("new business: 28 % of list price") && !page.contains("Harrowgate"), "{page}");
    for leak in ["of each", "another of them", "any other", "otherwise", "kept as margin"] {
        assert!(!page.contains(leak), "{leak}:\n{page}");
    }
    assert!(page.contains("you earn, year 1: $8.4k, $14.7k, ") && !page.contains("we keep"), "{page}");
}

#[test]
fn a_partner_that_is_recruited_reads_dates_and_not_days() {
    let page = written(&Paper::ForThem(id("Millrace Bank Technologies")));
    assert!(page.contains("by 2027-01-25: ") && !page.contains("day 14"), "{page}");
    assert!(written(&Paper::Partner(id("Millrace Bank Technologies"))).contains("| 2027-04-09 | Decide: "));
}

#[test]
fn whoever_is_paid_nothing_reads_nothing_of_pay() {
    let page = written(&Paper::ForThem(id("Ostrander Pike LLP"))).to_lowercase();
    assert!(!page.contains(" fee") && !page.contains("paid") && !page.contains("you earn"), "{page}");
}

#[test]
fn whoever_is_not_recruited_has_no_sheet_yet() {
    let why = |name: &str| no_sheet(&EXAMPLE.1, &id(name));
    assert_eq!(why("Millrace Bank Technologies"), None);
    assert!(why("Calderan Core").is_some_and(|why| why.starts_with("not recruited now")));
}

#[test]
fn only_what_we_promise_is_told() {
    let mut plan = catalog::example();
    let need = "Quick payment";
    let id = id("Vantcourt vCISO Collective");
    let page = |plan: &Plan| {
        render_paper(&Report::of(plan), &Paper::ForThem(id.clone()), Format::Markdown, Options::default())
    };
    assert!(page(&plan).contains(need));
    let referral = plan.segments.iter_mut().find(|segment| segment.id.as_str() == "referral").unwrap();
    let needs = &mut referral.strategy.needs;
    needs.iter_mut().find(|it| it.need == need).unwrap().answer = partnerplan::plan::NeedAnswer::No;
    assert!(!page(&plan).contains(need));
}

#[test]
fn the_paper_on_a_segment_says_how_it_works_and_who_is_in_it() {
    let page = written(&Paper::Segment(SegmentId::new("referral")));
    for said in ["Internal:", "Sends the invoice", "Vantcourt vCISO Collective | terms out", catalog::NOT_LEGAL_ADVICE]
    {
        assert!(page.contains(said), "{said}:\n{page}");
    }
}

#[test]
fn a_word_means_the_board_a_partner_or_a_segment() {
    let mut plan = catalog::example();
    let named = |plan: &Plan, word: &str| Paper::named(plan, word, false);
    assert_eq!(named(&plan, "Board"), Ok(Paper::Board));
    assert_eq!(named(&plan, " millrace bank technologies"), Ok(Paper::Partner(id("Millrace Bank Technologies"))));
    assert_eq!(named(&plan, "Value-added reseller"), Ok(Paper::Segment(SegmentId::new("var"))));
    assert_eq!(named(&plan, "nobody"), Err(NoPaper::Unknown));
    assert_eq!(Paper::named(&plan, "board", true), Err(NoPaper::NotAPartner));
    assert_eq!(Paper::named(&plan, "referral", true), Err(NoPaper::NotAPartner));
    "Referral".clone_into(&mut Arc::make_mut(&mut plan.partners[0]).name);
    assert!(matches!(named(&plan, "referral"), Ok(Paper::Partner(_))), "a partner stands before a segment");
}
