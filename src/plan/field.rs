//! One table of fields: every single value of a plan that a person types or picks, with its screen words and how
//! it is read from and written to the plan as text. Forms, guidance and the README come from it.
//!
//! Lists of records (pains, ratings, influence cells, needs) are not fields: their screens edit them whole.

mod buyer;
mod choice;
mod criterion;
mod currency;
mod date;
mod goal;
mod limits;
mod list;
mod money;
mod named;
mod number;
mod pain;
mod partner;
mod pay;
mod profile;
mod role;
mod scale;
mod text;
mod unit;
mod won_deal;

pub use date::{day, spelled};
pub use list::{phrases, phrases_text, tags, tags_text};
pub use money::{is_unit_of_money, listed_amount};
pub use number::weight;
pub use pay::{pay_months, pay_rate, pay_rate_text};
pub use text::{clean_line, clean_text};

use super::{
    Buyer, BuyerId, Criterion, CriterionId, DealId, Edit, Goal, Partner, PartnerId, Plan, Profile, Stage, StageId,
    WonDeal,
};
use crate::text::manner::here;
use std::fmt;

/// One value of a plan, as text.
#[derive(Debug)]
pub struct Field {
    /// What guidance and tests call it: `industries`.
    pub id: &'static str,
    /// The words on the screen.
    pub label: &'static str,
    /// What is typed or picked.
    pub kind: Kind,
    access: Access,
    unit: unit::Unit,
}

/// What is typed or picked in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Line,
    /// Text of several lines.
    Notes,
    /// Short words, parted by commas.
    Tags,
    /// Phrases, one a line.
    Phrases,
    /// A number, amount, share or range; the error says what it takes.
    Number,
    /// A day; it is kept and shown as `YYYY-MM-DD`.
    Date,
    /// One of these words.
    Choice(Words),
}

/// The words of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// All of them, in the order offered.
    pub all: &'static [&'static str],
    /// Those of them that say nothing: "not asked", "as worked out".
    pub unsaid: &'static [&'static str],
}

/// Whose field is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The plan itself: goal, profile.
    Plan,
    /// One partner.
    Partner(PartnerId),
    /// One buyer.
    Buyer(BuyerId),
    /// One stage.
    Stage(StageId),
    /// One criterion.
    Criterion(CriterionId),
    /// One won deal.
    WonDeal(DealId),
}

impl Subject {
    /// Its id; empty for the plan itself.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Plan => "",
            Self::Partner(id) => id.as_str(),
            Self::Buyer(id) => id.as_str(),
            Self::Stage(id) => id.as_str(),
            Self::Criterion(id) => id.as_str(),
            Self::WonDeal(id) => id.as_str(),
        }
    }

    /// What it is called in `plan`; empty when it is no longer there.
    #[must_use]
    pub fn name<'plan>(&self, plan: &'plan Plan) -> &'plan str {
        let name = match self {
            Self::Plan => Some(&plan.name),
            Self::Partner(id) => plan.partner(id).map(|partner| &partner.name),
            Self::Buyer(id) => plan.buyer(id).map(|buyer| &buyer.title),
            Self::Stage(id) => plan.stage(id).map(|stage| &stage.name),
            Self::Criterion(id) => plan.criterion(id).map(|criterion| &criterion.name),
            Self::WonDeal(id) => plan.won_deal(id).map(|deal| &deal.name),
        };
        name.map_or("", String::as_str)
    }
}

/// Why a text cannot stand in a field, in a sentence that says what can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError(pub String);

impl fmt::Display for FieldError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for FieldError {}

/// How a field is read from and written to a copy of what it belongs to.
#[derive(Debug)]
enum Access {
    Plan(fn(&Plan) -> String, fn(&Plan, &str) -> Result<Edit, FieldError>),
    Goal(fn(&Goal) -> String, fn(&mut Goal, &str) -> Result<(), FieldError>),
    Profile(fn(&Profile) -> String, fn(&mut Profile, &str) -> Result<(), FieldError>),
    Partner(fn(&Partner) -> String, fn(&mut Partner, &str) -> Result<(), FieldError>),
    Buyer(fn(&Buyer) -> String, fn(&mut Buyer, &str) -> Result<(), FieldError>),
    Stage(fn(&Stage) -> String, fn(&mut Stage, &str) -> Result<(), FieldError>),
    Criterion(fn(&Criterion) -> String, fn(&mut Criterion, &str) -> Result<(), FieldError>),
    Deal(fn(&WonDeal) -> String, fn(&mut WonDeal, &str) -> Result<(), FieldError>),
    /// What needs the plan and the subject: names of other things, or a change in two places.
    Whole(fn(&Plan, &Subject) -> String, fn(&Plan, &Subject, &str) -> Result<Edit, FieldError>),
}

