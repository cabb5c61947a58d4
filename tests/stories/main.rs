//! The stories a user would recognise, in one test binary.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod answers;
mod applies;
mod arbitrary;
mod bindings;
mod catalogue;
mod command_line;
mod door;
mod doubles;
mod driver;
mod edits;
mod engine;
mod engine_laws;
mod everywhere;
mod example;
mod export;
mod fields;
mod interview;
mod money;
mod new_user;
mod one_answer;
mod paper;
mod pictures;
mod plans;
mod portfolios;
mod presence;
mod problems;
#[cfg(unix)]
mod pty;
mod reading;
mod readings;
mod readme;
mod recruiting;
mod robustness;
mod same_company;
mod saving;
mod standing;
mod strategies;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod terminal_bytes;
mod true_reasons;
mod volume;
mod walls;
mod weighing;
mod what_changes;
mod wizard;
mod wizard_export;
mod wizard_frame;
mod wizard_grid;
mod wizard_home;
mod wizard_lists;
mod wizard_map;
mod wizard_mended;
mod wizard_prioritise;
mod wizard_profile;
mod wizard_read_only;
mod wizard_recruit;
mod wizard_saving;
mod wizard_strategies;
mod wizard_typing;
mod wizard_walked;
mod wizard_weights;
mod words;
mod written;
