//! Putting the alternatives of one draw in order, which costs more than drawing them: so a few are counted against
//! each other, many are dropped into buckets that are nearly one an alternative.
//!
//! Equal scores share their places: a lot drawn for the whole draw turns the tied round, so that each of them comes as
//! often on each of their places.

/// So many or fewer are counted pair by pair, without a branch.
const FEW: usize = 40;
/// A bucket fuller than this makes insertion slow, and the library's sort is taken.
const FULL: u32 = 24;
/// A score's place in a key: below it stands the alternative, so that equal scores stand in the order given until they
/// are turned round.
const PLACE_BITS: u32 = 20;
/// The most alternatives there can be.
pub(super) const MOST: usize = 1 << PLACE_BITS;
/// Into how many levels the range of scores is divided: those on one level are tied.
pub(super) const LEVELS: f64 = 1_099_511_627_776.0;
/// Adding it rounds a number below it to a whole one, which then stands in its low bits.
pub(super) const WHOLE: f64 = 4_503_599_627_370_496.0;

/// Room to put alternatives in order, over and over.
#[derive(Debug)]
pub(super) struct Sorter {
    levels: Vec<f64>,
    keys: Vec<u64>,
    sorted: Vec<u64>,
    buckets: Vec<u32>,
    ends: Vec<u32>,
}

impl Sorter {
    /// Room for `count` alternatives, [`MOST`] at most.
    pub(super) fn new(count: usize) -> Self {
        Self {
            levels: vec![0.0; count],
            keys: vec![0; count],
            sorted: vec![0; count],
            buckets: vec![0; count],
            ends: vec![0; 2 * count + 2],
        }
    }

    /// Writes the alternatives into `order`, highest score first. Scores lie within 0 and `range`; those on the same
    /// of 2^40 levels are tied, and stand in the order given, turned round by `lot`.
    pub(super) fn order(&mut self, scores: &[f64], range: f64, lot: u64, order: &mut [u32]) {
        let scale = if range > 0.0 { LEVELS / range } else { 0.0 };
        for (level, score) in self.levels.iter_mut().zip(scores) {
            *level = (range - score) * scale + WHOLE;
        }
        if scores.len() <= FEW {
            self.by_counting(order);
        } else {
            self.by_buckets(order);
        }
        self.turn_the_tied(lot, order);
    }

    /// Turns each group on one level round by as many places as the lot says.
    fn turn_the_tied(&self, lot: u64, order: &mut [u32]) {
        let level = |alternative: u32| self.levels[alternative as usize].to_bits();
        let mut start = 0;
        while start + 1 < order.len() {
            let tied = level(order[start]);
            if level(order[start + 1]) != tied {
                start += 1;
                continue;
            }
            let length = order[start..].iter().take_while(|&&alternative| level(alternative) == tied).count();
            let turn = lot % length as u64;
            order[start..start + length].rotate_left(usize::try_from(turn).unwrap_or(0));
            start += length;
        }
    }

    /// Each alternative stands behind as many as beat it.
    fn by_counting(&mut self, order: &mut [u32]) {
        let ranks = &mut self.keys;
        ranks.fill(0);
        for (one, &level) in self.levels.iter().enumerate() {
            let mut beaten = 0;
            for (rank, &other) in ranks[one + 1..].iter_mut().zip(&self.levels[one + 1..]) {
                let wins = u64::from(level <= other);
                *rank += wins;
                beaten += 1 - wins;
            }
            ranks[one] += beaten;
        }
        for (one, &rank) in ranks.iter().enumerate() {
            order[low(rank) as usize] = low(one as u64);
        }
    }

    fn by_buckets(&mut self, order: &mut [u32]) {
        self.fill_buckets();
        if self.ends_of_the_buckets_before() > FULL {
            self.keys.sort_unstable();
            self.sorted.copy_from_slice(&self.keys);
        } else {
            self.scatter();
            insert(&mut self.sorted);
        }
        for (place, &key) in order.iter_mut().zip(&self.sorted) {
            *place = low(key) & ((1 << PLACE_BITS) - 1);
        }
    }

