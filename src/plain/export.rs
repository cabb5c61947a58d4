//! Step 5, taking the plan away: which format, which paper, with notes or without, and where to.

use super::about::About;
use super::candidates::ask_one_of;
use super::lists::numbered;
use super::talk::{Away, Place, Talk, Went, command};
use crate::action::Action;
use crate::interview::steps::View;
use crate::report::{Format, Options, Paper, Report, Who, bytes, held_back, no_sheet, shown};
use crate::store::{Around, Existing, StoreError, write};
use std::path::{Path, PathBuf};

pub(super) const EXPORT: Place = Place {
    name: "Export",
    view: View::Export,
    is_on_the_way: true,
    answers: &[Action::Letter('b'), Action::Yes, Action::No],
    commands: &[
        command(
            "write",
            "",
            "Ask for format, paper, notes and place, and write the file.",
            &[Action::Write, Action::Open, Action::Toggle],
            |talk, _| ask(talk),
        ),
        command(
            "read",
            "",
            "Read the page for the board here.",
            &[Action::Copy, Action::PageDown, Action::PageUp],
            |talk, _| {
                talk.work_out()?;
                let report = talk.report();
                let text = shown(&report, &Paper::Board, Format::default(), Options::default());
                let lines = text.lines().map(without_marks).filter(|line| !line.is_empty()).collect();
                talk.voice.read(lines);
                Ok(())
            },
        ),
    ],
    rows: |talk| numbered(papers(&talk.report()).into_iter().map(|(name, about, ..)| format!("{name}, {about}"))),
    open: |talk, _| ask(talk),
    enter: |talk| {
        talk.say("A file for people, spreadsheets or programs.");
        talk.menu("Export: write asks for format, paper and place; read reads the board's page; an empty line goes on?")
    },
};

/// A line of the page as it is read: without the marks that make headings, bold words and lists of it.
fn without_marks(line: &str) -> String {
    let line = line.trim().trim_start_matches('#').trim_start();
    let line = line.strip_prefix("- ").unwrap_or(line);
    line.replace("**", "").replace('\\', "")
}

