//! The themes there are, shipped and of the user's own, and the one to begin with.

use super::contrast::EASE;
use super::paints::{Depth, Paints, Tint};
use super::{Theme, shipped};
use crate::settings::{Flaw, OwnTheme, Said, Settings, shown, unknown};
use ratatui::style::Color;

/// A theme by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// What it is called.
    pub name: String,
    /// A sentence on it.
    pub about: String,
    /// Its colours; none is set without.
    pub paints: Option<Paints>,
}

/// The themes there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looks {
    /// All of them, those of the user last.
    pub all: Vec<Look>,
    /// The place of the one worn.
    pub worn: usize,
}

impl Default for Looks {
    fn default() -> Self {
        let shipped = shipped::ALL.iter().map(|(name, about, paints)| Look {
            name: (*name).to_owned(),
            about: (*about).to_owned(),
            paints: *paints,
        });
        Self { all: shipped.collect(), worn: 0 }
    }
}

impl Looks {
    /// Those of these settings; what of them cannot be taken is told.
    #[must_use]
    pub fn of(settings: &Settings, flaws: &mut Vec<Flaw>) -> Self {
        let mut looks = Self::default();
        for own in &settings.themes {
            if looks.place(&own.name.value).is_some() {
                let words = format!("there is a theme “{}” already; call yours otherwise", shown(&own.name.value));
                flaws.push(Flaw::at(own.name.at, words));
                continue;
            }
            let look = looks.own(own, flaws);
            looks.all.push(look);
        }
        if let Some(wanted) = &settings.theme {
            match looks.place(&wanted.value) {
                Some(place) => looks.worn = place,
                None => flaws.push(unknown(wanted, "theme", looks.names())),
            }
        }
        looks
    }

    /// The same in colours the terminal has.
    #[must_use]
    pub fn for_depth(mut self, depth: Depth) -> Self {
        for look in &mut self.all {
            look.paints = look.paints.map(|paints| paints.for_depth(depth));
        }
        self
    }

    /// What of a theme is worn with the characters of `theme`.
    #[must_use]
    pub fn wear(&self, place: usize, theme: Theme) -> Theme {
        self.all.get(place).map_or(theme, |look| theme.in_colors(look.paints))
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|look| look.name.as_str())
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.names().position(|known| known == name)
    }

    /// A theme of the user's own: another one with some colours changed.
    fn own(&self, own: &OwnTheme, flaws: &mut Vec<Flaw>) -> Look {
        let mut paints = shipped::TERMINAL;
        for (_, from) in own.colors.iter().filter(|(name, _)| name.value == "from") {
            match self.place(&from.value).map(|place| self.all[place].paints) {
                Some(Some(known)) => paints = known,
                Some(None) => flaws.push(Flaw::at(from.at, "that theme has no colours to begin with")),
                None => flaws.push(unknown(from, "theme", self.names())),
            }
        }
        for (name, color) in own.colors.iter().filter(|(name, _)| name.value != "from") {
            let part = Tint::ALL.into_iter().find(|part| part.name() == name.value);
            match (part, color_of(color)) {
                (None, _) => {
                    let names = Tint::ALL.iter().map(|part| part.name()).chain(["from"]);
                    flaws.push(unknown(name, "part of a theme", names));
                }
                (Some(_), Err(flaw)) => flaws.push(flaw),
                (Some(part), Ok(color)) => paints = paints.with(part, color),
            }
        }
        Look { name: own.name.value.clone(), about: about(&paints), paints: Some(paints) }
    }
}

/// A sentence on a theme of the user's own, and one where it is hard to read.
fn about(paints: &Paints) -> String {
    let faint = paints.faintest().filter(|(_, contrast)| *contrast < EASE).map(|(part, contrast)| {
        let ground = if part == Tint::Selected { Tint::SelectedBackground } else { Tint::Background };
        let (part, ground) = (part.name(), ground.name());
        format!(" Hard to read: {part} on {ground} has a contrast of {contrast:.1}; with {EASE} it is easy.")
    });
    format!("Your own, from settings.ron.{}", faint.unwrap_or_default())
}

const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "gray",
    "dark gray",
    "bright red",
    "bright green",
    "bright yellow",
    "bright blue",
    "bright magenta",
    "bright cyan",
    "white",
];

fn color_of(said: &Said<String>) -> Result<Color, Flaw> {
    if said.value == "terminal" {
        return Ok(Color::Reset);
    }
    said.value.parse().map_err(|_| {
        let mut flaw = unknown(said, "colour", NAMES.into_iter());
        if !flaw.words.contains("did you mean") {
            flaw.words.push_str("; write #rrggbb, a name like bright blue, a number from 0 to 255, or terminal");
        }
        flaw
    })
}
