//! What is undecided is settled: one side is taken, as a change that can be undone.

use super::tree::{Members, PARTNERS, members, unsaid, without_partners};
use crate::plan::{
    BuyerId, Change, CriterionId, DealId, Edit, Partner, PartnerId, Plan, SegmentId, Side, StageId, Undecided, remove,
};
use serde_json::{Map, Value};
use std::{collections::HashMap, sync::Arc};

/// What it was about is not in the plan any more, or not to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone;

/// Settles what is undecided at a place of the plan's list, in words for undo.
///
/// # Errors
/// When the other version's value has no place any more; ours can always be kept.
pub fn settle(plan: &Plan, place: usize, side: Side, what: &str) -> Result<Change, Gone> {
    let one = plan.undecided.get(place).ok_or(Gone)?;
    let mut after = settled(plan, one, side)?;
    after.undecided.remove(place);
    Ok(Change::new(what, edit(plan, &after)))
}

/// The plan as one side says it.
///
/// # Errors
/// When that has no place any more.
pub fn settled(plan: &Plan, one: &Undecided, side: Side) -> Result<Plan, Gone> {
    match one.deleted {
        // What is gone by now has gone as it should.
        Some(deleted_by) if deleted_by == side => Ok(without(plan, &one.at).unwrap_or_else(|Gone| plan.clone())),
        None if side == Side::Theirs => {
            let mut values = Vec::with_capacity(one.fields.len());
            for field in &one.fields {
                let value = field.theirs.as_deref().map(serde_json::from_str).transpose().map_err(|_| Gone)?;
                values.push((field.field.clone(), value.unwrap_or(Value::Null)));
            }
            with(plan, &one.at, values)
        }
        _ => Ok(plan.clone()),
    }
}

/// The plan with one thing that differs taken over from another plan.
///
/// # Errors
/// When it has no place here.
pub fn taken(plan: &Plan, other: &Plan, one: &Undecided) -> Result<Plan, Gone> {
    match one.deleted {
        Some(Side::Ours) => brought(plan, other, &one.at),
        Some(Side::Theirs) => without(plan, &one.at),
        None => settled(plan, one, Side::Theirs),
    }
}

/// The edit that makes the one plan the other.
#[must_use]
pub fn edit(before: &Plan, after: &Plan) -> Edit {
    let mut edits: Vec<Edit> = sections(before, after).chain(more_sections(before, after)).collect();
    match of_partners(before, after) {
        Some(partners) => edits.extend(partners),
        None => return Edit::Whole(Box::new(after.clone())),
    }
    Edit::Together(edits)
}

fn sections(before: &Plan, after: &Plan) -> impl Iterator<Item = Edit> {
    let all = [
        (before.name != after.name).then(|| Edit::Name(after.name.clone())),
        (before.goal != after.goal).then(|| Edit::Goal(Box::new(after.goal.clone()))),
        (before.profile != after.profile).then(|| Edit::Profile(Box::new(after.profile.clone()))),
        (before.buyers != after.buyers).then(|| Edit::Buyers(after.buyers.clone())),
        (before.stages != after.stages).then(|| Edit::Stages(after.stages.clone())),
        (before.criteria != after.criteria).then(|| Edit::Criteria(after.criteria.clone())),
        (before.weighting != after.weighting).then(|| Edit::Weighting(after.weighting.clone())),
        (before.preferences != after.preferences).then(|| Edit::Preferences(after.preferences.clone())),
    ];
    all.into_iter().flatten()
}

fn more_sections(before: &Plan, after: &Plan) -> impl Iterator<Item = Edit> {
    let all = [
        (before.segments != after.segments).then(|| Edit::Segments(after.segments.clone())),
        (before.scorecards != after.scorecards).then(|| Edit::Scorecards(after.scorecards.clone())),
        (before.won_deals != after.won_deals).then(|| Edit::WonDeals(after.won_deals.clone())),
        (before.dismissed != after.dismissed).then(|| Edit::Dismissed(after.dismissed.clone())),
        (before.undecided != after.undecided).then(|| Edit::Undecided(after.undecided.clone())),
    ];
    all.into_iter().flatten()
}

/// Who goes, who is another, who comes; none where somebody has moved.
fn of_partners(before: &Plan, after: &Plan) -> Option<Vec<Edit>> {
    let by_id = |plan: &Plan| -> HashMap<PartnerId, Arc<Partner>> {
        plan.partners.iter().map(|partner| (partner.id.clone(), Arc::clone(partner))).collect()
    };
    let (was, is) = (by_id(before), by_id(after));
    let stayed = before.partners.iter().filter(|partner| is.contains_key(&partner.id)).map(|partner| &partner.id);
    if !stayed.eq(after.partners.iter().filter(|partner| was.contains_key(&partner.id)).map(|partner| &partner.id)) {
        return None;
    }
    let gone = before.partners.iter().filter(|partner| !is.contains_key(&partner.id));
    let mut edits: Vec<Edit> = gone.map(|partner| Edit::Remove(partner.id.clone())).collect();
    for (at, partner) in after.partners.iter().enumerate() {
        match was.get(&partner.id) {
            None => edits.push(Edit::Insert(at, Arc::clone(partner))),
            Some(was) if !Arc::ptr_eq(was, partner) && was != partner => edits.push(Edit::Partner(Arc::clone(partner))),
            Some(_) => {}
        }
    }
    Some(edits)
}

/// The plan with other values in fields of what stands at `at`.
fn with(plan: &Plan, at: &[String], values: Vec<(String, Value)>) -> Result<Plan, Gone> {
    changed(plan, at, |thing| {
        let record = record_of(thing)?;
        for (name, value) in values {
            if value.is_null() {
                record.remove(&name);
            } else {
                record.insert(name, value);
            }
        }
        Ok(())
    })
}

