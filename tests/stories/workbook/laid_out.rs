//! The workbook cell by cell: what stands where, in which look, what may be typed and what takes a colour. That its formulas
//! come to the report's figures was shown with a spreadsheet by `tests/papers/workbook.sh`; here they stay what they were.

use super::{Format, Options, Paper, Report, bytes, uneven};
use partnerplan::plan::{Partner, Plan};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{Cursor, Read};
use std::sync::Arc;
use std::{env, fs};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/workbook.txt");
const SET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/workbook-set.txt");

/// Of a sheet of sentences so many lines tell how it is laid out.
const MOST: usize = 450;

/// The parts of a workbook, by their names.
struct Parts(zip::ZipArchive<Cursor<Vec<u8>>>);

impl Parts {
    fn text(&mut self, name: &str) -> String {
        let mut text = String::new();
        self.0.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    fn sheets(&self) -> usize {
        self.0.file_names().flatten().filter(|name| name.starts_with("xl/worksheets/sheet")).count()
    }
}

/// Each tag with the text behind it.
fn tags(xml: &str) -> impl Iterator<Item = (&str, &str)> {
    xml.split('<').skip(1).filter_map(|part| part.split_once('>'))
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split_once('"').map(|(value, _)| value)
}

/// What stands between each of these tags and its end.
fn inside<'a>(xml: &'a str, list: &str, member: &str) -> Vec<&'a str> {
    let Some((_, rest)) = xml.split_once(&format!("<{list} ")) else { return Vec::new() };
    let list = rest.split_once(&format!("</{list}>")).unwrap().0;
    list.split(&format!("<{member}")).skip(1).map(|part| part.trim_start_matches('>')).collect()
}

/// The looks of cells in words, by their numbers.
fn looks(styles: &str) -> Vec<String> {
    let codes: BTreeMap<&str, &str> = tags(styles)
        .filter_map(|(tag, _)| Some((attribute(tag, "numFmtId")?, attribute(tag, "formatCode")?)))
        .collect();
    let (fonts, fills) = (inside(styles, "fonts", "font"), inside(styles, "fills", "fill"));
    let colour = |xml: &str| {
        attribute(xml, "rgb").map(|rgb| format!(" #{}", rgb.strip_prefix("FF").unwrap_or(rgb))).unwrap_or_default()
    };
    let look = |xf: &&str| {
        let number = |name: &str| attribute(xf, name).unwrap().parse::<usize>().unwrap();
        let (font, fill) = (fonts[number("fontId")], fills[number("fillId")]);
        let format = attribute(xf, "numFmtId").unwrap();
        let mut said = codes.get(format).copied().unwrap_or(format).to_owned();
        for (sign, word) in [("<b/>", " bold"), ("<i/>", " slanted")] {
            said += if font.contains(sign) { word } else { "" };
        }
        said += &colour(font);
        said += &if fill.contains("solid") { [" on", &colour(fill)].concat() } else { String::new() };
        said += if attribute(xf, "borderId") == Some("0") { "" } else { " framed" };
        said += if xf.contains("quotePrefix") { " as text" } else { "" };
        for (tag, _) in tags(xf).filter(|(tag, _)| tag.starts_with("alignment")) {
            said += &tag.replace("alignment", "").replace(['"', '/'], "");
        }
        said
    };
    inside(styles, "cellXfs", "xf").iter().map(look).collect()
}

/// The texts cells share.
fn texts(xml: &str) -> Vec<String> {
    let text = |member: &&str| tags(member).map(|(_, text)| text).collect::<String>();
    xml.split("<si>").skip(1).collect::<Vec<_>>().iter().map(text).collect()
}

/// A sheet, a cell a line and then the rest.
fn laid_out(sheet: &str, texts: &[String], looks: &[String], out: &mut String) {
    let (mut at, mut look, mut is_shared, mut formula) = ("", "", false, None);
    for (tag, text) in tags(sheet) {
        match tag.split(' ').next().unwrap_or_default() {
            "c" => {
                (at, formula) = (attribute(tag, "r").unwrap(), None);
                look = attribute(tag, "s").map_or("", |number| &looks[number.parse::<usize>().unwrap()]);
                is_shared = attribute(tag, "t") == Some("s");
            }
            "f" => formula = Some(text),
            "v" => {
                let value = if is_shared { &texts[text.parse::<usize>().unwrap()] } else { text };
                let formula = formula.map(|formula| format!("={formula} → ")).unwrap_or_default();
                writeln!(out, "{at} {formula}{value} [{look}]").unwrap();
            }
            "row" => {
                if let (Some(row), Some(height)) = (attribute(tag, "r"), attribute(tag, "ht")) {
                    writeln!(out, "row {row} is {height} high").unwrap();
                }
            }
            "?xml" | "worksheet" | "sheetData" | "sheetFormatPr" | "pageMargins" | "selection" => {}
            _ if tag.starts_with('/') => {}
            _ => writeln!(out, "{} {text}", tag.trim_end_matches('/')).unwrap(),
        }
    }
}

