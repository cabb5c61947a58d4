//! Asking for what makes a segment the user's own: its name, its first strategy, whom it holds.

use super::edit::make;
use crate::catalog;
use crate::interview::segments::{self, typed_name};
use crate::plan::{Partner, PartnerId, Plan, Segment, SegmentId, Strategy};
use crate::tui::dialogs::{Choice, Pick, Prompt};
use crate::tui::layer::{Context, Request};

/// Asks for a name and whose strategy to start from, and makes a segment.
pub(super) fn new(context: &mut Context<'_>) {
    let about = "Partners you want to treat alike, whatever their partner model.";
    let prompt = Prompt::new("New segment: its name", about, "", |context, typed| {
        let name = typed_name(typed)?;
        let mut choices: Vec<Choice<Strategy>> = catalog::sheets()
            .iter()
            .map(|sheet| Choice {
                name: sheet.name().to_owned(),
                about: sheet.strategy.goal.clone(),
                value: catalog::playbook(context.plan(), sheet.model, sheet.variant),
            })
            .collect();
        let about = "every line yours to write".to_owned();
        choices.push(Choice { name: "An empty sheet".to_owned(), about, value: Strategy::default() });
        let title = format!("{name}: which strategy to start from?");
        context.ask(Pick::new(&title, "Every line can be changed.", choices, move |context, strategy: &Strategy| {
            let change = segments::start(context.plan(), &name, strategy.clone());
            context.change(change);
            context.requests.push(Request::Answered);
        }));
        Ok(())
    });
    context.ask(prompt.asking_on());
}

/// Asks for another name.
pub(super) fn rename(context: &mut Context<'_>, segment: &Segment) {
    let id = segment.id.clone();
    context.ask(Prompt::new("Rename the segment", "", &segment.name, move |context, typed| {
        let change = segments::rename(context.plan(), &id, typed_name(typed)?);
        make(context, change);
        Ok(())
    }));
}

/// Asks whom to put into the segment.
pub(super) fn assign(context: &mut Context<'_>, segment: &Segment) {
    let plan = context.plan();
    let others = plan.partners.iter().filter(|partner| !partner.route).filter_map(|partner| {
        let now = catalog::segment_of(plan, partner);
        (now.as_ref() != Some(&segment.id)).then(|| Choice {
            name: partner.name.clone(),
            about: now.map_or_else(|| "in no segment yet".to_owned(), |id| format!("now in {}", name_of(plan, &id))),
            value: partner.id.clone(),
        })
    });
    let choices: Vec<Choice<PartnerId>> = others.collect();
    if choices.is_empty() {
        return context.say("Every candidate is in this segment already.");
    }
    let segment = segment.clone();
    let title = format!("Who goes into {}?", segment.name);
    context.ask(Pick::new(
        &title,
        "A candidate is in one segment at a time.",
        choices,
        move |context, id: &PartnerId| {
            let Some(partner) = context.plan().partner(id).cloned() else { return };
            let change = segments::assign(context.plan(), &partner, &segment);
            context.change(change);
        },
    ));
}

fn name_of(plan: &Plan, id: &SegmentId) -> String {
    catalog::segments(plan)
        .into_iter()
        .find(|segment| segment.id == *id)
        .map(|segment| segment.name)
        .unwrap_or_default()
}

/// Takes a partner out of a segment it was put into.
pub(super) fn take_out(context: &mut Context<'_>, segment: &Segment, partner: &Partner) {
    match segments::take_out(partner, segment) {
        Some(change) => drop(context.change(change)),
        None => context
            .say(format!("{} is here by its partner model: put it into another segment there, with p.", partner.name)),
    }
}

/// Deletes a segment the plan holds; its partners go back to the segment of their model.
pub(super) fn delete(context: &mut Context<'_>, segment: &Segment) {
    let Some(change) = segments::delete(context.plan(), segment) else {
        return context.say("This segment is the catalogue's: it goes when no candidate has its partner model.");
    };
    if context.change(change) {
        context.say(match segment.model {
            Some(_) => format!("{} is the catalogue's again. Ctrl-Z brings yours back.", segment.name),
            None => {
                format!("{} is deleted; its partners are with their model again. Ctrl-Z brings it back.", segment.name)
            }
        });
    }
}
