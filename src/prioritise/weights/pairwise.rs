//! Weights from comparing criteria two at a time: how many times as much one matters as the other.
//!
//! When every pair is compared, the weights are the principal eigenvector of the matrix of answers (Saaty 1977), and the
//! consistency ratio says how far the answers contradict each other: (λ − n)/(n − 1) over the mean of the same for
//! random answers, here Saaty's newer table of it, which random matrices bear out (his of 1980 is 12 % higher at three).
//! When pairs are missing but every criterion is linked to every other, the weights are the logarithmic least squares
//! (Crawford & Williams 1985; Bozóki, Fülöp & Rónyai 2010), and there is no ratio.

use crate::plan::{Comparison, Plan, Times, Weighting};

/// The mean inconsistency of random answers for 3 to 15 criteria: Saaty's newer table.
const RANDOM_INDEX: [f64; 13] = [0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59];
/// Up to this ratio answers count as consistent, by convention.
pub const CONSISTENT: f64 = 0.10;
/// Two answers this close to the third, as a factor, do not disturb.
const UNDISTURBED: f64 = 1.000_001;
/// Steps of the power iteration at most; it converges in tens.
const STEPS: usize = 10_000;

/// What comes of comparing criteria in pairs.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairwise {
    /// Weights that add up to 1, by the criterion's place; all 0 where there is no criterion.
    pub weights: Vec<f64>,
    /// How many pairs are compared, of how many.
    pub compared: (usize, usize),
    /// How far the answers contradict each other, 0 not at all; none while pairs are missing.
    pub ratio: Option<f64>,
    /// Two criteria that no chain of answers links, by place: compared, they would link more. None when all are linked.
    pub unlinked: Option<(usize, usize)>,
    /// The three answers that contradict each other most; none when none do.
    pub worst: Option<Triad>,
}

/// Three answers that contradict each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Triad {
    /// Three criteria, by place: the first against the second, the second against the third, the first against the
    /// third.
    pub criteria: [usize; 3],
    /// How many times as much the first matters as the second, the second as the third, the first as the third; below
    /// 1 it matters less.
    pub says: [f64; 3],
    /// What the last would have to be for the three to agree, within the scale of 1/9 to 9.
    pub would_agree: f64,
    /// Whether that value is within the scale, so that changing the one answer mends all three.
    pub can_be_mended: bool,
}

/// What comes of the comparisons of `plan`; of none when its weights are set another way.
#[must_use]
pub fn pairwise(plan: &Plan) -> Pairwise {
    let comparisons: &[Comparison] = match &plan.weighting {
        Weighting::Pairwise { comparisons } => comparisons,
        _ => &[],
    };
    let place = |id: &crate::plan::CriterionId| plan.criteria.iter().position(|criterion| criterion.id == *id);
    let mut matrix = vec![vec![None; plan.criteria.len()]; plan.criteria.len()];
    for pair in comparisons {
        let Some((more, less)) = place(&pair.more).zip(place(&pair.less)).filter(|(more, less)| more != less) else {
            continue;
        };
        // The first answer to a question counts.
        if matrix[more][less].is_none() {
            matrix[more][less] = Some(pair.times.get());
            matrix[less][more] = Some(1.0 / pair.times.get());
        }
    }
    of_matrix(&matrix)
}

/// What comes of a reciprocal matrix of answers: how many times as much the row matters as the column; none where
/// nobody has said. The diagonal is not looked at.
#[must_use]
pub fn of_matrix(matrix: &[Vec<Option<f64>>]) -> Pairwise {
    let count = matrix.len();
    let pairs = count * count.saturating_sub(1) / 2;
    let compared = (0..count).flat_map(|row| (0..row).map(move |column| (row, column)));
    let compared = compared.filter(|&(row, column)| matrix[row][column].is_some()).count();
    let groups = groups(matrix);
    let unlinked = groups.iter().position(|group| *group != groups[0]).map(|other| (0, other));
    let is_complete = compared == pairs;
    let (weights, ratio) = if is_complete && count > 0 {
        let (weights, largest) = principal(matrix);
        (weights, Some(consistency(count, largest)))
    } else {
        (least_squares(matrix, &groups), None)
    };
    Pairwise { weights, compared: (compared, pairs), ratio, unlinked, worst: worst_triad(matrix) }
}

