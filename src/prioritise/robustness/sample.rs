//! Who came where in every draw, counted.
//!
//! Only whole numbers are put together, so that neither threads nor the order of work can change a bit.

use super::order::Sorter;
use super::share::shared;
use super::uncertain::Uncertain;
use super::weigh::{Agree, weigh};
use crate::prioritise::Cancel;

/// Draws in one piece of work, an even number: few enough for their orders to stay in the cache while they are counted.
const BLOCK: usize = 64;
/// At most so many counts of ranks are kept; from two thousand alternatives on, ranks are counted in bins as wide as
/// that asks.
const MOST_COUNTS: usize = 4_000_000;

/// How many draws, and what is kept of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draws {
    /// How many; 16 bits, so that a count of them fits 16 bits.
    pub count: u16,
    /// How many places are the top.
    pub top: usize,
    /// How many threads work; changes no result.
    pub threads: usize,
}

impl Draws {
    /// So many draws on all threads the machine has.
    #[must_use]
    pub fn new(count: u16, top: usize) -> Self {
        Self { count, top, threads: Cancel::default().threads() }
    }
}

/// Who came where in every draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    draws: u16,
    alternatives: usize,
    width: usize,
    counts: Vec<u16>,
    tops: Vec<u64>,
    top_counts: Vec<u16>,
    agreeing: f64,
    is_complete: bool,
}

/// What one thread needs and finds.
struct Bench {
    scores: [Vec<f64>; 2],
    bits: Vec<u64>,
    sorter: Sorter,
    orders: Vec<u32>,
    counts: Vec<u16>,
    tops: Vec<(usize, Vec<u64>)>,
}

impl Sample {
    /// Draws weights that agree and values, and counts who comes where; equal scores share their places. None when the
    /// work was asked to end.
    #[must_use]
    pub fn of(uncertain: &Uncertain, draws: Draws, agree: Option<Agree<'_>>, cancel: &Cancel) -> Option<Self> {
        let weights = weigh(uncertain, u32::from(draws.count), agree, draws.threads, cancel)?;
        let mut sample = Self::empty(uncertain.alternatives(), draws);
        sample.agreeing = f64::from(weights.agreeing) / f64::from(draws.count.max(1));
        sample.is_complete = weights.is_complete;
        if !weights.is_complete {
            return Some(sample);
        }
        let (top, words) = (draws.top.min(sample.alternatives), sample.words());
        let room = || Bench::new(sample.alternatives, sample.counts.len());
        let work = |room: &mut Bench, block: usize| {
            let length = room.order(uncertain, &weights.rows, block, usize::from(draws.count));
            room.count(sample.alternatives, length, sample.width);
            room.keep_top(sample.alternatives, length, top, words, block);
        };
        let rooms = shared(usize::from(draws.count).div_ceil(BLOCK), draws.threads, cancel, room, work)?;
        sample.put_together(rooms);
        Some(sample)
    }

    fn empty(alternatives: usize, draws: Draws) -> Self {
        let width = (alternatives * alternatives).div_ceil(MOST_COUNTS).max(1);
        Self {
            draws: draws.count,
            alternatives,
            width,
            counts: vec![0; alternatives.div_ceil(width) * alternatives],
            tops: vec![0; usize::from(draws.count) * alternatives.div_ceil(64)],
            top_counts: vec![0; alternatives],
            agreeing: 0.0,
            is_complete: false,
        }
    }

    fn words(&self) -> usize {
        self.alternatives.div_ceil(64)
    }

    fn put_together(&mut self, rooms: Vec<Bench>) {
        let piece = BLOCK * self.words();
        for room in rooms {
            for (sum, count) in self.counts.iter_mut().zip(&room.counts) {
                *sum += count;
            }
            for (block, tops) in room.tops {
                self.tops[block * piece..][..tops.len()].copy_from_slice(&tops);
            }
        }
        for (at, word) in self.tops.iter().enumerate() {
            let first = at % self.alternatives.div_ceil(64) * 64;
            for place in set_bits(*word) {
                self.top_counts[first + place] += 1;
            }
        }
    }

    /// How many draws.
    #[must_use]
    pub fn draws(&self) -> u16 {
        self.draws
    }

