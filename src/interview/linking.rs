//! Which candidates are whom the buyers ask: one whose name is the source's stands for it, and one whose name sounds like
//! it is offered to. Nothing but a name decides; nothing that only sounds alike is linked unasked.

use crate::accounts::name::Name;
use crate::catalog::label_for;
use crate::plan::{Change, Edit, Partner, PartnerId, Plan};
use crate::text::same::{is_same, sameness};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A candidate who may stand for a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Who it is.
    pub partner: PartnerId,
    /// What they are called.
    pub name: String,
    /// The source.
    pub source: String,
    /// The buyers who ask it.
    pub asked_by: String,
    /// Whether they are likelier to be this source than any other offered for them.
    pub is_first: bool,
}

/// Every source, once, with the buyers who ask it.
fn sources(plan: &Plan) -> Vec<(&str, String)> {
    let mut all: Vec<(&str, String)> = Vec::new();
    for buyer in &plan.buyers {
        for source in buyer.trusted_sources.iter().map(|source| source.trim()).filter(|source| !source.is_empty()) {
            match all.iter_mut().find(|(known, _)| is_same(known, source)) {
                Some((_, asked_by)) => *asked_by = format!("{asked_by}, {}", buyer.title),
                None => all.push((source, buyer.title.clone())),
            }
        }
    }
    all
}

/// The names of sources, by which new candidates are known for one.
pub(super) struct NamedSources(Vec<(String, Name)>);

impl NamedSources {
    pub(super) fn of(plan: &Plan) -> Self {
        Self(sources(plan).into_iter().map(|(source, _)| (source.to_owned(), Name::of(source))).collect())
    }

    /// The sources this is the name of, however its legal form is written.
    pub(super) fn called(&self, name: &str) -> Vec<String> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let own = Name::of(name);
        let is_it = |(source, known): &&(String, Name)| is_same(source, name) || known.is_same(&own);
        self.0.iter().filter(is_it).map(|(source, _)| source.clone()).collect()
    }
}

/// The change that makes candidates stand for the sources they are named as, and what is said of it; none where they do
/// already, by their very name or by word.
#[must_use]
pub fn by_name(plan: &Plan, among: &[PartnerId]) -> Option<Change> {
    let sources = NamedSources::of(plan);
    let mut links = Vec::new();
    for partner in among.iter().filter_map(|id| plan.partner(id)) {
        let stands = |source: &String| partner.trusted_as.iter().chain([&partner.name]).any(|of| is_same(of, source));
        for source in sources.called(&partner.name).into_iter().filter(|source| !stands(source)) {
            let (partner, name) = (partner.id.clone(), partner.name.clone());
            links.push(Link { partner, name, source, asked_by: String::new(), is_first: true });
        }
    }
    link(plan, &links)
}

/// Whom of these the buyers may ask, by what their names sound like; all candidates where none are named.
#[must_use]
pub fn links(plan: &Plan, among: Option<&[PartnerId]>) -> Vec<Link> {
    let sources = sources(plan);
    let kinds: Vec<_> = sources.iter().map(|(source, _)| label_for(source)).collect();
    let chosen: Option<BTreeSet<&PartnerId>> = among.map(|among| among.iter().collect());
    let is_meant = |partner: &&Arc<Partner>| chosen.as_ref().is_none_or(|chosen| chosen.contains(&partner.id));
    let mut links: Vec<Link> = Vec::new();
    for partner in plan.partners.iter().filter(is_meant) {
        let Some(sounds_like) = label_for(&partner.name) else { continue };
        let stands: BTreeSet<String> =
            partner.trusted_as.iter().chain([&partner.name]).map(|known| sameness(known)).collect();
        for ((source, asked_by), kind) in sources.iter().zip(&kinds) {
            let is_kind = kind.is_some_and(|kind| std::ptr::eq(kind, sounds_like));
            if is_kind && !stands.contains(&sameness(source)) {
                links.push(Link {
                    partner: partner.id.clone(),
                    name: partner.name.clone(),
                    source: (*source).to_owned(),
                    asked_by: asked_by.clone(),
                    is_first: links.last().is_none_or(|link| link.partner != partner.id),
                });
            }
        }
    }
    links
}

/// The change that makes candidates stand for sources; none where there is nothing to link.
#[must_use]
pub fn link<'a>(plan: &Plan, links: impl IntoIterator<Item = &'a Link>) -> Option<Change> {
    let mut changed: Vec<Partner> = Vec::new();
    let mut first: Option<&Link> = None;
    for link in links {
        first = first.or(Some(link));
        let at = changed.iter().position(|partner| partner.id == link.partner).or_else(|| {
            changed.push(Partner::clone(plan.partner(&link.partner)?));
            Some(changed.len() - 1)
        });
        if let Some(at) = at {
            changed[at].trusted_as.push(link.source.clone());
        }
    }
    let what = match (first, changed.len()) {
        (None, _) | (_, 0) => return None,
        (Some(link), 1) => format!("{} stands for {}", link.name, link.source),
        (_, count) => format!("{count} candidates stand for whom the buyers ask"),
    };
    Some(Change::new(what, Edit::Together(changed.into_iter().map(Edit::partner).collect())))
}
