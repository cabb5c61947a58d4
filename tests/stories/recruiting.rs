//! The recruiting set: published cases, the example's golden sets, full enumeration, and plans with hardly anything.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::accounts::Overlap;
use partnerplan::catalog;
use partnerplan::plan::{Amount, AtLeast, HoldFor, PartnerId, PartnerModel, Plan, Wave};
use partnerplan::prioritise::coverage::Grid;
use partnerplan::prioritise::recruit::near::{NearTies, near_ties};
use partnerplan::prioritise::recruit::problem::{Bounds, Candidate, Problem, Within};
use partnerplan::prioritise::recruit::recommended::recommended;
use partnerplan::prioritise::recruit::search::{Outcome, Solution, solve};
use partnerplan::prioritise::recruit::{Reason, Recruiting, Spend, Status, broken_limits};
use partnerplan::prioritise::waves::{Waits, Waves};
use partnerplan::prioritise::{Cancel, ranking::ranking};
use partnerplan::report::findings::{Settles, words};
use partnerplan::report::{Effort, Report, reasons};
use proptest::prelude::*;
use std::sync::Arc;

const RESULTS: &str = include_str!("../golden/results.txt");
const ANSWERS: &str = include_str!("../golden/results_answers.txt");
const NODES: usize = 5_000_000;

fn best(problem: &Problem) -> Solution {
    match solve(problem, NODES, &Cancel::default()).unwrap() {
        Outcome::Found(solution) => solution,
        other => panic!("{other:?}"),
    }
}

fn ties(problem: &Problem) -> NearTies {
    near_ties(problem, &best(problem).set, NODES, &Cancel::default()).unwrap()
}

#[test]
fn published_coverage_problems_have_their_known_optimum() {
    let files = [include_str!("../golden/coverage.json"), include_str!("../golden/coverage_200x300.json")];
    let mut checked = 0;
    for case in files.iter().flat_map(|text| serde_json::from_str::<Vec<serde_json::Value>>(text).unwrap()) {
        let input = &case["input"];
        let covers: Vec<Vec<usize>> = serde_json::from_value(input["covers"].clone()).unwrap();
        let cost: Vec<f64> = serde_json::from_value(input["cost"].clone()).unwrap();
        let candidates = covers.iter().zip(cost).map(|(cells, cost)| Candidate {
            hits: cells.iter().map(|&cell| (cell, 1.0)).collect(),
            cost,
            ..Candidate::default()
        });
        let problem = Problem {
            weights: serde_json::from_value(input["cell_value"].clone()).unwrap(),
            limits: Bounds { partners: covers.len(), budget: input["budget"].as_f64(), ..Bounds::default() },
            candidates: candidates.collect(),
        };
        let found = best(&problem);
        let optimum = 100.0 * case["expected"]["optimum"].as_f64().unwrap();
        assert!((found.coverage - optimum).abs() < 1e-4, "{}: {} of {optimum}", case["id"], found.coverage);
        assert!((found.at_most - optimum).abs() < 1e-4, "{}: not proven", case["id"]);
        assert!(problem.allows(&found.set));
        checked += 1;
    }
    assert_eq!(checked, 8);
}

/// What a plan's partners take, as the report has it.
fn spends(report: &Report) -> Vec<Spend> {
    report.efforts().iter().map(Effort::spend).collect()
}

fn recruiting(plan: &Plan) -> Recruiting {
    let report = Report::of(plan);
    Recruiting::of(plan, &ranking(plan), &Grid::of(plan), &spends(&report), &Cancel::default()).unwrap()
}

fn waves(plan: &Plan) -> Waves {
    let (report, ranking, grid) = (Report::of(plan), ranking(plan), Grid::of(plan));
    Waves::of(plan, &ranking, &grid, &spends(&report), &recruiting(plan), &Cancel::default()).unwrap()
}

/// The set and the figures of the reference's line that starts so.
fn golden(start: &str) -> (Vec<usize>, &'static str) {
    let line = RESULTS.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("no line {start}"));
    let (_, rest) = line.split_once('[').unwrap();
    let (members, figures) = rest.split_once(']').unwrap();
    (members.split(',').map(place).collect(), figures)
}

fn place(word: &str) -> usize {
    word.chars().filter(char::is_ascii_digit).collect::<String>().parse::<usize>().unwrap() - 1
}

fn after(text: &str, label: &str) -> f64 {
    text.split_once(label).unwrap().1.split_whitespace().next().unwrap().trim_end_matches(',').parse().unwrap()
}

fn sorted(set: &[usize]) -> Vec<usize> {
    let mut set = set.to_vec();
    set.sort_unstable();
    set
}

#[test]
fn the_example_has_its_golden_sets() {
    let found = recruiting(&catalog::example());
    assert_eq!(found.status, Status::Optimal);
    for (set, start) in [(&found.optimal, "EXACT best coverage, score>=50"), (&found.recommended, "RECOMMENDED")] {
        let (set, (members, figures)) = (set.as_ref().unwrap(), golden(start));
        assert_eq!(sorted(&set.partners), members, "{start}");
        assert!((set.coverage - after(figures, "cov ")).abs() <= 0.05, "{start}: {}", set.coverage);
        assert!((set.days - after(figures, "days ")).abs() < 1e-9 && (set.cost - after(figures, "cost ")).abs() < 1e-9);
        assert!((set.mean_score - after(figures, "meanscore ")).abs() <= 0.051, "{start}: {}", set.mean_score);
    }
}

