//! Step 3, how much each criterion counts: by an order, by points, in pairs, or in percent; and what you would rather have.

use super::about::About;
use super::buyers::ask_named;
use super::candidates::ask_one_of;
use super::lists::{named, numbered, row};
use super::ranking::preferences;
use super::talk::{Away, Place, Talk, Went, command};
use crate::action::Action;
use crate::interview::preferring;
use crate::interview::steps::View;
use crate::interview::weighing::{self, Way, pairs, swing, typed_share};
use crate::plan::{Change, Preference, Subject, add, clean_line, remove};
use crate::prioritise::weights::order;
use crate::report::figure;
use crate::report::reasons;

pub(super) const WEIGHTS: Place = Place {
    name: "Weights",
    view: View::Weights,
    is_on_the_way: true,
    answers: &[],
    commands: &[
        command(
            "order",
            "NUMBERS",
            "Put the criteria in order, the one that matters most first: order 2 1 3.",
            &[Action::Switch],
            |talk, text| by(talk, Way::Order, &|talk| put_in_order(talk, text)),
        ),
        command(
            "points",
            "",
            "Points for what a step from 1 to 5 is worth, criterion by criterion.",
            &[Action::Switch, Action::Left, Action::Right],
            |talk, _| by(talk, Way::Swing, &ask_points),
        ),
        command(
            "pairs",
            "",
            "Compare the criteria in pairs.",
            &[Action::Switch, Action::Left, Action::Right, Action::Disturbs],
            |talk, _| by(talk, Way::Pairs, &ask_pairs),
        ),
        command(
            "percent",
            "NUMBER PERCENT",
            "Set a weight in percent; the others make room.",
            &[Action::Switch, Action::Digit(0)],
            |talk, text| by(talk, Way::Direct, &|talk| percent(talk, text)),
        ),
        command("steeper", "", "The same order with weights further apart.", &[Action::Right], |talk, _| {
            steeper(talk, 1)
        }),
        command("flatter", "", "The same order with weights closer together.", &[Action::Left], |talk, _| {
            steeper(talk, -1)
        }),
        command("up", "NUMBER", "Move a criterion up in the order.", &[Action::MoveUp], |talk, text| {
            shift(talk, text, -1)
        }),
        command("down", "NUMBER", "Move a criterion down in the order.", &[Action::MoveDown], |talk, text| {
            shift(talk, text, 1)
        }),
        command("add", "NAME", "Add a criterion.", &[Action::Add], add_criterion),
        command(
            "delete",
            "NUMBER",
            "Delete a criterion with its ratings. Undo brings it back.",
            &[Action::Delete],
            delete,
        ),
        command("prefer", "", "Say what you would rather have, without a number.", &[Action::Add], |talk, _| {
            prefer(talk)
        }),
        command(
            "said",
            "",
            "Read what you said you would rather have, and what follows.",
            &[Action::Pane],
            |talk, _| preferences(talk),
        ),
        command(
            "unsay",
            "NUMBER",
            "Take out what you said you would rather have.",
            &[Action::Delete, Action::NotKnown],
            unsay,
        ),
    ],
    rows,
    open: |talk, at| {
        let Some(place) = order(talk.plan()).get(at).copied() else { return Ok(()) };
        let id = talk.plan().criteria[place].id.clone();
        talk.ask_card(&Subject::Criterion(id))
    },
    enter: |talk| {
        let way = Way::of(talk.plan());
        talk.say(format!("Weights: {}, {}.", way.name(), way.about()));
        if let Some(problem) = talk.report().weights_problem {
            talk.say(reasons::no_weights(problem));
        }
        talk.list();
        talk.menu("Weights: a number asks about that criterion; order, points, pairs, percent, prefer; an empty line goes on?")
    },
};

fn rows(talk: &Talk<'_>) -> Vec<String> {
    let report = talk.report();
    let row = |place: usize| {
        let Some(criterion) = report.criteria.get(place) else { return String::new() };
        let least = criterion.minimum.map(|least| format!(", at least {}", least.get())).unwrap_or_default();
        let why = if criterion.reason.is_empty() { String::new() } else { format!(", because {}", criterion.reason) };
        format!("{}, {}{least}{why}", criterion.name, criterion.shown)
    };
    numbered(order(talk.plan()).into_iter().map(row))
}

