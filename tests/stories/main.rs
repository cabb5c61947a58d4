//! The stories a user would recognise, in one test binary.

mod arbitrary;
mod catalogue;
mod command_line;
mod edits;
mod engine;
mod engine_laws;
mod export;
mod fields;
mod plans;
mod saving;
mod strategies;
mod terminal;
mod walls;
mod wizard;
