//! Won deals say who influenced them, and what that proves is suggested, never written unasked.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::driver::Driver;
use partnerplan::catalog;
use partnerplan::import::won_deals as rows;
use partnerplan::interview::steps::View;
use partnerplan::interview::won_deals;
use partnerplan::plan::{
    BuyerId, DealInfluence, Document, Evidence, Field, PartnerId, Plan, StageId, Strength, Subject, WonThrough, remove,
};
use partnerplan::prioritise::won::{proofs, told};
use partnerplan::report::{Format, Options, Report, render};

const SHORT: Options = Options { with_notes: false, is_full: true, excel: None };

fn heard(who: &str, buyer: &str, stage: &str) -> DealInfluence {
    DealInfluence { partner: PartnerId::new(who), buyer: BuyerId::new(buyer), stage: StageId::new(stage) }
}

/// The example where the deals suggest more of Ostrander Pike than is said.
fn otherwise() -> Plan {
    let mut plan = catalog::example();
    let one = heard("ostrander-pike-llp", "procurement", "purchase");
    for deal in plan.won_deals.iter_mut().take(3) {
        let these = deal.influences().iter().cloned().chain([one.clone()]).collect();
        deal.through = WonThrough::these(these);
    }
    plan
}

fn influence(plan: &Plan, one: &DealInfluence) -> Option<(Strength, Evidence, String)> {
    let known = plan.partner(&one.partner)?.influence_on(&one.buyer, &one.stage)?;
    Some((known.strength, known.evidence, known.note.clone()))
}

#[test]
fn the_examples_deals_agree_with_its_influence() {
    let report = Report::of(&catalog::example());
    assert_eq!((report.won.deals, report.won.told), (12, 12));
    assert!(report.won.influence.len() > 6 && report.won.differing().next().is_none(), "{:#?}", report.won);
    let said = report.won.in_words().unwrap();
    assert_eq!(said, "12 of 12 won deals say who influenced them; what they prove agrees with the influence said.");
}

#[test]
fn three_of_twelve_are_shown_as_they_are_worked_out() {
    let report = Report::of(&otherwise());
    let row = report.won.differing().next().unwrap();
    assert_eq!(row.in_words(), "3 of 12 won deals: .29 ± .12, suggests 1");
    assert!(
        row.difference_in_words()
            .starts_with("Ostrander Pike LLP on Procurement at Purchase: 3 of 12 won deals suggest 1 some")
    );
    let json: serde_json::Value = serde_json::from_str(&render(&report, Format::Json, SHORT)).unwrap();
    let rows = json["won_deals"]["influence"].as_array().unwrap();
    let row = rows.iter().find(|row| row["differs"] == true).unwrap();
    assert_eq!((row["won"].as_u64(), row["suggests"].as_u64()), (Some(3), Some(1)));
    assert!((row["mean"].as_f64().unwrap() - 4.0 / 14.0).abs() < 1e-12);
    let paper = render(&Report::complete(&otherwise()), Format::Markdown, SHORT);
    assert!(paper.contains("12 of 12 won deals say who influenced them; they suggest another influence in 1 place."));
}

#[test]
fn a_suggestion_is_taken_by_a_key_and_over_proof_there_is_none() {
    let plan = otherwise();
    let one = heard("ostrander-pike-llp", "procurement", "purchase");
    assert_eq!(influence(&plan, &one), None, "nothing is written unasked");
    let proof = proofs(&plan).into_iter().find(partnerplan::prioritise::won::Proof::differs).unwrap();
    let mut document = Document::new(plan.clone());
    document.apply(won_deals::take(&plan, &proof).unwrap()).unwrap();
    let taken = influence(document.plan(), &one).unwrap();
    assert_eq!(taken, (Strength::new(1).unwrap(), Evidence::Data, "3 of 12 won deals".to_owned()));
    assert!(proofs(document.plan()).iter().all(|proof| !proof.differs()));
    document.undo();
    assert_eq!(*document.plan(), plan);
    document.apply(won_deals::take_all(&plan, &one.partner).unwrap()).unwrap();
    let partner = document.plan().partner(&one.partner).unwrap();
    assert_eq!(partner.influence.iter().filter(|cell| cell.evidence == Evidence::Data).count(), 2);
    assert_eq!(won_deals::take_all(document.plan(), &one.partner), None, "all of it stands so");
}

#[test]
fn fewer_than_ten_deals_are_weak_and_ask_for_nothing() {
    let mut plan = otherwise();
    plan.won_deals.truncate(9);
    let report = Report::of(&plan);
    assert!(report.won.differing().next().is_none());
    assert!(report.won.influence[0].in_words().ends_with("(weak: fewer than 10 deals)"));
    assert!(report.won.in_words().unwrap().ends_with("fewer than 10 prove little."));
    plan.won_deals[0].through = WonThrough::NotSaid;
    assert_eq!(told(&plan), 8, "of whom nobody has said who influenced them, is not counted");
}

