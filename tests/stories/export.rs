//! What leaves the program arrives whole.
