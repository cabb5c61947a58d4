//! Alternatives judged on criteria, with how far the values and the weights may be off, and what is drawn for them.

use super::draw::{Stream, bits, key};
use super::order::{LEVELS, MOST, WHOLE};

/// Weights that add up to less than this have lost digits: a gamma of a small shape is often no number at all.
const LEAST_SUM: f64 = 1e-290;

/// How a drawn value lies around its middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorLaw {
    /// The symmetric triangle on middle ± half width, as the sum of two 32-bit halves.
    Triangle,
    /// Uniform on middle ± half width. One hash serves two draws, which share nothing else.
    Uniform,
}

/// How weights are drawn; there is one number a criterion.
#[derive(Clone, Debug, PartialEq)]
pub enum WeightLaw {
    /// Always these.
    Fixed(Vec<f64>),
    /// Dirichlet with these shapes: a shape of 0 is a weight of 0, all 1 is uniform on the simplex.
    Dirichlet(Vec<f64>),
    /// Uniform on all weights that add up to 1 and fall in this order.
    InOrder {
        /// The criteria's places, greatest weight first.
        order: Vec<usize>,
        /// The middle of the law.
        middle: Vec<f64>,
    },
}

impl WeightLaw {
    /// Dirichlet around weights that add up to 1: the greater the concentration, the closer.
    #[must_use]
    pub fn around(weights: &[f64], concentration: f64) -> Self {
        Self::Dirichlet(weights.iter().map(|weight| concentration * weight).collect())
    }

    /// Uniform on all weights that add up to 1.
    #[must_use]
    pub fn simplex(criteria: usize) -> Self {
        Self::Dirichlet(vec![1.0; criteria])
    }

    /// Uniform on all weights that add up to 1 and fall in the order of these.
    #[must_use]
    pub fn in_order(middle: Vec<f64>) -> Self {
        let mut order: Vec<usize> = (0..middle.len()).collect();
        order.sort_by(|&one, &two| middle[two].total_cmp(&middle[one]));
        Self::InOrder { order, middle }
    }

    fn numbers(&self) -> &[f64] {
        match self {
            Self::Fixed(numbers) | Self::Dirichlet(numbers) | Self::InOrder { middle: numbers, .. } => numbers,
        }
    }
}

/// A value and how far it may be off, on the scale of the bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The middle.
    pub middle: f64,
    /// The half width; 0 is certain.
    pub half: f64,
}

/// What an uncertain comparison is made of.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    /// What all draws start from.
    pub seed: u64,
    /// The alternatives' ids: an alternative's draws depend on its own id alone.
    pub alternatives: &'a [&'a str],
    /// The criteria's ids: a weight's draws depend on its own id alone.
    pub criteria: &'a [&'a str],
    /// Alternative by alternative, a cell a criterion; none where the criterion does not apply.
    pub cells: &'a [Option<Cell>],
    /// Drawn values are clipped to these, lower bound first.
    pub bounds: (f64, f64),
    /// How values are drawn.
    pub errors: ErrorLaw,
    /// How weights are drawn.
    pub weights: WeightLaw,
}

/// One criterion: every alternative's key, and its value as `base + step · x`, x the whole number drawn.
#[derive(Clone, Debug, PartialEq)]
struct Column {
    weight_key: u64,
    keys: Vec<u64>,
    bases: Vec<f64>,
    steps: Vec<f64>,
    is_certain: bool,
}

/// An alternative that some criteria do not apply to, with those that do.
#[derive(Clone, Debug, PartialEq)]
struct Partial {
    alternative: usize,
    applies: Vec<usize>,
}

/// Alternatives judged on criteria, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Uncertain {
    alternatives: usize,
    columns: Vec<Column>,
    partial: Vec<Partial>,
    low: f64,
    range: f64,
    errors: ErrorLaw,
    weights: WeightLaw,
    lots: u64,
}