#[test]
fn who_leaves_the_plan_leaves_its_deals() {
    let plan = catalog::example();
    let gone = [
        remove::partner(&plan, &PartnerId::new("ostrander-pike-llp")),
        remove::buyer(&plan, &BuyerId::new("audit")),
        remove::stage(&plan, &StageId::new("shortlist")),
    ];
    for edit in gone {
        let mut after = plan.clone();
        let back = edit.apply(&mut after).unwrap();
        assert_eq!(told(&after), 12, "a deal stays told");
        assert!(partnerplan::plan::problems(&after).iter().all(|problem| !problem.sentence.contains("won deal")));
        back.apply(&mut after).unwrap();
        assert_eq!(after, plan);
    }
    let mut stray = plan.clone();
    stray.won_deals[0].through = WonThrough::these(vec![heard("nobody-here", "ciso", "trigger")]);
    stray.won_deals[1].through = WonThrough::NotSaid;
    let said: Vec<String> = partnerplan::plan::problems(&stray).into_iter().map(|problem| problem.sentence).collect();
    assert!(
        said.iter().any(|words| words.contains("Hollin Savings Bank names somebody who is not in the plan")),
        "{said:?}"
    );
    assert!(said.iter().any(|words| words.starts_with("1 won deal does not say who influenced it")), "{said:?}");
}

#[test]
fn a_deal_is_read_from_lines_as_its_card_writes_them() {
    let plan = catalog::example();
    let subject = Subject::WonDeal(plan.won_deals[0].id.clone());
    let field = Field::named("deal_influence").unwrap();
    assert_eq!(
        field.read(&plan, &subject),
        "Ostrander Pike LLP: Internal audit / compliance lead at Shortlist\n\
         Vantcourt vCISO Collective: CISO / head of information security at Trigger"
    );
    let written = |text: &str| {
        let mut plan = plan.clone();
        field.write(&plan, &subject, text).map(|edit| {
            edit.apply(&mut plan).unwrap();
            plan.won_deals[0].through.clone()
        })
    };
    assert_eq!(written("Nobody").unwrap(), WonThrough::Nobody);
    assert_eq!(written("").unwrap(), WonThrough::NotSaid);
    let one = WonThrough::These(vec![heard("copperlode-networks", "cfo", "purchase")]);
    assert_eq!(
        written("copperlode-networks: cfo at purchase\nCopperlode Networks: CFO / COO at Purchase").unwrap(),
        one
    );
    assert!(written("Copperlode: CFO").unwrap_err().to_string().contains("“Copperlode: CFO” is not who influenced it"));
}

#[test]
fn pasted_rows_become_deals_and_the_same_again_changes_nothing() {
    let plan = catalog::example();
    let text = "Account\tInfluenced by\tBuyer\tStage\tClose date\tValue\n\
                Elmcourt Bank\tOstrander Pike LLP\tInternal audit / compliance lead\tShortlist\t2026-10-30\t70k\n\
                Elmcourt Bank\tcopperlode-networks\tIAM\tShort\t\t\n\
                Hollin Savings Bank\tCopperlode Networks\teconomic buyer\tpurchase\t\t\n\
                Birchmere\tnobody\t\t\t\t\nOakfen\tAcme\tCISO\tTrigger\t\t\nOakfen\tCopperlode Networks\tPope\tTrigger\t\t\n";
    let found = rows::pasted(&plan, text).unwrap();
    assert_eq!(found.told.len(), 4);
    assert_eq!(found.slips.len(), 2, "{:?}", found.slips);
    assert_eq!(found.slips[0], "Row 6: no candidate is called “Acme”.");
    assert!(found.slips[1].starts_with("Row 7: no buyer is called “Pope”: CISO"), "{}", found.slips[1]);
    let change = won_deals::take_in(&plan, &found.told).unwrap();
    assert_eq!(change.what, "2 won deals added");
    let mut document = Document::new(plan.clone());
    document.apply(change).unwrap();
    let after = document.plan();
    assert_eq!(after.won_deals.len(), 14);
    let elmcourt = &after.won_deals[12];
    let both = [heard("ostrander-pike-llp", "audit", "shortlist"), heard("copperlode-networks", "iam", "shortlist")];
    assert_eq!(elmcourt.influences(), both);
    assert_eq!(elmcourt.amount.map(|amount| amount.get().to_string()).as_deref(), Some("70"));
    assert_eq!(after.won_deals[0].influences().len(), 3, "a deal that is there is added to");
    assert_eq!(after.won_deals[13].through, WonThrough::Nobody);
    assert_eq!(won_deals::take_in(after, &found.told), None);
    let bare = rows::pasted(&plan, "Elmcourt Bank\tCopperlode Networks\tciso\ttrigger\nPinegate\tnobody").unwrap();
    assert_eq!((bare.told.len(), bare.slips.len()), (2, 0), "without headings in this order: {bare:?}");
    let silent = rows::pasted(&plan, "Deal\tDay\nElmcourt Bank\t2026-10-30\n").unwrap();
    assert_eq!((silent.told.len(), silent.slips.len()), (0, 2), "whom these headings name is not guessed: {silent:?}");
    let mut renamed = plan.clone();
    renamed.stages[0].name = "Anlass".to_owned();
    let by_id =
        format!("Deal\tCandidate\tBuyer\tStage\nPinegate\tCopperlode Networks\taudit\t{}\n", renamed.stages[0].id);
    let found = rows::pasted(&renamed, &format!("{by_id}Oakfen\t\t\t\n")).unwrap();
    assert_eq!(found.slips, [""; 0], "by their ids too");
    assert_eq!((found.told[1].deal.as_str(), &found.told[1].by), ("Oakfen", &None), "who was heard is not said");
}

