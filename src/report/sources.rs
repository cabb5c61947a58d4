//! Whom the buyers ask, and which candidates stand for them.

use super::rows::{SourceGap, SourceRow};
use crate::plan::Plan;
use crate::text::same::sameness;
use std::collections::HashMap;

/// Every trusted source, buyer by buyer in the plan's order. A candidate stands for a source that is named among its
/// trusted sources or that is its own name; names are compared without regard to case and outer blanks.
pub(super) fn sources(plan: &Plan, qualified: &[usize]) -> Vec<SourceRow> {
    let mut is_in = vec![false; plan.partners.len()];
    for &at in qualified {
        is_in[at] = true;
    }
    let standing = standing(plan);
    let named = plan.buyers.iter().enumerate().flat_map(|(buyer, row)| {
        row.trusted_sources.iter().map(move |source| (buyer, source.trim())).filter(|(_, source)| !source.is_empty())
    });
    let row = |(buyer, source): (usize, &str)| {
        let places = standing.get(&sameness(source)).cloned().unwrap_or_default();
        let (candidates, ruled_out) = places.into_iter().partition(|at| is_in[*at]);
        SourceRow { buyer, source: source.to_owned(), candidates, ruled_out }
    };
    named.map(row).collect()
}

/// The sources no qualified candidate stands for.
pub(super) fn gaps(sources: &[SourceRow]) -> Vec<SourceGap> {
    let open = sources.iter().filter(|row| row.candidates.is_empty());
    open.map(|row| SourceGap { buyer: row.buyer, source: row.source.clone() }).collect()
}

/// Who stands for each source, by the source's folded name.
fn standing(plan: &Plan) -> HashMap<String, Vec<usize>> {
    let named = plan.buyers.iter().flat_map(|buyer| &buyer.trusted_sources);
    let mut standing: HashMap<String, Vec<usize>> = named.map(|source| (sameness(source), Vec::new())).collect();
    let lengths: Vec<usize> = standing.keys().map(String::len).collect();
    // Thousands of names are looked at after every change: only those that can be a source's are folded.
    let may_be = |name: &&String| !name.is_ascii() || lengths.contains(&name.trim().len());
    for (at, partner) in plan.partners.iter().enumerate() {
        for name in partner.trusted_as.iter().chain([&partner.name]).filter(may_be) {
            match standing.get_mut(&sameness(name)) {
                Some(places) if places.last() != Some(&at) => places.push(at),
                _ => {}
            }
        }
    }
    standing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;
    use std::sync::Arc;

    #[test]
    fn a_candidate_stands_for_a_source_by_word_or_by_name() {
        let mut plan = catalog::example();
        let gap = |plan: &Plan, qualified: &[usize]| gaps(&sources(plan, qualified)).len();
        assert_eq!(gap(&plan, &[]), 18, "nobody qualifies: every source is a gap");
        let everyone: Vec<usize> = (0..plan.partners.len()).collect();
        let open = gaps(&sources(&plan, &everyone));
        let names: Vec<&str> = open.iter().map(|gap| gap.source.as_str()).collect();
        assert_eq!(names, ["Security roundtable of peer banks", "Local chapter of internal auditors"]);
        Arc::make_mut(&mut plan.partners[0]).name = " LOCAL chapter of internal auditors".to_owned();
        assert_eq!(gap(&plan, &everyone), 1);
    }
}
