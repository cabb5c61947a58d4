//! A text sent to the terminal's clipboard (OSC 52), and what is said of it. Nobody answers whether it arrived: tmux and
//! screen may keep it to themselves, a terminal may refuse it, and a long one is cut or dropped without a word.

use crate::text::seen::one_line;
use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// More bytes than these are lost on the way somewhere: what comes of them, in base64, is 100 000 with what is round it.
pub(crate) const LONGEST: usize = 74_994;

/// What stands between the program and the terminal and may keep what is sent to its clipboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Between {
    /// Nothing that is known of.
    #[default]
    Nothing,
    /// tmux, which passes it on when told to.
    Tmux,
    /// GNU screen, which passes on what is wrapped for it, in pieces.
    Screen,
    /// Both, and it is not known which of them within the other.
    Both,
}

/// So many bytes of a piece GNU screen keeps whole: its buffer takes 768.
const PIECE: usize = 512;

impl Between {
    /// What the variables of both say: each is set within it.
    #[must_use]
    pub fn told(is_in_tmux: bool, is_in_screen: bool) -> Self {
        match (is_in_tmux, is_in_screen) {
            (true, true) => Self::Both,
            (false, true) => Self::Screen,
            (true, false) => Self::Tmux,
            (false, false) => Self::Nothing,
        }
    }

    /// What is sent for a text. Screen hands a device control string on as it is, and what is between a few of them is one
    /// sequence to the terminal behind it: it ends with a bell, for its usual end would end the string.
    #[must_use]
    pub(super) fn bytes(self, text: &str) -> Vec<u8> {
        let mut sequence = String::new();
        // What collects letters takes them all.
        let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
        if self != Self::Screen {
            return sequence.into_bytes();
        }
        let ends = sequence.strip_suffix("\x1b\\").map(|begins| format!("{begins}\x07"));
        let whole = ends.unwrap_or(sequence).into_bytes();
        whole.chunks(PIECE).flat_map(|piece| [b"\x1bP", piece, b"\x1b\\"].concat()).collect()
    }

    /// What is said once it is sent, as far as anybody knows it.
    #[must_use]
    pub(crate) fn sent(self, what: &str) -> String {
        let more = match self {
            Self::Nothing => "",
            Self::Tmux => " In tmux it arrives where “set -g set-clipboard on” is set.",
            Self::Screen => " GNU screen hands it on; where it is not there, write a file (step 5, Export).",
            Self::Both => " Within tmux and GNU screen it may stay there: write a file instead (step 5, Export).",
        };
        format!("Sent to the terminal's clipboard: {}.{more}", one_line(what))
    }
}

/// Why a text is not sent, and what to do instead; none where it can be.
#[must_use]
pub(crate) fn refusal(text: &str) -> Option<String> {
    let kilobytes = text.len().div_ceil(1000);
    (text.len() > LONGEST).then(|| {
        format!(
            "Not sent: {kilobytes} kB are more than a terminal's clipboard is sure to take (75 kB). Write a file \
             instead: Ctrl-O on step 5, Export."
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn through_screen_goes_the_same_sequence_in_pieces_it_keeps_whole() {
        let text = "partner ".repeat(400);
        let plain = String::from_utf8(Between::Nothing.bytes(&text)).expect("it is text");
        let wrapped = String::from_utf8(Between::Screen.bytes(&text)).expect("so is this");
        let pieces: Vec<&str> = wrapped.split_terminator("\x1b\\").collect();
        assert!(pieces.len() > 5 && pieces.iter().all(|piece| piece.len() < 768), "{}", pieces.len());
        let inside: Option<Vec<&str>> = pieces.iter().map(|piece| piece.strip_prefix("\x1bP")).collect();
        let inside = inside.expect("each begins a string").concat();
        assert_eq!(inside.strip_suffix('\x07'), plain.strip_suffix("\x1b\\"), "one sequence, ended by a bell");
        assert!(inside.starts_with("\x1b]52;c;"), "{inside}");
        assert_eq!(Between::Tmux.bytes(&text), plain.as_bytes());
    }
}
