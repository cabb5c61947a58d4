//! Preferences as statements: which weights agree with them, and which statements no weights agree with together.

use super::rated::Rated;
use crate::plan::{Criterion, CriterionId, Partner, Plan, Preference};

/// What a missing rating counts.
/// By so much a statement must hold for weights to agree with it strictly, in the search for contradictions.
const MARGIN: f64 = 1e-7;
/// Steps of that search at most; a handful are usual.
const STEPS: usize = 10_000;

/// Which weights agree with all that was said in a plan. Statements that name what is not there say nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreed {
    tests: Vec<Test>,
}

/// One statement about weights.
#[derive(Clone, Debug, PartialEq)]
enum Test {
    /// The first criterion weighs at least as much as the second, by place.
    Matters(usize, usize),
    /// The first scores at least as much as the second: what is rated, by the criterion's place; none where the
    /// criterion does not apply.
    Before(Vec<Option<f64>>, Vec<Option<f64>>),
}

impl Agreed {
    /// What was said in `plan`.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self { tests: plan.preferences.iter().filter_map(|said| Test::of(plan, said)).collect() }
    }

    /// Whether anything was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// Whether these weights, one a criterion in the plan's order, agree with all of it.
    #[must_use]
    pub fn agrees(&self, weights: &[f64]) -> bool {
        self.tests.iter().all(|test| test.holds_by(weights) >= 0.0)
    }
}

impl Test {
    fn of(plan: &Plan, said: &Preference) -> Option<Self> {
        let place = |id: &CriterionId| plan.criteria.iter().position(|criterion| criterion.id == *id);
        match said {
            Preference::Matters { more, less } => Some(Self::Matters(place(more)?, place(less)?)),
            Preference::Before { first, then } => {
                let values = |id| plan.partner(id).map(|partner| values(&plan.criteria, partner));
                Some(Self::Before(values(first)?, values(then)?))
            }
        }
    }

    /// By how much the statement holds with these weights; below 0 it does not.
    fn holds_by(&self, weights: &[f64]) -> f64 {
        match self {
            Self::Matters(more, less) => weights[*more] - weights[*less],
            Self::Before(first, then) => score(first, weights) - score(then, weights),
        }
    }

    /// The same as a straight line through the origin, one slope a criterion; none where the criteria that apply to
    /// the two differ, so that it is none.
    fn slopes(&self, criteria: usize) -> Option<Vec<f64>> {
        match self {
            Self::Matters(more, less) => {
                let mut slopes = vec![0.0; criteria];
                slopes[*more] += 1.0;
                slopes[*less] -= 1.0;
                Some(slopes)
            }
            Self::Before(first, then) => first
                .iter()
                .zip(then)
                .map(|pair| match pair {
                    (Some(first), Some(then)) => Some((first - then) / 4.0),
                    (None, None) => Some(0.0),
                    _ => None,
                })
                .collect(),
        }
    }
}

/// A partner's ratings by the criterion's place; none where it does not apply.
fn values(criteria: &[Criterion], partner: &Partner) -> Vec<Option<f64>> {
    let rated =
        |criterion: &Criterion| Rated::of(criterion.is_for(partner.model), partner.rating(&criterion.id)).counts();
    criteria.iter().map(rated).collect()
}

/// A score 0–1; 0 where no criterion with weight applies.
fn score(values: &[Option<f64>], weights: &[f64]) -> f64 {
    let (mut sum, mut applies) = (0.0, 0.0);
    for (value, weight) in values.iter().zip(weights) {
        if let Some(value) = value {
            sum += weight * (value - 1.0) / 4.0;
            applies += weight;
        }
    }
    if applies > 0.0 { sum / applies } else { 0.0 }
}

