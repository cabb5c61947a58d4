//! Step 3, the ranking, and what is asked about it: why, how firm, what to find out, what would change it.

use super::lists::numbered;
use super::pictures;
use super::talk::{Place, Talk, Went, command};
use crate::action::Action;
use crate::interview::steps::View;
use crate::picture::Picture;
use crate::plan::{PartnerModel, Subject};
use crate::report::findings::words as of_findings;
use crate::report::why::why;
use crate::report::words::NO_MODEL;
use crate::report::{figure, reasons, words};

pub(super) const RANKING: Place = Place {
    name: "Ranking",
    view: View::Ranking(None),
    is_on_the_way: true,
    answers: &[],
    commands: &[
        command("why", "NUMBER or NAME", "Why a candidate stands where it stands.", &[Action::Open], say_why),
        command("firm", "", "How firm each place is.", &[Action::Right, Action::Left, Action::Pane], |talk, _| {
            firm(talk)
        }),
        command("findout", "", "What to find out next.", &[Action::Right, Action::Left], |talk, _| find_out(talk)),
        command(
            "changes",
            "",
            "How much one weight would have to change before the top does.",
            &[Action::Right, Action::Left],
            |talk, _| changes(talk),
        ),
        command("carpet", "", "Read how likely each takes which rank, as the picture shows it.", &[], |talk, _| {
            pictures::said(talk, Picture::Carpet)
        }),
        command("others", "", "Read who is not ranked, and why.", &[], |talk, _| {
            let rows = not_ranked(talk);
            talk.voice.read(rows);
            Ok(())
        }),
        command("preferences", "", "What you would rather have, and what follows.", &[], |talk, _| preferences(talk)),
        command("recruit", "", "Go to whom to recruit now.", &[Action::Recruit], |talk, _| talk.go("Recruit now")),
        command("rate", "NUMBER", "Go to the ratings of a candidate.", &[Action::Rate], |talk, text| {
            of_one(talk, text, "Rate")
        }),
        command("qualify", "NUMBER", "Go to the qualifying questions.", &[Action::Qualify], |talk, text| {
            of_one(talk, text, "Qualify")
        }),
        command("influence", "NUMBER", "Go to whom a candidate reaches.", &[Action::Influence], |talk, text| {
            of_one(talk, text, "Influence")
        }),
        command("weights", "", "Go to the weights.", &[Action::Weights], |talk, _| talk.go("Weights")),
        command("card", "NUMBER", "Ask for a candidate's card.", &[Action::Rename], |talk, text| {
            let Some(at) = row_of(talk, text) else { return Ok(()) };
            let report = talk.report();
            let Some(row) = report.ranking.get(at) else { return Ok(()) };
            talk.ask_card(&Subject::Partner(row.who.id().clone()))
        }),
        command(
            "table",
            "",
            "Read the whole ranking as a table in Markdown, to take along.",
            &[Action::Copy, Action::NextSort, Action::ReverseSort],
            |talk, _| {
                let table = talk.report().ranking_table();
                talk.say(table);
                Ok(())
            },
        ),
    ],
    rows,
    open: |talk, at| {
        let report = talk.report();
        let Some(row) = report.ranking.get(at) else { return Ok(()) };
        why_of(talk, row.who.index);
        Ok(())
    },
    enter: |talk| {
        talk.work_out()?;
        let report = talk.report();
        if report.ranking.is_empty() {
            talk.say(reasons::nobody_ranked(report.weights_problem));
        }
        say_early(talk);
        report.quick_pass_alone().into_iter().for_each(|words| talk.say(words));
        if !report.ranking.is_empty() {
            talk.list();
        }
        say_not_ranked(talk);
        talk.menu("Ranking: a number says why; firm, findout, changes, recruit; an empty line goes on?")
    },
};

/// So many who are not ranked are read without being asked for.
const FEW: usize = 5;

/// Says that an answer is not proven, where it is not.
pub(super) fn say_early(talk: &mut Talk<'_>) {
    if talk.desk().cut_short().is_some() {
        talk.say("Ended early: not proven. .enough works it out to the end.");
    }
}

/// "1. Harrowgate Identity, value-added reseller, 88.5, first choice, in the top 6 in more than 95 of 100, recruit now."
fn rows(talk: &Talk<'_>) -> Vec<String> {
    let report = talk.report();
    let top = report.findings.as_ref().map_or(0, |findings| findings.how_firm.top);
    numbered(report.ranking.iter().map(|row| {
        let model = row.who.partner.model.map_or(NO_MODEL, PartnerModel::label);
        let mut said = vec![
            row.who.name().to_owned(),
            model.to_owned(),
            figure::tenths(row.score),
            words::band(row.band).to_owned(),
        ];
        if let Some(firm) = row.firm {
            said.extend(
                firm.top_chance.map(|chance| format!("in the top {top} in {}", of_findings::of_100_readings(chance))),
            );
            said.push(of_findings::places(firm));
        }
        let judged = report
            .findings
            .as_ref()
            .and_then(|findings| findings.judged(row.who.id()).map(crate::report::findings::Judged::words));
        said.extend(judged);
        said.join(", ")
    }))
}

/// Who is not ranked and why, a line each.
fn not_ranked(talk: &Talk<'_>) -> Vec<String> {
    let report = talk.report();
    let unrated = report.unrated.iter();
    let unrated = unrated.map(|row| format!("Not ranked: {}, {}.", row.who.name(), words::still_to_rate(row)));
    let excluded = report.excluded.iter().map(|row| format!("Ruled out: {}, {}.", row.who.name(), row.words()));
    unrated.chain(excluded).collect()
}

