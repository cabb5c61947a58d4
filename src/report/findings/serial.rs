//! How the findings become JSON: the names of the contract, nothing that is null.

use super::reach::MemberReach;
use super::rows::{
    AsGoodAs, Forecast, HowFirm, Question, Recruiting, Settles, Status, Sure, TurningPoint, WaveRow, WaveSum, Waves,
};
use super::{Findings, words};
use crate::prioritise::TOLERANCE;
use crate::prioritise::robustness::CONCENTRATION;
use crate::prioritise::verdict::Verdict;
use crate::report::Who;
use crate::report::rows::GapRow;
use crate::report::serial::Known;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

impl Serialize for Findings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if self.how_firm.refusal.is_none() {
            map.serialize_entry("robustness", &self.how_firm)?;
        }
        map.serialize_entry("sensitivity", &self.turning_points)?;
        let asked = self.questions.iter().map(|question| Asked { question, how_firm: &self.how_firm });
        map.serialize_entry("next_questions", &asked.collect::<Vec<_>>())?;
        map.serialize_entry("recruiting", &Headed(self))?;
        if !self.judged.is_empty() {
            map.serialize_entry("waves", &self.waves)?;
        }
        map.serialize_entry("money", &self.money)?;
        if !self.judged.is_empty() {
            map.serialize_entry("dates", &self.dates)?;
        }
        map.end()
    }
}

impl Serialize for HowFirm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("draws", &self.draws)?;
        map.serialize_entry("top", &self.top)?;
        map.serialize_entry("sure_of_weights", sure(self.sure))?;
        map.serialize_entry("uncertainty", &self.uncertainty)?;
        map.serialize_entry("settled_by_weights", &self.settled_by_weights)?;
        if self.rows.iter().all(|row| !row.rank_chances.is_empty()) {
            let chances = self.rows.iter().map(|row| (row.who.id(), &row.rank_chances));
            map.serialize_entry("rank_chances", &Pairs(chances.collect()))?;
        }
        if let Some(agreeing) = self.preferences.agreeing {
            map.serialize_entry("preferences", &self.preferences.said)?;
            map.serialize_entry("agreeing", &agreeing)?;
        }
        map.end()
    }
}

/// How sure the weights are, in a word of the contract.
fn sure(sure: Sure) -> &'static str {
    match sure {
        Sure::OfTheOrder => "order",
        Sure::Around(concentration) if concentration < CONCENTRATION => "loosely",
        Sure::Around(_) => "closely",
    }
}

impl Serialize for TurningPoint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("criterion", &self.id)?;
        map.serialize_entry("weight", &self.weight)?;
        if let Some(turn) = &self.turn {
            map.serialize_entry("changes_at", &turn.weight)?;
            map.serialize_entry("enters", turn.enters.id())?;
            map.serialize_entry("leaves", turn.leaves.id())?;
        }
        map.end()
    }
}

/// A question, and how open what it settles is.
struct Asked<'a> {
    question: &'a Question,
    how_firm: &'a HowFirm,
}

impl Serialize for Asked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("partner", self.question.who.id())?;
        match &self.question.settles {
            Settles::Gate { .. } => map.serialize_entry("settles", "condition")?,
            Settles::Ranking { id, worth, .. } => {
                map.serialize_entry("criterion", id)?;
                map.serialize_entry("settles", "ranking")?;
                map.serialize_entry("worth", worth)?;
            }
            Settles::Set { .. } => map.serialize_entry("settles", "set")?,
        }
        map.serialize_entry("text", &words::question(self.question, self.how_firm))?;
        map.end()
    }
}

/// The recruiting set, with how ready it is.
struct Headed<'a>(&'a Findings);

impl Serialize for Headed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let recruiting = &self.0.recruiting;
        recruiting.entries(&mut map)?;
        if recruiting.set().is_some() {
            self.readiness(&mut map)?;
        }
        map.end()
    }
}

