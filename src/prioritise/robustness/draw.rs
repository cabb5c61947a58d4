//! Numbers drawn by counter: one key and one counter give one number, whoever asks and in whatever order.
//!
//! Integer arithmetic, the four operations, square roots and `libm` alone, so that they are the same bits on every
//! machine.

/// The steps and the twist of wyrand (Wang Yi, "wyhash", 2019), which passes the usual batteries of tests.
const STEP: u64 = 0xa076_1d64_78bd_642f;
const TWIST: u64 = 0xe703_7ed1_a0b4_28db;
/// The multiplier of FNV-1a (Fowler, Noll & Vo, 64 bits).
const LETTER: u64 = 0x0000_0100_0000_01b3;
/// The bits of 1, which turn 52 random bits into a number from 1 up to 2.
const ONE: u64 = 0x3ff0_0000_0000_0000;

/// A key of its own for every seed and every row of words: FNV-1a over the letters, finished after each word.
pub(in crate::prioritise) fn key(seed: u64, words: &[&str]) -> u64 {
    words.iter().fold(finished(seed), |key, word| {
        finished(word.bytes().fold(key, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(LETTER)))
    })
}

/// Spreads a change of any bit over all of them (the finaliser of `SplitMix64`: Steele, Lea & Flood 2014).
fn finished(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// The 64 random bits of a key at a counter: wyrand started at the key, `counter` steps on.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the low half of a product is meant")]
pub(super) fn bits(key: u64, counter: u64) -> u64 {
    let state = key.wrapping_add(counter.wrapping_mul(STEP));
    let product = u128::from(state) * u128::from(state ^ TWIST);
    (product >> 64) as u64 ^ product as u64
}

/// The number of a key at a counter, between 0 and 1, both left out.
pub(in crate::prioritise) fn uniform(key: u64, counter: u64) -> f64 {
    f64::from_bits(ONE | (bits(key, counter) >> 12)) - 1.0 + 0.5 * f64::EPSILON
}

/// As many numbers as one draw turns out to need, of a key of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stream {
    key: u64,
    next: u64,
}

impl Stream {
    /// The numbers of `key` for one attempt at one draw.
    pub(super) fn of(key: u64, draw: u64, attempt: u64) -> Self {
        Self { key: finished(bits(key, draw) ^ finished(attempt.wrapping_mul(STEP))), next: 0 }
    }

    /// Uniform between 0 and 1, both left out.
    pub(super) fn uniform(&mut self) -> f64 {
        self.next += 1;
        uniform(self.key, self.next)
    }

    /// Standard normal, by Marsaglia's polar method (1964).
    fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square < 1.0 && square > 0.0 {
                return x * (-2.0 * libm::log(square) / square).sqrt();
            }
        }
    }

    /// Gamma with this shape and scale 1: Marsaglia & Tsang (2000), with their boost below shape 1. Shape 0 is 0.
    pub(super) fn gamma(&mut self, shape: f64) -> f64 {
        if shape <= 0.0 {
            return 0.0;
        }
        if shape < 1.0 {
            let boost = libm::exp(libm::log(self.uniform()) / shape);
            return boost * self.gamma(shape + 1.0);
        }
        let most = shape - 1.0 / 3.0;
        let spread = 1.0 / (9.0 * most).sqrt();
        loop {
            let normal = self.normal();
            let root = 1.0 + spread * normal;
            let (cube, square) = (root * root * root, normal * normal);
            if root > 0.0 && accepts(self.uniform(), square, most, cube) {
                return most * cube;
            }
        }
    }
}

/// Whether Marsaglia & Tsang take a candidate: first by their squeeze, which spares most logarithms.
fn accepts(uniform: f64, square: f64, most: f64, cube: f64) -> bool {
    uniform < 1.0 - 0.0331 * square * square
        || libm::log(uniform) < 0.5 * square + most * (1.0 - cube + libm::log(cube))
}

#[cfg(test)]
mod tests {
    use super::{Stream, bits, key};

    #[test]
    fn words_are_told_apart_by_where_they_end() {
        assert_ne!(key(1, &["ab", "c"]), key(1, &["a", "bc"]));
        assert_ne!(key(1, &["a"]), key(2, &["a"]));
        assert_ne!(key(1, &["a"]), key(1, &["a", ""]));
    }

    #[test]
    fn both_halves_of_the_bits_are_even_and_unlike_their_neighbours() {
        let (one, two) = (key(7, &["one"]), key(7, &["two"]));
        let apart = |other: &dyn Fn(u64) -> u64| -> u32 {
            (0..4_000).map(|at| ((bits(one, at) ^ other(at)) & 0xff_0000_00ff).count_ones()).sum()
        };
        let others: [&dyn Fn(u64) -> u64; 3] = [&|_| 0, &|at| bits(one, at + 1), &|at| bits(two, at)];
        for other in others {
            assert!(apart(other).abs_diff(32_000) < 4 * 127, "{}", apart(other));
        }
    }

    #[test]
    fn a_gamma_has_its_shape_as_mean_and_variance() {
        for shape in [0.3, 1.0, 6.0, 13.2] {
            let drawn: Vec<f64> = (0..40_000).map(|draw| Stream::of(9, draw, 0).gamma(shape)).collect();
            let mean = drawn.iter().sum::<f64>() / 40_000.0;
            let variance = drawn.iter().map(|one| (one - mean) * (one - mean)).sum::<f64>() / 40_000.0;
            assert!((mean - shape).abs() < 4.0 * (shape / 40_000.0).sqrt(), "{shape}: mean {mean}");
            let error = ((2.0 * shape * shape + 6.0 * shape) / 40_000.0).sqrt();
            assert!((variance - shape).abs() < 4.0 * error, "{shape}: variance {variance}");
        }
        assert!(Stream::of(9, 0, 0).gamma(0.0).abs() < f64::MIN_POSITIVE);
    }
}