/// The place in the plan of the criterion a text means, by its number in the list.
fn criterion(talk: &mut Talk<'_>, text: &str) -> Option<usize> {
    let rows = rows(talk);
    let at = talk.row(&rows, text)?;
    order(talk.plan()).get(at).copied()
}

/// Goes over to a way of weighing and asks. Whoever then says nothing has only looked: the weights stay as they were.
fn by(talk: &mut Talk<'_>, way: Way, ask: &dyn Fn(&mut Talk<'_>) -> Went) -> Went {
    let was = talk.plan().clone();
    let Some(change) = way.take(&was) else { return ask(talk) };
    if !talk.change(change) {
        return Ok(());
    }
    let taken = talk.plan().clone();
    let went = ask(talk);
    if *talk.plan() == taken && taken != was {
        talk.desk().undo().ok();
        talk.say("Nothing was said: the weights stay as they were.");
    }
    went
}

fn put_in_order(talk: &mut Talk<'_>, text: &str) -> Went {
    let now = order(talk.plan());
    let names: Vec<String> = now.iter().map(|place| talk.plan().criteria[*place].name.clone()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let stands: Vec<String> = (1..=names.len()).map(|at| at.to_string()).collect();
    let said = if text.is_empty() {
        let asked = format!("The new order, most first: {} [{}]?", super::fields::choices(&names), stands.join(" "));
        talk.ask(&asked, About::numbered(&names).saying("Their numbers, the one that matters most first."))?
    } else {
        text.to_owned()
    };
    if said.is_empty() {
        return Ok(());
    }
    let places: Option<Vec<usize>> =
        said.split([' ', ',']).filter(|word| !word.is_empty()).map(|word| row(&names, word)).collect();
    let Some(mut wanted) = places.filter(|places| !places.is_empty()) else {
        talk.say(format!("Say numbers from 1 to {}, the one that matters most first.", names.len()));
        return Ok(());
    };
    // Whoever is not named follows in the order there was.
    let rest: Vec<usize> = (0..now.len()).filter(|at| !wanted.contains(at)).collect();
    wanted.extend(rest);
    reorder(talk, &wanted);
    talk.list();
    Ok(())
}

/// Moves the criteria, each by its place before, into this order.
fn reorder(talk: &mut Talk<'_>, wanted: &[usize]) {
    let mut so_far: Vec<usize> = (0..talk.plan().criteria.len()).collect();
    for (to, at) in wanted.iter().enumerate() {
        let Some(from) = so_far.iter().position(|one| one == at).filter(|from| *from > to) else { continue };
        if let Some(change) = weighing::move_to(talk.plan(), from, to) {
            talk.change(change);
        }
        let moved = so_far.remove(from);
        so_far.insert(to, moved);
    }
}

fn ask_points(talk: &mut Talk<'_>) -> Went {
    let mut place = 0;
    while place < talk.plan().criteria.len() {
        let name = talk.plan().criteria[place].name.clone();
        let stands = swing::points(talk.plan()).get(place).copied().unwrap_or(0.0);
        let put = |talk: &mut Talk<'_>| {
            let stands = swing::points(talk.plan()).get(place).copied().unwrap_or(0.0);
            format!("{name}: points for a step from 1 to 5, 100 the most [{}]?", figure::brief(stands))
        };
        let said = match talk.ask_anew(About::default().guided("swing").saying(STEP), &put) {
            Err(Away::Next) => String::new(),
            Err(Away::Back) if place > 0 => {
                place -= 1;
                continue;
            }
            said => said?,
        };
        match if said.is_empty() { Ok(stands) } else { swing::typed(&said) } {
            Err(words) => {
                talk.say(words);
                continue;
            }
            Ok(points) if !said.is_empty() => {
                if let Some(change) = swing::give(talk.plan(), place, points) {
                    talk.change(change);
                }
            }
            Ok(_) => {}
        }
        place += 1;
    }
    talk.list();
    Ok(())
}

