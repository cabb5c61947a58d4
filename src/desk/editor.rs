//! A long text in the editor somebody has named (VISUAL, EDITOR): lent out as a file, waited for, taken back as a paste
//! would be.
//!
//! It is the one other program that is ever started, and only when that is asked for. What may not go in: whose the
//! terminal is meanwhile.

use super::working::aside::aside;
use crate::plan::clean_text;
use crate::store::{Lent, Store};
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};
use std::{env, io};

/// An editor that ends sooner and changes nothing has opened a window of its own and not waited for it.
const AT_ONCE: Duration = Duration::from_secs(1);

const NONE_NAMED: &str = "No editor is named. Set VISUAL or EDITOR before you start partnerplan: export EDITOR=nano";

/// What became of a text that was lent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// It is another text.
    Text(String),
    /// It is as it was; what is said of that.
    Same(String),
    /// It is as it was, because something went wrong.
    Not(String),
}

/// A text about to be edited, or being edited.
#[derive(Debug)]
pub(crate) struct Editing {
    words: Vec<OsString>,
    text: String,
    lent: Lent,
    begun: Instant,
    child: Option<u32>,
}

impl Editing {
    /// Lends a text with this title to the editor that is named.
    pub(crate) fn prepare(store: &Store, title: &str, text: &str) -> Result<Self, String> {
        let words = named([env::var_os("VISUAL"), env::var_os("EDITOR")])?;
        let lent = store.lend(title, text).map_err(|error| error.to_string())?;
        Ok(Self { words, text: text.to_owned(), lent, begun: Instant::now(), child: None })
    }

    /// Starts the editor; `ended` is told when it has ended.
    pub(crate) fn start(&mut self, ended: impl FnOnce(io::Result<ExitStatus>) + Send + 'static) -> Result<(), String> {
        let mut words = self.words.iter();
        let program = words.next().map(OsString::as_os_str).unwrap_or_default();
        let started = Command::new(program).args(words).arg(self.lent.path()).spawn();
        let mut child = started.map_err(|error| {
            format!("{} could not be started: {error}. VISUAL or EDITOR names it.", program.display())
        })?;
        (self.child, self.begun) = (Some(child.id()), Instant::now());
        aside(move || ended(child.wait()));
        Ok(())
    }

    /// Asks the editor to end.
    pub(crate) fn stop(&self) {
        #[cfg(unix)]
        if let Some(child) = self.child.and_then(|child| rustix::process::Pid::from_raw(child.cast_signed())) {
            // One that has ended already need not be told.
            let _ = rustix::process::kill_process(child, rustix::process::Signal::TERM);
        }
    }

    /// What stands in the file now, where it is another text than was lent.
    pub(crate) fn left(&self) -> Option<String> {
        match self.taken() {
            Edited::Text(text) => Some(text),
            Edited::Same(_) | Edited::Not(_) => None,
        }
    }

    /// Takes the text back from an editor that has ended.
    pub(crate) fn finish(self, status: &io::Result<ExitStatus>) -> Edited {
        match status {
            Ok(status) if status.success() => self.taken(),
            Ok(status) => Edited::Not(format!("{} {}: the text is as it was.", self.name(), how(*status))),
            Err(error) => {
                Edited::Not(format!("{} could not be waited for: {error}. The text is as it was.", self.name()))
            }
        }
    }

    fn taken(&self) -> Edited {
        let bytes = match self.lent.bytes() {
            Ok(bytes) => bytes,
            Err(error) => return Edited::Not(format!("{error} The text is as it was.")),
        };
        let Ok(text) = String::from_utf8(bytes) else {
            return Edited::Not(format!("What {} left is not text in UTF-8: the text is as it was.", self.name()));
        };
        let text = clean_text(text.trim_start_matches('\u{feff}'));
        if text != clean_text(&self.text) {
            return Edited::Text(text);
        }
        let mut words = "The text is as it was.".to_owned();
        if self.begun.elapsed() < AT_ONCE {
            words += " An editor with a window of its own has to be told to wait: EDITOR=\"code --wait\".";
        }
        Edited::Same(words)
    }

    fn name(&self) -> String {
        let program = self.words.first().map(OsString::as_os_str).unwrap_or_default();
        Path::new(program).file_name().unwrap_or(program).display().to_string()
    }
}

/// The program that is named first, and what is to be said to it.
fn named(variables: [Option<OsString>; 2]) -> Result<Vec<OsString>, String> {
    let is_blank = |value: &OsStr| value.to_str().is_some_and(|value| value.trim().is_empty());
    let value = variables.into_iter().flatten().find(|value| !is_blank(value)).ok_or(NONE_NAMED)?;
    // A path with blanks in it need not be quoted.
    if Path::new(&value).is_file() {
        return Ok(vec![value]);
    }
    let words = match value.to_str() {
        Some(text) => shell_words::split(text).ok().map(|words| words.into_iter().map(OsString::from).collect()),
        None => Some(vec![value.clone()]),
    };
    words.ok_or_else(|| format!("A quote is not closed in what VISUAL or EDITOR says: {}", value.display()))
}

/// How a program ended that did not end well.
fn how(status: ExitStatus) -> String {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return format!("was ended by signal {signal}");
    }
    status.code().map_or_else(|| "was ended".to_owned(), |code| format!("ended with code {code}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_named_as_in_a_shell() {
        let of = |text: &str| {
            let words = named([Some(text.into()), None]).ok()?;
            Some(words.iter().map(|word| word.to_str().expect("it was text")).collect::<Vec<_>>().join("|"))
        };
        assert_eq!(of("code --wait").as_deref(), Some("code|--wait"));
        assert_eq!(of("emacsclient -t -a ''").as_deref(), Some("emacsclient|-t|-a|"));
        assert_eq!(of("'/opt/my editor/ed' -w").as_deref(), Some("/opt/my editor/ed|-w"));
        assert_eq!(of(r#"/opt/my\ editor/ed "a \"b\" c""#).as_deref(), Some(r#"/opt/my editor/ed|a "b" c"#));
        assert_eq!(of("vi 'not closed"), None);
        assert_eq!(named([None, Some("  ".into())]), Err(NONE_NAMED.to_owned()));
        assert_eq!(named([Some("".into()), Some("nano -w".into())]), Ok(vec!["nano".into(), "-w".into()]));
    }
}