/// The principal eigenvector, adding up to 1, and its eigenvalue, by power iteration.
fn principal(matrix: &[Vec<Option<f64>>]) -> (Vec<f64>, f64) {
    let count = matrix.len();
    let at = |row: usize, column: usize| if row == column { 1.0 } else { matrix[row][column].unwrap_or(1.0) };
    let mut weights = vec![1.0 / number(count); count];
    let mut largest = number(count);
    for _ in 0..STEPS {
        let next: Vec<f64> =
            (0..count).map(|row| (0..count).map(|column| at(row, column) * weights[column]).sum()).collect();
        largest = next.iter().sum();
        let moved: f64 = next.iter().zip(&weights).map(|(next, weight)| (next / largest - weight).abs()).sum();
        weights = next.into_iter().map(|next| next / largest).collect();
        if moved < 1e-15 {
            break;
        }
    }
    (weights, largest)
}

/// The consistency ratio of a matrix with this largest eigenvalue; 0 for one or two criteria, which cannot contradict.
fn consistency(count: usize, largest: f64) -> f64 {
    let Some(random) = count.checked_sub(3).map(|at| RANDOM_INDEX[at.min(RANDOM_INDEX.len() - 1)]) else { return 0.0 };
    ((largest - number(count)) / (number(count) - 1.0) / random).max(0.0)
}

/// The group each criterion belongs to: those linked by a chain of answers share one.
fn groups(matrix: &[Vec<Option<f64>>]) -> Vec<usize> {
    let mut groups: Vec<usize> = (0..matrix.len()).collect();
    for row in 0..matrix.len() {
        for column in 0..row {
            if matrix[row][column].is_some() && groups[row] != groups[column] {
                let (from, to) = (groups[row].max(groups[column]), groups[row].min(groups[column]));
                groups.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
            }
        }
    }
    groups
}

/// The weights whose logarithms differ, by least squares, as the answers say. Within each group of linked criteria the
/// logarithms add up to 0, so that groups nothing links weigh alike on the whole.
fn least_squares(matrix: &[Vec<Option<f64>>], groups: &[usize]) -> Vec<f64> {
    let count = matrix.len();
    let mut system = vec![vec![0.0; count + 1]; count];
    for row in 0..count {
        for column in 0..count {
            // The mean of each group is pinned by adding it to every equation of the group.
            system[row][column] += f64::from(u8::from(groups[row] == groups[column]));
            if let Some(times) = matrix[row][column].filter(|_| row != column) {
                system[row][row] += 1.0;
                system[row][column] -= 1.0;
                system[row][count] += libm::log(times);
            }
        }
    }
    let logarithms = solved(system);
    super::normalised(logarithms.into_iter().map(libm::exp).collect()).fractions
}

/// Solves a symmetric positive definite system by elimination; the last column is the right side.
fn solved(mut system: Vec<Vec<f64>>) -> Vec<f64> {
    let count = system.len();
    for pivot in 0..count {
        let row = system[pivot].clone();
        for (_, other) in system.iter_mut().enumerate().filter(|(at, _)| *at != pivot) {
            let factor = other[pivot] / row[pivot];
            other.iter_mut().zip(&row).for_each(|(value, of_pivot)| *value -= factor * of_pivot);
        }
    }
    (0..count).map(|at| system[at][count] / system[at][at]).collect()
}

/// The three answers furthest from agreeing: the greatest `|ln(a_ij a_jk a_ki)|`.
fn worst_triad(matrix: &[Vec<Option<f64>>]) -> Option<Triad> {
    let count = matrix.len();
    let triples = (0..count).flat_map(|i| (i + 1..count).flat_map(move |j| (j + 1..count).map(move |k| [i, j, k])));
    let judged = triples.filter_map(|criteria @ [i, j, k]| {
        let says = [matrix[i][j]?, matrix[j][k]?, matrix[i][k]?];
        let apart = libm::log(says[0] * says[1] / says[2]).abs();
        (apart > libm::log(UNDISTURBED)).then_some((apart, criteria, says))
    });
    let (_, criteria, says) = judged.reduce(|one, two| if two.0 > one.0 { two } else { one })?;
    let wanted = says[0] * says[1];
    let would_agree = wanted.clamp(1.0 / Times::MOST, Times::MOST);
    let can_be_mended = (wanted - would_agree).abs() < 1e-9;
    Some(Triad { criteria, says, would_agree, can_be_mended })
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
