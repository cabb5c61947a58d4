//! The waves in the names of the report.

use super::Source;
use crate::prioritise::Cancel;
use crate::prioritise::recruit::Recruiting;
use crate::prioritise::waves::{self, Placed, Sum};
use crate::report::findings::{WaveRow, WaveSum, Waves};

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
        now: sum(found.first),
        both: sum(found.both),
    })
}

fn row(source: &Source<'_>, placed: Placed) -> WaveRow {
    let Placed { partner, reason, by_hand } = placed;
    WaveRow { who: source.who(partner), reason, by_hand }
}

fn sum(sum: Sum) -> WaveSum {
    let Sum { coverage, days, cost, breaks } = sum;
    WaveSum { coverage, days, cost, breaks }
}
