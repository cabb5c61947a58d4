//! Who is recruited when: now, next, later, not at all.
//!
//! The first wave is the set to recruit. The second maximises the coverage of
//! both together. With limits for the year it has what the first leaves, which is often nobody; with limits for each
//! wave it has the same again, less the days the first still takes. Everybody else waits for a reason that is said,
//! and those who would add most stand first in line with what they need beyond what is left.

mod second;

use super::coverage::{Coverage, Grid};
use super::met::is_signed;
use super::qualify::RuledOut;
use super::ranking::{Ranked, Ranking};
use super::recruit::{Asked, BrokenLimit, Chooses, Recruiting, Spend, broken_limits};
use super::score::Band;
use super::weights::{NoWeights, no_score};
use super::{Cancel, TOLERANCE, total};
use crate::plan::{PartnerModel, Plan, Wave};
use second::{Chosen, Second};
use std::collections::BTreeSet;

/// The share of a partner's days in year one that is still to come when the next wave begins, some 90 days on. Two
/// thirds fall into the first 90 days: training, joint calls, first projects (our judgement).
pub const STILL_TAKEN: f64 = 1.0 / 3.0;
/// Whoever adds less than this to both waves, in points of coverage, waits.
const LEAST: f64 = 1.0;
/// The same where volume counts, as a share of what the best set reaches.
const LEAST_SHARE: f64 = 0.02;
/// How many are told who would come next.
const IN_LINE: usize = 6;

/// Who is recruited when, by their places in the plan; everybody is in exactly one wave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waves {
    /// The first wave: ranked ones in rank order, then the others in the plan's.
    pub recruit_now: Vec<Placed>,
    /// The second.
    pub next: Vec<Placed>,
    /// Not yet.
    pub later: Vec<Placed>,
    /// Not at all.
    pub no: Vec<Placed>,
    /// Those of the later ones who would add most to both waves, most first.
    pub first_in_line: Vec<InLine>,
    /// What the first wave comes to.
    pub first: Sum,
    /// What both leave.
    pub left: Remains,
    /// What both come to; the limits it breaks are those of the second wave.
    pub both: Sum,
    /// How many points more a second wave might reach; 0 when it is proven.
    pub gap: f64,
}

/// What both waves leave, where there is a limit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Remains {
    /// Our days.
    pub days: Option<f64>,
    /// Our money, thousands.
    pub cost: Option<f64>,
}

/// Somebody in a wave.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Who.
    pub partner: usize,
    /// Why there; none for those the numbers recruit.
    pub reason: Option<Waits>,
}

/// Somebody first in line.
#[derive(Clone, Debug, PartialEq)]
pub struct InLine {
    /// Who.
    pub partner: usize,
    /// Points of coverage they would add to both waves.
    pub adds: f64,
    /// Days of ours they need beyond what both waves leave.
    pub days: f64,
    /// The same of our money, thousands.
    pub cost: f64,
}

/// Why somebody is in a wave that the numbers do not recruit them into, the first reason that holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Waits {
    /// A person put them there.
    ByHand,
    /// They are ruled out.
    RuledOut(Vec<RuledOut>),
    /// Nobody can have a score.
    NoScore(NoWeights),
    /// Not rated on half the weight yet.
    NotRated,
    /// Scores too little for any band but the last.
    BandD {
        /// The score, 0–100.
        score: f64,
    },
    /// Scores below the floor.
    BelowFloor {
        /// The score, 0–100.
        score: f64,
        /// The floor.
        floor: f64,
    },
    /// Must not be in.
    MustNot,
    /// Takes more of our days than both waves leave.
    Days {
        /// What they take.
        takes: f64,
        /// What is left.
        left: f64,
    },
    /// Costs more than both waves leave, thousands.
    Cost {
        /// What they cost.
        takes: f64,
        /// What is left.
        left: f64,
    },
    /// Adds too little to both waves.
    AddsLittle {
        /// Points of coverage.
        adds: f64,
        /// What they would have to add.
        of: f64,
    },
    /// Cannot be in beside a partner of the first two waves.
    NotBeside,
    /// Would be a partner model too many in the second wave.
    Model,
    /// Nobody is recruited at all.
    NoSet,
    /// Those whom a person put into the second wave fill it.
    Full,
    /// And they are more than its limits allow.
    Broken,
    /// Others add more within the limits.
    OthersAddMore {
        /// Points of coverage.
        adds: f64,
        /// Whether no second wave with them reaches more: proven.
        is_proven: bool,
    },
}

