//! The shipped knowledge of `assets/`, typed: partner models, criteria, starters, guidance.
