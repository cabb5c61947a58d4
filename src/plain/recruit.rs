//! Step 3, whom to recruit now: the set, what if, and what is asked about it.

use super::lists::numbered;
use super::pictures;
use super::ranking::{say_early, why_of};
use super::talk::{Place, Talk, Went, command};
use super::trials::{answered, best, end, hold, move_to, numbers, order, recruited, rows, somebody, try_one};
use crate::action::Action;
use crate::interview::steps::View;
use crate::interview::trial::Trial;
use crate::picture::Picture;
use crate::report::findings::{Findings, MemberRow, Status, words as of_findings};
use crate::report::money;
use crate::report::{Who, figure};
use std::sync::Arc;

pub(super) const RECRUIT: Place = Place {
    name: "Recruit now",
    view: View::Recruit(None),
    is_on_the_way: true,
    answers: &[],
    commands: &[
        command(
            "set",
            "",
            "Read the set: what it uses, what it reaches, who could stand in.",
            &[Action::Enough],
            |talk, _| set(talk),
        ),
        command(
            "without",
            "NUMBER or NAME",
            "Try the set without somebody, and say what changes.",
            &[Action::Toggle, Action::Accept],
            |talk, text| try_one(talk, text, false),
        ),
        command(
            "with",
            "NUMBER or NAME",
            "Try the set with somebody, and say what changes.",
            &[Action::Toggle, Action::Accept],
            |talk, text| try_one(talk, text, true),
        ),
        command("best", "", "Try the set that reaches most, whatever its scores.", &[Action::Best], |talk, _| {
            best(talk)
        }),
        command(
            "hold",
            "",
            "Hold the set you tried, and hear the next one beside it; once more lets it go.",
            &[Action::Hold],
            |talk, _| hold(talk),
        ),
        command("end", "", "End what is tried, and let go what is held.", &[Action::Back], |talk, _| end(talk)),
        command(
            "move",
            "NUMBER now, next, later, no or numbers",
            "Put a candidate into a wave by hand.",
            &[Action::Digit(0)],
            move_to,
        ),
        command("yes", "NUMBER or NAME", "They were asked and say yes: signed.", &[Action::Yes], |talk, text| {
            answered(talk, text, true)
        }),
        command(
            "no",
            "NUMBER or NAME",
            "They were asked and say no: declined. The set follows.",
            &[Action::No],
            |talk, text| answered(talk, text, false),
        ),
        command("numbers", "", "Give the set back to the numbers.", &[Action::BackToNumbers], |talk, _| numbers(talk)),
        command("why", "NUMBER or NAME", "Why a candidate stands where it stands.", &[Action::Open], |talk, text| {
            if let Some(at) = somebody(talk, text) {
                why_of(talk, at);
            }
            Ok(())
        }),
        command(
            "reaches",
            "",
            "Whom the set reaches, by buyer and by stage.",
            &[Action::Left, Action::Right, Action::Pane],
            |talk, _| reaches(talk),
        ),
        command(
            "ifno",
            "",
            "What becomes of the set when somebody says no.",
            &[Action::Left, Action::Right],
            |talk, _| if_no(talk),
        ),
        command("budgets", "", "What other budgets would reach.", &[Action::Left, Action::Right], |talk, _| {
            budgets(talk)
        }),
        command("map", "", "Read who stands where round the buyer, as the picture shows it.", &[], |talk, _| {
            pictures::said(talk, Picture::Map)
        }),
        command("quadrant", "", "Read scores beside what each takes of our days.", &[], |talk, _| {
            pictures::said(talk, Picture::Quadrant)
        }),
        command("money", "", "Read what each of the set should bring.", &[], |talk, _| {
            pictures::said(talk, Picture::Money)
        }),
        command("forecast", "", "Read what to expect once the set is asked.", &[], |talk, _| {
            pictures::said(talk, Picture::Forecast)
        }),
        command("alike", "", "Sets that are as good.", &[Action::Left, Action::Right], |talk, _| as_good_as(talk)),
        command(
            "otherwise",
            "",
            "What the set reaches when accounts are counted the other way.",
            &[Action::Volume, Action::NextSort, Action::ReverseSort],
            |talk, _| otherwise(talk),
        ),
    ],
    rows,
    open: |talk, at| {
        if let Some(place) = order(talk).get(at).copied() {
            why_of(talk, place);
        }
        Ok(())
    },
    enter: |talk| {
        set(talk)?;
        talk.menu("Recruit now: set, list, without, with, move, yes, no, ifno, budgets, alike; an empty line goes on?")
    },
};

