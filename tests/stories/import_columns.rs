//! What a column of somebody's list is taken for, and how one says that it is something else.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use partnerplan::import::read::{Limits, Reading, bytes};
use partnerplan::import::{DateOrder, Decimal, Mapping, Sign, TableKind, Target};

fn mapping(text: &str, kind: Option<TableKind>) -> Mapping {
    let reading = Reading { header_row: Some(1), ..Reading::default() };
    let table = bytes("list.csv", text.as_bytes(), &reading, Limits::PARTNERS).unwrap();
    Mapping::of(&catalog::example(), &table, kind)
}

fn partners(text: &str) -> Mapping {
    mapping(text, Some(TableKind::Partners))
}

/// The keys of what the columns are taken for.
fn keys(mapping: &Mapping) -> Vec<String> {
    let key = |target: &Option<Target>| target.as_ref().map_or_else(String::new, Target::key);
    mapping.columns.iter().map(|column| key(&column.target)).collect()
}

fn said(text: &str, argument: &str) -> Result<Vec<String>, String> {
    let mut mapping = partners(text);
    mapping.said(&catalog::example(), argument)?;
    Ok(keys(&mapping))
}

#[test]
fn a_column_is_named_by_its_heading_by_one_alike_or_by_its_number() {
    let list = "Company,Remark,Scout\nAcme,old,Ana\n";
    for column in ["Remark", "remark", " REMARK ", "2"] {
        assert_eq!(said(list, &format!("{column}=notes")).unwrap(), ["name", "notes", ""], "{column}");
    }
    assert_eq!(said(list, "Scout=Owner").unwrap(), ["name", said(list, "2=none").unwrap()[1].as_str(), "owner"]);
    for none in ["none", "nothing", "NONE", ""] {
        assert_eq!(said(list, &format!("Company={none}")).unwrap()[0], "", "{none}");
    }
    assert_eq!(
        said(list, "Scout=name").unwrap(),
        ["", said(list, "2=none").unwrap()[1].as_str(), "name"],
        "one is the name"
    );
}

#[test]
fn a_column_that_is_none_or_several_is_refused_with_what_there_is() {
    let list = "Company,Remark,Remark\nAcme,old,new\n";
    for number in ["0", "4", "12", "!"] {
        let error = said(list, &format!("{number}=notes")).unwrap_err();
        assert_eq!(error, format!("No column is called “{number}” (there are Company, Remark, Remark)."));
    }
    assert_eq!(said(list, "Remark=notes").unwrap_err(), "Columns 2 and 3 are called “Remark”: name one by its number.");
    assert_eq!(said(list, "3=notes").unwrap()[2], "notes");
    let error = said(list, "Company=nome").unwrap_err();
    assert!(error.starts_with("“nome” is no field a column can be: there are name, "), "{error}");
    assert!(error.contains("rating:icp_overlap") && !error.contains("influence:ciso"), "{error}");
    assert!(said(list, "Company").unwrap_err().contains("write --map COLUMN=FIELD"));
    let many = |count: usize| (1..=count).map(|at| format!("H{at}")).collect::<Vec<_>>().join(",") + "\nAcme\n";
    assert!(said(&many(8), "x=name").unwrap_err().ends_with("H7, H8)."));
    assert!(said(&many(9), "x=name").unwrap_err().ends_with("H8, …)."));
}

#[test]
fn a_rating_is_on_the_scale_its_heading_names() {
    for (heading, key) in [
        ("Reach (0-15)", "rating:commitment:0-15"),
        ("Reach (1-5)", "rating:commitment"),
        ("Reach (5-5)", "rating:commitment"),
        ("Reach", "rating:commitment"),
    ] {
        let list = format!("Company,{heading}\nAcme,3\n");
        assert_eq!(said(&list, "2=rating:commitment").unwrap()[1], key, "{heading}");
    }
}

