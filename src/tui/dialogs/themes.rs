//! Colours and characters, tried on while the cursor moves: Enter keeps what is worn in the settings, Esc goes back to what
//! was worn before.

use super::panel;
use super::pick::KEYS;
use crate::tui::canvas::{Canvas, below, row, span, top};
use crate::tui::keys::{Action, Keys};
use crate::tui::layer::{Context, Layer, Request, Setting, Text, Used};
use crate::tui::theme::{Look, Looks, Role, Theme};
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::editor;
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;
use std::path::Path;

/// Columns of the panel.
const WIDEST: u16 = 90;
/// Rows for the sample below the list, and for where what is chosen is kept.
const FOOT: u16 = 5;

/// The themes to try on.
#[derive(Debug)]
pub(crate) struct Themes {
    looks: Looks,
    /// What was worn before.
    before: Theme,
    /// Where what is chosen is kept.
    kept_in: String,
    /// Whether other characters may be worn.
    may_leave_ascii: bool,
    list: List<usize>,
}

impl Themes {
    /// Those there are, the one worn selected. Without colour wanted there is none but that.
    pub(crate) fn new(looks: &Looks, worn: Theme, (may_color, may_leave_ascii): (bool, bool), file: &Path) -> Self {
        let may_be_worn = |look: &Look| may_color || look.paints.is_none();
        let mut rows: Vec<(usize, String, String)> = Vec::new();
        for (place, look) in looks.all.iter().enumerate().filter(|(_, look)| may_be_worn(look)) {
            rows.push((place, look.name.clone(), look.about.clone()));
        }
        let (name, about) = match (worn.is_ascii(), may_leave_ascii) {
            (true, true) => ("all characters", "Lines, shades and arrows as characters of their own."),
            (true, false) => ("ASCII only", "Your terminal was said to have no others."),
            (false, _) => ("ASCII only", "For a terminal or a font without lines and shades."),
        };
        rows.push((looks.all.len(), name.to_owned(), about.to_owned()));
        let columns = [
            Column::new(Head::new("name", "").flexible(8).most(30).rank(1), |row: &&(usize, String, String)| {
                row.1.clone()
            }),
            Column::new(
                Head::new("about", "").flexible(8).rank(1).role(Role::Dim),
                |row: &&(usize, String, String)| row.2.clone(),
            ),
        ];
        let mut list = List::new("theme").without_heads().typing();
        list.fill(&columns, [Members::new(rows.iter().map(|row| (row.0, row)))]);
        list.select(&looks.worn);
        let kept_in = format!("Enter keeps it in {}; Alt-S says what else can stand there.", file.display());
        Self { looks: looks.clone(), before: worn, kept_in, may_leave_ascii, list }
    }

    /// What is selected, tried on.
    fn tried(&self) -> Theme {
        match self.list.selected() {
            Some(place) if *place < self.looks.all.len() => self.looks.wear(*place, self.before),
            Some(_) => self.before.in_ascii(!self.before.is_ascii() || !self.may_leave_ascii),
            None => self.before,
        }
    }

    /// The setting that keeps what is selected.
    fn kept(&self) -> Option<Setting> {
        let place = *self.list.selected()?;
        Some(if place < self.looks.all.len() { Setting::Look(place) } else { Setting::Ascii(self.tried().is_ascii()) })
    }

    fn wear<P>(theme: Theme, context: &mut Context<'_, P>) {
        context.requests.push(Request::Wear(theme));
    }
}

/// Words in the colours a theme has for them.
const SAMPLE: &[(&str, Role)] = &[
    ("Recruit now", Role::Set),
    ("a key", Role::Accent),
    ("settled", Role::Good),
    ("look here", Role::Warning),
    ("wrong", Role::Error),
    ("later", Role::Dim),
    ("selected", Role::Selected),
];

impl<P> Layer<P> for Themes {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &editor::KEYS]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn draw(&self, _plan: &P, canvas: &mut Canvas<'_>, body: Rect) {
        let rows = span(self.looks.all.len() + 1).saturating_add(3 + FOOT).min(body.height);
        let inside = panel(canvas, body, WIDEST, rows, "Colours and characters, worn as you move");
        let listed = top(inside, inside.height.saturating_sub(FOOT));
        let used = self.list.draw_plain(canvas, listed);
        let line = row(below(inside, used + 1), 0);
        let spaced: Vec<(&str, Role)> = SAMPLE.iter().flat_map(|sample| [*sample, ("  ", Role::Text)]).collect();
        canvas.pieces(line, &spaced);
        canvas.paragraph(below(inside, used + 3), &self.kept_in, Role::Dim);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_, P>) -> Used {
        match self.list.act(action) {
            None => Self::wear(self.tried(), context),
            Some(Action::Open) => {
                Self::wear(self.tried(), context);
                context.requests.extend(self.kept().map(Request::Keep));
                return Used::Close;
            }
            Some(Action::Back) => {
                Self::wear(self.before, context);
                return Used::Close;
            }
            Some(_) => return Used::No,
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_, P>) {
        self.list.text(text);
        self.list.act(Action::First);
        Self::wear(self.tried(), context);
    }
}
