//! Pictures of a report: every one at every size, of every plan, and the pages they stand on.

use crate::arbitrary;
use crate::driver::Driver;
use partnerplan::{
    catalog,
    interview::steps::{OfSet, View},
    picture::{Asked, Cells, Form, Picture, ROW, Scene, Signs, for_a_paper, svg},
    plan::Plan,
    report::{Format, Options, Report, render},
};
use proptest::prelude::*;
use std::collections::HashSet;

/// Draws it in all signs; a scene too large or a mark outside is a panic.
fn draw(picture: Picture, report: &Report, asked: &Asked) -> Option<Scene> {
    match picture.scene(report, report.findings.as_deref(), asked) {
        Ok(scene) => {
            assert!(scene.columns <= asked.columns, "{picture:?} {asked:?}");
            if picture != Picture::Carpet {
                assert!(scene.rows <= asked.rows.unwrap_or(u16::MAX), "{picture:?} {asked:?}");
                marks_stand_apart(picture, &scene);
            }
            let ascii = Cells::of(&scene, Signs::Ascii).text();
            assert!(!ascii.contains(['●', '○', '─', '│']), "{ascii}");
            assert!(Cells::of(&scene, Signs::Fine).text().lines().count() == usize::from(scene.rows));
            assert!(!svg(&scene).contains("<script"));
            Some(scene.captioned())
        }
        Err(why) => {
            assert!(why.ends_with('.') && why.len() > 20, "{picture:?}: {why:?}");
            None
        }
    }
}

