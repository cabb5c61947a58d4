//! The past of a plan: what the app does with its earlier versions, and where a plan does not read.

use super::{App, Place};
use crate::store::StoreError;
use crate::tui::dialogs::{Apart, Reading, compare_with, earlier};
use crate::tui::layer::{Layer, Notice};
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

    /// Hands what lies on top what moves from one plan to another.
    pub(super) fn moved(&mut self, number: u64, words: &str) {
        match &mut self.place {
            Place::Home(_, over) => over.iter_mut().for_each(|layer| layer.moved(number, words)),
            Place::Opening(_) => {}
            Place::Plan(showing) => showing.over.iter_mut().for_each(|layer| layer.moved(number, words)),
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

    /// Asks what the open plan is to be held against.
    pub(super) fn compare_with(&mut self) {
        let Place::Plan(showing) = &mut self.place else { return };
        let asked = compare_with(&showing.open, &self.store).map(|pick| Box::new(pick) as Box<dyn Layer>);
        self.lay(asked, "There is no other plan, and no earlier version of this one.");
    }

    /// Shows what two versions that were merged say otherwise.
    pub(super) fn settle(&mut self) {
        let Place::Plan(showing) = &mut self.place else { return };
        let apart = Apart::undecided(showing.open.plan()).map(|apart| Box::new(apart) as Box<dyn Layer>);
        self.lay(apart, "Nothing is undecided between two versions.");
    }

    /// Lays a dialog over the plan, or says why there is none.
    fn lay(&mut self, layer: Option<Box<dyn Layer>>, otherwise: &str) {
        let Place::Plan(showing) = &mut self.place else { return };
        match layer {
            Some(layer) => showing.over.push(layer),
            None => self.notice = Some(Notice { text: otherwise.to_owned(), is_error: false }),
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
