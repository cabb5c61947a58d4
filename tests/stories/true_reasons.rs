//! A printed reason is true: every set within the limits is looked at, coverage and what is to be expected are reckoned
//! by hand, and each reason of a random plan is held against that.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::accounts::Overlap;
use partnerplan::catalog;
use partnerplan::plan::{
    Amount, AtLeast, Evidence, HoldFor, Partner, PartnerId, PartnerModel, Plan, Status, Strength, Wave,
};
use partnerplan::prioritise::coverage::Grid;
use partnerplan::prioritise::met::is_signed;
use partnerplan::prioritise::recruit::{
    Infeasible, LeftOut, Limit, Member, Must, Reason, Recruiting, Spend, Status as Known, Worse, broken_limits,
};
use partnerplan::prioritise::waves::{Placed, STILL_TAKEN, Waits, Waves};
use partnerplan::prioritise::{Cancel, ranking::Ranking, ranking::ranking};
use partnerplan::report::{Effort, Report, reasons};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const HAIR: f64 = 1e-7;

/// A plan with everything that is reckoned a second time.
struct World {
    plan: Plan,
    ranking: Ranking,
    spends: Vec<Spend>,
    scores: BTreeMap<usize, f64>,
    /// The weight of each cell in the room, by buyer and stage.
    weights: Vec<Vec<f64>>,
}

impl World {
    fn of(plan: Plan) -> Self {
        let ranking = ranking(&plan);
        let spends = Report::of(&plan).efforts().iter().map(Effort::spend).collect();
        let scores = ranking.ranked.iter().map(|row| (row.partner, row.score)).collect();
        let raw = plan.buyers.iter().map(|buyer| {
            let stages = plan.stages.iter();
            let weigh = |stage: &partnerplan::plan::Stage| {
                if buyer.is_in_the_room(&stage.id) { buyer.weight.get() * stage.weight.get() } else { 0.0 }
            };
            stages.map(weigh).collect::<Vec<f64>>()
        });
        let raw: Vec<Vec<f64>> = raw.collect();
        let sum: f64 = raw.iter().flatten().sum();
        let weights = raw.into_iter().map(|row| row.into_iter().map(|it| it / sum).collect()).collect();
        Self { plan, ranking, spends, scores, weights }
    }

    /// The chance that a partner reaches a buyer at a stage.
    fn chance(&self, at: usize, buyer: usize, stage: usize) -> f64 {
        let (buyer, stage) = (&self.plan.buyers[buyer].id, &self.plan.stages[stage].id);
        let strength = self.plan.partners[at].influence_on(buyer, stage).map_or(0, |cell| cell.strength.get());
        [0.0, 0.25, 0.5, 0.8][usize::from(strength)]
    }

    /// What a set reaches if each member is there with this chance.
    fn reaches(&self, set: &[usize], there: impl Fn(usize) -> f64) -> f64 {
        let mut sum = 0.0;
        for (buyer, row) in self.weights.iter().enumerate() {
            for (stage, weight) in row.iter().enumerate() {
                let miss: f64 = set.iter().map(|&at| 1.0 - there(at) * self.chance(at, buyer, stage)).product();
                sum += weight * (1.0 - miss);
            }
        }
        100.0 * sum
    }

    fn coverage(&self, set: &[usize]) -> f64 {
        self.reaches(set, |_| 1.0)
    }

    fn expected(&self, set: &[usize]) -> f64 {
        self.reaches(set, |at| self.spends[at].yes)
    }

    fn mean(&self, set: &[usize]) -> f64 {
        let scores: Vec<f64> = set.iter().filter_map(|at| self.scores.get(at).copied()).collect();
        if scores.is_empty() {
            0.0
        } else {
            scores.iter().sum::<f64>() / f64::from(u32::try_from(scores.len()).unwrap())
        }
    }

    fn days(&self, set: &[usize]) -> f64 {
        set.iter().map(|&at| self.spends[at].days).sum()
    }

    fn cost(&self, set: &[usize]) -> f64 {
        set.iter().map(|&at| self.spends[at].cost).sum()
    }

    fn score(&self, at: usize) -> f64 {
        self.scores.get(&at).copied().unwrap_or(0.0)
    }

