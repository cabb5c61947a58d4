//! What the index beside the lists knows of private overlaps: which exchanges wait, and what was learnt of whom.

use super::index::{Exchange, Index, ListOrigin, Waiting};
use super::waiting::OpenExchange;
use super::{AccountFolder, Whose, rows, unreadable};
use crate::accounts::private::SOURCE;
use crate::accounts::{Account, Exchanged, Named, Origin};
use crate::plan::{Date, PartnerId};
use crate::store::StoreError;
use crate::store::disk::Disk;
use std::path::PathBuf;

impl AccountFolder {
    /// The exchanges that wait for the other side; none where the index does not read.
    #[must_use]
    pub fn open_exchanges(&self) -> Vec<OpenExchange> {
        let index = self.index().unwrap_or_default();
        index.open.iter().filter_map(Waiting::open).collect()
    }

    /// Hands on every account of ours.
    pub(in crate::store) fn each_own(&self, take: &mut dyn FnMut(Account)) -> Result<(), StoreError> {
        let path = self.own();
        let has_own = self.index().is_ok_and(|index| index.own.is_some());
        if !has_own {
            let reason =
                "There is no list of your own accounts beside this plan to compare: bring it in first.".to_owned();
            return Err(StoreError::Stopped { reason });
        }
        rows::each(&path, take).map_err(|error| unreadable(&path, error))
    }

    /// Where the list is from that a partner has given; none where a private overlap has made it.
    pub(in crate::store) fn given_list(&self, partner: &PartnerId) -> Option<Origin> {
        let index = self.index().ok()?;
        index.partners.get(partner).filter(|origin| !origin.is_of_overlap()).map(ListOrigin::origin)
    }

    /// Puts the accounts a private overlap has named, of so many, beside the list the partner gave.
    pub(in crate::store) fn put_named(
        &self,
        partner: &PartnerId,
        named: &[Account],
        (of, day): (usize, Option<&Date>),
    ) -> Result<(), StoreError> {
        let _held = self.held()?;
        let mut index = self.writable()?;
        rows::write(self.disk(), &self.named(partner), &mut |take| named.iter().try_for_each(&mut *take))?;
        let origin = Origin { source: SOURCE.to_owned(), imported: day.cloned(), rows: of };
        drop(index.named.insert(partner.clone(), ListOrigin::of(&origin)));
        self.keep(&index)
    }

    /// Keeps what an overlap has named of a partner before the list it stands as is replaced by one the partner gives.
    pub(super) fn keep_named(&self, index: &mut Index, partner: &PartnerId) -> Result<(), StoreError> {
        if let Some(origin) = index.partners.get(partner).filter(|origin| origin.is_of_overlap()).cloned() {
            super::copy(self.disk(), &self.list(&Whose::Partner(partner.clone())), &self.named(partner))?;
            drop(index.named.insert(partner.clone(), origin));
        }
        Ok(())
    }

    /// The accounts an overlap has named of a partner; none where they do not read.
    pub(super) fn named_beside(&self, index: &Index, partner: &PartnerId) -> Option<Named> {
        let origin = index.named.get(partner)?.origin();
        let mut accounts = Vec::new();
        rows::each(&self.named(partner), &mut |account| accounts.push(account)).ok()?;
        Some(Named { origin, accounts, added: 0 })
    }

    pub(super) fn named(&self, partner: &PartnerId) -> PathBuf {
        self.place(&format!("{}.named.csv", super::file_name(partner)))
    }

    pub(in crate::store) fn open_one_more(&self, open: &OpenExchange) -> Result<(), StoreError> {
        self.change(|index| index.open.push(Waiting::of(open)))
    }

    pub(in crate::store) fn open_no_more(&self, exchange: &[u8; 16]) -> Result<(), StoreError> {
        self.change(|index| index.open.retain(|waiting| waiting.open().is_none_or(|open| open.exchange != *exchange)))
    }

    pub(in crate::store) fn exchanged(&self, exchanged: &Exchanged) -> Result<(), StoreError> {
        self.change(|index| drop(index.exchanged.insert(exchanged.partner.clone(), Exchange::of(exchanged))))
    }

    /// A file of this name beside the lists.
    pub(in crate::store) fn place(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Where it is written down which requests were answered, for all plans.
    pub(in crate::store) fn ledger(&self) -> PathBuf {
        self.ledger.clone()
    }

    pub(in crate::store) fn disk(&self) -> &dyn Disk {
        &*self.disk
    }

    fn change(&self, change: impl FnOnce(&mut Index)) -> Result<(), StoreError> {
        let _held = self.held()?;
        let mut index = self.writable()?;
        change(&mut index);
        self.keep(&index)
    }
}
