//! Fills the report from a plan: one pass a part, ids resolved once.

use super::rows::{
    BuyerRow, CallFirst, CallRow, Contributions, CriterionRow, ExcludedRow, Map, ProblemRow, ProfilePart, RankRow,
    SegmentRow, SourceGap, StageRow, Stopped, UnratedRow, Who,
};
use super::{Effort, FORMAT, Report, sentence};
use crate::catalog;
use crate::plan::{Plan, Segment, problems};
use crate::prioritise::coverage::Grid;
use crate::prioritise::quick::call_first;
use crate::prioritise::ranking::{Ranked, Ranking, with_weights};
use crate::prioritise::weights::{Weights, normalised, weights};
use std::collections::HashSet;
use std::sync::Arc;

pub(super) fn report(plan: &Plan) -> Report {
    let weights = weights(plan);
    let ranking = with_weights(plan, &weights);
    let grid = Grid::of(plan);
    let criteria = criteria(plan, &weights);
    let solo_coverage: Vec<f64> = (0..plan.partners.len()).map(|partner| grid.solo(partner)).collect();
    let efforts: Vec<Effort> = plan.partners.iter().map(|partner| Effort::of(partner)).collect();
    let mut qualified: Vec<usize> = ranking.ranked.iter().map(|row| row.partner).collect();
    qualified.extend(ranking.unrated.iter().map(|row| row.partner));
    let coverage = map(plan, &grid, &qualified);
    let (segments, no_segment) = segments(plan, &qualified);
    let Ranking { ranked, unrated, excluded } = ranking;
    Report {
        format: FORMAT,
        plan: plan.name.clone(),
        goal: plan.goal.clone(),
        profile: ProfilePart { sentence: sentence(plan), fields: plan.profile.clone() },
        weights_problem: weights.problem,
        call_first: calls(plan),
        ranking: ranked
            .into_iter()
            .map(|row| rank_row(plan, &criteria, solo_coverage[row.partner], efforts[row.partner], row))
            .collect(),
        unrated: unrated
            .into_iter()
            .map(|row| UnratedRow {
                who: who(plan, row.partner),
                criteria: Arc::clone(&criteria),
                missing: row.missing,
                rated: row.rated,
                conditions: row.conditions,
            })
            .collect(),
        excluded: excluded
            .into_iter()
            .map(|row| ExcludedRow { who: who(plan, row.partner), reasons: row.reasons, score: row.score })
            .collect(),
        criteria,
        coverage,
        solo_coverage,
        efforts,
        segments,
        no_segment,
        problems: problem_rows(plan),
    }
}

fn who(plan: &Plan, index: usize) -> Who {
    Who { index, partner: Arc::clone(&plan.partners[index]) }
}

fn criteria(plan: &Plan, weights: &Weights) -> Arc<[CriterionRow]> {
    let rows = plan.criteria.iter().zip(&weights.fractions).map(|(criterion, &weight)| CriterionRow {
        id: criterion.id.as_str().to_owned(),
        name: criterion.name.clone(),
        weight,
        minimum: criterion.minimum,
    });
    rows.collect()
}

fn calls(plan: &Plan) -> CallFirst {
    let list = call_first(plan);
    let call = |call: crate::prioritise::quick::Call| CallRow {
        rank: call.rank,
        who: who(plan, call.partner),
        score: call.score,
    };
    CallFirst {
        order: list.order.into_iter().map(call).collect(),
        stopped: list
            .stopped
            .into_iter()
            .map(|stopped| Stopped { who: who(plan, stopped.partner), reason: stopped.reason })
            .collect(),
        not_asked: list.not_asked.into_iter().map(|partner| who(plan, partner)).collect(),
    }
}

fn rank_row(plan: &Plan, criteria: &Arc<[CriterionRow]>, solo_coverage: f64, effort: Effort, row: Ranked) -> RankRow {
    RankRow {
        rank: row.rank,
        who: who(plan, row.partner),
        score: row.score,
        band: row.band,
        contributions: Contributions { criteria: Arc::clone(criteria), parts: row.parts },
        evidence: row.evidence,
        solo_coverage,
        effort,
        conditions: row.conditions,
    }
}

fn map(plan: &Plan, grid: &Grid, qualified: &[usize]) -> Map {
    let buyers = normalised(plan.buyers.iter().map(|buyer| buyer.weight.get()).collect()).fractions;
    let stages = normalised(plan.stages.iter().map(|stage| stage.weight.get()).collect()).fractions;
    Map {
        buyers: plan
            .buyers
            .iter()
            .zip(buyers)
            .map(|(buyer, weight)| BuyerRow { id: buyer.id.as_str().to_owned(), title: buyer.title.clone(), weight })
            .collect(),
        stages: plan
            .stages
            .iter()
            .zip(stages)
            .map(|(stage, weight)| StageRow { id: stage.id.as_str().to_owned(), name: stage.name.clone(), weight })
            .collect(),
        coverage: grid.coverage(qualified),
        sources: sources(plan, qualified),
    }
}

/// Trusted sources that nobody in the set stands for; names are compared without regard to case and outer blanks.
fn sources(plan: &Plan, set: &[usize]) -> Vec<SourceGap> {
    let folded = |name: &str| name.trim().to_lowercase();
    let stood_for: HashSet<String> =
        set.iter().flat_map(|&at| &plan.partners[at].trusted_as).map(|name| folded(name)).collect();
    let named = plan.buyers.iter().enumerate().flat_map(|(buyer, row)| {
        row.trusted_sources.iter().map(move |source| SourceGap { buyer, source: source.trim().to_owned() })
    });
    named.filter(|gap| !gap.source.is_empty() && !stood_for.contains(&folded(&gap.source))).collect()
}

/// The segments with their partners, and who is in none because no partner model is known.
fn segments(plan: &Plan, qualified: &[usize]) -> (Vec<SegmentRow>, Vec<Who>) {
    let mut rows: Vec<SegmentRow> = catalog::segments(plan).into_iter().map(segment_row).collect();
    let mut no_segment = Vec::new();
    for &at in qualified {
        let segment = catalog::segment_of(plan, &plan.partners[at]);
        let row = segment.and_then(|id| rows.iter_mut().find(|row| row.id == id));
        row.map_or(&mut no_segment, |row| &mut row.partners).push(who(plan, at));
    }
    (rows, no_segment)
}

fn segment_row(segment: Segment) -> SegmentRow {
    let Segment { id, name, model, strategy } = segment;
    SegmentRow { id, name, model, partners: Vec::new(), strategy }
}

fn problem_rows(plan: &Plan) -> Vec<ProblemRow> {
    problems(plan)
        .into_iter()
        .map(|problem| ProblemRow { severity: problem.severity, place: problem.place, sentence: problem.sentence })
        .collect()
}
