//! A choice among a few words, stepped through where it stands.

use crate::tui::keys::{Does, Keys, LEFT, RIGHT, SPACE, bind};

/// The keys of a choice; they are typed.
pub(crate) const KEYS: Keys = Keys {
    title: "In a choice",
    rows: &[
        bind(
            &[SPACE, RIGHT],
            Does::Typed,
            "next",
            "The next choice; a letter goes to the next that begins with it.",
            0,
        ),
        bind(&[LEFT], Does::Typed, "before", "The choice before.", 0),
    ],
};
