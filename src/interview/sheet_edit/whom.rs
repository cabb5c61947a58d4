//! Whom of a segment a line is for, as people write it.

use crate::plan::{Plan, Variant, Whom, clean_line};
use crate::text::same::is_same;

/// The word for everybody of a segment.
const ALL: &str = "all";

/// Whom a line is for: a partner by name where the name means nothing else, else by id.
pub(super) fn whom_text(plan: &Plan, applies: &Whom) -> String {
    match applies {
        Whom::All => ALL.to_owned(),
        Whom::Variant(variant) => variant.label().to_owned(),
        Whom::Partner(id) => {
            let name = plan.partner(id).map(|partner| clean_line(&partner.name));
            name.filter(|name| meant(plan, name).as_ref() == Some(applies)).unwrap_or_else(|| id.as_str().to_owned())
        }
    }
}

/// Whom a text means; none where it means nobody.
pub(super) fn meant(plan: &Plan, text: &str) -> Option<Whom> {
    let is = |word: &str| is_same(word, text);
    if text.is_empty() || is(ALL) {
        return Some(Whom::All);
    }
    if let Some(variant) = Variant::ALL.into_iter().find(|variant| is(variant.label())) {
        return Some(Whom::Variant(variant));
    }
    let by_id = plan.partners.iter().find(|partner| partner.id.as_str() == text);
    let found = by_id.or_else(|| plan.partners.iter().find(|partner| is(&partner.name)))?;
    Some(Whom::Partner(found.id.clone()))
}
