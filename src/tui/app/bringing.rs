//! What becomes of an account list that was taken in beside the work.

use super::{App, Place};
use crate::tui::layer::Notice;
use crate::tui::working::bringing::Brought;

impl App {
    /// A list has been taken in, or why not. One that was stopped and was all there already counts all the same.
    pub(super) fn list_taken(&mut self, plan: u64, number: u64, brought: Result<Brought, String>) {
        let Place::Plan(showing) = &mut self.place else { return };
        if showing.open.number() != plan {
            return;
        }
        let is_awaited = showing.open.bringing.take(number);
        match brought {
            Ok((accounts, words)) => {
                showing.open.put_accounts(accounts);
                self.notice = Some(Notice { text: words, is_error: false });
            }
            Err(text) if is_awaited => self.notice = Some(Notice { text, is_error: true }),
            Err(_) => {}
        }
    }

    /// Whether a list is being taken in.
    #[must_use]
    pub fn is_bringing(&self) -> bool {
        matches!(&self.place, Place::Plan(showing) if showing.open.bringing.read().is_some())
    }
}
