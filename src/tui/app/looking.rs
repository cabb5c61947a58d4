//! How the wizard looks: as the settings say, tried on, and kept.

use super::setup::{Setup, Wearable};
use super::{App, Place};
use crate::store::StoreError;
use crate::tui::dialogs::{self, Themes};
use crate::tui::layer::{Notice, Setting};
use crate::tui::message::Message;
use crate::tui::working::aside::is_aside;

impl App {
    /// The wizard as these settings want it; colours where they are wanted at all.
    #[must_use]
    pub fn set_up(mut self, setup: Setup) -> Self {
        self.complaint = setup.complaint();
        if self.wearable.has_color {
            self.theme = setup.looks.wear(setup.looks.worn, self.theme);
        }
        self.theme = self.theme.in_ascii(self.theme.is_ascii() || setup.ascii);
        self.looks = setup.looks;
        self.keymap = setup.keymap;
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

    /// Offers the themes to try on.
    pub(super) fn themes(&mut self) {
        let Wearable { has_color, may_leave_ascii } = self.wearable;
        let file = self.store.settings_file();
        let themes = Themes::new(&self.looks, self.theme, (has_color, may_leave_ascii), &file);
        match &mut self.place {
            Place::Home(_, over) => over.push(Box::new(themes)),
            Place::Opening(_) => {}
            Place::Plan(showing) => showing.over.push(Box::new(themes)),
        }
    }

    /// Says where settings stand and what they can say.
    pub(super) fn settings(&mut self) {
        let told = dialogs::about_settings(&self.store.settings_file());
        match &mut self.place {
            Place::Home(_, over) => over.push(Box::new(told)),
            Place::Opening(_) => {}
            Place::Plan(showing) => showing.over.push(Box::new(told)),
        }
    }

    /// Has a setting kept in the file by another thread: a slow disk holds no key up.
    pub(super) fn keep_setting(&mut self, kept: Setting) {
        let (name, value) = match kept {
            Setting::Look(place) => {
                self.looks.worn = place;
                ("theme", format!("{:?}", self.looks.all[place].name))
            }
            Setting::Ascii(is_ascii) => ("ascii", is_ascii.to_string()),
        };
        let (store, post) = (self.store.clone(), self.post.clone());
        let is_asked = is_aside(move || {
            let kept = store.keep_setting(name, &value);
            // Nobody listens once the wizard has ended.
            let _ = post.send(Message::SettingKept(kept));
        });
        if !is_asked {
            self.notice = Some(Notice {
                text: "That holds until you leave; the system is too busy to keep it.".to_owned(),
                is_error: true,
            });
        }
    }

    /// A setting was kept, or why not.
    pub(super) fn setting_kept(&mut self, kept: Result<(), StoreError>) {
        self.notice = Some(match kept {
            Ok(()) => Notice { text: format!("Kept in {}.", self.store.settings_file().display()), is_error: false },
            Err(error) => {
                Notice { text: format!("That holds until you leave, and is not kept: {error}"), is_error: true }
            }
        });
    }
}
