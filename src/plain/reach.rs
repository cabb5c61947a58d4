//! Step 2, whom the candidates reach: coverage and gaps in sentences, and the influence of one candidate, a buyer a line.

use super::about::About;
use super::fields::{choices, written};
use super::lists::numbered;
use super::pictures;
use super::recruit::reaches;
use super::talk::{Away, Place, Talk, Went, command};
use crate::action::Action;
use crate::interview::influence::{Moment, note};
use crate::interview::steps::View;
use crate::picture::Picture;
use crate::plan::{Evidence, PartnerId, Strength};
use crate::report::{figure, words};

pub(super) const REACH: Place = Place {
    name: "Reach",
    view: View::Reach { candidate: false },
    is_on_the_way: true,
    answers: &[],
    commands: &[
        command("gaps", "", "Read whom nobody reaches, the heaviest first.", &[Action::Down], |talk, _| {
            gaps(talk);
            Ok(())
        }),
        command(
            "who",
            "BUYER at STAGE, by their numbers, like 1 3",
            "Who reaches this buyer at this stage.",
            &[Action::SelectCell(0, 0), Action::Left, Action::Right],
            who,
        ),
        command("mosaic", "", "Read what is to be seen of the picture of buyers and stages.", &[], |talk, _| {
            pictures::said(talk, Picture::Mosaic)
        }),
        command("set", "", "Read whom the set to recruit reaches.", &[Action::Toggle], |talk, _| reaches(talk)),
        command("influence", "NUMBER", "Say whom a candidate reaches.", &[Action::Open, Action::Pane], |talk, text| {
            if text.is_empty() || talk.select(text).is_some() { talk.go("Influence") } else { Ok(()) }
        }),
    ],
    rows: candidates,
    open: |talk, at| ask(talk, at),
    enter: |talk| {
        coverage(talk);
        gaps(talk);
        talk.menu("Reach: gaps, who, or the number of a candidate to say whom they reach; an empty line goes on?")
    },
};

pub(super) const INFLUENCE: Place = Place {
    name: "Influence",
    view: View::Reach { candidate: true },
    is_on_the_way: false,
    answers: ANSWERS,
    commands: &[
        command("after", "", "The next candidate.", &[Action::NextCandidate], |talk, _| step(talk, 1)),
        command("before", "", "The candidate before.", &[Action::PreviousCandidate], |talk, _| step(talk, -1)),
    ],
    rows: candidates,
    open: |talk, at| ask(talk, at),
    enter: |talk| {
        if let Some(at) = talk.desk().selected_index() {
            ask(talk, at)?;
        }
        talk.menu("Influence: the number of a candidate, after, before; an empty line goes on?")
    },
};

/// What an answer at one buyer's line does, besides setting strengths.
const ANSWERS: &[Action] = &[Action::Digit(0), Action::NextEvidence, Action::MarkTalked, Action::Note, Action::Delete];

/// Where nothing is said of a buyer.
const NOTHING: &str = "nothing said";

const HOW: &str = "0 none, 1 some, 2 good, 3 decisive. A number for each stage, a point leaves one as it is, or one \
     stage alone: 3=2 sets the third, 3=2 t told by Ines says how it is known and why, with g guess, d desk \
     research, t conversation, p proof; 3=x takes it out.";

fn candidates(talk: &Talk<'_>) -> Vec<String> {
    let report = talk.report();
    numbered(talk.plan().partners.iter().enumerate().map(|(at, partner)| {
        let reaches = report.solo_coverage.get(at).copied().unwrap_or(0.0);
        format!("{}, reaches {} of 100 alone", partner.name, figure::whole(reaches))
    }))
}

fn step(talk: &mut Talk<'_>, by: isize) -> Went {
    let at = talk.desk().selected_index().unwrap_or(0).saturating_add_signed(by);
    if at < talk.plan().partners.len() { ask(talk, at) } else { Err(Away::Next) }
}

/// Everybody who qualifies together, by buyer and by stage.
fn coverage(talk: &mut Talk<'_>) {
    let report = talk.report();
    let map = &report.coverage;
    report.quick_pass_alone().into_iter().for_each(|words| talk.say(words));
    talk.say(format!("All who qualify reach {} of 100.", figure::tenths(map.coverage.total)));
    let said = |name: &str, share: Option<&Option<f64>>| match share.copied().flatten() {
        Some(share) => format!("{name} {}", figure::whole(share)),
        None => format!("{name} not in the room"),
    };
    let buyers: Vec<String> =
        map.buyers.iter().enumerate().map(|(at, buyer)| said(&buyer.title, map.coverage.by_buyer.get(at))).collect();
    let stages: Vec<String> =
        map.stages.iter().enumerate().map(|(at, stage)| said(&stage.name, map.coverage.by_stage.get(at))).collect();
    talk.say(format!("By buyer, of 100 each: {}.", buyers.join(", ")));
    talk.say(format!("By stage, of 100 each: {}.", stages.join(", ")));
    if let Some(words) = map.volume.words() {
        talk.say(words);
    }
}

