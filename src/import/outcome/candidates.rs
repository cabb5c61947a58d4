//! Whom a row is about: by the id, then by the registrable domain, then by the same name.

use crate::accounts::domain;
use crate::accounts::name::Name;
use crate::plan::{Partner, PartnerId, Plan};
use crate::text::same::sameness;
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// Somebody rows may be about.
pub(super) struct Candidate {
    /// As they are after the rows so far.
    pub(super) partner: Arc<Partner>,
    /// As the plan has them; none for a newcomer.
    pub(super) before: Option<Arc<Partner>>,
    /// The places of the rows about them.
    pub(super) rows: Vec<usize>,
    /// What the rows so far said, by the key of what it is, with the number of the row.
    pub(super) said: Vec<(String, usize, String)>,
    /// The labels of what is known otherwise now.
    pub(super) changed: Vec<String>,
}

/// How it was found whom a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Id,
    Domain,
    Name,
}

impl By {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Domain => "domain",
            Self::Name => "name",
        }
    }
}

/// What a row says of whom it is about.
pub(super) struct Whom<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) domains: &'a [String],
    /// In a file of ours an id says it all.
    pub(super) is_ours: bool,
}

/// Everybody rows may be about: those of the plan, then the newcomers.
pub(super) struct Candidates {
    pub(super) all: Vec<Candidate>,
    ids: HashSet<String>,
    by_id: HashMap<String, usize>,
    by_domain: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    /// By the name without its legal form and marks: who looks like the same company.
    alike: HashMap<String, usize>,
}

impl Candidates {
    pub(super) fn of(plan: &Plan) -> Self {
        let mut candidates = Self {
            all: Vec::with_capacity(plan.partners.len()),
            ids: HashSet::new(),
            by_id: HashMap::new(),
            by_domain: HashMap::new(),
            by_name: HashMap::new(),
            alike: HashMap::new(),
        };
        for partner in &plan.partners {
            let domain = domain::registrable(&partner.domain).map(Cow::into_owned);
            let at = candidates.put(Arc::clone(partner), Some(Arc::clone(partner)));
            for other in &partner.also_called {
                candidates.call(other, at);
            }
            candidates.settle(domain.as_slice(), at);
        }
        candidates
    }

    /// Whom a row is about, if somebody is known.
    pub(super) fn find(&self, whom: &Whom<'_>) -> Option<(usize, By)> {
        if let Some(at) = self.by_id.get(whom.id) {
            return Some((*at, By::Id));
        }
        if whom.is_ours && !whom.id.is_empty() {
            return None;
        }
        let at = whom.domains.iter().find_map(|domain| self.by_domain.get(domain));
        if let Some(at) = at {
            return Some((*at, By::Domain));
        }
        let called = self.by_name.get(&sameness(whom.name)).map(Vec::as_slice).unwrap_or_default();
        let may_be = |at: &&usize| whom.domains.is_empty() || self.all[**at].partner.domain.is_empty();
        called.iter().find(may_be).map(|at| (*at, By::Name)).filter(|_| !whom.name.is_empty())
    }

    /// Somebody else whose name is the same, or but for its legal form: likely the same company.
    pub(super) fn lookalike(&self, name: &str) -> Option<&Candidate> {
        let same = self.by_name.get(&sameness(name)).and_then(|places| places.first());
        let looks = || {
            let name = Name::of(name);
            self.alike.get(&name.key()).filter(|_| !name.is_empty())
        };
        same.or_else(looks).map(|at| &self.all[*at])
    }

    /// A newcomer.
    pub(super) fn add(&mut self, whom: &Whom<'_>) -> usize {
        let base = if whom.id.is_empty() { whom.name } else { whom.id };
        let id = PartnerId::unused(base, |slug| self.ids.contains(slug));
        let at = self.put(Arc::new(Partner::named(id, whom.name)), None);
        self.settle(whom.domains, at);
        at
    }

    fn put(&mut self, partner: Arc<Partner>, before: Option<Arc<Partner>>) -> usize {
        let at = self.all.len();
        self.ids.insert(partner.id.as_str().to_owned());
        self.by_id.insert(partner.id.as_str().to_owned(), at);
        self.call(&partner.name, at);
        self.alike.entry(Name::of(&partner.name).key()).or_insert(at);
        self.all.push(Candidate { partner, before, rows: Vec::new(), said: Vec::new(), changed: Vec::new() });
        at
    }

    /// Whoever is called this may be meant.
    pub(super) fn call(&mut self, name: &str, at: usize) {
        let places = self.by_name.entry(sameness(name)).or_default();
        if !places.contains(&at) {
            places.push(at);
        }
    }

    /// Whoever has one of these domains is meant, unless many have it.
    pub(super) fn settle(&mut self, domains: &[String], at: usize) {
        for domain in domains.iter().filter(|domain| !domain::is_shared(domain)) {
            self.by_domain.entry(domain.clone()).or_insert(at);
        }
    }
}
