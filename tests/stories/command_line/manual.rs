//! The manual page, the help and what a shell completes.

use super::{COMMANDS, Desk};
use crate::walls::source::sources;
use std::{collections::BTreeSet, fs, path::Path, process::Command};

/// What the libraries read, not our sources: where files go for a while, and the hours of the place.
const BY_LIBRARIES: [&str; 2] = ["TMPDIR", "TZ"];

/// The manual page without the orders to the typesetter that stand within a line.
fn page(desk: &Desk) -> String {
    let page = desk.done(&["man"]);
    ["\\fB", "\\fI", "\\fR"].iter().fold(page, |page, order| page.replace(order, "")).replace("\\-", "-")
}

/// The lines of a section.
fn section<'page>(page: &'page str, title: &str) -> &'page str {
    let (_, rest) = page.split_once(&format!("\n.SH {title}\n")).unwrap_or_else(|| panic!("no {title} in it:\n{page}"));
    rest.split("\n.SH ").next().unwrap()
}

#[test]
fn the_manual_page_has_the_sections_a_manual_page_has() {
    let page = page(&Desk::new());
    let sections: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
    assert_eq!(
        sections,
        [
            "NAME",
            "SYNOPSIS",
            "DESCRIPTION",
            "COMMANDS",
            "OPTIONS",
            "KEYS",
            "ENVIRONMENT",
            "FILES",
            "EXIT STATUS",
            "EXAMPLES",
            "SEE ALSO"
        ]
    );
    let commands = section(&page, "COMMANDS");
    for command in COMMANDS {
        assert!(commands.contains(&format!(".SS \"partnerplan {command}\"\n")), "{command}");
    }
    assert!(commands.contains("restore PLAN WHEN\n"), "{commands}");
    assert!(commands.contains("[--map COLUMN=FIELD...]") && commands.contains("[--dates DATES]"), "{commands}");
    assert!(!commands.contains("--ascii"), "what every command takes is said once");
    assert_eq!(
        commands.matches("--no-mouse").count(),
        2,
        "the wizard alone takes it: in its line and with what it does"
    );
    assert!(section(&page, "OPTIONS").contains("--dir DIR\n"));
    for code in ["0", "1", "2", "101", "128+n"] {
        assert!(section(&page, "EXIT STATUS").contains(&format!(".TP\n{code}\n")), "{code}");
    }
}

#[test]
fn every_variable_the_program_reads_stands_in_the_manual_page_and_no_other() {
    let page = page(&Desk::new());
    let items = section(&page, "ENVIRONMENT").split(".TP\n").skip(1).filter_map(|item| item.lines().next());
    let told: BTreeSet<&str> = items.flat_map(|names| names.split(", ")).collect();
    let sources = sources();
    let reading = sources.iter().filter(|source| source.text.contains("env::var")).map(|source| &source.text);
    let program = reading.filter_map(|text| text.split("#[cfg(test)]").next());
    let mut read: BTreeSet<&str> = program.flat_map(|text| text.split('"')).filter(|text| is_variable(text)).collect();
    assert!(read.len() > 5, "{read:?}");
    read.extend(BY_LIBRARIES);
    assert_eq!(told, read);
}

fn is_variable(text: &str) -> bool {
    text.len() > 1 && text.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_')
}

#[test]
fn the_files_the_manual_page_names_are_those_that_are_left() {
    let desk = Desk::with_example();
    desk.done(&["list"]);
    let page = page(&desk);
    let files = section(&page, "FILES");
    let entries = |folder: &Path| {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().replace("example", "NAME")).collect::<Vec<_>>()
    };
    for name in entries(desk.path()).into_iter().chain(entries(&desk.path().join("plans"))) {
        assert!(files.contains(&name), "{name} is not in:\n{files}");
    }
}

#[test]
fn the_examples_of_the_manual_page_and_the_help_can_be_typed() {
    let desk = Desk::new();
    let page = page(&desk);
    let lines: Vec<&str> = section(&page, "EXAMPLES").lines().filter(|line| line.starts_with("partnerplan ")).collect();
    assert!(lines.len() > 4, "{page}");
    let help = desk.done(&["--help"]);
    fs::write(desk.path().join("partners.xlsx"), "name\nAcme\n").unwrap();
    desk.done(&["new", "mine", "--from", "example"]);
    for line in lines {
        assert!(help.contains(line), "the help has it too: {line}");
        let words: Vec<&str> = line.split(' ').skip(1).collect();
        if words[0] != "open" {
            let said = desk.run(&words);
            // A plan nobody changed has nothing to compare with.
            assert!(said.code == 0 || words[0] == "diff" && said.code == 1, "{line}: {}", said.words);
        }
    }
}

