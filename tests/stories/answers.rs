//! What to expect once candidates are asked: the reference's figures, every tree of answers of small problems, laws.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use partnerplan::plan::{Plan, Status};
use partnerplan::prioritise::recruit::forecast::{Follow, Forecast};
use partnerplan::prioritise::recruit::problem::{Bounds, Candidate, Problem};
use partnerplan::prioritise::recruit::{Outlook, Recruiting, Spend};
use partnerplan::prioritise::{Cancel, coverage::Grid, ranking::ranking};
use partnerplan::report::{Effort, Report};
use proptest::prelude::*;
use std::sync::Arc;

const ANSWERS: &str = include_str!("../golden/results_answers.txt");

fn outlook(plan: &Plan) -> (Recruiting, Outlook) {
    let (ranking, grid) = (ranking(plan), Grid::of(plan));
    let spends: Vec<Spend> = Report::of(plan).efforts().iter().map(Effort::spend).collect();
    let cancel = Cancel::default();
    let sets = Recruiting::of(plan, &ranking, &grid, &spends, &cancel).unwrap();
    let outlook = Outlook::of(plan, &ranking, &grid, &spends, &sets, &cancel).unwrap();
    (sets, outlook)
}

/// The figures of the reference's line on two rounds with this set first.
fn golden(first: &str) -> [f64; 4] {
    let start = format!("asked in 2 round(s), {first} first: ");
    let figures = ANSWERS.lines().find_map(|line| line.strip_prefix(start.as_str())).unwrap();
    ["expected ", "p5 ", "p95 ", "signed "].map(|label| {
        let figure = figures.split_once(label).unwrap().1;
        figure.split(',').next().unwrap().parse().unwrap()
    })
}

/// The places of the partners a line names: "P04" is the fourth.
fn places(words: &str) -> Vec<usize> {
    let names = words.split('P').skip(1);
    names
        .map(|name| name.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<usize>().unwrap() - 1)
        .collect()
}

fn sorted(set: &[usize]) -> Vec<usize> {
    let mut set = set.to_vec();
    set.sort_unstable();
    set
}

#[test]
fn two_rounds_of_asking_bring_what_the_reference_says() {
    let (_, found) = outlook(&catalog::example());
    for (forecast, first) in [(found.set, "recommended"), (found.optimal, "greatest coverage")] {
        let (forecast, [expected, low, high, signed]) = (forecast.unwrap(), golden(first));
        assert_eq!((forecast.rounds, forecast.draws), (2, None));
        assert!((forecast.expected - expected).abs() < 1e-4, "{first}: {forecast:?}");
        assert!(
            (forecast.low - low).abs() < 0.005 + 1e-9 && (forecast.high - high).abs() < 0.005 + 1e-9,
            "{forecast:?}"
        );
        assert!((forecast.signed - signed).abs() < 0.0005 + 1e-9, "{first}: {forecast:?}");
    }
}

#[test]
fn after_each_no_the_set_is_the_one_the_reference_recommends() {
    let (sets, found) = outlook(&catalog::example());
    assert_eq!(found.if_no.len(), sets.recommended.unwrap().partners.len());
    for row in &found.if_no {
        let start = format!("if P{:02} ", row.partner + 1);
        let line = ANSWERS.lines().find(|line| line.starts_with(&start)).unwrap();
        let (members, figures) = line.split_once("says no: (").unwrap().1.split_once(')').unwrap();
        let set = row.set.as_ref().unwrap();
        assert_eq!(sorted(&set.partners), places(members), "{line}");
        assert!(figures.contains(&format!("coverage {:.2}, expected {:.4}", set.coverage, set.expected)), "{line}");
    }
}

#[test]
fn who_declined_is_out_and_who_signed_is_in() {
    for (start, who, status) in
        [("Ostrander declined: ", 3, Status::Declined), ("Quorient signed: ", 8, Status::Signed)]
    {
        let mut plan = catalog::example();
        Arc::make_mut(&mut plan.partners[who]).status = status;
        let (sets, _) = outlook(&plan);
        let line = ANSWERS.lines().find_map(|line| line.split_once(start)).unwrap().1;
        let (members, coverage) = line.split_once(") ").unwrap();
        let optimal = sets.optimal.unwrap();
        assert_eq!(sorted(&optimal.partners), places(members), "{line}");
        assert!((optimal.coverage - coverage.trim().parse::<f64>().unwrap()).abs() <= 0.005 + 1e-9, "{line}");
    }
}

/// A small problem in which no two sets reach the same, as good as always.
fn small() -> impl Strategy<Value = Problem> {
    let candidate = (
        proptest::collection::btree_map(0..4_usize, 0.05..0.95, 1..4),
        1..8_u8,
        prop_oneof![Just(1.0), Just(0.0), 0.05..0.95, 0.05..0.95],
    );
    let limits = (1..4_usize, proptest::option::of(3..20_u8));
    (proptest::collection::vec(0.1..1.0, 4), proptest::collection::vec(candidate, 1..7), limits).prop_map(
        |(weights, candidates, (partners, days))| Problem {
            weights,
            candidates: candidates
                .into_iter()
                .map(|(hits, days, yes)| Candidate {
                    hits: hits.into_iter().collect(),
                    days: days.into(),
                    yes,
                    ..Candidate::default()
                })
                .collect(),
            limits: Bounds { partners, days: days.map(f64::from), ..Bounds::default() },
        },
    )
}

