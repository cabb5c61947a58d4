//! Characters that come faster than anybody types: a paste into a terminal that does not say so.
//!
//! What may not go in: what is done with them, which depends on where they are going.

use crate::tui::message::Message;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::time::{Duration, Instant};

/// So many characters at once may have been typed: what queues up on a line that stands still for half a second.
const TYPED: usize = 7;
/// So many different ones are keys held down or drummed on, however many there are.
const DRUMMED: usize = 2;
/// Characters this close come from a machine: a fast hand leaves 20 ms.
const TOGETHER: Duration = Duration::from_millis(10);
/// A burst is handed on in pieces of this size, in bytes.
const LARGEST: usize = 4 << 20;

/// Joins what came together.
#[derive(Debug, Default)]
pub(crate) struct Bursts {
    held: String,
    count: usize,
    different: Vec<char>,
    newest: Option<Instant>,
}

impl Bursts {
    /// Takes what came at a time and returns what can be handed on.
    pub(crate) fn take(&mut self, events: Vec<Event>, now: Instant) -> Vec<Message> {
        let mut messages = self.settle(now);
        let mut run: Vec<(Event, char)> = Vec::new();
        for event in events {
            if let Some(letter) = letter(&event) {
                run.push((event, letter));
                continue;
            }
            self.join(std::mem::take(&mut run), &mut messages);
            self.end(&mut messages);
            messages.push(Message::Input(event));
        }
        self.join(run, &mut messages);
        self.newest = Some(now);
        messages
    }

    /// When what is held is to be handed on, if nothing comes before.
    pub(crate) fn due(&self) -> Option<Instant> {
        if self.held.is_empty() { None } else { Some(self.newest? + TOGETHER) }
    }

    /// Hands on what is held, once nothing more has come for a moment.
    pub(crate) fn settle(&mut self, now: Instant) -> Vec<Message> {
        let mut messages = Vec::new();
        if self.newest.is_some_and(|newest| newest + TOGETHER <= now) {
            self.end(&mut messages);
        }
        messages
    }

    fn join(&mut self, run: Vec<(Event, char)>, messages: &mut Vec<Message>) {
        for (_, letter) in &run {
            if self.different.len() <= DRUMMED && !self.different.contains(letter) {
                self.different.push(*letter);
            }
        }
        self.count += run.len();
        if self.held.is_empty() && (self.count <= TYPED || self.different.len() <= DRUMMED) {
            messages.extend(run.into_iter().map(|(event, _)| Message::Input(event)));
            return;
        }
        self.held.extend(run.into_iter().map(|(_, letter)| letter));
        if self.held.len() >= LARGEST {
            messages.push(Message::Burst(std::mem::take(&mut self.held)));
        }
    }

    fn end(&mut self, messages: &mut Vec<Message>) {
        if !self.held.is_empty() {
            messages.push(Message::Burst(std::mem::take(&mut self.held)));
        }
        self.count = 0;
        self.different.clear();
    }
}

/// The character a key is in a text, if it is one: Enter and Tab part what is pasted.
fn letter(event: &Event) -> Option<char> {
    let Event::Key(KeyEvent { code, modifiers, kind: KeyEventKind::Press, .. }) = event else { return None };
    match code {
        _ if !(*modifiers - KeyModifiers::SHIFT).is_empty() => None,
        KeyCode::Char(letter) => Some(*letter),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::input::decode::Decoder;

    /// What becomes of text read in pieces, each so many milliseconds after the one before.
    fn read(pieces: &[(u64, &str)]) -> String {
        let (mut decoder, mut bursts) = (Decoder::default(), Bursts::default());
        let mut now = Instant::now();
        let mut messages = Vec::new();
        for (later, bytes) in pieces {
            now += Duration::from_millis(*later);
            if bursts.due().is_some_and(|due| due <= now) {
                messages.extend(bursts.settle(now));
            }
            messages.extend(bursts.take(decoder.feed(bytes.as_bytes(), now), now));
        }
        messages.extend(bursts.settle(now + Duration::from_secs(1)));
        let said = messages.iter().map(|message| match message {
            Message::Input(Event::Key(key)) => key.code.to_string(),
            Message::Burst(text) => format!("{text:?}"),
            other => format!("{other:?}"),
        });
        said.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_typed_is_keys_however_fast() {
        assert_eq!(read(&[(0, "git add")]), "g i t Space a d d");
        assert_eq!(
            read(&[(0, "d"), (20, "e"), (20, "a"), (20, "l"), (20, "s"), (20, "u"), (20, "p"), (20, "s")]),
            "d e a l s u p s"
        );
        assert_eq!(read(&[(0, "jjjjjjjjjjjjkjkj")]), "j j j j j j j j j j j j k j k j");
        assert_eq!(read(&[(0, "abcd\x1b[Befgh\x1b[B")]), "a b c d Down e f g h Down");
    }

    #[test]
    fn what_comes_at_once_is_one_burst() {
        assert_eq!(read(&[(0, "Acme Ltd\rBolt\tAG\n")]), "\"Acme Ltd\\nBolt\\tAG\\n\"");
        assert_eq!(read(&[(0, "Acme Ltd\rBo"), (5, "lt"), (9, "!"), (40, "j")]), "\"Acme Ltd\\nBolt!\" j");
        assert_eq!(read(&[(0, "Acme Ltd\x1b[BBolt")]), "\"Acme Ltd\" Down B o l t");
        assert_eq!(read(&[(0, "Acme Ltd\x03")]), "\"Acme Ltd\" c");
    }

    #[test]
    fn what_trickles_in_faster_than_a_hand_is_a_burst_once_that_shows() {
        let trickle: Vec<(u64, String)> = "abcdefghij".chars().map(|letter| (2, letter.to_string())).collect();
        let pieces: Vec<(u64, &str)> = trickle.iter().map(|(later, text)| (*later, text.as_str())).collect();
        assert_eq!(read(&pieces), "a b c d e f g \"hij\"");
    }
}
