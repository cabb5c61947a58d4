//! The first 90 days have dates: what is done by when, by whom, on what it rests, and who has time for it.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use partnerplan::plan::{Amount, Date, Doer, Milestone, Need, NeedAnswer, Partner, PartnerId, Plan, Segment, Whom};
use partnerplan::report::dates::{DateKind, DateRow, Dates, words};
use partnerplan::report::{Format, Options, Report, render};
use std::sync::Arc;

fn dates(plan: &Plan) -> Dates {
    Report::complete(plan).findings.unwrap().dates.clone()
}

fn day(text: &str) -> Date {
    Date::new(text).unwrap()
}

fn segment<'a>(plan: &'a mut Plan, id: &str) -> &'a mut Segment {
    plan.segments.iter_mut().find(|segment| segment.id.as_str() == id).unwrap()
}

fn partner<'a>(plan: &'a mut Plan, id: &str) -> &'a mut Partner {
    let found = plan.partners.iter_mut().find(|partner| partner.id.as_str() == id).unwrap();
    Arc::make_mut(found)
}

const MILLRACE: &str = "millrace-bank-technologies";

/// The milestones of a partner: day and words.
fn milestones<'a>(dates: &'a Dates, id: &str) -> Vec<(&'a str, &'a str)> {
    let theirs = |row: &&DateRow| row.kind == DateKind::Milestone && row.partner() == Some(&PartnerId::new(id));
    dates.rows.iter().filter(theirs).map(|row| (row.day.as_str(), row.what.as_str())).collect()
}

/// A plan in which the resellers of added value have these milestones alone.
fn with_milestones(lines: Vec<Milestone>) -> Plan {
    let mut plan = catalog::example();
    segment(&mut plan, "var").strategy.first_90_days = lines;
    plan
}

fn milestone(by_day: i16, what: &str) -> Milestone {
    Milestone { by_day, what: what.to_owned(), ..Milestone::default() }
}

#[test]
fn days_after_kick_off_are_those_of_the_reference_calculation() {
    let reference = include_str!("../golden/results_money.txt").lines().last().unwrap();
    let wanted: Vec<(i16, &str)> = reference
        .split("; ")
        .filter_map(|pair| pair.trim().trim_end_matches(';').split_once(' '))
        .map(|(days, day)| (days.parse().unwrap(), day))
        .collect();
    assert_eq!(wanted.len(), 7);
    let plan = with_milestones(wanted.iter().map(|(days, _)| milestone(*days, "done")).collect());
    let found = dates(&plan);
    let days: Vec<&str> = milestones(&found, MILLRACE).into_iter().map(|(day, _)| day).collect();
    assert_eq!(days, wanted.iter().map(|(_, day)| *day).collect::<Vec<_>>());
    let review = found.reviews.iter().find(|review| review.who.id().as_str() == MILLRACE).unwrap();
    assert_eq!(review.check_ins, [day("2027-02-10"), day("2027-03-12")]);
    assert_eq!(review.decision, day("2027-04-09"));
    assert!(review.theirs.starts_with("2 registered") || !review.theirs.is_empty());
}

#[test]
fn a_partner_starts_on_a_day_of_its_own_and_the_fortnight_before_counts() {
    let mut plan =
        with_milestones(vec![milestone(-14, "terms read"), milestone(-1, "room booked"), milestone(0, "start")]);
    partner(&mut plan, MILLRACE).kick_off = Some(day("2027-02-01"));
    let found = dates(&plan);
    let days: Vec<&str> = milestones(&found, MILLRACE).into_iter().map(|(day, _)| day).collect();
    assert_eq!(days, ["2027-01-18", "2027-01-29", "2027-02-01"], "a Sunday gives way to the Friday before");
    assert_eq!(milestones(&found, "harrowgate-identity")[2].0, "2027-01-11");
}

#[test]
fn a_line_for_one_partner_or_variant_counts_for_them_alone() {
    let mut theirs = milestone(14, "Millrace alone");
    theirs.applies = Whom::Partner(PartnerId::new(MILLRACE));
    let found = dates(&with_milestones(vec![theirs, milestone(30, "both")]));
    assert_eq!(milestones(&found, MILLRACE).len(), 2);
    assert_eq!(milestones(&found, "harrowgate-identity"), [("2027-02-10", "both")]);
}

#[test]
fn a_milestone_that_rests_on_a_promise_without_a_date_says_so() {
    let mut resting = milestone(30, "They give the demo alone");
    (resting.by, resting.proof) = (Doer::Them, "a recording".to_owned());
    resting.rests_on = "A demo to give alone".to_owned();
    let mut plan = with_milestones(vec![resting]);
    let need = |due| Need {
        need: "A demo to give alone".to_owned(),
        answer: NeedAnswer::Planned,
        how: "a tenant of their own".to_owned(),
        owner: "J. Field".to_owned(),
        due,
        applies: Whom::All,
    };
    let doubt = |plan: &Plan| dates(plan).doubtful().map(words::proof).collect::<Vec<_>>();
    segment(&mut plan, "var").strategy.needs = vec![need(None)];
    let said = "a recording; rests on “A demo to give alone”, planned without a date";
    assert_eq!(doubt(&plan), [said, said]);
    segment(&mut plan, "var").strategy.needs = vec![need(Some(day("2027-03-01")))];
    assert!(doubt(&plan)[0].ends_with("promised only by 2027-03-01"));
    segment(&mut plan, "var").strategy.needs = vec![need(Some(day("2027-02-01")))];
    assert!(doubt(&plan).is_empty());
    let found = dates(&plan);
    let promised: Vec<&DateRow> =
        found.rows.iter().filter(|row| row.kind == DateKind::Promised && row.what == "A demo to give alone").collect();
    assert_eq!(promised.len(), 1, "one promise to two partners is one");
    assert_eq!((promised[0].day.as_str(), words::who(promised[0]).as_str()), ("2027-02-01", "J. Field"));
    let review = found.reviews.iter().find(|review| review.who.id().as_str() == MILLRACE).unwrap();
    assert!(words::ours(review).contains("A demo to give alone, by 2027-02-01 (J. Field)"), "{}", words::ours(review));
    segment(&mut plan, "var").strategy.needs.clear();
    assert!(doubt(&plan)[0].ends_with("which is no need on the sheet"));
}

