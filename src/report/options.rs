//! What a user may ask of an export, whatever its format.

/// What goes into an export beyond the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Contacts and notes too, which are for our eyes only.
    pub with_notes: bool,
    /// The appendix too: what everything rests on, and the sheets of all models.
    pub is_full: bool,
}
