//! Who reaches a buyer at a stage, strongest first; the one picked is shown on the influence grid.

use super::super::matrix::Cursor;
use crate::{
    interview::steps::View,
    plan::{Influence, Partner, PartnerId},
    report::{Report, Who, words},
    tui::{
        dialogs::{Choice, Pick},
        layer::Context,
    },
};

/// Lists who reaches the cell, or says that nobody does.
pub(super) fn ask(context: &mut Context<'_>, at: Cursor) {
    let report = context.report();
    let moment = words::moment(&report.coverage, at.buyer, at.stage);
    if report.coverage.coverage.cell(at.buyer, at.stage).is_none() {
        return context.say(format!("{moment}: not in the room then. The buying group in step 1 says who is."));
    }
    let choices = choices(context, &report, at);
    if choices.is_empty() {
        return context.say(format!("{moment}: nobody yet. {}", words::stage_question(context.plan(), at.stage)));
    }
    let about = "Strongest first. Enter shows the candidate's influence.";
    context.ask(Pick::new(&format!("Who reaches {moment}"), about, choices, |context, id: &PartnerId| {
        context.select(id.clone());
        context.go(View::Influence);
    }));
}

fn choices(context: &Context<'_>, report: &Report, at: Cursor) -> Vec<Choice<PartnerId>> {
    let plan = context.plan();
    let (Some(buyer), Some(stage)) = (plan.buyers.get(at.buyer), plan.stages.get(at.stage)) else { return Vec::new() };
    let qualified = report.ranking.iter().map(|row| &row.who).chain(report.unrated.iter().map(|row| &row.who));
    let reaching =
        |who: &Who| who.partner.influence_on(&buyer.id, &stage.id).filter(|known| known.strength.get() > 0).cloned();
    let mut found: Vec<(&Partner, Influence)> =
        qualified.filter_map(|who| Some((&*who.partner, reaching(who)?))).collect();
    found.sort_by_key(|(_, known)| std::cmp::Reverse((known.strength, known.evidence)));
    found.into_iter().map(|(partner, known)| choice(partner, &known)).collect()
}

fn choice(partner: &Partner, known: &Influence) -> Choice<PartnerId> {
    let model = partner.model.map_or("model not known", |model| model.short());
    let (digit, word) = (known.strength.get(), words::strength(known.strength));
    let about = format!("{digit} {word}, {}; {model}", known.evidence.label());
    Choice { name: partner.name.clone(), about, value: partner.id.clone() }
}
