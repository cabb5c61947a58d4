//! `partnerplan picture PLAN NAME`: what is to be seen of a plan, as text or as SVG.

use super::{Ended, Outcome, export, patience, shell::Shell};
use crate::{
    picture::{Asked, Cells, Picture, Scene, Signs, Whose, svg},
    plan::{PartnerId, Plan},
    store::{Reference, Store},
};
use clap::{ValueEnum, ValueHint};
use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

/// Columns where neither a terminal nor anybody says how many.
const COLUMNS: u16 = 100;
/// What a picture can be drawn on.
const LEAST: (u16, u16) = (40, 10);
const MOST: (u16, u16) = (400, 400);

/// Which picture, and where it goes.
#[derive(Debug, clap::Args)]
pub(super) struct Drawn {
    /// Which picture
    #[arg(value_name = names(), value_parser = named)]
    picture: Picture,
    /// As SVG [default: what the file's ending says, else text]
    #[arg(long)]
    svg: bool,
    /// As text, drawn even where ACCESSIBLE has it said in sentences
    #[arg(long, conflicts_with = "svg")]
    text: bool,
    /// The file, or - for stdout
    #[arg(long, value_name = "FILE|-", default_value = "-", value_hint = ValueHint::FilePath)]
    output: PathBuf,
    /// Columns and rows, a caption below them [default: the terminal's columns, else 100, and as many rows as it takes]
    #[arg(long, value_name = "COLUMNSxROWS", value_parser = size)]
    size: Option<(u16, u16)>,
    /// Whom to look at; the mosaic then shows what they reach alone
    #[arg(long, value_name = "CANDIDATE")]
    candidate: Option<String>,
    /// With mosaic, whose reach [default: of all who qualify]
    #[arg(long, value_enum, conflicts_with = "candidate")]
    of: Option<Of>,
    /// Replace the file if it exists
    #[arg(long)]
    force: bool,
}

/// Whose reach a mosaic shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Of {
    /// All who qualify
    All,
    /// The set to recruit
    Set,
}

impl Drawn {
    /// The file to write; none is stdout.
    fn file(&self) -> Option<&Path> {
        Some(self.output.as_path()).filter(|output| *output != Path::new("-"))
    }

    fn is_svg(&self) -> bool {
        let ending = self.file().and_then(Path::extension);
        self.svg || (!self.text && ending.is_some_and(|ending| ending.eq_ignore_ascii_case("svg")))
    }
}

/// The words pictures are asked for by, for the arguments: "carpet|map".
fn names() -> &'static str {
    static WORDS: LazyLock<String> = LazyLock::new(|| Picture::ALL.map(Picture::name).join("|"));
    &WORDS
}

/// A picture by its word, for the arguments.
fn named(word: &str) -> Result<Picture, String> {
    Picture::named(word).ok_or_else(|| format!("there are {}", Picture::ALL.map(Picture::name).join(", ")))
}

/// A size, for the arguments.
fn size(words: &str) -> Result<(u16, u16), String> {
    let read =
        words.split_once(['x', '×']).and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
    let fits = |(columns, rows): &(u16, u16)| (LEAST.0..=MOST.0).contains(columns) && (LEAST.1..=MOST.1).contains(rows);
    read.filter(fits).ok_or_else(|| {
        format!("write columns and rows like 100x30, from {}x{} to {}x{}", LEAST.0, LEAST.1, MOST.0, MOST.1)
    })
}

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference, wanted: &Drawn) -> Ended {
    if wanted.of.is_some() && wanted.picture != Picture::Mosaic {
        let words = format!("--of is for the mosaic, not for the {}.", wanted.picture.name());
        return Err(Outcome { code: 2, ..Outcome::words(words) });
    }
    let read = store.read(plan)?;
    let chosen = wanted.candidate.as_deref().map(|name| candidate(&read.plan, name)).transpose()?;
    let report = patience::complete(shell, &read.plan, read.accounts);
    let asked = asked(shell, wanted, chosen);
    let nothing = |why: String| {
        let name = wanted.picture.name();
        Outcome::problem(format!("There is no {name} of {}: {why}", read.plan.name))
    };
    let findings = report.findings.as_deref();
    let data = if shell.is_read_out() && !wanted.is_svg() && !wanted.text {
        wanted.picture.words(&report, findings).map_err(nothing)?.join("\n") + "\n"
    } else {
        let scene = wanted.picture.scene(&report, findings, &asked).map_err(nothing)?.captioned();
        drawn(shell, wanted, &scene)
    };
    match wanted.file() {
        Some(output) => export::written(store, output, data.as_bytes(), read.notes, wanted.force),
        None => Ok(Outcome { data: shell.foreign(&data).into_owned(), words: read.notes, code: 0 }),
    }
}

fn drawn(shell: &Shell, wanted: &Drawn, scene: &Scene) -> String {
    if wanted.is_svg() {
        return svg(scene);
    }
    let signs = if shell.is_ascii() { Signs::Ascii } else { Signs::Fine };
    Cells::of(scene, signs).text()
}

fn asked(shell: &Shell, wanted: &Drawn, chosen: Option<PartnerId>) -> Asked {
    let columns = || u16::try_from(shell.table_width()).unwrap_or(COLUMNS).clamp(LEAST.0, COLUMNS);
    let columns = wanted.size.map_or_else(columns, |(columns, _)| columns);
    let rows = wanted.size.map(|(_, rows)| rows);
    let whose = match (wanted.of, &chosen) {
        (None | Some(Of::All), None) => Whose::All,
        (Some(Of::Set), None) => Whose::Set,
        (_, Some(id)) => Whose::One(id.clone()),
    };
    Asked { columns, rows, chosen, whose, ..Asked::default() }
}

fn candidate(plan: &Plan, name: &str) -> Result<PartnerId, Outcome> {
    let found = plan.called(name).map(|partner| partner.id.clone());
    found.ok_or_else(|| {
        let words = "there is no candidate of that name in the plan. Write one as `partnerplan show` has it.";
        Outcome::problem(format!("--candidate {name}: {words}"))
    })
}
