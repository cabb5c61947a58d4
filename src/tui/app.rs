//! What the wizard is at any moment, and what each message makes of it. Nothing here draws; what is to be done outside
//! comes back as effects. Plans are read and saved on other threads; only leaving one waits for the disk (`saving`).

mod acting;
mod autosave;
mod bringing;
mod burst;
mod clicked;
mod commands;
mod elsewhere;
mod home_drafts;
mod looking;
mod opening;
mod outside;
mod parting;
mod past;
mod pointing;
mod saving;
mod setup;
mod showing;
mod table;
mod together;
mod touring;
mod views;

pub use self::setup::Setup;
pub(super) use self::showing::Showing;
pub use self::table::{key_table, settings_with_keys};
pub use self::together::held_together;
pub use self::views::key_sets;

use self::autosave::Autosave;
use self::clicked::Clicked;
use self::home_drafts::HomeDrafts;
use self::setup::Wearable;
use super::canvas::Drawn;
use super::keys::{self, ANYWHERE, ASKING, Action, Keymap, Keys};
use super::layer::{Asides, Layer, NoPlan, Notice, Text};
use super::message::{Effect, Message};
use super::open_plan::OpenPlan;
use super::screens::Home;
use super::terminal::clipboard::Between;
use super::theme::{Looks, Theme};
use super::working::aside::aside;
use crate::desk::Word;
use crate::desk::working::moved::so_far;
use crate::interview::steps::View;
use crate::plan::Date;
use crate::store::{Known, Reference, Store};
use crossterm::event::{Event, KeyEvent, KeyEventKind};
use std::{path::PathBuf, sync::mpsc::Sender, time::Instant};

/// The whole state of the wizard.
#[derive(Debug)]
pub struct App {
    /// Where plans are kept.
    pub(super) store: Store,
    /// Home, or a plan.
    pub(super) place: Place,
    /// The sentence at the foot of the screen.
    pub(super) notice: Option<Notice>,
    /// Styles and characters.
    pub(super) theme: Theme,
    /// Whether the mouse is the wizard's.
    pub(super) mouse: bool,
    /// The day it is, where that is said: what is overdue depends on it.
    today: Option<Date>,
    /// What may keep from the terminal what is sent to its clipboard.
    pub(super) between: Between,
    post: Sender<Message>,
    plans_opened: u64,
    autosave: Autosave,
    asides: Asides,
    home_drafts: HomeDrafts,
    hits: Drawn,
    clicked: Option<Clicked>,
    leaving: LeavingAsked,
    /// What plans come to, of those that Home has read.
    known: Known,
    /// A plan whose file is being opened again, as it was shown.
    back: Option<Box<Showing>>,
    /// The plan opened last: Home comes back with it selected.
    stood_at: Option<PathBuf>,
    /// Whether the tour is to begin in the plan that comes into sight next.
    is_touring: bool,
    /// What is wrong with the settings and has not been said yet.
    complaint: Option<String>,
    /// The themes there are, and what of them may be worn here.
    looks: Looks,
    wearable: Wearable,
    /// Keys of the user's own.
    pub(super) keymap: Keymap,
    /// Names of the user's that may be taken for keys, also of what is gone: a sentence says what was deleted.
    pub(super) theirs: Vec<String>,
}

/// Whether the user has asked to leave with a plan that cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LeavingAsked {
    /// Not, or has done something else since.
    No,
    /// Yes, and what can be done has not been shown yet: asking twice in one breath is asking once.
    Unseen,
    /// Yes, and it has been shown.
    Seen,
}

/// Where the user is.
#[derive(Debug)]
pub(super) enum Place {
    /// The list of saved plans, and what lies over it, the topmost last.
    Home(Box<Home>, Vec<Box<dyn Layer<NoPlan>>>),
    /// A plan is being read; its name.
    Opening(String),
    /// A plan.
    Plan(Box<Showing>),
}

impl App {
    /// The wizard at Home.
    #[must_use]
    pub fn new(store: Store, theme: Theme, mouse: bool, today: Option<Date>, post: Sender<Message>) -> Self {
        let home = Home::new(&store, Known::default(), today.as_ref(), &post);
        Self::at(Place::Home(Box::new(home), Vec::new()), store, theme, mouse, today, post)
    }

    /// The wizard on its way into a plan; Home is not looked at before.
    #[must_use]
    pub fn opening(
        store: Store,
        theme: Theme,
        mouse: bool,
        today: Option<Date>,
        post: Sender<Message>,
        plan: Reference,
    ) -> Self {
        let name = plan.to_string();
        let mut app = Self::at(Place::Opening(name.clone()), store, theme, mouse, today, post);
        app.read(plan, name);
        app
    }

