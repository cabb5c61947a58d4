//! What a plan is held against: another plan, or an earlier version of it, each told from the others.

use super::age;
use super::open_plan::OpenPlan;
use crate::report::Accounts;
use crate::store::{Backup, Listed, ReadPlan, Reference, Store, StoreError};
use crate::text::same::is_same;
use std::path::PathBuf;
use std::sync::Arc;

/// What a plan is held against.
#[derive(Clone, Debug)]
pub(crate) enum Against {
    /// Another plan, with its file where another is called alike.
    Plan { path: PathBuf, name: String },
    /// A version of this one, with its seconds where another is of the same minute.
    Version { version: Box<Backup>, when: String },
}

impl Against {
    /// The other plans, then the earlier versions that read.
    pub(crate) fn all(open: &OpenPlan, store: &Store) -> Vec<Self> {
        let mut all = plans(open, store);
        let versions = store.backups(open.path()).glance().unwrap_or_default();
        let versions: Vec<Backup> = versions.into_iter().filter(|it| it.trouble.is_none()).collect();
        let times = age::days_and_times(&versions.iter().map(|version| version.at).collect::<Vec<_>>());
        let version = |(version, when)| Self::Version { version: Box::new(version), when };
        all.extend(versions.into_iter().zip(times).map(version));
        all
    }

    /// In a sentence: "“Name”", "the version of Wed 31 Mar 2027, 14:05".
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Plan { name, .. } => format!("“{name}”"),
            Self::Version { when, .. } => format!("the version of {when}"),
        }
    }

    /// What it says.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn read(&self, open: &OpenPlan, store: &Store) -> Result<ReadPlan, StoreError> {
        match self {
            Self::Plan { path, .. } => store.read(&Reference::from(path.as_path())),
            Self::Version { version, .. } => store.backups(open.path()).read(version),
        }
    }

    /// The account lists beside it. Lists have no versions: whom each partner reaches is as it is now.
    pub(crate) fn accounts(&self, open: &OpenPlan, read: &ReadPlan) -> Arc<Accounts> {
        match self {
            Self::Plan { .. } => Accounts::of(read.accounts.clone()),
            Self::Version { .. } => Arc::clone(open.accounts()),
        }
    }
}

fn plans(open: &OpenPlan, store: &Store) -> Vec<Against> {
    let others = store.list().unwrap_or_default().into_iter().filter(|plan| plan.path != open.path());
    let named = others.map(|plan| (store.name_of(&plan.path).unwrap_or_else(|| plan.slug.clone()), plan));
    let named: Vec<(String, Listed)> = named.collect();
    let all = named.iter().map(|(name, _)| name).chain([&open.plan().name]);
    let told = |(name, plan): &(String, Listed)| {
        let is_alone = all.clone().filter(|other| is_same(other, name)).count() == 1;
        let name = if is_alone { name.clone() } else { format!("{name} ({}.ron)", plan.slug) };
        Against::Plan { path: plan.path.clone(), name }
    };
    named.iter().map(told).collect()
}
