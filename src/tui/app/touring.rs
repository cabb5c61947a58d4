//! The tour stands on the example: where it begins, and that it waits until that plan is open.

use super::{App, Place};
use crate::catalog;
use crate::interview::steps::To;
use crate::tui::dialogs::TourLayer;
use crate::tui::layer::Notice;
use crate::tui::message::Effect;

/// What is said where another plan is open.
const ELSEWHERE: &str = "The tour stands on the example: Esc goes Home, and w begins it there.";

impl App {
    /// Begins the tour, or goes on with it, where the example is open; else says where it begins.
    pub(super) fn tour(&mut self, effects: &mut Vec<Effect>) {
        let Place::Plan(showing) = &mut self.place else { return };
        if showing.open.plan().name != catalog::example().name {
            self.notice = Some(Notice { text: ELSEWHERE.to_owned(), is_error: true });
            return;
        }
        let tour = TourLayer::after(self.store.tour_seen().unwrap_or_default());
        let view = tour.step().view;
        showing.over.push(Box::new(tour));
        self.go(To::View(view), effects);
    }

    /// Begins it in the plan that has just come into sight, if that was asked for.
    pub(super) fn tour_if_asked(&mut self) {
        if std::mem::take(&mut self.is_touring) {
            self.tour(&mut Vec::new());
        }
    }
}
