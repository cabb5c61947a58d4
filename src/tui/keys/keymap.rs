//! Keys of the user's own: which bindings they change, and which of them cannot be taken, with the place in the file.
//!
//! A binding is called as the table of keys calls it: `undo` wherever something is called so, `Candidates: add` in one
//! section. Where something is typed a letter is text, so there only keys with Ctrl or Alt and those with names are taken.
//! Two sets hold at once where `together` says so; there no key means two things, and what an entry would make mean two
//! stays as it was. No action that leads out, goes on or helps is left without a key.

use super::named::named;
use super::{Action, Binding, Does, Keys, Press, press_text};
use crate::settings::{Flaw, OwnKeys, Place, Said, shown, unknown};
use crossterm::event::{KeyCode, KeyModifiers};
use std::{borrow::Cow, collections::HashMap, ops::Range};

/// The sets of bindings with what the user has changed.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    /// Sets as they were, and as they are now.
    changed: Vec<(&'static Keys, &'static Keys)>,
    /// Keys as sentences name them, and what they are now, where a set of bindings holds.
    spoken: Vec<Spoken>,
}

/// A key that was given another.
#[derive(Clone, Debug)]
struct Spoken {
    set: &'static Keys,
    before: String,
    now: String,
}

/// A binding by the places of its set and its row.
type At = (usize, usize);

/// What an entry gives to which bindings.
#[derive(Debug)]
struct Given {
    at: Place,
    keys: Vec<(Press, Place)>,
    to: Vec<(At, Vec<Press>)>,
}

impl Keymap {
    /// These sets with these keys; what cannot be taken is told.
    #[must_use]
    pub fn of(own: &[OwnKeys], sets: &[&'static Keys], together: &[Vec<&'static Keys>], flaws: &mut Vec<Flaw>) -> Self {
        if own.is_empty() {
            return Self::default();
        }
        let mut given: Vec<Given> = Vec::new();
        for entry in own {
            match understood(entry, sets, flaws) {
                Ok(entry) => given.extend(entry),
                Err(flaw) => flaws.push(flaw),
            }
        }
        let rows: Vec<Vec<usize>> =
            together.iter().map(|held| held.iter().filter_map(|set| place(sets, set)).collect()).collect();
        while let Some((entry, flaw)) = clash(&given, sets, &rows) {
            flaws.push(flaw);
            given.remove(entry);
        }
        Self::with(&given, sets)
    }

    fn with(given: &[Given], sets: &[&'static Keys]) -> Self {
        let (mut keymap, table) = (Self::default(), table(given));
        for (place, set) in sets.iter().enumerate() {
            if !table.keys().any(|(of, _)| *of == place) {
                continue;
            }
            let rows: Vec<Binding> = set
                .rows
                .iter()
                .enumerate()
                .map(|(row, binding)| match table.get(&(place, row)) {
                    Some((_, keys)) => {
                        keymap.say(set, binding, keys);
                        // Read once, at the start, and used until the program ends.
                        Binding { keys: keys.to_vec().leak(), ..*binding }
                    }
                    None => *binding,
                })
                .collect();
            keymap.changed.push((*set, Box::leak(Box::new(Keys { title: set.title, rows: rows.leak() }))));
        }
        keymap
    }

    /// Remembers what sentences have to say instead of the keys a binding had.
    fn say(&mut self, set: &'static Keys, binding: &Binding, keys: &[Press]) {
        let Some(now) = keys.first() else { return };
        for gone in binding.keys.iter().filter(|key| !keys.contains(key)) {
            self.spoken.push(Spoken { set, before: press_text(*gone), now: press_text(*now) });
        }
    }

    /// A set as it is now.
    #[must_use]
    pub fn set(&self, set: &'static Keys) -> &'static Keys {
        self.changed.iter().find(|(before, _)| is_same(before, set)).map_or(set, |(_, now)| now)
    }

    /// Those of the user's names in which a word stands that a sentence of ours may mean as a key: “Tab”, “F2 Labs”.
    #[must_use]
    pub(crate) fn like_keys<'name>(&self, names: impl Iterator<Item = &'name str>) -> Vec<&'name str> {
        if self.spoken.is_empty() {
            return Vec::new();
        }
        let is_key = |word: &str| self.spoken.iter().any(|spoken| spoken.before == word);
        names.filter(|name| name.split(|letter: char| !is_part(letter)).any(is_key)).collect()
    }

