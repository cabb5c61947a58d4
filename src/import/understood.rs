//! A table with how it is understood and what comes of that: all there is to see before an import.

use super::read::Refusal;
use super::{Mapping, Outcome, Table};
use crate::plan::Plan;
use std::sync::Arc;

/// A table, how it is understood, and what would come of that.
#[derive(Clone, Debug)]
pub struct Understood {
    /// The table, or its first rows.
    pub table: Arc<Table>,
    /// Why only its first rows were read: it is too long for anything but a list of accounts.
    pub cut: Option<Refusal>,
    /// What its columns are.
    pub mapping: Mapping,
    /// What every row comes to.
    pub outcome: Outcome,
}

impl Understood {
    /// What a table comes to in a plan, its columns as they are found unless they are known. Before every row `goes_on`
    /// is asked whether anybody still waits; none where nobody does.
    pub fn of(
        plan: &Plan,
        (table, cut): (Arc<Table>, Option<Refusal>),
        known: Option<Mapping>,
        goes_on: &mut dyn FnMut() -> bool,
    ) -> Option<Self> {
        let mapping = known.unwrap_or_else(|| Mapping::of(plan, &table, None));
        let outcome = Outcome::of_while(plan, &table, &mapping, goes_on)?;
        Some(Self { table, cut, mapping, outcome })
    }
}