/// What a wave comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sum {
    /// What it reaches, 0–100.
    pub coverage: f64,
    /// Our days in year one.
    pub days: f64,
    /// Our cost in year one, thousands.
    pub cost: f64,
    /// Limits it breaks.
    pub breaks: Vec<BrokenLimit>,
}

impl Waves {
    /// The waves of a plan with this recruiting set. None when nobody waits for them any more.
    #[must_use]
    pub fn of(
        plan: &Plan,
        ranking: &Ranking,
        grid: &Grid,
        spends: &[Spend],
        recruiting: &Recruiting,
        cancel: &Cancel,
    ) -> Option<Self> {
        let asked = Asked::of(plan, ranking, grid, spends, Chooses::Person);
        let order = in_order(ranking);
        let set = recruiting.set().map(|set| set.partners.as_slice()).unwrap_or_default();
        let now: Vec<usize> =
            order.iter().copied().filter(|at| is_signed(&plan.partners[*at]) || set.contains(at)).collect();
        let second = Second::of(&asked, &now, &order);
        let Chosen { next, gap, is_broken } = second.solve(cancel)?;
        let mut waves = Self { first: sum(&asked, &now, broken_now(plan, spends, &now)), gap, ..Self::default() };
        let together: Vec<usize> = now.iter().chain(&next).copied().collect();
        waves.both = sum(&asked, &together, second.broken(&next));
        let place = Placing {
            asked: &asked,
            now: &now,
            next: &next,
            coverage: grid.coverage(&together),
            left: second.left(&next),
            together: &together,
            least: match &recruiting.optimal {
                Some(best) if grid.counts_volume() => LEAST_SHARE * best.coverage,
                _ => LEAST,
            },
            is_proven: gap <= TOLERANCE,
            is_broken,
            is_full: second.put.len() >= asked.problem.limits.partners,
        };
        waves.left = place.left;
        waves.put_all(&place);
        waves.first_in_line = place.first_in_line(&waves.later);
        Some(waves)
    }

    fn put_all(&mut self, place: &Placing<'_>) {
        let ranking = place.asked.ranking;
        for row in &ranking.ranked {
            self.put(row.partner, place.unless_chosen(row.partner, || place.ranked(row)));
        }
        let unrated = no_score(place.asked.plan).map_or(Waits::NotRated, Waits::NoScore);
        for row in &ranking.unrated {
            self.put(row.partner, place.unless_chosen(row.partner, || (Wave::Later, unrated.clone())));
        }
        for row in &ranking.excluded {
            let out = || (Wave::No, Waits::RuledOut(row.reasons.clone()));
            self.put(row.partner, place.unless_chosen(row.partner, out));
        }
    }

    fn put(&mut self, partner: usize, (wave, reason): (Wave, Option<Waits>)) {
        let list = match wave {
            Wave::RecruitNow => &mut self.recruit_now,
            Wave::Next => &mut self.next,
            Wave::Later => &mut self.later,
            Wave::No => &mut self.no,
        };
        list.push(Placed { partner, reason });
    }
}

/// Everybody: ranked ones in rank order, then the unrated, then those ruled out.
fn in_order(ranking: &Ranking) -> Vec<usize> {
    let ranked = ranking.ranked.iter().map(|row| row.partner);
    let unrated = ranking.unrated.iter().map(|row| row.partner);
    ranked.chain(unrated).chain(ranking.excluded.iter().map(|row| row.partner)).collect()
}

fn sum(asked: &Asked<'_>, set: &[usize], breaks: Vec<BrokenLimit>) -> Sum {
    let sum = |of: fn(&Spend) -> f64| total(set.iter().map(|&at| of(&asked.spends[at])));
    Sum { coverage: asked.grid.coverage(set).total, days: sum(|it| it.days), cost: sum(|it| it.cost), breaks }
}

/// The limits the first wave breaks: nothing where nobody was moved by hand and the numbers chose.
fn broken_now(plan: &Plan, spends: &[Spend], now: &[usize]) -> Vec<BrokenLimit> {
    let is_by_hand = plan.partners.iter().any(|partner| partner.wave.is_some());
    if is_by_hand { broken_limits(plan, |at| spends[at], now) } else { Vec::new() }
}

/// Where each partner goes.
struct Placing<'a> {
    asked: &'a Asked<'a>,
    now: &'a [usize],
    next: &'a [usize],
    together: &'a [usize],
    /// Whoever adds less waits.
    least: f64,
    /// What both waves reach.
    coverage: Coverage,
    /// What both waves leave.
    left: Remains,
    /// Whether no other second wave reaches more.
    is_proven: bool,
    /// Whether those put into it by hand break its limits, or fill all its places.
    is_broken: bool,
    is_full: bool,
}

