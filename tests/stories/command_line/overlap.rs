//! Two people, two plans, three files, one overlap: nothing else is known to either of the other's list.

use super::{Desk, said};
use std::collections::HashSet;
use std::fmt::Write as _;
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
            let row = |number| format!("Company {number},https://www.company-{number}.com,{relation}\n");
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
        answered
            .words
            .contains("left out: 1 without a website of their own: Nameless; 8 that you only want: Company 0")
            && answered.words.contains("Company 2 (https://www.company-2.com) and 5 more."),
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

/// O3: where nobody can say what was answered, nothing is.
#[test]
fn a_ledger_that_cannot_be_read_answers_nothing() {
    let two = Two::new();
    let files = two.files();
    two.vendor.done(&["overlap", "ask", "mine", "Harrowgate"]);
    fs::create_dir_all(two.partner.path().join("overlap/answered")).unwrap();
    let refused = two.partner.run(&["overlap", "answer", "mine", &words(&files.request), "--yes"]);
    assert!(refused.code == 1 && refused.words.contains("cannot be read"), "{}", refused.words);
    assert!(!files.answer.exists());
}

#[test]
fn what_waits_is_listed_and_ended_with_its_key() {
    let two = Two::new();
    let asked = two.vendor.run(&["overlap", "ask", "mine", "Harrowgate"]);
    let listed = two.vendor.done(&["overlap", "waiting", "mine"]);
    let row: Vec<&str> = listed.lines().last().unwrap().split_whitespace().collect();
    assert_eq!(row[5..], ["Harrowgate", "2026-11-26", "an", "answer"]);
    // What both read to each other on the phone.
    assert!(asked.words.contains(&format!("by telephone: {}.", row[..5].join(" "))), "{}{listed}", asked.words);
    for nothing in ["nothing", ""] {
        let refused = two.vendor.refused(&["overlap", "waiting", "mine", "--end", nothing]);
        assert!(refused.contains("No exchange that waits has the short hash"), "{refused}");
    }
    two.vendor.done(&["overlap", "waiting", "mine", "--end", &row[..2].join(" ")]);
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
    let wanted: HashSet<String> = (18..30).map(|number| format!("company-{number}.com")).collect();
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
    let bare =
        two.vendor.refused(&["overlap", "ask", "mine", "harrowgate", "--pad-to", "30", "--output", "bare.overlap"]);
    assert!(bare.contains("Padded to 30 accounts nothing would be hidden: the list has 30"), "{bare}");
    assert!(!two.vendor.path().join("bare.overlap").exists());
}

#[test]
fn what_is_written_never_takes_the_place_of_the_file_that_is_read() {
    let two = Two::new();
    let (files, vendor, partner) = (two.files(), &two.vendor, &two.partner);
    vendor.done(&["overlap", "ask", "mine", "Harrowgate"]);
    let [request, answer] = [&files.request, &files.answer].map(|path| words(path));
    let before = fs::read(&files.request).unwrap();
    let over = partner.run(&["overlap", "answer", "mine", &request, "--yes", "--output", &request, "--force"]);
    assert!(over.code == 1 && over.words.contains("is the file that is read"), "{}", over.words);
    assert_eq!(fs::read(&files.request).unwrap(), before);
    partner.done(&["overlap", "answer", "mine", &request, "--yes"]);
    let before = fs::read(&files.answer).unwrap();
    let roundabout = partner.path().join(".").join("..").join(partner.path().file_name().unwrap());
    let other_name = words(&roundabout.join("answer.overlap"));
    let over = vendor.run(&["overlap", "read", "mine", &answer, "--output", &other_name, "--force"]);
    assert!(over.code == 1 && over.words.contains("name another with --output"), "{}", over.words);
    assert_eq!(fs::read(&files.answer).unwrap(), before);
    assert!(vendor.done(&["overlap", "read", "mine", &answer]).contains("12 of the 30"), "nothing was lost by it");
}

