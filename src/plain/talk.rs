//! One conversation: where it is, what is open, and how a question is asked.

use super::about::{About, beginning};
use super::ear::{Ear, Heard};
use super::voice::Voice;
use crate::action::Action;
use crate::desk::OpenPlan;
use crate::interview::steps::View;
use crate::interview::trial::Trying;
use crate::plan::{Change, CriterionId, Date, Field, PartnerId, Plan, SegmentId, Subject};
use crate::report::Report;
use crate::store::{Opened, Reference, Store};
use std::collections::HashSet;
use std::io::Write;
use std::rc::Rc;

/// What to start with.
#[derive(Debug)]
pub struct Start {
    /// Where plans are kept.
    pub store: Store,
    /// A plan to open; Home without one.
    pub open: Option<Reference>,
    /// The day it is.
    pub today: Date,
    /// Whether only plain characters are written.
    pub ascii: bool,
    /// What is to be said before anything else.
    pub notes: Vec<String>,
}

/// A line of more letters is not read back whole.
const LONG: usize = 200;

/// What comes of a question, unless it leads away from there.
pub(super) type Went<T = ()> = Result<T, Away>;

/// What leads away from a question.
#[derive(Debug)]
pub(super) enum Away {
    /// To the question after it.
    Next,
    /// To the question before it.
    Back,
    /// What stands there is to go.
    Clear,
    /// To the place of this number.
    To(usize),
    /// To the list of plans.
    Home,
    /// Into a plan.
    Into(Box<Opened>),
    /// Out.
    Quit,
    /// Out, as the system wants it: the signal.
    End(i32),
}

