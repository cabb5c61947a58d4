//! What it takes to change who is in the top: criterion by criterion the nearest weight that does, in closed form.
//!
//! One weight moves within 0–1 and the others keep their proportions. With t the moving weight, w its value now and
//! every other weight u as u (1 − t)/(1 − w), a partner's score is a fraction of two straight lines in t: two straight
//! lines that are alike for all partners unless a criterion does not apply to some. Two partners are equal where the
//! cross product of their fractions, at most a square in t, is 0; they change places where it changes its sign.
//!
//! Who is ranked is held fixed: that a partner is rated on half the weight is not judged again.

use super::ranking::Ranking;
use super::weights::Weights;
use super::{Cancel, Resolved, TOLERANCE};
use crate::plan::Plan;

/// Two scores, on the scale of the ratings, that are so near at a weight are the same there.
const ALIKE: f64 = 1e-8;

/// The nearest weight of a criterion at which who is in the top changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swap {
    /// The place in `plan.criteria`.
    pub criterion: usize,
    /// The criterion's weight there, 0–1, the others in proportion.
    pub weight: f64,
    /// That weight less the weight now; 0 when two partners are equal at the last place of the top and any change
    /// decides between them.
    pub change: f64,
    /// Who leaves the top, by its place in `plan.partners`.
    pub leaves: usize,
    /// Who enters it.
    pub enters: usize,
}

/// For each criterion, in the plan's order, the nearest weight at which who is in the top of `ranking` changes, which
/// `weights` made of `plan`; none where no weight changes it, where the criterion is all that counts, or where
/// everybody ranked is in the top. None altogether when the work was asked to end.
///
/// Every pair of one in and one out is looked at: the first pair to change places is where the top changes, since
/// until then everybody in is before everybody out.
#[must_use]
pub fn sensitivity(
    plan: &Plan,
    resolved: &Resolved,
    weights: &Weights,
    ranking: &Ranking,
    cancel: &Cancel,
) -> Option<Vec<Option<Swap>>> {
    let limit = usize::try_from(plan.goal.limits.partners).unwrap_or(usize::MAX);
    let (inside, outside) = ranking.ranked.split_at(limit.min(ranking.ranked.len()));
    let values = |partner: usize| resolved.ratings_of(partner).iter().map(|rating| rating.counts()).collect();
    let values: Vec<Vec<Option<f64>>> = (0..plan.partners.len()).map(values).collect();
    let swap = |criterion: usize| {
        let moving = Moving::of(&weights.fractions, criterion)?;
        let side = |ranked: &[super::ranking::Ranked]| -> Vec<(usize, Score)> {
            ranked.iter().map(|row| (row.partner, moving.score(&values[row.partner]))).collect()
        };
        moving.nearest(&side(inside), &side(outside))
    };
    let mut swaps = Vec::with_capacity(plan.criteria.len());
    for criterion in 0..plan.criteria.len() {
        if cancel.is_asked() {
            return None;
        }
        swaps.push(swap(criterion));
    }
    Some(swaps)
}

/// The weight of a criterion, 0–1 and nearest to what it is now, at which two rows of values score the same, the
/// other weights in proportion; none where there is none. Values stand on any one scale, none where the criterion
/// does not apply; weights add up to 1.
#[must_use]
pub fn tie(one: &[Option<f64>], two: &[Option<f64>], weights: &[f64], criterion: usize) -> Option<f64> {
    let moving = Moving::of(weights, criterion)?;
    let difference = moving.difference(moving.score(one), moving.score(two));
    let roots = if difference.at_0.abs() <= TOLERANCE { [Some(0.0), None] } else { difference.roots() };
    let within = roots.into_iter().flatten().filter(|change| moving.reaches(*change));
    let nearest = within.min_by(|one, two| one.abs().total_cmp(&two.abs()));
    nearest.map(|change| (moving.weight + change).clamp(0.0, 1.0))
}

/// One criterion whose weight moves, the others in proportion.
struct Moving<'a> {
    weights: &'a [f64],
    criterion: usize,
    weight: f64,
}

/// A score around the weight now, as a fraction of two straight lines in the change of the weight.
#[derive(Clone, Copy)]
struct Score {
    above: Line,
    below: Line,
}

/// `start + slope · change`.
#[derive(Clone, Copy)]
struct Line {
    start: f64,
    slope: f64,
}

/// `at_0 + slope · change + bend · change²`.
struct Difference {
    at_0: f64,
    slope: f64,
    bend: f64,
}

impl<'a> Moving<'a> {
    /// None when the others have no proportions to keep, or the weights are none.
    fn of(weights: &'a [f64], criterion: usize) -> Option<Self> {
        let weight = *weights.get(criterion)?;
        let is_sound = weights.iter().all(|weight| (0.0..=1.0 + TOLERANCE).contains(weight));
        let others: f64 = weights.iter().enumerate().filter(|(at, _)| *at != criterion).map(|(_, weight)| weight).sum();
        (is_sound && others > 0.0 && weight < 1.0).then_some(Self { weights, criterion, weight })
    }

    /// Whether the weight is still one after so much change, as near as binary digits tell.
    fn reaches(&self, change: f64) -> bool {
        (-TOLERANCE..=1.0 + TOLERANCE).contains(&(self.weight + change))
    }

