//! What somebody who only listened ran into: nothing is written or acted on in silence, and one is where one was.

use super::talked;
use partnerplan::plan::{Plan, Variant};
use partnerplan::store::{Reference, Store};

/// What is said, and the plan then.
fn told(lines: &str) -> (String, Plan) {
    let folder = tempfile::tempdir().unwrap();
    let said = talked(folder.path(), None, &format!("new Ears\n6\n{lines}.quit\n")).said;
    (said, Store::at(folder.path()).read(&Reference::new("ears")).unwrap().plan)
}

/// The same in the example.
fn in_example(lines: &str) -> (String, Plan) {
    let folder = tempfile::tempdir().unwrap();
    let said = talked(folder.path(), None, &format!("example\n{lines}.quit\n")).said;
    (said, Store::at(folder.path()).read(&Reference::new("tallowick-bank-wave-1")).unwrap().plan)
}

fn names(plan: &Plan) -> Vec<&str> {
    plan.partners.iter().map(|partner| partner.name.as_str()).collect()
}

#[test]
fn a_commands_word_at_a_question_is_asked_about_and_not_written() {
    let (said, plan) = told("Acme\n.back\nquit\nno\n.go goal\nhelp\n\npaste\n\n.quit\n");
    assert!(
        said.contains("Did you mean the command .quit? yes does it, no takes “quit” as the answer [yes]?"),
        "{said}"
    );
    assert!(said.contains("Vendor is now quit, it was Acme; .undo takes it back."), "{said}");
    assert!(said.contains("Did you mean the command .help?"), "{said}");
    assert!(said.contains("paste is a command of “Candidates”, not of this place."), "{said}");
    assert_eq!((plan.goal.vendor.as_str(), plan.goal.product.as_str()), ("quit", ""));
    let (said, plan) = told("go ranking\n\n");
    assert!(said.contains("Did you mean the command .go ranking?"), "{said}");
    assert_eq!(plan.goal.vendor, "");
    // A name that only begins like a command is a name.
    assert_eq!(told("Next Level GmbH\nOpen Systems\n").1.goal.product, "Open Systems");
}

#[test]
fn every_answer_that_replaces_another_says_both_and_the_way_back() {
    let (said, plan) = told("Acme\n.back\nBirch\n.undo\n");
    assert!(said.contains("Vendor is Acme."), "{said}");
    assert!(said.contains("Vendor is now Birch, it was Acme; .undo takes it back."), "{said}");
    assert_eq!(plan.goal.vendor, "Acme");
    let (said, _) = told("Acme\n.back\n.clear\n");
    assert!(said.contains("Vendor is empty now, it was Acme; .undo takes it back."), "{said}");
}

#[test]
fn after_a_row_was_opened_one_is_where_one_was() {
    let (said, plan) = told("Acme\nShield\n.open 1\nBirch\n30 %\n");
    assert!(said.contains("Back to where you were.\nGoal, 3 of 5: Goal"), "{said}");
    assert_eq!((plan.goal.vendor.as_str(), plan.goal.product.as_str()), ("Birch", "Shield"));
}

#[test]
fn nobody_is_signed_declined_or_deleted_who_was_not_named() {
    let (said, plan) =
        in_example(".go recruit\nwithout 2\nno\nno\nyes\n.go candidates\ndelete\n.go buying group\ndelete\n");
    assert!(said.contains("Say who was asked and says no: no and a number or a name. Nothing was changed."), "{said}");
    assert!(said.contains("Say who was asked and says yes:"), "{said}");
    assert!(said.contains("Say which, 1 to 22: .list reads them."), "{said}");
    assert_eq!(plan.partners, partnerplan::catalog::example().partners);
}

