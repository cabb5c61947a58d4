//! The paper: one page that is read first, every figure of it in the report, and what it rests on behind it.

use partnerplan::{
    catalog,
    interview::adding,
    plan::{Date, Evidence, PartnerId, Plan, Status, Wave},
    report::{Format, Options, Report, render},
};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::Arc;

const FULL: Options = Options { with_notes: false, is_full: true, excel: None };

fn report(plan: &Plan) -> Report {
    Report::complete(plan).on(&Date::new("2026-11-26").unwrap())
}

fn paper(plan: &Plan, options: Options) -> String {
    render(&report(plan), Format::Markdown, options).replace('\\', "")
}

/// What stands on the page that is read first.
fn first_page(plan: &Plan) -> String {
    paper(plan, Options::default()).split_once("\n---\n").expect("a first page").0.to_owned()
}

/// A part of the page, from its label to the next.
fn part<'a>(page: &'a str, label: &str) -> &'a str {
    let head = format!("**{label}");
    let rest = page.split_once(&head).unwrap_or_else(|| panic!("{label} is not on the page:\n{page}")).1;
    rest.split("\n**").next().unwrap_or_default()
}

fn json(plan: &Plan) -> Value {
    serde_json::from_str(&render(&report(plan), Format::Json, Options::default())).unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("no number: {value}"))
}

#[track_caller]
fn says(text: &str, words: &str) {
    assert!(text.contains(words), "“{words}” is not in:\n{text}");
}

fn whole(figure: f64) -> String {
    format!("{:.0}", (figure + 0.5 + 1e-9).floor())
}

