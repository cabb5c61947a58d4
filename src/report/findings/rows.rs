//! The rows of the findings. Shapes only: how they are filled is `build`'s, how they are written `serial`'s.

use super::frontier::{FrontierRow, Steps};
use super::reach::MemberReach;
use crate::plan::{PartnerModel, Wave};
use crate::prioritise::TOLERANCE;
use crate::prioritise::coverage::Coverage;
use crate::prioritise::qualify::Condition;
pub use crate::prioritise::recruit::forecast::Forecast;
use crate::prioritise::recruit::problem::Within;
pub use crate::prioritise::robustness::Sure;
use crate::prioritise::verdict::Verdict;
use crate::report::reasons::Open;
use crate::report::{BuyerRow, Firm, StageRow, Who, reasons};
use serde::Serialize;
use std::sync::Arc;

/// What has been found of one partner.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// How firm their place is; none for those without a rank.
    pub firm: Option<Firm>,
    /// What is to be done about them.
    pub verdict: Verdict,
    /// What a recommendation depends on; nothing of those ruled out.
    pub conditions: Open,
    /// When they are recruited.
    pub wave: Wave,
    /// Why then and not sooner; empty for the set that is recruited.
    pub reason: String,
    /// Whether a person put them there.
    pub by_hand: bool,
}

/// How firm the ranking is.
#[derive(Clone, Debug)]
pub struct HowFirm {
    /// How many plausible readings were drawn; 0 where there is nothing to draw.
    pub draws: usize,
    /// How many places count as the top: the partner limit, or all who are ranked when they are fewer.
    pub top: usize,
    /// How sure the weights are.
    pub sure: Sure,
    /// One a ranked partner, in rank order; empty with the reason in `refusal`.
    pub rows: Vec<FirmRow>,
    /// Who is equal at the last place of the top, some in it and some not.
    pub equal: Option<Equal>,
    /// What the user said they would rather have, and what became of it.
    pub preferences: Preferences,
    /// Why there are no figures, in a sentence; none when there are.
    pub refusal: Option<String>,
    /// How open the top still is: Σ b(1 − b) over the top chances b. 0 is settled.
    pub uncertainty: f64,
    /// What knowing the weights would settle of it, as a share, 0–1.
    pub settled_by_weights: f64,
}

/// Those who share the rank at which the top ends, so that the plan's order alone decides who is in it.
#[derive(Clone, Debug)]
pub struct Equal {
    /// Who, in the plan's order.
    pub who: Vec<Who>,
    /// The rank they share.
    pub rank: usize,
}

/// How firm one partner's place is.
#[derive(Clone, Debug)]
pub struct FirmRow {
    /// Who.
    pub who: Who,
    /// Their rank.
    pub rank: usize,
    /// The figures.
    pub firm: Firm,
    /// The chance of each rank from 1 on, 0–1; shared, and empty where the list is too long for it.
    pub rank_chances: Arc<[f64]>,
    /// What it rests on where nobody has talked to them: "on desk research only".
    pub rests_on: Option<&'static str>,
}

/// What the user said they would rather have.
#[derive(Clone, Debug, Default)]
pub struct Preferences {
    /// Each in words, in the plan's order.
    pub said: Vec<String>,
    /// Groups that cannot hold together, each in a sentence.
    pub contradictions: Vec<String>,
    /// The share of plausible weights that agree with all of them, 0–1; none where nothing is said.
    pub agreeing: Option<f64>,
}

/// The nearest weight of a criterion at which the top changes, the others scaled in proportion.
#[derive(Clone, Debug)]
pub struct TurningPoint {
    /// The criterion's place in the plan.
    pub criterion: usize,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its weight now, 0–1.
    pub weight: f64,
    /// The same as pages and screens show it.
    pub shown: String,
    /// Where the top changes; none where no weight changes it.
    pub turn: Option<Turn>,
}

/// Who changes places with whom.
#[derive(Clone, Debug)]
pub struct Turn {
    /// The weight, 0–1.
    pub weight: f64,
    /// Who comes into the top.
    pub enters: Who,
    /// Who leaves it.
    pub leaves: Who,
}

impl TurningPoint {
    /// Whether any other weight decides between two who are equal now.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.turn.as_ref().is_some_and(|turn| (turn.weight - self.weight).abs() <= TOLERANCE)
    }
}

/// Something worth finding out.
#[derive(Clone, Debug)]
pub struct Question {
    /// About whom.
    pub who: Who,
    /// What.
    pub settles: Settles,
}