#[test]
fn the_example_asks_the_set_of_which_most_is_to_be_expected() {
    let found = recruiting(&catalog::example());
    let (recommended, optimal) = (found.recommended.unwrap(), found.optimal.unwrap());
    let members = ANSWERS.lines().find_map(|line| line.strip_prefix("RECOMMENDED ")).unwrap();
    assert_eq!(sorted(&recommended.partners), members.split(',').map(place).collect::<Vec<_>>());
    assert!((recommended.expected - 40.7217).abs() < 1e-4, "{}", recommended.expected);
    assert!((optimal.expected - 38.2274).abs() < 1e-4, "{}", optimal.expected);
    assert!(found.expected_gap < 1e-9);
}

#[test]
fn the_example_has_its_golden_near_ties() {
    let found = recruiting(&catalog::example());
    let line = RESULTS.lines().find(|line| line.contains("sets within 1.5 pts")).unwrap();
    assert_eq!(found.near_ties.to_string(), line.split_whitespace().next().unwrap());
    assert!(found.all_near_ties);
    let mut named = 0;
    for share in line.split('{').nth(1).unwrap().trim_end_matches('}').split(", ") {
        let (who, share) = share.split_once(": ").unwrap();
        let (_, count) = found.shares.iter().find(|(partner, _)| *partner == place(who)).unwrap();
        let ours = f64::from(u32::try_from(*count).unwrap()) / 21.0;
        assert!((ours - share.parse::<f64>().unwrap()).abs() <= 0.0051, "{who}: {ours} for {share}");
        named += 1;
    }
    assert_eq!(found.shares.iter().filter(|(_, count)| *count > 0).count(), named);
}

#[test]
fn other_budgets_other_numbers_and_a_must_have_give_their_golden_sets() {
    let mut checked = 0;
    let mut section = "";
    for line in RESULTS.lines() {
        if line.starts_with("frontier") || line.starts_with("by N") || line.starts_with("top 6 sets") {
            section = line;
        }
        let Some((head, rest)) = line.split_once(" [") else { continue };
        let (Ok(number), Some((members, figures))) = (head.parse::<f64>(), rest.split_once(']')) else { continue };
        let mut plan = catalog::example();
        let limits = &mut plan.goal.limits;
        if section.starts_with("frontier") {
            limits.budget = Amount::new(number).ok();
        } else if section.starts_with("by N") {
            (limits.days, limits.budget) = (None, None);
            limits.partners = format!("{number:.0}").parse().unwrap();
        } else {
            continue;
        }
        let found = recruiting(&plan).optimal.unwrap();
        assert_eq!(sorted(&found.partners), members.split(',').map(place).collect::<Vec<_>>(), "{section}: {line}");
        let coverage: f64 = figures.split_whitespace().next().unwrap().parse().unwrap();
        assert!((found.coverage - coverage).abs() <= 0.05 + 1e-9, "{line}: {}", found.coverage);
        checked += 1;
    }
    assert_eq!(checked, 13);
    let mut plan = catalog::example();
    plan.goal.limits.must_have = vec![plan.partners[13].id.clone()];
    assert_eq!(sorted(&recruiting(&plan).optimal.unwrap().partners), golden("must P14").0);
}

#[test]
fn the_frontier_is_the_best_of_each_budget_and_never_falls() {
    let found = recruiting(&catalog::example());
    let budgets: Vec<f64> = found.frontier.iter().map(|row| row.budget).collect();
    assert_eq!(budgets, [20.0, 40.0, 60.0, 80.0, 100.0]);
    for row in &found.frontier {
        let mut plan = catalog::example();
        plan.goal.limits.budget = Amount::new(row.budget).ok();
        let alone = recruiting(&plan).optimal.unwrap();
        assert!((alone.coverage - row.set.coverage).abs() < 1e-9, "{}", row.budget);
    }
    assert!(found.frontier.windows(2).all(|pair| pair[0].set.coverage <= pair[1].set.coverage));
    assert_eq!(Some(&found.frontier[3].set), found.optimal.as_ref(), "the whole budget is the one recommended for");
}

#[test]
fn members_lose_and_stand_ins_cost_what_a_second_reckoning_says() {
    let plan = catalog::example();
    let (found, grid) = (recruiting(&plan), Grid::of(&plan));
    let set = found.recommended.unwrap();
    assert_eq!(found.members.len(), set.partners.len());
    for member in &found.members {
        let without: Vec<usize> = set.partners.iter().copied().filter(|at| *at != member.partner).collect();
        assert!((set.coverage - grid.coverage(&without).total - member.loses).abs() < 1e-9);
        let Some((stand_in, loses)) = member.stand_in else { continue };
        let with: Vec<usize> = without.iter().copied().chain([stand_in]).collect();
        assert!((set.coverage - grid.coverage(&with).total - loses).abs() < 1e-9);
    }
    assert!(found.members.iter().any(|member| member.stand_in.is_some()));
}

#[test]
fn whoever_is_left_out_though_ranked_better_has_a_reason() {
    let plan = catalog::example();
    let found = recruiting(&plan);
    let of = |at: usize| {
        found
            .left_out
            .iter()
            .find(|row| row.partner == at)
            .map(|row| reasons::left_out(&plan, row, &Overlap::default()))
    };
    assert!(of(place("P17")).unwrap().starts_with("the best set with them reaches 5.9 less"), "{:?}", of(place("P17")));
    let quorient = of(place("P09")).unwrap();
    let words = "the best set with them reaches 0.4 more, but is expected to keep 2.5 less";
    assert!(quorient.starts_with(words) && quorient.ends_with("if they serve the same accounts"), "{quorient}");
    assert_eq!(of(place("P14")), None, "members are not left out");
    let mut plan = catalog::example();
    plan.goal.limits.must_not = vec![plan.partners[13].id.clone()];
    let found = recruiting(&plan);
    assert!(found.left_out.iter().any(|row| row.partner == 13 && row.reason == Reason::MustNot));
}

