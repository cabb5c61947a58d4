//! Fills the report from a plan: one pass a part, ids resolved once.

use super::discuss::discuss;
use super::reasons::Open;
use super::rows::{
    BuyerRow, CallFirst, CallRow, Contributions, CriterionRow, ExcludedRow, Map, ProfilePart, RankRow, RatingSource,
    StageRow, UnratedRow, VolumeRow, Who,
};
use super::won::Won;
use super::{Accounts, Effort, FORMAT, Problems, Report, Segments, Traps, figure, origin::Origin, sources, words};
use crate::plan::{
    Amount, Buyer, Criterion, Date, Partner, Plan, Segment, Stage, Weighting, clean_line, profile_sentence,
};
use crate::prioritise::Resolved;
use crate::prioritise::coverage::Grid;
use crate::prioritise::quick::call_first;
use crate::prioritise::ranking::{Excluded, Ranked, Ranking, Unrated, with_weights};
use crate::prioritise::volume::{Volume, volume};
use crate::prioritise::weights::{Weights, normalised, sharing, weights};
use std::sync::Arc;

/// Everything about every partner that a change of the plan leaves as it is, and all partners as one list.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    resolved: Resolved,
    efforts: Vec<Effort>,
    judged_by: JudgedBy,
}

/// What rows follow from besides the partners. Goal and profile are not among it: typing into them moves no row.
#[derive(Clone, Debug)]
struct JudgedBy {
    criteria: Vec<Criterion>,
    weighting: Weighting,
    buyers: Vec<Buyer>,
    stages: Vec<Stage>,
    segments: Vec<Segment>,
    floor: Amount,
    matching: Option<u32>,
}

impl JudgedBy {
    fn of(plan: &Plan) -> Self {
        Self {
            criteria: plan.criteria.clone(),
            weighting: plan.weighting.clone(),
            buyers: plan.buyers.clone(),
            stages: plan.stages.clone(),
            segments: plan.segments.clone(),
            floor: plan.goal.limits.floor,
            matching: plan.profile.evidence.matching,
        }
    }

    fn holds(&self, plan: &Plan) -> bool {
        self.criteria == plan.criteria
            && self.weighting == plan.weighting
            && self.buyers == plan.buyers
            && self.stages == plan.stages
            && self.segments == plan.segments
            && self.floor == plan.goal.limits.floor
            && self.matching == plan.profile.evidence.matching
    }
}

impl Kept {
    fn of(plan: &Plan) -> Self {
        let efforts = plan.partners.iter().map(|partner| Effort::of(partner)).collect();
        Self { resolved: Resolved::of(plan), efforts, judged_by: JudgedBy::of(plan) }
    }

    fn after(self, plan: &Plan) -> Self {
        let (resolved, known) = self.resolved.after(plan);
        let effort = |(partner, before): (&Arc<Partner>, Option<usize>)| {
            before.map_or_else(|| Effort::of(partner), |at| self.efforts[at])
        };
        let efforts = plan.partners.iter().zip(known).map(effort).collect();
        Self { resolved, efforts, judged_by: JudgedBy::of(plan) }
    }

    /// Whether the rows made from this are the rows of the plan still.
    fn rows_hold(&self, plan: &Plan) -> bool {
        let partners = self.resolved.partners();
        partners.len() == plan.partners.len()
            && partners.iter().zip(&plan.partners).all(|(one, two)| Arc::ptr_eq(one, two))
            && self.judged_by.holds(plan)
    }

    /// Every partner, resolved.
    pub(super) fn resolved(&self) -> &Resolved {
        &self.resolved
    }

    /// What each partner takes of us, by its place in the plan.
    pub(super) fn efforts(&self) -> &[Effort] {
        &self.efforts
    }
}

pub(super) fn report(plan: &Plan, accounts: &Arc<Accounts>) -> Report {
    filled(plan, Kept::of(plan), Arc::clone(accounts), None)
}

