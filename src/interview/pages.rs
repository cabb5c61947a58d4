//! Which fields a page asks for and which a card, in which order and under which headings.

use crate::{
    plan::{Field, Plan, Subject},
    text,
};

/// Columns what is said may take, before it is only counted.
const SHORT: usize = 42;

/// Fields under a heading, which is empty where it needs none.
pub type Group = (&'static str, &'static [Field]);

/// The headings of the goal, each with the field it begins at: five answers, then what stands folded.
const GOAL: &[(&str, &str)] = &[
    ("Goal", "vendor"),
    ("Limits", "days_limit"),
    ("Money and people", "new_business"),
    ("Are we ready?", "executive_sponsor"),
];

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

/// The goal's five answers.
#[must_use]
pub fn goal() -> Vec<Group> {
    groups(Field::GOAL, GOAL)[..1].to_vec()
}

/// What bounds the goal, under a heading each.
#[must_use]
pub fn bounds() -> Vec<Group> {
    groups(Field::GOAL, GOAL)[1..].to_vec()
}

/// The short form of the ideal customer, which stands under its [`sentence`].
#[must_use]
pub fn customer() -> Vec<Group> {
    vec![("", short().1)]
}

/// What sharpens the ideal customer.
#[must_use]
pub fn sharpen() -> Vec<Group> {
    groups(Field::SHARPEN, SHARPEN)
}

/// What these fields say that a new plan does not: "Days limit 100, Budget 80k and 2 more", and that the others have
/// defaults.
#[must_use]
pub fn what_is_said(plan: &Plan, groups: &[Group]) -> String {
    let mut said: Vec<String> = answers(plan, groups).map(|(label, said)| format!("{label} {said}")).collect();
    let (answered, all) = (said.len(), count(groups));
    while said.iter().map(|words| text::width(words) + 2).sum::<usize>() > SHORT {
        said.pop();
    }
    match (said.len(), answered - said.len()) {
        (0, 0) => "all have defaults".to_owned(),
        (0, _) => format!("{answered} are set"),
        (_, 0) if answered == all => said.join(", "),
        (_, 0) => format!("{}; others have defaults", said.join(", ")),
        (_, others) => format!("{} and {others} more are set", said.join(", ")),
    }
}

/// How many fields there are.
#[must_use]
pub fn count(groups: &[Group]) -> usize {
    groups.iter().map(|(_, fields)| fields.len()).sum()
}

/// The labels of the fields that say something a new plan does not, with what they say.
fn answers(plan: &Plan, groups: &[Group]) -> impl Iterator<Item = (&'static str, String)> {
    let new = Plan::empty("");
    let fields = groups.iter().flat_map(|(_, fields)| *fields);
    let said = fields.map(|field| (field, field.shown(plan, &Subject::Plan)));
    said.filter(move |(field, said)| !field.is_unsaid(said) && *said != field.shown(&new, &Subject::Plan))
        .map(|(field, said)| (field.label, said.replace('\n', "; ")))
}

/// The field of the sentence that says the ideal customer whole.
#[must_use]
pub fn sentence() -> &'static Field {
    short().0
}

fn short() -> (&'static Field, &'static [Field]) {
    Field::PROFILE.split_last().expect("the short form has fields")
}

/// The fields of one record's card; the plan's own is that of goal and limits.
#[must_use]
pub fn card(subject: &Subject) -> Vec<Group> {
    match subject {
        Subject::Plan => [goal(), bounds()].concat(),
        Subject::Partner(_) => groups(Field::PARTNER, PARTNER),
        Subject::Buyer(_) => vec![("", Field::BUYER)],
        Subject::Stage(_) => vec![("", Field::STAGE)],
        Subject::Criterion(_) => vec![("", Field::CRITERION)],
        Subject::WonDeal(_) => vec![("", Field::WON_DEAL)],
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
            [([goal(), bounds()].concat(), Field::GOAL), (sharpen(), Field::SHARPEN), (partner, Field::PARTNER)]
        {
            let ids: Vec<&str> = shown.iter().flat_map(|(_, fields)| *fields).map(|field| field.id).collect();
            assert_eq!(ids, table.iter().map(|field| field.id).collect::<Vec<_>>());
            assert!(shown.iter().all(|(heading, fields)| !heading.is_empty() && !fields.is_empty()));
        }
        assert_eq!(sentence().id, "sentence");
    }
}