    /// A sentence of ours with the keys it names as they are now, where these sets hold. What stands in quotes is the
    /// user's, and so is a name of `theirs`; a word that is no key anywhere else is one only where something is done with
    /// it: “u takes it back”, “Home goes to the top”, but “a set”, and “Home” for where plans are listed.
    #[must_use]
    pub(crate) fn spoken<'text>(&self, sentence: &'text str, here: &[&Keys], theirs: &[&str]) -> Cow<'text, str> {
        if self.spoken.is_empty() {
            return Cow::Borrowed(sentence);
        }
        let named =
            |name: &&str| sentence.match_indices(*name).map(|(at, name)| at..at + name.len()).collect::<Vec<_>>();
        let named: Vec<Range<usize>> = theirs.iter().flat_map(named).collect();
        let mut out = String::new();
        let (mut rest, mut quotes) = (sentence, 0_usize);
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|letter: char| !is_part(letter)).unwrap_or(rest.len()).max(first.len_utf8());
            let (word, behind) = rest.split_at(end);
            quotes = match first {
                '“' => quotes + 1,
                '”' => quotes.saturating_sub(1),
                _ => quotes,
            };
            let at = sentence.len() - rest.len();
            let is_theirs = quotes > 0 || named.iter().any(|name| name.contains(&at));
            let is_meant = !is_theirs && (is_named(word) || is_used(&out, behind));
            out.push_str(self.now(word, here).filter(|_| is_meant).unwrap_or(word));
            rest = behind;
        }
        Cow::Owned(out)
    }

    /// What a key is now, if it is another where these sets hold. The sets that hold everywhere come last, and are meant
    /// by a sentence on what is not here.
    fn now(&self, name: &str, here: &[&Keys]) -> Option<&str> {
        let of = |is_it: &dyn Fn(&Keys) -> bool| {
            self.spoken.iter().rev().find(|spoken| spoken.before == name && is_it(spoken.set)).map(|it| it.now.as_str())
        };
        let is_here = |set: &Keys| here.iter().any(|other| is_same(other, set));
        of(&is_here).or_else(|| of(&|_| is_named(name)))
    }
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-'
}

/// Whether nothing but a key is called so: “Ctrl-Z”, “F2”.
fn is_named(word: &str) -> bool {
    let is_function = || word.strip_prefix('F').is_some_and(|rest| rest.parse::<u8>().is_ok());
    ["Ctrl-", "Alt-", "Shift-"].iter().any(|with| word.starts_with(with)) || is_function()
}

/// Whether a word is used as a key between these: at the beginning of a clause, with what it does behind.
fn is_used(before: &str, behind: &str) -> bool {
    const DOES: &[&str] = &[
        "adds", "asks", "begins", "brings", "clears", "closes", "copies", "ends", "gives", "goes", "imports", "keeps",
        "leaves", "leads", "opens", "puts", "says", "sets", "settles", "shows", "stays", "takes", "tries", "writes",
    ];
    let before = before.trim_end();
    let begins = before.is_empty()
        || before.ends_with(['.', ',', ';', ':', '(', '?', '!'])
        || before.ends_with(" and")
        || before.ends_with(" or");
    let does = behind.strip_prefix(' ').and_then(|rest| rest.split([' ', '.', ',', ';']).next());
    begins && does.is_some_and(|word| DOES.contains(&word))
}

/// Two sets are one where they have one title, as many rows, and begin alike.
fn is_same(one: &Keys, other: &Keys) -> bool {
    let looks = |keys: &Keys| (keys.title, keys.rows.len(), keys.rows.first().map(|row| (row.label, row.keys)));
    looks(one) == looks(other)
}

fn place(sets: &[&Keys], set: &Keys) -> Option<usize> {
    sets.iter().position(|other| is_same(other, set))
}

/// What the bindings have that were given keys, and the entry each is from.
fn table(given: &[Given]) -> HashMap<At, (usize, &[Press])> {
    let mut table = HashMap::new();
    for (entry, given) in given.iter().enumerate() {
        table.extend(given.to.iter().map(|(at, keys)| (*at, (entry, keys.as_slice()))));
    }
    table
}

