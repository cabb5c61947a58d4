//! Weights from answers: in pairs, by swing, and the preferences weights must agree with.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use partnerplan::plan::{
    Amount, Comparison, CriterionId, Plan, Preference, RatingValue, SwingPoints, Times, Weighting,
};
use partnerplan::prioritise::preference::{Agreed, contradictions};
use partnerplan::prioritise::weights::pairwise::{Pairwise, of_matrix, pairwise};
use partnerplan::prioritise::weights::{NoWeights, weights};
use partnerplan::report::Report;
use partnerplan::report::reasons::contradicting;
use proptest::prelude::*;
use std::sync::Arc;

const AHP: &str = include_str!("../golden/ahp.json");

fn number(text: &str) -> f64 {
    text.split_once('/').map_or_else(|| text.parse().unwrap(), |(one, two)| number(one) / number(two))
}

fn matrix(value: &serde_json::Value) -> Vec<Vec<Option<f64>>> {
    let rows: Vec<Vec<String>> = serde_json::from_value(value.clone()).unwrap();
    rows.iter().map(|row| row.iter().map(|cell| Some(number(cell))).collect()).collect()
}

fn cases() -> Vec<serde_json::Value> {
    serde_json::from_str(AHP).unwrap()
}

fn close(ours: &[f64], golden: &serde_json::Value, within: f64) {
    let golden: Vec<f64> = serde_json::from_value(golden.clone()).unwrap();
    assert_eq!(ours.len(), golden.len());
    for (one, two) in ours.iter().zip(&golden) {
        assert!((one - two).abs() <= within, "{ours:?} for {golden:?}");
    }
}

#[test]
fn published_comparisons_in_pairs_have_their_weights_and_ratio() {
    let mut checked = 0;
    let tables = cases().into_iter().find(|case| case["method"] == "random_index").unwrap();
    let index = |count: usize, table: &str| tables["expected"][table][count - 3].as_f64().unwrap();
    for case in cases().iter().filter(|case| case["method"] == "ahp_eigenvector") {
        let found = of_matrix(&matrix(&case["input"]["matrix"]));
        let (expected, count) = (&case["expected"], found.weights.len());
        close(&found.weights, &expected["weights_full"], 1e-8);
        // The ratio is told by Saaty's newer table; the case may have used another.
        let table = case["input"]["random_index"].as_str().unwrap();
        let ratio = found.ratio.unwrap() * index(count, "saaty_new") / index(count, table);
        assert!((ratio - expected["cr_full"].as_f64().unwrap()).abs() < 1e-8, "{}: {ratio}", case["id"]);
        checked += 1;
    }
    assert_eq!(checked, 4);
}

/// Partners are never scored by comparing them in pairs, but the published hierarchy shows the weights once more.
#[test]
fn a_published_hierarchy_comes_out_of_the_same_weights() {
    let case = cases().into_iter().find(|case| case["method"] == "ahp_hierarchy").unwrap();
    let criteria = of_matrix(&matrix(&case["input"]["criteria"])).weights;
    let alternatives: Vec<serde_json::Value> = serde_json::from_value(case["input"]["alternatives"].clone()).unwrap();
    let local: Vec<Vec<f64>> = alternatives.iter().map(|it| of_matrix(&matrix(it)).weights).collect();
    let total = |at: usize| criteria.iter().zip(&local).map(|(weight, local)| weight * local[at]).sum::<f64>();
    close(&[total(0), total(1), total(2)], &case["expected"]["distributive_full"], 1e-6);
}

fn plan_comparing(pairs: &[(usize, usize, f64)]) -> Plan {
    let mut plan = catalog::example();
    let id = |at: usize| plan.criteria[at].id.clone();
    let comparisons = pairs
        .iter()
        .map(|&(more, less, times)| Comparison { more: id(more), less: id(less), times: Times::new(times).unwrap() })
        .collect();
    plan.weighting = Weighting::Pairwise { comparisons };
    plan
}

