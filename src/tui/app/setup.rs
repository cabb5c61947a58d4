//! What the user's settings make of the wizard, and what of them cannot be taken. What may not go in: what stands in the
//! file, which is `settings`', and where it lies, which is `store`'s.

use super::together::held_together;
use super::views::key_sets;
use crate::settings::{Flaw, Settings};
use crate::tui::keys::Keymap;
use crate::tui::theme::{Depth, Looks, Theme};

/// What the settings make of the wizard.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// The themes there are, and the one to wear.
    pub looks: Looks,
    /// Whether only ASCII characters are drawn.
    pub ascii: bool,
    /// Keys of the user's own.
    pub keymap: Keymap,
    /// What could not be taken, in the order of the file.
    pub flaws: Vec<Flaw>,
}

impl Setup {
    /// What these settings make of it on a terminal with so many colours.
    #[must_use]
    pub fn of(settings: &Settings, depth: Depth) -> Self {
        let mut flaws = settings.flaws.clone();
        let looks = Looks::of(settings, &mut flaws).for_depth(depth);
        let keymap = Keymap::of(&settings.keys, key_sets(), &held_together(), &mut flaws);
        flaws.sort_by_key(|flaw| flaw.at);
        Self { looks, keymap, ascii: settings.ascii.as_ref().is_some_and(|said| said.value), flaws }
    }

    /// What to say of the file at the start, if anything is wrong with it.
    #[must_use]
    pub fn complaint(&self) -> Option<String> {
        let first = self.flaws.first()?;
        let comma = if first.at.is_some() { ", " } else { ": " };
        let more = match self.flaws.len() {
            1 => "“partnerplan settings” names the file.".to_owned(),
            count => format!("“partnerplan settings” says {} more.", count - 1),
        };
        Some(format!("settings.ron{comma}{} That is left out; {more}", first.sentence()))
    }
}

/// What may be worn, as whoever started the program said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wearable {
    pub(super) has_color: bool,
    pub(super) may_leave_ascii: bool,
}

impl Wearable {
    /// What this theme, with which the program starts, leaves open.
    pub(super) fn of(theme: Theme) -> Self {
        Self { has_color: theme.has_color(), may_leave_ascii: !theme.is_ascii() }
    }
}
