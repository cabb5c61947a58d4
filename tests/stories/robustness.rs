//! How firm the ranking is: the published figures, the example's, and what has to hold of every draw.
#![expect(clippy::unwrap_used, reason = "a test may")]

use super::plans;
use partnerplan::catalog;
use partnerplan::plan::{
    Amount, Comparison, Criterion, CriterionId, Evidence, Partner, PartnerId, Plan, RatingValue, Score5, Surrogate,
    Times, Weighting,
};
use partnerplan::prioritise::robustness::{
    Agree, CONCENTRATION, Cell, Draws, ErrorLaw, Firm, Given, LOOSE, NotFirm, Robustness, Sample, Sure, Uncertain,
    WeightLaw, robustness, spread,
};
use partnerplan::prioritise::weights::Weights;
use partnerplan::prioritise::{Cancel, Resolved, ranking, weights};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// Exact chances of ranks. Not offered, so not held: values that are normal (`smaa_unc_normal_1crit`), and central
/// weights and pairwise winning, which no screen shows.
const SMAA: &str = include_str!("../golden/smaa.json");
/// What the reference calculation printed.
const RESULTS: &str = include_str!("../golden/results.txt");

const COUNT: u16 = 60_000;

fn smaa(id: &str) -> Value {
    let cases: Value = serde_json::from_str(SMAA).unwrap();
    cases.as_array().unwrap().iter().find(|case| case["id"] == id).unwrap().clone()
}

fn number(value: &Value) -> f64 {
    value.as_f64().or_else(|| value.as_str()?.parse().ok()).unwrap()
}

fn table(value: &Value) -> Vec<Vec<f64>> {
    value.as_array().unwrap().iter().map(|row| row.as_array().unwrap().iter().map(number).collect()).collect()
}

const NAMES: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

/// Values between 0 and 1, each off by `half` at most, uniformly.
fn uncertain(values: &[Vec<f64>], half: f64, weights: WeightLaw) -> Uncertain {
    let cell = |&middle: &f64| Some(Cell { middle, half });
    let cells: Vec<Option<Cell>> = values.iter().flatten().map(cell).collect();
    let criteria = values.first().map_or(0, Vec::len);
    Uncertain::of(&Given {
        seed: 1,
        alternatives: &NAMES[..values.len()],
        criteria: &NAMES[..criteria],
        cells: &cells,
        bounds: (0.0, 1.0),
        errors: ErrorLaw::Uniform,
        weights,
    })
    .unwrap()
}

#[track_caller]
fn assert_near(ours: f64, exact: f64, what: &str) {
    let draws = f64::from(COUNT);
    let error = 4.0 * (exact * (1.0 - exact) / draws).sqrt() + 1.0 / draws;
    assert!((ours - exact).abs() <= error, "{what}: {ours} here, exactly {exact}, give or take {error}");
}

fn assert_chances(sample: &Sample, exact: &[Vec<f64>], what: &str) {
    for (alternative, row) in exact.iter().enumerate() {
        for (rank, &chance) in row.iter().enumerate() {
            let ours = f64::from(sample.count(alternative, rank)) / f64::from(COUNT);
            assert_near(ours, chance, &format!("{what}: {alternative} on rank {rank}"));
        }
    }
}

#[test]
fn chances_of_ranks_are_the_exact_ones() {
    for id in ["smaa_2crit_3alt", "smaa_3crit_identity", "smaa_3crit_compromise", "smaa_3crit_ordinal"] {
        let case = smaa(id);
        let values = table(&case["input"]["utilities"]);
        let (criteria, constraints) = (values[0].len(), table(&case["input"]["constraints"]));
        let agree = |weights: &[f64]| {
            constraints.iter().all(|row| {
                let left: f64 = row.iter().zip(weights).map(|(factor, weight)| factor * weight).sum();
                left >= row[criteria]
            })
        };
        let sure = uncertain(&values, 0.0, WeightLaw::simplex(criteria));
        let sample = Sample::of(&sure, Draws::new(COUNT, 1), Some(&agree), &Cancel::default()).unwrap();
        assert!(sample.is_complete());
        assert_chances(&sample, &table(&case["expected"]["rank_acceptability"]), id);
        let share = if id == "smaa_3crit_ordinal" { 1.0 / 6.0 } else { 1.0 };
        assert_near(sample.agreeing(), share, "the share of weights that agree");
    }
}

