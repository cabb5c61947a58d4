//! Which column is what, where several say the same: by the heading first, by the cells to break a tie.

use super::mapped::{MappedColumn, Mapping};
use super::reading;
use crate::import::heading::{self, plain, without_scale};
use crate::import::kind::{is_ours, recognised};
use crate::import::signs::Sign;
use crate::import::target::{AccountPart, ContactPart};
use crate::import::{Table, TableKind, Target, scorecard};
use crate::plan::{Criterion, Plan};

/// What a column says it is.
#[derive(Clone, Debug)]
struct Claim {
    target: Target,
    rank: usize,
    is_offered: bool,
    why: &'static str,
}

impl Mapping {
    /// What a table is to a plan; `kind` where somebody has said it.
    #[must_use]
    pub fn of(plan: &Plan, table: &Table, kind: Option<TableKind>) -> Self {
        let (found, why) = if scorecard::is_one(plan, table) {
            (TableKind::Scorecard, "a row of it holds the ids of criteria".to_owned())
        } else {
            recognised(table)
        };
        let (kind, why) = kind.map_or((found, why), |said| (said, "it was said".to_owned()));
        let mut mapping = Self { kind, why, is_ours: is_ours(table), columns: Vec::new() };
        mapping.columns = (0..table.headings.len()).map(|at| reading::column(table, at)).collect();
        if mapping.is_ours {
            // What this program writes it reads back as it is.
            for column in &mut mapping.columns {
                (column.decimal, column.dates) = (Sign::Needless, Sign::Needless);
            }
        }
        settle(plan, table, &mut mapping);
        mapping
    }
}

/// Gives every column what it is.
fn settle(plan: &Plan, table: &Table, mapping: &mut Mapping) {
    let mut claims: Vec<Option<Claim>> = table.headings.iter().map(|heading| claimed(plan, mapping, heading)).collect();
    if !mapping.is_ours {
        not_by_content(plan, table, &mut claims);
    }
    by_content(table, &mut claims);
    models_by_content(table, &mut claims);
    names_and_people(table, &mut claims);
    let twice = said_twice(table);
    for at in 0..claims.len() {
        let Some(claim) = claims[at].clone() else { continue };
        let column = &mut mapping.columns[at];
        if twice.contains(&at) && !claim.target.takes_several() {
            (column.offered, column.why) = (Some(claim.target), "another column has the same heading");
            continue;
        }
        let is_beaten = !claim.target.takes_several()
            && claims.iter().enumerate().any(|(other, theirs)| {
                other != at
                    && !twice.contains(&other)
                    && theirs.as_ref().is_some_and(|theirs| beats(table, (other, theirs), (at, &claim)))
            });
        give(column, claim, is_beaten);
    }
}

fn give(column: &mut MappedColumn, claim: Claim, is_beaten: bool) {
    if claim.is_offered {
        (column.offered, column.why) = (Some(claim.target), claim.why);
    } else if is_beaten {
        (column.offered, column.why) = (Some(claim.target), "another column says it better");
    } else {
        (column.target, column.why) = (Some(claim.target), claim.why);
    }
}

/// Whether the first of two columns is what both say they are: the surer heading, then the fuller column, then the
/// earlier one.
fn beats(table: &Table, (one, claim): (usize, &Claim), (other, theirs): (usize, &Claim)) -> bool {
    if claim.target != theirs.target || claim.is_offered || theirs.is_offered {
        return false;
    }
    let filled = |at: usize| reading::cells(table, at).count();
    let ranked = (claim.rank, std::cmp::Reverse(filled(one)), one);
    ranked < (theirs.rank, std::cmp::Reverse(filled(other)), other)
}

fn claimed(plan: &Plan, mapping: &Mapping, heading: &str) -> Option<Claim> {
    let sure = |target| Claim { target, rank: 0, is_offered: false, why: "its heading says so" };
    let is_of_accounts = mapping.kind != TableKind::Partners;
    if is_of_accounts {
        return of_accounts(heading);
    }
    if let Some(target) = of_plan(plan, heading) {
        return Some(sure(target));
    }
    if let Some(scored) = scored(plan, heading) {
        return Some(scored);
    }
    let found = heading::of_partners(heading)?;
    if mapping.is_ours && WORKED_OUT.contains(&plain(heading).as_str()) {
        return None;
    }
    let target = match found.to {
        "any_name" => Target::Field("name"),
        "lifecycle" | "left" => return None,
        to => Target::keyed(to)?,
    };
    // What may be the company or a person is surer than nothing, and less sure than what says "company".
    let rank = if found.to == "any_name" { 1000 + found.rank } else { found.rank };
    let why = if found.is_offered { "it often means something else" } else { "its heading says so" };
    Some(Claim { target, rank, is_offered: found.is_offered, why })
}

