//! What several people think of the candidates, each on a card of their own, and where they are far apart.

use super::criterion::keep_first;
use super::{CriterionId, Date, PartnerId, Plan, RatingValue};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// So far apart that it is worth talking about.
const FAR: u8 = 2;

/// What one person has marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scorecard {
    /// Who.
    pub rater: String,
    /// The day it came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The marks; what was left blank has none.
    #[serde(default)]
    pub marks: Vec<Mark>,
}

/// One mark of a scorecard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Of whom.
    pub partner: PartnerId,
    /// On what.
    pub criterion: CriterionId,
    /// What the rater thinks.
    pub value: RatingValue,
}

/// Raters who are two or more apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Over whom.
    pub partner: PartnerId,
    /// On what.
    pub criterion: CriterionId,
    /// Who marked what, from the lowest.
    pub marks: Vec<(String, u8)>,
}

impl Disagreement {
    /// How far the highest mark is from the lowest.
    #[must_use]
    pub fn apart(&self) -> u8 {
        let marks = || self.marks.iter().map(|(_, mark)| *mark);
        marks().max().unwrap_or_default() - marks().min().unwrap_or_default()
    }

    /// "Acme on Commitment: A. Ray 2, B. Low 5".
    #[must_use]
    pub fn words(&self, plan: &Plan) -> String {
        let who = plan.partner(&self.partner).map_or(self.partner.as_str(), |partner| &partner.name);
        let on = plan.criterion(&self.criterion).map_or(self.criterion.as_str(), |criterion| &criterion.name);
        let marks: Vec<String> = self.marks.iter().map(|(rater, mark)| format!("{rater} {mark}")).collect();
        format!("{who} on {on}: {}", marks.join(", "))
    }
}

impl Scorecard {
    /// The mark on a criterion of a partner.
    #[must_use]
    pub fn mark(&self, partner: &PartnerId, criterion: &CriterionId) -> Option<RatingValue> {
        let is_it = |mark: &&Mark| mark.partner == *partner && mark.criterion == *criterion;
        self.marks.iter().find(is_it).map(|mark| mark.value)
    }
}

/// Where raters are two or more apart, the widest first, then in the order of the plan.
#[must_use]
pub fn disagreements(plan: &Plan) -> Vec<Disagreement> {
    let mut marked: HashMap<(&PartnerId, &CriterionId), Vec<(String, u8)>> = HashMap::new();
    for card in &plan.scorecards {
        for mark in &card.marks {
            if let RatingValue::Rated(value) = mark.value {
                let marks = marked.entry((&mark.partner, &mark.criterion)).or_default();
                marks.push((card.rater.clone(), value.get()));
            }
        }
    }
    let mut found = Vec::new();
    for partner in &plan.partners {
        for criterion in &plan.criteria {
            let Some(mut marks) = marked.remove(&(&partner.id, &criterion.id)) else { continue };
            marks.sort_by_key(|(_, mark)| *mark);
            let apart = Disagreement { partner: partner.id.clone(), criterion: criterion.id.clone(), marks };
            if apart.apart() >= FAR {
                found.push(apart);
            }
        }
    }
    found.sort_by_key(|apart| std::cmp::Reverse(apart.apart()));
    found
}

/// What everybody who rated thinks of a candidate on a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// Of whom.
    pub partner: PartnerId,
    /// On what.
    pub criterion: CriterionId,
    /// A mark of each rater, in the order of the scorecards; none of whoever left it blank.
    pub marks: Vec<Option<RatingValue>>,
    /// How far the highest mark is from the lowest.
    pub apart: u8,
}

impl Opinion {
    /// Whether the raters are so far apart that it is worth talking about.
    #[must_use]
    pub fn is_far(&self) -> bool {
        self.apart >= FAR
    }
}

/// All that was marked, in the order of the plan.
#[must_use]
pub fn opinions(plan: &Plan) -> Vec<Opinion> {
    let mut marked: HashMap<(&PartnerId, &CriterionId), Vec<Option<RatingValue>>> = HashMap::new();
    for (at, card) in plan.scorecards.iter().enumerate() {
        for mark in &card.marks {
            let marks = marked.entry((&mark.partner, &mark.criterion)).or_default();
            marks.resize(plan.scorecards.len(), None);
            marks[at].get_or_insert(mark.value);
        }
    }
    let mut all = Vec::new();
    for partner in &plan.partners {
        for criterion in &plan.criteria {
            let Some(marks) = marked.remove(&(&partner.id, &criterion.id)) else { continue };
            let rated = || marks.iter().flatten().filter_map(|mark| mark.score());
            let apart = rated().max().unwrap_or_default() - rated().min().unwrap_or_default();
            all.push(Opinion { partner: partner.id.clone(), criterion: criterion.id.clone(), marks, apart });
        }
    }
    all
}

/// The scorecards with only the marks that stay, no second ones on the same; none when all stay.
pub(super) fn keeping(plan: &Plan, stays: impl Fn(&Mark) -> bool) -> Option<Vec<Scorecard>> {
    let mut cards = plan.scorecards.clone();
    for card in &mut cards {
        card.marks.retain(&stays);
        keep_first(&mut card.marks, |one, two| one.partner == two.partner && one.criterion == two.criterion);
    }
    (cards != plan.scorecards).then_some(cards)
}