#[test]
fn of_two_columns_for_one_thing_the_fuller_is_taken_and_of_equals_the_first() {
    let taken = |rows: &str| keys(&partners(&format!("Company,Website,Company website\n{rows}")));
    assert_eq!(taken("Acme,,acme.example\nBirch,birch.example,b.example\n"), ["name", "", "domain"]);
    assert_eq!(taken("Acme,acme.example,a.example\nBirch,birch.example,b.example\n"), ["name", "domain", ""]);
    assert_eq!(taken("Acme,acme.example,\nBirch,birch.example,b.example\n"), ["name", "domain", ""]);
    let offered = partners("Company,Website,Company website\nAcme,acme.example,a.example\n");
    assert_eq!(offered.columns[2].offered.as_ref().map(Target::key).as_deref(), Some("domain"));
    assert!(
        offered.words().iter().any(|words| words.contains("\"Company website=domain\" takes it")),
        "{:?}",
        offered.words()
    );
}

#[test]
fn where_no_heading_says_it_the_cells_do() {
    assert_eq!(keys(&partners(",Mark\nAcme,x\nBirch,y\nCedar,z\n")), ["name", ""]);
    assert_eq!(keys(&partners(",Mark\nyes,x\nyes,y\nyes,z\nyes,z\nno,z\n"))[0], "", "the same few words are no names");
    assert_eq!(keys(&partners(",Mark\n12,x\n13,y\n14,z\n"))[0], "", "numbers are nobody");
    assert_eq!(keys(&partners(",Company\nacme.example,Acme\nbirch.example,Birch\n")), ["domain", "name"]);
    let kinds = |cells: [&str; 5]| {
        let rows = cells.iter().map(|cell| format!("A{cell},{cell}\n")).collect::<Vec<_>>().concat();
        keys(&partners(&format!("Company,Sort\n{rows}")))[1].clone()
    };
    assert_eq!(kinds(["Reseller", "Agency", "Referral", "Reseller", "misc"]), "model", "four of five are kinds");
    assert_eq!(kinds(["Reseller", "Agency", "Referral", "misc", "misc"]), "", "three of five are not enough");
    assert_eq!(kinds(["Partner", "Other", "Partner", "Other", "Partner"]), "", "which kind it is nobody says");
    assert_eq!(kinds([""; 5]), "");
}

#[test]
fn in_a_list_of_accounts_the_surest_column_is_the_company_and_type_says_what_it_is_to_us() {
    let taken = |text: &str| keys(&mapping(text, Some(TableKind::OwnAccounts)));
    assert_eq!(taken("Name,Type,Website\nNorth,Customer,north.example\n"), ["name", "relation", "domain"]);
    assert_eq!(taken("Name,Company,Account status\nAna,North,Prospect\n"), ["contact", "name", "relation"]);
    assert_eq!(taken("Company,Type,Account status\nNorth,Bank,Prospect\n"), ["name", "", "relation"]);
    assert_eq!(taken("Bezeichnung,Name\nBank,North\n"), ["", "name"]);
    let kind = |text: &str| mapping(text, None).kind;
    assert_eq!(kind("Company,Customer or prospect\nNorth,Customer\nSouth,Prospect\n"), TableKind::Accounts);
    assert_eq!(kind("Account Name,Type\nNorth,\n"), TableKind::Partners, "nobody says what they are");
}

#[test]
fn one_sign_holds_for_every_column_or_for_the_one_it_is_said_of() {
    let list = "Company,Our days,Our cost,Due date,Agreed on\nAcme,1.000,2.000,3/4/2026,5/6/2026\n";
    let signs = |mapping: &Mapping| -> Vec<Option<Decimal>> {
        mapping.columns.iter().map(|column| column.decimal.settled()).collect()
    };
    let mut all = partners(list);
    assert!(matches!(all.columns[1].decimal, Sign::Asked(_)));
    all.set_decimal(None, Decimal::Comma);
    assert!(signs(&all)[1..3].iter().all(|sign| *sign == Some(Decimal::Comma)));
    let mut one = partners(list);
    one.set_decimal(Some(2), Decimal::Comma);
    assert_eq!(signs(&one)[1..3], [None, Some(Decimal::Comma)]);
    one.set_dates(Some(3), DateOrder::DayFirst);
    assert_eq!(one.columns[3].dates.settled(), Some(DateOrder::DayFirst));
    assert_eq!(one.columns[4].dates.settled(), None);
}

/// What is offered for each column, and not taken.
fn offered(text: &str) -> Vec<String> {
    let key = |target: &Option<Target>| target.as_ref().map_or_else(String::new, Target::key);
    partners(text).columns.iter().map(|column| key(&column.offered)).collect()
}

