//! Fields that ask themselves: label, unit and what stands there; what is answered is written as a form would.

use super::about::About;
pub(super) use super::about::choices;
use super::talk::{Away, Talk, Went};
use crate::interview::fields::said;
use crate::plan::{Date, Field, Kind, Subject, Words, spelled};
use crate::text::manner::here;

/// Letters of a value that are read at its question; of more only the beginning.
const READ: usize = 160;

impl Talk<'_> {
    /// Asks for these fields of `subject`, one after the other, at the place of this name.
    pub(super) fn ask_fields(&mut self, place: &str, subject: &Subject, fields: &[&'static Field]) -> Went {
        self.ask_fields_from(0, place, subject, fields)
    }

    /// The same from one of them on.
    pub(super) fn ask_fields_from(
        &mut self,
        first: usize,
        place: &str,
        subject: &Subject,
        fields: &[&'static Field],
    ) -> Went {
        let mut at = first;
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
            let answer = self.ask_anew(about(field), &|talk| {
                talk.field = Some((subject.clone(), field));
                talk.field_question(head, subject, field)
            });
            self.field = None;
            let (text, away) = match answer {
                Err(Away::Clear) => (Some(String::new()), Ok(())),
                Err(away) => return Err(away),
                Ok(line) if line.is_empty() => return Ok(()),
                Ok(line) => self.whole(field, &line),
            };
            let is_written = text.is_some_and(|text| self.write(subject, field, &text));
            away?;
            if is_written {
                return Ok(());
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
                let beginning = beginning(&value.replace('\n', "; "));
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
                if is_new { choices(&in_order(words)) } else { String::new() }
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
    /// from those. None where those were stopped.
    fn whole(&mut self, field: &'static Field, line: &str) -> (Option<String>, Went) {
        match field.kind {
            Kind::Choice(words) => {
                let number = line.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                let is_word = words.all.iter().any(|word| word.eq_ignore_ascii_case(line));
                let word = number.filter(|_| !is_word).and_then(|at| in_order(words).get(at).copied());
                (Some(word.unwrap_or(line).to_owned()), Ok(()))
            }
            Kind::Notes | Kind::Phrases => self.lines(line),
            Kind::Number => (Some(without_unit(field, line).to_owned()), Ok(())),
            _ => (Some(line.to_owned()), Ok(())),
        }
    }

    /// Lines up to an empty one, in silence, with the first of them; and what led away. A line is a command only where
    /// it has its dot. None where Ctrl-C stopped it.
    pub(super) fn lines(&mut self, first: &str) -> (Option<String>, Went) {
        let mut text = first.to_owned();
        loop {
            let line = match self.heard_line() {
                Ok(Some(line)) => line.trim().to_owned(),
                Ok(None) => {
                    self.say("Stopped: nothing of it was taken.");
                    return (None, Ok(()));
                }
                Err(away) => return (Some(text), Err(away)),
            };
            if line.is_empty() {
                return (Some(text), Ok(()));
            }
            let command = line.strip_prefix('.').filter(|command| self.whole_command(command).is_some());
            match command.map(|command| self.say_command(command)) {
                Some(Ok(())) => {}
                Some(Err(away)) => return (Some(text), Err(away)),
                None => {
                    // A text that begins with a dot is typed with two.
                    let line = line.strip_prefix('.').filter(|behind| behind.starts_with('.')).unwrap_or(&line);
                    text = format!("{text}\n{line}");
                }
            }
        }
    }

    /// Writes a text into a field and says so; whether it stands there now. Why not is said, with what is kept.
    pub(super) fn write(&mut self, subject: &Subject, field: &'static Field, text: &str) -> bool {
        let was = field.shown(self.plan(), subject);
        match said(self.plan(), subject, field, text) {
            Ok(change) => {
                let whose = if *subject == Subject::Plan { "" } else { subject.name(self.plan()) };
                let whose = if whose.is_empty() || field.id == "name" { String::new() } else { format!("{whose}: ") };
                let is_made = self.change(change);
                if is_made {
                    let is = self.stands(subject, field, text);
                    self.say(written(&format!("{whose}{} is", field.label), &was, &is));
                }
                is_made
            }
            Err(error) => {
                let kept = if was.is_empty() { "nothing".to_owned() } else { was.replace('\n', "; ") };
                self.say(format!("{error}."));
                self.say(format!("Kept: {kept}."));
                false
            }
        }
    }

    /// What stands in a field after this was typed; a day in words, where its numbers would be another one elsewhere.
    fn stands(&self, subject: &Subject, field: &'static Field, typed: &str) -> String {
        let shown = field.shown(self.plan(), subject);
        if field.kind != Kind::Date || !here().is_other_elsewhere(typed) {
            return shown;
        }
        Date::new(&field.read(self.plan(), subject)).map_or(shown, |day| spelled(&day))
    }
}

/// What there is to be said of a field: its guidance and its choices.
pub(super) fn about(field: &'static Field) -> About {
    let about = match field.kind {
        Kind::Choice(words) => About::numbered(&in_order(words)),
        Kind::Date | Kind::Number => About::default(),
        // That nobody was heard in a deal is said by a word that is a command too.
        _ if Field::WON_DEAL.iter().any(|of| of.id == field.id) => About::text().or("nobody"),
        _ => About::text(),
    };
    about.guided(field.id)
}

/// "Vendor is now Acme, it was Birch; .undo takes it back." The head is "Vendor is".
pub(super) fn written(head: &str, was: &str, is: &str) -> String {
    let [was, is] = [was, is].map(brief);
    match (was.is_empty(), is.is_empty()) {
        _ if was == is => format!("{head} {} as before.", if is.is_empty() { "empty" } else { &is }),
        (true, _) => format!("{head} {is}."),
        (false, true) => format!("{head} empty now, it was {was}; .undo takes it back."),
        (false, false) => format!("{head} now {is}, it was {was}; .undo takes it back."),
    }
}

/// A value in a line; of a long one the beginning.
fn brief(value: &str) -> String {
    let value = value.replace('\n', "; ");
    if value.chars().count() <= READ { value } else { format!("{} and so on", beginning(&value)) }
}

/// The first words of a long value.
fn beginning(value: &str) -> String {
    let words = value.split(' ').scan(0, |read, word| {
        *read += word.chars().count() + 1;
        (*read < READ / 2).then_some(word)
    });
    match words.collect::<Vec<_>>().join(" ") {
        // One word that is longer than all there is room for.
        words if words.is_empty() => value.chars().take(READ / 2).collect(),
        words => words,
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

/// The words of a choice, those that say nothing last: a number means the same in every list of them.
pub(super) fn in_order(words: Words) -> Vec<&'static str> {
    let (unsaid, mut said): (Vec<&str>, Vec<&str>) = words.all.iter().partition(|word| words.unsaid.contains(word));
    said.extend(unsaid.into_iter().rev());
    said
}

/// "6" of "6 months", where the field counts months by its name.
fn without_unit<'a>(field: &Field, line: &'a str) -> &'a str {
    let Some((figure, unit)) = line.rsplit_once(' ').filter(|(figure, _)| !figure.contains(char::is_alphabetic)) else {
        return line;
    };
    let unit = unit.to_lowercase();
    let is_its = unit.len() > 2 && field.label.to_lowercase().contains(unit.trim_end_matches('s'));
    if is_its { figure.trim_end() } else { line }
}
