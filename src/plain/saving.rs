//! How the plan stands on the disk: it is sent there after each answer, and what goes wrong is said before the next
//! question.

use super::about::About;
use super::ear::Heard;
use super::talk::{Away, Talk, Went};
use crate::desk::{Brought, OpenPlan, Saved, Word};
use crate::interview::steps::View;
use crate::plan::Plan;
use crate::report::words;
use crate::store::{Around, Cause, Left, Opened, Outside, Unsaved};
use std::path::Path;
use std::time::{Duration, Instant};

/// So often it is said how far long work is.
const PATIENCE: Duration = Duration::from_secs(5);

impl Talk<'_> {
    /// A plan was opened: where it was left, and what is to be said of it.
    pub(super) fn begin(&mut self, opened: Opened) {
        self.plans += 1;
        let left = self.store.left(opened.file.path());
        let drafts = self.store.drafts(opened.file.path()).read();
        let notes = opened.notes.clone();
        let open = OpenPlan::new(opened, self.plans, Some(self.today.clone()), self.ear.post());
        self.at = self.place_left(left, open.plan());
        self.say(format!(
            "“{}” is open: {}.",
            open.plan().name,
            crate::report::figure::counted(open.plan().partners.len(), "candidate")
        ));
        if !open.plan().partners.is_empty() {
            self.say(format!("So far: {}.", open.progress()));
        }
        for note in notes {
            self.say(note);
        }
        if let Some(undecided) = words::undecided(open.plan(), ".settle") {
            self.say(undecided);
        }
        if !open.kept_aside().is_empty() {
            self.say(".aside holds it against the plan, to be taken or put away.");
        }
        if let Some(refusal) = open.refusal() {
            self.say(format!("To look at only. {refusal} .save reads it again."));
        }
        if !drafts.is_empty() {
            let said: Vec<&str> = drafts.values().map(|draft| draft.said.as_str()).collect();
            self.say(format!("Typed on the screen and not in the plan yet, where it is still: {}.", said.join(", ")));
        }
        self.open = Some(open);
        self.trying.end();
        self.unsaved = None;
    }

    /// The place a plan opens at: the one it was left at, else the first that is open.
    fn place_left(&self, left: Option<Left>, plan: &Plan) -> usize {
        let known = left.as_ref().and_then(|left| View::ALL.into_iter().find(|view| view.go_letter() == left.view));
        let view = known.unwrap_or_else(|| View::first_of(plan));
        let name = left.and_then(|left| left.place);
        let place = self.tables.places.iter().position(|place| name.as_deref() == Some(place.name));
        place.filter(|at| self.tables.places[*at].view.is(view)).unwrap_or_else(|| self.place_of(view))
    }

    /// Takes in what was done beside the plan.
    pub(super) fn take(&mut self, word: Word) {
        let number = self.plans;
        let Some(open) = &mut self.open else { return };
        match word {
            Word::Saved { plan, revision, failure } if plan == number => match failure {
                None => open.mark_saved(revision),
                Some(_) if !open.is_dirty() => {}
                Some(unsaved) => open.mark_unsaved(unsaved),
            },
            Word::Said(sentence) => {
                open.hear(sentence.clone());
                self.later.push(sentence);
            }
            Word::Outside { plan, outside } if plan == number => {
                let words = open.notice(outside);
                self.say_of_outside(words);
            }
            Word::Found { plan, revision, findings } if plan == number => open.found(revision, findings),
            Word::WorkingOut { plan, revision, part } if plan == number => open.tell(revision, part),
            Word::TableRead { plan, number: of, came } if plan == number => open.incoming.take(of, came),
            Word::TableFar { plan, number: at, rows, of } if plan == number => open.incoming.tell(at, rows, of),
            Word::ListRead { plan, number: of, read } if plan == number => open.bringing.tell(of, read),
            Word::ListTaken { plan, number: of, brought } if plan == number => {
                open.bringing.take(of);
                self.list_taken(brought);
            }
            _ => {}
        }
    }

    /// A list has been taken in, or a step of an overlap done, or why not.
    fn list_taken(&mut self, brought: Result<Brought, String>) {
        match (brought, &mut self.open) {
            (Ok(brought), Some(open)) => {
                open.put_accounts(brought.accounts);
                match brought.paper {
                    Some(paper) => self.later.extend(paper.text.split("\n\n").map(str::to_owned)),
                    None => self.later.push(brought.said),
                }
            }
            (Err(words), _) => self.later.push(words),
            (Ok(_), None) => {}
        }
    }

    /// What another program did to the file is said before the next question.
    fn say_of_outside(&mut self, words: Option<String>) {
        if let Some(words) = words {
            self.elsewhere = Some(words.replace("Ctrl-S", ".save"));
        }
    }

    /// Says what has come meanwhile, and that the plan could not be saved.
    pub(super) fn before_question(&mut self) {
        while !self.ear.has_ahead() {
            match self.ear.hear_within(Duration::ZERO) {
                Some(Heard::Desk(word)) => self.take(word),
                Some(other) => self.ear.put_off(other),
                None => break,
            }
        }
        if let Some(what) = self.untold.take() {
            self.say(format!("Changed: {what}; .undo takes it back."));
        }
        for words in std::mem::take(&mut self.later).into_iter().chain(self.elsewhere.take()) {
            self.say(words);
        }
        let unsaved = match self.open.as_ref().map(OpenPlan::saved) {
            Some(Saved::No(unsaved)) => Some(unsaved.reason.clone()),
            _ => None,
        };
        if unsaved != self.unsaved {
            match &unsaved {
                Some(reason) => {
                    self.say(format!("Not saved: {reason}"));
                    self.say(".save tries again, .save and a place saves a copy there.");
                }
                None if self.open.is_some() => self.say("The plan is saved."),
                // It was put away as it was: how has been said.
                None => {}
            }
            self.unsaved = unsaved;
        }
    }

    /// How the plan stands on the disk.
    pub(super) fn saved_words(&mut self) -> String {
        let open = self.desk();
        if let Some(refusal) = open.refusal() {
            return refusal;
        }
        // What was sent is there in a moment: the answer is then one that stays true.
        match open.finish() {
            Ok(()) => format!("Saved in {}.", open.path().display()),
            Err(unsaved) => format!("Not saved: {}", unsaved.reason),
        }
    }

    /// Waits for what takes long to work out; said when it is begun, and every few seconds.
    pub(super) fn work_out(&mut self) -> Went {
        if self.desk().is_worked_out() {
            return Ok(());
        }
        self.say("Working out who is recruited.");
        self.voice.breathe();
        let now = Instant::now();
        self.desk().work_out(true, now);
        self.desk().work_out(true, now + PATIENCE);
        let mut has_ended = false;
        while self.desk().is_working_out() {
            match self.ear.hear_within(PATIENCE) {
                None => {
                    let words = self.desk().awaited().unwrap_or_default();
                    let words = words.split('…').next().unwrap_or_default().to_owned();
                    self.say(format!("{words}. .enough ends it with the best so far."));
                    self.voice.breathe();
                }
                Some(Heard::Desk(word)) => self.take(word),
                Some(Heard::Stop) => self.desk().enough(),
                Some(Heard::Line(line)) if line.trim() == ".enough" && !self.ear.has_ahead() => self.desk().enough(),
                Some(Heard::Signal(signal)) => return Err(Away::End(signal)),
                Some(Heard::End) => {
                    has_ended = true;
                }
                Some(line) => self.ear.put_off(line),
            }
        }
        if has_ended {
            self.ear.put_off(Heard::End);
        }
        Ok(())
    }

    /// Ends what is worked out, or works it out to the end.
    pub(super) fn enough(&mut self) -> Went {
        if self.desk().cut_short().is_none() {
            self.say("Nothing is being worked out.");
            return Ok(());
        }
        self.desk().enough();
        self.work_out()
    }

    /// Takes a change back.
    pub(super) fn undo(&mut self) -> Went {
        let what = self.desk().undo();
        self.has_gone_back("Undone", what)
    }

    /// Makes it again.
    pub(super) fn redo(&mut self) -> Went {
        let what = self.desk().redo();
        self.has_gone_back("Made again", what)
    }

    fn has_gone_back(&mut self, done: &str, what: Result<String, String>) -> Went {
        match what {
            Ok(what) => {
                self.desk().save();
                self.say(format!("{done}: {what}."));
            }
            Err(why) => self.say(why),
        }
        Ok(())
    }

    /// Puts the plan away and goes Home; where it cannot be saved, asks what is to become of it.
    pub(super) fn put_away(&mut self) -> Went {
        self.remember();
        let is_settled = match self.desk().finish() {
            Ok(()) => {
                self.look_outside();
                true
            }
            Err(unsaved) => self.settle(&unsaved)?,
        };
        let Some(mut open) = self.open.take() else { return Ok(()) };
        let words = if is_settled { open.farewell() } else { open.copied(&self.store) };
        self.say(words);
        open.end();
        Ok(())
    }

    /// What another program has just written is told on the way out, also where nothing is to be saved.
    fn look_outside(&mut self) {
        let outside = match self.desk().look_at_file() {
            Err(Unsaved { cause: Cause::Changed, .. }) => Outside::Changed,
            Err(Unsaved { cause: Cause::Gone, .. }) => Outside::Gone,
            _ => return,
        };
        self.desk().notice(outside);
    }

    /// Keeps where the plan is left.
    fn remember(&mut self) {
        let place = &self.tables.places[self.at];
        let (view, place) = (place.view.go_letter(), Some(place.name.to_owned()));
        let partner = self.desk().selected.clone();
        let path = self.desk().path().to_owned();
        self.store.leave(&path, Left { view, partner, place });
    }

    /// Asks what is to become of a plan that cannot be saved. Whether it is where it was sent now; what is not is kept
    /// beside it.
    fn settle(&mut self, unsaved: &Unsaved) -> Went<bool> {
        if unsaved.cause != Cause::Refused {
            differs(self, unsaved)?;
            return Ok(!self.desk().is_dirty());
        }
        self.say(format!("Not saved: {}", unsaved.reason));
        loop {
            let what = self.ask(
                "Try again, save a copy elsewhere, or leave without: again, a place, or leave [again]?",
                About::choices(&["again", "leave"]),
            )?;
            match what.as_str() {
                "" | "again" => match self.desk().finish() {
                    Ok(()) => return Ok(true),
                    Err(unsaved) => self.say(format!("Not saved: {}", unsaved.reason)),
                },
                "leave" => return Ok(false),
                place => {
                    if self.copy_to(place) {
                        return Ok(true);
                    }
                }
            }
        }
    }

    /// Saves a copy at a place that was typed.
    fn copy_to(&mut self, place: &str) -> bool {
        let path = Around::here().meant(Path::new(place.trim_matches(['"', '\''])));
        let made = path.and_then(|path| self.store.create_at(&path, self.plan()).map_err(|error| error.to_string()));
        match made {
            Ok(opened) => {
                self.say(format!("A copy is in {}.", opened.file.path().display()));
                true
            }
            Err(words) => {
                self.say(words);
                false
            }
        }
    }

    /// Leaves: what is in memory is on the disk, or beside the plan, and where is said. The exit code.
    pub(super) fn leave(&mut self, code: u8) -> u8 {
        let Some(_) = &self.open else { return code };
        self.remember();
        let is_saved = self.desk().finish().is_ok();
        if is_saved {
            self.look_outside();
        }
        let Some(mut open) = self.open.take() else { return code };
        let words = if is_saved { open.farewell() } else { open.copied(&self.store) };
        self.say(words);
        self.voice.breathe();
        open.end();
        if is_saved { code } else { code.max(1) }
    }
}

