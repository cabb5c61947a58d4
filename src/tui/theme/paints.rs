//! The colours of a theme by what each is for, and as many of them as a terminal can show.

use ratatui::style::{Color, Modifier, Style};

/// What a colour of a theme is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// What lies behind everything.
    Background,
    /// Plain text.
    Text,
    /// Labels, units, what can wait.
    Dim,
    /// Headings.
    Title,
    /// Keys, the current step, bars, lines of pictures.
    Accent,
    /// The selected row.
    Selected,
    /// What lies behind the selected row.
    SelectedBackground,
    /// Something is wrong here.
    Error,
    /// Something is settled.
    Good,
    /// Something to look at.
    Warning,
    /// Whom to recruit now, in every list and picture.
    Set,
    /// How well a cell is reached.
    Heat,
}

impl Tint {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Background,
        Self::Text,
        Self::Dim,
        Self::Title,
        Self::Accent,
        Self::Selected,
        Self::SelectedBackground,
        Self::Error,
        Self::Good,
        Self::Warning,
        Self::Set,
        Self::Heat,
    ];

    /// What settings call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Background => "background",
            Self::Text => "text",
            Self::Dim => "dim",
            Self::Title => "title",
            Self::Accent => "accent",
            Self::Selected => "selected",
            Self::SelectedBackground => "selected_background",
            Self::Error => "error",
            Self::Good => "good",
            Self::Warning => "warning",
            Self::Set => "set",
            Self::Heat => "heat",
        }
    }
}

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// All.
    Full,
    /// 256 fixed ones.
    #[default]
    Indexed,
}

/// A colour for each part; `Reset` is the terminal's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paints([Color; Tint::ALL.len()]);

impl Paints {
    pub(super) const fn new(colors: [Color; Tint::ALL.len()]) -> Self {
        Self(colors)
    }

    /// The colour of a part.
    #[must_use]
    pub fn of(&self, part: Tint) -> Color {
        let place = Tint::ALL.iter().position(|other| *other == part);
        place.and_then(|place| self.0.get(place)).copied().unwrap_or(Color::Reset)
    }

    /// The same with another colour for a part.
    #[must_use]
    pub fn with(mut self, part: Tint, color: Color) -> Self {
        for (other, kept) in Tint::ALL.iter().zip(&mut self.0) {
            if *other == part {
                *kept = color;
            }
        }
        self
    }

    /// The same in colours the terminal has.
    #[must_use]
    pub fn for_depth(mut self, depth: Depth) -> Self {
        if depth == Depth::Indexed {
            self.0 = self.0.map(nearest);
        }
        self
    }

    /// Text in the colour of a part.
    pub(super) fn ink(&self, part: Tint) -> Style {
        match self.of(part) {
            Color::Reset => Style::new(),
            color => Style::new().fg(color),
        }
    }

    /// What stands back: in the colour for that, else a part's own, dimmed.
    pub(super) fn dim(&self, part: Tint) -> Style {
        match self.of(Tint::Dim) {
            Color::Reset => self.ink(part).add_modifier(Modifier::DIM),
            color => Style::new().fg(color),
        }
    }

    /// The selected row. A colour of the row's text would become a patch of background: one is set in any case.
    pub(super) fn selected(&self) -> Style {
        let (ink, ground) = (self.of(Tint::Selected), self.of(Tint::SelectedBackground));
        let text = if ink == Color::Reset { self.of(Tint::Text) } else { ink };
        match ground {
            Color::Reset => Style::new().fg(text).add_modifier(Modifier::REVERSED),
            ground => Style::new().fg(text).bg(ground),
        }
    }
}

/// What one step of the cube of 256 colours adds to a channel.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest of the 256 colours; those a user may have changed are not among them.
fn nearest(color: Color) -> Color {
    let Color::Rgb(red, green, blue) = color else { return color };
    let apart = |index: &u8| {
        let (r, g, b) = of_256(*index);
        [(r, red), (g, green), (b, blue)].iter().map(|(one, other)| u32::from(one.abs_diff(*other)).pow(2)).sum::<u32>()
    };
    (16..=255_u8).min_by_key(apart).map_or(color, Color::Indexed)
}

/// What one of the 256 colours is, of those that are the same everywhere.
#[must_use]
pub(crate) fn of_256(index: u8) -> (u8, u8, u8) {
    if let Some(gray) = index.checked_sub(232) {
        let level = 8 + 10 * gray;
        return (level, level, level);
    }
    let place = index.saturating_sub(16);
    let step = |place: u8| STEPS.get(usize::from(place % 6)).copied().unwrap_or(0);
    (step(place / 36), step(place / 6), step(place))
}