/// The set of greatest coverage with all of `yes` and none of `no`; none where two reach the same.
fn follows(problem: &Problem, yes: &[usize], no: &[usize]) -> Option<Vec<usize>> {
    let count = problem.candidates.len();
    let sets = (0_u32..1 << count).map(|bits| (0..count).filter(|at| bits >> at & 1 == 1).collect::<Vec<_>>());
    let keeps = |set: &Vec<usize>| yes.iter().all(|at| set.contains(at)) && no.iter().all(|at| !set.contains(at));
    let mut fitting: Vec<(f64, Vec<usize>)> =
        sets.filter(|set| problem.allows(set) && keeps(set)).map(|set| (problem.coverage(&set), set)).collect();
    fitting.sort_by(|one, two| two.0.total_cmp(&one.0));
    let is_alone = fitting.len() < 2 || fitting[0].0 - fitting[1].0 > 1e-6;
    is_alone.then(|| fitting.swap_remove(0).1)
}

/// What to expect, by the recursion as it is written down: one candidate's answer after the other.
fn value(problem: &Problem, yes: &[usize], no: &[usize], asked: &[usize], rounds: usize) -> Option<f64> {
    if let Some((&at, rest)) = asked.split_first() {
        let chance = problem.candidates[at].yes;
        let if_yes = value(problem, &[yes, &[at]].concat(), no, rest, rounds)?;
        let if_no = value(problem, yes, &[no, &[at]].concat(), rest, rounds)?;
        return Some(chance * if_yes + (1.0 - chance) * if_no);
    }
    if rounds == 1 {
        return Some(problem.coverage(yes));
    }
    let next: Vec<usize> = follows(problem, yes, no)?.into_iter().filter(|at| !yes.contains(at)).collect();
    if next.is_empty() { Some(problem.coverage(yes)) } else { value(problem, yes, no, &next, rounds - 1) }
}

fn forecast(problem: &Problem, first: &[usize], rounds: usize) -> Forecast {
    let names: Vec<String> = (0..problem.candidates.len()).map(|at| at.to_string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Follow::of(problem, &names, &Cancel::default()).forecast(first, rounds).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_answer_is_followed_as_the_recursion_says(problem in small()) {
        let Some(first) = follows(&problem, &[], &[]) else { return Ok(()) };
        for rounds in 1..4 {
            let Some(expected) = value(&problem, &[], &[], &first, rounds) else { continue };
            let found = forecast(&problem, &first, rounds);
            prop_assert!((found.expected - expected).abs() < 1e-7, "{} rounds: {found:?} for {expected}", rounds);
            prop_assert!(found.low <= found.high);
        }
    }

    #[test]
    fn a_round_more_never_brings_less_and_asked_once_is_the_closed_form(problem in small()) {
        let Some(first) = follows(&problem, &[], &[]) else { return Ok(()) };
        let expected: Vec<f64> = (1..4).map(|rounds| forecast(&problem, &first, rounds).expected).collect();
        prop_assert!(expected.is_sorted_by(|one, two| *one <= two + 1e-9), "{expected:?}");
        prop_assert!((expected[0] - problem.when_asked().coverage(&first)).abs() < 1e-9);
    }

    #[test]
    fn where_everybody_says_yes_the_forecast_is_the_coverage(mut problem in small()) {
        problem.candidates.iter_mut().for_each(|candidate| candidate.yes = 1.0);
        let Some(first) = follows(&problem, &[], &[]) else { return Ok(()) };
        for rounds in 1..4 {
            let found = forecast(&problem, &first, rounds);
            let coverage = problem.coverage(&first);
            prop_assert!([found.expected, found.low, found.high].iter().all(|it| (it - coverage).abs() < 1e-9));
        }
    }
}

#[test]
fn beyond_what_can_be_followed_answers_are_drawn_and_come_close() {
    let candidate = |at: usize| Candidate {
        hits: vec![(at % 9, 0.3 + 0.02 * f64::from(u8::try_from(at).unwrap()))],
        yes: [0.35, 0.55, 0.75][at % 3],
        ..Candidate::default()
    };
    let problem = Problem {
        weights: vec![1.0 / 9.0; 9],
        candidates: (0..12).map(candidate).collect(),
        limits: Bounds { partners: 9, ..Bounds::default() },
    };
    let first: Vec<usize> = (3..12).collect();
    let (drawn, again) = (forecast(&problem, &first, 2), forecast(&problem, &first, 2));
    assert_eq!(drawn, again);
    assert_eq!(drawn.draws, Some(300));
    let once = forecast(&problem, &first, 1);
    assert_eq!(once.draws, None, "one round needs no set worked out anew");
    assert!(drawn.expected > once.expected - 1.0 && drawn.expected < problem.coverage(&first), "{drawn:?} {once:?}");
}
