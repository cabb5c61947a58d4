//! Two people, two plans, three files, one overlap: nothing else is known to either of the other's list.

use super::Desk;
use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

/// The vendor who asks, with thirty accounts, and the partner who answers, with forty of their own.
struct Two {
    vendor: Desk,
    partner: Desk,
}

/// The three files, where both sides have them.
struct Files {
    request: PathBuf,
    answer: PathBuf,
    result: PathBuf,
}

fn words(path: &std::path::Path) -> String {
    path.to_str().unwrap().to_owned()
}

impl Two {
    fn new() -> Self {
        let two = Self { vendor: Desk::new(), partner: Desk::new() };
        let rows = |from: usize, to: usize, relation: &str| {
            let row = |number| format!("Company {number},https://www.company-{number}.example,{relation}\n");
            (from..to).map(row).collect::<String>()
        };
        let lists = [
            (&two.vendor, rows(0, 30, "prospect")),
            (&two.partner, rows(18, 50, "customer") + &rows(0, 8, "prospect") + "Nameless,,customer\n"),
        ];
        for (desk, rows) in lists {
            desk.done(&["new", "Mine"]);
            fs::write(desk.path().join("own.csv"), "name,website,relation\n".to_owned() + &rows).unwrap();
            desk.done(&["import", "mine", "own.csv", "--as", "own-accounts"]);
        }
        for (desk, name) in [(&two.vendor, "Harrowgate"), (&two.partner, "Tallowick")] {
            fs::write(desk.path().join("partners.csv"), format!("name\n{name}\n")).unwrap();
            desk.done(&["import", "mine", "partners.csv"]);
        }
        two
    }

    fn files(&self) -> Files {
        let [request, answer, result] = ["request", "answer", "result"].map(|name| format!("{name}.overlap"));
        Files {
            request: self.vendor.path().join(request),
            answer: self.partner.path().join(answer),
            result: self.vendor.path().join(result),
        }
    }

    fn keys(desk: &Desk) -> Vec<PathBuf> {
        let files = fs::read_dir(desk.path().join("accounts/mine")).unwrap().map(|entry| entry.unwrap().path());
        files.filter(|path| path.extension().is_some_and(|ending| ending == "key")).collect()
    }
}

#[test]
fn two_people_learn_how_many_accounts_they_share_and_no_file_tells_more() {
    let two = Two::new();
    let files = two.files();
    let asked = two.vendor.run(&["overlap", "ask", "mine", "harrowgate"]);
    assert!(asked.code == 0 && asked.words.contains("with 30 accounts, masked, no name in it"), "{}", asked.words);
    let request = words(&files.request);
    let refused = two.partner.run(&["overlap", "answer", "mine", &request]);
    assert_eq!(refused.code, 1, "nobody can be asked here");
    assert!(
        refused.words.contains("They ask with 30 accounts, padding included; your list has 32 accounts with a website")
    );
    assert!(refused.words.contains("say --yes") && !files.answer.exists());
    let answered =
        two.partner.run(&["overlap", "answer", "mine", &request, "--yes", "--from", "Tallowick", "--pad-to", "64"]);
    assert_eq!(answered.code, 0, "{}", answered.words);
    assert!(
        answered.words.contains("left out: 1 without a website of their own, 8 that you only want"),
        "{}",
        answered.words
    );
    // What one reads to the other on the phone is what the other has.
    let hash = |words: &str| words.split("by telephone: ").nth(1).unwrap().split('.').next().unwrap().to_owned();
    assert_eq!(hash(&asked.words), hash(&answered.words));
    let read = two.vendor.run(&["overlap", "read", "mine", &words(&files.answer)]);
    assert_eq!(
        (read.code, read.data.as_str()),
        (0, "12 of the 30 accounts of yours are on their list of 64 accounts, padding included.\n")
    );
    let learnt = two.partner.run(&["overlap", "read", "mine", &words(&files.result)]);
    assert_eq!(
        (learnt.code, learnt.data.as_str()),
        (0, "12 of the 32 accounts of yours are on their list of 30 accounts, padding included.\n")
    );
    for file in [&files.request, &files.answer, &files.result] {
        assert!(!String::from_utf8_lossy(&fs::read(file).unwrap()).to_lowercase().contains("company-"));
    }
    for desk in [&two.vendor, &two.partner] {
        assert!(Two::keys(desk).is_empty(), "the keys are gone");
        let shown = desk.done(&["accounts", "mine"]);
        assert!(shown.contains("private overlap of 2026-11-26") && shown.contains("12"), "{shown}");
    }
}

