//! What the mouse does: a click is the action that was drawn there, a turn of the wheel moves what lies under the pointer.
//! The other buttons are the terminal's.

use super::App;
use super::clicked::Clicked;
use crate::interview::steps::View;
use crate::tui::keys::Action;
use crate::tui::layer::{Shown, Spot, Text};
use crate::tui::message::Effect;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};
use std::time::Instant;

/// Rows a turn of the wheel moves where a layer makes nothing of it.
const TURN: usize = 3;

impl App {
    /// Does what the mouse asks for.
    pub(super) fn point(&mut self, mouse: MouseEvent, now: Instant, effects: &mut Vec<Effect>) {
        let at = Position { x: mouse.column, y: mouse.row };
        match mouse.kind {
            MouseEventKind::ScrollUp => self.wheel(at, Action::ScrollUp, Action::Up, effects),
            MouseEventKind::ScrollDown => self.wheel(at, Action::ScrollDown, Action::Down, effects),
            MouseEventKind::Down(MouseButton::Left) => self.click(at, now, effects),
            _ => {}
        }
    }

    /// What the first click of a double click has brought there is not what the second is for.
    fn click(&mut self, at: Position, now: Instant, effects: &mut Vec<Effect>) {
        let hit = self.under(at).next();
        let does = hit.map(|(_, action)| action);
        if self.clicked.take().is_some_and(|before| before.has_brought(does, at, now)) {
            return;
        }
        let from = self.in_sight();
        if let Some((area, action)) = hit {
            self.notice = None;
            self.click_on(at, area, action, effects);
        }
        self.clicked = Some(Clicked { at, when: now, did: does, has_led_on: self.in_sight() != from });
    }

    fn click_on(&mut self, at: Position, area: Rect, action: Action, effects: &mut Vec<Effect>) {
        let shown = match action {
            Action::PutCursor { broken: true } => Shown::Broken,
            Action::PutCursor { broken: false } => Shown::Scrolled,
            Action::SelectAt { row, before } => {
                self.act(Action::Select(row), effects);
                Shown::From(before)
            }
            _ => {
                self.act(action, effects);
                return;
            }
        };
        let spot = Spot { at: (at.x - area.x, at.y - area.y), room: (area.width, area.height), shown };
        self.take_text(Text::Click(spot), effects);
    }

    /// Turns what lies under the pointer: the other pane of a view gets the focus first, and beside a dialog nothing does.
    fn wheel(&mut self, at: Position, turn: Action, step: Action, effects: &mut Vec<Effect>) {
        let is_covered = self.layers() > 0;
        if is_covered && self.under(at).next().is_none_or(|(_, action)| action == Action::Back) {
            return;
        }
        if !is_covered && self.under(at).any(|(_, action)| action == Action::Pane) {
            self.act(Action::Pane, effects);
        }
        if !self.turn(turn, effects) {
            for _ in 0..TURN {
                self.act(step, effects);
            }
        }
    }

    /// What a click at a place does, the topmost first.
    fn under(&self, at: Position) -> impl Iterator<Item = (Rect, Action)> {
        self.hits.hits.iter().rev().filter(move |(area, _)| area.contains(at)).copied()
    }

    /// What is in sight: another one under the pointer is not what was clicked.
    fn in_sight(&self) -> (&'static str, usize, Option<View>) {
        (self.layer(), self.layers(), self.view())
    }
}
