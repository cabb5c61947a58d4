//! The command line: arguments, and one file a subcommand. Data goes to stdout, words go to stderr, and every way a
//! command can end is one of the exit codes 0 (done), 1 (a problem in the plan, the file or the disk) and 2 (wrong
//! use).
//!
//! A subcommand returns an `Outcome` and prints nothing: what reaches the terminal goes through `shell`, which
//! lets no control character of a plan through.

mod accounts;
mod apply;
mod backups;
mod changing;
mod check;
mod completions;
mod diff;
mod export;
mod import;
mod keys;
mod list;
mod locale;
mod man;
mod merge;
mod missing;
mod new;
mod open;
mod overlap;
mod page;
mod path;
mod patience;
mod picture;
mod rank;
mod recruit;
mod scorecard;
mod settings;
mod shell;
mod show;
mod since;
mod table;
mod won_deals;

use crate::{
    plan::Date,
    store::{Store, StoreError, survive_limits},
    tui::{Keymap, Setup},
};
use clap::{
    ColorChoice, CommandFactory, Parser, Subcommand, ValueHint, builder::NonEmptyStringValueParser, error::ErrorKind,
};
use clap_complete::Shell as CompletionShell;
use color_eyre::eyre::Report;
use shell::Shell;
use std::{
    ffi::OsString,
    io::{Write, stdout},
    path::PathBuf,
    process::ExitCode,
    sync::LazyLock,
};

/// Decide which few partners to start a B2B partner program with, and what each kind needs.
///
/// Without a command the wizard opens, at the list of saved plans. PLAN is a plan's short name, its name, or the path
/// of a .ron file.
#[derive(Debug, Parser)]
#[command(name = "partnerplan", version = version(), max_term_width = 100, after_long_help = man::examples())]
pub struct Arguments {
    #[command(flatten)]
    manner: open::Manner,
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Option<Command>,
}

const DIR_HELP: &str = "Keep plans under this folder [default: PARTNERPLAN_DIR, else the user's config folder]";

/// What the program is, with the commit it was built of where whoever built it said so.
fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let commit = option_env!("PARTNERPLAN_COMMIT").filter(|commit| !commit.is_empty());
        let commit = commit.map(|commit| format!(" ({commit})")).unwrap_or_default();
        format!("{}{commit}", env!("CARGO_PKG_VERSION"))
    });
    &VERSION
}

/// What every command takes. Of its own options each says more when it is asked shortly.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Options of every command")]
struct Global {
    #[arg(long, global = true, value_name = "DIR", help = DIR_HELP, value_hint = ValueHint::DirPath)]
    dir: Option<PathBuf>,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_short_help = true)]
    color: ColorChoice,
    /// Draw with plain ASCII characters only
    #[arg(long, global = true, hide_short_help = true)]
    ascii: bool,
    /// Take this as today's date, like 2027-03-31 or 31.3.2027: what is overdue depends on it [default: the machine's]
    #[arg(long, global = true, value_name = "DATE", value_parser = day, hide_short_help = true)]
    on: Option<Date>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open the wizard in one plan
    Open {
        /// Which plan
        plan: OsString,
        #[command(flatten)]
        manner: open::Manner,
    },
    /// Make a new plan
    New {
        /// What to call it
        #[arg(value_parser = NonEmptyStringValueParser::new())]
        name: String,
        #[arg(long, value_name = "example|STARTER|PLAN", default_value = new::DEFAULT, help = new::FROM_HELP)]
        from: OsString,
    },
    /// List the saved plans
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
        /// Only their short names, one a line: for a shell
        #[arg(long, conflicts_with = "json")]
        names: bool,
    },
    #[command(flatten)]
    Seen(Seen),
    /// Make the edits of a program in a plan: all of them, or none
    Apply {
        /// Which plan
        plan: OsString,
        #[command(flatten)]
        applying: apply::Applying,
    },
    #[command(flatten)]
    Lists(OnLists),
    /// Bring partners in from a spreadsheet or an export of a CRM
    Import {
        /// Which plan
        plan: OsString,
        #[command(flatten)]
        importing: import::Importing,
    },
    /// Write a plan's report for others
    Export {
        /// Which plan
        plan: OsString,
        #[command(flatten)]
        wanted: export::Wanted,
    },
    #[command(flatten)]
    Past(Past),
    /// Print the folder plans are kept in
    Path,
    /// Name the file of settings, and say what of it cannot be taken
    Settings,
    #[command(flatten)]
    About(About),
}