    fn at(place: Place, store: Store, theme: Theme, mouse: bool, today: Option<Date>, post: Sender<Message>) -> Self {
        let known = if let Place::Home(home, _) = &place { home.known().clone() } else { Known::default() };
        let home_drafts = HomeDrafts::new(store.drafts_of_home());
        let notice = if let Place::Home(..) = &place { home_drafts.notice() } else { None };
        Self {
            store,
            place,
            notice,
            theme,
            mouse,
            today,
            between: Between::Nothing,
            post,
            plans_opened: 0,
            autosave: Autosave::default(),
            asides: Asides::default(),
            home_drafts,
            hits: Drawn::default(),
            clicked: None,
            leaving: LeavingAsked::No,
            known,
            back: None,
            stood_at: None,
            is_touring: false,
            complaint: None,
            looks: Looks::default(),
            wearable: Wearable::of(theme),
            keymap: Keymap::default(),
            theirs: Vec::new(),
        }
    }

    /// Stands behind this, seen from the terminal.
    pub fn stand_behind(&mut self, between: Between) {
        self.between = between;
    }

    /// Has a plan read on another thread; "opening…" stands there until it has been.
    pub fn read(&mut self, reference: Reference, name: String) {
        self.stood_at = Some(reference.path().to_owned());
        self.place = Place::Opening(name);
        let (store, post) = (self.store.clone(), self.post.clone());
        aside(move || {
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
            Place::Home(..) | Place::Opening(_) => None,
        }
    }

    /// The view shown, if a plan is open.
    #[must_use]
    pub fn view(&self) -> Option<View> {
        if let Place::Plan(showing) = &self.place { Some(showing.view()) } else { None }
    }

    /// The sets of bindings that hold now, those of the topmost layer first.
    #[must_use]
    pub fn keys(&self) -> Vec<&'static Keys> {
        self.keys_as_shipped().into_iter().map(|set| self.keymap.set(set)).collect()
    }

