//! The set where a person has a say in it. What they kept is the set, as it is; else whom they put into the first wave is
//! in, whom they put elsewhere is not, and the numbers choose the rest within the limits.

use super::asked::{Asked, is_kept, is_put_in};
use super::recommended::recommended;
use super::search::solve;
use crate::plan::Plan;
use crate::prioritise::Cancel;
use crate::prioritise::met::is_signed;

/// Whether a person has a say in the set.
pub(super) fn has_a_say(plan: &Plan) -> bool {
    plan.partners.iter().any(|partner| partner.wave.is_some())
}

/// The candidates of the set. Where no set keeps to the limits with those a person put in, it is these alone.
pub(super) fn chosen(asked: &Asked<'_>, nodes: usize, cancel: &Cancel) -> Option<Vec<usize>> {
    if !is_kept(asked.plan)
        && let Some(best) = solve(&asked.problem, nodes, cancel)?.found()
    {
        return Some(recommended(&asked.problem, &best.set, nodes, cancel)?.set);
    }
    let partner = |at: &usize| &asked.plan.partners[asked.places[*at]];
    let is_in = |at: &usize| is_put_in(partner(at)) || is_signed(partner(at));
    Some((0..asked.places.len()).filter(is_in).collect())
}
