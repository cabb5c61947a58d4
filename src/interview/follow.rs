//! What follows from an answer: the pre-fills and guesses it brings along, and those of the answer before that go.
//!
//! It is read off the plan before and the change, not off the question: whoever gives the answer, the same follows.
//! Nothing here goes over what the user said.

use crate::prioritise::suggested::{
    BUYER_INFLUENCE, COMMITMENT, ICP_OVERLAP, fit_guess, is_bare_guess, room_guess, warmth_guess,
};
use crate::{
    catalog,
    plan::{
        CriterionId, Edit, Evidence, Influence, Partner, Plan, RatingValue, Room, Score5, Status, Strength, Told,
        Warmth,
    },
};
use std::sync::Arc;

/// The change with all that follows from the answers in it.
///
/// A partner model or a variant brings whom such partners usually reach; an answer of the quick pass brings the rating
/// it suggests; a buying role brings when such buyers are in the room. All of it guesses. An answer that stands
/// already brings nothing, and of changes together, what follows is read off each in its turn.
#[must_use]
pub fn follow(plan: &Plan, edit: Edit) -> Edit {
    match edit {
        Edit::Partner(changed) => match plan.partner(&changed.id) {
            Some(before) => Edit::Partner(followed(plan, before, changed)),
            None => Edit::Partner(changed),
        },
        Edit::Insert(at, new) => {
            let only_named = Partner::named(new.id.clone(), &new.name);
            Edit::Insert(at, followed(plan, &only_named, new))
        }
        Edit::Buyers(changed) => Edit::Buyers(catalog::follow_roles(plan, changed)),
        Edit::Together(edits) => Edit::Together(follow_each(plan, edits)),
        other => other,
    }
}

fn follow_each(plan: &Plan, edits: Vec<Edit>) -> Vec<Edit> {
    let mut so_far = plan.clone();
    let mut all = Vec::with_capacity(edits.len());
    for edit in edits {
        let edit = follow(&so_far, edit);
        // One that does not fit changes nothing here; whoever applies them all is told.
        drop(edit.clone().apply(&mut so_far));
        all.push(edit);
    }
    all
}

/// The partner as changed, with all that follows from what was answered otherwise before.
pub(super) fn followed(plan: &Plan, before: &Partner, changed: Arc<Partner>) -> Arc<Partner> {
    let is_same_kind = (before.model, before.variant) == (changed.model, changed.variant);
    let (was, is) = (before.quick, changed.quick);
    if is_same_kind && was == is {
        return changed;
    }
    let mut after = Arc::unwrap_or_clone(changed);
    if !is_same_kind || was.room != is.room {
        reach(plan, before, &mut after);
    }
    if was.fit != is.fit {
        guess(plan, &mut after, ICP_OVERLAP, fit_guess(was.fit), fit_guess(is.fit));
    }
    if was.room != is.room {
        guess(plan, &mut after, BUYER_INFLUENCE, room_guess(was.room), room_guess(is.room));
    }
    if was.warmth != is.warmth {
        guess(plan, &mut after, COMMITMENT, warmth_guess(was.warmth), warmth_guess(is.warmth));
        status(was.warmth, &mut after);
    }
    Arc::new(after)
}

/// Fills in whom the answers let us guess the partner reaches. What earlier answers filled in and nobody touched makes
/// room; a cell the user set, with a note, with better evidence or merely with another strength, stays as it is.
fn reach(plan: &Plan, before: &Partner, after: &mut Partner) {
    let earlier = guessed_reach(plan, before);
    after.influence.retain(|cell| !earlier.contains(cell));
    for cell in guessed_reach(plan, after) {
        if after.influence_on(&cell.buyer, &cell.stage).is_none() {
            after.influence.push(cell);
        }
    }
}

