//! What a user types at the shell, and what comes back.
#![expect(clippy::unwrap_used, reason = "a test may")]

mod accounts;
mod backups;
mod briefs;
mod differences;
mod drawn;
mod forms;
mod importing;
#[cfg(unix)]
mod limits;
mod listing;
mod manual;
mod merging;
mod output;
mod overlap;
mod plans;
mod programs;
mod scorecards;
mod settings;
#[cfg(unix)]
mod skill;

use assert_cmd::{Command, cargo::cargo_bin_cmd};
use partnerplan::catalog;
use std::{fs, path::Path};

/// A shell of its own: nothing of this machine but the folder of plans.
struct Desk {
    folder: tempfile::TempDir,
}

/// What came back.
struct Said {
    data: String,
    words: String,
    /// What was said to whoever waited, which depends on the machine.
    waits: Vec<String>,
    code: i32,
}

/// How those sentences begin.
const WAIT: &str = "Working out ";

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A desk with the example on it, as `example`.
    fn with_example() -> Self {
        let desk = Self::new();
        desk.done(&["new", "Example", "--from", "example"]);
        desk
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn plan(&self, slug: &str) -> std::path::PathBuf {
        self.path().join("plans").join(format!("{slug}.ron"))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        // The day it is in every story: the example has days to come.
        self.command_on("2026-11-26", arguments)
    }

    /// A command on another day.
    fn command_on(&self, day: &str, arguments: &[&str]) -> Command {
        let mut command = cargo_bin_cmd!("partnerplan");
        command.env_clear().env("PARTNERPLAN_DIR", self.path()).env("LANG", "C.UTF-8").current_dir(self.path());
        if let Some(profile) = std::env::var_os("LLVM_PROFILE_FILE") {
            command.env("LLVM_PROFILE_FILE", profile);
        }
        command.args(["--on", day]).args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> Said {
        said(&mut self.command(arguments))
    }

    /// Runs a command that must end with 0, and gives its data.
    fn done(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {}", said.words);
        said.data
    }

    /// Runs a command that must end with 1, say one sentence and give no data.
    fn refused(&self, arguments: &[&str]) -> String {
        refusal(self.run(arguments), arguments)
    }
}

fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (words, waits): (Vec<String>, Vec<String>) =
        text(output.stderr).split_inclusive('\n').map(str::to_owned).partition(|line| !line.starts_with(WAIT));
    Said { data: text(output.stdout), words: words.concat(), waits, code: output.status.code().unwrap() }
}

fn refusal(said: Said, arguments: &[&str]) -> String {
    assert_eq!((said.code, said.data.as_str()), (1, ""), "{arguments:?}: {}", said.words);
    let sentence = said.words.trim_end();
    assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{arguments:?}: {sentence}");
    assert!(!sentence.contains("os error") && !sentence.contains("Error"), "{arguments:?}: {sentence}");
    said.words
}

#[test]
fn wrong_use_ends_with_2_and_names_the_mistake() {
    let desk = Desk::new();
    for (arguments, words) in [
        (vec!["lisst"], "list"),
        (vec!["open"], "<PLAN>"),
        (vec!["new", ""], "NAME"),
        (vec!["export", "x", "--format", "docx"], "md, html, csv, xlsx, ics, json"),
        (vec!["rank", "x", "--color", "blue"], "auto"),
        (vec!["completions", "cobol"], "bash"),
        (vec!["import", "x"], "FILE"),
        (vec!["picture", "x", "pie"], "there are carpet"),
        (vec!["picture", "x", "carpet", "--size", "wide"], "like 100x30"),
        (vec!["picture", "x", "carpet", "--of", "set"], "--of is for the mosaic"),
        (vec!["\u{1b}[2Jx"], "unrecognized"),
    ] {
        let said = desk.run(&arguments);
        assert_eq!((said.code, said.data.as_str()), (2, ""), "{arguments:?}");
        assert!(said.words.contains(words), "{arguments:?}: {}", said.words);
        assert!(!said.words.contains('\u{1b}'), "{arguments:?}: {:?}", said.words);
    }
}

/// Every command there is.
const COMMANDS: [&str; 20] = [
    "open",
    "new",
    "list",
    "show",
    "rank",
    "check",
    "accounts",
    "overlap",
    "apply",
    "import",
    "export",
    "picture",
    "diff",
    "backups",
    "restore",
    "path",
    "settings",
    "keys",
    "completions",
    "man",
];