/// A word that does something.
#[derive(Clone, Copy)]
pub struct Command {
    /// The word, without its dot.
    pub word: &'static str,
    /// What may stand behind it.
    pub takes: &'static str,
    /// What it does, in a sentence.
    pub says: &'static str,
    /// What the same is called on the screen.
    pub does: &'static [Action],
    pub(super) run: fn(&mut Talk<'_>, &str) -> Went,
}

pub(super) const fn command(
    word: &'static str,
    takes: &'static str,
    says: &'static str,
    does: &'static [Action],
    run: fn(&mut Talk<'_>, &str) -> Went,
) -> Command {
    Command { word, takes, says, does, run }
}

impl Command {
    /// "add NAME: Add a candidate."
    #[must_use]
    pub fn words(&self) -> String {
        let gap = if self.takes.is_empty() { "" } else { " " };
        format!("{}{gap}{}: {}", self.word, self.takes, self.says)
    }

    /// Whether a command of everywhere means something at Home.
    pub(super) fn is_for_home(&self) -> bool {
        ["list", "more", "open", "find", "where", "help", "home", "quit", "next", "back", "clear"].contains(&self.word)
    }

    /// Whether it leads from one question to another.
    pub(super) fn is_a_move(&self) -> bool {
        ["next", "back", "clear", "editor"].contains(&self.word)
    }
}

/// Where something is asked or read.
#[derive(Clone, Copy)]
pub struct Place {
    /// What it is called.
    pub name: &'static str,
    /// The view of the screen that shows the same.
    pub view: View,
    /// Whether the way through the plan passes it.
    pub is_on_the_way: bool,
    /// What else an answer at one of its questions does.
    pub answers: &'static [Action],
    /// Its commands.
    pub commands: &'static [Command],
    /// What is here, a line a row.
    pub(super) rows: fn(&Talk<'_>) -> Vec<String>,
    /// Opens the row of this number, counted from 0.
    pub(super) open: fn(&mut Talk<'_>, usize) -> Went,
    pub(super) enter: fn(&mut Talk<'_>) -> Went,
}

/// What can be said and where it can be.
#[derive(Clone, Copy)]
pub struct Tables {
    /// The commands that are understood at every question.
    pub everywhere: &'static [Command],
    /// The commands of Home.
    pub home: &'static [Command],
    /// The places of a plan, in the order of the work.
    pub places: &'static [Place],
}

/// The command a word means: the word itself, else the only one that begins so.
pub(super) fn meant<'a>(tables: [&'a [Command]; 2], word: &str) -> Option<&'a Command> {
    let word = word.to_lowercase();
    let all = || tables.into_iter().flatten();
    let mut begins = all().filter(|command| word.len() > 1 && command.word.starts_with(&word));
    let only = match (begins.next(), begins.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    };
    all().find(|command| command.word == word).or(only)
}

/// A conversation.
pub(super) struct Talk<'out> {
    pub(super) tables: Tables,
    pub(super) store: Store,
    pub(super) today: Date,
    pub(super) ear: Ear,
    pub(super) voice: Voice<'out>,
    pub(super) open: Option<OpenPlan>,
    pub(super) plans: u64,
    /// The number of the place it is at.
    pub(super) at: usize,
    /// What was asked last.
    pub(super) question: String,
    /// What there is to be said of it.
    pub(super) about: About,
    /// The candidate who was named last.
    pub(super) named: Option<PartnerId>,
    /// How many lines behind pasted names may still be of them: a sheet has empty rows.
    pub(super) behind_names: u8,
    /// A change that was made and has not been told.
    pub(super) untold: Option<String>,
    /// The field that is asked for.
    pub(super) field: Option<(Subject, &'static Field)>,
    /// Choices that have been read out.
    pub(super) heard: HashSet<String>,
    /// What is to be said before the next question.
    pub(super) later: Vec<String>,
    /// The same of what another program did to the file.
    pub(super) elsewhere: Option<String>,
    /// The set being tried.
    pub(super) trying: Trying,
    /// Why the plan is not saved, as it was said last.
    pub(super) unsaved: Option<String>,
    pub(super) start: Option<Reference>,
    /// Whether all is rated of one candidate before the next.
    pub(super) by_candidate: bool,
    /// The rating asked for or given last.
    pub(super) rated: Option<(PartnerId, CriterionId)>,
    /// Whether rows of this place were read since the last answer, so that a number may be a row's.
    pub(super) has_read_rows: bool,
    /// Whose rating was given last, and on what.
    pub(super) given: Option<(PartnerId, CriterionId)>,
    /// The segment whose sheet is read.
    pub(super) segment: Option<SegmentId>,
    /// Whether the tour is to begin in the plan opened next.
    pub(super) is_touring: bool,
    /// How many commands ask within each other.
    pub(super) depth: usize,
    /// The line heard last: where it is long, it is not read back whole.
    line_heard: String,
    /// How many lines have been heard.
    pub(super) lines_heard: usize,
}

impl<'out> Talk<'out> {
    pub(super) fn new(start: Start, tables: Tables, ear: Ear, out: &'out mut dyn Write) -> Self {
        Self {
            tables,
            store: start.store,
            today: start.today,
            ear,
            voice: Voice::new(out, start.ascii),
            open: None,
            plans: 0,
            at: 0,
            question: String::new(),
            about: About::default(),
            named: None,
            behind_names: 0,
            untold: None,
            field: None,
            heard: HashSet::new(),
            later: start.notes,
            elsewhere: None,
            trying: Trying::default(),
            unsaved: None,
            start: start.open,
            by_candidate: false,
            rated: None,
            has_read_rows: false,
            given: None,
            segment: None,
            is_touring: false,
            depth: 0,
            line_heard: String::new(),
            lines_heard: 0,
        }
    }

    /// The whole conversation; the exit code.
    pub(super) fn run(&mut self) -> u8 {
        let mut away = match self.start.take() {
            Some(reference) => self.enter(&reference),
            None => Err(Away::Home),
        };
        loop {
            away = match away {
                Err(Away::Into(opened)) => self.in_plan(*opened),
                Err(Away::Quit) => return self.leave(0),
                Err(Away::End(signal)) => return self.leave(128 + u8::try_from(signal).unwrap_or(15)),
                _ if self.open.is_some() => self.put_away(),
                _ => self.visit_home(),
            };
        }
    }

    /// Works in a plan until it leads away from it.
    fn in_plan(&mut self, opened: Opened) -> Went {
        self.begin(opened);
        if std::mem::take(&mut self.is_touring) {
            match self.tour() {
                Err(Away::To(at)) => self.at = at,
                Ok(()) | Err(Away::Next | Away::Back | Away::Clear) => {}
                away => return away,
            }
        }
        loop {
            let place = &self.tables.places[self.at];
            let before = self.lines_heard;
            self.named = None;
            let mut went = (place.enter)(self);
            let goes_on = matches!(went, Ok(()) | Err(Away::Next | Away::Back | Away::Clear));
            if goes_on && self.lines_heard == before {
                went = self.menu(&format!("{}: what next? .places reads the places, .help the commands.", place.name));
            }
            match went {
                Ok(()) | Err(Away::Next) => self.go_on(),
                Err(Away::Back) => self.at = self.before(),
                Err(Away::To(at)) => self.at = at,
                Err(Away::Clear) => {}
                away => return away,
            }
        }
    }

    /// To the next place; the last stays.
    fn go_on(&mut self) {
        let next = self.after();
        if next == self.at {
            self.say("This is the last place: .places reads them all, .quit leaves.");
        }
        self.at = next;
    }

    /// Says this.
    pub(super) fn say(&mut self, text: impl AsRef<str>) {
        let text = text.as_ref();
        if !text.is_empty() {
            self.untold = None;
        }
        if self.line_heard.len() > LONG && text.contains(&self.line_heard) {
            let short = beginning(&self.line_heard);
            return self.voice.say(&text.replace(&self.line_heard, &short));
        }
        self.voice.say(text);
    }

    /// The open plan.
    ///
    /// # Panics
    /// Never: places are entered, and their commands given, in an open plan only.
    pub(super) fn desk(&mut self) -> &mut OpenPlan {
        self.open.as_mut().expect("a place is entered in an open plan")
    }

    /// The plan, as it stands.
    pub(super) fn plan(&self) -> &Plan {
        self.open.as_ref().expect("a place is entered in an open plan").plan()
    }

    /// The report on it.
    pub(super) fn report(&self) -> Rc<Report> {
        self.open.as_ref().expect("a place is entered in an open plan").report()
    }

    /// The place it is at; none at Home.
    pub(super) fn place(&self) -> Option<&'static Place> {
        self.open.as_ref().map(|_| &self.tables.places[self.at])
    }

    /// Makes a change and has it saved. What refuses it is said; whether it was made. What nobody tells of it is told
    /// before the next question: nothing is changed in silence.
    pub(super) fn change(&mut self, change: Change) -> bool {
        let what = change.what.clone();
        let open = self.desk();
        let before = open.document().revision();
        open.close_step();
        match open.change(change) {
            Ok(()) => {
                open.close_step();
                open.save();
                self.untold = (self.desk().document().revision() != before).then_some(what);
                true
            }
            Err(sentence) => {
                self.say(sentence);
                false
            }
        }
    }

    /// The same where there may be nothing to change.
    pub(super) fn change_if(&mut self, change: Option<Change>) -> bool {
        match change {
            Some(change) => self.change(change),
            None => {
                self.say("Nothing to change.");
                false
            }
        }
    }

    /// The next line; what else is heard meanwhile is taken in.
    pub(super) fn line(&mut self) -> Went<String> {
        self.heard_line()?.ok_or(Away::Quit)
    }

    /// The same; none where Ctrl-C came instead.
    pub(super) fn heard_line(&mut self) -> Went<Option<String>> {
        loop {
            if self.voice.has_gone() {
                return Err(Away::Quit);
            }
            match self.ear.hear() {
                Heard::Line(line) => {
                    self.lines_heard += 1;
                    line.trim().clone_into(&mut self.line_heard);
                    return Ok(Some(line));
                }
                Heard::Stop => return Ok(None),
                Heard::End => return Err(Away::Quit),
                Heard::Signal(signal) => return Err(Away::End(signal)),
                Heard::Desk(word) => self.take(word),
                Heard::Editor(_) => {}
            }
        }
    }
}