/// O3.
#[test]
fn each_request_is_answered_once_and_each_answer_read_once() {
    let two = Two::new();
    let (files, vendor, partner) = (two.files(), &two.vendor, &two.partner);
    vendor.done(&["overlap", "ask", "mine", "Harrowgate"]);
    let kept = Two::keys(vendor);
    #[cfg(unix)]
    for key in &kept {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(key).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(kept.len(), 1);
    let (request, answer) = (words(&files.request), words(&files.answer));
    let own = vendor.run(&["overlap", "answer", "mine", &request, "--yes"]);
    assert!(own.code == 1 && own.words.contains("This request is your own"), "{}", own.words);
    // A file that is in the way is found out before the request counts as answered.
    fs::write(&files.answer, "mine").unwrap();
    let blocked = partner.run(&["overlap", "answer", "mine", &request, "--yes"]);
    assert!(blocked.code == 1 && fs::read_to_string(&files.answer).unwrap() == "mine", "{}", blocked.words);
    partner.done(&["overlap", "answer", "mine", &request, "--yes", "--force"]);
    partner.done(&["new", "Other", "--from", "mine"]);
    for plan in ["mine", "other"] {
        let again = partner.run(&["overlap", "answer", plan, &request, "--yes", "--output", "again.overlap"]);
        assert!(again.code == 1 && again.words.contains("answered already"), "{}", again.words);
    }
    assert!(!partner.path().join("again.overlap").exists());
    let wrong = vendor.run(&["overlap", "read", "mine", &request]);
    assert!(wrong.code == 1 && wrong.words.contains("This file is a request"), "{}", wrong.words);
    vendor.done(&["overlap", "read", "mine", &answer]);
    let again = vendor.run(&["overlap", "read", "mine", &answer, "--output", "again.overlap"]);
    assert!(again.code == 1 && again.words.contains("waits for this file"), "{}", again.words);
    let key = partner.run(&["overlap", "read", "mine", &words(&Two::keys(partner)[0])]);
    assert!(key.code == 1 && key.words.contains("Give it to nobody"), "{}", key.words);
}

#[test]
fn what_waits_is_listed_and_ended_with_its_key() {
    let two = Two::new();
    two.vendor.done(&["overlap", "ask", "mine", "Harrowgate"]);
    let listed = two.vendor.done(&["overlap", "waiting", "mine"]);
    let row: Vec<&str> = listed.lines().last().unwrap().split_whitespace().collect();
    assert_eq!(row[1..], ["Harrowgate", "2026-11-26", "an", "answer"]);
    assert!(two.vendor.refused(&["overlap", "waiting", "mine", "--end", "nothing"]).contains("No exchange that waits"));
    two.vendor.done(&["overlap", "waiting", "mine", "--end", row[0]]);
    assert!(Two::keys(&two.vendor).is_empty());
    assert!(two.vendor.run(&["overlap", "waiting", "mine"]).words.contains("No exchange waits"));
}

#[test]
fn where_both_say_names_both_learn_which_and_it_stands_as_the_partners_list() {
    let two = Two::new();
    let (files, vendor, partner) = (two.files(), &two.vendor, &two.partner);
    vendor.done(&["overlap", "ask", "mine", "Harrowgate", "--names"]);
    partner.done(&["overlap", "answer", "mine", &words(&files.request), "--names", "--yes"]);
    let read = vendor.done(&["overlap", "read", "mine", &words(&files.answer)]);
    let learnt = partner.done(&["overlap", "read", "mine", &words(&files.result)]);
    let domains = |data: &str| data.lines().skip(1).map(str::to_owned).collect::<HashSet<_>>();
    let wanted: HashSet<String> = (18..30).map(|number| format!("company-{number}.example")).collect();
    assert_eq!((domains(&read), domains(&learnt)), (wanted.clone(), wanted));
    let shown = vendor.done(&["accounts", "mine", "--ask", "Harrowgate"]);
    assert!(shown.contains("Company 18") && shown.contains("Company 29") && !shown.contains("Company 17"), "{shown}");
    let list = vendor.done(&["accounts", "mine", "--json"]);
    assert!(list.contains("\"present\": 12") && list.contains("\"accounts\": 32"), "{list}");
}

#[test]
fn to_how_many_a_list_is_padded_is_said_where_it_happens() {
    let two = Two::new();
    let padded =
        two.vendor.run(&["overlap", "ask", "mine", "harrowgate", "--pad-to", "40", "--output", "padded.overlap"]);
    assert!(padded.words.contains("with 30 accounts, padded to 40, masked"), "{}", padded.words);
}
