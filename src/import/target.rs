//! What a column can be, with the words by which it is chosen on the command line and on the screen.

use crate::plan::{BuyerId, CriterionId, Field, Plan, StageId};

/// What a column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The id of a candidate of this plan.
    Id,
    /// A field of a candidate, by its id in [`Field::PARTNER`].
    Field(&'static str),
    /// The partner model, and the stop of those who sell against us.
    ModelAndStop,
    /// A part of whom we talk to.
    Contact(ContactPart),
    /// A line of the notes with the heading in front.
    Note,
    /// A rating.
    Rating {
        /// On what.
        criterion: CriterionId,
        /// The lowest and the highest number of the scale it is on; none is ours, 1 to 5.
        scale: Option<(u32, u32)>,
    },
    /// How a rating is known.
    RatingKnown(CriterionId),
    /// Why a rating was given.
    RatingNote(CriterionId),
    /// Who or what a rating is from.
    RatingSource(CriterionId),
    /// The day a rating was learnt.
    RatingLearnt(CriterionId),
    /// How strongly they reach a buyer at a stage.
    Influence(BuyerId, StageId),
    /// What only a list of accounts has.
    Account(AccountPart),
}

/// A part of whom we talk to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactPart {
    /// Their name, or all there is to say.
    Whole,
    /// The first name.
    First,
    /// The last name.
    Last,
    /// What they are.
    Title,
    /// Where to write to.
    Email,
    /// Where to call.
    Phone,
}

impl ContactPart {
    /// Every part, in the order they are written.
    pub const ALL: [Self; 6] = [Self::First, Self::Last, Self::Whole, Self::Title, Self::Email, Self::Phone];

    /// The word for it in files and arguments.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Whole => "contact",
            Self::First => "first_name",
            Self::Last => "last_name",
            Self::Title => "job_title",
            Self::Email => "email",
            Self::Phone => "phone",
        }
    }

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Whole => "Contact",
            Self::First => "Contact: first name",
            Self::Last => "Contact: last name",
            Self::Title => "Contact: job title",
            Self::Email => "Contact: e-mail",
            Self::Phone => "Contact: phone",
        }
    }
}

/// What only a list of accounts has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountPart {
    /// What it is to whoever has the list.
    Relation,
    /// Whether a deal is open.
    OpenDeal,
    /// What the open opportunity is worth.
    Amount,
}

impl AccountPart {
    /// Every part.
    pub const ALL: [Self; 3] = [Self::Relation, Self::OpenDeal, Self::Amount];

    /// The word for it in files and arguments.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Relation => "relation",
            Self::OpenDeal => "open_deal",
            Self::Amount => "amount",
        }
    }

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Relation => "Customer, prospect or opportunity",
            Self::OpenDeal => "Open deal",
            Self::Amount => "Amount of the open opportunity",
        }
    }
}

impl Target {
    /// What the table of headings calls `key`, where that needs no plan.
    pub(super) fn keyed(key: &str) -> Option<Self> {
        let field = |id: &str| Field::PARTNER.iter().find(|field| field.id == id).map(|field| Self::Field(field.id));
        let contact = |id: &str| ContactPart::ALL.into_iter().find(|part| part.key() == id).map(Self::Contact);
        let account = |id: &str| AccountPart::ALL.into_iter().find(|part| part.key() == id).map(Self::Account);
        match key {
            "id" => Some(Self::Id),
            "note" => Some(Self::Note),
            "model+stop" => Some(Self::ModelAndStop),
            _ => contact(key).or_else(|| account(key)).or_else(|| field(key)),
        }
    }

