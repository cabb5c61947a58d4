//! Names become candidates: typed one at a time, or pasted as a list out of a document or a spreadsheet.

use super::linking::NamedSources;
use crate::plan::{Change, Edit, Partner, PartnerId, Plan, clean_line};
use crate::text::same::{is_same, sameness};
use std::{collections::HashSet, sync::Arc};

/// What a list of names comes to in a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Added {
    /// The new candidates, in the order of the list. They stand behind those in the plan.
    pub candidates: Vec<Arc<Partner>>,
    /// Names left out because the plan or an earlier line has them.
    pub left_out: Vec<String>,
    /// What stood behind a tab, the next cells of a spreadsheet.
    pub behind_tabs: Vec<String>,
    /// Lines that hold something, and nothing that can be seen.
    pub unseen: usize,
    /// Those of the new ones who are whom a buyer asks, by their name.
    pub linked: Vec<String>,
    behind: usize,
}

impl Added {
    /// What adds the new candidates.
    #[must_use]
    pub fn edit(&self) -> Edit {
        let at = self.behind..;
        Edit::Together(at.zip(&self.candidates).map(|(at, one)| Edit::Insert(at, Arc::clone(one))).collect())
    }

    /// A new candidate, who stands for the sources of that name: by the very name without a word.
    fn add(&mut self, id: PartnerId, name: String, sources: &NamedSources) {
        let asked = sources.called(&name);
        let is_linked = !asked.is_empty();
        let trusted_as = asked.into_iter().filter(|source| !is_same(source, &name)).collect();
        self.candidates.push(Arc::new(Partner { trusted_as, ..Partner::named(id, &name) }));
        self.linked.extend(is_linked.then_some(name));
    }

    /// "Acme added", "30 candidates added".
    #[must_use]
    pub fn what(&self) -> String {
        match self.candidates.as_slice() {
            [one] => format!("{} added", one.name),
            many => format!("{} candidates added", many.len()),
        }
    }

    /// The change that adds the new candidates as one step; none where there are none.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        (!self.candidates.is_empty()).then(|| Change::new(self.what(), self.edit()))
    }
}

/// One candidate a line. Blank lines are left out, so are bullets and numbers before a name, what follows a tab, and
/// names that are there already.
#[must_use]
pub fn names(plan: &Plan, text: &str) -> Added {
    let called = plan.partners.iter().flat_map(|partner| std::iter::once(&partner.name).chain(&partner.also_called));
    let mut known: HashSet<String> = called.map(|name| sameness(name)).collect();
    let mut ids: HashSet<String> = plan.partners.iter().map(|partner| partner.id.as_str().to_owned()).collect();
    let sources = NamedSources::of(plan);
    let mut added = Added {
        candidates: Vec::new(),
        left_out: Vec::new(),
        behind_tabs: Vec::new(),
        unseen: 0,
        linked: Vec::new(),
        behind: plan.partners.len(),
    };
    for line in text.split(['\n', '\r']) {
        let (name, behind) = cells(line);
        if name.is_empty() {
            added.unseen += usize::from(!line.trim().is_empty() && clean_line(line).is_empty());
            continue;
        }
        added.behind_tabs.extend(Some(behind).filter(|behind| !behind.is_empty()));
        if !known.insert(sameness(&name)) {
            added.left_out.push(name);
            continue;
        }
        let id = PartnerId::unused(&name, |slug| ids.contains(slug));
        ids.insert(id.as_str().to_owned());
        added.add(id, name, &sources);
    }
    added
}

/// The candidate a typed name becomes.
///
/// # Errors
/// When it is no name, or somebody in the plan has it; the sentence says which.
pub fn one(plan: &Plan, text: &str) -> Result<Added, String> {
    let name = clean_line(text);
    if name.is_empty() {
        return Err("A candidate needs a name: type one, or Esc to cancel.".to_owned());
    }
    let added = names(plan, text);
    if added.candidates.is_empty() {
        return Err(format!("{name} is on the list already: type another name, or Esc to cancel."));
    }
    Ok(added)
}

/// Pasted lines with their first cells alone, and what stood in the others.
#[must_use]
pub fn without_cells(text: &str) -> (String, Vec<String>) {
    let parted =
        |line: &str| line.trim_start().split_once('\t').map(|(name, rest)| (name.to_owned(), clean_line(rest)));
    let lines: Vec<(String, String)> =
        text.lines().map(|line| parted(line).unwrap_or_else(|| (line.to_owned(), String::new()))).collect();
    let (names, behind): (Vec<String>, Vec<String>) = lines.into_iter().unzip();
    (names.join("\n"), behind.into_iter().filter(|cells| !cells.is_empty()).collect())
}

/// The name in a line, and what stands behind a tab.
fn cells(line: &str) -> (String, String) {
    let line = without_bullet(line);
    let (name, behind) = line.split_once('\t').unwrap_or((line, ""));
    (clean_line(name), clean_line(behind))
}

/// A name without "1. ", "2) ", "- " or "• " before it; "3M" and "7-Eleven" are names.
#[must_use]
pub fn without_bullet(line: &str) -> &str {
    const BULLETS: [char; 9] = ['-', '–', '—', '*', '+', '•', '·', '‣', '◦'];
    let line = line.trim();
    let after_number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let rest = if after_number == line { line.strip_prefix(BULLETS) } else { after_number.strip_prefix(['.', ')']) };
    match rest {
        Some(rest) if rest.is_empty() || rest.starts_with(char::is_whitespace) => without_bullet(rest),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_numbers_before_a_name_go() {
        let pasted =
            "1. Acme\n2) 3M\n\n- Birch & Co\r\n• 7-Eleven\n12.5 Ventures\n  *\tCedar\n-\nAcme Two\tacme.example\t12";
        let names: Vec<String> =
            pasted.split(['\n', '\r']).map(|line| cells(line).0).filter(|name| !name.is_empty()).collect();
        assert_eq!(names, ["Acme", "3M", "Birch & Co", "7-Eleven", "12.5 Ventures", "Cedar", "Acme Two"]);
    }

    #[test]
    fn a_name_is_the_same_however_its_accents_are_written() {
        let plan = Plan::empty("p");
        let added = names(&plan, "Zu\u{308}rich IT\nZ\u{fc}rich IT");
        assert_eq!(added.candidates[0].name, "Z\u{fc}rich IT");
        assert_eq!((added.candidates.len(), added.left_out), (1, vec!["Z\u{fc}rich IT".to_owned()]));
    }
}
