//! Step 2, the deals that were won, who influenced them, and what they prove.

use super::candidates::ask_one_of;
use super::lists::numbered;
use super::talk::{Place, Talk, Went, command};
use crate::action::Action;
use crate::import::won_deals as rows_of;
use crate::interview::influence::Moment;
use crate::interview::steps::View;
use crate::interview::won_deals;
use crate::plan::{DealId, DealInfluence, Plan, Subject, WonDeal, WonThrough};
use crate::report::WonRow;

pub(super) const WON_DEALS: Place = Place {
    name: "Won deals",
    view: View::WonDeals,
    is_on_the_way: true,
    answers: &[],
    commands: &[
        command("add", "NAME", "Add a deal that was won.", &[Action::Add], add),
        command(
            "paste",
            "",
            "Rows of a spreadsheet: deal, candidate or nobody, buyer, stage, day, worth; an empty line ends.",
            &[Action::AddMany],
            |talk, _| paste(talk),
        ),
        command(
            "heard",
            "NUMBER",
            "Say which candidate was heard in a deal, by whom and when.",
            &[Action::Influence],
            heard,
        ),
        command(
            "nobody",
            "NUMBER",
            "No candidate influenced the deal, or take that back.",
            &[Action::NotKnown],
            |talk, text| {
                let Some(id) = deal(talk, text) else { return Ok(()) };
                let change = won_deals::nobody(talk.plan(), &id);
                if talk.change_if(change) {
                    talk.list();
                }
                Ok(())
            },
        ),
        command("delete", "NUMBER", "Take a deal out. Undo brings it back.", &[Action::Delete], |talk, text| {
            let Some(id) = deal(talk, text) else { return Ok(()) };
            let change = won_deals::take_out(talk.plan(), &id);
            if talk.change_if(change) {
                talk.say("Taken out; .undo brings it back.");
            }
            Ok(())
        }),
        command("proofs", "", "Read what the deals prove of influence.", &[Action::Pane], |talk, _| {
            let rows = proof_rows(talk);
            if rows.is_empty() {
                talk.say("The deals prove nothing yet.");
            }
            talk.voice.read(rows);
            Ok(())
        }),
        command("take", "NUMBER", "Take what a proof suggests as the influence.", &[Action::Open], take),
        command(
            "takeall",
            "NUMBER",
            "Take all that the deals suggest of the candidate of a proof.",
            &[Action::Assign],
            take_all,
        ),
        command(
            "influence",
            "NUMBER or NAME",
            "Go to whom a candidate reaches.",
            &[Action::Influence, Action::NextSort, Action::ReverseSort],
            |talk, text| if text.is_empty() || talk.select(text).is_some() { talk.go("Influence") } else { Ok(()) },
        ),
    ],
    rows: |talk| {
        numbered(talk.plan().won_deals.iter().map(|deal| format!("{}: {}", deal.name, through(talk.plan(), deal))))
    },
    open: |talk, at| {
        let Some(id) = talk.plan().won_deals.get(at).map(|deal| deal.id.clone()) else { return Ok(()) };
        talk.ask_card(&Subject::WonDeal(id))
    },
    enter: |talk| {
        if talk.plan().won_deals.is_empty() {
            talk.say("No deal is told of yet: add or paste tells of those you won, and who was heard in them.");
        } else {
            talk.list();
        }
        talk.menu("Won deals: a number asks about that deal; add, heard, nobody, proofs, take; an empty line goes on?")
    },
};

fn through(plan: &Plan, deal: &WonDeal) -> String {
    let heard = |one: &DealInfluence| {
        let who = plan.partner(&one.partner).map_or(one.partner.as_str(), |partner| &partner.name);
        let moment = Moment::of(plan, &one.buyer, &one.stage).map(Moment::words).unwrap_or_default();
        format!("{who}, {moment}")
    };
    match &deal.through {
        WonThrough::NotSaid => "not said who influenced it".to_owned(),
        WonThrough::Nobody => "nobody influenced it".to_owned(),
        WonThrough::These(these) => these.iter().map(heard).collect::<Vec<_>>().join("; "),
    }
}

fn deal(talk: &mut Talk<'_>, text: &str) -> Option<DealId> {
    let rows = numbered(talk.plan().won_deals.iter().map(|deal| deal.name.clone()));
    let at = talk.row(&rows, text)?;
    talk.plan().won_deals.get(at).map(|deal| deal.id.clone())
}

