//! A text of several lines, edited in the editor that is named.

use super::ear::Heard;
use super::talk::{Away, Talk, Went};
use crate::desk::{Edited, Editing};
use crate::plan::Kind;

impl Talk<'_> {
    /// Has the text that is asked for edited in the editor that is named, and goes on once it stands.
    pub(super) fn in_editor(&mut self) -> Went {
        let field = self.field.take().filter(|(_, field)| matches!(field.kind, Kind::Notes | Kind::Phrases));
        let Some((subject, field)) = field else {
            self.say("An editor is for a text of several lines: give this word at its question.");
            return Ok(());
        };
        if !self.ear.can_lend() {
            self.say("An editor needs the terminal partnerplan was started in.");
            return Ok(());
        }
        let text = field.read(self.plan(), &subject);
        match self.edited(field.label, &text)? {
            Edited::Text(text) if self.write(&subject, field, &text) => {
                self.say(format!("{}: taken from your editor.", field.label));
                Err(Away::Next)
            }
            Edited::Text(_) => Ok(()),
            Edited::Same(sentence) | Edited::Not(sentence) => {
                self.say(sentence);
                Ok(())
            }
        }
    }

    /// Lends a text and waits for what becomes of it. Who wants the program to end is heard meanwhile.
    fn edited(&mut self, title: &str, text: &str) -> Went<Edited> {
        let mut editing = match Editing::prepare(&self.store, title, text) {
            Ok(editing) => editing,
            Err(sentence) => return Ok(Edited::Not(sentence)),
        };
        self.voice.breathe();
        if let Err(sentence) = editing.start(self.ear.editor_ended()) {
            return Ok(Edited::Not(sentence));
        }
        loop {
            match self.ear.hear_no_line() {
                Heard::Editor(status) => return Ok(editing.finish(&status)),
                Heard::Signal(signal) => {
                    editing.stop();
                    return Err(Away::End(signal));
                }
                Heard::Desk(word) => self.take(word),
                Heard::Stop | Heard::Line(_) | Heard::End => {}
            }
        }
    }
}
