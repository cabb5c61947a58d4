//! When two companies are one: by domain, by name, and how sure that is.

use partnerplan::accounts::matching::{self, Domains, Doubt, Match, SURE, Why};
use partnerplan::accounts::{Account, domain};
use proptest::prelude::*;
use serde_json::Value;

fn account(name: &str, domain: &str) -> Account {
    Account { name: name.to_owned(), domain: domain.to_owned(), ..Account::default() }
}

fn named(names: &[&str]) -> Vec<Account> {
    names.iter().map(|name| account(name, "")).collect()
}

fn rows(text: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect()
}

/// The F1 of what was found, each with whether it is right, where so many are to be found.
fn f1(found: impl Iterator<Item = bool>, all: u32) -> f64 {
    let (right, of) = found.fold((0_u32, 0_u32), |(right, of), is_right| (right + u32::from(is_right), of + 1));
    2.0 * f64::from(right) / f64::from(of + all)
}

#[test]
fn a_cell_with_an_address_in_it_tells_whose_it_is() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../golden/domains.json")).unwrap();
    assert_eq!(cases.len(), 26);
    for case in cases.iter().filter(|case| case.get("ambiguous").is_none()) {
        let raw = case["raw"].as_str().unwrap();
        assert_eq!(domain::registrable(raw).as_deref(), case["registrable"].as_str(), "{raw:?}");
    }
}

#[test]
fn long_lists_meet_by_domain_alone_whatever_the_cells_look_like() {
    let mut own = Domains::default();
    for cell in ["acme.com", "-", "foo.github.io", "gmail.com", "www.acme.com", "bücher.de", "kestrel.co.uk"] {
        own.push(cell.as_bytes());
    }
    let own = own.ready();
    let mut stream = own.stream();
    let mut pairs = Vec::new();
    let theirs = [
        "HTTPS://WWW.ACME.COM/x",
        "bar.github.io",
        "x@gmail.com",
        "none.example",
        "shop.kestrel.co.uk",
        "xn--bcher-kva.de",
        "",
        "-",
    ];
    for cell in (0..50).flat_map(|_| theirs) {
        stream.push(cell.as_bytes(), &mut |own, theirs| pairs.push((own, theirs)));
    }
    stream.end(&mut |own, theirs| pairs.push((own, theirs)));
    assert_eq!(pairs.len(), 200);
    assert_eq!(pairs[pairs.len() - 4..], [(0, 392), (4, 392), (6, 396), (5, 397)]);
}

#[test]
fn accounts_under_changed_names_are_found_and_others_are_not() {
    let list = |text: &str| rows(text).iter().map(|row| account(&row[1], "")).collect::<Vec<_>>();
    let own = list(include_str!("../golden/accounts_small/fz_own.csv"));
    let theirs = list(include_str!("../golden/accounts_small/fz_partner.csv"));
    let truth: Vec<[usize; 2]> = rows(include_str!("../golden/accounts_small/fz_truth.csv"))
        .iter()
        .map(|row| [row[0].parse().unwrap(), row[1].parse().unwrap()])
        .collect();
    let found = matching::matches(&own, &theirs, SURE);
    let sure: Vec<&Match> = found.iter().filter(|found| found.is_sure).collect();
    let right = |found: &&Match| truth.contains(&[found.own, found.place]);
    let all = u32::try_from(truth.len()).unwrap();
    assert!(f1(sure.iter().map(right), all) > 0.97, "{}", f1(sure.iter().map(right), all));
    assert!(f1(found.iter().map(|found| right(&found)), all) > 0.98);
    assert!(sure.iter().filter(|found| !right(found)).count() * 100 < sure.len(), "what counts unseen is right");
}

