//! What raters are two or more apart on: what to talk about before anybody relies on the rating.

use crate::plan::{CriterionId, PartnerId, Plan, disagreements};
use serde::Serialize;

/// What such rows stand under.
pub const DISCUSS: &str = "Discuss these";

/// One rating that raters are apart on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DiscussRow {
    /// Over whom.
    pub id: PartnerId,
    /// Their name.
    pub name: String,
    /// On what.
    pub criterion: CriterionId,
    /// Who marked what, from the lowest.
    pub marks: Vec<RaterMark>,
    /// All of it in words: "Acme on Commitment: A. Ray 2, B. Low 5".
    #[serde(skip)]
    pub words: String,
}

/// What one rater marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RaterMark {
    /// Who.
    pub rater: String,
    /// 1 to 5.
    pub mark: u8,
}

/// The widest apart first.
pub(super) fn discuss(plan: &Plan) -> Vec<DiscussRow> {
    let rows = disagreements(plan).into_iter().map(|apart| {
        let name = plan.partner(&apart.partner).map(|partner| partner.name.clone()).unwrap_or_default();
        let words = apart.words(plan);
        let marks = apart.marks.into_iter().map(|(rater, mark)| RaterMark { rater, mark }).collect();
        DiscussRow { id: apart.partner, name, criterion: apart.criterion, marks, words }
    });
    rows.collect()
}

impl DiscussRow {
    /// "A. Ray 2, B. Low 5".
    #[must_use]
    pub fn marks_in_words(&self) -> String {
        self.marks.iter().map(|mark| format!("{} {}", mark.rater, mark.mark)).collect::<Vec<_>>().join(", ")
    }
}
