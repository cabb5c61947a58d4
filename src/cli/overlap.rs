//! `partnerplan overlap ask | answer | read`: how many accounts two companies share, by three files and without a list that
//! is shown to anybody.

use super::{
    Ended, Outcome,
    accounts::named,
    patience,
    shell::Shell,
    table::{Column, Table},
};
use crate::{
    accounts::private::{FileKind, Learn, Request, Watch, numbered},
    plan::PartnerId,
    report::private_overlap::{came, heard, in_full, made, read_out, sizes},
    store::{
        Around, Existing, Heard, Made, Making, OpenExchange, ReadPlan, Reference, Store, StoreError, exchange_file,
        is_same_file,
    },
};
use clap::ValueHint;
use std::{
    ffi::OsString,
    io::{IsTerminal, stdin},
    path::{Path, PathBuf},
};

/// The steps of an exchange.
#[derive(Debug, clap::Subcommand)]
#[command(after_long_help = in_full())]
pub(super) enum Step {
    /// Ask a partner how many accounts you share: writes a request for them, masked, without a name in it
    Ask {
        /// Which plan; its own accounts are compared
        plan: OsString,
        /// Which candidate, by id or name
        partner: String,
        #[command(flatten)]
        made: MadeSo,
        /// Where the request goes [default: request.overlap]
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
    },
    /// Answer a request with the list of your own accounts, once
    Answer {
        /// Which plan; of its own accounts those are compared where you are
        plan: OsString,
        /// The request
        #[arg(value_hint = ValueHint::FilePath)]
        request: PathBuf,
        /// Who asks, if they are a candidate of the plan
        #[arg(long, value_name = "PARTNER")]
        from: Option<String>,
        /// Answer without being asked once more
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        made: MadeSo,
        /// Where the answer goes [default: answer.overlap]
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
    },
    /// Read an answer and write the result for whoever answered; or read a result
    Read {
        /// Which plan
        plan: OsString,
        /// The answer, or the result
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// Where the result goes [default: result.overlap]
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
        /// Replace the file if it exists
        #[arg(long)]
        force: bool,
    },
    /// List the exchanges that wait for the other side, or end one of them
    Waiting {
        /// Which plan
        plan: OsString,
        /// End the one of this short hash, of which the beginning is enough: its key is erased
        #[arg(long, value_name = "HASH")]
        end: Option<String>,
    },
}

/// How a file of an exchange is made.
#[derive(Debug, clap::Args)]
pub(super) struct MadeSo {
    /// Which accounts are shared, not only how many: both sides have to say so
    #[arg(long)]
    names: bool,
    /// Pad your list to so many accounts, so that its length tells less
    #[arg(long, value_name = "N")]
    pad_to: Option<usize>,
    /// Replace the file if it exists
    #[arg(long)]
    force: bool,
}

impl MadeSo {
    fn learn(&self) -> Learn {
        if self.names { Learn::Names } else { Learn::Counts }
    }
}

pub(super) fn run(store: &Store, shell: &Shell, step: &Step) -> Ended {
    match step {
        Step::Ask { plan, partner, made, output } => {
            let output = output.as_deref().unwrap_or(Path::new("request.overlap"));
            ask(&At::of(store, shell, plan)?, partner, (output, made))
        }
        Step::Answer { plan, request, from, yes, made, output } => {
            let output = output.as_deref().unwrap_or(Path::new("answer.overlap"));
            answer(&At::of(store, shell, plan)?, request, from.as_deref(), *yes, (output, made))
        }
        Step::Read { plan, file, output, force } => read(&At::of(store, shell, plan)?, file, output.as_deref(), *force),
        Step::Waiting { plan, end } => waiting(&At::of(store, shell, plan)?, end.as_deref()),
    }
}

/// After so many accounts it is told how many there were.
const TOLD_EVERY: usize = 20_000;

/// A plan and what is around it.
struct At<'a> {
    store: &'a Store,
    shell: &'a Shell,
    read: ReadPlan,
}

impl<'a> At<'a> {
    fn of(store: &'a Store, shell: &'a Shell, plan: &OsString) -> Result<Self, Outcome> {
        Ok(Self { store, shell, read: store.read(&Reference::from(plan.clone()))? })
    }

    fn id(&self, partner: &str) -> Result<PartnerId, Outcome> {
        Ok(named(&self.read.plan, partner)?.id.clone())
    }

