//! Edits of a program carried out on a plan, one after the other, each as [`interview`] makes it of an answer: an
//! edit that names what an earlier one added finds it.
//!
//! [`interview`]: crate::interview

use super::Mistake;
use super::shape::{Shaped, Sort, Verb, shown};
use crate::interview::{
    evidence::usual_evidence,
    fields::typed,
    follow::follow,
    influence::{self, Moment},
    parts::Given,
    rating,
};
use crate::plan::{
    BuyerId, BuyingRole, Change, Criterion, CriterionId, DealId, Edit, Field, Partner, PartnerId, Plan, StageId,
    Subject, add, clean_line, remove,
};
use crate::text::near::did_you_mean;
use crate::text::same::sameness;
use std::{collections::HashMap, sync::Arc};

/// A plan while edits are carried out on a copy of it.
pub(super) struct Carrier {
    pub(super) plan: Plan,
    /// Every change made, in order.
    pub(super) changes: Vec<Change>,
    pub(super) mistakes: Vec<Mistake>,
    names: HashMap<String, Vec<PartnerId>>,
    /// The edit being carried out, counted from 0.
    at: usize,
}

impl Carrier {
    pub(super) fn on(plan: &Plan) -> Self {
        let mut carrier =
            Self { plan: plan.clone(), changes: Vec::new(), mistakes: Vec::new(), names: HashMap::new(), at: 0 };
        carrier.learn_names();
        carrier
    }

    /// Carries out the edit at a place; what is wrong with it is remembered.
    pub(super) fn carry(&mut self, at: usize, edit: &Shaped) {
        self.at = at;
        match edit.verb {
            Verb::SetPlan => self.set(&Subject::Plan, edit),
            Verb::Set(sort) => {
                let key = sort.key();
                if let Some(subject) = self.known(sort, key, edit.text(key)) {
                    self.set(&subject, edit);
                }
            }
            Verb::Add(sort) => self.add(sort, edit),
            Verb::Remove(sort) => self.remove(sort, edit),
            Verb::Rate => self.rate(edit),
            Verb::Influence => self.influence(edit),
        }
    }

    fn wrong(&mut self, key: &str, words: impl Into<String>) {
        self.mistakes.push(Mistake::of(self.at, key, words.into()));
    }

    fn make(&mut self, change: Change) {
        match change.edit.clone().apply(&mut self.plan) {
            Ok(_) => self.changes.push(change),
            Err(error) => self.wrong("", error.to_string()),
        }
    }

    fn make_any(&mut self, change: Option<Change>) {
        if let Some(change) = change {
            self.make(change);
        }
    }

    fn learn_names(&mut self) {
        self.names.clear();
        for partner in &self.plan.partners {
            self.names.entry(sameness(&partner.name)).or_default().push(partner.id.clone());
        }
    }

    fn set(&mut self, subject: &Subject, edit: &Shaped) {
        let Some(field) = Field::named(edit.text("field")) else { return };
        self.write(subject, field, "value", &edit.value("value").unwrap_or_default());
        if field.id == "name" {
            self.learn_names();
        }
    }

    fn write(&mut self, subject: &Subject, field: &Field, key: &str, text: &str) {
        match typed(&self.plan, subject, field, text) {
            Ok(change) => self.make(change),
            Err(error) => self.wrong(key, error.to_string()),
        }
    }

    fn add(&mut self, sort: Sort, edit: &Shaped) {
        let key = sort.add_key();
        let name = clean_line(edit.text(key));
        if name.is_empty() {
            return self.wrong(key, "nothing of this name can be seen");
        }
        let there = match self.find(sort, &name) {
            Ok(there) => there.map(|subject| subject.id().to_owned()),
            Err(ids) => ids.into_iter().next(),
        };
        if let Some(id) = there {
            return self.wrong(key, format!("a {} of this name is there already, with the id “{id}”", sort.key()));
        }
        let Some((subject, bare)) = self.bare(sort, &name, edit) else { return };
        self.make(Change::new(format!("{name} added"), bare));
        if let Subject::Partner(id) = &subject {
            self.names.entry(sameness(&name)).or_default().push(id.clone());
        }
        for field in sort.fields().iter().filter(|field| field.id != "buyer_role") {
            if let Some(text) = edit.value(field.id) {
                self.write(&subject, field, field.id, &text);
            }
        }
    }

