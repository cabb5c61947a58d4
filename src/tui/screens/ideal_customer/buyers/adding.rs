//! Adding a buyer, a buying stage, or the usual stages.

use crate::catalog;
use crate::interview::buying::{self, typed_title};
use crate::plan::{BuyingRole, Change, Edit, Plan, Stage, add, clean_line};
use crate::tui::dialogs::{Choice, Pick, Prompt};
use crate::tui::layer::{Context, Request};

/// Asks for the title, then for the role; the role brings its usual absences.
pub(super) fn ask_for_buyer(context: &mut Context<'_>) {
    let prompt = Prompt::new("Add a buyer", "Their title, as it stands on their card.", "", |context, typed| {
        let title = typed_title(typed)?;
        let choices: Vec<Choice<BuyingRole>> = BuyingRole::ALL
            .into_iter()
            .map(|role| Choice {
                name: role.label().to_owned(),
                about: catalog::role_description(role).to_owned(),
                value: role,
            })
            .collect();
        let likely = BuyingRole::ALL.iter().position(|role| *role == likely_role(context.plan())).unwrap_or(0);
        let pick = Pick::new(&format!("{title}: which part do they play?"), "", choices, move |context, role| {
            add_buyer(&title, *role, context);
            context.requests.push(Request::Answered);
        });
        context.ask(pick.starting_at(likely));
        Ok(())
    });
    context.ask(prompt.asking_on());
}

/// The first part nobody plays yet.
fn likely_role(plan: &Plan) -> BuyingRole {
    let vacant = BuyingRole::ALL.into_iter().find(|role| plan.buyer_in_role(*role).is_none());
    vacant.unwrap_or(BuyingRole::ALL[0])
}

fn add_buyer(title: &str, role: BuyingRole, context: &mut Context<'_>) {
    let change = buying::add_buyer(context.plan(), title, role);
    if context.change(change) {
        context.say(format!("Added {title}. Enter says what they care about and whom they ask."));
    }
}

/// The usual stages this plan has not.
pub(super) fn absent_usual(plan: &Plan) -> Vec<Stage> {
    catalog::stages().iter().filter(|stage| plan.stage(&stage.id).is_none()).cloned().collect()
}

pub(super) fn add_usual(context: &mut Context<'_>) {
    let mut stages = context.plan().stages.clone();
    stages.extend(absent_usual(context.plan()));
    context.change(Change::new("usual stages added", Edit::Stages(stages)));
}

pub(super) fn ask_for_stage(context: &mut Context<'_>) {
    context.ask(Prompt::new(
        "Add a buying stage",
        "What your buyers would call this part of the purchase.",
        "",
        |context, typed| {
            let name = clean_line(typed);
            if name.is_empty() {
                return Err("A stage needs a name: type one.".to_owned());
            }
            let (_, edit) = add::stage(context.plan(), &name);
            if context.change(Change::new(format!("{name} added"), edit)) {
                context.say(format!("Added {name}. Shift-← moves it to its place, w sets its weight."));
            }
            Ok(())
        },
    ));
}