/// The same where they are few; of many how many there are.
fn say_not_ranked(talk: &mut Talk<'_>) {
    let rows = not_ranked(talk);
    if rows.len() <= FEW {
        return rows.iter().for_each(|row| talk.say(row));
    }
    let report = talk.report();
    let counts = [(report.unrated.len(), "not rated yet"), (report.excluded.len(), "ruled out")];
    let counts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}")).collect();
    talk.say(format!("Besides these {}: .others reads them.", counts.join(", ")));
}

fn row_of(talk: &mut Talk<'_>, text: &str) -> Option<usize> {
    let rows = rows(talk);
    talk.row(&rows, text)
}

fn of_one(talk: &mut Talk<'_>, text: &str, place: &str) -> Went {
    if let Some(at) = row_of(talk, text) {
        let report = talk.report();
        talk.desk().selected = report.ranking.get(at).map(|row| row.who.id().clone());
        return talk.go(place);
    }
    Ok(())
}

fn say_why(talk: &mut Talk<'_>, text: &str) -> Went {
    let report = talk.report();
    let names: Vec<String> = talk.plan().partners.iter().map(|partner| partner.name.clone()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if let Some(at) = super::lists::named(&names, text) {
        why_of(talk, at);
        return Ok(());
    }
    if let Some(row) = row_of(talk, text).and_then(|at| report.ranking.get(at)) {
        why_of(talk, row.who.index);
    }
    Ok(())
}

/// Why the candidate at a place in the plan stands where it stands.
pub(super) fn why_of(talk: &mut Talk<'_>, place: usize) {
    let report = talk.report();
    let Some(why) = why(talk.plan(), &report, report.findings.as_deref(), place) else { return };
    talk.desk().selected = talk.plan().partners.get(place).map(|partner| partner.id.clone());
    let row = report.ranking.iter().find(|row| row.who.index == place);
    let standing = row.map_or(why.standing, |row| {
        let (score, band) = (figure::tenths(row.score), words::band(row.band));
        format!("place {} of {}, {score} of 100, {band}", row.rank, report.ranking.len())
    });
    let mut lines = vec![format!("{}, {}: {standing}.", why.name, why.kind)];
    for part in &why.parts {
        let points = part.points.map_or(String::new(), |(points, most)| {
            format!(", brings {} of {}", figure::tenths(points), figure::tenths(most))
        });
        let anchor = if part.anchor.is_empty() { String::new() } else { format!(". {}", part.anchor) };
        let rating = match part.rating.as_str() {
            "·" | "–" => String::new(),
            digit => format!("{digit}, "),
        };
        lines.push(format!("{}: {rating}{}{points}{anchor}", part.name, part.known));
    }
    lines.extend(why.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.said)));
    talk.voice.read(lines);
}

fn firm(talk: &mut Talk<'_>) -> Went {
    talk.work_out()?;
    let report = talk.report();
    let Some(findings) = &report.findings else { return Ok(()) };
    let firm = &findings.how_firm;
    if let Some(refusal) = &firm.refusal {
        talk.say(refusal);
        return Ok(());
    }
    say_early(talk);
    talk.say(format!("{}. {}", of_findings::about_places(firm.draws), of_findings::sure(firm.sure)));
    let rows = firm.rows.iter().map(|row| {
        let chance = of_findings::firm(row.firm, firm.top, row.rests_on);
        format!(
            "{}, place {} now: {chance}; {} in nine of ten",
            row.who.name(),
            row.rank,
            of_findings::places(row.firm)
        )
    });
    talk.voice.read(numbered(rows));
    Ok(())
}

fn find_out(talk: &mut Talk<'_>) -> Went {
    talk.work_out()?;
    let report = talk.report();
    let Some(findings) = &report.findings else { return Ok(()) };
    let firm = &findings.how_firm;
    say_early(talk);
    if findings.questions.is_empty() {
        let nothing = || format!("Nothing: no answer we could get would change the top {} or the set.", firm.top);
        let words = firm.refusal.clone().or_else(|| of_findings::untried(&findings.recruiting)).unwrap_or_else(nothing);
        talk.say(words);
        return Ok(());
    }
    talk.say(of_findings::ABOUT_QUESTIONS);
    let rows = findings.questions.iter().map(|question| of_findings::question(question, firm));
    talk.voice.read(numbered(rows));
    if let Some(words) = of_findings::sure_of_the_weights(firm) {
        talk.say(words);
    }
    Ok(())
}

fn changes(talk: &mut Talk<'_>) -> Went {
    talk.work_out()?;
    let report = talk.report();
    let Some(findings) = &report.findings else { return Ok(()) };
    let top = findings.how_firm.top;
    if top == 0 {
        talk.say(
            findings.how_firm.refusal.as_deref().unwrap_or("Nobody is ranked yet, so no weight changes anything."),
        );
        return Ok(());
    }
    talk.say(of_findings::about_turning_points(top));
    let rows = findings.turning_points.iter().map(|point| {
        let now = &point.shown;
        of_findings::turning_point(point).map_or_else(
            || format!("{}, {now} now: could weigh anything, the top stays the same", point.name),
            |words| format!("{words}; {now} now"),
        )
    });
    talk.voice.read(numbered(rows));
    Ok(())
}

/// What was said without a number, and what follows.
pub(super) fn preferences(talk: &mut Talk<'_>) -> Went {
    let said: Vec<String> = talk.plan().preferences.iter().map(|said| said.words(talk.plan())).collect();
    if said.is_empty() {
        talk.say("Nothing is said yet: prefer, among the weights, says what you would rather have.");
        return Ok(());
    }
    talk.voice.read(numbered(said));
    talk.work_out()?;
    let report = talk.report();
    let Some(findings) = &report.findings else { return Ok(()) };
    for words in of_findings::preferences(&findings.how_firm) {
        talk.say(words);
    }
    Ok(())
}
