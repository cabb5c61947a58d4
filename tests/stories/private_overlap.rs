//! Two companies learn how many accounts they share, by three files, and neither learns more of the other's list.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::accounts::private::{
    Answered, AnswererKeeps, Asked, AskerKeeps, Chance, Learn, Learnt, NormalList, ReadOut, Refusal, Request, SUFFIXES,
    Shared, Watch, answer, ask, learn, read, sealed,
};
use partnerplan::accounts::{Account, Exchanged, Lists};
use partnerplan::catalog;
use partnerplan::interview::overlapping::{ListSays, follows};
use partnerplan::plan::{CriterionId, Date, Evidence};
use partnerplan::prioritise::volume::Volume;
use partnerplan::report::{Accounts, Report};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeSet, HashSet};

/// The files of a whole exchange, and what both have learnt.
struct Done {
    request: Vec<u8>,
    answer: Vec<u8>,
    result: Vec<u8>,
    asker: Learnt,
    answerer: Learnt,
}

/// Both sides keep what they keep as bytes meanwhile, as in their files.
fn exchanged(one: (&NormalList, Learn, &Chance, usize), other: (&NormalList, Learn, &Chance, usize)) -> Done {
    let watch = Watch::nobody();
    let Asked { file: request, kept } = ask(one.0, one.1, Some(one.3), one.2, &watch).unwrap();
    let kept = AskerKeeps::read(&kept.bytes()).unwrap();
    let Answered { file, kept: theirs } =
        answer(&Request::read(&request).unwrap(), other.0, other.1, Some(other.3), other.2, &watch).unwrap();
    let theirs = AnswererKeeps::read(&theirs.bytes()).unwrap();
    let ReadOut { learnt: asker, file: result } = read(&kept, &file, &watch).unwrap();
    let answerer = learn(&theirs, &result, &watch).unwrap();
    Done { request, answer: file, result, asker, answerer }
}

fn list<Cell: AsRef<str>>(cells: impl IntoIterator<Item = Cell>) -> NormalList {
    let account = |cell: Cell| Account { domain: cell.as_ref().to_owned(), ..Account::default() };
    cells.into_iter().map(account).collect::<Vec<_>>().iter().collect()
}

fn chance(seed: u8) -> Chance {
    let mut bytes = [0; Chance::BYTES];
    for (place, byte) in (0_u8..).zip(&mut bytes) {
        *byte = place.wrapping_mul(37).wrapping_add(seed.wrapping_mul(101)) ^ seed;
    }
    Chance::of(&bytes)
}

/// So many accounts, from this number on.
fn numbered(from: usize, count: usize) -> NormalList {
    list((from..from + count).map(|number| format!("https://www.account-{number}.com/about")))
}

fn bytes(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|at| u8::from_str_radix(text.get(2 * at..2 * at + 2).unwrap(), 16).unwrap()).collect()
}

/// O1.
#[test]
fn every_byte_of_an_exchange_is_that_of_the_reference_in_another_language() {
    let cases: Value = serde_json::from_str(include_str!("../golden/overlap_exchange.json")).unwrap();
    let cases = cases.as_array().unwrap();
    assert_eq!(cases.len(), 3);
    for case in cases {
        let wanted = if case["learn"] == "names" { Learn::Names } else { Learn::Counts };
        let side = |side: &Value| {
            let chance = Chance::of(&bytes(side["chance"].as_str().unwrap()).try_into().unwrap());
            let domains = list(side["domains"].as_array().unwrap().iter().map(|domain| domain.as_str().unwrap()));
            (domains, chance, usize::try_from(side["pad_to"].as_u64().unwrap()).unwrap())
        };
        let (one, two) = (side(&case["asker"]), side(&case["answerer"]));
        let done = exchanged((&one.0, wanted, &one.1, one.2), (&two.0, Learn::Names, &two.1, two.2));
        for (name, file) in [("request", &done.request), ("answer", &done.answer), ("result", &done.result)] {
            assert!(*file == bytes(case[name].as_str().unwrap()), "{name}: {}", String::from_utf8_lossy(file));
        }
    }
}

#[test]
fn the_suffixes_a_file_names_are_those_the_program_is_built_with() {
    let lock = include_str!("../../Cargo.lock").replace("\r\n", "\n");
    assert!(lock.contains(&format!("name = \"psl\"\nversion = \"{SUFFIXES}\"\n")), "write the new version down");
}

