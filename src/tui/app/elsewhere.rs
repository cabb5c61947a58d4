//! A text on its way to an editor and back.

use super::parting::Parting;
use super::{App, Place};
use crate::desk::Edited;
use crate::tui::layer::Context;
use crate::tui::message::Effect;

impl App {
    /// Lends a text to the editor once the plan is on the disk, whatever becomes of either program.
    pub(super) fn lend(&mut self, title: String, text: String, effects: &mut Vec<Effect>) {
        self.rest();
        if !self.is_parting() {
            self.part(Parting::Lend { title, text }, effects);
        }
    }

    /// Hands what lies on top what became of its text.
    pub(super) fn edited(&mut self, edited: &Edited, effects: &mut Vec<Effect>) {
        let Place::Plan(showing) = &mut self.place else { return };
        let (view, over, open) = showing.parts();
        let mut context = Context::new(&self.store, open, &mut self.asides);
        over.last_mut().map_or(view, |layer| layer.as_mut()).edited(edited, &mut context);
        let requests = context.requests;
        self.carry_out(requests, effects);
    }
}
