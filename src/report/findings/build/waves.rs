//! The waves in the names of the report.

use super::Source;
use crate::plan::Plan;
use crate::prioritise::Cancel;
use crate::prioritise::recruit::Recruiting;
use crate::prioritise::waves::{self, InLine, Placed, Sum, Waits};
use crate::report::findings::{InLineRow, WaveRow, WaveSum, Waves};
use crate::report::reasons;

/// Who is recruited when.
pub(super) fn waves(source: &Source<'_>, recruiting: &Recruiting, cancel: &Cancel) -> Option<Waves> {
    let Source { plan, ranking, grid, spends, .. } = source;
    let found = waves::Waves::of(plan, ranking, grid, spends, recruiting, cancel)?;
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

fn sum(plan: &Plan, sum: Sum) -> WaveSum {
    let Sum { coverage, days, cost, breaks } = sum;
    WaveSum { coverage, days, cost, breaks: breaks.iter().map(|limit| reasons::broken(plan, limit)).collect() }
}