/// O2.
#[test]
fn both_learn_the_count_and_with_names_which_and_a_few_are_not_told() {
    let (one, two) = (numbered(0, 30), numbered(18, 30));
    let learn = |wanted, may| exchanged((&one, wanted, &chance(1), 0), (&two, may, &chance(2), 40));
    let counts = learn(Learn::Counts, Learn::Names);
    assert_eq!((counts.asker.shared, counts.asker.ours, counts.asker.theirs), (Shared::Count(12), 30, 40));
    assert_eq!((counts.answerer.shared, counts.answerer.ours, counts.answerer.theirs), (Shared::Count(12), 30, 30));
    assert!(counts.asker.domains.is_empty() && counts.answerer.domains.is_empty());
    let refused = learn(Learn::Names, Learn::Counts);
    assert_eq!((refused.asker.learn, refused.asker.domains.len()), (Learn::Counts, 0), "names take both");
    let names = learn(Learn::Names, Learn::Names);
    let mut wanted: Vec<String> = (18..30).map(|number| format!("account-{number}.com")).collect();
    wanted.sort();
    assert_eq!((&names.asker.domains, &names.answerer.domains), (&wanted, &wanted));
    let few = exchanged((&one, Learn::Counts, &chance(1), 0), (&numbered(26, 30), Learn::Counts, &chance(2), 0));
    assert_eq!((few.asker.shared, few.answerer.shared), (Shared::Few, Shared::Few));
    assert!(String::from_utf8_lossy(&few.result).contains("shared: fewer than 5\n"));
}

#[test]
fn a_list_is_neither_a_few_companies_nor_a_dictionary_and_work_stops_when_told() {
    let watch = Watch::nobody();
    let short = ask(&numbered(0, 9), Learn::Counts, Some(500), &chance(1), &watch).unwrap_err();
    assert_eq!(short, Refusal::TooFew { count: 9, theirs: false });
    let long = ask(&numbered(0, 20), Learn::Counts, Some(100_001), &chance(1), &watch).unwrap_err();
    assert_eq!(long, Refusal::TooMany { count: 100_001 });
    let asked = ask(&numbered(0, 3), Learn::Names, None, &chance(1), &watch).unwrap();
    let request = Request::read(&asked.file).unwrap();
    let counts = answer(&request, &numbered(0, 20), Learn::Counts, None, &chance(2), &watch).unwrap_err();
    assert_eq!(counts, Refusal::TooFew { count: 3, theirs: true });
    let stop = |done: usize| done < 100;
    assert_eq!(
        ask(&numbered(0, 500), Learn::Counts, None, &chance(1), &Watch::new(&stop)).unwrap_err(),
        Refusal::Stopped
    );
}

#[test]
fn what_came_of_it_counts_for_coverage_and_is_proof_of_the_fit_with_its_day() {
    let mut plan = catalog::example();
    plan.partners.truncate(1);
    let mut partner = plan.partners[0].as_ref().clone();
    (partner.accounts_served, partner.accounts_named) = (None, None);
    let criterion = CriterionId::new("icp_overlap");
    partner.ratings.retain(|rating| rating.criterion != criterion);
    let id = partner.id.clone();
    plan.partners[0] = partner.into();
    let day = Date::new("2026-11-27").unwrap();
    let with = |shared| {
        let exchanged =
            Exchanged { partner: id.clone(), shared, ours: 24, theirs: 60, day: Some(day.clone()), is_declined: false };
        Accounts::of(Lists { exchanged: vec![exchanged], ..Lists::default() })
    };
    let covered = |report: &Report| report.grid(&plan).coverage(&[0]).total;
    let (alike, half) = (Report::of(&plan), Report::of_with(&plan, &with(Shared::Count(12))));
    assert!(covered(&alike) > 1.0 && (covered(&half) - covered(&alike) / 2.0).abs() < 1e-9);
    assert!(matches!(half.coverage.volume.volume, Volume::Counts(_)), "no number is needed beside it");
    let few = with(Shared::Few);
    assert!(matches!(Report::of_with(&plan, &few).coverage.volume.volume, Volume::Unsaid), "a few is no figure");
    assert!(ListSays::of(&few.lists, &few.overlap, &id).is_none());
    let accounts = with(Shared::Count(12));
    let says = ListSays::of(&accounts.lists, &accounts.overlap, &id).unwrap();
    let change = follows(&plan, &id, &says).unwrap();
    change.edit.apply(&mut plan).unwrap();
    let rating = plan.partners[0].rating(&criterion).unwrap();
    assert_eq!((rating.evidence, rating.learnt.as_ref()), (Evidence::Data, Some(&day)));
    assert_eq!(rating.note, "Suggested from account lists: 12 of the 60 accounts on their list are ours.");
    assert!(rating.source.ends_with("private overlap") && plan.partners[0].accounts_served == Some(12));
}

/// Where the bytes behind the beginning start.
fn body(file: &[u8]) -> usize {
    file.windows(2).position(|two| two == b"\n\n").unwrap() + 2
}

fn with(file: &[u8], from: &str, to: &str) -> Vec<u8> {
    let (head, bytes) = file.split_at(body(file));
    let head = String::from_utf8(head.to_vec()).unwrap();
    assert!(head.contains(from), "{head}");
    resealed(&[head.replacen(from, to, 1).as_bytes(), bytes].concat())
}

