//! What arrives faster than anybody types: pasted text without brackets, or what was typed ahead on a slow line.

use super::App;
use crate::tui::keys::{Action, Keys};
use crate::tui::layer::Notice;
use crate::tui::message::Effect;
use crossterm::event::KeyCode;

impl App {
    /// Where text is typed, a burst is a paste, and the Enter behind a single line is one: what is typed ahead on a slow
    /// line arrives so too. Elsewhere it would be a hundred commands.
    pub(super) fn burst(&mut self, text: &str, effects: &mut Vec<Effect>) {
        if !self.takes_text() {
            return self.notice = Some(Notice { text: refused_burst(&self.keys()), is_error: true });
        }
        match text.strip_suffix('\n') {
            Some(line) if !line.contains('\n') => {
                self.paste(line, effects);
                self.key(KeyCode::Enter.into(), effects);
            }
            _ => self.paste(text, effects),
        }
    }
}

/// What is said of a burst where letters are commands.
fn refused_burst(keys: &[&Keys]) -> String {
    let sentence = "That looks like pasted text, so nothing was done";
    let mut rows = keys.iter().flat_map(|set| set.rows);
    match rows.find(|binding| binding.action() == Some(Action::AddMany)) {
        Some(binding) => format!("{sentence}: {} pastes names.", binding.key_text()),
        None => format!("{sentence}: letters are commands here."),
    }
}
