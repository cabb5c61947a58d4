//! From a plan to answers: quick pass, qualify, weights, score, coverage.
