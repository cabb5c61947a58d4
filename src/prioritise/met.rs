//! Whether somebody of ours has talked to a candidate, and whether they have signed: what a verdict may claim starts
//! there.

use super::qualify::answer_to;
use super::suggested::is_from_lists;
use crate::plan::{Answer, Evidence, Partner, QualifyQuestion};

/// Whether somebody of ours has talked to them: so the status says, or an answer that only a call gives, or a rating
/// known from a conversation or by proof; a proof that account lists suggested is none of a conversation, nor is how warm
/// they are in the quick pass.
#[must_use]
pub fn is_met(partner: &Partner) -> bool {
    is_in_talks(partner) || has_told(partner)
}

/// Whether anything they said is written down: an answer that only a call gives, or a rating known from a conversation or
/// by proof.
#[must_use]
pub fn has_told(partner: &Partner) -> bool {
    let has_answered = |question: QualifyQuestion| answer_to(partner, question).0 != Answer::NotKnown;
    QualifyQuestion::ALL.into_iter().any(|question| question.needs_a_call() && has_answered(question))
        || partner.ratings.iter().any(|rating| rating.evidence >= Evidence::Talked && !is_from_lists(rating))
}

/// Whether they are talking to us, or further.
#[must_use]
pub fn is_in_talks(partner: &Partner) -> bool {
    partner.status.is_in_talks()
}

/// Whether they have signed, so that they are in the set whatever else holds.
#[must_use]
pub fn is_signed(partner: &Partner) -> bool {
    partner.status.has_signed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{CriterionId, PartnerId, RatingValue, Status, Told, Warmth};

    #[test]
    fn met_is_who_was_talked_to_and_not_who_is_warm() {
        let stranger = Partner::named(PartnerId::new("a"), "A");
        let mut warm = stranger.clone();
        warm.quick.warmth = Told::Is(Warmth::AskedUs);
        warm.status = Status::Contacted;
        warm.rate(&CriterionId::new("fit"), RatingValue::DoesNotApply, Evidence::Desk);
        assert!(!is_met(&warm), "an e-mail to us is no conversation");
        for status in [Status::Talking, Status::TermsOut, Status::Signed, Status::Active] {
            assert!(is_met(&Partner { status, ..stranger.clone() }), "{status:?}");
        }
        let mut answered = stranger.clone();
        answered.qualify.both_earn = Answer::No;
        assert!(is_met(&answered), "only a call says that");
        warm.rate(&CriterionId::new("fit"), RatingValue::DoesNotApply, Evidence::Talked);
        assert!(is_met(&warm));
    }
}