#[test]
fn eight_that_are_best_at_one_thing_each_come_anywhere_alike() {
    let one = |at: usize| (0..8).map(|criterion| f64::from(u8::from(criterion == at))).collect();
    let values: Vec<Vec<f64>> = (0..8).map(one).collect();
    let sure = uncertain(&values, 0.0, WeightLaw::simplex(8));
    let sample = Sample::of(&sure, Draws::new(COUNT, 3), None, &Cancel::default()).unwrap();
    assert_chances(&sample, &vec![vec![0.125; 8]; 8], "identity");
    for alternative in 0..8 {
        assert_near(f64::from(sample.top_count(alternative)) / f64::from(COUNT), 0.375, "in the top 3");
    }
}

#[test]
fn two_uniform_values_win_as_often_as_their_convolution_says() {
    let case = smaa("smaa_unc_uniform_1crit");
    let middle = |name: &str| {
        let of = |end: &str| number(&case["input"][name][0][end]);
        vec![f64::midpoint(of("low"), of("high"))]
    };
    let values = [middle("A"), middle("B")];
    let sample = Sample::of(
        &uncertain(&values, 0.2, WeightLaw::Fixed(vec![1.0])),
        Draws::new(COUNT, 1),
        None,
        &Cancel::default(),
    );
    assert_chances(&sample.unwrap(), &table(&case["expected"]["rank_acceptability"]), "uniform");
}

/// Weights are drawn within the crate; what they are shows in who agrees with a statement about them.
#[test]
fn weights_uniform_on_the_simplex_have_its_moments() {
    let case = smaa("simplex_sampler_moments");
    for criteria in [3, 8] {
        let expected = &case["expected"][criteria.to_string()];
        let sure = uncertain(&[vec![0.5; criteria]], 0.0, WeightLaw::simplex(criteria));
        let seen = std::sync::Mutex::new(Vec::new());
        let agree = |weights: &[f64]| {
            seen.lock().unwrap().push(weights.to_vec());
            true
        };
        Sample::of(&sure, Draws::new(COUNT, 1), Some(&agree), &Cancel::default()).unwrap();
        let seen = seen.into_inner().unwrap();
        let mean = |of: &dyn Fn(&[f64]) -> f64| seen.iter().map(|one| of(one)).sum::<f64>() / f64::from(COUNT);
        let hold = |of: &dyn Fn(&[f64]) -> f64, name: &str| {
            let (ours, squares) = (mean(of), mean(&|one| of(one) * of(one)));
            let error = 4.0 * ((squares - ours * ours) / f64::from(COUNT)).sqrt() + 1e-12;
            let exact = number(&expected[name]);
            assert!((ours - exact).abs() <= error, "{name} of {criteria}: {ours}, exactly {exact}");
        };
        let centre = number(&expected["mean"]);
        hold(&|one| one[0], "mean");
        hold(&|one| (one[0] - centre) * (one[0] - centre), "var");
        hold(&|one| (one[0] - centre) * (one[1] - centre), "cov");
        hold(&|one| f64::from(u8::from(one[0] > 0.5)), "p_w1_gt_half");
        hold(&|one| one.iter().copied().fold(0.0, f64::max), "mean_of_max");
        hold(&|one| one.iter().copied().fold(1.0, f64::min), "mean_of_min");
        assert!(seen.iter().all(|one| (one.iter().sum::<f64>() - 1.0).abs() < 1e-12));
    }
}

