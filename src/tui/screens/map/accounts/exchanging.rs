//! A private overlap: what it is and what it does not protect from, then one of its steps, each a file.

use crate::accounts::private::{FileKind, Learn, Request, exchange_of};
use crate::desk::exchanging::{Exchanging, begin, padded_to};
use crate::desk::file_meant;
use crate::plan::PartnerId;
use crate::report::private_overlap::{BRIEFLY, PADDING, in_full, read_out, sizes, waits};
use crate::store::{Around, OpenExchange, exchange_file};
use crate::tui::dialogs::{Choice, Confirm, Pick, Prompt, Reading};
use crate::tui::layer::Context;
use std::path::{Path, PathBuf};

/// What can be done.
#[derive(Clone, Debug)]
enum StepOf {
    Ask(Learn),
    Answer(Learn),
    Read,
    End(OpenExchange),
    About,
}

/// Offers the steps, with a candidate where one is looked at.
pub(super) fn ask(partner: Option<&PartnerId>, context: &mut Context<'_>) {
    let partner = partner.cloned();
    let choices = choices(context);
    // What is likely wanted: to read what somebody is waiting for, else to ask. The warning stands above it.
    let waits = !context.open().folder().open_exchanges().is_empty();
    let likely = |step: &StepOf| if waits { matches!(step, StepOf::Read) } else { matches!(step, StepOf::Ask(_)) };
    let at = choices.iter().position(|choice| likely(&choice.value)).unwrap_or(0);
    let pick = Pick::new("Private overlap", BRIEFLY, choices, move |context, step| match step {
        StepOf::Ask(learn) => match &partner {
            Some(partner) => ask_place(partner, *learn, context),
            None => ask_whom(*learn, context),
        },
        StepOf::Answer(learn) => ask_request(partner.clone(), *learn, context),
        StepOf::Read => ask_answer(context),
        StepOf::End(open) => ask_end(open, context),
        StepOf::About => context.ask(Reading::new("Private overlap", &in_full())),
    });
    context.ask(pick.starting_at(at));
}

fn choices(context: &Context<'_>) -> Vec<Choice<StepOf>> {
    let choice = |name: &str, about: &str, value| Choice { name: name.to_owned(), about: about.to_owned(), value };
    let mut choices = vec![
        choice(
            "What it is and is not",
            "What each learns, and what it does not protect from: read this before the first.",
            StepOf::About,
        ),
        choice(
            "Ask how many",
            "Writes a request for a candidate, with your own accounts in it.",
            StepOf::Ask(Learn::Counts),
        ),
        choice("Ask which", "The same for names, if they agree; else both learn how many.", StepOf::Ask(Learn::Names)),
        choice("Answer: how many", "Answers a request with the accounts where you are.", StepOf::Answer(Learn::Counts)),
        choice("Answer: which", "The same with names, where the request asks for them.", StepOf::Answer(Learn::Names)),
        choice("Read", "Reads an answer and writes the result for them; or reads a result.", StepOf::Read),
    ];
    for open in context.open().folder().open_exchanges() {
        let name = open.partner.as_ref().and_then(|id| context.plan().partner(id)).map(|partner| partner.name.clone());
        let day = open.day.as_ref().map_or_else(String::new, |day| format!(" of {day}"));
        let about = format!("{} Its key is erased then.", waits(open.is_asked, open.sent.as_deref()));
        let name = format!("End the one with {}{day}", name.as_deref().unwrap_or("somebody"));
        choices.push(Choice { name, about, value: StepOf::End(open) });
    }
    choices
}

fn ask_whom(learn: Learn, context: &mut Context<'_>) {
    let partners = context.plan().partners.iter();
    let choices = partners.map(|it| Choice { name: it.name.clone(), about: String::new(), value: it.id.clone() });
    let choices = choices.collect();
    context.ask(Pick::new("Whom do you ask?", "", choices, move |context, id| ask_place(id, learn, context)));
}

/// Asks where the request goes.
fn ask_place(partner: &PartnerId, learn: Learn, context: &mut Context<'_>) {
    let partner = partner.clone();
    let about = "Where the request is written; send it to them as you like. Its key stays beside the plan.";
    let take = move |context: &mut Context<'_>, typed: &str| {
        let (to, partner) = (place(typed)?, partner.clone());
        ask_padding(context, move |context, pad_to| {
            begin(context.open_mut(), Exchanging::Ask { partner: partner.clone(), learn, pad_to }, to.clone())
        });
        Ok(())
    };
    context.ask(Prompt::new("Ask: the file of the request", about, "~/request.overlap", take).deed());
}

