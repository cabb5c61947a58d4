//! What it costs to find the recruiting set: the example's sets, 60 candidates for 8 places and 200 for 12, each within
//! limits on days and money that bind.
//!
//! The larger problems are made up like the example's: six buyers by six stages with its weights, every candidate
//! reaching four to nine cells of one to three buyers with a chance of .25, .5 or .8, taking 5–60 days and 4–54
//! thousand. Printed are the median of the wall times, the coverage, what is possible at most, and the sets looked at.
//! Memory is the most the process has had so far, as `/proc/self/status` says.

use partnerplan::catalog;
use partnerplan::plan::PartnerModel;
use partnerplan::prioritise::Cancel;
use partnerplan::prioritise::recruit::forecast::Follow;
use partnerplan::prioritise::recruit::near::near_ties;
use partnerplan::prioritise::recruit::problem::{Bounds, Candidate, Problem};
use partnerplan::prioritise::recruit::recommended::recommended;
use partnerplan::prioritise::recruit::search::{Outcome, Solution, solve, usual_nodes};
use partnerplan::prioritise::recruit::{Outlook, Recruiting, Spend};
use partnerplan::prioritise::waves::Waves;
use partnerplan::prioritise::{coverage::Grid, ranking::ranking};
use partnerplan::report::{Effort, Findings, Report};
use std::time::{Duration, Instant};

fn main() {
    example();
    for candidates in [40, 80, 150] {
        alike(candidates);
    }
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
    let outlook = || Outlook::of(&plan, &ranking, &grid, &spends, &found, &Cancel::default());
    println!("example, answers:       {:?}", median(21, || drop(outlook())));
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
        let more = if ties.is_complete { "" } else { "at least " };
        print!("; {more}{} as good in {:?}", ties.count, started.elapsed());
    }
    asked(&problem, &set, nodes);
    println!();
}

/// The set to ask first, and what two rounds bring.
fn asked(problem: &Problem, best: &[usize], nodes: usize) {
    let cancel = Cancel::default();
    let started = Instant::now();
    let Some(first) = recommended(problem, best, nodes, &cancel) else { return };
    let gap = first.at_most - first.expected;
    print!("; expected {:.2}, {gap:.2} open, in {:?}", first.expected, started.elapsed());
    let names: Vec<String> = (0..problem.candidates.len()).map(|at| at.to_string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let started = Instant::now();
    if let Some(forecast) = Follow::of(problem, &names, &cancel).forecast(&first.set, 2) {
        print!("; two rounds {:.2} in {:?}", forecast.expected, started.elapsed());
    }
}

/// A plan on its first day: candidates that are alike within their models in all but score and commitment.
fn alike(candidates: usize) {
    let mut random = Random(1);
    let mut problem = problem(candidates, 6, 7);
    let kinds: Vec<Candidate> = problem.candidates[..7].to_vec();
    for (at, candidate) in problem.candidates.iter_mut().enumerate() {
        let score = Some(50.0 + 2.5 * (16.0 * random.share()).floor());
        let yes = [0.2, 0.35, 0.55][random.below(3)];
        *candidate = Candidate { score, yes, model: Some(PartnerModel::ALL[at % 7]), ..kinds[at % 7].clone() };
    }
    problem.limits.models = Some(3);
    let nodes = usual_nodes(&problem);
    let started = Instant::now();
    let Some(best) = found(solve(&problem, nodes, &Cancel::default())) else { return };
    print!("{candidates} alike: {:?}, gap {:.2}", started.elapsed(), best.at_most - best.coverage);
    asked(&problem, &best.set, nodes);
    let started = Instant::now();
    if let Some(ties) = near_ties(&problem, &best.set, nodes, &Cancel::default()) {
        print!("; {} as good in {:?}", ties.count, started.elapsed());
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
        candidates: (0..candidates).map(|at| candidate(&mut random, [0.2, 0.35, 0.55, 0.75][at % 4])).collect(),
        limits: Bounds {
            partners: places as usize,
            days: Some(15.0 * f64::from(places)),
            budget: Some(12.0 * f64::from(places)),
            ..Bounds::default()
        },
    }
}

fn candidate(random: &mut Random, yes: f64) -> Candidate {
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
    Candidate { hits, days, cost, score: Some(50.0 + 40.0 * random.share()), yes, ..Candidate::default() }
}
