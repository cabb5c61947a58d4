//! Who gets a key, a click, a text: the topmost layer, else what lies under all, else the app; and what the app makes of
//! what a layer asks for.

use super::{App, LeavingAsked, Place, commands};
use crate::interview::steps::{To, View};
use crate::plan::PartnerId;
use crate::store::Store;
use crate::tui::dialogs::{self, Palette};
use crate::tui::keys::Action;
use crate::tui::layer::{Asides, Context, Layer, NoPlan, Notice, Request, Text, Used, made_again, undone};
use crate::tui::message::Effect;
use crate::tui::open_plan::OpenPlan;
use crate::tui::terminal::clipboard;

/// What a step back or forth came to, or why there was none.
type Stepped = Result<String, String>;

/// What a layer gets.
#[derive(Clone, Copy)]
enum Input<'a> {
    Action(Action),
    Text(Text<'a>),
}

/// What layers stand on, and where those that lie over all are kept.
pub(super) trait Ground: Sized {
    /// What lies over all else there; none when the user is elsewhere by now.
    fn over(place: &mut Place) -> Option<&mut Vec<Box<dyn Layer<Self>>>>;
}

impl Ground for NoPlan {
    fn over(place: &mut Place) -> Option<&mut Vec<Box<dyn Layer<Self>>>> {
        if let Place::Home(_, over) = place { Some(over) } else { None }
    }
}

impl Ground for OpenPlan {
    fn over(place: &mut Place) -> Option<&mut Vec<Box<dyn Layer<Self>>>> {
        if let Place::Plan(showing) = place { Some(&mut showing.over) } else { None }
    }
}

/// Lets the topmost layer, or the one under all, take an input; one that closes with it is taken away, and the one
/// uncovered looks again. Returns what it made of it, and what it asks for.
fn take<P>(
    under: &mut dyn Layer<P>,
    over: &mut Vec<Box<dyn Layer<P>>>,
    on: &mut P,
    (store, asides): (&Store, &mut Asides),
    input: Input<'_>,
) -> (Used, Vec<Request<P>>) {
    let mut context = Context::new(store, on, asides);
    let top = over.last_mut().map_or(&mut *under, |layer| layer.as_mut());
    let used = match input {
        Input::Action(action) => top.act(action, &mut context),
        Input::Text(text) => {
            top.text(text, &mut context);
            Used::Yes
        }
    };
    let requests = context.requests;
    if used == Used::Close {
        over.pop();
        over.last_mut().map_or(under, |layer| layer.as_mut()).look(on);
    }
    (used, requests)
}

/// Lets all that lies there put itself away, the topmost first; returns what is to be said of it.
fn leave<P>(
    under: &mut dyn Layer<P>,
    over: &mut [Box<dyn Layer<P>>],
    on: &mut P,
    (store, asides): (&Store, &mut Asides),
) -> Vec<String> {
    let mut context = Context::new(store, on, asides);
    for layer in over.iter_mut().rev() {
        layer.leave(&mut context);
    }
    under.leave(&mut context);
    let said = context.requests.into_iter().filter_map(|request| match request {
        Request::Say(notice) if notice.is_error => Some(notice.text),
        _ => None,
    });
    said.collect()
}

impl App {
    /// Does an action: the topmost layer first, else what lies under all, then the app. Returns whether it was of use.
    pub fn act(&mut self, action: Action, effects: &mut Vec<Effect>) -> bool {
        if !matches!(action, Action::Quit | Action::Close) {
            self.leaving = LeavingAsked::No;
        }
        if let Some(sentence) = self.protection(action) {
            self.notice = Some(Notice { text: sentence, is_error: true });
            return true;
        }
        let input =
            if let Action::Stroke(stroke) = action { Input::Text(Text::Stroke(stroke)) } else { Input::Action(action) };
        let is_used = self.hand(input, effects) || self.act_everywhere(action, effects);
        self.look();
        is_used
    }

    /// Lets the topmost layer take text.
    pub(super) fn take_text(&mut self, text: Text<'_>, effects: &mut Vec<Effect>) {
        self.hand(Input::Text(text), effects);
    }

    /// Hands on a turn of the wheel; whether the topmost layer made something of it.
    pub(super) fn turn(&mut self, turn: Action, effects: &mut Vec<Effect>) -> bool {
        self.hand(Input::Action(turn), effects)
    }