    fn is_excluded(&self, at: usize) -> bool {
        self.ranking.excluded.iter().any(|row| row.partner == at)
    }

    /// Whether somebody may be in a set: with a person's say, those put elsewhere may not.
    fn may_be_in(&self, at: usize, with_a_say: bool, plan: &Plan) -> bool {
        let (limits, partner) = (&plan.goal.limits, &plan.partners[at]);
        let must = limits.must_have.contains(&partner.id) || is_signed(partner);
        let put = partner.wave.filter(|_| with_a_say);
        match put {
            _ if self.is_excluded(at) => false,
            Some(wave) => wave == Wave::RecruitNow || is_signed(partner),
            None if must => true,
            None => {
                self.scores.contains_key(&at)
                    && self.score(at) >= limits.floor.get() - 1e-9
                    && !limits.must_not.contains(&partner.id)
            }
        }
    }

    /// Every set within the limits of `plan`, which may be loosened.
    fn sets(&self, plan: &Plan, with_a_say: bool) -> Vec<Vec<usize>> {
        // Limits as they are once somebody has signed and a person has a say: both go before what was wished.
        let mut plan = plan.clone();
        let of = |id: &PartnerId| self.plan.partner(id).unwrap();
        let put = |id: &PartnerId| of(id).wave.filter(|_| with_a_say);
        plan.goal.limits.must_not.retain(|id| !is_signed(of(id)) && put(id) != Some(Wave::RecruitNow));
        plan.goal.limits.must_have.retain(|id| put(id).is_none_or(|wave| wave == Wave::RecruitNow));
        if with_a_say {
            let is_out =
                |id: &PartnerId| self.ranking.excluded.iter().any(|row| self.plan.partners[row.partner].id == *id);
            plan.goal.limits.must_have.retain(|id| !is_out(id));
        }
        let plan = &plan;
        let open: Vec<usize> = (0..plan.partners.len()).filter(|&at| self.may_be_in(at, with_a_say, plan)).collect();
        let all = (0_u32..1 << open.len())
            .map(|bits| (0..open.len()).filter(|at| bits >> at & 1 == 1).map(|at| open[at]).collect::<Vec<_>>());
        let has_all = |set: &Vec<usize>| {
            (0..plan.partners.len()).all(|at| {
                let put = with_a_say && plan.partners[at].wave == Some(Wave::RecruitNow);
                !(put || is_signed(&plan.partners[at])) || self.is_excluded(at) || set.contains(&at)
            })
        };
        all.filter(|set| has_all(set) && broken_limits(plan, |at| self.spends[at], set).is_empty()).collect()
    }
}

/// The same plan without a limit; nothing where there is none of it.
fn without(plan: &Plan, limit: Limit) -> Option<Plan> {
    let mut plan = plan.clone();
    let limits = &mut plan.goal.limits;
    let was_there = match limit {
        Limit::Days => limits.days.take().is_some(),
        Limit::Budget => limits.budget.take().is_some(),
        Limit::Models => limits.models.take().is_some(),
        Limit::AtLeast => !std::mem::take(&mut limits.at_least).is_empty(),
        Limit::MustHave => !std::mem::take(&mut limits.must_have).is_empty(),
        Limit::NotBoth => !std::mem::take(&mut limits.not_both).is_empty(),
    };
    was_there.then_some(plan)
}

const LIMITS: [Limit; 6] = [Limit::Days, Limit::Budget, Limit::Models, Limit::AtLeast, Limit::MustHave, Limit::NotBoth];

fn is(one: f64, two: f64) -> bool {
    (one - two).abs() < HAIR
}

fn greatest<'a>(sets: impl Iterator<Item = &'a Vec<usize>>, of: impl Fn(&[usize]) -> f64) -> Option<f64> {
    sets.map(|set| of(set)).reduce(f64::max)
}