#[test]
fn who_cannot_be_beside_two_members_is_told_which_member_even_after_somebody_who_is_out() {
    let mut plan = catalog::example();
    let before = recruiting(&plan);
    let members = &before.recommended.as_ref().unwrap().partners;
    let out = before.left_out.iter().find(|row| matches!(row.reason, Reason::Worse(_))).unwrap().partner;
    let other = (0..22).find(|at| !members.contains(at) && *at != out).unwrap();
    let id = |at: usize| plan.partners[at].id.clone();
    plan.goal.limits.not_both = [other, members[0], members[1]].map(|at| (id(out), id(at))).to_vec();
    let after = recruiting(&plan);
    assert_eq!(&after.recommended.unwrap().partners, members);
    let row = after.left_out.iter().find(|row| row.partner == out).unwrap();
    assert!(matches!(&row.reason, Reason::Worse(worse) if worse.not_beside == Some(members[0])), "{row:?}");
}

#[test]
fn a_reason_why_somebody_is_left_out_is_true() {
    let changes: [fn(&mut Plan); 6] = [
        |_| {},
        |plan| plan.goal.limits.partners = 8,
        |plan| plan.goal.limits.days = Amount::new(60.0).ok(),
        |plan| plan.goal.limits.models = Some(3),
        |plan| {
            let limits = &mut plan.goal.limits;
            (limits.partners, limits.budget) = (3, None);
            limits.must_have = ["P04", "P05", "P07"].map(|word| plan.partners[place(word)].id.clone()).to_vec();
        },
        |plan| plan.goal.limits.must_have = vec![plan.partners[place("P14")].id.clone()],
    ];
    for (case, change) in changes.into_iter().enumerate() {
        let plan = example(change);
        let (found, grid, spends) = (recruiting(&plan), Grid::of(&plan), spends(&Report::of(&plan)));
        let set = found.recommended.as_ref().unwrap();
        let open: Vec<usize> = found.shares.iter().map(|(partner, _)| *partner).collect();
        for row in &found.left_out {
            let best = best_with(&plan, &grid, &spends, &open, row.partner);
            match (&row.reason, best) {
                (Reason::Worse(worse), Some(best)) => {
                    let less = set.coverage - best;
                    assert!((worse.reaches_less - less).abs() < 1e-7 && worse.is_proven, "{case}: {row:?}, {less}");
                    assert!(worse.reaches_less > -1e-9 || worse.expects_less > -1e-9, "{case}: {row:?}");
                }
                (Reason::BelowFloor { .. } | Reason::MustNot, _) => {}
                (_, None) => {}
                (reason, best) => panic!("{case}: {reason:?} for {best:?}"),
            }
        }
    }
}

/// What the best set with somebody reaches, by looking at all of them.
fn best_with(plan: &Plan, grid: &Grid, spends: &[Spend], open: &[usize], with: usize) -> Option<f64> {
    let sets = (0_u32..1 << open.len()).filter(|bits| bits.count_ones() <= plan.goal.limits.partners);
    let sets = sets.map(|bits| (0..open.len()).filter(|at| bits >> at & 1 == 1).map(|at| open[at]).collect::<Vec<_>>());
    let fits = |set: &Vec<usize>| set.contains(&with) && broken_limits(plan, |at| spends[at], set).is_empty();
    sets.filter(fits).map(|set| grid.coverage(&set).total).reduce(f64::max)
}

#[test]
fn one_model_more_is_told_where_their_limit_binds() {
    let mut plan = catalog::example();
    assert_eq!(recruiting(&plan).one_more_model, None, "no limit, nothing to tell");
    plan.goal.limits.models = Some(2);
    let found = recruiting(&plan);
    let (best, more) = (found.optimal.unwrap(), found.one_more_model.unwrap());
    plan.goal.limits.models = Some(3);
    let three = recruiting(&plan).optimal.unwrap();
    assert!(more.coverage > best.coverage && (more.coverage - three.coverage).abs() < 1e-9);
}

fn why_not(plan: &Plan) -> String {
    match recruiting(plan).status {
        Status::Infeasible(found) => {
            found.iter().map(|reason| reasons::infeasible(plan, reason)).collect::<Vec<_>>().join(" ")
        }
        other => panic!("{other:?}"),
    }
}

fn example(change: impl FnOnce(&mut Plan)) -> Plan {
    let mut plan = catalog::example();
    change(&mut plan);
    plan
}

fn id(plan: &Plan, word: &str) -> PartnerId {
    plan.partners[place(word)].id.clone()
}

