//! Styles by role, never a colour at the call site.
//!
//! Only the terminal's own foreground and background and the sixteen colours the user chose are used, so light and
//! dark themes both work, and colour never carries a meaning alone. Under `NO_COLOR` no colour is set at all:
//! crossterm's own way of dropping colours also drops the reverse of a selection.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Plain text.
    Text,
    /// Secondary: labels, units, what can wait.
    Dim,
    /// A heading.
    Title,
    /// The current step, the focus bar, a key in the hint bar: the one accent.
    Accent,
    /// The selected row.
    Selected,
    /// Something is wrong here.
    Error,
    /// Something is settled.
    Good,
    /// Something to look at.
    Warning,
    /// Heat 0–4: how well a cell is reached.
    Heat(u8),
}

/// Which styles and characters are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether colours are set.
    pub color: bool,
    /// Whether only ASCII characters are drawn.
    pub ascii: bool,
}

impl Theme {
    /// The style of a role.
    #[must_use]
    pub(super) fn style(self, role: Role) -> Style {
        let plain = Style::new();
        if !self.color {
            return plain.add_modifier(Self::plain_modifier(role));
        }
        match role {
            Role::Text | Role::Heat(0) => plain,
            Role::Dim => plain.add_modifier(Modifier::DIM),
            Role::Title => plain.add_modifier(Modifier::BOLD),
            Role::Accent => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
            // A colour of the row's text would become a patch of background.
            Role::Selected => plain.fg(Color::Reset).add_modifier(Modifier::REVERSED),
            Role::Error => plain.fg(Color::Red).add_modifier(Modifier::UNDERLINED),
            Role::Good => plain.fg(Color::Green),
            Role::Warning => plain.fg(Color::Yellow),
            Role::Heat(1) => plain.fg(Color::Cyan).add_modifier(Modifier::DIM),
            Role::Heat(2) => plain.fg(Color::Cyan),
            Role::Heat(3) => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
            Role::Heat(_) => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD.union(Modifier::REVERSED)),
        }
    }

    fn plain_modifier(role: Role) -> Modifier {
        match role {
            Role::Text | Role::Good | Role::Heat(0 | 2) => Modifier::empty(),
            Role::Dim | Role::Heat(1) => Modifier::DIM,
            Role::Title | Role::Accent | Role::Warning | Role::Heat(3) => Modifier::BOLD,
            Role::Selected => Modifier::REVERSED,
            Role::Error => Modifier::UNDERLINED,
            Role::Heat(_) => Modifier::BOLD.union(Modifier::REVERSED),
        }
    }

    /// A glyph, or what stands for it in plain ASCII.
    #[must_use]
    pub(super) fn glyph(self, glyph: Glyph) -> &'static str {
        let (fine, ascii) = match glyph {
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
        if self.ascii { ascii } else { fine }
    }
}

/// The characters beyond letters, all one column wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glyph {
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
