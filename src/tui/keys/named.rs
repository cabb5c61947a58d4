//! A key from its name, as help, README and `partnerplan keys` write it and as a keyboard has it.

use super::{Press, press_text};
use crossterm::event::{KeyCode, KeyModifiers};

/// Keys by the names they have besides those we write.
const NAMES: &[(&str, KeyCode)] = &[
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("return", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("escape", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("del", KeyCode::Delete),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pageup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("pagedown", KeyCode::PageDown),
    ("up", KeyCode::Up),
    ("↑", KeyCode::Up),
    ("down", KeyCode::Down),
    ("↓", KeyCode::Down),
    ("left", KeyCode::Left),
    ("←", KeyCode::Left),
    ("right", KeyCode::Right),
    ("→", KeyCode::Right),
];

const MODIFIERS: [(&str, KeyModifiers); 3] =
    [("ctrl-", KeyModifiers::CONTROL), ("alt-", KeyModifiers::ALT), ("shift-", KeyModifiers::SHIFT)];

/// The key of this name; else why there is none, which may be no reason but that nothing is called so.
pub(crate) fn named(name: &str) -> Result<Press, Option<String>> {
    let (mut rest, mut with) = (name, KeyModifiers::NONE);
    while let Some((word, modifier)) = MODIFIERS.iter().find(|(word, _)| begins(rest, word)) {
        with |= *modifier;
        rest = rest.get(word.len()..).unwrap_or_default();
    }
    let mut letters = rest.chars();
    let code = match (letters.next(), letters.next()) {
        (Some(letter), None) if !letter.is_control() && !"↑↓←→".contains(letter) => KeyCode::Char(letter),
        _ => code_of(rest).ok_or(None)?,
    };
    match code {
        KeyCode::Tab if with == KeyModifiers::SHIFT => Ok(Press::Key(KeyCode::BackTab, KeyModifiers::NONE)),
        KeyCode::Char(letter) => of_letter(letter, with).map_err(Some),
        code => Ok(Press::Key(code, with)),
    }
}

fn begins(text: &str, word: &str) -> bool {
    text.len() > word.len() && text.get(..word.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(word))
}

fn code_of(name: &str) -> Option<KeyCode> {
    let lower = name.to_lowercase();
    if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == lower) {
        return Some(*code);
    }
    let number = lower.strip_prefix('f')?.parse().ok().filter(|number| (1..=24).contains(number))?;
    (lower.len() <= 3).then_some(KeyCode::F(number))
}

/// A letter with what is held down beside it, where a terminal sends that as a key of its own.
fn of_letter(letter: char, with: KeyModifiers) -> Result<Press, String> {
    if with.contains(KeyModifiers::SHIFT) {
        return Err("a letter carries its Shift: write the capital, without Ctrl".to_owned());
    }
    if !with.contains(KeyModifiers::CONTROL) {
        return Ok(Press::Key(KeyCode::Char(letter), with));
    }
    let letter = letter.to_ascii_lowercase();
    let shown = press_text(Press::Key(KeyCode::Char(letter), with));
    match letter {
        'h' => Err(format!("a terminal sends {shown} as Backspace")),
        'i' => Err(format!("a terminal sends {shown} as Tab")),
        'm' => Err(format!("a terminal sends {shown} as Enter")),
        '[' => Err(format!("a terminal sends {shown} as Esc")),
        'a'..='z' | '_' | '\\' | ']' | '^' | ' ' => Ok(Press::Key(KeyCode::Char(letter), with)),
        _ => Err(format!("no terminal sends {shown}")),
    }
}
