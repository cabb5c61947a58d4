//! The workbook as a spreadsheet reads it: every figure is the report's, every formula has its last result, and what was
//! typed is text. That the formulas come to these figures is shown by `tests/papers/workbook.sh`, with a spreadsheet.

mod laid_out;

use crate::driver::Driver;
use calamine::{Data, Range, Reader, Xlsx};
use partnerplan::catalog;
use partnerplan::interview::steps::View;
use partnerplan::plan::{CriterionId, Evidence, Partner, PartnerModel, Plan, RatingValue};
use partnerplan::report::{Format, Options, Paper, Report, bytes};
use std::io::{Cursor, Read};
use std::sync::Arc;

const WITH_NOTES: Options = Options { with_notes: true, is_full: false, excel: None };

/// A workbook that was written and is read again.
pub(crate) struct Book(Xlsx<Cursor<Vec<u8>>>);

impl Book {
    pub(crate) fn of(report: &Report, options: Options) -> Self {
        Self(Xlsx::new(Cursor::new(bytes(report, &Paper::Report, Format::Xlsx, options).unwrap())).unwrap())
    }

    pub(crate) fn sheet(&mut self, name: &str) -> Range<Data> {
        self.0.worksheet_range(name).unwrap()
    }

    /// The rows of a sheet under the row that has this head, each cell under its head.
    pub(crate) fn rows(&mut self, name: &str, head: &str) -> Vec<Vec<(String, Data)>> {
        let sheet = self.sheet(name);
        let is_head = |row: &&[Data]| row.iter().any(|cell| *cell == head);
        let heads: Vec<String> = sheet.rows().find(is_head).unwrap().iter().map(ToString::to_string).collect();
        let under = sheet.rows().skip_while(|row| !is_head(row)).skip(1);
        under.map(|row| heads.iter().cloned().zip(row.iter().cloned()).collect()).collect()
    }
}

/// What stands under a head.
pub(crate) fn under<'a>(row: &'a [(String, Data)], head: &str) -> &'a Data {
    row.iter().find(|(title, _)| title == head).map_or_else(|| panic!("no {head}: {row:?}"), |(_, cell)| cell)
}

fn figure(row: &[(String, Data)], head: &str) -> Option<f64> {
    match under(row, head) {
        Data::Float(figure) => Some(*figure),
        Data::Empty => None,
        Data::String(text) if text.is_empty() => None,
        other => panic!("{head} is {other:?}"),
    }
}

/// The example with everything a score has to reckon with: missing ratings, one that does not apply, a criterion that
/// is not for a model, too few ratings, a rating below its minimum.
fn uneven() -> Plan {
    let mut plan = catalog::example();
    let criterion = plan.criteria[5].id.clone();
    plan.criteria[6].not_for = vec![PartnerModel::Referral];
    let ids: Vec<CriterionId> = plan.criteria.iter().map(|criterion| criterion.id.clone()).collect();
    let edit =
        |plan: &mut Plan, at: usize, change: &dyn Fn(&mut Partner)| change(Arc::make_mut(&mut plan.partners[at]));
    edit(&mut plan, 0, &|partner| partner.ratings.retain(|rating| rating.criterion != ids[2]));
    edit(&mut plan, 1, &|partner| partner.rate(&criterion, RatingValue::DoesNotApply, Evidence::Talked));
    edit(&mut plan, 2, &|partner| partner.ratings.truncate(2));
    edit(&mut plan, 3, &|partner| partner.ratings.clear());
    let below = RatingValue::Rated(partnerplan::plan::Score5::new(1).unwrap());
    edit(&mut plan, 4, &|partner| partner.rate(&ids[0], below, Evidence::Desk));
    plan
}

