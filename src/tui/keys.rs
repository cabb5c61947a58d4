//! Keys: how one is named, what a binding is, and what a key that was pressed does among the sets of bindings that hold.
//!
//! A set of bindings stands in the file of what handles it: a view, a dialog, a widget; what the app handles for every
//! view is in `plan`. Dispatch, hint bar, help, palette, `partnerplan keys` and the README read the same sets. Where text
//! is taken, a character that no set has is text, and no other key does anything.

mod keymap;
mod named;
mod plan;

pub use crate::action::{Action, Stroke};
pub use keymap::{Keymap, name_of};
pub(super) use plan::{ANYWHERE, ASKING, COMMANDS, HISTORY, PANES, PLAN, VIEWS};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A set of bindings.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    /// Where they hold, as help and README say it.
    pub title: &'static str,
    /// The bindings.
    pub rows: &'static [Binding],
}

/// Some keys, and what they do.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The keys; the first is the one shown.
    pub keys: &'static [Press],
    /// What they do.
    pub does: Does,
    /// One or two words for the hint bar.
    pub label: &'static str,
    /// A sentence for help, palette and README.
    pub help: &'static str,
    /// Its place in the hint bar, 1 first; 0 is not shown there.
    pub rank: u8,
    /// Whether it changes the plan: it is refused where that may not be.
    pub changes: bool,
}

/// A key as a binding names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// A key with its modifiers.
    Key(KeyCode, KeyModifiers),
    /// Any digit from the first to the second.
    Digits(u8, u8),
    /// Any of these letters.
    Letters(&'static str),
}

/// What the keys of a binding do.
#[derive(Clone, Copy, Debug)]
pub enum Does {
    /// This action, whichever of them was pressed.
    One(Action),
    /// An action that carries the digit.
    Digit(fn(u8) -> Action),
    /// An action that carries the letter.
    Letter(fn(char) -> Action),
}

/// A binding to one action; what it says is added by `says`.
pub(super) const fn on(keys: &'static [Press], action: Action, label: &'static str, rank: u8) -> Binding {
    bind(keys, Does::One(action), label, rank)
}

/// A binding to more than one action.
pub(super) const fn bind(keys: &'static [Press], does: Does, label: &'static str, rank: u8) -> Binding {
    Binding { keys, does, label, help: "", rank, changes: false }
}

pub(super) const ENTER: Press = key(KeyCode::Enter);
pub(super) const ESC: Press = key(KeyCode::Esc);
pub(super) const TAB: Press = key(KeyCode::Tab);
pub(super) const BACK_TAB: Press = key(KeyCode::BackTab);
pub(super) const UP: Press = key(KeyCode::Up);
pub(super) const DOWN: Press = key(KeyCode::Down);
pub(super) const LEFT: Press = key(KeyCode::Left);
pub(super) const RIGHT: Press = key(KeyCode::Right);
pub(super) const SHIFT_UP: Press = Press::Key(KeyCode::Up, KeyModifiers::SHIFT);
pub(super) const SHIFT_DOWN: Press = Press::Key(KeyCode::Down, KeyModifiers::SHIFT);
pub(super) const SHIFT_LEFT: Press = Press::Key(KeyCode::Left, KeyModifiers::SHIFT);
pub(super) const SHIFT_RIGHT: Press = Press::Key(KeyCode::Right, KeyModifiers::SHIFT);
pub(super) const HOME: Press = key(KeyCode::Home);
pub(super) const END: Press = key(KeyCode::End);
pub(super) const PAGE_UP: Press = key(KeyCode::PageUp);
pub(super) const PAGE_DOWN: Press = key(KeyCode::PageDown);
pub(super) const BACKSPACE: Press = key(KeyCode::Backspace);
pub(super) const DELETE: Press = key(KeyCode::Delete);
pub(super) const SPACE: Press = letter(' ');

/// A printable character.
pub(super) const fn letter(letter: char) -> Press {
    key(KeyCode::Char(letter))
}

/// A key by its code.
pub(super) const fn key(code: KeyCode) -> Press {
    Press::Key(code, KeyModifiers::NONE)
}

/// A function key.
pub(super) const fn f(number: u8) -> Press {
    key(KeyCode::F(number))
}

/// A character with Ctrl.
pub(super) const fn ctrl(letter: char) -> Press {
    Press::Key(KeyCode::Char(letter), KeyModifiers::CONTROL)
}

/// A key with Ctrl.
pub(super) const fn with_ctrl(code: KeyCode) -> Press {
    Press::Key(code, KeyModifiers::CONTROL)
}

/// A key with Alt.
pub(super) const fn alt(code: KeyCode) -> Press {
    Press::Key(code, KeyModifiers::ALT)
}

impl Binding {
    /// The same with its sentence for help, palette and README.
    pub(super) const fn says(self, help: &'static str) -> Self {
        Self { help, ..self }
    }

    /// The same, which changes the plan or asks for what does.
    pub(super) const fn changes(self) -> Self {
        Self { changes: true, ..self }
    }

    /// The keys as they are written: "↑", "Ctrl-P", "0–3".
    #[must_use]
    pub fn keys_text(&self) -> String {
        self.names().collect::<Vec<_>>().join(" ")
    }

    /// Each of the keys as it is written.
    pub fn names(&self) -> impl Iterator<Item = String> + use<> {
        self.keys.iter().map(|press| press_text(*press))
    }

