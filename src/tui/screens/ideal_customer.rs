//! Step 1: goal and limits, the ideal customer, the buying group, the buying stages, in the order asked.

pub(crate) mod buying_group;
pub(crate) mod buying_stages;
pub(crate) mod goal;
mod presence;
pub(crate) mod profile;
mod rows;

use crate::plan::Field;

/// A table of fields cut into sections: each heading with the id of the field it begins at, in the table's order.
fn sections(
    fields: &'static [Field],
    headings: &[(&'static str, &'static str)],
) -> Vec<(&'static str, &'static [Field])> {
    let place =
        |id: &str| fields.iter().position(|field| field.id == id).expect("a test asks for every section's first field");
    let ends = headings.iter().skip(1).map(|(_, first)| place(first)).chain([fields.len()]);
    headings.iter().zip(ends).map(|((heading, first), end)| (*heading, &fields[place(first)..end])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_stands_in_a_section() {
        for (table, headings) in [(Field::GOAL, goal::HEADINGS), (Field::SHARPEN, profile::HEADINGS)] {
            let ids: Vec<&str> =
                sections(table, headings).iter().flat_map(|(_, fields)| *fields).map(|it| it.id).collect();
            assert_eq!(ids, table.iter().map(|field| field.id).collect::<Vec<_>>());
        }
    }
}
