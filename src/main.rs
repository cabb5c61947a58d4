//! `partnerplan`, the program.

fn main() {}