#[test]
fn a_chain_of_answers_is_enough_and_has_no_ratio() {
    let plan = plan_comparing(&[(0, 1, 2.0), (1, 2, 2.0), (2, 3, 1.0), (3, 4, 2.0), (4, 5, 1.0), (5, 6, 1.0)]);
    let found = pairwise(&plan);
    assert_eq!((found.ratio, found.unlinked, found.compared), (None, None, (6, 21)));
    let shares: Vec<f64> = found.weights.iter().map(|weight| weight / found.weights[6]).collect();
    let expected = [8.0, 4.0, 2.0, 2.0, 1.0, 1.0, 1.0];
    assert!(shares.iter().zip(expected).all(|(one, two)| (one - two).abs() < 1e-9), "{shares:?}");
    assert_eq!(weights(&plan).fractions.len(), 7);
}

#[test]
fn what_nothing_links_yet_is_named_and_nothing_said_is_said() {
    let found = pairwise(&plan_comparing(&[(0, 1, 3.0), (2, 3, 3.0)]));
    let (one, other) = found.unlinked.unwrap();
    assert_eq!((one, other), (0, 2));
    assert!((found.weights.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    let nothing = weights(&plan_comparing(&[]));
    assert_eq!(nothing.problem, Some(NoWeights::NothingCompared));
    assert!(nothing.fractions.iter().all(|weight| (weight - 1.0 / 7.0).abs() < 1e-9));
}

#[test]
fn the_three_answers_that_disturb_most_are_named_with_what_would_mend_them() {
    let found = pairwise(&plan_comparing(&[(0, 1, 3.0), (1, 2, 2.0), (2, 0, 4.0), (3, 4, 1.0)]));
    let worst = found.worst.unwrap();
    assert_eq!(worst.criteria, [0, 1, 2]);
    assert_eq!((worst.says, worst.would_agree, worst.can_be_mended), ([3.0, 2.0, 0.25], 6.0, true));
    let far = pairwise(&plan_comparing(&[(0, 1, 9.0), (1, 2, 9.0), (2, 0, 2.0)])).worst.unwrap();
    assert_eq!((far.would_agree, far.can_be_mended), (9.0, false));
    assert_eq!(pairwise(&plan_comparing(&[(0, 1, 3.0), (1, 2, 2.0), (0, 2, 6.0)])).worst, None);
}

#[test]
fn few_or_no_criteria_can_be_compared_too() {
    assert_eq!(
        of_matrix(&[]),
        Pairwise { weights: vec![], compared: (0, 0), ratio: None, unlinked: None, worst: None }
    );
    assert_eq!(of_matrix(&[vec![None]]).weights, [1.0]);
    let two = of_matrix(&[vec![None, Some(3.0)], vec![Some(1.0 / 3.0), None]]);
    assert!((two.weights[0] - 0.75).abs() < 1e-12 && two.ratio == Some(0.0));
}

#[test]
fn swing_points_become_weights_in_proportion() {
    let mut plan = catalog::example();
    let of = |at: usize, points: f64| SwingPoints {
        criterion: plan.criteria[at].id.clone(),
        points: Amount::new(points).unwrap(),
    };
    plan.weighting = Weighting::Swing { points: vec![of(0, 100.0), of(1, 60.0), of(2, 40.0)] };
    let fractions = weights(&plan).fractions;
    assert!((fractions[0] - 0.5).abs() < 1e-12 && (fractions[1] - 0.3).abs() < 1e-12 && fractions[3] == 0.0);
    let said = Report::of(&plan).problems.iter().map(|row| row.sentence.clone()).collect::<Vec<_>>().join(" ");
    assert!(said.contains("has no points yet, so it weighs nothing"), "{said}");
}

fn matters(more: &str, less: &str) -> Preference {
    Preference::Matters { more: CriterionId::new(more), less: CriterionId::new(less) }
}

fn before(plan: &Plan, first: usize, then: usize) -> Preference {
    Preference::Before { first: plan.partners[first].id.clone(), then: plan.partners[then].id.clone() }
}

#[test]
fn weights_agree_with_a_statement_or_do_not() {
    let mut plan = catalog::example();
    plan.preferences = vec![matters("commitment", "revenue_12m")];
    let agreed = Agreed::of(&plan);
    assert!(agreed.agrees(&weights(&plan).fractions), "as much is agreed");
    assert!(!agreed.agrees(&[0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1]));
    plan.preferences = vec![before(&plan, 16, 14)];
    let agreed = Agreed::of(&plan);
    assert!(!agreed.agrees(&weights(&plan).fractions), "Calderan before Millrace, by these weights, is not agreed");
    assert_eq!(plan.preferences[0].words(&plan), "we would take Calderan Core before Millrace Bank Technologies");
    plan.preferences = vec![matters("gone", "commitment")];
    assert!(Agreed::of(&plan).is_empty());
}

#[test]
fn statements_that_cannot_hold_together_are_named_and_the_others_are_not() {
    let mut plan = catalog::example();
    plan.preferences = vec![
        matters("commitment", "revenue_12m"),
        matters("icp_overlap", "gtm_capacity"),
        matters("revenue_12m", "solution_fit"),
        matters("solution_fit", "commitment"),
    ];
    assert_eq!(contradictions(&plan), [vec![0, 2, 3]]);
    assert!(contradicting(&plan)[0].contains("cannot all hold"));
    plan.preferences = vec![matters("commitment", "revenue_12m"), matters("revenue_12m", "commitment")];
    assert!(contradicting(&plan)[0].contains("cannot both hold"));
    // Harrowgate is rated at least as well as Copperlode on everything.
    plan.preferences = vec![before(&plan, 15, 13)];
    assert_eq!(contradictions(&plan), [vec![0]]);
    assert!(contradicting(&plan)[0].contains("whatever the weights"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_found_contradictory_no_weights_agree_with(
        said in proptest::collection::vec((any::<bool>(), 0..20_usize, 0..20_usize), 1..6),
        drawn in proptest::collection::vec(proptest::collection::vec(0.0001..1.0, 7), 300),
    ) {
        let mut plan = catalog::example();
        let id = |at: usize| plan.criteria[at % 7].id.clone();
        plan.preferences = said
            .iter()
            .map(|&(of_criteria, one, two)| {
                if of_criteria { Preference::Matters { more: id(one), less: id(two) } } else { before(&plan, one, two) }
            })
            .collect();
        let groups = contradictions(&plan);
        let agreed = Agreed::of(&plan);
        let strictly = |weights: &Vec<f64>| agreed.agrees(weights);
        // "As much" agrees without holding strictly, so drawn weights never lie exactly on a statement's edge.
        if groups.is_empty() {
            prop_assert!(contradicting(&plan).is_empty());
        } else if said.iter().all(|(_, one, two)| one % 7 != two % 7 && one != two) {
            prop_assert!(!drawn.iter().any(strictly), "{:?}", plan.preferences);
        }
    }

    #[test]
    fn answers_made_from_weights_give_them_back(
        hidden in proptest::collection::vec(1.0..3.0, 2..8),
        missing in proptest::collection::vec(any::<bool>(), 28),
    ) {
        let count = hidden.len();
        let mut matrix = vec![vec![None; count]; count];
        let mut pair = 0;
        for one in 0..count {
            for two in one + 1..count {
                pair += 1;
                // Neighbours are always compared, so that all are linked.
                if two == one + 1 || !missing[pair - 1] {
                    matrix[one][two] = Some(hidden[one] / hidden[two]);
                    matrix[two][one] = Some(hidden[two] / hidden[one]);
                }
            }
        }
        let sum: f64 = hidden.iter().sum();
        let found = of_matrix(&matrix);
        prop_assert!(found.weights.iter().zip(&hidden).all(|(one, two)| (one - two / sum).abs() < 1e-9));
        prop_assert!(found.ratio.is_none_or(|ratio| ratio < 1e-9) && found.worst.is_none());
    }
}

#[test]
fn a_rating_that_does_not_apply_leaves_both_sums_of_a_statement() {
    let mut plan = catalog::example();
    let criterion = plan.criteria[0].id.clone();
    let partner = Arc::make_mut(&mut plan.partners[13]);
    partner.rate(&criterion, RatingValue::DoesNotApply, partnerplan::plan::Evidence::Data);
    plan.preferences = vec![before(&plan, 13, 14)];
    assert!(Agreed::of(&plan).agrees(&weights(&plan).fractions));
    assert!(contradictions(&plan).is_empty(), "no straight line, so not judged");
}
