//! The shipped knowledge is complete and agrees with itself.