fn firmness(plan: &Plan, agree: Option<Agree<'_>>) -> Robustness {
    let (resolved, weights) = (Resolved::of(plan), weights::weights(plan));
    let ranking = ranking::with_weights(plan, &resolved, &weights);
    robustness(plan, &resolved, &weights, &ranking, agree, &Cancel::default()).unwrap()
}

#[test]
fn the_example_has_its_golden_top_chances_and_rank_ranges() {
    let firm = firmness(&catalog::example(), None);
    let mut checked = 0;
    for line in RESULTS.lines().skip(1).take(22).filter(|line| !line.trim_start().starts_with('-')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let place = words[1].trim_start_matches('P').parse::<usize>().unwrap() - 1;
        let row = firm.firm.iter().find(|row| row.partner == place).unwrap();
        let golden: f64 = words[words.len() - 2].trim_end_matches('%').parse().unwrap();
        assert!((100.0 * row.top_chance - golden).abs() <= 2.0, "{line}: {row:?}");
        let (low, high) = words[words.len() - 1].split_once('-').unwrap();
        let apart = |ours: usize, golden: &str| ours.abs_diff(golden.parse().unwrap());
        assert!(apart(row.rank_low, low) <= 1 && apart(row.rank_high, high) <= 1, "{line}: {row:?}");
        checked += 1;
    }
    assert_eq!((checked, firm.top, firm.firm.len(), firm.problem), (20, 6, 20, None));
}

/// A checksum of whole numbers: in how many of the 20,000 draws each partner came on each rank, in the order of the
/// ranking (FNV-1a over the bits of the counts). It was computed once, on x86-64 with all threads, and changes only
/// with the example or with what is drawn; any other machine has to find the same.
fn checksum(firm: &Robustness) -> u64 {
    let draws = f64::from(firm.draws);
    let counts = firm.firm.iter().flat_map(|row| {
        (1..=firm.firm.len()).map(move |rank| (firm.chance_of_rank(row, rank) * draws).round().to_bits())
    });
    counts.fold(0xcbf2_9ce4_8422_2325, |sum, count| (sum ^ count).wrapping_mul(0x0000_0100_0000_01b3))
}

#[test]
fn the_example_is_drawn_alike_on_any_machine() {
    let sum = checksum(&firmness(&catalog::example(), None));
    assert_eq!(sum, 0xc6b8_2d5a_afb3_4265, "{sum:#x}");
}