    /// Each alternative's key and bucket, and how many fall into each bucket, counted one place further on.
    fn fill_buckets(&mut self) {
        let (nearest, farthest) = bounds(&self.levels);
        let last = 2.0 * f64::from(low(self.levels.len() as u64)) - 1.0;
        let scale = if farthest > nearest { last / (farthest - nearest) } else { 0.0 };
        for (bucket, &level) in self.buckets.iter_mut().zip(&self.levels) {
            *bucket = low(((level - nearest) * scale + WHOLE).to_bits());
        }
        for ((place, key), level) in self.keys.iter_mut().enumerate().zip(&self.levels) {
            *key = (level.to_bits() << PLACE_BITS) | place as u64;
        }
        self.ends.fill(0);
        for &bucket in &self.buckets {
            self.ends[bucket as usize + 1] += 1;
        }
    }

    /// Turns the counts into where the buckets before each end, and says how full the fullest is.
    fn ends_of_the_buckets_before(&mut self) -> u32 {
        let (mut sum, mut fullest) = (0, 0);
        for end in &mut self.ends {
            fullest = fullest.max(*end);
            sum += *end;
            *end = sum;
        }
        fullest
    }

    fn scatter(&mut self) {
        for (&key, &bucket) in self.keys.iter().zip(&self.buckets) {
            let free = &mut self.ends[bucket as usize];
            self.sorted[*free as usize] = key;
            *free += 1;
        }
    }
}

/// Insertion sort, for keys that stand nearly where they belong.
fn insert(keys: &mut [u64]) {
    for at in 1..keys.len() {
        let key = keys[at];
        let mut free = at;
        while free > 0 && keys[free - 1] > key {
            keys[free] = keys[free - 1];
            free -= 1;
        }
        keys[free] = key;
    }
}

/// The least and the greatest of some numbers, eight at a time.
fn bounds(levels: &[f64]) -> (f64, f64) {
    let (mut least, mut most) = ([f64::INFINITY; 8], [f64::NEG_INFINITY; 8]);
    let (eights, rest) = levels.as_chunks::<8>();
    for eight in eights {
        for lane in 0..8 {
            least[lane] = if eight[lane] < least[lane] { eight[lane] } else { least[lane] };
            most[lane] = if eight[lane] > most[lane] { eight[lane] } else { most[lane] };
        }
    }
    let all = |lanes: [f64; 8], pick: fn(f64, f64) -> f64| lanes.into_iter().chain(rest.iter().copied()).reduce(pick);
    (all(least, f64::min).unwrap_or(0.0), all(most, f64::max).unwrap_or(0.0))
}

/// The low half of some bits.
#[expect(clippy::cast_possible_truncation, reason = "the low half is meant")]
fn low(bits: u64) -> u32 {
    bits as u32
}

#[cfg(test)]
mod tests {
    use super::super::draw::bits;
    use super::Sorter;

    fn ordered(scores: &[f64]) -> Vec<u32> {
        turned(scores, 0)
    }

    fn turned(scores: &[f64], lot: u64) -> Vec<u32> {
        let mut order = vec![0; scores.len()];
        Sorter::new(scores.len()).order(scores, 4.0, lot, &mut order);
        order
    }

    #[test]
    fn only_equal_scores_change_places() {
        let scores = [1.0, 2.0, 1.0, 3.0, 1.0, 2.0];
        assert_eq!(turned(&scores, 0), [3, 1, 5, 0, 2, 4]);
        assert_eq!(turned(&scores, 1), [3, 5, 1, 2, 4, 0]);
        assert_eq!(turned(&scores, 2), [3, 1, 5, 4, 0, 2]);
    }

    /// What any sort of the levels would say: highest first, ties as they stand.
    fn expected(scores: &[f64]) -> Vec<u32> {
        let level = |at: u32| ((4.0 - scores[at as usize]) * (super::LEVELS / 4.0)).round_ties_even();
        let mut order: Vec<u32> = (0..).take(scores.len()).collect();
        order.sort_by(|&one, &two| level(one).total_cmp(&level(two)));
        order
    }

    #[test]
    fn few_and_many_even_and_heaped_up_come_in_the_order_of_any_sort() {
        for count in [0, 1, 2, 22, 40, 41, 100, 1_000] {
            for step in [1_u64, 50, 1_000_000_000] {
                let even = |at: u64| f64::from(u32::try_from(bits(3, at) % step.max(2)).unwrap_or(0)) / 1e9 * 4.0;
                let scores: Vec<f64> = (0..count).map(even).collect();
                assert_eq!(ordered(&scores), expected(&scores), "{count} by {step}");
                let heaped: Vec<f64> = scores.iter().map(|score| score * score * score / 16.0).collect();
                assert_eq!(ordered(&heaped), expected(&heaped), "{count} by {step}, heaped up");
            }
        }
    }
}
