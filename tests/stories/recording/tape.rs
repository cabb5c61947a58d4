//! What is typed in a recording, and when: a word and what belongs to it, a line each.

use super::{Frame, Recording};
use crate::driver::{CANDIDATES, Driver};
use partnerplan::catalog;

enum Step {
    /// Keys by their names, a beat each.
    Keys(String),
    /// Letters, a beat each.
    Letters(String),
    /// Several lines at once.
    Paste(String),
    /// What must stand on the screen.
    Sees(String),
    /// Time to look.
    Rest(u32),
}

/// A recording in the making.
pub(super) struct Tape {
    title: String,
    starter: String,
    size: (u16, u16),
    /// How long a key takes.
    beat: u32,
    steps: Vec<Step>,
}

impl Tape {
    pub(super) fn read(text: &str) -> Self {
        let mut tape =
            Self { title: String::new(), starter: String::new(), size: (100, 30), beat: 150, steps: Vec::new() };
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            tape.take(line);
        }
        tape
    }

    fn take(&mut self, line: &str) {
        if let (Some(pasted), Some(Step::Paste(text))) = (line.strip_prefix("  "), self.steps.last_mut()) {
            text.push_str(pasted);
            text.push('\n');
            return;
        }
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest_owned = rest.to_owned();
        match word {
            "title" => self.title = rest_owned,
            "starter" => self.starter = rest_owned,
            "size" => {
                let (columns, rows) = rest.split_once('x').expect("a size is COLUMNSxROWS");
                self.size = (columns.parse().expect("columns"), rows.parse().expect("rows"));
            }
            "beat" => self.beat = rest.parse().expect("milliseconds"),
            "keys" => self.steps.push(Step::Keys(rest_owned)),
            "type" => self.steps.push(Step::Letters(rest_owned)),
            "paste" => self.steps.push(Step::Paste(String::new())),
            "see" => self.steps.push(Step::Sees(rest_owned)),
            "rest" => self.steps.push(Step::Rest(rest.parse().expect("milliseconds"))),
            other => panic!("a tape says title, starter, size, beat, keys, type, paste, see or rest, not {other}"),
        }
    }

    /// Types it all, in a new plan of the starter, and keeps every screen that differs from the one before.
    pub(super) fn play(&self) -> Recording {
        let starter = catalog::starters().iter().find(|starter| starter.id == self.starter).expect("it is one of ours");
        let mut driver = Driver::plan(&starter.plan);
        driver.resize(self.size.0, self.size.1).go(CANDIDATES).pause().settles();
        let mut recording = Recording { title: self.title.clone(), frames: Vec::new(), milliseconds: 0 };
        recording.looks(&driver, 0);
        for step in &self.steps {
            self.does(step, &mut driver, &mut recording);
        }
        recording
    }

    fn does(&self, step: &Step, driver: &mut Driver, recording: &mut Recording) {
        match step {
            Step::Keys(keys) => {
                for key in keys.split(' ') {
                    driver.press(&[key]);
                    recording.looks(driver, self.beat);
                }
            }
            Step::Letters(letters) => {
                for letter in letters.chars() {
                    driver.type_text(&letter.to_string());
                    recording.looks(driver, self.beat);
                }
            }
            Step::Paste(text) => {
                driver.paste(text.trim_end());
                recording.looks(driver, self.beat);
            }
            Step::Sees(text) => {
                driver.sees(text);
            }
            Step::Rest(milliseconds) => {
                driver.pause().settles();
                recording.looks(driver, *milliseconds);
            }
        }
    }
}

impl Recording {
    /// Looks at the screen for so long.
    fn looks(&mut self, driver: &Driver, milliseconds: u32) {
        let screen = driver.buffer();
        if self.frames.last().is_none_or(|frame| frame.screen != *screen) {
            self.frames.push(Frame { milliseconds: self.milliseconds, screen: screen.clone() });
        }
        self.milliseconds += milliseconds;
    }
}
