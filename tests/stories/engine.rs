//! The example's golden figures, and what the engine says of plans with hardly anything in them.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use partnerplan::plan::{
    Amount, Answer, CriterionId, Evidence, Fit, Partner, PartnerId, Plan, QualifyQuestion, RatingValue, Room, Score5,
    Stop, Surrogate, Told, Warmth, Weighting,
};
use partnerplan::prioritise::coverage::Grid;
use partnerplan::prioritise::qualify::Condition;
use partnerplan::prioritise::weights::NoWeights;
use partnerplan::prioritise::{Resolved, qualify, ranking, weights};
use partnerplan::report::{Report, reasons};
use std::sync::Arc;

/// What the reference calculation printed.
const RESULTS: &str = include_str!("../golden/results.txt");
/// Weights from an order, from the published formulas.
const RANK_WEIGHTS: &str = include_str!("../golden/rank_weights.json");

/// The place in the example of a partner the results call `P01` to `P22`.
fn place(word: &str) -> usize {
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    digits.parse::<usize>().unwrap() - 1
}

/// The set and the figures of a line such as `ALL …: ['P14', 'P15'] cov 46.4 days 165 cost 140`.
fn named_set(line: &str) -> (Vec<usize>, &str) {
    let (_, rest) = line.split_once('[').unwrap();
    let (members, figures) = rest.split_once(']').unwrap();
    (members.split(',').map(place).collect(), figures)
}

fn line_starting(start: &str) -> &'static str {
    RESULTS.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("no line starts with {start}"))
}

fn after(text: &str, label: &str) -> f64 {
    let (_, rest) = text.split_once(label).unwrap_or_else(|| panic!("{label} is not in {text}"));
    rest.split_whitespace().next().unwrap().trim_end_matches(',').parse().unwrap()
}

#[track_caller]
fn assert_to_a_tenth(ours: f64, golden: f64, what: &str) {
    assert!((ours - golden).abs() <= 0.05 + 1e-9, "{what}: {ours} here, {golden} in the reference");
}

/// The recruiting set with the greatest coverage under the floor of 50.
fn best_set() -> Vec<usize> {
    named_set(line_starting("EXACT best coverage, score>=50")).0
}

#[test]
fn every_partner_of_the_example_has_its_golden_score_band_and_solo_coverage() {
    let plan = catalog::example();
    let report = Report::of(&plan);
    let mut checked = 0;
    for line in RESULTS.lines().skip(1).take(22) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let at = place(words[1]);
        let letter = words.iter().position(|word| ["A", "B", "C", "D"].contains(word)).unwrap();
        let golden: f64 = words[letter - 1].parse().unwrap();
        let ranked = report.ranking.iter().find(|row| row.who.index == at);
        if words[0] == "-" {
            let out = report.excluded.iter().find(|row| row.who.index == at).unwrap();
            assert_to_a_tenth(out.score.unwrap(), golden, line);
        } else {
            let row = ranked.unwrap_or_else(|| panic!("not ranked: {line}"));
            assert_to_a_tenth(row.score, golden, line);
            assert_eq!(row.band.label(), words[letter], "{line}");
            let solo: f64 = words[letter + 5].parse().unwrap();
            assert_to_a_tenth(row.solo_coverage, solo, line);
        }
        checked += 1;
    }
    assert_eq!(checked, plan.partners.len());
}