#[test]
fn limits_nothing_meets_are_named_with_their_numbers() {
    let of_model = |model, count| move |plan: &mut Plan| plan.goal.limits.at_least = vec![AtLeast { model, count }];
    let must = |words: &'static [&'static str]| {
        move |plan: &mut Plan| plan.goal.limits.must_have = words.iter().map(|word| id(plan, word)).collect()
    };
    let cases: Vec<(Plan, &str)> = vec![
        (example(must(&["P17", "P14", "P15"])), "The must-haves alone need 118 days of 100."),
        (example(must(&["P17", "P14"])), "The must-haves alone cost $83k of $80k."),
        (example(must(&["P18"])), "Verity Loom GRC must be in, but is ruled out"),
        (example(|plan| plan.partners.clear()), "There is nobody to recruit yet"),
        (example(|plan| plan.goal.limits.partners = 0), "The partner limit is 0"),
        (
            example(|plan| plan.goal.limits.floor = Amount::new(99.0).unwrap()),
            "Nobody scores 99 or more, the best 88.5",
        ),
        (example(of_model(PartnerModel::Reseller, 3)), "At least 3 Reseller are wanted, but only 0 can be had"),
        (example(of_model(PartnerModel::Referral, 7)), "but only 3 can be had"),
        (
            example(|plan| {
                let both = (id(plan, "P04"), id(plan, "P05"));
                plan.goal.limits.must_have = vec![both.0.clone(), both.1.clone()];
                plan.goal.limits.not_both = vec![both];
            }),
            "must both be in and cannot both be in",
        ),
        (
            example(|plan| {
                plan.goal.limits.models = Some(1);
                plan.goal.limits.must_have = vec![id(plan, "P04"), id(plan, "P14")];
            }),
            "of 2 partner models, 1 are allowed",
        ),
        (
            example(|plan| {
                plan.goal.limits.partners = 1;
                plan.goal.limits.must_have = vec![id(plan, "P04"), id(plan, "P05")];
            }),
            "The must-haves alone are 2 partners of 1.",
        ),
        (
            example(|plan| plan.partners.iter_mut().for_each(|it| Arc::make_mut(it).ratings.clear())),
            "Nobody is rated on half the weight yet",
        ),
        (
            example(|plan| {
                plan.goal.limits.must_not = plan.partners.iter().map(|partner| partner.id.clone()).collect();
            }),
            "they must not be in",
        ),
        (
            example(|plan| {
                plan.goal.limits.must_have = vec![id(plan, "P14"), id(plan, "P15")];
                plan.goal.limits.at_least = vec![AtLeast { model: PartnerModel::AffiliateAlliance, count: 2 }];
            }),
            "No set keeps to all limits together. One would without the budget",
        ),
    ];
    for (plan, words) in cases {
        let said = why_not(&plan);
        assert!(said.contains(words), "{said}\nis not: {words}");
    }
}

#[test]
fn where_nobody_reaches_anybody_or_no_limit_has_room_that_is_the_answer() {
    let silent = example(|plan| plan.partners.iter_mut().for_each(|it| Arc::make_mut(it).influence.clear()));
    assert!(why_not(&silent).starts_with("Nobody reaches a buyer yet"), "{}", why_not(&silent));
    let poor = example(|plan| plan.goal.limits.budget = Amount::new(2.0).ok());
    let words =
        "The limits leave room for nobody: even Tidewell Exam Consulting takes 5 of our 100 days and $4k of our $2k.";
    assert_eq!(why_not(&poor), words);
    let busy = example(|plan| (plan.goal.limits.days, plan.goal.limits.budget) = (Amount::new(0.0).ok(), None));
    let words = "The limits leave room for nobody: even Tidewell Exam Consulting takes 5 of our 0 days and $4k.";
    assert_eq!(why_not(&busy), words);
    let none = example(|plan| plan.goal.limits.models = Some(0));
    assert!(why_not(&none).starts_with("The limit on partner models is 0"));
}

#[test]
fn a_model_wanted_twice_is_wanted_as_often_as_the_larger_says() {
    let wanted = |counts: &[u32]| {
        let of = |&count: &u32| AtLeast { model: PartnerModel::Referral, count };
        recruiting(&example(|plan| plan.goal.limits.at_least = counts.iter().map(of).collect())).recommended
    };
    assert!(wanted(&[3]).is_some());
    assert_eq!(wanted(&[2, 3]), wanted(&[3]));
}

#[test]
fn who_waits_because_nobody_is_recruited_is_not_told_that_others_add_more() {
    let plan = example(|plan| plan.goal.limits.models = Some(0));
    let found = waves(&plan);
    assert!(found.recruit_now.is_empty() && found.next.is_empty() && !found.later.is_empty());
    assert!(found.later.iter().all(|row| !matches!(row.reason, Some(Waits::OthersAddMore { .. }))));
}

#[test]
fn a_must_have_is_in_whatever_its_score() {
    let plan = example(|plan| plan.goal.limits.must_have = vec![id(plan, "P06")]);
    assert!(recruiting(&plan).recommended.unwrap().partners.contains(&place("P06")));
    let mut plan = plan;
    Arc::make_mut(&mut plan.partners[place("P06")]).ratings.clear();
    let set = recruiting(&plan).recommended.unwrap();
    assert!(set.partners.contains(&place("P06")) && set.mean_score > 40.0, "no score is no nought in the mean");
}

/// The example with limits for each wave.
fn each_wave() -> Plan {
    example(|plan| plan.goal.limits.hold_for = HoldFor::Wave)
}

