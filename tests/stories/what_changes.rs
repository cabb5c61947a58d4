//! What would change who is in the top, and what to find out next.
#![expect(clippy::unwrap_used, reason = "a test may")]

use super::plans;
use super::robustness::{Dice, put_in_order};
use partnerplan::catalog;
use partnerplan::plan::{Amount, Evidence, Plan, RatingValue};
use partnerplan::prioritise::question::{Question, Settling, questions, settling};
use partnerplan::prioritise::robustness::{
    CONCENTRATION, Cell, Draws, ErrorLaw, Given, Sample, Uncertain, WeightLaw, robustness, spread,
};
use partnerplan::prioritise::sensitivity::{Swap, sensitivity, tie};
use partnerplan::prioritise::weights::normalised;
use partnerplan::prioritise::{Cancel, Resolved, question::Questions, ranking, weights};
use partnerplan::report::findings::{self, Settles, Status, words};
use partnerplan::report::{Format, Options, Report, render};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Weights at which two tie. Not offered, so not held: one weight moving without the others
/// (`wsm_triantaphyllou_sanchez_1997`) and the smallest change of all weights together (`l1_min_change_vs_leader`).
const SENSITIVITY: &str = include_str!("../golden/sensitivity.json");

fn swaps(plan: &Plan) -> Vec<Option<Swap>> {
    let (resolved, weights) = (Resolved::of(plan), weights::weights(plan));
    let ranking = ranking::with_weights(plan, &resolved, &weights);
    sensitivity(plan, &resolved, &weights, &ranking, &Cancel::default()).unwrap()
}

fn asked(plan: &Plan) -> Questions {
    let (resolved, weights) = (Resolved::of(plan), weights::weights(plan));
    let ranking = ranking::with_weights(plan, &resolved, &weights);
    let firm = robustness(plan, &resolved, &weights, &ranking, None, &Cancel::default()).unwrap();
    questions(&firm, &Cancel::default()).unwrap()
}

#[test]
fn two_of_whom_hardly_anything_counts_are_not_equal_for_that() {
    let weights = [1.0 - 1e-12, 1e-12];
    let (high, low) = ([None, Some(5.0)], [None, Some(1.0)]);
    assert_eq!(tie(&high, &low, &weights, 0), None);
    assert_eq!(tie(&high, &low, &weights, 1), None);
}

/// 1 − .9 is not .1 in binary digits: what ties at a weight of exactly 0 or 1 lies a rounding beyond them.
#[test]
fn two_that_tie_at_a_weight_of_nothing_or_of_everything_tie() {
    for weights in [[0.2, 0.3, 0.5], [0.7, 0.2, 0.1], [0.1, 0.2, 0.7], [0.6, 0.1, 0.3]] {
        for (low, high) in [(0.1, 0.7), (0.3, 0.9), (0.2, 0.4)] {
            let alike_but_for_the_first = [[Some(0.6), Some(low), Some(high)], [Some(0.1), Some(low), Some(high)]];
            let alike_on_the_first = [[Some(0.3), Some(low), Some(high)], [Some(0.3), Some(high), Some(high)]];
            for ([one, two], tied) in [(alike_but_for_the_first, 0.0), (alike_on_the_first, 1.0)] {
                let found = tie(&one, &two, &weights, 0);
                let is_there = found.is_some_and(|it| (it - tied).abs() < 1e-9 && (0.0..=1.0).contains(&it));
                assert!(is_there, "{weights:?} {low} {high}: {found:?} for {tied}");
            }
        }
    }
}

#[test]
fn two_tie_at_the_exact_weights_and_nowhere_else() {
    let cases: Value = serde_json::from_str(SENSITIVITY).unwrap();
    let case = &cases[1];
    assert_eq!(case["id"], "swap_renormalised_pub");
    let rows: Vec<Vec<f64>> = serde_json::from_value(case["input"]["utilities"].clone()).unwrap();
    let values: Vec<Vec<Option<f64>>> = rows.into_iter().map(|row| row.into_iter().map(Some).collect()).collect();
    let weights: Vec<f64> = serde_json::from_value(case["input"]["weights"].clone()).unwrap();
    let golden = case["expected"]["ties"].as_array().unwrap();
    for (one, two) in (0..4).flat_map(|one| (one + 1..4).map(move |two| (one, two))) {
        for criterion in 0..3 {
            let ours = tie(&values[one], &values[two], &weights, criterion);
            let found = golden.iter().find(|tie| {
                tie["pair"] == serde_json::json!([one, two]) && tie["criterion"] == serde_json::json!(criterion)
            });
            let exact = found.map(|tie| tie["weight_at_tie"].as_f64().unwrap());
            assert_eq!(ours.is_some(), exact.is_some(), "{one} {two} {criterion}: {ours:?}");
            let apart = ours.unwrap_or(0.0) - exact.unwrap_or(0.0);
            assert!(apart.abs() <= 1e-9, "{one} {two} {criterion}: {ours:?}");
        }
    }
}

