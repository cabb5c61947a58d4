//! Everything the program says, with where it says it: screens, papers, plain mode, the command line, and each text
//! between quotes in the sources, so that an error nobody comes to is read too.

use crate::{
    bindings,
    driver::Driver,
    plain::talked,
    walls::source::{self, sources},
};
use assert_cmd::Command;
use partnerplan::{
    catalog,
    interview::{fields, steps::View},
    plain::tables,
    plan::{Field, Plan, Subject, problems},
    report::{Format, Options, Paper, Report, render_paper},
    store::Store,
};
use std::{fs, path::Path};

/// Where something is said, and what.
pub(super) struct Said {
    pub(super) place: String,
    pub(super) text: String,
}

impl Said {
    fn new(place: impl Into<String>, text: impl Into<String>) -> Self {
        Self { place: place.into(), text: text.into() }
    }
}

/// Every view at two sizes, of the example and of a plan in which nothing is said; and whatever lies over one.
pub(super) fn screens() -> Vec<Said> {
    let mut said = Vec::new();
    for (name, plan) in [("example", catalog::example()), ("blank", Plan::empty("Blank"))] {
        let mut driver = Driver::plan(&plan);
        driver.go(View::Ranking(None)).settles();
        for view in View::ALL {
            driver.go(view);
            for (columns, rows) in [(80, 24), (140, 40)] {
                let screen = driver.resize(columns, rows).screen();
                said.push(Said::new(format!("{view:?} of the {name} at {columns}×{rows}"), screen));
            }
        }
    }
    bindings::walk(|driver, place| said.push(Said::new(place, driver.screen())));
    said
}

/// Every paper for people, of the example and of a plan in which nothing is said.
pub(super) fn papers() -> Vec<Said> {
    let mut said = Vec::new();
    for plan in [catalog::example(), Plan::empty("Blank")] {
        let report = Report::complete(&plan);
        let of = |id| [Paper::Partner(id), Paper::ForThem(plan.partners[0].id.clone())];
        let partners = plan.partners.iter().flat_map(|partner| of(partner.id.clone()));
        let segments = catalog::segments(&plan).into_iter().map(|segment| Paper::Segment(segment.id.clone()));
        for paper in [Paper::Board, Paper::Report].into_iter().chain(partners).chain(segments) {
            for format in [Format::Markdown, Format::Html] {
                let text = render_paper(&report, &paper, format, Options::default());
                said.push(Said::new(format!("{paper:?} as {format:?}"), text));
            }
        }
        said.push(Said::new("the call list", report.call_list()));
        said.push(Said::new("the ranking to paste", report.ranking_table()));
        said.extend(problems(&plan).into_iter().map(|problem| Said::new("a problem", problem.sentence)));
    }
    said
}

/// Every place of plain mode with its help and its rows, and what each question says of an answer it cannot take.
pub(super) fn plain() -> Vec<Said> {
    let mut lines = "example\n.places\n".to_owned();
    for place in tables().places {
        for line in [&format!(".go {}", place.name), ".help", ".list", "?", "¿", ".where"] {
            lines.push_str(line);
            lines.push('\n');
        }
        for command in place.commands {
            lines.extend([".help ", command.word, "\n"]);
        }
    }
    lines += ".quit\n";
    let folder = tempfile::tempdir().unwrap();
    vec![Said::new("plain mode", talked(folder.path(), None, &lines).said)]
}

/// What each field says of an answer it cannot take.
pub(super) fn refusals() -> Vec<Said> {
    let plan = catalog::example();
    let partner = Subject::Partner(plan.partners[0].id.clone());
    let mut said = Vec::new();
    for field in Field::TABLES.into_iter().flat_map(|(_, fields)| fields) {
        for subject in [&Subject::Plan, &partner] {
            for text in ["¿", "-1", "1e9", "31.2.2026"] {
                let refused = fields::typed(&plan, subject, field, text).err();
                said.extend(refused.map(|it| Said::new(format!("{}: {text}", field.id), it.to_string())));
            }
        }
    }
    said
}

/// What the commands say of themselves, of the example, and of what they cannot do.
pub(super) fn commands() -> Vec<Said> {
    let folder = tempfile::tempdir().unwrap();
    Store::at(folder.path()).create("demo", &catalog::example()).unwrap();
    let told: [&[&str]; 10] = [
        &["man"],
        &["keys"],
        &["list"],
        &["show", "demo"],
        &["rank", "demo"],
        &["check", "demo"],
        &["accounts", "demo"],
        &["backups", "demo"],
        &["recruit", "demo"],
        &["open", "nothing"],
    ];
    let run = |words: &&[&str]| {
        let output = Command::cargo_bin("partnerplan")
            .unwrap()
            .env("LC_ALL", "C.UTF-8")
            .arg("--dir")
            .arg(folder.path())
            .args(*words)
            .output();
        let output = output.unwrap();
        let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).join("\n");
        Said::new(words.join(" "), text)
    };
    told.iter().map(run).collect()
}

/// Every text between quotes in the sources but in tests, the pictures, and the shipped knowledge but its list of titles.
pub(super) fn sources_and_assets() -> Vec<Said> {
    let mut said = Vec::new();
    // What others head their columns with is theirs.
    for source in sources().iter().filter(|source| source.name() != "import/kind") {
        let program = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        let (_, strings) = source::words(program);
        // One word alone is a key of a file, or what somebody else calls it.
        let spoken = strings.into_iter().filter(|text| text.contains(' '));
        said.extend(spoken.map(|text| Said::new(source.name(), text)));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["assets", "assets/models", "assets/starters", "tests/golden/pictures", "tests/golden/plain"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let is_ours = !path.ends_with("sources.ron");
            if is_ours
                && path.extension().is_some_and(|ending| ["ron", "md", "txt"].contains(&ending.to_str().unwrap()))
            {
                said.push(Said::new(path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    said.push(Said::new("README.md", fs::read_to_string(root.join("README.md")).unwrap()));
    said
}

/// A text as it is compared: small, its blanks one, a figure `#`, and so what a source puts a figure or a name for.
pub(super) fn to_compare(text: &str) -> String {
    let mut out = " ".to_owned();
    let mut depth = 0_i32;
    for letter in text.to_lowercase().chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = (depth - 1).max(0),
            _ => {}
        }
        let sign = match letter {
            '{' | '0'..='9' => '#',
            '}' => continue,
            _ if depth > 0 => continue,
            _ if letter.is_alphanumeric() || "_:,.;%".contains(letter) => letter,
            _ => ' ',
        };
        if !(" #".contains(sign) && out.ends_with(sign)) {
            out.push(sign);
        }
    }
    out + " "
}
