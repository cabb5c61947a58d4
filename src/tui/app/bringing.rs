//! What becomes of an account list that was taken in beside the work.

use super::{App, Place};
use crate::desk::Brought;
use crate::tui::dialogs::Reading;
use crate::tui::layer::Notice;

impl App {
    /// A list has been taken in, or why not. One that was stopped and was all there already counts all the same.
    pub(super) fn list_taken(&mut self, plan: u64, number: u64, brought: Result<Brought, String>) {
        let Place::Plan(showing) = &mut self.place else { return };
        if showing.open.number() != plan {
            return;
        }
        let is_awaited = showing.open.bringing.take(number);
        match brought {
            Ok(brought) => {
                showing.open.put_accounts(brought.accounts);
                // What somebody is typing meanwhile goes before.
                match brought.paper.filter(|_| showing.over.is_empty()) {
                    Some(paper) => showing.over.push(Box::new(Reading::new(paper.title, &paper.text))),
                    None => self.notice = Some(Notice { text: brought.said, is_error: false }),
                }
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