/// I3: which of two columns of one heading is meant is not guessed, but of notes both are kept.
#[test]
fn a_heading_that_stands_twice_is_told_and_a_third_column_may_say_the_same() {
    let owners = partners("Company,Owner,Owner,Remark,Owner\nAcme,Ana,Ben,x,Cai\n");
    assert_eq!(keys(&owners)[1..3], ["", ""]);
    assert_eq!(owners.columns[1].offered.as_ref().map(Target::key).as_deref(), Some("owner"));
    let note =
        "The heading “Owner” stands over columns 2 and 3 and 5: none of them is taken; say which with --map 2=FIELD.";
    assert_eq!(owners.notes(), [note]);
    assert!(!owners.words().iter().any(|words| words.contains("is not taken (")), "once: {:?}", owners.words());
    let mut owners = owners;
    owners.said(&catalog::example(), "3=owner").unwrap();
    assert_eq!(owners.notes(), [""; 0], "which is meant was said");
    let sites = partners("Company,Website,Website,Company website\nAcme,a.example,b.example,c.example\n");
    assert_eq!(keys(&sites), ["name", "", "", "domain"]);
    let notes = partners("Company,City,City\nAcme,Bonn,Bern\n");
    assert_eq!((keys(&notes)[1..].to_vec(), notes.notes()), (vec!["note".to_owned(); 2], vec![]));
}

/// I3.
#[test]
fn a_column_without_a_heading_is_told_where_something_stands_in_it_that_is_not_taken() {
    let told = |text: &str| partners(text).notes();
    let note = "Column 2 has no heading and is not taken; say what it is with --map 2=FIELD.";
    assert_eq!(told("Company,,,Mark\nAcme,x,,y\n"), [note]);
    assert_eq!(told("Company,\nAcme,acme.example\nBirch,birch.example\n"), [""; 0], "its cells say what it is");
    let reading = Reading { header_row: Some(0), ..Reading::default() };
    let table = bytes("list.csv", b"Acme,x\nBirch,x\n", &reading, Limits::PARTNERS).unwrap();
    assert_eq!(Mapping::of(&catalog::example(), &table, None).notes(), [""; 0], "there are no headings at all");
}

