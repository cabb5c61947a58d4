//! Candidates: what is not known of them, and what they are said to be that cannot both be true.

use super::{Found, Known};
use crate::plan::{Answer, Exclusivity, Fit, Partner, Place, Plan, RatingValue, Room, Status, Stop, Strength, Told};
use crate::text::same::sameness;
use std::collections::HashSet;

/// The criterion that "serves our kind of customer" is a guess for.
const ICP_OVERLAP: &str = "icp_overlap";

pub(super) fn check(plan: &Plan, known: &Known<'_>, found: &mut Found) {
    let mut names: HashSet<String> = HashSet::with_capacity(plan.partners.len());
    let mut seen = Seen::new(known);
    for partner in &plan.partners {
        missing(partner, found);
        if partner.name.trim().is_empty() {
            found.missing(place(partner), "A candidate has no name: write one on the Map.");
        } else if !names.insert(sameness(&partner.name)) {
            let name = &partner.name;
            found.contradiction(place(partner), format!("Two candidates are called {name}: rename or delete one."));
        }
        model(partner, found);
        quick_pass(partner, found);
        conflict(partner, found);
        references(partner, known, &mut seen, found);
        does_not_apply(plan, partner, found);
        put_off(partner, found);
    }
    for id in known.partners.repeated() {
        let place = Place::Partner(crate::plan::PartnerId::new(id));
        found.contradiction(place, format!("Two candidates share the id “{id}”: delete one and add it again."));
    }
}

fn place(partner: &Partner) -> Place {
    Place::Partner(partner.id.clone())
}

fn is_stopped(partner: &Partner) -> bool {
    matches!(partner.quick.stop, Told::Is(stop) if stop != Stop::None)
}

/// One sentence for all that is missing: thousands of names may have just been pasted.
fn missing(partner: &Partner, found: &mut Found) {
    let serves_nobody = partner.quick.fit.known() == Some(Fit::None);
    if partner.route
        || is_stopped(partner)
        || serves_nobody
        || matches!(partner.status, Status::Parked | Status::Declined)
    {
        return;
    }
    let unsure = says_usually(partner) && !reaches_anybody(partner);
    let lacks = [
        (partner.model.is_none(), "partner model"),
        (partner.ratings.is_empty(), "rating"),
        (partner.influence.is_empty() && !unsure, "influence"),
    ];
    let lacks: Vec<&str> = lacks.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, what)| what).collect();
    let (Some((last, others)), name) = (lacks.split_last(), &partner.name) else { return };
    let what = if others.is_empty() { (*last).to_owned() } else { format!("{} or {last}", others.join(", ")) };
    let way = match lacks.first() {
        Some(&"partner model") => "choose a model first, on the Map",
        Some(&"rating") => "rate them under Prioritise",
        _ => "say on the Map whom they reach",
    };
    found.missing(place(partner), format!("{name} has no {what} yet: {way}."));
}

/// Whoever is put off with no way back has been told no by nobody.
fn put_off(partner: &Partner, found: &mut Found) {
    let has_a_way_back = partner.look_again.is_some() || !partner.would_change.trim().is_empty();
    if partner.status == Status::Parked && !has_a_way_back {
        let name = &partner.name;
        let sentence = format!(
            "{name} is parked with no way back: say when to look again, or what would have to change, or put them under No."
        );
        found.missing(place(partner), sentence);
    }
}

fn model(partner: &Partner, found: &mut Found) {
    let name = &partner.name;
    if let Some(variant) = partner.variant.filter(|variant| Some(variant.model()) != partner.model) {
        let (variant, belongs) = (variant.label(), variant.model().label());
        found.contradiction(
            place(partner),
            format!("{name} is “{variant}”, a variant of {belongs}, but that is not their partner model: change one of the two."),
        );
    }
    if let Some(second) = partner.second_model.filter(|second| Some(*second) == partner.model) {
        let model = second.label();
        found.contradiction(
            place(partner),
            format!("{name} is {model} and also {model}: clear the second partner model."),
        );
    }
}

fn says_usually(partner: &Partner) -> bool {
    partner.quick.room == Told::Is(Room::Usually)
}

fn reaches_anybody(partner: &Partner) -> bool {
    partner.influence.iter().any(|cell| cell.strength > Strength::default())
}

