//! Lists as they are read: numbered rows, twenty at a time, found, opened by number or name; and from place to place.

use super::about::beginning;
use super::talk::{Away, Talk, Went, meant};
use crate::interview::steps::{Step, View};
use crate::text::same::folded;

/// The one of these that is called so; else the only one that begins so, or has a word that does. Case and accents do
/// not matter.
pub(super) fn named(names: &[&str], text: &str) -> Option<usize> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let exactly = text.to_lowercase();
    let is_it = |name: &str| name.trim().to_lowercase() == exactly;
    if let Some(at) = names.iter().position(|name| is_it(name)) {
        return Some(at);
    }
    let ways = forms(text);
    let all: Vec<[String; 2]> = names.iter().map(|name| forms(name)).collect();
    let begins = |name: &String| ways.iter().any(|way| name.starts_with(way.as_str()));
    // A word of the name alone, not of what is read behind it.
    let has_word = |name: &String| {
        let head = name.split([',', ':']).next().unwrap_or_default();
        let words = head.char_indices().filter(|(_, letter)| *letter == ' ').filter_map(|(at, _)| head.get(at + 1..));
        words.into_iter().any(|rest| ways.iter().any(|way| rest.starts_with(way.as_str())))
    };
    only(&all, |name| ways.contains(name)).or_else(|| only(&all, begins)).or_else(|| only(&all, has_word))
}

/// The place of the only one of which this is so in one of its forms.
fn only(all: &[[String; 2]], is_so: impl Fn(&String) -> bool) -> Option<usize> {
    let mut those = all.iter().enumerate().filter(|(_, forms)| forms.iter().any(&is_so));
    match (those.next(), those.next()) {
        (Some((at, _)), None) => Some(at),
        _ => None,
    }
}

/// A text as it is typed without accents, in both ways: "sudwind" and "suedwind".
fn forms(text: &str) -> [String; 2] {
    let lower = text.trim().to_lowercase();
    let spelled = ["ä", "ö", "ü", "ø"].iter().zip(["ae", "oe", "ue", "oe"]);
    let spelled = spelled.fold(lower.clone(), |text, (letter, letters)| text.replace(letter, letters));
    [folded(&lower), folded(&spelled)]
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

/// What rows are called: what is read of them without the number.
fn names(rows: &[String]) -> Vec<&str> {
    rows.iter().map(|row| row.split_once(". ").map_or(row.as_str(), |(_, name)| name)).collect()
}

/// "fit most, room usually; 3 not asked": what is answered is said, the rest counted.
pub(super) fn what_is_known<'a, S: AsRef<str>>(all: impl Iterator<Item = (&'a str, S)>, unknown: &str) -> String {
    let (mut said, mut rest) = (Vec::new(), 0);
    for (label, answer) in all {
        match answer.as_ref() {
            answer if answer == unknown => rest += 1,
            answer => said.push(format!("{label} {answer}")),
        }
    }
    let counted = format!("{rest} {unknown}");
    match (said.is_empty(), rest) {
        (true, _) => counted,
        (false, 0) => said.join(", "),
        (false, _) => format!("{}; {counted}", said.join(", ")),
    }
}