/// Alternatives on triangles, some criteria not applying, as many as asked.
fn many(count: usize, top: usize, threads: usize) -> Sample {
    let names: Vec<String> = (0..count).map(|at| format!("p{at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let rating = |at: usize| 1.0 + f64::from(u8::try_from(at * 7 % 5).unwrap());
    let cells: Vec<Option<Cell>> =
        (0..count * 4).map(|at| (at % 11 != 3).then_some(Cell { middle: rating(at), half: 0.5 })).collect();
    let given = Given {
        seed: 3,
        alternatives: &names,
        criteria: &NAMES[..4],
        cells: &cells,
        bounds: (1.0, 5.0),
        errors: ErrorLaw::Triangle,
        weights: WeightLaw::around(&[0.4, 0.3, 0.2, 0.1], 60.0),
    };
    let draws = Draws { count: 1_001, top, threads };
    Sample::of(&Uncertain::of(&given).unwrap(), draws, None, &Cancel::default()).unwrap()
}

#[test]
fn threads_change_no_bit() {
    for count in [1, 22, 90, 2_100] {
        let one = many(count, 6, 1);
        assert_eq!(one, many(count, 6, 2));
        assert_eq!(one, many(count, 6, 5));
        let tops: u32 = (0..count).map(|at| u32::from(one.top_count(at))).sum();
        assert_eq!(tops, 1_001 * u32::try_from(count.min(6)).unwrap());
    }
}

#[test]
fn above_two_thousand_ranks_are_counted_in_bins() {
    let sample = many(2_100, 6, 2);
    assert_eq!((many(2_000, 1, 2).width(), sample.width()), (1, 2));
    let all: u32 = (0..2_100).step_by(2).map(|rank| u32::from(sample.count(5, rank))).sum();
    assert_eq!(all, 1_001);
    let (low, high) = sample.middle_ranks(5);
    assert!(low.is_multiple_of(2) && !high.is_multiple_of(2) && low < high, "{low} to {high}");
}

#[test]
fn long_work_ends_when_asked() {
    let plan = catalog::example();
    let (resolved, weights) = (Resolved::of(&plan), weights::weights(&plan));
    let ranking = ranking::with_weights(&plan, &resolved, &weights);
    let cancel = Cancel::default();
    cancel.ask();
    assert_eq!(robustness(&plan, &resolved, &weights, &ranking, None, &cancel), None);
}

/// The rows by partner id, without places in the plan.
fn by_id(plan: &Plan, firm: &Robustness) -> Vec<(String, u64, usize, usize)> {
    let row = |row: &Firm| {
        let id = plan.partners[row.partner].id.to_string();
        (id, row.top_chance.to_bits(), row.rank_low, row.rank_high)
    };
    let mut rows: Vec<_> = firm.firm.iter().map(row).collect();
    rows.sort();
    rows
}

#[test]
fn the_order_of_rows_and_columns_changes_no_chance() {
    let mut plan = catalog::example();
    let before = by_id(&plan, &firmness(&plan, None));
    plan.partners.reverse();
    assert_eq!(by_id(&plan, &firmness(&plan, None)), before);
    plan.partners.rotate_left(5);
    plan.criteria.reverse();
    assert_eq!(by_id(&plan, &firmness(&plan, None)), before);
}

#[test]
fn scaling_the_weights_changes_no_chance() {
    let mut plan = catalog::example();
    let before = by_id(&plan, &firmness(&plan, None));
    for criterion in &mut plan.criteria {
        criterion.weight = Amount::new(criterion.weight.get() * 50.0).unwrap();
    }
    assert_eq!(by_id(&plan, &firmness(&plan, None)), before);
}

#[test]
fn what_is_done_to_one_alternative_changes_no_draw_of_another() {
    let value = |names: &[&str], middles: &[f64], of: usize| {
        let cells: Vec<Option<Cell>> = middles.iter().map(|&middle| Some(Cell { middle, half: 0.5 })).collect();
        let given = Given {
            seed: 1,
            alternatives: names,
            criteria: &["x"],
            cells: &cells,
            bounds: (1.0, 5.0),
            errors: ErrorLaw::Triangle,
            weights: WeightLaw::Fixed(vec![1.0]),
        };
        let uncertain = Uncertain::of(&given).unwrap();
        (0..500).map(|draw| uncertain.value(of, 0, draw).to_bits()).collect::<Vec<_>>()
    };
    let alone = value(&["millrace"], &[4.0], 0);
    assert_eq!(value(&["calderan", "millrace"], &[2.0, 4.0], 1), alone);
    assert_eq!(value(&["calderan", "other", "millrace"], &[5.0, 1.0, 4.0], 2), alone);
    assert_ne!(value(&["millrace 2"], &[4.0], 0), alone);
}

#[test]
fn drawn_values_are_clipped_triangles() {
    let cell = Some(Cell { middle: 5.0, half: 1.0 });
    let given = Given {
        seed: 1,
        alternatives: &["one"],
        criteria: &["x"],
        cells: &[cell],
        bounds: (1.0, 5.0),
        errors: ErrorLaw::Triangle,
        weights: WeightLaw::Fixed(vec![1.0]),
    };
    let uncertain = Uncertain::of(&given).unwrap();
    let drawn: Vec<f64> = (0..u32::from(COUNT)).map(|draw| uncertain.value(0, 0, draw)).collect();
    let share = |below: f64| {
        let count = drawn.iter().filter(|&&value| value < below).count();
        f64::from(u32::try_from(count).unwrap()) / f64::from(COUNT)
    };
    assert_near(share(5.0), 0.5, "half is clipped to 5");
    assert_near(share(4.5), 0.125, "a triangle, not a uniform");
    assert!(drawn.iter().all(|value| (4.0..=5.0).contains(value)));
}

fn rated(id: &str, value: u8, evidence: Evidence, plan: &Plan) -> Arc<Partner> {
    let mut partner = Partner::named(PartnerId::new(id), id);
    for criterion in &plan.criteria {
        partner.rate(&criterion.id, RatingValue::Rated(Score5::new(value).unwrap()), evidence);
    }
    Arc::new(partner)
}

#[test]
fn plans_with_hardly_anything_in_them_have_a_sensible_answer() {
    let mut plan = catalog::example();
    let solid = plan.clone();
    plan.partners.clear();
    assert_eq!(firmness(&plan, None).problem, Some(NotFirm::NobodyRanked));
    plan.partners.push(rated("one", 3, Evidence::Guess, &plan));
    let alone = firmness(&plan, None);
    assert_eq!((alone.top, alone.firm[0].rank_low, alone.firm[0].rank_high), (1, 1, 1));
    assert!((alone.firm[0].top_chance - 1.0).abs() < f64::EPSILON && alone.uncertainty().abs() < f64::EPSILON);
    for fraction in [f64::NAN, f64::INFINITY, -1.0, 0.0] {
        let weights = Weights { fractions: vec![fraction; 7], problem: None };
        let (resolved, ranking) = (Resolved::of(&solid), ranking::ranking(&solid));
        let firm = robustness(&solid, &resolved, &weights, &ranking, None, &Cancel::default()).unwrap();
        assert!(firm.problem == Some(NotFirm::NoWeights) && firm.firm.is_empty(), "{fraction}");
    }
}

/// A plan in which one criterion is all that counts.
fn judged_on_one(partners: &[(&str, u8)]) -> Plan {
    let mut plan = catalog::example();
    plan.criteria.truncate(1);
    plan.weighting = Weighting::Direct;
    plan.partners = partners.iter().map(|(id, value)| rated(id, *value, Evidence::Talked, &plan)).collect();
    plan
}

/// Half of what is drawn around 5 is clipped to 5, so the best of a thin plan are equal in every other draw.
#[test]
fn equal_scores_share_their_places() {
    let three = [("anna", 5), ("bert", 5), ("cleo", 5)];
    let many: Vec<String> = (0..60).map(|at| format!("p{at}")).collect();
    let many: Vec<(&str, u8)> = many.iter().map(|id| (id.as_str(), 5)).collect();
    for (partners, top) in [(&three[..], 1), (&three[..], 2), (&many[..], 20)] {
        let mut plan = judged_on_one(partners);
        plan.goal.limits.partners = top;
        let firm = firmness(&plan, None);
        let share = f64::from(top) / f64::from(u32::try_from(partners.len()).unwrap());
        for row in &firm.firm {
            assert!((row.top_chance - share).abs() < 4.0 * (0.25 / f64::from(firm.draws)).sqrt(), "{share}: {row:?}");
        }
    }
}

/// A weight so small that most of what is drawn for it is no number: where nothing else applies, it is all that counts.
#[test]
fn a_criterion_that_alone_applies_counts_however_little_it_weighs() {
    let chance = |weight: f64| {
        let mut plan = catalog::example();
        plan.criteria.truncate(3);
        for (criterion, weight) in plan.criteria.iter_mut().zip([0.5, 0.5, weight]) {
            criterion.weight = Amount::new(weight).unwrap();
            criterion.minimum = None;
        }
        plan.goal.limits.partners = 1;
        plan.partners = vec![rated("four", 4, Evidence::Data, &plan), rated("five", 5, Evidence::Data, &plan)];
        let [one, two, _] = [0, 1, 2].map(|at| plan.criteria[at].id.clone());
        let only = Arc::make_mut(&mut plan.partners[1]);
        only.rate(&one, RatingValue::DoesNotApply, Evidence::Data);
        only.rate(&two, RatingValue::DoesNotApply, Evidence::Data);
        let fractions = weights::weights(&plan).fractions;
        let (resolved, weights) = (Resolved::of(&plan), Weights { fractions, problem: None });
        let ranking = ranking::with_weights(&plan, &resolved, &weights);
        robustness(&plan, &resolved, &weights, &ranking, None, &Cancel::default()).unwrap().firm[0].top_chance
    };
    for weight in [1e-2, 1e-4, 1e-6, 1e-12] {
        assert!(chance(weight) > 0.999, "{weight}: {}", chance(weight));
    }
}

/// The example with its criteria put in order as they stand: what they weigh is not known beyond that.
pub(crate) fn put_in_order() -> Plan {
    let mut plan = catalog::example();
    let order = plan.criteria.iter().map(|criterion| criterion.id.clone()).collect();
    plan.weighting = Weighting::Order { surrogate: Surrogate::RankOrderCentroid, order };
    plan
}

/// A generator of the test's own (`SplitMix64`), between 0 and 1.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let high = u32::try_from((bits ^ (bits >> 31)) >> 32).unwrap();
        (f64::from(high) + 0.5) / 4_294_967_296.0
    }

    /// Weights uniform over all that fall in the order given: spacings of the unit interval, sorted.
    pub(crate) fn in_order(&mut self, count: usize) -> Vec<f64> {
        let mut cuts: Vec<f64> = (1..count).map(|_| self.roll()).collect();
        cuts.extend([0.0, 1.0]);
        cuts.sort_by(f64::total_cmp);
        let mut weights: Vec<f64> = cuts.windows(2).map(|pair| pair[1] - pair[0]).collect();
        weights.sort_by(|one, two| two.total_cmp(one));
        weights
    }

    /// A rating as it may be.
    pub(crate) fn rating(&mut self, plan: &Plan, partner: usize, criterion: usize) -> f64 {
        let rating = plan.partners[partner].rating(&plan.criteria[criterion].id).unwrap();
        let RatingValue::Rated(value) = rating.value else { panic!("all of the example applies") };
        let off = self.roll() + self.roll() - 1.0;
        (f64::from(value.get()) + off * spread(rating.evidence)).clamp(1.0, 5.0)
    }
}

