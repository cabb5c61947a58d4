//! Two versions and the one both come from, held against each other: what only one of them changed is taken.

use super::order::{Orders, order};
use super::tree::{Members, NOTHING, ONE_ANSWER, PARTNERS, is_nothing, members, unsaid, without_partners};
use crate::plan::{Partner, Plan, Side, TwoValues, Undecided};
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::{fmt, sync::Arc};

/// What the versions come to is no plan: fields that fit each other in each of them do not fit between them.
#[derive(Debug)]
pub struct NoPlan(serde_json::Error);

impl fmt::Display for NoPlan {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "what the two versions come to is no plan ({})", self.0)
    }
}

impl std::error::Error for NoPlan {}

impl From<serde_json::Error> for NoPlan {
    fn from(error: serde_json::Error) -> Self {
        Self(error)
    }
}

/// One plan of `ours` and `theirs`, which both come from `base`, and what is not decided between them.
pub(super) fn both(base: &Plan, ours: &Plan, theirs: &Plan) -> Result<(Plan, Vec<Undecided>), NoPlan> {
    let mut merging = Merging::default();
    let plan = merging.plan(base, ours, theirs)?;
    Ok((plan, merging.undecided))
}

/// All that two plans say otherwise, whether or not they come from one; what only one has is told as deleted in the other.
///
/// # Errors
/// When they cannot be held against each other.
pub fn apart(ours: &Plan, theirs: &Plan) -> Result<Vec<Undecided>, NoPlan> {
    let mut telling = Merging { tells_all: true, ..Merging::default() };
    telling.record([None, Some(&without_partners(ours)?), Some(&without_partners(theirs)?)]);
    telling.partners([&[], &ours.partners, &theirs.partners])?;
    // What is undecided within either is settled there.
    telling.undecided.retain(|one| !one.fields.iter().any(|field| one.at.is_empty() && field.field == "undecided"));
    Ok(telling.undecided)
}

/// A thing in the base, in ours and in theirs.
type Three<T> = [T; 3];
type Record = Map<String, Value>;

/// Both say otherwise than the base, and no rule says which holds.
struct Unclear;

/// Two versions being held against each other.
#[derive(Default)]
struct Merging {
    /// Where we are.
    at: Vec<String>,
    /// Whether all that differs is told, as between two plans that need not come from one.
    tells_all: bool,
    undecided: Vec<Undecided>,
}

impl Merging {
    fn plan(&mut self, base: &Plan, ours: &Plan, theirs: &Plan) -> Result<Plan, NoPlan> {
        let trees = (without_partners(base)?, without_partners(ours)?, without_partners(theirs)?);
        let tree = self.record([Some(&trees.0), Some(&trees.1), Some(&trees.2)]);
        let mut plan: Plan = serde_json::from_value(Value::Object(tree))?;
        plan.partners = self.partners([&base.partners, &ours.partners, &theirs.partners])?;
        Ok(plan)
    }

    fn record(&mut self, three: Three<Option<&Record>>) -> Record {
        let names: BTreeSet<&String> = three.iter().flatten().flat_map(|record| record.keys()).collect();
        let values = |name: &str| three.map(|record| record.and_then(|record| record.get(name)).unwrap_or(&NOTHING));
        let torn: Vec<&[&str]> = ONE_ANSWER.into_iter().filter(|fields| self.is_torn(fields, values)).collect();
        let mut merged = Record::new();
        for name in names {
            let [_, ours, theirs] = values(name);
            let is_torn = torn.iter().any(|fields| fields.contains(&name.as_str()));
            let result = if is_torn { Ok(ours.clone()) } else { self.field(name, values(name)) };
            let result = result.unwrap_or_else(|Unclear| {
                self.tell(vec![two_values(name, ours, theirs)]);
                ours.clone()
            });
            if result != NOTHING {
                merged.insert(name.clone(), result);
            }
        }
        for fields in torn {
            let differing =
                fields.iter().map(|name| (name, values(name))).filter(|(_, [_, ours, theirs])| ours != theirs);
            self.tell(differing.map(|(name, [_, ours, theirs])| two_values(name, ours, theirs)).collect());
        }
        merged
    }