    /// The same without what the user has changed.
    pub(super) fn keys_as_shipped(&self) -> Vec<&'static Keys> {
        let of_layer = match &self.place {
            Place::Home(home, over) => over.last().map_or_else(|| home.keys(), |layer| layer.keys()),
            Place::Opening(_) => &[],
            Place::Plan(showing) => showing.top().keys(),
        };
        let asks = (!self.takes_text() && !keys::has_letter(of_layer, '?')).then_some(&ASKING);
        of_layer.iter().copied().chain(asks).chain([&ANYWHERE]).collect()
    }

    /// Whether printable keys are text now.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        match &self.place {
            Place::Home(home, over) => over.last().map_or_else(|| home.takes_text(), |layer| layer.takes_text()),
            Place::Opening(_) => false,
            Place::Plan(showing) => showing.top().takes_text(),
        }
    }

    /// Why an action is not possible now: the plan may not be changed, or the topmost layer says so.
    #[must_use]
    pub fn refusal(&self, action: Action) -> Option<String> {
        self.protection(action).or_else(|| self.refusal_of_layer(action).map(str::to_owned))
    }

    /// What is said of an action that would change a plan which is to be looked at only.
    fn protection(&self, action: Action) -> Option<String> {
        let Place::Plan(showing) = &self.place else { return None };
        let mut rows = showing.top().keys().iter().flat_map(|set| set.rows);
        let changes = rows.any(|binding| binding.changes && binding.can_do(action));
        showing.open.refusal().filter(|_| changes)
    }

    fn refusal_of_layer(&self, action: Action) -> Option<&'static str> {
        match &self.place {
            Place::Home(home, over) => {
                let top = over.last().map_or(home.as_ref() as &dyn Layer<NoPlan>, AsRef::as_ref);
                top.refusal(action, &NoPlan)
            }
            Place::Opening(_) => None,
            Place::Plan(showing) => showing.top().refusal(action, &showing.open),
        }
    }

    /// The kind of layer that takes keys and text now; nothing while a plan is being read.
    #[must_use]
    pub fn layer(&self) -> &'static str {
        match &self.place {
            Place::Home(home, over) => over.last().map_or_else(|| home.kind(), |layer| layer.kind()),
            Place::Opening(_) => "",
            Place::Plan(showing) => showing.top().kind(),
        }
    }

    /// How many dialogs lie one on the other.
    #[must_use]
    pub fn layers(&self) -> usize {
        match &self.place {
            Place::Home(_, over) => over.len(),
            Place::Opening(_) => 0,
            Place::Plan(showing) => showing.over.len(),
        }
    }

    /// When the app wants to be woken, if nothing happens before.
    #[must_use]
    pub fn due(&self) -> Option<Instant> {
        let work = self.open_plan().and_then(OpenPlan::work_due);
        self.autosave.due().into_iter().chain(work).min()
    }

    /// Remembers where clicks lead on the frame just drawn.
    pub fn drawn(&mut self, drawn: Drawn) {
        self.hits = drawn;
        if let Place::Home(home, _) = &mut self.place {
            home.drawn(&self.store);
        }
        if self.leaving == LeavingAsked::Unseen {
            self.leaving = LeavingAsked::Seen;
        }
    }

    /// Makes of a message what it means.
    pub fn update(&mut self, message: Message, now: Instant) -> Vec<Effect> {
        let mut effects = Vec::new();
        let is_typed = matches!(message, Message::Input(_) | Message::Burst(_));
        if let (true, Place::Plan(showing)) = (is_typed, &mut self.place) {
            showing.open.put_off_work(now);
        }
        self.take(message, now, &mut effects);
        self.look();
        self.remember_names();
        self.watch(now, is_typed);
        self.home_drafts.keep();
        effects
    }

    fn take(&mut self, message: Message, now: Instant, effects: &mut Vec<Effect>) {
        match message {
            Message::Input(event) if self.is_kept_waiting(&event, effects) => {}
            Message::Input(event) => self.input(event, now, effects),
            Message::Burst(_) if self.is_parting() => {}
            Message::Burst(text) => self.burst(&text, effects),
            Message::Signal(number) => self.end(128 + u8::try_from(number).unwrap_or(15), effects),
            Message::Gone => self.end(129, effects),
            Message::Suspend => self.suspend(effects),
            Message::Edited(edited) => self.edited(&edited, effects),
            Message::Desk(word) => self.hear_desk(word, now, effects),
            Message::Due => self.wake(now),
            word => self.hear(word),
        }
    }

    /// What those say who work on the side.
    fn hear(&mut self, word: Message) {
        match word {
            Message::Learned(learned) => self.tell_home(|home| home.learn(learned)),
            Message::Previewed(path, preview) => self.tell_home(|home| home.preview(path, preview)),
            Message::Opened(opened) => self.opened(*opened),
            Message::SettingKept(kept) => self.setting_kept(kept),
            _ => {}
        }
    }

    /// What was done beside the open plan.
    fn hear_desk(&mut self, word: Word, now: Instant, effects: &mut Vec<Effect>) {
        match word {
            Word::Saved { plan, revision, failure } => self.saved(plan, revision, failure, now),
            Word::Outside { plan, outside } => self.notice_outside(plan, outside),
            Word::PutAway { plan, number } => self.was_put_away(plan, number, effects),
            Word::Said(sentence) => self.said(sentence),
            Word::Compared(version, words) => self.compared(&version, &words),
            Word::Moved { number, words, is_whole } => self.moved(number, &so_far(&words, is_whole)),
            Word::Found { plan, revision, findings } => self.found(plan, |it| it.found(revision, findings)),
            Word::WorkingOut { plan, revision, part } => self.found(plan, |it| it.tell(revision, part)),
            Word::TableRead { plan, number, came } => self.found(plan, |it| it.incoming.take(number, came)),
            Word::TableFar { plan, number, rows, of } => self.found(plan, |it| it.incoming.tell(number, rows, of)),
            Word::ListRead { plan, number, read } => self.found(plan, |it| it.bringing.tell(number, read)),
            Word::ListTaken { plan, number, brought } => self.list_taken(plan, number, brought),
        }
    }

    /// Saves, if that is what it was to wake for.
    fn wake(&mut self, now: Instant) {
        if self.autosave.due().is_some_and(|due| due <= now) {
            self.rest();
            self.save_now();
        }
    }

    /// Hands Home what was read for it.
    fn tell_home(&mut self, tell: impl FnOnce(&mut Home)) {
        if let Place::Home(home, _) = &mut self.place {
            tell(home);
        }
    }

    /// Hands the plan of this number what was worked out for it.
    fn found(&mut self, plan: u64, take: impl FnOnce(&mut OpenPlan)) {
        if let Place::Plan(showing) = &mut self.place
            && showing.open.number() == plan
        {
            take(&mut showing.open);
        }
    }

    fn input(&mut self, event: Event, now: Instant, effects: &mut Vec<Effect>) {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(key, effects),
            Event::Paste(text) => self.paste(&text, effects),
            Event::Mouse(mouse) => self.point(mouse, now, effects),
            _ => {}
        }
    }

    fn key(&mut self, key: KeyEvent, effects: &mut Vec<Effect>) {
        self.notice = None;
        if let Some(action) = keys::meaning(self.keys(), key) {
            self.act(action, effects);
        } else if let (true, Some(letter)) = (self.takes_text(), keys::typed(key)) {
            self.take_text(Text::Letter(letter), effects);
        } else if let (Some(letter), Place::Plan(showing)) = (keys::typed(key), &self.place) {
            let words = showing.top().unknown(letter);
            self.notice = words.map(|text| Notice { text, is_error: true });
        }
    }

    fn paste(&mut self, text: &str, effects: &mut Vec<Effect>) {
        self.notice = None;
        self.take_text(Text::Paste(text), effects);
    }

    fn relist(&mut self) {
        if let Place::Plan(showing) = &self.place {
            self.stood_at = Some(showing.open.path().to_owned());
        }
        if let Place::Home(home, over) = &mut self.place {
            over.clear();
            return home.read_folder(&self.store, &self.post);
        }
        let mut home = Home::new(&self.store, self.known.clone(), self.today.as_ref(), &self.post);
        if let Some(path) = &self.stood_at {
            home.select(path);
        }
        self.asides = Asides::default();
        self.place = Place::Home(Box::new(home), Vec::new());
    }
}
