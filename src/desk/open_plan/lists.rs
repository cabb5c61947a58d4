//! The account lists beside an open plan.

use super::OpenPlan;
use crate::report::Accounts;
use crate::store::AccountFolder;
use std::sync::Arc;

impl OpenPlan {
    /// The account lists beside the plan.
    #[must_use]
    pub fn accounts(&self) -> &Arc<Accounts> {
        &self.accounts
    }

    /// Where the account lists are kept.
    #[must_use]
    pub(crate) fn folder(&self) -> &AccountFolder {
        &self.folder
    }

    /// Reads the account lists again: they were changed. Returns what is to be said of them.
    pub(crate) fn read_accounts(&mut self) -> Vec<String> {
        let (lists, notes) = self.folder.read();
        self.put_accounts(Accounts::of(lists));
        notes
    }

    /// The account lists are these now.
    pub(crate) fn put_accounts(&mut self, accounts: Arc<Accounts>) {
        self.accounts = accounts;
        self.report.replace(None);
        self.document.beside_changed();
        self.is_to_be_saved();
    }
}
