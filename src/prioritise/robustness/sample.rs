//! Who came where in every draw, counted.
//!
//! Only whole numbers are put together, so that neither threads nor the order of work can change a bit.

use super::order::Sorter;
use super::share::shared;
use super::uncertain::Uncertain;
use super::weigh::{Agree, DrawnWeights, weigh};
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
    /// A number a criterion, draw by draw.
    weights: Vec<f64>,
    /// Where the top ends, draw by draw; empty where it holds nobody or everybody.
    cuts: Vec<Cut>,
}

/// Where the top ends in a draw: the last in it and the first outside, and their scores.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::prioritise) struct Cut {
    pub(in crate::prioritise) last: usize,
    pub(in crate::prioritise) next: usize,
    pub(in crate::prioritise) last_score: f64,
    pub(in crate::prioritise) next_score: f64,
}

/// What one thread needs and finds.
struct Bench {
    scores: [Vec<f64>; 2],
    bits: Vec<u64>,
    sorter: Sorter,
    orders: Vec<u32>,
    counts: Vec<u16>,
    tops: Vec<(usize, Vec<u64>)>,
    cuts: Vec<(usize, Vec<Cut>)>,
}

impl Sample {
    /// Draws weights that agree and values, and counts who comes where; equal scores share their places. None when the
    /// work was asked to end.
    #[must_use]
    pub fn of(uncertain: &Uncertain, draws: Draws, agree: Option<Agree<'_>>, cancel: &Cancel) -> Option<Self> {
        Self::from_draw(0, uncertain, draws, agree, cancel)
    }

    /// As many draws anew, which share nothing with the first ones.
    pub(in crate::prioritise) fn anew(
        uncertain: &Uncertain,
        draws: Draws,
        agree: Option<Agree<'_>>,
        cancel: &Cancel,
    ) -> Option<Self> {
        Self::from_draw(second(draws.count), uncertain, draws, agree, cancel)
    }

    /// The same with the weights of the first ones.
    pub(in crate::prioritise) fn anew_with_weights(
        &self,
        uncertain: &Uncertain,
        draws: Draws,
        cancel: &Cancel,
    ) -> Option<Self> {
        let weights = DrawnWeights { rows: self.weights.clone(), agreeing: draws.count.into(), is_complete: true };
        Self::with_weights(weights, second(draws.count), uncertain, draws, cancel)
    }

    fn from_draw(
        first: u32,
        uncertain: &Uncertain,
        draws: Draws,
        agree: Option<Agree<'_>>,
        cancel: &Cancel,
    ) -> Option<Self> {
        let weights = weigh(uncertain, (first, draws.count.into()), agree, draws.threads, cancel)?;
        Self::with_weights(weights, first, uncertain, draws, cancel)
    }

    fn with_weights(
        weights: DrawnWeights,
        first: u32,
        uncertain: &Uncertain,
        draws: Draws,
        cancel: &Cancel,
    ) -> Option<Self> {
        let mut sample = Self::empty(uncertain.alternatives(), draws);
        sample.agreeing = f64::from(weights.agreeing) / f64::from(draws.count.max(1));
        sample.is_complete = weights.is_complete;
        if !weights.is_complete {
            return Some(sample);
        }
        let (top, words) = (draws.top.min(sample.alternatives), sample.words());
        let room = || Bench::new(sample.alternatives, sample.counts.len());
        let work = |room: &mut Bench, block: usize| {
            let length = room.order(uncertain, &weights.rows, (first, draws.count), top, block);
            room.count(sample.alternatives, length, sample.width);
            room.keep_top(sample.alternatives, length, top, words, block);
        };
        let rooms = shared(usize::from(draws.count).div_ceil(BLOCK), draws.threads, cancel, room, work)?;
        sample.put_together(rooms);
        sample.weights = weights.rows;
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
            weights: Vec::new(),
            cuts: Vec::new(),
        }
    }

    fn words(&self) -> usize {
        self.alternatives.div_ceil(64)
    }

    fn put_together(&mut self, rooms: Vec<Bench>) {
        let piece = BLOCK * self.words();
        let mut cuts: Vec<(usize, Vec<Cut>)> = Vec::new();
        for room in rooms {
            cuts.extend(room.cuts);
            for (sum, count) in self.counts.iter_mut().zip(&room.counts) {
                *sum += count;
            }
            for (block, tops) in room.tops {
                self.tops[block * piece..][..tops.len()].copy_from_slice(&tops);
            }
        }
        cuts.sort_unstable_by_key(|(block, _)| *block);
        self.cuts = cuts.into_iter().flat_map(|(_, cuts)| cuts).collect();
        for (at, word) in self.tops.iter().enumerate() {
            let first = at % self.alternatives.div_ceil(64) * 64;
            for place in set_bits(*word) {
                self.top_counts[first + place] += 1;
            }
        }
    }

    /// How many alternatives.
    pub(in crate::prioritise) fn alternatives(&self) -> usize {
        self.alternatives
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

    /// Whether an alternative was among the top in a draw.
    pub(in crate::prioritise) fn is_top(&self, draw: usize, alternative: usize) -> bool {
        self.top_of(draw)[alternative / 64] >> (alternative % 64) & 1 == 1
    }

    /// The weights of a draw.
    pub(in crate::prioritise) fn weights_of(&self, draw: usize) -> &[f64] {
        let criteria = self.weights.len() / usize::from(self.draws.max(1));
        &self.weights[draw * criteria..][..criteria]
    }

    /// Where the top ends in a draw; none where it holds nobody or everybody.
    pub(in crate::prioritise) fn cut_of(&self, draw: usize) -> Option<Cut> {
        self.cuts.get(draw).copied()
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
            cuts: Vec::new(),
        }
    }

    /// Puts the draws of a block in order, of all from the first on, and says how many they are.
    fn order(
        &mut self,
        uncertain: &Uncertain,
        weights: &[f64],
        (first, draws): (u32, u16),
        top: usize,
        block: usize,
    ) -> usize {
        let (count, criteria, draws) = (uncertain.alternatives(), uncertain.criteria(), usize::from(draws));
        let mut cuts = Vec::new();
        let length = BLOCK.min(draws - block * BLOCK);
        let of = |draw: usize| &weights[draw.min(draws - 1) * criteria..][..criteria];
        for within in (0..length).step_by(2) {
            let draw = block * BLOCK + within;
            let number = first + u32::try_from(draw).unwrap_or(u32::MAX);
            uncertain.score_pair(number, [of(draw), of(draw + 1)], &mut self.scores, &mut self.bits);
            for ((scores, next), draw) in self.scores.iter().zip(within..length).zip(number..) {
                let order = &mut self.orders[next * count..][..count];
                self.sorter.order(scores, uncertain.range(), uncertain.lot(draw), order);
                cuts.extend(cut(scores, order, top));
            }
        }
        self.cuts.push((block, cuts));
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

/// The first of the draws after as many as these: an even number, since draws go in pairs.
pub(in crate::prioritise) fn second(draws: u16) -> u32 {
    u32::from(draws).next_multiple_of(2)
}

/// Where the top ends in an order.
fn cut(scores: &[f64], order: &[u32], top: usize) -> Option<Cut> {
    let (&last, &next) = (order.get(top.checked_sub(1)?)?, order.get(top)?);
    let (last, next) = (last as usize, next as usize);
    Some(Cut { last, next, last_score: scores[last], next_score: scores[next] })
}

/// The places of the bits that are set, lowest first.
pub(in crate::prioritise) fn set_bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = word.trailing_zeros();
        word &= word.wrapping_sub(1);
        (place < 64).then_some(place as usize)
    })
}
