//! Who a key is for: the topmost layer, Home, or the view shown.

use crate::tui::{
    dialogs::{After, Dialog},
    keymap::Action,
    screens::{Home, Screen},
    work::Work,
};
use crossterm::event::KeyEvent;

/// What acts: a layer, Home or a view, behind one face.
pub(super) struct Top<'a> {
    /// Who acts; nobody while a plan is being read.
    pub(super) target: Option<Target<'a>>,
    /// Whether it closes after this.
    pub(super) closes: bool,
}

pub(super) enum Target<'a> {
    Layer(&'a mut dyn Dialog),
    Home(&'a mut Home),
    View(&'a mut dyn Screen),
}

impl Top<'_> {
    /// Does an action; false when there is no use for it.
    pub(super) fn act(&mut self, action: Action, work: &mut Work<'_>) -> bool {
        match &mut self.target {
            Some(Target::Layer(dialog)) => {
                let after = dialog.act(action, work);
                self.closes = after == After::Close;
                after != After::Ignored
            }
            Some(Target::Home(home)) => home.act(action, work),
            Some(Target::View(screen)) => screen.act(action, work),
            None => false,
        }
    }

    /// Takes a key that is text.
    pub(super) fn type_key(&mut self, key: KeyEvent, work: &mut Work<'_>) {
        match &mut self.target {
            Some(Target::Layer(dialog)) => dialog.type_key(key, work),
            Some(Target::Home(home)) => home.type_key(key, work),
            Some(Target::View(screen)) => screen.type_key(key, work),
            None => {}
        }
    }

    /// Takes pasted text.
    pub(super) fn paste(&mut self, text: &str, work: &mut Work<'_>) {
        match &mut self.target {
            Some(Target::Layer(dialog)) => dialog.paste(text, work),
            Some(Target::Home(home)) => home.paste(text, work),
            Some(Target::View(screen)) => screen.paste(text, work),
            None => {}
        }
    }
}