/// "CISO: nobody at Purchase, worth 4.2 points. Who signs with them?"
fn gaps(talk: &mut Talk<'_>) {
    let report = talk.report();
    let map = &report.coverage;
    if map.coverage.gaps.is_empty() {
        talk.say("No gaps: somebody reaches everyone.");
    }
    let gap = |gap: &crate::prioritise::coverage::Gap| {
        let buyer = map.buyers.get(gap.buyer).map_or("", |buyer| buyer.title.as_str());
        let stage = map.stages.get(gap.stage).map_or("", |stage| stage.name.as_str());
        let question = words::stage_question(talk.plan(), gap.stage);
        format!("{buyer}: nobody at {stage}, worth {} points. {question}", figure::tenths(gap.weight))
    };
    let lines = map.coverage.gaps.iter().map(gap).collect();
    talk.voice.read(lines);
}

fn who(talk: &mut Talk<'_>, text: &str) -> Went {
    let places: Vec<usize> = text.split([' ', ',']).filter_map(|word| word.parse().ok()).collect();
    let (buyers, stages) = (talk.plan().buyers.len(), talk.plan().stages.len());
    let [buyer, stage] = places[..] else {
        talk.say(format!("Say a buyer, 1 to {buyers}, and a stage, 1 to {stages}: who 1 3."));
        return Ok(());
    };
    let lines: Vec<String> = {
        let plan = talk.plan();
        let Some(moment) = Moment::at(plan, buyer.wrapping_sub(1), stage.wrapping_sub(1)) else {
            talk.say(format!("Say a buyer, 1 to {buyers}, and a stage, 1 to {stages}."));
            return Ok(());
        };
        let known = plan.partners.iter().filter_map(|partner| Some((partner, moment.known(partner)?)));
        let reached = known.filter(|(_, known)| known.strength.get() > 0);
        let row = |(partner, known): (&std::sync::Arc<crate::plan::Partner>, &crate::plan::Influence)| {
            format!("{}: {}, {}", partner.name, words::strength(known.strength), known.evidence.label())
        };
        std::iter::once(format!("{}:", moment.words())).chain(reached.map(row)).collect()
    };
    if lines.len() == 1 {
        talk.say(format!("{} nobody.", lines[0]));
    } else {
        talk.voice.read(lines);
    }
    Ok(())
}

/// Asks whom one candidate reaches, a buyer a line.
fn ask(talk: &mut Talk<'_>, at: usize) -> Went {
    let Some(partner) = talk.plan().partners.get(at) else { return Ok(()) };
    let (id, name) = (partner.id.clone(), partner.name.clone());
    talk.desk().selected = Some(id.clone());
    let names: Vec<String> = talk.plan().stages.iter().map(|stage| stage.name.clone()).collect();
    let stages: Vec<&str> = names.iter().map(String::as_str).collect();
    let count = talk.plan().buyers.len();
    if count == 0 || stages.is_empty() {
        talk.say("Nobody is in the buying group, or there is no buying stage: step 1 says who buys, and when.");
        return Ok(());
    }
    if talk.heard.insert("influence".to_owned()) {
        talk.say(HOW);
    }
    let mut buyer = 0;
    while buyer < count {
        let title = talk.plan().buyers[buyer].title.clone();
        let question = format!("{name}, {} of {count}: {title}. {}", buyer + 1, choices(&stages));
        match ask_line(talk, &id, buyer, &question) {
            Ok(()) | Err(Away::Next) => buyer += 1,
            Err(Away::Back) if buyer > 0 => buyer -= 1,
            away => return away,
        }
    }
    Ok(())
}

fn ask_line(talk: &mut Talk<'_>, id: &PartnerId, buyer: usize, question: &str) -> Went {
    loop {
        let stages = talk.plan().stages.len();
        let line = |talk: &Talk<'_>| line_of(talk, id, buyer);
        let put = |talk: &mut Talk<'_>| {
            talk.desk().selected = Some(id.clone());
            format!("{question} [{}]?", line(talk))
        };
        let said = match talk.ask_anew(About::default().guided("influence").saying(HOW), &put) {
            Err(Away::Clear) => vec!["x"; stages].join(" "),
            said => said?,
        };
        if said.is_empty() {
            return Ok(());
        }
        let was = line(talk);
        let done = match said.split_once('=') {
            Some((place, rest)) => one(talk, id, buyer, place, rest),
            None => all(talk, id, buyer, &said),
        };
        match done {
            Ok(()) => {
                let (is, title) = (line(talk), talk.plan().buyers[buyer].title.clone());
                let was = if was == NOTHING { "" } else { &was };
                talk.say(written(&format!("{title}:"), was, &is));
                return Ok(());
            }
            Err(words) => talk.say(format!("{words} Kept: {was}.")),
        }
    }
}

