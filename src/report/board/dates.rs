//! The first 90 days on paper: what is next, everything by date, what is looked at on day 90, and who has how much to do.

use crate::report::dates::{DateRow, Dates, words};
use crate::report::page::{Page, detail, figures, text};
use crate::report::{Report, figure};

/// The part with everything that has a day; nothing where nothing has.
pub(super) fn dates(page: &mut Page, report: &Report) {
    let Some(findings) = &report.findings else { return };
    let dates = &findings.dates;
    if dates.reviews.is_empty() && dates.undated.is_empty() {
        return;
    }
    page.heading(2, "Dates");
    page.sentences(words::missing(dates).into_iter().chain(words::second(dates)));
    soon(page, report, dates);
    if !dates.reviews.is_empty() {
        page.heading(3, "By date");
        table(page, dates.rows.iter());
    }
    reviews(page, dates);
    loads(page, dates);
}

/// What falls on the next two weeks; nothing where nothing does.
pub fn next_days(page: &mut Page, report: &Report) {
    let Some((findings, today)) = report.findings.as_ref().zip(report.today.as_ref()) else { return };
    if findings.dates.soon(today).next().is_some() {
        soon(page, report, &findings.dates);
    }
}

fn soon(page: &mut Page, report: &Report, dates: &Dates) {
    let Some(today) = &report.today else { return };
    page.heading(3, &format!("Next 14 days, from {today}"));
    if dates.soon(today).next().is_none() {
        page.paragraph("Nothing has a day in them.");
    }
    table(page, dates.soon(today));
}

fn table<'a>(page: &mut Page, rows: impl Iterator<Item = &'a DateRow>) {
    page.table(
        [text("Day"), text("With"), text("What"), text("Who"), detail("What shows it, what it rests on")],
        rows.map(|row| [row.day.to_string(), words::whom(row), words::what(row), words::who(row), words::proof(row)]),
    );
}

/// What is decided on day 90, theirs beside ours.
fn reviews(page: &mut Page, dates: &Dates) {
    if dates.reviews.is_empty() {
        return;
    }
    page.heading(3, "Check-ins and decisions");
    page.table(
        [
            text("Partner"),
            text("Day 30"),
            text("Day 60"),
            text("Decision"),
            text("Theirs by then"),
            text("Ours by then"),
        ],
        dates.reviews.iter().map(|review| {
            let check_in = |at: usize| review.check_ins.get(at).map(ToString::to_string).unwrap_or_default();
            let (decision, theirs) = (review.decision.to_string(), review.theirs.clone());
            [review.who.name().to_owned(), check_in(0), check_in(1), decision, theirs, words::ours(review)]
        }),
    );
    let after = dates.reviews.iter().filter(|review| !review.after.is_empty());
    page.list(after.map(|review| format!("{}: {}", review.who.name(), review.after)));
}

fn loads(page: &mut Page, dates: &Dates) {
    if dates.loads.iter().all(|load| load.weeks.is_empty()) {
        return;
    }
    page.heading(3, "Load by owner and week");
    page.paragraph(words::SPREAD);
    page.list(dates.loads.iter().map(words::load));
    page.table(
        [text("Week of"), text("Owner"), figures("Days"), figures("Has")],
        dates.loads.iter().flat_map(|load| {
            let there = load.a_week.map(figure::brief).unwrap_or_default();
            load.weeks.iter().map(move |week| {
                let owner = words::owner(load).to_owned();
                [week.monday.to_string(), owner, figure::brief(week.days), there.clone()]
            })
        }),
    );
}
