//! The past of a plan: what the app does with its earlier versions, and where a plan does not read.

use super::{App, Place};
use crate::store::StoreError;
use crate::tui::dialogs::{Reading, earlier};
use crate::tui::layer::Notice;
use crate::tui::screens::home::{PastPlan, unreadable};
use std::path::Path;

impl App {
    /// Hands what lies on top what has changed since an earlier version.
    pub(super) fn compared(&mut self, version: &Path, words: &str) {
        match &mut self.place {
            Place::Home(_, over) => over.iter_mut().for_each(|layer| layer.compared(version, words)),
            Place::Opening(_) => {}
            Place::Plan(showing) => showing.over.iter_mut().for_each(|layer| layer.compared(version, words)),
        }
    }

    /// Shows the earlier versions of the open plan, or says that there are none.
    pub(super) fn earlier(&mut self) {
        let Place::Plan(showing) = &mut self.place else { return };
        match earlier::of_open_plan(&showing.open, &self.store) {
            Ok(layer) => showing.over.push(Box::new(layer)),
            Err(sentence) => self.notice = Some(Notice { text: sentence, is_error: false }),
        }
    }

    /// A plan that was to be opened cannot be: what can be done instead, else why.
    pub(super) fn offer_instead(&mut self, error: StoreError) {
        let reason = error.to_string();
        let Place::Home(_, over) = &mut self.place else { return };
        let path = match error {
            StoreError::Newer { text, .. } => {
                over.push(Box::new(Reading::new("Made by a newer version", &text)));
                None
            }
            StoreError::Broken(broken) => Some(broken.path),
            StoreError::NotText { path, .. } => Some(path),
            _ => None,
        };
        match path {
            Some(path) => {
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let plan = PastPlan { path, name, today: self.today.clone(), post: self.post.clone() };
                over.push(Box::new(unreadable(&self.store, plan, &reason)));
            }
            None => self.notice = Some(Notice { text: reason, is_error: true }),
        }
    }
}
