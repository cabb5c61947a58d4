//! What is asked, in which order, and what an answer makes of a plan. A key, a form, a line in plain mode and an imported
//! cell with the same answer write the same plan, because they all ask here.
//!
//! What may not go in: a screen, a key, a file, a clock.

pub mod steps;
