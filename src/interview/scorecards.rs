//! A scorecard comes in: what it makes of the ratings.
//!
//! Of several marks the median counts; where two are in the middle the lower one, so that one friend alone lifts nobody.
//! "Does not apply" counts where more than half say so. A rating that is known better than from the desk, and not from
//! scorecards, stays and is told.

use super::{evidence::usual_evidence, parts::Given, rating};
use crate::plan::{
    Change, Criterion, CriterionId, Date, Edit, Evidence, Mark, Opinion, Partner, PartnerId, Plan, Rating, RatingValue,
    Score5, Scorecard, opinions,
};
use crate::text::same::is_same;
use std::cmp::Reverse;
use std::collections::HashSet;

/// What a scorecard comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// What takes it in, as one step.
    pub change: Change,
    /// How many ratings are others then.
    pub rated: usize,
    /// Ratings that stay although the median is another, a sentence each.
    pub kept: Vec<String>,
    /// Marks that count for nothing, a sentence each.
    pub refused: Vec<String>,
}

/// The value that several marks come to; none of none.
#[must_use]
pub fn median(marks: &[RatingValue]) -> Option<RatingValue> {
    let mut rated: Vec<Score5> = Vec::new();
    for mark in marks {
        if let RatingValue::Rated(value) = mark {
            rated.push(*value);
        }
    }
    rated.sort_unstable();
    if 2 * rated.len() < marks.len() {
        return Some(RatingValue::DoesNotApply);
    }
    rated.get(rated.len().saturating_sub(1) / 2).map(|value| RatingValue::Rated(*value))
}

/// Takes in the card of a rater; one they gave before makes room for it.
#[must_use]
pub fn take(plan: &Plan, card: Scorecard) -> Taken {
    let mut cards = plan.scorecards.clone();
    let before = cards.iter().position(|other| is_same(&other.rater, &card.rater));
    let mut touched: Vec<(PartnerId, CriterionId)> = Vec::new();
    let mut seen = HashSet::new();
    for mark in before.map(|at| &cards[at]).into_iter().chain([&card]).flat_map(|card| &card.marks) {
        let cell = (mark.partner.clone(), mark.criterion.clone());
        if seen.insert(cell.clone()) {
            touched.push(cell);
        }
    }
    let what = format!("scorecard of {}", card.rater);
    match before {
        Some(at) => cards[at] = card,
        None => cards.push(card),
    }
    let mut taking =
        Taking { before: plan, so_far: plan.clone(), edits: Vec::new(), kept: Vec::new(), refused: Vec::new() };
    taking.make(Edit::Scorecards(cards));
    let mut rated = 0;
    for (partner, criterion) in &touched {
        rated += usize::from(taking.rate(partner, criterion));
    }
    let change = Change::new(what, Edit::Together(taking.edits));
    Taken { change, rated, kept: taking.kept, refused: taking.refused }
}

/// What a rating is from that was settled, before the names of those it was settled among.
const SETTLED: &str = "Settled among ";

/// Whether somebody has settled what the raters are apart on.
#[must_use]
pub fn is_settled(rating: &Rating) -> bool {
    rating.source.starts_with(SETTLED)
}

/// What is said where there is nothing to see.
pub const NO_CARDS: &str = "No scorecard has come in yet: export PLAN --scorecard makes one, import PLAN FILE --scorecard \
                            --rater NAME takes it in.";

/// What everybody marked: first what raters are far apart on and nobody has settled, the farthest first.
#[must_use]
pub fn in_order(plan: &Plan) -> Vec<Opinion> {
    let mut all = opinions(plan);
    all.sort_by_key(|one| (!is_open(plan, one), Reverse(one.apart)));
    all
}

/// Whether raters are far apart and nobody has settled it.
#[must_use]
pub fn is_open(plan: &Plan, one: &Opinion) -> bool {
    one.is_far() && !standing(plan, one).is_some_and(is_settled)
}

fn standing<'a>(plan: &'a Plan, one: &Opinion) -> Option<&'a Rating> {
    plan.partner(&one.partner)?.rating(&one.criterion)
}

/// "A. Ray 2, B. Low 5".
#[must_use]
pub fn marks_in_words(plan: &Plan, one: &Opinion) -> String {
    let marks = plan.scorecards.iter().zip(&one.marks);
    let marks = marks.filter_map(|(card, mark)| Some(format!("{} {}", card.rater, word((*mark)?))));
    marks.collect::<Vec<String>>().join(", ")
}