    /// Whether both versions changed something of one answer, each otherwise; of a record that has its first field.
    fn is_torn<'a>(&self, fields: &[&str], values: impl Fn(&str) -> Three<&'a Value>) -> bool {
        let differs = |one: usize, other: usize| fields.iter().any(|name| values(name)[one] != values(name)[other]);
        let is_of_it = fields.first().is_some_and(|name| values(name).iter().any(|value| !value.is_null()));
        is_of_it && differs(1, 2) && (self.tells_all || differs(0, 1) && differs(0, 2))
    }

    fn tell(&mut self, fields: Vec<TwoValues>) {
        self.undecided.push(Undecided { at: self.at.clone(), deleted: None, fields });
    }

    fn field(&mut self, name: &str, three: Three<&Value>) -> Result<Value, Unclear> {
        let unsaid = unsaid(name);
        let three = three.map(|value| unsaid.as_ref().filter(|_| value.is_null()).unwrap_or(value));
        let [base, ours, theirs] = three;
        if let Some(taken) = plainly(base, ours, theirs).filter(|_| !self.tells_all || ours == theirs) {
            return Ok(taken.clone());
        }
        // Who says something has answered; who says nothing has not answered otherwise.
        if !self.tells_all && is_nothing(base) && (is_nothing(ours) || is_nothing(theirs)) {
            return Ok(if is_nothing(ours) { theirs } else { ours }.clone());
        }
        match (ours, theirs) {
            (Value::Object(ours), Value::Object(theirs)) if is_one_record(ours, theirs) => Ok(Value::Object(
                self.within(name, |inside| inside.record([base.as_object(), Some(ours), Some(theirs)])),
            )),
            (Value::Array(_) | Value::Null, Value::Array(_)) | (Value::Array(_), Value::Null) => {
                let lists = three.map(|value| value.as_array().map(Vec::as_slice).unwrap_or_default());
                self.list(name, lists).map(Value::Array)
            }
            _ => Err(Unclear),
        }
    }

    fn within<T>(&mut self, name: &str, look: impl FnOnce(&mut Self) -> T) -> T {
        self.at.push(name.to_owned());
        let seen = look(self);
        self.at.pop();
        seen
    }

    fn list(&mut self, name: &str, lists: Three<&[Value]>) -> Result<Vec<Value>, Unclear> {
        let members = members(self.at.first().map_or(name, String::as_str), name);
        match members {
            Members::One => Err(Unclear),
            Members::Values if self.tells_all => Err(Unclear),
            Members::Places => places(lists),
            _ => Ok(self.within(name, |inside| inside.members(members, lists))),
        }
    }

    fn members(&mut self, members: Members, lists: Three<&[Value]>) -> Vec<Value> {
        let [base, mut ours, mut theirs] = lists.map(|list| members.keys(list));
        if let Members::Lines(_) = members {
            let (ours_of, theirs_of) = (put_otherwise(&base, &ours, &theirs), put_otherwise(&base, &theirs, &ours));
            rename(&mut ours, &ours_of);
            rename(&mut theirs, &theirs_of);
        }
        let known_as = |member: &Value, id: &str| members.known_as(member, id);
        let both = |inside: &mut Self, id: &str, base: Option<&Value>, ours: &Value, theirs: &Value| {
            let records = (members.record(ours), members.record(theirs));
            let (Some(our), Some(their)) = records else { return Ok(ours.clone()) };
            let base = base.and_then(|base| members.record(base));
            let (told, depth) = (inside.undecided.len(), inside.at.len());
            let merged = inside.within(id, |inside| inside.record([base.as_deref(), Some(&our), Some(&their)]));
            let merged = Value::Object(merged);
            let key = known_as(&merged, id);
            for one in inside.undecided.iter_mut().skip(told) {
                one.at[depth].clone_from(&key);
            }
            Ok(merged)
        };
        self.meet([&base, &ours, &theirs], lists, known_as, both).unwrap_or_else(|NoPlan(_)| lists[1].to_vec())
    }

    /// The candidates, of whom there may be thousands: only who is another in all three is looked into.
    fn partners(&mut self, lists: Three<&[Arc<Partner>]>) -> Result<Vec<Arc<Partner>>, NoPlan> {
        let ids = lists.map(|list| list.iter().map(|partner| partner.id.to_string()).collect::<Vec<String>>());
        let known_as = |_: &Arc<Partner>, id: &str| id.to_owned();
        let both =
            |inside: &mut Self, id: &str, base: Option<&Arc<Partner>>, ours: &Arc<Partner>, theirs: &Arc<Partner>| {
                let tree = |partner: &Arc<Partner>| Ok::<_, NoPlan>(serde_json::to_value(&**partner)?);
                let (base, ours, theirs) = (base.map(tree).transpose()?, tree(ours)?, tree(theirs)?);
                let records = [base.as_ref().and_then(Value::as_object), ours.as_object(), theirs.as_object()];
                let merged = inside.within(id, |inside| inside.record(records));
                Ok(Arc::new(serde_json::from_value(Value::Object(merged))?))
            };
        self.within(PARTNERS, |inside| inside.meet([&ids[0], &ids[1], &ids[2]], lists, known_as, both))
    }

    /// Who stays of three lists whose members go by these ids, and in which order.
    fn meet<T: Clone + PartialEq>(
        &mut self,
        ids: Three<&[String]>,
        lists: Three<&[T]>,
        known_as: impl Fn(&T, &str) -> String,
        both: impl Fn(&mut Self, &str, Option<&T>, &T, &T) -> Result<T, NoPlan>,
    ) -> Result<Vec<T>, NoPlan> {
        let ids = ids.map(|ids| ids.iter().map(String::as_str).collect::<Vec<&str>>());
        let [base, ours, theirs] =
            [0, 1, 2].map(|side| ids[side].iter().copied().zip(lists[side]).collect::<HashMap<&str, &T>>());
        let mut staying: HashMap<&str, T> = HashMap::with_capacity(ours.len());
        let only_there = ids[2].iter().filter(|id| !ours.contains_key(**id));
        for id in ids[1].iter().chain(only_there).copied() {
            let was = base.get(id).copied();
            let met = match (ours.get(id).copied(), theirs.get(id).copied()) {
                (Some(ours), Some(theirs)) => Some(match taken(was, ours, theirs) {
                    Some(taken) => taken.clone(),
                    None => both(self, id, was, ours, theirs)?,
                }),
                (Some(one), None) => self.alone(was, one, Side::Theirs, || known_as(one, id)),
                (None, one) => one.and_then(|one| self.alone(was, one, Side::Ours, || known_as(one, id))),
            };
            staying.extend(met.map(|met| (id, met)));
        }
        Ok(in_order(Orders { base: &ids[0], ours: &ids[1], theirs: &ids[2] }, staying))
    }

    /// What only one version has: it is new, or the other `lacks` it because it was deleted there; what was changed here is
    /// kept then, and told.
    fn alone<T: Clone + PartialEq>(
        &mut self,
        was: Option<&T>,
        one: &T,
        lacks: Side,
        key: impl FnOnce() -> String,
    ) -> Option<T> {
        if was == Some(one) {
            return None;
        }
        if was.is_some() || self.tells_all {
            let at = self.at.iter().cloned().chain([key()]).collect();
            self.undecided.push(Undecided { at, deleted: Some(lacks), fields: Vec::new() });
        }
        Some(one.clone())
    }
}

