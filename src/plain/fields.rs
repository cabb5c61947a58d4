//! Fields that ask themselves: label, unit and what stands there; what is answered is written as a form would.

use super::ear::Heard;
use super::talk::{Away, Talk, Went};
use crate::desk::{Edited, Editing};
use crate::interview::fields::said;
use crate::plan::{Date, Field, Kind, Subject, spelled};
use crate::text::manner::here;

/// Letters of a value that are read at its question; of more only the beginning.
const READ: usize = 160;

impl Talk<'_> {
    /// Asks for these fields of `subject`, one after the other, at the place of this name.
    pub(super) fn ask_fields(&mut self, place: &str, subject: &Subject, fields: &[&'static Field]) -> Went {
        let mut at = 0;
        while let Some(field) = fields.get(at) {
            match self.ask_field(&format!("{place}, {} of {}", at + 1, fields.len()), subject, field) {
                Ok(()) | Err(Away::Next) => at += 1,
                Err(Away::Back) if at > 0 => at -= 1,
                away => return away,
            }
        }
        Ok(())
    }

    /// Asks for a field until what is answered can stand there.
    pub(super) fn ask_field(&mut self, head: &str, subject: &Subject, field: &'static Field) -> Went {
        loop {
            self.guidance = field.id;
            let question = self.field_question(head, subject, field);
            self.field = Some((subject.clone(), field));
            let answer = self.ask(&question);
            self.field = None;
            let answer = match answer {
                Err(Away::Clear) => {
                    if self.write(subject, field, "") {
                        return Ok(());
                    }
                    continue;
                }
                answer => answer?,
            };
            match answer.as_str() {
                "" => return Ok(()),
                "?" => self.explain(field),
                line => {
                    let (text, away) = self.whole(field, line);
                    let is_written = self.write(subject, field, &text);
                    away?;
                    if is_written {
                        return Ok(());
                    }
                }
            }
        }
    }

    /// "Goal, 4 of 5: By, year-month-day [2028-05-31]?"
    fn field_question(&mut self, head: &str, subject: &Subject, field: &'static Field) -> String {
        let value = field.shown(self.plan(), subject);
        let label = field.label;
        let lines = value.lines().count();
        let stands = match (value.is_empty(), field.unit(self.plan(), "")) {
            (false, _) if value.chars().count() > READ => {
                let whole = value.replace('\n', "; ");
                let words = whole.split(' ').scan(0, |read, word| {
                    *read += word.chars().count() + 1;
                    (*read < READ / 2).then_some(word)
                });
                let beginning = words.collect::<Vec<_>>().join(" ");
                format!("{}, beginning: {beginning}", crate::report::figure::counted(lines, "line"))
            }
            (false, _) => value.replace('\n', "; "),
            (true, empty) if empty.is_empty() || empty.contains("like") => "empty".to_owned(),
            (true, empty) => empty,
        };
        let takes = self.takes(subject, field, &value);
        format!("{head}: {label}{takes} [{stands}]?")
    }

    /// What is to be said between label and value: the unit, how a list is given, the choices the first time.
    fn takes(&mut self, subject: &Subject, field: &'static Field, value: &str) -> String {
        let unit = match field.kind {
            Kind::Choice(words) => {
                let is_new = self.heard.insert(format!("{}{}", field.id, subject_kind(subject)));
                if is_new { choices(words.all) } else { String::new() }
            }
            Kind::Date => "year-month-day".to_owned(),
            Kind::Tags => "parted by commas".to_owned(),
            Kind::Notes | Kind::Phrases => "a line each, an empty line ends".to_owned(),
            Kind::Line | Kind::Number => {
                let unit = field.unit(self.plan(), value);
                if value.is_empty() && !unit.contains("like") { field.unit(self.plan(), "1") } else { unit }
            }
        };
        if unit.is_empty() { unit } else { format!(", {unit}") }
    }

    /// What is answered in whole: the word of a digit, the further lines of a text that has several; and what led away
    /// from those.
    fn whole(&mut self, field: &'static Field, line: &str) -> (String, Went) {
        match field.kind {
            Kind::Choice(words) => {
                let number = line.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                let is_word = words.all.iter().any(|word| word.eq_ignore_ascii_case(line));
                let word = number.filter(|_| !is_word).and_then(|at| words.all.get(at));
                (word.map_or(line, |word| word).to_owned(), Ok(()))
            }
            Kind::Notes | Kind::Phrases => self.lines(line),
            _ => (line.to_owned(), Ok(())),
        }
    }

    /// Lines up to an empty one.
    pub(super) fn lines(&mut self, first: &str) -> (String, Went) {
        let mut text = first.to_owned();
        loop {
            match self.ask("And? An empty line ends.") {
                Ok(line) if line.is_empty() => return (text, Ok(())),
                Ok(line) => text = format!("{text}\n{line}"),
                Err(away) => return (text, Err(away)),
            }
        }
    }

    /// Writes a text into a field; whether it stands there now. Why not is said, with what is kept.
    fn write(&mut self, subject: &Subject, field: &'static Field, text: &str) -> bool {
        match said(self.plan(), subject, field, text) {
            Ok(change) => {
                let is_made = self.change(change);
                let kept = field.shown(self.plan(), subject);
                let is_read =
                    matches!(field.kind, Kind::Number | Kind::Date) && !kept.is_empty() && kept != text.trim();
                if is_made && is_read {
                    self.say(format!("{} is {kept}.", field.label));
                } else if is_made && field.kind == Kind::Date && here().is_other_elsewhere(text) {
                    let day = Date::new(&field.read(self.plan(), subject)).map_or(kept, |day| spelled(&day));
                    self.say(format!("{} is {day}.", field.label));
                }
                is_made
            }
            Err(error) => {
                let kept = field.shown(self.plan(), subject);
                let kept = if kept.is_empty() { "nothing".to_owned() } else { kept.replace('\n', "; ") };
                self.say(format!("{error}."));
                self.say(format!("Kept: {kept}."));
                false
            }
        }
    }

    /// Has the text that is asked for edited in the editor that is named, and goes on once it stands.
    pub(super) fn in_editor(&mut self) -> Went {
        let field = self.field.take().filter(|(_, field)| matches!(field.kind, Kind::Notes | Kind::Phrases));
        let Some((subject, field)) = field else {
            self.say("An editor is for a text of several lines: give this word at its question.");
            return Ok(());
        };
        if !self.ear.can_lend() {
            self.say("An editor needs the terminal partnerplan was started in.");
            return Ok(());
        }
        let text = field.read(self.plan(), &subject);
        match self.edited(field.label, &text)? {
            Edited::Text(text) if self.write(&subject, field, &text) => {
                self.say(format!("{}: taken from your editor.", field.label));
                Err(Away::Next)
            }
            Edited::Text(_) => Ok(()),
            Edited::Same(sentence) | Edited::Not(sentence) => {
                self.say(sentence);
                Ok(())
            }
        }
    }

    /// Lends a text and waits for what becomes of it. Who wants the program to end is heard meanwhile.
    fn edited(&mut self, title: &str, text: &str) -> Went<Edited> {
        let mut editing = match Editing::prepare(&self.store, title, text) {
            Ok(editing) => editing,
            Err(sentence) => return Ok(Edited::Not(sentence)),
        };
        self.voice.breathe();
        if let Err(sentence) = editing.start(self.ear.editor_ended()) {
            return Ok(Edited::Not(sentence));
        }
        loop {
            match self.ear.hear_no_line() {
                Heard::Editor(status) => return Ok(editing.finish(&status)),
                Heard::Signal(signal) => {
                    editing.stop();
                    return Err(Away::End(signal));
                }
                Heard::Desk(word) => self.take(word),
                Heard::Stop | Heard::Line(_) | Heard::End => {}
            }
        }
    }

    /// Reads what a field is about.
    fn explain(&mut self, field: &'static Field) {
        let is_told = self.guide(field.id);
        if let Kind::Choice(words) = field.kind {
            self.say(format!("Choices: {}.", choices(words.all)));
        } else if !is_told {
            self.say(format!("{}: type it, or leave it with an empty line.", field.label));
        }
    }
}

/// Choices are read anew for another kind of record.
fn subject_kind(subject: &Subject) -> &'static str {
    match subject {
        Subject::Plan => "plan",
        Subject::Partner(_) => "partner",
        Subject::Buyer(_) => "buyer",
        Subject::Stage(_) => "stage",
        Subject::Criterion(_) => "criterion",
        Subject::WonDeal(_) => "deal",
    }
}

/// "1 none, 2 some, 3 most".
pub(super) fn choices(words: &[&str]) -> String {
    words.iter().enumerate().map(|(at, word)| format!("{} {word}", at + 1)).collect::<Vec<_>>().join(", ")
}