/// The workbook of a plan.
fn book(plan: &Plan) -> Parts {
    let book = bytes(&Report::complete(plan), &Paper::Report, Format::Xlsx, Options::default()).unwrap();
    Parts(zip::ZipArchive::new(Cursor::new(book)).unwrap())
}

/// One of its sheets.
fn sheet(parts: &mut Parts, number: usize) -> String {
    let (texts, looks) = (texts(&parts.text("xl/sharedStrings.xml")), looks(&parts.text("xl/styles.xml")));
    let mut out = String::new();
    laid_out(&parts.text(&format!("xl/worksheets/sheet{number}.xml")), &texts, &looks, &mut out);
    out.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
}

/// A workbook of a few candidates, so that somebody can read all of it; those go about whom too little is known to recruit
/// anybody.
fn written() -> String {
    let plan = uneven();
    let known = |partner: &Arc<Partner>| partner.ratings.len() > 2;
    let plan = Plan { partners: plan.partners.into_iter().filter(known).take(10).collect(), ..plan };
    let mut parts = book(&plan);
    let mut out = String::new();
    for (tag, text) in tags(&parts.text("xl/workbook.xml"))
        .filter(|(tag, _)| tag.starts_with("sheet ") || tag.starts_with("definedName "))
    {
        writeln!(out, "{} {text}", tag.trim_end_matches('/')).unwrap();
    }
    for number in 1..=parts.sheets() {
        writeln!(out, "\nsheet {number}").unwrap();
        sheet(&mut parts, number).lines().take(MOST).for_each(|line| writeln!(out, "{line}").unwrap());
    }
    out.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
}

/// Whether this is what a file of golden text holds; or writes that anew.
fn held(golden: &str, written: &str) {
    if env::var_os("UPDATE_WORKBOOK").is_some() {
        fs::write(golden, written).unwrap();
    }
    let golden = fs::read_to_string(golden).unwrap();
    let differs = written.lines().zip(golden.lines()).find(|(written, golden)| written != golden);
    assert_eq!(differs, None, "UPDATE_WORKBOOK=1 writes it anew; then prove it with tests/papers/workbook.sh");
    assert_eq!(written.lines().count(), golden.lines().count());
}

#[test]
fn every_cell_of_the_workbook_is_what_a_spreadsheet_proved() {
    held(GOLDEN, &written());
}

/// Whoever is rated, ruled out, chosen or could stand in, and when: the sheets of ratings, set and waves of a whole plan.
#[test]
fn ratings_set_and_waves_of_a_whole_plan_are_laid_out_as_they_were() {
    let mut parts = book(&uneven());
    let written = [3, 5, 6].map(|number| sheet(&mut parts, number)).join("\n");
    held(SET, &written);
}

/// What a formula takes is what stands under its own heading, in whatever order the criteria are.
#[test]
fn the_money_takes_the_rating_on_revenue_wherever_that_stands() {
    let mut plan = uneven();
    for _ in 0..3 {
        plan.criteria.rotate_left(1);
        let name = plan.criteria.iter().find(|it| it.id.as_str() == "revenue_12m").unwrap().name.clone();
        let mut parts = book(&plan);
        let ratings = sheet(&mut parts, 3);
        let head = ratings.lines().find(|line| line.contains(&format!("6 {name} ["))).unwrap();
        let column: String = head.chars().take_while(char::is_ascii_uppercase).collect();
        let money = sheet(&mut parts, 7);
        assert!(money.contains(&format!("INDEX(Ratings!${column}$")), "{name} stands in {column}: {money}");
    }
}

#[test]
fn one_sentence_about_a_no_has_its_heading_too() {
    let mut plan = uneven();
    plan.goal.limits.partners = 1;
    let set = sheet(&mut book(&plan), 5);
    assert_eq!(set.matches("If they say no [").count(), 1, "{set}");
}

#[test]
fn of_dates_everything_that_is_missing_is_said_and_the_file_says_whose_it_is() {
    let mut plan = uneven();
    plan.goal.owner_days = None;
    plan.goal.kick_off = None;
    for partner in &mut plan.partners {
        Arc::make_mut(partner).kick_off = None;
    }
    let mut parts = book(&plan);
    let dates = sheet(&mut parts, 8);
    assert!(dates.contains("No kick-off yet, so no days: ") && dates.contains("nobody's load can be told."), "{dates}");
    let about = parts.text("docProps/core.xml");
    assert!(about.contains(&format!("<dc:title>{}</dc:title>", plan.name)), "{about}");
}
