//! What the view of trusted sources changes: candidates that stand for a source, and the sources themselves.

use crate::interview::sources;
use crate::plan::{BuyerId, Partner, PartnerId, PartnerModel};
use crate::report::SourceRow;
use crate::report::words::NO_MODEL;
use crate::tui::dialogs::{Choice, Pick, Prompt};
use crate::tui::layer::Context;
/// Asks for the name of the candidate behind a source and adds it, standing for the source.
pub(super) fn add_candidate(context: &mut Context<'_>, source: &str) {
    let about = "Who is it by name? They join the candidates and stand for this source.";
    let title = format!("A candidate for “{source}”");
    let source = source.to_owned();
    context.ask(Prompt::new(&title, about, &source.clone(), move |context, typed| {
        let (candidate, change) = sources::add_candidate(context.plan(), typed, &source)?;
        context.open_mut().change(change)?;
        let (id, name) = (candidate.id.clone(), &candidate.name);
        context.select(id);
        context.say(format!("{name} is a candidate now. Set the partner model on Candidates."));
        Ok(())
    }));
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
    partner.model.map_or(NO_MODEL, PartnerModel::label)
}

fn toggle(context: &mut Context<'_>, id: &PartnerId, source: &str) {
    let Some(partner) = context.plan().partner(id) else { return };
    let Some(change) = sources::toggle(partner, source) else {
        let words = format!("{} stands for it by name. Rename the candidate to take that back.", partner.name);
        return context.say(words);
    };
    if context.change(change) {
        context.select(id.clone());
    }
}

/// Asks for a source of a buyer and adds it behind those they have.
pub(super) fn add_source(context: &mut Context<'_>, buyer: &BuyerId) {
    let Some(chosen) = context.plan().buyer(buyer) else { return };
    let title = format!("Whom does {} ask?", chosen.title);
    let about = "A kind of adviser, a publication, a person: whoever they ask before they choose.";
    let id = chosen.id.clone();
    context.ask(Prompt::new(&title, about, "", move |context, typed| {
        match sources::add(context.plan(), &id, typed)? {
            Some(change) => context.open_mut().change(change),
            None => Ok(()),
        }
    }));
}

/// Takes a source off the buyer who asks it; the candidates who stand for it stay.
pub(super) fn take_out(context: &mut Context<'_>, source: &SourceRow) {
    if let Some(change) = sources::take_out(context.plan(), source.buyer, &source.source)
        && context.change(change)
    {
        context.say(format!("{} is off the list. Ctrl-Z brings it back.", source.source));
    }
}
