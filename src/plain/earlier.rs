//! What a plan was before: its earlier versions, what has changed since each, and the way back.

use super::about::About;
use super::ear::Heard;
use super::lists::numbered;
use super::talk::{Away, Talk, Went};
use crate::desk::working::moved::{AWAITED, Moving, without_the_rest};
use crate::desk::{Word, age};
use crate::plan::{Change, Edit, Plan};
use crate::report::Accounts;
use crate::store::{Backup, Reference};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Nobody wonders for as long as this.
const PATIENCE: Duration = Duration::from_secs(1);

impl Talk<'_> {
    /// The earlier versions of the open plan.
    pub(super) fn earlier(&mut self, text: &str) -> Went {
        let (path, name) = (self.desk().path().to_owned(), self.plan().name.clone());
        self.earlier_of(&path, &name, text)
    }

    /// The earlier versions of the plan in a file.
    pub(super) fn earlier_of(&mut self, path: &Path, name: &str, text: &str) -> Went {
        let versions = match self.store.backups(path).glance() {
            Ok(versions) => versions,
            Err(error) => {
                self.say(error.to_string());
                return Ok(());
            }
        };
        if versions.is_empty() {
            self.say(format!(
                "No earlier version of “{name}” has been kept yet: one is kept before the first change of a day."
            ));
            return Ok(());
        }
        let now = SystemTime::now();
        let times = age::days_and_times(&versions.iter().map(|version| version.at).collect::<Vec<_>>());
        let rows = numbered(versions.iter().zip(times).map(|(version, when)| {
            let trouble = version.trouble.map(|why| format!(", {why}")).unwrap_or_default();
            format!("{when} {}{trouble}", age::ago(version.at, now)).trim_end().to_owned()
        }));
        let said = if text.is_empty() {
            self.voice.read(rows.clone());
            self.ask("The number of a version says what has changed since; an empty line leaves it?", About::default())?
        } else {
            text.to_owned()
        };
        if said.is_empty() {
            return Ok(());
        }
        match self.row(&rows, &said).and_then(|at| versions.get(at)) {
            Some(version) => self.way_back(path, version),
            None => Ok(()),
        }
    }

    fn way_back(&mut self, path: &Path, version: &Backup) -> Went {
        let then = match self.store.backups(path).read(version) {
            Ok(read) => read.plan,
            Err(error) => {
                self.say(error.to_string());
                return Ok(());
            }
        };
        let is_open = self.open.as_ref().is_some_and(|open| open.path() == path);
        let now = if is_open {
            Some((self.plan().clone(), Arc::clone(self.desk().accounts())))
        } else {
            let read = self.store.read(&Reference::from(path)).ok();
            read.map(|read| (read.plan, Accounts::of(read.accounts)))
        };
        if let Some((now, accounts)) = now {
            // Lists have no versions: whom each partner reaches is as it is now.
            self.say_diff([(then.clone(), Arc::clone(&accounts)), (now, accounts)])?;
        }
        let said = self.ask(
            "Go back to it, or open it as a plan of its own: back, copy, or an empty line to leave it?",
            About::choices(&["back", "copy"]),
        )?;
        self.go_back(path, version, (then, is_open), &said)
    }

    /// Does what was said of an earlier version.
    fn go_back(&mut self, path: &Path, version: &Backup, (then, is_open): (Plan, bool), said: &str) -> Went {
        let when = age::day_and_time(version.at);
        match said {
            "back" if is_open => {
                let what = format!("back to the version of {when}");
                if self.change(Change::new(what, Edit::Whole(Box::new(then)))) {
                    self.say(format!("The plan says what it said on {when}; .undo takes that back."));
                }
            }
            "back" => {
                let done = self.store.bring_back(path, version);
                self.say(done.map_or_else(
                    |error| error.to_string(),
                    |()| format!("The plan is as it was on {when}. What stood there is kept among the versions."),
                ));
            }
            "copy" => {
                let name = format!("{} ({})", then.name, age::day(version.at));
                return match self.store.copy_version(path, version, &name) {
                    Ok(copy) => {
                        self.say(format!("“{name}” is a plan of its own, in {}.", copy.display()));
                        if is_open { Ok(()) } else { Err(Away::Next) }
                    }
                    Err(error) => {
                        self.say(error.to_string());
                        Ok(())
                    }
                };
            }
            _ => {}
        }
        Ok(())
    }

    /// Says what the plan in one file says otherwise than that in another.
    pub(super) fn say_differences(&mut self, was: &Path, is: &Path) -> Went {
        let [was, is] = [was, is].map(|path| self.store.read(&Reference::from(path)));
        match (was, is) {
            (Ok(was), Ok(is)) => self.say_diff([was, is].map(|read| (read.plan, Accounts::of(read.accounts)))),
            (Err(error), _) | (_, Err(error)) => {
                self.say(error.to_string());
                Ok(())
            }
        }
    }

    /// Says what one plan says otherwise than another, and what moves by it.
    pub(super) fn say_diff(&mut self, both: [(Plan, Arc<Accounts>); 2]) -> Went {
        let text = self.moving(both)?;
        let is_rule = |line: &&str| !line.trim().is_empty() && !line.chars().all(|letter| letter == '─');
        let lines = text.lines().filter(is_rule).map(|line| line.trim_start_matches("• ").to_owned()).collect();
        self.voice.read(lines);
        Ok(())
    }

    /// What moves between two plans, in words; what takes longer than a moment is said to.
    fn moving(&mut self, both: [(Plan, Arc<Accounts>); 2]) -> Went<String> {
        let moving = Moving::between(both, Some(self.today.clone()), "Nothing has changed since.", self.ear.post());
        let (mut text, mut there, mut has_ended, mut is_told) = (moving.awaited().to_owned(), None, false, false);
        let ends = |heard: &Heard, has_ahead: bool| match heard {
            Heard::Stop => true,
            Heard::Line(line) => line.trim() == ".enough" && !has_ahead,
            _ => false,
        };
        while moving.is_there() {
            match self.ear.hear_within(PATIENCE) {
                None if !is_told => {
                    is_told = true;
                    self.say(format!("{}. .enough goes on without.", AWAITED.trim_end_matches(" …")));
                    self.voice.breathe();
                }
                None => {}
                Some(Heard::Desk(Word::Moved { number, words, is_whole })) if moving.is(number) => {
                    if is_whole {
                        text = words;
                        break;
                    }
                    there = Some(words);
                }
                Some(Heard::Desk(word)) => self.take(word),
                Some(heard) if ends(&heard, self.ear.has_ahead()) => {
                    text = without_the_rest(there.as_deref());
                    break;
                }
                Some(Heard::Signal(signal)) => return Err(Away::End(signal)),
                Some(Heard::End) => has_ended = true,
                Some(line) => self.ear.put_off(line),
            }
        }
        if has_ended {
            self.ear.put_off(Heard::End);
        }
        Ok(text)
    }
}