/// What a reason says of the recommended set, held against all sets.
fn left_out(world: &World, set: &[usize], sets: &[Vec<usize>], at: usize, reason: &Reason, with_a_say: bool) {
    let (plan, limits) = (&world.plan, &world.plan.goal.limits);
    let row = LeftOut { partner: at, reason: reason.clone() };
    let words = reasons::left_out(plan, &row, &Overlap::default());
    let with: Vec<&Vec<usize>> = sets.iter().filter(|other| other.contains(&at)).collect();
    let spend = world.spends[at];
    match reason {
        Reason::BelowFloor { score, floor } => {
            assert!(
                (score - world.score(at)).abs() < HAIR && (floor - limits.floor.get()).abs() < HAIR && score < floor
            );
        }
        Reason::MustNot => assert!(limits.must_not.contains(&plan.partners[at].id)),
        Reason::ByHand => assert!(with_a_say && plan.partners[at].wave.is_some()),
        Reason::Days { takes, of } => {
            assert!((takes - spend.days).abs() < HAIR && takes > of && is(limits.days.unwrap().get(), *of));
        }
        Reason::Money { takes, of } => {
            assert!((takes - spend.cost).abs() < HAIR && takes > of && is(limits.budget.unwrap().get(), *of));
        }
        Reason::Full => {
            let must = |at: &usize| {
                let partner = &plan.partners[*at];
                limits.must_have.contains(&partner.id)
                    || is_signed(partner)
                    || (with_a_say && partner.wave == Some(Wave::RecruitNow))
            };
            assert!((0..plan.partners.len()).filter(must).count() >= limits.partners as usize, "{words}");
            assert!(with.is_empty(), "{words}");
        }
        Reason::NoSet(would_do) => {
            assert!(with.is_empty(), "{words}");
            for limit in LIMITS {
                let has = without(plan, limit)
                    .is_some_and(|looser| world.sets(&looser, with_a_say).iter().any(|set| set.contains(&at)));
                assert_eq!(
                    would_do.contains(&limit),
                    has,
                    "{at} {words}: {limit:?} {:?} {:?}",
                    plan.goal.limits,
                    plan.partners.iter().map(|it| (it.id.as_str(), it.wave, it.status, it.model)).collect::<Vec<_>>()
                );
            }
        }
        Reason::NotFound => panic!("so few sets are all looked at"),
        Reason::Worse(worse) => worse_than(world, set, &with, at, worse, &words),
    }
}

fn worse_than(world: &World, set: &[usize], with: &[&Vec<usize>], at: usize, worse: &Worse, words: &str) {
    let best = greatest(with.iter().copied(), |set| world.coverage(set)).unwrap();
    assert!((world.coverage(set) - best - worse.reaches_less).abs() < HAIR && worse.is_proven, "{words}");
    // Of those that reach as much it is one.
    let is_so = with.iter().filter(|other| world.coverage(other) > best - HAIR).any(|other| {
        (world.expected(set) - world.expected(other) - worse.expects_less).abs() < HAIR
            && (world.mean(set) - world.mean(other) - worse.scores_less).abs() < HAIR
    });
    assert!(is_so, "{words}: {worse:?}");
    let says = |part: &str| words.contains(part);
    let figure = format!("reaches {:.1} less", worse.reaches_less + 1e-9);
    assert!(worse.reaches_less < 0.05 || says(&figure), "{words}: {worse:?}");
    assert!(!says(" less") || worse.reaches_less > 0.0 || worse.expects_less > 0.0, "{words}: {worse:?}");
    assert!(!says("scores lower") || worse.scores_less > 0.0, "{words}");
    assert!(!says("more") || worse.reaches_less < 0.0 || worse.expects_less < 0.0, "{words}");
    for &same in &worse.same {
        let both = (0..world.weights.len()).any(|buyer| {
            (0..world.plan.stages.len())
                .any(|stage| world.chance(at, buyer, stage) > 0.0 && world.chance(same, buyer, stage) > 0.0)
        });
        assert!(set.contains(&same) && both, "{words}");
    }
    if let Some(other) = worse.not_beside {
        assert!(set.contains(&other) && !are_compatible(&world.plan, at, other), "{words}");
    }
}

fn are_compatible(plan: &Plan, one: usize, two: usize) -> bool {
    let (one, two) = (&plan.partners[one].id, &plan.partners[two].id);
    !plan
        .goal
        .limits
        .not_both
        .iter()
        .any(|(left, right)| left != right && ((left == one && right == two) || (left == two && right == one)))
}

