//! Commands that read a plan.

use super::{Desk, said};
use partnerplan::{
    catalog,
    plan::Date,
    report::{Accounts, Format, Options, Report, render},
    store::{Reference, Store},
};
use std::fs;

#[test]
fn an_empty_folder_is_not_an_error_and_says_what_to_do() {
    let desk = Desk::new();
    let said = desk.run(&["list"]);
    assert_eq!((said.code, said.data.as_str()), (0, ""));
    assert!(said.words.contains("partnerplan new NAME"), "{}", said.words);
    assert_eq!(desk.done(&["list", "--json"]), "[]\n");
}

#[test]
fn the_list_has_every_plan_and_the_reason_for_those_that_do_not_read() {
    let desk = Desk::with_example();
    fs::write(desk.plan("broken"), "(\n  format: 1,\n  name: \"Broken\",\n  goal: 7,\n)\n").unwrap();
    fs::create_dir(desk.plan("folder")).unwrap();
    let list = desk.done(&["list"]);
    let line = |slug: &str| list.lines().find(|line| line.starts_with(slug)).unwrap_or_else(|| panic!("{list}"));
    assert!(line("example").contains("22") && line("example").contains("Strategies"), "{list}");
    assert!(line("broken").contains("unreadable: line 4, column 9"), "{list}");
    assert!(line("folder").contains("unreadable: it is a folder"), "{list}");
    let json: serde_json::Value = serde_json::from_str(&desk.done(&["list", "--json"])).unwrap();
    assert_eq!(json[1]["slug"], "example");
    assert_eq!(json[1]["name"], "Example");
    assert_eq!(json[1]["candidates"], 22);
    assert!(json[0]["unreadable"].as_str().unwrap().starts_with("line 4"));
    assert!(json[0].get("name").is_none(), "what is not known is absent");
}

#[test]
fn rank_shows_the_reports_own_order_and_figures() {
    let desk = Desk::with_example();
    let report = Report::of(&catalog::example());
    let text = desk.done(&["rank", "example"]);
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert!(report.ranking.len() > 10);
    for (row, line) in report.ranking.iter().zip(lines) {
        let words: Vec<&str> = line.split_whitespace().collect();
        assert_eq!(words[0], row.rank.to_string(), "{line}");
        assert!(line.contains(row.who.name()) && words.contains(&&*format!("{:.1}", row.score)), "{line}");
    }
    for row in &report.excluded {
        assert!(text.contains(row.who.name()), "{text}");
    }
}

#[test]
fn a_table_fits_eighty_columns_and_still_names_everyone() {
    let desk = Desk::with_example();
    for command in ["rank", "show"] {
        let text = said(desk.command(&[command, "example"]).env("COLUMNS", "80")).data;
        for line in text.lines() {
            assert!(partnerplan::text::width(line) <= 80, "{line}");
        }
        for row in Report::of(&catalog::example()).ranking.iter().take(6) {
            let beginning: String = row.who.name().chars().take(10).collect();
            assert!(text.contains(&beginning), "{beginning}: {text}");
        }
    }
}

#[test]
fn figures_stand_under_each_other_whatever_the_script_of_the_names() {
    let desk = Desk::with_example();
    let text = fs::read_to_string(desk.plan("example")).unwrap();
    let text = text.replacen("Harrowgate Identity", "日本パートナー", 1).replacen("Calderan Core", "Cafe\u{301} 🌞", 1);
    fs::write(desk.plan("example"), text).unwrap();
    let table = desk.done(&["rank", "example"]);
    let place = |line: &str, word: &str| line.split_once(word).map(|(before, _)| partnerplan::text::width(before));
    let lines: Vec<&str> = table.lines().take(6).collect();
    let model = place(lines[0], "Model");
    assert!(table.contains("日本パートナー") && table.contains("Cafe\u{301}"), "{table}");
    for (line, word) in lines[1..4].iter().zip(["VAR", "VAR", "OEM"]) {
        assert_eq!(place(line, word), model, "{table}");
    }
}