/// Says what the set is, what it uses, what it reaches.
fn set(talk: &mut Talk<'_>) -> Went {
    talk.work_out()?;
    let report = talk.report();
    let Some(findings) = report.findings.clone() else {
        talk.say("This could not be worked out: a fault of the program. Any change tries again.");
        return Ok(());
    };
    let found = &findings.recruiting;
    say_early(talk);
    let Some(set) = found.set() else {
        match &found.status {
            Status::Infeasible { reasons } => talk.say(reasons.join(" ")),
            _ => talk.say("Nobody can be recruited yet."),
        }
        if let Some(words) = findings.headed() {
            talk.say(words);
        }
        return Ok(());
    };
    talk.say(format!(
        "{}, coverage {} of 100.",
        of_findings::takes(set, &talk.plan().goal.limits),
        figure::tenths(set.coverage)
    ));
    say_of_the_set(talk, &findings);
    Ok(())
}

/// What the set was chosen by, what it brings, who is in it and who was left out.
fn say_of_the_set(talk: &mut Talk<'_>, findings: &Findings) {
    let found = &findings.recruiting;
    let limits = talk.plan().goal.limits.clone();
    let places: Vec<usize> = findings.waves.recruit_now.iter().map(|row| row.who.index).collect();
    let said = [
        Some(findings.readiness()).filter(|said| !said.is_empty()),
        of_findings::rule(found, &limits),
        money::words::in_brief(&findings.money, &findings.money.sum(&places)),
        of_findings::forecast(found),
        found.caution.clone(),
        of_findings::certain(found),
        of_findings::nobody_next(&findings.waves, &limits.currency),
    ];
    for words in said.into_iter().flatten() {
        talk.say(words);
    }
    let members: Vec<String> = found.members.iter().map(|row| member(findings, row)).collect();
    talk.voice.read(numbered(members));
    for words in stand_ins(&found.members) {
        talk.say(words);
    }
    for words in of_findings::gaps(found) {
        talk.say(words);
    }
    for row in &found.left_out {
        talk.say(format!("Left out: {}, {}.", row.who.name(), row.reason));
    }
}

/// "Harrowgate Identity, recruit now, adds 6.8"
fn member(findings: &Findings, row: &MemberRow) -> String {
    let judged = findings.judged(row.who.id()).map(crate::report::findings::Judged::words).unwrap_or_default();
    format!("{}, {judged}, adds {}", row.who.name(), figure::tenths(row.loses))
}

/// "Quorient could stand in for Harrowgate, 2.1 less, and Calderan, 3.0 less.", everybody who could said once.
fn stand_ins(members: &[MemberRow]) -> Vec<String> {
    let mut said: Vec<(&str, Vec<String>)> = Vec::new();
    for (row, other) in members.iter().filter_map(|row| Some((row, row.stand_in.as_ref()?))) {
        let words = format!("{}, {}", row.who.name(), of_findings::by(other.loses));
        match said.iter_mut().find(|(name, _)| *name == other.who.name()) {
            Some((_, those)) => those.push(words),
            None => said.push((other.who.name(), vec![words])),
        }
    }
    let nobody: Vec<&str> = members.iter().filter(|row| row.stand_in.is_none()).map(|row| row.who.name()).collect();
    let mut lines: Vec<String> =
        said.into_iter().map(|(name, those)| format!("{name} could stand in for {}.", those.join("; "))).collect();
    if !nobody.is_empty() {
        lines.push(format!("Nobody alone could stand in within the limits for {}.", nobody.join(", ")));
    }
    lines
}