/// The top chances of those ranked, drawn anew from the definition, by place in the plan.
fn drawn_by_the_definition(plan: &Plan, draws: u32) -> Vec<f64> {
    let ranked: Vec<usize> = ranking::ranking(plan).ranked.iter().map(|row| row.partner).collect();
    let mut dice = Dice(1);
    let mut chances = vec![0.0; plan.partners.len()];
    for _ in 0..draws {
        let weights = dice.in_order(plan.criteria.len());
        let mut score = |partner: usize| {
            let points = weights.iter().enumerate().map(|(at, weight)| weight * dice.rating(plan, partner, at));
            points.sum::<f64>()
        };
        let mut scores: Vec<(f64, usize)> = ranked.iter().map(|&partner| (score(partner), partner)).collect();
        scores.sort_by(|one, two| two.0.total_cmp(&one.0));
        scores.iter().take(6).for_each(|(_, partner)| chances[*partner] += 1.0 / f64::from(draws));
    }
    chances
}

/// The figures of the review of the engine, which drew them with a reference of its own: by the weights the order
/// stands for alone they would be .97, .71 and .63.
#[test]
fn weights_put_in_order_may_be_any_in_that_order() {
    let plan = put_in_order();
    let firm = firmness(&plan, None);
    let chance = |name: &str| {
        let of = |row: &&Firm| plan.partners[row.partner].name.starts_with(name);
        firm.firm.iter().find(of).unwrap().top_chance
    };
    for (name, golden) in [("Stonebrook", 0.77), ("Quorient", 0.42), ("Ostrander", 0.81)] {
        assert!((chance(name) - golden).abs() <= 0.02, "{name}: {}", chance(name));
    }
    let anew = drawn_by_the_definition(&plan, 20_000);
    for row in &firm.firm {
        let exact = anew[row.partner];
        let error = 4.0 * (2.0 * exact * (1.0 - exact) / 20_000.0).sqrt() + 1e-3;
        assert!((row.top_chance - exact).abs() <= error, "{row:?}: {exact} drawn anew");
    }
}