#[test]
fn an_empty_row_among_pasted_names_makes_no_commands_of_the_rest() {
    let (said, plan) =
        told(".go candidates\npaste\nAlpha\n\nUnd noch eine AG\nDel Monte\nNext Level GmbH\n7\n\ncall\n");
    assert!(
        said.contains("Go on pasting, with “Und noch eine AG” as a name: yes, no, or the next name [yes]?"),
        "{said}"
    );
    assert_eq!(names(&plan), ["Alpha", "Und noch eine AG", "Del Monte", "Next Level GmbH", "7"]);
    assert!(!said.contains("Undone"), "{said}");
    assert!(!said.contains("And?"), "{said}");
    // Two empty rows are one; and who says no has one name fewer.
    let (said, plan) = told(".go candidates\npaste\nAlpha\n\n\nBeta\nno\npass\n");
    assert!(said.contains("“Beta” was not added."), "{said}");
    assert_eq!(names(&plan), ["Alpha"]);
}

#[test]
fn a_command_is_given_whole_where_its_dot_is_left_out() {
    let (said, plan) = told(".go candidates\nadd Alpha\nund\nundo the last\n");
    assert!(said.contains("und is no row. Did you mean the command .undo?"), "{said}");
    assert_eq!(names(&plan), ["Alpha"]);
    let (said, _) = told(".undo it all\n");
    assert!(said.contains(".undo takes nothing behind it. Nothing was done."), "{said}");
}

#[test]
fn a_question_that_is_asked_again_says_what_stands_there_now() {
    let (said, _) = told("Acme\n.back\nBirch\n.back\n.undo\n");
    assert!(said.contains("Vendor [Birch]?\nUndone: Vendor.\nGoal, 1 of 5: Vendor [Acme]?"), "{said}");
    let (said, _) = told(".open 3\n900k\n.open 3\n1.2m\n.open 3\n\n");
    assert!(
        said.ends_with("[1.2m]?\nBack to where you were.\nGoal, 1 of 5: Vendor [empty]?\n")
            || said.contains("[1.2m]?\nBack"),
        "{said}"
    );
}

#[test]
fn help_is_of_the_question_that_is_asked_and_short() {
    let lines = |said: &str, from: &str| {
        let behind = said.split(from).nth(1).unwrap_or_default();
        behind.lines().skip(1).take_while(|line| !line.ends_with('?')).map(str::to_owned).collect::<Vec<_>>()
    };
    let (said, _) = told("\n.go candidates\n.help\n.help all\n");
    let help = lines(&said, "an empty line goes on?");
    assert!((2..=5).contains(&help.len()), "{help:?}");
    assert!(help.iter().any(|line| line.contains(".paste")), "{help:?}");
    assert!(!said.contains("Example:"), "{said}");
    assert!(said.contains(".paste: Add names"), "{said}");
    let (said, _) = told(".help\n");
    let help = lines(&said, "Goal, 1 of 5: Vendor [empty]?");
    assert!((2..=5).contains(&help.len()) && help[1].starts_with("Example:"), "{help:?}");
}

#[test]
fn a_question_mark_reads_what_is_asked_for_and_is_never_an_answer() {
    let (said, plan) = told(".go candidates\nadd Alpha\npass\n?\nnot known\n?\n3\n");
    assert_eq!(said.matches("7 Service delivery, 8 not known").count(), 2, "{said}");
    assert!(said.contains("Choices: 1 none, 2 some, 3 most, 4 not known."), "{said}");
    assert!(said.contains("Partner model: not known."), "{said}");
    assert!(plan.partners[0].quick.model_asked && plan.partners[0].quick.fit.is_asked());
    let (said, _) = in_example(".go qualify\n1\n?\n.go candidates\ndoubles\n.go goal\n.earlier 1\n?\n");
    assert!(said.contains("Choices: 1 yes, 2 no, 3 not known."), "{said}");
}

#[test]
fn back_in_the_quick_pass_corrects_what_was_answered_and_says_of_whom() {
    let (said, plan) = told(".go candidates\nadd Alpha\nadd Beta\npass\nr\nm\nusually\nt\nn\n.back\n.back\ncold\n");
    assert!(said.contains("How warm: now cold, it was talking; .undo takes it back."), "{said}");
    assert_eq!(said.matches("1 of 2.\nAlpha: ").count(), 2, "{said}");
    assert_eq!(said.matches("2 of 2.\nBeta: ").count(), 2, "{said}");
    assert_eq!(plan.partners[0].quick.warmth.known().map(partnerplan::plan::Warmth::label), Some("cold"));
    let (said, _) = told(".go candidates\nadd Alpha\nadd Beta\npass\n.open 2\nr\n.back\n.back\n.where\n");
    assert!(said.contains("1 of 2.\nAlpha: What kind of partner"), "{said}");
    assert!(said.contains("About Alpha."), "{said}");
}

