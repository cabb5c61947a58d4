//! The table of keys, to read and as a file of settings.

use super::views::key_sets;
use crate::tui::keys::{Binding, Does, Keymap, name_of};
use std::collections::HashSet;
use std::fmt::Write;

/// The table of keys in sections to read, with the user's own: sets of one title are one section.
#[must_use]
pub fn key_table(keymap: &Keymap) -> Vec<(&'static str, Vec<&'static Binding>)> {
    let mut sections: Vec<(&str, Vec<&Binding>)> = Vec::new();
    for set in key_sets().iter().map(|set| keymap.set(set)) {
        match sections.iter_mut().find(|(title, _)| *title == set.title) {
            Some((_, rows)) => rows.extend(set.rows),
            None => sections.push((set.title, set.rows.iter().collect())),
        }
    }
    sections
}

/// What the file begins with.
const HEAD: &str = r##"// Settings of partnerplan with every key there is. Keep the lines you change in settings.ron, in the folder that
// "partnerplan settings" names, and leave out the rest.
//
// A key is written as here: "a", "G", "Ctrl-P", "Alt-1", "Shift-Up", "F2", "Space", "Enter", "PgUp". The first of several
// is the one shown; [] is none. A name without its section, "undo", is meant wherever something is called so.
(
    // theme: "terminal", // or dark, light, colour-blind dark, colour-blind light, no colour, one of your own
    // ascii: true,
    // themes: { "mine": (from: "dark", accent: "#88c0d0", set: "bright green", error: 203, background: "terminal") },
    keys: {
"##;

/// The table of keys as a file of settings: as it stands it changes nothing.
#[must_use]
pub fn settings_with_keys(keymap: &Keymap) -> String {
    let mut out = HEAD.to_owned();
    let (mut told, mut title) = (HashSet::new(), "");
    for set in key_sets().iter().map(|set| keymap.set(set)) {
        for binding in set.rows.iter().filter(|binding| told.insert(name_of(set, binding))) {
            if set.title != title {
                title = set.title;
                out.push('\n');
            }
            let (name, keys) = (name_of(set, binding), binding.names().collect::<Vec<_>>());
            // What is written to a text is written.
            let _ = match binding.does {
                Does::One(_) => writeln!(out, "        // {}\n        {name:?}: {keys:?},", binding.help),
                Does::Digit(_) | Does::Letter(_) => {
                    writeln!(out, "        // {name}: {} Its keys, {}, stay.", binding.help, keys.join(" "))
                }
            };
        }
    }
    out + "    },\n)\n"
}
