//! The recruiting set on published choices of projects, where what each brings adds up: coverage without a cell in
//! common. And the example's set after a status has changed.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use partnerplan::plan::{PartnerModel, Plan, Status};
use partnerplan::prioritise::Cancel;
use partnerplan::prioritise::recruit::forecast::Follow;
use partnerplan::prioritise::recruit::problem::{Bounds, Candidate, Problem};
use partnerplan::prioritise::recruit::search::{Outcome, Solution, solve};
use partnerplan::report::Report;
use std::sync::Arc;

const ANSWERS: &str = include_str!("../golden/results_answers.txt");

/// Projects that bring so much, each in a cell of its own, and cost so much; of departments told apart as models are.
fn projects(brings: &[f64], costs: &[f64], departments: &[usize], budget: f64) -> Problem {
    let project = |(at, (&cost, &department)): (usize, (&f64, &usize))| Candidate {
        hits: vec![(at, 1.0)],
        cost,
        model: Some(PartnerModel::ALL[department]),
        ..Candidate::default()
    };
    Problem {
        weights: brings.iter().map(|it| it / 100.0).collect(),
        candidates: costs.iter().zip(departments).enumerate().map(project).collect(),
        limits: Bounds { partners: brings.len(), budget: Some(budget), ..Bounds::default() },
    }
}

/// PROBE's example (Lourenço, Morton & Bana e Costa 2012, table 2): twelve projects of four departments, scored on four
/// benefits, by these weights of the benefits and with these scores changed.
fn probe(weights: [f64; 4], changed: impl Fn(usize) -> f64) -> Problem {
    const SCORES: [[f64; 4]; 12] = [
        [67.0, 40.0, 30.0, 50.0],
        [55.0, 37.0, 40.0, 20.0],
        [100.0, 90.0, 80.0, 90.0],
        [90.0, 80.0, 70.0, 95.0],
        [48.0, 35.0, 40.0, 33.0],
        [43.0, 32.0, 25.0, 44.0],
        [42.0, 64.0, 80.0, 55.0],
        [40.0, 50.0, 44.0, 20.0],
        [80.0, 90.0, 78.0, 66.0],
        [88.0, 66.0, 80.0, 70.0],
        [41.0, 48.0, 49.0, 25.0],
        [86.0, 88.0, 90.0, 72.0],
    ];
    const COSTS: [f64; 12] = [1.1, 1.9, 0.9, 0.9, 1.8, 1.3, 1.3, 1.1, 0.9, 1.3, 0.7, 0.8];
    const DEPARTMENTS: [usize; 12] = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3];
    let brings = |(at, scores): (usize, &[f64; 4])| -> f64 {
        scores.iter().zip(weights).map(|(score, weight)| weight * (score + changed(at))).sum()
    };
    let brings: Vec<f64> = SCORES.iter().enumerate().map(brings).collect();
    projects(&brings, &COSTS, &DEPARTMENTS, 5.0)
}

const PUBLISHED: [f64; 4] = [0.31, 0.19, 0.29, 0.21];

fn one_of_each(mut problem: Problem) -> Problem {
    problem.limits.at_least = PartnerModel::ALL[..4].iter().map(|&department| (department, 1)).collect();
    problem
}

fn best(problem: &Problem) -> Solution {
    match solve(problem, 100_000, &Cancel::default()).unwrap() {
        Outcome::Found(solution) => solution,
        other => panic!("{other:?}"),
    }
}

/// The numbers of the best set as published, from 1.
fn numbers(problem: &Problem) -> Vec<usize> {
    best(problem).set.iter().map(|at| at + 1).collect()
}

#[test]
fn twelve_projects_for_five_have_their_published_optimum() {
    let problem = probe(PUBLISHED, |_| 0.0);
    let found = best(&problem);
    assert_eq!(numbers(&problem), [3, 4, 9, 10, 12]);
    assert!((found.coverage - 414.25).abs() < 1e-9 && found.at_most <= found.coverage, "{found:?}");
    assert!((problem.cost(&found.set) - 4.8).abs() < 1e-9);
}

