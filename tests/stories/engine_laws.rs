//! What the engine holds to for every plan, however odd.
#![expect(clippy::unwrap_used, reason = "a test may")]

use super::plans;
use partnerplan::plan::{Amount, Evidence, Partner, PartnerId, PartnerModel, Plan, Stop, Strength, Told};
use partnerplan::prioritise::coverage::Grid;
use partnerplan::prioritise::ranking::ranking;
use partnerplan::report::{Format, Options, Report, render};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Scores by partner id.
fn scores(plan: &Plan) -> BTreeMap<String, f64> {
    let ranked = ranking(plan).ranked;
    ranked.into_iter().map(|row| (plan.partners[row.partner].id.to_string(), row.score)).collect()
}

fn assert_same(one: &BTreeMap<String, f64>, two: &BTreeMap<String, f64>) {
    assert!(one.keys().eq(two.keys()), "{one:?} against {two:?}");
    assert!(one.values().zip(two.values()).all(|(one, two)| (one - two).abs() < 1e-6), "{one:?} against {two:?}");
}

fn everyone(plan: &Plan) -> Vec<usize> {
    (0..plan.partners.len()).collect()
}

/// A plan one change further on: partners changed, inserted, removed, moved, or the criteria and the room changed.
fn changed(mut plan: Plan, change: usize, at: usize, other: &Plan) -> Plan {
    let at = at % (plan.partners.len() + 1);
    let taken = plan.partners.get(at).cloned();
    match (change, taken) {
        (0, Some(partner)) => {
            let mut copy = partner.as_ref().clone();
            copy.ratings.reverse();
            copy.influence.truncate(1);
            copy.quick.stop = Told::Is(Stop::None);
            plan.partners[at] = Arc::new(copy);
        }
        (1, _) => plan.partners.insert(at, Arc::new(Partner::named(PartnerId::new("new"), "New"))),
        (2, Some(_)) => drop(plan.partners.remove(at)),
        (3, Some(partner)) => {
            plan.partners.remove(at);
            plan.partners.insert(0, partner);
        }
        (4, _) => drop(plan.criteria.pop()),
        (5, _) => plan.buyers.reverse(),
        (6, _) => plan.buyers.iter_mut().for_each(|buyer| buyer.absent.clear()),
        (7, _) => plan.partners.extend(other.partners.iter().cloned()),
        _ => plan.partners.clone_from(&other.partners),
    }
    plan
}

fn as_json(report: &Report) -> String {
    render(report, Format::Json, Options::default()) + &render(report, Format::Csv, Options::default())
}