impl Uncertain {
    /// Alternatives as given, a million at most. None when the numbers do not fit together: a cell or a weight too
    /// many or too few, a number that is not finite, a negative weight or width, bounds that are no range.
    #[must_use]
    pub fn of(given: &Given<'_>) -> Option<Self> {
        let (low, high) = given.bounds;
        let is_sound = |cell: &Cell| cell.middle.is_finite() && cell.half.is_finite() && cell.half >= 0.0;
        let weights = given.weights.numbers();
        let fits = given.cells.len() == given.alternatives.len() * given.criteria.len()
            && weights.len() == given.criteria.len()
            && given.alternatives.len() <= MOST
            && given.cells.iter().flatten().all(is_sound)
            && weights.iter().all(|weight| (0.0..=f64::MAX).contains(weight))
            && (low.is_finite() && (high - low).is_finite() && low < high);
        fits.then(|| Self {
            alternatives: given.alternatives.len(),
            columns: (0..given.criteria.len()).map(|criterion| Column::of(given, criterion)).collect(),
            partial: partial(given),
            low,
            range: high - low,
            errors: given.errors,
            weights: given.weights.clone(),
            lots: key(given.seed, &["equal"]),
        })
    }

    /// How many alternatives.
    #[must_use]
    pub fn alternatives(&self) -> usize {
        self.alternatives
    }

    /// How many criteria.
    #[must_use]
    pub fn criteria(&self) -> usize {
        self.columns.len()
    }

    /// What decides between equal scores in a draw.
    pub(in crate::prioritise) fn lot(&self, draw: u32) -> u64 {
        bits(self.lots, u64::from(draw))
    }

    /// The length of the range values lie in.
    pub(super) fn range(&self) -> f64 {
        self.range
    }

    /// The value drawn for an alternative on a criterion, clipped; the lower bound where it does not apply.
    #[must_use]
    pub fn value(&self, alternative: usize, criterion: usize, draw: u32) -> f64 {
        let column = &self.columns[criterion];
        let drawn =
            column.bases[alternative] + column.steps[alternative] * whole(self.raw(alternative, criterion, draw));
        self.low + clipped(drawn, self.range)
    }

    /// The whole number drawn for an alternative on a criterion, below 2^33: the value before it is clipped rises
    /// with it.
    pub(in crate::prioritise) fn raw(&self, alternative: usize, criterion: usize, draw: u32) -> u64 {
        let key = self.columns[criterion].keys[alternative];
        match self.errors {
            ErrorLaw::Triangle => halves_added(bits(key, u64::from(draw))),
            ErrorLaw::Uniform if draw.is_multiple_of(2) => low_half(bits(key, u64::from(draw / 2))),
            ErrorLaw::Uniform => bits(key, u64::from(draw / 2)) >> 32,
        }
    }

    /// Writes the weights of one attempt at one draw, adding up to 1. Where all that was drawn is too small for a
    /// number, the middle of the law is taken.
    ///
    /// Uniform in an order is uniform on the simplex, sorted and handed out in that order (Lahdelma, Miettinen & Salminen
    /// 2003, SMAA-O).
    pub(super) fn draw_weights(&self, draw: u32, attempt: u32, weights: &mut [f64]) {
        let stream = |column: &Column| Stream::of(column.weight_key, u64::from(draw), u64::from(attempt));
        match &self.weights {
            WeightLaw::Fixed(fixed) => return weights.copy_from_slice(fixed),
            WeightLaw::Dirichlet(shapes) => {
                for ((weight, &shape), column) in weights.iter_mut().zip(shapes).zip(&self.columns) {
                    *weight = stream(column).gamma(shape);
                }
            }
            WeightLaw::InOrder { order, .. } => {
                let mut drawn: Vec<f64> = self.columns.iter().map(|column| stream(column).gamma(1.0)).collect();
                drawn.sort_unstable_by(|one, two| two.total_cmp(one));
                order.iter().zip(drawn).for_each(|(&place, drawn)| weights[place] = drawn);
            }
        }
        if weights.iter().all(|&weight| weight <= 0.0) {
            weights.copy_from_slice(self.weights.numbers());
        }
        let sum: f64 = weights.iter().sum();
        for weight in weights {
            *weight /= sum;
        }
    }

