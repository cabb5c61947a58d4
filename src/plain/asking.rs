//! How a question is put, anew each time it is said; what a line means there; what `?` reads of it.
//!
//! What may not go in: what is asked where.

use super::about::{About, choices};
use super::lists::numbered;
use super::talk::{Away, Command, Place, Talk, Went, meant};
use crate::catalog;
use crate::plan::{Field, clean_text};

/// Questions a command may ask within another's.
const DEEPEST: usize = 3;

/// So many choices are read in one line; more are rows.
const IN_A_LINE: usize = 9;

impl Talk<'_> {
    /// Asks for a line; commands given instead are done, and it asks again.
    pub(super) fn ask(&mut self, question: &str, about: About) -> Went<String> {
        self.ask_anew(about, &|_| question.to_owned())
    }

    /// Asks for any text.
    pub(super) fn ask_text(&mut self, question: &str) -> Went<String> {
        self.ask(question, About::text())
    }

    /// The same of a question that is worked out each time it is said: what stands there may have changed.
    pub(super) fn ask_anew(&mut self, about: About, put: &dyn Fn(&mut Self) -> String) -> Went<String> {
        loop {
            let line = self.put(&about, put)?;
            if let Some(answer) = self.answer(&line, &about)? {
                self.has_read_rows = false;
                return Ok(answer);
            }
        }
    }

    /// Asks what to do: a whole command needs no dot. Returns what is none.
    pub(super) fn ask_what(&mut self, question: &str) -> Went<String> {
        let about = About::default();
        loop {
            let line = self.put(&about, &|_| question.to_owned())?;
            if line == "?" {
                self.help("");
                continue;
            }
            match (dotted(&line), self.whole_command(&line)) {
                (Some(Dotted::Text(text)), _) => return Ok(text),
                (Some(Dotted::Command(line)), _) => self.say_command(&line)?,
                (None, Some(command)) => self.give(command, rest(&line))?,
                (None, None) => return Ok(line),
            }
        }
    }

    /// Says the question as it is now, and hears a line.
    fn put(&mut self, about: &About, put: &dyn Fn(&mut Self) -> String) -> Went<String> {
        self.before_question();
        let question = put(self);
        self.say(&question);
        (self.question, self.about) = (question, about.clone());
        self.voice.breathe();
        Ok(self.line()?.trim().to_owned())
    }

    /// What a line answers; none where it was something else, which is done then.
    fn answer(&mut self, line: &str, about: &About) -> Went<Option<String>> {
        match dotted(line) {
            Some(Dotted::Text(text)) => return Ok(Some(text)),
            Some(Dotted::Command(command)) => {
                let before = self.lines_heard;
                self.say_command(&command)?;
                if self.lines_heard > before {
                    self.say("Back to where you were.");
                }
                return Ok(None);
            }
            None => {}
        }
        if line == "?" {
            self.explain(about);
            return Ok(None);
        }
        if !line.is_empty() && clean_text(line).is_empty() {
            self.say("There is nothing in that line that can be read. An empty line leaves it as it is.");
            return Ok(None);
        }
        if about.takes_text && self.has_read_rows && line.parse::<usize>().is_ok() {
            return self.row_or_answer(line);
        }
        if line.is_empty() || about.is_choice(line) || !self.is_like_a_command(line) {
            return Ok(Some(line.to_owned()));
        }
        self.unclear(line, about)
    }

    /// A number typed after rows were read, where any text is an answer: it may be a row's.
    fn row_or_answer(&mut self, line: &str) -> Went<Option<String>> {
        let question = self.question.clone();
        let asked = format!("Did you mean row {line}? yes opens it, no takes “{line}” as the answer");
        if !self.is_yes(&asked, true)? {
            return Ok(Some(line.to_owned()));
        }
        self.question = question;
        self.say_command(&format!("open {line}"))?;
        Ok(None)
    }

    /// A line that reads like a command whose dot was forgotten: it is asked about, not taken.
    fn unclear(&mut self, line: &str, about: &About) -> Went<Option<String>> {
        let word = word(line);
        if !about.takes_text {
            if self.whole_command(line).is_none() {
                return Ok(Some(line.to_owned()));
            }
            self.say(format!("As a command {word} has a dot before it: .{line}. It is no answer here."));
            return Ok(None);
        }
        let question = self.question.clone();
        if let Some(command) = self.whole_command(line) {
            let asked = format!("Did you mean the command .{line}? yes does it, no takes “{line}” as the answer");
            if !self.is_yes(&asked, true)? {
                return Ok(Some(line.to_owned()));
            }
            self.question = question;
            self.give(command, rest(line))?;
            return Ok(None);
        }
        let home = self.place_with(word).map_or("Home", |place| place.name);
        let asked = format!("{word} is a command of “{home}”, not of this place. Take “{line}” as the answer");
        let is_taken = self.is_yes(&asked, false)?;
        Ok(is_taken.then(|| line.to_owned()))
    }

    /// Whether a line is a command's word alone, or with what such a command is given: numbers, a place, a command.
    fn is_like_a_command(&self, line: &str) -> bool {
        let (word, rest) = (word(line).to_lowercase(), rest(line));
        let is_known = self.whole_command(&word).is_some()
            || self.place_with(&word).is_some()
            || self.tables.home.iter().any(|command| command.word == word);
        let is_number = |word: &str| word.chars().all(|letter| letter.is_ascii_digit() || letter == '-');
        is_known
            && match word.as_str() {
                "go" => rest.starts_with("step ") || self.places_meant(rest).len() == 1,
                "help" => rest.is_empty() || self.whole_command(rest).is_some(),
                _ => rest.split_whitespace().all(is_number),
            }
    }

    /// The place that has a command of its own with this word.
    fn place_with(&self, word: &str) -> Option<&'static Place> {
        self.tables.places.iter().find(|place| place.commands.iter().any(|command| command.word == word))
    }

    /// The command a line is that says it whole, with no more behind it than it takes.
    pub(super) fn whole_command(&self, line: &str) -> Option<&'static Command> {
        let word = word(line);
        let command = self.command(word).filter(|command| command.word.eq_ignore_ascii_case(word))?;
        (!command.takes.is_empty() || rest(line).is_empty()).then_some(command)
    }

    /// The command a word means here, or begins.
    pub(super) fn command(&self, word: &str) -> Option<&'static Command> {
        let here = self.place().map_or(self.tables.home, |place| place.commands);
        meant([here, self.tables.everywhere], word)
    }

    /// Does what was said behind a dot.
    pub(super) fn say_command(&mut self, line: &str) -> Went {
        let (word, rest) = (word(line), rest(line));
        match self.command(word) {
            None => self.say(format!("There is no .{word} here: .help reads what there is.")),
            Some(command) if command.takes.is_empty() && !rest.is_empty() => {
                self.say(format!(".{} takes nothing behind it. Nothing was done.", command.word));
            }
            Some(command) => self.give(command, rest)?,
        }
        Ok(())
    }

    /// Does what a command says. What it asks for by itself leads nowhere else.
    fn give(&mut self, command: &'static Command, rest: &str) -> Went {
        if self.open.is_none() && !self.tables.home.iter().any(|own| own.word == command.word) && !command.is_for_home()
        {
            self.say("Open a plan first, by its number.");
            return Ok(());
        }
        if self.depth > DEEPEST {
            self.say("Answer this first; an empty line leaves it.");
            return Ok(());
        }
        let (question, about, field) = (self.question.clone(), self.about.clone(), self.field.clone());
        // What a command asks by itself is another question.
        self.field = self.field.take().filter(|_| command.is_a_move());
        self.behind_names = 0;
        self.depth += 1;
        let went = (command.run)(self, rest);
        self.depth -= 1;
        self.field = field;
        (self.question, self.about) = (question, about);
        match went {
            Err(Away::Next | Away::Back | Away::Clear) if !command.is_a_move() => Ok(()),
            went => went,
        }
    }

    /// Asks a question of yes and no.
    pub(super) fn is_yes(&mut self, question: &str, usual: bool) -> Went<bool> {
        self.is_yes_anew(usual, &|_| question.to_owned())
    }

    /// The same of a question that is worked out each time it is said.
    pub(super) fn is_yes_anew(&mut self, usual: bool, put: &dyn Fn(&mut Self) -> String) -> Went<bool> {
        let stands = if usual { "yes" } else { "no" };
        let about = About::choices(&["yes", "no"]).saying(format!("An empty line is {stands}."));
        let put = |talk: &mut Self| format!("{} [{stands}]?", put(talk).trim_end_matches('?'));
        loop {
            match self.ask_anew(about.clone(), &put)?.to_lowercase().as_str() {
                "" => return Ok(usual),
                "y" | "yes" => return Ok(true),
                "n" | "no" => return Ok(false),
                _ => self.say(format!("Say yes or no; an empty line is {stands}.")),
            }
        }
    }

    /// Asks for a text that must stand somewhere; none when nothing is given.
    pub(super) fn asked(&mut self, given: &str, question: &str) -> Went<Option<String>> {
        let text = if given.is_empty() { self.ask_text(&format!("{question}?"))? } else { given.to_owned() };
        Ok((!text.is_empty()).then_some(text))
    }

    /// Reads what is asked for, and its choices.
    pub(super) fn explain(&mut self, about: &About) {
        let is_guided = self.guide(about.guidance);
        self.say(&about.says);
        if about.choices.len() > IN_A_LINE {
            self.voice.read(numbered(about.choices.iter().cloned()));
        } else if about.are_numbered && !about.choices.is_empty() {
            let words: Vec<&str> = about.choices.iter().map(String::as_str).collect();
            self.say(format!("Choices: {}.", choices(&words)));
        } else if !about.choices.is_empty() {
            self.say(format!("Choices: {}.", about.choices.join(", ")));
        } else if !is_guided && about.says.is_empty() {
            self.say("A line is the answer; an empty line leaves it as it is.");
        }
    }

    /// Reads guidance on what is asked.
    fn guide(&mut self, id: &str) -> bool {
        let Some(guidance) = catalog::guidance(id) else { return false };
        self.say(&guidance.help);
        let example = Field::named(id).map_or_else(|| guidance.example.clone(), |it| it.in_manner(&guidance.example));
        self.say(format!("Example: {}", example.replace('\n', "; ")));
        true
    }
}

/// What a line with a dot before it is.
enum Dotted {
    /// A text: typed with two dots, or no word behind its dot.
    Text(String),
    /// A command, without its dot.
    Command(String),
}

fn dotted(line: &str) -> Option<Dotted> {
    let behind = line.strip_prefix('.')?;
    Some(match behind.chars().next() {
        Some('.') => Dotted::Text(behind.to_owned()),
        Some(letter) if letter.is_alphabetic() => Dotted::Command(behind.to_owned()),
        _ => Dotted::Text(line.to_owned()),
    })
}

/// The first word of a line.
fn word(line: &str) -> &str {
    line.split_once(char::is_whitespace).map_or(line, |(word, _)| word)
}

/// What stands behind it.
fn rest(line: &str) -> &str {
    line.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim())
}