#[test]
fn rank_and_export_as_json_are_the_same_report() {
    let desk = Desk::with_example();
    let json = desk.done(&["rank", "example", "--json"]);
    assert_eq!(json, desk.done(&["export", "example", "--format", "json"]));
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["plan"], "Example");
}

#[test]
fn check_lists_what_is_amiss_and_is_strict_only_when_told() {
    let desk = Desk::with_example();
    fs::write(desk.plan("dangling"), "(format: 1, name: \"Dangling\", goal: (limits: (must_have: [\"nobody\"])))")
        .unwrap();
    let problems = Report::of(&desk_plan(&desk, "dangling")).problems;
    let said = desk.run(&["check", "dangling"]);
    assert_eq!(said.code, 0, "{}", said.words);
    assert_eq!(said.data.lines().filter(|line| line.starts_with("- ")).count(), problems.len());
    assert_eq!(desk.run(&["check", "dangling", "--strict"]).code, i32::from(!problems.is_empty()));
    fs::write(desk.plan("broken"), "(format: 1,").unwrap();
    for arguments in [&["check", "broken"][..], &["check", "broken", "--strict"]] {
        assert!(desk.refused(arguments).contains("line 1, column"));
    }
}

fn desk_plan(desk: &Desk, slug: &str) -> partnerplan::plan::Plan {
    let store = partnerplan::store::Store::at(desk.path());
    store.read(&partnerplan::store::Reference::new(slug)).unwrap().plan
}

#[test]
fn a_plan_is_named_by_slug_name_or_path() {
    let desk = Desk::with_example();
    let path = desk.plan("example");
    let text = desk.done(&["rank", "example"]);
    for plan in ["EXAMPLE", "Example", path.to_str().unwrap(), "plans/example.ron"] {
        assert_eq!(desk.done(&["rank", plan]), text, "{plan}");
    }
    desk.done(&["new", "Twin"]);
    fs::write(desk.plan("other"), fs::read_to_string(desk.plan("twin")).unwrap()).unwrap();
    fs::rename(desk.plan("twin"), desk.plan("twin-1")).unwrap();
    let sentence = desk.refused(&["rank", "Twin"]);
    assert!(sentence.contains("other or twin-1"), "{sentence}");
}

#[test]
fn an_export_takes_its_format_from_the_ending_and_never_replaces_unasked() {
    let desk = Desk::with_example();
    let lists = Accounts::of(Store::at(desk.path()).read(&Reference::new("example")).unwrap().accounts);
    let report = Report::complete_with(&desk_plan(&desk, "example"), &lists).on(&Date::new("2026-11-26").unwrap());
    for (name, format) in [("board.md", Format::Markdown), ("all.csv", Format::Csv), ("all.JSON", Format::Json)] {
        let said = desk.run(&["export", "example", "--output", name]);
        assert_eq!((said.code, said.data, said.words), (0, String::new(), format!("Wrote {name}.\n")));
        let written = fs::read_to_string(desk.path().join(name)).unwrap();
        assert_eq!(written, render(&report, format, Options::default()));
        fs::write(desk.path().join(name), "mine").unwrap();
        let sentence = desk.refused(&["export", "example", "--output", name]);
        assert!(sentence.contains("--force"), "{sentence}");
        assert_eq!(fs::read_to_string(desk.path().join(name)).unwrap(), "mine");
        desk.done(&["export", "example", "--output", name, "--force"]);
        assert_eq!(fs::read_to_string(desk.path().join(name)).unwrap(), written);
    }
    let sentence = desk.refused(&["export", "example", "--output", "board.docx"]);
    assert!(sentence.contains("--format") && sentence.contains("csv"), "{sentence}");
    desk.done(&["export", "example", "--output", "board.txt", "--format", "md"]);
    assert_eq!(desk.done(&["export", "example"]), fs::read_to_string(desk.path().join("board.txt")).unwrap());
    assert!(desk.refused(&["export", "example", "--output", "no/such/place.md"]).contains("not there"));
    assert!(
        desk.refused(&["export", "example", "--output", "plans", "--format", "md", "--force"]).contains("a folder")
    );
}