impl Placing<'_> {
    /// Where a person or the numbers put a partner, else where they wait.
    fn unless_chosen(&self, at: usize, waits: impl Fn() -> (Wave, Waits)) -> (Wave, Option<Waits>) {
        match self.asked.plan.partners[at].wave {
            _ if is_signed(&self.asked.plan.partners[at]) => (Wave::RecruitNow, None),
            Some(Wave::RecruitNow) if !self.now.contains(&at) => {
                let (wave, reason) = waits();
                (wave, Some(reason))
            }
            Some(wave) => (wave, Some(Waits::ByHand)),
            None if self.now.contains(&at) => (Wave::RecruitNow, None),
            None if self.next.contains(&at) => (Wave::Next, None),
            None => {
                let (wave, reason) = waits();
                (wave, Some(reason))
            }
        }
    }

    /// Later or not at all, with the first reason that holds.
    fn ranked(&self, row: &Ranked) -> (Wave, Waits) {
        match row.band {
            Band::D => (Wave::No, Waits::BandD { score: row.score }),
            _ => (Wave::Later, self.later(row.partner, row.score)),
        }
    }

    fn later(&self, at: usize, score: f64) -> Waits {
        let limits = &self.asked.plan.goal.limits;
        if score < limits.floor.get() - TOLERANCE {
            return Waits::BelowFloor { score, floor: limits.floor.get() };
        }
        if limits.must_not.contains(&self.asked.plan.partners[at].id) {
            return Waits::MustNot;
        }
        if let Some(reason) = self.over(at) {
            return reason;
        }
        let adds = self.asked.grid.adds(&self.coverage, at);
        if adds < self.least {
            return Waits::AddsLittle { adds, of: self.least };
        }
        if !self.asked.is_compatible(at, self.together) {
            return Waits::NotBeside;
        }
        if self.together.is_empty() {
            return Waits::NoSet;
        }
        match () {
            () if self.is_broken => Waits::Broken,
            () if self.is_full => Waits::Full,
            () if self.is_a_model_too_many(at) => Waits::Model,
            () => Waits::OthersAddMore { adds, is_proven: self.is_proven },
        }
    }

    /// Whether the second wave has as many models as it may, and the partner's is another.
    fn is_a_model_too_many(&self, at: usize) -> bool {
        let model = |at: &usize| self.asked.plan.partners[*at].model;
        let (own, others): (_, BTreeSet<PartnerModel>) = (model(&at), self.next.iter().filter_map(model).collect());
        let most = self.asked.problem.limits.models;
        own.is_some_and(|own| !others.contains(&own)) && most.is_some_and(|most| others.len() >= most)
    }

    /// Those who could be in a set and would add most, with what they need beyond what is left.
    fn first_in_line(&self, later: &[Placed]) -> Vec<InLine> {
        let is_open = |at: usize| self.asked.places.contains(&at) && self.asked.is_compatible(at, self.together);
        // Where nobody is recruited nobody stands in line, nor does whom another limit than days and money keeps out.
        let is_kept_out = |at: usize| self.together.is_empty() || self.is_a_model_too_many(at);
        let waits =
            |row: &&Placed| row.reason != Some(Waits::ByHand) && is_open(row.partner) && !is_kept_out(row.partner);
        let beyond = |takes: f64, left: Option<f64>| left.map_or(0.0, |left| (takes - left).max(0.0));
        let mut line: Vec<InLine> = later
            .iter()
            .filter(waits)
            .map(|row| {
                let Spend { days, cost, .. } = self.asked.spends[row.partner];
                let adds = self.asked.grid.adds(&self.coverage, row.partner);
                let (days, cost) = (beyond(days, self.left.days), beyond(cost, self.left.cost));
                InLine { partner: row.partner, adds, days, cost }
            })
            .filter(|row| row.adds >= self.least)
            .collect();
        line.sort_by(|one, two| two.adds.total_cmp(&one.adds).then(one.partner.cmp(&two.partner)));
        line.truncate(IN_LINE);
        line
    }

    /// Over our days or our money beside the second wave.
    fn over(&self, at: usize) -> Option<Waits> {
        let Spend { days, cost, .. } = self.asked.spends[at];
        if let Some(left) = self.left.days.filter(|left| days > left + TOLERANCE) {
            return Some(Waits::Days { takes: days, left });
        }
        let left = self.left.cost.filter(|left| cost > left + TOLERANCE)?;
        Some(Waits::Cost { takes: cost, left })
    }
}