/// The findings, once they are there.
fn found(talk: &mut Talk<'_>) -> Went<Option<Arc<Findings>>> {
    talk.work_out()?;
    say_early(talk);
    Ok(talk.report().findings.clone())
}

pub(super) fn reaches(talk: &mut Talk<'_>) -> Went {
    let Some(findings) = found(talk)? else { return Ok(()) };
    let recruiting = &findings.recruiting;
    let Some(coverage) = &recruiting.coverage else {
        talk.say("There is no set yet.");
        return Ok(());
    };
    let said = |name: &str, share: Option<&Option<f64>>| match share.copied().flatten() {
        Some(share) => format!("{name} {}", figure::whole(share)),
        None => format!("{name} not in the room"),
    };
    let buyers: Vec<String> =
        recruiting.buyers.iter().enumerate().map(|(at, row)| said(&row.title, coverage.by_buyer.get(at))).collect();
    let stages: Vec<String> =
        recruiting.stages.iter().enumerate().map(|(at, row)| said(&row.name, coverage.by_stage.get(at))).collect();
    talk.say(format!("The set reaches {} of 100.", figure::tenths(coverage.total)));
    talk.say(format!("By buyer, of 100 each: {}.", buyers.join(", ")));
    talk.say(format!("By stage, of 100 each: {}.", stages.join(", ")));
    for words in of_findings::gaps(recruiting) {
        talk.say(words);
    }
    Ok(())
}

fn if_no(talk: &mut Talk<'_>) -> Went {
    let Some(findings) = found(talk)? else { return Ok(()) };
    let recruiting = &findings.recruiting;
    let about: Vec<String> =
        of_findings::forecast(recruiting).into_iter().chain(of_findings::forecast_of_optimal(recruiting)).collect();
    talk.say(if about.is_empty() { "Nobody is left to be asked.".to_owned() } else { about.join(" ") });
    let rows =
        recruiting.if_no.iter().map(|row| format!("If {} says no: {}", row.who.name(), of_findings::after_no(row)));
    talk.voice.read(numbered(rows));
    Ok(())
}

fn budgets(talk: &mut Talk<'_>) -> Went {
    if talk.plan().goal.limits.budget.is_none() {
        return pictures::said(talk, Picture::Budget);
    }
    let Some(findings) = found(talk)? else { return Ok(()) };
    let recruiting = &findings.recruiting;
    talk.say(of_findings::budgets(recruiting));
    let currency = talk.plan().goal.limits.currency.clone();
    let rows = recruiting.frontier.iter().map(|row| {
        let names: Vec<&str> = row.partners.iter().map(Who::name).collect();
        format!(
            "{}: coverage {}, with {}",
            figure::money(row.budget, &currency),
            figure::tenths(row.coverage),
            names.join(", ")
        )
    });
    talk.voice.read(numbered(rows));
    Ok(())
}

fn as_good_as(talk: &mut Talk<'_>) -> Went {
    let Some(findings) = found(talk)? else { return Ok(()) };
    let sets = &findings.recruiting.as_good_as;
    talk.say(of_findings::as_good_as(sets));
    let rows = sets.shares.iter().filter(|(_, count)| *count > 0);
    let rows =
        rows.map(|(who, count)| format!("{} in {}", who.name(), figure::percent(figure::ratio(*count, sets.count))));
    talk.voice.read(numbered(rows));
    Ok(())
}

fn otherwise(talk: &mut Talk<'_>) -> Went {
    talk.work_out()?;
    let report = talk.report();
    let places = Trial::of(recruited(talk)).places(talk.plan());
    let Some((grid, how)) = report.other_grid(talk.plan()).zip(report.coverage.volume.other_words()) else {
        talk.say("Say on the cards how many accounts they serve, and in the ideal customer how many match: then both can be read.");
        return Ok(());
    };
    talk.say(format!("The set reaches {} of 100 {how}.", figure::tenths(grid.coverage(&places).total)));
    Ok(())
}
