//! How much more coverage the best choice among those left could bring, at most.
//!
//! Over fractions x of partners, `Σ v_c (1 − exp(−Σ_i x_i l_ic))` with l = −ln(1 − p) is concave, and at whole sets it is
//! the coverage itself. For any lengths z of the cells and any prices λ ≥ 0 of a day and of a unit of money,
//!
//! ```text
//! Σ_c [v_c (1 − e^−z_c) − μ_c z_c]  +  λ·what is left  +  Σ of the greatest (Σ_c μ_c l_ic − λ·costs)⁺,   μ_c = v_c e^−z_c
//! ```
//!
//! is therefore no less than what any choice within the limits brings: the tangent at z, with days and money priced in
//! rather than rationed (Lagrangian relaxation). Every z and λ is valid, so they need not be good, only cheap: they are
//! handed down from a set to its extensions and bettered by a few steps, z by Frank & Wolfe's rule, λ by subgradients.

use super::problem::Problem;

/// A chance of 1 has no finite length; beyond this one nothing can be told from 1 in a 64-bit fraction.
const LONGEST: f64 = 40.0;
/// The steps that better the bound of one set after another.
pub(super) const STEPS: usize = 4;
/// The steps that find the first point, from which all others come.
pub(super) const FIRST_STEPS: usize = 600;
/// How far z goes at first towards the choice the prices make, from a point handed down; and from one of nothing, as
/// long strides find the neighbourhood.
pub(super) const STRIDE: f64 = 0.25;
pub(super) const FIRST_STRIDE: f64 = 2.0 / 3.0;

/// A problem as the bound needs it: lengths beside chances.
#[derive(Debug)]
pub(super) struct Lengths {
    hits: Vec<Vec<(usize, f64)>>,
    /// The shortest length anybody has in each cell; none reaches the cell by less.
    shortest: Vec<f64>,
}

impl Lengths {
    pub(super) fn of(problem: &Problem) -> Self {
        let length = |chance: f64| if chance >= 1.0 { LONGEST } else { (-libm::log1p(-chance)).min(LONGEST) };
        let hits = problem.candidates.iter().map(|it| it.hits.iter().map(|&(cell, p)| (cell, length(p))).collect());
        let hits: Vec<Vec<(usize, f64)>> = hits.collect();
        let mut shortest = vec![LONGEST; problem.weights.len()];
        for &(cell, length) in hits.iter().flatten() {
            shortest[cell] = shortest[cell].min(length);
        }
        Self { hits, shortest }
    }
}

/// Where the bound is taken: lengths of the cells, and prices of a day and of a unit of money.
#[derive(Clone, Debug)]
pub(super) struct Point {
    lengths: Vec<f64>,
    prices: [f64; 2],
}

impl Point {
    /// A point to start from.
    pub(super) fn start(cells: usize) -> Self {
        Self { lengths: vec![0.3; cells], prices: [0.0; 2] }
    }

    /// The point for the same choice once a candidate is in.
    pub(super) fn after(&self, lengths: &Lengths, candidate: usize) -> Self {
        let mut point = self.clone();
        for &(cell, length) in &lengths.hits[candidate] {
            point.lengths[cell] = (point.lengths[cell] - length).max(0.0);
        }
        point
    }
}

/// What is left to choose with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Left {
    pub(super) places: usize,
    /// Days and money; infinite where they do not bind.
    pub(super) means: [f64; 2],
}

/// What is to be bounded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<'a> {
    /// What each cell is still worth.
    pub(super) values: &'a [f64],
    /// Who can still be chosen.
    pub(super) among: &'a [usize],
    /// What with.
    pub(super) left: Left,
    /// The search for a low bound ends as soon as it is at most this.
    pub(super) enough: f64,
    /// The steps it takes at most.
    pub(super) steps: usize,
    /// How far the first of them goes; short ones find the place in the neighbourhood.
    pub(super) stride: f64,
}

/// Room for a bound's figures, used again and again.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    slopes: Vec<f64>,
    worths: Vec<f64>,
    picks: Vec<usize>,
    reached: Vec<f64>,
    over: [f64; 2],
    /// Whom of those that can be chosen no choice that exceeds what is enough has.
    pub(super) hopeless: Vec<bool>,
}

/// An upper bound on what a choice adds, on the scale of its values.
pub(super) fn bound(
    problem: &Problem,
    lengths: &Lengths,
    choice: &Choice<'_>,
    point: &mut Point,
    room: &mut Scratch,
) -> f64 {
    let &Choice { values, among, left, enough, steps, stride } = choice;
    let mut lowest = f64::INFINITY;
    // Where anything counts, the prices have nothing else to aim at.
    let target = if enough.is_finite() { enough } else { 0.0 };
    room.hopeless.clear();
    room.hopeless.resize(among.len(), false);
    for step in 0..steps {
        let late = f64::from(u32::try_from(step).unwrap_or(u32::MAX));
        let (stride, pace) = (2.0 / (late + 2.0 / stride), 5.0 / (late + 10.0));
        let base = room.tangent(lengths, values, point);
        room.worth(lengths, among);
        // Once to better the prices, once to see what they choose.
        for _ in 0..2 {
            let (priced, over) = room.choose(problem, among, left, point.prices);
            room.over = over;
            lowest = lowest.min(base + priced);
            if lowest <= enough {
                return lowest;
            }
            if enough.is_finite() {
                room.give_up(problem, among, left, point.prices, base + priced - enough);
            }
            better(&mut point.prices, left, over, pace * (base + priced - target));
        }
        room.stride(lengths, among, left, stride, point);
    }
    lowest
}

