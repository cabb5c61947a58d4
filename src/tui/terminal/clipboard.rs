//! What is said of a text sent to the terminal's clipboard (OSC 52). Nobody answers whether it arrived: tmux and screen
//! may keep it to themselves, a terminal may refuse it, and a long one is cut or dropped without a word.

use crate::text::seen::one_line;

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
    /// GNU screen, which does not.
    Screen,
}

impl Between {
    /// What the variables of both say: each is set within it. tmux within screen, or the other way round, is as strict as
    /// screen.
    #[must_use]
    pub fn told(is_in_tmux: bool, is_in_screen: bool) -> Self {
        match (is_in_tmux, is_in_screen) {
            (_, true) => Self::Screen,
            (true, false) => Self::Tmux,
            (false, false) => Self::Nothing,
        }
    }

    /// What is said once it is sent, as far as anybody knows it.
    #[must_use]
    pub(crate) fn sent(self, what: &str) -> String {
        let more = match self {
            Self::Nothing => "",
            Self::Tmux => " In tmux it arrives where “set -g set-clipboard on” is set.",
            Self::Screen => " GNU screen keeps it to itself: from in there, write a file (step 5, Export).",
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
