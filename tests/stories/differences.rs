//! What one plan says otherwise than another, in the words of the plan.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::{arbitrary, edits};
use partnerplan::catalog;
use partnerplan::plan::{
    Amount, CriterionId, Edit, Evidence, Field, Partner, PartnerId, Plan, RatingValue, Score5, Subject,
};
use partnerplan::report::Report;
use partnerplan::report::diff::{Diff, DiffLine, Version};
use proptest::prelude::*;
use std::sync::Arc;

fn between(old: &Plan, new: &Plan) -> Diff {
    let (was, is) = (Report::complete(old), Report::complete(new));
    Diff::between(Version { plan: old, report: &was }, Version { plan: new, report: &is })
}

/// The lines of a part; none where it says nothing.
fn part(diff: &Diff, title: &str) -> Vec<String> {
    let part = diff.parts.iter().find(|part| part.title == title);
    part.map(|part| part.lines.iter().map(DiffLine::words).collect()).unwrap_or_default()
}

fn partner<'a>(plan: &'a mut Plan, id: &str) -> &'a mut Partner {
    let found = plan.partners.iter_mut().find(|partner| partner.id.as_str() == id).unwrap();
    Arc::make_mut(found)
}

fn rate(plan: &mut Plan, id: &str, criterion: &str, score: u8, evidence: Evidence) {
    let value = RatingValue::Rated(Score5::new(score).unwrap());
    partner(plan, id).rate(&CriterionId::new(criterion), value, evidence);
}

fn write(plan: &mut Plan, subject: &Subject, field: &str, text: &str) {
    let edit = Field::named(field).unwrap().write(plan, subject, text).unwrap();
    edit.apply(plan).unwrap();
}

#[test]
fn a_better_rating_is_told_with_what_it_moves() {
    let old = catalog::example();
    let mut new = old.clone();
    rate(&mut new, "quorient-grc", "commitment", 5, Evidence::Talked);
    let diff = between(&old, &new);
    assert_eq!(
        part(&diff, "Candidates"),
        [
            "Quorient GRC: commitment 3 → 5 (conversation), place 5 → 4, score 69.5 → 76.5, now in the set",
            "Harrowgate Identity: out of the set, In line: takes 30 days, 12 are left after both waves",
            "Moved along: Stonebrook IAM place 4 → 5",
        ]
    );
    let set = part(&diff, "The set");
    assert_eq!(set[..3], ["In: Quorient GRC", "Out: Harrowgate Identity", "Coverage (of 100): 52.5 → 51.6"]);
    assert!(set.contains(&"Pays for itself after: 7 deals → 6 deals".to_owned()), "{set:?}");
    let titles: Vec<&str> = diff.parts.iter().map(|part| part.title).collect();
    assert_eq!(titles, ["The set", "Candidates"], "the set comes first, and nothing else is spoken of");
}

#[test]
fn what_is_typed_is_told_by_its_label_and_long_text_stands_alone() {
    let old = catalog::example();
    let mut new = old.clone();
    let who = Subject::Partner(PartnerId::new("tidewell-exam-consulting"));
    write(&mut new, &who, "owner", "J. Field");
    write(&mut new, &who, "next_step", "Ask which of the 30 exams they lead, and who books them");
    write(&mut new, &who, "partner_regions", "United States, Canada");
    write(&mut new, &Subject::Plan, "budget", "90k");
    write(&mut new, &Subject::Plan, "author", "M. Ostley");
    let diff = between(&old, &new);
    let lines = part(&diff, "Candidates");
    assert!(lines[0].starts_with("Tidewell Exam Consulting: owner Dana Whitlock → J. Field"), "{lines:?}");
    let starts = |start: &str| lines.iter().any(|line| line.starts_with(start));
    assert!(starts("Tidewell Exam Consulting, next step: “"), "{lines:?}");
    assert!(starts("Tidewell Exam Consulting, regions: also “"), "{lines:?}");
    let goal = part(&diff, "Goal and limits");
    assert!(goal[0] == "Budget: 80k → 90k" && goal[1].ends_with(" → M. Ostley"), "{goal:?}");
}

#[test]
fn a_line_of_a_sheet_a_weight_and_a_new_candidate_are_told() {
    let old = catalog::example();
    let mut new = old.clone();
    let sheet = new.segments.iter_mut().find(|segment| segment.id.as_str() == "var").unwrap();
    sheet.strategy.test = "Two registered deals, and one meeting together".to_owned();
    sheet.strategy.needs[0].owner = "J. Field".to_owned();
    write(&mut new, &Subject::Criterion(CriterionId::new("commitment")), "criterion_weight", "30 %");
    let new_one = Partner { model: old.partners[0].model, ..Partner::named(PartnerId::new("acme"), "Acme Exams") };
    Edit::Insert(0, Arc::new(new_one)).apply(&mut new).unwrap();
    let gone = new.partners.iter().position(|partner| partner.id.as_str() == "verity-loom-grc").unwrap();
    new.partners.remove(gone);
    let diff = between(&old, &new);
    let sheets = part(&diff, "Strategies");
    let name = &old.segments.iter().find(|segment| segment.id.as_str() == "var").unwrap().name;
    assert!(sheets[0].starts_with(&format!("{name}, what they need: “")), "{sheets:?}");
    assert!(sheets[1].contains(", 90-day test: “") && sheets[1].ends_with("one meeting together”"), "{sheets:?}");
    assert_eq!(sheets.len(), 2, "{sheets:?}");
    let criteria = part(&diff, "Criteria and weights");
    assert!(criteria.iter().any(|line| line.starts_with("Commitment: counts ") && line.ends_with(" → 30 %")));
    let candidates = part(&diff, "Candidates");
    assert!(candidates.contains(&"Acme Exams: new candidate, not rated enough".to_owned()), "{candidates:?}");
    let is_gone = |line: &String| line.starts_with("Verity Loom GRC: no longer in the plan; was ruled out (");
    assert!(candidates.iter().any(is_gone), "{candidates:?}");
}

#[test]
fn who_has_another_id_is_known_by_the_name() {
    let old = catalog::example();
    let mut new = partnerplan::plan::merge::with_id(&old, &PartnerId::new("calderan-core"), &PartnerId::new("core"));
    assert!(between(&old, &new).is_empty());
    partner(&mut new, "core").days = Some(Amount::new(50.0).unwrap());
    assert_eq!(part(&between(&old, &new), "Candidates"), ["Calderan Core: our days 60 → 50"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_differs_from_itself_and_every_change_shows(plan in arbitrary::plan(), edit in edits::edit()) {
        let mut changed = plan.clone();
        let _ = edit.apply(&mut changed);
        let (was, is) = (Report::of(&plan), Report::of(&changed));
        let (old, new) = (Version { plan: &plan, report: &was }, Version { plan: &changed, report: &is });
        prop_assert!(Diff::between(old, old).is_empty());
        prop_assert_eq!(Diff::between(old, new).is_empty(), plan == changed);
        let lines = Diff::between(old, new).parts.into_iter().flat_map(|part| part.lines);
        prop_assert!(lines.clone().all(|line| !line.changes.is_empty() && !line.words().trim().is_empty()));
    }
}