#[test]
fn back_at_a_question_of_yes_and_no_is_the_question_before() {
    let (said, _) = told("\n\n\n\n\n.back\n\nno\n.go ideal customer\n\n\n\n\n\n\n\n\n\n\n.back\n\n\n.back\n");
    assert_eq!(said.matches("Goal, 5 of 5: Partner limit").count(), 2, "{said}");
    assert_eq!(said.matches("Goal, 1 of 5: Vendor").count(), 1, "{said}");
    assert_eq!(said.matches("Ideal customer, 10 of 10").count(), 2, "{said}");
    assert_eq!(said.matches("Say it in your own words [no]?").count(), 3, "{said}");
}

#[test]
fn what_is_changed_in_any_way_is_told_by_name() {
    let (said, _) = in_example(
        ".go weights\npercent 1 30\n.go rate\nby candidate\n1\n4 p\n.go influence\n1=1\n.go won\nnobody 1\n",
    );
    assert!(said.contains(": weight; .undo takes it back."), "{said}");
    assert!(said.contains("it was") || said.contains("Ideal-customer fit: 4"), "{said}");
    assert!(said.contains("Changed: ") && said.contains(".undo takes it back."), "{said}");
}

#[test]
fn a_note_is_on_the_rating_given_last_though_the_next_is_asked_already() {
    let (said, plan) = told(".go candidates\npaste\nAcme\nBirch\n\n.go rate\n4\n.note they said so\n.quit\n");
    let noted: Vec<&str> =
        plan.partners[0].ratings.iter().map(|rating| rating.note.as_str()).filter(|note| !note.is_empty()).collect();
    assert_eq!(noted, ["they said so"], "{said}");
    assert!(said.contains(", Acme.") && said.contains("Noted on "), "{said}");
}

#[test]
fn a_plan_opens_at_the_questions_where_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    talked(folder.path(), None, "example\n.go rate\n.quit\n");
    let said = talked(folder.path(), Some("tallowick-bank-wave-1"), ".where\n.quit\n").said;
    assert!(said.contains("place Rate."), "{said}");
}

#[test]
fn what_was_said_of_columns_holds_when_the_file_is_read_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("who.csv");
    std::fs::write(&file, "Our list;of this year\nWho;Oddly called\nAcme;Ada Ward\nBirch;Ben Roe\n").unwrap();
    let import = format!(
        ".go candidates\n.import {}\nheadings 2\nWho=name\nOddly called=owner\ndelimiter semicolon\nyes\n\n",
        file.display()
    );
    let said = talked(folder.path(), None, &format!("new Ears\n6\n{import}.quit\n")).said;
    let plan = Store::at(folder.path()).read(&Reference::new("ears")).unwrap().plan;
    let owners: Vec<&str> = plan.partners.iter().map(|partner| partner.owner.as_str()).collect();
    assert_eq!(owners, ["Ada Ward", "Ben Roe"], "{said}");
    // What no longer has its column is told.
    let import = format!(".go candidates\n.import {}\nheadings 2\nOddly called=owner\nheadings 1\n\n", file.display());
    let said = talked(folder.path(), None, &format!("new Others\n6\n{import}.quit\n")).said;
    assert!(said.contains("“Oddly called=owner” no longer holds"), "{said}");
}

#[test]
fn a_number_meant_for_the_next_question_answers_no_variant() {
    let (said, plan) = told(".go candidates\npaste\nAcme\n\npass\n7\n3\nm\n3\n.quit\n");
    assert!(said.contains("Say one of s systems integrator, m managed services"), "{said}");
    assert_eq!(plan.partners[0].variant, Some(Variant::ManagedServices), "{said}");
}
