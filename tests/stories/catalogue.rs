//! The shipped knowledge is complete and agrees with itself.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use partnerplan::plan::{Partner, PartnerModel, Plan, RatingValue, slug};

/// The data the example's figures are held to: one row a partner, in the plan's order.
const GOLDEN: &str = include_str!("../golden/partners.csv");

const COLUMNS: [(&str, &str); 7] = [
    ("icp_overlap", "icp_overlap"),
    ("buyer_influence", "buyer_influence"),
    ("revenue_12m", "revenue_12m"),
    ("solution_fit", "solution_fit"),
    ("delivery_cap", "delivery_capability"),
    ("gtm_capacity", "gtm_capacity"),
    ("commitment", "commitment"),
];

const BUYERS: [(&str, &str); 6] =
    [("CISO", "ciso"), ("IAM", "iam"), ("AUD", "audit"), ("CFO", "cfo"), ("PROC", "procurement"), ("USER", "users")];

const STAGES: [&str; 6] = ["trigger", "define", "shortlist", "purchase", "implement", "renew"];

fn rows() -> Vec<std::collections::HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(GOLDEN.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// A cell as the golden file writes it: `CISO:S2=3`.
fn golden_cells(partner: &Partner) -> Vec<String> {
    let name = |id: &str| BUYERS.iter().find(|(_, buyer)| *buyer == id).unwrap().0;
    let number = |id: &str| STAGES.iter().position(|stage| *stage == id).unwrap() + 1;
    let cells = partner.influence.iter();
    cells
        .map(|cell| {
            let (buyer, stage) = (name(cell.buyer.as_str()), number(cell.stage.as_str()));
            format!("{buyer}:S{stage}={}", cell.strength.get())
        })
        .collect()
}

fn assert_agrees(partner: &Partner, row: &std::collections::HashMap<String, String>) {
    let name = &row["name"];
    assert_eq!(&partner.name, name);
    assert_eq!(partner.id.as_str(), slug(name));
    assert_eq!(partner.model.map(PartnerModel::key), Some(row["model"].as_str()), "{name}");
    assert_eq!(partner.conflict.unwrap().get().to_string(), row["conflict"], "{name}");
    assert_eq!(partner.days.unwrap().get().to_string(), row["vendor_days_90d"], "{name}");
    assert_eq!(partner.cost.unwrap().get().to_string(), row["cost_kusd_y1"], "{name}");
    assert_eq!(partner.ratings.len(), COLUMNS.len(), "{name}");
    for (column, criterion) in COLUMNS {
        let rating = partner.ratings.iter().find(|rating| rating.criterion.as_str() == criterion).unwrap();
        let RatingValue::Rated(score) = rating.value else { panic!("{name} is not rated on {criterion}") };
        assert_eq!(score.get().to_string(), row[column], "{name}, {criterion}");
        assert_eq!(format!("{:?}", rating.evidence).to_lowercase(), row["evidence"], "{name}, {criterion}");
    }
    let expected: Vec<&str> = row["influence_cells"].split(' ').collect();
    assert_eq!(golden_cells(partner), expected, "{name}");
    assert!(partner.influence.iter().all(|cell| format!("{:?}", cell.evidence).to_lowercase() == row["evidence"]));
}

#[test]
fn the_examples_partners_agree_with_the_golden_data_cell_by_cell() {
    let (plan, rows) = (catalog::example(), rows());
    assert_eq!(plan.partners.len(), rows.len());
    for (partner, row) in plan.partners.iter().zip(&rows) {
        assert_agrees(partner, row);
    }
}

#[test]
fn the_example_uses_the_catalogues_stages_and_criteria() {
    let plan = catalog::example();
    assert_eq!(plan.criteria, catalog::criteria());
    assert_eq!(plan.stages, catalog::stages());
}

fn trusted(plan: &Plan) -> impl Iterator<Item = &str> {
    plan.buyers.iter().flat_map(|buyer| &buyer.trusted_sources).map(String::as_str)
}

#[test]
fn the_examples_candidates_stand_for_trusted_sources_and_leave_two_gaps() {
    let plan = catalog::example();
    let stood_for: Vec<&str> =
        plan.partners.iter().flat_map(|partner| &partner.trusted_as).map(String::as_str).collect();
    for source in &stood_for {
        assert!(trusted(&plan).any(|trusted| trusted == *source), "nobody trusts {source}");
    }
    let gaps: Vec<&str> = trusted(&plan).filter(|source| !stood_for.contains(source)).collect();
    assert_eq!(gaps, ["Security roundtable of peer banks", "Local chapter of internal auditors"]);
}

#[test]
fn in_the_example_every_buyer_is_in_the_room_throughout() {
    assert!(catalog::example().buyers.iter().all(|buyer| buyer.absent.is_empty()));
}

#[test]
fn default_weights_add_up_to_one() {
    let close = |sum: f64| (sum - 1.0).abs() < 1e-12;
    assert!(close(catalog::criteria().iter().map(|criterion| criterion.weight.get()).sum()));
    assert!(close(catalog::stages().iter().map(|stage| stage.weight.get()).sum()));
}

#[test]
fn every_default_criterion_says_what_each_rating_means() {
    for criterion in catalog::criteria() {
        assert!(criterion.anchors.iter().all(|anchor| !anchor.is_empty()), "{}", criterion.name);
    }
    let with_minimum: Vec<&str> =
        catalog::criteria().iter().filter(|one| one.minimum.is_some()).map(|one| one.id.as_str()).collect();
    assert_eq!(with_minimum, ["icp_overlap", "commitment"]);
}