#[test]
fn what_every_command_takes_stands_behind_its_own_options() {
    let desk = Desk::new();
    let long = desk.done(&["import", "--help"]);
    let (own, all) = long.split_once("\nOptions of every command:\n").unwrap();
    assert!(own.contains("--rejects") && !own.contains("--dir ") && all.contains("--ascii"), "{long}");
    assert!(!long.contains("--no-mouse"), "{long}");
    let short = desk.done(&["import", "-h"]);
    assert!(short.contains("--dir") && !short.contains("--ascii"), "{short}");
}

#[test]
fn the_short_names_of_the_plans_come_one_a_line() {
    let desk = Desk::new();
    assert_eq!(desk.done(&["list", "--names"]), "");
    desk.done(&["new", "Nordic expansion"]);
    fs::write(desk.plan("broken"), "(").unwrap();
    assert_eq!(desk.done(&["list", "--names"]), "broken\nnordic-expansion\n");
}

/// What a shell offers, in the order of the words asked for; none where there is no such shell.
fn offered(shell: &str, arguments: &[&str], desk: &Desk, script: &str) -> Option<Vec<String>> {
    let program = Path::new(env!("CARGO_BIN_EXE_partnerplan")).parent().unwrap();
    let mut command = Command::new(shell);
    command.args(arguments).arg(script).current_dir(desk.path()).env_clear();
    command.env("PATH", format!("{}:/usr/bin:/bin", program.display())).env("PARTNERPLAN_DIR", desk.path());
    command.env("HOME", desk.path()).env("LANG", "C.UTF-8");
    let output = command.output().ok()?;
    assert!(output.status.success(), "{shell}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
}

fn shelf() -> Desk {
    let desk = Desk::new();
    desk.done(&["new", "Nordic expansion"]);
    desk.done(&["new", "Nordic pilot"]);
    fs::write(desk.plan("$(touch taken)"), "(").unwrap();
    desk
}

#[test]
#[cfg(unix)]
fn bash_completes_the_plans_there_are() {
    let desk = shelf();
    let press = |words: &str, last: &str| {
        let script = format!(
            "source <(partnerplan completions bash); COMP_WORDS=(partnerplan {words} '{last}'); \
             COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 )); _partnerplan partnerplan '{last}' \"${{COMP_WORDS[COMP_CWORD-1]}}\"; \
             for word in \"${{COMPREPLY[@]}}\"; do printf '%s\\n' \"$word\"; done"
        );
        offered("bash", &["--norc", "-c"], &desk, &script).expect("bash runs CI")
    };
    let both = ["nordic-expansion", "nordic-pilot"];
    assert_eq!(press("open", ""), both);
    assert_eq!(press("import", "nordic-p"), ["nordic-pilot"]);
    assert_eq!(press("rank --json", "nor"), both);
    assert_eq!(press("diff nordic-pilot", "nordic-e"), ["nordic-expansion"]);
    assert_eq!(press("import nordic-pilot", ""), [""; 0], "then a file, which bash finds itself");
    assert!(press("export", "--f").contains(&"--format".to_owned()));
    assert!(press("", "li").contains(&"list".to_owned()));
    assert!(!desk.path().join("taken").exists(), "the name of a file is no order");
}

#[test]
#[cfg(unix)]
fn zsh_and_fish_complete_the_plans_there_are() {
    let desk = shelf();
    let script = "partnerplan completions fish | source; complete -C 'partnerplan open nordic-'";
    if let Some(words) = offered("fish", &["--no-config", "-c"], &desk, script) {
        assert_eq!(words, ["nordic-expansion\tA plan", "nordic-pilot\tA plan"]);
    }
    let script = "autoload -U compinit; compinit -u -D; source <(partnerplan completions zsh); \
                  compadd() { print -l ${plans}; }; _alternative() { eval ${1#plans:plan:}; }; __partnerplan_plans; \
                  (( $+functions[_partnerplan] ))";
    if let Some(words) = offered("zsh", &["-f", "-c"], &desk, script) {
        assert_eq!(words, ["$(touch taken)", "nordic-expansion", "nordic-pilot"]);
    }
    assert!(!desk.path().join("taken").exists(), "the name of a file is no order");
    let zsh = desk.done(&["completions", "zsh"]);
    assert_eq!(zsh.lines().next(), Some("#compdef partnerplan"));
    for argument in ["':plan -- Which plan:", "':old -- ", "'::new -- "] {
        let mut lines = zsh.lines().filter(|line| line.starts_with(argument)).peekable();
        assert!(lines.peek().is_some(), "{argument}");
        assert!(lines.all(|line| line.ends_with(":__partnerplan_plans' \\")), "{argument}");
    }
}