/// Sealed anew, as whoever changes a file on purpose does.
fn resealed(file: &[u8]) -> Vec<u8> {
    sealed(file[..file.len() - 16].to_vec())
}

/// O4.
#[test]
fn requests_that_no_list_makes_are_refused() {
    let watch = Watch::nobody();
    let request = ask(&numbered(0, 20), Learn::Counts, None, &chance(1), &watch).unwrap().file;
    let refused = |file: &[u8]| match Request::read(file) {
        Err(refusal) => refusal,
        Ok(request) => answer(&request, &numbered(0, 20), Learn::Counts, None, &chance(2), &watch).unwrap_err(),
    };
    let start = body(&request);
    let point = |place: usize, point: [u8; 32]| {
        let mut file = request.clone();
        file.splice(start + 32 * place..start + 32 * (place + 1), point);
        resealed(&file)
    };
    assert_eq!(refused(&point(3, [0; 32])), Refusal::NoPoint { at: 4 }, "the point that tells of no secret");
    assert_eq!(refused(&point(0, [0xff; 32])), Refusal::NoPoint { at: 1 }, "another way to write a point");
    let first: [u8; 32] = request[start..start + 32].try_into().unwrap();
    assert_eq!(refused(&point(19, first)), Refusal::Doubled);
    let mut damaged = request.clone();
    damaged[start + 40] ^= 1;
    assert_eq!(refused(&damaged), Refusal::Damaged, "one byte on its way");
    assert_eq!(refused(&request[..request.len() - 1]), Refusal::Damaged);
    for file in [
        &resealed(&request[..request.len() - 1]),
        &resealed(&[&request[..], b"\0"].concat()),
        &with(&request, "accounts: 20", "accounts: 21"),
    ] {
        assert!(matches!(refused(file), Refusal::Broken { .. }));
    }
    for (from, to) in
        [("20\n", "020\n"), ("learn: counts", "learn: all"), ("\n\n", "\nmore: 1\n\n"), ("It asks", "it asks")]
    {
        assert!(matches!(refused(&with(&request, from, to)), Refusal::Broken { .. }), "{to}");
    }
    assert!(matches!(refused(&with(&request, "counts\n", "counts\r\n")), Refusal::Broken { .. }));
    assert_eq!(refused(&with(&request, "accounts: 20", "accounts: 99999999")), Refusal::TooMany { count: 99_999_999 });
    assert_eq!(refused(&with(&request, "request 1", "request 2")), Refusal::Newer);
    let other = refused(&with(&request, SUFFIXES, "2.0.1"));
    assert_eq!(other, Refusal::OtherRules { rules: "1".to_owned(), suffixes: "2.0.1".to_owned() });
    let number = refused(&with(&request, "accounts: 20", "accounts: many")).to_string();
    assert!(number.contains("something else stands where a number belongs"), "{number}");
    assert_eq!(refused(b"name,domain\n"), Refusal::NoSuchFile);
    assert_eq!(refused(b""), Refusal::NoSuchFile);
}

/// O4.
#[test]
fn answers_to_something_else_and_swapped_files_are_refused() {
    let watch = Watch::nobody();
    let (list, other) = (numbered(0, 20), numbered(10, 20));
    let asked = |seed: u8| ask(&list, Learn::Counts, None, &chance(seed), &watch).unwrap();
    let (one, two) = (asked(1), asked(2));
    let answered = |asked: &Asked| {
        answer(&Request::read(&asked.file).unwrap(), &other, Learn::Counts, None, &chance(3), &watch).unwrap()
    };
    let (to_one, to_two) = (answered(&one), answered(&two));
    assert_eq!(read(&one.kept, &to_two.file, &watch).unwrap_err(), Refusal::OtherExchange);
    for file in [&one.file, &read(&one.kept, &to_one.file, &watch).unwrap().file] {
        assert!(matches!(read(&one.kept, file, &watch), Err(Refusal::OtherKind { .. })));
    }
    let mut changed = one.file.clone();
    changed[body(&one.file) + 1] ^= 1;
    let changed = resealed(&changed);
    let hash = Request::read(&one.file).unwrap().hash;
    assert_ne!(Request::read(&changed).unwrap().hash.spoken(), hash.spoken(), "on the phone it is heard");
    let start = body(&to_one.file);
    let mut doubled = to_one.file.clone();
    doubled.copy_within(start..start + 16, start + 16);
    let doubled = resealed(&doubled);
    assert_eq!(read(&one.kept, &doubled, &watch).unwrap_err(), Refusal::Doubled);
    let names = with(&to_one.file, "learn: counts", "learn: names");
    assert!(matches!(read(&one.kept, &names, &watch), Err(Refusal::Broken { .. })));
    let result = read(&one.kept, &to_one.file, &watch).unwrap().file;
    assert_eq!(learn(&to_two.kept, &result, &watch).unwrap_err(), Refusal::OtherExchange);
    for lie in ["shared: 21", "shared: 4"] {
        assert_eq!(learn(&to_one.kept, &with(&result, "shared: 10", lie), &watch).unwrap_err(), Refusal::NotShared);
    }
}