/// The weights with one of them at `weight` and the others in proportion.
fn moved(fractions: &[f64], criterion: usize, weight: f64) -> Vec<f64> {
    let others = 1.0 - fractions[criterion];
    let in_proportion = fractions.iter().map(|fraction| fraction * (1.0 - weight) / others);
    in_proportion.enumerate().map(|(at, fraction)| if at == criterion { weight } else { fraction }).collect()
}

/// Who is in the top of those ranked by the plan's own weights, by other weights, and how much better the last of
/// them is than the first who is not.
fn top(plan: &Plan, fractions: &[f64]) -> (Vec<usize>, f64) {
    let resolved = Resolved::of(plan);
    let limit = usize::try_from(plan.goal.limits.partners).unwrap();
    let ranked = ranking::with_weights(plan, &resolved, &normalised(fractions.to_vec())).ranked;
    let gap = ranked.get(limit).map_or(f64::INFINITY, |next| ranked[limit - 1].score - next.score);
    let mut top: Vec<usize> = ranked.iter().take(limit).map(|row| row.partner).collect();
    top.sort_unstable();
    (top, gap)
}

#[test]
fn the_top_of_the_example_changes_at_the_weight_named_and_not_before() {
    let plan = catalog::example();
    let fractions = weights::weights(&plan).fractions;
    let (before, _) = top(&plan, &fractions);
    let found = swaps(&plan);
    assert!(found.iter().flatten().count() >= 5, "{found:?}");
    for (criterion, swap) in found.iter().enumerate() {
        let reach = swap.map_or(1.0, |swap| swap.change.abs());
        for step in 1..100 {
            for change in [-reach, reach].map(|change| change * 0.999 * f64::from(step) / 99.0) {
                let weight = fractions[criterion] + change;
                if (0.0..1.0).contains(&weight) {
                    assert_eq!(top(&plan, &moved(&fractions, criterion, weight)).0, before, "{swap:?} at {weight}");
                }
            }
        }
        let Some(swap) = swap else { continue };
        let beyond = moved(&fractions, criterion, swap.weight + 1e-6 * swap.change.signum());
        let (after, _) = top(&plan, &beyond);
        assert!(before.contains(&swap.leaves) && !after.contains(&swap.leaves), "{swap:?}");
        assert!(!before.contains(&swap.enters) && after.contains(&swap.enters), "{swap:?}");
    }
}

#[test]
fn two_equal_at_the_last_place_are_decided_by_any_change() {
    let mut plan = catalog::example();
    plan.goal.limits.partners = 8;
    let found = swaps(&plan);
    let tied: Vec<&Swap> = found.iter().flatten().filter(|swap| swap.change.abs() < f64::EPSILON).collect();
    assert!(tied.len() >= 5, "Tidewell and Nightjar differ on most criteria: {found:?}");
    assert!(tied.iter().all(|swap| (swap.leaves, swap.enters) == (6, 21)), "{tied:?}");
}

#[test]
fn a_tie_at_the_last_place_is_said_once_and_not_as_weights_that_are_the_weights() {
    let mut plan = catalog::example();
    plan.goal.limits.partners = 8;
    let findings = Report::complete(&plan).findings.unwrap();
    let said = words::turning_points(&findings);
    let tie = "Tidewell Exam Consulting and Nightjar Managed Security are equal at place 8: the plan's order decides.";
    assert_eq!(said[0], tie);
    for line in &said {
        let same = line.split_once(" instead of ").and_then(|(then, now)| Some((then.split_once(" at ")?.1, now)));
        assert!(same.is_none_or(|(then, now)| !now.starts_with(then)), "{line}");
    }
    plan.goal.limits.partners = 6;
    assert!(words::equal(&Report::complete(&plan).findings.unwrap().how_firm).is_none());
}