/// What an answer settles.
#[derive(Clone, Debug)]
pub enum Settles {
    /// The gate: what is asked after a call and open with somebody in the set.
    Gate {
        /// What is open, at least one.
        open: Vec<Condition>,
        /// What is to be done about them.
        verdict: Verdict,
    },
    /// The top of the ranking: one conversation about all ratings that are not known by proof.
    Ranking {
        /// The place in the plan of the criterion to begin with.
        criterion: usize,
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// How much less open the top would be, on the scale of [`HowFirm::uncertainty`].
        worth: f64,
        /// The same as a share of what is open, 0–1.
        share: f64,
    },
    /// The recruiting set: whether the partner reaches whom we guess they reach.
    Set {
        /// Cells of influence that are guesses.
        guessed: usize,
    },
}

impl Judged {
    /// The verdict with what it hangs on: "Recruit once a sponsor and a date are named".
    #[must_use]
    pub fn words(&self) -> String {
        reasons::verdict(self.verdict, &self.conditions)
    }
}

/// The set to recruit.
#[derive(Clone, Debug)]
pub struct Recruiting {
    /// What is known of it.
    pub status: Status,
    /// The set of greatest coverage; none when no set is possible.
    pub optimal: Option<SetRow>,
    /// Of those as good, the one of which most is to be expected; none when no set is possible.
    pub recommended: Option<SetRow>,
    /// The set of a person who has a say in it; none where nobody was moved by hand.
    pub by_hand: Option<SetRow>,
    /// How much more might be expected of another, at most, in points; 0 when that is proven.
    pub expected_gap: f64,
    /// What the set to recruit reaches.
    pub coverage: Option<Coverage>,
    /// Buyers and stages the coverage speaks of.
    pub buyers: Vec<BuyerRow>,
    /// See `buyers`.
    pub stages: Vec<StageRow>,
    /// The members of the set to recruit, in rank order.
    pub members: Vec<MemberRow>,
    /// Ranked partners outside it, in rank order, each with what it would add.
    pub outsiders: Vec<OutsiderRow>,
    /// What to expect when the set to recruit is asked first; none where there is no set.
    pub forecast: Option<Forecast>,
    /// The same of the set of greatest coverage; none where a person has a say in the set.
    pub forecast_of_optimal: Option<Forecast>,
    /// What becomes of the set to recruit when one of it says no, in its order; nobody who has signed.
    pub if_no: Vec<IfNoRow>,
    /// Other sets that are as good.
    pub as_good_as: AsGoodAs,
    /// Those ranked better than somebody who is in, yet left out.
    pub left_out: Vec<LeftOut>,
    /// The best that other budgets reach, smallest first; empty without a budget.
    pub frontier: Vec<FrontierRow>,
    /// Every budget from which on another set is the best, smallest first; empty without a budget.
    pub steps: Steps,
    /// What one partner model more would add, where their limit binds.
    pub one_more_model: Option<OneMoreModel>,
    /// The number of candidates from which on nobody tries whether the set hangs on a guess, where they are more.
    pub untried: Option<usize>,
    /// "mostly guesses: confirm 9 of 14" while more than half the set's influence is guessed.
    pub caution: Option<String>,
}

impl Recruiting {
    /// The set to recruit: a person's where they have a say, else the recommended one; none when no set is possible.
    #[must_use]
    pub fn set(&self) -> Option<&SetRow> {
        self.by_hand.as_ref().or(self.recommended.as_ref())
    }
}

/// What is known of the optimal set.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// No set reaches more: proven.
    Optimal,
    /// The best found; at most `gap` points more are possible.
    BestFound {
        /// Points of coverage, 0–100.
        gap: f64,
    },
    /// No set meets the limits, and why, in sentences.
    Infeasible {
        /// At least one.
        reasons: Vec<String>,
    },
}

/// A set of partners.
#[derive(Clone, Debug, Serialize)]
pub struct SetRow {
    /// Who, in rank order.
    #[serde(serialize_with = "crate::report::rows::ids")]
    pub partners: Vec<Who>,
    /// What it reaches, 0–100.
    pub coverage: f64,
    /// What it takes of our days in year one.
    pub days: f64,
    /// What it costs us in year one, thousands.
    pub cost: f64,
    /// The mean of its scores, 0–100.
    pub mean_score: f64,
    /// The coverage to expect when each is asked once.
    #[serde(skip)]
    pub expected: f64,
}

/// A member of the set to recruit.
#[derive(Clone, Debug)]
pub struct MemberRow {
    /// Who.
    pub who: Who,
    /// What the set loses without them, in points; also what they add to the others.
    pub loses: f64,
    /// Who would stand in for them; none when nobody can within the limits.
    pub stand_in: Option<StandIn>,
}

/// Who would stand in for a member.
#[derive(Clone, Debug)]
pub struct StandIn {
    /// Who.
    pub who: Who,
    /// What the set would lose by it, in points.
    pub loses: f64,
}

