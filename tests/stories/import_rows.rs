//! What the rows of somebody's list come to, cell by cell, and what is said of each.

use partnerplan::catalog;
use partnerplan::import::read::{self, Limits, Reading};
use partnerplan::import::{Decimal, Mapping, Outcome, TableKind};
use partnerplan::plan::{
    Amount, Answer, BuyerId, CriterionId, Evidence, Field, Kind, Partner, PartnerId, Plan, RatingValue, Score5,
    StageId, Strength, Subject, Told, Warmth,
};
use std::sync::Arc;

/// A list that was brought in.
struct Brought {
    plan: Plan,
    /// What every row came to.
    rows: Vec<String>,
    /// What is worth saying of rows, each with its number.
    said: Vec<String>,
}

/// Brings a list in whose columns are also said to be these, in the mapping changed by `settle`.
fn brought_as(plan: &Plan, text: &str, maps: &[&str], settle: impl Fn(&mut Mapping)) -> Brought {
    let table = read::bytes("list.csv", text.as_bytes(), &Reading::default(), Limits::PARTNERS).unwrap();
    let mut mapping = Mapping::of(plan, &table, Some(TableKind::Partners));
    for map in maps {
        mapping.said(plan, map).unwrap();
    }
    settle(&mut mapping);
    let outcome = Outcome::of(plan, &table, &mapping);
    let said = outcome.warnings.iter().map(|note| format!("{}: {}", note.row.unwrap(), note.text)).collect();
    let (rows, mut after) = (outcome.rows_in_words(), plan.clone());
    if let Some(change) = outcome.change {
        change.edit.apply(&mut after).unwrap();
    }
    Brought { plan: after, rows, said }
}

fn brought(plan: &Plan, text: &str) -> Brought {
    brought_as(plan, text, &[], |_| ())
}

impl Brought {
    fn named(&self, name: &str) -> &Partner {
        self.plan.partners.iter().find(|partner| partner.name == name).unwrap_or_else(|| panic!("{name} is not there"))
    }
}

/// The example with somebody in it changed.
fn with(name: &str, change: impl Fn(&mut Partner)) -> Plan {
    let mut plan = catalog::example();
    change(Arc::make_mut(plan.partners.iter_mut().find(|partner| partner.name == name).unwrap()));
    plan
}

const KNOWN: &str = "Harrowgate Identity";

#[test]
fn every_word_of_a_choice_is_taken_from_a_list_as_from_its_form() {
    let plan = catalog::example();
    let mut taken = 0;
    for field in Field::PARTNER.iter().filter(|field| field.id != "model") {
        let Kind::Choice(words) = field.kind else { continue };
        for word in words.all.iter().filter(|word| !words.unsaid.contains(word)) {
            let named = Partner::named(PartnerId::new("new"), "New");
            let mut typed = plan.clone();
            typed.partners.push(Arc::new(named));
            let subject = Subject::Partner(typed.partners.last().unwrap().id.clone());
            let Ok(edit) = field.write(&typed, &subject, word) else { continue };
            edit.apply(&mut typed).unwrap();
            let list = brought_as(&plan, &format!("Company,X\nNew,{word}\n"), &[&format!("X={}", field.id)], |_| ());
            assert_eq!(list.rows, ["added"], "{}: {word}", field.id);
            let subject = Subject::Partner(list.named("New").id.clone());
            assert_eq!(field.read(&list.plan, &subject), field.read(&typed, &subject), "{}: {word}", field.id);
            taken += 1;
        }
    }
    assert!(taken > 50, "{taken}");
}

/// I3: what a cell does not say is told, and what it says in other words is taken.
#[test]
fn other_peoples_words_are_taken_and_what_says_nothing_is_told() {
    let list = "Company,Website,How warm,Serves our customers,Named three accounts\n\
                Acme,no site yet,lauwarm,unbekannt,ja\nn/a,,,,\nBirch,birch.example; birch-group.example,,yes,\n";
    let list = brought(&catalog::example(), list);
    assert_eq!(
        list.rows,
        [
            "added; not taken, Website: “no site yet” is no website",
            "rejected: the row names no company",
            "added; not taken, Serves our customers: “yes” is none of none, some, most",
        ]
    );
    let acme = list.named("Acme");
    assert_eq!((acme.quick.warmth, acme.quick.fit), (Told::Is(Warmth::KnowSomeone), Told::NotKnown));
    let birch = list.named("Birch");
    assert_eq!((birch.domain.as_str(), birch.notes.as_str()), ("birch.example", "Also: birch-group.example"));
}

