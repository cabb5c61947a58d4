//! What leaves the program arrives whole.
#![expect(clippy::unwrap_used, reason = "a test may")]

use super::{arbitrary, driver::Driver, plans};
use boon::{Compiler, SchemaIndex, Schemas};
use partnerplan::accounts::private::{SOURCE, Shared};
use partnerplan::accounts::{Exchanged, Held, Lists, Named, Origin};
use partnerplan::catalog;
use partnerplan::interview::steps::{Asked, View};
use partnerplan::plan::{Date, PartnerId, Plan, QualifyQuestion, profile_sentence};
use partnerplan::report::{Accounts, Format, Options, Paper, Report, render};
use partnerplan::store::Store;
use partnerplan::text::seen::{one_line, seen};
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde_json::Value;
use std::path::Path;

const SCHEMA: &str = include_str!("../../assets/report.schema.json");
const NOTES: Options = Options { with_notes: true, is_full: true, excel: None };

fn written(plan: &Plan, format: Format) -> String {
    render(&Report::complete(plan), format, NOTES)
}

fn json(plan: &Plan) -> Value {
    serde_json::from_str(&written(plan, Format::Json)).unwrap()
}

fn contract() -> (Schemas, SchemaIndex) {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("urn:partnerplan:report:1", serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let index = compiler.compile("urn:partnerplan:report:1", &mut schemas).unwrap();
    (schemas, index)
}

fn has_null(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().any(has_null),
        Value::Object(fields) => fields.values().any(has_null),
        _ => false,
    }
}

fn has_signed_nothing(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_f64().is_some_and(|figure| figure == 0.0 && figure.is_sign_negative()),
        Value::Array(items) => items.iter().any(has_signed_nothing),
        Value::Object(fields) => fields.values().any(has_signed_nothing),
        _ => false,
    }
}

/// E5.
#[test]
fn the_examples_json_obeys_its_contract() {
    let (schemas, contract) = contract();
    let report = json(&catalog::example());
    schemas.validate(&report, contract).unwrap_or_else(|error| panic!("{error:#}"));
    let first = &report["ranking"][0];
    assert_eq!((first["id"].as_str(), first["band"].as_str()), (Some("harrowgate-identity"), Some("A")));
    let points: f64 = first["contributions"].as_object().unwrap().values().map(|points| points.as_f64().unwrap()).sum();
    assert!((points - first["score"].as_f64().unwrap()).abs() < 1e-9);
    assert_eq!(report["excluded"][1]["id"], "verity-loom-grc");
}

/// E5.
#[test]
fn what_private_overlaps_came_to_stands_in_the_json_by_its_contract() {
    let (schemas, contract) = contract();
    let plan = catalog::example();
    let with = |at: usize, shared| Exchanged {
        partner: plan.partners[at].id.clone(),
        shared,
        ours: 24,
        theirs: 60,
        day: Date::new("2026-11-27").ok(),
        is_declined: matches!(shared, Shared::Few),
    };
    let exchanged = vec![with(0, Shared::Count(12)), with(1, Shared::Few), with(2, Shared::Count(5))];
    let overlap = Origin { source: SOURCE.to_owned(), imported: Date::new("2026-11-27").ok(), rows: 60 };
    let held = Held {
        partner: plan.partners[2].id.clone(),
        origin: Origin { source: "theirs.csv".to_owned(), ..overlap.clone() },
        found: Vec::new(),
        named: Some(Named { origin: overlap.clone(), accounts: Vec::new(), added: 0 }),
    };
    let earlier = vec![(plan.partners[0].id.clone(), overlap)];
    let accounts = Accounts::of(Lists { exchanged, partners: vec![held], earlier, ..Lists::default() });
    let text = render(&Report::of_with(&plan, &accounts), Format::Json, NOTES);
    let report: Value = serde_json::from_str(&text).unwrap();
    schemas.validate(&report, contract).unwrap_or_else(|error| panic!("{error:#}"));
    let told = report["accounts"]["overlaps"].as_array().unwrap();
    assert_eq!((&told[0]["shared"], &told[1]["shared"]), (&Value::from(12), &Value::from("<5")));
    assert_eq!((&told[0]["older_names"], &told[1]["names_declined"]), (&"2026-11-27".into(), &true.into()));
    let listed = &report["accounts"]["partners"][0];
    assert!(listed["overlap"]["shared"] == 5 && listed["named"]["accounts"] == 0, "{listed}");
}

