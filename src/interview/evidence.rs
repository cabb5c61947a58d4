//! How a judgement is known when nobody says: one rule for ratings, for influence, and for whatever is judged next.

use crate::plan::{Evidence, Partner};
use crate::prioritise::met::is_met;

/// How a new judgement of a candidate is known: from a conversation, once there has been one, else from the desk.
#[must_use]
pub fn usual_evidence(partner: &Partner) -> Evidence {
    if is_met(partner) { Evidence::Talked } else { Evidence::Desk }
}

/// Whether there is a judgement that a new one corrects rather than replaces: anything better than a guess.
#[must_use]
pub fn is_settled(held: Option<Evidence>) -> bool {
    held.is_some_and(|held| held > Evidence::Guess)
}

/// How a judgement given over another is known: as before where it corrects it, else as `new` says.
#[must_use]
pub fn given_over(held: Option<Evidence>, new: Evidence) -> Evidence {
    held.filter(|_| is_settled(held)).unwrap_or(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{PartnerId, Status};

    #[test]
    fn whoever_was_talked_to_is_known_from_a_conversation() {
        let mut partner = Partner::named(PartnerId::new("a"), "A");
        assert_eq!(usual_evidence(&partner), Evidence::Desk);
        partner.status = Status::TermsOut;
        assert_eq!(usual_evidence(&partner), Evidence::Talked);
    }

    #[test]
    fn a_correction_keeps_how_it_was_known_and_a_guess_gives_way() {
        assert_eq!(given_over(Some(Evidence::Data), Evidence::Talked), Evidence::Data);
        assert_eq!(given_over(Some(Evidence::Desk), Evidence::Guess), Evidence::Desk);
        assert_eq!(given_over(Some(Evidence::Guess), Evidence::Desk), Evidence::Desk);
        assert_eq!(given_over(None, Evidence::Guess), Evidence::Guess);
    }
}