pub(super) fn after(previous: Report, plan: &Plan) -> Report {
    if previous.kept.rows_hold(plan) {
        let previous = previous.without_findings();
        let origin = Origin::of(plan, previous.kept.resolved.partners());
        return Report {
            plan: plan.name.clone(),
            goal: plan.goal.clone(),
            profile: profile(plan),
            segments: Segments::of(&origin, previous.segments.into_qualified()),
            discuss: discuss(plan),
            won: Won::of(plan),
            problems: Problems::of(&origin, previous.today.clone()),
            traps: previous.traps.again(&origin),
            ..previous
        };
    }
    // The rows go before anything else: they share the list of partners, which is changed in place only when nobody
    // else holds it.
    let (kept, accounts, today) = previous.into_kept();
    filled(plan, kept.after(plan), accounts, today)
}

fn filled(plan: &Plan, kept: Kept, accounts: Arc<Accounts>, today: Option<Date>) -> Report {
    let Kept { resolved, efforts, .. } = &kept;
    let weights = weights(plan);
    let ranking = with_weights(plan, resolved, &weights);
    let volume = volume(plan, &ranking, accounts.presence());
    let grid = Grid::with(plan, resolved).present(volume.counted());
    let Ranking { ranked, unrated, excluded } = ranking;
    let criteria = criteria(plan, &weights);
    let solo_coverage = grid.solos();
    let qualified = qualified(&ranked, &unrated);
    let who = |partner| Who::at(resolved.partners(), partner);
    let origin = Origin::of(plan, resolved.partners());
    let rows = Rows { criteria: &criteria, solo_coverage: &solo_coverage, efforts };
    Report {
        format: FORMAT,
        plan: plan.name.clone(),
        goal: plan.goal.clone(),
        profile: profile(plan),
        weights_problem: weights.problem,
        call_first: calls(plan, resolved, &excluded, who),
        ranking: rows.all_ranked(ranked, who),
        unrated: rows.all_unrated(unrated, who),
        excluded: excluded_rows(excluded, who),
        coverage: map(plan, &grid, &qualified, volume_row(volume, who)),
        account_lists: accounts.part(plan, who),
        accounts,
        traps: Traps::of(&origin, qualified.clone()),
        segments: Segments::of(&origin, qualified),
        discuss: discuss(plan),
        won: Won::of(plan),
        problems: Problems::of(&origin, today.clone()),
        today,
        criteria,
        solo_coverage,
        grid,
        findings: None,
        pictures: Vec::new(),
        kept,
    }
}

fn excluded_rows(excluded: Vec<Excluded>, who: impl Fn(usize) -> Who) -> Vec<ExcludedRow> {
    excluded.into_iter().map(|row| excluded_row(who(row.partner), row)).collect()
}

fn profile(plan: &Plan) -> ProfilePart {
    ProfilePart { sentence: profile_sentence(plan), fields: plan.profile.clone() }
}

/// Those who qualify: ranked ones in rank order, then the unrated in the plan's order.
fn qualified(ranked: &[Ranked], unrated: &[Unrated]) -> Vec<usize> {
    let ranked = ranked.iter().map(|row| row.partner);
    ranked.chain(unrated.iter().map(|row| row.partner)).collect()
}

/// What rows are made from.
struct Rows<'a> {
    criteria: &'a Arc<[CriterionRow]>,
    solo_coverage: &'a [f64],
    efforts: &'a [Effort],
}

impl Rows<'_> {
    fn ranked(&self, row: Ranked, who: Who) -> RankRow {
        RankRow {
            rank: row.rank,
            score: row.score,
            band: row.band,
            contributions: Contributions { criteria: Arc::clone(self.criteria), partner: who.partner.clone() },
            conditions: Open::of(&who.partner, row.conditions),
            sources: RatingSource::all(&who.partner, self.criteria),
            who,
            evidence: row.evidence,
            solo_coverage: self.solo_coverage[row.partner],
            effort: self.efforts[row.partner],
            firm: None,
            verdict: None,
            wave: None,
        }
    }

    fn all_ranked(&self, rows: Vec<Ranked>, who: impl Fn(usize) -> Who) -> Vec<RankRow> {
        rows.into_iter().map(|row| self.ranked(row, who(row.partner))).collect()
    }

    fn all_unrated(&self, rows: Vec<Unrated>, who: impl Fn(usize) -> Who) -> Vec<UnratedRow> {
        rows.into_iter().map(|row| self.unrated(row, who(row.partner))).collect()
    }

    fn unrated(&self, row: Unrated, who: Who) -> UnratedRow {
        let conditions = Open::of(&who.partner, row.conditions);
        UnratedRow { who, criteria: Arc::clone(self.criteria), rated: row.rated, conditions }
    }
}

