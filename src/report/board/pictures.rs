//! What can be seen at a glance: how surely each buyer is reached at each stage, and what each of the set leaves.

use super::name;
use crate::prioritise::coverage::Coverage;
use crate::report::page::{Drawing, Page, Stretch};
use crate::report::words::{moment, short_title};
use crate::report::{Map, Report, figure, money::words};

/// The pictures of the set; nothing while there is none.
pub(super) fn of_the_set(page: &mut Page, report: &Report) {
    let Some(findings) = &report.findings else { return };
    let Some(reached) = &findings.waves.reached else { return };
    page.heading(2, "The set at a glance");
    reach(page, "Reach of the set", &report.coverage, reached);
    left(page, report);
    for picture in &report.pictures {
        page.picture(&picture.title, &picture.says, picture.drawing.clone());
    }
}

/// How surely each buyer is reached at each stage; nothing where nobody is in any room.
pub(super) fn reach(page: &mut Page, title: &str, map: &Map, coverage: &Coverage) {
    let Some(ends) = ends(map, coverage) else { return };
    let says = format!("How surely each buyer is reached at each stage, 0 to 100. {ends}");
    let row = |buyer: usize| (0..map.stages.len()).map(|stage| coverage.cell(buyer, stage)).collect();
    let rows = map.buyers.iter().enumerate();
    let rows = rows.map(|(at, buyer)| (short_title(&buyer.title).to_owned(), row(at))).collect();
    let columns = map.stages.iter().map(|stage| stage.name.clone()).collect();
    page.picture(title, &says, Drawing::Shades { columns, rows });
}

/// Who is reached most and least, the first of each; nothing where nobody is in any room.
fn ends(map: &Map, coverage: &Coverage) -> Option<String> {
    let places = (0..map.buyers.len()).flat_map(|buyer| (0..map.stages.len()).map(move |stage| (buyer, stage)));
    let known = places.filter_map(|(buyer, stage)| Some((buyer, stage, coverage.cell(buyer, stage)?)));
    let known: Vec<(usize, usize, f64)> = known.collect();
    let most = known.iter().rev().max_by(|one, two| one.2.total_cmp(&two.2))?;
    let least = known.iter().min_by(|one, two| one.2.total_cmp(&two.2))?;
    let [most, least] = [most, least].map(|it| format!("{}, {}", moment(map, it.0, it.1), figure::whole(it.2)));
    Some(format!("Most: {most}. Least: {least}."))
}

/// What is left of each of the set after year one, with few deals and with many.
fn left(page: &mut Page, report: &Report) {
    let Some(findings) = &report.findings else { return };
    let money = &findings.money;
    let rows = money.set().iter().filter_map(|&place| money.row(place));
    let stretches = rows.filter_map(|row| {
        let after = row.money.after?;
        let words = words::range(after, |end| words::signed(end, money));
        Some(Stretch { name: name(&row.who), low: after.low, high: after.high, words })
    });
    let stretches: Vec<Stretch> = stretches.collect();
    let lowest = stretches.iter().min_by(|one, two| one.low.total_cmp(&two.low));
    let highest = stretches.iter().rev().max_by(|one, two| one.high.total_cmp(&two.high));
    let Some((lowest, highest)) = lowest.zip(highest) else { return };
    let says = format!(
        "What we keep of each less what we invest, with few deals and with many: from {} ({}) to {} ({}); {}.",
        words::signed(lowest.low, money),
        lowest.name,
        words::signed(highest.high, money),
        highest.name,
        words::BEFORE
    );
    page.picture("Left after year one", &says, Drawing::Ranges(stretches));
}
