//! How firm the ranking is, what would change it, and what to find out next, in the names of the report.

use super::Source;
use crate::plan::PartnerId;
use crate::prioritise::Cancel;
use crate::prioritise::preference::Agreed;
use crate::prioritise::qualify::Condition;
use crate::prioritise::question::{self, Conversation, Settling};
use crate::prioritise::robustness::{Agree, Robustness, robustness};
use crate::prioritise::score::EvidenceCount;
use crate::prioritise::sensitivity::{Swap, sensitivity};
use crate::report::findings::words;
use crate::report::findings::{
    Equal, FirmRow, HowFirm, Judged, Preferences, Question, Settles, Sure, Turn, TurningPoint, Waves,
};
use crate::report::words::shown_weights;
use crate::report::{Firm, reasons};
use std::collections::HashMap;
use std::sync::Arc;

/// Up to so many ranked partners the chance of each rank is told; beyond, nobody reads them.
const RANKS_TOLD: usize = 200;
/// So many questions are told.
const QUESTIONS: usize = 20;
/// A share of what is open below this settles nothing.
const LEAST: f64 = 0.005;

/// The ranking drawn with the weights that agree with what the user said.
pub(super) fn drawn(source: &Source<'_>, cancel: &Cancel) -> Option<Robustness> {
    let said = Agreed::of(source.plan);
    let test = |weights: &[f64]| said.agrees(weights);
    let agree: Option<Agree<'_>> = if said.is_empty() { None } else { Some(&test) };
    robustness(source.plan, &source.resolved, &source.weights, &source.ranking, agree, cancel)
}

/// How firm the ranking is. Statements that contradict each other leave nothing to draw.
pub(super) fn how_firm(source: &Source<'_>, robustness: &Robustness, settled_by_weights: f64) -> HowFirm {
    let plan = source.plan;
    let said = plan.preferences.iter().map(|said| said.words(plan)).collect();
    let contradictions = reasons::contradicting(plan);
    let agreeing = (!Agreed::of(plan).is_empty()).then_some(robustness.agreeing);
    let refusal = if contradictions.is_empty() {
        let no_score = source.weights.problem.filter(|problem| problem.leaves_no_score()).map(reasons::no_weights);
        no_score.or_else(|| robustness.problem.map(reasons::not_firm)).map(str::to_owned)
    } else {
        Some(contradictions.join(" "))
    };
    let rows = if refusal.is_some() { Vec::new() } else { rows(source, robustness) };
    HowFirm {
        draws: usize::from(robustness.draws),
        top: robustness.top,
        sure: Sure::of(plan),
        equal: equal(source, robustness.top),
        uncertainty: if rows.is_empty() { 0.0 } else { robustness.uncertainty() },
        settled_by_weights,
        rows,
        preferences: Preferences { said, contradictions, agreeing },
        refusal,
    }
}

/// Who is equal at the last place of the top, in it and out of it.
fn equal(source: &Source<'_>, top: usize) -> Option<Equal> {
    let ranked = &source.ranking.ranked;
    let (last, next) = (ranked.get(top.checked_sub(1)?)?, ranked.get(top)?);
    let rank = Some(last.rank).filter(|rank| *rank == next.rank)?;
    let who = ranked.iter().filter(|row| row.rank == rank).map(|row| source.who(row.partner)).collect();
    Some(Equal { who, rank })
}

fn rows(source: &Source<'_>, robustness: &Robustness) -> Vec<FirmRow> {
    let ranked = &source.ranking.ranked;
    let chance = |chance: f64| (robustness.top < ranked.len()).then_some(chance);
    let chances = |firm: &crate::prioritise::robustness::Firm| -> Arc<[f64]> {
        let told = if ranked.len() > RANKS_TOLD { 0 } else { ranked.len() };
        (1..=told).map(|rank| robustness.chance_of_rank(firm, rank)).collect()
    };
    let row = |(firm, row): (&crate::prioritise::robustness::Firm, &crate::prioritise::ranking::Ranked)| FirmRow {
        who: source.who(firm.partner),
        rank: row.rank,
        firm: Firm { top_chance: chance(firm.top_chance), rank_low: firm.rank_low, rank_high: firm.rank_high },
        rank_chances: chances(firm),
        rests_on: rests_on(row.evidence),
    };
    robustness.firm.iter().zip(ranked).map(row).collect()
}