#[test]
fn the_middle_of_all_weights_in_an_order_is_its_centroid() {
    let order = WeightLaw::in_order(vec![0.1, 0.6, 0.3]);
    let sure = uncertain(&[vec![0.5; 3]], 0.0, order);
    let seen = std::sync::Mutex::new([0.0; 3]);
    let agree = |weights: &[f64]| {
        seen.lock().unwrap().iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight / f64::from(COUNT));
        weights[1] >= weights[2] && weights[2] >= weights[0]
    };
    let sample = Sample::of(&sure, Draws::new(COUNT, 1), Some(&agree), &Cancel::default()).unwrap();
    assert!((sample.agreeing() - 1.0).abs() < f64::EPSILON, "every weight drawn is in the order");
    let middle = *seen.lock().unwrap();
    for (ours, exact) in middle.iter().zip([1.0 / 9.0, 11.0 / 18.0, 5.0 / 18.0]) {
        assert!((ours - exact).abs() < 0.005, "{middle:?}");
    }
}

/// Answers in pairs that contradict each other say less than those that agree: what is drawn lies further apart.
#[test]
fn contradicting_comparisons_are_less_sure() {
    let mut plan = catalog::example();
    plan.criteria.truncate(3);
    let ids: Vec<CriterionId> = plan.criteria.iter().map(|criterion| criterion.id.clone()).collect();
    let compared = |times: [f64; 3]| {
        let pairs = [(0, 1), (1, 2), (0, 2)].into_iter().zip(times).map(|((more, less), times)| Comparison {
            more: ids[more].clone(),
            less: ids[less].clone(),
            times: Times::new(times).unwrap(),
        });
        Weighting::Pairwise { comparisons: pairs.collect() }
    };
    plan.weighting = compared([2.0, 2.0, 4.0]);
    assert_eq!(Sure::of(&plan), Sure::Around(CONCENTRATION));
    plan.weighting = compared([5.0, 5.0, 1.0]);
    assert_eq!(Sure::of(&plan), Sure::Around(LOOSE));
    plan.weighting = Weighting::Direct;
    assert_eq!(Sure::of(&plan), Sure::Around(CONCENTRATION));
    assert_eq!(Sure::of(&put_in_order()), Sure::OfTheOrder);
}