    /// What is added, before its fields are written. A buyer comes with a role, which says when they are in the room.
    fn bare(&mut self, sort: Sort, name: &str, edit: &Shaped) -> Option<(Subject, Edit)> {
        Some(match sort {
            Sort::Candidate => {
                let (id, edit) = add::partner(&self.plan, name);
                (Subject::Partner(id), edit)
            }
            Sort::Stage => {
                let (id, edit) = add::stage(&self.plan, name);
                (Subject::Stage(id), edit)
            }
            Sort::Criterion => {
                let (id, edit) = add::criterion(&self.plan, name);
                (Subject::Criterion(id), edit)
            }
            Sort::Deal => {
                let (id, edit) = add::won_deal(&self.plan, name);
                (Subject::WonDeal(id), edit)
            }
            Sort::Buyer => match self.buyer(name, &edit.value("buyer_role").unwrap_or_default()) {
                Ok(bare) => bare,
                Err(words) => {
                    self.wrong("buyer_role", words);
                    return None;
                }
            },
        })
    }

    fn buyer(&self, title: &str, role: &str) -> Result<(Subject, Edit), String> {
        let (id, first) = add::buyer(&self.plan, title, BuyingRole::ALL[0]);
        let (subject, mut with) = (Subject::Buyer(id), self.plan.clone());
        let field = Field::named("buyer_role").expect("a buyer has a role");
        first.apply(&mut with).map_err(|error| error.to_string())?;
        let role = field.write(&with, &subject, role).map_err(|error| error.to_string())?;
        role.apply(&mut with).map_err(|error| error.to_string())?;
        Ok((subject, follow(&self.plan, Edit::Buyers(with.buyers))))
    }

    fn remove(&mut self, sort: Sort, edit: &Shaped) {
        let key = sort.remove_key();
        let Some(subject) = self.known(sort, key, edit.text(key)) else { return };
        let words = format!("{} removed", subject.name(&self.plan));
        let taken = match &subject {
            Subject::Plan => return,
            Subject::Partner(id) => remove::partner(&self.plan, id),
            Subject::Buyer(id) => remove::buyer(&self.plan, id),
            Subject::Stage(id) => remove::stage(&self.plan, id),
            Subject::Criterion(id) => remove::criterion(&self.plan, id),
            Subject::WonDeal(id) => remove::won_deal(&self.plan, id),
        };
        self.make(Change::new(words, taken));
        if sort == Sort::Candidate {
            self.learn_names();
        }
    }

    fn rate(&mut self, edit: &Shaped) {
        let who = self.known(Sort::Candidate, "rate", edit.text("rate"));
        let what = self.known(Sort::Criterion, "criterion", edit.text("criterion"));
        let (Some(Subject::Partner(who)), Some(Subject::Criterion(what))) = (who, what) else { return };
        let (Some(partner), Some(criterion)) = (self.partner(&who), self.plan.criterion(&what).cloned()) else {
            return;
        };
        let Some(value) = edit.rating() else { return self.make(rating::clear(&partner, &criterion)) };
        let marks = usual_evidence(&partner);
        match rating::rate(&partner, &criterion, value, marks) {
            Ok(change) => self.make(change),
            Err(words) => return self.wrong("rating", words),
        }
        self.say_of_rating(&who, &criterion, edit);
    }

    /// How a rating is known, who says so, since when and why.
    fn say_of_rating(&mut self, who: &PartnerId, criterion: &Criterion, edit: &Shaped) {
        let change =
            edit.evidence().zip(self.partner(who)).and_then(|(by, partner)| rating::know(&partner, criterion, by));
        self.make_any(change);
        if edit.given("source").is_some() || edit.given("on").is_some() {
            let Some(standing) = self.partner(who).and_then(|partner| partner.rating(&criterion.id).cloned()) else {
                return;
            };
            let source = edit.given("source").map_or(standing.source.clone(), str::to_owned);
            let learnt = standing.learnt.map(|day| day.as_str().to_owned()).unwrap_or_default();
            let on = edit.given("on").unwrap_or(&learnt);
            match rating::source(&self.plan, who, &criterion.id, &[Given::Text(&source), Given::Text(on)]) {
                Ok(change) => self.make_any(change),
                Err((_, words)) => self.wrong("on", words),
            }
        }
        let note = edit.given("note").and_then(|text| rating::note(&self.plan, who, &criterion.id, text));
        self.make_any(note);
    }

