//! What one version deleted and the other changed is settled whole: kept or deleted with all that hangs on it.

use super::merge;
use partnerplan::catalog;
use partnerplan::plan::{
    Criterion, Edit, Mark, Partner, PartnerId, Plan, Preference, Scorecard, Side, Surrogate, Undecided, Weighting,
    Whom, remove,
};
use partnerplan::reconcile;
use std::sync::Arc;

/// The example, with something of each kind that hangs on its second candidate.
fn hung() -> Plan {
    let mut plan = catalog::example();
    let (first, second) = (plan.partners[0].id.clone(), plan.partners[1].id.clone());
    let limits = &mut plan.goal.limits;
    limits.must_have.push(second.clone());
    limits.not_both.push((first.clone(), second.clone()));
    plan.preferences.push(Preference::Before { first, then: second.clone() });
    let strategy = &mut plan.segments[0].strategy;
    let mut line = strategy.pay[0].clone();
    line.applies = Whom::Partner(second.clone());
    strategy.pay.push(line);
    let value = plan.partners[0].ratings[0].value;
    let mark = |partner: &PartnerId, criterion: &Criterion| {
        let (partner, criterion) = (partner.clone(), criterion.id.clone());
        Mark { partner, criterion, value }
    };
    let both = [&plan.partners[0].id, &second];
    let marks = both.iter().flat_map(|partner| plan.criteria.iter().map(|criterion| mark(partner, criterion)));
    let card = Scorecard { rater: "A. Ray".to_owned(), on: None, marks: marks.collect() };
    plan.scorecards.push(card);
    let order = plan.criteria.iter().map(|criterion| criterion.id.clone()).collect();
    plan.weighting = Weighting::Order { surrogate: Surrogate::default(), order };
    let segment = plan.segments[0].id.clone();
    Arc::make_mut(&mut plan.partners[1]).segment = Some(segment);
    plan
}

/// For each thing of the plan: what deletes it, and the plan with another name for it.
fn things(plan: &Plan) -> Vec<(Edit, Plan)> {
    let mut all = Vec::new();
    let mut renamed = |edit: Edit, rename: &dyn Fn(&mut Plan)| {
        let mut other = plan.clone();
        rename(&mut other);
        all.push((edit, other));
    };
    for at in 0..plan.partners.len() {
        renamed(remove::partner(plan, &plan.partners[at].id), &|it| {
            Arc::<Partner>::make_mut(&mut it.partners[at]).name += "!";
        });
    }
    for at in 0..plan.buyers.len() {
        renamed(remove::buyer(plan, &plan.buyers[at].id), &|it| it.buyers[at].title += "!");
    }
    for at in 0..plan.stages.len() {
        renamed(remove::stage(plan, &plan.stages[at].id), &|it| it.stages[at].name += "!");
    }
    for at in 0..plan.criteria.len() {
        renamed(remove::criterion(plan, &plan.criteria[at].id), &|it| it.criteria[at].name += "!");
    }
    for at in 0..plan.segments.len() {
        renamed(remove::segment(plan, &plan.segments[at].id), &|it| it.segments[at].name += "!");
    }
    all
}

fn applied(plan: &Plan, edit: &Edit) -> Plan {
    let mut plan = plan.clone();
    edit.clone().apply(&mut plan).unwrap();
    plan
}

fn settled(plan: &Plan, side: Side) -> Plan {
    applied(plan, &reconcile::settle(plan, 0, side, "settled").unwrap().edit)
}

#[test]
fn what_is_kept_though_it_was_deleted_has_all_that_hung_on_it_and_what_is_deleted_nothing() {
    let base = hung();
    let all = things(&base);
    assert!(all.len() > 40);
    for (deletes, changed) in all {
        let deleted = applied(&base, &deletes);
        for (ours, theirs, keeps) in [(&deleted, &changed, Side::Theirs), (&changed, &deleted, Side::Ours)] {
            let merged = merge(&base, ours, theirs);
            let [one] = merged.undecided.as_slice() else { panic!("{:?}", merged.undecided) };
            let about = reconcile::what(&merged.plan, one).about;
            assert_eq!(merged.not_back, [], "{about}");
            let other = if keeps == Side::Ours { Side::Theirs } else { Side::Ours };
            assert!(settled(&merged.plan, keeps) == changed, "{about} is kept whole");
            assert!(settled(&merged.plan, other) == deleted, "{about} is deleted whole");
        }
    }
}

#[test]
fn what_else_either_has_said_since_stays_beside_what_comes_back() {
    let base = hung();
    let (second, third) = (base.partners[1].id.clone(), base.partners[2].id.clone());
    let mut ours = applied(&base, &remove::partners(&base, &[second.clone(), third]));
    ours.goal.limits.must_have.push(ours.partners[0].id.clone());
    ours.scorecards.clear();
    let mut theirs = base.clone();
    Arc::make_mut(&mut theirs.partners[1]).owner = "B. Low".to_owned();
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.undecided.iter().filter(|one| one.deleted.is_some()).count(), 1, "{:?}", merged.undecided);
    let kept = settled(&merged.plan, Side::Theirs);
    let limits = &kept.goal.limits;
    assert!(limits.must_have.contains(&second) && limits.must_have.contains(&ours.partners[0].id), "{limits:?}");
    assert!(kept.segments[0].strategy.pay == base.segments[0].strategy.pay);
    assert!(kept.scorecards.is_empty(), "the card was deleted for its own sake");
}

#[test]
fn what_cannot_come_back_is_said_by_name() {
    let base = hung();
    let criterion = base.criteria[0].id.clone();
    let mut ours = applied(&base, &remove::criterion(&base, &criterion));
    let Weighting::Order { order, .. } = &mut ours.weighting else { panic!("they are in order") };
    order.reverse();
    let mut theirs = base.clone();
    theirs.criteria[0].name += "!";
    let merged = merge(&base, &ours, &theirs);
    let said: Vec<String> =
        merged.not_back.iter().map(|one: &Undecided| reconcile::not_back(&merged.plan, one)).collect();
    let [said] = said.as_slice() else { panic!("{said:?}") };
    assert!(said.starts_with("Weighting, order stays as in the version that deleted"), "{said}");
    assert!(merged.plan.criterion(&criterion).is_some());
}
