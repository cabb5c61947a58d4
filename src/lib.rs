//! `partnerplan`: which few partners to start a B2B partner program with, and what each kind needs.

pub mod catalog;
pub mod cli;
pub mod plan;
pub mod prioritise;
pub mod report;
pub mod store;
pub mod tui;