/// Whom partners of this kind usually reach, no more of it than the answer to "in the room" carries: all of it where
/// they usually are, a word with each where they sometimes are or nobody knows, nothing where they are not.
fn guessed_reach(plan: &Plan, partner: &Partner) -> Vec<Influence> {
    let most = match partner.quick.room.known() {
        Some(Room::No) => return Vec::new(),
        Some(Room::Usually) => 2,
        Some(Room::Sometimes) | None => 1,
    };
    let most = Strength::new(most).expect("0 to 3");
    let Some(model) = partner.model else { return Vec::new() };
    let usual = catalog::usual_influence(plan, model, partner.variant).into_iter();
    usual.map(|cell| Influence { strength: cell.strength.min(most), ..cell }).collect()
}

/// Who says that they are talking has said the status too, while that says nothing yet; another answer takes it back.
fn status(was: Told<Warmth>, after: &mut Partner) {
    let talking = Told::Is(Warmth::Talking);
    match after.status {
        Status::Candidate | Status::Contacted if after.quick.warmth == talking => after.status = Status::Talking,
        Status::Talking if was == talking => after.status = Status::Candidate,
        _ => {}
    }
}

/// Writes the rating an answer suggests, only where there is none or one that is itself a guess without a note: never
/// over better evidence, a note, or "does not apply". A guess an earlier answer wrote goes when the answer that replaces
/// it suggests none.
fn guess(plan: &Plan, partner: &mut Partner, criterion: &str, before: Option<u8>, now: Option<u8>) {
    let criterion = CriterionId::new(criterion);
    if plan.criterion(&criterion).is_none() {
        return;
    }
    let standing = partner.rating(&criterion).map(|rating| match rating.value {
        RatingValue::Rated(value) if is_bare_guess(rating) => Some(value.get()),
        _ => None,
    });
    match (standing, now) {
        (None | Some(Some(_)), Some(now)) => {
            let value = Score5::new(now).expect("the quick pass guesses 1 to 4");
            partner.rate(&criterion, RatingValue::Rated(value), Evidence::Guess);
        }
        (Some(Some(written)), None) if before == Some(written) => {
            partner.ratings.retain(|rating| rating.criterion != criterion);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Fit, PartnerId, PartnerModel, Variant};

    fn plan_and_newcomer() -> (Plan, Partner) {
        (catalog::example(), Partner::named(PartnerId::new("new"), "Somebody new"))
    }

    #[test]
    fn who_comes_with_answers_is_as_one_who_was_asked() {
        let (mut plan, newcomer) = plan_and_newcomer();
        let mut answered = newcomer.clone();
        (answered.model, answered.quick.fit) = (Some(PartnerModel::Referral), Told::Is(Fit::Most));
        let Edit::Insert(_, imported) = follow(&plan, Edit::Insert(0, Arc::new(answered.clone()))) else {
            panic!("an insert stays one");
        };
        plan.partners.push(Arc::new(newcomer));
        assert_eq!(follow(&plan, Edit::partner(answered)), Edit::Partner(Arc::clone(&imported)));
        assert!(!imported.influence.is_empty() && imported.rating(&CriterionId::new(ICP_OVERLAP)).is_some());
    }

    #[test]
    fn of_changes_together_the_later_follows_from_the_earlier() {
        let (mut plan, newcomer) = plan_and_newcomer();
        plan.partners.push(Arc::new(newcomer.clone()));
        let alliance = Partner { model: Some(PartnerModel::AffiliateAlliance), ..newcomer };
        let affiliate = Partner { variant: Some(Variant::Affiliate), ..alliance.clone() };
        let after = |edits: Vec<Edit>| {
            let mut plan = plan.clone();
            follow(&plan, Edit::Together(edits)).apply(&mut plan).expect("they fit the plan");
            plan.partners.pop().expect("somebody is there")
        };
        let both = after(vec![Edit::partner(alliance), Edit::partner(affiliate.clone())]);
        assert_eq!(both, after(vec![Edit::partner(affiliate)]), "what the first brought goes with the second");
        assert!(!both.influence.is_empty());
    }

    #[test]
    fn what_changes_no_answer_brings_nothing() {
        let (plan, _) = plan_and_newcomer();
        let emptied = Partner { influence: Vec::new(), ratings: Vec::new(), ..Partner::clone(&plan.partners[0]) };
        assert_eq!(follow(&plan, Edit::partner(emptied.clone())), Edit::partner(emptied));
    }
}