/// What stands in a buyer's line: "Trigger some, Shortlist good".
fn line_of(talk: &Talk<'_>, id: &PartnerId, buyer: usize) -> String {
    let plan = talk.plan();
    let known = (0..plan.stages.len()).filter_map(|stage| {
        let moment = Moment::at(plan, buyer, stage).filter(|moment| moment.is_in_the_room())?;
        let known = moment.known(plan.partner(id)?)?;
        Some(format!("{} {}", plan.stages[stage].name, words::strength(known.strength)))
    });
    let known: Vec<String> = known.collect();
    if known.is_empty() { NOTHING.to_owned() } else { known.join(", ") }
}

fn cell(talk: &Talk<'_>, id: &PartnerId, buyer: usize, stage: usize) -> String {
    let plan = talk.plan();
    let known = Moment::at(plan, buyer, stage)
        .filter(|moment| moment.is_in_the_room())
        .zip(plan.partner(id))
        .and_then(|(moment, partner)| moment.known(partner));
    known.map_or_else(|| ".".to_owned(), |known| known.strength.get().to_string())
}

/// A strength for each stage.
fn all(talk: &mut Talk<'_>, id: &PartnerId, buyer: usize, said: &str) -> Result<(), String> {
    let entries: Vec<&str> = said.split([' ', ',']).filter(|entry| !entry.is_empty()).collect();
    let stages = talk.plan().stages.len();
    if entries.len() != stages || !entries.iter().all(|entry| [".", "x", "0", "1", "2", "3"].contains(entry)) {
        return Err(format!("Say {stages} strengths from 0 to 3 or a point, parted by blanks, or one like 3=2."));
    }
    for (stage, entry) in entries.into_iter().enumerate() {
        if entry != "." && entry != cell(talk, id, buyer, stage) {
            set(talk, id, buyer, stage, entry)?;
        }
    }
    Ok(())
}

/// One stage: its strength, how it is known, why.
fn one(talk: &mut Talk<'_>, id: &PartnerId, buyer: usize, place: &str, rest: &str) -> Result<(), String> {
    let stages = talk.plan().stages.len();
    let stage = place.trim().parse::<usize>().ok().and_then(|at| at.checked_sub(1)).filter(|at| *at < stages);
    let stage = stage.ok_or_else(|| format!("Before = stands the number of a stage, 1 to {stages}."))?;
    let mut words: Vec<&str> = rest.split_whitespace().collect();
    if let Some(first) = words.first().copied().filter(|first| ["0", "1", "2", "3", "x"].contains(first)) {
        set(talk, id, buyer, stage, first)?;
        words.remove(0);
    }
    if let Some(evidence) = words.first().and_then(|word| evidence_of(word)) {
        let change = change_of(talk, id, buyer, stage, |moment, partner| moment.know(partner, evidence));
        talk.change(change.ok_or("Set the influence first, with a number from 0 to 3.")?);
        words.remove(0);
    }
    if !words.is_empty() {
        let plan = talk.plan();
        let (buyer, stage) = (plan.buyers[buyer].id.clone(), plan.stages[stage].id.clone());
        let change = note(plan, id, &buyer, &stage, &words.join(" "));
        talk.change(change.ok_or("Set the influence first, with a number from 0 to 3.")?);
    }
    Ok(())
}

/// The kind of evidence a word begins.
pub(super) fn evidence_of(word: &str) -> Option<Evidence> {
    match word.to_lowercase().as_str() {
        "g" | "guess" => Some(Evidence::Guess),
        "d" | "desk" => Some(Evidence::Desk),
        "t" | "talked" | "c" | "conversation" => Some(Evidence::Talked),
        "p" | "proof" => Some(Evidence::Data),
        _ => None,
    }
}

fn set(talk: &mut Talk<'_>, id: &PartnerId, buyer: usize, stage: usize, entry: &str) -> Result<(), String> {
    let change = match entry.parse::<u8>().ok().and_then(|strength| Strength::new(strength).ok()) {
        Some(strength) => change_of(talk, id, buyer, stage, |moment, partner| moment.set(partner, strength))
            .ok_or("They are not in the room at that stage: the buying group in step 1 says who is.")?,
        None => change_of(talk, id, buyer, stage, |moment, partner| Some(moment.clear(partner)))
            .ok_or("There is nothing to take out.")?,
    };
    talk.change(change);
    Ok(())
}

fn change_of(
    talk: &Talk<'_>,
    id: &PartnerId,
    buyer: usize,
    stage: usize,
    make: impl FnOnce(Moment<'_>, &crate::plan::Partner) -> Option<crate::plan::Change>,
) -> Option<crate::plan::Change> {
    let plan = talk.plan();
    make(Moment::at(plan, buyer, stage)?, plan.partner(id)?)
}
