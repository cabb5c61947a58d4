//! A good set to start from: greedy, then swaps as long as one helps. The search never ends with less.

use super::problem::Problem;
use crate::prioritise::TOLERANCE;

/// Swaps made at most; each betters the set, so this only bounds what odd numbers could do.
const SWAPS: usize = 200;

/// The better of two greedy sets, by gain and by gain for what it costs, each mended by swaps; none when neither
/// keeps to every limit.
pub(super) fn start(problem: &Problem) -> Option<Vec<usize>> {
    let by_gain = swapped(problem, greedy(problem, |_, gain| gain));
    let by_thrift = swapped(problem, greedy(problem, |at, gain| gain / share_of_means(problem, at)));
    let sets = [by_gain, by_thrift].into_iter().filter(|set| problem.allows(set));
    sets.reduce(|one, two| if problem.coverage(&two) > problem.coverage(&one) { two } else { one })
}

/// The largest share of a limit that a candidate takes: a place, days or money.
fn share_of_means(problem: &Problem, at: usize) -> f64 {
    let (candidate, limits) = (&problem.candidates[at], &problem.limits);
    let share = |takes: f64, limit: Option<f64>| limit.filter(|limit| *limit > 0.0).map_or(0.0, |limit| takes / limit);
    let place = 1.0 / f64::from(u32::try_from(limits.partners.max(1)).unwrap_or(u32::MAX));
    place.max(share(candidate.days, limits.days)).max(share(candidate.cost, limits.budget))
}

/// Starts from those who must be in and takes whoever counts most, first of models that are still wanted.
fn greedy(problem: &Problem, count: impl Fn(usize, f64) -> f64) -> Vec<usize> {
    let mut set = problem.limits.must.clone();
    loop {
        let wanted = problem.still_wanted(&set);
        let before = problem.coverage(&set);
        let fits = |at: usize| {
            let extended = with(&set, at);
            let now_wanted = problem.still_wanted(&extended);
            let helps = wanted == 0 || now_wanted < wanted;
            (helps && problem.allows_more(&extended)).then(|| count(at, problem.coverage(&extended) - before))
        };
        let others = (0..problem.candidates.len()).filter(|at| !set.contains(at));
        let best =
            others.filter_map(|at| Some((at, fits(at)?))).reduce(|one, two| if two.1 > one.1 { two } else { one });
        match best {
            Some((at, counts)) if wanted > 0 || counts > TOLERANCE => set.push(at),
            _ => return set,
        }
    }
}

fn with(set: &[usize], at: usize) -> Vec<usize> {
    let mut extended = set.to_vec();
    extended.push(at);
    extended
}

/// Puts one in the place of another, or adds one, as long as that reaches more.
fn swapped(problem: &Problem, mut set: Vec<usize>) -> Vec<usize> {
    for _ in 0..SWAPS {
        let now = problem.coverage(&set);
        let better = exchanges(problem, &set)
            .map(|other| (problem.coverage(&other), other))
            .filter(|(coverage, _)| *coverage > now + TOLERANCE)
            .reduce(|one, two| if two.0 > one.0 { two } else { one });
        match better {
            Some((_, other)) => set = other,
            None => return set,
        }
    }
    set
}

/// Every set one exchange or one addition away that keeps to the limits.
pub(super) fn exchanges<'a>(problem: &'a Problem, set: &'a [usize]) -> impl Iterator<Item = Vec<usize>> + 'a {
    let outsiders = move || (0..problem.candidates.len()).filter(|at| !set.contains(at));
    let swaps = (0..set.len()).filter(|place| !problem.limits.must.contains(&set[*place])).flat_map(move |place| {
        outsiders().map(move |at| {
            let mut other = set.to_vec();
            other[place] = at;
            other
        })
    });
    swaps.chain(outsiders().map(|at| with(set, at))).filter(|other| problem.allows(other))
}