/// What a place rests on where nobody has talked to the partner.
fn rests_on(evidence: EvidenceCount) -> Option<&'static str> {
    match evidence {
        EvidenceCount { talked: 0, data: 0, desk: 1.., .. } => Some("on desk research only"),
        EvidenceCount { talked: 0, data: 0, guess: 1.., .. } => Some("on guesses only"),
        EvidenceCount { .. } => None,
    }
}

/// For each criterion where the top changes.
pub(super) fn turning_points(source: &Source<'_>, cancel: &Cancel) -> Option<Vec<TurningPoint>> {
    let swaps = sensitivity(source.plan, &source.resolved, &source.weights, &source.ranking, cancel)?;
    let shown = shown_weights(source.plan, &source.weights);
    let turn =
        |swap: Swap| Turn { weight: swap.weight, enters: source.who(swap.enters), leaves: source.who(swap.leaves) };
    let point = |(criterion, swap): (usize, Option<Swap>)| {
        let of = &source.plan.criteria[criterion];
        TurningPoint {
            criterion,
            id: of.id.as_str().to_owned(),
            name: of.name.clone(),
            weight: source.weights.fractions[criterion],
            shown: shown[criterion].clone(),
            turn: swap.map(turn),
        }
    };
    Some(swaps.into_iter().enumerate().map(point).collect())
}

/// What conversations and the weights would settle.
pub(super) fn settling(source: &Source<'_>, robustness: &Robustness, cancel: &Cancel) -> Option<Settling> {
    let said = Agreed::of(source.plan);
    let test = |weights: &[f64]| said.agrees(weights);
    let agree: Option<Agree<'_>> = if said.is_empty() { None } else { Some(&test) };
    question::settling(robustness, &question::questions(robustness, cancel)?, agree, cancel)
}

/// Everything worth finding out: first what the set waits for, then what settles the top, then what the set hangs on.
pub(super) fn questions(
    source: &Source<'_>,
    settling: &Settling,
    (waves, judged): (&Waves, &HashMap<PartnerId, Judged>),
    about_the_set: Vec<Question>,
) -> Vec<Question> {
    at_the_gate(waves, judged).into_iter().chain(conversations(source, settling)).chain(about_the_set).collect()
}

/// What is open after a call with those in the set, in its order.
fn at_the_gate(waves: &Waves, judged: &HashMap<PartnerId, Judged>) -> Vec<Question> {
    let mut questions = Vec::new();
    for who in waves.recruit_now.iter().map(|row| &row.who) {
        let Some(judged) = judged.get(who.id()) else { continue };
        let open: Vec<Condition> =
            judged.conditions.conditions().iter().filter(|it| words::to_ask(*it).is_some()).collect();
        if !open.is_empty() && !judged.verdict.is_ready() {
            questions.push(Question { who: who.clone(), settles: Settles::Gate { open, verdict: judged.verdict } });
        }
    }
    questions
}

/// Conversations worth having, those that settle most first.
fn conversations(source: &Source<'_>, settling: &Settling) -> Vec<Question> {
    let worth = settling.conversations.iter().filter(|it| it.share >= LEAST).take(QUESTIONS);
    let question = |it: &Conversation| {
        let criterion = &source.plan.criteria[it.criterion];
        let (id, name) = (criterion.id.as_str().to_owned(), criterion.name.clone());
        let settles = Settles::Ranking { criterion: it.criterion, id, name, worth: it.worth, share: it.share };
        Question { who: source.who(it.partner), settles }
    };
    worth.map(question).collect()
}
