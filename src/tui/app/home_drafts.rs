//! What was typed into a question of Home and not answered. It is kept in a file of Home's own, by a thread of its own:
//! a slow disk holds no key up.

use crate::store::{DraftFile, Drafts, DraftsOfHome};
use crate::tui::layer::{Asides, Notice};
use crate::tui::working::aside::is_aside;
use std::sync::mpsc::{Receiver, SendError, Sender, channel};
use std::time::Duration;

/// So long the disk is waited for when the program ends.
const LAST: Duration = Duration::from_millis(500);

/// Drafts to be kept, and who is told what could not be.
type Asked = (Drafts, Sender<Option<String>>);

/// Home's drafts, and who keeps them.
#[derive(Debug)]
pub(super) struct HomeDrafts {
    pub(super) asides: Asides,
    kept: DraftsOfHome,
    asks: Option<Sender<Asked>>,
    answer: Option<Receiver<Option<String>>>,
}

impl HomeDrafts {
    /// Those of an earlier time.
    pub(super) fn new(mut kept: DraftsOfHome) -> Self {
        Self { asides: Asides::of(kept.take_over()), kept, asks: None, answer: None }
    }

    /// What is said of them when Home comes into sight for the first time.
    pub(super) fn notice(&self) -> Option<Notice> {
        let said: Vec<&str> = self.asides.drafts().values().map(|draft| draft.said.as_str()).collect();
        let text = format!("Not done yet, and there where you typed it: {}.", said.join(", "));
        (!said.is_empty()).then_some(Notice { text, is_error: false })
    }

    /// Has them kept, where they are others than the last time.
    pub(super) fn keep(&mut self) {
        if !self.asides.has_changed() {
            return;
        }
        let (ending, answer) = channel();
        let asked = (self.asides.drafts().clone(), ending);
        let file = self.kept.file();
        let asks = self.asks.get_or_insert_with(|| keeper(file.clone()));
        // Without a thread it is done here and now.
        if let Err(SendError((drafts, ending))) = asks.send(asked) {
            let _ = ending.send(failure(&file, &drafts));
        }
        self.answer = Some(answer);
    }

    /// The program ends: waits a moment for the disk. Returns what could not be kept, in words.
    pub(super) fn settle(&mut self) -> Option<String> {
        self.keep();
        let answer = self.answer.take()?.recv_timeout(LAST);
        answer.unwrap_or_else(|_| Some("The drafts may not have been kept: the disk did not answer.".to_owned()))
    }
}

fn keeper(file: DraftFile) -> Sender<Asked> {
    let (asks, asked) = channel::<Asked>();
    // Without a thread nobody listens, which whoever asks is told.
    is_aside(move || {
        for (drafts, ending) in asked {
            // Only at the end somebody waits for it.
            let _ = ending.send(failure(&file, &drafts));
        }
    });
    asks
}

fn failure(file: &DraftFile, drafts: &Drafts) -> Option<String> {
    file.keep(drafts).err().map(|error| format!("The drafts could not be kept: {error}"))
}
