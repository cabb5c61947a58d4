//! The characters beyond letters, and what stands for each in plain ASCII.

/// The characters beyond letters, all one column wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Glyph {
    /// Stands before the focused field.
    Focus,
    /// Stands before the selected row.
    Pointer,
    /// A horizontal rule.
    Rule,
    /// Between two panes.
    Divider,
    /// Finished.
    Done,
    /// To be looked at.
    Attention,
    /// One of n reached.
    Full,
    /// A bar's full cell.
    Bar,
    /// A bar's half cell.
    HalfBar,
    /// Nothing here.
    Dot,
    /// Not in the room.
    Absent,
    /// Guidance follows.
    Hint,
    /// There is more to the left.
    Left,
    /// There is more to the right.
    Right,
    /// Cut.
    More,
    /// More opens here in place.
    Closed,
    /// It is open.
    Opened,
}

impl Glyph {
    /// It, or what stands for it in plain ASCII.
    pub(super) fn drawn(self, is_ascii: bool) -> &'static str {
        let (fine, ascii) = match self {
            Glyph::Focus => ("┃", "|"),
            Glyph::Pointer => ("›", ">"),
            Glyph::Rule => ("─", "-"),
            Glyph::Divider => ("│", "|"),
            Glyph::Done => ("✓", "+"),
            Glyph::Attention => ("!", "!"),
            Glyph::Full => ("●", "*"),
            Glyph::Bar => ("━", "="),
            Glyph::HalfBar => ("╸", "-"),
            Glyph::Dot => ("·", "."),
            Glyph::Absent => ("–", "-"),
            Glyph::Hint => ("↳", "->"),
            Glyph::Left => ("‹", "<"),
            Glyph::Right => ("›", ">"),
            Glyph::More => ("…", "~"),
            Glyph::Closed => ("▸", "+"),
            Glyph::Opened => ("▾", "-"),
        };
        if is_ascii { ascii } else { fine }
    }
}