#[test]
fn names_that_people_labelled_as_one_company_are_found() {
    let pairs = rows(include_str!("../golden/company_name_pairs.csv"));
    let all = u32::try_from(pairs.iter().filter(|row| &row[2] == "true").count()).unwrap();
    let found: Vec<(Match, bool)> = pairs
        .iter()
        .filter_map(|row| {
            let found = matching::matches(&named(&[&row[0]]), &named(&[&row[1]]), SURE).pop()?;
            Some((found, &row[2] == "true"))
        })
        .collect();
    let of_all = f1(found.iter().map(|(_, is_one)| *is_one), all);
    assert!(of_all > 0.86, "{of_all}");
    let wrong: Vec<_> = found.iter().filter(|(found, is_one)| found.is_sure && !is_one).collect();
    assert!(wrong.is_empty(), "what counts unseen is right: {wrong:?}");
}

#[test]
fn every_match_says_why() {
    let own = [
        account("Harborline", "https://www.harborline.example/about"),
        account("Nordlicht Energie GmbH", "nordlicht.example"),
        account("First Harbor Bank", ""),
        account("Kestrel Foods Ltd", ""),
        account("Solar", ""),
        account("Marlow Fund II", ""),
    ];
    let theirs = [
        account("HL Holdings", "sales@harborline.example"),
        account("Nordlicht Energie AG", "elsewhere.example"),
        account("First Harbor Bancorp", ""),
        account("Kestrel Foods Inc. & Sons", ""),
        account("The Solar Company", ""),
        account("Marlow Fund III", ""),
        account("KESTRELL FOODS", ""),
    ];
    let found = matching::matches(&own, &theirs, SURE);
    let whys: Vec<(usize, usize, bool, String)> =
        found.iter().map(|found| (found.own, found.place, found.is_sure, found.why.to_string())).collect();
    assert_eq!(
        whys,
        [
            (0, 0, true, "same domain, harborline.example".to_owned()),
            (1, 1, false, "same name, but the domains differ".to_owned()),
            (2, 2, false, "69 % alike".to_owned()),
            (3, 6, true, "91 % alike".to_owned()),
            (4, 4, false, "same name, but many companies have such names".to_owned()),
            (5, 5, false, "69 % alike, but the numbers differ".to_owned()),
        ]
    );
    assert!(matches!(found[5].why, Why::But(_, Doubt::Numbers)));
}

#[test]
fn a_lower_threshold_counts_more_and_a_higher_one_less() {
    let (own, theirs) = (named(&["Kestrel Foods"]), named(&["Kestrell Foods"]));
    let sure = |threshold: f64| matching::matches(&own, &theirs, threshold).first().map(|found| found.is_sure);
    assert_eq!([sure(0.8), sure(0.95), sure(1.5)], [Some(true), Some(false), None]);
}

proptest! {
    #[test]
    fn two_lists_swapped_match_alike(
        own in prop::collection::vec("(Acme|Kestrel|Kestrell|Foods|Motors|Inc|GmbH|UK|II|dba|and|Good Will|Goodwill| ){1,6}", 1..2),
        theirs in prop::collection::vec("(Acme|Kestrel|Kestrell|Foods|Motors|Inc|GmbH|UK|II|dba|and|Good Will|Goodwill| ){1,6}", 1..2),
    ) {
        let accounts = |names: &[String]| names.iter().map(|name| account(name, "")).collect::<Vec<_>>();
        let (own, theirs) = (accounts(&own), accounts(&theirs));
        let there = matching::matches(&own, &theirs, SURE).pop().map(|found| (found.is_sure, found.why));
        let back = matching::matches(&theirs, &own, SURE).pop().map(|found| (found.is_sure, found.why));
        prop_assert_eq!(there, back);
    }

    #[test]
    fn a_domain_in_common_is_always_sure_whatever_the_names_are(one in any::<String>(), two in any::<String>()) {
        let found = matching::matches(&[account(&one, "www.acme.example")], &[account(&two, "jo@acme.example")], SURE);
        prop_assert_eq!(found.len(), 1);
        prop_assert!(found[0].is_sure);
    }

    #[test]
    fn any_text_is_a_name_and_a_website(own in prop::collection::vec(any::<[String; 2]>(), 0..6)) {
        let own: Vec<Account> = own.iter().map(|[name, domain]| account(name, domain)).collect();
        for found in matching::matches(&own, &own, SURE) {
            prop_assert!((0.0..=1.0).contains(&found.why.alike()));
        }
    }
}
