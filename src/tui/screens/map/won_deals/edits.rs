//! What the view of won deals changes: deals typed and pasted, who influenced them, and suggestions taken.

use crate::import::won_deals as rows;
use crate::interview::steps::View;
use crate::interview::won_deals;
use crate::plan::{DealId, DealInfluence, PartnerId};
use crate::prioritise::won::Proof;
use crate::tui::dialogs::{Choice, Pick, Prompt, TextBox};
use crate::tui::layer::Context;
use std::{cell::RefCell, rc::Rc};

/// Asks for a deal by its name.
pub(super) fn add(context: &mut Context<'_>) {
    let about = "The account, or what you call the deal. Many at once: p.";
    context.ask(Prompt::new("Add a won deal", about, "", |context, typed| {
        let (_, change) = won_deals::add(context.plan(), typed)?;
        context.open_mut().change(change)?;
        context.say("i says who influenced it, n says nobody.");
        Ok(())
    }));
}

/// Asks who was heard in a deal: a candidate, then by whom and when.
pub(super) fn who(context: &mut Context<'_>, id: &DealId) {
    let plan = context.plan();
    let Some(deal) = plan.won_deal(id) else { return };
    let is_heard = |partner: &PartnerId| deal.influences().iter().any(|one| one.partner == *partner);
    let (those, others): (Vec<_>, Vec<_>) = plan.partners.iter().partition(|partner| is_heard(&partner.id));
    let choice = |about: &str, partner: &crate::plan::Partner| Choice {
        name: partner.name.clone(),
        about: about.to_owned(),
        value: partner.id.clone(),
    };
    let mut choices: Vec<Choice<PartnerId>> = those.iter().map(|partner| choice("was heard", partner)).collect();
    choices.extend(others.iter().map(|partner| choice(partner.model.map_or("", |model| model.label()), partner)));
    let title = format!("Who influenced {}?", deal.name);
    let id = id.clone();
    context.ask(Pick::new(&title, "", choices, move |context, partner: &PartnerId| when(context, &id, partner)));
}

/// Asks by whom and when; what is picked again is taken back.
fn when(context: &mut Context<'_>, id: &DealId, partner: &PartnerId) {
    let plan = context.plan();
    let (Some(deal), Some(who)) = (plan.won_deal(id), plan.partner(partner)) else { return };
    let mut choices: Vec<Choice<DealInfluence>> = Vec::new();
    for moment in won_deals::moments(plan, partner) {
        let is_said = deal.influences().contains(&moment.0);
        let about = if is_said { "said; Enter takes it back" } else { "" };
        choices.push(Choice { name: moment.1, about: about.to_owned(), value: moment.0 });
    }
    let title = format!("Whom did {} reach, and when?", who.name);
    let (id, name) = (id.clone(), who.name.clone());
    context.ask(Pick::new(&title, "", choices, move |context, one: &DealInfluence| {
        let Some(change) = won_deals::toggle(context.plan(), &id, one) else { return };
        if context.change(change) {
            context.select(one.partner.clone());
            context.say(format!("{name}: said. i again for another moment or another candidate."));
        }
    }));
}

pub(super) fn take_out(context: &mut Context<'_>, id: &DealId) {
    if let Some(change) = won_deals::take_out(context.plan(), id) {
        let words = change.what.clone();
        if context.change(change) {
            context.say(format!("{words}. Ctrl-Z brings it back."));
        }
    }
}

/// Takes rows of a spreadsheet as soon as typing rests; all of them are one step to undo.
pub(super) fn paste_rows(context: &mut Context<'_>) {
    let about = "Deal, candidate or nobody, buyer, stage, then day and worth: rows copied from a spreadsheet, or typed with \
                 commas. Several rows of one deal belong together. Esc closes.";
    let said = Rc::new(RefCell::new(String::new()));
    let (closing, taken) = (Rc::clone(&said), Rc::clone(&said));
    let mut made = None;
    let keep = move |context: &mut Context<'_>, text: &str| {
        // The step of the rows before makes room for that of these.
        if made.take().is_some_and(|revision| revision == context.open().document().revision()) {
            context.open_mut().undo().ok();
        }
        let found = rows::pasted(context.plan(), text)?;
        if let Some(change) = won_deals::take_in(context.plan(), &found.told)
            && context.change(change)
        {
            made = Some(context.open().document().revision());
        }
        let words = in_words(&found);
        said.replace(words.clone());
        context.say(words);
        Ok(())
    };
    let box_of_rows = TextBox::new("Paste won deals", about, "", keep).at_rest().pasting(move |context, text| {
        if !text.contains('\t') {
            return Some(text.to_owned());
        }
        taken.replace(take_rows(context, text));
        None
    });
    context.ask(box_of_rows.closing(move |context| context.say(closing.borrow().as_str())));
}

/// Takes rows that were pasted at once; says what became of them.
pub(super) fn take_rows(context: &mut Context<'_>, text: &str) -> String {
    let words = match rows::pasted(context.plan(), text) {
        Err(words) => words,
        Ok(found) => {
            if let Some(change) = won_deals::take_in(context.plan(), &found.told) {
                context.change(change);
            }
            in_words(&found)
        }
    };
    context.say(words.as_str());
    words
}

/// "14 rows taken; Ctrl-Z takes them back. Row 3: no candidate is called “Acme”. 2 more rows left out."
fn in_words(found: &rows::DealRows) -> String {
    let mut words = match found.told.len() {
        0 => String::new(),
        1 => "1 row taken; Ctrl-Z takes it back.".to_owned(),
        count => format!("{count} rows taken; Ctrl-Z takes them back."),
    };
    if let Some(first) = found.slips.first() {
        let more = match found.slips.len() - 1 {
            0 => String::new(),
            1 => " 1 more row left out.".to_owned(),
            count => format!(" {count} more rows left out."),
        };
        words = if words.is_empty() { format!("{first}{more}") } else { format!("{words} {first}{more}") };
    }
    words
}

pub(super) fn take(context: &mut Context<'_>, proof: &Proof) {
    match won_deals::take(context.plan(), proof) {
        Some(change) => {
            if context.change(change) {
                let words = won_deals::in_words(proof);
                context.say(format!("Influence {}, by proof: {words}. Ctrl-Z takes it back.", proof.suggests().get()));
            }
        }
        None => context.say("It stands so already, by proof, or the buyer is not in the room then."),
    }
}

pub(super) fn take_all(context: &mut Context<'_>, proof: &Proof) {
    let Some(partner) = context.plan().partners.get(proof.partner) else { return };
    let (id, name) = (partner.id.clone(), partner.name.clone());
    match won_deals::take_all(context.plan(), &id) {
        Some(change) => {
            if context.change(change) {
                context.say(format!("All the deals suggest of {name} is taken, by proof. Ctrl-Z takes it back."));
            }
        }
        None => context.say(format!("All of {name} stands so already.")),
    }
}

pub(super) fn show_influence(context: &mut Context<'_>, proof: &Proof) {
    let Some(id) = context.plan().partners.get(proof.partner).map(|partner| partner.id.clone()) else { return };
    context.select(id);
    context.go(View::Reach { candidate: true });
}
