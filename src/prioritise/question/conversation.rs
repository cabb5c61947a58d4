//! What one conversation would settle, and what settling the weights would.
//!
//! Knowing some of what is uncertain is worth Σ Var(E[top | that]), and by pick-freeze (Sobol' 2001; Saltelli et al.
//! 2010) that variance is the covariance of two readings which share just that and nothing else. So there are a second
//! 20,000 readings which share nothing with the first, and a third which take over the weights of the first. For one
//! candidate nothing more is drawn: in the second readings all others stay where they are, and the candidate comes in
//! where its own ratings of the first put it. What the first and the second, which share nothing, have in common by
//! chance is taken off.

use super::Questions;
use crate::prioritise::Cancel;
use crate::prioritise::robustness::{Agree, Cut, Draws, Known, Robustness, Sample, second, shared};

/// Whoever is less often in the top, or less often out of it, has nothing to settle.
const LEAST_CHANCE: f64 = 0.02;

/// What there is to settle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settling {
    /// What knowing the weights would settle, as a share of the uncertainty, 0–1.
    pub by_weights: f64,
    /// Conversations, worth most first, then in the plan's order; those worth nothing are left out.
    pub conversations: Vec<Conversation>,
}

/// One conversation: all ratings of one candidate that are not known by proof.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conversation {
    /// The place in `plan.partners`.
    pub partner: usize,
    /// The place in `plan.criteria` of the rating that settles most, to begin with.
    pub criterion: usize,
    /// By how much it would lessen the uncertainty on average.
    pub worth: f64,
    /// The same as a share of the uncertainty, 0–1.
    pub share: f64,
}

/// What conversations and the weights would settle; `questions` says with which rating to begin. Weights that do not
/// `agree` are drawn again, as they were for `robustness`. None when the work was asked to end.
#[must_use]
pub fn settling(
    robustness: &Robustness,
    questions: &Questions,
    agree: Option<Agree<'_>>,
    cancel: &Cancel,
) -> Option<Settling> {
    let uncertainty = robustness.uncertainty();
    let Some(known) = robustness.known().filter(|_| uncertainty > 0.0) else { return Some(Settling::default()) };
    let in_plan_order = |drawn: &[f64]| agree.is_none_or(|agree| agree(&known.in_plan_order(drawn)));
    let agrees = agree.is_some().then_some(&in_plan_order as Agree<'_>);
    let draws = Draws { threads: cancel.threads(), ..Draws::new(robustness.draws, robustness.top) };
    let other = Sample::anew(&known.uncertain, draws, agrees, cancel)?;
    if !other.is_complete() {
        return Some(Settling::default());
    }
    let same_weights = known.sample.anew_with_weights(&known.uncertain, draws, cancel)?;
    let by_weights = shared_tops(&known.sample, &same_weights) - shared_tops(&known.sample, &other);
    let mut conversations = conversations(robustness, known, &other, questions, cancel)?;
    conversations.sort_unstable_by(|one, two| two.worth.total_cmp(&one.worth).then(one.partner.cmp(&two.partner)));
    Some(Settling { by_weights: (by_weights / uncertainty).clamp(0.0, 1.0), conversations })
}

/// Conversations worth something, in any order.
fn conversations(
    robustness: &Robustness,
    known: &Known,
    other: &Sample,
    questions: &Questions,
    cancel: &Cancel,
) -> Option<Vec<Conversation>> {
    let (open, uncertainty) = (open(robustness, known), robustness.uncertainty());
    let work = |found: &mut Vec<Conversation>, at: usize| {
        let (row, partner) = open[at];
        let worth = Freeze { known, other, row }.worth();
        let Some(criterion) = first_asked(known, questions, row, partner).filter(|_| worth > 0.0) else { return };
        found.push(Conversation { partner, criterion, worth, share: worth / uncertainty });
    };
    Some(shared(open.len(), cancel.threads(), cancel, Vec::new, work)?.into_iter().flatten().collect())
}

/// The rows and partners there is something to ask of.
fn open(robustness: &Robustness, known: &Known) -> Vec<(usize, usize)> {
    let is_open = |chance: f64| (LEAST_CHANCE..=1.0 - LEAST_CHANCE).contains(&chance);
    let open = robustness.firm.iter().filter(|firm| is_open(firm.top_chance)).map(|firm| (firm.row, firm.partner));
    open.filter(|(row, _)| (0..known.criteria.len()).any(|column| known.can_be_asked(*row, column))).collect()
}

/// The criterion to begin with: the one worth most alone, or where none is worth anything, the first.
fn first_asked(known: &Known, questions: &Questions, row: usize, partner: usize) -> Option<usize> {
    let alone = questions.questions.iter().find(|question| question.partner == partner);
    let any = || (0..known.criteria.len()).find(|&column| known.can_be_asked(row, column));
    alone.map(|question| question.criterion).or_else(|| any().map(|column| known.criteria[column]))
}

/// How many of the top two samples have in common on average, beyond what their chances say: Σ Cov(top, top).
fn shared_tops(one: &Sample, two: &Sample) -> f64 {
    let in_both = |draw: usize| {
        let words = one.top_of(draw).iter().zip(two.top_of(draw));
        words.map(|(one, two)| (one & two).count_ones()).sum::<u32>()
    };
    let common: f64 = (0..usize::from(one.draws())).map(|draw| f64::from(in_both(draw))).sum();
    let chance = |sample: &Sample, row: usize| f64::from(sample.top_count(row)) / f64::from(sample.draws());
    let by_chance: f64 = (0..one.alternatives()).map(|row| chance(one, row) * chance(two, row)).sum();
    common / f64::from(one.draws()) - by_chance
}

/// The second readings with one candidate's open ratings frozen as in the first.
struct Freeze<'a> {
    known: &'a Known,
    other: &'a Sample,
    row: usize,
}

