//! Who reaches a buyer at a stage, strongest first; the one picked is shown on the influence grid.

use crate::interview::steps::View;
use crate::picture::Whose;
use crate::plan::{Influence, Partner, PartnerId, Plan};
use crate::report::{Findings, Report, words};
use crate::tui::dialogs::{Choice, Pick};
use crate::tui::layer::Context;
use crate::tui::open_plan::OpenPlan;

/// Lists who reaches the cell, or says that nobody does.
pub(super) fn ask(context: &mut Context<'_>, whose: &Whose, (buyer, stage): (usize, usize)) {
    let report = context.report();
    let moment = words::moment(&report.coverage, buyer, stage);
    if report.coverage.coverage.cell(buyer, stage).is_none() {
        return context.say(format!("{moment}: not in the room then. The buying group in step 1 says who is."));
    }
    let findings = context.open().findings().cloned();
    let found = found((&report, findings.as_deref()), context.plan(), whose, (buyer, stage));
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
pub(super) fn names(open: &OpenPlan, whose: &Whose, at: (usize, usize)) -> Vec<String> {
    let report = open.report();
    let found = found((&report, open.findings().map(AsRef::as_ref)), open.plan(), whose, at);
    let name = |(partner, known): &(&Partner, &Influence)| format!("{} {}", partner.name, known.strength.get());
    let named: Vec<String> = found.iter().map(name).collect();
    let listed = |count: usize| match named.len() - count {
        0 => named.join(", "),
        more => format!("{} and {more} more", named[..count].join(", ")),
    };
    (1..=named.len()).map(listed).collect()
}

/// Those of them who reach the cell.
fn found<'a>(
    known: (&'a Report, Option<&'a Findings>),
    plan: &Plan,
    whose: &Whose,
    (buyer, stage): (usize, usize),
) -> Vec<(&'a Partner, &'a Influence)> {
    let (Some(buyer), Some(stage)) = (plan.buyers.get(buyer), plan.stages.get(stage)) else { return Vec::new() };
    let reaching = |partner: &'a Partner| {
        let known = partner.influence_on(&buyer.id, &stage.id).filter(|known| known.strength.get() > 0)?;
        Some((partner, known))
    };
    let mut found: Vec<(&Partner, &Influence)> = those(known, whose).into_iter().filter_map(reaching).collect();
    found.sort_by_key(|(_, known)| std::cmp::Reverse((known.strength, known.evidence)));
    found
}

fn those<'a>((report, findings): (&'a Report, Option<&'a Findings>), whose: &Whose) -> Vec<&'a Partner> {
    match whose {
        Whose::All => {
            let ranked = report.ranking.iter().map(|row| &row.who);
            ranked.chain(report.unrated.iter().map(|row| &row.who)).map(|who| &*who.partner).collect()
        }
        Whose::Set => findings.into_iter().flat_map(Findings::set).map(|(who, _)| &*who.partner).collect(),
        Whose::One(id) => report.partner(id).into_iter().collect(),
    }
}

fn choice(partner: &Partner, known: &Influence) -> Choice<PartnerId> {
    let model = partner.model.map_or("model not known", |model| model.short());
    let (digit, word) = (known.strength.get(), words::strength(known.strength));
    let about = format!("{digit} {word}, {}; {model}", known.evidence.label());
    Choice { name: partner.name.clone(), about, value: partner.id.clone() }
}