/// The places, counted from 0, of "1 3 5-9"; none where that is no such text.
pub(super) fn numbers(text: &str, count: usize) -> Option<Vec<usize>> {
    let mut places = Vec::new();
    for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
        let (from, to) = word.split_once('-').unwrap_or((word, word));
        let (from, to): (usize, usize) = (from.parse().ok()?, to.parse().ok()?);
        if from == 0 || to > count || from > to {
            return None;
        }
        places.extend((from - 1..to).filter(|at| !places.contains(at)).collect::<Vec<_>>());
    }
    (!places.is_empty()).then_some(places)
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
        self.has_read_rows = !rows.is_empty();
        self.voice.read(rows);
    }

    /// What the rows of this place are worked out from stands: a change has made it old.
    pub(super) fn ready(&mut self) -> Went {
        let is_worked_out = |place: &super::talk::Place| {
            matches!(place.view, View::Ranking(_) | View::Recruit(_) | View::Traps | View::Dates)
        };
        if self.place().is_some_and(is_worked_out) { self.work_out() } else { Ok(()) }
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
        let ways = forms(text);
        let holds = |row: &String| forms(row).iter().any(|row| ways.iter().any(|way| row.contains(way.as_str())));
        let found: Vec<String> = rows.into_iter().filter(holds).collect();
        if found.is_empty() {
            self.say(format!("No row here holds {}.", beginning(text)));
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
        self.ready()?;
        let rows = (place.rows)(self);
        match self.row(&rows, text) {
            Some(at) => (place.open)(self, at),
            None => Ok(()),
        }
    }

    /// The row a text means, by number or beginning of what is read; said where there is none.
    pub(super) fn row(&mut self, rows: &[String], text: &str) -> Option<usize> {
        let found = row(&names(rows), text);
        if found.is_none() {
            let count = rows.len();
            let begun = text.split_whitespace().next().and_then(|word| self.command(word));
            let text = beginning(text);
            self.say(match (text.is_empty(), count, begun) {
                (false, _, Some(command)) => format!("{text} is no row. Did you mean the command .{}?", command.word),
                (true, 0, _) => "Nothing is here yet.".to_owned(),
                (false, 0, _) => {
                    format!("{text} is no command here, and there are no rows yet: .help says what there is.")
                }
                (true, ..) => format!("Say which, 1 to {count}: .list reads them."),
                (false, ..) => format!(
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
            self.stay(&text)?;
        }
    }

    /// Opens the row a text means, and stays in the list unless that leads to another place.
    pub(super) fn stay(&mut self, text: &str) -> Went {
        match self.open_row(text) {
            Err(Away::Next | Away::Back | Away::Clear) | Ok(()) => Ok(()),
            away => away,
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
        let named = self.named.as_ref().and_then(|id| self.plan().partner(id)).map(|partner| partner.name.clone());
        if let Some(name) = named {
            self.say(format!("About {name}."));
        }
        let how_far = self.desk().progress();
        self.say(format!("So far: {how_far}."));
        let asked = self.question.clone();
        self.say(format!("Asked last: {asked}"));
        let saved = self.saved_words();
        self.say(saved);
    }

    /// Reads in a few lines what can be done here, or what a word does; at a question, what is asked for first.
    pub(super) fn help(&mut self, word: &str) {
        let here = self.place().map_or(self.tables.home, |place| place.commands);
        let everywhere = self.tables.everywhere;
        match word.trim_start_matches('.') {
            "" => {}
            "all" => {
                let rows = here.iter().chain(everywhere).map(|command| format!(".{}", command.words())).collect();
                return self.voice.read(rows);
            }
            word => {
                return match meant([here, everywhere], word) {
                    Some(command) => self.say(format!(".{}", command.words())),
                    None => self.say(format!("There is no command {word} here: .help all reads them all.")),
                };
            }
        }
        let about = self.about.clone();
        if about.is_empty() {
            self.say("Commands begin with a dot; where you are asked what to do, a whole word needs none.");
        } else {
            self.explain(&about);
        }
        let words: Vec<&str> = here.iter().map(|command| command.word).collect();
        let name = self.place().map_or("Home", |place| place.name);
        if !words.is_empty() {
            self.say(format!("In “{name}”: .{}.", words.join(", .")));
        }
        self.say(if about.is_empty() {
            "Everywhere: .list, .open, .find, .go, .undo, .where, .quit and more: .help all reads them, .help and a word what one does."
        } else {
            "An empty line keeps what stands there and goes on; .back asks the one before again, .clear takes out what stands there. .help all reads all commands."
        });
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
        let step = text.strip_prefix("step").and_then(|number| number.trim().parse::<usize>().ok());
        if let Some(step) = step.and_then(|number| Step::ALL.get(number.wrapping_sub(1))) {
            return Err(Away::To(self.place_of(step.first())));
        }
        let meant = self.places_meant(text);
        if let [at] = meant[..] {
            return Err(Away::To(at));
        }
        let names: Vec<&str> = meant.iter().map(|at| self.tables.places[*at].name).collect();
        self.say(match (text.is_empty(), names.is_empty()) {
            (true, _) => "Say where to: .places reads the places.".to_owned(),
            (_, true) => format!("There is no place {}: .places reads them all.", beginning(text)),
            (_, false) => format!("{text} may be {}: say more of it.", names.join(" or ")),
        });
        Ok(())
    }

    /// The numbers of the places a text may mean: by number, by name, or by the beginning of the name.
    pub(super) fn places_meant(&self, text: &str) -> Vec<usize> {
        let places = self.tables.places;
        if let Ok(number) = text.parse::<usize>() {
            return (1..=places.len()).contains(&number).then(|| number - 1).into_iter().collect();
        }
        let text = text.trim().to_lowercase();
        let named = |whole: bool| {
            let is_it =
                move |name: &str| if whole { name == text } else { !text.is_empty() && name.starts_with(&text) };
            places.iter().enumerate().filter(move |(_, place)| is_it(&place.name.to_lowercase())).map(|(at, _)| at)
        };
        let whole: Vec<usize> = named.clone()(true).collect();
        if whole.is_empty() { named(false).collect() } else { whole }
    }
}
