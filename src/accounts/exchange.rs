//! Counts for a partner and no names: how many of our accounts they serve, relation by relation.
//!
//! A count below 5 may tell of one company, so it is not said. Nor does the sum give it away: the sum is said only if,
//! knowing it and every count that is said, each count that is not may still be anything from 0 to 4; where that takes
//! more, the smallest other counts are withheld too, and where nothing helps, the sum.

use super::Relation;
use super::least::LEAST;
use super::overlap::Pairs;
use std::collections::BTreeMap;

/// What is said of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The count.
    Count(usize),
    /// That it is below [`LEAST`].
    Few,
    /// Nothing, since it would give others away.
    Withheld,
}

/// The counts a partner may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// By what an account is to us and to them.
    pub cells: Vec<(Relation, Relation, Said)>,
    /// Of all of them.
    pub total: Said,
}

impl Exchange {
    /// Of our accounts by relation, and how often which relations meet. Every pair that could be is told, so that what is
    /// missing says nothing.
    #[must_use]
    pub fn of(own: &BTreeMap<Relation, usize>, pairs: &Pairs) -> Self {
        let theirs = |ours: &Relation| Relation::ALL.map(|theirs| (*ours, theirs));
        let keys: Vec<(Relation, Relation)> = own.keys().flat_map(theirs).collect();
        let counts: Vec<usize> = keys.iter().map(|key| pairs.get(key).copied().unwrap_or_default()).collect();
        let (said, total) = said(&counts);
        let cells = keys.into_iter().zip(said).map(|((ours, theirs), said)| (ours, theirs, said)).collect();
        Self { cells, total }
    }
}

/// What is said of counts and of their sum.
fn said(counts: &[usize]) -> (Vec<Said>, Said) {
    let mut said: Vec<Said> =
        counts.iter().map(|&count| if count < LEAST { Said::Few } else { Said::Count(count) }).collect();
    let few: Vec<usize> = counts.iter().copied().filter(|count| *count < LEAST).collect();
    let (most, mut hidden) = (LEAST - 1, few.iter().sum::<usize>());
    let total = Said::Count(counts.iter().sum());
    let is_open = few.len() > 1 && (most..=most * (few.len() - 1)).contains(&hidden);
    if few.is_empty() || is_open {
        return (said, total);
    }
    let mut others: Vec<usize> = (0..counts.len()).filter(|at| counts[*at] >= LEAST).collect();
    others.sort_by_key(|at| counts[*at]);
    for (withheld, at) in (1..).zip(others) {
        said[at] = Said::Withheld;
        hidden += counts[at];
        if hidden >= LEAST * withheld + most {
            return (said, total);
        }
    }
    (said, Said::Withheld)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a count that is not said can be `count`, for all that is said.
    fn can_be(said: &[Said], total: Said, at: usize, count: usize) -> bool {
        let Said::Count(total) = total else { return true };
        let known: usize =
            said.iter().filter_map(|said| if let Said::Count(count) = said { Some(*count) } else { None }).sum();
        let hidden = total - known;
        let others = || said.iter().enumerate().filter(|(other, _)| *other != at);
        let few = others().filter(|(_, said)| **said == Said::Few).count();
        let withheld = others().filter(|(_, said)| **said == Said::Withheld).count();
        let least = count + withheld * LEAST;
        least <= hidden && (withheld > 0 || hidden <= least + few * (LEAST - 1))
    }

    #[test]
    fn no_sum_gives_away_a_small_count() {
        let mut tried = 0;
        for code in 0..7_usize.pow(5) {
            let values = [0, 1, 3, 4, 5, 7, 30];
            let counts: Vec<usize> = (0..5_u32).map(|place| values[code / 7_usize.pow(place) % 7]).collect();
            let (said, total) = said(&counts);
            for (at, count) in counts.iter().enumerate() {
                match said[at] {
                    Said::Count(said) => assert!(said == *count && said >= LEAST),
                    Said::Few => {
                        assert!((0..LEAST).all(|other| can_be(&said, total, at, other)), "{counts:?} {said:?}");
                    }
                    Said::Withheld => assert!(*count >= LEAST),
                }
            }
            tried += usize::from(total != Said::Withheld && said.contains(&Said::Few));
        }
        assert!(tried > 5_000, "the sum is said where it can be: {tried}");
    }

    #[test]
    fn counts_that_are_all_large_are_all_said() {
        assert_eq!(said(&[5, 9]), (vec![Said::Count(5), Said::Count(9)], Said::Count(14)));
        assert_eq!(said(&[2]), (vec![Said::Few], Said::Withheld));
        assert_eq!(said(&[2, 30]), (vec![Said::Few, Said::Withheld], Said::Count(32)));
    }
}