/// The second waves there could be: with those put into it by hand, within what is left.
fn second_waves(world: &World, now: &[usize]) -> Vec<Vec<usize>> {
    let (plan, limits) = (&world.plan, &world.plan.goal.limits);
    let is_put = |at: &usize| plan.partners[*at].wave == Some(Wave::Next) && !now.contains(at);
    let put: Vec<usize> = (0..plan.partners.len()).filter(is_put).collect();
    let is_open = |at: &usize| {
        world.may_be_in(*at, true, plan)
            && plan.partners[*at].wave.is_none()
            && !now.contains(at)
            && now.iter().all(|other| are_compatible(plan, *at, *other))
    };
    let open: Vec<usize> = (0..plan.partners.len()).filter(is_open).collect();
    let (days, cost) = match limits.hold_for {
        HoldFor::Year => (world.days(now), world.cost(now)),
        HoldFor::Wave => (STILL_TAKEN * world.days(now), 0.0),
    };
    let fits = |set: &Vec<usize>| {
        let models: BTreeSet<PartnerModel> = set.iter().filter_map(|&at| plan.partners[at].model).collect();
        let pairs = set.iter().all(|one| set.iter().all(|two| are_compatible(plan, *one, *two)));
        set.len() <= limits.partners as usize
            && limits.days.is_none_or(|most| world.days(set) <= (most.get() - days).max(0.0) + 1e-9)
            && limits.budget.is_none_or(|most| world.cost(set) <= (most.get() - cost).max(0.0) + 1e-9)
            && limits.models.is_none_or(|most| models.len() <= most as usize)
            && pairs
    };
    let chosen = (0_u32..1 << open.len()).map(|bits| {
        let chosen = (0..open.len()).filter(|at| bits >> at & 1 == 1).map(|at| open[at]);
        put.iter().copied().chain(chosen).collect::<Vec<usize>>()
    });
    chosen.filter(fits).collect()
}

fn waits(world: &World, found: &Waves, row: &Placed) {
    let Some(reason) = &row.reason else { return };
    let (plan, limits, at) = (&world.plan, &world.plan.goal.limits, row.partner);
    let words = format!("{}: {}", plan.partners[at].name, reasons::waits(plan, reason));
    let places = |list: &[Placed]| list.iter().map(|row| row.partner).collect::<Vec<usize>>();
    let (now, next) = (places(&found.recruit_now), places(&found.next));
    let both = [now.clone(), next.clone()].concat();
    let seconds = second_waves(world, &now);
    let with: Vec<Vec<usize>> =
        seconds.iter().filter(|set| set.contains(&at)).map(|set| [now.clone(), set.clone()].concat()).collect();
    let put = next.iter().filter(|at| plan.partners[**at].wave == Some(Wave::Next)).count();
    let adds = world.coverage(&[both.clone(), vec![at]].concat()) - world.coverage(&both);
    match reason {
        Waits::ByHand => assert!(plan.partners[at].wave.is_some(), "{words}"),
        Waits::RuledOut(_) => assert!(world.is_excluded(at), "{words}"),
        Waits::NotRated | Waits::NoScore(_) => assert!(!world.scores.contains_key(&at), "{words}"),
        Waits::BandD { score } => assert!((score - world.score(at)).abs() < HAIR && *score < 40.0, "{words}"),
        Waits::BelowFloor { score, floor } => {
            assert!(
                (score - world.score(at)).abs() < HAIR && score < floor && is(*floor, limits.floor.get()),
                "{words}"
            );
        }
        Waits::MustNot => assert!(limits.must_not.contains(&plan.partners[at].id), "{words}"),
        Waits::Days { takes, left } => {
            let taken =
                if limits.hold_for == HoldFor::Year { world.days(&now) } else { STILL_TAKEN * world.days(&now) };
            let is_left = ((limits.days.unwrap().get() - taken).max(0.0) - world.days(&next)).max(0.0);
            assert!(
                (left - is_left).abs() < HAIR && takes > left && (takes - world.spends[at].days).abs() < HAIR,
                "{words}, {is_left}"
            );
        }
        Waits::Cost { takes, left } => {
            let taken = if limits.hold_for == HoldFor::Year { world.cost(&now) } else { 0.0 };
            let is_left = ((limits.budget.unwrap().get() - taken).max(0.0) - world.cost(&next)).max(0.0);
            assert!(
                (left - is_left).abs() < HAIR && takes > left && (takes - world.spends[at].cost).abs() < HAIR,
                "{words}, {is_left}"
            );
        }
        Waits::AddsLittle { adds: said, of } => assert!((said - adds).abs() < HAIR && adds < *of, "{words}"),
        Waits::NotBeside => assert!(both.iter().any(|other| !are_compatible(plan, at, *other)), "{words}"),
        Waits::Model => {
            let models: BTreeSet<PartnerModel> = next.iter().filter_map(|&at| plan.partners[at].model).collect();
            let more: BTreeSet<PartnerModel> = models.iter().copied().chain(plan.partners[at].model).collect();
            assert!(more.len() > limits.models.unwrap() as usize && more.len() > models.len(), "{words}");
        }
        Waits::NoSet => assert!(both.is_empty(), "{words}"),
        Waits::Full => assert!(put == next.len() && put >= limits.partners as usize, "{words}"),
        Waits::Broken => assert!(put == next.len() && put > 0 && seconds.is_empty(), "{words}"),
        Waits::OthersAddMore { adds: said, is_proven } => {
            assert!(*is_proven && (said - adds).abs() < HAIR && adds >= 1.0, "{words}");
            assert!(put < next.len(), "{words}: nobody whom the numbers chose");
            let best = greatest(with.iter(), |set| world.coverage(set));
            assert!(best.is_some_and(|best| best <= world.coverage(&both) + HAIR), "{words}: {best:?}");
        }
    }
}