    /// Hands an input to the topmost layer and carries out what it asks for; returns whether it had a use for it.
    fn hand(&mut self, input: Input<'_>, effects: &mut Vec<Effect>) -> bool {
        match &mut self.place {
            Place::Opening(_) => false,
            Place::Home(home, over) => {
                let on = (&self.store, &mut self.home_drafts.asides);
                let (used, requests) = take(home.as_mut(), over, &mut NoPlan, on, input);
                self.carry_out(requests, effects);
                used != Used::No
            }
            Place::Plan(showing) => {
                let (view, over, open) = showing.parts();
                let (used, requests) = take(view, over, open, (&self.store, &mut self.asides), input);
                self.carry_out(requests, effects);
                used != Used::No
            }
        }
    }

    fn act_everywhere(&mut self, action: Action, effects: &mut Vec<Effect>) -> bool {
        match action {
            Action::Quit => self.quit(effects),
            Action::Close => {
                // What lies under all is not closed by it: marks and a filter are Esc's to take away.
                if self.layers() == 0 || !self.hand(Input::Action(Action::Back), effects) {
                    self.quit(effects);
                }
            }
            Action::Mouse => {
                self.mouse = !self.mouse;
                effects.push(Effect::Mouse(self.mouse));
                self.notice = Some(Notice { text: mouse_words(self.mouse).to_owned(), is_error: false });
            }
            // Under a dialog the app is at rest, but for what the dialog offers and leaves to it.
            _ if self.layers() > 0 && !self.offers(action) => return false,
            Action::Help => self.help(),
            Action::Theme => self.themes(),
            Action::Settings => self.settings(),
            Action::Palette => self.palette(),
            Action::GoTo => {
                if let Place::Plan(showing) = &mut self.place {
                    showing.over.push(Box::new(dialogs::GoTo));
                }
            }
            _ => return self.act_in_plan(action, effects),
        }
        true
    }

    fn offers(&self, action: Action) -> bool {
        self.keys().iter().flat_map(|set| set.rows).any(|binding| binding.action() == Some(action))
    }

    fn help(&mut self) {
        let keys = self.keys();
        match &mut self.place {
            Place::Home(_, over) => over.push(Box::new(dialogs::help(&keys))),
            Place::Opening(_) => {}
            Place::Plan(showing) => showing.over.push(Box::new(dialogs::help(&keys))),
        }
    }

    fn palette(&mut self) {
        let keys = self.keys();
        match &mut self.place {
            Place::Home(_, over) => over.push(Box::new(dialogs::commands(&keys))),
            Place::Opening(_) => {}
            Place::Plan(showing) => showing.over.push(Box::new(Palette::new(commands::entries(showing, &self.keymap)))),
        }
    }

    fn act_in_plan(&mut self, action: Action, effects: &mut Vec<Effect>) -> bool {
        if self.open_plan().is_none() {
            return false;
        }
        match action {
            Action::Go(to) => self.go(to, effects),
            Action::Undo => self.step_history(OpenPlan::undo, undone),
            Action::Redo => self.step_history(OpenPlan::redo, made_again),
            Action::Save => self.save_as_asked(effects),
            Action::Earlier => self.earlier(),
            Action::CompareWith => self.compare_with(),
            Action::Settle => self.settle(),
            Action::Tour => self.tour(effects),
            Action::Back => {
                if !self.come_back(effects) {
                    self.go_home(effects);
                }
            }
            _ => return false,
        }
        true
    }

    fn step_history(&mut self, step: fn(&mut OpenPlan) -> Stepped, words: fn(Stepped) -> String) {
        let Place::Plan(showing) = &mut self.place else { return };
        self.notice = Some(Notice { text: words(step(&mut showing.open)), is_error: false });
    }

    /// Goes to another view of the open plan, if there is one open.
    pub fn go(&mut self, to: To, effects: &mut Vec<Effect>) {
        let Place::Plan(showing) = &self.place else { return };
        let Some(view) = showing.find(to) else { return };
        let (changes_step, is_another) = (showing.view().step() != view.step(), !showing.view().is(view));
        let requests = self.leave_view();
        if let Place::Plan(showing) = &mut self.place {
            showing.came_from = showing.came_from.take().filter(|_| !is_another);
            showing.show(view, &self.asides);
        }
        self.carry_out(requests, effects);
        if changes_step {
            self.save_now();
        }
    }

    /// Goes to a view and remembers from which.
    fn visit(&mut self, view: View, effects: &mut Vec<Effect>) {
        let from = self.view().filter(|from| !from.is(view));
        self.go(To::View(view), effects);
        if let (Place::Plan(showing), Some(_)) = (&mut self.place, from) {
            showing.came_from = from;
        }
    }

    /// Back to the view from which a key led here; false where none did.
    fn come_back(&mut self, effects: &mut Vec<Effect>) -> bool {
        let Place::Plan(showing) = &mut self.place else { return false };
        let Some(view) = showing.came_from.take() else { return false };
        self.go(To::View(view), effects);
        true
    }