/// Groups of statements, by their places in `plan.preferences`, that no weights agree with together; of each group
/// every part could hold. Only statements that are straight lines in the weights are judged: "before" between partners
/// to whom different criteria apply is none.
#[must_use]
pub fn contradictions(plan: &Plan) -> Vec<Vec<usize>> {
    let criteria = plan.criteria.len();
    let lines = plan
        .preferences
        .iter()
        .enumerate()
        .filter_map(|(at, said)| Some((at, Test::of(plan, said)?.slopes(criteria)?)));
    let mut left: Vec<(usize, Vec<f64>)> = lines.collect();
    let mut groups = Vec::new();
    while !can_hold(&left) {
        let group = smallest(&left);
        groups.push(group.iter().map(|(at, _)| *at).collect::<Vec<_>>());
        // One of the group goes, and what is left may still contradict itself.
        let last = group.last().map(|(at, _)| *at);
        left.retain(|(at, _)| Some(*at) != last);
    }
    groups
}

/// Takes statements out one by one as long as the others still contradict each other.
fn smallest(lines: &[(usize, Vec<f64>)]) -> Vec<(usize, Vec<f64>)> {
    let mut group = lines.to_vec();
    let mut at = 0;
    while at < group.len() {
        let mut without = group.clone();
        without.remove(at);
        if can_hold(&without) { at += 1 } else { group = without }
    }
    group
}

/// Whether some weights agree with every statement strictly: whether the game in which one side picks a criterion, the
/// other a statement, and the first is paid its slope, is worth something to the first.
fn can_hold(lines: &[(usize, Vec<f64>)]) -> bool {
    lines.is_empty() || worth(lines) > MARGIN
}

/// What a matrix game is worth to the side that picks the column: rows are statements, columns criteria. Shifted so
/// that everything is above 0 it is a linear program that starts from nothing (Dantzig 1951), solved by the simplex
/// method with Bland's rule, which never turns in circles.
fn worth(lines: &[(usize, Vec<f64>)]) -> f64 {
    let shift = 1.0 + lines.iter().flat_map(|(_, slopes)| slopes).fold(0.0, |most: f64, slope| most.max(-slope));
    let (rows, columns) = (lines[0].1.len(), lines.len());
    // One row a criterion: Σ (slope + shift) y ≤ 1; the last row is the aim, Σ y.
    let mut table: Vec<Vec<f64>> = (0..rows)
        .map(|criterion| {
            let mut row: Vec<f64> = lines.iter().map(|(_, slopes)| slopes[criterion] + shift).collect();
            row.extend((0..rows).map(|at| f64::from(u8::from(at == criterion))));
            row.push(1.0);
            row
        })
        .collect();
    let mut aim: Vec<f64> = vec![-1.0; columns];
    aim.resize(columns + rows + 1, 0.0);
    let mut basis: Vec<usize> = (columns..columns + rows).collect();
    for _ in 0..STEPS {
        let Some(enters) = aim[..columns + rows].iter().position(|slope| *slope < -1e-12) else { break };
        let Some(leaves) = leaving(&table, &basis, enters) else { break };
        pivot(&mut table, &mut aim, leaves, enters);
        basis[leaves] = enters;
    }
    let sum = aim[columns + rows];
    if sum > 0.0 { 1.0 / sum - shift } else { f64::NEG_INFINITY }
}

/// The row that gives out first when the column grows; of equals the one whose variable comes first.
fn leaving(table: &[Vec<f64>], basis: &[usize], enters: usize) -> Option<usize> {
    let ratio = |row: &Vec<f64>| row[row.len() - 1] / row[enters];
    let rows = (0..table.len()).filter(|at| table[*at][enters] > 1e-12);
    rows.min_by(|one, two| ratio(&table[*one]).total_cmp(&ratio(&table[*two])).then(basis[*one].cmp(&basis[*two])))
}

fn pivot(table: &mut [Vec<f64>], aim: &mut [f64], row: usize, column: usize) {
    let by = table[row][column];
    table[row].iter_mut().for_each(|value| *value /= by);
    let of_pivot = table[row].clone();
    let others = table.iter_mut().enumerate().filter(|(at, _)| *at != row).map(|(_, other)| other.as_mut_slice());
    for other in others.chain([aim]) {
        let factor = other[column];
        other.iter_mut().zip(&of_pivot).for_each(|(value, pivot)| *value -= factor * pivot);
    }
}