fn in_order<T>(orders: Orders<'_>, mut staying: HashMap<&str, T>) -> Vec<T> {
    let all: HashSet<&str> = staying.keys().copied().collect();
    order(orders, &all).into_iter().filter_map(|id| staying.remove(id)).collect()
}

/// The value that holds where at most one version changed it.
fn plainly<'a, T: PartialEq + ?Sized>(base: &T, ours: &'a T, theirs: &'a T) -> Option<&'a T> {
    if ours == theirs || base == theirs { Some(ours) } else { (base == ours).then_some(theirs) }
}

/// The same where there need not be a base.
fn taken<'a, T: PartialEq>(base: Option<&T>, ours: &'a T, theirs: &'a T) -> Option<&'a T> {
    base.map_or_else(|| (ours == theirs).then_some(ours), |base| plainly(base, ours, theirs))
}

/// Whether both are the same kind of thing: a record, or the same of several kinds, which are written by the name of the
/// kind alone, with more behind it than a value.
fn is_one_record(ours: &Record, theirs: &Record) -> bool {
    let only =
        |record: &Record| if record.len() == 1 { record.iter().next().map(|(_, value)| value.clone()) } else { None };
    let is_value = |value: Value| !value.is_object() && !value.is_array();
    let is_kind = only(ours).is_some_and(is_value) && only(theirs).is_some_and(is_value);
    !is_kind && ours.keys().any(|name| theirs.contains_key(name))
}

fn two_values(name: &str, ours: &Value, theirs: &Value) -> TwoValues {
    let text = |value: &Value| (*value != NOTHING).then(|| value.to_string());
    TwoValues { field: name.to_owned(), ours: text(ours), theirs: text(theirs) }
}

/// A list of which each place has its own meaning.
fn places([base, ours, theirs]: Three<&[Value]>) -> Result<Vec<Value>, Unclear> {
    if ours.len() != theirs.len() {
        return Err(Unclear);
    }
    let place = |at: usize| plainly(base.get(at).unwrap_or(&NOTHING), &ours[at], &theirs[at]).cloned().ok_or(Unclear);
    (0..ours.len()).map(place).collect()
}

/// Which line of the base each new line of a version stands in the place of: between the same neighbours as many lines have
/// come as have gone. A line that came over from the other version is itself.
fn put_otherwise(base: &[String], version: &[String], other: &[String]) -> HashMap<String, String> {
    let [in_base, in_version, in_other] =
        [base, version, other].map(|keys| keys.iter().map(String::as_str).collect::<HashSet<&str>>());
    let came = runs(version, |key| in_base.contains(key));
    let mut pairs = HashMap::new();
    for (neighbour, gone) in runs(base, |key| in_version.contains(key)) {
        let came = came.get(&neighbour).map(Vec::as_slice).unwrap_or_default();
        if came.len() == gone.len() {
            let pair = came.iter().zip(gone).filter(|(new, old)| !(in_other.contains(*new) && in_other.contains(old)));
            pairs.extend(pair.map(|(new, old)| ((*new).to_owned(), old.to_owned())));
        }
    }
    pairs
}

/// What stands behind each of those that stay, up to the next that stays.
fn runs(keys: &[String], stays: impl Fn(&str) -> bool) -> HashMap<Option<&str>, Vec<&str>> {
    let mut all: HashMap<Option<&str>, Vec<&str>> = HashMap::new();
    let mut neighbour = None;
    for key in keys {
        if stays(key) {
            neighbour = Some(key.as_str());
        } else {
            all.entry(neighbour).or_default().push(key);
        }
    }
    all
}

fn rename(keys: &mut [String], names: &HashMap<String, String>) {
    for key in keys {
        if let Some(name) = names.get(key) {
            key.clone_from(name);
        }
    }
}