/// O3.
#[cfg(unix)]
#[test]
fn a_key_that_others_could_read_is_closed_to_them_and_that_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let two = Two::new();
    let (files, vendor, partner) = (two.files(), &two.vendor, &two.partner);
    vendor.done(&["overlap", "ask", "mine", "Harrowgate"]);
    partner.done(&["overlap", "answer", "mine", &words(&files.request), "--yes"]);
    let key = Two::keys(vendor).remove(0);
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    fs::write(&files.result, "in the way").unwrap();
    let blocked = vendor.run(&["overlap", "read", "mine", &words(&files.answer)]);
    assert!(blocked.code == 1 && blocked.words.contains("could read the key of this exchange"), "{}", blocked.words);
    assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600, "also where nothing comes of it");
    fs::remove_file(&files.result).unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o640)).unwrap();
    let read = vendor.run(&["overlap", "read", "mine", &words(&files.answer)]);
    assert!(read.words.contains("others on this machine could read the key"), "{}", read.words);
    let learnt = partner.run(&["overlap", "read", "mine", &words(&files.result)]);
    assert!(!learnt.words.contains("others on this machine"), "{}", learnt.words);
}

/// O3.
#[cfg(unix)]
#[test]
fn what_a_killed_program_left_of_a_key_is_erased_when_the_folder_is_used_next() {
    let two = Two::new();
    let folder = two.vendor.path().join("accounts/mine");
    // No process has this number; the file is older than whoever looks.
    let left = folder.join(".overlap-00ff.key.4194304-0.tmp");
    let other = folder.join("notes.tmp");
    let leave = || [&left, &other].map(|path| fs::write(path, "secret: 12").unwrap());
    leave();
    // The first process runs as long as any.
    let living = folder.join(".overlap-00ff.key.1-0.tmp");
    fs::write(&living, "secret: 13").unwrap();
    std::thread::sleep(std::time::Duration::from_millis(30));
    two.vendor.done(&["overlap", "ask", "mine", "Harrowgate"]);
    assert!(!left.exists() && other.exists() && living.exists(), "and nobody else's file");
    leave();
    std::thread::sleep(std::time::Duration::from_millis(30));
    let waiting = two.vendor.done(&["overlap", "waiting", "mine"]);
    let hash = waiting.lines().last().unwrap().split_whitespace().next().unwrap();
    two.vendor.done(&["overlap", "waiting", "mine", "--end", hash]);
    assert!(!left.exists());
}

#[test]
fn accounts_with_a_website_nobody_can_have_are_left_out_by_name() {
    let two = Two::new();
    let mut rows = "name,website\n".to_owned();
    for number in 0..12 {
        writeln!(rows, "Company {number},www.company-{number}.com").unwrap();
    }
    rows += "Placeholder,www.example.com\nStaging,db.acme.test\nGone,nobody.invalid\nOur machine,app.localhost\n";
    fs::write(two.vendor.path().join("own.csv"), rows).unwrap();
    two.vendor.done(&["import", "mine", "own.csv", "--as", "own-accounts"]);
    let asked = two.vendor.run(&["overlap", "ask", "mine", "Harrowgate"]);
    assert!(asked.words.contains("a request with 12 accounts"), "{}", asked.words);
    assert!(
        asked.words.contains("4 with a website that no company can have (example.com, anything.test): Placeholder"),
        "{}",
        asked.words
    );
    assert!(asked.words.contains("Staging (db.acme.test)") && asked.words.contains("and 1 more"), "{}", asked.words);
}

