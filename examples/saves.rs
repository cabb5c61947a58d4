//! Saves a plan again and again through the store the wizard uses, for the harnesses of `tests/reliability` to kill, to
//! refuse and to cut the power of.
//!
//! ```text
//! saves new FOLDER GENERATION [CANDIDATES]          the plan, made soundly
//! saves once KIND FOLDER GENERATION [CANDIDATES]    one save of it; ends with 1 and says why when it fails
//! saves loop KIND FOLDER [CANDIDATES]               for ever; says "ack N" once the Nth is safe
//! saves check FOLDER                                says "gen N" when the plan is wholly the Nth
//! ```
//!
//! A kind other than `sound` saves as it should not be done. Each harness has to find out every one of them first:
//! `no-sync` leaves out the sync of the file, `no-folder-sync` that of its folder, `in-place` writes over the old file.

use partnerplan::{
    plan::{Partner, PartnerId, Plan},
    store::{Disk, DiskFile, Reference, Store, ThisMachine},
};
use std::{
    env, fs,
    io::{self, Write, stdout},
    path::Path,
    process::ExitCode,
    sync::Arc,
};

const NAME: &str = "Saves";
const CANDIDATES: usize = 100;
const USAGE: &str = "saves new FOLDER GENERATION [CANDIDATES] | once KIND FOLDER GENERATION [CANDIDATES] | loop KIND FOLDER [CANDIDATES] | check FOLDER";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let ended = match words.as_slice() {
        ["new", folder, generation, rest @ ..] => new(folder, generation, rest),
        ["once", kind, folder, generation, rest @ ..] => once(kind, folder, generation, rest),
        ["loop", kind, folder, rest @ ..] => for_ever(kind, folder, rest),
        ["check", folder] => generation_of(folder).map(|generation| println!("gen {generation}")),
        _ => Err(USAGE.to_owned()),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn new(folder: &str, generation: &str, rest: &[&str]) -> Result<(), String> {
    let plan = plan(number(generation)?, candidates(rest)?);
    Store::at(folder).create(NAME, &plan).map(drop).map_err(|error| error.to_string())
}

fn once(kind: &str, folder: &str, generation: &str, rest: &[&str]) -> Result<(), String> {
    let plan = plan(number(generation)?, candidates(rest)?);
    let mut opened = store(kind, folder)?.open(&reference(folder)).map_err(|error| error.to_string())?;
    opened.file.save(&plan).map_err(|error| error.to_string())
}

fn for_ever(kind: &str, folder: &str, rest: &[&str]) -> Result<(), String> {
    let candidates = candidates(rest)?;
    let mut opened = store(kind, folder)?.open(&reference(folder)).map_err(|error| error.to_string())?;
    let mut generation = generation_of(folder)?;
    loop {
        generation += 1;
        opened.file.save(&plan(generation, candidates)).map_err(|error| error.to_string())?;
        let mut out = stdout();
        writeln!(out, "ack {generation}").and_then(|()| out.flush()).map_err(|error| error.to_string())?;
    }
}

/// The generation a plan is wholly of: every candidate says it.
fn generation_of(folder: &str) -> Result<usize, String> {
    let read = Store::at(folder).read(&reference(folder)).map_err(|error| format!("BAD: {error}"))?;
    let goal = number(read.plan.goal.product.as_str()).map_err(|_| "BAD: no generation".to_owned())?;
    let words = goal.to_string();
    let is_whole = !read.plan.partners.is_empty() && read.plan.partners.iter().all(|partner| partner.domain == words);
    if is_whole { Ok(goal) } else { Err(format!("BAD: generation {goal} is mixed with another")) }
}

/// The plan's file, which is never looked for: the system may refuse to say that it is there.
fn reference(folder: &str) -> Reference {
    Reference::from(Path::new(folder).join("plans/saves.ron").as_path())
}

/// A plan every part of which says which generation it is of.
fn plan(generation: usize, candidates: usize) -> Plan {
    let mut plan = Plan::empty(NAME);
    plan.goal.product = generation.to_string();
    plan.partners.extend((0..candidates).map(|place| {
        let mut partner = Partner::named(PartnerId::new(&format!("candidate-{place}")), &format!("Candidate {place}"));
        partner.domain = generation.to_string();
        Arc::new(partner)
    }));
    plan
}

fn number(word: &str) -> Result<usize, String> {
    word.parse().map_err(|_| format!("“{word}” is no number"))
}

fn candidates(rest: &[&str]) -> Result<usize, String> {
    rest.first().map_or(Ok(CANDIDATES), |word| number(word))
}

fn store(kind: &str, folder: &str) -> Result<Store, String> {
    let fault = match kind {
        "sound" => return Ok(Store::at(folder)),
        "no-sync" => Fault::NoSync,
        "no-folder-sync" => Fault::NoFolderSync,
        "in-place" => Fault::InPlace,
        _ => return Err(format!("no kind of save is called “{kind}”: sound, no-sync, no-folder-sync, in-place")),
    };
    Ok(Store::at(folder).on(Arc::new(Bad(fault))))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    NoSync,
    NoFolderSync,
    InPlace,
}

/// This machine's disk, used as it should not be.
#[derive(Clone, Copy, Debug)]
struct Bad(Fault);

impl Disk for Bad {
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>> {
        let file = ThisMachine.create_new(path, mode)?;
        Ok(if self.0 == Fault::NoFolderSync { file } else { Box::new(Unsynced(file)) })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.0 != Fault::InPlace {
            return ThisMachine.rename(from, to);
        }
        let bytes = fs::read(from)?;
        let mut file = fs::File::create(to)?;
        // As whoever prints into a file does it: a piece at a time.
        bytes.chunks(4096).try_for_each(|piece| Write::write_all(&mut file, piece))?;
        ThisMachine.remove(from)
    }

    fn sync_directory(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }
}

struct Unsynced(Box<dyn DiskFile>);

impl DiskFile for Unsynced {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}