/// "rated 3", "rated 4, settled", "not rated".
#[must_use]
pub fn stands(plan: &Plan, one: &Opinion) -> String {
    match standing(plan, one) {
        None => "not rated".to_owned(),
        Some(rating) if is_settled(rating) => format!("rated {}, settled", word(rating.value)),
        Some(rating) => format!("rated {}", word(rating.value)),
    }
}

/// Settles what raters think of a candidate on a criterion: with this value, or with the median of their marks. Cards that
/// come in later leave it.
///
/// # Errors
/// When it cannot be rated so, or nobody has marked it; the sentence says why.
pub fn settle(
    plan: &Plan,
    partner: &PartnerId,
    criterion: &CriterionId,
    value: Option<RatingValue>,
) -> Result<Change, String> {
    let (marks, raters) = marks(plan, partner, criterion);
    let value = value.or_else(|| median(&marks)).ok_or("Nobody has marked it.")?;
    let (who, on) = plan.partner(partner).zip(plan.criterion(criterion)).ok_or("It is not in the plan any more.")?;
    let words = format!("{}: settled at {}, {}", who.name, word(value), on.name);
    let rated = rating::rate(who, on, value, usual_evidence(who))?.edit;
    let mut after = plan.clone();
    rated.clone().apply(&mut after).map_err(|error| error.to_string())?;
    let mut edits = vec![rated];
    if let Some(edit) = known_anew(who, &after, on, value) {
        edit.clone().apply(&mut after).map_err(|error| error.to_string())?;
        edits.push(edit);
    }
    let source = source(&raters).replacen("Scorecards of ", "", 1).replacen("Scorecard of ", "", 1);
    let day = latest(plan).map(|day| day.as_str().to_owned()).unwrap_or_default();
    let source = format!("{SETTLED}{source}");
    let said = [Given::Text(&source), Given::Text(&day)];
    let told = rating::source(&after, partner, criterion, &said).map_err(|(_, sentence)| sentence)?;
    edits.extend(told.map(|told| told.edit));
    Ok(Change::new(words, Edit::Together(edits)))
}

/// What was known of another value is not known of this one.
fn known_anew(before: &Partner, after: &Plan, on: &Criterion, value: RatingValue) -> Option<Edit> {
    before.rating(&on.id).filter(|rating| rating.value != value)?;
    rating::know(after.partner(&before.id)?, on, usual_evidence(before)).map(|change| change.edit)
}

fn latest(plan: &Plan) -> Option<&Date> {
    plan.scorecards.iter().filter_map(|card| card.on.as_ref()).max()
}

/// What raters marked on a criterion of a partner, and who they are.
fn marks<'a>(plan: &'a Plan, partner: &PartnerId, criterion: &CriterionId) -> (Vec<RatingValue>, Vec<&'a str>) {
    let marked = plan.scorecards.iter().filter_map(|card| Some((card.mark(partner, criterion)?, card.rater.as_str())));
    marked.unzip()
}

/// "Scorecards of A. Ray, B. Low, C. Ott and 2 more".
fn source(raters: &[&str]) -> String {
    const NAMED: usize = 3;
    let named = raters.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    match raters {
        [one] => format!("Scorecard of {one}"),
        _ if raters.len() > NAMED => format!("Scorecards of {named} and {} more", raters.len() - NAMED),
        _ => format!("Scorecards of {named}"),
    }
}

struct Taking<'a> {
    before: &'a Plan,
    so_far: Plan,
    edits: Vec<Edit>,
    kept: Vec<String>,
    refused: Vec<String>,
}

