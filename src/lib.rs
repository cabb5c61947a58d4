//! `partnerplan` answers the first question of a partner program: which few partners do we start with, and what does
//! each kind of them need from us?
//!
//! # The house
//!
//! ```text
//! text        text as a terminal shows it: width, cut, wrapped, clean, ASCII
//! plan        what a plan is; every change to one is an Edit that knows its way back
//! catalog     the shipped knowledge of assets/, typed: models, criteria, starters, guidance, pre-fills, traps
//! prioritise  from a plan to answers: quick pass, qualify, weights, score, coverage; how firm, what next, whom to recruit
//! interview   what is asked, in which order, and what an answer makes of a plan
//! report      the one Report everything is read from, and one file a format
//! store       where plans live: reading, atomic writing, locks, trash
//! tui         the wizard on the screen
//! cli         the command line: one file a subcommand
//! ```
//!
//! `plan` knows the standard library and serde. `catalog` and `prioritise` know `plan`; `interview`, `report` and
//! `store` know those; `tui` and `cli` know everything, and nothing knows them. Meaning names no screen, no file and no clock. A
//! test (`tests/stories/walls.rs`) holds these walls up.
//!
//! # One way through
//!
//! ```text
//! key ─ Message ─ screen ─ Edit ─┐
//! RON file ─ store ──────────────┼─► Plan ─► prioritise ─► Report ─┬─► screens (live)
//!                                ├─► Findings, on the side ─────────┤
//!                                │                                 ├─► md csv json
//!                                └─► store (autosave)              └─► rank, show, check
//! ```
//!
//! # The story of one keystroke
//!
//! The user presses `4` while rating. The thread that reads keys ([`tui`], `input`) sends it as a
//! [`tui::Message`]. The session takes all messages that wait and hands them to the app, which asks the
//! [`tui::keys`] of the topmost layer what `4` means there: `Digit(4)`. The layer, here the view shown, gets that action
//! and asks [`interview::rating`] for the [`plan::Change`] it is: the words for undo, and an [`plan::Edit`] that replaces
//! the partner, with all that follows from the answer. The [`plan::Document`] applies it, keeps the inverse, and its revision rises. The frame is drawn once: the view asks
//! the open plan for the [`report::Report`], which is made anew because the revision is another, and the ranking moves. The
//! app has the layers look again, because the revision rose.
//! What takes longer than a keystroke, how firm the ranking is and whom to recruit, is worked out on a thread of its
//! own from a snapshot of the plan ([`report::Findings`]); it comes back as a message, and the screen fills in. An
//! answer for a plan that has changed since is dropped.
//! Four tenths of a second later the plan goes to the thread that saves, and the corner says *saved* when the disk has
//! it.
//!
//! # The story of one field
//!
//! "Industries" stands once, in [`plan::Field::PROFILE`]: its id, its words, its kind, and how it is read from and
//! written to a profile as text. What is typed there becomes a change in [`interview::fields`]. The form draws it from there, its guidance is found under the same id in
//! `assets/guidance.ron`, and the README's list of fields is printed from it.

pub mod catalog;
pub mod cli;
pub mod interview;
pub mod plan;
pub mod prioritise;
pub mod report;
pub mod store;
pub mod text;
pub mod tui;
