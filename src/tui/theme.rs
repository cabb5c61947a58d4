//! Styles by role, never a colour at the call site.
//!
//! Unless the user asks for another theme, only the terminal's own foreground and background and the sixteen colours the
//! user chose are used, so light and dark ones both work. Colour never carries a meaning alone. Where no colour is
//! wanted none is set at all: crossterm's own way of dropping colours also drops the reverse of a selection.

mod contrast;
mod glyph;
mod looks;
mod paints;
mod shipped;

pub(super) use glyph::Glyph;
pub use looks::{Look, Looks};
pub(super) use paints::of_256;
pub use paints::{Depth, Paints, Tint};

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
    /// Whom to recruit now: one colour in every list and picture.
    Set,
    /// Heat 0–4: how well a cell is reached.
    Heat(u8),
}

/// Which styles and characters are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The colours; none is set at all without.
    paints: Option<Paints>,
    /// Whether only ASCII characters are drawn.
    ascii: bool,
}

impl Theme {
    /// The terminal's own colours, or none at all.
    #[must_use]
    pub fn new(color: bool, ascii: bool) -> Self {
        Self { paints: color.then_some(shipped::TERMINAL), ascii }
    }

    /// The same in these colours, or in none.
    #[must_use]
    pub fn in_colors(self, paints: Option<Paints>) -> Self {
        Self { paints, ..self }
    }

    /// The same in these characters.
    #[must_use]
    pub fn in_ascii(self, ascii: bool) -> Self {
        Self { ascii, ..self }
    }

    /// Whether only ASCII characters are drawn.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// Whether any colour is set.
    #[must_use]
    pub fn has_color(&self) -> bool {
        self.paints.is_some()
    }

    /// What stands where nothing is drawn.
    #[must_use]
    pub(super) fn base(&self) -> Style {
        let Some(paints) = &self.paints else { return Style::new() };
        let ground = paints.of(Tint::Background);
        let style = paints.ink(Tint::Text);
        if ground == Color::Reset { style } else { style.bg(ground) }
    }

    /// The style of a role.
    #[must_use]
    pub(super) fn style(&self, role: Role) -> Style {
        let Some(paints) = &self.paints else {
            return Style::new().add_modifier(Self::plain_modifier(role));
        };
        match role {
            Role::Text | Role::Heat(0) => paints.ink(Tint::Text),
            Role::Dim => paints.dim(Tint::Text),
            Role::Title => paints.ink(Tint::Title).add_modifier(Modifier::BOLD),
            Role::Accent => paints.ink(Tint::Accent).add_modifier(Modifier::BOLD),
            Role::Selected => paints.selected(),
            Role::Error => paints.ink(Tint::Error).add_modifier(Modifier::UNDERLINED),
            Role::Good => paints.ink(Tint::Good),
            Role::Warning => paints.ink(Tint::Warning),
            Role::Set => paints.ink(Tint::Set),
            Role::Heat(1) => paints.dim(Tint::Heat),
            Role::Heat(2) => paints.ink(Tint::Heat),
            Role::Heat(3) => paints.ink(Tint::Heat).add_modifier(Modifier::BOLD),
            Role::Heat(_) => paints.ink(Tint::Heat).add_modifier(Modifier::BOLD.union(Modifier::REVERSED)),
        }
    }

    fn plain_modifier(role: Role) -> Modifier {
        match role {
            Role::Text | Role::Good | Role::Set | Role::Heat(0 | 2) => Modifier::empty(),
            Role::Dim | Role::Heat(1) => Modifier::DIM,
            Role::Title | Role::Accent | Role::Warning | Role::Heat(3) => Modifier::BOLD,
            Role::Selected => Modifier::REVERSED,
            Role::Error => Modifier::UNDERLINED,
            Role::Heat(_) => Modifier::BOLD.union(Modifier::REVERSED),
        }
    }

    /// A glyph, or what stands for it in plain ASCII.
    #[must_use]
    pub(super) fn glyph(&self, glyph: Glyph) -> &'static str {
        glyph.drawn(self.ascii)
    }
}