#[test]
fn with_limits_for_the_year_the_second_wave_has_what_is_left_and_the_line_says_what_they_need() {
    let plan = catalog::example();
    let found = waves(&plan);
    assert!(found.next.is_empty(), "6 days and 3 thousand are left: {:?}", found.next);
    let start = ANSWERS.lines().position(|line| line.starts_with("first in line")).unwrap() + 1;
    let lines: Vec<&str> = ANSWERS.lines().skip(start).take(6).collect();
    assert_eq!(found.first_in_line.len(), lines.len());
    for line in lines {
        let figures: Vec<&str> =
            line.trim_start().trim_start_matches('(').split(')').next().unwrap().split(", ").collect();
        let row = found.first_in_line.iter().find(|row| row.partner == place(figures[1])).unwrap();
        let [adds, days, cost] = [0, 2, 3].map(|at| figures[at].parse::<f64>().unwrap());
        assert!((row.adds - adds).abs() <= 0.005 + 1e-9, "{line}: {row:?}");
        assert!((row.days - days).abs() < 1e-9 && (row.cost - cost).abs() < 1e-9, "{line}: {row:?}");
    }
    assert!(found.first_in_line.windows(2).all(|pair| pair[0].adds >= pair[1].adds));
}

#[test]
fn everybody_is_in_one_wave_and_the_second_adds_to_the_first() {
    let plan = each_wave();
    let (found, grid) = (waves(&plan), Grid::of(&plan));
    let lists = [&found.recruit_now, &found.next, &found.later, &found.no];
    let all: Vec<usize> = lists.iter().flat_map(|list| list.iter().map(|row| row.partner)).collect();
    assert_eq!(sorted(&all), (0..22).collect::<Vec<_>>());
    let now: Vec<usize> = found.recruit_now.iter().map(|row| row.partner).collect();
    assert_eq!(sorted(&now), golden("RECOMMENDED").0);
    let next: Vec<usize> = found.next.iter().map(|row| row.partner).collect();
    let days: f64 = next.iter().map(|&at| spends(&Report::of(&plan))[at].days).sum();
    assert!(!next.is_empty() && days <= 100.0 - 94.0 / 3.0 + 1e-9, "{days} days");
    let together: Vec<usize> = now.iter().chain(&next).copied().collect();
    assert!((grid.coverage(&together).total - found.both.coverage).abs() < 1e-9);
    assert!(found.later.iter().chain(&found.no).all(|row| row.reason.is_some()));
    let reason = |word: &str| {
        let row = lists.iter().flat_map(|list| list.iter()).find(|row| row.partner == place(word)).unwrap();
        reasons::waits(&plan, row.reason.as_ref().unwrap())
    };
    assert!(reason("P02").contains("below the floor of 50"));
    assert!(reason("P18").contains("conflict 5"));
    assert!(reason("P16").contains("below 40"));
}

#[test]
fn the_second_wave_is_the_best_there_is() {
    let plan = each_wave();
    let (found, grid) = (waves(&plan), Grid::of(&plan));
    let now: Vec<usize> = found.recruit_now.iter().map(|row| row.partner).collect();
    let report = Report::of(&plan);
    let spends = spends(&report);
    let ranked = report.ranking.iter().filter(|row| row.score >= 50.0).map(|row| row.who.index);
    let open: Vec<usize> = ranked.filter(|at| !now.contains(at)).collect();
    let mut best: f64 = 0.0;
    for bits in 0_u32..1 << open.len() {
        let set: Vec<usize> = (0..open.len()).filter(|at| bits >> at & 1 == 1).map(|at| open[at]).collect();
        let sum = |of: fn(&Spend) -> f64| set.iter().map(|&at| of(&spends[at])).sum::<f64>();
        if set.len() <= 6 && sum(|it| it.days) <= 100.0 - 94.0 / 3.0 && sum(|it| it.cost) <= 80.0 {
            let both: Vec<usize> = now.iter().chain(&set).copied().collect();
            best = best.max(grid.coverage(&both).total);
        }
    }
    assert!((found.both.coverage - best).abs() < 1e-9, "{} of {best}", found.both.coverage);
}

#[test]
fn whom_a_hand_puts_in_is_in_and_the_numbers_choose_the_rest() {
    let put = |plan: &mut Plan, word: &str, wave| Arc::make_mut(&mut plan.partners[place(word)]).wave = Some(wave);
    let plan = example(|plan| {
        put(plan, "P17", Wave::RecruitNow);
        put(plan, "P04", Wave::No);
        put(plan, "P21", Wave::Next);
        put(plan, "P18", Wave::Later);
    });
    let found = waves(&plan);
    let has = |list: &[partnerplan::prioritise::waves::Placed], word: &str| {
        list.iter().any(|row| row.partner == place(word) && row.reason == Some(Waits::ByHand))
    };
    assert!(has(&found.recruit_now, "P17") && has(&found.no, "P04"));
    assert!(has(&found.next, "P21") && has(&found.later, "P18"));
    let others = found.recruit_now.iter().filter(|row| row.partner != place("P17"));
    assert!(others.count() > 0 && found.first.days <= 100.0 && found.first.cost <= 80.0, "{:?}", found.first);
    assert_eq!(found.first.breaks, [], "the others keep to the limits with it");
    assert!(!found.next.iter().any(|row| row.partner == place("P04")), "put aside is not asked next");
}

