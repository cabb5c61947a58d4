//! Who reaches a buyer at a stage, strongest first; the one picked is shown on the influence grid.

use crate::interview::steps::View;
use crate::plan::{Influence, Partner, PartnerId, Plan};
use crate::report::{Report, Who, words};
use crate::tui::dialogs::{Choice, Pick};
use crate::tui::layer::Context;

/// Lists who reaches the cell, or says that nobody does.
pub(super) fn ask(context: &mut Context<'_>, buyer: usize, stage: usize) {
    let report = context.report();
    let moment = words::moment(&report.coverage, buyer, stage);
    if report.coverage.coverage.cell(buyer, stage).is_none() {
        return context.say(format!("{moment}: not in the room then. The buying group in step 1 says who is."));
    }
    let found = found(&report, context.plan(), buyer, stage);
    if found.is_empty() {
        return context.say(format!("{moment}: nobody yet. {}", words::stage_question(context.plan(), stage)));
    }
    let choices = found.into_iter().map(|(partner, known)| choice(partner, known)).collect();
    let about = "Strongest first. Enter shows the candidate's influence.";
    context.ask(Pick::new(&format!("Who reaches {moment}"), about, choices, |context, id: &PartnerId| {
        context.select(id.clone());
        context.go(View::Reach { candidate: true });
    }));
}

/// Those who reach the cell: one by name and how many more there are, two by name …
pub(super) fn names(report: &Report, plan: &Plan, buyer: usize, stage: usize) -> Vec<String> {
    let found = found(report, plan, buyer, stage);
    let name = |(partner, known): &(&Partner, &Influence)| format!("{} {}", partner.name, known.strength.get());
    let named: Vec<String> = found.iter().map(name).collect();
    let listed = |count: usize| match named.len() - count {
        0 => named.join(", "),
        more => format!("{} and {more} more", named[..count].join(", ")),
    };
    (1..=named.len()).map(listed).collect()
}

/// Those who qualify and reach the cell.
fn found<'a>(report: &'a Report, plan: &Plan, buyer: usize, stage: usize) -> Vec<(&'a Partner, &'a Influence)> {
    let (Some(buyer), Some(stage)) = (plan.buyers.get(buyer), plan.stages.get(stage)) else { return Vec::new() };
    let qualified = report.ranking.iter().map(|row| &row.who).chain(report.unrated.iter().map(|row| &row.who));
    let reaching = |who: &'a Who| {
        let known = who.partner.influence_on(&buyer.id, &stage.id).filter(|known| known.strength.get() > 0)?;
        Some((&*who.partner, known))
    };
    let mut found: Vec<(&Partner, &Influence)> = qualified.filter_map(reaching).collect();
    found.sort_by_key(|(_, known)| std::cmp::Reverse((known.strength, known.evidence)));
    found
}

fn choice(partner: &Partner, known: &Influence) -> Choice<PartnerId> {
    let model = partner.model.map_or("model not known", |model| model.short());
    let (digit, word) = (known.strength.get(), words::strength(known.strength));
    let about = format!("{digit} {word}, {}; {model}", known.evidence.label());
    Choice { name: partner.name.clone(), about, value: partner.id.clone() }
}