#[test]
fn the_example_is_ranked_in_the_golden_order_with_both_at_61_on_rank_8() {
    let report = Report::of(&catalog::example());
    let mut golden: Vec<usize> = RESULTS
        .lines()
        .skip(1)
        .take(22)
        .filter(|line| !line.trim_start().starts_with('-'))
        .map(|line| place(line.split_whitespace().nth(1).unwrap()))
        .collect();
    golden.swap(7, 8);
    let ours: Vec<usize> = report.ranking.iter().map(|row| row.who.index).collect();
    assert_eq!(ours, golden);
    let ranks: Vec<usize> = report.ranking.iter().map(|row| row.rank).collect();
    assert_eq!(ranks, [1, 2, 3, 4, 5, 6, 7, 8, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
}

#[test]
fn the_example_rules_out_two_partners_and_says_why() {
    let report = Report::of(&catalog::example());
    let out: Vec<(usize, String)> =
        report.excluded.iter().map(|row| (row.who.index, reasons::all_ruled_out(&row.reasons))).collect();
    assert_eq!(out.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [place("P13"), place("P18")]);
    assert!(out[0].1.contains("Ideal-customer fit 1, below the minimum of 2"), "{}", out[0].1);
    assert!(out[1].1.contains("conflict 5"), "{}", out[1].1);
}

#[test]
fn every_named_set_of_the_example_has_its_golden_coverage() {
    let plan = catalog::example();
    let grid = Grid::of(&plan);
    let named =
        ["TOP6", "Walk-down", "EXACT best coverage:", "EXACT best coverage, score", "GREEDY gain", "GREEDY per $"];
    for start in named.into_iter().chain(["RECOMMENDED"]) {
        let (set, figures) = named_set(line_starting(start));
        assert_to_a_tenth(grid.coverage(&set).total, after(figures, "cov "), start);
    }
    let whole = Report::of(&plan).coverage.coverage.total;
    assert_to_a_tenth(whole, after(line_starting("ALL eligible"), "coverage "), "all who qualify");
}

#[test]
fn the_best_set_has_its_golden_stages_cells_and_gaps() {
    let plan = catalog::example();
    let coverage = Grid::of(&plan).coverage(&best_set());
    let top = Grid::of(&plan).coverage(&named_set(line_starting("TOP6")).0);
    for (line, ours) in [("stage coverage {", &coverage), ("stage coverage top6", &top)] {
        for (stage, reached) in ours.by_stage.iter().enumerate() {
            let golden = line_starting(line).split_once(&format!("'S{}': ", stage + 1)).unwrap().1;
            let golden: String = golden.chars().take_while(char::is_ascii_digit).collect();
            assert_eq!(format!("{:.0}", reached.unwrap()), golden, "{line} stage {stage}");
        }
    }
    for (buyer, name) in ["CISO", "IAM", "AUD", "CFO", "PROC", "USER"].into_iter().enumerate() {
        let row = RESULTS.lines().find(|line| line.trim_start().starts_with(&format!("{name} "))).unwrap();
        for (stage, golden) in row.split_whitespace().skip(1).enumerate() {
            let ours = coverage.cell(buyer, stage).unwrap();
            assert!((ours - golden.parse::<f64>().unwrap()).abs() < 0.51, "{row}: {ours}");
        }
    }
    let heaviest: Vec<String> = coverage.gaps.iter().take(8).map(|gap| format!("{:.1}", gap.weight)).collect();
    let golden = line_starting("uncovered cells by weight");
    let golden: Vec<&str> = golden.split('(').skip(1).map(|cell| cell.split(',').next().unwrap()).collect();
    assert_eq!(heaviest, golden);
}

#[test]
fn each_member_of_the_best_set_loses_and_each_outsider_adds_what_the_reference_says() {
    let plan = catalog::example();
    let (grid, set) = (Grid::of(&plan), best_set());
    let coverage = grid.coverage(&set);
    for line in RESULTS.lines().filter(|line| line.contains("loss if dropped")) {
        let member = place(line.split_whitespace().next().unwrap());
        assert_to_a_tenth(grid.loses(&coverage, member), after(line, "dropped "), line);
        let others: Vec<usize> = set.iter().copied().filter(|at| *at != member).collect();
        assert!((grid.adds(&grid.coverage(&others), member) - grid.loses(&coverage, member)).abs() < 1e-9);
    }
    let line = line_starting("P14 marginal on set");
    let words: Vec<&str> = line.split_whitespace().filter(|word| !["marginal", "on", "set:"].contains(word)).collect();
    for pair in words.chunks(2) {
        assert_to_a_tenth(grid.adds(&coverage, place(pair[0])), pair[1].parse().unwrap(), pair[0]);
    }
}

#[test]
fn trusted_sources_nobody_stands_for_are_gaps() {
    let mut plan = catalog::example();
    let sources = |plan: &Plan| Report::of(plan).coverage.sources.into_iter().map(|gap| gap.source).collect::<Vec<_>>();
    let before = sources(&plan);
    assert!(before.contains(&"Security roundtable of peer banks".to_owned()), "{before:?}");
    let mut partner = plan.partners[0].as_ref().clone();
    partner.trusted_as.push(" security ROUNDTABLE of peer banks ".to_owned());
    plan.partners[0] = Arc::new(partner);
    assert_eq!(sources(&plan).len(), before.len() - 1);
}

#[test]
fn weights_from_an_order_are_the_published_ones() {
    let cases: serde_json::Value = serde_json::from_str(RANK_WEIGHTS).unwrap();
    for case in cases.as_array().unwrap() {
        let count = usize::try_from(case["input"]["n"].as_u64().unwrap()).unwrap();
        for (surrogate, name) in [
            (Surrogate::SumReciprocal, "sum_reciprocal"),
            (Surrogate::RankOrderCentroid, "roc"),
            (Surrogate::RankSum, "rank_sum"),
        ] {
            let golden: Vec<f64> = serde_json::from_value(case["expected"][name].clone()).unwrap();
            let ours = weights::by_order(surrogate, count);
            assert_eq!(ours.len(), golden.len());
            let apart = ours.iter().zip(&golden).map(|(one, two)| (one - two).abs()).fold(0.0, f64::max);
            assert!(apart <= 1e-9, "{name} of {count}: {ours:?}");
        }
    }
}

#[test]
fn criteria_nobody_put_in_order_come_last() {
    let mut plan = catalog::example();
    let order = vec![CriterionId::new("gtm_capacity"), CriterionId::new("gone"), CriterionId::new("commitment")];
    plan.weighting = Weighting::Order { surrogate: Surrogate::RankSum, order };
    let fractions = weights::weights(&plan).fractions;
    let in_points: Vec<f64> = fractions.iter().map(|weight| (weight * 28.0).round()).collect();
    assert_eq!(in_points, [5.0, 4.0, 3.0, 6.0, 2.0, 1.0, 7.0]);
}

#[test]
fn other_weights_rank_other_partners_first() {
    let plan = catalog::example();
    let top = |weights: Vec<f64>| -> Vec<&str> {
        let ranking = ranking::with_weights(&plan, &Resolved::of(&plan), &weights::normalised(weights));
        ranking.ranked.iter().take(6).map(|row| plan.partners[row.partner].name.as_str()).collect()
    };
    let own = top(plan.criteria.iter().map(|criterion| 10.0 * criterion.weight.get()).collect());
    let ranked = ranking::ranking(&plan).ranked;
    assert!(ranked.iter().zip(&own).all(|(row, name)| plan.partners[row.partner].name == *name), "{own:?}");
    let only_gtm_capacity = top(vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]);
    let stay: Vec<&&str> = own.iter().filter(|name| only_gtm_capacity.contains(name)).collect();
    assert_eq!(stay, [&"Harrowgate Identity", &"Millrace Bank Technologies"], "{only_gtm_capacity:?}");
}

fn empty() -> Plan {
    let mut plan = catalog::example();
    plan.partners.clear();
    plan
}

#[test]
fn a_plan_with_nothing_in_it_has_a_report_all_the_same() {
    for plan in [Plan::empty("nothing"), empty()] {
        let report = Report::of(&plan);
        assert!(report.ranking.is_empty() && report.call_first.order.is_empty());
        assert!(report.coverage.coverage.total.abs() < f64::EPSILON);
        assert_eq!(reasons::caution(&report.coverage.coverage), None);
    }
}

#[test]
fn without_criteria_or_with_weights_of_nothing_nobody_is_ranked_and_it_says_why() {
    let mut plan = catalog::example();
    for criterion in &mut plan.criteria {
        criterion.weight = Amount::ZERO;
    }
    let report = Report::of(&plan);
    assert_eq!((report.ranking.len(), report.unrated.len()), (0, 20));
    assert_eq!(report.weights_problem, Some(NoWeights::AllNothing));
    plan.criteria.clear();
    let report = Report::of(&plan);
    assert_eq!((report.ranking.len(), report.unrated.len(), report.excluded.len()), (0, 20, 2));
    assert_eq!(report.weights_problem, Some(NoWeights::NoCriterion));
}

#[test]
fn when_everybody_is_out_nobody_is_reached() {
    let mut plan = catalog::example();
    for partner in &mut plan.partners {
        Arc::make_mut(partner).quick.stop = Told::Is(Stop::Legal);
    }
    let report = Report::of(&plan);
    assert_eq!((report.ranking.len(), report.excluded.len()), (0, 22));
    assert!(report.coverage.coverage.total.abs() < f64::EPSILON);
    assert_eq!(report.coverage.coverage.gaps.len(), 36);
}

#[test]
fn a_buyer_outside_the_room_counts_for_nothing_there() {
    let mut plan = catalog::example();
    let (stages, all) = (plan.stages.len(), plan.stages.iter().map(|stage| stage.id.clone()).collect());
    plan.buyers[0].absent = all;
    let coverage = Report::of(&plan).coverage.coverage;
    assert_eq!(coverage.by_buyer[0], None);
    assert!((0..stages).all(|stage| coverage.cell(0, stage).is_none()));
    assert!(coverage.gaps.iter().all(|gap| gap.buyer != 0));
    assert!(coverage.total > 0.0);
}

fn rated(plan: &mut Plan, criteria: &[&str]) -> usize {
    let mut partner = Partner::named(PartnerId::new("new"), "New");
    for criterion in criteria {
        let five = RatingValue::Rated(Score5::new(5).unwrap());
        partner.rate(&CriterionId::new(criterion), five, Evidence::Talked);
    }
    plan.partners.push(Arc::new(partner));
    plan.partners.len() - 1
}

#[test]
fn half_the_weight_is_enough_for_a_score_and_what_is_missing_counts_three() {
    let mut plan = empty();
    rated(&mut plan, &["icp_overlap", "buyer_influence"]);
    let half = rated(&mut plan, &["icp_overlap", "buyer_influence", "gtm_capacity"]);
    let report = Report::of(&plan);
    assert_eq!(report.unrated.len(), 1);
    assert_eq!(report.unrated[0].missing().count(), 5);
    let row = &report.ranking[0];
    assert_eq!((row.who.index, row.evidence.talked, row.evidence.missing), (half, 3, 4));
    assert!((row.score - 75.0).abs() < 1e-9, "{}", row.score);
}

#[test]
fn what_does_not_apply_leaves_both_sums() {
    let mut plan = empty();
    let at = rated(&mut plan, &["icp_overlap", "buyer_influence", "revenue_12m"]);
    let partner = Arc::make_mut(&mut plan.partners[at]);
    for criterion in catalog::criteria().iter().skip(3) {
        partner.rate(&criterion.id, RatingValue::DoesNotApply, Evidence::Data);
    }
    let row = &ranking::ranking(&plan).ranked[0];
    assert!((row.score - 100.0).abs() < 1e-9);
    assert_eq!(row.evidence.missing, 0);
}

#[test]
fn call_first_is_the_quick_pass_in_order_without_who_is_ruled_out_and_the_unasked_apart() {
    let mut plan = empty();
    let mut add = |fit: Told<Fit>, room: Told<Room>, warmth: Told<Warmth>, stop: Told<Stop>| {
        let mut partner = Partner::named(PartnerId::new(&format!("p{}", plan.partners.len())), "P");
        (partner.quick.fit, partner.quick.room, partner.quick.warmth, partner.quick.stop) = (fit, room, warmth, stop);
        plan.partners.push(Arc::new(partner));
    };
    add(Told::NotKnown, Told::Unasked, Told::Unasked, Told::Unasked);
    add(Told::Is(Fit::Most), Told::Is(Room::Usually), Told::Is(Warmth::AskedUs), Told::Is(Stop::None));
    add(Told::Is(Fit::Most), Told::Is(Room::Usually), Told::Is(Warmth::AskedUs), Told::Is(Stop::Exclusive));
    add(Told::Unasked, Told::Unasked, Told::Unasked, Told::Unasked);
    add(Told::Is(Fit::None), Told::Is(Room::Sometimes), Told::Is(Warmth::KnowSomeone), Told::Unasked);
    add(Told::Is(Fit::Some), Told::NotKnown, Told::NotKnown, Told::Unasked);
    let report = Report::of(&plan);
    let calls = report.call_first.order.iter();
    let order: Vec<(usize, usize, f64)> = calls.map(|call| (call.rank, call.who.index, call.score.round())).collect();
    assert_eq!(order, [(1, 1, 100.0), (2, 5, 50.0)]);
    let apart = "nothing asked, and nothing anybody knew";
    assert_eq!(report.call_first.not_asked.iter().map(|who| who.index).collect::<Vec<_>>(), [0, 3], "{apart}");
    assert_eq!(report.excluded.iter().map(|row| row.who.index).collect::<Vec<_>>(), [2, 4], "a stop, and serves none");
}

#[test]
fn the_quick_pass_answers_the_first_question_until_somebody_else_does() {
    let mut partner = Partner::named(PartnerId::new("p"), "P");
    partner.quick.fit = Told::Is(Fit::None);
    partner.quick.room = Told::Is(Room::Sometimes);
    assert_eq!(qualify::answer_to(&partner, QualifyQuestion::ServesCustomer), (Answer::No, true));
    assert_eq!(qualify::answer_to(&partner, QualifyQuestion::TalksToBuyer), (Answer::NotKnown, false));
    partner.qualify.serves_customer = Answer::Yes;
    assert_eq!(qualify::answer_to(&partner, QualifyQuestion::ServesCustomer), (Answer::Yes, false));
    let found = qualify::qualification(&empty(), &partner);
    assert!(found.qualifies());
    assert!(found.conditions.iter().any(|it| it == Condition::NotKnown(QualifyQuestion::NamedAccounts)));
}

#[test]
fn a_route_a_stop_and_a_no_rule_out_and_a_written_rule_lifts_its_condition() {
    let plan = empty();
    let mut partner = Partner::named(PartnerId::new("p"), "P");
    partner.conflict = Some(Score5::new(4).unwrap());
    let has_rule = |partner: &Partner| {
        qualify::qualification(&plan, partner).conditions.iter().any(|it| it == Condition::RuleFirst)
    };
    assert!(has_rule(&partner));
    partner.written_rule = "Named accounts stay with us".to_owned();
    assert!(!has_rule(&partner));
    partner.route = true;
    partner.quick.stop = Told::Is(Stop::Competitor);
    partner.qualify.both_earn = Answer::No;
    let out = qualify::qualification(&plan, &partner).ruled_out;
    let said = "sells to partners, not buyers: a route, not rated yet; sells against us; one side would not earn";
    assert_eq!(reasons::all_ruled_out(&out), said);
}