    /// The word for it in files and arguments.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Id => "id".to_owned(),
            Self::Field(id) => (*id).to_owned(),
            Self::ModelAndStop => "model+stop".to_owned(),
            Self::Contact(part) => part.key().to_owned(),
            Self::Note => "note".to_owned(),
            Self::Rating { criterion, scale: None } => format!("rating:{criterion}"),
            Self::Rating { criterion, scale: Some((from, to)) } => format!("rating:{criterion}:{from}-{to}"),
            Self::RatingKnown(criterion) => format!("rating_known:{criterion}"),
            Self::RatingNote(criterion) => format!("rating_note:{criterion}"),
            Self::RatingSource(criterion) => format!("rating_source:{criterion}"),
            Self::RatingLearnt(criterion) => format!("rating_learnt:{criterion}"),
            Self::Influence(buyer, stage) => format!("influence:{buyer}:{stage}"),
            Self::Account(part) => part.key().to_owned(),
        }
    }

    /// What an argument names: a key, or a field by its words on the screen.
    #[must_use]
    pub fn named(plan: &Plan, word: &str) -> Option<Self> {
        let word = word.trim();
        let labelled = || {
            let field = Field::PARTNER.iter().find(|field| field.label.eq_ignore_ascii_case(word));
            field.map(|field| Self::Field(field.id))
        };
        let (kind, rest) = word.split_once(':').unwrap_or((word, ""));
        if !rest.is_empty() {
            return Self::of_plan(plan, kind, rest);
        }
        Self::keyed(word).or_else(labelled)
    }

    fn of_plan(plan: &Plan, kind: &str, rest: &str) -> Option<Self> {
        if kind == "influence" {
            let (buyer, stage) = rest.split_once(':')?;
            let (buyer, stage) = (BuyerId::new(buyer), StageId::new(stage));
            return Some(Self::Influence(plan.buyer(&buyer)?.id.clone(), plan.stage(&stage)?.id.clone()));
        }
        let (id, scale) = rest.split_once(':').unwrap_or((rest, ""));
        let criterion = plan.criterion(&CriterionId::new(id))?.id.clone();
        match (kind, scale) {
            ("rating", "") => Some(Self::Rating { criterion, scale: None }),
            ("rating", scale) => {
                let (from, to) = scale.split_once('-')?;
                let scale = (from.trim().parse().ok()?, to.trim().parse().ok()?);
                (scale.0 < scale.1).then_some(Self::Rating { criterion, scale: Some(scale) })
            }
            ("rating_known", "") => Some(Self::RatingKnown(criterion)),
            ("rating_note", "") => Some(Self::RatingNote(criterion)),
            ("rating_source", "") => Some(Self::RatingSource(criterion)),
            ("rating_learnt", "") => Some(Self::RatingLearnt(criterion)),
            _ => None,
        }
    }

    /// The words on the screen.
    #[must_use]
    pub fn label(&self, plan: &Plan) -> String {
        let criterion = |id: &CriterionId| plan.criterion(id).map_or_else(|| id.to_string(), |it| it.name.clone());
        match self {
            Self::Id => "Our id of the candidate".to_owned(),
            Self::Field(id) => Field::named(id).map_or_else(|| (*id).to_owned(), |field| field.label.to_owned()),
            Self::ModelAndStop => "Partner model, rivals stopped".to_owned(),
            Self::Contact(part) => part.label().to_owned(),
            Self::Note => "Notes, with the heading".to_owned(),
            Self::Rating { criterion: id, scale: None } => format!("Rating: {}", criterion(id)),
            Self::Rating { criterion: id, scale: Some((from, to)) } => {
                format!("Rating: {}, from {from} to {to}", criterion(id))
            }
            Self::RatingKnown(id) => format!("{}: how we know", criterion(id)),
            Self::RatingNote(id) => format!("{}: note", criterion(id)),
            Self::RatingSource(id) => format!("{}: source", criterion(id)),
            Self::RatingLearnt(id) => format!("{}: learnt on", criterion(id)),
            Self::Influence(buyer, stage) => {
                let title = plan.buyer(buyer).map_or_else(|| buyer.to_string(), |buyer| buyer.title.clone());
                let name = plan.stage(stage).map_or_else(|| stage.to_string(), |stage| stage.name.clone());
                format!("Influence: {title} at {name}")
            }
            Self::Account(part) => part.label().to_owned(),
        }
    }

    /// Everything a column of partners can be in this plan.
    #[must_use]
    pub fn all(plan: &Plan) -> Vec<Self> {
        let fields = Field::PARTNER.iter().filter(|field| field.id != "contact").map(|field| Self::Field(field.id));
        let ratings = plan.criteria.iter().map(|it| Self::Rating { criterion: it.id.clone(), scale: None });
        let cells = plan.buyers.iter().flat_map(|buyer| {
            let stages = plan.stages.iter().filter(|stage| buyer.is_in_the_room(&stage.id));
            stages.map(|stage| Self::Influence(buyer.id.clone(), stage.id.clone()))
        });
        let first = fields.chain(ContactPart::ALL.map(Self::Contact)).chain([Self::Note, Self::ModelAndStop]);
        first.chain(ratings).chain(cells).chain([Self::Id]).collect()
    }

    /// Whether several columns may be this: each adds to it.
    #[must_use]
    pub fn takes_several(&self) -> bool {
        matches!(self, Self::Note | Self::Field("notes"))
    }
}
