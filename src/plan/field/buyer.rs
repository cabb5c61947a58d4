//! Buyers and stages as fields.

use super::choice::{self, choice};
use super::goal::{set_line, set_name};
use super::named::Named;
use super::number;
use super::{Access, Field, FieldError, Kind, Subject, list};
use crate::plan::figure::share_text;
use crate::plan::{Buyer, BuyingRole, Edit, Plan, Stage, StageId};

pub(super) const FIELDS: &[Field] = &[
    buyer(
        "buyer_title",
        "Title",
        Kind::Line,
        |buyer| buyer.title.clone(),
        |buyer, text| set_name(&mut buyer.title, text),
    ),
    buyer(
        "buyer_role",
        "Buying role",
        choice!(BuyingRole),
        |buyer| buyer.role.label().to_owned(),
        |buyer, text| choice::set(&mut buyer.role, text),
    ),
    buyer(
        "buyer_weight",
        "Weight",
        Kind::Number,
        |buyer| buyer.share.map(share_text).unwrap_or_default(),
        |buyer, text| number::set_weight(&mut buyer.share, text),
    ),
    buyer(
        "cares_about",
        "Cares about",
        Kind::Line,
        |buyer| buyer.cares_about.clone(),
        |buyer, text| set_line(&mut buyer.cares_about, text),
    ),
    buyer(
        "trusted_sources",
        "Trusted sources",
        Kind::Tags,
        |buyer| list::tags_text(&buyer.trusted_sources),
        |buyer, text| {
            buyer.trusted_sources = list::tags(text);
            Ok(())
        },
    ),
    Field::new("in_the_room", "In the room at", Kind::Tags, Access::Whole(in_the_room, set_in_the_room)),
];

pub(super) const STAGE_FIELDS: &[Field] = &[
    Field::new(
        "stage_name",
        "Name",
        Kind::Line,
        Access::Stage(|stage| stage.name.clone(), |stage, text| set_name(&mut stage.name, text)),
    ),
    Field::new(
        "stage_weight",
        "Weight",
        Kind::Number,
        Access::Stage(
            |stage| stage.share.map(share_text).unwrap_or_default(),
            |stage, text| number::set_weight(&mut stage.share, text),
        ),
    ),
];

const fn buyer(
    id: &'static str,
    label: &'static str,
    kind: Kind,
    read: fn(&Buyer) -> String,
    write: super::Write<Buyer>,
) -> Field {
    Field::new(id, label, kind, Access::Buyer(read, write))
}

/// What stands for every stage and for none; a stage may be called like one of them, then another says it.
const ALL: [&str; 3] = ["all stages", "all", "every stage"];
const NONE: [&str; 3] = ["no stage", "none", "not in the room"];

fn said(words: [&'static str; 3], names: &Named<'_>) -> &'static str {
    words.into_iter().find(|word| names.id(word).is_none()).unwrap_or(words[0])
}

fn in_the_room(plan: &Plan, subject: &Subject) -> String {
    let Subject::Buyer(id) = subject else { return String::new() };
    let Some(buyer) = plan.buyer(id) else { return String::new() };
    let names = stages(plan);
    let there: Vec<&Stage> = plan.stages.iter().filter(|stage| buyer.is_in_the_room(&stage.id)).collect();
    match there.len() {
        count if count == plan.stages.len() => said(ALL, &names).to_owned(),
        0 => said(NONE, &names).to_owned(),
        _ => list::tags_text(&there.iter().map(|stage| names.text(stage.id.as_str())).collect::<Vec<_>>()),
    }
}

fn set_in_the_room(plan: &Plan, subject: &Subject, text: &str) -> Result<Edit, FieldError> {
    let Subject::Buyer(id) = subject else { return Err(super::gone()) };
    let absent = absent(plan, text)?;
    let mut buyers = plan.buyers.clone();
    buyers.iter_mut().find(|buyer| buyer.id == *id).ok_or_else(super::gone)?.absent = absent;
    Ok(Edit::Buyers(buyers))
}

fn absent(plan: &Plan, text: &str) -> Result<Vec<StageId>, FieldError> {
    let lower = text.to_lowercase();
    let names = stages(plan);
    let every = plan.stages.iter().map(|stage| stage.id.clone());
    // A stage may be called "none" or "all": its name goes first.
    if names.id(text).is_none() {
        if lower.is_empty() || ALL.contains(&lower.as_str()) {
            return Ok(Vec::new());
        }
        if NONE.contains(&lower.as_str()) {
            return Ok(every.collect());
        }
    }
    let there = list::tags(text)
        .iter()
        .map(|name| {
            names.id(name).ok_or_else(|| {
                FieldError(format!(
                    "no stage is called {name:?}; write “{}”, “{}” or some of: {}",
                    said(ALL, &names),
                    said(NONE, &names),
                    names.few()
                ))
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(every.filter(|stage| !there.contains(&stage.as_str())).collect())
}

fn stages(plan: &Plan) -> Named<'_> {
    Named::new(plan.stages.iter().map(|stage| (stage.id.as_str(), stage.name.as_str())))
}