#[test]
fn where_the_top_holds_everybody_no_chance_of_it_is_said() {
    let mut plan = catalog::example();
    plan.goal.limits.partners = 50;
    let report = Report::complete(&plan);
    assert!(report.ranking.iter().all(|row| row.firm.unwrap().top_chance.is_none()));
    let json = render(&report, Format::Json, Options::default());
    assert!(!json.contains("top_chance"));
    let page = render(&report, Format::Markdown, Options::default());
    assert!(!page.contains(" of 100 readings"), "{page}");
}

/// The plan's own budget reaches more than the recommended set says on the same page: of all sets as good it takes
/// another one than the one that reaches most.
#[test]
fn other_budgets_say_why_the_plans_own_reaches_more_than_the_set() {
    let findings = Report::complete(&catalog::example()).findings.unwrap();
    let recruiting = &findings.recruiting;
    let less = recruiting.optimal.as_ref().unwrap().coverage - recruiting.recommended.as_ref().unwrap().coverage;
    let said = words::budgets(recruiting);
    assert!(said.ends_with(&format!("the set to recruit gives up {less:.1} of it.")), "{said}");
}

/// More ratings are not what is missing where no criterion counts.
/// What somebody in the set is still to answer comes before a rating, and each question is a sentence to act on: one
/// sentence, the same in every export.
#[test]
fn the_gate_is_asked_first_and_each_question_is_one_sentence_everywhere() {
    let plan = catalog::example();
    let report = Report::complete(&plan);
    let findings = report.findings.as_ref().unwrap();
    let said: Vec<String> = findings.questions.iter().map(|it| words::question(it, &findings.how_firm)).collect();
    let kind = |question: &findings::Question| match question.settles {
        Settles::Gate { .. } => 0,
        Settles::Ranking { .. } => 1,
        Settles::Set { .. } => 2,
    };
    assert!(findings.questions.is_sorted_by_key(kind), "{said:#?}");
    let in_the_set: Vec<&str> = findings.set().map(|(who, _)| who.name()).collect();
    for (question, said) in findings.questions.iter().zip(&said).filter(|(question, _)| kind(question) == 0) {
        assert!(in_the_set.contains(&question.who.name()), "{said}");
    }
    let gate = "Ask Ostrander Pike LLP for a sponsor and a date: they are in the set on that condition.";
    assert!(said.iter().any(|it| it == gate), "{said:#?}");
    let conversations: Vec<&String> = said.iter().filter(|it| it.contains("one conversation takes away")).collect();
    assert!(conversations[0].starts_with("Ask Vantcourt vCISO Collective how many of their customers"), "{said:#?}");
    let json = serde_json::from_str::<Value>(&render(&report, Format::Json, Options::default())).unwrap();
    let texts = json["next_questions"].as_array().unwrap().iter().map(|it| it["text"].as_str().unwrap());
    assert!(texts.eq(said.iter().map(String::as_str)), "{json:#}");
}

#[test]
fn where_no_criterion_counts_that_is_said_and_not_to_rate_more() {
    let mut nothing = catalog::example();
    nothing.criteria.iter_mut().for_each(|criterion| criterion.weight = Amount::ZERO);
    let mut none = catalog::example();
    none.criteria.clear();
    for (plan, cause) in [(nothing, "Every criterion weighs nothing"), (none, "There is no criterion to rate on")] {
        let report = Report::complete(&plan);
        let findings = report.findings.as_ref().unwrap();
        let Status::Infeasible { reasons } = &findings.recruiting.status else { panic!("{:?}", findings.recruiting) };
        assert!(reasons[0].starts_with(cause), "{reasons:?}");
        assert!(findings.how_firm.refusal.as_ref().unwrap().starts_with(cause));
        assert!(findings.waves.later.iter().all(|row| !row.reason.contains("rated")), "{:?}", findings.waves.later[0]);
        let page = render(&report, Format::Markdown, Options::default());
        assert!(page.contains(cause) && !page.contains("rate whom you have talked to"), "{page}");
    }
}

#[test]
fn where_nothing_can_change_nothing_is_named() {
    let mut plan = catalog::example();
    plan.goal.limits.partners = 50;
    assert!(swaps(&plan).iter().all(Option::is_none), "everybody is in the top");
    plan.goal.limits.partners = 6;
    plan.criteria.truncate(1);
    assert_eq!(swaps(&plan), [None], "one criterion is all that counts");
    plan.criteria.clear();
    assert!(swaps(&plan).is_empty());
}