/// Asks to how many accounts the list is padded, and does what is to be done with that.
fn ask_padding(
    context: &mut Context<'_>,
    mut then: impl FnMut(&mut Context<'_>, Option<usize>) -> Result<(), String> + 'static,
) {
    let take = move |context: &mut Context<'_>, typed: &str| then(context, padded_to(typed)?);
    context.ask(Prompt::new("Padded to how many accounts?", PADDING, "", take).deed());
}

/// Asks for a request, then shows what answering it would tell.
fn ask_request(partner: Option<PartnerId>, learn: Learn, context: &mut Context<'_>) {
    let about = "The request as it came. What you would tell by answering it is said before it is answered.";
    let take = move |context: &mut Context<'_>, typed: &str| {
        let bytes = bytes(typed)?;
        let request = Request::read(&bytes).map_err(|refusal| refusal.to_string())?;
        let list = context.open().folder().compared(false).map_err(|error| error.to_string())?;
        let question = format!("{} {}", sizes(&request, &list, learn), read_out(&request.hash));
        let (partner, request) = (partner.clone(), Box::new(request));
        let question =
            format!("{question} Nothing is written before you have said who asks and where the answer goes.");
        let confirm = Confirm::new("Answer it? Each request is answered once.", &question, move |context| {
            ask_who_asks(request, partner.as_ref(), learn, context);
        });
        context.ask(confirm.where_yes_is("Yes, go on to who asks"));
        Ok(())
    };
    context.ask(Prompt::new("Answer: the file of the request", about, "", take).deed());
}

/// Asks who asks, whoever is looked at first.
fn ask_who_asks(request: Box<Request>, looked_at: Option<&PartnerId>, learn: Learn, context: &mut Context<'_>) {
    let partners = context.plan().partners.iter();
    let partners =
        partners.map(|it| Choice { name: it.name.clone(), about: String::new(), value: Some(it.id.clone()) });
    let mut choices: Vec<Choice<Option<PartnerId>>> = partners.collect();
    choices.sort_by_key(|choice| choice.value.as_ref() != looked_at);
    let nobody = Choice {
        name: "Somebody who is no candidate".to_owned(),
        about: "What comes of it is said once, and kept with nobody.".to_owned(),
        value: None,
    };
    choices.insert(usize::from(looked_at.is_some()).min(choices.len()), nobody);
    let about = "What both learn is kept with them, with its day.";
    context.ask(Pick::new("Who asks?", about, choices, move |context, partner| {
        ask_answers_place((request.clone(), partner.clone()), learn, context);
    }));
}

fn ask_answers_place((request, partner): (Box<Request>, Option<PartnerId>), learn: Learn, context: &mut Context<'_>) {
    let about = "Where the answer is written; send it back to whoever asks.";
    let take = move |context: &mut Context<'_>, typed: &str| {
        let (to, request, partner) = (place(typed)?, request.clone(), partner.clone());
        ask_padding(context, move |context, pad_to| {
            let step = Exchanging::Answer { request: request.clone(), partner: partner.clone(), learn, pad_to };
            begin(context.open_mut(), step, to.clone())
        });
        Ok(())
    };
    context.ask(Prompt::new("Answer: the file of the answer", about, "~/answer.overlap", take).deed());
}

/// Asks for an answer or a result, and for an answer where the result goes.
fn ask_answer(context: &mut Context<'_>) {
    let about = "The answer to a request of yours, or the result of a request you answered. Its key is erased then.";
    let take = move |context: &mut Context<'_>, typed: &str| {
        let bytes = bytes(typed)?;
        let (kind, _) = exchange_of(&bytes).map_err(|refusal| refusal.to_string())?;
        if kind == FileKind::Result {
            return begin(context.open_mut(), Exchanging::Read(bytes), PathBuf::new());
        }
        let about = "Where the result is written, for whoever answered: they learn the same from it.";
        let write = move |context: &mut Context<'_>, typed: &str| {
            begin(context.open_mut(), Exchanging::Read(bytes.clone()), place(typed)?)
        };
        context.ask(Prompt::new("Read: the file of the result", about, "~/result.overlap", write).deed());
        Ok(())
    };
    context.ask(Prompt::new("Read: the file that came", about, "", take).deed());
}

fn ask_end(open: &OpenExchange, context: &mut Context<'_>) {
    let exchange = open.exchange;
    let waits = waits(open.is_asked, open.sent.as_deref());
    let question = format!("End it? {waits} Its key is erased, and what still comes of it is not read any more.");
    context.ask(Confirm::new("Private overlap", &question, move |context| {
        match context.open().folder().forget(&exchange) {
            Ok(()) => context.say("It is ended, and its key erased."),
            Err(error) => context.complain(error.to_string()),
        }
    }));
}

/// The bytes of the file that is meant.
fn bytes(typed: &str) -> Result<Vec<u8>, String> {
    let path = file_meant::meant(typed, &Around::here())?;
    exchange_file(&path).map_err(|error| error.to_string())
}

/// A new file that is meant; one that is there stays.
fn place(typed: &str) -> Result<PathBuf, String> {
    let path = Around::here().meant(Path::new(typed.trim()))?;
    match path.symlink_metadata() {
        Ok(_) => Err(format!("{} is there already: name another file.", Around::here().typed(&path))),
        Err(_) => Ok(path),
    }
}
