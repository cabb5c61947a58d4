//! The account lists of the example, as they come with the program.

use super::rows::account;
use super::{AccountFolder, Whose};
use crate::accounts::Account;
use crate::plan::{Date, PartnerId};
use crate::store::{Opened, StoreError};

const OWN: &str = include_str!("../../../assets/example/target-accounts.csv");
const PARTNERS: &str = include_str!("../../../assets/example/partner-accounts.csv");

impl Opened {
    /// Puts the example's account lists beside it, as brought in on a day.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn put_example_lists(&mut self, day: Option<&Date>) -> Result<(), StoreError> {
        self.folder.put_example(day)?;
        let (accounts, notes) = self.folder.read();
        self.accounts = accounts;
        self.notes.extend(notes);
        Ok(())
    }
}

impl AccountFolder {
    fn put_example(&self, day: Option<&Date>) -> Result<(), StoreError> {
        let mut own = Vec::new();
        records(OWN, |record| own.push(account(record, 0)));
        self.put_all(&Whose::Own, "target-accounts.csv", day, &own)?;
        let mut lists: Vec<(String, Vec<Account>)> = Vec::new();
        records(PARTNERS, |record| {
            let partner = String::from_utf8_lossy(record.get(0).unwrap_or_default());
            if lists.last().is_none_or(|(last, _)| *last != partner) {
                lists.push((partner.into_owned(), Vec::new()));
            }
            if let Some((_, accounts)) = lists.last_mut() {
                accounts.push(account(record, 1));
            }
        });
        for (partner, accounts) in lists {
            let whose = Whose::Partner(PartnerId::new(&partner));
            self.put_all(&whose, "partner-accounts.csv", day, &accounts)?;
        }
        Ok(())
    }

    fn put_all(
        &self,
        whose: &Whose,
        source: &str,
        day: Option<&Date>,
        accounts: &[Account],
    ) -> Result<usize, StoreError> {
        self.put(whose, source, day, &mut |take| accounts.iter().try_for_each(&mut *take))
    }
}

fn records(text: &str, mut take: impl FnMut(&csv::ByteRecord)) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for record in reader.byte_records() {
        take(&record.expect("a test reads the whole of it"));
    }
}