#[test]
fn of_a_list_with_names_and_a_later_count_the_later_holds_and_both_are_said() {
    let two = Two::new();
    let (files, vendor, partner) = (two.files(), &two.vendor, &two.partner);
    let exchange = |names: &[&str], day: &str| {
        let run = |desk: &Desk, arguments: &[&str]| {
            let arguments: Vec<&str> = arguments.iter().chain(names).copied().collect();
            let said = said(&mut desk.command_on(day, &arguments));
            assert_eq!(said.code, 0, "{}", said.words);
        };
        let [request, answer] = [&files.request, &files.answer].map(|path| words(path));
        run(vendor, &["overlap", "ask", "mine", "Harrowgate", "--force"]);
        run(partner, &["overlap", "answer", "mine", &request, "--yes", "--force"]);
        assert_eq!(said(&mut vendor.command_on(day, &["overlap", "read", "mine", &answer, "--force"])).code, 0);
    };
    exchange(&["--names"], "2026-11-20");
    let shown = vendor.done(&["accounts", "mine"]);
    assert!(shown.contains("private overlap of 2026-11-20, 12 shared"), "{shown}");
    let page = || vendor.done(&["show", "mine"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page().contains("Harrowgate is at 12 of 30 of ours by private overlap of 2026-11-20"), "{}", page());
    exchange(&[], "2026-12-03");
    assert!(page().contains("2026-12-03, which holds; the names of 2026-11-20 are older."), "{}", page());
    let shown = vendor.done(&["accounts", "mine"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("private overlap of 2026-12-03, which holds; the names of 2026-11-20 are older"), "{shown}");
    let list = vendor.done(&["accounts", "mine", "--json"]);
    assert!(list.contains("\"shared\": 12") && list.contains("\"older_names\": \"2026-11-20\""), "{list}");
    // Names once more are the latest again, and take the place of the older ones.
    exchange(&["--names"], "2026-12-10");
    let shown = vendor.done(&["accounts", "mine"]);
    assert!(shown.contains("private overlap of 2026-12-10, 12 shared") && !shown.contains("older"), "{shown}");
    // A list the partner gave says which, and holds; what is counted stands beside it, in the report too.
    exchange(&[], "2026-12-11");
    fs::write(vendor.path().join("theirs.csv"), "name,website\nCompany 20,company-20.com\n").unwrap();
    vendor.done(&["import", "mine", "theirs.csv", "--as", "partner-accounts", "--partner", "harrowgate"]);
    let shown = vendor.done(&["accounts", "mine"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("which holds; 12 by private overlap of 2026-12-11"), "{shown}");
    let report: serde_json::Value =
        serde_json::from_str(&vendor.done(&["export", "mine", "--format", "json"])).unwrap();
    let row = &report["accounts"]["partners"][0];
    assert_eq!((&row["present"], &row["overlap"]["shared"]), (&1.into(), &12.into()), "{report:#}");
}

#[test]
fn names_learnt_of_a_partner_who_gave_a_list_stand_beside_it_and_count() {
    let two = Two::new();
    let (files, vendor, partner) = (two.files(), &two.vendor, &two.partner);
    let [request, answer] = [&files.request, &files.answer].map(|path| words(path));
    let bring = |rows: &str, day: &str| {
        fs::write(vendor.path().join("theirs.csv"), format!("name,website\n{rows}")).unwrap();
        let import = ["import", "mine", "theirs.csv", "--as", "partner-accounts", "--partner", "harrowgate"];
        assert_eq!(said(&mut vendor.command_on(day, &import)).code, 0);
    };
    let shown = || vendor.done(&["accounts", "mine"]).split_whitespace().collect::<Vec<_>>().join(" ");
    bring("Company 5,company-5.com\nCompany 20,company-20.com\n", "2026-11-20");
    vendor.done(&["overlap", "ask", "mine", "Harrowgate", "--names"]);
    partner.done(&["overlap", "answer", "mine", &request, "--names", "--yes"]);
    let read = vendor.run(&["overlap", "read", "mine", &answer]);
    assert!(
        read.words
            .contains("beside the list they gave, theirs.csv of 2026-11-20, with their own day. 11 of the 12 are not"),
        "{}",
        read.words
    );
    assert!(
        shown()
            .contains("theirs.csv of 2026-11-20, and 12 names by private overlap of 2026-11-26, 11 not on that list"),
        "{}",
        shown()
    );
    let asked = vendor.done(&["accounts", "mine", "--ask", "Harrowgate"]);
    assert!(["Company 5 ", "Company 18", "Company 29"].iter().all(|name| asked.contains(name)), "{asked}");
    let report: serde_json::Value =
        serde_json::from_str(&vendor.done(&["export", "mine", "--format", "json"])).unwrap();
    let row = &report["accounts"]["partners"][0];
    let figures = [&row["present"], &row["in_review"], &row["named"]["accounts"], &row["named"]["not_listed"]];
    assert_eq!(figures, [13, 0, 12, 11], "{report:#}");
    // In another plan made of it, and whatever they give later, they stand.
    vendor.done(&["new", "Other", "--from", "mine"]);
    assert!(vendor.done(&["accounts", "other"]).contains("12 names"));
    bring("Company 5,company-5.com\n", "2026-11-28");
    assert!(shown().contains("of 2026-11-28, and 12 names by private overlap of 2026-11-26, 12 not"), "{}", shown());
    // What has only counted since says that the names are past.
    vendor.done(&["overlap", "ask", "mine", "Harrowgate", "--force"]);
    partner.done(&["overlap", "answer", "mine", &request, "--yes", "--force"]);
    assert_eq!(said(&mut vendor.command_on("2026-12-01", &["overlap", "read", "mine", &answer, "--force"])).code, 0);
    assert!(shown().contains("of 2026-11-28, which holds; 12 by private overlap of 2026-12-01"), "{}", shown());
    vendor.done(&["accounts", "other", "--remove", "Harrowgate"]);
    assert!(!vendor.done(&["accounts", "other"]).contains("12 names"));
}

#[test]
fn names_learnt_first_stay_when_the_partner_gives_a_list() {
    let two = Two::new();
    let (files, vendor, partner) = (two.files(), &two.vendor, &two.partner);
    vendor.done(&["overlap", "ask", "mine", "Harrowgate", "--names"]);
    partner.done(&["overlap", "answer", "mine", &words(&files.request), "--names", "--yes"]);
    vendor.done(&["overlap", "read", "mine", &words(&files.answer)]);
    fs::write(vendor.path().join("theirs.csv"), "name,website\nCompany 5,company-5.com\n").unwrap();
    vendor.done(&["import", "mine", "theirs.csv", "--as", "partner-accounts", "--partner", "harrowgate"]);
    let asked = vendor.done(&["accounts", "mine", "--ask", "Harrowgate"]);
    assert!(["Company 5 ", "Company 18", "Company 29"].iter().all(|name| asked.contains(name)), "{asked}");
}

#[test]
fn whoever_asked_for_names_and_got_a_count_is_told_that_names_were_declined() {
    let two = Two::new();
    let (files, vendor, partner) = (two.files(), &two.vendor, &two.partner);
    vendor.done(&["overlap", "ask", "mine", "Harrowgate", "--names"]);
    partner.done(&["overlap", "answer", "mine", &words(&files.request), "--yes"]);
    let read = vendor.run(&["overlap", "read", "mine", &words(&files.answer)]);
    assert!(
        read.words.contains("You asked which accounts are shared, and they answered only how many"),
        "{}",
        read.words
    );
    let learnt = partner.run(&["overlap", "read", "mine", &words(&files.result)]);
    assert!(!learnt.words.contains("You asked which"), "{}", learnt.words);
    let page = vendor.done(&["show", "mine"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("at 12 of 30 of ours by private overlap of 2026-11-26, names declined"), "{page}");
    let json = vendor.done(&["accounts", "mine", "--json"]);
    assert!(json.contains("\"names_declined\": true"), "{json}");
}

#[test]
fn a_step_that_is_not_told_all_says_what_is_missing_and_each_file_has_its_name() {
    let two = Two::new();
    let bare = two.vendor.run(&["overlap", "ask"]);
    let words = bare.words.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(bare.code, 2);
    assert!(
        words.contains("PLAN is missing: which plan; its own accounts are compared. PARTNER is missing: which"),
        "{words}"
    );
    assert!(
        words.contains("partnerplan list names the plans") && words.contains("Usage: partnerplan overlap ask"),
        "{words}"
    );
    let half = two.vendor.run(&["overlap", "answer", "mine"]);
    assert!(
        half.words.contains("REQUEST is missing: the request.") && !half.words.contains("PLAN is"),
        "{}",
        half.words
    );
    for (step, file) in [("ask", "request.overlap"), ("answer", "answer.overlap"), ("read", "result.overlap")] {
        let help = two.vendor.done(&["overlap", step, "--help"]);
        assert!(help.contains(&format!("[default: {file}]")), "{help}");
    }
}

/// O4.
#[test]
fn a_list_in_the_place_of_a_file_is_told_from_one_however_long_it_is() {
    let two = Two::new();
    let short = two.vendor.run(&["overlap", "answer", "mine", "own.csv", "--yes"]);
    assert!(short.words.contains("A list of accounts is not read here"), "{}", short.words);
    fs::write(two.vendor.path().join("long.csv"), vec![b'a'; 5_000_001]).unwrap();
    for step in ["answer", "read"] {
        let long = two.vendor.run(&["overlap", step, "mine", "long.csv"]);
        assert!(long.code == 1 && long.words.contains("longer than any file of a private overlap"), "{}", long.words);
        assert!(!long.words.contains("make several of it"), "{}", long.words);
    }
}

#[test]
fn what_comes_of_it_is_kept_with_nobody_where_no_candidate_was_named() {
    let two = Two::new();
    let (files, vendor, partner) = (two.files(), &two.vendor, &two.partner);
    vendor.done(&["overlap", "ask", "mine", "Harrowgate"]);
    let [request, answer, result] = [&files.request, &files.answer, &files.result].map(|path| words(path));
    partner.done(&["overlap", "answer", "mine", &request, "--yes"]);
    vendor.done(&["overlap", "read", "mine", &answer]);
    let read = partner.run(&["overlap", "read", "mine", &result]);
    assert!(
        read.words.contains("It is kept with nobody: no candidate of the plan was named for it."),
        "{}",
        read.words
    );
}