#[test]
fn the_load_is_that_of_the_money_and_weeks_that_are_too_much_are_named() {
    let mut plan = catalog::example();
    let found = dates(&plan);
    let load = &found.loads[0];
    let weeks: f64 = load.weeks.iter().map(|week| week.days).sum();
    assert!((load.all.days - 188.0 / 3.0).abs() < 1e-9 && (weeks - load.all.days).abs() < 1e-9, "{weeks}");
    assert!((load.weeks[0].days - 188.0 / 3.0 / 13.0).abs() < 1e-9, "five of 65 working days");
    assert_eq!(
        words::load(load),
        "Dana Whitlock: 62.7 days in the first 90, has 38.4; too much in 13 weeks, most in the week of 2027-01-11 (4.8 of 3)."
    );
    plan.goal.owner_days = Some(Amount::new(5.0).unwrap());
    assert_eq!(words::load(&dates(&plan).loads[0]), "Dana Whitlock: 62.7 days in the first 90, has 64.");
    partner(&mut plan, MILLRACE).kick_off = Some(day("2027-04-12"));
    assert!(dates(&plan).loads[0].weeks.len() > 20, "who starts later is a load later");
}

#[test]
fn without_a_kick_off_it_says_what_is_missing() {
    let mut plan = catalog::example();
    plan.goal.kick_off = None;
    let found = dates(&plan);
    assert_eq!((found.reviews.len(), found.undated.len()), (0, 6));
    assert!(words::missing(&found)[0].starts_with("No kick-off yet, so no days: Harrowgate Identity, "));
    assert!(found.rows.iter().all(|row| matches!(row.kind, DateKind::NextStep | DateKind::Promised)));
    assert!(Dates::default().rows.is_empty() && !found.rows.is_empty());
}

#[test]
fn the_long_paper_has_the_dates_and_the_next_two_weeks() {
    let report = Report::complete(&catalog::example()).on(&day("2027-01-08"));
    let paper = render(&report, Format::Markdown, Options { is_full: true, ..Options::default() });
    let part = paper.split("\n## Dates\n").nth(1).unwrap().split("\n## ").next().unwrap();
    for heading in ["Next 14 days, from 2027-01-08", "By date", "Check-ins and decisions", "Load by owner and week"] {
        assert!(part.contains(&format!("### {heading}")), "{heading} in {part}");
    }
    assert!(
        part.contains("| 2027-04-09 | Tidewell Exam Consulting | Decide: keep, mend with one dated condition, or stop")
    );
    let soon = part.split("### By date").next().unwrap();
    assert!(soon.contains("| 2027-01-11 | ") && !soon.contains("2027-01-25"), "{soon}");
    let short = render(&report, Format::Markdown, Options::default());
    assert!(!short.contains("## Dates"));
}

#[test]
fn a_calendar_gives_a_parser_back_what_the_plan_says() {
    let plan = catalog::example();
    let report = Report::complete(&plan).on(&day("2026-11-26"));
    let text = render(&report, Format::Calendar, Options::default());
    assert!(text.split_inclusive("\r\n").all(|line| line.ends_with("\r\n") && line.len() <= 77));
    let calendars: Vec<_> = ical::IcalParser::new(text.as_bytes()).collect::<Result<_, _>>().unwrap();
    let events = &calendars[0].events;
    let value = |event: &ical::parser::ical::component::IcalEvent, name: &str| {
        event
            .properties
            .iter()
            .find(|property| property.name == name)
            .and_then(|property| property.value.clone())
            .unwrap()
    };
    let found = report.findings.as_ref().unwrap();
    let wanted: Vec<String> = found.dates.rows.iter().map(|row| row.day.as_str().replace('-', "")).collect();
    assert_eq!(events.iter().map(|event| value(event, "DTSTART")).collect::<Vec<_>>(), wanted);
    let names: std::collections::BTreeSet<String> = events.iter().map(|event| value(event, "UID")).collect();
    assert_eq!((calendars.len(), names.len()), (1, events.len()), "every event has a name of its own");
    for (event, row) in events.iter().zip(&found.dates.rows) {
        let said = value(event, "SUMMARY").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
        assert_eq!(said, format!("{}: {}", words::whom(row), words::what(row)));
        assert_eq!(value(event, "DTSTAMP"), "20261126T000000Z");
    }
    assert!(
        !plan.partners.iter().any(|it| !it.contact.is_empty() && text.contains(&it.contact)),
        "no contact goes out"
    );
    let mut moved = plan.clone();
    moved.goal.kick_off = Some(day("2027-02-01"));
    let after = render(&Report::complete(&moved).on(&day("2026-11-26")), Format::Calendar, Options::default());
    assert!(names.iter().all(|name| after.replace("\r\n ", "").contains(&format!("UID:{name}\r\n"))), "names stay");
}