impl Field {
    /// Goal and limits.
    pub const GOAL: &'static [Self] = goal::FIELDS;
    /// The short form of the ideal customer, in the order asked.
    pub const PROFILE: &'static [Self] = profile::SHORT;
    /// What sharpens the profile later.
    pub const SHARPEN: &'static [Self] = profile::SHARPEN;
    /// A partner.
    pub const PARTNER: &'static [Self] = partner::FIELDS;
    /// A buyer.
    pub const BUYER: &'static [Self] = buyer::FIELDS;
    /// A stage.
    pub const STAGE: &'static [Self] = buyer::STAGE_FIELDS;
    /// A criterion.
    pub const CRITERION: &'static [Self] = criterion::FIELDS;
    /// A won deal.
    pub const WON_DEAL: &'static [Self] = won_deal::FIELDS;

    /// Every table of fields, with its name.
    pub const TABLES: [(&'static str, &'static [Self]); 8] = [
        ("Goal and limits", Self::GOAL),
        ("Ideal customer", Self::PROFILE),
        ("Sharpen", Self::SHARPEN),
        ("Candidate", Self::PARTNER),
        ("Buyer", Self::BUYER),
        ("Buying stage", Self::STAGE),
        ("Criterion", Self::CRITERION),
        ("Won deal", Self::WON_DEAL),
    ];