/// Moves the prices against what the choice takes too much or too little of, by as much as would close the distance
/// if the bound were straight (Polyak's step), halved.
fn better(prices: &mut [f64; 2], left: Left, over: [f64; 2], distance: f64) {
    let scale = |means: f64| if means.is_finite() { means.max(1.0) } else { f64::INFINITY };
    let steep: f64 = (0..2).map(|at| (over[at] / scale(left.means[at])).powi(2)).sum();
    if steep <= 1e-12 {
        return;
    }
    for at in 0..2 {
        let size = scale(left.means[at]);
        if size.is_finite() {
            prices[at] = (prices[at] + distance / steep * over[at] / (size * size)).max(0.0);
        }
    }
}

impl Scratch {
    /// The tangent at the point: fills the slopes and returns the part that no choice changes.
    fn tangent(&mut self, lengths: &Lengths, values: &[f64], point: &Point) -> f64 {
        self.slopes.clear();
        let mut base = 0.0;
        for ((value, length), shortest) in values.iter().zip(&point.lengths).zip(&lengths.shortest) {
            let at = length.max(*shortest);
            let miss = value * libm::exp(-at);
            let slope = if length < shortest { (value - miss) / shortest } else { miss };
            base += value - miss - slope * at;
            self.slopes.push(slope);
        }
        base
    }

    /// What each candidate is worth along the slopes.
    fn worth(&mut self, lengths: &Lengths, among: &[usize]) {
        self.worths.clear();
        let slopes = &self.slopes;
        let worth = |at: &usize| lengths.hits[*at].iter().map(|&(cell, length)| slopes[cell] * length).sum::<f64>();
        self.worths.extend(among.iter().map(worth));
    }

    /// Chooses those worth most at these prices; returns what that comes to with what is left priced in, and by how
    /// much the choice takes more than is left.
    fn choose(&mut self, problem: &Problem, among: &[usize], left: Left, prices: [f64; 2]) -> (f64, [f64; 2]) {
        let worths = &self.worths;
        let net = |at: usize| {
            let candidate = &problem.candidates[among[at]];
            worths[at] - prices[0] * candidate.days - prices[1] * candidate.cost
        };
        self.picks.clear();
        self.picks.extend((0..among.len()).filter(|&at| net(at) > 0.0));
        if self.picks.len() > left.places {
            self.picks.select_nth_unstable_by(left.places, |&one, &two| net(two).total_cmp(&net(one)));
            self.picks.truncate(left.places);
            // Sums come out the same however the selection left its picks.
            self.picks.sort_unstable();
        }
        let mut over = left.means.map(|means| if means.is_finite() { -means } else { 0.0 });
        let mut sum = 0.0;
        for &at in &self.picks {
            let candidate = &problem.candidates[among[at]];
            sum += net(at);
            over[0] += candidate.days;
            over[1] += candidate.cost;
        }
        for (price, means) in prices.into_iter().zip(left.means) {
            sum += if price > 0.0 { price * means } else { 0.0 };
        }
        (sum, over)
    }

    /// Marks everybody whom the last choice has not and who, put into it in the place of its least, makes it at least so
    /// much less: no choice with them exceeds what is enough (fixing by reduced costs).
    fn give_up(&mut self, problem: &Problem, among: &[usize], left: Left, prices: [f64; 2], distance: f64) {
        let worths = &self.worths;
        let net = |at: usize| {
            let candidate = &problem.candidates[among[at]];
            worths[at] - prices[0] * candidate.days - prices[1] * candidate.cost
        };
        let is_full = self.picks.len() >= left.places;
        let least = if is_full { self.picks.iter().map(|&at| net(at)).fold(f64::INFINITY, f64::min) } else { 0.0 };
        for (at, hopeless) in self.hopeless.iter_mut().enumerate() {
            *hopeless |= least - net(at) >= distance;
        }
    }

    /// Moves the lengths towards those of the last choice, or of as large a part of it as can be paid for.
    fn stride(&mut self, lengths: &Lengths, among: &[usize], left: Left, stride: f64, point: &mut Point) {
        let part =
            |(over, means): (f64, f64)| if over > 0.0 && means.is_finite() { means / (means + over) } else { 1.0 };
        let part = self.over.into_iter().zip(left.means).map(part).fold(1.0, f64::min);
        self.reached.clear();
        self.reached.resize(point.lengths.len(), 0.0);
        for &(cell, length) in self.picks.iter().flat_map(|&at| &lengths.hits[among[at]]) {
            self.reached[cell] += length;
        }
        for (length, reached) in point.lengths.iter_mut().zip(&self.reached) {
            *length += stride * (part * reached - *length);
        }
    }
}
