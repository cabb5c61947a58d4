//! From what a file may hold to what the program makes: text clean and there, ids unique, nothing dangling.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::plan::{
    Amount, Exclusivity, Partner, Plan, Profile, Trigger, Weighting, WonThrough, clean_line, clean_text, remove,
};
use std::sync::Arc;

pub(super) fn tame(mut plan: Plan) -> Plan {
    keep_first(&mut plan.buyers, |buyer| buyer.id.clone());
    keep_first(&mut plan.stages, |stage| stage.id.clone());
    keep_first(&mut plan.criteria, |criterion| criterion.id.clone());
    keep_first(&mut plan.segments, |segment| segment.id.clone());
    keep_first(&mut plan.partners, |partner| partner.id.clone());
    if let Some(edit) = remove::dangling(&plan) {
        edit.apply(&mut plan).unwrap();
    }
    named(&mut plan.name);
    if plan.weighting != Weighting::Direct {
        plan.criteria.iter_mut().for_each(|criterion| criterion.share = None);
    }
    tame_goal(&mut plan);
    tame_profile(&mut plan.profile);
    tame_people(&mut plan);
    keep_first(&mut plan.won_deals, |deal| deal.id.clone());
    for deal in &mut plan.won_deals {
        named(&mut deal.name);
        if let WonThrough::These(these) = &deal.through {
            deal.through = WonThrough::these(these.clone());
        }
    }
    for card in &mut plan.scorecards {
        named(&mut card.rater);
    }
    keep_first(&mut plan.scorecards, |card| card.rater.clone());
    plan.partners = plan.partners.iter().map(|partner| Arc::new(tame_partner(Partner::clone(partner)))).collect();
    plan
}

fn keep_first<T, Id: PartialEq>(things: &mut Vec<T>, id: impl Fn(&T) -> Id) {
    let mut seen: Vec<Id> = Vec::new();
    things.retain(|thing| {
        let id = id(thing);
        let is_new = !seen.contains(&id);
        seen.push(id);
        is_new
    });
}

fn tame_goal(plan: &mut Plan) {
    let goal = &mut plan.goal;
    line(&mut goal.vendor);
    line(&mut goal.author);
    line(&mut goal.our_country);
    line(&mut goal.product);
    let codes = ["USD", "EUR", "CHF", "GBP", "JPY"];
    codes[goal.limits.currency.len() % codes.len()].clone_into(&mut goal.limits.currency);
    goal.limits.partners = goal.limits.partners.max(1);
    goal.limits.floor = Amount::new(goal.limits.floor.get().min(100.0)).unwrap();
}

fn tame_profile(profile: &mut Profile) {
    profile.sentence = profile.sentence.as_deref().map(clean_text).filter(|sentence| !sentence.is_empty());
    let technographics = &mut profile.technographics;
    let lists = [&mut technographics.must_have, &mut technographics.positive, &mut technographics.replaced];
    for list in lists.into_iter().chain([&mut profile.industries, &mut profile.regions, &mut profile.rule_outs]) {
        lines(list);
    }
    for trigger in &mut profile.triggers {
        line(&mut trigger.event);
        line(&mut trigger.sign);
    }
    profile.triggers.retain(|trigger| *trigger != Trigger::default());
    for pain in &mut profile.pains {
        line(&mut pain.words);
    }
    profile.pains.retain(|pain| pain.buyer.is_some() || !pain.words.is_empty());
}

fn tame_people(plan: &mut Plan) {
    for buyer in &mut plan.buyers {
        named(&mut buyer.title);
        line(&mut buyer.cares_about);
        lines(&mut buyer.trusted_sources);
        let absent = std::mem::take(&mut buyer.absent);
        buyer.absent = plan.stages.iter().map(|stage| stage.id.clone()).filter(|id| absent.contains(id)).collect();
    }
    for stage in &mut plan.stages {
        named(&mut stage.name);
    }
    for criterion in &mut plan.criteria {
        named(&mut criterion.name);
        line(&mut criterion.reason);
        criterion.anchors.iter_mut().for_each(line);
    }
    for segment in &mut plan.segments {
        named(&mut segment.name);
    }
    plan.weighting = plan.weighting.keeping(|_| true);
}

fn tame_partner(mut partner: Partner) -> Partner {
    named(&mut partner.name);
    partner.notes = clean_text(&partner.notes);
    let rest = [
        &mut partner.domain,
        &mut partner.owner,
        &mut partner.next_step,
        &mut partner.contact,
        &mut partner.why,
        &mut partner.would_change,
        &mut partner.written_rule,
    ];
    rest.into_iter().for_each(line);
    partner.conditions.iter_mut().for_each(|own| line(&mut own.text));
    partner.conditions.retain(|own| !own.text.is_empty() && !own.text.starts_with('['));
    for list in [&mut partner.regions, &mut partner.trusted_as, &mut partner.also_called, &mut partner.not_same_as] {
        lines(list);
    }
    if let Exclusivity::Granted(quota) = &mut partner.exclusivity {
        line(quota);
    }
    partner.variant = partner.variant.filter(|variant| Some(variant.model()) == partner.model);
    partner.quick.model_asked |= partner.model.is_some();
    keep_first(&mut partner.ratings, |rating| rating.criterion.clone());
    keep_first(&mut partner.influence, |cell| (cell.buyer.clone(), cell.stage.clone()));
    partner
}

fn line(text: &mut String) {
    *text = clean_line(text);
}

fn named(text: &mut String) {
    line(text);
    if text.is_empty() {
        "unnamed".clone_into(text);
    }
}

fn lines(list: &mut Vec<String>) {
    list.iter_mut().for_each(line);
    list.retain(|text| !text.is_empty());
}
