//! The one report everything is read from, and one file a format.