/// An entry with the bindings it is about; none where no key of it is one, of which each has said why.
fn understood(entry: &OwnKeys, sets: &[&'static Keys], flaws: &mut Vec<Flaw>) -> Result<Option<Given>, Flaw> {
    let meant = meant(&entry.action, sets)?;
    let is_leaving = meant.iter().all(|(set, row)| sets[*set].rows[*row].keys.contains(&LEAVE));
    let mut keys = Vec::new();
    for said in &entry.keys {
        match press(said) {
            Ok(LEAVE) if !is_leaving => flaws.push(Flaw::at(said.at, "Ctrl-C leaves from anywhere, and stays so")),
            Ok(press) => keys.push((press, said.at)),
            Err(flaw) => flaws.push(flaw),
        }
    }
    let at = entry.action.at;
    let name = shown(&entry.action.value);
    if keys.is_empty() && !entry.keys.is_empty() {
        return Ok(None);
    }
    let to = meant.iter().map(|(set, row)| given_to(entry, &keys, ((*set, *row), sets[*set])));
    let to: Vec<(At, Vec<Press>)> = to.filter_map(Result::transpose).collect::<Result<_, _>>()?;
    if to.is_empty() {
        let words =
            format!("where “{name}” is done, letters are typed: give it a key with Ctrl or Alt, or one from F1 to F12");
        return Err(Flaw::at(at, words));
    }
    Ok(Some(Given { at, keys, to }))
}

/// What of an entry's keys a binding takes; none where it takes none of them and stays as it is.
fn given_to(
    entry: &OwnKeys,
    keys: &[(Press, Place)],
    (at, set): (At, &'static Keys),
) -> Result<Option<(At, Vec<Press>)>, Flaw> {
    let binding = &set.rows[at.1];
    if keys.is_empty() && binding.action().is_some_and(is_needed) {
        let name = shown(&entry.action.value);
        return Err(Flaw::at(
            entry.action.at,
            format!("“{name}” needs a key: without one nobody gets out, on or help"),
        ));
    }
    let mut taken: Vec<Press> = keys.iter().map(|(key, _)| *key).filter(|key| takes(set, *key)).collect();
    if binding.keys.contains(&LEAVE) && !taken.contains(&LEAVE) {
        taken.push(LEAVE);
    }
    Ok((!taken.is_empty() || keys.is_empty()).then_some((at, taken)))
}

/// The key that leaves from anywhere: whatever else does so, it stays.
const LEAVE: Press = Press::Key(KeyCode::Char('c'), KeyModifiers::CONTROL);

fn is_needed(action: Action) -> bool {
    matches!(action, Action::Help | Action::Back | Action::Close | Action::Quit | Action::No | Action::Open)
}

/// Whether a set takes this key: letters are text but where some letter is a command already.
fn takes(set: &Keys, key: Press) -> bool {
    let is_letter = |key: &Press| match key {
        Press::Key(KeyCode::Char(letter), with) => *letter != ' ' && with.is_empty(),
        Press::Key(..) => false,
        Press::Letters(_) | Press::Digits(..) => true,
    };
    let is_space = key == Press::Key(KeyCode::Char(' '), KeyModifiers::NONE);
    let mut own = set.rows.iter().flat_map(|row| row.keys);
    !(is_letter(&key) || is_space) || own.any(|own| *own == key || is_letter(own))
}

/// The bindings an entry means.
fn meant(action: &Said<String>, sets: &[&'static Keys]) -> Result<Vec<At>, Flaw> {
    let wanted = action.value.to_lowercase();
    let mut names: Vec<String> = Vec::new();
    let (mut meant, mut is_fixed) = (Vec::new(), false);
    for (place, set) in sets.iter().enumerate() {
        for (row, binding) in set.rows.iter().enumerate() {
            let whole = name_of(set, binding);
            if binding.label.to_lowercase() == wanted || whole.to_lowercase() == wanted {
                let is_free = matches!(binding.does, Does::One(_));
                is_fixed |= !is_free;
                meant.extend(is_free.then_some((place, row)));
            }
            names.push(binding.label.to_owned());
            names.push(whole);
        }
    }
    match (meant.is_empty(), is_fixed) {
        (true, false) => Err(unknown(action, "action", names.iter().map(String::as_str))),
        (true, true) => Err(Flaw::at(action.at, "its keys are the figures or letters it is about, and stay")),
        (false, _) => Ok(meant),
    }
}

/// What a binding is called in one section: "Candidates: add".
#[must_use]
pub fn name_of(set: &Keys, binding: &Binding) -> String {
    format!("{}: {}", set.title, binding.label)
}

fn press(said: &Said<String>) -> Result<Press, Flaw> {
    match named(&said.value) {
        Ok(press) => Ok(press),
        Err(Some(words)) => Err(Flaw::at(said.at, words)),
        Err(None) => {
            let letters = ('A'..='Z').map(|letter| format!("Ctrl-{letter}"));
            let functions = (1..=12).map(|number| format!("F{number}"));
            let others =
                ["Space", "Enter", "Esc", "Tab", "Shift-Tab", "Backspace", "Del", "Insert", "Home", "End", "PgUp"];
            let more = ["PgDn", "Up", "Down", "Left", "Right"];
            let names: Vec<String> =
                letters.chain(functions).chain(others.into_iter().chain(more).map(str::to_owned)).collect();
            Err(unknown(said, "key", names.iter().map(String::as_str)))
        }
    }
}

/// The first key that means two things where both hold, with the entry that makes it so.
fn clash(given: &[Given], sets: &[&'static Keys], together: &[Vec<usize>]) -> Option<(usize, Flaw)> {
    let table = table(given);
    for held in together {
        let mut seen: HashMap<(KeyCode, KeyModifiers), At> = HashMap::new();
        for (set, row) in held.iter().flat_map(|set| (0..sets[*set].rows.len()).map(move |row| (*set, row))) {
            let keys = table.get(&(set, row)).map_or(sets[set].rows[row].keys, |(_, keys)| keys);
            for key in keys.iter().flat_map(|key| each(*key)) {
                let Some(other) = seen.insert(key, (set, row)) else { continue };
                let found = between(key, other, (set, row), &table, sets, given);
                if found.is_some() {
                    return found;
                }
            }
        }
    }
    None
}

/// What two bindings with one key come to, if that is of the user's making.
fn between(
    key: (KeyCode, KeyModifiers),
    one: At,
    other: At,
    table: &HashMap<At, (usize, &[Press])>,
    sets: &[&'static Keys],
    given: &[Given],
) -> Option<(usize, Flaw)> {
    let binding = |at: At| &sets[at.0].rows[at.1];
    if binding(one).action().is_some() && binding(one).action() == binding(other).action() {
        return None;
    }
    let entry = |at: At| table.get(&at).map(|(entry, _)| *entry);
    // Of two entries the later one gives way.
    let (entry, stays) = match (entry(one), entry(other)) {
        (None, None) => return None,
        (Some(first), Some(second)) if second > first => (second, one),
        (Some(first), Some(_)) => (first, other),
        (Some(first), None) => (first, other),
        (None, Some(second)) => (second, one),
    };
    let press = Press::Key(key.0, key.1);
    let at = given[entry].keys.iter().find(|(given, _)| *given == press).map_or(given[entry].at, |(_, at)| *at);
    let (set, taken) = (sets[stays.0], binding(stays));
    let since = table.get(&stays).map(|(entry, _)| format!(", by line {}", given[*entry].at.line)).unwrap_or_default();
    let title = set.title.to_lowercase();
    let words =
        format!("{} is already “{}” ({title}){since}; give one of them another key", press_text(press), taken.label);
    Some((entry, Flaw::at(at, words)))
}

/// The single keys of one.
fn each(press: Press) -> Vec<(KeyCode, KeyModifiers)> {
    let letter = |letter: char| (KeyCode::Char(letter), KeyModifiers::NONE);
    match press {
        Press::Key(code, with) => vec![(code, with)],
        Press::Digits(from, to) => (from..=to).map(|digit| letter(char::from(b'0' + digit))).collect(),
        Press::Letters(letters) => letters.chars().map(letter).collect(),
    }
}
