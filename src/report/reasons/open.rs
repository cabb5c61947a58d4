//! What a recommendation depends on, in words.

use crate::plan::{Partner, QualifyQuestion};
use crate::prioritise::qualify::{Condition, Conditions};
use crate::text::wording::listed;
use serde::{Serialize, Serializer};

/// What a recommendation depends on: the conditions of the engine, and what the user asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open {
    conditions: Conditions,
    own: Vec<String>,
}

impl Open {
    /// What is open of a partner on whom these conditions lie.
    #[must_use]
    pub fn of(partner: &Partner, conditions: Conditions) -> Self {
        let own = partner.conditions.iter().filter(|own| !own.done);
        Self { conditions, own: own.map(|own| own.text.clone()).collect() }
    }

    /// The conditions of the engine.
    #[must_use]
    pub fn conditions(&self) -> Conditions {
        self.conditions
    }

    /// Whether nothing is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.conditions.is_empty()
    }

    /// Each condition: "not known: both sides earn", "written rule first", and the user's own as written.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let mut said = Vec::new();
        for condition in self.conditions.iter() {
            match condition {
                Condition::NotKnown(question) => said.push(not_known(open_question(question))),
                Condition::SponsorFirst => said.push(SPONSOR_FIRST.to_owned()),
                Condition::RuleFirst => said.push(RULE_FIRST.to_owned()),
                Condition::OwnFirst => said.extend(self.own.iter().cloned()),
            }
        }
        said
    }

    /// All in one sentence: what is not known is listed once, last.
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut said = Vec::new();
        let mut unknown = Vec::new();
        for condition in self.conditions.iter() {
            match condition {
                Condition::NotKnown(question) => unknown.push(open_question(question)),
                Condition::SponsorFirst => said.push(SPONSOR_FIRST.to_owned()),
                Condition::RuleFirst => said.push(RULE_FIRST.to_owned()),
                Condition::OwnFirst => said.extend(self.own.iter().cloned()),
            }
        }
        if !unknown.is_empty() {
            said.push(not_known(&unknown.join(", ")));
        }
        said.join("; ")
    }

    /// What has to come about, behind "once": "three accounts are named and the rule is written".
    #[must_use]
    pub fn once(&self) -> String {
        let said: Vec<String> = self.conditions.iter().map(|condition| self.once_one(condition)).collect();
        if said.len() > MOST_SAID {
            return "what is open is settled".to_owned();
        }
        listed(&said)
    }

    fn once_one(&self, condition: Condition) -> String {
        let said = match condition {
            Condition::NotKnown(QualifyQuestion::ServesCustomer) => "it is known that they serve our ideal customer",
            Condition::NotKnown(QualifyQuestion::TalksToBuyer) => "it is known that they talk to one of our buyers",
            Condition::NotKnown(QualifyQuestion::ProductFits) => "it is known that our product fits how they earn",
            Condition::NotKnown(QualifyQuestion::NoStop) => "it is known that nothing stops them",
            Condition::NotKnown(QualifyQuestion::NamedAccounts) => "three accounts are named",
            Condition::NotKnown(QualifyQuestion::SponsorAndDate) | Condition::SponsorFirst => {
                "a sponsor and a date are named"
            }
            Condition::NotKnown(QualifyQuestion::BothEarn) => "it is known that both sides earn",
            Condition::RuleFirst => "the rule is written",
            Condition::OwnFirst => {
                let are = if self.own.len() > 1 { "are" } else { "is" };
                return format!("“{}” {are} done", self.own.join("” and “"));
            }
        };
        said.to_owned()
    }
}

impl Serialize for Open {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.words())
    }
}

/// More conditions than these are not said in a sentence.
const MOST_SAID: usize = 3;

const SPONSOR_FIRST: &str = "a sponsor and a date first: commitment is below 3";
const RULE_FIRST: &str = "written rule first";

fn not_known(what: &str) -> String {
    format!("not known: {what}")
}

/// What an answer would say, as inside a sentence.
pub(in crate::report) fn open_question(question: QualifyQuestion) -> &'static str {
    match question {
        QualifyQuestion::ServesCustomer => "serves our ideal customer",
        QualifyQuestion::TalksToBuyer => "talks to one of our buyers",
        QualifyQuestion::ProductFits => "our product fits how they earn",
        QualifyQuestion::NoStop => "any stop (competitor, exclusive, legal)",
        QualifyQuestion::NamedAccounts => "named three accounts",
        QualifyQuestion::SponsorAndDate => "a sponsor and a date within two weeks",
        QualifyQuestion::BothEarn => "both sides earn",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Answer, OwnCondition, PartnerId, Plan, Score5};
    use crate::prioritise::qualify::qualification;

    #[test]
    fn what_is_not_known_is_listed_once() {
        let mut partner = Partner::named(PartnerId::new("p"), "P");
        partner.conflict = Score5::new(4).ok();
        partner.qualify.serves_customer = Answer::Yes;
        partner.qualify.talks_to_buyer = Answer::Yes;
        partner.qualify.product_fits = Answer::Yes;
        partner.qualify.named_accounts = Answer::Yes;
        partner.qualify.sponsor_and_date = Answer::Yes;
        partner.conditions = vec![OwnCondition { text: "meet their sales head".to_owned(), done: false }];
        let open = |partner: &Partner| Open::of(partner, qualification(&Plan::empty("p"), partner).conditions);
        let said = "written rule first; meet their sales head; not known: any stop (competitor, exclusive, legal), both sides earn";
        assert_eq!(open(&partner).sentence(), said);
        assert_eq!(open(&partner).words().len(), 4);
        partner.conditions[0].done = true;
        assert_eq!(open(&partner).words().len(), 3);
        assert_eq!(Open::default().sentence(), "");
    }
}
