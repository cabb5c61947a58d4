//! What the wizard is at any moment, and what each message makes of it. Nothing here draws, reads or writes: what is
//! to be done outside comes back as effects.

mod saving;
mod showing;
mod top;
mod views;

pub(super) use self::showing::Showing;

use self::top::{Target, Top};
use super::{
    canvas::Drawn,
    dialogs::{self, Dialog, Reading},
    keys::{self, Action, Mode},
    layer::{Context, Notice, Request, made_again, undone},
    message::{Effect, Message},
    open_plan::OpenPlan,
    screens::Home,
    theme::Theme,
};
use crate::interview::steps::To;
use crate::store::{Mode as FileMode, Opened, Reference, Store, StoreError};
use crossterm::event::{Event, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use std::{
    sync::mpsc::Sender,
    thread,
    time::{Duration, Instant},
};

/// How long after the last change the plan is saved.
const AUTOSAVE: Duration = Duration::from_millis(400);

/// The whole state of the wizard.
#[derive(Debug)]
pub struct App {
    /// Where plans are kept.
    pub(super) store: Store,
    /// Home, or a plan.
    pub(super) place: Place,
    /// What lies on top, the topmost last.
    pub(super) layers: Vec<Box<dyn Dialog>>,
    /// The sentence at the foot of the screen.
    pub(super) notice: Option<Notice>,
    /// Styles and characters.
    pub(super) theme: Theme,
    /// Whether the mouse is the wizard's.
    pub(super) mouse: bool,
    post: Sender<Message>,
    plans_opened: u64,
    due: Option<Instant>,
    seen_revision: u64,
    hits: Drawn,
    quits: u8,
}

/// Where the user is.
#[derive(Debug)]
pub(super) enum Place {
    /// The list of saved plans.
    Home(Home),
    /// A plan is being read; its name.
    Opening(String),
    /// A plan.
    Plan(Box<Showing>),
}

impl App {
    /// The wizard at Home.
    #[must_use]
    pub fn new(store: Store, theme: Theme, mouse: bool, post: Sender<Message>) -> Self {
        let home = Home::new(&store, &post);
        Self::at(Place::Home(home), store, theme, mouse, post)
    }

    /// The wizard on its way into a plan; Home is not looked at before.
    #[must_use]
    pub fn opening(store: Store, theme: Theme, mouse: bool, post: Sender<Message>, plan: Reference) -> Self {
        let name = plan.to_string();
        let mut app = Self::at(Place::Opening(name.clone()), store, theme, mouse, post);
        app.read(plan, name);
        app
    }

    fn at(place: Place, store: Store, theme: Theme, mouse: bool, post: Sender<Message>) -> Self {
        Self {
            store,
            place,
            layers: Vec::new(),
            notice: None,
            theme,
            mouse,
            post,
            plans_opened: 0,
            due: None,
            seen_revision: 0,
            hits: Drawn::default(),
            quits: 0,
        }
    }

    /// Has a plan read on another thread; "opening…" stands there until it has been.
    pub fn read(&mut self, reference: Reference, name: String) {
        self.place = Place::Opening(name);
        let (store, post) = (self.store.clone(), self.post.clone());
        thread::spawn(move || {
            // Nobody listens once the wizard has ended.
            let _ = post.send(Message::Opened(Box::new(store.open(&reference))));
        });
    }

    /// Where messages to the app are sent.
    #[must_use]
    pub fn post(&self) -> Sender<Message> {
        self.post.clone()
    }

    /// The open plan, if there is one.
    #[must_use]
    pub fn open_plan(&self) -> Option<&OpenPlan> {
        match &self.place {
            Place::Plan(showing) => Some(&showing.open),
            Place::Home(_) | Place::Opening(_) => None,
        }
    }

    /// What the user is doing now.
    #[must_use]
    pub fn mode(&self) -> Mode {
        if let Some(layer) = self.layers.last() {
            return layer.mode();
        }
        match &self.place {
            Place::Home(home) => home.mode(),
            Place::Opening(_) => Mode::Reading,
            Place::Plan(showing) => showing.screen().mode(),
        }
    }

    /// How many dialogs lie one on the other.
    #[must_use]
    pub fn layers(&self) -> usize {
        self.layers.len()
    }

    /// When the app wants to be woken, if nothing happens before.
    #[must_use]
    pub fn due(&self) -> Option<Instant> {
        self.due
    }

    /// Remembers where clicks lead on the frame just drawn.
    pub fn drawn(&mut self, drawn: Drawn) {
        self.hits = drawn;
    }

    /// Makes of a message what it means.
    pub fn update(&mut self, message: Message, now: Instant) -> Vec<Effect> {
        let mut effects = Vec::new();
        match message {
            Message::Input(event) => self.input(event, &mut effects),
            Message::Signal(number) => self.end(128 + u8::try_from(number).unwrap_or(15), &mut effects),
            Message::Gone => self.end(129, &mut effects),
            Message::Suspend => {
                self.save_now();
                effects.push(Effect::Suspend);
            }
            Message::Saved { plan, revision, failure } => self.saved(plan, revision, failure),
            Message::Found { plan, revision, findings } => self.found(plan, |it| it.found(revision, findings)),
            Message::WorkingOut { plan, revision, part } => self.found(plan, |it| it.tell(revision, part)),
            Message::Learned(path, learned) => {
                if let Place::Home(home) = &mut self.place {
                    home.learn(path, learned);
                }
            }
            Message::Opened(opened) => self.opened(*opened),
            Message::Due if self.due.is_some_and(|due| due <= now) => self.save_now(),
            Message::Due => {}
        }
        self.watch(now);
        effects
    }

    /// Hands the plan of this number what was worked out for it.
    fn found(&mut self, plan: u64, take: impl FnOnce(&mut OpenPlan)) {
        if let Place::Plan(showing) = &mut self.place
            && showing.open.number() == plan
        {
            take(&mut showing.open);
            self.refresh();
        }
    }

    fn input(&mut self, event: Event, effects: &mut Vec<Effect>) {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(key, effects),
            Event::Paste(text) => self.paste(&text, effects),
            Event::Mouse(mouse) => self.click(mouse, effects),
            _ => {}
        }
    }

    fn key(&mut self, key: KeyEvent, effects: &mut Vec<Effect>) {
        self.notice = None;
        let mode = self.mode();
        if mode.takes_text() && keys::is_text(key) {
            return self.with_top(effects, |top, context| top.type_key(key, context));
        }
        match keys::action(mode, key) {
            Some(action) => self.act(action, effects),
            None if mode.takes_text() => self.with_top(effects, |top, context| top.type_key(key, context)),
            None => {}
        }
    }

    fn paste(&mut self, text: &str, effects: &mut Vec<Effect>) {
        self.notice = None;
        self.with_top(effects, |top, context| top.paste(text, context));
    }

    fn click(&mut self, mouse: MouseEvent, effects: &mut Vec<Effect>) {
        match mouse.kind {
            MouseEventKind::ScrollUp => self.wheel(Action::ScrollUp, Action::Up, effects),
            MouseEventKind::ScrollDown => self.wheel(Action::ScrollDown, Action::Down, effects),
            MouseEventKind::Down(MouseButton::Left) => {
                let at = ratatui::layout::Position { x: mouse.column, y: mouse.row };
                let hit = self.hits.hits.iter().rev().find(|(area, _)| area.contains(at)).map(|(_, action)| *action);
                if let Some(action) = hit {
                    self.notice = None;
                    self.act(action, effects);
                }
            }
            _ => {}
        }
    }

    fn wheel(&mut self, turn: Action, step: Action, effects: &mut Vec<Effect>) {
        let mut used = false;
        self.with_top(effects, |top, context| used = top.act(turn, context));
        (0..if used { 0 } else { 3 }).for_each(|_| self.act(step, effects));
    }

    /// Does an action: the topmost layer first, then the view, then what holds everywhere.
    pub fn act(&mut self, action: Action, effects: &mut Vec<Effect>) {
        if !matches!(action, Action::Quit) {
            self.quits = 0;
        }
        let mut used = false;
        self.with_top(effects, |top, context| used = top.act(action, context));
        if !used {
            self.act_everywhere(action, effects);
        }
    }

    fn act_everywhere(&mut self, action: Action, effects: &mut Vec<Effect>) {
        match action {
            Action::Quit => return self.quit(effects),
            Action::Mouse => {
                self.mouse = !self.mouse;
                effects.push(Effect::Mouse(self.mouse));
                self.notice = Some(Notice { text: mouse_words(self.mouse).to_owned(), is_error: false });
            }
            Action::Help if self.mode() == Mode::Form => self.layers.push(Box::new(dialogs::help(Mode::Form))),
            _ if !self.layers.is_empty() => {}
            Action::Help => self.layers.push(Box::new(dialogs::help(self.mode()))),
            Action::Palette => self.layers.push(Box::new(dialogs::palette(self.mode(), self.open_plan().is_some()))),
            _ => self.act_in_plan(action, effects),
        }
        self.refresh();
    }

    fn act_in_plan(&mut self, action: Action, effects: &mut Vec<Effect>) {
        if self.open_plan().is_none() {
            return;
        }
        match action {
            Action::Go(to) => self.go(to, effects),
            Action::Undo => self.step_history(OpenPlan::undo, undone),
            Action::Redo => self.step_history(OpenPlan::redo, made_again),
            Action::Save => self.save_as_asked(),
            Action::Back => self.go_home(effects),
            _ => {}
        }
    }

    fn step_history(&mut self, step: fn(&mut OpenPlan) -> Option<String>, words: fn(Option<String>) -> String) {
        let Place::Plan(showing) = &mut self.place else { return };
        self.notice = Some(Notice { text: words(step(&mut showing.open)), is_error: false });
    }

    /// Goes to another view of the open plan, if there is one open.
    pub fn go(&mut self, to: To, effects: &mut Vec<Effect>) {
        let Place::Plan(showing) = &self.place else { return };
        let Some(view) = showing.find(to) else { return };
        let changes_step = showing.view().step() != view.step();
        let requests = self.leave_view();
        if let Place::Plan(showing) = &mut self.place {
            showing.show(view);
        }
        self.carry_out(requests, effects);
        if changes_step {
            self.save_now();
        }
    }

    /// Lets the view put itself away; returns what it asks for.
    fn leave_view(&mut self) -> Vec<Request> {
        let Place::Plan(showing) = &mut self.place else { return Vec::new() };
        let mut context = Context::new(&self.store, None);
        let (screen, open) = showing.parts();
        open.close_step();
        context.open = Some(open);
        screen.leave(&mut context);
        context.requests
    }

    /// Lets the topmost layer, or the view, act, and carries out what it asks for.
    fn with_top(&mut self, effects: &mut Vec<Effect>, act: impl FnOnce(&mut Top<'_>, &mut Context<'_>)) {
        let mut context = Context::new(&self.store, None);
        let mut layer = self.layers.pop();
        let mut top = Top { target: None, closes: false };
        match (&mut layer, &mut self.place) {
            (Some(dialog), place) => {
                if let Place::Plan(showing) = place {
                    context.open = Some(&mut showing.open);
                }
                top.target = Some(Target::Layer(dialog.as_mut()));
            }
            (None, Place::Home(home)) => top.target = Some(Target::Home(home)),
            (None, Place::Plan(showing)) => {
                let (screen, open) = showing.parts();
                context.open = Some(open);
                top.target = Some(Target::View(screen));
            }
            (None, Place::Opening(_)) => {}
        }
        act(&mut top, &mut context);
        let closes = top.closes;
        let requests = context.requests;
        if let Some(dialog) = layer
            && !closes
        {
            self.layers.push(dialog);
        }
        if closes {
            self.refresh();
        }
        self.carry_out(requests, effects);
    }

    fn carry_out(&mut self, requests: Vec<Request>, effects: &mut Vec<Effect>) {
        for request in requests {
            match request {
                Request::Ask(dialog) => self.layers.push(dialog),
                Request::Say(notice) => self.notice = Some(notice),
                Request::Go(to) => self.go(to, effects),
                Request::Read(reference, name) => self.read(reference, name),
                Request::Show(opened) => self.put_in_place(*opened),
                Request::Home => self.go_home(effects),
                Request::Relist => self.relist(),
                Request::Copy(text) => effects.push(Effect::Copy(text)),
                Request::Quit => self.quit(effects),
                Request::Abandon => self.leave(0, effects),
                Request::Reopen => self.reopen(),
                Request::Do(action) => self.act(action, effects),
            }
        }
    }

    fn refresh(&mut self) {
        if let Place::Plan(showing) = &mut self.place {
            for layer in &mut self.layers {
                layer.refresh(Some(&showing.open));
            }
            showing.refresh();
        }
    }

    fn opened(&mut self, opened: Result<Opened, StoreError>) {
        match opened {
            Ok(opened) => self.put_in_place(opened),
            Err(error) => {
                self.relist();
                self.notice = Some(Notice { text: error.to_string(), is_error: true });
                if let StoreError::Newer { text, .. } = error {
                    self.layers.push(Box::new(Reading::new("Made by a newer version", &text)));
                }
            }
        }
    }

    fn put_in_place(&mut self, opened: Opened) {
        self.put_away();
        self.plans_opened += 1;
        self.notice = on_opening(&opened);
        let open = OpenPlan::new(opened, self.plans_opened, self.post.clone());
        self.seen_revision = 0;
        self.due = None;
        self.layers.clear();
        self.place = Place::Plan(Box::new(Showing::new(open)));
    }

    fn relist(&mut self) {
        self.place = Place::Home(Home::new(&self.store, &self.post));
    }
}

/// What the user should know of a plan that was opened: why it cannot be changed, what is odd about its file.
fn on_opening(opened: &Opened) -> Option<Notice> {
    let refusal = match &opened.mode {
        FileMode::ReadWrite => None,
        FileMode::ReadOnly(reason) => Some(format!("Opened to look at only: {reason}. Ctrl-S reads it again.")),
    };
    let sentences: Vec<&str> = refusal.iter().chain(&opened.notes).map(String::as_str).collect();
    (!sentences.is_empty()).then(|| Notice { text: sentences.join(" "), is_error: refusal.is_some() })
}

fn mouse_words(mouse: bool) -> &'static str {
    if mouse {
        "The mouse works the wizard. F8 gives it back to the terminal."
    } else {
        "The mouse selects text. F8 takes it back."
    }
}