    /// The share of weights drawn that agree, 0–1.
    #[must_use]
    pub fn agreeing(&self) -> f64 {
        self.agreeing
    }

    /// Whether weights that agree were found for every draw; if not, nothing was counted.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// How many ranks one count covers: 1, unless there are more than two thousand alternatives.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// In how many draws an alternative came on a rank, counted from 0, or on another of the same bin.
    #[must_use]
    pub fn count(&self, alternative: usize, rank: usize) -> u16 {
        self.counts[rank / self.width * self.alternatives + alternative]
    }

    /// In how many draws an alternative was among the top.
    #[must_use]
    pub fn top_count(&self, alternative: usize) -> u16 {
        self.top_counts[alternative]
    }

    /// Who was among the top in a draw: a bit an alternative, the first lowest.
    pub(in crate::prioritise) fn top_of(&self, draw: usize) -> &[u64] {
        &self.tops[draw * self.words()..][..self.words()]
    }

    /// The ⌊.05 N⌋-th and the ⌊.95 N⌋-th of an alternative's sorted ranks, both counted from 0; in bins, the first
    /// rank of the one and the last of the other.
    #[must_use]
    pub fn middle_ranks(&self, alternative: usize) -> (usize, usize) {
        let draws = usize::from(self.draws);
        let last = self.alternatives.saturating_sub(1);
        let low = self.bin_of(alternative, draws * 5 / 100) * self.width;
        let high = self.bin_of(alternative, draws * 95 / 100) * self.width + self.width - 1;
        (low.min(last), high.min(last))
    }

    fn bin_of(&self, alternative: usize, sorted: usize) -> usize {
        let mut passed = 0;
        let counts = self.counts.iter().skip(alternative).step_by(self.alternatives.max(1));
        let bin = counts.take_while(|&&count| {
            passed += usize::from(count);
            passed <= sorted
        });
        bin.count()
    }
}

impl Bench {
    fn new(alternatives: usize, counts: usize) -> Self {
        Self {
            scores: [vec![0.0; alternatives], vec![0.0; alternatives]],
            bits: vec![0; alternatives],
            sorter: Sorter::new(alternatives),
            orders: vec![0; alternatives * BLOCK],
            counts: vec![0; counts],
            tops: Vec::new(),
        }
    }

    /// Puts the draws of a block in order, and says how many they are.
    fn order(&mut self, uncertain: &Uncertain, weights: &[f64], block: usize, draws: usize) -> usize {
        let (count, criteria) = (uncertain.alternatives(), uncertain.criteria());
        let length = BLOCK.min(draws - block * BLOCK);
        let of = |draw: usize| &weights[draw.min(draws - 1) * criteria..][..criteria];
        for within in (0..length).step_by(2) {
            let draw = block * BLOCK + within;
            let number = u32::try_from(draw).unwrap_or(u32::MAX);
            uncertain.score_pair(number, [of(draw), of(draw + 1)], &mut self.scores, &mut self.bits);
            for ((scores, next), draw) in self.scores.iter().zip(within..length).zip(number..) {
                let order = &mut self.orders[next * count..][..count];
                self.sorter.order(scores, uncertain.range(), uncertain.lot(draw), order);
            }
        }
        length
    }

    /// Counts who came where, rank by rank, so that the counts of one rank stay close at hand.
    fn count(&mut self, alternatives: usize, draws: usize, width: usize) {
        for rank in 0..alternatives {
            let counts = &mut self.counts[rank / width * alternatives..][..alternatives];
            for &alternative in self.orders[rank..].iter().step_by(alternatives).take(draws) {
                counts[alternative as usize] += 1;
            }
        }
    }

    fn keep_top(&mut self, alternatives: usize, draws: usize, top: usize, words: usize, block: usize) {
        let mut tops = vec![0; draws * words];
        for draw in 0..draws {
            for &alternative in &self.orders[draw * alternatives..][..top] {
                tops[draw * words + alternative as usize / 64] |= 1 << (alternative % 64);
            }
        }
        self.tops.push((block, tops));
    }
}

/// The places of the bits that are set, lowest first.
pub(in crate::prioritise) fn set_bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = word.trailing_zeros();
        word &= word.wrapping_sub(1);
        (place < 64).then_some(place as usize)
    })
}
