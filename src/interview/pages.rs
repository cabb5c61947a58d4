//! Which fields a page asks for and which a card, in which order and under which headings.

use super::steps::View;
use crate::plan::{Field, Subject};

/// Fields under a heading, which is empty where it needs none.
pub type Group = (&'static str, &'static [Field]);

/// The headings of the goal, each with the field it begins at.
const GOAL: &[(&str, &str)] =
    &[("Goal", "vendor"), ("Limits", "partner_limit"), ("Are we ready?", "executive_sponsor")];

/// The headings of what sharpens the ideal customer.
const SHARPEN: &[(&str, &str)] = &[
    ("Triggers and rule-outs", "triggers"),
    ("What they run", "tech_must_have"),
    ("What hurts", "pains"),
    ("Economics", "win_rate"),
    ("Evidence", "customers_analysed"),
    ("How we know", "known_firmographics"),
];

/// The headings of a candidate's card: what is needed every week first.
const PARTNER: &[(&str, &str)] = &[
    ("Who and what next", "name"),
    ("More about them", "variant"),
    ("Money and days", "our_days"),
    ("Conflict", "conflict"),
    ("Quick pass", "fit"),
    ("Qualifying", "serves_customer"),
];

/// The fields a view asks for; none where it is no page of fields. The short form of the ideal customer stands under its
/// [`sentence`].
#[must_use]
pub fn page(view: View) -> Vec<Group> {
    match view {
        View::Goal => groups(Field::GOAL, GOAL),
        View::Customer => vec![("", short().1)],
        View::Sharpen => groups(Field::SHARPEN, SHARPEN),
        _ => Vec::new(),
    }
}

/// The field of the sentence that says the ideal customer whole.
#[must_use]
pub fn sentence() -> &'static Field {
    short().0
}

fn short() -> (&'static Field, &'static [Field]) {
    Field::PROFILE.split_last().expect("the short form has fields")
}

/// The fields of one record's card; the plan itself has pages instead.
#[must_use]
pub fn card(subject: &Subject) -> Vec<Group> {
    match subject {
        Subject::Plan => Vec::new(),
        Subject::Partner(_) => groups(Field::PARTNER, PARTNER),
        Subject::Buyer(_) => vec![("", Field::BUYER)],
        Subject::Stage(_) => vec![("", Field::STAGE)],
        Subject::Criterion(_) => vec![("", Field::CRITERION)],
    }
}

/// A table of fields cut at those its headings name, in the table's order.
fn groups(fields: &'static [Field], headings: &[(&'static str, &str)]) -> Vec<Group> {
    let mut groups = Vec::with_capacity(headings.len());
    let mut rest = fields;
    for (heading, first) in headings.iter().rev() {
        let at = rest.iter().position(|field| field.id == *first).expect("a test asks for every heading's first field");
        let (before, group) = rest.split_at(at);
        groups.push((*heading, group));
        rest = before;
    }
    groups.reverse();
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::PartnerId;

    #[test]
    fn every_field_stands_under_a_heading_in_its_order() {
        let partner = card(&Subject::Partner(PartnerId::new("a")));
        for (shown, table) in
            [(page(View::Goal), Field::GOAL), (page(View::Sharpen), Field::SHARPEN), (partner, Field::PARTNER)]
        {
            let ids: Vec<&str> = shown.iter().flat_map(|(_, fields)| *fields).map(|field| field.id).collect();
            assert_eq!(ids, table.iter().map(|field| field.id).collect::<Vec<_>>());
            assert!(shown.iter().all(|(heading, fields)| !heading.is_empty() && !fields.is_empty()));
        }
        assert_eq!(sentence().id, "sentence");
    }
}