    /// The field with this id in any table.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Self> {
        Self::TABLES.into_iter().flat_map(|(_, fields)| fields).find(|field| field.id == id)
    }

    const fn new(id: &'static str, label: &'static str, kind: Kind, access: Access) -> Self {
        Self { id, label, kind, access, unit: unit::Unit::NONE }
    }

    /// The value as a person would type it; empty when there is none or the subject is not in the plan.
    #[must_use]
    pub fn read(&self, plan: &Plan, subject: &Subject) -> String {
        self.clean(&self.read_as_it_is(plan, subject))
    }

    /// The same in the manner of here: what people see, and what [`Self::neutral`] takes back.
    #[must_use]
    pub fn shown(&self, plan: &Plan, subject: &Subject) -> String {
        self.in_manner(&self.read(plan, subject))
    }

    /// A value as [`Self::read`] has it in the manner of here.
    #[must_use]
    pub fn in_manner(&self, value: &str) -> String {
        match self.kind {
            Kind::Number => here().figures(value),
            Kind::Date => here().day(value),
            _ => value.to_owned(),
        }
    }

    /// What was typed in the manner of here, as [`Self::write`] takes it.
    #[must_use]
    pub fn neutral(&self, typed: &str) -> String {
        match self.kind {
            Kind::Number => here().typed(typed),
            Kind::Date => here().typed_day(typed),
            _ => typed.to_owned(),
        }
    }

    /// The value in a partner, as [`Self::read`] has it; nothing where it takes more of the plan to say it.
    #[must_use]
    pub fn of_partner(&self, partner: &Partner) -> Option<String> {
        match &self.access {
            Access::Partner(read, _) => Some(self.clean(&read(partner))),
            _ => None,
        }
    }

    fn read_as_it_is(&self, plan: &Plan, subject: &Subject) -> String {
        match (&self.access, subject) {
            (Access::Plan(read, _), _) => read(plan),
            (Access::Whole(read, _), _) => read(plan, subject),
            (Access::Goal(read, _), _) => read(&plan.goal),
            (Access::Profile(read, _), _) => read(&plan.profile),
            (Access::Partner(read, _), Subject::Partner(id)) => {
                plan.partner(id).map(|partner| read(partner)).unwrap_or_default()
            }
            (Access::Buyer(read, _), Subject::Buyer(id)) => plan.buyer(id).map(read).unwrap_or_default(),
            (Access::Stage(read, _), Subject::Stage(id)) => plan.stage(id).map(read).unwrap_or_default(),
            (Access::Criterion(read, _), Subject::Criterion(id)) => plan.criterion(id).map(read).unwrap_or_default(),
            (Access::Deal(read, _), Subject::WonDeal(id)) => plan.won_deal(id).map(read).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Whether what the field reads says nothing: it is empty, or one of its words for that.
    #[must_use]
    pub fn is_unsaid(&self, said: &str) -> bool {
        said.is_empty() || matches!(self.kind, Kind::Choice(words) if words.unsaid.contains(&said))
    }

    /// Text as this field takes it: several lines where it has several, otherwise one, nothing hidden in it.
    fn clean(&self, text: &str) -> String {
        if matches!(self.kind, Kind::Notes | Kind::Phrases) { clean_text(text) } else { clean_line(text) }
    }

    /// The change that writes `text` into the field. Writing what the field reads changes nothing, whatever a file
    /// written by hand holds there.
    ///
    /// # Errors
    /// When the text cannot stand there; the sentence names the field and says what it takes.
    pub fn write(&self, plan: &Plan, subject: &Subject, text: &str) -> Result<Edit, FieldError> {
        let text = self.clean(text);
        if text == self.read(plan, subject) {
            return Ok(Edit::Together(Vec::new()));
        }
        self.edit(plan, subject, &text).map_err(|FieldError(takes)| FieldError(format!("{}: {takes}", self.label)))
    }

    fn edit(&self, plan: &Plan, subject: &Subject, text: &str) -> Result<Edit, FieldError> {
        if self.unit.is_money() {
            return self.edit_as_it_is(plan, subject, &currency::in_plain(text, &plan.goal.limits.currency)?);
        }
        self.edit_as_it_is(plan, subject, text)
    }

    fn edit_as_it_is(&self, plan: &Plan, subject: &Subject, text: &str) -> Result<Edit, FieldError> {
        match (&self.access, subject) {
            (Access::Plan(_, write), _) => write(plan, text),
            (Access::Whole(_, write), _) => write(plan, subject, text),
            (Access::Goal(_, write), _) => changed(&plan.goal, *write, text).map(|goal| Edit::Goal(Box::new(goal))),
            (Access::Profile(_, write), _) => {
                changed(&plan.profile, *write, text).map(|profile| Edit::Profile(Box::new(profile)))
            }
            (Access::Partner(_, write), Subject::Partner(id)) => {
                let partner = plan.partner(id).ok_or_else(gone)?;
                changed(partner.as_ref(), *write, text).map(Edit::partner)
            }
            _ => self.edit_of_a_list(plan, subject, text),
        }
    }

    /// The edit of a record that stands in a list of its own.
    fn edit_of_a_list(&self, plan: &Plan, subject: &Subject, text: &str) -> Result<Edit, FieldError> {
        match (&self.access, subject) {
            (Access::Buyer(_, write), Subject::Buyer(id)) => {
                changed_in(&plan.buyers, |buyer| buyer.id == *id, *write, text).map(Edit::Buyers)
            }
            (Access::Stage(_, write), Subject::Stage(id)) => {
                changed_in(&plan.stages, |stage| stage.id == *id, *write, text).map(Edit::Stages)
            }
            (Access::Criterion(_, write), Subject::Criterion(id)) => {
                changed_in(&plan.criteria, |criterion| criterion.id == *id, *write, text).map(Edit::Criteria)
            }
            (Access::Deal(_, write), Subject::WonDeal(id)) => {
                changed_in(&plan.won_deals, |deal| deal.id == *id, *write, text).map(Edit::WonDeals)
            }
            _ => Err(gone()),
        }
    }
}

fn gone() -> FieldError {
    FieldError("what this belongs to is no longer in the plan".to_owned())
}

type Write<T> = fn(&mut T, &str) -> Result<(), FieldError>;

fn changed<T: Clone>(value: &T, write: Write<T>, text: &str) -> Result<T, FieldError> {
    let mut copy = value.clone();
    write(&mut copy, text)?;
    Ok(copy)
}

fn changed_in<T: Clone>(
    values: &[T],
    is_it: impl Fn(&T) -> bool,
    write: Write<T>,
    text: &str,
) -> Result<Vec<T>, FieldError> {
    let mut copy = values.to_vec();
    let value = copy.iter_mut().find(|value| is_it(value)).ok_or_else(gone)?;
    write(value, text)?;
    Ok(copy)
}