#[test]
fn the_contract_refuses_what_breaks_it() {
    let (schemas, contract) = contract();
    let good = json(&catalog::example());
    let breaks: [fn(&mut Value); 7] = [
        |report| report["ranking"][0]["score"] = Value::from(101),
        |report| report["ranking"][0]["band"] = Value::from("E"),
        |report| report["ranking"][0]["wave"] = Value::Null,
        |report| report["excluded"][0]["reasons"] = Value::Array(Vec::new()),
        |report| report["surprise"] = Value::from(1),
        |report| report["criteria"][0]["weight"] = Value::from(22),
        |report| drop(report.as_object_mut().unwrap().remove("coverage")),
    ];
    for (at, spoil) in breaks.into_iter().enumerate() {
        let mut bad = good.clone();
        spoil(&mut bad);
        assert!(schemas.validate(&bad, contract).is_err(), "break {at} was let through");
    }
}

#[test]
fn the_contract_wants_the_gap_of_a_set_that_is_not_proven_and_the_reasons_of_none() {
    let (schemas, contract) = contract();
    let mut report = json(&catalog::example());
    assert_eq!(report["recruiting"]["status"], "optimal");
    for (status, field, value) in
        [("best-found", "gap", Value::from(0.4)), ("infeasible", "reasons", serde_json::json!(["The budget."]))]
    {
        report["recruiting"]["status"] = Value::from(status);
        assert!(schemas.validate(&report, contract).is_err(), "{status} without {field}");
        report["recruiting"][field] = value;
        schemas.validate(&report, contract).unwrap_or_else(|error| panic!("{error:#}"));
    }
}

#[test]
fn the_ideal_customer_is_one_sentence_on_every_screen_and_in_every_export() {
    let mut plan = catalog::example();
    plan.profile.sentence = None;
    let sentence = "Banks, credit unions and mutual insurers in the United States and Canada with 300 to 3,000 employees. \
        The CISO / head of information security signs, the IAM / IT operations manager champions. What starts it: exam or audit finding on access.";
    assert_eq!(profile_sentence(&plan), sentence);
    assert_eq!(json(&plan)["profile"]["sentence"], sentence);
    assert!(written(&plan, Format::Markdown).contains(sentence));
    let mut driver = Driver::plan(&plan);
    driver.resize(200, 60);
    for view in [View::Customer, View::asking(Asked::Question(QualifyQuestion::ServesCustomer))] {
        driver.go(view).sees("mutual insurers in the United States and Canada").sees("What starts it: exam");
    }
}

/// Every paper of the example.
fn papers() -> [Paper; 5] {
    let partner = || PartnerId::new("millrace-bank-technologies");
    let segment = catalog::segments(&catalog::example()).remove(0).id;
    [Paper::Report, Paper::Board, Paper::Partner(partner()), Paper::ForThem(partner()), Paper::Segment(segment)]
}

/// E6.
#[test]
fn the_same_plan_gives_the_same_bytes_in_every_format_and_paper_also_from_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let plan = catalog::example();
    let kept = Store::at(folder.path()).create(&plan.name, &plan).unwrap();
    let (mine, read) = (Report::complete(&plan), Report::complete(&kept.plan));
    for format in Format::ALL {
        for paper in papers() {
            let bytes = |report| partnerplan::report::bytes(report, &paper, format, NOTES).unwrap();
            assert!(bytes(&mine) == bytes(&read), "{paper:?} as {format:?}");
        }
    }
}

#[test]
fn contacts_and_notes_leave_only_when_asked_for() {
    let mut plan = catalog::example();
    let partner = std::sync::Arc::make_mut(&mut plan.partners[0]);
    (partner.notes, partner.contact) = ("SECRETNOTE".to_owned(), "SECRETCONTACT".to_owned());
    let report = Report::of(&plan);
    for format in Format::ALL {
        assert!(!render(&report, format, Options::default()).contains("SECRET"), "{format:?}");
    }
    for format in [Format::Markdown, Format::Html, Format::Csv] {
        let text = render(&report, format, NOTES);
        assert!(text.contains("SECRETNOTE") && text.contains("SECRETCONTACT"), "{format:?}");
    }
}

