//! Things a text refers to by name: partners, buyers, stages, segments. A name that two share, or that is the id of
//! another, does not say which is meant; the id does.

use super::text::clean_line;
use crate::text::same::sameness;

/// What may be meant, as (id, name) pairs.
pub(super) struct Named<'a> {
    entries: Vec<(&'a str, String)>,
}

impl<'a> Named<'a> {
    pub(super) fn new(entries: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        Self { entries: entries.map(|(id, name)| (id, clean_line(name))).collect() }
    }

    /// The words for `id`: its name where that alone says which is meant, else the id.
    pub(super) fn text(&self, id: &str) -> String {
        let name = self.entries.iter().find(|(other, _)| *other == id).map(|(_, name)| name);
        name.filter(|name| self.id(name) == Some(id)).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// The id that `text` means: the only thing of this name, else the thing with this id, else the only thing of
    /// this name to a reader.
    pub(super) fn id(&self, text: &str) -> Option<&'a str> {
        let wanted = sameness(text);
        self.only(|(_, name)| name == text)
            .or_else(|| self.entries.iter().find(|(id, _)| *id == text).map(|(id, _)| *id))
            .or_else(|| self.only(|(_, name)| sameness(name) == wanted))
    }

    /// The names, for a sentence that says what there is: the first few.
    pub(super) fn few(&self) -> String {
        const FEW: usize = 5;
        let names: Vec<&str> = self.entries.iter().take(FEW).map(|(_, name)| name.as_str()).collect();
        let more = if self.entries.len() > FEW { ", …" } else { "" };
        if names.is_empty() { "none yet".to_owned() } else { format!("{}{more}", names.join(", ")) }
    }

    fn only(&self, is_it: impl Fn(&&(&'a str, String)) -> bool) -> Option<&'a str> {
        let mut found = self.entries.iter().filter(|entry| is_it(entry));
        match (found.next(), found.next()) {
            (Some((id, name)), None) if !name.is_empty() => Some(id),
            _ => None,
        }
    }
}
