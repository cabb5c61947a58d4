//! How many keys it takes, from an empty folder: a paste counts one, and so does every key in a dialog.

use crate::driver::Driver;
use partnerplan::interview::steps::View;
use partnerplan::plan::Evidence;
use partnerplan::prioritise::met::is_met;
use partnerplan::prioritise::verdict::Verdict;
use partnerplan::report::Report;
use std::fs;

const NAMES: &str = "Lohnbüro Müller & Söhne GmbH\nSteuerkanzlei Brandt\nPayroll Partner Österreich GmbH\n\
    DATAKONTEXT-Lohn eG\nAlpenlohn Treuhand AG (Zürich)\nStrategos HR Consulting\nifb Betriebsräte-Schulungen\n\
    Podcast Personalküche\nHR-Newsletter Personal heute\nMES-Systemhaus Krüger\nSAP-Beratung Nord + West\n\
    Zeitarbeit Fröhlich\nMakler Weber\nVerband Mittelstand e.V.\nWeiterbildung Allgäu\nIntegrator Tech4HR\n\
    Personalberatung Funk\nLohnservice Salzburg\nTreuhand Basel AG\nHR-Cloud Wien\nArbeitsrecht Kanzlei Lang\n\
    Betriebsrats-Akademie\nZeiterfassung Kern\nBPO Services Linz\nPeople Analytics Lab";

/// So many of them are in talks.
const TALKING: usize = 6;

/// From an empty folder to all 25 asked, the list of calls on the screen.
fn asked() -> Driver {
    let mut driver = Driver::home();
    driver.press(&["n"]).type_text("hr").press(&["Enter"]).type_text("Proof").press(&["Enter"]).sees("Goal and limits");
    driver.press(&["Ctrl-g", "c"]).paste(NAMES).sees("sound like whom your buyers ask").press(&["Enter"]);
    driver.press(&["f"]);
    for at in 0..25 {
        let warmth = if at < TALKING { "t" } else { "k" };
        driver
            .type_text(["r", "v", "r"][at % 3])
            .type_text(["mu", "ms", "su"][at % 3])
            .type_text(warmth)
            .type_text("n");
    }
    driver
}

#[test]
fn a_first_list_of_calls_from_25_pasted_names_takes_at_most_150_keys() {
    let mut driver = asked();
    driver.sees("all 25 through the quick pass").lacks("not through").sees("Points");
    let report = Report::of(driver.open_plan());
    assert_eq!(report.call_first.order.len() + report.call_first.in_talks.len(), 25, "{}", driver.screen());
    let linked = driver.open_plan().partners.iter().filter(|partner| !partner.trusted_as.is_empty()).count();
    assert!(linked > 5, "{linked} stand for whom the buyers ask");
    assert!(driver.keys <= 150, "{} keys", driver.keys);
}

#[test]
fn a_page_for_the_board_takes_at_most_400_keys_and_recommends_nobody_on_a_guess() {
    let mut driver = asked();
    // After the calls: those who talk to us are rated, criterion by criterion, by what they said.
    driver.press(&["g", "e", "Home"]).sees("none rated");
    for ratings in ["445434", "354344", "434543", "344354", "454433", "343445", "433344"] {
        driver.type_text(ratings).press(&["Right", "Home"]);
    }
    driver.sees("all 25 through the quick pass, 6 of 25 rated");
    let place = driver.folder().join("board.md");
    driver.press(&["g", "x"]).sees("Write the file").worked_out();
    driver
        .press(&["Down", "Down", "Down", "Ctrl-u"])
        .type_text(&place.to_string_lossy())
        .press(&["F10"])
        .sees("Written:");
    let page = fs::read_to_string(&place).unwrap();
    let report = Report::complete(driver.open_plan());
    for row in report
        .ranking
        .iter()
        .filter(|row| row.verdict.is_some_and(|verdict| verdict != Verdict::Call && verdict.is_in_the_set()))
    {
        assert!(is_met(&row.who.partner), "{}: no conversation is noted", row.who.name());
        assert!(row.who.partner.ratings.iter().any(|rating| rating.evidence > Evidence::Guess), "{}", row.who.name());
    }
    assert!(page.contains("# Proof") && page.contains("**Whom and why.**"), "{page}");
    assert_eq!(driver.view(), Some(View::Export));
    assert!(driver.keys <= 400, "{} keys", driver.keys);
}
