//! The rows of the report. Shapes only: how they are filled is `build`'s, how they are written `serial`'s and the
//! formats'.

use super::reasons::{self, Open};
use super::{Effort, plain};
use crate::plan::{
    Date, Partner, PartnerId, PartnerModel, Place, Profile, Score5, SegmentId, Severity, Strategy, Variant, Wave,
    clean_line,
};
use crate::prioritise::coverage::Coverage;
use crate::prioritise::qualify::RuledOut;
use crate::prioritise::score::{Band, EvidenceCount, Part, parts};
use crate::prioritise::verdict::Verdict;
use crate::prioritise::volume::{Shares, Volume};
use serde::{Serialize, Serializer};
use std::{fmt, ops::Deref, sync::Arc};

/// A partner a row speaks of.
#[derive(Clone, Debug)]
pub struct Who {
    /// The place in `plan.partners`.
    pub index: usize,
    /// The partner as it stood when the report was made.
    pub partner: Shared,
}

/// A partner of the report. All rows share one list, so a row costs no count of its own on every partner.
#[derive(Clone)]
pub struct Shared {
    partners: Arc<Vec<Arc<Partner>>>,
    index: usize,
}

impl Deref for Shared {
    type Target = Partner;

    fn deref(&self) -> &Partner {
        &self.partners[self.index]
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, formatter)
    }
}

/// The ideal customer and the one sentence for it.
#[derive(Clone, Debug, Serialize)]
pub struct ProfilePart {
    /// The user's own sentence, or the one assembled from the fields; empty while there is nothing to say.
    pub sentence: String,
    /// Every field, the sentence aside.
    #[serde(flatten, serialize_with = "plain::profile")]
    pub fields: Profile,
}

/// A criterion.
#[derive(Clone, Debug, Serialize)]
pub struct CriterionRow {
    /// What contributions refer to.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The normalised weight, 0–1.
    pub weight: f64,
    /// The weight as pages and screens show it: with the others' it adds to 100 %.
    #[serde(skip)]
    pub shown: String,
    /// Why it counts so much.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// A rating below this rules out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Score5>,
    /// Partner models nobody of which is rated on it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_for: Vec<PartnerModel>,
}

impl CriterionRow {
    /// Whether a partner of this model is rated on it; whose model is not known is.
    #[must_use]
    pub fn is_for(&self, model: Option<PartnerModel>) -> bool {
        model.is_none_or(|model| !self.not_for.contains(&model))
    }
}

/// Every candidate in exactly one of four lists; the JSON report holds the first three.
#[derive(Clone, Debug)]
pub struct CallFirst {
    /// Whom to call, first things first.
    pub order: Vec<CallRow>,
    /// Who is talking to us already, or further, in the plan's order.
    pub in_talks: Vec<Who>,
    /// Who is ruled out, in the plan's order: the reasons stand there.
    pub not_to_call: Vec<Who>,
    /// Of whom nothing was asked that counts, in the plan's order.
    pub not_asked: Vec<Who>,
}

/// One line of the list of calls.
#[derive(Clone, Debug, Serialize)]
pub struct CallRow {
    /// From 1; ties share a rank and the next rank skips.
    pub rank: usize,
    /// Whom.
    #[serde(flatten)]
    pub who: Who,
    /// The quick-pass score, 0–100.
    pub score: f64,
}

/// One line of the ranking.
#[derive(Clone, Debug, Serialize)]
pub struct RankRow {
    /// From 1; ties share a rank and the next rank skips.
    pub rank: usize,
    /// Who.
    #[serde(flatten)]
    pub who: Who,
    /// 0–100.
    pub score: f64,
    /// The score's class.
    pub band: Band,
    /// What each criterion brings; the points add up to the score.
    pub contributions: Contributions,
    /// What the ratings rest on.
    pub evidence: EvidenceCount,
    /// Who or what they are from, as far as that is said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RatingSource>,
    /// What the partner reaches alone, 0–100.
    pub solo_coverage: f64,
    /// What they take of us in year one.
    #[serde(flatten)]
    pub effort: Effort,
    /// What a recommendation depends on.
    pub conditions: Open,
    /// How firm the place is; none until it has been worked out.
    #[serde(flatten)]
    pub firm: Option<Firm>,
    /// What is to be done about them; none until it has been worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// When they are recruited; none until it has been worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wave: Option<Wave>,
}

