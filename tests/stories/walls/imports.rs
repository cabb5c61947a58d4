//! Who names whom: the paths of every file, resolved to files.
//!
//! A path is followed through the faces that hand a name on (`pub use`). A module and the files inside it are one
//! house: a path that begins with a child's name is no arrow, nor is a face that hands on what its own children make.

use super::source::{Source, words};
use std::collections::{BTreeMap, BTreeSet};

type Path = Vec<String>;

/// The arrows from each module to the modules it names.
pub(super) struct Imports {
    modules: BTreeSet<Path>,
    /// What a face calls a name, and the path behind it.
    faces: BTreeMap<(Path, String), Path>,
    pub(super) arrows: BTreeMap<Path, BTreeSet<Path>>,
}

impl Imports {
    pub(super) fn of(sources: &[Source]) -> Self {
        let modules = sources.iter().map(|source| source.module.clone()).collect();
        let mut imports = Self { modules, faces: BTreeMap::new(), arrows: BTreeMap::new() };
        for source in sources {
            for (name, path) in
                used(&source.words).into_iter().filter(|used| used.handed_on).map(|it| (it.name, it.path))
            {
                imports.faces.insert((source.module.clone(), name), path);
            }
        }
        for source in sources {
            let named = imports.named(source);
            imports.arrows.insert(source.module.clone(), named);
        }
        imports
    }

    fn named(&self, source: &Source) -> BTreeSet<Path> {
        let me = &source.module;
        let is_own_face = |used: &Used| {
            used.handed_on && self.resolved(me, &used.path).is_some_and(|(module, _)| module.starts_with(me))
        };
        let faces: Vec<Path> = used(&source.words).into_iter().filter(is_own_face).map(|used| used.path).collect();
        let others = paths(source).into_iter().filter(|path| is_absolute(path) && !faces.contains(path));
        others.filter_map(|path| self.behind_faces(me, &path)).filter(|module| module != me).collect()
    }

    /// The module a path leads to in the end.
    fn behind_faces(&self, me: &Path, path: &Path) -> Option<Path> {
        let (mut module, mut rest) = self.resolved(me, path)?;
        for _ in 0..10 {
            let Some(behind) = rest.first().and_then(|name| self.faces.get(&(module.clone(), name.clone()))) else {
                break;
            };
            let Some((next, left)) = self.resolved(&module, behind) else { break };
            (module, rest) = (next, left);
        }
        Some(module)
    }

    /// The module a path leads to, and what is named in it.
    fn resolved(&self, me: &Path, path: &Path) -> Option<(Path, Path)> {
        let mut rest = path.as_slice();
        let mut module = match rest.first()?.as_str() {
            "crate" => Vec::new(),
            "super" | "self" => me.clone(),
            child if self.modules.contains(&[me.as_slice(), &[child.to_owned()]].concat()) => me.clone(),
            _ => return None,
        };
        while let Some(first) = rest.first().filter(|first| ["crate", "super", "self"].contains(&first.as_str())) {
            if first == "super" {
                module.pop();
            }
            rest = &rest[1..];
        }
        while let Some(name) = rest.first() {
            module.push(name.clone());
            if !self.modules.contains(&module) {
                module.pop();
                break;
            }
            rest = &rest[1..];
        }
        Some((module, rest.to_vec()))
    }

    /// A circle of modules, if there is one among those that `counts`: each names the next, the last the first.
    pub(super) fn circle(&self, counts: impl Fn(&Path) -> bool) -> Option<Vec<Path>> {
        let mut done = BTreeSet::new();
        self.arrows.keys().find_map(|start| self.circle_from(start, &counts, &mut Vec::new(), &mut done))
    }

    fn circle_from(
        &self,
        at: &Path,
        counts: &impl Fn(&Path) -> bool,
        way: &mut Vec<Path>,
        done: &mut BTreeSet<Path>,
    ) -> Option<Vec<Path>> {
        if !counts(at) || done.contains(at) {
            return None;
        }
        if let Some(start) = way.iter().position(|module| module == at) {
            return Some(way[start..].to_vec());
        }
        way.push(at.clone());
        let next = self.arrows.get(at).into_iter().flatten();
        let found = next.into_iter().find_map(|next| self.circle_from(next, counts, way, done));
        way.pop();
        done.insert(at.clone());
        found
    }
}

fn is_absolute(path: &Path) -> bool {
    path.first().is_some_and(|first| ["crate", "super", "self"].contains(&first.as_str()))
}

/// A name brought in by `use`.
struct Used {
    name: String,
    path: Path,
    handed_on: bool,
}

/// What the `use` declarations of a file bring in.
fn used(words: &[String]) -> Vec<Used> {
    let mut all = Vec::new();
    // `use<…>` in a type says what it holds, and brings nothing in.
    let begins = |at: usize| words[at] == "use" && words.get(at + 1).is_some_and(|next| next != "<");
    for at in (0..words.len()).filter(|at| begins(*at)) {
        let before = at.checked_sub(1).map_or("", |before| words[before].as_str());
        let mut rest = &words[at + 1..];
        for (name, path) in tree(&mut rest) {
            all.push(Used { name, path, handed_on: matches!(before, "pub" | ")") });
        }
    }
    all
}

/// The names and paths of one tree, whose words are taken off.
fn tree(words: &mut &[String]) -> Vec<(String, Path)> {
    let mut path = Path::new();
    loop {
        let Some((word, rest)) = words.split_first() else { return Vec::new() };
        match word.as_str() {
            "::" => *words = rest,
            "{" => {
                *words = rest;
                return branches(&path, words);
            }
            "as" => {
                let name = rest[0].clone();
                *words = &rest[1..];
                return vec![(name, path)];
            }
            "," | "}" | ";" => {
                let name = path.last().cloned().unwrap_or_default();
                return vec![(name, path)];
            }
            part => {
                path.push(part.to_owned());
                *words = rest;
            }
        }
    }
}

fn branches(path: &Path, words: &mut &[String]) -> Vec<(String, Path)> {
    let mut all = Vec::new();
    while let Some((word, rest)) = words.split_first() {
        match word.as_str() {
            "," => *words = rest,
            "}" => {
                *words = rest;
                break;
            }
            _ => all.extend(tree(words).into_iter().map(|(name, branch)| (name, [path.as_slice(), &branch].concat()))),
        }
    }
    all
}

/// Paths written where they are used.
fn inline(words: &[String]) -> Vec<Path> {
    let is_name = |word: &String| word.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    let mut all = Vec::new();
    for at in (0..words.len()).filter(|at| *at == 0 || words[at - 1] != "::") {
        let parts = words[at..].chunks(2).take_while(|pair| pair.len() == 2 && is_name(&pair[0]) && pair[1] == "::");
        let count = parts.count();
        let path: Path = words[at..].iter().step_by(2).take(count + 1).cloned().collect();
        all.extend((count > 0 && path.last().is_some_and(is_name)).then_some(path));
    }
    all
}

/// Every path a file names, as it is written.
pub(super) fn paths(source: &Source) -> Vec<Path> {
    let mut paths: Vec<Path> = used(&source.words).into_iter().map(|used| used.path).collect();
    paths.extend(inline(&source.words));
    paths.extend(source.strings.iter().flat_map(|text| inline(&words(text.trim_matches('"')).0)));
    paths
}
