//! From a plan to answers: whom to call first, who qualifies, what everyone scores, whom a set of partners reaches,
//! how firm all that is, and what would change it.
//!
//! Pure functions of a [`Plan`](crate::plan::Plan). What may not go in: files, clocks, screens, and words of the
//! shipped catalogue.

pub mod coverage;
pub mod met;
pub mod money;
pub mod preference;
pub mod presence;
pub mod qualify;
pub mod question;
pub mod quick;
pub mod ranking;
pub mod recruit;
pub mod robustness;
pub mod score;
pub mod sensitivity;
pub mod suggested;
pub mod verdict;
pub mod volume;
pub mod waves;
pub mod weights;
pub mod won;

mod cancel;
mod rated;
mod reach;
mod resolved;
mod turn;

pub use cancel::Cancel;
pub use resolved::Resolved;

/// Two scores closer than this are the same score: ties, bands, floors and minima all use it.
pub const TOLERANCE: f64 = 1e-9;

/// What figures add up to; 0 where there are none, of which `Iterator::sum` makes −0.
pub(crate) fn total(figures: impl Iterator<Item = f64>) -> f64 {
    figures.fold(0.0, |sum, figure| sum + figure)
}

/// The indices `0..scores.len()` ordered by score, highest first, each with its rank: scores within [`TOLERANCE`] of
/// the first of their group share a rank, the next rank skips (1, 2, 2, 4), and ties stand in the order given.
fn ranked_by(scores: &[f64]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_unstable_by(|&one, &two| scores[two].total_cmp(&scores[one]).then(one.cmp(&two)));
    let mut ranked = Vec::with_capacity(order.len());
    while ranked.len() < order.len() {
        let start = ranked.len();
        let leader = scores[order[start]];
        let tied = order[start..].iter().take_while(|&&at| leader - scores[at] <= TOLERANCE).count();
        let group = &mut order[start..start + tied];
        group.sort_unstable();
        ranked.extend(group.iter().map(|&at| (start + 1, at)));
    }
    ranked
}

#[cfg(test)]
mod tests {
    use super::ranked_by;

    #[test]
    fn a_tie_shares_its_rank_and_the_next_rank_skips() {
        let ranked = ranked_by(&[61.0, 90.0, 61.0 + 5e-10, 40.0]);
        assert_eq!(ranked, [(1, 1), (2, 0), (2, 2), (4, 3)]);
    }

    #[test]
    fn nobody_is_ranked_among_nobody() {
        assert!(ranked_by(&[]).is_empty());
    }
}
