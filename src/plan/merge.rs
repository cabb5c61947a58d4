//! One partner of two that are the same company: nothing either of them says is lost, nothing dangles.

use super::{
    Edit, Evidence, Field, Goal, Partner, PartnerId, Plan, Preference, Segment, Subject, WonThrough, clean_line, remove,
};
use std::sync::Arc;

/// What making one partner of two comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// What does it.
    pub edit: Edit,
    /// Where both say something and not the same: what is kept, and what went into the notes.
    pub differ: Vec<Differing>,
}

/// A field both have filled in, and not alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// The label of the field.
    pub label: &'static str,
    /// What stays.
    pub kept: String,
    /// What the other said.
    pub other: String,
}

/// Fields that are joined and not chosen between.
const JOINED: [&str; 7] =
    ["name", "notes", "also_called", "not_same_as", "conditions", "partner_regions", "trusted_as"];

/// Makes one of two: the first stays with its id and its place, takes over what only the other says, and everything that
/// names the other names it. None where the plan does not hold both.
///
/// What both say differently stays as the first has it and is written into the notes; of two ratings on a criterion, and
/// two strengths at one place, the better known stays.
#[must_use]
pub fn partners(plan: &Plan, stays: &PartnerId, goes: &PartnerId) -> Option<Merged> {
    let other = plan.partner(goes).filter(|_| stays != goes)?;
    let mut one = Partner::clone(plan.partner(stays)?);
    let differ = fill(plan, &mut one, other);
    judge(&mut one, other);
    join(&mut one, other, &differ);
    let mut edits = renamed(plan, stays, goes);
    edits.push(Edit::Partner(Arc::new(one)));
    let mut so_far = plan.clone();
    Edit::Together(edits.clone()).apply(&mut so_far).ok()?;
    edits.push(remove::partner(&so_far, goes));
    Some(Merged { edit: Edit::Together(edits), differ })
}

/// The same plan where a partner has another id, which nobody has yet, and everything that names the partner uses it.
///
/// # Panics
/// Never: whole sections fit every plan.
#[must_use]
pub fn with_id(plan: &Plan, was: &PartnerId, is: &PartnerId) -> Plan {
    let mut renamed_plan = plan.clone();
    Edit::Together(renamed(plan, is, was)).apply(&mut renamed_plan).expect("whole sections fit every plan");
    for partner in renamed_plan.partners.iter_mut().filter(|partner| partner.id == *was) {
        Arc::make_mut(partner).id.clone_from(is);
    }
    renamed_plan
}

/// Takes over, field by field, what only the other says; returns what both say differently.
fn fill(plan: &Plan, one: &mut Partner, other: &Partner) -> Vec<Differing> {
    let nobody = Partner::named(PartnerId::new("nobody"), "");
    let mut scratch = plan.clone();
    scratch.partners = [&*one, other, &nobody].map(|partner| Arc::new(partner.clone())).to_vec();
    let [mine, theirs, unsaid] = [one.id.clone(), other.id.clone(), nobody.id].map(Subject::Partner);
    let mut differ = Vec::new();
    for field in Field::PARTNER.iter().filter(|field| !JOINED.contains(&field.id)) {
        let [kept, said, nothing] = [&mine, &theirs, &unsaid].map(|subject| field.read(&scratch, subject));
        if said == nothing || said == kept {
            continue;
        }
        if kept != nothing {
            differ.push(Differing { label: field.label, kept, other: said });
            continue;
        }
        if let Ok(edit) = field.write(&scratch, &mine, &said) {
            edit.apply(&mut scratch).expect("the partner is there");
        }
    }
    *one = Partner::clone(&scratch.partners[0]);
    differ
}

/// The ratings and the influence of both, the better known where both have one.
fn judge(one: &mut Partner, other: &Partner) {
    for rating in &other.ratings {
        match one.ratings.iter_mut().find(|known| known.criterion == rating.criterion) {
            Some(known) if is_better(rating.evidence, known.evidence) => *known = rating.clone(),
            Some(_) => {}
            None => one.ratings.push(rating.clone()),
        }
    }
    for cell in &other.influence {
        match one.influence.iter_mut().find(|known| known.buyer == cell.buyer && known.stage == cell.stage) {
            Some(known) if is_better(cell.evidence, known.evidence) => *known = cell.clone(),
            Some(_) => {}
            None => one.influence.push(cell.clone()),
        }
    }
}

/// Whether something is known better than something else.
fn is_better(one: Evidence, than: Evidence) -> bool {
    let rank = |evidence| Evidence::ALL.iter().position(|known| *known == evidence);
    rank(one) > rank(than)
}