    fn influence(&mut self, edit: &Shaped) {
        let who = self.known(Sort::Candidate, "influence", edit.text("influence"));
        let buyer = self.known(Sort::Buyer, "buyer", edit.text("buyer"));
        let stage = self.known(Sort::Stage, "stage", edit.text("stage"));
        let (Some(Subject::Partner(who)), Some(Subject::Buyer(buyer)), Some(Subject::Stage(stage))) =
            (who, buyer, stage)
        else {
            return;
        };
        let plan = self.plan.clone();
        let (Some(partner), Some(moment)) = (self.partner(&who), Moment::of(&plan, &buyer, &stage)) else { return };
        let Some(strength) = edit.strength() else { return self.make(moment.clear(&partner)) };
        let Some(change) = moment.set(&partner, strength) else {
            return self.wrong("stage", format!("the {} is not in the room: nobody reaches them then", moment.words()));
        };
        self.make(change);
        let known = edit.evidence().zip(self.partner(&who)).and_then(|(by, partner)| moment.know(&partner, by));
        self.make_any(known);
        let text = edit.given("note");
        let note = text.and_then(|text| influence::note(&self.plan, &who, &buyer, &stage, text));
        self.make_any(note);
    }

    fn partner(&self, id: &PartnerId) -> Option<Arc<Partner>> {
        self.plan.partner(id).map(Arc::clone)
    }

    /// What an id or a name means; what it does not mean is a mistake at `key`.
    fn known(&mut self, sort: Sort, key: &str, text: &str) -> Option<Subject> {
        match self.find(sort, text) {
            Ok(Some(subject)) => return Some(subject),
            Ok(None) => {
                let near = did_you_mean(text, self.all(sort));
                self.wrong(key, format!("no {} is called “{}”{near}", sort.key(), shown(text)));
            }
            Err(ids) => {
                let ids: Vec<String> = ids.iter().map(|id| format!("“{id}”")).collect();
                let words = format!("several are called “{}”: say which by its id, {}", shown(text), ids.join(" or "));
                self.wrong(key, words);
            }
        }
        None
    }

    /// The one thing with this id, else of this name; the ids of several of one name.
    fn find(&self, sort: Sort, text: &str) -> Result<Option<Subject>, Vec<String>> {
        let name = sameness(text);
        let found: Vec<&str> = match sort {
            Sort::Candidate if self.plan.partner(&PartnerId::new(text)).is_some() => vec![text],
            Sort::Candidate => self.names.get(&name).into_iter().flatten().map(PartnerId::as_str).collect(),
            _ if self.all(sort).any(|(id, _)| id == text) => vec![text],
            _ => self.all(sort).filter(|(_, other)| sameness(other) == name).map(|(id, _)| id).collect(),
        };
        match found.as_slice() {
            [] => Ok(None),
            [id] => Ok(Some(sort.subject(id))),
            ids => Err(ids.iter().map(|id| (*id).to_owned()).collect()),
        }
    }

    fn all(&self, sort: Sort) -> Box<dyn Iterator<Item = (&str, &str)> + '_> {
        let plan = &self.plan;
        match sort {
            Sort::Candidate => Box::new(plan.partners.iter().map(|it| (it.id.as_str(), it.name.as_str()))),
            Sort::Buyer => Box::new(plan.buyers.iter().map(|it| (it.id.as_str(), it.title.as_str()))),
            Sort::Stage => Box::new(plan.stages.iter().map(|it| (it.id.as_str(), it.name.as_str()))),
            Sort::Deal => Box::new(plan.won_deals.iter().map(|it| (it.id.as_str(), it.name.as_str()))),
            Sort::Criterion => Box::new(plan.criteria.iter().map(|it| (it.id.as_str(), it.name.as_str()))),
        }
    }
}

impl Sort {
    /// The key that names one, and the word for one.
    const fn key(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Buyer => "buyer",
            Self::Stage => "stage",
            Self::Criterion => "criterion",
            Self::Deal => "deal",
        }
    }

    const fn add_key(self) -> &'static str {
        match self {
            Self::Candidate => "add",
            Self::Buyer => "add_buyer",
            Self::Stage => "add_stage",
            Self::Criterion => "add_criterion",
            Self::Deal => "add_deal",
        }
    }

    const fn remove_key(self) -> &'static str {
        match self {
            Self::Candidate => "remove",
            Self::Buyer => "remove_buyer",
            Self::Stage => "remove_stage",
            Self::Criterion => "remove_criterion",
            Self::Deal => "remove_deal",
        }
    }

    const fn fields(self) -> &'static [Field] {
        match self {
            Self::Candidate => Field::PARTNER,
            Self::Buyer => Field::BUYER,
            Self::Stage => Field::STAGE,
            Self::Criterion => Field::CRITERION,
            Self::Deal => Field::WON_DEAL,
        }
    }

    fn subject(self, id: &str) -> Subject {
        match self {
            Self::Candidate => Subject::Partner(PartnerId::new(id)),
            Self::Buyer => Subject::Buyer(BuyerId::new(id)),
            Self::Stage => Subject::Stage(StageId::new(id)),
            Self::Criterion => Subject::Criterion(CriterionId::new(id)),
            Self::Deal => Subject::WonDeal(DealId::new(id)),
        }
    }
}