/// How much the top chances differ over the 20 twentieths of one rating, each drawn anew with the rating known: its
/// worth by brute force.
fn worth_by_redrawing(plan: &Plan, question: &Question) -> f64 {
    let ranked = ranking::ranking(plan).ranked;
    let alternatives: Vec<&str> = ranked.iter().map(|row| plan.partners[row.partner].id.as_str()).collect();
    let criteria: Vec<&str> = plan.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
    let fractions = weights::weights(plan).fractions;
    let cell = |partner: usize, criterion: usize| {
        let rating = plan.partners[partner].rating(&plan.criteria[criterion].id).unwrap();
        let RatingValue::Rated(value) = rating.value else { panic!("all of the example applies") };
        Cell { middle: f64::from(value.get()), half: spread(rating.evidence) }
    };
    let chances = |twentieth: u32| -> Vec<f64> {
        let quantile = (f64::from(twentieth) + 0.5) / 20.0;
        let near = (2.0 * quantile.min(1.0 - quantile)).sqrt() - 1.0;
        let off = if quantile < 0.5 { near } else { -near };
        let known = cell(question.partner, question.criterion);
        let known = Cell { middle: (known.middle + known.half * off).clamp(1.0, 5.0), half: 0.0 };
        let is_known = |partner, criterion| (partner, criterion) == (question.partner, question.criterion);
        let one = |partner, at| Some(if is_known(partner, at) { known } else { cell(partner, at) });
        let row = |row: &ranking::Ranked| (0..criteria.len()).map(|at| one(row.partner, at)).collect::<Vec<_>>();
        let given = Given {
            seed: 77 + u64::from(twentieth),
            alternatives: &alternatives,
            criteria: &criteria,
            cells: &ranked.iter().flat_map(row).collect::<Vec<_>>(),
            bounds: (1.0, 5.0),
            errors: ErrorLaw::Triangle,
            weights: WeightLaw::around(&fractions, CONCENTRATION),
        };
        let draws = Draws::new(8_000, 6);
        let sample = Sample::of(&Uncertain::of(&given).unwrap(), draws, None, &Cancel::default()).unwrap();
        (0..ranked.len()).map(|at| f64::from(sample.top_count(at)) / 8_000.0).collect()
    };
    let groups: Vec<Vec<f64>> = (0..20).map(chances).collect();
    let of_one = |at: usize| {
        let mean = groups.iter().map(|group| group[at]).sum::<f64>() / 20.0;
        groups.iter().map(|group| (group[at] - mean) * (group[at] - mean)).sum::<f64>() / 20.0
    };
    (0..ranked.len()).map(of_one).sum()
}

#[test]
fn a_question_is_worth_what_drawing_anew_with_the_answer_known_says() {
    let plan = catalog::example();
    let found = asked(&plan);
    for at in [0, 1, found.questions.len() / 2] {
        let question = &found.questions[at];
        let brute = worth_by_redrawing(&plan, question);
        assert!((question.worth - brute).abs() < 0.1 * brute + 0.004, "{question:?}: {brute} by redrawing");
    }
}

#[test]
fn the_example_asks_about_those_around_the_sixth_place_first() {
    let plan = catalog::example();
    let found = asked(&plan);
    let first = found.questions[0];
    assert!([3, 4, 21].contains(&first.partner), "{first:?}");
    assert!(found.questions.windows(2).all(|pair| pair[0].worth >= pair[1].worth));
    assert!(found.questions.iter().all(|one| one.worth > 0.0 && one.share < 1.0), "{found:?}");
    assert!(found.questions.iter().all(|one| one.partner != 13), "Harrowgate is in the top in every draw");
    assert!((first.worth / found.uncertainty - first.share).abs() < 1e-12);
    assert_eq!(asked(&plan), found);
}

fn settled(plan: &Plan) -> (Settling, f64) {
    let (resolved, weights) = (Resolved::of(plan), weights::weights(plan));
    let ranking = ranking::with_weights(plan, &resolved, &weights);
    let firm = robustness(plan, &resolved, &weights, &ranking, None, &Cancel::default()).unwrap();
    let found = questions(&firm, &Cancel::default()).unwrap();
    (settling(&firm, &found, None, &Cancel::default()).unwrap(), firm.uncertainty())
}

