//! The waves in the names of the report.

use super::Source;
use crate::plan::Plan;
use crate::prioritise::Cancel;
use crate::prioritise::coverage::{Coverage, Lost};
use crate::prioritise::recruit::Recruiting;
use crate::prioritise::waves::{self, InLine, Placed, Sum, Waits};
use crate::report::findings::{InLineRow, MemberReach, Moment, WaveRow, WaveSum, Waves};
use crate::report::reasons;

/// Who is recruited when.
pub(super) fn waves(source: &Source<'_>, recruiting: &Recruiting, cancel: &Cancel) -> Option<Waves> {
    let Source { plan, ranking, grid, spends, .. } = source;
    let found = waves::Waves::of(plan, ranking, grid, spends, recruiting, cancel)?;
    let now: Vec<usize> = found.recruit_now.iter().map(|placed| placed.partner).collect();
    let reached = (!now.is_empty()).then(|| grid.coverage(&now));
    let brings = reached.iter().flat_map(|reached| now.iter().map(|&at| brings(source, reached, at))).collect();
    let rows = |list: Vec<Placed>| list.into_iter().map(|placed| row(source, placed)).collect();
    Some(Waves {
        recruit_now: rows(found.recruit_now),
        next: rows(found.next),
        later: rows(found.later),
        no: rows(found.no),
        first_in_line: found.first_in_line.iter().map(|row| in_line(source, row)).collect(),
        now: sum(plan, found.first),
        both: sum(plan, found.both),
        left: found.left,
        reached,
        brings,
        gap: found.gap,
    })
}

fn row(source: &Source<'_>, placed: Placed) -> WaveRow {
    let Placed { partner, reason } = placed;
    let by_hand = reason == Some(Waits::ByHand);
    let reason = reason.map(|reason| reasons::waits(source.plan, &reason)).unwrap_or_default();
    WaveRow { who: source.who(partner), reason, by_hand }
}

fn in_line(source: &Source<'_>, row: &InLine) -> InLineRow {
    InLineRow { who: source.who(row.partner), adds: row.adds, days: row.days, cost: row.cost }
}

/// What the member at a place in the plan brings to a set that reaches so much.
fn brings(source: &Source<'_>, reached: &Coverage, at: usize) -> MemberReach {
    let (plan, partner) = (source.plan, &source.plan.partners[at]);
    let moment = |lost: Lost| {
        let (buyer, stage) = (plan.buyers[lost.buyer].id.clone(), plan.stages[lost.stage].id.clone());
        let evidence = partner.influence_on(&buyer, &stage).map(|cell| cell.evidence).unwrap_or_default();
        Moment { buyer, stage, loses: lost.points, evidence }
    };
    let mut moments: Vec<Moment> = source.grid.losses(reached, at).map(moment).collect();
    moments.sort_by(|one, two| two.loses.total_cmp(&one.loses));
    MemberReach { who: source.who(at), loses: source.grid.loses(reached, at), moments }
}

fn sum(plan: &Plan, sum: Sum) -> WaveSum {
    let Sum { coverage, days, cost, breaks } = sum;
    WaveSum { coverage, days, cost, breaks: breaks.iter().map(|limit| reasons::broken(plan, limit)).collect() }
}