/// I4: what follows from an answer gives way to what the row says itself, in whichever order its columns stand.
#[test]
fn what_a_row_says_stands_before_what_follows_from_it() {
    let list = brought(
        &catalog::example(),
        "Company,Serves our ideal customer,Ideal-customer fit,Variant,Partner model,Serves our customers,Status,How warm\n\
         Acme,no,,Consultancy,Service delivery,most,contacted,talking\nBirch,,,Consultancy,Reseller,,,\n",
    );
    assert_eq!(list.rows[0], "added");
    assert!(list.rows[1].starts_with("added; not taken, Variant: "), "the model stands first: {:?}", list.rows);
    let field = |id: &str| {
        let subject = Subject::Partner(list.named("Acme").id.clone());
        Field::named(id).unwrap().read(&list.plan, &subject)
    };
    let said = ["serves_customer", "variant", "fit", "status"].map(field);
    assert_eq!(said, ["no", "consultancy", "most", "contacted"], "and what follows says less");
    let rated = list.named("Acme").rating(&catalog::example().criteria[0].id).map(|rating| rating.evidence);
    assert_eq!(rated, Some(Evidence::Guess), "a blank cell does not take back what follows from an answer");
}

/// I3: in our own list as in any other a blank cell of somebody known says nothing.
#[test]
fn a_list_of_ours_knows_whom_it_means_and_how_its_figures_are_written() {
    let ours =
        "Candidate id,Candidate,Standing,Solo coverage,Our days as said,Notes,Ideal-customer fit,Ideal customer\n";
    let plan = catalog::example();
    let rows = format!(
        "harrowgate-identity,{KNOWN},,,,,,\n,{KNOWN},,,,,,\n,Newcomer,,,\"12,5\",\"paid 1.234,5\",,most\nsecond,Second,,,,,,most\n"
    );
    let list = brought_as(&plan, &format!("{ours}{rows}"), &[], |mapping| {
        assert!(mapping.is_ours);
        mapping.set_decimal(None, Decimal::Comma);
    });
    assert_eq!(list.rows, ["unchanged", "unchanged", "added", "added"]);
    let is_rated = |name: &str| list.named(name).rating(&plan.criteria[0].id).is_some();
    assert_eq!((is_rated("Newcomer"), is_rated("Second")), (true, false), "what we exported says that there is none");
    let newcomer = list.named("Newcomer");
    assert_eq!((newcomer.days.map(Amount::get), newcomer.notes.as_str()), (Some(12.5), "paid 1.234,5"));
    for columns in ["Contact,Email\nAcme,,,Ana,a@acme.example\n", "Email,Contact\nAcme,,,a@acme.example,Ana\n"] {
        let list = brought(&plan, &format!("Candidate,Standing,Solo coverage,{columns}"));
        assert_eq!(list.named("Acme").contact, "Ana", "a column beside ours does not take its place");
    }
    let theirs = brought(&plan, &format!("Candidate id,Company,Owner\nof-another-plan,{KNOWN},\n"));
    assert_eq!(theirs.rows, ["unchanged"]);
    assert!(theirs.plan == plan);
}

#[test]
fn what_was_changed_in_a_list_of_ours_is_taken_as_it_stands() {
    let plan = with(KNOWN, |partner| partner.notes = "first".into());
    let list = format!(
        "Candidate id,Candidate,Standing,Solo coverage,Notes,Accounts named,Named three accounts\n\
         harrowgate-identity,{KNOWN},,,rewritten,,\nnew,New,,,,5,\n"
    );
    let list = brought(&plan, &list);
    assert_eq!(list.rows, ["changed: Notes", "added"]);
    assert_eq!(list.named(KNOWN).notes, "rewritten", "and not put behind what was there");
    let new = list.named("New");
    assert_eq!((new.accounts_named, new.qualify.named_accounts), (Some(5), Answer::NotKnown), "a blank is no yes");
}