/// Who or what a rating is from, and the day it was learnt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RatingSource {
    /// On which criterion.
    pub criterion: String,
    /// Who or what.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learnt: Option<Date>,
}

impl RatingSource {
    /// Those of a partner that are said, in the order of the criteria.
    #[must_use]
    pub fn all(partner: &Partner, criteria: &[CriterionRow]) -> Vec<Self> {
        let of = |row: &CriterionRow| partner.ratings.iter().find(|rating| rating.criterion.as_str() == row.id);
        let sources = criteria.iter().filter_map(of).map(|rating| Self {
            criterion: rating.criterion.as_str().to_owned(),
            source: clean_line(&rating.source),
            learnt: rating.learnt.clone(),
        });
        sources.filter(|said| !said.source.is_empty() || said.learnt.is_some()).collect()
    }
}

/// How firm a place in the ranking is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Firm {
    /// The chance of being in the top k, 0–1; none where the top holds everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_chance: Option<f64>,
    /// The rank that 5 of 100 readings do not reach, from 1.
    pub rank_low: usize,
    /// The rank that 5 of 100 readings fall behind, from 1.
    pub rank_high: usize,
}

/// What each criterion brings to a score, in the order of the report's criteria.
#[derive(Clone, Debug)]
pub struct Contributions {
    /// The report's criteria, shared.
    pub criteria: Arc<[CriterionRow]>,
    /// Whose.
    pub partner: Shared,
}

impl Contributions {
    /// One part a criterion; the points add up to the score.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let model = self.partner.model;
        let weighted = self.criteria.iter().map(|of| (of.id.as_str(), of.weight, of.is_for(model)));
        parts(weighted, &self.partner)
    }
}

/// A partner that qualifies but has too few ratings for a score.
#[derive(Clone, Debug)]
pub struct UnratedRow {
    /// Who.
    pub who: Who,
    /// The report's criteria, shared.
    pub criteria: Arc<[CriterionRow]>,
    /// The rated share of the weight that is for their model, 0–1.
    pub rated: f64,
    /// What a recommendation depends on.
    pub conditions: Open,
}

impl UnratedRow {
    /// The criteria that still want a rating.
    pub fn missing(&self) -> impl Iterator<Item = &CriterionRow> {
        let partner = &self.who.partner;
        let is_rated = |id: &str| partner.ratings.iter().any(|rating| rating.criterion.as_str() == id);
        let is_open = move |criterion: &&CriterionRow| criterion.is_for(partner.model) && !is_rated(&criterion.id);
        self.criteria.iter().filter(is_open)
    }
}

/// A partner that is ruled out.
#[derive(Clone, Debug)]
pub struct ExcludedRow {
    /// Who.
    pub who: Who,
    /// Why, at least one reason.
    pub reasons: Vec<RuledOut>,
    /// What they would score, 0–100, if rated enough.
    pub score: Option<f64>,
}

impl ExcludedRow {
    /// Why they are out, when to look at them again and what would have to change.
    #[must_use]
    pub fn words(&self) -> String {
        let said = std::iter::once(reasons::all_ruled_out(&self.reasons)).chain(reasons::look_again(&self.who.partner));
        said.collect::<Vec<_>>().join("; ")
    }
}

/// What everyone who qualifies reaches together: the heat map, its sums and its gaps.
#[derive(Clone, Debug)]
pub struct Map {
    /// The buying group, rows of the heat map.
    pub buyers: Vec<BuyerRow>,
    /// The stages, columns of the heat map.
    pub stages: Vec<StageRow>,
    /// The figures, by the places of buyers and stages.
    pub coverage: Coverage,
    /// Whether accounts served count in them.
    pub volume: VolumeRow,
    /// Whom the buyers ask and who stands for them, by buyer.
    pub trusted: Vec<SourceRow>,
    /// Trusted sources no qualified candidate stands for, by buyer.
    pub sources: Vec<SourceGap>,
}

/// Whether the accounts that partners serve count.
#[derive(Clone, Debug)]
pub struct VolumeRow {
    /// What is known of them.
    pub volume: Volume,
    /// Who could be in a set and has no number, in rank order.
    pub missing: Vec<Who>,
}

