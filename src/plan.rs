//! What a plan is, and nothing else: the goal, the ideal customer, the buyers, the partners, how they are
//! judged, and what is done about it. Everything that changes a plan is an [`Edit`].
//!
//! What may not go in: formulas (`prioritise`), shipped knowledge (`catalog`), files, clocks and screens. This
//! module knows the standard library, serde and what `text` says of texts, nothing more; a test holds it to that.

pub mod add;
mod bare;
mod buyer;
mod criterion;
mod date;
mod difference;
mod dismissal;
mod edit;
mod field;
mod figure;
mod goal;
mod history;
mod id;
pub mod merge;
mod model;
mod partner;
mod pay;
mod preference;
mod problem;
mod profile;
mod qualify;
mod quick_pass;
mod relation;
pub mod remove;
mod scorecard;
mod section;
mod segment;
mod sentence;
mod sharpness;
mod sheet;
mod undecided;
mod value;
mod won_deal;

pub use buyer::{Buyer, BuyingRole, Stage};
pub use criterion::{Comparison, Criterion, Rating, RatingValue, Surrogate, SwingPoints, Weighting};
pub use date::Date;
pub use difference::{Difference, Which, differences};
pub use dismissal::Dismissal;
pub use edit::{Edit, EditError};
pub use field::{
    Field, FieldError, Kind, Subject, Words, clean_line, clean_text, day, is_unit_of_money, listed_amount, pay_months,
    pay_rate, pay_rate_text, phrases, phrases_text, spelled, tags, tags_text, weight,
};
pub use goal::{AtLeast, Goal, HoldFor, Limits, Readiness, ReadinessQuestion, Target};
pub use history::{Change, Document, Past};
pub use id::{BuyerId, CriterionId, DealId, PartnerId, SegmentId, StageId, slug};
pub use model::{PartnerModel, Variant};
pub use partner::{Influence, OwnCondition, Partner};
pub use pay::{PayIf, PayLine, PayOn, PayRate, PayWhen, pay_of};
pub use preference::Preference;
pub use problem::{Place, Problem, Severity, problems, unready};
pub use profile::{
    Deal, Economics, KnownBy, MarketEvidence, Pain, Profile, Size, SizeMeasure, Technographics, Trigger,
};
pub use qualify::{Qualify, QualifyQuestion};
pub use quick_pass::{Fit, QuickPass, Room, Stop, Told, Warmth};
pub use relation::{Exclusivity, Profession, Status, Wave};
pub use scorecard::{Disagreement, Mark, Opinion, Scorecard, disagreements, opinions};
pub use section::{Credit, Section, SheetLine};
pub use segment::{Segment, Strategy};
pub use sentence::profile_sentence;
pub use sharpness::{Sharpness, sharpness};
pub use sheet::{DealStep, Doer, Duty, Investment, Kpi, KpiKind, Milestone, Need, NeedAnswer, OurRole, Point, Whom};
pub use undecided::{Side, TwoValues, Undecided};
pub use value::{Amount, Answer, Evidence, OutOfRange, Score5, Share, Strength, Times};
pub use won_deal::{DealInfluence, WonDeal, WonThrough};

use crate::text::same::called;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The number of the file format this program writes.
pub const FORMAT: u32 = 1;

/// One partner program on the drawing board.
///
/// Partners are shared, not cloned: a snapshot of a plan for a worker thread or a save costs one pointer a partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The file format, first in the file so that it can be read alone.
    pub format: u32,
    /// What the user calls the plan.
    pub name: String,
    /// What the program is for and what it may spend.
    #[serde(default)]
    pub goal: Goal,
    /// The ideal customer.
    #[serde(default)]
    pub profile: Profile,
    /// The buying group.
    #[serde(default)]
    pub buyers: Vec<Buyer>,
    /// The buying stages, in order.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// What partners are rated on.
    #[serde(default)]
    pub criteria: Vec<Criterion>,
    /// How the criteria got their weights.
    #[serde(default)]
    pub weighting: Weighting,
    /// What the user would rather have, said without a number.
    #[serde(default)]
    pub preferences: Vec<Preference>,
    /// Segments the user has named or whose strategy the user has edited; others are derived from the models in use.
    #[serde(default)]
    pub segments: Vec<Segment>,
    /// Everyone who might be recruited, in the user's order.
    #[serde(default)]
    pub partners: Vec<Arc<Partner>>,
    /// What several people think of the candidates, a card each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scorecards: Vec<Scorecard>,
    /// The last deals that were won, and who influenced each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub won_deals: Vec<WonDeal>,
    /// Traps that are none in this plan, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dismissed: Vec<Dismissal>,
    /// What two versions that were merged say otherwise, until somebody decides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undecided: Vec<Undecided>,
}

impl Plan {
    /// A plan with a name and nothing in it. Starters in `catalog` fill it.
    #[must_use]
    pub fn empty(name: &str) -> Self {
        Self {
            format: FORMAT,
            name: name.to_owned(),
            goal: Goal::default(),
            profile: Profile::default(),
            buyers: Vec::new(),
            stages: Vec::new(),
            criteria: Vec::new(),
            weighting: Weighting::default(),
            preferences: Vec::new(),
            segments: Vec::new(),
            partners: Vec::new(),
            scorecards: Vec::new(),
            won_deals: Vec::new(),
            dismissed: Vec::new(),
            undecided: Vec::new(),
        }
    }

    /// The partner with this id.
    #[must_use]
    pub fn partner(&self, id: &PartnerId) -> Option<&Arc<Partner>> {
        self.partners.iter().find(|partner| partner.id == *id)
    }

    /// The partner that somebody means who types this: the one with this id, else of this name, in any form.
    #[must_use]
    pub fn called(&self, said: &str) -> Option<&Arc<Partner>> {
        let by_id = self.partners.iter().find(|partner| partner.id.as_str().eq_ignore_ascii_case(said.trim()));
        by_id.or_else(|| called(self.partners.iter(), said, |partner| &partner.name))
    }

    /// The buyer with this id.
    #[must_use]
    pub fn buyer(&self, id: &BuyerId) -> Option<&Buyer> {
        self.buyers.iter().find(|buyer| buyer.id == *id)
    }

    /// The stage with this id.
    #[must_use]
    pub fn stage(&self, id: &StageId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    /// The criterion with this id.
    #[must_use]
    pub fn criterion(&self, id: &CriterionId) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == *id)
    }

    /// The segment with this id, if the plan holds it.
    #[must_use]
    pub fn segment(&self, id: &SegmentId) -> Option<&Segment> {
        self.segments.iter().find(|segment| segment.id == *id)
    }

    /// The won deal with this id.
    #[must_use]
    pub fn won_deal(&self, id: &DealId) -> Option<&WonDeal> {
        self.won_deals.iter().find(|deal| deal.id == *id)
    }

    /// The first buyer who plays `role`.
    #[must_use]
    pub fn buyer_in_role(&self, role: BuyingRole) -> Option<&Buyer> {
        self.buyers.iter().find(|buyer| buyer.role == role)
    }
}