    /// The score of a row of values. Over the other criteria that apply, a = Σ u v and b = Σ u, both divided by
    /// 1 − w: the score is ((1 − t) a + t v) / ((1 − t) b + t), v its own value; a/b where the moving criterion does
    /// not apply, and v where it alone does. Both lines are divided by what stands below now, so that however little
    /// weight applies, the cross product of two scores now is their difference.
    fn score(&self, values: &[Option<f64>]) -> Score {
        let (mut sum, mut applies) = (0.0, 0.0);
        for (at, (&weight, value)) in self.weights.iter().zip(values).enumerate() {
            let Some(value) = value.filter(|_| at != self.criterion) else { continue };
            sum += weight * value;
            applies += weight;
        }
        let constant = |start: f64| Line { start, slope: 0.0 };
        let own = values.get(self.criterion).copied().flatten();
        let score = match own {
            Some(value) if applies <= 0.0 => Score { above: constant(value), below: constant(1.0) },
            None => Score { above: constant(sum), below: constant(applies) },
            Some(value) => {
                let (sum, applies) = (sum / (1.0 - self.weight), applies / (1.0 - self.weight));
                Score { above: self.line(sum, value), below: self.line(applies, 1.0) }
            }
        };
        score.over_what_applies()
    }

    /// The line from `at_0` at weight 0 to `at_1` at weight 1, around the weight now.
    fn line(&self, at_0: f64, at_1: f64) -> Line {
        Line { start: (1.0 - self.weight) * at_0 + self.weight * at_1, slope: at_1 - at_0 }
    }

    /// The cross product of two scores, above 0 where the first is higher.
    #[expect(clippy::unused_self, reason = "only scores of one moving weight can be compared")]
    fn difference(&self, one: Score, two: Score) -> Difference {
        let product = |above: Line, below: Line| {
            let slope = above.start * below.slope + above.slope * below.start;
            (above.start * below.start, slope, above.slope * below.slope)
        };
        let (one, two) = (product(one.above, two.below), product(two.above, one.below));
        Difference { at_0: one.0 - two.0, slope: one.1 - two.1, bend: one.2 - two.2 }
    }

    /// The nearest change at which somebody outside passes somebody inside; among equally near ones the last inside
    /// and the first outside.
    fn nearest(&self, inside: &[(usize, Score)], outside: &[(usize, Score)]) -> Option<Swap> {
        let mut nearest: Option<Swap> = None;
        for &(leaves, lower) in inside.iter().rev() {
            for &(enters, upper) in outside {
                let Some(change) = self.passes(&self.difference(lower, upper)) else { continue };
                if !lower.equals(upper, change) {
                    continue;
                }
                if nearest.is_none_or(|swap| change.abs() + f64::EPSILON < swap.change.abs()) {
                    let weight = self.weight + change;
                    nearest = Some(Swap { criterion: self.criterion, weight, change, leaves, enters });
                }
            }
        }
        nearest
    }

    /// The nearest change beyond which the difference, now 0 or more, is below 0.
    fn passes(&self, difference: &Difference) -> Option<f64> {
        if difference.at_0 <= TOLERANCE {
            return difference.falls(self.weight).then_some(0.0);
        }
        // Two that are equal at 0 or at 1 only have not passed each other.
        let within = |change: &f64| *change > TOLERANCE - self.weight && *change < 1.0 - self.weight - TOLERANCE;
        let passes = difference.roots().into_iter().flatten().filter(within);
        passes.min_by(|one, two| one.abs().total_cmp(&two.abs()))
    }
}

impl Score {
    /// Whether two are the same after a change of the weight: where hardly any weight is left to apply, a root of their
    /// cross product need be none of their difference.
    fn equals(self, other: Self, change: f64) -> bool {
        let [one, two] = [self, other].map(|score| score.above.at(change) / score.below.at(change));
        (one - two).abs() <= ALIKE
    }

    /// The same with 1 below now; as it is where nothing applies.
    fn over_what_applies(self) -> Self {
        let applies = self.below.start;
        if applies <= 0.0 {
            return self;
        }
        let over = |line: Line| Line { start: line.start / applies, slope: line.slope / applies };
        Self { above: over(self.above), below: over(self.below) }
    }
}

impl Line {
    fn at(self, change: f64) -> f64 {
        self.start + self.slope * change
    }
}

impl Difference {
    /// The changes at which the difference is 0 and changes its sign, in the form that loses no digits.
    fn roots(&self) -> [Option<f64>; 2] {
        if self.bend.abs() <= f64::EPSILON {
            return [(self.slope.abs() > f64::EPSILON).then(|| -self.at_0 / self.slope), None];
        }
        let under = self.slope * self.slope - 4.0 * self.bend * self.at_0;
        if under <= 0.0 {
            return [None, None];
        }
        let half = -0.5 * (self.slope + under.sqrt().copysign(self.slope));
        [Some(half / self.bend), Some(self.at_0 / half)]
    }

    /// Whether two that are equal at `weight` are no longer so after a small change that there is room for.
    fn falls(&self, weight: f64) -> bool {
        if self.slope.abs() > TOLERANCE {
            return self.slope < 0.0 || weight > 0.0;
        }
        self.bend < -TOLERANCE
    }
}
