//! The keys of the set.

use crate::tui::keys::{Action, Does, ENTER, Keys, Press, SPACE, bind, letter, on};
use crate::tui::screens::prioritise::pane;

/// What is done to the set.
pub(crate) const KEYS: Keys = Keys {
    title: "Recruit now",
    rows: &[
        on(&[SPACE], Action::Toggle, "what if", 1)
            .says("Tick the candidate in or out: coverage, days and money move at once. The plan stays as it is."),
        bind(&[Press::Digits(0, 4)], Does::Digit(Action::Digit), "move", 2).says(
            "Put the candidate by hand into 1 recruit now, 2 next, 3 later, 4 no; 0 leaves it to the numbers again.",
        ).changes(),
        on(&[letter('y')], Action::Yes, "they say yes", 3).says("They were asked and say yes: signed.").changes(),
        on(&[letter('n')], Action::No, "they say no", 3)
            .says("They were asked and say no: declined. The set follows, with who comes in for them.")
            .changes(),
        on(&[letter('=')], Action::Accept, "keep what if", 4).says("The set you tried is the set from now on, on every page and paper.").changes(),
        on(&[letter('c')], Action::Hold, "hold", 4)
            .says("Hold the set you tried: the next one stands beside it, figure by figure. Once more lets it go; the plan stays as it is."),
        on(&[letter('-')], Action::BackToNumbers, "back to the numbers", 7)
            .says("Whoever was moved by hand goes where the numbers put them, and they choose the set again.")
            .changes(),
        on(&[letter('v')], Action::Volume, "by accounts", 8)
            .says("Whom the set reaches with the accounts each serves, or as if each served all: the other way, and back."),
        on(&[letter('b')], Action::Best, "most reach", 5).says("Try the set that reaches most, whatever its scores."),
        on(&[ENTER], Action::Open, "why", 6).says("The candidate on the ranking, with why it stands where it stands."),
        pane::ENOUGH,
    ],
};
