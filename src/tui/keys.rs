//! The one table of keys: dispatch, hint bar, help, palette, `partnerplan keys` and the README read it.
//!
//! A binding belongs to modes; a mode is what the user is doing now. Where a mode takes text, printable characters
//! are text and never reach the table.

mod action;
mod dialogs;
mod everywhere;
mod export;
mod home;
mod map;
mod mode;
mod prioritise;
mod profile;
mod strategies;

pub use action::Action;
pub use mode::Mode;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key as the table names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// A key with its modifiers.
    Key(KeyCode, KeyModifiers),
    /// Any digit from the first to the second; the action gets it.
    Digits(u8, u8),
    /// Any of these letters; the action gets it.
    Letters(&'static str),
}

/// A printable character.
pub(super) const fn letter(letter: char) -> Press {
    Press::Key(KeyCode::Char(letter), KeyModifiers::NONE)
}

/// A named key.
pub(super) const fn key(code: KeyCode) -> Press {
    Press::Key(code, KeyModifiers::NONE)
}

/// A character with Ctrl.
pub(super) const fn ctrl(letter: char) -> Press {
    Press::Key(KeyCode::Char(letter), KeyModifiers::CONTROL)
}

/// A key with Alt.
pub(super) const fn alt(code: KeyCode) -> Press {
    Press::Key(code, KeyModifiers::ALT)
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub modes: &'static [Mode],
    /// The keys; the first is the one shown.
    pub keys: &'static [Press],
    /// What it does.
    pub action: Action,
    /// One or two words for the hint bar.
    pub label: &'static str,
    /// A sentence for help, palette and README.
    pub help: &'static str,
    /// Its place in the hint bar, 1 first; 0 is not shown there.
    pub rank: u8,
}

impl Binding {
    /// The keys as they are written: "↑", "Ctrl-P", "0–3".
    #[must_use]
    pub fn keys_text(&self) -> String {
        self.keys.iter().map(|press| press_text(*press)).collect::<Vec<_>>().join(" ")
    }

    /// The first key as it is written.
    #[must_use]
    pub fn key_text(&self) -> String {
        self.keys.first().map(|press| press_text(*press)).unwrap_or_default()
    }
}

/// Every binding, mode by mode.
fn table() -> impl Iterator<Item = &'static Binding> {
    [
        home::BINDINGS,
        profile::BINDINGS,
        map::BINDINGS,
        prioritise::BINDINGS,
        strategies::BINDINGS,
        export::BINDINGS,
        dialogs::BINDINGS,
        everywhere::BINDINGS,
    ]
    .into_iter()
    .flatten()
}

/// The table in sections to read: the keys of each mode that are its own, then those of all lists, of all forms, and
/// those that hold everywhere.
#[must_use]
pub fn sections() -> Vec<(&'static str, Vec<&'static Binding>)> {
    let is_shared = |binding: &&Binding| everywhere::BINDINGS.iter().any(|shared| std::ptr::eq(shared, *binding));
    let mut sections: Vec<(&str, Vec<&Binding>)> = Mode::ALL
        .into_iter()
        .map(|mode| (mode.title(), bindings(mode).filter(|binding| !is_shared(binding)).collect()))
        .collect();
    let in_lists =
        |binding: &&Binding| binding.modes.contains(&Mode::Candidates) || binding.modes.contains(&Mode::Home);
    let (always, rest): (Vec<_>, Vec<_>) =
        everywhere::BINDINGS.iter().partition(|row| row.modes.len() == Mode::ALL.len());
    let lists = rest.iter().copied().filter(in_lists).collect();
    let forms = rest.iter().copied().filter(|row| row.modes.contains(&Mode::Form)).collect();
    sections.extend([("In every list", lists), ("In every form", forms), ("Everywhere", always)]);
    sections.retain(|(_, rows)| !rows.is_empty());
    sections
}

/// The bindings that hold in a mode, its own before those that hold everywhere.
pub fn bindings(mode: Mode) -> impl Iterator<Item = &'static Binding> {
    table().filter(move |binding| binding.modes.contains(&mode))
}

/// What a key does in a mode.
#[must_use]
pub(super) fn action(mode: Mode, event: KeyEvent) -> Option<Action> {
    let (code, modifiers) = normal(event);
    bindings(mode).find_map(|binding| {
        binding.keys.iter().find_map(|press| match *press {
            Press::Key(want, with) if want == code && with == modifiers => Some(binding.action),
            Press::Digits(from, to) if modifiers.is_empty() => {
                digit(code).filter(|digit| (from..=to).contains(digit)).map(Action::Digit)
            }
            Press::Letters(letters) if modifiers.is_empty() => match code {
                KeyCode::Char(letter) if letters.contains(letter) => Some(Action::Letter(letter)),
                _ => None,
            },
            _ => None,
        })
    })
}

/// A letter carries its own shift, so that `G` is one key and not two; Shift-Tab has a name of its own.
fn normal(event: KeyEvent) -> (KeyCode, KeyModifiers) {
    let with = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
    match event.code {
        KeyCode::Char(letter) if with.contains(KeyModifiers::CONTROL) => {
            (KeyCode::Char(letter.to_ascii_lowercase()), with - KeyModifiers::SHIFT)
        }
        KeyCode::Char(_) | KeyCode::BackTab => (event.code, with - KeyModifiers::SHIFT),
        code => (code, with),
    }
}

fn digit(code: KeyCode) -> Option<u8> {
    match code {
        KeyCode::Char(letter) => letter.to_digit(10).and_then(|digit| u8::try_from(digit).ok()),
        _ => None,
    }
}

/// Whether a key is text where text is taken.
#[must_use]
pub(super) fn is_text(event: KeyEvent) -> bool {
    let plain = event.modifiers - KeyModifiers::SHIFT;
    // AltGr arrives as Ctrl-Alt on Windows: a character made with both is text.
    let typed = plain.is_empty() || plain == KeyModifiers::CONTROL | KeyModifiers::ALT;
    matches!(event.code, KeyCode::Char(_)) && typed
}

fn press_text(press: Press) -> String {
    match press {
        Press::Digits(from, to) => format!("{from}–{to}"),
        Press::Letters(letters) => letters.to_owned(),
        Press::Key(code, with) => {
            let mut text = String::new();
            for (modifier, name) in
                [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::ALT, "Alt-"), (KeyModifiers::SHIFT, "Shift-")]
            {
                if with.contains(modifier) {
                    text.push_str(name);
                }
            }
            text + &code_text(code, with)
        }
    }
}

fn code_text(code: KeyCode, with: KeyModifiers) -> String {
    match code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(letter) if with.contains(KeyModifiers::CONTROL) => letter.to_uppercase().collect(),
        KeyCode::Char(letter) => letter.to_string(),
        KeyCode::F(number) => format!("F{number}"),
        KeyCode::Up => "↑".to_owned(),
        KeyCode::Down => "↓".to_owned(),
        KeyCode::Left => "←".to_owned(),
        KeyCode::Right => "→".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::BackTab => "Shift-Tab".to_owned(),
        KeyCode::Delete => "Del".to_owned(),
        other => other.to_string(),
    }
}
