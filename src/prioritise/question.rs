//! What to find out next: which rating, known better, would settle most of who is in the top.
//!
//! How undecided the top is, is U = Σ b(1 − b) over the top chances b. Knowing rating x is worth
//! `Σ_i Var(E[top_i | x])`: by so much U falls on average once x is known. It is read off the draws that are there
//! already, put in the order of x's draws and cut into 20 equal groups, less what groups of that size differ by chance.

mod conversation;

pub use conversation::{Conversation, Settling, settling};

use super::Cancel;
use super::robustness::{Known, Robustness, set_bits, shared};

/// Groups the draws of a rating are cut into.
const GROUPS: usize = 20;
/// The partners whose ratings are looked at, the least decided first. Knowing one of a partner's ratings moves that
/// partner's own chance, and the chances of all others together by as much the other way: worth at most twice its own
/// b(1 − b) while the others all give way alike, so those left out have little to ask.
const MOST_PARTNERS: usize = 64;

/// What there is to find out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Questions {
    /// How undecided the top is: Σ b(1 − b), b the top chance.
    pub uncertainty: f64,
    /// Ratings worth knowing better, worth most first, then in the plan's order; those worth nothing are left out.
    pub questions: Vec<Question>,
}

/// A rating worth knowing better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question {
    /// The place in `plan.partners`.
    pub partner: usize,
    /// The place in `plan.criteria`.
    pub criterion: usize,
    /// By how much knowing it would lessen the uncertainty on average.
    pub worth: f64,
    /// The same as a share of the uncertainty, 0–1.
    pub share: f64,
}

/// Which ratings are worth knowing better. None when the work was asked to end.
///
/// A partner that is in the top in every draw, or in none, has nothing to ask: whatever its rating, the others compete
/// for the same places, so no `E[top_i | x]` depends on x.
#[must_use]
pub fn questions(robustness: &Robustness, cancel: &Cancel) -> Option<Questions> {
    let uncertainty = robustness.uncertainty();
    let Some(known) = robustness.known() else { return Some(Questions::default()) };
    let contest = Contest::of(known);
    let asked = contest.asked(known);
    let work = |found: &mut Vec<Question>, at: usize| {
        let (row, column) = asked[at];
        let worth = contest.worth(known, row, column);
        let (partner, criterion) = (known.partners[row], known.criteria[column]);
        found.extend((worth > 0.0).then(|| Question { partner, criterion, worth, share: worth / uncertainty }));
    };
    let mut questions: Vec<Question> =
        shared(asked.len(), cancel.threads(), cancel, Vec::new, work)?.into_iter().flatten().collect();
    questions.sort_unstable_by(|one, two| {
        let by_place = (one.partner, one.criterion).cmp(&(two.partner, two.criterion));
        two.worth.total_cmp(&one.worth).then(by_place)
    });
    Some(Questions { uncertainty, questions })
}

/// Who was among the top in each draw, of those only who sometimes are and sometimes are not.
struct Contest {
    /// Their rows, ascending.
    rows: Vec<usize>,
    /// How often each was among the top.
    counts: Vec<u16>,
    words: usize,
    /// A bit a row, draw by draw.
    bits: Vec<u64>,
}

impl Contest {
    fn of(known: &Known) -> Self {
        let sample = &known.sample;
        let is_contested = |row: &usize| (1..sample.draws()).contains(&sample.top_count(*row));
        let rows: Vec<usize> = (0..known.partners.len()).filter(is_contested).collect();
        let counts = rows.iter().map(|&row| sample.top_count(row)).collect();
        let words = rows.len().div_ceil(64);
        let mut places = vec![None; known.partners.len()];
        rows.iter().enumerate().for_each(|(place, &row)| places[row] = Some(place));
        let mut bits = vec![0; words * usize::from(sample.draws())];
        for draw in 0..usize::from(sample.draws()) {
            for (word, &top) in sample.top_of(draw).iter().enumerate() {
                for place in set_bits(top).filter_map(|bit| places[64 * word + bit]) {
                    bits[draw * words + place / 64] |= 1 << (place % 64);
                }
            }
        }
        Self { rows, counts, words, bits }
    }