#[test]
fn what_the_cells_of_a_column_contradict_is_not_taken_for_what_its_heading_says() {
    let rows: [(&str, &[&str], &[&str]); 12] = [
        ("Company,Status\nAcme,Active\nBirch,Inactive\n", &["name", ""], &["", "status"]),
        ("Company,Status\nAcme,In talks\nBirch,Active\n", &["name", "status"], &["", ""]),
        ("Company,Owner\nAcme,1234\nBirch,1235\n", &["name", ""], &["", ""]),
        ("Company,Owner\nAcme,Ana\nBirch,1235\n", &["name", "owner"], &["", ""]),
        ("Company,Owner\nacme.example,Ana\nbirch.example,Ben\n", &["domain", "owner"], &["", ""]),
        ("Company,Website\nacme.example,acme.test\nbirch.example,birch.test\n", &["", "domain"], &["", ""]),
        ("Company,Organization\n12,Acme\n13,Birch\n", &["", "name"], &["", ""]),
        ("Company,Organization\nyes,Acme\nno,Birch\n", &["", "name"], &["", ""]),
        (
            "Company,Sort,Partner type\nAcme,Reseller,Agency\nBirch,Referral,Reseller\n",
            &["name", "", "model"],
            &["", "", ""],
        ),
        ("Company,Name\n,Acme\n,Birch\n", &["", "name"], &["", ""]),
        ("Company,Website\n,acme.example\n", &["name", "domain"], &["", ""]),
        ("Company,Bezeichnung\nAcme,Ana Dorn\n", &["name", "contact"], &["", ""]),
    ];
    for (list, taken, may_be) in rows {
        assert_eq!((keys(&partners(list)), offered(list)), (owned(taken), owned(may_be)), "{list}");
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn what_is_only_offered_stands_in_the_way_of_nothing() {
    let list = "Company,Stage,Stand\nAcme,In talks,In talks\n";
    assert_eq!((keys(&partners(list)), offered(list)), (owned(&["name", "", "status"]), owned(&["", "status", ""])));
    let scales = "Company,Tech Fit (0-15),Score (0-10)\nAcme,3,4\n";
    assert_eq!(offered(scales), ["", "rating:solution_fit:0-15", ""]);
    let ours = mapping("Candidate,Standing,Solo coverage,Our days,Why they would\nAcme,,,'=5,'=money\n", None);
    assert_eq!((ours.is_ours, ours.kind), (true, TableKind::Partners));
    assert_eq!(keys(&ours)[3..], ["", "why"], "days that were worked out are nobody's answer");
    assert_eq!(keys(&partners("Company,Our days\nAcme,5\n")), ["name", "our_days"]);
    let accounts = |text: &str| keys(&mapping(text, Some(TableKind::OwnAccounts)));
    assert_eq!(accounts("Company,Lifecycle Stage\nNorth,Customer\n"), ["name", "relation"]);
    assert_eq!(accounts("Company,Type,Relation\nNorth,Bank,Customer\n"), ["name", "", "relation"]);
    assert_eq!(accounts("Raison sociale,Company name\nSud,North\n"), ["", "name"], "the surer heading");
}

/// I7: how numbers and days are read is said with what decided it.
#[test]
fn what_decided_how_a_column_is_read_is_said() {
    let says = |text: &str| partners(text).words();
    assert_eq!(
        says("Company,Our days,Due date\nAcme,12.5,14/10/2026\n"),
        [
            "Numbers under “Our days” have a decimal point: “12.5” says so.",
            "Days under “Due date” have the day first: “14/10/2026” says so."
        ]
    );
    assert_eq!(
        says("Company;Our days;Due date\nAcme;12,5;10/14/2026\n"),
        [
            "Numbers under “Our days” have a decimal comma: “12,5” says so.",
            "Days under “Due date” have the month first: “10/14/2026” says so."
        ]
    );
    let mut mapping = partners("Company,,Site\nAcme,acme.example,a.example\n");
    for (column, other) in [("2", "Site"), ("Site", "2")] {
        mapping.said(&catalog::example(), "Site=domain").unwrap();
        mapping.said(&catalog::example(), &format!("{column}=domain")).unwrap();
        let told =
            format!("“{other}” is not taken (another column was said to be it): --map \"{other}=domain\" takes it.");
        assert!(mapping.words().contains(&told), "{:?}", mapping.words());
        assert_eq!(mapping.notes(), [""; 0], "nobody asks what it is");
    }
}

#[test]
fn most_cells_of_a_column_say_what_it_holds() {
    let first = |cells: [&str; 5], other: &str| {
        let rows = cells.iter().map(|cell| format!("{cell},Z\n")).collect::<Vec<_>>().concat();
        keys(&partners(&format!(",{other}\n{rows}")))[0].clone()
    };
    assert_eq!(first(["a.example", "b.example", "c.example", "d.example", "none yet"], "Company"), "domain");
    assert_eq!(first(["a.example", "b.example", "c.example", "none yet", "none yet"], "Company"), "");
    assert_eq!(first(["Acme", "Birch", "Cedar", "Dorn", "12"], "Mark"), "name");
    assert_eq!(first(["Acme", "Birch", "Cedar", "13", "12"], "Mark"), "");
    assert_eq!(offered("Company,Solution score\nAcme,4\nBirch,2\n"), ["", "rating:solution_fit"]);
    assert_eq!(offered("Company,Solution score\nAcme,4\nBirch,6\n"), ["", ""]);
}

/// I7: only what can be read in two ways is asked.
#[test]
fn counts_are_not_asked_for_their_decimals_and_days_of_ratings_are_asked_for_their_order() {
    let asked = |text: &str| partners(text).questions().into_iter().map(|it| it.text).collect::<Vec<String>>();
    assert_eq!(asked("Company,Accounts named\nAcme,1.000\n"), [""; 0]);
    assert_eq!(asked("Company,Our days\nAcme,1.000\n").len(), 1);
    let days = asked("Company,Solution fit,Solution fit learnt on\nAcme,3,03/04/2026\n");
    assert!(days.len() == 1 && days[0].contains("--dates day-first or --dates month-first"), "{days:?}");
}
