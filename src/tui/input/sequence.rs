//! What a finished escape sequence says: a key, a click, or nothing that is ours to obey.
//!
//! What may not go in: state and time, which are the decoder's. Answers to questions (colours, attributes, positions,
//! modes, versions), focus and what nobody knows are nothing: the question was another program's.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// The first of the codes that stand for keys without a character (kitty's keyboard protocol), and the last.
const KEYPAD: u32 = 57_399;
const PRIVATE: std::ops::RangeInclusive<u32> = 57_344..=63_743;
/// What the keypad's keys are from there on.
const KEYPAD_LETTERS: &str = "0123456789./*-+\r=,";
/// And behind those.
const KEYPAD_KEYS: [KeyCode; 10] = [
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::Insert,
    KeyCode::Delete,
];

/// What `ESC [`, these bytes and this last one say.
pub(super) fn control(bytes: &[u8], last: u8) -> Option<Event> {
    if let Some(bytes) = bytes.strip_prefix(b"<") {
        return matches!(last, b'M' | b'm').then(|| mouse(&numbers(bytes)?, 0, last == b'm')).flatten();
    }
    // A mark of its own before the numbers, or anything between them and the end: an answer.
    if !bytes.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':')) {
        return None;
    }
    let numbers = numbers(bytes)?;
    let held = numbers.get(1).cloned().unwrap_or_default();
    match last {
        b'A'..=b'D' | b'F' | b'H' | b'P' | b'Q' | b'S' => key(named(last)?, &held),
        b'R' if bytes.is_empty() => key(KeyCode::F(3), &held),
        b'Z' => Some(Event::Key(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT))),
        b'M' => mouse(&numbers, 32, false),
        b'u' => character(numbers.first()?, &held),
        b'~' if first(&numbers) == 27 => character(numbers.get(2)?, &held),
        b'~' => key(numbered(first(&numbers))?, &held),
        // rxvt's way to say Ctrl, and Ctrl with Shift.
        b'^' => key(numbered(first(&numbers))?, &[5]),
        b'@' => key(numbered(first(&numbers))?, &[6]),
        _ => None,
    }
}

/// What `ESC O` and this byte say.
pub(super) fn single(last: u8) -> Option<Event> {
    let code = match last {
        b'R' => KeyCode::F(3),
        b'M' => KeyCode::Enter,
        _ => named(last)?,
    };
    key(code, &[])
}

/// What `ESC [ [` and this byte say, on a Linux console.
pub(super) fn console(last: u8) -> Option<Event> {
    let number = last.checked_sub(b'A').filter(|number| *number < 5)?;
    key(KeyCode::F(number + 1), &[])
}

/// A click in the oldest encoding: three bytes.
pub(super) fn old_mouse(bytes: &[u8]) -> Option<Event> {
    let numbers: Vec<Vec<u32>> = bytes.iter().map(|byte| vec![u32::from(*byte)]).collect();
    let place = |at: usize| Some(vec![numbers.get(at)?.first()?.checked_sub(32)?]);
    mouse(&[numbers.first()?.clone(), place(1)?, place(2)?], 32, false)
}

fn named(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

fn numbered(number: u32) -> Option<KeyCode> {
    let function = |number: u32| u8::try_from(number).map(KeyCode::F).ok();
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(number - 10),
        17..=21 => function(number - 11),
        23..=26 => function(number - 12),
        28..=29 => function(number - 15),
        31..=34 => function(number - 17),
        _ => None,
    }
}

/// A key said by its character's number, the shifted one behind it if the terminal knows it.
fn character(codes: &[u32], held: &[u32]) -> Option<Event> {
    let mut with = modifiers(held);
    let shifted = codes.get(1).filter(|_| with.contains(KeyModifiers::SHIFT));
    let code = *shifted.or_else(|| codes.first())?;
    let code = match code {
        27 => KeyCode::Esc,
        10 | 13 => KeyCode::Enter,
        9 if with.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        8 | 127 => KeyCode::Backspace,
        _ if PRIVATE.contains(&code) => keypad(code)?,
        _ => {
            let letter = char::from_u32(code).filter(|letter| !letter.is_control())?;
            if with.contains(KeyModifiers::SHIFT) && letter.is_lowercase() {
                KeyCode::Char(letter.to_uppercase().next()?)
            } else {
                KeyCode::Char(letter)
            }
        }
    };
    if shifted.is_some() {
        with -= KeyModifiers::SHIFT;
    }
    pressed(code, with, held)
}

fn keypad(code: u32) -> Option<KeyCode> {
    let place = usize::try_from(code.checked_sub(KEYPAD)?).ok()?;
    match KEYPAD_LETTERS.chars().nth(place) {
        Some('\r') => Some(KeyCode::Enter),
        Some(letter) => Some(KeyCode::Char(letter)),
        None => KEYPAD_KEYS.get(place - KEYPAD_LETTERS.len()).copied(),
    }
}

fn key(code: KeyCode, held: &[u32]) -> Option<Event> {
    pressed(code, modifiers(held), held)
}

/// A key unless it was let go.
fn pressed(code: KeyCode, with: KeyModifiers, held: &[u32]) -> Option<Event> {
    let kind = match held.get(1) {
        Some(2) => KeyEventKind::Repeat,
        Some(3) => return None,
        _ => KeyEventKind::Press,
    };
    Some(Event::Key(KeyEvent::new_with_kind(code, with, kind)))
}

/// One more than a bit for each modifier.
fn modifiers(held: &[u32]) -> KeyModifiers {
    let bits = held.first().map_or(0, |mask| mask.saturating_sub(1));
    let mut with = KeyModifiers::NONE;
    for (bit, modifier) in
        [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL), (8, KeyModifiers::SUPER)]
    {
        if bits & bit != 0 {
            with |= modifier;
        }
    }
    with
}

/// A click or a turn of the wheel; where the pointer goes is nobody's business. `base` is what the encoding adds.
fn mouse(numbers: &[Vec<u32>], base: u32, is_up: bool) -> Option<Event> {
    let at = |place: usize| numbers.get(place).and_then(|number| number.first()).copied();
    let bits = at(0)?.checked_sub(base)?;
    let kind = match (bits & 0b11) | ((bits & 0b1100_0000) >> 4) {
        _ if bits & 0b10_0000 != 0 => return None,
        button @ 0..=2 => {
            let buttons = [MouseButton::Left, MouseButton::Middle, MouseButton::Right];
            let button = buttons.get(usize::try_from(button).ok()?).copied()?;
            if is_up { MouseEventKind::Up(button) } else { MouseEventKind::Down(button) }
        }
        3 => MouseEventKind::Up(MouseButton::Left),
        4 => MouseEventKind::ScrollUp,
        5 => MouseEventKind::ScrollDown,
        _ => return None,
    };
    let cell = |place: usize| u16::try_from(at(place)?.checked_sub(1)?).ok();
    Some(Event::Mouse(MouseEvent {
        kind,
        column: cell(1)?,
        row: cell(2)?,
        modifiers: modifiers(&[(bits >> 2 & 7) + 1]),
    }))
}

fn first(numbers: &[Vec<u32>]) -> u32 {
    numbers.first().and_then(|number| number.first()).copied().unwrap_or(0)
}

/// The numbers between semicolons, each with what follows it behind colons; none where one is no number.
fn numbers(bytes: &[u8]) -> Option<Vec<Vec<u32>>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let part = |part: &str| if part.is_empty() { Some(0) } else { part.parse().ok() };
    text.split(';').map(|number| number.split(':').map(part).collect()).collect()
}