impl Command {
    /// Whether people read what it says, in their manner; a program reads the same everywhere.
    fn is_for_people(&self) -> bool {
        match self {
            Self::List { json, .. } | Self::Seen(Seen::Rank { json, .. }) | Self::Past(Past::Backups { json, .. }) => {
                !json
            }
            Self::Lists(OnLists::Accounts { wanted, .. }) => !wanted.json,
            Self::Past(Past::Diff(compared)) => !compared.json,
            Self::Seen(Seen::Show { lines, .. }) => !lines,
            Self::Export { wanted, .. } => wanted.is_for_people(),
            Self::Apply { .. } | Self::Import { .. } => false,
            _ => true,
        }
    }
}

/// The account lists beside a plan.
#[derive(Debug, Subcommand)]
enum OnLists {
    /// Say who is already at our accounts, and what is doubtful in the account lists
    Accounts {
        /// Which plan
        plan: OsString,
        #[command(flatten)]
        wanted: accounts::Asked,
    },
    /// Learn how many accounts you and a partner share, without either showing a list
    #[command(subcommand)]
    Overlap(overlap::Step),
}

impl OnLists {
    fn run(self, store: &Store, shell: &Shell) -> Ended {
        match self {
            Self::Accounts { plan, wanted } => accounts::run(store, shell, &plan.into(), &wanted),
            Self::Overlap(step) => overlap::run(store, shell, &step),
        }
    }
}

/// What is to be seen of a plan.
#[derive(Debug, Subcommand)]
enum Seen {
    /// Show a plan at a glance
    Show {
        /// Which plan
        plan: OsString,
        /// All it says instead, a line for each thing, for git to compare; a file that is no plan as it stands
        #[arg(long)]
        lines: bool,
    },
    /// Rank a plan's candidates
    Rank {
        /// Which plan
        plan: OsString,
        /// The whole report as JSON
        #[arg(long)]
        json: bool,
    },
    /// Say what is missing or contradictory in a plan
    Check {
        /// Which plan
        plan: OsString,
        /// End with 1 if there is anything
        #[arg(long)]
        strict: bool,
    },
    /// Draw a picture of a plan, as text or as SVG
    Picture {
        /// Which plan
        plan: OsString,
        #[command(flatten)]
        wanted: picture::Drawn,
    },
}

impl Seen {
    fn run(self, store: &Store, shell: &Shell) -> Ended {
        match self {
            Self::Show { plan, lines: true } => show::lines(store, shell, &plan.into()),
            Self::Show { plan, .. } => show::run(store, shell, &plan.into()),
            Self::Rank { plan, json } => rank::run(store, shell, &plan.into(), json),
            Self::Check { plan, strict } => check::run(store, shell, &plan.into(), strict),
            Self::Picture { plan, wanted } => picture::run(store, shell, &plan.into(), &wanted),
        }
    }
}

/// What a plan was, and what has changed.
#[derive(Debug, Subcommand)]
enum Past {
    /// Say what differs between two plans, or in one since a day, and what has moved by it
    Diff(diff::Compared),
    /// List the earlier versions of a plan
    Backups {
        /// Which plan
        plan: OsString,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Put an earlier version in the place of a plan; what stands there now is kept
    Restore {
        /// Which plan
        plan: OsString,
        /// The number of a version, as `backups` lists it, or a day: the last version of that day or before
        when: String,
    },
    /// Make one plan of two versions that come from one, in the place of OURS; git runs it
    Merge(merge::Versions),
}

impl Past {
    fn run(self, store: &Store, shell: &Shell) -> Ended {
        match self {
            Self::Diff(compared) => diff::run(store, shell, compared),
            Self::Backups { plan, json } => backups::run(store, shell, &plan.into(), json),
            Self::Restore { plan, when } => backups::restore(store, shell, &plan.into(), &when),
            Self::Merge(versions) => merge::run(store, &versions),
        }
    }
}

/// What the program says about itself: no plan is needed for it, nor a place for plans.
#[derive(Debug, Subcommand)]
enum About {
    /// Print the wizard's keys
    Keys(keys::Printed),
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: CompletionShell,
    },
    /// Print the manual page
    Man,
    /// Print what git is told, so that it merges and compares plans by what they say
    GitSetup,
}

impl About {
    fn run(self, shell: &Shell, keymap: &Keymap) -> Outcome {
        match self {
            Self::Keys(printed) => keys::run(shell, keymap, printed),
            Self::Completions { shell } => completions::run(shell),
            Self::Man => man::run(),
            Self::GitSetup => merge::setup(shell),
        }
    }
}