#[test]
fn every_score_band_and_rank_of_the_workbook_is_the_reports() {
    for plan in [catalog::example(), uneven()] {
        let report = Report::of(&plan);
        let mut book = Book::of(&report, Options::default());
        for sheet in ["Ratings", "Ranking"] {
            let rows = book.rows(sheet, "Candidate");
            assert_eq!(rows.len(), plan.partners.len());
            for row in &rows {
                let id = under(row, "Id").to_string();
                let ranked = report.ranking.iter().find(|ranked| ranked.who.id().as_str() == id);
                let out = report.excluded.iter().find(|out| out.who.id().as_str() == id);
                let score = ranked.map(|row| row.score).or_else(|| out.and_then(|row| row.score));
                assert_eq!(figure(row, "Score"), score, "{id}");
                let rank = if sheet == "Ratings" { "Rank" } else { "Rank now" };
                let expected = ranked.map(|row| f64::from(u32::try_from(row.rank).unwrap()));
                assert_eq!(figure(row, rank), expected, "{id}");
                let band = score.map(|score| partnerplan::prioritise::score::Band::of(score).label());
                assert_eq!(under(row, "Band").to_string(), band.unwrap_or_default(), "{id}");
            }
        }
        let formulas = book.0.worksheet_formula("Ratings").unwrap();
        let scores = formulas.rows().flatten().filter(|formula| formula.contains("25*")).count();
        assert_eq!(scores, plan.partners.len());
    }
}

#[test]
fn ratings_are_numbers_and_what_is_not_rated_says_which_it_is() {
    let plan = uneven();
    let mut book = Book::of(&Report::of(&plan), Options::default());
    let rows = book.rows("Ratings", "Candidate");
    for row in &rows {
        let id = under(row, "Id").to_string();
        let partner = plan.partners.iter().find(|partner| partner.id.as_str() == id).unwrap();
        for criterion in &plan.criteria {
            let said = match partner.rating(&criterion.id).map(|rating| rating.value) {
                _ if !criterion.is_for(partner.model) => Data::String("–".to_owned()),
                Some(RatingValue::Rated(value)) => Data::Float(f64::from(value.get())),
                Some(RatingValue::DoesNotApply) => Data::String("n/a".to_owned()),
                None => Data::Empty,
            };
            assert_eq!(*under(row, &criterion.name), said, "{id}: {}", criterion.name);
        }
    }
    let missing: f64 = rows.iter().filter_map(|row| figure(row, "Missing, counted 3")).sum();
    assert!(missing > 5.0, "{missing}");
}

#[test]
fn every_figure_of_money_is_the_reports() {
    let report = Report::complete(&catalog::example());
    let money = &report.findings.as_ref().unwrap().money;
    let mut book = Book::of(&report, Options::default());
    let rows = book.rows("Money", "Candidate");
    assert!(rows.len() > 15, "{}", rows.len());
    for row in &rows {
        let id = under(row, "Id").to_string();
        let place = report.solo_coverage.len();
        let of = (0..place).filter_map(|at| money.row(at)).find(|of| of.who.id().as_str() == id).unwrap();
        let whole = |deals: Option<f64>| deals.map(partnerplan::prioritise::money::whole_deals);
        let figures = &of.money;
        for (head, expected) in [
            ("Our days", Some(of.effort.days)),
            ("Our cost", Some(of.effort.cost)),
            ("They earn with a deal, year 1", figures.earns.first().copied()),
            ("They earn, year 2", figures.earns.get(1).copied()),
            ("They earn, year 3", figures.earns.get(2).copied()),
            ("We keep of a deal, year 1", figures.keeps.first().copied()),
            ("We keep, year 2", figures.keeps.get(1).copied()),
            ("We keep, year 3", figures.keeps.get(2).copied()),
            ("Invested", Some(figures.invested)),
            ("Pays after … deals", whole(figures.break_even)),
            ("Pays after … of the smallest", whole(figures.break_even_smallest)),
            ("Pays after … of the largest", whole(figures.break_even_largest)),
            ("Deals in year one, low", figures.deals.map(|deals| deals.low)),
            ("Deals in year one, high", figures.deals.map(|deals| deals.high)),
            ("At list, low", figures.list.map(|list| list.low)),
            ("At list, high", figures.list.map(|list| list.high)),
            ("Left after year one, low", figures.after.map(|after| after.low)),
            ("Left after year one, high", figures.after.map(|after| after.high)),
        ] {
            assert_eq!(figure(row, head), expected, "{id}: {head}");
        }
        let is_in = money.set().contains(&of.who.index);
        assert_eq!(under(row, "In the set").to_string(), if is_in { "yes" } else { "no" });
    }
    let sum = money.sum(money.set());
    let sheet = book.sheet("Money");
    let line = |label: &str| sheet.rows().find(|row| row[0] == label).unwrap_or_else(|| panic!("no {label}"));
    for (label, low, high) in [
        ("Worth at list", sum.money.list.low, sum.money.list.high),
        ("Deals in year one", sum.money.deals.low, sum.money.deals.high),
        ("Partners earn in the first contract year", sum.money.earned.low, sum.money.earned.high),
        ("We keep of them in the first contract year", sum.money.kept.low, sum.money.kept.high),
        ("Left after the investment", sum.money.after.low, sum.money.after.high),
        ("Share of the goal", sum.share.unwrap().low, sum.share.unwrap().high),
    ] {
        assert_eq!([&line(label)[1], &line(label)[2]], [&Data::Float(low), &Data::Float(high)], "{label}");
    }
    assert_eq!(line("Invested: days at their price, and cost")[1], Data::Float(sum.money.invested));
    let day = &line("First signature at the earliest")[1];
    let Data::DateTime(day) = day else { panic!("{day:?}") };
    assert_eq!(day.to_ymd_hms_milli().0, 2027);
}

