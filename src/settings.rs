//! What the user says about all plans, in one optional file of RON beside the folder of plans: looks, characters, keys.
//!
//! Whatever the file holds, the program starts. What cannot be taken is left out and is said with its line and column;
//! the rest holds. The text is kept as it is: a setting that is changed from within the program replaces its own value
//! and nothing else, so that comments stay.
//!
//! What may not go in: what a theme or a key is, which is the wizard's, and where the file lies.

mod read;
mod value;
mod write;

pub use write::{NotWritten, with};

use crate::text::near::did_you_mean;
use std::fmt;
use value::{Node, Value};

/// More bytes are no settings.
pub const LONGEST: u64 = 64 << 10;

/// What a file of settings says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The theme to begin with.
    pub theme: Option<Said<String>>,
    /// Whether only ASCII characters are drawn.
    pub ascii: Option<Said<bool>>,
    /// Themes of the user's own.
    pub themes: Vec<OwnTheme>,
    /// Keys of the user's own.
    pub keys: Vec<OwnKeys>,
    /// What of the file could not be taken.
    pub flaws: Vec<Flaw>,
}

/// A theme of the user's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTheme {
    /// What it is called.
    pub name: Said<String>,
    /// What is said of it: each colour by what it is for, and `from`, the theme it differs from.
    pub colors: Vec<(Said<String>, Said<String>)>,
}

/// What an action is to be done by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnKeys {
    /// The action, as the table of keys calls it.
    pub action: Said<String>,
    /// Its keys, the one to show first.
    pub keys: Vec<Said<String>>,
}

/// Something that stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<T> {
    /// What.
    pub value: T,
    /// Where it begins.
    pub at: Place,
}

/// A place in the file; both counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A place where something is wrong, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The place; none where the file as a whole cannot be read.
    pub at: Option<Place>,
    /// What is wrong and what to write instead, without the full stop.
    pub words: String,
}

impl Flaw {
    /// What is wrong at a place.
    #[must_use]
    pub fn at(at: Place, words: impl Into<String>) -> Self {
        Self { at: Some(at), words: words.into() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}, column {}", self.line, self.column)
    }
}

impl Flaw {
    /// With its full stop, where it has none.
    #[must_use]
    pub fn sentence(&self) -> String {
        let words = self.to_string();
        if words.ends_with(['?', '.']) { words } else { format!("{words}.") }
    }
}

/// "line 4, column 9: F2 is …".
impl fmt::Display for Flaw {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = self.at {
            write!(formatter, "{at}: ")?;
        }
        formatter.write_str(&self.words)
    }
}

/// Every setting there is: its name, what it says, and how it is taken.
const ALL: &[(&str, Taken)] = &[
    ("theme", |settings, node, flaws| settings.theme = text(node, flaws)),
    ("ascii", |settings, node, flaws| settings.ascii = flag(node, flaws)),
    ("themes", |settings, node, flaws| settings.themes = themes(node, flaws)),
    ("keys", |settings, node, flaws| settings.keys = keys(node, flaws)),
];

type Taken = fn(&mut Settings, &Node, &mut Vec<Flaw>);

impl Settings {
    /// What these bytes say.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        match read::whole(bytes) {
            Ok(None) => Self::default(),
            Ok(Some(node)) => Self::of_node(&node),
            Err(flaw) => Self::unreadable(flaw),
        }
    }

    /// None, for a file that cannot be read.
    #[must_use]
    pub fn unreadable(flaw: Flaw) -> Self {
        Self { flaws: vec![flaw], ..Self::default() }
    }

    fn of_node(node: &Node) -> Self {
        let (mut settings, mut flaws) = (Self::default(), Vec::new());
        for (name, value) in fields(node, "settings, as in (theme: \"dark\")", &mut flaws) {
            match ALL.iter().find(|(known, _)| *known == name.value) {
                Some((_, take)) => take(&mut settings, value, &mut flaws),
                None => flaws.push(unknown(&name, "setting", ALL.iter().map(|(name, _)| *name))),
            }
        }
        settings.flaws = flaws;
        settings
    }
}

/// That nothing is called so, and what may have been meant.
#[must_use]
pub fn unknown<'a>(said: &Said<String>, what: &str, all: impl Iterator<Item = &'a str>) -> Flaw {
    let near = did_you_mean(&said.value, all.map(|name| (name, name)));
    Flaw::at(said.at, format!("“{}” is no {what}{near}", shown(&said.value)))
}

/// As much of a text as a sentence has room for.
#[must_use]
pub fn shown(text: &str) -> String {
    crate::text::fit(text, 40)
}

fn text(node: &Node, flaws: &mut Vec<Flaw>) -> Option<Said<String>> {
    let value = match &node.value {
        Value::Text(text) | Value::Word(text) | Value::Number(text) => text.clone(),
        _ => {
            flaws.push(Flaw::at(node.at, "a text in double quotes is wanted here"));
            return None;
        }
    };
    Some(Said { value, at: node.at })
}

fn flag(node: &Node, flaws: &mut Vec<Flaw>) -> Option<Said<bool>> {
    match &node.value {
        Value::Word(word) if word == "true" || word == "false" => Some(Said { value: word == "true", at: node.at }),
        _ => {
            flaws.push(Flaw::at(node.at, "true or false is wanted here"));
            None
        }
    }
}

fn themes(node: &Node, flaws: &mut Vec<Flaw>) -> Vec<OwnTheme> {
    let mut all = Vec::new();
    for (name, value) in fields(node, "themes by their names, as in { \"mine\": (accent: \"#88c0d0\") }", flaws) {
        let told = fields(value, "colours by what they are for, as in (accent: \"#88c0d0\")", flaws);
        let colors = told.into_iter().filter_map(|(role, color)| Some((role, text(color, flaws)?))).collect();
        all.push(OwnTheme { name, colors });
    }
    all
}

fn keys(node: &Node, flaws: &mut Vec<Flaw>) -> Vec<OwnKeys> {
    let mut all = Vec::new();
    for (action, value) in fields(node, "keys by what they do, as in { \"undo\": [\"Ctrl-Z\"] }", flaws) {
        let Value::List(items) = &value.value else {
            all.extend(text(value, flaws).map(|key| OwnKeys { action, keys: vec![key] }));
            continue;
        };
        let keys = items.iter().filter_map(|item| text(item, flaws)).collect();
        all.push(OwnKeys { action, keys });
    }
    all
}

/// What stands in a block by name. A name that stands there twice is taken the first time.
fn fields<'a>(node: &'a Node, wanted: &str, flaws: &mut Vec<Flaw>) -> Vec<(Said<String>, &'a Node)> {
    let Value::Fields(all) = &node.value else {
        flaws.push(Flaw::at(node.at, format!("{wanted} are wanted here")));
        return Vec::new();
    };
    let mut taken: Vec<(Said<String>, &Node)> = Vec::new();
    for (name, value) in all {
        match taken.iter().find(|(before, _)| before.value == name.value) {
            Some((before, _)) => {
                let words = format!(
                    "“{}” stands here a second time; the first is in line {}",
                    shown(&name.value),
                    before.at.line
                );
                flaws.push(Flaw::at(name.at, words));
            }
            None => taken.push((name.clone(), value)),
        }
    }
    taken
}