#[test]
fn contacts_and_notes_leave_only_when_asked() {
    let desk = Desk::with_example();
    let partner = catalog::example().partners.iter().find(|partner| !partner.notes.is_empty()).cloned().unwrap();
    let words: String = partner.notes.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    assert!(!desk.done(&["export", "example"]).contains(&words));
    assert!(desk.done(&["export", "example", "--with-notes"]).contains(&words), "{words}");
}

#[test]
fn reading_commands_leave_no_trace() {
    let desk = Desk::with_example();
    fs::remove_file(desk.path().join("plans/.example.lock")).unwrap();
    for arguments in
        [&["list"][..], &["show", "example"], &["rank", "example"], &["check", "example"], &["export", "example"]]
    {
        desk.done(arguments);
    }
    let names: Vec<_> =
        fs::read_dir(desk.path().join("plans")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["example.ron"]);
}

#[test]
fn a_new_plans_name_is_one_clean_line() {
    let desk = Desk::new();
    let said = desk.run(&["new", " \t "]);
    assert_eq!(said.code, 2);
    assert!(said.words.contains("needs a name"), "{}", said.words);
    desk.done(&["new", " North\n\u{1b}[2Jern \u{202e}"]);
    assert!(
        desk.done(&["list", "--json"]).contains("\"name\": \"North [2Jern\""),
        "{}",
        desk.done(&["list", "--json"])
    );
}

#[test]
fn a_relative_folder_is_named_from_the_root_on() {
    let desk = Desk::new();
    fs::create_dir(desk.path().join("some")).unwrap();
    let said = said(desk.command(&["--dir", "some/../rel", "list"]).current_dir(desk.path()));
    let whole = desk.path().join("rel/plans");
    assert!(said.words.contains(&format!("No plans yet in {}", whole.display())), "{}", said.words);
}

#[test]
fn a_shell_reads_what_the_set_should_bring() {
    let desk = Desk::with_example();
    let shown = desk.done(&["show", "example"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("8–24 deals, $336k–$1,008k at list, 37–112 % of the goal"), "{shown}");
    let json: serde_json::Value = serde_json::from_str(&desk.done(&["export", "example", "--format", "json"])).unwrap();
    assert_eq!(json["money"]["set"]["break_even"], 7.0);
    let csv = desk.done(&["export", "example", "--format", "csv"]);
    assert!(csv.lines().next().unwrap().contains("Break-even deals"), "{csv}");
}

#[test]
fn weights_typed_in_a_file_are_checked_and_their_reasons_leave_with_the_report() {
    let desk = Desk::with_example();
    let plan = fs::read_to_string(desk.plan("example")).unwrap();
    let plan = plan.replacen("weight: 0.22,\n", "weight: 0.22, share: Some(0.9), reason: \"They know them\",\n", 1);
    fs::write(desk.plan("example"), plan.replacen("weight: 0.18,\n", "weight: 0.18, share: Some(0.3),\n", 1)).unwrap();
    let said = desk.done(&["check", "example"]);
    assert!(said.contains("The weights typed for criteria add to 120 %: each counts as its share"), "{said}");
    let report: serde_json::Value =
        serde_json::from_str(&desk.done(&["export", "example", "--format", "json"])).unwrap();
    assert_eq!(report["criteria"][0]["reason"], "They know them");
    assert_eq!(report["criteria"][0]["weight"], 0.75);
}

#[test]
fn the_day_it_is_is_written_as_people_write_it() {
    let desk = Desk::with_example();
    let on = |day: &str| {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("partnerplan");
        command.env_clear().env("PARTNERPLAN_DIR", desk.path()).env("LANG", "C.UTF-8");
        said(command.args(["--on", day, "export", "example", "--format", "json"]))
    };
    let iso = on("2027-03-31");
    assert!(iso.data.contains("\"on\": \"2027-03-31\""));
    for day in ["31.3.2027", "31 March 2027", "Q1 2027"] {
        assert_eq!(on(day).data, iso.data, "{day}");
    }
    assert!(on("3/4/2027").words.contains("do you mean 3 April or 4 March?"));
}