fn brief(figure: f64) -> String {
    format!("{:.1}", figure + 1e-9).trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Thousands of dollars, below a million of them.
fn dollars(thousands: f64) -> String {
    match (thousands / 1000.0).floor() {
        millions if millions >= 1.0 => format!("${millions},{:0>3}k", brief(thousands - 1000.0 * millions)),
        _ => format!("${}k", brief(thousands)),
    }
}

fn span(low: &Value, high: &Value, words: fn(f64) -> String) -> String {
    format!("{}–{}", words(number(low)), words(number(high)))
}

/// The rows of the ranking that are in the set, by the ids of the first wave.
fn members(report: &Value) -> Vec<&Value> {
    let ids = report["waves"]["recruit_now"].as_array().unwrap();
    ids.iter().map(|id| report["ranking"].as_array().unwrap().iter().find(|row| row["id"] == *id).unwrap()).collect()
}

#[test]
fn the_examples_page_is_short_and_its_figures_are_those_of_the_report() {
    let plan = catalog::example();
    let (page, report) = (first_page(&plan), json(&plan));
    let words = page.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    assert!(words <= 400, "{words} words:\n{page}");
    says(&page, "# Tallowick, bank wave 1\n\nTallowick Software, Inc.: Tallowick Attest. As of 2026-11-26.\n");
    let set = members(&report);
    let sum = |field: &str| set.iter().map(|row| number(&row[field])).sum::<f64>();
    let (days, cost) = (sum("days"), sum("cost"));
    let ready = set.iter().filter(|row| row["verdict"] == "recruit_now").count();
    let release = format!(
        "Provisional, {ready} of {} ready. Release {} days and {} for these six partners until the review on 2027-04-09, conditions first.",
        set.len(),
        brief(days),
        dollars(cost)
    );
    says(part(&page, "Decision asked"), &release);
    let basis = &report["money"]["assumptions"];
    let goal = number(&report["goal"]["target"]["share"]) * number(&report["goal"]["new_business"]);
    let aim = format!(
        "30 % of new business from partners by 2028-05-31: {} of {}.",
        dollars(goal),
        dollars(number(&report["goal"]["new_business"]))
    );
    says(part(&page, "Aim"), &aim);
    let price = number(&basis["day_price"]);
    let all_in =
        format!("{}: {} days at {}, and {}.", dollars(days * price + cost), brief(days), dollars(price), dollars(cost));
    says(part(&page, "All in"), &all_in);
}

#[test]
fn the_examples_page_says_what_comes_back_low_to_high() {
    let plan = catalog::example();
    let (page, report) = (first_page(&plan), json(&plan));
    let (back, set) = (part(&page, "Back in the year").to_owned(), &report["money"]["set"]);
    let share = |share: f64| whole(100.0 * share);
    says(&back, &format!("{} deals, ", span(&set["deals_low"], &set["deals_high"], whole)));
    says(&back, &format!("{} at list, ", span(&set["list_low"], &set["list_high"], dollars)));
    says(&back, &format!("{} % of the goal.", span(&set["share_low"], &set["share_high"], share)));
    let kept = span(&set["keeps_low"], &set["keeps_high"], dollars);
    let pays = format!("cost of service {kept}; pays for itself at {} deals.", number(&set["break_even"]).ceil());
    says(&back, &pays);
    says(&back, &format!("First signature {} at the earliest.", set["first_signature"].as_str().unwrap()));
    let needed = number(&set["opportunities"]).ceil();
    says(
        &back,
        &format!("The high end is a ceiling: {needed} opportunities, {} accounts named.", set["accounts_named"]),
    );
    says(&back, "Before our own sellers' pay, no discounts, flat price.");
}

#[test]
fn each_member_has_a_line_with_whom_only_they_add_and_what_it_hangs_on() {
    let plan = catalog::example();
    let (page, report) = (first_page(&plan), json(&plan));
    let whom = part(&page, "Whom and why");
    says(whom, &format!("Together they reach {:.1} of 100 points", number(&report["waves"]["first"]["coverage"])));
    for row in members(&report) {
        let (id, name) = (row["id"].as_str().unwrap(), row["name"].as_str().unwrap());
        let line = whom.lines().find(|line| line.starts_with(&format!("- {name} ("))).expect(name);
        says(line, &format!("{} days, {}; ", brief(number(&row["days"])), dollars(number(&row["cost"]))));
        let money = &report["money"]["partners"][id];
        let deals = span(&money["deals_low"], &money["deals_high"], whole);
        says(line, if deals == "1–1" { "1 deal." } else { &deals });
        let first = &report["waves"]["brings"][id]["moments"][0];
        let buyer = plan.buyers.iter().find(|buyer| first["buyer"] == buyer.id.as_str()).unwrap();
        let stage = plan.stages.iter().find(|stage| first["stage"] == stage.id.as_str()).unwrap();
        assert!(buyer.title.starts_with(line.split_once("): ").unwrap().1.split(" at ").next().unwrap()), "{line}");
        says(line, &format!(" at {}", stage.name));
        says(line, if row["verdict"] == "recruit_now" { " Ready." } else { " Once " });
    }
    says(whom, " Once a sponsor and a date are named.");
    says(whom, " Once “Meet their sales head” and “Attach their account list” are done.");
    for (id, _) in report["recruiting"]["left_out"].as_object().unwrap() {
        let name = &plan.partners.iter().find(|partner| partner.id.as_str() == id).unwrap().name;
        says(part(&page, "Not now, and why"), &format!("- {name}: "));
    }
}

#[test]
fn the_page_says_what_to_settle_what_could_go_wrong_and_when_to_stop() {
    let plan = catalog::example();
    let (page, report) = (first_page(&plan), json(&plan));
    says(part(&page, "Before we start"), "Mend first: a partner cannot demo without us.");
    says(part(&page, "Before we start"), "Settle before signing: our reps' pay on a partner deal;");
    let wrong = part(&page, "What could go wrong");
    let load = &report["money"]["set"]["owners"][0];
    let load = format!(
        "{} needs {} days in the first 90, has {}.",
        load["owner"].as_str().unwrap(),
        brief(number(&load["days_first_90"])),
        brief(number(&load["days_there"]))
    );
    says(wrong, &load);
    let brings = report["waves"]["brings"].as_object().unwrap();
    let most = brings.values().map(|row| number(&row["loses"])).fold(0.0, f64::max);
    let total = number(&report["waves"]["first"]["coverage"]);
    says(
        wrong,
        &format!(
            "Ostrander Pike LLP brings {} of the {} points: commitment 2 of 5, nobody alone could stand in.",
            brief(most),
            brief(total)
        ),
    );
    let stop = part(&page, "Stop rule");
    says(stop, "Day 90, 2027-04-09:");
    for name in ["Referral", "Value-added reseller", "Service delivery"] {
        says(stop, &format!("- {name}: "));
    }
    let left = &report["waves"]["left"];
    says(
        stop,
        &format!("only what is left: {} days and {}.", brief(number(&left["days"])), dollars(number(&left["cost"]))),
    );
    assert!(!stop.contains("Agency"), "{stop}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a plan holds: money is asked for those alone whom somebody has talked to, everybody of the set has one
    /// line, and no figure is a hole.
    #[test]
    fn no_page_asks_for_whom_nobody_has_met(plan in super::plans::plan()) {
        let report = report(&plan);
        let parts = partnerplan::report::brief::brief(&report);
        let set: Vec<&str> = report.findings.iter().flat_map(|it| it.set()).map(|(_, judged)| judged.verdict.label()).collect();
        let asked = parts.iter().flat_map(|part| &part.said).any(|said| said.starts_with("Release "));
        prop_assert!(!asked || set.iter().any(|verdict| ["Signed", "Recruit now"].contains(verdict)), "{:?}", set);
        prop_assert!(asked || !set.contains(&"Recruit now"), "{:?}", set);
        let whom = parts.iter().find(|part| part.title == "Whom and why");
        prop_assert_eq!(whom.map_or(0, |part| part.lines.len()), set.len());
        for said in parts.iter().flat_map(|part| part.said.iter().chain(&part.lines)) {
            let is_hole = |word: &str| ["NaN", "inf"].contains(&word);
            prop_assert!(!said.split(|letter: char| !letter.is_alphanumeric()).any(is_hole), "{}", said);
        }
    }
}

#[test]
fn a_plan_of_names_alone_recommends_nobody_and_says_what_to_do() {
    let known = catalog::example();
    let mut plan =
        Plan { criteria: known.criteria, buyers: known.buyers, stages: known.stages, ..Plan::empty("Names") };
    adding::names(&plan, "Acme\nBolt\nCord\nDelta\nEcho").edit().apply(&mut plan).unwrap();
    let page = first_page(&plan);
    says(part(&page, "No decision asked yet"), "Nobody is recommended. Nobody is rated on half the weight yet");
    says(part(&page, "Call first"), "Nothing is known yet of Acme, Bolt, Cord and 2 more.");
    says(part(&page, "Aim"), "No goal yet: nobody has said what partners are to bring in, and by when.");
    says(part(&page, "Back in the year"), "Not worked out: no typical deal and no gross margin given.");
    says(part(&page, "Before we start"), "who owns the program");
    for never in ["Decision asked.", "Release", "Whom and why", "Stop rule", "deals,"] {
        assert!(!page.contains(never), "{never}:\n{page}");
    }
    assert!(!paper(&plan, FULL).contains("No candidate stands for"), "nobody was linked to a source yet");
}

#[test]
fn nobody_whom_nobody_has_met_is_recommended() {
    let mut plan = catalog::example();
    for partner in &mut plan.partners {
        let partner = Arc::make_mut(partner);
        (partner.status, partner.qualify) = (Status::Candidate, partnerplan::plan::Qualify::default());
        for rating in &mut partner.ratings {
            rating.evidence = Evidence::Guess;
        }
    }
    let page = first_page(&plan);
    says(part(&page, "No decision asked yet"), "Nobody is recommended: 6 to talk to first. Talk first: ");
    says(part(&page, "Whom and why"), "Talk first: no conversation noted yet.");
    assert!(!page.contains("Release") && !page.contains(" Ready."), "{page}");
}

#[test]
fn whoever_declined_stands_under_not_now_and_in_no_sum() {
    let mut plan = catalog::example();
    let ostrander = plan.partners.iter_mut().find(|partner| partner.name.starts_with("Ostrander")).unwrap();
    Arc::make_mut(ostrander).status = Status::Declined;
    let page = first_page(&plan);
    says(part(&page, "Not now, and why"), "- Ostrander Pike LLP: they said no");
    assert!(!part(&page, "Whom and why").contains("Ostrander"), "{page}");
    let report = json(&plan);
    let days: f64 = members(&report).iter().map(|row| number(&row["days"])).sum();
    says(part(&page, "All in"), &format!(" {} days at ", brief(days)));
}

#[test]
fn a_set_kept_by_hand_is_the_one_list() {
    let mut plan = catalog::example();
    for (id, wave) in [
        ("calderan-core", Wave::Next),
        ("tidewell-exam-consulting", Wave::Later),
        ("nightjar-managed-security", Wave::RecruitNow),
    ] {
        let partner = plan.partners.iter_mut().find(|partner| partner.id == PartnerId::new(id)).unwrap();
        Arc::make_mut(partner).wave = Some(wave);
    }
    let page = first_page(&plan);
    let whom = part(&page, "Whom and why");
    says(whom, "By hand: the numbers would take ");
    assert!(!whom.contains("- Tidewell") && whom.contains("- Nightjar"), "{whom}");
    says(part(&page, "Not now, and why"), "- Calderan Core: put there by hand");
    let full = paper(&plan, FULL);
    assert_eq!(full.matches("| Nightjar Managed Security | Service delivery | Recruit").count(), 1, "{full}");
}

#[test]
fn the_appendix_comes_only_when_asked_for() {
    let plan = catalog::example();
    let (short, full) = (paper(&plan, Options::default()), paper(&plan, FULL));
    for said in ["## Strategies", "### Referral", "## First in line", "## Later", "## Ranking"] {
        says(&short, said);
    }
    let appendix = [
        "# Appendix",
        "## The set",
        "### If they say no",
        "### Other budgets",
        "## Money",
        "## How firm",
        "### What would change the top 6",
        "### Find out next",
        "## Buyer coverage",
        "## Other strategies",
        "### Agency",
        "## To look at",
        "## Call first",
    ];
    for said in appendix {
        assert!(!short.contains(&format!("\n{said}\n")), "{said}");
        says(&full, said);
    }
    for word in ["Adds", "Stand-in", "coverage 52.5 of 100"] {
        assert!(!short.contains(word) && !full.contains(word), "{word}");
    }
    assert!(short.len() * 3 < full.len() * 2, "{} of {}", short.len(), full.len());
}

#[test]
fn a_need_nobody_has_answered_is_never_printed_as_a_no() {
    let mut plan = catalog::example();
    plan.segments.clear();
    let full = paper(&plan, FULL);
    says(&full, "| An answer to every introduction within 48 hours | open |");
    assert!(!full.contains(" | no | "), "{full}");
}

#[test]
fn html_is_the_same_page_and_a_sheet_of_its_own() {
    let html = render(&report(&catalog::example()), Format::Html, Options::default());
    says(&html, "<h2>All in</h2><div><p>$152.2k: 94 days at $0.8k, and $77k.</p></div>");
    says(&html, "<section");
    says(&html, "break-before: page");
}

#[test]
fn the_author_stands_under_the_title_where_somebody_is_named() {
    let mut plan = catalog::example();
    assert!(!first_page(&plan).contains("Prepared by"));
    plan.goal.author = "Dana Whitlock".to_owned();
    says(&first_page(&plan), "As of 2026-11-26. Prepared by Dana Whitlock.");
    assert_eq!(json(&plan)["goal"]["author"], "Dana Whitlock");
    plan.name = "Wave 2".to_owned();
    says(&first_page(&plan), "# Tallowick Software, Inc.: Wave 2\n");
}
