//! Step 3, what if: a set tried, held beside another and kept, somebody moved by hand, and what they answered who were
//! asked.

use super::lists::numbered;
use super::talk::{Talk, Went};
use crate::interview::trial::{self, Hold, Trial};
use crate::plan::{Partner, PartnerId, Wave};
use crate::report::findings::{Findings, WaveRow};
use crate::report::{SideBySide, SideName, SideSet, figure, words};
use std::sync::Arc;

fn waves(findings: &Findings) -> [(&'static str, &[WaveRow]); 4] {
    let waves = &findings.waves;
    [("in the set", &waves.recruit_now), ("next", &waves.next), ("later", &waves.later), ("no or not known", &waves.no)]
}

/// The places in the plan of all who are told of, in the order of the list.
pub(super) fn order(talk: &Talk<'_>) -> Vec<usize> {
    let report = talk.report();
    let Some(findings) = &report.findings else { return Vec::new() };
    waves(findings).iter().flat_map(|(_, rows)| rows.iter().map(|row| row.who.index)).collect()
}

pub(super) fn rows(talk: &Talk<'_>) -> Vec<String> {
    let report = talk.report();
    let Some(findings) = &report.findings else { return Vec::new() };
    let all = waves(findings);
    numbered(all.iter().flat_map(|(name, rows)| rows.iter().map(move |row| (name, row))).map(|(name, row)| {
        let judged = findings.judged(row.who.id()).map(crate::report::findings::Judged::words).unwrap_or_default();
        let by_hand = if row.by_hand { ", by hand" } else { "" };
        let reason = if row.reason.is_empty() { String::new() } else { format!(": {}", row.reason) };
        let name = if *name == waves(findings)[0].0 { ", in the set" } else { "" };
        format!("{}{name}{by_hand}, {judged}{reason}", row.who.name())
    }))
}

/// The place in the plan of whom a text means: a row of the list by its number, else anybody by name.
pub(super) fn somebody(talk: &mut Talk<'_>, text: &str) -> Option<usize> {
    if text.parse::<usize>().is_ok() {
        let rows = rows(talk);
        let at = talk.row(&rows, text)?;
        return order(talk).get(at).copied();
    }
    talk.candidate(text)
}

/// Whom the plan recruits now.
pub(super) fn recruited(talk: &Talk<'_>) -> Vec<PartnerId> {
    let report = talk.report();
    let findings = report.findings.as_ref();
    findings.map(|it| it.waves.recruit_now.iter().map(|row| row.who.id().clone()).collect()).unwrap_or_default()
}

pub(super) fn try_one(talk: &mut Talk<'_>, text: &str, with: bool) -> Went {
    talk.work_out()?;
    let Some(at) = somebody(talk, text) else { return Ok(()) };
    let partner = talk.plan().partners[at].clone();
    let now = recruited(talk);
    let is_in = talk.trying.now().map_or_else(|| now.contains(&partner.id), |set| set.has(&partner.id));
    if is_in == with {
        let is = if with { "is in it" } else { "is not in it" };
        talk.say(format!("{} {is} already.", partner.name));
    } else {
        talk.trying.toggle(partner.id.clone(), &now);
    }
    tried(talk, &now)
}

pub(super) fn best(talk: &mut Talk<'_>) -> Went {
    talk.work_out()?;
    let report = talk.report();
    let set = report.findings.as_ref().and_then(|findings| findings.recruiting.optimal.as_ref());
    let Some(set) = set else {
        talk.say("No set is possible.");
        return Ok(());
    };
    let now = recruited(talk);
    let best = Trial::of(set.partners.iter().map(|who| who.id().clone()).collect());
    if talk.trying.of(best, &now) {
        return tried(talk, &now);
    }
    talk.say("The set to recruit is the one that reaches most.");
    say_beside(talk, &now);
    Ok(())
}

/// Holds what is tried, so that the next set stands beside it; or lets it go.
pub(super) fn hold(talk: &mut Talk<'_>) -> Went {
    let said = match talk.trying.hold() {
        Hold::Held => format!("{} hold once more lets it go.", words::SET_HELD),
        Hold::LetGo => words::SET_LET_GO.to_owned(),
        Hold::Nothing => "Nothing is being tried: with, without or best tries a set.".to_owned(),
    };
    talk.say(said);
    Ok(())
}

/// Ends what is tried, and lets go what is held.
pub(super) fn end(talk: &mut Talk<'_>) -> Went {
    let said = if talk.trying.is_on() { "What if is ended: the plan is as it was." } else { "Nothing is being tried." };
    talk.trying.end();
    talk.say(said);
    Ok(())
}

/// Says what a set that is tried changes, and asks whether it is kept.
fn tried(talk: &mut Talk<'_>, now: &[PartnerId]) -> Went {
    let set = talk.trying.now().cloned().unwrap_or_else(|| Trial::of(now.to_vec()));
    if talk.trying.held().is_some() {
        say_beside(talk, now);
    } else {
        say_tried(talk, &set, now);
    }
    if talk.trying.now().is_none() || !talk.is_yes("Keep it?", false)? {
        return Ok(());
    }
    let change = set.keep(talk.plan());
    if talk.change(change) {
        talk.trying.end();
        talk.say(
            "Kept: this is the set now, whatever the numbers say. numbers gives it back to them, .undo takes it back.",
        );
    }
    Ok(())
}

/// The set that is held, if one is, beside the one tried or the plan's own.
fn say_beside(talk: &mut Talk<'_>, now: &[PartnerId]) {
    let Some(held) = talk.trying.held() else { return };
    let report = talk.report();
    let plan = talk.plan();
    let recruited = Trial::of(now.to_vec()).places(plan);
    let (name, places) = match talk.trying.now() {
        Some(set) => (SideName::Tried, set.places(plan)),
        None => (SideName::Plans, recruited.clone()),
    };
    let held = held.places(plan);
    let (one, other) = (report.what_if(plan, &held), report.what_if(plan, &places));
    let sets =
        [SideSet { name: SideName::Held, places: &held, sum: &one }, SideSet { name, places: &places, sum: &other }];
    let money = report.findings.as_ref().map(|findings| &findings.money);
    for sentence in SideBySide::of(plan, money, &recruited, sets).sentences() {
        talk.say(sentence);
    }
}

/// What a set that is tried changes.
fn say_tried(talk: &mut Talk<'_>, trial: &Trial, now: &[PartnerId]) {
    let report = talk.report();
    let (places, was) = (trial.places(talk.plan()), Trial::of(now.to_vec()).places(talk.plan()));
    let (sum, before) = (report.what_if(talk.plan(), &places), report.what_if(talk.plan(), &was));
    let limits = talk.plan().goal.limits.clone();
    let change =
        |figure: f64| format!("{} {}", if figure < 0.0 { "less by" } else { "more by" }, figure::brief(figure.abs()));
    talk.say(format!(
        "What if: {}, coverage {}.",
        words::takes(&limits, sum.count, sum.days, sum.cost),
        figure::tenths(sum.coverage.total)
    ));
    talk.say(format!(
        "Against the plan: coverage {}, days {}, cost {}.",
        change(sum.coverage.total - before.coverage.total),
        change(sum.days - before.days),
        change(sum.cost - before.cost)
    ));
    for (words, has, not) in [("In", &places, &was), ("Out", &was, &places)] {
        let names: Vec<String> =
            has.iter().filter(|at| !not.contains(at)).map(|at| talk.plan().partners[*at].name.clone()).collect();
        if !names.is_empty() {
            talk.say(format!("{words}: {}.", names.join(", ")));
        }
    }
    if !sum.breaks.is_empty() {
        talk.say(words::over_the_limits(&sum.breaks));
    }
}

pub(super) fn move_to(talk: &mut Talk<'_>, text: &str) -> Went {
    talk.work_out()?;
    let (who, where_to) = text.rsplit_once(' ').unwrap_or((text, ""));
    let wave = match where_to {
        "now" | "1" => Some(Wave::RecruitNow),
        "next" | "2" => Some(Wave::Next),
        "later" | "3" => Some(Wave::Later),
        "no" | "4" => Some(Wave::No),
        "numbers" | "0" => None,
        _ => {
            talk.say("Say whom and where: move 3 now, next, later, no, or numbers.");
            return Ok(());
        }
    };
    let Some(partner) = somebody(talk, who).map(|at| talk.plan().partners[at].clone()) else { return Ok(()) };
    if talk.change(trial::put(&partner, wave)) {
        talk.trying.end();
        talk.say(match wave {
            Some(wave) => format!("{} is put into “{}” by hand.", partner.name, wave.label()),
            None => format!("{} goes where the numbers put it.", partner.name),
        });
    }
    Ok(())
}

pub(super) fn answered(talk: &mut Talk<'_>, text: &str, says_yes: bool) -> Went {
    if text.is_empty() {
        let word = if says_yes { "yes" } else { "no" };
        talk.say(format!("Say who was asked and says {word}: {word} and a number or a name. Nothing was changed."));
        return Ok(());
    }
    talk.work_out()?;
    let partner: Option<Arc<Partner>> = somebody(talk, text).map(|at| talk.plan().partners[at].clone());
    let Some(partner) = partner else { return Ok(()) };
    if talk.change(trial::answered(&partner, says_yes)) {
        talk.trying.end();
        let said =
            if says_yes { "said yes and is in whatever else holds" } else { "said no; the set goes on without them" };
        talk.say(format!("{} {said}; .undo takes it back.", partner.name));
    }
    Ok(())
}

pub(super) fn numbers(talk: &mut Talk<'_>) -> Went {
    match trial::back_to_the_numbers(talk.plan()) {
        None => talk.say("Nobody was moved by hand: the numbers choose."),
        Some(change) => {
            if talk.change(change) {
                talk.trying.end();
                talk.say("The numbers choose the set again.");
            }
        }
    }
    Ok(())
}
