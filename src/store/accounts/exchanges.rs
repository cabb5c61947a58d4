//! What the index beside the lists knows of private overlaps: which exchanges wait, and what was learnt of whom.

use super::index::{Exchange, Index, Waiting};
use super::waiting::OpenExchange;
use super::{AccountFolder, rows, unreadable};
use crate::accounts::{Account, Exchanged};
use crate::plan::PartnerId;
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

    /// Whether there is a list of a partner's that no private overlap has made.
    pub(in crate::store) fn has_given_list(&self, partner: &PartnerId) -> bool {
        self.index().is_ok_and(|index| index.partners.get(partner).is_some_and(|origin| !origin.is_of_overlap()))
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