/// The figures of the review of the engine, which found them by pick-freeze with a reference of its own.
#[test]
fn one_conversation_and_the_weights_settle_what_a_reference_says() {
    let plan = catalog::example();
    let (found, uncertainty) = settled(&plan);
    let vantcourt = found.conversations.iter().find(|one| plan.partners[one.partner].name.starts_with("Vantcourt"));
    let share = vantcourt.unwrap().share;
    assert!((share - 0.105).abs() < 0.015, "{share}");
    assert!((found.by_weights - 0.30).abs() < 0.02, "{}", found.by_weights);
    for one in &found.conversations {
        assert!((one.worth / uncertainty - one.share).abs() < 1e-12 && one.share < 1.0, "{one:?}");
    }
    assert!(found.conversations.windows(2).all(|pair| pair[0].worth >= pair[1].worth));
    assert_eq!(settled(&plan).0, found, "drawn alike every time");
}

/// Who is in the top 6 of those ranked, by place in the plan.
fn is_top(plan: &Plan, ranked: &[usize], weights: &[f64], rating: &dyn Fn(usize, usize) -> f64) -> Vec<bool> {
    let score = |partner: usize| weights.iter().enumerate().map(|(at, weight)| weight * rating(partner, at)).sum();
    let mut scores: Vec<(f64, usize)> = ranked.iter().map(|&partner| (score(partner), partner)).collect();
    scores.sort_by(|one, two| two.0.total_cmp(&one.0));
    let mut top = vec![false; plan.partners.len()];
    scores.iter().take(6).for_each(|(_, partner)| top[*partner] = true);
    top
}

/// Two readings that share all ratings of one candidate, or the weights, and nothing else: how much oftener than by
/// chance they have the same in the top, drawn with a generator of the test's own.
#[test]
fn a_conversation_is_worth_what_readings_that_share_it_alone_have_in_common() {
    let plan = put_in_order();
    let ranked: Vec<usize> = ranking::ranking(&plan).ranked.iter().map(|row| row.partner).collect();
    let (found, uncertainty) = settled(&plan);
    let mut dice = Dice(7);
    let mut draw = || {
        let weights = dice.in_order(plan.criteria.len());
        let mut ratings = vec![vec![0.0; plan.criteria.len()]; plan.partners.len()];
        for &partner in &ranked {
            ratings[partner].iter_mut().enumerate().for_each(|(at, it)| *it = dice.rating(&plan, partner, at));
        }
        (weights, ratings)
    };
    let asked: Vec<usize> = found.conversations.iter().take(3).map(|one| one.partner).collect();
    // One by one the weights, then each of those asked.
    let mut sums = vec![(0.0, vec![(0.0, 0.0); plan.partners.len()]); asked.len() + 1];
    let times = 20_000;
    for _ in 0..times {
        let ((weights, ratings), (other_weights, other)) = (draw(), draw());
        let one = is_top(&plan, &ranked, &weights, &|partner, at| ratings[partner][at]);
        for (share, (common, counts)) in sums.iter_mut().enumerate() {
            let frozen = share.checked_sub(1).map(|at| asked[at]);
            let weights = if frozen.is_none() { &weights } else { &other_weights };
            let is_proof = |partner: usize, at: usize| {
                plan.partners[partner].rating(&plan.criteria[at].id).unwrap().evidence == Evidence::Data
            };
            let rating = |partner: usize, at: usize| {
                let is_shared = Some(partner) == frozen && !is_proof(partner, at);
                if is_shared { ratings[partner][at] } else { other[partner][at] }
            };
            let two = is_top(&plan, &ranked, weights, &rating);
            for ((one, two), counts) in one.iter().zip(&two).zip(counts) {
                *common += f64::from(u8::from(*one && *two)) / f64::from(times);
                counts.0 += f64::from(u8::from(*one)) / f64::from(times);
                counts.1 += f64::from(u8::from(*two)) / f64::from(times);
            }
        }
    }
    let shares = sums
        .iter()
        .map(|(common, counts)| (common - counts.iter().map(|(one, two)| one * two).sum::<f64>()) / uncertainty);
    let ours = std::iter::once(found.by_weights).chain(found.conversations.iter().map(|one| one.share));
    for (ours, theirs) in ours.zip(shares) {
        assert!((ours - theirs).abs() < 0.02, "{ours} here, {theirs} with other dice");
    }
}

