//! Who a key is for: the topmost layer, Home, or the view shown.

use crate::tui::{
    dialogs::{After, Dialog},
    keys::Action,
    layer::Context,
    screens::{Home, Screen},
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
    pub(super) fn act(&mut self, action: Action, context: &mut Context<'_>) -> bool {
        match &mut self.target {
            Some(Target::Layer(dialog)) => {
                let after = dialog.act(action, context);
                self.closes = after == After::Close;
                after != After::Ignored
            }
            Some(Target::Home(home)) => home.act(action, context),
            Some(Target::View(screen)) => screen.act(action, context),
            None => false,
        }
    }

    /// Takes a key that is text.
    pub(super) fn type_key(&mut self, key: KeyEvent, context: &mut Context<'_>) {
        match &mut self.target {
            Some(Target::Layer(dialog)) => dialog.type_key(key, context),
            Some(Target::Home(home)) => home.type_key(key, context),
            Some(Target::View(screen)) => screen.type_key(key, context),
            None => {}
        }
    }

    /// Takes pasted text.
    pub(super) fn paste(&mut self, text: &str, context: &mut Context<'_>) {
        match &mut self.target {
            Some(Target::Layer(dialog)) => dialog.paste(text, context),
            Some(Target::Home(home)) => home.paste(text, context),
            Some(Target::View(screen)) => screen.paste(text, context),
            None => {}
        }
    }
}
