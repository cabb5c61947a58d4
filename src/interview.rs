//! What is asked, in which order, and what an answer makes of a plan: said once, for a key, a form, a line in plain
//! mode and an imported cell alike.
//!
//! Everything here takes a [`Plan`](crate::plan::Plan) and says what to change in it, as an
//! [`Edit`](crate::plan::Edit) or, with the words for undo, as a [`Change`](crate::plan::Change). What may not go in:
//! screens, keys, files and clocks, and what the answers are worth (`prioritise`).

pub mod adding;
pub mod buying;
pub mod dismissing;
pub mod doubles;
pub mod evidence;
pub mod fields;
pub mod follow;
pub mod influence;
pub mod linking;
pub mod overlapping;
pub mod pages;
pub mod parts;
pub mod preferring;
pub mod qualifying;
pub mod quick_pass;
pub mod rating;
pub mod scorecards;
pub mod segments;
pub mod settling;
pub mod several;
pub mod sheet_edit;
pub mod sources;
pub mod steps;
pub mod tour;
pub mod trial;
pub mod weighing;
pub mod won_deals;
pub mod wording;
