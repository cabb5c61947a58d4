//! What somebody who mistyped a name or an id most likely meant.

use rapidfuzz::distance::jaro_winkler::normalized_similarity;

/// As alike as a slip of the fingers leaves two words.
const ALIKE: f64 = 0.8;
/// So many are offered.
const FEW: usize = 3;

/// "; did you mean “commitment” or “revenue”?"; empty where nothing is like it. What is offered is the first of each
/// pair, and both are compared.
#[must_use]
pub fn did_you_mean<'a>(text: &str, all: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let wanted = text.to_lowercase();
    let mut near: Vec<(f64, &str)> = all
        .map(|(id, name)| (likeness(&wanted, id).max(likeness(&wanted, name)), id))
        .filter(|(alike, _)| *alike >= ALIKE)
        .collect();
    near.sort_by(|one, two| two.0.total_cmp(&one.0));
    near.dedup_by(|one, two| one.1 == two.1);
    let near: Vec<String> = near.into_iter().take(FEW).map(|(_, id)| format!("“{id}”")).collect();
    if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(" or ")) }
}

fn likeness(wanted: &str, other: &str) -> f64 {
    normalized_similarity(beginning(wanted), beginning(&other.to_lowercase()))
}

/// Whoever writes more than this did not slip.
fn beginning(text: &str) -> Vec<char> {
    text.chars().take(200).collect()
}