/// What our own list shows of what is usual where nobody has said anything.
const WORKED_OUT: [&str; 3] = ["our days", "our cost", "chance of a yes"];

/// In a list of accounts.
fn of_accounts(heading: &str) -> Option<Claim> {
    let claim = |target, rank, is_offered| Claim { target, rank, is_offered, why: "its heading says so" };
    if let Some(found) = heading::of_accounts(heading) {
        return Some(claim(Target::keyed(found.to)?, found.rank, false));
    }
    let found = heading::of_partners(heading)?;
    let target = match found.to {
        "name" | "any_name" => Target::Field("name"),
        "domain" => Target::Field("domain"),
        "model" | "status" => Target::Account(AccountPart::Relation),
        _ => return None,
    };
    let rank = if found.to == "any_name" { 1000 + found.rank } else { 100 + found.rank };
    Some(claim(target, rank, found.is_offered && found.to != "status"))
}

/// What the plan's own words say: a criterion, a buyer at a stage, or what is said of a rating.
fn of_plan(plan: &Plan, heading: &str) -> Option<Target> {
    let heading = plain(heading);
    for criterion in &plan.criteria {
        let names = [plain(&criterion.name), plain(criterion.id.as_str())];
        let Some(rest) = names.iter().find_map(|name| heading.strip_prefix(name.as_str())) else { continue };
        let id = criterion.id.clone();
        match rest.trim_start() {
            "" => return Some(Target::Rating { criterion: id, scale: None }),
            "how we know" => return Some(Target::RatingKnown(id)),
            "note" => return Some(Target::RatingNote(id)),
            "source" => return Some(Target::RatingSource(id)),
            "learnt on" => return Some(Target::RatingLearnt(id)),
            _ => {}
        }
    }
    let moment = heading.strip_prefix("influence ").unwrap_or(&heading);
    for buyer in plan.buyers.iter().filter(|buyer| moment.starts_with(&plain(&buyer.title))) {
        let stage = plan.stages.iter().find(|stage| plain(&format!("{} at {}", buyer.title, stage.name)) == moment);
        if let Some(stage) = stage {
            return Some(Target::Influence(buyer.id.clone(), stage.id.clone()));
        }
    }
    None
}

/// A column of scores on a scale of its own may be a rating; which, and from where to where, is asked.
fn scored(plan: &Plan, heading: &str) -> Option<Claim> {
    let (words, scale) = without_scale(heading);
    let scale = scale?;
    let criterion = alike(plan, words)?;
    let target = Target::Rating { criterion: criterion.id.clone(), scale: Some(scale) };
    Some(Claim { target, rank: 0, is_offered: true, why: "it is on a scale of its own" })
}

/// The criterion a heading shares a word with that says more than "fit" or "score".
fn alike<'plan>(plan: &'plan Plan, heading: &str) -> Option<&'plan Criterion> {
    const SAYS_LITTLE: [&str; 8] = ["fit", "score", "rating", "of", "in", "value", "total", "the"];
    const SAME: [(&str, &str); 8] = [
        ("tech", "solution_fit"),
        ("technical", "solution_fit"),
        ("product", "solution_fit"),
        ("role", "buyer_influence"),
        ("icp", "icp_overlap"),
        ("overlap", "icp_overlap"),
        ("intent", "commitment"),
        ("strategic", "gtm_capacity"),
    ];
    let heading = plain(heading);
    let words: Vec<&str> = heading.split(' ').filter(|word| !SAYS_LITTLE.contains(word)).collect();
    let shares = |criterion: &&Criterion| plain(&criterion.name).split(' ').any(|word| words.contains(&word));
    plan.criteria.iter().find(shares).or_else(|| {
        let (_, id) = SAME.iter().find(|(word, _)| words.contains(word))?;
        plan.criteria.iter().find(|criterion| criterion.id.as_str() == *id)
    })
}

fn says_who(claim: &Claim) -> bool {
    matches!(claim.target, Target::Contact(ContactPart::Whole) | Target::Field("owner"))
}

