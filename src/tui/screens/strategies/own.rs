//! Segments of the user's own: made, named, filled, deleted.

use super::edit::change_whole;
use crate::{
    catalog,
    plan::{Change, Edit, Partner, PartnerId, Plan, Segment, SegmentId, Strategy, add, clean_line, remove},
    tui::{
        dialogs::{Choice, Pick, Prompt},
        layer::Context,
    },
};

/// Asks for a name and whose strategy to start from, and makes a segment.
pub(super) fn new(context: &mut Context<'_>) {
    let about = "Partners you want to treat alike, whatever their partner model.";
    context.ask(Prompt::new("New segment: its name", about, "", |context, typed| {
        let name = a_name(typed)?;
        let mut choices: Vec<Choice<Strategy>> = catalog::models()
            .iter()
            .map(|model| Choice {
                name: model.model.label().to_owned(),
                about: model.what.clone(),
                value: model.strategy.clone(),
            })
            .collect();
        let about = "every line yours to write".to_owned();
        choices.push(Choice { name: "An empty sheet".to_owned(), about, value: Strategy::default() });
        let title = format!("{name}: which strategy to start from?");
        context.ask(Pick::new(&title, "Every line can be changed.", choices, move |context, strategy: &Strategy| {
            let (id, _) = add::segment(context.plan(), &name);
            let segment = Segment { id, name: name.clone(), model: None, strategy: strategy.clone() };
            let edit = catalog::keep_segment(context.plan(), segment);
            context.change(Change::new(format!("new segment {name}"), edit));
        }));
        Ok(())
    }));
}

fn a_name(typed: &str) -> Result<String, String> {
    let name = clean_line(typed);
    if name.is_empty() { Err("A segment needs a name: type one.".to_owned()) } else { Ok(name) }
}

/// Asks for another name.
pub(super) fn rename(context: &mut Context<'_>, segment: &Segment) {
    let id = segment.id.clone();
    context.ask(Prompt::new("Rename the segment", "", &segment.name, move |context, typed| {
        let name = a_name(typed)?;
        change_whole(context, &id, "name", |segment| segment.name = name);
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
            let edit = moved(context.plan(), &partner, &segment);
            context.change(Change::new(format!("{}: into {}", partner.name, segment.name), edit));
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

/// Names the segment, which the plan then holds; whose model's it is needs no name.
fn moved(plan: &Plan, partner: &Partner, segment: &Segment) -> Edit {
    let mut freed = Partner { segment: None, ..partner.clone() };
    if catalog::segment_of(plan, &freed).as_ref() == Some(&segment.id) {
        return Edit::partner(freed);
    }
    freed.segment = Some(segment.id.clone());
    let mut edits = Vec::new();
    if plan.segment(&segment.id).is_none() {
        edits.push(catalog::keep_segment(plan, segment.clone()));
    }
    edits.push(Edit::partner(freed));
    Edit::Together(edits)
}

/// Takes a partner out of a segment it was put into.
pub(super) fn take_out(context: &mut Context<'_>, segment: &Segment, partner: &Partner) {
    if partner.segment.as_ref() != Some(&segment.id) {
        return context
            .say(format!("{} is here by its partner model: put it into another segment there, with p.", partner.name));
    }
    let words = format!("{}: out of {}", partner.name, segment.name);
    context.change(Change::new(words, Edit::partner(Partner { segment: None, ..partner.clone() })));
}

/// Deletes a segment the plan holds; its partners go back to the segment of their model.
pub(super) fn delete(context: &mut Context<'_>, segment: &Segment) {
    if context.plan().segment(&segment.id).is_none() {
        return context.say("This segment is the catalogue's: it goes when no candidate has its partner model.");
    }
    let edit = remove::segment(context.plan(), &segment.id);
    if context.change(Change::new(format!("segment {} deleted", segment.name), edit)) {
        context.say(match segment.model {
            Some(_) => format!("{} is the catalogue's again. u brings yours back.", segment.name),
            None => format!("{} is deleted; its partners are with their model again. u brings it back.", segment.name),
        });
    }
}