fn add(talk: &mut Talk<'_>, name: &str) -> Went {
    let Some(name) = talk.asked(name, "The account, or what you call the deal")? else { return Ok(()) };
    match won_deals::add(talk.plan(), &name) {
        Ok((_, change)) => {
            if talk.change(change) {
                talk.say("Added: heard says who influenced it, nobody says no candidate did.");
            }
        }
        Err(words) => talk.say(words),
    }
    Ok(())
}

fn paste(talk: &mut Talk<'_>) -> Went {
    let first = talk.ask_text(
        "Deal, candidate or nobody, buyer, stage, then day and worth, parted by commas; an empty line ends.",
    )?;
    if first.is_empty() {
        return Ok(());
    }
    let (text, away) = talk.lines(&first);
    let Some(text) = text else { return away };
    match rows_of::pasted(talk.plan(), &text) {
        Ok(found) => {
            let change = won_deals::take_in(talk.plan(), &found.told);
            talk.change_if(change);
            talk.say(format!("{} taken.", crate::report::figure::counted(found.told.len(), "row")));
            talk.voice.read(found.slips);
        }
        Err(words) => talk.say(words),
    }
    away
}

/// Asks by which buyer, then at which stage: both at once are more than can be heard.
fn moment(talk: &mut Talk<'_>, all: &[(DealInfluence, String)]) -> Went<Option<DealInfluence>> {
    let plan = talk.plan().clone();
    let is_among = |buyer: &&crate::plan::Buyer| all.iter().any(|(one, _)| one.buyer == buyer.id);
    let buyers: Vec<&crate::plan::Buyer> = plan.buyers.iter().filter(is_among).collect();
    let titles: Vec<&str> = buyers.iter().map(|buyer| buyer.title.as_str()).collect();
    let help = "What is said already is taken back.";
    let Some(at) = ask_one_of(talk, "By whom:", help, &titles)? else { return Ok(None) };
    let buyer = &buyers[at].id;
    let (those, stages): (Vec<&DealInfluence>, Vec<&str>) = all
        .iter()
        .filter(|(one, _)| one.buyer == *buyer)
        .filter_map(|(one, _)| Some((one, plan.stage(&one.stage)?.name.as_str())))
        .unzip();
    let at = ask_one_of(talk, "When:", help, &stages)?;
    Ok(at.map(|at| those[at].clone()))
}

/// Asks who was heard in a deal, then by whom and when; what is said already is taken back.
fn heard(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some(id) = deal(talk, text) else { return Ok(()) };
    let Some(who) = talk.asked("", "Which candidate was heard, by number or name")? else { return Ok(()) };
    let Some(at) = talk.candidate(&who) else { return Ok(()) };
    let partner = talk.plan().partners[at].id.clone();
    let all = won_deals::moments(talk.plan(), &partner);
    if all.is_empty() {
        talk.say("Step 1 says who buys, and when.");
        return Ok(());
    }
    let Some(one) = moment(talk, &all)? else { return Ok(()) };
    let change = won_deals::toggle(talk.plan(), &id, &one);
    if talk.change_if(change) {
        let words = talk.plan().won_deal(&id).map(|deal| format!("{}: {}.", deal.name, through(talk.plan(), deal)));
        talk.say(words.unwrap_or_default());
    }
    Ok(())
}

fn proof_rows(talk: &Talk<'_>) -> Vec<String> {
    let report = talk.report();
    numbered(
        report
            .won
            .influence
            .iter()
            .map(|row| format!("{}, {}: {}, suggests {}", row.name, row.moment, row.in_words(), row.suggests.get())),
    )
}

fn proof(talk: &mut Talk<'_>, text: &str) -> Option<WonRow> {
    let rows = proof_rows(talk);
    let at = talk.row(&rows, text)?;
    talk.report().won.influence.get(at).cloned()
}

fn take(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some(row) = proof(talk, text) else { return Ok(()) };
    match won_deals::take(talk.plan(), &row.proof) {
        Some(change) => {
            if talk.change(change) {
                talk.say(format!("Influence {}, by proof: {}.", row.suggests.get(), won_deals::in_words(&row.proof)));
            }
        }
        None => talk.say("It stands so already, by proof, or the buyer is not in the room then."),
    }
    Ok(())
}

fn take_all(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some(row) = proof(talk, text) else { return Ok(()) };
    let change = won_deals::take_all(talk.plan(), &row.id);
    if talk.change_if(change) {
        talk.say(format!("All the deals suggest of {} is taken, by proof.", row.name));
    }
    Ok(())
}