impl Taking<'_> {
    fn make(&mut self, edit: Edit) {
        if edit.clone().apply(&mut self.so_far).is_ok() {
            self.edits.push(edit);
        }
    }

    /// Makes the median the rating; whether the rating is another then.
    fn rate(&mut self, id: &PartnerId, criterion: &CriterionId) -> bool {
        let Some(partner) = self.so_far.partner(id).cloned() else { return false };
        let Some(criterion) = self.so_far.criterion(criterion).cloned() else { return false };
        let (values, raters) = marks(&self.so_far, id, &criterion.id);
        let (source, value) = (source(&raters), median(&values));
        let standing = partner.rating(&criterion.id);
        let is_ours = standing.is_some_and(|rating| self.is_from_cards(id, rating));
        let is_better =
            standing.is_some_and(|rating| is_settled(rating) || !is_ours && rating.evidence > Evidence::Desk);
        match (standing, value) {
            (Some(rating), Some(value)) if is_better => {
                if rating.value != value {
                    self.kept.push(kept(&partner, &criterion, rating, value));
                }
                return false;
            }
            (Some(_), None) if is_ours => self.make(rating::clear(&partner, &criterion).edit),
            (_, Some(value)) => return self.write(&partner, &criterion, value, &source),
            _ => {}
        }
        self.so_far.partner(id) != Some(&partner)
    }

    /// Whether a rating is what the cards came to before, and nobody has touched it since.
    fn is_from_cards(&self, id: &PartnerId, rating: &Rating) -> bool {
        let (values, raters) = marks(self.before, id, &rating.criterion);
        median(&values) == Some(rating.value) && rating.source == source(&raters)
    }

    fn write(&mut self, partner: &Partner, criterion: &Criterion, value: RatingValue, source: &str) -> bool {
        let before = partner.rating(&criterion.id).map(|rating| rating.value);
        let known = usual_evidence(partner);
        match rating::rate(partner, criterion, value, known) {
            Ok(change) => self.make(change.edit),
            Err(words) => {
                self.refused.push(format!("{}: {words}", partner.name));
                return false;
            }
        }
        let rated = self.so_far.partner(&partner.id).cloned();
        if let Some(change) = rated.and_then(|rated| rating::know(&rated, criterion, known)) {
            self.make(change.edit);
        }
        let on = latest(&self.so_far).map(|day| day.as_str().to_owned()).unwrap_or_default();
        let said = [Given::Text(source), Given::Text(&on)];
        if let Ok(Some(change)) = rating::source(&self.so_far, &partner.id, &criterion.id, &said) {
            self.make(change.edit);
        }
        before != Some(value)
    }
}

fn kept(partner: &Partner, criterion: &Criterion, rating: &Rating, median: RatingValue) -> String {
    let (name, on) = (&partner.name, &criterion.name);
    let known = rating.evidence.label();
    format!("{name} on {on} stays {}, known by {known}: the scorecards say {}.", word(rating.value), word(median))
}

fn word(value: RatingValue) -> String {
    match value {
        RatingValue::Rated(score) => score.get().to_string(),
        RatingValue::DoesNotApply => "n/a".to_owned(),
    }
}

/// A mark, of what was written in a cell: 1 to 5, or that it does not apply; none of a blank one.
///
/// # Errors
/// When it is something else; the sentence says what may stand there.
pub fn mark(partner: &PartnerId, criterion: &CriterionId, text: &str) -> Result<Option<Mark>, String> {
    let text = text.trim().trim_start_matches('\'').trim();
    let whole = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0")).unwrap_or(text);
    let value = match whole.to_lowercase().as_str() {
        "" => return Ok(None),
        "n/a" | "na" | "n.a." | "-" | "–" | "does not apply" => RatingValue::DoesNotApply,
        number => match number.parse().ok().and_then(|number| Score5::new(number).ok()) {
            Some(score) => RatingValue::Rated(score),
            None => return Err(format!("“{}” is no mark: 1, 2, 3, 4, 5, n/a, or nothing", crate::text::fit(text, 40))),
        },
    };
    Ok(Some(Mark { partner: partner.clone(), criterion: criterion.clone(), value }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rated(value: u8) -> RatingValue {
        RatingValue::Rated(Score5::new(value).expect("1 to 5"))
    }

    #[test]
    fn of_two_in_the_middle_the_lower_counts() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[rated(3)]), Some(rated(3)));
        assert_eq!(median(&[rated(4), rated(3)]), Some(rated(3)));
        assert_eq!(median(&[rated(5), rated(1), rated(4)]), Some(rated(4)));
        assert_eq!(median(&[rated(5), rated(1), rated(4), rated(2)]), Some(rated(2)));
        assert_eq!(median(&[RatingValue::DoesNotApply, rated(4)]), Some(rated(4)));
        assert_eq!(
            median(&[RatingValue::DoesNotApply, RatingValue::DoesNotApply, rated(4)]),
            Some(RatingValue::DoesNotApply)
        );
    }

    #[test]
    fn a_cell_is_a_mark_as_people_and_spreadsheets_write_it() {
        let read = |text: &str| {
            mark(&PartnerId::new("a"), &CriterionId::new("c"), text).map(|mark| mark.map(|mark| mark.value))
        };
        for four in ["4", " 4 ", "4.0", "4,0", "'4"] {
            assert_eq!(read(four), Ok(Some(rated(4))), "{four}");
        }
        assert_eq!((read(""), read("N/A")), (Ok(None), Ok(Some(RatingValue::DoesNotApply))));
        for wrong in ["0", "6", "3.5", "good", "-1"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
