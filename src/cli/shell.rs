//! What the program was started in: a terminal or a pipe, its width, its characters; and printing to it.
//!
//! Everything printed goes through here. Where stdout or stderr is a terminal, no character that could move the
//! cursor, turn the reading direction or hide text gets through, whatever a plan holds; into a pipe data goes as it
//! is.

use super::Outcome;
use crate::{
    plan::Date,
    store::in_words,
    text::{ascii, ascii_words, clean},
    tui::{Depth, Theme},
};
use clap::ColorChoice;
use color_eyre::{
    config::{HookBuilder, Theme as ReportTheme},
    eyre::Report,
};
use jiff::{Timestamp, tz::TimeZone};
use std::{
    borrow::Cow,
    env,
    io::{self, IsTerminal, Write, stderr, stdout},
    time::SystemTime,
};

/// The width of sentences where nobody says.
const WIDTH: usize = 80;
/// And of a row of a table, in a file or for a program.
const LINE: usize = 200;

/// How what is to be seen is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pictures {
    /// As characters.
    Drawn,
    /// In sentences.
    Said,
}

/// What the program was started in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shell {
    /// Whether stdout is a terminal.
    terminal: bool,
    /// Whether to use colour.
    color: bool,
    /// How many colours the terminal says it shows.
    depth: Depth,
    /// Whether only ASCII characters are drawn.
    ascii: bool,
    /// How pictures are given.
    pictures: Pictures,
    /// How wide lines may be, if anybody says.
    width: Option<usize>,
    /// The day it is, as the arguments say, else the machine.
    today: Date,
}

impl Shell {
    /// The surroundings of this process, and what the arguments say of them.
    pub(super) fn around(color: ColorChoice, ascii: bool, on: Option<Date>) -> Self {
        let terminal = stdout().is_terminal();
        let color = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => terminal && colors_are_welcome(),
        };
        Self {
            terminal,
            pictures: Pictures::Drawn,
            color,
            depth: depth(),
            ascii: ascii || !speaks_utf8(),
            width: width(terminal),
            today: on.unwrap_or_else(machines_day),
        }
    }

    /// The same where a screen reader reads what would be drawn.
    pub(super) fn read_out(self, is_read_out: bool) -> Self {
        Self { pictures: if is_read_out { Pictures::Said } else { Pictures::Drawn }, ..self }
    }

    /// Whether what would be drawn is said in sentences.
    pub(super) fn is_read_out(&self) -> bool {
        self.pictures == Pictures::Said
    }

    /// The day it is.
    pub(super) fn today(&self) -> &Date {
        &self.today
    }

    /// Whether only ASCII characters are written.
    pub(super) fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// The wizard's styles and characters.
    pub(super) fn theme(&self) -> Theme {
        Theme::new(self.color, self.ascii)
    }

    /// How many colours the terminal says it shows.
    pub(super) fn depth(&self) -> Depth {
        self.depth
    }

    /// How wide sentences may be.
    pub(super) fn text_width(&self) -> usize {
        self.width.unwrap_or(WIDTH)
    }

    /// How wide tables may be. A file or a program gets every cell whole, up to what anybody would take for a line: one
    /// long name must not make all rows as long.
    pub(super) fn table_width(&self) -> usize {
        self.width.unwrap_or(LINE)
    }

    /// A heading, bold where colour is used.
    pub(super) fn heading(&self, text: &str) -> String {
        if self.color { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// Text of ours in the characters this terminal has, as wide as it was; a plan's own text keeps its letters.
    pub(super) fn drawn(&self, text: &str) -> String {
        if self.ascii { ascii(text) } else { text.to_owned() }
    }

    /// Words of ours in the characters this terminal has, before anybody measures them.
    pub(super) fn worded(&self, text: &str) -> String {
        if self.ascii { ascii_words(text) } else { text.to_owned() }
    }

    /// Data made elsewhere, for a file or a program: left as it is but on a terminal.
    pub(super) fn foreign<'text>(&self, text: &'text str) -> Cow<'text, str> {
        if self.terminal { Cow::Owned(cleaned_lines(text)) } else { Cow::Borrowed(text) }
    }

    /// Says a sentence on stderr at once.
    pub(super) fn say(&self, sentence: &str) {
        say(sentence, self.ascii);
    }

    /// Whether stdout is a terminal.
    pub(super) fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Writes what is no text to stdout and returns the exit code; nothing of it is meant for a terminal.
    pub(super) fn pour(&self, bytes: &[u8]) -> u8 {
        let mut stdout = stdout();
        let poured = stdout.write_all(bytes).and_then(|()| stdout.flush());
        ended(poured, 0, self.ascii)
    }

    /// Prints an outcome and returns the exit code.
    pub(super) fn print(&self, outcome: &Outcome) -> u8 {
        // A stdout nothing was to go to may be a terminal that has gone.
        let printed = if outcome.data.is_empty() { Ok(()) } else { write_all(&mut stdout(), &outcome.data) };
        for sentence in &outcome.words {
            // A line break in it is one in a name.
            say(&clean(sentence.trim_end()), self.ascii);
        }
        ended(printed, outcome.code, self.ascii)
    }
}