/// What a command has to say, and how it ends.
#[derive(Debug, Default)]
struct Outcome {
    /// For stdout.
    data: String,
    /// For stderr, a sentence each.
    words: Vec<String>,
    /// The exit code.
    code: u8,
}

impl Outcome {
    fn data(data: impl Into<String>) -> Self {
        Self { data: data.into(), ..Self::default() }
    }

    fn words(words: impl Into<String>) -> Self {
        Self { words: vec![words.into()], ..Self::default() }
    }

    /// A problem, in a sentence: ends with 1.
    fn problem(words: impl Into<String>) -> Self {
        Self { words: vec![words.into()], code: 1, ..Self::default() }
    }
}

impl From<StoreError> for Outcome {
    fn from(error: StoreError) -> Self {
        Self::problem(error.to_string())
    }
}

/// Makes faults and reports readable: in colour on a terminal only.
///
/// # Errors
/// When that was done before.
pub fn install_reports() -> Result<(), Report> {
    shell::install_reports()
}

/// Reads the arguments of this process.
///
/// # Errors
/// When they are wrong, or ask for help or the version.
pub fn arguments() -> Result<Arguments, clap::Error> {
    let arguments = Arguments::try_parse().map_err(|error| missing::named(error, std::env::args_os()))?;
    match (&arguments.command, arguments.manner.named()) {
        (None | Some(Command::Open { .. }), _) | (_, None) => Ok(arguments),
        (Some(_), Some(option)) => {
            let sentence =
                format!("{option} is for the wizard: partnerplan {option}, or partnerplan open PLAN {option}");
            Err(Arguments::command().error(ErrorKind::ArgumentConflict, sentence))
        }
    }
}

/// Says what is wrong with the arguments, or gives the help asked for.
#[must_use]
pub fn refuse(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        return ExitCode::from(shell::ended(error.print().and_then(|()| stdout().flush()), 0, false));
    }
    shell::say(&error.render().to_string(), false);
    ExitCode::from(2)
}

/// Says what went wrong where nothing else can be done.
#[must_use]
pub fn give_up(report: &Report) -> ExitCode {
    shell::say(&format!("{report:#}"), false);
    ExitCode::from(1)
}

/// Does what the arguments say.
#[must_use]
pub fn run(arguments: Arguments) -> ExitCode {
    survive_limits();
    let Arguments { manner, global, command } = arguments;
    let shell = Shell::around(global.color, global.ascii, global.on).read_out(open::is_accessible());
    if command.as_ref().is_none_or(Command::is_for_people) {
        locale::manner().take();
    }
    let outcome = match Store::locate(global.dir) {
        Ok(store) => {
            let mut outcome = dispatch(command, &store, &shell, manner).unwrap_or_else(|problem| problem);
            outcome.words.splice(0..0, store.notes().iter().cloned());
            outcome
        }
        Err(error) => match command {
            Some(Command::About(about)) => about.run(&shell, &Keymap::default()),
            _ => error.into(),
        },
    };
    ExitCode::from(shell.print(&outcome))
}

/// Both ways an outcome: the problem is the one that cuts a command short.
type Ended = Result<Outcome, Outcome>;

fn dispatch(command: Option<Command>, store: &Store, shell: &Shell, manner: open::Manner) -> Ended {
    let Some(command) = command else { return open::wizard(store, shell, manner, None) };
    match command {
        Command::Open { plan, manner: own } => open::wizard(store, shell, manner.or(own), Some(plan.into())),
        Command::New { name, from } => new::run(store, shell, &name, &from),
        Command::List { names: true, .. } => list::names(store, shell),
        Command::List { json, .. } => list::run(store, shell, json),
        Command::Seen(seen) => seen.run(store, shell),
        Command::Apply { plan, applying } => apply::run(store, shell, &plan.into(), &applying),
        Command::Lists(on) => on.run(store, shell),
        Command::Import { plan, importing } => import::run(store, shell, &plan.into(), &importing),
        Command::Export { plan, wanted } => export::run(store, shell, &plan.into(), &wanted),
        Command::Past(past) => past.run(store, shell),
        Command::Path => Ok(path::run(store, shell)),
        Command::Settings => Ok(settings::run(store, shell)),
        Command::About(about) => Ok(about.run(shell, &Setup::of(&store.settings(), shell.depth()).keymap)),
    }
}

fn day(text: &str) -> Result<Date, String> {
    let read = crate::plan::day(text).map_err(|error| error.to_string())?;
    read.ok_or_else(|| "write a day, like 2027-03-31".to_owned())
}
