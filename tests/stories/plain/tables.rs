//! Nothing is forgotten: every field can be set, and every action of the screen has its word.

use super::talked;
use partnerplan::action::Action;
use partnerplan::interview::fields::typed;
use partnerplan::interview::steps::View;
use partnerplan::plain::{is_of_the_screen, tables};
use partnerplan::plan::{Field, Kind, Plan, Subject};
use partnerplan::store::{Left, Reference, Store};
use partnerplan::tui::{key_sets, keys::Binding};
use partnerplan::{catalog, plan::Edit};
use std::mem::discriminant;

/// Where the keys of a section of the table of keys are answered: at these places, or by this word, which asks the same.
const SECTIONS: &[(&str, &[&str])] = &[
    ("Home", &["Home"]),
    ("Buying group", &["Buying group"]),
    ("Buying stages", &["Buying stages"]),
    ("Candidates", &["Candidates"]),
    ("Quick pass", &["Quick pass", "Candidates"]),
    ("Reach", &["Reach"]),
    ("Reach, influence", &["Influence"]),
    ("Reach, buyer coverage", &["Reach"]),
    ("Reach, buyers and stages", &["Reach", "Influence"]),
    ("Sources", &["Sources"]),
    ("Accounts", &["Accounts"]),
    ("Accounts, matches", &["Accounts"]),
    ("Won deals", &["Won deals"]),
    ("Won deals, what they prove", &["Won deals"]),
    ("Rate, on a question", &["Qualify"]),
    ("Rate, on a criterion", &["Rate"]),
    ("Rate", &["Rate"]),
    ("Ranking", &["Ranking"]),
    ("Find out next, and what changes it", &["Ranking"]),
    ("In a view with pages beside its list", &["Ranking"]),
    ("Recruit now", &["Recruit now"]),
    ("Weights", &["Weights"]),
    ("Segments", &["Strategies"]),
    ("Strategy sheet", &["Sheet"]),
    ("Traps", &["Traps"]),
    ("First 90 days", &["First 90 days"]),
    ("Export", &["Export"]),
    ("Export, on the format", &["Export"]),
    ("Export, on the paper", &["Export"]),
    ("Export, on the notes", &["Export"]),
    ("Export, on the last row", &["Export"]),
    ("At a heading of a form", &["Goal"]),
    ("In a choice of a form", &["Candidates"]),
    ("In a list with marks", &["Candidates"]),
    ("In a list with columns", &["Candidates"]),
    ("In a view with two panes", &["Candidates"]),
    ("In every form", &[]),
    ("In a field of several lines", &[]),
    ("In every list with a filter", &[]),
    ("In every list", &[]),
    ("In every list of a plan", &[]),
    ("Where something is typed into a plan", &[]),
    ("In every view of a plan", &[]),
    ("Where nothing is typed", &[]),
    ("Everywhere", &[]),
    ("While text is typed", &[]),
    ("In a choice", &[]),
    ("Filter", &[]),
];

/// What lies over a view and asks something, and the word that asks the same line by line.
const ASKED: &[(&str, &str)] = &[
    ("Candidates that look like one company", "doubles"),
    ("Names that sound like a source", "match"),
    ("An import", "import"),
    ("Earlier versions", "earlier"),
    ("A question", "delete"),
    ("Two versions of a plan", "save"),
    ("Two versions, thing by thing", "settle"),
    ("Raters together", "raters"),
    ("The last save failed", "save"),
    ("What a step is worth", "points"),
    ("Compare in pairs", "pairs"),
    ("Weights from answers", "points"),
    ("A line to type", "add"),
    ("A line in parts", "edit"),
    ("A menu", "set"),
    ("Which kind of partner?", "kind"),
    ("A list to pick from", "put"),
    ("A text", "note"),
    ("Something to read", "more"),
    ("The tour", "tour"),
    ("After g", "go"),
    ("All commands", "help"),
];

/// Whether a binding has a word, or an answer does the same, at one of these places.
fn is_reached(binding: &Binding, places: &[&str]) -> bool {
    let tables = tables();
    let mut does: Vec<Action> = tables.everywhere.iter().flat_map(|command| command.does).copied().collect();
    for place in tables.places.iter().filter(|place| places.contains(&place.name)) {
        does.extend(place.answers);
        does.extend(place.commands.iter().flat_map(|command| command.does));
    }
    if places.contains(&"Home") {
        does.extend(tables.home.iter().flat_map(|command| command.does));
    }
    let Some(action) = binding.example() else { return true };
    is_of_the_screen(action)
        || does.contains(&action)
        || (matches!(action, Action::Digit(_) | Action::Letter(_))
            && does.iter().any(|it| discriminant(it) == discriminant(&action)))
}

#[test]
fn every_action_of_the_screen_has_its_word_where_it_is_offered() {
    let words: Vec<&str> = {
        let tables = tables();
        let of_places = tables.places.iter().flat_map(|place| place.commands);
        tables.everywhere.iter().chain(tables.home).chain(of_places).map(|command| command.word).collect()
    };
    let mut missing = Vec::new();
    for set in key_sets() {
        if let Some((_, word)) = ASKED.iter().find(|(title, _)| *title == set.title) {
            assert!(words.contains(word), "{}: there is no word {word}", set.title);
            continue;
        }
        let section = SECTIONS.iter().find(|(title, _)| *title == set.title);
        let (_, places) = section.unwrap_or_else(|| panic!("the keys of “{}” have no place in plain mode", set.title));
        for binding in set.rows.iter().filter(|binding| !is_reached(binding, places)) {
            missing.push(format!("{}: {} ({})", set.title, binding.label, binding.help));
        }
    }
    assert!(missing.is_empty(), "no word for\n{}", missing.join("\n"));
}

