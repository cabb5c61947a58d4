//! Characters that come faster than anybody types: a paste into a terminal that does not say so.
//!
//! What may not go in: what is done with them, which depends on where they are going.

use crate::tui::message::Message;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::mem;
use std::time::{Duration, Instant};

/// So many characters at once may have been typed: what queues up on a line that stands still for half a second.
const TYPED: usize = 7;
/// So many different ones are keys held down or drummed on, however many there are.
const DRUMMED: usize = 2;
/// Characters this close come from a machine: a fast hand leaves 20 ms.
const TOGETHER: Duration = Duration::from_millis(15);
/// So long what a machine seems to have begun is waited for, on a slow line.
const MORE: Duration = Duration::from_millis(40);
/// So long what has shown itself to be no hand's is.
const REST: Duration = Duration::from_millis(80);
/// A burst is handed on in pieces of this size, in bytes.
const LARGEST: usize = 4 << 20;

/// Joins what came together. A key by itself is handed on at once, and so is one that repeats; only a capital waits a
/// moment, for names begin with one, and where Caps Lock is thought of it would be a command.
#[derive(Debug, Default)]
pub(crate) struct Bursts {
    /// Keys that may be the beginning of a burst.
    held: Vec<(Event, char)>,
    /// What is one.
    burst: String,
    /// How many have come together, handed on or not, the newest of them, and those that differ, Enter not among them.
    count: usize,
    last: Option<char>,
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
            self.join(mem::take(&mut run), &mut messages);
            self.end(&mut messages);
            messages.push(Message::Input(event));
        }
        self.join(run, &mut messages);
        self.newest = Some(now);
        messages
    }

    /// When what is held is to be handed on, if nothing comes before.
    pub(crate) fn due(&self) -> Option<Instant> {
        if self.held.is_empty() && self.burst.is_empty() { None } else { Some(self.newest? + self.wait()) }
    }

    /// Hands on what is held, once nothing more has come for a moment.
    pub(crate) fn settle(&mut self, now: Instant) -> Vec<Message> {
        let mut messages = Vec::new();
        if self.newest.is_some_and(|newest| newest + self.wait() <= now) {
            self.end(&mut messages);
        }
        messages
    }

    fn wait(&self) -> Duration {
        match (self.burst.is_empty(), self.held.is_empty() || self.count == 1) {
            (false, _) => REST,
            (true, true) => TOGETHER,
            (true, false) => MORE,
        }
    }

    fn join(&mut self, run: Vec<(Event, char)>, messages: &mut Vec<Message>) {
        if run.is_empty() {
            return;
        }
        let (mut is_repeated, mut is_burst) = (true, !self.burst.is_empty());
        for (_, letter) in &run {
            is_repeated &= self.last.replace(*letter).is_none_or(|last| last == *letter);
            is_burst |= self.count(*letter);
        }
        self.held.extend(run);
        if is_burst {
            self.burst.extend(self.held.drain(..).map(|(_, letter)| letter));
            if self.burst.len() >= LARGEST {
                messages.push(Message::Burst(mem::take(&mut self.burst)));
            }
        } else if is_repeated && !self.is_capital_alone() {
            messages.extend(self.held.drain(..).map(|(event, _)| Message::Input(event)));
        }
    }

    /// Counts a character; true when no hand can have typed them: too many, or a line and its end.
    fn count(&mut self, letter: char) -> bool {
        self.count += 1;
        let is_line = letter == '\n' && self.different.len() >= 2;
        if letter != '\n' && self.different.len() <= DRUMMED && !self.different.contains(&letter) {
            self.different.push(letter);
        }
        is_line || (self.count > TYPED && self.different.len() > DRUMMED)
    }

    fn is_capital_alone(&self) -> bool {
        self.count == 1 && self.last.is_some_and(char::is_uppercase)
    }

    fn end(&mut self, messages: &mut Vec<Message>) {
        if !self.burst.is_empty() {
            messages.push(Message::Burst(mem::take(&mut self.burst)));
        }
        messages.extend(self.held.drain(..).map(|(event, _)| Message::Input(event)));
        self.count = 0;
        self.last = None;
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
        assert_eq!(read(&[(0, "Acme Ltd\rBo"), (5, "lt"), (9, "!"), (90, "j")]), "\"Acme Ltd\\nBolt!\" j");
        assert_eq!(read(&[(0, "Acme Ltd\x1b[BBolt")]), "\"Acme Ltd\" Down B o l t");
        assert_eq!(read(&[(0, "Acme Ltd\x03")]), "\"Acme Ltd\" c");
    }

    /// A text as a line brings it that gives so many characters every so many milliseconds.
    fn trickle(text: &str, at_once: usize, later: u64) -> String {
        let letters: Vec<char> = text.chars().collect();
        let pieces: Vec<String> = letters.chunks(at_once).map(|piece| piece.iter().collect()).collect();
        read(&pieces.iter().map(|piece| (later, piece.as_str())).collect::<Vec<_>>())
    }

    #[test]
    fn a_short_line_with_its_end_is_a_burst() {
        assert_eq!(read(&[(0, "Delta\r")]), "\"Delta\\n\"");
        assert_eq!(read(&[(0, "IBM\r")]), "\"IBM\\n\"");
        assert_eq!(read(&[(0, "SAP SE\r")]), "\"SAP SE\\n\"");
        assert_eq!(read(&[(0, "12\r")]), "\"12\\n\"");
        assert_eq!(read(&[(0, "5\r")]), "5 Enter");
        assert_eq!(read(&[(0, "jjj\r")]), "j j j Enter");
    }

    #[test]
    fn what_trickles_in_faster_than_a_hand_is_a_burst() {
        let text = "Northwind GmbH\rDelta Ltd 3 yes\rVelcro Co 1234\r";
        let whole = format!("{:?}", text.replace('\r', "\n"));
        for (at_once, later) in [(1, 4), (1, 12), (2, 12), (2, 30), (3, 12), (8, 30)] {
            assert_eq!(trickle(text, at_once, later), whole, "{at_once} every {later} ms");
        }
        assert_eq!(trickle("abcdefghij", 1, 2), "a \"bcdefghij\"");
        assert_eq!(trickle("Delta\r", 1, 4), "\"Delta\\n\"");
    }

    #[test]
    fn no_key_by_itself_is_held_back_nor_one_that_repeats() {
        let mut bursts = Bursts::default();
        let mut now = Instant::now();
        for (later, key) in [(0, "j"), (4, "j"), (4, "j"), (20, "k"), (33, "k"), (33, "k"), (20, "4"), (25, "\r")] {
            now += Duration::from_millis(later);
            let messages = bursts.take(Decoder::default().feed(key.as_bytes(), now), now);
            assert_eq!((messages.len(), bursts.due()), (1, None), "{key} after {later} ms");
        }
    }
}