#[test]
fn twelve_projects_with_one_of_each_department_have_their_published_optimum() {
    let problem = one_of_each(probe(PUBLISHED, |_| 0.0));
    let found = best(&problem);
    assert_eq!(numbers(&problem), [3, 4, 7, 9, 12]);
    assert!((found.coverage - 396.46).abs() < 1e-9, "{found:?}");
    assert!((problem.cost(&found.set) - 4.8).abs() < 1e-9);
}

#[test]
fn the_only_rival_of_that_optimum_is_better_by_1_68_where_all_speaks_for_it() {
    let against = |at: usize| match at {
        6 => -10.0,
        7 => 10.0,
        _ => 0.0,
    };
    let weights = [0.36, 0.24, 0.24, 0.16];
    let problem = one_of_each(probe(weights, against));
    assert_eq!(numbers(&problem), [3, 4, 8, 9, 12]);
    let regret = best(&problem).coverage - problem.coverage(&[2, 3, 6, 8, 11]);
    assert!((regret - 1.68).abs() < 1e-9, "{regret}");
    let milder = one_of_each(probe(PUBLISHED, against));
    assert_eq!(numbers(&milder), [3, 4, 7, 9, 12], "with the published weights it takes more than that");
}

#[test]
fn four_projects_for_twenty_have_their_published_optimum() {
    let problem = projects(&[3.0, 4.0, 3.0, 2.0], &[4.0, 8.0, 10.0, 8.0], &[0, 0, 0, 0], 20.0);
    assert_eq!(numbers(&problem), [1, 2, 4]);
    assert!((best(&problem).coverage - 9.0).abs() < 1e-9);
}

#[test]
fn projects_that_are_certain_bring_what_they_are_worth_however_often_one_asks() {
    let problem = one_of_each(probe(PUBLISHED, |_| 0.0));
    let (first, cancel) = (best(&problem), Cancel::default());
    for rounds in 1..4 {
        let forecast = Follow::of(&problem, &["p"; 12], &cancel).forecast(&first.set, rounds).unwrap();
        let figures = [forecast.expected, forecast.low, forecast.high];
        assert!(figures.iter().all(|figure| (figure - 396.46).abs() < 1e-9), "{forecast:?}");
        assert!((forecast.signed - 5.0).abs() < 1e-9, "{forecast:?}");
    }
}

/// The set of greatest coverage that the reference's line names, and what it reaches.
fn golden(start: &str) -> (Vec<usize>, f64) {
    let line = ANSWERS.lines().find_map(|line| line.strip_prefix(start)).unwrap();
    let (members, reaches) = line.trim_start_matches(": (").split_once(") ").unwrap();
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
    let members = members.split(',').map(|word| digits(word).parse::<usize>().unwrap() - 1);
    (members.collect(), reaches.parse().unwrap())
}

fn reaches_most(plan: &Plan) -> (Vec<usize>, f64) {
    let report = Report::complete(plan);
    let set = report.findings.unwrap().recruiting.optimal.clone().unwrap();
    let mut members: Vec<usize> = set.partners.iter().map(|who| who.index).collect();
    members.sort_unstable();
    (members, set.coverage)
}

#[test]
fn a_status_changes_the_set_of_greatest_coverage_as_the_reference_says() {
    for (at, status, start) in [(3, Status::Declined, "Ostrander declined"), (8, Status::Signed, "Quorient signed")] {
        let mut plan = catalog::example();
        Arc::make_mut(&mut plan.partners[at]).status = status;
        let (set, reaches) = reaches_most(&plan);
        let (golden, figure) = golden(start);
        assert_eq!(set, golden, "{start}");
        assert!((reaches - figure).abs() <= 0.005 + 1e-9, "{start}: {reaches}");
    }
}
