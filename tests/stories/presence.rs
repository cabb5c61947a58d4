//! Presence: where it is known which of our accounts each candidate serves, coverage is counted account by account.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::accounts::{Account, Found, Held, Lists, Origin, Relation, Standing};
use partnerplan::catalog;
use partnerplan::plan::{Date, Plan};
use partnerplan::prioritise::volume::Volume;
use partnerplan::report::{Accounts, Format, Options, Report, render};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The rows of a golden file without its heading.
fn golden(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)).unwrap();
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// The place in the example of a partner of the reference: "P04" is the fourth.
fn place(id: &str) -> usize {
    id.trim_start_matches('P').parse::<usize>().unwrap() - 1
}

pub(crate) fn origin(source: &str, rows: usize) -> Origin {
    Origin { source: source.to_owned(), imported: Date::new("2026-11-26").ok(), rows }
}

/// The example's lists: its 24 accounts and which of them each partner serves.
pub(crate) fn sample(plan: &Plan) -> Lists {
    let own = golden("target_accounts.csv");
    let account = |row: &Vec<String>| Account { name: row[1].clone(), domain: row[2].clone(), ..Account::default() };
    let theirs = golden("partner_accounts.csv");
    let held = |(at, partner): (usize, &Arc<partnerplan::plan::Partner>)| {
        let rows: Vec<&Vec<String>> = theirs.iter().filter(|row| place(&row[0]) == at).collect();
        let found = rows.iter().map(|row| Found {
            own: own.iter().position(|own| own[2] == row[1]).unwrap(),
            theirs: Account { domain: row[1].clone(), relation: Relation::Customer, ..Account::default() },
            standing: Standing::Sure,
            why: String::new(),
        });
        let held = Held {
            partner: partner.id.clone(),
            origin: origin("theirs", rows.len()),
            found: found.collect(),
            named: None,
        };
        (!rows.is_empty()).then_some(held)
    };
    Lists {
        own: Some(origin("ours", own.len())),
        sure: 84,
        accounts: own.iter().map(account).collect(),
        partners: plan.partners.iter().enumerate().filter_map(held).collect(),
        ..Lists::default()
    }
}

#[test]
fn the_example_counted_account_by_account_gives_the_figures_of_the_reference() {
    let plan = catalog::example();
    let accounts = Accounts::of(sample(&plan));
    let report = Report::of_with(&plan, &accounts);
    let Volume::Missing { who, so_far: Some(_) } = &report.coverage.volume.volume else { panic!("two are missing") };
    assert_eq!(*who, [place("P21"), place("P03")], "of them neither a list nor a number is known");
    let grid = report.other_grid(&plan).unwrap();
    let reached = |ids: &[&str]| grid.coverage(&ids.iter().map(|id| place(id)).collect::<Vec<_>>()).total;
    let recommended = ["P04", "P05", "P07", "P14", "P15", "P20"];
    let greatest = ["P04", "P05", "P09", "P10", "P15", "P20"];
    assert!((reached(&recommended) - 22.8573).abs() < 5.1e-5, "{}", reached(&recommended));
    assert!((reached(&greatest) - 19.7215).abs() < 5.1e-5, "{}", reached(&greatest));
    let alone = [
        ("P01", 3.4875),
        ("P04", 2.7708),
        ("P05", 4.4575),
        ("P07", 2.6979),
        ("P09", 4.3),
        ("P10", 1.79),
        ("P14", 7.0613),
        ("P15", 6.3667),
        ("P17", 6.7512),
        ("P20", 2.9958),
        ("P22", 2.9925),
    ];
    for (id, points) in alone {
        assert!((grid.solo(place(id)) - points).abs() < 5.1e-5, "{id}: {} for {points}", grid.solo(place(id)));
        assert!((reached(&[id]) - points).abs() < 5.1e-5, "{id}: {} for {points}", reached(&[id]));
    }
    let set: Vec<usize> = recommended.iter().map(|id| place(id)).collect();
    let coverage = grid.coverage(&set);
    for member in &set {
        let others: Vec<usize> = set.iter().copied().filter(|at| at != member).collect();
        let loses = coverage.total - grid.coverage(&others).total;
        assert!((grid.loses(&coverage, *member) - loses).abs() < 1e-9);
        let cells: f64 = grid.losses(&coverage, *member).map(|lost| lost.points).sum();
        assert!((cells - loses).abs() < 1e-9, "cell by cell it comes to the same");
        assert!((grid.adds(&grid.coverage(&others), *member) - loses).abs() < 1e-9);
    }
}