/// The other name, and everything that is several, one after the other.
fn join(one: &mut Partner, other: &Partner, differ: &[Differing]) {
    let name = clean_line(&one.name);
    for called in std::iter::once(&other.name).chain(&other.also_called) {
        if !called.trim().is_empty() && clean_line(called) != name && !one.also_called.contains(called) {
            one.also_called.push(called.clone());
        }
    }
    add_new(&mut one.not_same_as, &other.not_same_as);
    add_new(&mut one.regions, &other.regions);
    add_new(&mut one.trusted_as, &other.trusted_as);
    one.not_same_as.retain(|named| !one.also_called.contains(named));
    for condition in &other.conditions {
        if !one.conditions.iter().any(|known| known.text == condition.text) {
            one.conditions.push(condition.clone());
        }
    }
    let said = differ.iter().map(|field| format!("{}: {} said {}", field.label, other.name, field.other));
    let notes = (!other.notes.trim().is_empty() && !one.notes.contains(&other.notes)).then(|| other.notes.clone());
    for line in notes.into_iter().chain(said) {
        if !one.notes.is_empty() {
            one.notes.push('\n');
        }
        one.notes.push_str(&line);
    }
}

fn add_new(list: &mut Vec<String>, more: &[String]) {
    for one in more {
        if !list.contains(one) {
            list.push(one.clone());
        }
    }
}

/// Everything that names who goes names who stays.
fn renamed(plan: &Plan, stays: &PartnerId, goes: &PartnerId) -> Vec<Edit> {
    let mut edits = Vec::new();
    let goal = goal(&plan.goal, stays, goes);
    if goal != plan.goal {
        edits.push(Edit::Goal(Box::new(goal)));
    }
    let preferences = preferences(&plan.preferences, stays, goes);
    if preferences != plan.preferences {
        edits.push(Edit::Preferences(preferences));
    }
    let segments = segments(&plan.segments, stays, goes);
    if segments != plan.segments {
        edits.push(Edit::Segments(segments));
    }
    edits.extend(marks(plan, stays, goes));
    edits.extend(deals(plan, stays, goes));
    edits
}

/// In a deal both were heard in, the one who stays was.
fn deals(plan: &Plan, stays: &PartnerId, goes: &PartnerId) -> Option<Edit> {
    let mut deals = plan.won_deals.clone();
    for deal in &mut deals {
        if let WonThrough::These(these) = &mut deal.through {
            for one in these.iter_mut().filter(|one| one.partner == *goes) {
                one.partner.clone_from(stays);
            }
            deal.through = WonThrough::these(std::mem::take(these));
        }
    }
    (deals != plan.won_deals).then_some(Edit::WonDeals(deals))
}

/// A rater who marked both on the same has marked the one who stays.
fn marks(plan: &Plan, stays: &PartnerId, goes: &PartnerId) -> Option<Edit> {
    let mut cards = plan.scorecards.clone();
    for card in &mut cards {
        let theirs = card.clone();
        card.marks.retain(|mark| mark.partner != *goes || theirs.mark(stays, &mark.criterion).is_none());
        for mark in card.marks.iter_mut().filter(|mark| mark.partner == *goes) {
            mark.partner.clone_from(stays);
        }
    }
    (cards != plan.scorecards).then_some(Edit::Scorecards(cards))
}

fn goal(goal: &Goal, stays: &PartnerId, goes: &PartnerId) -> Goal {
    let mut goal = goal.clone();
    let limits = &mut goal.limits;
    for list in [&mut limits.must_have, &mut limits.must_not] {
        rename(list, stays, goes);
    }
    for (one, two) in &mut limits.not_both {
        for id in [one, two] {
            if id == goes {
                id.clone_from(stays);
            }
        }
    }
    limits.not_both.retain(|(one, two)| one != two);
    goal
}

fn rename(list: &mut Vec<PartnerId>, stays: &PartnerId, goes: &PartnerId) {
    if list.contains(stays) {
        list.retain(|id| id != goes);
    } else if let Some(id) = list.iter_mut().find(|id| *id == goes) {
        id.clone_from(stays);
    }
}

fn preferences(all: &[Preference], stays: &PartnerId, goes: &PartnerId) -> Vec<Preference> {
    let mut kept: Vec<Preference> = Vec::with_capacity(all.len());
    for said in all {
        let mut said = said.clone();
        if let Preference::Before { first, then } = &mut said {
            for id in [&mut *first, &mut *then] {
                if id == goes {
                    id.clone_from(stays);
                }
            }
            if first == then {
                continue;
            }
        }
        if !kept.contains(&said) {
            kept.push(said);
        }
    }
    kept
}

fn segments(all: &[Segment], stays: &PartnerId, goes: &PartnerId) -> Vec<Segment> {
    let mut segments = all.to_vec();
    for segment in &mut segments {
        segment.strategy.readdress(goes, stays);
    }
    segments
}