/// The exit code after printing: `code`, or 1 where it could not be printed, which is said.
pub(super) fn ended(printed: io::Result<()>, code: u8, ascii: bool) -> u8 {
    match printed {
        Ok(()) => code,
        // Whoever read it has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => code,
        Err(error) => {
            say(&format!("The output could not be written: {}.", in_words(&error)), ascii);
            1
        }
    }
}

fn machines_day() -> Date {
    let now = Timestamp::try_from(SystemTime::now()).unwrap_or_default();
    let day = TimeZone::system().to_datetime(now).date().to_string();
    Date::new(&day).unwrap_or_else(|_| Date::new("1970-01-01").expect("that is a day"))
}

/// Says something on stderr.
pub(super) fn say(text: &str, ascii: bool) {
    let text = cleaned_lines(text.trim_end());
    let text = if ascii { ascii_words(&text) } else { text };
    // When nobody can hear, there is nobody to tell.
    let _ = write_all(&mut stderr(), &format!("{text}\n"));
}

/// Makes reports of faults readable: in colour on a terminal only.
pub(super) fn install_reports() -> Result<(), Report> {
    let theme = if stderr().is_terminal() && colors_are_welcome() { ReportTheme::dark() } else { ReportTheme::new() };
    HookBuilder::default().theme(theme).install()
}

fn write_all(stream: &mut impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

fn cleaned_lines(text: &str) -> String {
    text.split('\n').map(|line| clean(line.strip_suffix('\r').unwrap_or(line))).collect::<Vec<_>>().join("\n")
}

fn colors_are_welcome() -> bool {
    let set = |variable: &str| env::var_os(variable).is_some_and(|value| !value.is_empty());
    !set("NO_COLOR") && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// All colours only where the terminal says so: one that does not know how they are sent shows none of them right.
fn depth() -> Depth {
    match env::var("COLORTERM").as_deref() {
        Ok("truecolor" | "24bit") => Depth::Full,
        _ => Depth::Indexed,
    }
}

/// The first of the three variables that is set says which characters there are; none set is plain ASCII.
fn speaks_utf8() -> bool {
    if cfg!(windows) {
        return true;
    }
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(env::var_os).find(|value| !value.is_empty());
    set.is_some_and(|value| {
        let value = value.to_string_lossy().to_lowercase();
        value.contains("utf-8") || value.contains("utf8")
    })
}

fn width(terminal: bool) -> Option<usize> {
    let said = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    let measured = || terminal.then(crossterm::terminal::size).and_then(Result::ok).map(|(columns, _)| columns.into());
    said.or_else(measured).filter(|columns| *columns > 0).or(terminal.then_some(WIDTH))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(terminal: bool) -> Shell {
        let pictures = Pictures::Drawn;
        Shell {
            terminal,
            pictures,
            color: false,
            depth: Depth::Full,
            ascii: false,
            width: Some(80),
            today: machines_day(),
        }
    }

    /// T7.
    #[test]
    fn on_a_terminal_data_moves_no_cursor_and_turns_no_text() {
        let hostile = "a\u{1b}[2Jb\u{202e}c\u{200b}d\u{7}\nsecond\r\n";
        assert_eq!(shell(true).foreign(hostile), "a�[2Jb�c�d�\nsecond\n");
        assert_eq!(shell(false).foreign(hostile), hostile);
    }
}