    /// What comes of a step, which is told as it goes and writes to this file.
    fn making<Came>(
        &self,
        (learn, pad_to): (Learn, Option<usize>),
        (output, force): (&Path, bool),
        work: impl FnOnce(Making<'_>) -> Result<Came, StoreError>,
    ) -> Result<(Came, PathBuf), Outcome> {
        let to = Around::here().meant(output).map_err(Outcome::problem)?;
        let existing = if force { Existing::Replace } else { Existing::Keep };
        let came = patience::masking(self.shell, |tell| {
            let told = |done| {
                tell(done / TOLD_EVERY * TOLD_EVERY);
                true
            };
            let watch = Watch::new(&told);
            work(Making { learn, pad_to, to: &to, existing, day: Some(self.shell.today()), watch: &watch })
        })?;
        Ok((came, to))
    }

    fn made(&self, kind: FileKind, file: &Made, to: &Path) -> Outcome {
        let to = to.display().to_string();
        let said = made(kind, &to, (&file.list, file.sent), &file.hash);
        Outcome { words: self.read.notes.iter().cloned().chain(said).collect(), ..Outcome::default() }
    }
}

fn ask(at: &At<'_>, partner: &str, (output, made): (&Path, &MadeSo)) -> Ended {
    let id = at.id(partner)?;
    let folder = at.store.accounts(&at.read.path);
    let (asked, to) = at.making((made.learn(), made.pad_to), (output, made.force), |making| folder.ask(&id, making))?;
    Ok(at.made(FileKind::Request, &asked, &to))
}

fn answer(at: &At<'_>, request: &Path, from: Option<&str>, yes: bool, (output, made): (&Path, &MadeSo)) -> Ended {
    let partner = from.map(|from| at.id(from)).transpose()?;
    let bytes = came_in(request, output)?;
    let request = Request::read(&bytes).map_err(|refusal| Outcome::problem(refusal.to_string()))?;
    let folder = at.store.accounts(&at.read.path);
    let list = folder.compared(false)?;
    let question = format!("{} {}", read_out(&request.hash), sizes(&request, &list, made.learn()));
    agreed(at.shell, &question, yes)?;
    let (answered, to) = at.making((made.learn(), made.pad_to), (output, made.force), |making| {
        folder.answer(&request, partner.as_ref(), making)
    })?;
    Ok(at.made(FileKind::Answer, &answered, &to))
}

fn read(at: &At<'_>, file: &Path, output: Option<&Path>, force: bool) -> Ended {
    let output = output.unwrap_or(Path::new("result.overlap"));
    let bytes = came_in(file, output)?;
    let folder = at.store.accounts(&at.read.path);
    let (taken, to) = at.making((Learn::Counts, None), (output, force), |making| folder.take(&bytes, making))?;
    Ok(Outcome { data: learnt(at, &taken), words: words(at, &taken, &to), code: 0 })
}

/// The bytes of a file that came in, which the one to be written must not take the place of.
fn came_in(file: &Path, output: &Path) -> Result<Vec<u8>, Outcome> {
    let meant = |path: &Path| Around::here().meant(path).map_err(Outcome::problem);
    let (file, to) = (meant(file)?, meant(output)?);
    if is_same_file(&file, &to) {
        let to = to.display();
        return Err(Outcome::problem(format!(
            "{to} is the file that is read: what is written would take its place. Nothing was done; name another with --output."
        )));
    }
    Ok(exchange_file(&file)?)
}

/// Lists what waits; or ends one.
fn waiting(at: &At<'_>, end: Option<&str>) -> Ended {
    let folder = at.store.accounts(&at.read.path);
    let all = folder.open_exchanges();
    if let Some(hash) = end {
        folder.forget(&meant(&all, hash)?.exchange)?;
        return Ok(Outcome::words("It is ended, and its key erased."));
    }
    if all.is_empty() {
        return Ok(Outcome::words("No exchange waits for the other side."));
    }
    let mut table = Table::new([
        ("Short hash", Column::Left),
        ("With", Column::Flexible),
        ("Since", Column::Left),
        ("Waits for", Column::Left),
    ]);
    for open in &all {
        let name = open.partner.as_ref().and_then(|id| at.read.plan.partner(id)).map(|partner| partner.name.clone());
        let day = open.day.as_ref().map_or_else(String::new, ToString::to_string);
        let waits = if open.is_asked { "an answer" } else { "a result" };
        table.row([called(open), name.unwrap_or_default(), day, waits.to_owned()]);
    }
    let data = at.shell.foreign(&table.text(at.shell)).into_owned();
    Ok(Outcome { data, words: at.read.notes.clone(), code: 0 })
}

/// The short hash of the file that went out, as it is read out; else the number of an exchange older than those are kept.
fn called(open: &OpenExchange) -> String {
    open.sent.clone().unwrap_or_else(|| numbered(&open.exchange).chars().take(8).collect())
}

/// The one that waits whose short hash begins so.
fn meant<'a>(all: &'a [OpenExchange], hash: &str) -> Result<&'a OpenExchange, Outcome> {
    let letters = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    let wanted = letters(hash);
    let is_meant = |open: &&OpenExchange| !wanted.is_empty() && letters(&called(open)).starts_with(&wanted);
    let found: Vec<&OpenExchange> = all.iter().filter(is_meant).collect();
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(Outcome::problem(format!("No exchange that waits has the short hash {hash}."))),
        _ => Err(Outcome::problem(format!("Several that wait have a short hash that begins {hash}: type more of it."))),
    }
}

/// What was learnt: a sentence, and with names a domain a line.
fn learnt(at: &At<'_>, taken: &Heard) -> String {
    let mut data = came(&taken.learnt) + "\n";
    for domain in &taken.learnt.domains {
        data.push_str(domain);
        data.push('\n');
    }
    at.shell.foreign(&data).into_owned()
}

fn words(at: &At<'_>, file: &Heard, to: &Path) -> Vec<String> {
    let to = to.display().to_string();
    let partner = file.partner.as_ref().and_then(|id| at.read.plan.partner(id));
    let said = heard(
        &file.learnt,
        &file.read,
        file.result.as_ref().map(|hash| (to.as_str(), hash)),
        partner.map(|partner| (partner.name.as_str(), &file.stands)),
        file.was_open,
    );
    at.read.notes.iter().cloned().chain(said).collect()
}

/// Whether whoever is asked says yes; where nobody can be asked, `--yes` says so.
fn agreed(shell: &Shell, question: &str, yes: bool) -> Result<(), Outcome> {
    shell.say(question);
    if yes {
        return Ok(());
    }
    if !stdin().is_terminal() {
        return Err(Outcome::problem("Nothing was answered: say --yes if it is to be answered so."));
    }
    shell.say("Answer it? y or n");
    let mut line = String::new();
    let heard = stdin().read_line(&mut line);
    match line.trim().to_lowercase().as_str() {
        "y" | "yes" if heard.is_ok() => Ok(()),
        _ => Err(Outcome::problem("Nothing was answered.")),
    }
}
