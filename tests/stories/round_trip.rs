//! What leaves as a list of partners comes back as it was.
#![expect(clippy::unwrap_used, reason = "a test may")]

use super::arbitrary;
use partnerplan::catalog;
use partnerplan::import::read::{self, Delimiter, Limits, Reading};
use partnerplan::import::{Mapping, Outcome, Target};
use partnerplan::plan::{Field, Partner, Plan, RatingValue};
use partnerplan::report::{Dialect, Format, Options, Report, render};
use proptest::prelude::*;
use std::sync::Arc;
use unicode_normalization::is_nfc;

const NOTES: Options = Options { with_notes: true, is_full: false, excel: None };

fn exported(plan: &Plan, options: Options) -> String {
    render(&Report::of(plan), Format::Csv, options)
}

/// How a list is read of which it is known how it was written: what stands in it decides nothing.
fn reading(csv: &str) -> Reading {
    let delimiter = if csv.starts_with('\u{feff}') { ';' } else { ',' };
    Reading { header_row: Some(1), delimiter: Some(Delimiter::Sign(delimiter)), ..Reading::default() }
}

/// The plan with the rows of a list brought in.
fn imported(plan: &Plan, csv: &str) -> Plan {
    let table = read::bytes("list.csv", csv.as_bytes(), &reading(csv), Limits::PARTNERS).unwrap();
    let mapping = Mapping::of(plan, &table, None);
    assert_eq!(mapping.questions(), []);
    let outcome = Outcome::of(plan, &table, &mapping);
    assert_eq!(outcome.rejected, []);
    let mut after = plan.clone();
    if let Some(change) = outcome.change {
        change.edit.apply(&mut after).unwrap();
    }
    after
}

/// The same plan with nobody in it.
fn emptied(plan: &Plan) -> Plan {
    Plan { partners: Vec::new(), ..plan.clone() }
}

/// What the program lets nobody say: ratings of whom a criterion is not for, influence on who is not in the room. What
/// people call criteria, buyers and stages does not matter here, only that no two are called the same.
fn sayable(mut plan: Plan) -> Plan {
    for (at, criterion) in plan.criteria.iter_mut().enumerate() {
        criterion.name = format!("Criterion {at}");
    }
    for (at, buyer) in plan.buyers.iter_mut().enumerate() {
        buyer.title = format!("Buyer {at}");
    }
    for (at, stage) in plan.stages.iter_mut().enumerate() {
        stage.name = format!("Stage {at}");
    }
    let whole = plan.clone();
    plan.partners = plan.partners.iter().map(|partner| Arc::new(sayable_partner(&whole, partner))).collect();
    plan
}

fn sayable_partner(plan: &Plan, partner: &Partner) -> Partner {
    let mut partner = partner.clone();
    let model = partner.model;
    partner.ratings.retain(|rating| {
        let criterion = plan.criterion(&rating.criterion).unwrap();
        let applies = rating.value != RatingValue::DoesNotApply || criterion.minimum.is_none();
        criterion.is_for(model) && applies
    });
    for rating in &mut partner.ratings {
        rating.note = partnerplan::plan::clean_text(&rating.note);
        rating.source = partnerplan::plan::clean_line(&rating.source);
    }
    partner.influence.retain(|cell| plan.buyer(&cell.buyer).unwrap().is_in_the_room(&cell.stage));
    for cell in &mut partner.influence {
        cell.note = partnerplan::plan::clean_text(&cell.note);
    }
    partner
}

/// Somebody is in it, and every accent is written as one with its letter, as all that is typed or read is.
fn has_somebody(plan: &Plan) -> bool {
    !plan.partners.is_empty() && is_nfc(&exported(plan, NOTES))
}

#[test]
fn every_field_of_a_candidate_has_a_column_that_comes_back_as_it() {
    let csv = exported(&catalog::example(), NOTES);
    let table = read::bytes("list.csv", csv.as_bytes(), &Reading::default(), Limits::PARTNERS).unwrap();
    let mapping = Mapping::of(&catalog::example(), &table, None);
    assert!(mapping.is_ours);
    for field in Field::PARTNER {
        let target = if field.id == "contact" {
            Target::named(&catalog::example(), "contact")
        } else {
            Some(Target::Field(field.id))
        };
        assert!(mapping.place(&target.unwrap()).is_some(), "{}", field.id);
    }
}

#[test]
fn the_example_leaves_and_comes_back() {
    let plan = catalog::example();
    let csv = exported(&plan, NOTES);
    let back = imported(&emptied(&plan), &csv);
    for partner in &plan.partners {
        let mut same = Partner::clone(back.partner(&partner.id).unwrap());
        same.ratings.sort_by(|one, two| one.criterion.cmp(&two.criterion));
        same.influence.sort_by(|one, two| (&one.buyer, &one.stage).cmp(&(&two.buyer, &two.stage)));
        let mut partner = Partner::clone(partner);
        partner.ratings.sort_by(|one, two| one.criterion.cmp(&two.criterion));
        partner.influence.sort_by(|one, two| (&one.buyer, &one.stage).cmp(&(&two.buyer, &two.stage)));
        assert_eq!(same, partner);
    }
    assert_eq!(exported(&back, NOTES), csv);
    assert_eq!(imported(&plan, &csv), plan, "and into itself it changes nothing");
    let excel = Options { excel: Some(Dialect { delimiter: b';', has_decimal_comma: true }), ..NOTES };
    assert_eq!(exported(&imported(&emptied(&plan), &exported(&plan, excel)), NOTES), csv);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn what_leaves_as_a_list_comes_back_as_it_was(plan in arbitrary::plan().prop_map(sayable).prop_filter("nobody", has_somebody)) {
        let csv = exported(&plan, NOTES);
        prop_assert_eq!(exported(&imported(&emptied(&plan), &csv), NOTES), csv.clone());
        prop_assert_eq!(imported(&plan, &csv), plan);
    }
}