    /// The first key as it is written; of many letters none, for they are no word.
    #[must_use]
    pub fn key_text(&self) -> String {
        match self.keys.first() {
            Some(Press::Letters(_)) => "letter".to_owned(),
            first => first.map(|press| press_text(*press)).unwrap_or_default(),
        }
    }

    /// The one action it does; none where that depends on the key.
    #[must_use]
    pub fn action(&self) -> Option<Action> {
        match self.does {
            Does::One(action) => Some(action),
            Does::Digit(_) | Does::Letter(_) => None,
        }
    }

    /// The action it does, or an example of those it does, to ask whether they are possible.
    #[must_use]
    pub fn example(&self) -> Option<Action> {
        match (self.does, self.keys.first()) {
            (Does::One(action), _) => Some(action),
            (Does::Digit(action), Some(Press::Digits(from, _))) => Some(action(*from)),
            (Does::Letter(action), Some(Press::Letters(letters))) => letters.chars().next().map(action),
            _ => None,
        }
    }

    /// Whether one of its keys does this.
    pub(super) fn can_do(&self, wanted: Action) -> bool {
        match self.does {
            Does::One(action) => action == wanted,
            Does::Digit(_) => matches!(wanted, Action::Digit(_)),
            Does::Letter(_) => matches!(wanted, Action::Letter(_)),
        }
    }

    fn meaning(&self, code: KeyCode, modifiers: KeyModifiers) -> Option<Action> {
        self.keys.iter().find_map(|press| match (*press, self.does) {
            (Press::Key(want, with), Does::One(action)) if want == code && with == modifiers => Some(action),
            (Press::Digits(from, to), Does::Digit(action)) if modifiers.is_empty() => {
                digit(code).filter(|digit| (from..=to).contains(digit)).map(action)
            }
            (Press::Letters(letters), Does::Letter(action)) if modifiers.is_empty() => match code {
                KeyCode::Char(letter) if letters.contains(letter) => Some(action(letter)),
                _ => None,
            },
            _ => None,
        })
    }
}

/// Whether one of these sets has a letter.
#[must_use]
pub(super) fn has_letter(sets: &[&Keys], letter: char) -> bool {
    let mut keys = sets.iter().flat_map(|set| set.rows).flat_map(|binding| binding.keys);
    keys.any(|press| match press {
        Press::Key(code, with) => *code == KeyCode::Char(letter) && with.is_empty(),
        Press::Letters(letters) => letters.contains(letter),
        Press::Digits(..) => false,
    })
}

/// What a key means among sets of bindings; in the first that has it.
#[must_use]
pub(super) fn meaning<'a>(sets: impl IntoIterator<Item = &'a Keys>, event: KeyEvent) -> Option<Action> {
    let rows: Vec<&Binding> = sets.into_iter().flat_map(|set| set.rows).collect();
    let (code, modifiers) = normal(event);
    let exactly = rows.iter().find_map(|binding| binding.meaning(code, modifiers));
    exactly.or_else(|| {
        let code = instead(code, modifiers)?;
        rows.iter().find_map(|binding| binding.meaning(code, KeyModifiers::NONE))
    })
}

/// What a key stands for that no binding has as it came: Caps Lock turns every letter round, the Alt key on the right
/// arrives as Ctrl-Alt on Windows, and Shift may still be held from the capital before.
fn instead(code: KeyCode, modifiers: KeyModifiers) -> Option<KeyCode> {
    let KeyCode::Char(letter) = code else {
        return (modifiers == KeyModifiers::SHIFT).then_some(code);
    };
    if modifiers == KeyModifiers::CONTROL | KeyModifiers::ALT {
        return Some(code);
    }
    let turned = if letter.is_uppercase() { letter.to_lowercase().next() } else { letter.to_uppercase().next() };
    turned.filter(|_| modifiers.is_empty()).map(KeyCode::Char)
}

/// A letter carries its own shift, so that `G` is one key and not two; Shift-Tab has a name of its own.
fn normal(event: KeyEvent) -> (KeyCode, KeyModifiers) {
    let with = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
    match event.code {
        // Terminals send one byte for all of them.
        KeyCode::Char('7' | '/') if with == KeyModifiers::CONTROL => (KeyCode::Char('_'), with),
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

/// The character a key types, if it types one.
#[must_use]
pub(super) fn typed(event: KeyEvent) -> Option<char> {
    let KeyCode::Char(letter) = event.code else { return None };
    let plain = event.modifiers - KeyModifiers::SHIFT;
    // AltGr arrives as Ctrl-Alt on Windows: a character made with both is text.
    (plain.is_empty() || plain == KeyModifiers::CONTROL | KeyModifiers::ALT).then_some(letter)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn caps_lock_and_altgr_keep_no_command_from_being_given() {
        const SET: Keys = Keys {
            title: "",
            rows: &[
                on(&[letter('d')], Action::Delete, "", 0).says(""),
                on(&[letter('u')], Action::Undo, "", 0).says(""),
                on(&[letter('U')], Action::Redo, "", 0).says(""),
                on(&[letter(']')], Action::Down, "", 0).says(""),
            ],
        };
        let means = |code, with| meaning([&SET], KeyEvent::new(KeyCode::Char(code), with));
        let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(means('D', KeyModifiers::SHIFT), Some(Action::Delete));
        assert_eq!(means('U', KeyModifiers::SHIFT), Some(Action::Redo));
        assert_eq!(means(']', alt_gr), Some(Action::Down));
        assert_eq!(means('d', KeyModifiers::ALT), None);
        assert_eq!(means('d', KeyModifiers::CONTROL), None);
    }
}