/// What is read of a pair.
const TIMES: &str = "A number from 1 to 9 says how many times as much the first counts; 2 3 that the second counts \
     3 times; x takes the answer out.";

/// What is read of points.
const STEP: &str = "A step from 1 to 5 on the criterion where it is worth most has 100 points; the others as many as \
     theirs is worth beside it.";

/// What is said of a pair.
fn says_of(talk: &Talk<'_>, pair: (usize, usize)) -> String {
    match pairs::answer(talk.plan(), pair) {
        None => "not said".to_owned(),
        Some(times) if times >= 1.0 => format!("the first {} times", figure::brief(times)),
        Some(times) => format!("the second {} times", figure::brief(1.0 / times)),
    }
}

fn ask_pairs(talk: &mut Talk<'_>) -> Went {
    talk.say(TIMES);
    let all = pairs::pairs(talk.plan().criteria.len());
    let mut at = 0;
    while let Some(pair) = all.get(at).copied() {
        let name = |place: usize| talk.plan().criteria[place].name.clone();
        let (one, two) = (name(pair.0), name(pair.1));
        let put = |talk: &mut Talk<'_>| {
            format!("Pairs, {} of {}: 1 {one} or 2 {two} [{}]?", at + 1, all.len(), says_of(talk, pair))
        };
        let said = match talk.ask_anew(About::default().saying(TIMES), &put) {
            Err(Away::Next) => String::new(),
            Err(Away::Clear) => "x".to_owned(),
            Err(Away::Back) if at > 0 => {
                at -= 1;
                continue;
            }
            said => said?,
        };
        if said.is_empty() {
            at += 1;
            continue;
        }
        let Some(step) = step_meant(&said) else {
            talk.say("Say a number from 1 to 9, or 2 and a number, or x.");
            continue;
        };
        if let Some(change) = pairs::set(talk.plan(), pair, step) {
            talk.change(change);
        }
        at += 1;
    }
    talk.list();
    Ok(())
}

/// The step of the scale a line says; no step takes the answer out. None of what says neither.
fn step_meant(said: &str) -> Option<Option<i8>> {
    let (which, times) = match said.split_whitespace().collect::<Vec<_>>()[..] {
        ["x"] => return Some(None),
        [times] => ("1", times),
        [which, times] => (which, times),
        _ => return None,
    };
    let times = times.parse::<i8>().ok().filter(|times| (1..=9).contains(times))?;
    match which {
        "1" => Some(Some(1 - times)),
        "2" => Some(Some(times - 1)),
        _ => None,
    }
}

fn percent(talk: &mut Talk<'_>, text: &str) -> Went {
    let (which, share) = text.split_once(' ').unwrap_or((text, ""));
    let Some(place) = criterion(talk, which) else { return Ok(()) };
    let name = talk.plan().criteria[place].name.clone();
    let share = if share.is_empty() {
        talk.ask(&format!("{name}: its weight in percent; an empty line leaves it?"), About::default())?
    } else {
        share.to_owned()
    };
    if share.is_empty() {
        return Ok(());
    }
    match typed_share(&share) {
        Ok(share) => {
            let change = weighing::give(talk.plan(), place, share);
            talk.change_if(change);
            talk.list();
        }
        Err(words) => talk.say(words),
    }
    Ok(())
}

fn steeper(talk: &mut Talk<'_>, by: isize) -> Went {
    match weighing::steeper(talk.plan(), by) {
        Some(change) => {
            if talk.change(change) {
                talk.list();
            }
        }
        None => talk.say("Weights are not set by order, or the order is at that end already."),
    }
    Ok(())
}

fn shift(talk: &mut Talk<'_>, text: &str, by: isize) -> Went {
    let rows = rows(talk);
    let Some(from) = talk.row(&rows, text) else { return Ok(()) };
    let to = from.checked_add_signed(by).filter(|to| *to < rows.len());
    match to.and_then(|to| weighing::move_to(talk.plan(), from, to)) {
        Some(change) => {
            if talk.change(change) {
                talk.list();
            }
        }
        None => talk.say("Weights are not set by order, or it is at that end already."),
    }
    Ok(())
}