#[test]
fn a_limit_beyond_the_list_takes_everybody_in() {
    let mut plan = catalog::example();
    plan.goal.limits.partners = 1_000;
    let firm = firmness(&plan, None);
    assert_eq!(firm.top, 20);
    assert!(firm.firm.iter().all(|row| (row.top_chance - 1.0).abs() < f64::EPSILON));
    plan.goal.limits.partners = 0;
    assert!(firmness(&plan, None).firm.iter().all(|row| row.top_chance.abs() < f64::EPSILON));
}

#[test]
fn weights_that_disagree_are_drawn_again_and_too_few_are_said_to_be() {
    let plan = catalog::example();
    let place = |id: &str| plan.criteria.iter().position(|criterion| criterion.id == CriterionId::new(id)).unwrap();
    let (more, less) = (place("commitment"), place("icp_overlap"));
    let commitment_first = |weights: &[f64]| weights[more] > weights[less];
    let firm = firmness(&plan, Some(&commitment_first));
    assert_eq!(firm.problem, None);
    assert!((0.02..0.30).contains(&firm.agreeing), "{}", firm.agreeing);
    assert_ne!(by_id(&plan, &firm), by_id(&plan, &firmness(&plan, None)));
    let never = firmness(&plan, Some(&|_| false));
    assert!(
        never.problem == Some(NotFirm::HardlyAnyAgree) && never.firm.is_empty() && never.agreeing.abs() < f64::EPSILON
    );
}

