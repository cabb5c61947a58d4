//! What the app asks to be done outside: it does none of it itself.

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put text on the clipboard.
    Copy(String),
    /// Take the mouse, or give it back.
    Mouse(bool),
    /// Stop until the shell brings the program back.
    Suspend,
    /// End with this code, and say this on the normal screen.
    Leave(u8, String),
}