fn add_criterion(talk: &mut Talk<'_>, name: &str) -> Went {
    let Some(name) = talk.asked(name, "New criterion: its name")?.filter(|name| !clean_line(name).is_empty()) else {
        return Ok(());
    };
    let (id, edit) = add::criterion(talk.plan(), &name);
    if talk.change(Change::new(format!("{}: added", clean_line(&name)), edit)) {
        talk.say("Say next what 1 to 5 mean, so that two people rate alike.");
        ask_named(talk, "Weights", &Subject::Criterion(id.clone()), "anchor_1")?;
        return talk.ask_card(&Subject::Criterion(id));
    }
    Ok(())
}

fn delete(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some(place) = criterion(talk, text) else { return Ok(()) };
    let one = talk.plan().criteria[place].clone();
    let rated = talk.plan().partners.iter().filter(|it| it.rating(&one.id).is_some()).count();
    let edit = remove::criterion(talk.plan(), &one.id);
    if talk.change(Change::new(format!("{}: deleted", one.name), edit)) {
        talk.say(format!("{} is gone, with {rated} ratings; .undo brings them back.", one.name));
    }
    Ok(())
}

fn prefer(talk: &mut Talk<'_>) -> Went {
    let kinds = ["one criterion matters more than another", "one candidate comes before another"];
    let help = "What you are sure of, whatever the weights.";
    let said = match ask_one_of(talk, "What would you rather have:", help, &kinds)? {
        Some(0) => of_criteria(talk)?,
        Some(_) => of_candidates(talk)?,
        None => None,
    };
    let Some(said) = said else { return Ok(()) };
    let words = said.words(talk.plan());
    match preferring::say(talk.plan(), said) {
        Some(change) => {
            if talk.change(change) {
                talk.say(format!("Kept: {words}."));
            }
        }
        None => talk.say(format!("That is said already, or says nothing: {words}.")),
    }
    Ok(())
}

/// Of two criteria the one that matters more.
fn of_criteria(talk: &mut Talk<'_>) -> Went<Option<Preference>> {
    let names: Vec<String> = talk.plan().criteria.iter().map(|it| it.name.clone()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let Some(more) = ask_one_of(talk, "Which criterion matters more:", "", &names)? else { return Ok(None) };
    let Some(less) = ask_one_of(talk, "More than which:", "", &names)? else { return Ok(None) };
    if more == less {
        talk.say("Those are the same criterion.");
        return Ok(None);
    }
    let id = |at: usize| talk.plan().criteria[at].id.clone();
    Ok(Some(Preference::Matters { more: id(more), less: id(less) }))
}

/// Of two candidates the one to be taken first.
fn of_candidates(talk: &mut Talk<'_>) -> Went<Option<Preference>> {
    let names: Vec<String> = talk.plan().partners.iter().map(|it| it.name.clone()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let first = talk.ask("Whom would you take first, by name?", About::default())?;
    let then = talk.ask("Before whom, by name?", About::default())?;
    let both = named(&names, &first).zip(named(&names, &then)).filter(|(first, then)| first != then);
    let Some((first, then)) = both else {
        talk.say("Say two candidates of the plan by name. Nothing was said.");
        return Ok(None);
    };
    let id = |at: usize| talk.plan().partners[at].id.clone();
    Ok(Some(Preference::Before { first: id(first), then: id(then) }))
}

fn unsay(talk: &mut Talk<'_>, text: &str) -> Went {
    let rows = numbered(talk.plan().preferences.iter().map(|said| said.words(talk.plan())));
    let Some(at) = talk.row(&rows, text) else { return Ok(()) };
    let change = preferring::take_out(talk.plan(), at);
    if talk.change_if(change) {
        talk.say(format!("Taken out: {}.", rows[at]));
    }
    Ok(())
}