impl Freeze<'_> {
    /// What knowing the ratings is worth: over the readings in which they bring somebody in and send somebody out, how
    /// much oftener than their chance those are in, and those out, in the first readings.
    fn worth(&self) -> f64 {
        let sample = &self.known.sample;
        let draws = f64::from(sample.draws());
        let beyond = |draw: usize, row: usize| {
            f64::from(u8::from(sample.is_top(draw, row))) - f64::from(sample.top_count(row)) / draws
        };
        let moves = (0..usize::from(sample.draws())).filter_map(|draw| {
            let (comes, goes) = self.moves(draw)?;
            Some(beyond(draw, comes) - beyond(draw, goes))
        });
        moves.sum::<f64>() / draws
    }

    /// Who comes into the top and who goes out of it in a reading, once the ratings are frozen.
    fn moves(&self, draw: usize) -> Option<(usize, usize)> {
        let Cut { last, next, last_score, next_score } = self.other.cut_of(draw)?;
        let is_in = self.other.is_top(draw, self.row);
        let against = if is_in { next_score } else { last_score };
        match (is_in, self.is_above(draw, against)) {
            (true, false) => Some((next, self.row)),
            (false, true) => Some((self.row, last)),
            (true, true) | (false, false) => None,
        }
    }

    /// Whether the candidate's frozen score is above another; equal ones are decided by lot.
    fn is_above(&self, draw: usize, against: f64) -> bool {
        let uncertain = &self.known.uncertain;
        let frozen = u32::try_from(draw).unwrap_or(u32::MAX);
        let anew = second(self.other.draws()) + frozen;
        let draw_of = |column: usize| if self.known.can_be_asked(self.row, column) { frozen } else { anew };
        let score = uncertain.score(self.row, self.other.weights_of(draw), draw_of);
        if uncertain.are_equal(score, against) { uncertain.lot(anew) >> 32 & 1 == 1 } else { score > against }
    }
}