#[test]
fn what_is_known_by_proof_is_never_asked() {
    let mut plan = catalog::example();
    for partner in &mut plan.partners {
        Arc::make_mut(partner).ratings.iter_mut().for_each(|rating| rating.evidence = Evidence::Data);
    }
    assert!(asked(&plan).questions.is_empty() && settled(&plan).0.conversations.is_empty());
    plan = catalog::example();
    let proven = |one: &Question| {
        let rating = plan.partners[one.partner].rating(&plan.criteria[one.criterion].id);
        rating.is_some_and(|rating| rating.evidence == Evidence::Data)
    };
    assert!(!asked(&plan).questions.iter().any(proven));
}

#[test]
fn where_the_top_is_settled_there_is_nothing_to_ask() {
    let mut plan = catalog::example();
    plan.goal.limits.partners = 50;
    assert_eq!(asked(&plan), Questions::default());
    plan.partners.clear();
    assert_eq!(asked(&plan), Questions::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_named_weight_makes_two_equal_and_strange_plans_make_no_trouble(mut plan in plans::plan(), limit in 0..4_u32) {
        plan.goal.limits.partners = limit;
        let fractions = weights::weights(&plan).fractions;
        for swap in swaps(&plan).iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&swap.weight) && swap.leaves != swap.enters, "{swap:?}");
            let there = normalised(moved(&fractions, swap.criterion, swap.weight));
            let ranking = ranking::with_weights(&plan, &Resolved::of(&plan), &there);
            let score = |partner| ranking.ranked.iter().find(|row| row.partner == partner).map(|row| row.score);
            if let (Some(one), Some(two)) = (score(swap.leaves), score(swap.enters)) {
                prop_assert!((one - two).abs() < 1e-6, "{swap:?}: {one} and {two}");
            }
        }
    }

    /// Recomputed by ranking anew on either side of the weight: before it the top is the top, beyond it who is said to
    /// come in is in and who is said to leave is out, wherever no third is as near.
    #[test]
    fn a_turning_point_is_where_the_top_changes(mut plan in plans::plan(), limit in 1..4_u32) {
        plan.goal.limits.partners = limit;
        let fractions = weights::weights(&plan).fractions;
        let (before, gap) = top(&plan, &fractions);
        prop_assume!(gap > 1e-6);
        let who = |weights: &[f64]| {
            let weights = normalised(weights.to_vec());
            let ranked = ranking::with_weights(&plan, &Resolved::of(&plan), &weights).ranked;
            ranked.iter().map(|row| row.partner).collect::<BTreeSet<usize>>()
        };
        let ranked = who(&fractions);
        for swap in swaps(&plan).iter().flatten() {
            let step = 1e-7 * swap.change.signum();
            let at = |weight: f64| moved(&fractions, swap.criterion, weight.clamp(0.0, 1.0 - 1e-12));
            // Somebody may lose the half that is rated on the way, and another gain it: that is not judged again.
            let same = |weights: &[f64]| who(weights) == ranked;
            let (short, beyond) = (at(swap.weight - 1e3 * step), at(swap.weight + step));
            if !same(&short) || !same(&beyond) || swap.change.abs() < 2e-4 {
                continue;
            }
            prop_assert_eq!(&top(&plan, &short).0, &before, "{:?}", swap);
            let (after, gap) = top(&plan, &beyond);
            if gap > 1e-9 {
                prop_assert!(after != before, "{swap:?}: {after:?}");
                prop_assert!(before.contains(&swap.leaves) && !before.contains(&swap.enters), "{swap:?}");
            }
        }
    }

    #[test]
    fn nobody_is_asked_for_proof_again_or_for_what_does_not_apply(mut plan in plans::plan(), limit in 1..4_u32) {
        plan.goal.limits.partners = limit;
        let (found, _) = settled(&plan);
        let ratings = asked(&plan).questions.into_iter().map(|one| (one.partner, one.criterion));
        let all = ratings.chain(found.conversations.iter().map(|one| (one.partner, one.criterion)));
        for (partner, criterion) in all {
            let (partner, criterion) = (&plan.partners[partner], &plan.criteria[criterion]);
            let rating = partner.rating(&criterion.id);
            let is_known = rating.is_some_and(|it| it.evidence == Evidence::Data || it.value == RatingValue::DoesNotApply);
            prop_assert!(!is_known && criterion.is_for(partner.model), "{partner:?} on {criterion:?}");
        }
    }
}
