//! Every field takes what a person types and says what it cannot take.