    /// Writes the scores of two draws that follow each other, the first of them even: Σ w·(value − lower bound) over
    /// the criteria that apply, divided by their Σ w, so between 0 and the range.
    pub(super) fn score_pair(&self, draw: u32, weights: [&[f64]; 2], scores: &mut [Vec<f64>; 2], room: &mut [u64]) {
        for scores in &mut *scores {
            scores.fill(0.0);
        }
        for (at, column) in self.columns.iter().enumerate() {
            let weight = [weights[0][at], weights[1][at]];
            match self.errors {
                _ if column.is_certain => {
                    room.fill(0);
                    self.add(column, weight[0], room, |_| 0, &mut scores[0]);
                    self.add(column, weight[1], room, |_| 0, &mut scores[1]);
                }
                ErrorLaw::Triangle => {
                    column.draw(draw, room);
                    self.add(column, weight[0], room, halves_added, &mut scores[0]);
                    column.draw(draw + 1, room);
                    self.add(column, weight[1], room, halves_added, &mut scores[1]);
                }
                ErrorLaw::Uniform => {
                    column.draw(draw / 2, room);
                    self.add(column, weight[0], room, low_half, &mut scores[0]);
                    self.add(column, weight[1], room, |bits| bits >> 32, &mut scores[1]);
                }
            }
        }
        self.divide(draw, weights[0], &mut scores[0]);
        self.divide(draw + 1, weights[1], &mut scores[1]);
    }

    /// Adds one criterion's points to the scores.
    #[inline]
    fn add(&self, column: &Column, weight: f64, drawn: &[u64], raw: impl Fn(u64) -> u64, scores: &mut [f64]) {
        let cells = column.bases.iter().zip(&column.steps).zip(drawn);
        for (score, ((&base, &step), &bits)) in scores.iter_mut().zip(cells) {
            *score += weight * clipped(base + step * whole(raw(bits)), self.range);
        }
    }

    /// Divides the scores of those that some criteria do not apply to by the weights of those that do. Where all that
    /// was drawn for these is too small for a number, the middle of the law takes its place.
    fn divide(&self, draw: u32, weights: &[f64], scores: &mut [f64]) {
        for Partial { alternative, applies } in &self.partial {
            let sum: f64 = applies.iter().map(|&criterion| weights[criterion]).sum();
            let score = &mut scores[*alternative];
            *score = if sum > LEAST_SUM {
                (*score / sum).min(self.range)
            } else {
                self.score_by(self.weights.numbers(), *alternative, applies, |_| draw)
            };
        }
    }

    /// The score of one alternative on some criteria by weights on any scale; 0 where they all weigh nothing.
    fn score_by(&self, weights: &[f64], alternative: usize, criteria: &[usize], draw_of: impl Fn(usize) -> u32) -> f64 {
        let (mut points, mut sum) = (0.0, 0.0);
        for &criterion in criteria {
            points += weights[criterion] * (self.value(alternative, criterion, draw_of(criterion)) - self.low);
            sum += weights[criterion];
        }
        if sum > 0.0 { (points / sum).min(self.range) } else { 0.0 }
    }

    /// The score of one alternative as [`score_pair`](Self::score_pair) has it, each criterion's value from a draw of its
    /// own.
    pub(in crate::prioritise) fn score(
        &self,
        alternative: usize,
        weights: &[f64],
        draw_of: impl Fn(usize) -> u32,
    ) -> f64 {
        let place = self.partial.binary_search_by_key(&alternative, |partial| partial.alternative);
        let points =
            |criterion: usize| weights[criterion] * (self.value(alternative, criterion, draw_of(criterion)) - self.low);
        let Some(Partial { applies, .. }) = place.ok().map(|at| &self.partial[at]) else {
            return (0..self.columns.len()).map(points).sum();
        };
        let sum: f64 = applies.iter().map(|&criterion| weights[criterion]).sum();
        if sum <= LEAST_SUM {
            return self.score_by(self.weights.numbers(), alternative, applies, draw_of);
        }
        (applies.iter().map(|&criterion| points(criterion)).sum::<f64>() / sum).min(self.range)
    }