    /// Lets the view put itself away; returns what it asks for.
    pub(super) fn leave_view(&mut self) -> Vec<Request> {
        let Place::Plan(showing) = &mut self.place else { return Vec::new() };
        let (view, _, open) = showing.parts();
        open.close_step();
        let mut context = Context::new(&self.store, open, &mut self.asides);
        view.leave(&mut context);
        context.requests
    }

    /// Lets all that lies on the screen put itself away, the topmost first; returns what became of it, in words.
    pub(super) fn leave_all(&mut self) -> Vec<String> {
        let mut said = match &mut self.place {
            Place::Opening(_) => Vec::new(),
            Place::Home(home, over) => {
                leave(home.as_mut(), over, &mut NoPlan, (&self.store, &mut self.home_drafts.asides))
            }
            Place::Plan(showing) => {
                let (view, over, open) = showing.parts();
                leave(view, over, open, (&self.store, &mut self.asides))
            }
        };
        said.extend(self.home_drafts.settle());
        said
    }

    /// Lets the topmost layer put what is typed into the plan, or aside.
    pub(super) fn rest(&mut self) {
        match &mut self.place {
            Place::Opening(_) => {}
            Place::Home(_, over) => {
                let mut on = NoPlan;
                let mut context = Context::new(&self.store, &mut on, &mut self.home_drafts.asides);
                if let Some(layer) = over.last_mut() {
                    layer.rest(&mut context);
                }
            }
            Place::Plan(showing) => {
                let (view, over, open) = showing.parts();
                let mut context = Context::new(&self.store, open, &mut self.asides);
                over.last_mut().map_or(view, |layer| layer.as_mut()).rest(&mut context);
                let requests = context.requests;
                self.carry_out(requests, &mut Vec::new());
            }
        }
    }

    /// The layers look again when the plan, or what was found of it, is not what they last looked at.
    pub(super) fn look(&mut self) {
        if let Place::Plan(showing) = &mut self.place {
            showing.look();
        }
    }

    fn look_at(&mut self, partner: PartnerId) {
        if let Place::Plan(showing) = &mut self.place {
            showing.open.selected = Some(partner);
        }
    }

    /// Does what a layer asked for.
    pub(super) fn carry_out<P: Ground>(&mut self, requests: Vec<Request<P>>, effects: &mut Vec<Effect>) {
        for request in requests {
            match request {
                Request::Ask(dialog) => {
                    if let Some(over) = P::over(&mut self.place) {
                        over.push(dialog);
                    }
                }
                Request::Answered => self.answered::<P>(),
                Request::Say(notice) => self.notice = Some(notice),
                Request::Go(to) => self.go(to, effects),
                Request::Visit(view) => self.visit(view, effects),
                Request::LookAt(partner) => self.look_at(partner),
                Request::Read(reference, name) => self.read(reference, name),
                Request::Show(opened) => self.put_in_place(*opened),
                Request::Tour => self.is_touring = true,
                Request::Home => self.go_home(effects),
                Request::Relist => self.relist(),
                Request::Wear(theme) => self.theme = theme,
                Request::Keep(kept) => self.keep_setting(kept),
                Request::Copy { text, what } => self.copy(text, &what, effects),
                Request::Edit { title, text } => self.lend(title, text, effects),
                Request::Quit => self.quit(effects),
                Request::Abandon => self.leave_with_a_copy(1, &[], effects),
                Request::Reopen => self.reopen(),
                Request::Do(action) => drop(self.act(action, effects)),
            }
        }
    }
}

impl App {
    /// What lies on top goes: the question it asked on is answered.
    fn answered<P: Ground>(&mut self) {
        let is_home = matches!(self.place, Place::Home(..));
        let asides = if is_home { &mut self.home_drafts.asides } else { &mut self.asides };
        if let Some(mut layer) = P::over(&mut self.place).and_then(Vec::pop) {
            layer.answered(asides);
        }
    }

    /// Sends a text to the terminal's clipboard, and says so; or why not.
    fn copy(&mut self, text: String, what: &str, effects: &mut Vec<Effect>) {
        let refusal = clipboard::refusal(&text);
        let is_error = refusal.is_some();
        self.notice = Some(Notice { text: refusal.unwrap_or_else(|| self.between.sent(what)), is_error });
        if !is_error {
            effects.push(Effect::Copy(text));
        }
    }
}

fn mouse_words(mouse: bool) -> &'static str {
    if mouse {
        "The mouse works the wizard. Ctrl-R gives it back to the terminal."
    } else {
        "The mouse selects text. Ctrl-R takes it back."
    }
}