fn excluded_row(who: Who, row: Excluded) -> ExcludedRow {
    ExcludedRow { who, reasons: row.reasons, score: row.score }
}

fn criteria(plan: &Plan, weights: &Weights) -> Arc<[CriterionRow]> {
    let rows = plan.criteria.iter().zip(&weights.fractions).map(|(criterion, &weight)| CriterionRow {
        id: criterion.id.as_str().to_owned(),
        name: criterion.name.clone(),
        weight,
        shown: String::new(),
        reason: clean_line(&criterion.reason),
        minimum: criterion.minimum,
        not_for: criterion.not_for.clone(),
    });
    let mut rows: Vec<CriterionRow> = rows.collect();
    for (row, shown) in rows.iter_mut().zip(words::shown_weights(plan, weights)) {
        row.shown = shown;
    }
    rows.into()
}

fn calls(plan: &Plan, resolved: &Resolved, out: &[Excluded], who: impl Fn(usize) -> Who) -> CallFirst {
    let list = call_first(plan, resolved, out);
    CallFirst {
        order: list
            .order
            .into_iter()
            .map(|call| CallRow { rank: call.rank, who: who(call.partner), score: call.score })
            .collect(),
        in_talks: list.in_talks.into_iter().map(&who).collect(),
        not_to_call: out.iter().map(|row| who(row.partner)).collect(),
        not_asked: list.not_asked.into_iter().map(&who).collect(),
    }
}

/// The buying group, with normalised weights.
pub(super) fn buyers(plan: &Plan) -> Vec<BuyerRow> {
    let weights = normalised(sharing(plan.buyers.iter().map(|buyer| (buyer.weight, buyer.share)))).fractions;
    let shown = figure::percents(&weights, plan.buyers.iter().map(|buyer| buyer.share));
    let row = |(buyer, (weight, shown)): (&Buyer, (f64, String))| BuyerRow {
        id: buyer.id.as_str().to_owned(),
        title: buyer.title.clone(),
        weight,
        shown,
    };
    plan.buyers.iter().zip(weights.into_iter().zip(shown)).map(row).collect()
}

/// The stages, with normalised weights.
pub(super) fn stages(plan: &Plan) -> Vec<StageRow> {
    let weights = normalised(sharing(plan.stages.iter().map(|stage| (stage.weight, stage.share)))).fractions;
    let shown = figure::percents(&weights, plan.stages.iter().map(|stage| stage.share));
    let row = |(stage, (weight, shown)): (&Stage, (f64, String))| StageRow {
        id: stage.id.as_str().to_owned(),
        name: stage.name.clone(),
        weight,
        shown,
    };
    plan.stages.iter().zip(weights.into_iter().zip(shown)).map(row).collect()
}

fn volume_row(volume: Volume, who: impl Fn(usize) -> Who) -> VolumeRow {
    let missing = match &volume {
        Volume::Missing { who: missing, .. } => missing.iter().map(|at| who(*at)).collect(),
        Volume::Unsaid | Volume::Counts(_) => Vec::new(),
    };
    VolumeRow { volume, missing }
}

fn map(plan: &Plan, grid: &Grid, qualified: &[usize], volume: VolumeRow) -> Map {
    let trusted = sources::sources(plan, qualified);
    Map {
        buyers: buyers(plan),
        stages: stages(plan),
        coverage: grid.coverage(qualified),
        volume,
        sources: sources::gaps(&trusted),
        trusted,
    }
}
