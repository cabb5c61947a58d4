//! The paper in a browser: one file that fetches nothing and runs nothing, and that a screen reader can find its way in.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use partnerplan::plan::{Date, Plan};
use partnerplan::report::{Format, Options, Report, render};
use std::sync::Arc;

const FULL: Options = Options { with_notes: true, is_full: true, excel: None };

fn paper(plan: &Plan) -> String {
    render(&Report::complete(plan).on(&Date::new("2026-11-26").unwrap()), Format::Html, FULL)
}

/// What stands between each `from` and the next `to`.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    text.split(from).skip(1).map(|rest| rest.split_once(to).unwrap().0).collect()
}

#[test]
fn it_is_one_small_file_that_fetches_nothing_and_runs_nothing() {
    let html = paper(&catalog::example());
    assert!(html.len() < 400_000, "{} bytes", html.len());
    let tags = between(&html, "<", ">");
    for never in ["<script", "<link", "<img", "<iframe", "src=", "http:", "https:", "url(", "@import"] {
        let found = tags.iter().find(|tag| format!("<{tag}").contains(never));
        assert!(found.is_none(), "{never}: {found:?}");
        assert!(!between(&html, "<style>", "</style>")[0].contains(never), "{never}");
    }
    for never in [" style=", " on"] {
        let names = tags.iter().flat_map(|tag| tag.split('"').step_by(2));
        assert!(!names.into_iter().any(|name| name.contains(never)), "{never}");
    }
    let policy = "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"";
    assert!(html.contains(policy) && html.contains("<html lang=\"en\">") && html.contains("<meta charset=\"utf-8\">"));
}

#[test]
fn a_screen_reader_finds_its_way() {
    let html = paper(&catalog::example());
    assert!(html.contains("<main>") && html.contains("<nav aria-label=\"Contents\">"));
    let mut above = 0;
    for heading in between(&html, "<h", ">") {
        let Some(level) = heading.chars().next().and_then(|digit| digit.to_digit(10)) else { continue };
        assert!(level <= above + 1, "a level is skipped before {heading}");
        above = level;
    }
    let tables = between(&html, "<table", "</table>");
    let captions = between(&html, "<caption>", "</caption>");
    assert!(tables.len() > 5 && tables.len() == captions.len() && !captions.contains(&""), "{captions:?}");
    for table in tables {
        assert!(table.contains("<th scope=\"row\""), "{table}");
        assert!(table.contains("<th scope=\"col\"") || !table.contains("<thead>"), "{table}");
    }
    for caption in ["Referral: What they need", "Referral: In a deal", "Buyer coverage: Buyer"] {
        assert_eq!(captions.iter().filter(|it| **it == caption).count(), 1, "{caption}: {captions:?}");
    }
    for link in between(&html, "href=\"#", "\"") {
        assert_eq!(html.matches(&format!("id=\"{link}\"")).count(), 1, "{link}");
    }
}

#[test]
fn a_hostile_name_is_only_a_name() {
    for name in
        ["<script>alert(1)</script>", "</td></tr></table><img src=x onerror=alert(1)>", "\"' onmouseover=alert(1) x='"]
    {
        let mut plan = catalog::example();
        Arc::make_mut(&mut plan.partners[0]).name = name.to_owned();
        plan.name = name.to_owned();
        plan.criteria[0].name = name.to_owned();
        let html = paper(&plan);
        let told = name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(html.contains(&told.replace('"', "&quot;").replace('\'', "&#39;")), "{name}");
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("' onmouse"), "{name}");
    }
}

#[test]
fn what_is_drawn_is_drawn_from_the_figures_beside_it() {
    let html = paper(&catalog::example());
    let figures = between(&html, "<figure>", "</figure>");
    assert_eq!(figures.len(), 3, "the set's reach, what each leaves, everybody's reach");
    let shades: Vec<(&str, &str)> =
        between(figures[0], "fill-opacity=\"", "<").into_iter().zip(between(figures[0], "<span>", "</span>")).collect();
    assert_eq!(shades.len(), 36, "six buyers at six stages");
    for (shade, figure) in shades {
        let drawn: f64 = shade.split('"').next().unwrap().parse().unwrap();
        assert!((100.0 * drawn - figure.parse::<f64>().unwrap()).abs() <= 1.0, "{drawn} of {figure}");
    }
    assert!(figures[0].contains("How surely each buyer is reached at each stage, 0 to 100. Most: "), "{}", figures[0]);
    assert_eq!(figures[1].matches("<rect").count(), 6, "a bar for each of the set");
    let ranking = html.split_once(">Ranking</h2>").unwrap().1.split_once("</table>").unwrap().0;
    assert_eq!(ranking.matches("<tr class=\"ours\">").count(), 6);
    assert!(ranking.contains("<rect width=\"88.5\" height=\"10\"></rect></svg>88.5</td>"), "{ranking}");
}