#[test]
fn a_set_kept_by_hand_is_the_set_whatever_the_numbers_say() {
    let kept = ["P17", "P14", "P04"];
    let plan = example(|plan| {
        plan.goal.limits.kept = true;
        for word in kept {
            Arc::make_mut(&mut plan.partners[place(word)]).wave = Some(Wave::RecruitNow);
        }
    });
    let found = waves(&plan);
    let mut now: Vec<usize> = found.recruit_now.iter().map(|row| row.partner).collect();
    now.sort_unstable();
    assert_eq!(now, [place("P04"), place("P14"), place("P17")]);
    let breaks: Vec<String> = found.first.breaks.iter().map(|limit| reasons::broken(&plan, limit)).collect();
    assert_eq!(breaks, ["$89k of $80k"]);
    let report = Report::complete(&plan);
    let findings = report.findings.as_ref().unwrap();
    let set = findings.recruiting.set().unwrap();
    assert_eq!((set.days, set.cost, set.partners.len()), (98.0, 89.0, 3));
    let members: Vec<&str> = findings.recruiting.members.iter().map(|row| row.who.name()).collect();
    assert_eq!(members, ["Harrowgate Identity", "Calderan Core", "Ostrander Pike LLP"]);
    let said = words::rule(&findings.recruiting, &plan.goal.limits).unwrap();
    assert_eq!(
        said,
        "By hand: the numbers would take Millrace Bank Technologies and Stonebrook IAM and Vantcourt vCISO Collective \
         and Tidewell Exam Consulting instead of Calderan Core."
    );
    let declined = example(|plan| {
        plan.goal.limits.kept = true;
        for word in kept {
            Arc::make_mut(&mut plan.partners[place(word)]).wave = Some(Wave::RecruitNow);
        }
        Arc::make_mut(&mut plan.partners[place("P04")]).status = partnerplan::plan::Status::Declined;
    });
    let now = waves(&declined).recruit_now;
    assert!(now.len() == 2 && now.iter().all(|row| row.partner != place("P04")), "who said no is in no set");
}

/// A small problem with every kind of limit.
fn small() -> impl Strategy<Value = Problem> {
    let chance = prop_oneof![Just(0.25), Just(0.5), Just(0.8), 0.0..=1.0, Just(1.0)];
    let candidate = (
        proptest::collection::btree_map(0..6_usize, chance, 0..5),
        0..8_u8,
        0..8_u8,
        proptest::option::weighted(0.9, 0..100_u8),
        proptest::option::weighted(0.8, 0..3_usize),
        prop_oneof![Just(1.0), Just(0.35), 0.0..=1.0],
    );
    let limits =
        (0..5_usize, proptest::option::of(0..20_u8), proptest::option::of(0..20_u8), proptest::option::of(0..4_usize));
    let named = (
        proptest::collection::vec((0..3_usize, 0..3_usize), 0..2),
        proptest::collection::vec(0..9_usize, 0..3),
        proptest::collection::vec((0..9_usize, 0..9_usize), 0..3),
    );
    (proptest::collection::vec(0.0..1.0, 6), proptest::collection::vec(candidate, 0..9), limits, named).prop_map(
        |(weights, candidates, (partners, days, budget, models), (at_least, must, not_both))| {
            let model = |at: usize| PartnerModel::ALL[at];
            let count = candidates.len();
            let candidates = candidates.into_iter().map(|(hits, days, cost, score, of, yes)| Candidate {
                hits: hits.into_iter().collect(),
                days: days.into(),
                cost: cost.into(),
                score: score.map(f64::from),
                model: of.map(model),
                yes,
            });
            let limits = Bounds {
                partners,
                days: days.map(f64::from),
                budget: budget.map(f64::from),
                models,
                at_least: at_least.into_iter().map(|(of, count)| (model(of), count)).collect(),
                must: must.into_iter().filter(|at| *at < count).collect(),
                as_good: Within::default(),
                not_both: not_both
                    .into_iter()
                    .filter(|(one, two)| one != two && *one < count && *two < count)
                    .collect(),
            };
            Problem { weights, candidates: candidates.collect(), limits }
        },
    )
}

/// Which of two is the greater, figure by figure.
fn compare(one: [f64; 3], two: [f64; 3]) -> std::cmp::Ordering {
    let unlike = one.into_iter().zip(two).find(|(one, two)| (one - two).abs() > 1e-9);
    unlike.map_or(std::cmp::Ordering::Equal, |(one, two)| one.total_cmp(&two))
}