/// O4.
#[test]
fn a_result_with_names_claims_nothing_that_was_not_asked_for() {
    let watch = Watch::nobody();
    let asked = ask(&numbered(0, 4), Learn::Names, None, &chance(1), &watch).unwrap();
    let request = Request::read(&asked.file).unwrap();
    let answered = answer(&request, &numbered(2, 4), Learn::Names, Some(7), &chance(2), &watch).unwrap();
    let result = read(&asked.kept, &answered.file, &watch).unwrap().file;
    assert_eq!(learn(&answered.kept, &result, &watch).unwrap().domains, ["account-2.com", "account-3.com"]);
    let (start, row) = (body(&result), 36);
    let rows = &result[start..result.len() - 16];
    // The same row twice; and a point out of the answer, as if it had been asked for.
    let twice = sealed([&with(&result, "shared: 2", "shared: 3")[..start], rows, &rows[row..]].concat());
    assert_eq!(learn(&answered.kept, &twice, &watch).unwrap_err(), Refusal::Doubled);
    let mut lie = result.clone();
    let points = answered.file.len() - 16 - 7 * 32;
    lie.splice(start + 4..start + row, answered.file[points..points + 32].iter().copied());
    let lie = resealed(&lie);
    assert_eq!(learn(&answered.kept, &lie, &watch).unwrap_err(), Refusal::NotShared);
}

/// A number of a company as somebody wrote down its website.
fn form(number: usize, how: usize) -> String {
    let domain = format!("company-{number}.com");
    match how % 5 {
        0 => domain,
        1 => format!("https://www.{}/de?x=1", domain.to_uppercase()),
        2 => format!("Jane <jane@mail.{domain}>"),
        3 => format!("www.{domain}."),
        _ => format!("https://shop.{domain}:8080"),
    }
}

fn windows(file: &[u8]) -> HashSet<&[u8]> {
    file[body(file)..].windows(16).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// O1, O2.
    #[test]
    fn the_count_is_that_of_the_plain_lists_whoever_asks_and_no_file_tells_more(
        one in prop::collection::vec((0_usize..30, any::<usize>()), 0..40),
        two in prop::collection::vec((0_usize..30, any::<usize>()), 0..40),
        pad in 0_usize..60,
        seed in any::<u8>(),
    ) {
        // Ten of their own each, so that no list is too short.
        let whole = |drawn: &[(usize, usize)], own: usize| -> Vec<String> {
            let own = (own..own + 10).map(|number| form(number, number));
            drawn.iter().map(|(number, how)| form(*number, *how)).chain(own).collect()
        };
        let numbers = |drawn: &[(usize, usize)]| drawn.iter().map(|(number, _)| *number).collect::<BTreeSet<_>>();
        let shared = numbers(&one).intersection(&numbers(&two)).count();
        let (one, two) = (list(whole(&one, 100)), list(whole(&two, 200)));
        let (here, there) = (chance(seed), chance(seed.wrapping_add(1)));
        let done = exchanged((&one, Learn::Counts, &here, pad), (&two, Learn::Counts, &there, 0));
        prop_assert_eq!(done.asker.shared, Shared::of(shared));
        prop_assert_eq!(done.answerer.shared, Shared::of(shared));
        let swapped = exchanged((&two, Learn::Counts, &there, 0), (&one, Learn::Counts, &here, pad));
        prop_assert_eq!((swapped.asker.shared, swapped.asker.ours), (done.asker.shared, two.len()));
        let named = exchanged((&one, Learn::Names, &here, 0), (&two, Learn::Names, &there, pad));
        prop_assert_eq!((named.asker.domains.len(), &named.asker.domains), (shared, &named.answerer.domains));
        for file in [&done.request, &done.answer, &done.result, &named.request, &named.answer, &named.result] {
            prop_assert!(!String::from_utf8_lossy(file).contains("company"));
        }
        // The same lists once more, with other keys: nothing is in both files that could be told again.
        let (again, there) = (chance(seed.wrapping_add(2)), chance(seed.wrapping_add(3)));
        let later = exchanged((&one, Learn::Counts, &again, pad), (&two, Learn::Counts, &there, 0));
        let earlier: HashSet<&[u8]> = windows(&done.request).union(&windows(&done.answer)).copied().collect();
        let later: HashSet<&[u8]> = windows(&later.request).union(&windows(&later.answer)).copied().collect();
        prop_assert!(earlier.is_disjoint(&later));
    }
}
