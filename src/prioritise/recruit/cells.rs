//! The cells a choice is made over: buyer × stage, and where it is known who is present at which account, that at every
//! group of accounts. Cells of one buyer and stage that the same candidates reach alike are one, which leaves few.

use crate::prioritise::coverage::{Coverage, Grid};
use std::collections::HashMap;

/// Cells in numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells {
    /// What each is worth.
    pub(super) weights: Vec<f64>,
    /// Which buyer and stage each is, as a cell of the plan.
    pub(super) of: Vec<usize>,
    /// The cells each candidate reaches, with the chance of each.
    pub(super) hits: Vec<Vec<(usize, f64)>>,
}

impl Cells {
    /// What these partners reach of what a set of such coverage leaves to be reached.
    pub(super) fn of(grid: &Grid, partners: &[usize], before: &Coverage) -> Self {
        let left = |cell: usize| grid.worth(cell) * before.miss(cell);
        let all = grid.cells_of_groups();
        if all == grid.cells() {
            return Self {
                weights: (0..all).map(left).collect(),
                of: (0..all).collect(),
                hits: partners.iter().map(|&at| grid.chances(at).collect()).collect(),
            };
        }
        let mut reached: Vec<Vec<(usize, u64)>> = vec![Vec::new(); all];
        for (candidate, &at) in partners.iter().enumerate() {
            grid.chances(at).for_each(|(cell, chance)| reached[cell].push((candidate, chance.to_bits())));
        }
        let mut cells = Self { hits: vec![Vec::new(); partners.len()], ..Self::default() };
        let mut known: HashMap<(usize, Vec<(usize, u64)>), usize> = HashMap::new();
        for (cell, by) in reached.into_iter().enumerate().filter(|(_, by)| !by.is_empty()) {
            let of = cell % grid.cells();
            let place = *known.entry((of, by)).or_insert_with_key(|(_, by)| cells.add(of, by));
            cells.weights[place] += left(cell);
        }
        cells
    }

    fn add(&mut self, of: usize, by: &[(usize, u64)]) -> usize {
        let place = self.weights.len();
        self.weights.push(0.0);
        self.of.push(of);
        for &(candidate, chance) in by {
            self.hits[candidate].push((place, f64::from_bits(chance)));
        }
        place
    }
}