    /// Whether two scores count as the same.
    pub(in crate::prioritise) fn are_equal(&self, one: f64, two: f64) -> bool {
        (one - two).abs() <= self.range / LEVELS
    }

    /// Whether knowing better could move anything: the criterion applies, may have weight, and the value is not
    /// certain.
    pub(in crate::prioritise) fn is_open(&self, alternative: usize, criterion: usize) -> bool {
        self.columns[criterion].steps[alternative] > 0.0 && self.weights.numbers()[criterion] > 0.0
    }
}

impl Column {
    fn of(given: &Given<'_>, criterion: usize) -> Self {
        let id = given.criteria[criterion];
        let cells = given.cells.iter().skip(criterion).step_by(given.criteria.len());
        let line = |cell: &Option<Cell>| cell.map_or((0.0, 0.0), |cell| line(cell, given.errors, given.bounds.0));
        let (bases, steps): (Vec<f64>, Vec<f64>) = cells.map(line).unzip();
        let is_certain = steps.iter().all(|&step| step <= 0.0);
        let keys = given.alternatives.iter().map(|alternative| key(given.seed, &["value", alternative, id])).collect();
        Self { weight_key: key(given.seed, &["weight", id]), keys, bases, steps, is_certain }
    }

    /// Fills `room` with every alternative's bits at a counter.
    #[inline]
    fn draw(&self, counter: u32, room: &mut [u64]) {
        for (drawn, &key) in room.iter_mut().zip(&self.keys) {
            *drawn = bits(key, u64::from(counter));
        }
    }
}

/// A cell as a straight line over the whole number drawn, above the lower bound. The triangle's number runs from 0 to
/// 2^33 − 2 with its mode in the middle, the uniform one's from 0 to 2^32 − 1; both ends are half a step from the
/// end of the range.
fn line(cell: Cell, errors: ErrorLaw, low: f64) -> (f64, f64) {
    let start = cell.middle - cell.half - low;
    let (numbers, first) = match errors {
        ErrorLaw::Triangle => (2.0 / 8_589_934_592.0, 1.0),
        ErrorLaw::Uniform => (2.0 / 4_294_967_296.0, 0.5),
    };
    let step = cell.half * numbers;
    (start + first * step, step)
}

fn partial(given: &Given<'_>) -> Vec<Partial> {
    if given.criteria.is_empty() {
        return Vec::new();
    }
    let rows = given.cells.chunks(given.criteria.len()).enumerate();
    rows.filter(|(_, row)| row.iter().any(Option::is_none))
        .map(|(alternative, row)| {
            let applies = (0..row.len()).filter(|&criterion| row[criterion].is_some()).collect();
            Partial { alternative, applies }
        })
        .collect()
}

#[inline]
fn low_half(bits: u64) -> u64 {
    bits & 0xffff_ffff
}

#[inline]
fn halves_added(bits: u64) -> u64 {
    low_half(bits) + (bits >> 32)
}

/// A whole number below 2^52 as a number, in a way that compilers can do several at a time.
#[inline]
fn whole(number: u64) -> f64 {
    f64::from_bits(WHOLE.to_bits() | number) - WHOLE
}

/// Clipped to 0 and `range`; what is no number stays 0. Two plain comparisons are two plain instructions.
#[inline]
fn clipped(value: f64, range: f64) -> f64 {
    let raised = if value > 0.0 { value } else { 0.0 };
    if raised < range { raised } else { range }
}
