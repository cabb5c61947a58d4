//! The columns of the grid: the seven qualifying questions, then the criteria; what stands in their cells.

use crate::interview::steps::Asked;
use crate::plan::{
    Answer, Criterion, Evidence, Partner, PartnerId, PartnerModel, Plan, QualifyQuestion, Rating, RatingValue,
};
use crate::prioritise::qualify::answer_to;
use crate::prioritise::suggested::suggested_by;
use crate::report::reasons;
use crate::report::why::{NOT_RATED_ON, digit};
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head, SortKey};
use crate::tui::widgets::list::{List, Members, Same};
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// The head over each question, in the order asked.
const HEADS: [&str; QualifyQuestion::ALL.len()] =
    ["Serves", "Talks", "Earns", "No stop", "Accounts", "Sponsor", "Both earn"];

/// The first column of a criterion.
pub(super) const CRITERIA: usize = QualifyQuestion::ALL.len();

/// Names are whole before there is any other column, up to this width.
const NAME: u16 = 36;

/// A candidate as the grid shows it.
#[derive(Debug)]
pub(super) struct RatingRow<'a> {
    /// Who.
    pub(super) partner: &'a Arc<Partner>,
    /// The plan's criteria.
    pub(super) criteria: &'a [Criterion],
    /// The rank, for those who are ranked.
    pub(super) rank: Option<usize>,
}

/// Candidates as the grid shows them.
pub(super) type Rows<'a> = Vec<(PartnerId, RatingRow<'a>)>;

/// The grid: a row is made of the partner and the rank, its columns of the criteria.
pub(super) type Grid = List<PartnerId, (Same<Partner>, Option<usize>)>;