/// Saves now; with a place, a copy there.
pub(super) fn save(talk: &mut Talk<'_>, place: &str) -> Went {
    if talk.desk().is_read_only() && place.is_empty() {
        return reopen(talk);
    }
    if !place.is_empty() {
        talk.copy_to(place);
        return Ok(());
    }
    let looked = talk.desk().look_at_file();
    let done = looked.and_then(|()| talk.desk().finish());
    match done {
        Ok(()) => {
            let words = talk.saved_words();
            talk.say(words);
            Ok(())
        }
        Err(unsaved) => differs(talk, &unsaved),
    }
}

/// Another program has changed or removed the file, or the disk refused.
fn differs(talk: &mut Talk<'_>, unsaved: &Unsaved) -> Went {
    talk.unsaved = Some(unsaved.reason.clone());
    talk.say(format!("Not saved: {}", unsaved.reason));
    if unsaved.cause == Cause::Refused {
        return Ok(());
    }
    let said = talk.ask(
        "Keep yours, with theirs in a file beside it, or take theirs: mine, theirs, or an empty line to leave it?",
        About::choices(&["mine", "theirs"]),
    )?;
    match said.as_str() {
        "mine" | "yours" => {
            let path = talk.desk().path().to_owned();
            if unsaved.cause == Cause::Changed {
                match talk.store.keep_beside(&path, "theirs") {
                    Ok(beside) => talk.say(format!("Theirs is in {}.", beside.display())),
                    Err(error) => {
                        talk.say(error.to_string());
                        return Ok(());
                    }
                }
            }
            let words = match talk.desk().overwrite() {
                Ok(()) => "Yours is saved.".to_owned(),
                Err(unsaved) => unsaved.reason,
            };
            talk.say(words);
            Ok(())
        }
        "theirs" => reopen(talk),
        _ => Ok(()),
    }
}

/// Reads the file again: what it holds takes the place of what is in memory, and can be undone.
fn reopen(talk: &mut Talk<'_>) -> Went {
    talk.desk().close_file();
    let path = talk.desk().path().to_owned();
    match talk.store.open(&crate::store::Reference::from(path.as_path())) {
        Ok(opened) => {
            talk.plans += 1;
            let (number, post) = (talk.plans, talk.ear.post());
            talk.desk().take_in(opened, number, &post);
            // What was heard of the file before is over.
            talk.elsewhere = None;
            let words = talk.desk().refusal().unwrap_or_else(|| "Read again; the plan can be changed here.".to_owned());
            talk.say(words);
        }
        Err(error) => {
            talk.desk().is_without_file(error.brief());
            talk.say(error.to_string());
        }
    }
    Ok(())
}
