//! What the user would rather have, said without a number; the readings that do not agree are left out.

use crate::interview::preferring;
use crate::plan::{CriterionId, PartnerId, Preference};
use crate::report::figure;
use crate::report::findings::words;
use crate::tui::dialogs::{Choice, Pick};
use crate::tui::layer::Context;
use crate::tui::open_plan::OpenPlan;

/// What follows from what was said, once it is worked out; nothing while nothing is said.
pub(super) fn told(open: &OpenPlan) -> String {
    if open.plan().preferences.is_empty() {
        return String::new();
    }
    let Some(findings) = open.findings() else { return open.awaited().unwrap_or_default() };
    let firm = &findings.how_firm;
    match firm.preferences.agreeing {
        _ if !firm.preferences.contradictions.is_empty() => firm.preferences.contradictions.join(" "),
        Some(share) => words::agreeing(share),
        None => firm.refusal.clone().unwrap_or_default(),
    }
}

/// Takes a preference out.
pub(super) fn delete(index: usize, context: &mut Context<'_>) {
    let plan = context.plan();
    let Some(words) = plan.preferences.get(index).map(|said| said.words(plan)) else { return };
    if preferring::take_out(plan, index).is_some_and(|change| context.change(change)) {
        context.say(format!("Taken out: {words}. Ctrl-Z brings it back."));
    }
}

/// Asks what is to be said.
pub(super) fn ask(context: &mut Context<'_>) {
    let choices = vec![
        Choice {
            name: "One criterion matters more".to_owned(),
            about: "such as commitment more than revenue".to_owned(),
            value: Kind::Matters,
        },
        Choice {
            name: "One candidate comes first".to_owned(),
            about: "of two you know well, whom you would rather have".to_owned(),
            value: Kind::Before,
        },
    ];
    let about = "What you are sure of, whatever the weights.";
    context.ask(Pick::new("What would you rather have?", about, choices, |context, kind| match kind {
        Kind::Matters => ask_criterion("Which criterion matters more?", None, context),
        Kind::Before => ask_partner("Whom would you take first?", None, context),
    }));
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Matters,
    Before,
}

fn ask_criterion(title: &str, more: Option<CriterionId>, context: &mut Context<'_>) {
    let others = context.plan().criteria.iter().filter(|criterion| more.as_ref() != Some(&criterion.id));
    let choices: Vec<Choice<CriterionId>> = others
        .map(|criterion| Choice { name: criterion.name.clone(), about: String::new(), value: criterion.id.clone() })
        .collect();
    context.ask(Pick::new(title, "", choices, move |context, id: &CriterionId| match &more {
        None => ask_criterion("More than which?", Some(id.clone()), context),
        Some(more) => keep(Preference::Matters { more: more.clone(), less: id.clone() }, context),
    }));
}

fn ask_partner(title: &str, first: Option<PartnerId>, context: &mut Context<'_>) {
    let report = context.report();
    let others = report.ranking.iter().filter(|row| first.as_ref() != Some(row.who.id()));
    let choices: Vec<Choice<PartnerId>> = others
        .map(|row| Choice {
            name: row.who.name().to_owned(),
            about: format!("#{}, {}", row.rank, figure::tenths(row.score)),
            value: row.who.id().clone(),
        })
        .collect();
    context.ask(Pick::new(title, "Those who are ranked.", choices, move |context, id: &PartnerId| match &first {
        None => ask_partner("Before whom?", Some(id.clone()), context),
        Some(first) => keep(Preference::Before { first: first.clone(), then: id.clone() }, context),
    }));
}

fn keep(said: Preference, context: &mut Context<'_>) {
    let plan = context.plan();
    let words = said.words(plan);
    let Some(change) = preferring::say(plan, said) else {
        return context.say(format!("That is said already: {words}."));
    };
    if context.change(change) {
        context.say(format!("Kept: {words}. Ctrl-Z takes it back."));
    }
}
