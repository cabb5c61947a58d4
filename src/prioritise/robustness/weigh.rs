//! The weights of every draw, redrawn until they agree with what the user said.

use super::share::shared;
use super::uncertain::Uncertain;
use crate::prioritise::Cancel;
use std::ops::Range;

/// Whether some weights, one a criterion and adding up to 1, agree with what the user said.
pub type Agree<'a> = &'a (dyn Fn(&[f64]) -> bool + Sync);

/// A smaller share of agreeing weights than this is as good as a contradiction: redrawing would take a hundred
/// attempts a draw.
pub const LEAST_SHARE: f64 = 0.01;
/// Attempts at one draw. At the least share all of them fail once in 5 · 10^8 draws.
const ATTEMPTS: u32 = 2_000;
/// Draws in one piece of work.
const BLOCK: usize = 256;

/// The weights of every draw, draw by draw.
pub(super) struct DrawnWeights {
    /// A number a criterion, draw by draw.
    pub(super) rows: Vec<f64>,
    /// How many draws agreed at the first attempt.
    pub(super) agreeing: u32,
    /// Whether every draw agrees now.
    pub(super) is_complete: bool,
}

/// Draws the weights of as many draws as asked, from the `first` on. None when the work was asked to end.
pub(super) fn weigh(
    uncertain: &Uncertain,
    (first, draws): (u32, u32),
    agree: Option<Agree<'_>>,
    threads: usize,
    cancel: &Cancel,
) -> Option<DrawnWeights> {
    let all: Vec<u32> = (0..draws).collect();
    let agrees = |weights: &[f64]| agree.is_none_or(|agree| agree(weights));
    let find = |draw: u32, mut attempts: Range<u32>, weights: &mut [f64]| {
        attempts.any(|attempt| {
            uncertain.draw_weights(first + draw, attempt, weights);
            agrees(weights)
        })
    };
    let criteria = uncertain.criteria();
    let mut rows = vec![0.0; all.len() * criteria];
    let once = |draw: u32, weights: &mut [f64]| find(draw, 0..1, weights);
    let open = attempt(&all, criteria, &once, threads, cancel, &mut rows)?;
    let agreeing = draws - count(&open);
    if open.is_empty() || f64::from(agreeing) < LEAST_SHARE * f64::from(draws) {
        return Some(DrawnWeights { rows, agreeing, is_complete: open.is_empty() });
    }
    let again = |draw: u32, weights: &mut [f64]| find(draw, 1..ATTEMPTS, weights);
    let open = attempt(&open, criteria, &again, threads, cancel, &mut rows)?;
    Some(DrawnWeights { rows, agreeing, is_complete: open.is_empty() })
}

/// Has weights found for some draws, and returns those whose weights still do not agree.
fn attempt(
    draws: &[u32],
    criteria: usize,
    find: &(impl Fn(u32, &mut [f64]) -> bool + Sync),
    threads: usize,
    cancel: &Cancel,
    rows: &mut [f64],
) -> Option<Vec<u32>> {
    let blocks: Vec<&[u32]> = draws.chunks(BLOCK).collect();
    let work = |found: &mut Vec<(u32, bool, Vec<f64>)>, block: usize| {
        for &draw in blocks[block] {
            let mut weights = vec![0.0; criteria];
            let is_found = find(draw, &mut weights);
            found.push((draw, is_found, weights));
        }
    };
    let mut open = Vec::new();
    for (draw, is_found, weights) in shared(blocks.len(), threads, cancel, Vec::new, work)?.into_iter().flatten() {
        let start = draw as usize * criteria;
        rows[start..start + criteria].copy_from_slice(&weights);
        open.extend((!is_found).then_some(draw));
    }
    open.sort_unstable();
    Some(open)
}

fn count(draws: &[u32]) -> u32 {
    u32::try_from(draws.len()).unwrap_or(u32::MAX)
}