#[test]
fn the_report_tells_problems_and_traps_when_somebody_looks() {
    let mut plan = catalog::example();
    let partner = std::sync::Arc::make_mut(&mut plan.partners[0]);
    partner.name = String::new();
    let report = Report::of(&plan);
    assert_eq!(report.problems.known().map(<[_]>::len), None);
    let sentences: Vec<&str> = report.problems.iter().map(|row| row.sentence.as_str()).collect();
    assert!(sentences.contains(&"A candidate has no name: write one on the Map."), "{sentences:#?}");
    let told: Vec<&str> = report.traps.iter().map(|row| row.trap.text.as_str()).collect();
    let traps = catalog::traps(&plan);
    let is_told = |text: &String| told.contains(&text.as_str()) && !sentences.contains(&text.as_str());
    assert!(
        !traps.is_empty() && traps.iter().all(|trap| is_told(&trap.text)),
        "one list has them, not both: {traps:#?}"
    );
    assert_eq!(report.problems.known().map(<[_]>::len), Some(sentences.len()));
}

#[test]
fn a_files_ending_chooses_its_format() {
    for (path, format) in [
        ("out/board.md", Some(Format::Markdown)),
        ("BOARD.MARKDOWN", Some(Format::Markdown)),
        ("list.CSV", Some(Format::Csv)),
        ("a.b.json", Some(Format::Json)),
        ("json", None),
        ("plan.ron", None),
    ] {
        assert_eq!(Format::from_path(Path::new(path)), format, "{path}");
    }
}

#[test]
fn a_board_can_read_the_example() {
    let text = written(&catalog::example(), Format::Markdown);
    for said in [
        "# Tallowick, bank wave 1\n",
        "- Goal: 30 % of new business from partners by 2028-05-31\n",
        "- Limits: 6 partners, 100 of our days, $80k, score floor 50\n",
        "| 1 | Harrowgate Identity | Value-added reseller | 88.5 | A |",
        "All who qualify together reach 67.8 of 100.",
        "Ideal-customer fit 1, below the minimum of 2",
        "### Referral",
        "- new business, Millrace Bank Technologies: 28 % of the list price of the first year, kept as margin by Millrace",
        "- new business, Great Basin Credit Union League: $1.5k for a demo with a member of Great Basin, six demos at most; its recommendation says that it is paid, each time\n",
    ] {
        assert!(text.contains(said), "{said:?} is not in:\n{text}");
    }
    assert!(!text.contains("\n\n\n"), "one blank line parts blocks");
}

/// A text as it is read: in one line, without what cannot be seen.
fn read(text: &str) -> String {
    one_line(text)
}

/// What a reader of the Markdown sees: headings, table rows and list items as text.
#[derive(Default)]
struct Seen {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
    items: Vec<String>,
}

fn markdown(text: &str) -> Seen {
    let options = pulldown_cmark::Options::all().difference(pulldown_cmark::Options::ENABLE_SMART_PUNCTUATION);
    let (mut seen, mut current) = (Seen::default(), String::new());
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => seen.rows.push(Vec::new()),
            Event::Start(Tag::Heading { .. } | Tag::TableCell | Tag::Item | Tag::Paragraph) => current.clear(),
            Event::Text(words) => current.push_str(&words),
            Event::End(TagEnd::Heading(_)) => seen.headings.push(std::mem::take(&mut current)),
            Event::End(TagEnd::TableCell) => seen.rows.last_mut().unwrap().push(std::mem::take(&mut current)),
            Event::End(TagEnd::Item) => seen.items.push(std::mem::take(&mut current)),
            Event::Start(Tag::Table(_) | Tag::List(None) | Tag::Strong) | Event::End(_) | Event::Rule => {}
            other => panic!("{other:?} in\n{text}"),
        }
    }
    seen
}

/// A text without what stands between these, and without them.
fn without(text: &str, from: &str, to: &str) -> String {
    let mut parts = text.split(from);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once(to).unwrap().1)
}

/// The rows of all tables of an HTML page, as a browser shows them.
fn html_rows(text: &str) -> Vec<Vec<String>> {
    let body = without(&without(text.split_once("<body>").unwrap().1, "<figure>", "</figure>"), "<svg", "</svg>");
    let body = body.replace("<tr class=\"ours\">", "<tr>");
    let rows = body.split("<tr>").skip(1).map(|rest| rest.split_once("</tr>").unwrap().0);
    rows.map(|row| {
        let cells = row.split("</th>").flat_map(|part| part.split("</td>")).filter(|part| !part.is_empty());
        cells.map(|cell| unescaped(cell.split_once('>').unwrap().1)).collect()
    })
    .collect()
}

fn plain(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    rows.into_iter()
        .map(|row| row.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect())
        .collect()
}