impl Headed<'_> {
    /// Who of the set is ready, who is to be called first, and what each of the others waits for.
    fn readiness<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let those = |is: fn(Verdict) -> bool| {
            self.0.set().filter(|(_, judged)| is(judged.verdict)).map(|(who, _)| who.id()).collect::<Vec<_>>()
        };
        map.serialize_entry("ready", &those(Verdict::is_ready))?;
        map.serialize_entry("to_call", &those(|verdict| verdict == Verdict::Call))?;
        let open = self.0.set().filter(|(_, judged)| !judged.verdict.is_ready() && !judged.conditions.is_empty());
        let open = open.map(|(who, judged)| (who.id(), judged.conditions.words()));
        map.serialize_entry("conditions", &Pairs::<_, Vec<String>>(open.collect()))
    }
}

impl Recruiting {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match &self.status {
            Status::Optimal => map.serialize_entry("status", "optimal")?,
            Status::BestFound { gap } => {
                map.serialize_entry("status", "best-found")?;
                map.serialize_entry("gap", gap)?;
            }
            Status::Infeasible { reasons } => {
                map.serialize_entry("status", "infeasible")?;
                map.serialize_entry("reasons", reasons)?;
            }
        }
        self.optimal.as_ref().map_or(Ok(()), |optimal| map.serialize_entry("optimal", optimal))?;
        if let Some(set) = self.set() {
            map.serialize_entry("recommended", set)?;
            let numbers = self.recommended.as_ref().filter(|_| self.by_hand.is_some());
            numbers.map_or(Ok(()), |numbers| map.serialize_entry("by_numbers", numbers))?;
            map.serialize_entry("expected", &set.expected)?;
            self.answers(map)?;
            self.reach(map)?;
            self.choices(map)?;
        }
        Ok(())
    }

    /// What to expect of the set to recruit once it is asked.
    fn answers<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        if self.expected_gap > TOLERANCE {
            map.serialize_entry("expected_gap", &self.expected_gap)?;
        }
        let forecasts = [("forecast", &self.forecast), ("forecast_of_optimal", &self.forecast_of_optimal)];
        for (name, forecast) in forecasts {
            if let Some(Forecast { rounds, expected, low, high, signed, draws }) = *forecast {
                map.serialize_entry(name, &Foreseen { rounds, expected, low, high, signed, draws })?;
            }
        }
        let if_no = self.if_no.iter().map(|row| {
            let after = After { enter: ids(&row.enter), leave: ids(&row.leave), coverage: row.coverage };
            (row.who.id(), after)
        });
        map.serialize_entry("if_no", &Pairs(if_no.collect()))
    }

    /// Whom the set to recruit reaches.
    fn reach<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let Some(coverage) = &self.coverage else { return Ok(()) };
        let stages = self.stages.iter().map(|stage| stage.id.as_str());
        map.serialize_entry("by_stage", &Known(stages.zip(&coverage.by_stage).collect()))?;
        let buyers = self.buyers.iter().map(|buyer| buyer.id.as_str());
        map.serialize_entry("by_buyer", &Known(buyers.zip(&coverage.by_buyer).collect()))?;
        let gaps = coverage.gaps.iter().map(|gap| GapRow {
            buyer: &self.buyers[gap.buyer].id,
            stage: &self.stages[gap.stage].id,
            weight: gap.weight,
        });
        map.serialize_entry("gaps", &gaps.collect::<Vec<_>>())?;
        self.caution.as_ref().map_or(Ok(()), |caution| map.serialize_entry("caution", caution))
    }

    /// What else there is to choose.
    fn choices<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let loses = self.members.iter().map(|row| (row.who.id(), Marginal::Loses(row.loses)));
        let adds = self.outsiders.iter().map(|row| (row.who.id(), Marginal::Adds(row.adds)));
        map.serialize_entry("marginal", &Pairs(loses.chain(adds).collect()))?;
        let stand_ins = self.members.iter().filter_map(|row| {
            let stand_in = row.stand_in.as_ref()?;
            Some((row.who.id(), StandsIn { partner: stand_in.who.id(), loses: stand_in.loses }))
        });
        map.serialize_entry("stand_ins", &Pairs(stand_ins.collect()))?;
        self.as_good_as.entries(map)?;
        let left_out = self.left_out.iter().map(|row| (row.who.id(), &row.reason));
        map.serialize_entry("left_out", &Pairs(left_out.collect()))?;
        let frontier = self.frontier.iter().map(|row| Reached {
            budget: row.budget,
            coverage: row.coverage,
            partners: ids(&row.partners),
            gap: Some(row.gap).filter(|gap| *gap > TOLERANCE),
        });
        map.serialize_entry("frontier", &frontier.collect::<Vec<_>>())?;
        if self.untried.is_some() {
            map.serialize_entry("guesses_untried", &true)?;
        }
        let Some(more) = &self.one_more_model else { return Ok(()) };
        map.serialize_entry("one_more_model", &More { adds: more.adds, models: &more.models, set: &more.set })
    }
}

