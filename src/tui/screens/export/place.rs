//! Where an export goes: a path as it is typed, and the file it means.

use crate::report::{Format, Paper};
use crate::store::Around;
use crate::tui::canvas::Canvas;
use crate::tui::layer::Text;
use crate::tui::theme::Role;
use crate::tui::widgets::editor::Editor;
use ratatui::layout::Rect;
use std::path::{Path, PathBuf};

/// A place as it is typed.
#[derive(Debug)]
pub(super) struct Target {
    editor: Editor,
    /// What was put there unasked.
    suggested: String,
    name: String,
    around: Around,
}

impl Target {
    /// A file of the plan's own name in the folder the program was started in.
    pub(super) fn suggested(plan: &Path, format: Format) -> Self {
        Self::within(Around::here(), plan, format)
    }

    fn within(around: Around, plan: &Path, format: Format) -> Self {
        let name = plan.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let path = around.folder().join(format!("{name}.{}", format.ending()));
        let suggested = around.typed(&path);
        Self { editor: Editor::new(&suggested), suggested, name, around }
    }

    pub(super) fn take(&mut self, text: Text<'_>) -> bool {
        self.editor.take(text)
    }

    /// The format its ending names, if it names one.
    pub(super) fn format(&self) -> Option<Format> {
        Format::from_path(Path::new(self.editor.text().trim()))
    }

    /// Takes the ending of another format, where it has the ending of one.
    pub(super) fn follow(&mut self, format: Format) {
        if self.format().is_some() {
            let path = Path::new(self.editor.text().trim()).with_extension(format.ending());
            let path = path.to_string_lossy().into_owned();
            if self.editor.text() == self.suggested {
                self.suggested.clone_from(&path);
            }
            self.editor = Editor::new(&path);
        }
    }

    /// Takes the name of another paper, as long as nobody has typed one.
    pub(super) fn call(&mut self, paper: &Paper) {
        if self.editor.text() != self.suggested {
            return;
        }
        let path = Path::new(&self.suggested);
        let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
        let name = paper.suffix().map_or_else(|| self.name.clone(), |suffix| format!("{}-{suffix}", self.name));
        self.suggested = path.with_file_name(format!("{name}.{ending}")).to_string_lossy().into_owned();
        self.editor = Editor::new(&self.suggested);
    }

    /// The file meant: a folder gets a file of the plan's name, a name without the format's ending gets it.
    pub(super) fn target(&self, format: Format) -> Result<PathBuf, String> {
        let typed = self.editor.text().trim();
        if typed.is_empty() {
            return Err(format!("Say where to: type the name of a file, for instance {}.md.", self.name));
        }
        let mut path = self.around.meant(Path::new(typed))?;
        if path.is_dir() || typed.ends_with('/') {
            path.push(format!("{}.{}", self.name, format.ending()));
        }
        if Format::from_path(&path) != Some(format) {
            path.as_mut_os_string().push(format!(".{}", format.ending()));
        }
        match path.parent() {
            Some(folder) if !folder.is_dir() => {
                Err(format!("There is no folder {}: make it, or name another. Nothing was written.", folder.display()))
            }
            _ => Ok(path),
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, has_focus: bool) {
        if has_focus {
            self.editor.draw(canvas, area, Role::Text);
        } else {
            canvas.write(area, self.editor.text(), Role::Text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(typed: &str) -> Target {
        let folder = std::env::temp_dir();
        let mut place =
            Target::within(Around::at(&folder, Some(folder.clone())), Path::new("/plans/nordic.ron"), Format::Markdown);
        assert_eq!(place.editor.text(), "~/nordic.md");
        place.editor = Editor::new(typed);
        place
    }

    #[test]
    fn what_is_typed_becomes_a_whole_path() {
        let folder = std::env::temp_dir();
        let target = |typed: &str, format| place(typed).target(format);
        assert_eq!(target("board", Format::Markdown), Ok(folder.join("board.md")));
        assert_eq!(target("board v1.2", Format::Csv), Ok(folder.join("board v1.2.csv")));
        assert_eq!(target("~/board.markdown", Format::Markdown), Ok(folder.join("board.markdown")));
        assert_eq!(target("~", Format::Json), Ok(folder.join("nordic.json")));
        assert_eq!(target(&folder.to_string_lossy(), Format::Json), Ok(folder.join("nordic.json")));
        assert!(target("", Format::Markdown).is_err_and(|sentence| sentence.contains("nordic.md")));
        assert!(target("/no/such/folder/x.md", Format::Markdown).is_err_and(|said| said.contains("/no/such/folder:")));
    }

    #[test]
    fn the_ending_follows_the_format_and_names_it() {
        let mut typed = place("~/board.md");
        typed.follow(Format::Csv);
        assert_eq!(typed.editor.text(), "~/board.csv");
        assert_eq!(typed.format(), Some(Format::Csv));
        let mut bare = place("board");
        bare.follow(Format::Csv);
        assert_eq!((bare.editor.text(), bare.format()), ("board", None));
    }
}
