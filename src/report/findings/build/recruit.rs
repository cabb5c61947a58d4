//! The recruiting set in the names of the report, and the guesses it hangs on.

use super::Source;
use crate::plan::{Evidence, Partner, PartnerModel};
use crate::prioritise::coverage::Grid;
use crate::prioritise::recruit::problem::Within;
use crate::prioritise::recruit::{self, IfNo, Outlook, Set};
use crate::prioritise::{Cancel, Resolved};
use crate::report::build::{buyers, stages};
use crate::report::findings::{
    AsGoodAs, FrontierRow, IfNoRow, LeftOut, MemberRow, OneMoreModel, OutsiderRow, Question, Recruiting, SetRow,
    Settles, StandIn, Status, Steps,
};
use crate::report::reasons;
use std::sync::Arc;

/// Up to so many candidates the set is worked out anew without the guesses of each: it takes a search a partner.
const TRIED: usize = 80;

/// The recruiting set, and what to expect of it.
pub(super) fn recruiting(source: &Source<'_>, found: recruit::Recruiting, outlook: &Outlook) -> Recruiting {
    let caution = found.coverage.as_ref().and_then(reasons::caution);
    let before = found.set().map(|set| set.partners.as_slice()).unwrap_or_default();
    Recruiting {
        members: found.members.iter().map(|member| self::member(source, member)).collect(),
        outsiders: outsiders(source, &found),
        forecast: outlook.set,
        forecast_of_optimal: outlook.optimal,
        if_no: outlook.if_no.iter().map(|row| if_no(source, before, row)).collect(),
        as_good_as: as_good_as(source, &found, caution.is_none()),
        left_out: left_out(source, &found.left_out),
        frontier: frontier(source, &found.frontier),
        steps: Steps { all: frontier(source, &found.steps.all), is_complete: found.steps.is_complete },
        one_more_model: one_more_model(source, &found),
        untried: Some(TRIED).filter(|most| found.shares.len() > *most),
        optimal: found.optimal.as_ref().map(|it| set(source, it)),
        recommended: found.recommended.as_ref().map(|it| set(source, it)),
        by_hand: found.by_hand.as_ref().map(|it| set(source, it)),
        expected_gap: found.expected_gap,
        coverage: found.coverage,
        buyers: buyers(source.plan),
        stages: stages(source.plan),
        caution,
        status: status(source, found.status),
    }
}

fn left_out(source: &Source<'_>, found: &[recruit::LeftOut]) -> Vec<LeftOut> {
    let row = |row: &recruit::LeftOut| LeftOut {
        who: source.who(row.partner),
        reason: reasons::left_out(source.plan, row, &source.accounts.overlap),
        in_brief: reasons::left_out_in_brief(source.plan, &row.reason),
    };
    found.iter().map(row).collect()
}

fn frontier(source: &Source<'_>, found: &[recruit::Frontier]) -> Vec<FrontierRow> {
    let row = |row: &recruit::Frontier| FrontierRow {
        budget: row.budget,
        coverage: row.set.coverage,
        partners: source.all(&row.set.partners),
        gap: row.gap,
    };
    found.iter().map(row).collect()
}

fn status(source: &Source<'_>, found: recruit::Status) -> Status {
    match found {
        recruit::Status::Optimal => Status::Optimal,
        recruit::Status::BestFound { gap } => Status::BestFound { gap },
        recruit::Status::Infeasible(why) => {
            let reasons = why.iter().map(|reason| reasons::infeasible(source.plan, reason)).collect();
            Status::Infeasible { reasons }
        }
    }
}

fn set(source: &Source<'_>, set: &Set) -> SetRow {
    let &Set { coverage, days, cost, mean_score, expected, .. } = set;
    SetRow { partners: source.all(&set.partners), coverage, days, cost, mean_score, expected }
}

fn member(source: &Source<'_>, member: &recruit::Member) -> MemberRow {
    let stand_in = member.stand_in.map(|(partner, loses)| StandIn { who: source.who(partner), loses });
    MemberRow { who: source.who(member.partner), loses: member.loses, stand_in }
}

fn if_no(source: &Source<'_>, before: &[usize], row: &IfNo) -> IfNoRow {
    let after = row.set.as_ref().map(|set| set.partners.as_slice()).unwrap_or_default();
    let those = |list: &[usize], others: &[usize]| {
        let gone = list.iter().filter(|at| **at != row.partner && !others.contains(at));
        gone.map(|&at| source.who(at)).collect()
    };
    IfNoRow {
        who: source.who(row.partner),
        enter: those(after, before),
        leave: if row.set.is_some() { those(before, after) } else { Vec::new() },
        coverage: row.set.as_ref().map(|set| set.coverage),
    }
}