#[test]
fn a_deal_is_typed_in_with_who_influenced_it() {
    let mut driver = Driver::example();
    driver.resize(80, 24).go(View::WonDeals).sees("12 of 12 say so");
    driver.press(&["a"]).type_text("Elmcourt Bank").press(&["Enter"]).sees("12 of 13 say so").sees("not said");
    driver.press(&["End", "i"]).sees("Who influenced Elmcourt Bank?").type_text("copper").press(&["Enter"]);
    driver
        .sees("Whom did Copperlode Networks reach, and when?")
        .type_text("CISO / head of information security at Trigger");
    driver.press(&["Enter"]).sees("13 of 13 say so").sees("Elmcourt Bank: Copperlode Networks (CISO at Trigger)");
    assert_eq!(driver.open_plan().won_deals[12].influences(), [heard("copperlode-networks", "ciso", "trigger")]);
    driver.press(&["n"]).sees("nobody");
    driver.press(&["d"]).sees("Elmcourt Bank taken out").press(&["Ctrl-z"]).sees("Elmcourt Bank");
    driver.press(&["Enter"]).sees("Who influenced it").sees("Worth").press(&["Esc"]);
}

#[test]
fn what_the_deals_prove_is_taken_with_one_key_and_stands_on_the_reach_grid() {
    let plan = otherwise();
    let mut driver = Driver::plan(&plan);
    driver.resize(230, 40).go(View::WonDeals).sees("1 suggest otherwise");
    driver.press(&["Tab"]);
    let screen = driver.screen();
    let mut rows = screen.lines().filter(|line| line.contains(" of 12 ") && !line.contains("say so"));
    let place = rows.position(|line| line.contains("Procurement at"));
    let downs = vec!["Down"; place.unwrap()];
    driver.press(&downs).sees("3 of 12 won deals: .29 ± .12, suggests 1; stands not set");
    driver.press(&["i"]).sees("Ostrander Pike LLP").sees("! won deals say otherwise").press(&["Esc"]);
    driver.go(View::WonDeals).press(&["Enter"]).sees("by proof").sees("agrees with what is said");
    let one = heard("ostrander-pike-llp", "procurement", "purchase");
    assert_eq!(influence(driver.open_plan(), &one).unwrap().1, Evidence::Data);
    driver.press(&["A"]).sees("taken, by proof");
    assert_eq!(driver.undo_all(), 2);
}

#[test]
fn a_plan_without_deals_says_what_to_put_in_and_takes_pasted_rows() {
    let mut plan = catalog::example();
    plan.won_deals.clear();
    let mut driver = Driver::plan(&plan);
    driver.resize(80, 24).go(View::WonDeals).sees("Put in the last 10 to 20 deals");
    driver.press(&["p"]).paste("Elmcourt Bank\tCopperlode Networks\tciso\ttrigger\nPinegate\tnobody\n");
    driver.press(&["Esc"]).sees("2 rows taken").sees("2 of 2 say so").sees("nobody");
    assert_eq!(driver.undo_all(), 1);
    driver.paste("Elmcourt Bank\tCopperlode Networks\tciso\ttrigger\n").sees("1 row taken").sees("1 of 1 say so");
    driver
        .press(&["p"])
        .type_text("Pinegate, Acme, ciso, trigger")
        .press(&["Esc"])
        .sees("no candidate is called “Acme”");
    driver.press(&["p"]).type_text("Pinegate, nobody").press(&["Esc"]).sees("2 of 2 say so");
}

#[test]
fn a_deal_that_was_added_is_the_one_what_is_said_next_is_about() {
    let mut driver = Driver::example();
    driver.go(View::WonDeals);
    let before = driver.open_plan().won_deals.clone();
    for name in ["Hollin", "Wonka"] {
        driver.press(&["a"]).type_text(name).press(&["Enter", "n"]);
    }
    let after = &driver.open_plan().won_deals;
    assert_eq!(after[..before.len()], before[..], "what was said of the others stays");
    assert!(after[before.len()..].iter().all(|deal| deal.through == WonThrough::Nobody), "{after:?}");
}