impl VolumeRow {
    /// By which accounts whom partners reach is counted; nothing while nobody said how many anybody serves.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        reasons::volume(&self.volume, &self.missing.iter().map(Who::name).collect::<Vec<_>>())
    }

    /// What the other way counts, where there is one.
    #[must_use]
    pub fn other_words(&self) -> Option<&'static str> {
        self.otherwise().map(|shares| match shares {
            Some(shares) if shares.accounts().is_some() => "account by account",
            Some(_) => "by accounts served",
            None => "if all counted alike",
        })
    }

    /// The shares of the accounts of the other way to count, where there is one: as far as numbers stand while they do not
    /// count, every account alike while they do.
    #[must_use]
    pub fn otherwise(&self) -> Option<Option<&Shares>> {
        match &self.volume {
            Volume::Unsaid | Volume::Missing { so_far: None, .. } => None,
            Volume::Missing { so_far, .. } => Some(so_far.as_ref()),
            Volume::Counts(_) => Some(None),
        }
    }
}

/// A buyer.
#[derive(Clone, Debug)]
pub struct BuyerRow {
    /// What cells refer to.
    pub id: String,
    /// Their title.
    pub title: String,
    /// The normalised weight, 0–1.
    pub weight: f64,
    /// The weight as pages and screens show it: with the others' it adds to 100 %.
    pub shown: String,
}

/// A stage.
#[derive(Clone, Debug)]
pub struct StageRow {
    /// What cells refer to.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The normalised weight, 0–1.
    pub weight: f64,
    /// The weight as pages and screens show it: with the others' it adds to 100 %.
    pub shown: String,
}

/// One cell of the heat map, as the JSON report has it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CellRow<'a> {
    /// The buyer's id.
    pub buyer: &'a str,
    /// The stage's id.
    pub stage: &'a str,
    /// 0–100.
    pub coverage: f64,
}

/// A cell as good as nobody reaches, as the JSON report has it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct GapRow<'a> {
    /// The buyer's id.
    pub buyer: &'a str,
    /// The stage's id.
    pub stage: &'a str,
    /// What reaching it for certain would add, in points of coverage.
    pub weight: f64,
}

/// A trusted source of a buyer and who stands for it, by their places in `plan.partners`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    /// The buyer's place in the plan.
    pub buyer: usize,
    /// Whom they ask.
    pub source: String,
    /// Qualified candidates that stand for it.
    pub candidates: Vec<usize>,
    /// Candidates that would, but are ruled out.
    pub ruled_out: Vec<usize>,
}

/// A trusted source of a buyer that no qualified candidate stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceGap {
    /// The buyer's place in the plan.
    pub buyer: usize,
    /// Whom they ask.
    pub source: String,
}

/// A segment with its partners and its strategy.
#[derive(Clone, Debug, Serialize)]
pub struct SegmentRow {
    /// What partners refer to.
    pub id: SegmentId,
    /// Its name.
    pub name: String,
    /// The model whose partners it takes by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<PartnerModel>,
    /// The variant of it, where the segment is for that alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<Variant>,
    /// Qualified partners: ranked ones in rank order, then the unrated in the plan's order.
    #[serde(serialize_with = "ids")]
    pub partners: Vec<Who>,
    /// What we do for them and they for us.
    #[serde(serialize_with = "plain::without_nulls")]
    pub strategy: Strategy,
}

/// Something to look at.
#[derive(Clone, Debug)]
pub struct ProblemRow {
    /// Missing or contradictory.
    pub severity: Severity,
    /// Where it is mended.
    pub place: Place,
    /// The thing, the place, the way out.
    pub sentence: String,
}

impl Who {
    /// The partner at `index` of a list.
    pub(super) fn at(partners: &Arc<Vec<Arc<Partner>>>, index: usize) -> Self {
        Self { index, partner: Shared { partners: Arc::clone(partners), index } }
    }

    /// The partner's id.
    #[must_use]
    pub fn id(&self) -> &PartnerId {
        &self.partner.id
    }

    /// The partner's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.partner.name
    }
}

/// Writes a partner as its id.
pub(super) fn id<S: Serializer>(partner: &Who, serializer: S) -> Result<S::Ok, S::Error> {
    partner.id().serialize(serializer)
}

/// Writes partners as their ids.
pub(super) fn ids<S: Serializer>(partners: &[Who], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(partners.iter().map(Who::id))
}
