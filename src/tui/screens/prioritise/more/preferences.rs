//! What the user would rather have, said without a number; the readings that do not agree are left out.

use super::{Content, no_head, stay};
use crate::{
    interview::preferring,
    plan::{CriterionId, PartnerId, Preference},
    report::{Findings, figure},
    tui::{
        canvas::Canvas,
        dialogs::{Choice, Pick},
        layer::Context,
        open_plan::OpenPlan,
        theme::Role,
    },
};
use ratatui::layout::Rect;

pub(super) static CONTENT: Content = Content { about, rows, head: no_head, row, foot, open: stay };

fn about(open: &OpenPlan, findings: &Findings) -> String {
    if open.plan().preferences.is_empty() {
        return "Say what you would rather have, without a number: one criterion over another, or one candidate before \
                another. How firm the ranking is then counts only the readings that agree. a says one."
            .to_owned();
    }
    let said = &findings.how_firm.preferences;
    if !said.contradictions.is_empty() {
        return said.contradictions.join(" ");
    }
    match said.agreeing {
        Some(share) => format!(
            "{} of 100 plausible weights agree with what you said; only those are counted.",
            figure::whole(100.0 * share)
        ),
        None => String::new(),
    }
}

fn rows(open: &OpenPlan, _findings: &Findings) -> usize {
    open.plan().preferences.len()
}

fn row(open: &OpenPlan, _findings: &Findings, index: usize, canvas: &mut Canvas<'_>, at: Rect) {
    let Some(said) = open.plan().preferences.get(index) else { return };
    canvas.write(at, &said.words(open.plan()), Role::Text);
}

fn foot(_open: &OpenPlan, findings: &Findings, _index: usize) -> String {
    let firm = &findings.how_firm;
    if firm.preferences.contradictions.is_empty() { firm.refusal.clone().unwrap_or_default() } else { String::new() }
}

/// Takes a preference out.
pub(super) fn delete(index: usize, context: &mut Context<'_>) {
    let plan = context.plan();
    let Some(words) = plan.preferences.get(index).map(|said| said.words(plan)) else { return };
    if preferring::take_out(plan, index).is_some_and(|change| context.change(change)) {
        context.say(format!("Taken out: {words}. u brings it back."));
    }
}

/// Asks what is to be said.
pub(super) fn add(context: &mut Context<'_>) {
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
        context.say(format!("Kept: {words}. u takes it back."));
    }
}