type Offered = (String, &'static str, Paper, bool);

/// The papers there are, the page for the board first.
fn papers(report: &Report) -> Vec<Offered> {
    let mut all: Vec<Offered> = vec![
        ("The page for the board".to_owned(), "what to decide, for what, with whom and why", Paper::Board, false),
        ("Short report".to_owned(), "the page, sheets of the set, next, ranking", Paper::Report, false),
        ("Full report".to_owned(), "the appendix too: how firm, other budgets, all sheets", Paper::Report, true),
    ];
    let mut those: Vec<&Who> = report.segments.iter().flat_map(|row| &row.partners).collect();
    let set: Vec<usize> = report.findings.iter().flat_map(|it| it.set()).map(|(who, _)| who.index).collect();
    those.sort_by_key(|who| (set.iter().position(|at| *at == who.index).unwrap_or(set.len()), who.index));
    for who in those {
        let id = who.id().clone();
        if no_sheet(report, &id).is_none() {
            let theirs = "their own sheet, nothing of what only we know";
            all.push((format!("For {}", who.name()), theirs, Paper::ForThem(id.clone()), false));
        }
        all.push((format!("About {}", who.name()), "internal, all we know of them", Paper::Partner(id), false));
    }
    for row in &*report.segments {
        all.push((row.name.clone(), "internal, the sheet and who is in it", Paper::Segment(row.id.clone()), false));
    }
    all
}

fn ask(talk: &mut Talk<'_>) -> Went {
    talk.work_out()?;
    let labels: Vec<&str> = Format::ALL.iter().map(|format| format.label()).collect();
    let Some(at) = ask_one_of(
        talk,
        "Format:",
        "Markdown and HTML for people, CSV and XLSX for spreadsheets, JSON for programs.",
        &labels,
    )?
    else {
        return Ok(());
    };
    let format = Format::ALL[at];
    let (paper, is_full) = if format.has_papers() { ask_paper(talk)? } else { (Paper::Report, true) };
    let takes_notes = format.takes_notes() && matches!(paper, Paper::Report | Paper::Partner(_));
    let with_notes = takes_notes && talk.is_yes("With contacts and notes, for our eyes only?", false)?;
    let options = Options { with_notes, is_full, ..Options::default() };
    let Some(path) = ask_place(talk, format, &paper)? else { return Ok(()) };
    let report = talk.report();
    let made = match bytes(&report, &paper, format, options) {
        Ok(made) => made,
        Err(error) => {
            talk.say(format!("The file could not be made: {error}."));
            return Ok(());
        }
    };
    put(talk, &path, &made, format, &paper)
}

fn ask_paper(talk: &mut Talk<'_>) -> Went<(Paper, bool)> {
    let all = papers(&talk.report());
    let names: Vec<&str> = all.iter().map(|(name, ..)| name.as_str()).collect();
    loop {
        let asked = format!("Paper, 1 to {}, or its name; ? reads them [The page for the board]?", names.len());
        let about: Vec<String> = all.iter().map(|(name, about, ..)| format!("{name}, {about}")).collect();
        let about: Vec<&str> = about.iter().map(String::as_str).collect();
        match talk.ask(&asked, About::numbered(&about))?.as_str() {
            "" => return Ok((Paper::Board, false)),
            said => match super::lists::row(&names, said) {
                Some(at) => return Ok((all[at].2.clone(), all[at].3)),
                None => talk.say(format!("There is no paper {said}: ? reads them.")),
            },
        }
    }
}

/// The file meant; none when nothing is given or it has no folder.
fn ask_place(talk: &mut Talk<'_>, format: Format, paper: &Paper) -> Went<Option<PathBuf>> {
    let around = Around::here();
    let stem = talk.desk().path().file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = paper.suffix().map_or_else(|| stem.clone(), |suffix| format!("{stem}-{suffix}"));
    let usual = around.typed(&around.folder().join(format!("{stem}.{}", format.ending())));
    loop {
        let said = talk.ask_text(&format!("Place, a file or a folder [{usual}]?"))?;
        let typed = if said.is_empty() { usual.clone() } else { said };
        let mut path = match around.meant(Path::new(&typed)) {
            Ok(path) => path,
            Err(words) => {
                talk.say(words);
                continue;
            }
        };
        if path.is_dir() || typed.ends_with('/') {
            path.push(format!("{stem}.{}", format.ending()));
        }
        if Format::from_path(&path) != Some(format) {
            path.as_mut_os_string().push(format!(".{}", format.ending()));
        }
        match path.parent() {
            Some(folder) if !folder.is_dir() => {
                talk.say(format!(
                    "There is no folder {}: make it, or name another. Nothing was written.",
                    folder.display()
                ));
            }
            _ => return Ok(Some(path)),
        }
    }
}

fn put(talk: &mut Talk<'_>, path: &Path, made: &[u8], format: Format, paper: &Paper) -> Went {
    let disk = talk.store.clone();
    let done = match write::export(disk.disk(), path, made, Existing::Keep) {
        Err(StoreError::Exists { .. }) => {
            if !talk.is_yes(&format!("{} exists already. Replace it with this export?", path.display()), false)? {
                return Err(Away::Next);
            }
            write::export(disk.disk(), path, made, Existing::Replace)
        }
        done => done,
    };
    if let Err(error) = done {
        talk.say(error.to_string());
        return Ok(());
    }
    let held = match paper {
        Paper::ForThem(id) => held_back(&talk.report(), id).len(),
        _ => 0,
    };
    let lines = if format.is_text() {
        format!(" {} lines.", String::from_utf8_lossy(made).lines().count())
    } else {
        String::new()
    };
    // What a key does with it then is for those who have keys.
    let next = format.next().split("; Ctrl").next().unwrap_or_default().trim_end_matches('.');
    talk.say(format!("Written: {}.{lines} {next}.", path.display()));
    if held > 0 {
        talk.say(format!("{held} lines that are not theirs to read were left out."));
    }
    Ok(())
}