proptest! {
    #[test]
    fn a_report_carried_on_is_the_report_made_anew(
        first in plans::plan(),
        other in plans::plan(),
        changes in proptest::collection::vec((0..9_usize, 0..9_usize), 1..6),
    ) {
        let (mut plan, mut report) = (first.clone(), Report::of(&first));
        for (change, at) in changes {
            plan = changed(plan, change, at, &other);
            report = report.after(&plan);
            prop_assert_eq!(as_json(&report), as_json(&Report::of(&plan)));
            prop_assert!(report.ranking.iter().all(|row| row.who.id() == &plan.partners[row.who.index].id));
        }
    }

    #[test]
    fn contributions_add_up_to_the_score(plan in plans::plan()) {
        for row in Report::of(&plan).ranking {
            let sum: f64 = row.contributions.parts().iter().filter_map(|part| part.points()).sum();
            prop_assert!((sum - row.score).abs() < 1e-9);
            prop_assert!((-1e-9..=100.0 + 1e-9).contains(&row.score));
        }
    }

    #[test]
    fn every_partner_is_in_exactly_one_list(plan in plans::plan()) {
        let report = Report::of(&plan);
        let ranked = report.ranking.iter().map(|row| row.who.index);
        let others = report.unrated.iter().map(|row| row.who.index).chain(report.excluded.iter().map(|row| row.who.index));
        let mut listed: Vec<usize> = ranked.chain(others).collect();
        listed.sort_unstable();
        prop_assert_eq!(listed, everyone(&plan));
        let calls = &report.call_first;
        let called = calls.order.iter().map(|row| row.who.index).chain(report.excluded.iter().map(|row| row.who.index));
        let mut listed: Vec<usize> = called.chain(calls.in_talks.iter().map(|who| who.index))
            .chain(calls.not_asked.iter().map(|who| who.index)).collect();
        listed.sort_unstable();
        prop_assert_eq!(listed, everyone(&plan));
    }

    #[test]
    fn every_qualified_partner_is_in_exactly_one_segment_or_has_no_model(plan in plans::plan()) {
        let report = Report::of(&plan);
        let in_segments: usize = report.segments.iter().map(|row| row.partners.len()).sum();
        prop_assert_eq!(in_segments + report.segments.without().len(), report.ranking.len() + report.unrated.len());
        prop_assert!(report.segments.without().iter().all(|who| who.partner.model.is_none()));
    }

    #[test]
    fn ranks_fall_with_the_score_and_ties_stand_in_the_plans_order(plan in plans::plan()) {
        for pair in Report::of(&plan).ranking.windows(2) {
            let same = (pair[0].score - pair[1].score).abs() <= 1e-9;
            prop_assert_eq!(same, pair[0].rank == pair[1].rank);
            let in_plan_order = pair[0].who.index < pair[1].who.index;
            prop_assert!(if same { in_plan_order } else { pair[0].score > pair[1].score }, "{} {}", pair[0].score, pair[1].score);
        }
    }

    #[test]
    fn scaling_the_weights_changes_nothing(mut plan in plans::plan(), factor in 0.01..1.0) {
        let (scores_before, coverage_before) = (scores(&plan), Grid::of(&plan).coverage(&everyone(&plan)).total);
        let scaled = |weight: Amount| Amount::new(weight.get() * factor).unwrap();
        plan.criteria.iter_mut().for_each(|criterion| criterion.weight = scaled(criterion.weight));
        plan.buyers.iter_mut().for_each(|buyer| buyer.weight = scaled(buyer.weight));
        assert_same(&scores(&plan), &scores_before);
        prop_assert!((Grid::of(&plan).coverage(&everyone(&plan)).total - coverage_before).abs() < 1e-6);
    }

    #[test]
    fn the_order_of_partners_changes_no_score(mut plan in plans::plan()) {
        let before = scores(&plan);
        plan.partners.reverse();
        assert_same(&scores(&plan), &before);
    }

    #[test]
    fn a_criterion_that_is_for_nobody_might_as_well_not_be_there(mut plan in plans::plan()) {
        let Some(last) = plan.criteria.last_mut() else { return Ok(()) };
        last.not_for = PartnerModel::ALL.to_vec();
        for partner in &mut plan.partners {
            let partner = Arc::make_mut(partner);
            partner.model = partner.model.or(Some(PartnerModel::Referral));
        }
        let with = scores(&plan);
        plan.criteria.pop();
        assert_same(&scores(&plan), &with);
    }

    #[test]
    fn more_influence_never_lowers_coverage(mut plan in plans::plan(), buyer in 0..4_usize, stage in 0..4_usize) {
        let (Some(buyer), Some(stage)) = (plan.buyers.get(buyer), plan.stages.get(stage)) else { return Ok(()) };
        let (buyer, stage) = (buyer.id.clone(), stage.id.clone());
        let Some(first) = plan.partners.first_mut() else { return Ok(()) };
        Arc::make_mut(first).set_influence(&buyer, &stage, Strength::default(), Evidence::Guess);
        let mut before = 0.0;
        for strength in 0..=3 {
            let first = Arc::make_mut(plan.partners.first_mut().unwrap());
            first.set_influence(&buyer, &stage, Strength::new(strength).unwrap(), Evidence::Guess);
            let now = Grid::of(&plan).coverage(&everyone(&plan)).total;
            prop_assert!(now >= before - 1e-9);
            before = now;
        }
    }

    #[test]
    fn a_copy_adds_no_more_than_the_first_and_members_lose_what_they_add(mut plan in plans::plan()) {
        let Some(first) = plan.partners.first().cloned() else { return Ok(()) };
        plan.partners.push(first);
        let grid = Grid::of(&plan);
        let copy = plan.partners.len() - 1;
        let (nobody, one, both) = (grid.coverage(&[]), grid.coverage(&[0]), grid.coverage(&[0, copy]));
        prop_assert!((grid.adds(&nobody, 0) - grid.solo(0)).abs() < 1e-9);
        prop_assert!((one.total - grid.solo(0)).abs() < 1e-9);
        prop_assert!(grid.adds(&one, copy) <= grid.solo(0) + 1e-9);
        prop_assert!(grid.solo(0) < 1e-9 || grid.adds(&one, copy) < grid.solo(0));
        prop_assert!((both.total - one.total - grid.adds(&one, copy)).abs() < 1e-9);
        prop_assert!((grid.loses(&both, copy) - grid.adds(&one, copy)).abs() < 1e-9);
    }

    #[test]
    fn coverage_by_stage_and_by_buyer_weighs_up_to_the_whole(plan in plans::plan()) {
        let coverage = Grid::of(&plan).coverage(&everyone(&plan));
        let figures = coverage.by_stage.iter().chain(&coverage.by_buyer).flatten();
        prop_assert!(figures.chain([&coverage.total]).all(|figure| (-1e-9..=100.0 + 1e-9).contains(figure)));
        if let Some(most) = coverage.by_buyer.iter().flatten().copied().reduce(f64::max) {
            prop_assert!(coverage.total <= most + 1e-9);
        }
    }
}