#[test]
fn the_workbook_has_a_sheet_for_each_question_and_they_hold_what_the_report_says() {
    let report = Report::complete(&catalog::example());
    let findings = report.findings.as_ref().unwrap();
    let mut book = Book::of(&report, Options::default());
    let sheets = ["Read me", "Ranking", "Ratings", "Influence", "Set", "Waves", "Money", "Dates", "Strategies"];
    assert_eq!(book.0.sheet_names(), sheets);
    let read: String = book.sheet("Read me").rows().flatten().map(|cell| cell.to_string() + "\n").collect();
    assert!(read.contains("Yellow cells are yours") && read.contains("not legal advice"), "{read}");
    let set = book.rows("Set", "Candidate");
    for (row, member) in set.iter().zip(&findings.recruiting.members) {
        assert_eq!(under(row, "Candidate").to_string(), member.who.name());
        assert_eq!(figure(row, "Points lost without them"), Some(member.loses));
    }
    let found = findings.recruiting.set().unwrap();
    let together = set.iter().find(|row| *under(row, "Candidate") == "Together").unwrap();
    assert_eq!(figure(together, "Our days in year one"), Some(found.days));
    let waves = book.rows("Waves", "Candidate");
    assert_eq!(waves.len(), report.solo_coverage.len());
    let influence = book.rows("Influence", "Candidate");
    assert_eq!(influence.len(), report.solo_coverage.len());
    let dates = book.rows("Dates", "Day");
    for (row, date) in dates.iter().zip(&findings.dates.rows) {
        let Data::DateTime(day) = under(row, "Day") else { panic!("{row:?}") };
        let (year, month, day, ..) = day.to_ymd_hms_milli();
        assert_eq!(format!("{year}-{month:02}-{day:02}"), date.day.as_str(), "{row:?}");
        assert_eq!(figure(row, "Days after kick-off"), date.after.map(f64::from), "{row:?}");
    }
    assert!(dates.len() > findings.dates.rows.len() && findings.dates.rows.len() > 20);
    let strategies = book.rows("Strategies", "Segment");
    for segment in &report.segments {
        let said = strategies.iter().filter(|row| *under(row, "Segment") == segment.name.as_str()).count();
        assert!(said > 10, "{}: {said}", segment.name);
    }
}