    /// The ratings looked at, as row and column.
    fn asked(&self, known: &Known) -> Vec<(usize, usize)> {
        let draws = u32::from(known.sample.draws());
        let mut least_decided: Vec<(u32, usize)> = self
            .counts
            .iter()
            .map(|&count| u32::from(count))
            .map(|count| count * (draws - count))
            .zip(self.rows.iter().copied())
            .collect();
        least_decided.sort_unstable_by_key(|&(undecided, row)| (std::cmp::Reverse(undecided), row));
        let columns = 0..known.criteria.len();
        let rows = least_decided.into_iter().take(MOST_PARTNERS);
        let pairs = rows.flat_map(|(_, row)| columns.clone().map(move |column| (row, column)));
        pairs.filter(|&(row, column)| known.can_be_asked(row, column)).collect()
    }

    /// What knowing the rating at `row` and `column` is worth.
    ///
    /// With groups of n draws and group means `b_g`, the sum Σ n/N·(`b_g` − b)² over the groups is expected at (19/N)·b(1 − b) for
    /// each partner when the rating says nothing; that is taken off. Draws are ordered by the number drawn before it is clipped: among
    /// those clipped to one value the order is then a matter of chance that decides nothing.
    fn worth(&self, known: &Known, row: usize, column: usize) -> f64 {
        let draws = usize::from(known.sample.draws());
        let raw = |draw: u16| known.uncertain.raw(row, column, u32::from(draw)) << 16 | u64::from(draw);
        let mut order: Vec<u64> = (0..known.sample.draws()).map(raw).collect();
        order.sort_unstable();
        let mut between = vec![0.0; self.rows.len()];
        for group in 0..GROUPS {
            let members = &order[group * draws / GROUPS..(group + 1) * draws / GROUPS];
            self.add_group(members, number(draws), &mut between);
        }
        let chances = self.counts.iter().map(|&count| f64::from(count) / number(draws));
        let noise: f64 =
            chances.map(|chance| chance * (1.0 - chance)).sum::<f64>() * number(GROUPS - 1) / number(draws);
        (between.iter().sum::<f64>() - noise).max(0.0)
    }

    /// Adds to each row n/N·(`b_g` − b)² of one group.
    fn add_group(&self, members: &[u64], draws: f64, between: &mut [f64]) {
        let size = number(members.len());
        if members.is_empty() {
            return;
        }
        for word in 0..self.words {
            let mut planes = [0_u64; 17];
            for &member in members {
                add_to_planes(&mut planes, self.bits[(member & 0xffff) as usize * self.words + word]);
            }
            let first = 64 * word;
            for (row, between) in between.iter_mut().enumerate().skip(first).take(64) {
                let difference = f64::from(count_in(&planes, row - first)) / size - f64::from(self.counts[row]) / draws;
                *between += size / draws * difference * difference;
            }
        }
    }
}

/// Counts 64 columns of bits at a time: plane p holds bit p of every column's count.
#[inline]
fn add_to_planes(planes: &mut [u64; 17], word: u64) {
    let mut carried = word;
    for plane in planes {
        if carried == 0 {
            return;
        }
        (*plane, carried) = (*plane ^ carried, *plane & carried);
    }
}

fn count_in(planes: &[u64; 17], column: usize) -> u32 {
    (0..).zip(planes).map(|(place, plane)| u32::from(plane >> column & 1 == 1) << place).sum()
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

#[cfg(test)]
mod tests {
    use super::{add_to_planes, count_in};

    #[test]
    fn columns_of_bits_are_counted_side_by_side() {
        let mut planes = [0; 17];
        for at in 0..60_000_u64 {
            add_to_planes(&mut planes, 1 | u64::from(at % 3 == 0) << 5 | u64::from(at % 7 == 0) << 63);
        }
        let counts = [0, 1, 5, 63].map(|column| count_in(&planes, column));
        assert_eq!(counts, [60_000, 0, 20_000, 8_572]);
    }
}
