//! The page in a browser, the lists and the calendar, line by line as somebody read them.

use partnerplan::catalog;
use partnerplan::plan::{CriterionId, Date, Evidence, PartnerModel, Plan, RatingValue};
use partnerplan::report::{Dialect, Format, Options, Paper, Report, render_paper};
use std::sync::Arc;
use std::{env, fs, path::Path};

const OURS: Options = Options { with_notes: true, is_full: true, excel: None };
const THEIRS: Options = Options { with_notes: false, is_full: false, excel: None };
const GERMAN: Dialect = Dialect { delimiter: b';', has_decimal_comma: true };

/// The set of the example and a few others: somebody ruled out, not rated, or for whom a criterion is not meant; names and
/// owners with everything a page has to tell or to break.
fn plan() -> Plan {
    let mut plan = catalog::example();
    let set: Vec<_> = Report::complete(&plan)
        .findings
        .iter()
        .flat_map(|it| &it.recruiting.members)
        .map(|it| it.who.id().clone())
        .collect();
    let others = ["verity-loom-grc", "vantcourt-vciso-collective", "ledgerline-brief", "prairie-sound"];
    plan.partners.retain(|it| set.contains(&it.id) || others.iter().any(|other| it.id.as_str().starts_with(other)));
    let ids: Vec<CriterionId> = plan.criteria.iter().map(|criterion| criterion.id.clone()).collect();
    plan.criteria[6].not_for = vec![PartnerModel::Referral];
    for (at, partner) in plan.partners.iter_mut().map(Arc::make_mut).enumerate() {
        match at {
            0 => {
                partner.name = String::from("Donaudampfschifffahrtsgesellschaft & Söhne <“Handel”>");
                partner.owner = String::from("Bergmann-Schumacher-Lichtenberg");
                partner.contact = String::from("=Jo O'Hara");
                partner.notes = String::from("one\ntwo; \"three\"");
            }
            1 => partner.rate(&ids[5], RatingValue::DoesNotApply, Evidence::Talked),
            2 => partner.owner = String::from("a-b"),
            _ if partner.name.starts_with("Ledgerline") => partner.ratings.truncate(2),
            _ => {}
        }
    }
    plan
}

/// Holds what is written to what was read, by its lines.
fn held(name: &str, written: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/papers").join(name);
    if env::var_os("UPDATE_PAPERS").is_some() {
        fs::write(&path, written).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap();
    let differs = written.lines().zip(golden.lines()).find(|(written, golden)| written != golden);
    assert_eq!(differs, None, "{name}: UPDATE_PAPERS=1 writes it anew, to be read again");
    assert_eq!(written.len(), golden.len(), "{name}");
}

#[test]
fn every_line_of_the_page_in_a_browser_is_as_it_was_read() {
    let plan = plan();
    let report = Report::complete(&plan).on(&Date::new("2026-11-26").unwrap());
    let partner = Paper::Partner(plan.partners[0].id.clone());
    for (name, paper) in [("report.html", Paper::Report), ("partner.html", partner)] {
        let page = render_paper(&report, &paper, Format::Html, OURS);
        let (head, rest) = page.split_once("<style>").unwrap();
        let (_, body) = rest.split_once("</style>").unwrap();
        held(name, &format!("{head}{}", body.replace("\n<tr", "<tr").replace("<tr", "\n<tr")));
    }
}

#[test]
fn every_cell_of_the_lists_is_as_it_was_read() {
    let report = Report::complete(&plan());
    for (name, options) in [
        ("candidates.csv", THEIRS),
        ("candidates-with-notes.csv", OURS),
        ("candidates-for-a-german-excel.csv", Options { excel: Some(GERMAN), ..THEIRS }),
    ] {
        held(name, &render_paper(&report, &Paper::Report, Format::Csv, options));
    }
}

#[test]
fn every_line_of_the_calendar_is_as_it_was_read() {
    let report = Report::complete(&plan()).on(&Date::new("2026-11-26").unwrap());
    let calendar = render_paper(&report, &Paper::Report, Format::Calendar, THEIRS);
    let mut kinds = std::collections::HashSet::new();
    let kind = |event: &str| event.split("CATEGORIES:").nth(1).and_then(|rest| rest.lines().next()).map(str::to_owned);
    // The first of each kind; that none is missing the stories of dates hold.
    let first = calendar.split_inclusive("END:VEVENT\r\n").filter(|event| kinds.insert(kind(event)));
    held("dates.ics", &first.collect::<String>());
}