#[test]
fn once_everybody_is_known_the_set_is_chosen_account_by_account() {
    let mut plan = catalog::example();
    for id in ["P03", "P21"] {
        Arc::make_mut(&mut plan.partners[place(id)]).accounts_served = Some(200);
    }
    let accounts = Accounts::of(sample(&plan));
    let report = Report::complete_with(&plan, &accounts);
    assert!(matches!(&report.coverage.volume.volume, Volume::Counts(shares) if shares.accounts() == Some(24)));
    let set = report.findings.as_ref().unwrap().recruiting.optimal.as_ref().unwrap();
    let places: Vec<usize> = set.partners.iter().map(|who| who.index).collect();
    assert!((report.grid(&plan).coverage(&places).total - set.coverage).abs() < 1e-9, "one number");
    // Every other set within the limits reaches no more: those of the near ties of the reference among them.
    for ids in [["P04", "P05", "P07", "P14", "P15", "P20"], ["P04", "P05", "P09", "P10", "P15", "P20"]] {
        let other: Vec<usize> = ids.iter().map(|id| place(id)).collect();
        assert!(report.grid(&plan).coverage(&other).total <= set.coverage + 1e-9);
    }
}

#[test]
fn where_everybody_is_everywhere_lists_change_nothing_and_accounts_alike_are_one() {
    let plan = catalog::example();
    let everywhere = |accounts: usize| {
        let found = |own: usize| Found {
            own,
            theirs: Account { relation: Relation::Customer, ..Account::default() },
            standing: Standing::Sure,
            why: String::new(),
        };
        let held = |partner: &Arc<partnerplan::plan::Partner>| Held {
            partner: partner.id.clone(),
            origin: origin("theirs", accounts),
            found: (0..accounts).map(found).collect(),
            named: None,
        };
        Accounts::of(Lists {
            own: Some(origin("ours", accounts)),
            sure: 84,
            accounts: vec![Account::default(); accounts],
            partners: plan.partners.iter().map(held).collect(),
            ..Lists::default()
        })
    };
    let without = Report::of(&plan);
    let all: Vec<usize> = (0..plan.partners.len()).collect();
    for accounts in [1, 2, 7] {
        let report = Report::of_with(&plan, &everywhere(accounts));
        assert!(matches!(report.coverage.volume.volume, Volume::Counts(_)));
        let (one, two) = (report.grid(&plan).coverage(&all), without.grid(&plan).coverage(&all));
        assert!((one.total - two.total).abs() < 1e-9, "{} for {}", one.total, two.total);
        assert_eq!(one.by_stage, two.by_stage);
    }
}

#[test]
fn the_report_says_what_the_lists_say_and_names_who_is_there_already() {
    let mut plan = catalog::example();
    let without = Report::complete(&plan);
    let accounts = Accounts::of(sample(&plan));
    let report = Report::complete_with(&plan, &accounts);
    let json: serde_json::Value = serde_json::from_str(&render(&report, Format::Json, Options::default())).unwrap();
    assert_eq!(json["accounts"]["own"]["accounts"], 24);
    assert_eq!(json["accounts"]["partners"].as_array().unwrap().len(), accounts.lists.partners.len());
    let set = report.findings.as_ref().unwrap().recruiting.set().unwrap();
    let as_before = without.findings.as_ref().unwrap().recruiting.set().unwrap().coverage;
    assert!((set.coverage - as_before).abs() < 1e-9, "two are missing");
    let reached = json["accounts"]["set"]["accounts"].as_u64().unwrap();
    let theirs = golden("partner_accounts.csv");
    let mut union: Vec<&String> = theirs
        .iter()
        .filter(|row| set.partners.iter().any(|who| who.index == place(&row[0])))
        .map(|row| &row[1])
        .collect();
    union.sort();
    union.dedup();
    assert_eq!(reached, union.len() as u64);
    let page = render(&report, Format::Markdown, Options::default());
    assert!(page.contains(&format!("decisions and {reached} of our 24 accounts.")), "{page}");
    let left_out = &report.findings.as_ref().unwrap().recruiting.left_out;
    assert!(left_out.iter().any(|row| row.reason.contains("already reached by")), "{left_out:?}");
    assert!(left_out.iter().all(|row| !row.reason.contains("if they serve the same accounts")), "{left_out:?}");
    plan.partners.clear();
    let nobody = Report::complete_with(&plan, &accounts);
    assert!(nobody.account_lists.unwrap().lists.is_empty(), "lists of whom the plan does not know are not told");
}
