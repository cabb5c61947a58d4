//! Prints any view of a plan as text or as an SVG picture, through the loop body the wizard itself runs.
//!
//! ```text
//! cargo run --example screen -- VIEW [SIZE] [PLAN.ron] [--svg] [--ascii] [--theme=NAME]
//! cargo run --example screen -- ranking 100x30
//! ```
//!
//! Without a plan it shows the example. `--svg` makes the README's pictures; a test holds those to the program.

use partnerplan::{
    catalog,
    interview::steps::{To, View},
    plan::Plan,
    store::{Reference, Store},
    tui::{App, Looks, Message, Session, Theme, picture},
};
use ratatui::{backend::TestBackend, buffer::Buffer};
use std::{
    env,
    path::Path,
    process::ExitCode,
    sync::mpsc::{Receiver, channel},
    time::{Duration, Instant},
};

/// How long nothing may come before the screen counts as filled in.
const QUIET: Duration = Duration::from_millis(200);
const USAGE: &str = "screen VIEW [COLUMNSxROWS] [PLAN.ron] [--svg] [--ascii] [--theme=NAME]";

fn main() -> ExitCode {
    match print(&env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn print(words: &[String]) -> Result<(), String> {
    let (options, words): (Vec<&String>, Vec<&String>) = words.iter().partition(|word| word.starts_with("--"));
    let name = words.first().ok_or(USAGE)?;
    let view = find(name).ok_or_else(|| format!("No view is called “{name}”: {}", names()))?;
    let size = words.get(1).map_or(Ok((100, 30)), |word| read_size(word))?;
    let plan = words.get(2).map_or_else(|| Ok(catalog::example()), |path| read_plan(path))?;
    let is_ascii = options.iter().any(|option| *option == "--ascii");
    let theme = theme(options.iter().find_map(|option| option.strip_prefix("--theme=")))?;
    let buffer = screen(&plan, view, size, theme.in_ascii(is_ascii));
    if options.iter().any(|option| *option == "--svg") {
        print!("{}", picture::svg(&buffer, view.title()));
    } else {
        print!("{}", picture::text(&buffer));
    }
    Ok(())
}

/// A theme by its name.
fn theme(name: Option<&str>) -> Result<Theme, String> {
    let (terminal, looks) = (Theme::new(true, false), Looks::default());
    let Some(name) = name else { return Ok(terminal) };
    let place = looks.all.iter().position(|look| look.name == name);
    let names: Vec<&str> = looks.all.iter().map(|look| look.name.as_str()).collect();
    place.map(|place| looks.wear(place, terminal)).ok_or_else(|| format!("{name} is none of {}", names.join(", ")))
}

/// A view by its name, or by how its name begins, capitals or not, blanks as they are typed in a shell.
fn find(name: &str) -> Option<View> {
    let wanted = name.replace('-', " ").to_lowercase();
    View::ALL.into_iter().find(|view| view.title().to_lowercase().starts_with(&wanted))
}

fn names() -> String {
    View::ALL.map(|view| view.title().to_lowercase().replace(' ', "-")).join(", ")
}

fn read_size(word: &str) -> Result<(u16, u16), String> {
    let read = word.split_once('x').and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
    read.filter(|(columns, rows)| *columns > 0 && *rows > 0).ok_or_else(|| format!("“{word}” is no size: {USAGE}"))
}

fn read_plan(path: &str) -> Result<Plan, String> {
    let store = Store::at(Path::new("."));
    store.read(&Reference::from(Path::new(path))).map(|read| read.plan).map_err(|error| error.to_string())
}

/// The screen of a view once everything that takes longer is worked out.
///
/// # Panics
/// When the machine has no room for a folder: there is nothing to draw then.
pub(crate) fn screen(plan: &Plan, view: View, size: (u16, u16), theme: Theme) -> Buffer {
    let folder = tempfile::tempdir().expect("a folder for the plan");
    let store = Store::at(folder.path());
    let mut opened = store.create(&plan.name, plan).expect("the plan can be saved");
    if *plan == catalog::example() {
        opened.put_example_lists(None).expect("so can its lists");
    }
    drop(opened);
    let (post, inbox) = channel();
    let app = App::opening(store, theme, true, None, post, Reference::new(&plan.name));
    let renew = Box::new(move || TestBackend::new(size.0, size.1));
    let mut session = Session::new(app, size, renew).expect("memory can be drawn on");
    settle(&mut session, &inbox);
    session.app.go(To::View(view), &mut Vec::new());
    settle(&mut session, &inbox);
    session.backend().buffer().clone()
}

/// Takes what comes until nothing more does.
fn settle(session: &mut Session<TestBackend>, inbox: &Receiver<Message>) {
    loop {
        let message = inbox.recv_timeout(QUIET).unwrap_or(Message::Due);
        let is_quiet = matches!(message, Message::Due);
        session.give([message]);
        session.take_in(Instant::now());
        session.draw().expect("memory can be drawn on");
        if is_quiet && session.app.open_plan().is_some_and(|open| !open.is_working_out()) {
            return;
        }
    }
}