/// I4: what a list changes of somebody known is told by its label, and what it only says again is not.
#[test]
fn what_changes_of_somebody_known_is_told() {
    let plan = with(KNOWN, |partner| {
        (partner.owner, partner.notes, partner.contact) = ("Old".into(), "first".into(), "Ana".into());
    });
    let list = brought_as(
        &plan,
        &format!("Company,Owner,Notes,Contact,Rating,Reach\n{KNOWN},Ines,second,Eva,1,1\n"),
        &["Rating=rating:solution_fit", "Reach=influence:ciso:trigger"],
        |_| (),
    );
    let said = "changed: Owner, Notes, Contact, Rating: Solution fit, Influence: CISO / head of information security at Trigger";
    assert_eq!((list.rows.as_slice(), list.said.as_slice()), (&[said.to_owned()][..], &[][..]));
    let known = list.named(KNOWN);
    assert_eq!((known.contact.as_str(), known.notes.as_str()), ("Eva", "first\nsecond"));
    let blank = format!("Company,Contact,Email,Notes,Rating\n{KNOWN},,n/a,,n/a\n");
    let blank = brought_as(&plan, &blank, &["Rating=rating:solution_fit"], |_| ());
    assert_eq!(blank.rows, ["unchanged"]);
    assert!(blank.plan == plan);
    let twice =
        brought(&plan, "Company,Contact,Email\nAcme,Ana; Ben,a@acme.example\nAcme,\"Ana; Ben\",a@acme.example\n");
    assert_eq!(twice.named("Acme").contact, "Ana; Ben, a@acme.example");
}

/// I4: a list that says a judgement again makes knowledge of a guess, and leaves what is known as it is known.
#[test]
fn a_list_that_says_a_guess_makes_it_known() {
    let (criterion, buyer, stage) = ("solution_fit", "ciso", "trigger");
    let ids = (CriterionId::new(criterion), BuyerId::new(buyer), StageId::new(stage));
    for (held, then, proven) in [
        (Evidence::Guess, Evidence::Talked, Evidence::Data),
        (Evidence::Desk, Evidence::Desk, Evidence::Data),
        (Evidence::Data, Evidence::Data, Evidence::Data),
    ] {
        let plan = with(KNOWN, |partner| {
            partner.rate(&ids.0, RatingValue::Rated(Score5::new(4).unwrap()), held);
            partner.set_influence(&ids.1, &ids.2, Strength::new(2).unwrap(), held);
        });
        let maps = [format!("R=rating:{criterion}"), format!("I=influence:{buyer}:{stage}")];
        let after = |reach: &str| {
            let list = format!("Company,R,I\n{KNOWN},4,{reach}\n");
            let list = brought_as(&plan, &list, &maps.each_ref().map(String::as_str), |_| ());
            let known = list.named(KNOWN);
            (known.rating(&ids.0).unwrap().evidence, known.influence_on(&ids.1, &ids.2).unwrap().evidence)
        };
        assert_eq!(after("2"), (then, then), "{held:?}");
        assert_eq!(after("2 (proof)"), (then, proven), "{held:?}");
    }
}

/// I3: who is no partner, sells against us or was found by the name alone is said, and of nobody else anything.
#[test]
fn what_is_doubtful_of_a_row_is_said_once_and_of_other_rows_nothing() {
    let list = brought(
        &catalog::example(),
        &format!(
            "Company,Lifecycle stage,Is partner,Remark,Owner\nAcme,Customer,yes,Customer,Ines\nBirch,,no,no,Ines\n\
             Cedar,,yes,no,Ines\n{KNOWN},,,,Ines\n"
        ),
    );
    assert_eq!(
        list.said,
        [
            "2: “Lifecycle stage” says “Customer”: probably no partner.",
            "3: “Is partner” says “no”: probably no partner."
        ]
    );
    let rivals = brought(&catalog::example(), &format!("Company,Type\n{KNOWN},Competitor\nAcme,Competitor\n"));
    assert_eq!(rivals.said, ["2: “Competitor” is a stop: set it if they sell against us."]);
    assert_eq!(rivals.rows[0], "unchanged");
    assert!(rivals.rows[1].starts_with("rejected"), "{:?}", rivals.rows);
    let headed = brought(&catalog::example(), "Company\n1. FC Larkfield\n- 3M\n");
    assert!(headed.named("1. FC Larkfield").domain.is_empty(), "a heading says that these are names");
}