fn quick_pass(partner: &Partner, found: &mut Found) {
    let (name, quick) = (&partner.name, partner.quick);
    let overlap =
        partner.ratings.iter().find(|rating| rating.criterion.as_str() == ICP_OVERLAP).map(|rating| rating.value);
    if let (Told::Is(Fit::None), Some(RatingValue::Rated(score))) = (quick.fit, overlap)
        && score.get() >= 3
    {
        let score = score.get();
        found.contradiction(
            place(partner),
            format!(
                "{name} serves none of our ideal customer, yet their fit to it is rated {score}: change one of the two."
            ),
        );
    }
    if says_usually(partner) && !reaches_anybody(partner) && !partner.route && !is_stopped(partner) {
        found.contradiction(
            place(partner),
            format!("{name} is usually in the room when our buyer decides, yet reaches nobody: say whom on the Map, or change the quick pass."),
        );
    }
    if quick.stop == Told::Is(Stop::None) && partner.conflict.is_some_and(|conflict| conflict.get() == 5) {
        found.contradiction(
            place(partner),
            format!("{name} has no stop, yet a conflict of 5, a direct competitor: change one of the two."),
        );
    }
}

fn conflict(partner: &Partner, found: &mut Found) {
    let name = &partner.name;
    let Some(conflict) = partner.conflict.map(crate::plan::Score5::get) else {
        return granted(partner, found);
    };
    if matches!(conflict, 3 | 4) && partner.written_rule.trim().is_empty() {
        found.missing(
            place(partner),
            format!("{name} has a conflict of {conflict} and no written rule: agree on one before recruiting, and write it down."),
        );
    }
    if partner.carries_rivals == Answer::Yes && conflict < 3 {
        found.contradiction(
            place(partner),
            format!("{name} carries rivals, yet the conflict is only {conflict}: raise it to 3 or correct the answer."),
        );
    }
    granted(partner, found);
}

fn granted(partner: &Partner, found: &mut Found) {
    if partner.exclusivity == Exclusivity::Granted(String::new()) {
        let name = &partner.name;
        found.missing(
            place(partner),
            format!("{name} has been granted exclusivity without a quota: add one, like “granted: 10 deals a year”."),
        );
    }
}

/// What has a minimum applies to everybody.
fn does_not_apply(plan: &Plan, partner: &Partner, found: &mut Found) {
    for rating in partner.ratings.iter().filter(|rating| rating.value == RatingValue::DoesNotApply) {
        let criterion = plan.criterion(&rating.criterion).filter(|criterion| criterion.is_for(partner.model));
        let Some((criterion, minimum)) = criterion.and_then(|of| Some((&of.name, of.minimum?.get()))) else { continue };
        let name = &partner.name;
        found.contradiction(
            place(partner),
            format!("{name}: {criterion} is said not to apply, yet it has a minimum of {minimum}: rate it, or take the minimum off."),
        );
    }
}

/// Ratings and cells that point nowhere, or at the same thing twice.
fn references(partner: &Partner, known: &Known<'_>, seen: &mut Seen, found: &mut Found) {
    let name = &partner.name;
    seen.partner += 1;
    for rating in &partner.ratings {
        let id = &rating.criterion;
        match known.criterion(id) {
            None => found.contradiction(
                place(partner),
                format!("{name} is rated on “{id}”, which is not a criterion: add it or clear what points nowhere."),
            ),
            Some(at) if seen.criteria.again(at, seen.partner) => found.contradiction(
                place(partner),
                format!("{name} is rated on “{id}” twice and the first counts: clear what points nowhere."),
            ),
            Some(_) => {}
        }
    }
    for cell in &partner.influence {
        let (buyer, stage) = (&cell.buyer, &cell.stage);
        match known.cell(buyer, stage) {
            None => found.contradiction(
                place(partner),
                format!("{name} reaches “{buyer}” at “{stage}”, which is no buyer or no stage: add it or clear what points nowhere."),
            ),
            Some(at) if seen.cells.again(at, seen.partner) => found.contradiction(
                place(partner),
                format!("{name} reaches “{buyer}” at “{stage}” twice and the first counts: clear what points nowhere."),
            ),
            Some(_) => {}
        }
    }
    if let Some(id) = partner.segment.as_ref().filter(|id| !known.has_segment(id)) {
        found.contradiction(
            place(partner),
            format!("{name} is in the segment “{id}”, which is not in the plan: choose another or clear what points nowhere."),
        );
    }
}

/// Which criteria and cells the partner at hand has named already; kept for all partners, so that thousands of them
/// need no memory each.
struct Seen {
    partner: usize,
    criteria: Marks,
    cells: Marks,
}

impl Seen {
    fn new(known: &Known<'_>) -> Self {
        let cells = known.buyers.0.len() * known.stages.0.len();
        Self { partner: 0, criteria: Marks(vec![0; known.criteria.0.len()]), cells: Marks(vec![0; cells]) }
    }
}

/// For each place the last partner who marked it, counted from 1.
struct Marks(Vec<usize>);

impl Marks {
    /// Marks a place and says whether the same partner had.
    fn again(&mut self, at: usize, partner: usize) -> bool {
        std::mem::replace(&mut self.0[at], partner) == partner
    }
}
