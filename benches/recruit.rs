//! What it costs to find the recruiting set: the example's sets, 60 candidates for 8 places and 200 for 12, each within
//! limits on days and money that bind.
//!
//! The larger problems are made up like the example's: six buyers by six stages with its weights, every candidate
//! reaching four to nine cells of one to three buyers with a chance of .25, .5 or .8, taking 5–60 days and 4–54
//! thousand. Printed are the median of the wall times, the coverage, what is possible at most, and the sets looked at.
//! Memory is the most the process has had so far, as `/proc/self/status` says.

use partnerplan::catalog;
use partnerplan::prioritise::Cancel;
use partnerplan::prioritise::recruit::near::near_ties;
use partnerplan::prioritise::recruit::problem::{Bounds, Candidate, Problem};
use partnerplan::prioritise::recruit::search::{Outcome, Solution, solve, usual_nodes};
use partnerplan::prioritise::recruit::{Recruiting, Spend};
use partnerplan::prioritise::waves::Waves;
use partnerplan::prioritise::{coverage::Grid, ranking::ranking};
use partnerplan::report::{Effort, Findings, Report};
use std::time::{Duration, Instant};

fn main() {
    example();
    for (candidates, places, seeds) in [(60, 8, 10), (200, 12, 8)] {
        for seed in 1..=seeds {
            made_up(candidates, places, seed);
        }
    }
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        status.lines().filter(|line| line.starts_with("VmHWM")).for_each(|line| println!("{line}"));
    }
}

fn example() {
    let plan = catalog::example();
    let report = Report::of(&plan);
    let spends: Vec<Spend> = report.efforts().iter().map(Effort::spend).collect();
    let (ranking, grid) = (ranking(&plan), Grid::of(&plan));
    let sets = || Recruiting::of(&plan, &ranking, &grid, &spends, &Cancel::default());
    let found = sets().expect("nobody asks it to stop");
    println!("example, all sets:      {:?}", median(21, || drop(sets())));
    let waves = || Waves::of(&plan, &ranking, &grid, &spends, &found, &Cancel::default());
    println!("example, waves:         {:?}", median(21, || drop(waves())));
    let all = || Findings::of(&plan, &Cancel::default(), &|_| {});
    println!("example, all findings:  {:?}", median(21, || drop(all())));
}

fn made_up(candidates: usize, places: u32, seed: u64) {
    let problem = problem(candidates, places, seed);
    let nodes = usual_nodes(&problem);
    let mut best = None;
    let times = if candidates < 100 { 5 } else { 1 };
    let wall = median(times, || best = found(solve(&problem, nodes, &Cancel::default())));
    let Some(Solution { set, coverage, at_most, nodes: looked, .. }) = best else { return };
    let gap = 100.0 * (at_most / coverage - 1.0);
    print!(
        "{candidates} for {places}, seed {seed}: {wall:?}, {coverage:.2} of at most {at_most:.2} ({gap:.2} %), {looked} sets"
    );
    let started = Instant::now();
    if let Some(ties) = near_ties(&problem, &set, nodes, &Cancel::default()) {
        let more = if ties.is_complete { "" } else { "more than " };
        print!("; {more}{} as good in {:?}", ties.count, started.elapsed());
    }
    println!();
}

fn found(outcome: Option<Outcome>) -> Option<Solution> {
    match outcome? {
        Outcome::Found(solution) => Some(solution),
        Outcome::Impossible | Outcome::Unknown => None,
    }
}

fn median(times: usize, mut work: impl FnMut()) -> Duration {
    let mut walls: Vec<Duration> = (0..times)
        .map(|_| {
            let started = Instant::now();
            work();
            started.elapsed()
        })
        .collect();
    walls.sort_unstable();
    walls[times / 2]
}

/// `SplitMix64`.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most as u64).unwrap_or(0)
    }

    fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 32).unwrap_or(0)) / 4_294_967_296.0
    }
}

fn problem(candidates: usize, places: u32, seed: u64) -> Problem {
    let (buyers, stages) = ([0.28, 0.24, 0.20, 0.12, 0.08, 0.08], [0.15, 0.20, 0.25, 0.15, 0.15, 0.10]);
    let mut random = Random(seed);
    Problem {
        weights: buyers.iter().flat_map(|buyer| stages.map(|stage| buyer * stage)).collect(),
        candidates: (0..candidates).map(|_| candidate(&mut random)).collect(),
        limits: Bounds {
            partners: places as usize,
            days: Some(15.0 * f64::from(places)),
            budget: Some(12.0 * f64::from(places)),
            ..Bounds::default()
        },
    }
}

fn candidate(random: &mut Random) -> Candidate {
    let cells = 4 + random.below(6);
    let known = 1 + random.below(3);
    let buyers: Vec<usize> = (0..known).map(|_| random.below(6)).collect();
    let mut hits: Vec<(usize, f64)> = Vec::new();
    for _ in 0..cells {
        let cell = buyers[random.below(known)] * 6 + random.below(6);
        if hits.iter().all(|(other, _)| *other != cell) {
            hits.push((cell, [0.25, 0.5, 0.5, 0.8][random.below(4)]));
        }
    }
    let size = random.share();
    let days = (5.0 + 55.0 * size * random.share()).round();
    let cost = (4.0 + 50.0 * size * random.share()).round();
    Candidate { hits, days, cost, score: Some(50.0 + 40.0 * random.share()), ..Candidate::default() }
}