/// Every set within the limits with its coverage.
fn enumerated(problem: &Problem) -> Vec<(f64, Vec<usize>)> {
    let count = problem.candidates.len();
    let sets = (0_u32..1 << count).map(|bits| (0..count).filter(|at| bits >> at & 1 == 1).collect::<Vec<_>>());
    sets.filter(|set| problem.allows(set)).map(|set| (problem.coverage(&set), set)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_search_agrees_with_full_enumeration(problem in small()) {
        let all = enumerated(&problem);
        let most = all.iter().map(|(coverage, _)| *coverage).reduce(f64::max);
        match (solve(&problem, NODES, &Cancel::default()).unwrap(), most) {
            (Outcome::Found(found), Some(most)) => {
                prop_assert!((found.coverage - most).abs() < 1e-7, "{} of {most}", found.coverage);
                prop_assert!((found.at_most - found.coverage).abs() < 1e-7);
                prop_assert!(problem.allows(&found.set));
            }
            (Outcome::Impossible, None) => {}
            (other, most) => prop_assert!(false, "{other:?} for {most:?}"),
        }
    }

    #[test]
    fn near_ties_and_the_recommended_agree_with_full_enumeration(
        mut problem in small(),
        alike in proptest::collection::vec((0..9_usize, 0..9_usize), 0..6),
    ) {
        let count = problem.candidates.len();
        for (one, two) in alike.into_iter().filter(|(one, two)| *one < count && *two < count) {
            let like = problem.candidates[one].clone();
            let Candidate { score, yes, .. } = problem.candidates[two];
            problem.candidates[two] = Candidate { score, yes, ..like };
        }
        let all = enumerated(&problem);
        let Some(most) = all.iter().map(|(coverage, _)| *coverage).reduce(f64::max) else { return Ok(()) };
        let near: Vec<&(f64, Vec<usize>)> =
            all.iter().filter(|(coverage, set)| *coverage >= most - 1.5 - 1e-9 && !set.is_empty()).collect();
        let found = ties(&problem);
        prop_assert!(found.is_complete);
        prop_assert_eq!(found.count, near.len().max(1) as u64);
        for at in 0..problem.candidates.len() {
            prop_assert_eq!(found.shares[at], near.iter().filter(|(_, set)| set.contains(&at)).count() as u64);
        }
        let first = recommended(&problem, &best(&problem).set, NODES, &Cancel::default()).unwrap();
        prop_assert!((first.at_most - first.expected).abs() < 1e-7, "proven");
        let asked = problem.when_asked();
        let merit = |set: &[usize]| [asked.coverage(set), problem.mean_score(set), problem.coverage(set)];
        let ours = merit(&first.set);
        let Some(top) = near.iter().map(|(_, set)| merit(set)).max_by(|one, two| compare(*one, *two)) else { return Ok(()) };
        prop_assert!(near.iter().any(|(_, set)| *set == first.set));
        prop_assert!(compare(ours, top).is_eq(), "{ours:?} for {top:?}");
    }

    #[test]
    fn a_search_cut_short_is_honest(problem in small(), nodes in 0..6_usize) {
        let most = enumerated(&problem).iter().map(|(coverage, _)| *coverage).reduce(f64::max);
        if let (Outcome::Found(found), Some(most)) = (solve(&problem, nodes, &Cancel::default()).unwrap(), most) {
            prop_assert!(found.at_most >= most - 1e-7, "{} says at most {}, {most} is possible", found.coverage, found.at_most);
            prop_assert!(found.coverage <= most + 1e-7 && problem.allows(&found.set));
        }
    }

    #[test]
    fn more_money_never_reaches_less(mut problem in small(), more in 0..20_u8) {
        let Some(budget) = problem.limits.budget else { return Ok(()) };
        let Outcome::Found(before) = solve(&problem, NODES, &Cancel::default()).unwrap() else { return Ok(()) };
        problem.limits.budget = Some(budget + f64::from(more));
        prop_assert!(best(&problem).coverage >= before.coverage - 1e-7);
    }

    #[test]
    fn a_copy_of_a_partner_adds_less_than_the_partner(mut problem in small()) {
        let Some(first) = problem.candidates.first().cloned() else { return Ok(()) };
        problem.candidates.push(first);
        let last = problem.candidates.len() - 1;
        let (one, both) = (problem.coverage(&[0]), problem.coverage(&[0, last]));
        prop_assert!(both - one <= one + 1e-9);
    }

    #[test]
    fn scaling_the_weights_scales_the_answer_and_nothing_else(mut problem in small()) {
        let Outcome::Found(before) = solve(&problem, NODES, &Cancel::default()).unwrap() else { return Ok(()) };
        problem.weights.iter_mut().for_each(|weight| *weight *= 3.0);
        prop_assert!((best(&problem).coverage - 3.0 * before.coverage).abs() < 1e-6);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn near_ties_that_cannot_be_counted_do_not_hide_the_one_to_recommend(scores in proptest::collection::vec(0..100_u8, 30)) {
        let alike = |score: u8| Candidate {
            hits: vec![(0, 0.25), (1, 0.5)],
            days: 10.0,
            score: Some(score.into()),
            model: Some(PartnerModel::Referral),
            yes: 0.35,
            ..Candidate::default()
        };
        let problem = Problem {
            weights: vec![0.6, 0.4],
            candidates: scores.iter().map(|&score| alike(score)).collect(),
            limits: Bounds { partners: 6, days: Some(100.0), ..Bounds::default() },
        };
        let first = recommended(&problem, &best(&problem).set, 10_000, &Cancel::default()).unwrap();
        let mut sorted = scores;
        sorted.sort_unstable_by(|one, two| two.cmp(one));
        let mean = sorted[..6].iter().map(|&score| f64::from(score)).sum::<f64>() / 6.0;
        prop_assert!((problem.mean_score(&first.set) - mean).abs() < 1e-9);
        prop_assert!((first.at_most - first.expected).abs() < 1e-9, "proven");
    }
}

#[test]
fn where_no_set_is_known_to_start_from_nobody_is_given_up() {
    let candidate = |cell: Option<usize>, cost: f64| Candidate {
        hits: cell.map(|cell| (cell, 0.25)).into_iter().collect(),
        cost,
        model: Some(PartnerModel::Referral),
        ..Candidate::default()
    };
    // Whoever reaches most takes all the money, and two are wanted.
    let problem = Problem {
        weights: vec![0.5, 0.2],
        candidates: vec![candidate(Some(1), 1.0), candidate(None, 1.0), candidate(Some(0), 7.0)],
        limits: Bounds {
            partners: 2,
            budget: Some(7.0),
            at_least: vec![(PartnerModel::Referral, 2)],
            ..Bounds::default()
        },
    };
    assert_eq!(best(&problem).set, [0, 1]);
}

#[test]
fn sets_of_candidates_alike_are_counted_without_a_look_at_each() {
    let alike = |at: usize| Candidate {
        hits: vec![(at % 2, 0.5)],
        days: 10.0,
        model: Some(PartnerModel::ALL[at % 2]),
        ..Candidate::default()
    };
    let problem = Problem {
        weights: vec![0.5, 0.5],
        candidates: (0..80).map(alike).collect(),
        limits: Bounds { partners: 6, days: Some(60.0), ..Bounds::default() },
    };
    let found = near_ties(&problem, &best(&problem).set, 10_000, &Cancel::default()).unwrap();
    assert!(found.is_complete);
    // Three and three reach 87.5, two and four 84.4.
    let threes = 40 * 39 * 38 / 6;
    assert_eq!((found.count, found.shares[0]), (threes * threes, threes * threes * 3 / 40));
    assert!(found.shares.iter().all(|share| *share == found.shares[0]));
}

#[test]
fn numbers_that_are_none_do_no_harm() {
    let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 1e300];
    for (at, &number) in odd.iter().enumerate() {
        let other = odd[(at + 3) % odd.len()];
        let candidate = |cell| Candidate {
            hits: vec![(cell, number), (99, 0.5)],
            days: other,
            cost: number,
            ..Candidate::default()
        };
        let problem = Problem {
            weights: vec![number.min(1e9), 0.5],
            candidates: vec![candidate(0), candidate(1), Candidate::default()],
            limits: Bounds { partners: 9, days: Some(other), budget: Some(number), ..Bounds::default() },
        };
        let _outcome = solve(&problem, 100, &Cancel::default()).unwrap();
    }
    let nothing = solve(&Problem::default(), 100, &Cancel::default()).unwrap();
    assert!(matches!(nothing, Outcome::Found(Solution { ref set, .. }) if set.is_empty()));
}

#[test]
fn one_guess_decides_and_two_decide() {
    let report = Report::complete(&catalog::example());
    let findings = report.findings.as_ref().unwrap();
    let mut question = findings.questions[0].clone();
    let mut said = |guessed| {
        question.settles = Settles::Set { guessed };
        let said = words::question(&question, &findings.how_firm);
        said.split_once(": ").unwrap().1.to_owned()
    };
    assert_eq!(said(1), "1 guess about it decides the set.");
    assert_eq!(said(2), "2 guesses about it decide the set.");
}

#[test]
fn what_was_not_proven_or_not_tried_is_said() {
    let report = Report::complete(&catalog::example());
    let findings = report.findings.as_ref().unwrap();
    let (mut recruiting, mut waves) = (findings.recruiting.clone(), findings.waves.clone());
    assert!(
        words::budgets(&recruiting).starts_with("The most any set reaches") && words::untried(&recruiting).is_none()
    );
    recruiting.frontier[1].gap = 2.13;
    recruiting.untried = Some(80);
    assert!(words::budgets(&recruiting).contains("that was found at each budget"));
    assert!(words::budgets(&recruiting).contains("at most 2.1 more are possible"));
    assert!(words::untried(&recruiting).unwrap().contains("more than 80 candidates"));
    waves.next.clone_from(&waves.recruit_now);
    waves.both.coverage = 61.0;
    assert_eq!(words::both_waves(&waves).unwrap(), "Both waves together reach 61.0 of 100 points.");
    waves.gap = 1.26;
    let said = "Both waves together reach 61.0 of 100 points, the best found: at most 1.3 more are possible.";
    assert_eq!(words::both_waves(&waves).unwrap(), said);
    recruiting.as_good_as.is_complete = false;
    assert!(words::as_good_as(&recruiting.as_good_as).starts_with("At least 21 sets"));
    assert_eq!(words::in_so_many(&recruiting.as_good_as, 3), None, "not all are counted");
    recruiting.as_good_as.is_complete = true;
    recruiting.as_good_as.count = 2_000_000;
    assert_eq!(
        words::as_good_as(&recruiting.as_good_as),
        "At least a million sets are as good: within 1.5 points of the best."
    );
    let said = "In 25 of 100 of the sets that are as good.";
    assert_eq!(words::in_so_many(&recruiting.as_good_as, 500_000).unwrap(), said);
}

#[test]
fn figures_that_rounding_makes_one_are_told_apart() {
    let plan = catalog::example();
    let said = |reason: &Waits| reasons::waits(&plan, reason);
    assert_eq!(said(&Waits::BelowFloor { score: 49.98, floor: 50.0 }), "scores almost 50, below the floor of 50");
    assert_eq!(said(&Waits::AddsLittle { adds: 0.97, of: 1.0 }), "adds almost 1 to both waves, less than 1 point");
    let days = Waits::Days { takes: 6.02, left: 6.0 };
    assert_eq!(said(&days), "takes just over 6 days, 6 are left after both waves");
}

#[test]
fn long_work_ends_when_asked() {
    let cancel = Cancel::default();
    cancel.ask();
    let plan = catalog::example();
    let report = Report::of(&plan);
    assert_eq!(Recruiting::of(&plan, &ranking(&plan), &Grid::of(&plan), &spends(&report), &cancel), None);
    let cancel = Cancel::default();
    cancel.enough();
    let found = Recruiting::of(&plan, &ranking(&plan), &Grid::of(&plan), &spends(&report), &cancel).unwrap();
    assert!(matches!(found.status, Status::BestFound { gap } if gap > 0.0), "{:?}", found.status);
    assert!(found.recommended.is_some());
}
