//! Trusted sources: whom a buyer asks, and which candidate stands for a source.

use crate::plan::{BuyerId, Change, Edit, Partner, PartnerId, Plan, clean_line};
use crate::text::same::is_same;
use std::sync::Arc;

/// Adds the candidate a typed name becomes, standing for a source; one who has that name already stands for it from now
/// on. Also says who it is.
///
/// # Errors
/// When it is no name.
pub fn add_candidate(plan: &Plan, text: &str, source: &str) -> Result<(Arc<Partner>, Change), String> {
    let name = clean_line(text);
    if name.is_empty() {
        return Err("A candidate needs a name: type one, or leave with Esc.".to_owned());
    }
    let same = plan.partners.iter().find(|partner| is_same(&partner.name, &name));
    let what = format!("added {name}, who stands for {source}");
    if let Some(partner) = same {
        return Ok((Arc::clone(partner), Change::new(what, standing(partner, source, true))));
    }
    let id = PartnerId::unused(&name, |slug| plan.partner(&PartnerId::new(slug)).is_some());
    let trusted_as = vec![source.to_owned()];
    let candidate = Arc::new(Partner { trusted_as, ..Partner::named(id, &name) });
    Ok((Arc::clone(&candidate), Change::new(what, Edit::Insert(plan.partners.len(), candidate))))
}

/// A candidate stands for a source from now on, or no longer; none where they do so by their very name.
#[must_use]
pub fn toggle(partner: &Partner, source: &str) -> Option<Change> {
    let name = &partner.name;
    let stood = partner.trusted_as.iter().any(|known| is_same(known, source));
    if !stood && is_same(name, source) {
        return None;
    }
    let what = if stood { "no longer stands for" } else { "stands for" };
    Some(Change::new(format!("{name} {what} {source}"), standing(partner, source, !stood)))
}

fn standing(partner: &Partner, source: &str, stands: bool) -> Edit {
    let mut changed = partner.clone();
    changed.trusted_as.retain(|known| !is_same(known, source));
    if stands {
        changed.trusted_as.push(source.to_owned());
    }
    Edit::partner(changed)
}

/// Adds a typed source behind those a buyer asks; none where the buyer is gone.
///
/// # Errors
/// When nothing is typed, or the buyer asks that source already.
pub fn add(plan: &Plan, buyer: &BuyerId, text: &str) -> Result<Option<Change>, String> {
    let source = clean_line(text);
    if source.is_empty() {
        return Err("Type whom they ask, or leave with Esc.".to_owned());
    }
    let mut buyers = plan.buyers.clone();
    let Some(row) = buyers.iter_mut().find(|row| row.id == *buyer) else { return Ok(None) };
    if row.trusted_sources.iter().any(|known| is_same(known, &source)) {
        return Err(format!("{} asks {source} already.", row.title));
    }
    let what = format!("{} asks {source}", row.title);
    row.trusted_sources.push(source);
    Ok(Some(Change::new(what, Edit::Buyers(buyers))))
}

/// Takes a source off the buyer at a place; the candidates who stand for it stay.
#[must_use]
pub fn take_out(plan: &Plan, buyer: usize, source: &str) -> Option<Change> {
    let mut buyers = plan.buyers.clone();
    let row = buyers.get_mut(buyer)?;
    row.trusted_sources.retain(|known| !is_same(known, source));
    let what = format!("{} no longer asks {source}", row.title);
    Some(Change::new(what, Edit::Buyers(buyers)))
}
