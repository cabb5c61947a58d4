//! What agents are told to do is done here, word by word, from the very file they read.

use super::Desk;
use partnerplan::{catalog, import::apply, plan::Field};
use std::{fs, process::Command};

const SKILL: &str = include_str!("../../../assets/SKILL.md");

/// The blocks of the file in this language.
fn blocks(language: &str) -> Vec<&'static str> {
    let start = format!("```{language}\n");
    SKILL.split(&start).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn every_command_an_agent_is_told_works() {
    let desk = Desk::new();
    let script = blocks("sh").concat();
    for command in ["list", "show", "rank", "check", "apply", "export"] {
        assert!(script.contains(&format!("partnerplan {command} ")), "{command}");
    }
    let folder = assert_cmd::cargo::cargo_bin!("partnerplan").parent().unwrap().to_owned();
    let mut shell = Command::new("sh");
    shell.args(["-e", "-c", &script]).current_dir(desk.path()).env_clear().env("PARTNERPLAN_DIR", desk.path());
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let output = shell.env("PATH", path).env("LANG", "C.UTF-8").output().unwrap();
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{words}");
    assert!(words.contains("2 edits changed") && words.contains("1 edit changed 1 value."), "{words}");
    let paper = fs::read_to_string(desk.path().join("demo.json")).unwrap();
    let answer: serde_json::Value = serde_json::from_str(&paper).unwrap();
    for part in ["ranking", "call_first", "recruiting", "next_questions", "problems"] {
        assert!(!answer[part].is_null(), "{part}");
    }
    assert!(paper.contains("northgate-advisory"));
}

#[test]
fn every_list_of_edits_an_agent_is_shown_can_be_applied() {
    let lists = blocks("json");
    assert!(!lists.is_empty());
    for list in lists {
        let edits = apply::read(list.as_bytes()).unwrap_or_else(|error| panic!("{list}: {error:?}"));
        let applied = apply::apply(&catalog::example(), &edits);
        assert!(applied.change.is_some(), "{list}: {:?}", applied.mistakes);
    }
}

#[test]
fn the_fields_and_words_an_agent_is_told_are_those_there_are() {
    let told = SKILL.split("you will need most:").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap();
    let told = told.replace('\n', " ");
    let ids: Vec<&str> = told.split('`').skip(1).step_by(2).collect();
    assert!(ids.len() > 10, "{ids:?}");
    for id in ids {
        let field = Field::PARTNER.iter().find(|field| field.id == id).unwrap_or_else(|| panic!("{id}"));
        let partnerplan::plan::Kind::Choice(words) = field.kind else { continue };
        let said: Vec<&str> = words.all.iter().copied().filter(|word| !words.unsaid.contains(word)).collect();
        assert!(told.contains(&format!("`{id}` ({})", said.join(", "))), "{id}: {}", said.join(", "));
    }
}