#[test]
fn every_view_of_the_screen_is_a_place_and_no_word_means_two_things_in_one_place() {
    let tables = tables();
    for view in View::ALL {
        assert!(tables.places.iter().any(|place| place.view.is(view)), "{view:?} is no place");
    }
    for place in tables.places {
        let mut words: Vec<&str> = place.commands.iter().map(|command| command.word).collect();
        words.sort_unstable();
        let count = words.len();
        words.dedup();
        assert_eq!(words.len(), count, "{}: a word stands there twice", place.name);
    }
}

/// What is asked of a record or of the plan, each field with the lines that answer it and the text they are.
fn answers(plan: &Plan, subject: &Subject, fields: &[&'static Field]) -> (String, Plan) {
    let (mut lines, mut plan, mut kept) = (String::new(), plan.clone(), Vec::new());
    for field in fields {
        let example = catalog::guidance(field.id).map(|guidance| guidance.example.clone()).unwrap_or_default();
        let text = match field.kind {
            Kind::Choice(words) => words.all.last().copied().unwrap_or_default().to_owned(),
            Kind::Line if example.is_empty() => "Something said".to_owned(),
            _ => example,
        };
        match typed(&plan, subject, field, &text) {
            Ok(change) if !text.is_empty() => {
                change.edit.apply(&mut plan).unwrap();
                lines += &text;
                lines += if matches!(field.kind, Kind::Notes | Kind::Phrases) { "\n\n" } else { "\n" };
            }
            // An empty line keeps what stands there.
            _ => {
                lines.push('\n');
                kept.push(field.id);
            }
        }
    }
    // Their examples name what this plan has not.
    assert!(kept.len() <= 3, "the examples of {kept:?} do not read");
    (lines, plan)
}

/// The plan once these lines were answered at a place.
fn answered(plan: &Plan, place: &str, lines: &str) -> Plan {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = store.create("Tables", plan).unwrap().file.path().to_owned();
    store.leave(&path, Left { view: View::Goal.go_letter(), partner: None, place: None });
    let talked = talked(folder.path(), Some("tables"), &format!(".go {place}\n{lines}.quit\n"));
    assert_eq!(talked.code, 0);
    let read = store.read(&Reference::new("tables")).unwrap().plan;
    assert!(!talked.said.contains("Kept: "), "{}", talked.said);
    read
}

fn ron(plan: &Plan) -> String {
    ron::ser::to_string_pretty(plan, ron::ser::PrettyConfig::default()).unwrap()
}

fn named(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    Edit::Name("Tables".to_owned()).apply(&mut plan).unwrap();
    plan
}

#[test]
fn every_field_of_the_plan_itself_is_asked_for_and_written_as_a_form_writes_it() {
    let start = named(&catalog::example());
    for (place, table) in [("Goal", &Field::GOAL[..5]), ("Limits", &Field::GOAL[5..]), ("Sharpen", Field::SHARPEN)] {
        let fields: Vec<&'static Field> = table.iter().collect();
        let (lines, wanted) = answers(&start, &Subject::Plan, &fields);
        assert_eq!(ron(&answered(&start, place, &lines)), ron(&wanted), "{place}");
    }
    let (sentence, short) = Field::PROFILE.split_last().unwrap();
    let fields: Vec<&'static Field> = short.iter().collect();
    let (asked, between) = answers(&start, &Subject::Plan, &fields);
    let (own, wanted) = answers(&between, &Subject::Plan, &[sentence]);
    let lines = format!("{asked}yes\n{own}");
    assert_eq!(ron(&answered(&start, "Ideal customer", &lines)), ron(&wanted), "Ideal customer");
}

#[test]
fn every_field_of_a_record_is_asked_for_and_written_as_a_form_writes_it() {
    let start = named(&catalog::example());
    let first = start.criteria[0].id.clone();
    let of = |table: &'static [Field]| table.iter().filter(|field| field.id != "in_the_room").collect::<Vec<_>>();
    for (place, subject, fields) in [
        ("Candidates", Subject::Partner(start.partners[0].id.clone()), of(Field::PARTNER)),
        ("Buying group", Subject::Buyer(start.buyers[0].id.clone()), of(Field::BUYER)),
        ("Buying stages", Subject::Stage(start.stages[0].id.clone()), of(Field::STAGE)),
        ("Weights", Subject::Criterion(first), of(Field::CRITERION)),
        ("Won deals", Subject::WonDeal(start.won_deals[0].id.clone()), of(Field::WON_DEAL)),
    ] {
        let (lines, wanted) = answers(&start, &subject, &fields);
        assert_eq!(ron(&answered(&start, place, &format!("1\n{lines}"))), ron(&wanted), "{place}");
    }
}

#[test]
fn who_is_in_the_room_is_said_in_numbers() {
    let start = named(&catalog::example());
    let mut wanted = start.clone();
    for stage in 2..start.stages.len() {
        let change = partnerplan::interview::buying::toggle(&wanted, 0, stage).unwrap();
        change.edit.apply(&mut wanted).unwrap();
    }
    assert_eq!(ron(&answered(&start, "Buying group", "room 1\n1 2\n")), ron(&wanted));
}