#[test]
fn help_and_version_are_data() {
    let desk = Desk::new();
    let help = desk.done(&["--help"]);
    for command in COMMANDS {
        assert!(help.lines().any(|line| line.trim_start().starts_with(command)), "{command} is not in the help");
        assert!(desk.done(&[command, "--help"]).contains("--dir"), "{command}");
    }
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
    let commit = option_env!("PARTNERPLAN_COMMIT").map(|commit| format!(" ({commit})")).unwrap_or_default();
    assert_eq!(desk.done(&["--version"]), format!("partnerplan {}{commit}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn what_is_for_the_wizard_alone_is_refused_where_there_is_none() {
    let desk = Desk::with_example();
    for option in ["--no-mouse", "--plain"] {
        let said = desk.run(&[option, "list"]);
        assert_eq!(said.code, 2, "{}", said.words);
        assert!(said.words.contains(&format!("{option} is for the wizard: partnerplan {option}")), "{}", said.words);
        assert_eq!(desk.run(&["list", option]).code, 2);
        let help = desk.done(&["open", "--help"]);
        assert!(help.contains(option), "{help}");
    }
    let mut command = desk.command(&["--plain", "open", "example"]);
    assert_eq!(said(command.write_stdin(".quit\n")).code, 0);
}

/// T6.
#[test]
fn the_wizard_without_a_terminal_asks_line_by_line() {
    let desk = Desk::with_example();
    for arguments in [&[][..], &["open", "example"], &["open", "example", "--plain"]] {
        let mut command = desk.command(arguments);
        let said = said(command.write_stdin("help\n.quit\n"));
        assert_eq!((said.code, said.words.as_str()), (0, ""), "{arguments:?}: {}", said.data);
        assert!(
            said.data.contains("Commands begin with a dot") && !said.data.contains('\u{1b}'),
            "{arguments:?}: {}",
            said.data
        );
    }
    let sentence = desk.refused(&["open", "nowhere"]);
    assert!(sentence.contains("nowhere") && sentence.contains("partnerplan list"), "{sentence}");
}

#[test]
fn completions_and_manual_name_every_command() {
    let desk = Desk::new();
    let mut pages = vec![("man", desk.done(&["man"]))];
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        pages.push((shell, desk.done(&["completions", shell])));
    }
    for (page, text) in pages {
        for command in COMMANDS {
            let found = text.contains(command) || text.contains(&command.to_uppercase());
            assert!(found, "{command} is not in the {page} page");
        }
        for option in ["dir", "ascii", "strict", "force"] {
            assert!(text.contains(option), "{option} is not in the {page} page");
        }
    }
}

#[test]
fn keys_are_those_of_the_wizards_own_table() {
    let desk = Desk::new();
    let text = desk.done(&["keys"]);
    for (title, bindings) in partnerplan::tui::key_table(&partnerplan::tui::Keymap::default()) {
        assert!(text.lines().any(|line| line.trim() == title), "{title}");
        for binding in bindings {
            assert!(text.contains(binding.help), "{}", binding.help);
        }
    }
}

#[test]
fn the_folder_is_named_by_the_nearest_word() {
    let desk = Desk::new();
    let plans = |folder: &Path| format!("{}\n", folder.join("plans").display());
    assert_eq!(desk.done(&["path"]), plans(desk.path()));
    assert_eq!(desk.done(&["path", "--dir", "/elsewhere"]), plans(Path::new("/elsewhere")));
    let from = |name: &str, value: &str| said(desk.command(&["path"]).env_remove("PARTNERPLAN_DIR").env(name, value));
    assert_eq!(from("XDG_CONFIG_HOME", "/xdg").words, "");
    assert_eq!(from("XDG_CONFIG_HOME", "/xdg").data, plans(Path::new("/xdg/partnerplan")));
    assert!(from("HOME", "/home/someone").data.starts_with("/home/someone/"));
    let relative = said(desk.command(&["path", "--dir", "/d"]).env("PARTNERPLAN_DIR", "relative"));
    assert_eq!(relative.data, plans(Path::new("/d")));
    let relative = said(desk.command(&["path"]).env("PARTNERPLAN_DIR", "relative").env("HOME", "/home/someone"));
    assert!(relative.words.contains("PARTNERPLAN_DIR is “relative”"), "{}", relative.words);
    assert_eq!(relative.code, 0);
}

#[test]
fn without_a_home_the_sentence_names_the_option_and_nothing_is_written() {
    let desk = Desk::new();
    for home in [None, Some(""), Some("relative")] {
        for arguments in [&["list"][..], &["new", "X"], &["path"], &[]] {
            let mut command = desk.command(arguments);
            command.env_remove("PARTNERPLAN_DIR");
            if let Some(home) = home {
                command.env("HOME", home);
            }
            let sentence = refusal(said(&mut command), arguments);
            assert!(sentence.contains("--dir"), "{sentence}");
        }
    }
    assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 0);
    let keys = said(desk.command(&["keys"]).env_remove("PARTNERPLAN_DIR"));
    assert!(keys.code == 0 && !keys.data.is_empty());
}

#[test]
fn every_starter_makes_a_plan_and_so_does_another_plan() {
    let desk = Desk::new();
    let help = desk.done(&["new", "--help"]);
    for starter in catalog::starters() {
        assert!(help.contains(&starter.id), "{} is not in the help", starter.id);
        let path = desk.done(&["new", &format!("From {}", starter.id), "--from", &starter.id]);
        assert!(Path::new(path.trim_end()).is_file());
    }
    desk.done(&["new", "Ours", "--from", "example"]);
    let said = desk.run(&["new", "Second", "--from", "Ours"]);
    assert_eq!(said.data, format!("{}\n", desk.plan("second").display()));
    assert_eq!(said.words, "Made “Second”: `partnerplan open second` opens it.\n");
    let text = |slug: &str| fs::read_to_string(desk.plan(slug)).unwrap();
    assert_eq!(text("second"), text("ours").replacen("\"Ours\"", "\"Second\"", 1));
    let sentence = desk.refused(&["new", "X", "--from", "cybr"]);
    assert!(sentence.contains("cybersecurity") && sentence.contains("example"), "{sentence}");
    assert_eq!(desk.done(&["new", "Second"]), format!("{}\n", desk.plan("second-2").display()));
}