/// Few criteria and few values, so that equal scores are common: where the dominated once came first by their ids.
fn thin() -> impl Strategy<Value = Plan> {
    let partner = (1..=5_u8, 4..=5_u8, 0..3_usize);
    (proptest::collection::vec(partner, 2..8), 1..3_usize, 1..4_u32).prop_map(|(partners, criteria, top)| {
        let mut plan = catalog::example();
        plan.criteria.truncate(criteria);
        plan.criteria.iter_mut().for_each(|criterion| criterion.minimum = None);
        plan.goal.limits.partners = top;
        plan.partners.clear();
        for (at, (first, second, evidence)) in partners.into_iter().enumerate() {
            let evidence = [Evidence::Data, Evidence::Talked, Evidence::Guess][evidence];
            let mut partner = Partner::named(PartnerId::new(&format!("p{at}")), "P");
            for (criterion, value) in plan.criteria.iter().zip([first, second]) {
                partner.rate(&criterion.id, RatingValue::Rated(Score5::new(value).unwrap()), evidence);
            }
            plan.partners.push(Arc::new(partner));
        }
        plan
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn in_thin_plans_the_dominated_are_not_more_often_in_the_top(plan in thin()) {
        let firm = firmness(&plan, None);
        for (better, worse) in firm.firm.iter().flat_map(|one| firm.firm.iter().map(move |two| (one, two))) {
            if dominates(&plan, better.partner, worse.partner) {
                let error = 4.0 * (0.5 / f64::from(firm.draws)).sqrt();
                prop_assert!(worse.top_chance <= better.top_chance + error, "{better:?} {worse:?}");
            }
        }
    }

    #[test]
    fn chances_add_up_and_the_dominated_are_not_more_often_in_the_top(plan in plans::plan()) {
        let firm = firmness(&plan, None);
        let n = firm.firm.len();
        for at in 0..n {
            let of_partner: f64 = (1..=n).map(|rank| firm.chance_of_rank(&firm.firm[at], rank)).sum();
            let of_rank: f64 = firm.firm.iter().map(|row| firm.chance_of_rank(row, at + 1)).sum();
            prop_assert!((of_partner - 1.0).abs() < 1e-9 && (of_rank - 1.0).abs() < 1e-9);
            prop_assert!(firm.firm[at].rank_low <= firm.firm[at].rank_high && firm.firm[at].rank_high <= n);
        }
        for (better, worse) in firm.firm.iter().flat_map(|one| firm.firm.iter().map(move |two| (one, two))) {
            if dominates(&plan, better.partner, worse.partner) {
                let error = 4.0 * (0.5 / f64::from(firm.draws)).sqrt();
                prop_assert!(worse.top_chance <= better.top_chance + error, "{better:?} {worse:?}");
            }
        }
    }
}

/// Whether one partner is rated as high or higher than another on everything that both are judged on, from the same
/// evidence.
fn dominates(plan: &Plan, better: usize, worse: usize) -> bool {
    let of = |partner: usize, id: &CriterionId| {
        plan.partners[partner].rating(id).map(|rating| (rating.value, rating.evidence))
    };
    let is_for = |partner: usize, criterion: &Criterion| criterion.is_for(plan.partners[partner].model);
    plan.criteria.iter().all(|criterion| {
        let (one, two) = (of(better, &criterion.id), of(worse, &criterion.id));
        match (is_for(better, criterion), is_for(worse, criterion), one, two) {
            (false, false, _, _) => true,
            (true, true, Some((RatingValue::Rated(one), by)), Some((RatingValue::Rated(two), from))) => {
                one >= two && by == from
            }
            (one_is, two_is, one, two) => one_is == two_is && one.is_none() && two.is_none(),
        }
    })
}