fn outsiders(source: &Source<'_>, found: &recruit::Recruiting) -> Vec<OutsiderRow> {
    let (Some(set), Some(coverage)) = (found.set(), &found.coverage) else { return Vec::new() };
    let outside = source.ranking.ranked.iter().map(|row| row.partner).filter(|at| !set.partners.contains(at));
    outside.map(|at| OutsiderRow { who: source.who(at), adds: source.grid.adds(coverage, at) }).collect()
}

/// Who is in all sets as good, in some, in none: claimed only where all were counted and most of it is known.
fn as_good_as(source: &Source<'_>, found: &recruit::Recruiting, is_known: bool) -> AsGoodAs {
    let count = found.near_ties;
    let claims = is_known && found.all_near_ties;
    let those = |fits: &dyn Fn(u64) -> bool| {
        let fitting = found.shares.iter().filter(|(_, times)| claims && fits(*times));
        fitting.map(|(partner, _)| source.who(*partner)).collect()
    };
    let readings = found.readings.iter().flat_map(|it| &it.shares);
    AsGoodAs {
        within: Within::of(source.grid.counts_volume()),
        count,
        is_complete: found.all_near_ties,
        shares: found.shares.iter().map(|(partner, times)| (source.who(*partner), *times)).collect(),
        readings: readings.map(|(partner, share)| (source.who(*partner), *share)).collect(),
        weighed: found.readings.as_ref().filter(|it| !it.is_all).map(|it| it.sets),
        core: those(&|times| times == count),
        borderline: those(&|times| times > 0 && times < count),
        out: those(&|times| times == 0),
    }
}

fn one_more_model(source: &Source<'_>, found: &recruit::Recruiting) -> Option<OneMoreModel> {
    let (more, best) = (found.one_more_model.as_ref()?, found.optimal.as_ref()?);
    let models = |set: &Set| -> Vec<PartnerModel> {
        let mut models: Vec<_> = set.partners.iter().filter_map(|&at| source.plan.partners[at].model).collect();
        models.sort_unstable();
        models.dedup();
        models
    };
    let before = [models(best), models(found.set().unwrap_or(best))].concat();
    let new = models(more).into_iter().filter(|model| !before.contains(model)).collect();
    Some(OneMoreModel { adds: more.coverage - best.coverage, set: set(source, more), models: new })
}

/// Partners of the sets at hand whose guessed influence, withdrawn, changes the recommended set.
pub(super) fn questions(source: &Source<'_>, found: &recruit::Recruiting, cancel: &Cancel) -> Option<Vec<Question>> {
    let sets = [&found.optimal, &found.recommended].into_iter().flatten();
    let mut partners: Vec<usize> = sets.flat_map(|set| set.partners.iter().copied()).collect();
    partners.sort_unstable();
    partners.dedup();
    let Some(recommended) = found.recommended.as_ref().filter(|_| found.shares.len() <= TRIED) else {
        return Some(Vec::new());
    };
    let mut questions = Vec::new();
    for at in partners {
        let guessed = guesses(&source.plan.partners[at]);
        if guessed == 0 {
            continue;
        }
        let without = without_guesses(source, at, cancel)?;
        if without.partners != recommended.partners {
            questions.push(Question { who: source.who(at), settles: Settles::Set { guessed } });
        }
    }
    Some(questions)
}

fn guesses(partner: &Partner) -> usize {
    partner.influence.iter().filter(|cell| cell.evidence == Evidence::Guess && cell.strength.get() > 0).count()
}

/// The recommended set if what is guessed of whom a partner reaches were not so.
fn without_guesses(source: &Source<'_>, at: usize, cancel: &Cancel) -> Option<Set> {
    let mut plan = source.plan.clone();
    let mut partner = Partner::clone(&plan.partners[at]);
    partner.influence.retain(|cell| cell.evidence != Evidence::Guess);
    plan.partners[at] = Arc::new(partner);
    let grid = Grid::with(&plan, &Resolved::of(&plan)).present(source.volume.counted());
    recruit::recommended_set(&plan, &source.ranking, &grid, &source.spends, cancel)
}
