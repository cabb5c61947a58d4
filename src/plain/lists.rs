//! Lists as they are read: numbered rows, twenty at a time, found, opened by number or name; and from place to place.

use super::talk::{Away, Talk, Went, meant};
use crate::interview::steps::{Step, View};

/// The one of these that is called so, or the only one that begins so; case does not matter.
pub(super) fn named(names: &[&str], text: &str) -> Option<usize> {
    let text = text.trim().to_lowercase();
    let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let mut begins = lower.iter().enumerate().filter(|(_, name)| !text.is_empty() && name.starts_with(&text));
    let only = match (begins.next(), begins.next()) {
        (Some((at, _)), None) => Some(at),
        _ => None,
    };
    lower.iter().position(|name| *name == text).or(only)
}

/// The row that is meant by its number, or by the beginning of its name.
pub(super) fn row(names: &[&str], text: &str) -> Option<usize> {
    let number = text.trim().trim_end_matches('.').parse::<usize>().ok();
    match number {
        Some(number) if (1..=names.len()).contains(&number) => Some(number - 1),
        _ => named(names, text),
    }
}

/// Rows read with their numbers.
pub(super) fn numbered(rows: impl IntoIterator<Item = String>) -> Vec<String> {
    rows.into_iter().enumerate().map(|(at, row)| format!("{}. {row}", at + 1)).collect()
}

impl Talk<'_> {
    /// Reads the rows of this place.
    pub(super) fn list(&mut self) {
        let rows = match self.place() {
            Some(place) => (place.rows)(self),
            None => self.home_rows(),
        };
        if rows.is_empty() {
            self.say("Nothing is here yet.");
        }
        self.voice.read(rows);
    }

    /// Reads on in a long list.
    pub(super) fn read_on(&mut self) {
        if !self.voice.more() {
            self.say("That was all.");
        }
    }

    /// Reads the rows here that hold a text.
    pub(super) fn find(&mut self, text: &str) {
        let rows = self.place().map_or_else(|| self.home_rows(), |place| (place.rows)(self));
        let text = text.to_lowercase();
        let found: Vec<String> = rows.into_iter().filter(|row| row.to_lowercase().contains(&text)).collect();
        if found.is_empty() {
            self.say(format!("No row here holds {text}."));
        }
        self.voice.read(found);
    }

    /// Reads all places.
    pub(super) fn read_places(&mut self) {
        let mut step = None;
        let mut lines = Vec::new();
        for (at, place) in self.tables.places.iter().enumerate() {
            let of = place.view.step();
            let head =
                if step == Some(of) { String::new() } else { format!("Step {}, {}. ", of.index() + 1, of.title()) };
            step = Some(of);
            lines.push(format!("{head}{}. {}", at + 1, place.name));
        }
        self.voice.read(lines);
    }

    /// Opens the row of this place that a text means.
    pub(super) fn open_row(&mut self, text: &str) -> Went {
        let Some(place) = self.place() else { return self.open_plan(text) };
        let rows = (place.rows)(self);
        match self.row(&rows, text) {
            Some(at) => (place.open)(self, at),
            None => Ok(()),
        }
    }

    /// The row a text means, by number or beginning of what is read; said where there is none.
    pub(super) fn row(&mut self, rows: &[String], text: &str) -> Option<usize> {
        let names: Vec<&str> =
            rows.iter().map(|row| row.split_once(". ").map_or(row.as_str(), |(_, name)| name)).collect();
        let found = row(&names, text);
        if found.is_none() {
            let count = rows.len();
            self.say(match (text.is_empty(), count) {
                (_, 0) => "Nothing is here yet.".to_owned(),
                (true, _) => format!("Say which, 1 to {count}: .list reads them."),
                (false, _) => format!(
                    "{text} is none of the rows 1 to {count}, nor a command: .list reads the rows, .help the commands."
                ),
            });
        }
        found
    }

    /// Asks in a list what to do, until that leads away: a row is opened, an empty line goes on.
    pub(super) fn menu(&mut self, question: &str) -> Went {
        loop {
            let text = self.ask_what(question)?;
            if text.is_empty() {
                return Err(Away::Next);
            }
            match self.open_row(&text) {
                Err(Away::Next | Away::Back | Away::Clear) | Ok(()) => {}
                away => return away,
            }
        }
    }

    /// Says where it is.
    pub(super) fn say_where(&mut self) {
        let Some(place) = self.place() else {
            self.say("At Home, the list of plans.");
            return;
        };
        let step = place.view.step();
        let words =
            format!("In “{}”, step {}, {}; place {}.", self.plan().name, step.index() + 1, step.title(), place.name);
        self.say(words);
        let how_far = self.desk().progress();
        self.say(format!("So far: {how_far}."));
        let asked = self.question.clone();
        self.say(format!("Asked last: {asked}"));
        let saved = self.saved_words();
        self.say(saved);
    }

    /// Reads what can be done here, or what a word does; at a question, its guidance first.
    pub(super) fn help(&mut self, word: &str) {
        let here = self.place().map_or(self.tables.home, |place| place.commands);
        let everywhere = self.tables.everywhere;
        if !word.is_empty() {
            match meant([here, everywhere], word.trim_start_matches('.')) {
                Some(command) => self.say(command.words()),
                None => {
                    self.say(format!("There is no command {word} here: .help reads them all."));
                }
            }
            return;
        }
        if !self.guidance.is_empty() {
            self.guide(self.guidance);
        }
        self.say("A line answers; an empty line keeps what stands there and goes on; ? reads what is asked for.");
        self.say("Commands begin with a dot, which may be left out where you are asked what to do. A text that begins with a dot is typed with two.");
        let rows = here.iter().chain(everywhere).map(|command| format!(".{}", command.words())).collect();
        self.voice.read(rows);
    }

    /// The number of the place after this one on the way; the last stays.
    pub(super) fn after(&self) -> usize {
        let places = self.tables.places;
        (self.at + 1..places.len()).find(|at| places[*at].is_on_the_way).unwrap_or(self.at)
    }

    /// The number of the place before this one on the way; the first stays.
    pub(super) fn before(&self) -> usize {
        (0..self.at).rev().find(|at| self.tables.places[*at].is_on_the_way).unwrap_or(self.at)
    }

    /// The number of the place that shows what a view does.
    pub(super) fn place_of(&self, view: View) -> usize {
        self.tables.places.iter().position(|place| place.view.is(view)).unwrap_or(0)
    }

    /// Goes to the place that is meant.
    pub(super) fn go(&mut self, text: &str) -> Went {
        let places = self.tables.places;
        let step = text.strip_prefix("step").and_then(|number| number.trim().parse::<usize>().ok());
        if let Some(step) = step.and_then(|number| Step::ALL.get(number.wrapping_sub(1))) {
            return Err(Away::To(self.place_of(step.first())));
        }
        let number = text.parse::<usize>().ok().filter(|number| (1..=places.len()).contains(number));
        let names: Vec<&str> = places.iter().map(|place| place.name).collect();
        match number.map(|number| number - 1).or_else(|| named(&names, text)) {
            Some(at) => return Err(Away::To(at)),
            None if text.is_empty() => self.say("Say where to: .places reads the places."),
            None => self.say(format!("There is no place {text}: .places reads them all.")),
        }
        Ok(())
    }
}