/// E2.
#[test]
fn what_was_typed_is_text_and_control_characters_are_gone() {
    let mut plan = catalog::example();
    let names =
        ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", "\r=1", "a\u{1b}]8;;x\u{7}b\u{202e}", "_x001B_"];
    for (at, name) in names.iter().enumerate() {
        let partner = Arc::make_mut(&mut plan.partners[at]);
        (partner.name, partner.next_step, partner.notes) = ((*name).to_owned(), (*name).to_owned(), (*name).to_owned());
    }
    // Twice as many units of a workbook as characters, and more than a cell takes.
    Arc::make_mut(&mut plan.partners[8]).notes = "🦄".repeat(20_000);
    plan.criteria[0].name = "=HYPERLINK(\"http://x\")".to_owned();
    plan.name = "=A1\u{1b}[2J".to_owned();
    let written = bytes(&Report::of(&plan), &Paper::Report, Format::Xlsx, WITH_NOTES).unwrap();
    let mut book = Book(Xlsx::new(Cursor::new(written.clone())).unwrap());
    for row in book.rows("Ranking", "Candidate") {
        for head in ["Candidate", "Next step", "Notes"] {
            assert!(matches!(under(&row, head), Data::String(_) | Data::Empty), "{row:?}");
        }
    }
    let found: Vec<String> =
        book.rows("Ranking", "Candidate").iter().map(|row| under(row, "Candidate").to_string()).collect();
    for name in ["=1+1", "-2", "=1", "_x001B_", "a]8;;xb"] {
        assert!(found.iter().any(|cell| cell == name), "{name}: {found:?}");
    }
    let longest = book.rows("Ranking", "Candidate").iter().map(|row| under(row, "Notes").to_string()).max();
    assert!(longest.is_some_and(|notes| notes.ends_with("🦄…") && notes.encode_utf16().count() <= 32_767));
    for name in book.0.sheet_names() {
        let formulas = book.0.worksheet_formula(&name).unwrap();
        assert!(!formulas.rows().flatten().any(|formula| formula.contains("HYPERLINK") || formula == "1+1"), "{name}");
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(written)).unwrap();
    for at in 0..zip.len() {
        let mut part = String::new();
        zip.by_index(at).unwrap().read_to_string(&mut part).unwrap();
        assert!(!part.contains(|letter: char| letter.is_control() && !matches!(letter, '\n' | '\r')), "part {at}");
        assert!(!part.contains("_x001B_") || part.contains("_x005F_x001B_"), "part {at}");
    }
}

#[test]
fn a_plan_without_criteria_or_candidates_is_a_workbook_too() {
    let bare = Plan { partners: Vec::new(), ..catalog::example() };
    let silent = Plan { criteria: Vec::new(), ..catalog::example() };
    for plan in [Plan::empty("Bare"), bare, silent] {
        let mut book = Book::of(&Report::complete(&plan), WITH_NOTES);
        assert_eq!(book.rows("Ranking", "Candidate").len(), plan.partners.len());
    }
}

#[test]
fn the_same_plan_gives_the_same_workbook_and_notes_stay_unless_asked_for() {
    let mut plan = catalog::example();
    let partner = Arc::make_mut(&mut plan.partners[0]);
    (partner.notes, partner.contact) = ("SECRETNOTE".to_owned(), "SECRETCONTACT".to_owned());
    let written = |options| bytes(&Report::of(&plan), &Paper::Report, Format::Xlsx, options).unwrap();
    assert_eq!(written(WITH_NOTES), written(WITH_NOTES));
    let holds = |options| {
        let mut zip = zip::ZipArchive::new(Cursor::new(written(options))).unwrap();
        let mut text = String::new();
        zip.by_name("xl/sharedStrings.xml").unwrap().read_to_string(&mut text).unwrap();
        (text.contains("SECRETNOTE"), text.contains("SECRETCONTACT"))
    };
    assert_eq!([holds(Options::default()), holds(WITH_NOTES)], [(false, false), (true, true)]);
}

#[test]
fn the_export_page_writes_a_workbook_and_says_how_to_use_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("board.xlsx");
    let mut driver = Driver::example();
    driver
        .go(View::Export)
        .sees("Write the file")
        .worked_out()
        .press(&["x"])
        .sees("XLSX, a workbook to calculate with");
    driver.press(&["Down", "Down", "Down", "Ctrl-u"]).type_text(&path.to_string_lossy());
    driver.press(&["F10"]).sees("scores and money follow");
    let mut book = Book(Xlsx::new(Cursor::new(std::fs::read(&path).unwrap())).unwrap());
    assert_eq!(book.rows("Ranking", "Candidate").len(), driver.open_plan().partners.len());
    driver.press(&["F10"]).sees("exists already. Replace it").press(&["y"]).sees("Written:");
}
