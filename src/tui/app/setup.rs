//! What the user's settings make of the wizard, and what of them cannot be taken. What may not go in: what stands in the
//! file, which is `settings`', and where it lies, which is `store`'s.

use super::{App, Place};
use crate::settings::{Flaw, Settings};
use crate::tui::layer::Notice;

/// What the settings make of the wizard.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// Whether only ASCII characters are drawn.
    pub ascii: bool,
    /// What could not be taken, in the order of the file.
    pub flaws: Vec<Flaw>,
}

impl Setup {
    /// What these settings make of it.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let mut flaws = settings.flaws.clone();
        flaws.sort_by_key(|flaw| flaw.at);
        Self { ascii: settings.ascii.as_ref().is_some_and(|said| said.value), flaws }
    }

    /// What to say of the file at the start, if anything is wrong with it.
    #[must_use]
    pub fn complaint(&self) -> Option<String> {
        let first = self.flaws.first()?;
        let comma = if first.at.is_some() { ", " } else { ": " };
        let stop = if first.words.ends_with(['?', '.']) { "" } else { "." };
        let more = match self.flaws.len() {
            1 => "“partnerplan settings” names the file.".to_owned(),
            count => format!("“partnerplan settings” says {} more.", count - 1),
        };
        Some(format!("settings.ron{comma}{first}{stop} That is left out; {more}"))
    }
}

impl App {
    /// The wizard as these settings want it.
    #[must_use]
    pub fn set_up(mut self, setup: &Setup) -> Self {
        self.theme.ascii |= setup.ascii;
        self.complaint = setup.complaint();
        if let Place::Home(..) = self.place {
            let notice = self.notice.take();
            self.notice = self.complained(notice);
        }
        self
    }

    /// What is to be said, behind what is wrong with the settings where that has not been said yet.
    pub(super) fn complained(&mut self, notice: Option<Notice>) -> Option<Notice> {
        let Some(complaint) = self.complaint.take() else { return notice };
        let text = notice.map_or_else(|| complaint.clone(), |notice| format!("{complaint} {}", notice.text));
        Some(Notice { text, is_error: true })
    }
}
