//! One answer makes one plan, to the letter, by every way there is to give it: the keys of a view, the choices of a card,
//! the text of a field, or `interview` itself.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::{
    arbitrary,
    driver::{CANDIDATES, Driver},
};
use partnerplan::{
    catalog,
    interview::{
        buying,
        evidence::usual_evidence,
        fields::typed,
        influence::Moment,
        qualifying,
        quick_pass::{self, Question, QuickAnswer},
        rating,
        steps::{Asked, By, View},
        trial,
    },
    plan::{
        Answer, BuyerId, BuyingRole, Change, CriterionId, Field, Fit, Kind, Partner, PartnerId, PartnerModel, Plan,
        QualifyQuestion, RatingValue, Room, Score5, StageId, Stop, Strength, Subject, Told, Variant, Warmth, Wave,
        Words,
    },
    prioritise::qualify::qualification,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::sync::Arc;

/// An answer about the first candidate, or about one of the buyers.
#[derive(Clone, Copy, Debug)]
enum Said {
    /// One of the quick pass.
    Quick(QuickAnswer),
    /// A question of the quick pass is taken back: "not asked".
    Unasked(Question),
    /// Which variant of the model.
    Variant(Option<Variant>),
    /// One of the qualifying questions.
    Qualify(QualifyQuestion, Answer),
    /// A rating on the criterion at a place; none takes it out.
    Rated(usize, Option<RatingValue>),
    /// How strongly they reach the buyer and the stage at these places; none takes it out.
    Reaches(usize, usize, Option<Strength>),
    /// When to recruit.
    Wave(Option<Wave>),
    /// The part the buyer at a place plays.
    Role(usize, BuyingRole),
    /// The buyer at a place is in the room at the stage at a place, or no longer.
    InTheRoom(usize, usize),
}

fn told<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Told<T>> {
    prop_oneof![1 => Just(Told::NotKnown), 4 => select(all).prop_map(Told::Is)]
}

/// Every kind of answer, those with consequences more often.
fn said() -> impl Strategy<Value = Said> {
    let model = prop_oneof![1 => Just(None), 6 => select(&PartnerModel::ALL[..]).prop_map(Some)];
    let rating = prop_oneof![
        (1..=5_u8).prop_map(|value| RatingValue::Rated(Score5::new(value).unwrap())),
        Just(RatingValue::DoesNotApply)
    ];
    prop_oneof![
        3 => model.prop_map(|model| Said::Quick(QuickAnswer::Model(model))),
        2 => told(&Fit::ALL).prop_map(|fit| Said::Quick(QuickAnswer::Fit(fit))),
        2 => told(&Room::ALL).prop_map(|room| Said::Quick(QuickAnswer::Room(room))),
        2 => told(&Warmth::ALL).prop_map(|warmth| Said::Quick(QuickAnswer::Warmth(warmth))),
        1 => told(&Stop::ALL).prop_map(|stop| Said::Quick(QuickAnswer::Stop(stop))),
        1 => select(&Question::ALL[..]).prop_map(Said::Unasked),
        2 => proptest::option::of(select(&Variant::ALL[..])).prop_map(Said::Variant),
        3 => (select(&QualifyQuestion::ALL[..]), select(&Answer::ALL[..])).prop_map(|(asked, told)| Said::Qualify(asked, told)),
        2 => (0..7_usize, proptest::option::weighted(0.8, rating)).prop_map(|(at, value)| Said::Rated(at, value)),
        2 => (0..6_usize, 0..6_usize, proptest::option::weighted(0.8, 0..=3_u8)).prop_map(|(buyer, stage, strength)| {
            Said::Reaches(buyer, stage, strength.map(|strength| Strength::new(strength).unwrap()))
        }),
        1 => proptest::option::of(select(&Wave::ALL[..])).prop_map(Said::Wave),
        1 => (0..6_usize, select(&BuyingRole::ALL[..])).prop_map(|(buyer, role)| Said::Role(buyer, role)),
        1 => (0..6_usize, 0..6_usize).prop_map(|(buyer, stage)| Said::InTheRoom(buyer, stage)),
    ]
}

/// Somebody of whom nothing is known, or all kinds of things.
fn candidate() -> impl Strategy<Value = Partner> {
    (arbitrary::plan(), any::<bool>()).prop_map(|(drawn, is_new)| {
        let first = drawn.partners.first().filter(|_| !is_new);
        let named = || Partner::named(PartnerId::new("new"), "Somebody new");
        let mut candidate = first.map_or_else(named, |drawn| Partner::clone(drawn));
        candidate.segment = None;
        candidate
    })
}

/// The example with this candidate and one beside them.
fn plan_with(mut candidate: Partner) -> Plan {
    let mut plan = catalog::example();
    plan.partners.truncate(1);
    at_home(&mut candidate, &plan);
    plan.partners.insert(0, Arc::new(candidate));
    plan
}

/// Moves what was drawn about criteria, buyers and stages of its own over to those of `plan`, one for one.
fn at_home(candidate: &mut Partner, plan: &Plan) {
    let place = |id: &str| id.chars().rev().find_map(|letter| letter.to_digit(10)).unwrap_or(0) as usize;
    let criterion = |id: &CriterionId| plan.criteria[place(id.as_str())].id.clone();
    let buyer = |id: &BuyerId| plan.buyers[place(id.as_str())].id.clone();
    let stage = |id: &StageId| plan.stages[place(id.as_str())].id.clone();
    candidate.ratings.iter_mut().for_each(|rating| rating.criterion = criterion(&rating.criterion));
    for cell in &mut candidate.influence {
        (cell.buyer, cell.stage) = (buyer(&cell.buyer), stage(&cell.stage));
    }
}

/// The plan as its file would hold it.
fn text(plan: &Plan) -> String {
    ron::ser::to_string_pretty(plan, ron::ser::PrettyConfig::default()).unwrap()
}

/// The plan after a change, or as it is without one.
fn after(plan: &Plan, change: Option<Change>) -> Plan {
    let mut plan = plan.clone();
    if let Some(change) = change {
        change.edit.apply(&mut plan).unwrap();
    }
    plan
}

/// The id of the field an answer can be given in on a card, and the words for it there.
fn field(said: Said) -> Option<(&'static str, &'static str)> {
    fn words<T>(told: Told<T>, label: fn(T) -> &'static str) -> &'static str {
        match told {
            Told::Unasked => "not asked",
            Told::NotKnown => "not known",
            Told::Is(value) => label(value),
        }
    }
    Some(match said {
        Said::Quick(QuickAnswer::Model(model)) => ("model", model.map_or("not known", PartnerModel::label)),
        Said::Quick(QuickAnswer::Fit(fit)) => ("fit", words(fit, Fit::label)),
        Said::Quick(QuickAnswer::Room(room)) => ("room", words(room, Room::label)),
        Said::Quick(QuickAnswer::Warmth(warmth)) => ("warmth", words(warmth, Warmth::label)),
        Said::Quick(QuickAnswer::Stop(stop)) => ("stop", words(stop, Stop::label)),
        Said::Unasked(Question::Model) => ("model", "not asked"),
        Said::Unasked(Question::Fit) => ("fit", "not asked"),
        Said::Unasked(Question::Room) => ("room", "not asked"),
        Said::Unasked(Question::Warmth) => ("warmth", "not asked"),
        Said::Unasked(Question::Stop) => ("stop", "not asked"),
        Said::Variant(variant) | Said::Quick(QuickAnswer::Variant(_, variant)) => {
            ("variant", variant.map_or("none", Variant::label))
        }
        Said::Unasked(Question::Variant(_)) => ("variant", "none"),
        Said::Qualify(QualifyQuestion::NoStop, Answer::Yes) => ("stop", "none"),
        Said::Qualify(QualifyQuestion::NoStop, Answer::No) => ("stop", "legal"),
        Said::Qualify(QualifyQuestion::NoStop, Answer::NotKnown) => ("stop", "not known"),
        Said::Qualify(QualifyQuestion::ServesCustomer, told) => ("serves_customer", told.label()),
        Said::Qualify(QualifyQuestion::TalksToBuyer, told) => ("talks_to_buyer", told.label()),
        Said::Qualify(QualifyQuestion::ProductFits, told) => ("product_fits", told.label()),
        Said::Qualify(QualifyQuestion::NamedAccounts, told) => ("named_accounts", told.label()),
        Said::Qualify(QualifyQuestion::SponsorAndDate, told) => ("sponsor_and_date", told.label()),
        Said::Qualify(QualifyQuestion::BothEarn, told) => ("both_earn", told.label()),
        Said::Wave(wave) => ("wave", wave.map_or("as worked out", Wave::label)),
        Said::Role(_, role) => ("buyer_role", role.label()),
        Said::Rated(..) | Said::Reaches(..) | Said::InTheRoom(..) => return None,
    })
}

/// The table the field is in, and whose it is.
fn subject(said: Said, plan: &Plan) -> (&'static [Field], Subject) {
    match said {
        Said::Role(buyer, _) => (Field::BUYER, Subject::Buyer(plan.buyers[buyer].id.clone())),
        _ => (Field::PARTNER, Subject::Partner(plan.partners[0].id.clone())),
    }
}

/// Asked of `interview`, where an answer has a way of its own there.
fn asked(said: Said, plan: &Plan) -> Option<Plan> {
    let candidate = &plan.partners[0];
    let change = match said {
        Said::Quick(answer) => Some(quick_pass::answer(plan, candidate, answer)),
        Said::Qualify(QualifyQuestion::NoStop, Answer::No) => Some(qualifying::stop(plan, candidate, Stop::Legal)),
        Said::Qualify(question, told) => qualifying::answer(plan, candidate, question, told),
        Said::Rated(at, Some(value)) => {
            rating::rate(candidate, &plan.criteria[at], value, usual_evidence(candidate)).ok()
        }
        Said::Rated(at, None) => Some(rating::clear(candidate, &plan.criteria[at])),
        Said::Reaches(buyer, stage, Some(strength)) => Moment::at(plan, buyer, stage).unwrap().set(candidate, strength),
        Said::Reaches(buyer, stage, None) => Some(Moment::at(plan, buyer, stage).unwrap().clear(candidate)),
        Said::Wave(wave) => Some(trial::put(candidate, wave)),
        Said::InTheRoom(buyer, stage) => buying::toggle(plan, buyer, stage),
        Said::Unasked(_) | Said::Variant(_) | Said::Role(..) => return None,
    };
    Some(after(plan, change))
}

/// Written into its field as text.
fn written(said: Said, plan: &Plan) -> Option<Plan> {
    if let Said::InTheRoom(buyer, stage) = said {
        return Some(written_in_the_room(buyer, stage, plan));
    }
    let (id, words) = field(said)?;
    let (_, subject) = subject(said, plan);
    Some(after(plan, typed(plan, &subject, Field::named(id).unwrap(), words).ok()))
}

/// The names of the stages at which the buyer is in the room, one of them switched, written into their field.
fn written_in_the_room(buyer: usize, stage: usize, plan: &Plan) -> Plan {
    let buyer = &plan.buyers[buyer];
    let switched = &plan.stages[stage].id;
    let there = plan.stages.iter().filter(|stage| buyer.is_in_the_room(&stage.id) != (stage.id == *switched));
    let names: Vec<&str> = there.map(|stage| stage.name.as_str()).collect();
    let text = if names.is_empty() { "no stage".to_owned() } else { names.join(", ") };
    let field = Field::named("in_the_room").unwrap();
    after(plan, typed(plan, &Subject::Buyer(buyer.id.clone()), field, &text).ok())
}

/// The key that leads to the first of two candidates: who is ruled out stands last.
fn row_of_the_first(plan: &Plan) -> &'static str {
    let out = |at: usize| !qualification(plan, &plan.partners[at]).qualifies();
    if out(0) && !out(1) { "End" } else { "Home" }
}

/// Chosen on the card, with the arrow.
fn chosen(said: Said, plan: &Plan) -> Option<Plan> {
    let (id, words) = field(said)?;
    let (table, subject) = subject(said, plan);
    let down = table.iter().position(|field| field.id == id).unwrap();
    let Kind::Choice(Words { all: choices, .. }) = table[down].kind else { panic!("{id} is no choice") };
    let place = |words: &str| choices.iter().position(|choice| *choice == words).unwrap();
    let right = choices.len() + place(words) - place(&table[down].read(plan, &subject));
    let mut driver = Driver::plan(plan);
    match said {
        Said::Role(buyer, _) => driver.go(View::Buyers).press(&["Home"]).press(&vec!["Down"; buyer]),
        _ => driver.go(CANDIDATES).press(&[row_of_the_first(plan)]),
    };
    driver.press(&["Enter"]);
    // From the list of calls a card opens at what is to be done next.
    if driver.screen().contains("┃ Next step") {
        driver.press(&["Up"; 3]);
    }
    driver.press(&vec!["Down"; down]).press(&vec!["Right"; right % choices.len()]).press(&["Esc"]);
    Some(driver.open_plan().clone())
}

/// Pressed in the view that asks for it; in both that do, where there are two.
fn pressed(said: Said, plan: &Plan) -> Vec<Plan> {
    let mut done = Vec::new();
    let mut press = |view: View, keys: &[&str], rest: &str| {
        let mut driver = Driver::plan(plan);
        let first = if view.is(CANDIDATES) { row_of_the_first(plan) } else { "Home" };
        driver.go(view).press(&[first]).press(keys).type_text(rest);
        if rest == "nlegal" {
            driver.press(&["Enter"]);
        }
        done.push(driver.open_plan().clone());
    };
    // Who is ruled out stands below the one other candidate.
    let row: &[&str] = if qualification(plan, &plan.partners[0]).ruled_out.is_empty() { &[] } else { &["End"] };
    match said {
        Said::Quick(answer) => {
            let question = answer.question();
            let choice = question.choices().iter().find(|choice| choice.answer == answer);
            let letter = choice.map_or("?", |choice| quick_pass::shown(choice));
            let way: Vec<&str> = [vec!["Left"; 6], vec!["Right"; question.index()]].concat();
            press(View::Candidates { pass: true }, &way, letter);
        }
        Said::Qualify(question, told) => {
            let is_which = question == QualifyQuestion::NoStop && told == Answer::No;
            let key = match told {
                Answer::Yes => "y",
                Answer::No if is_which => "nlegal",
                Answer::No => "n",
                Answer::NotKnown => "x",
            };
            press(View::asking(Asked::Question(question)), row, key);
        }
        Said::Rated(at, value) => {
            let key = match value {
                Some(RatingValue::Rated(value)) => value.get().to_string(),
                Some(RatingValue::DoesNotApply) => "n".to_owned(),
                None => "x".to_owned(),
            };
            for by in [By::Candidate, By::Criterion] {
                press(View::Rate { at: Some(Asked::Criterion(at)), by: Some(by) }, row, &key);
            }
        }
        Said::Reaches(buyer, stage, strength) => {
            let key = strength.map_or("d".to_owned(), |strength| strength.get().to_string());
            let qualifies = qualification(plan, &plan.partners[0]).ruled_out.is_empty();
            let row = if qualifies { vec!["Down", "Down", "Enter"] } else { vec!["End", "Enter"] };
            let way: Vec<&str> = [row, vec!["Down"; buyer], vec!["Right"; stage]].concat();
            press(View::Reach { candidate: false }, &way, &key);
        }
        Said::InTheRoom(buyer, stage) => {
            press(View::Buyers, &[vec!["Down"; buyer], vec!["Right"; stage]].concat(), " ");
        }
        Said::Unasked(_) | Said::Variant(_) | Said::Wave(_) | Said::Role(..) => {}
    }
    done
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_same_answer_makes_the_same_plan_whoever_gives_it(candidate in candidate(), absent in subsequence(vec![0, 1, 2, 3, 4, 5], 0..6), said in said()) {
        let mut plan = plan_with(candidate);
        for buyer in &mut plan.buyers {
            buyer.absent = absent.iter().map(|at: &usize| plan.stages[*at].id.clone()).collect();
        }
        let mut made = Vec::new();
        made.extend(asked(said, &plan).map(|made| ("asked", made)));
        made.extend(written(said, &plan).map(|made| ("written", made)));
        made.extend(chosen(said, &plan).map(|made| ("chosen", made)));
        made.extend(pressed(said, &plan).into_iter().map(|made| ("pressed", made)));
        prop_assert!(made.len() >= 2, "{said:?} can be given in one way only");
        let (first, one) = (made[0].0, text(&made[0].1));
        for (way, other) in &made[1..] {
            let other = text(other);
            let differs = one.lines().zip(other.lines()).find(|(one, other)| one != other);
            prop_assert!(one == other, "{said:?}, {first} and {way}: {differs:?}");
        }
    }
}