fn member(world: &World, set: &[usize], member: &Member) {
    let without: Vec<usize> = set.iter().copied().filter(|at| *at != member.partner).collect();
    assert!((world.coverage(set) - world.coverage(&without) - member.loses).abs() < HAIR);
}

fn infeasible(world: &World, reason: &Infeasible) {
    let words = reasons::infeasible(&world.plan, reason);
    let sets = world.sets(&world.plan, false);
    match reason {
        Infeasible::Nobody(_) => {}
        Infeasible::Must(Must::MustNot(at)) => {
            let (limits, id) = (&world.plan.goal.limits, &world.plan.partners[*at].id);
            assert!(limits.must_have.contains(id) && limits.must_not.contains(id), "{words}");
        }
        Infeasible::Must(_) | Infeasible::Wanted(_) | Infeasible::Together => assert!(sets.is_empty(), "{words}"),
        Infeasible::WouldWithout(would_do) => {
            for limit in LIMITS {
                let has = without(&world.plan, limit).is_some_and(|looser| !world.sets(&looser, false).is_empty());
                assert_eq!(would_do.contains(&limit), has, "{words}: {limit:?}");
            }
        }
        Infeasible::NotFound => panic!("{words}"),
    }
}

/// A part of the example with other limits, others' reach and days, and hands in it.
fn plan() -> impl Strategy<Value = Plan> {
    let some = proptest::sample::subsequence((0..22_usize).collect::<Vec<_>>(), 7..10);
    let amounts = (proptest::option::weighted(0.7, 0..140_u32), proptest::option::weighted(0.7, 0..110_u32), 0..70_u32);
    let counts =
        (1..5_u32, proptest::option::weighted(0.4, 0..4_u32), proptest::option::weighted(0.3, (0..7_usize, 1..3_u32)));
    let named = (
        proptest::collection::vec(0..10_usize, 0..3),
        proptest::collection::vec(0..10_usize, 0..2),
        proptest::collection::vec((0..10_usize, 0..10_usize), 0..4),
    );
    let changed = proptest::collection::vec((0..10_usize, 0..4_u8, 0..40_u32), 0..4);
    let hands = proptest::collection::vec((0..10_usize, 0..4_usize), 0..3);
    (some, amounts, counts, named, changed, prop_oneof![3 => Just(Vec::new()), 1 => hands], any::<(bool, bool, bool)>())
        .prop_map(
            |(
                some,
                (days, budget, floor),
                (partners, models, at_least),
                (must, must_not, not_both),
                changed,
                hands,
                (year, kept, signed),
            )| {
                let mut plan = catalog::example();
                let all = plan.partners.clone();
                plan.partners = some.into_iter().map(|at| Arc::clone(&all[at])).collect();
                let count = plan.partners.len();
                let mut change =
                    |at: usize, change: &dyn Fn(&mut Partner)| change(Arc::make_mut(&mut plan.partners[at % count]));
                for (at, strength, days) in changed {
                    change(at, &|partner| {
                        partner.influence.iter_mut().for_each(|cell| {
                            cell.strength = Strength::new(strength).unwrap();
                            cell.evidence = Evidence::Guess;
                        });
                        partner.days = Amount::new(f64::from(days)).ok();
                    });
                }
                for (at, wave) in hands {
                    change(at, &|partner| {
                        partner.wave = Some([Wave::RecruitNow, Wave::Next, Wave::Later, Wave::No][wave]);
                    });
                }
                if signed {
                    change(must.len(), &|partner| partner.status = Status::Signed);
                }
                let id = |at: usize| plan.partners[at % count].id.clone();
                let limits = &mut plan.goal.limits;
                let amount = |whole: Option<u32>| whole.and_then(|whole| Amount::new(f64::from(whole)).ok());
                (limits.days, limits.budget) = (amount(days), amount(budget));
                limits.floor = amount(Some(floor)).unwrap();
                (limits.partners, limits.models) = (partners, models);
                limits.at_least =
                    at_least.into_iter().map(|(of, count)| AtLeast { model: PartnerModel::ALL[of], count }).collect();
                (limits.must_have, limits.must_not) =
                    (must.into_iter().map(id).collect(), must_not.into_iter().map(id).collect());
                limits.not_both = not_both.into_iter().map(|(one, two)| (id(one), id(two))).collect();
                limits.hold_for = if year { HoldFor::Year } else { HoldFor::Wave };
                limits.kept = kept;
                if plan.partners.iter().any(|partner| partner.wave.is_some()) {
                    // What contradicts itself makes no set; a person who has a say is taken to have settled it.
                    limits.must_not.retain(|id| !limits.must_have.contains(id));
                }
                plan
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_reason_about_sets_and_waves_is_true(plan in plan()) {
        let world = World::of(plan);
        let (grid, cancel) = (Grid::of(&world.plan), Cancel::default());
        let found = Recruiting::of(&world.plan, &world.ranking, &grid, &world.spends, &cancel).unwrap();
        if let Known::Infeasible(why) = &found.status {
            for reason in why {
                infeasible(&world, reason);
            }
        }
        let with_a_say = found.by_hand.is_some();
        if let Some(set) = found.set() {
            let sets = world.sets(&world.plan, with_a_say);
            found.left_out.iter().for_each(|row| left_out(&world, &set.partners, &sets, row.partner, &row.reason, with_a_say));
            found.members.iter().for_each(|row| member(&world, &set.partners, row));
        }
        let numbers = world.sets(&world.plan, false);
        for row in &found.frontier {
            let mut plan = world.plan.clone();
            plan.goal.limits.budget = Amount::new(row.budget).ok();
            let most = greatest(world.sets(&plan, false).iter(), |set| world.coverage(set)).unwrap_or(0.0);
            prop_assert!((row.set.coverage - most).abs() < HAIR && row.gap < HAIR, "{} for {most}", row.set.coverage);
        }
        if let Some(more) = &found.one_more_model {
            let mut plan = world.plan.clone();
            plan.goal.limits.models = plan.goal.limits.models.map(|most| most + 1);
            let most = |sets: &[Vec<usize>]| greatest(sets.iter(), |set| world.coverage(set)).unwrap();
            prop_assert!((most(&world.sets(&plan, false)) - more.coverage).abs() < HAIR);
            prop_assert!((most(&numbers) - found.optimal.as_ref().unwrap().coverage).abs() < HAIR);
        }
        let waves = Waves::of(&world.plan, &world.ranking, &grid, &world.spends, &found, &cancel).unwrap();
        for row in [&waves.later, &waves.no].into_iter().flatten() {
            waits(&world, &waves, row);
        }
    }
}
