//! Pains, a phrase each, tied to a buyer by title.

use super::named::Named;
use super::{FieldError, list};
use crate::plan::{BuyerId, Edit, Pain, Plan};

pub(super) fn text(plan: &Plan) -> String {
    let buyers = buyers(plan);
    let lines = plan.profile.pains.iter().map(|pain| {
        let buyer = pain.buyer.as_ref().map(|id| buyers.text(id.as_str())).unwrap_or_default();
        list::halves_text(&pain.words, &buyer)
    });
    lines.collect::<Vec<_>>().join("\n")
}

pub(super) fn set(plan: &Plan, text: &str) -> Result<Edit, FieldError> {
    let buyers = buyers(plan);
    let mut profile = plan.profile.clone();
    profile.pains = list::phrases(text).iter().map(|line| pain(&buyers, line)).collect::<Result<_, _>>()?;
    Ok(Edit::Profile(Box::new(profile)))
}

fn pain(buyers: &Named<'_>, line: &str) -> Result<Pain, FieldError> {
    let (words, title) = list::halves(line);
    if title.is_empty() {
        return Ok(Pain { words, buyer: None });
    }
    let id = buyers.id(&title).ok_or_else(|| {
        FieldError(format!(
            "no buyer is called {title:?}; write “their words | buyer”, the buyer one of: {}",
            buyers.few()
        ))
    })?;
    Ok(Pain { words, buyer: Some(BuyerId::new(id)) })
}

/// The buying group, and ids that pains hold already though no buyer has them.
fn buyers(plan: &Plan) -> Named<'_> {
    let gone = plan.profile.pains.iter().filter_map(|pain| pain.buyer.as_ref()).filter(|id| plan.buyer(id).is_none());
    let titles = plan.buyers.iter().map(|buyer| (buyer.id.as_str(), buyer.title.as_str()));
    Named::new(titles.chain(gone.map(|id| (id.as_str(), ""))))
}