/// Lists these in the grid, whoever is ruled out apart.
pub(super) fn fill(grid: &mut Grid, criteria: &[Criterion], cursor: usize, [ranked, out]: [Rows<'_>; 2]) {
    let sections = [Members::new(ranked), Members::under(reasons::RULED_OUT, out)];
    grid.refill(&columns(criteria, cursor), sections, |row| Some((Same::of(row.partner), row.rank)));
}

/// What a column asks.
pub(super) fn asked(column: usize) -> Asked {
    match QualifyQuestion::ALL.get(column) {
        Some(question) => Asked::Question(*question),
        None => Asked::Criterion(column - CRITERIA),
    }
}

/// The column that asks this.
pub(super) fn column(asked: Asked) -> usize {
    match asked {
        Asked::Question(question) => question as usize,
        Asked::Criterion(place) => CRITERIA + place,
    }
}

/// Whether this is asked of a candidate: whoever's model a criterion is not for is not rated on it.
pub(super) fn is_asked(plan: &Plan, partner: &Partner, asked: Asked) -> bool {
    match asked {
        Asked::Question(_) => true,
        Asked::Criterion(place) => plan.criteria.get(place).is_none_or(|criterion| criterion.is_for(partner.model)),
    }
}

/// Whether somebody has been asked what a column asks.
pub(super) fn is_answered(plan: &Plan, partner: &Partner, column: usize) -> bool {
    match asked(column) {
        Asked::Question(question) => answer_to(partner, question).0 != Answer::NotKnown,
        Asked::Criterion(_) if !is_asked(plan, partner, asked(column)) => true,
        Asked::Criterion(place) => {
            plan.criteria.get(place).is_some_and(|criterion| partner.rating(&criterion.id).is_some())
        }
    }
}

/// Whether what a column asks is only answered by what follows from the quick pass.
pub(super) fn is_suggested(plan: &Plan, partner: &Partner, column: usize) -> bool {
    let Asked::Criterion(place) = asked(column) else { return false };
    let rating = plan.criteria.get(place).and_then(|criterion| partner.rating(&criterion.id));
    is_asked(plan, partner, asked(column)) && rating.is_some_and(|rating| suggested_by(partner, rating).is_some())
}

/// All columns of the grid, its cursor on one of them: where there is not room for all, those it belongs to come first.
pub(super) fn columns<'a>(criteria: &[Criterion], cursor: usize) -> Vec<Column<RatingRow<'a>>> {
    let name = Head::new("name", "Candidate").flexible(12).most(NAME).rank(1);
    let mut columns = vec![
        Column::new(name, |row: &RatingRow<'_>| row.partner.name.clone())
            .also(|row| row.partner.model.map_or("", PartnerModel::label).to_owned()),
    ];
    let heads = HEADS.into_iter().map(str::to_owned).chain(criteria.iter().map(|it| short(&it.name)));
    for (column, title) in heads.enumerate() {
        let head = Head::new("", title).rank(rank(column, cursor));
        columns.push(Column::nth(head, column, RatingRow::cell));
    }
    let place = Head::new("place", "#").right().rank(2);
    columns.push(
        Column::new(place, |row: &RatingRow<'_>| row.rank.map(|rank| rank.to_string()).unwrap_or_default())
            .by(|row| SortKey::number(row.rank.and_then(|rank| u32::try_from(rank).ok()).map(f64::from))),
    );
    let model = Head::new("model", "Model").rank(u8::MAX).role(Role::Dim);
    columns
        .push(Column::new(model, |row: &RatingRow<'_>| row.partner.model.map_or("", PartnerModel::short).to_owned()));
    columns
}

/// How much what belongs to the cursor matters at least: the place in the ranking more, the rest less.
const NEAR: u8 = 120;

/// Questions and criteria come together, those nearest to the cursor first; then the others, from where both meet.
fn rank(column: usize, cursor: usize) -> u8 {
    let is_criterion = |column: usize| column >= CRITERIA;
    let (from, distance) = match (is_criterion(column), is_criterion(cursor)) {
        (true, false) => (NEAR + 1, column - CRITERIA),
        (false, true) => (NEAR + 1, CRITERIA - 1 - column),
        _ => (3, column.abs_diff(cursor)),
    };
    from + u8::try_from(distance).unwrap_or(u8::MAX).min(NEAR - 3)
}

/// The first word of a name, with the next where it says too little: "Ideal", "Go-to".
fn short(name: &str) -> String {
    let mut letters = 0;
    let short = name.split_inclusive([' ', '-']).take_while(|word| {
        let is_wanted = letters < 4;
        letters += word.chars().count() - 1;
        is_wanted
    });
    let short: String = short.collect();
    short.trim_end_matches([' ', '-']).graphemes(true).take(10).collect()
}

impl RatingRow<'_> {
    fn cell(&self, column: usize) -> String {
        match asked(column) {
            Asked::Question(question) => answer(self.partner, question).to_owned(),
            Asked::Criterion(place) if self.criteria.get(place).is_some_and(|of| !of.is_for(self.partner.model)) => {
                NOT_RATED_ON.to_owned()
            }
            Asked::Criterion(place) => rating(self.rating(place)),
        }
    }

    fn rating(&self, place: usize) -> Option<&Rating> {
        self.partner.rating(&self.criteria.get(place)?.id)
    }
}

/// An answer; one that only follows from the quick pass stands in brackets.
fn answer(partner: &Partner, question: QualifyQuestion) -> &'static str {
    match answer_to(partner, question) {
        (Answer::Yes, false) => "yes",
        (Answer::Yes, true) => "(yes)",
        (Answer::No, false) => "no",
        (Answer::No, true) => "(no)",
        (Answer::NotKnown, _) => "",
    }
}

/// A rating, with `?` where it is a guess and `*` where there is a note.
fn rating(rating: Option<&Rating>) -> String {
    if rating.is_none() {
        return String::new();
    }
    let is_guess = rating.is_some_and(|rating| rating.evidence == Evidence::Guess);
    let has_note = rating.is_some_and(|rating| !rating.note.trim().is_empty());
    format!("{}{}{}", digit(rating), if is_guess { "?" } else { "" }, if has_note { "*" } else { "" })
}

/// How a cell looks: what nobody has said of the candidate themselves, and what does not apply, is dim.
pub(super) fn role(plan: &Plan, partner: &Partner, column: usize) -> Role {
    match asked(column) {
        Asked::Question(question) => match answer_to(partner, question) {
            (Answer::No, _) => Role::Error,
            (Answer::Yes, false) => Role::Text,
            (Answer::Yes, true) | (Answer::NotKnown, _) => Role::Dim,
        },
        Asked::Criterion(place) => {
            let criterion = plan.criteria.get(place).filter(|criterion| criterion.is_for(partner.model));
            let rating = criterion.and_then(|criterion| partner.rating(&criterion.id));
            let is_known =
                |rating: &Rating| rating.evidence != Evidence::Guess && matches!(rating.value, RatingValue::Rated(_));
            if rating.is_some_and(is_known) { Role::Text } else { Role::Dim }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_question_has_its_column_and_each_criterion_one_behind() {
        for column in 0..20 {
            assert_eq!(super::column(asked(column)), column);
        }
    }

    #[test]
    fn what_belongs_to_the_cursor_has_room_first() {
        let order = |cursor: usize| {
            let mut columns: Vec<usize> = (0..CRITERIA + 3).collect();
            columns.sort_by_key(|column| rank(*column, cursor));
            columns
        };
        assert_eq!(order(1)[..], [1, 0, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(order(8)[..], [8, 7, 9, 6, 5, 4, 3, 2, 1, 0]);
    }

    #[test]
    fn a_criterion_is_headed_by_its_first_words() {
        for (name, head) in [("Ideal-customer fit", "Ideal"), ("Go-to-market capacity", "Go-to"), ("", "")] {
            assert_eq!(short(name), head);
        }
    }
}
