//! Names in any form Unicode has for them, and names that are no text at all.

use super::{Desk, said};
use std::fs;

const ONE: &str = "Übersicht Köln";
const TWO: &str = "U\u{308}bersicht Ko\u{308}ln";

/// E7.
#[test]
fn a_name_makes_one_file_whatever_form_it_is_typed_in() {
    let desk = Desk::new();
    let made = desk.done(&["new", TWO]);
    assert!(made.trim_end().ends_with("/übersicht-köln.ron"), "{made}");
    let again = desk.done(&["new", ONE]);
    assert!(again.trim_end().ends_with("/übersicht-köln-2.ron"), "{again}");
    let turkish = desk.done(&["new", "İstanbul"]);
    assert!(turkish.trim_end().ends_with("/istanbul.ron"), "{turkish}");
    assert!(fs::read_to_string(desk.plan("übersicht-köln")).unwrap().contains("name: \"Übersicht Köln\""));
}

/// E7.
#[test]
fn names_that_a_disk_would_take_for_one_get_two_files() {
    let desk = Desk::new();
    desk.done(&["new", "first"]);
    fs::rename(desk.plan("first"), desk.plan("U\u{308}bersicht-STRASSE")).unwrap();
    let made = desk.done(&["new", "Übersicht Straße"]);
    assert!(made.trim_end().ends_with("/übersicht-strasse-2.ron"), "{made}");
}

#[test]
fn a_plan_is_found_in_either_form_by_file_and_by_name() {
    let desk = Desk::new();
    desk.done(&["new", ONE]);
    fs::rename(desk.plan("übersicht-köln"), desk.plan("Ko\u{308}lner-Plan")).unwrap();
    for said in [ONE, TWO, "ÜBERSICHT KÖLN", "ubersicht koln", "kölner-plan", "Ko\u{308}lner-Plan", "kolner-plan"] {
        assert!(desk.done(&["show", said]).contains("Furthest step"), "{said}");
    }
    let path = desk.path().join("plans").join("Kölner-Plan.ron");
    assert!(desk.done(&["show", path.to_str().unwrap()]).contains("Furthest step"));
    assert!(desk.refused(&["show", "Kölner"]).contains("No plan is called “Kölner”"));
}

#[test]
fn of_two_plans_that_differ_in_an_accent_the_one_meant_is_found_and_else_it_is_asked_which() {
    let desk = Desk::new();
    desk.done(&["new", "Böll"]);
    desk.done(&["new", "Bóll"]);
    assert!(desk.done(&["show", "BÖLL"]).contains("Furthest step"));
    assert!(desk.refused(&["show", "Boll"]).contains("Several plans are called “Boll”"));
}

#[test]
fn a_brief_is_for_the_partner_meant_in_any_form() {
    let desk = Desk::with_example();
    let text = fs::read_to_string(desk.plan("example")).unwrap();
    fs::write(desk.plan("example"), text.replacen("Harrowgate Identity", "Mu\u{308}ller", 1)).unwrap();
    for (place, name) in ["Müller", "MU\u{308}LLER", "muller"].into_iter().enumerate() {
        let file = format!("brief-{place}.md");
        desk.done(&["export", "example", "--brief", name, "--output", &file]);
        assert!(fs::read_to_string(desk.path().join(file)).unwrap().contains("ller"));
    }
}

/// I8.
#[test]
fn what_comes_in_by_file_and_by_program_is_there_already_and_is_kept_in_one_form() {
    let desk = Desk::new();
    desk.done(&["new", "Plan"]);
    fs::write(desk.path().join("edits.json"), "[{\"add\": \"Mu\u{308}ller\"}, {\"add\": \"Weiß\"}]").unwrap();
    desk.done(&["apply", "plan", "edits.json"]);
    assert!(fs::read_to_string(desk.plan("plan")).unwrap().contains("\"Müller\""));
    fs::write(desk.path().join("names.csv"), "Company name\nMüller\nMu\u{308}ller\nWEISS\nWeiß\n").unwrap();
    desk.done(&["import", "plan", "names.csv"]);
    let text = fs::read_to_string(desk.plan("plan")).unwrap();
    assert_eq!((text.matches("name: \"Müller\"").count(), text.matches("u\u{308}").count()), (1, 0), "{text}");
}

/// Names that are no text.
#[cfg(target_os = "linux")]
mod bytes {
    use super::*;
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt, path::PathBuf};

    fn bad(end: &[u8]) -> Vec<u8> {
        [b"bad\xff".as_slice(), end].concat()
    }

    fn desk() -> (Desk, PathBuf) {
        let desk = Desk::with_example();
        let path = desk.path().join("plans").join(OsStr::from_bytes(&bad(b".ron")));
        fs::copy(desk.plan("example"), &path).unwrap();
        (desk, path)
    }

    /// C7.
    /// C6, C7.
    #[test]
    fn one_file_whose_name_is_no_text_hides_no_other_plan() {
        let (desk, path) = desk();
        let json: serde_json::Value = serde_json::from_str(&desk.done(&["list", "--json"])).unwrap();
        assert_eq!([&json[0]["slug"], &json[1]["slug"]], ["bad\\xff", "example"]);
        assert!(json[0]["path"].as_str().unwrap().ends_with("/plans/bad\\xff.ron"), "{json}");
        assert_eq!((&json[0]["path_has_bytes"], json[1].get("path_has_bytes")), (&true.into(), None));
        assert!(desk.done(&["list"]).contains("bad\\xff"));
        for said in [bad(b""), b"bad\\xff".to_vec(), path.as_os_str().as_bytes().to_vec()] {
            let shown = said_of(&desk, &said);
            assert!(shown.contains("Furthest step"), "{shown}");
        }
    }

    fn said_of(desk: &Desk, plan: &[u8]) -> String {
        let said = said(desk.command(&["show"]).arg(OsStr::from_bytes(plan)));
        assert_eq!(said.code, 0, "{}", said.words);
        said.data
    }

    /// C6.
    #[test]
    fn a_folder_whose_name_is_no_text_works_and_its_path_is_said_to_have_bytes() {
        let desk = Desk::new();
        let folder = desk.path().join(OsStr::from_bytes(b"home\xfe"));
        let run = |arguments: &[&str]| said(desk.command(arguments).env("PARTNERPLAN_DIR", &folder));
        let path = run(&["path"]);
        assert!(path.code == 0 && path.data.ends_with("/home\\xfe/plans\n"), "{}", path.data);
        assert!(path.words.contains("not in UTF-8"), "{}", path.words);
        let made = run(&["new", "Plan"]);
        assert!(made.code == 0 && made.words.contains("not in UTF-8") && made.words.contains("open plan"));
        assert!(folder.join("plans/plan.ron").is_file());
        assert!(run(&["show", "plan"]).data.contains("Furthest step"));
        let entries = fs::read_dir(desk.path()).unwrap();
        assert_eq!(entries.count(), 1, "nothing went to a folder of another name");
    }
}
