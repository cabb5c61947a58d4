//! Traps of people and of the year: one owner with too much, two waves from one year's days.

use super::Seen;
use crate::catalog::traps::sells;
use crate::catalog::{Rule, Trap};
use crate::plan::Place;
use crate::prioritise::money::{EARLY_SHARE, WORKING_DAYS};
use crate::report::{Who, figure};

/// Partners who sell that one owner can start at once, and partners at all: S36a and a judgement.
const SELLING: usize = 3;
const PARTNERS: usize = 10;
/// The share of the working days that partners may take where nobody has said more: a judgement.
const FREE: f64 = 0.6;

pub(super) fn traps(seen: &Seen<'_>) -> Vec<Trap> {
    let mut owners: Vec<&str> = seen.set.iter().map(|who| who.partner.owner.trim()).collect();
    owners.sort_unstable();
    owners.dedup();
    let loads = owners.into_iter().filter(|owner| !owner.is_empty()).filter_map(|owner| too_much(seen, owner));
    loads.chain(two_waves(seen)).collect()
}

fn too_much(seen: &Seen<'_>, owner: &str) -> Option<Trap> {
    let theirs: Vec<&Who> = seen.set.iter().copied().filter(|who| who.partner.owner.trim() == owner).collect();
    let selling = theirs.iter().filter(|who| sells(&who.partner)).count();
    let rows = theirs.iter().filter_map(|who| seen.findings.money.row(who.index));
    let days: f64 = rows.map(|row| row.effort.days * EARLY_SHARE).sum();
    let has = seen.findings.money.basis.owner_days.map_or(WORKING_DAYS, |a_week| WORKING_DAYS * a_week / 5.0);
    let bears = if seen.findings.money.basis.owner_days.is_some() { has } else { FREE * has };
    (selling > SELLING || days > bears || theirs.len() > PARTNERS).then(|| {
        let (count, all) = (theirs.len(), seen.set.len());
        let (days, has) = (figure::brief(days), figure::brief(has));
        let text = format!(
            "{owner} owns {count} of {all} in the set, {days} days of work in the first 90 where there are {has}: share them out, or start fewer at once."
        );
        let place = Place::Partner(theirs.last().map(|who| who.id().clone())?);
        let trap = Trap::in_plan(Rule::M14, place, "owner", text);
        Some(trap.about(theirs.iter().map(|who| &*who.partner)))
    })?
}

/// Limits that the waves break; only a person can do that.
fn two_waves(seen: &Seen<'_>) -> Option<Trap> {
    let breaks: Vec<&str> = seen.findings.waves.breaks().collect();
    let first = breaks.first()?;
    let text = match breaks.get(1) {
        Some(second) => {
            format!("The waves take {first} and {second}: put somebody into a later wave, or raise the limit.")
        }
        None => format!("The waves take {first}: put somebody into a later wave, or raise the limit."),
    };
    Some(Trap::in_plan(Rule::M18, Place::Goal, "days_limit", text))
}