impl AsGoodAs {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("near_ties", &self.count)?;
        if !self.is_complete {
            map.serialize_entry("near_ties_cut", &true)?;
        }
        if !self.readings.is_empty() {
            let readings = self.readings.iter().map(|(who, share)| (who.id(), share));
            map.serialize_entry("readings", &Pairs(readings.collect()))?;
        }
        if let Some(weighed) = self.weighed {
            map.serialize_entry("readings_of", &weighed)?;
        }
        map.serialize_entry("core", &ids(&self.core))?;
        map.serialize_entry("borderline", &ids(&self.borderline))?;
        map.serialize_entry("out", &ids(&self.out))
    }
}

impl Serialize for Waves {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let all = |rows: &[WaveRow]| rows.iter().map(|row| row.who.id().clone()).collect::<Vec<_>>();
        map.serialize_entry("recruit_now", &all(&self.recruit_now))?;
        map.serialize_entry("next", &all(&self.next))?;
        map.serialize_entry("later", &put_off(&self.later))?;
        map.serialize_entry("no", &put_off(&self.no))?;
        map.serialize_entry("first_in_line", &self.first_in_line)?;
        map.serialize_entry("by_hand", &self.by_hand().map(|row| row.who.id()).collect::<Vec<_>>())?;
        map.serialize_entry("first", &self.now)?;
        map.serialize_entry("both", &self.both)?;
        let left = [("days", self.left.days), ("cost", self.left.cost)];
        let left = left.into_iter().filter_map(|(name, left)| Some((name, left?)));
        map.serialize_entry("left", &Pairs(left.collect()))?;
        if self.gap > TOLERANCE {
            map.serialize_entry("gap", &self.gap)?;
        }
        let brings = self.brings.iter().map(|row| (row.who.id(), row));
        map.serialize_entry("brings", &Pairs(brings.collect()))?;
        map.end()
    }
}

impl Serialize for MemberReach {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("loses", &self.loses)?;
        map.serialize_entry("moments", &self.moments)?;
        map.end()
    }
}

impl Serialize for WaveSum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("coverage", &self.coverage)?;
        map.serialize_entry("days", &self.days)?;
        map.serialize_entry("cost", &self.cost)?;
        if !self.breaks.is_empty() {
            map.serialize_entry("breaks", &self.breaks)?;
        }
        map.end()
    }
}

fn ids(partners: &[Who]) -> Vec<&crate::plan::PartnerId> {
    partners.iter().map(Who::id).collect()
}

fn put_off(rows: &[WaveRow]) -> Vec<PutOff<'_>> {
    rows.iter().map(PutOff).collect()
}

struct PutOff<'a>(&'a WaveRow);

impl Serialize for PutOff<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(None)?;
        row.serialize_entry("id", self.0.who.id())?;
        row.serialize_entry("reason", &self.0.reason)?;
        crate::report::serial::put_off(&self.0.who.partner, &mut row)?;
        row.end()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Marginal {
    Adds(f64),
    Loses(f64),
}

#[derive(Serialize)]
struct StandsIn<'a> {
    partner: &'a crate::plan::PartnerId,
    loses: f64,
}

#[derive(Serialize)]
struct Foreseen {
    rounds: usize,
    expected: f64,
    low: f64,
    high: f64,
    signed: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    draws: Option<u32>,
}

#[derive(Serialize)]
struct After<'a> {
    enter: Vec<&'a crate::plan::PartnerId>,
    leave: Vec<&'a crate::plan::PartnerId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<f64>,
}

#[derive(Serialize)]
struct Reached<'a> {
    budget: f64,
    coverage: f64,
    partners: Vec<&'a crate::plan::PartnerId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<f64>,
}

#[derive(Serialize)]
struct More<'a> {
    adds: f64,
    models: &'a [crate::plan::PartnerModel],
    set: &'a super::SetRow,
}

/// A map from ids, in the order given.
struct Pairs<K, V>(Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for Pairs<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}