/// What becomes of the set to recruit when a member says no and the others are still open.
#[derive(Clone, Debug)]
pub struct IfNoRow {
    /// Who.
    pub who: Who,
    /// Who comes in, in rank order.
    pub enter: Vec<Who>,
    /// Who goes beside them, in rank order.
    pub leave: Vec<Who>,
    /// What the set reaches then, 0–100; none when no set keeps to the limits without them.
    pub coverage: Option<f64>,
}

/// A ranked partner outside the set to recruit.
#[derive(Clone, Debug)]
pub struct OutsiderRow {
    /// Who.
    pub who: Who,
    /// What they would add to it, limits aside, in points.
    pub adds: f64,
}

/// How many other sets are as good as the optimal one, and who is in them.
#[derive(Clone, Debug, Default)]
pub struct AsGoodAs {
    /// How many, the optimal one among them.
    pub count: u64,
    /// How far below the best a set is still as good.
    pub within: Within,
    /// Whether these are all there are.
    pub is_complete: bool,
    /// How many of them each candidate is in, those in most first.
    pub shares: Vec<(Who, u64)>,
    /// The share of readings of whom everybody reaches in which each candidate is in a best set, 0–1, those in most
    /// first; empty where no other set is as good.
    pub readings: Vec<(Who, f64)>,
    /// How many sets were weighed in each reading, where that is not all of them.
    pub weighed: Option<usize>,
    /// In all of them.
    pub core: Vec<Who>,
    /// In some of them.
    pub borderline: Vec<Who>,
    /// In none of them.
    pub out: Vec<Who>,
}

/// Somebody ranked better than a member of the set, yet left out.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// Who.
    pub who: Who,
    /// Why, in words.
    pub reason: String,
    /// The same without naming who does the same for the set.
    pub in_brief: String,
}

/// What one partner model more would add.
#[derive(Clone, Debug)]
pub struct OneMoreModel {
    /// Points of coverage that the best set reaches more then.
    pub adds: f64,
    /// The set.
    pub set: SetRow,
    /// The models it has that neither the set of greatest coverage nor the one to recruit has.
    pub models: Vec<PartnerModel>,
}

/// Who is recruited when.
#[derive(Clone, Debug, Default)]
pub struct Waves {
    /// The first wave.
    pub recruit_now: Vec<WaveRow>,
    /// The second, some 90 days on.
    pub next: Vec<WaveRow>,
    /// Not yet.
    pub later: Vec<WaveRow>,
    /// Not at all.
    pub no: Vec<WaveRow>,
    /// Those of the later ones who would add most to both waves, most first.
    pub first_in_line: Vec<InLineRow>,
    /// What the first wave comes to.
    pub now: WaveSum,
    /// What both waves come to.
    pub both: WaveSum,
    /// What both leave of our days and our money, thousands, where there are limits.
    pub left: Remains,
    /// How many points more a second wave might reach; 0 when it is proven.
    pub gap: f64,
    /// What the first wave reaches; none where nobody is in it.
    pub reached: Option<Coverage>,
    /// What each of the first wave brings to it, in its order.
    pub brings: Vec<MemberReach>,
}

impl Waves {
    /// Everyone whom a person put into their wave.
    pub fn by_hand(&self) -> impl Iterator<Item = &WaveRow> {
        let all = [&self.recruit_now, &self.next, &self.later, &self.no].into_iter().flatten();
        all.filter(|row| row.by_hand)
    }

    /// Limits either wave breaks, in words.
    pub fn breaks(&self) -> impl Iterator<Item = &str> {
        self.now.breaks.iter().chain(&self.both.breaks).map(String::as_str)
    }
}

/// A partner in a wave.
#[derive(Clone, Debug)]
pub struct WaveRow {
    /// Who.
    pub who: Who,
    /// Why there; empty for those whom the numbers recruit.
    pub reason: String,
    /// Whether a person put them there.
    pub by_hand: bool,
}

pub use crate::prioritise::waves::Remains;

/// Somebody first in line.
#[derive(Clone, Debug, Serialize)]
pub struct InLineRow {
    /// Who.
    #[serde(rename = "partner", serialize_with = "crate::report::rows::id")]
    pub who: Who,
    /// Points of coverage they would add to both waves.
    pub adds: f64,
    /// Days of ours they need beyond what both waves leave.
    pub days: f64,
    /// The same of our money, thousands.
    pub cost: f64,
}

/// What a wave comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaveSum {
    /// What it reaches, 0–100.
    pub coverage: f64,
    /// What it takes of our days.
    pub days: f64,
    /// What it costs us, thousands.
    pub cost: f64,
    /// Limits it breaks, in words: "112 of 100 days".
    pub breaks: Vec<String>,
}