/// The plan without what stands at `at`, and without what refers to it.
pub(super) fn without(plan: &Plan, at: &[String]) -> Result<Plan, Gone> {
    if let [list, id] = at {
        let edit = match list.as_str() {
            PARTNERS => plan.partner(&PartnerId::new(id)).map(|partner| remove::partner(plan, &partner.id)),
            "buyers" => plan.buyer(&BuyerId::new(id)).map(|buyer| remove::buyer(plan, &buyer.id)),
            "stages" => plan.stage(&StageId::new(id)).map(|stage| remove::stage(plan, &stage.id)),
            "criteria" => plan.criterion(&CriterionId::new(id)).map(|criterion| remove::criterion(plan, &criterion.id)),
            "segments" => plan.segment(&SegmentId::new(id)).map(|segment| remove::segment(plan, &segment.id)),
            "won_deals" => plan.won_deal(&DealId::new(id)).map(|deal| remove::won_deal(plan, &deal.id)),
            _ => None,
        };
        if let Some(edit) = edit {
            let mut after = plan.clone();
            edit.apply(&mut after).map_err(|_| Gone)?;
            return Ok(after);
        }
    }
    let (member, list) = at.split_last().ok_or(Gone)?;
    changed(plan, list, |thing| {
        let (of, list) = list_of(thing, at)?;
        let place = of.keys(list).iter().position(|key| key == member).ok_or(Gone)?;
        list.remove(place);
        Ok(())
    })
}

/// The plan with what stands at `at` in the other, behind the neighbour it has there.
fn brought(plan: &Plan, other: &Plan, at: &[String]) -> Result<Plan, Gone> {
    if let [list, id] = at
        && list == PARTNERS
    {
        return brought_partner(plan, other, &PartnerId::new(id));
    }
    let (member, list) = at.split_last().ok_or(Gone)?;
    let mut found = None;
    changed(other, list, |thing| {
        let (of, list) = list_of(thing, at)?;
        let keys = of.keys(list);
        let place = keys.iter().position(|key| key == member).ok_or(Gone)?;
        found = Some((list[place].clone(), keys[..place].to_vec()));
        Ok(())
    })?;
    let (thing, before) = found.ok_or(Gone)?;
    changed(plan, list, |here| {
        if here.is_null() {
            *here = Value::Array(Vec::new());
        }
        let (of, list) = list_of(here, at)?;
        let keys = of.keys(list);
        let place = before.iter().rev().find_map(|one| keys.iter().position(|key| key == one));
        list.insert(place.map_or(0, |place| place + 1), thing);
        Ok(())
    })
}

fn brought_partner(plan: &Plan, other: &Plan, id: &PartnerId) -> Result<Plan, Gone> {
    let partner = other.partner(id).ok_or(Gone)?;
    let before = other.partners.iter().take_while(|one| one.id != partner.id);
    let place = before.filter_map(|one| plan.partners.iter().position(|here| here.id == one.id)).last();
    let mut after = plan.clone();
    after.partners.insert(place.map_or(0, |place| place + 1), Arc::clone(partner));
    Ok(after)
}

/// The plan with the thing at `at` changed; what is left of it has to be a plan.
fn changed(plan: &Plan, at: &[String], change: impl FnOnce(&mut Value) -> Result<(), Gone>) -> Result<Plan, Gone> {
    let mut after = plan.clone();
    if let [list, id, inside @ ..] = at
        && list == PARTNERS
    {
        let place = plan.partners.iter().position(|partner| partner.id.as_str() == id).ok_or(Gone)?;
        let mut tree = serde_json::to_value(&*plan.partners[place]).map_err(|_| Gone)?;
        change(found(&mut tree, PARTNERS, inside)?)?;
        after.partners[place] = Arc::new(serde_json::from_value(tree).map_err(|_| Gone)?);
        return Ok(after);
    }
    let mut tree = Value::Object(without_partners(plan).map_err(|_| Gone)?);
    change(found(&mut tree, at.first().map_or("", String::as_str), at)?)?;
    after = serde_json::from_value(tree).map_err(|_| Gone)?;
    after.partners.clone_from(&plan.partners);
    Ok(after)
}

/// What stands at `at` inside of a tree.
fn found<'a>(tree: &'a mut Value, part: &str, at: &[String]) -> Result<&'a mut Value, Gone> {
    let mut here = tree;
    let mut list = Members::Values;
    for step in at {
        here = match here {
            Value::Object(record) => {
                list = members(part, step);
                record.entry(step.clone()).or_insert_with(|| unsaid(step).unwrap_or_default())
            }
            Value::Array(all) => {
                let place = list.keys(all).iter().position(|key| key == step).ok_or(Gone)?;
                let member = &mut all[place];
                if let Some(record) = list.record(member).map(std::borrow::Cow::into_owned) {
                    *member = Value::Object(record);
                }
                member
            }
            _ => return Err(Gone),
        };
    }
    Ok(here)
}

fn record_of(thing: &mut Value) -> Result<&mut Map<String, Value>, Gone> {
    thing.as_object_mut().ok_or(Gone)
}

/// The list that the member at `at` stands in, and how its members are told apart.
fn list_of<'a>(thing: &'a mut Value, at: &[String]) -> Result<(Members, &'a mut Vec<Value>), Gone> {
    let [part, .., list, _] = at else {
        let [list, _] = at else { return Err(Gone) };
        return Ok((members(list, list), thing.as_array_mut().ok_or(Gone)?));
    };
    Ok((members(part, list), thing.as_array_mut().ok_or(Gone)?))
}
