//! The wizard line by line: for whoever listens to it, works over a poor line or answers from a program. A question is a
//! line, an answer is a line; nothing moves, nothing has to be seen.
//!
//! ```text
//! line ─ ear ─ talk ─ a place's question ─ interview ─ Change ─► desk ─► plan
//!                │                                                │
//!                └─ a command of the table ─ words of the report ◄┘
//! ```
//!
//! What may not go in: meaning, which is `interview`'s and `report`'s, and anything that is drawn.

#![expect(clippy::unnecessary_wraps, reason = "commands are one type, whether or not they lead away")]
#![expect(clippy::single_match_else, reason = "an answer and what else was said stand side by side")]
#![expect(clippy::option_option, reason = "an answer may be to take the answer out, or no answer")]
#![expect(clippy::needless_pass_by_value, reason = "what is asked in turn is used up by asking")]

mod about;
mod accounts;
mod aside;
mod asking;
mod buyers;
mod call_first;
mod candidates;
mod commands;
mod dates;
mod deals;
mod ear;
mod earlier;
mod editing;
mod export;
mod fields;
mod home;
mod importing;
mod linking;
mod lists;
mod overlap;
mod pass;
mod pictures;
mod places;
mod profile;
mod qualify;
mod ranking;
mod rate;
mod reach;
mod recruit;
mod saving;
mod settling;
mod sheet;
mod sources;
mod strategies;
mod talk;
mod tour;
mod traps;
mod trials;
mod voice;
mod weights;

pub use commands::is_of_the_screen;
pub use talk::{Command, Place, Start, Tables};

use self::ear::Ear;
use self::talk::Talk;
use std::io::{self, BufRead, Write};

/// What can be said everywhere, at Home and at each place.
#[must_use]
pub fn tables() -> Tables {
    Tables { everywhere: commands::EVERYWHERE, home: home::COMMANDS, places: places::PLACES }
}

/// Talks with whoever writes to stdin until they leave, or the system ends it. Returns the exit code.
///
/// # Errors
/// When the system gives no thread to listen on.
pub fn run(start: Start) -> io::Result<u8> {
    let ear = Ear::of_process()?;
    Ok(Talk::new(start, tables(), ear, &mut io::stdout()).run())
}

/// The same with other lines and another place for what is said.
///
/// # Errors
/// When the system gives no thread to listen on.
pub fn talk(start: Start, lines: impl BufRead + Send + 'static, said: &mut dyn Write) -> io::Result<u8> {
    Ok(Talk::new(start, tables(), Ear::of(lines)?, said).run())
}
