//! Two versions made one, and with what one of them deleted and the other changed all that hung on it: limits, lines of
//! pay, marks, ratings, links. It is settled with that: kept whole, or deleted whole.

use super::settle::without;
use super::three::{NoPlan, both};
use super::tree::PARTNERS;
use crate::plan::{PartnerId, Plan, Side, Undecided, remove};
use std::collections::HashSet;

/// Lists on whose members something else of the plan hangs.
const LISTS: [&str; 5] = [PARTNERS, "buyers", "stages", "criteria", "segments"];

/// What two versions come to.
#[derive(Clone, Debug)]
pub struct Merge {
    /// The plan, which holds what is not decided.
    pub plan: Plan,
    /// What is not decided by this merge; the plan may hold more from before.
    pub undecided: Vec<Undecided>,
    /// Where something hung on what one deleted and the other changed, and has not come back: who deleted that has said
    /// something else there since.
    pub not_back: Vec<Undecided>,
}

/// Makes one plan of `ours` and `theirs`, which both come from `base`.
///
/// # Errors
/// When the two cannot be one plan.
pub fn merge(base: &Plan, ours: &Plan, theirs: &Plan) -> Result<Merge, NoPlan> {
    let (mut plan, mut undecided) = both(base, ours, theirs)?;
    let (mut not_back, kept) = (Vec::new(), undecided.iter().filter(|one| has_more(one)).cloned().collect::<Vec<_>>());
    if !kept.is_empty() {
        let mut whole = |version, side| {
            let things =
                kept.iter().filter(|one| one.deleted == Some(side)).map(|one| one.at.clone()).collect::<Vec<_>>();
            with_what_hung(base, version, &things, &mut not_back)
        };
        let (ours, theirs) = (whole(ours, Side::Ours)?, whole(theirs, Side::Theirs)?);
        let (again, told) = both(base, &ours, &theirs)?;
        let new: Vec<Undecided> = told.iter().filter(|one| !undecided.contains(one)).cloned().collect();
        undecided.retain(|one| kept.contains(one) || told.contains(one));
        undecided.extend(new);
        plan = again;
    }
    plan.undecided.retain(|old| !undecided.iter().any(|new| new.says_all_of(old)));
    plan.undecided.extend(undecided.iter().cloned());
    Ok(Merge { plan, undecided, not_back })
}

/// Whether something else may hang on what was deleted.
fn has_more(one: &Undecided) -> bool {
    matches!(one.at.as_slice(), [list, _] if LISTS.contains(&list.as_str())) && one.deleted.is_some()
}

/// A version as if it had not deleted these things: what the base has of them and of what hung on them, and all else as
/// the version says.
fn with_what_hung(
    base: &Plan,
    version: &Plan,
    things: &[Vec<String>],
    not_back: &mut Vec<Undecided>,
) -> Result<Plan, NoPlan> {
    if things.is_empty() {
        return Ok(version.clone());
    }
    let there: HashSet<Vec<String>> = all(version).collect();
    let gone: Vec<Vec<String>> = all(base).filter(|thing| !there.contains(thing) && !things.contains(thing)).collect();
    let before = without_all(base, &gone);
    let (mut plan, told) = both(&without_all(&before, things), version, &before)?;
    for one in told {
        match one.deleted {
            // The version has deleted it for its own sake.
            Some(_) => plan = without(&plan, &one.at).unwrap_or(plan),
            None => not_back.push(one),
        }
    }
    Ok(plan)
}

/// The way to everything of a plan that something else may hang on.
fn all(plan: &Plan) -> impl Iterator<Item = Vec<String>> {
    let ids = [
        plan.partners.iter().map(|it| it.id.to_string()).collect::<Vec<String>>(),
        plan.buyers.iter().map(|it| it.id.to_string()).collect(),
        plan.stages.iter().map(|it| it.id.to_string()).collect(),
        plan.criteria.iter().map(|it| it.id.to_string()).collect(),
        plan.segments.iter().map(|it| it.id.to_string()).collect(),
    ];
    LISTS.into_iter().zip(ids).flat_map(|(list, ids)| ids.into_iter().map(|id| vec![list.to_owned(), id]))
}

/// A plan without these things and without what hangs on them.
fn without_all(plan: &Plan, things: &[Vec<String>]) -> Plan {
    let is_partner = |thing: &&Vec<String>| thing.first().is_some_and(|list| list == PARTNERS);
    let partners: Vec<PartnerId> = things.iter().filter(is_partner).map(|thing| PartnerId::new(&thing[1])).collect();
    let mut left = plan.clone();
    // Who is in the plan can be taken out of it.
    let _ = remove::partners(plan, &partners).apply(&mut left);
    for thing in things.iter().filter(|thing| !is_partner(thing)) {
        left = without(&left, thing).unwrap_or(left);
    }
    left
}