/// A column of yes and no, of numbers or of websites is no name, whatever stands above it, one of numbers nobody's, and one of numbers from 1 to 5 no
/// answer.
fn not_by_content(plan: &Plan, table: &Table, claims: &mut [Option<Claim>]) {
    let has_domain = claims.iter().flatten().any(|claim| claim.target == Target::Field("domain") && !claim.is_offered);
    for (at, claimed) in claims.iter_mut().enumerate() {
        let is_name = claimed.as_ref().is_some_and(|claim| claim.target == Target::Field("name"));
        if is_name && (reading::holds_answers(table, at) || reading::holds_counts(table, at)) {
            *claimed = None;
        }
        if is_name && reading::holds_domains(table, at) {
            let domain = Claim { target: Target::Field("domain"), rank: 0, is_offered: false, why: "its cells say so" };
            *claimed = (!has_domain).then_some(domain);
        }
        if claimed.as_ref().is_some_and(says_who) && reading::holds_counts(table, at) {
            *claimed = None;
        }
        let is_status = claimed.as_ref().is_some_and(|claim| claim.target == Target::Field("status"));
        if let Some(claim) = claimed.as_mut().filter(|_| is_status && reading::holds_only_active(table, at)) {
            (claim.is_offered, claim.why) = (true, "“active” of a CRM says nothing of how far talks are");
        }
        let is_judged = matches!(claimed, None | Some(Claim { target: Target::Field("serves_customer" | "fit"), .. }));
        if let Some(criterion) =
            alike(plan, &table.headings[at]).filter(|_| is_judged && reading::holds_ratings(table, at))
        {
            let target = Target::Rating { criterion: criterion.id.clone(), scale: None };
            *claimed = Some(Claim { target, rank: 0, is_offered: true, why: "it may be a rating from 1 to 5" });
        }
    }
}

/// Where no heading says which column is the name or the website, the cells may.
fn by_content(table: &Table, claims: &mut [Option<Claim>]) {
    let has = |claims: &[Option<Claim>], target: &Target| {
        claims.iter().flatten().any(|claim| claim.target == *target && !claim.is_offered)
    };
    let claim = |target| Claim { target, rank: 0, is_offered: false, why: "its cells say so" };
    let is_unnamed = |at: usize| table.headings[at].trim().is_empty();
    for at in (0..claims.len()).filter(|at| is_unnamed(*at)) {
        let domain = Target::Field("domain");
        if reading::holds_domains(table, at) && !has(claims, &domain) {
            claims[at] = Some(claim(domain));
        }
    }
    let name = Target::Field("name");
    if !has(claims, &name) {
        let free = |at: &usize| claims[*at].is_none() && (is_unnamed(*at) || claims.len() == 1);
        let first = (0..claims.len()).filter(free).find(|at| reading::holds_names(table, *at));
        if let Some(at) = first {
            claims[at] = Some(claim(name));
        }
    }
}

/// Where no heading says which column is the model, one that holds kinds of partners is.
fn models_by_content(table: &Table, claims: &mut [Option<Claim>]) {
    let target = Target::Field("model");
    if claims.iter().flatten().any(|claim| claim.target == target && !claim.is_offered) {
        return;
    }
    let is_free = |claim: &Option<Claim>| claim.as_ref().is_none_or(|claim| claim.is_offered);
    if let Some(at) = (0..claims.len()).find(|at| is_free(&claims[*at]) && reading::holds_models(table, *at)) {
        claims[at] = Some(Claim { target, rank: 0, is_offered: false, why: "its cells say so" });
    }
}

/// A "Name" beside a "Company" is a person; alone it is the company. Of first and last name without a company nobody is
/// named.
fn names_and_people(table: &Table, claims: &mut [Option<Claim>]) {
    let name = Target::Field("name");
    let says_company = |claim: &Claim| claim.target == name && claim.rank < 1000 && !claim.is_offered;
    let is_said = (0..claims.len())
        .any(|at| claims[at].as_ref().is_some_and(says_company) && reading::cells(table, at).next().is_some());
    if !is_said {
        // A company column that says nothing is not in the way of a name that does.
        let has_other = claims.iter().flatten().any(|claim| claim.target == name && claim.rank >= 1000);
        for claim in claims.iter_mut().filter(|claim| has_other && claim.as_ref().is_some_and(says_company)) {
            *claim = None;
        }
        return;
    }
    let has_contact = claims.iter().flatten().any(|claim| claim.target == Target::Contact(ContactPart::Whole));
    for (at, claimed) in claims.iter_mut().enumerate() {
        let Some(claim) = claimed.as_mut().filter(|claim| claim.target == name && claim.rank >= 1000) else {
            continue;
        };
        if heading::plain(&table.headings[at]) == "title" {
            claim.target = Target::Contact(ContactPart::Title);
        } else {
            claim.target = Target::Contact(ContactPart::Whole);
            claim.is_offered = has_contact;
            claim.why = "a person, beside the company";
        }
    }
}

/// The columns that share their heading with another.
fn said_twice(table: &Table) -> Vec<usize> {
    let plain: Vec<String> = table.headings.iter().map(|heading| plain(heading)).collect();
    let is_twice = |at: &usize| {
        !plain[*at].is_empty() && plain.iter().enumerate().any(|(other, theirs)| other != *at && *theirs == plain[*at])
    };
    (0..plain.len()).filter(is_twice).collect()
}
