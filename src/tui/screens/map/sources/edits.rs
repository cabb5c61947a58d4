//! What the view of trusted sources changes: candidates that stand for a source, and the sources themselves.

use crate::{
    interview::adding::is_same_name,
    plan::{Change, Edit, Partner, PartnerId, PartnerModel, Plan, clean_line},
    report::SourceRow,
    tui::{
        dialogs::{Choice, Pick, Prompt},
        layer::Context,
    },
};
use std::sync::Arc;

/// Asks for the name of the candidate behind a source and adds it, standing for the source.
pub(super) fn add_candidate(context: &mut Context<'_>, source: &str) {
    let about = "Who is it by name? They join the candidates and stand for this source.";
    let title = format!("A candidate for “{source}”");
    let source = source.to_owned();
    context.ask(Prompt::new(&title, about, &source.clone(), move |context, typed| {
        let name = clean_line(typed);
        if name.is_empty() {
            return Err("A candidate needs a name: type one, or leave with Esc.".to_owned());
        }
        let (id, edit) = add_standing(context.plan(), &name, &source);
        context.open_mut().change(Change::new(format!("added {name}, who stands for {source}"), edit))?;
        context.select(id);
        context.say(format!("{name} is a candidate now. Set the partner model on Candidates."));
        Ok(())
    }));
}

/// A new candidate that stands for a source; one who has that name already stands for it from now on.
fn add_standing(plan: &Plan, name: &str, source: &str) -> (PartnerId, Edit) {
    let same = plan.partners.iter().find(|partner| is_same_name(&partner.name, name));
    if let Some(partner) = same {
        return (partner.id.clone(), standing(partner, source, true));
    }
    let id = PartnerId::unused(name, |slug| plan.partner(&PartnerId::new(slug)).is_some());
    let mut partner = Partner::named(id.clone(), name);
    partner.trusted_as = vec![source.to_owned()];
    (id, Edit::Insert(plan.partners.len(), Arc::new(partner)))
}

/// Offers everyone who could stand for a source, a new candidate first; picking one who does takes it back.
pub(super) fn stand_for(context: &mut Context<'_>, source: &SourceRow) {
    let plan = context.plan();
    let mut choices = vec![Choice {
        name: "A new candidate".to_owned(),
        about: format!("type the name behind “{}”", source.source),
        value: None,
    }];
    let stands = |at: usize| source.candidates.contains(&at) || source.ruled_out.contains(&at);
    let (those, others): (Vec<usize>, Vec<usize>) = (0..plan.partners.len()).partition(|at| stands(*at));
    for at in those.into_iter().chain(others) {
        let partner = &plan.partners[at];
        let about = if stands(at) { "stands for it; Enter takes that back" } else { model(partner) };
        choices.push(Choice { name: partner.name.clone(), about: about.to_owned(), value: Some(partner.id.clone()) });
    }
    let title = format!("Who stands for “{}”?", source.source);
    let source = source.source.clone();
    context.ask(Pick::new(&title, "", choices, move |context, picked: &Option<PartnerId>| match picked {
        None => add_candidate(context, &source),
        Some(id) => toggle(context, id, &source),
    }));
}

fn model(partner: &Partner) -> &'static str {
    partner.model.map_or("partner model not known", PartnerModel::label)
}

fn toggle(context: &mut Context<'_>, id: &PartnerId, source: &str) {
    let Some(partner) = context.plan().partner(id) else { return };
    let name = partner.name.clone();
    let stood = partner.trusted_as.iter().any(|known| is_same(known, source));
    if !stood && is_same(&name, source) {
        return context.say(format!("{name} stands for it by name. Rename the candidate to take that back."));
    }
    let edit = standing(partner, source, !stood);
    let what = if stood { "no longer stands for" } else { "stands for" };
    if context.change(Change::new(format!("{name} {what} {source}"), edit)) {
        context.select(id.clone());
    }
}

fn standing(partner: &Partner, source: &str, stands: bool) -> Edit {
    let mut changed = partner.clone();
    changed.trusted_as.retain(|known| !is_same(known, source));
    if stands {
        changed.trusted_as.push(source.to_owned());
    }
    Edit::partner(changed)
}

fn is_same(one: &str, two: &str) -> bool {
    one.trim().to_lowercase() == two.trim().to_lowercase()
}

/// Asks for a source of a buyer and adds it behind those they have.
pub(super) fn add_source(context: &mut Context<'_>, buyer: usize) {
    let Some(chosen) = context.plan().buyers.get(buyer) else { return };
    let title = format!("Whom does {} ask?", chosen.title);
    let about = "A kind of adviser, a publication, a person: whoever they ask before they choose.";
    let (id, whose) = (chosen.id.clone(), chosen.title.clone());
    context.ask(Prompt::new(&title, about, "", move |context, typed| {
        let source = clean_line(typed);
        if source.is_empty() {
            return Err("Type whom they ask, or leave with Esc.".to_owned());
        }
        let mut buyers = context.plan().buyers.clone();
        let Some(row) = buyers.iter_mut().find(|row| row.id == id) else { return Ok(()) };
        if row.trusted_sources.iter().any(|known| is_same(known, &source)) {
            return Err(format!("{whose} asks {source} already."));
        }
        row.trusted_sources.push(source.clone());
        context.open_mut().change(Change::new(format!("{whose} asks {source}"), Edit::Buyers(buyers)))
    }));
}

/// Takes a source off the buyer who asks it; the candidates who stand for it stay.
pub(super) fn take_out(context: &mut Context<'_>, source: &SourceRow) {
    let mut buyers = context.plan().buyers.clone();
    let Some(row) = buyers.get_mut(source.buyer) else { return };
    row.trusted_sources.retain(|known| !is_same(known, &source.source));
    let what = format!("{} no longer asks {}", row.title, source.source);
    if context.change(Change::new(what, Edit::Buyers(buyers))) {
        context.say(format!("{} is off the list. u brings it back.", source.source));
    }
}