fn unescaped(text: &str) -> String {
    assert!(!text.contains(['<', '>', '"']), "{text}");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// A cell as import takes it: one apostrophe off what would be a formula.
fn taken(cell: &str) -> &str {
    let is_passed_over =
        |letter: &char| *letter == '\'' || (letter.is_whitespace() && !matches!(letter, '\t' | '\r' | '\n'));
    let first = cell.chars().find(|letter| !is_passed_over(letter));
    let is_formula = first.is_some_and(|first| "=+-@\t\r\n\0＝＋－＠".contains(first));
    cell.strip_prefix('\'').filter(|_| is_formula).unwrap_or(cell)
}

proptest! {
    /// E5.
    #[test]
    fn no_plan_writes_json_outside_its_contract_or_with_a_hole_in_it(plan in plans::plan()) {
        let (schemas, contract) = contract();
        let report = json(&plan);
        prop_assert!(!has_null(&report));
        if let Err(error) = schemas.validate(&report, contract) {
            panic!("{error:#}");
        }
    }

    /// E5.
    #[test]
    fn a_sum_of_nothing_has_no_sign(plan in prop_oneof![plans::plan(), arbitrary::wild_plan()]) {
        let report = json(&plan);
        prop_assert!(!has_signed_nothing(&report), "{report:#}");
    }

    /// E4.
    #[test]
    fn markdown_reads_as_what_was_typed(plan in plans::plan()) {
        let report = Report::of(&plan);
        let seen = markdown(&render(&report, Format::Markdown, NOTES));
        prop_assert!(seen.headings[0].ends_with(&read(&plan.name)), "{:?}", seen.headings[0]);
        let order = report.call_first.order.iter().map(|row| &row.who).chain(report.ranking.iter().map(|row| &row.who));
        let expected: Vec<[String; 3]> = order
            .map(|who| [read(&who.partner.name), read(&who.partner.next_step), read(&who.partner.owner)])
            .collect();
        let people = seen.rows.iter().filter(|row| row.len() >= 7 && row[0] != "#");
        let found: Vec<[String; 3]> = people
            .map(|row| [row[1].clone(), row[row.len() - 3].clone(), row[row.len() - 2].clone()])
            .collect();
        prop_assert_eq!(found, expected);
        for partner in plan.partners.iter().filter(|partner| !partner.notes.trim().is_empty()) {
            let line = format!("{}, notes: {}", read(&partner.name), read(&partner.notes));
            prop_assert!(seen.items.iter().any(|item| item.trim() == line.trim()), "{:?} not in {:?}", line, seen.items);
        }
    }

    /// E3.
    #[test]
    fn html_shows_the_same_tables_as_markdown_and_obeys_nothing_that_was_typed(plan in plans::plan()) {
        let report = Report::of(&plan);
        let page = render(&report, Format::Html, NOTES);
        let tables: Vec<Vec<String>> = markdown(&render(&report, Format::Markdown, NOTES)).rows;
        let shown: Vec<Vec<String>> = html_rows(&page);
        prop_assert_eq!(plain(shown), plain(tables));
        let tags = ["html", "head", "meta", "title", "style", "body", "main", "nav", "section", "h1", "h2", "h3", "h4", "p", "div", "a",
            "figure", "figcaption", "strong", "svg", "rect", "line", "span", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "!DOCTYPE"];
        for tag in page.split('<').skip(1) {
            let name: String = tag.trim_start_matches('/').chars().take_while(|it| it.is_alphanumeric() || *it == '!').collect();
            prop_assert!(tags.contains(&name.as_str()), "<{tag}");
        }
    }

    /// E1.
    #[test]
    fn csv_reads_as_what_was_typed_and_holds_no_formula(plan in plans::plan()) {
        let report = Report::of(&plan);
        let text = render(&report, Format::Csv, NOTES);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), plan.partners.len() + 1);
        for cell in rows.iter().flatten() {
            let shown = cell.trim_start_matches([' ', '\u{a0}', '\u{200b}', '\u{feff}', '\u{3000}']);
            let is_safe = !shown.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']);
            prop_assert!(is_safe || cell.parse::<f64>().is_ok(), "{:?}", cell);
            let is_signed_nothing = cell.starts_with('-') && cell.parse() == Ok(0.0);
            prop_assert!(!is_signed_nothing, "{:?}", cell);
        }
        let order = report.ranking.iter().map(|row| &row.who).chain(report.unrated.iter().map(|row| &row.who));
        for (row, who) in rows.iter().skip(1).zip(order.chain(report.excluded.iter().map(|row| &row.who))) {
            prop_assert_eq!(taken(&row[1]), &*seen(who.name()));
            prop_assert_eq!(taken(&row[row.len() - 1]), &*seen(&who.partner.notes));
        }
    }
}