/// Every mark stands in the picture, no two in one cell.
fn marks_stand_apart(picture: Picture, scene: &Scene) {
    let mut cells = HashSet::new();
    for shape in &scene.shapes {
        if let Form::Mark(at, _) = &shape.form {
            let cell = (at.x.div_euclid(4), at.y.div_euclid(ROW));
            let is_inside =
                (0..i32::from(scene.columns)).contains(&cell.0) && (0..i32::from(scene.rows)).contains(&cell.1);
            assert!(is_inside, "{picture:?}: a mark outside at {cell:?}");
            assert!(cells.insert(cell), "{picture:?}: two marks at {cell:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_plan_is_drawn_at_every_size(plan in arbitrary::wild_plan(), columns in 20_u16..200, rows in 6_u16..60, who in 0_usize..5) {
        let report = Report::complete(&plan);
        let chosen = plan.partners.get(who).map(|partner| partner.id.clone());
        for picture in Picture::ALL {
            for is_bare in [true, false] {
                let asked = Asked { columns, rows: Some(rows), chosen: chosen.clone(), is_bare, ..Asked::default() };
                draw(picture, &report, &asked);
            }
        }
    }
}

#[test]
fn a_crowd_is_drawn_with_every_mark_in_a_cell_of_its_own() {
    let mut plan = catalog::example();
    let partners = plan.partners.clone();
    for copy in 0..8 {
        for partner in &partners {
            let mut partner = partner.as_ref().clone();
            partner.name = format!("{} 株式会社 {copy}", partner.name);
            partner.id = partnerplan::plan::PartnerId::new(&format!("{}-{copy}", partner.id));
            plan.partners.push(partner.into());
        }
    }
    let report = Report::of(&plan);
    for picture in [Picture::Map, Picture::Quadrant] {
        for (columns, rows) in [(44, 12), (80, 24), (140, 40)] {
            let asked = Asked { columns, rows: Some(rows), ..Asked::default() };
            assert!(draw(picture, &report, &asked).is_some(), "{picture:?} at {columns}x{rows}");
        }
    }
}

#[test]
fn a_plan_with_hardly_anything_says_why_nothing_is_drawn() {
    let mut nobody = catalog::example();
    nobody.partners.clear();
    let mut one = catalog::example();
    one.partners.truncate(1);
    let mut no_days = catalog::example();
    no_days.goal.limits.days = None;
    no_days.goal.limits.budget = None;
    no_days.goal.target = None;
    for plan in [Plan::empty("Empty"), nobody, one, no_days] {
        let report = Report::complete(&plan);
        for picture in Picture::ALL {
            for columns in [20, 60, 100] {
                draw(picture, &report, &Asked { columns, rows: Some(20), ..Asked::default() });
            }
        }
    }
}

/// A page of the set with a picture, worked out.
fn page(page: OfSet) -> Driver {
    let mut driver = Driver::example();
    driver.go(View::Recruit(Some(page))).worked_out();
    driver
}

/// The row of the list the cursor is on.
fn selected(driver: &Driver) -> String {
    let screen = driver.screen();
    let row = screen.lines().find(|line| line.contains('›') && !line.contains("next")).unwrap_or_default();
    row.split('›').nth(1).unwrap_or_default().to_owned()
}

#[test]
fn moving_in_the_list_says_whom_one_reaches_on_the_map() {
    let mut driver = page(OfSet::Map);
    driver.sees("Shortlist").sees("Alone").press(&["Home", "Down", "Down", "Down", "Down", "Down"]);
    driver.sees("Vantcourt vCISO Collective: decisive with the CISO at Define need and");
    driver.sees("Shortlist; reaches 18 of 100 alone.");
    assert!(selected(&driver).contains("Vantcourt"), "{}", driver.screen());
    driver.press(&["End"]).sees("Merrowby Cyber Insurance Brokers: good influence on");
}

#[test]
fn a_click_on_a_mark_selects_whose_it_is() {
    let mut driver = page(OfSet::Map);
    driver.press(&["End"]).click("●6").sees("Vantcourt vCISO Collective: decisive");
    assert!(selected(&driver).contains("Vantcourt"), "{}", driver.screen());
    driver.click("●6").sees("#6 of 20");
}

#[test]
fn the_list_beside_lights_the_picture_as_well() {
    let mut driver = Driver::example();
    driver.resize(140, 40).press(&["t"]).worked_out().press(&["Right"]).sees("Shortlist").press(&["Home"]);
    driver.sees("Harrowgate Identity: decisive with");
}

#[test]
fn scores_stand_beside_the_days_each_takes() {
    let mut driver = page(OfSet::Days);
    driver.sees("our days").sees("fair share 16.7").sees("floor 50").press(&["Home"]);
    driver.sees("Harrowgate Identity: a score of 88.5 for 30 of our days, 13.3 more than a fair");
}

#[test]
fn every_step_of_the_budgets_says_who_comes_in_and_who_goes() {
    let mut driver = page(OfSet::Budgets);
    let row = selected(&driver);
    assert!(row.contains("52.9") && row.contains("your budget"), "{row}\n{}", driver.screen());
    driver.sees("your set 52.5").sees("of 100,").sees(" more: in ").press(&["Home"]).sees("of 100: in ");
    let plan = catalog::example();
    let report = Report::complete(&plan);
    let findings = report.findings.as_deref().unwrap();
    let found = &findings.recruiting;
    let steps = &found.steps.all;
    assert!(found.steps.is_complete && steps.len() > found.frontier.len(), "{}", steps.len());
    for pair in steps.windows(2) {
        assert!(pair[0].budget < pair[1].budget && pair[0].coverage < pair[1].coverage);
    }
    for point in &found.frontier {
        let step = steps.iter().rfind(|step| step.budget <= point.budget + 1e-9).unwrap();
        assert!((step.coverage - point.coverage).abs() < 1e-9, "{} {}", point.budget, step.coverage);
    }
}

#[test]
fn money_is_drawn_low_to_high_against_the_goal() {
    let mut driver = page(OfSet::Money);
    driver.sees("All of them").sees("goal $900k").press(&["Home"]).sees("Harrowgate Identity: ");
    driver.sees("3 to 7 deals in year one").sees("flat price.").press(&["End"]);
    driver.sees("Merrowby Cyber Insurance Brokers: ").sees("● Tidewell Exam Consulting");
}

#[test]
fn what_to_expect_is_drawn_as_a_spread() {
    let mut driver = page(OfSet::IfNo);
    driver.resize(100, 40).sees("First round").sees("●41").sees("With a second, 34 to 52").sees("○52");
}

#[test]
fn the_paper_in_a_browser_shows_the_pictures_with_what_is_to_be_seen() {
    let report = Report::complete(&catalog::example());
    let drawn = for_a_paper(&report);
    let html = render(&report.with_pictures(drawn), Format::Html, Options::default());
    assert_eq!(html.matches("class=\"pp-picture\"").count(), 5, "map, days, budgets, money, forecast");
    assert!(html.contains("of the set nobody counts most at Purchase, Implement or Renew &amp; expand."));
    assert!(!html.contains("http:") && !html.contains("<script"));
    let kept = for_a_paper(&Report::of(&catalog::example()));
    assert!(kept.len() < 5, "what has not been worked out is not drawn");
}

#[test]
fn a_drawing_of_budgets_cuts_no_name_that_has_room_and_no_step() {
    let report = Report::complete(&catalog::example());
    let steps = &report.findings.as_deref().unwrap().recruiting.steps.all;
    let scene = Picture::Budget.scene(&report, report.findings.as_deref(), &Asked { columns: 100, ..Asked::default() });
    let drawn = svg(&scene.unwrap());
    for name in ["Tidewell Exam Consulting", "Vantcourt vCISO Collective", "Millrace Bank Technologies"] {
        assert!(drawn.contains(&format!(">{name}</text>")), "{name}\n{drawn}");
    }
    let dearest = partnerplan::report::figure::money(steps.last().unwrap().budget, &report.goal.limits.currency);
    assert!(drawn.contains(&format!(">{dearest}</text>")), "{dearest}\n{drawn}");
    let cells = |columns| {
        let asked = Asked { columns, rows: Some(30), ..Asked::default() };
        let scene = Picture::Budget.scene(&report, report.findings.as_deref(), &asked).unwrap();
        Cells::of(&scene, Signs::Fine).text()
    };
    assert!(cells(100).contains("Tidewell Exam Consulting") && cells(140).contains("Vantcourt vCISO Collective"));
}
