//! Leaving a plan: the disk is waited for, for a moment. Where it takes longer, "Saving…" stands there, the wizard goes
//! on listening, and leaving goes on when the disk has answered.

use super::{App, Place};
use crate::store::Unsaved;
use crate::tui::dialogs::Leaving;
use crate::tui::layer::Notice;
use crate::tui::message::Effect;
use crate::tui::open_plan::Saved;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::time::Duration;

/// So long everything stands still while the disk is waited for: nobody sees that.
const MOMENT: Duration = Duration::from_millis(100);

/// So long it is waited for once more where somebody asks a second time.
const ONCE_MORE: Duration = Duration::from_millis(1_500);

const WAITS: &str =
    "Saving… The disk takes its time. Esc stays here; Ctrl-C leaves at once, with a copy on another disk.";
const STAYS: &str = "Still here; the plan is being saved.";

/// Why a plan is put away.
#[derive(Debug)]
pub(crate) enum Parting {
    /// The user stays, and wants to know that it is saved.
    Nowhere,
    /// Home is wanted.
    Home,
    /// The user leaves; what is to be said of what could not be kept.
    Quit(Vec<String>),
    /// The system ends the program, with this code.
    End(u8, Vec<String>),
    /// The program is to stop for a while.
    Stop,
    /// An editor is to have a text.
    Lend { title: String, text: String },
}

impl App {
    /// Puts the plan away and goes on to where that leads; at once, or when the disk has answered.
    pub(super) fn part(&mut self, parting: Parting, effects: &mut Vec<Effect>) {
        if let Some(result) = self.put_away() {
            return self.parted(parting, result.err(), effects);
        }
        if let Place::Plan(showing) = &mut self.place {
            showing.parting = Some(parting);
        }
        self.notice = Some(Notice { text: WAITS.to_owned(), is_error: false });
    }

    /// Has the plan kept, where it was left, and what is typed and not in it; waits a moment. None when the disk has not
    /// answered by then: that it has is told later.
    pub(super) fn put_away(&mut self) -> Option<Result<(), Unsaved>> {
        let Place::Plan(showing) = &mut self.place else { return Some(Ok(())) };
        let (store, path, left) = (self.store.clone(), showing.open.path().to_owned(), showing.left());
        let is_to_keep = !showing.open.is_read_only() && self.asides.has_changed();
        let drafts = is_to_keep.then(|| (store.drafts(&path), self.asides.drafts().clone()));
        let beside = move || {
            store.leave(&path, left);
            let (file, drafts) = drafts?;
            file.keep(&drafts).err().map(|error| format!("The drafts could not be kept: {error}"))
        };
        showing.open.put_away(beside, MOMENT)
    }

    fn parted(&mut self, parting: Parting, unsaved: Option<Unsaved>, effects: &mut Vec<Effect>) {
        let unkept = if let Place::Plan(showing) = &mut self.place { showing.open.unkept() } else { None };
        match (parting, unsaved) {
            (Parting::Home, None) => {
                if let Place::Plan(showing) = &mut self.place {
                    showing.open.end();
                }
                self.relist();
                if let Some(text) = unkept {
                    self.notice = Some(Notice { text, is_error: true });
                }
            }
            (Parting::Nowhere, None) => {
                self.notice = Some(Notice { text: "The plan is saved.".to_owned(), is_error: false });
            }
            (Parting::Nowhere, Some(unsaved)) => self.ask_about_failure(unsaved, Leaving::Nothing),
            (Parting::Home, Some(unsaved)) => self.ask_about_failure(unsaved, Leaving::Home),
            (Parting::Quit(mut said), unsaved) => {
                said.extend(unkept);
                self.quit_with(unsaved, &said, effects);
            }
            (Parting::End(code, mut said), unsaved) => {
                said.extend(unkept);
                match unsaved {
                    Some(_) => self.leave_with_a_copy(code, &said, effects),
                    None => self.leave(code, &said, effects),
                }
            }
            (Parting::Stop, _) => effects.push(Effect::Suspend),
            (Parting::Lend { title, text }, _) => effects.push(Effect::Edit { title, text }),
        }
    }

    /// Whether the disk is waited for before the plan is left.
    #[must_use]
    pub fn is_parting(&self) -> bool {
        matches!(&self.place, Place::Plan(showing) if showing.parting.is_some())
    }

    /// The disk has answered to the `number`th time that a plan was put away.
    pub(super) fn was_put_away(&mut self, plan: u64, number: u64, effects: &mut Vec<Effect>) {
        let Place::Plan(showing) = &mut self.place else { return };
        if !showing.open.is_answer(plan, number) {
            return;
        }
        let Some(parting) = showing.parting.take() else { return };
        let unsaved = if let Saved::No(unsaved) = showing.open.saved() { Some(unsaved.clone()) } else { None };
        self.notice = None;
        self.parted(parting, unsaved, effects);
    }

    /// While the disk is waited for, keys are for staying and for leaving at once. Returns whether it is.
    pub(super) fn is_kept_waiting(&mut self, event: &Event, effects: &mut Vec<Effect>) -> bool {
        let Place::Plan(showing) = &mut self.place else { return false };
        if showing.parting.is_none() {
            return false;
        }
        let Event::Key(key) = event else { return true };
        if key.kind == KeyEventKind::Release {
            return true;
        }
        match key {
            KeyEvent { code: KeyCode::Esc, .. } if !matches!(showing.parting, Some(Parting::End(..))) => {
                showing.parting = None;
                self.notice = Some(Notice { text: STAYS.to_owned(), is_error: false });
            }
            KeyEvent { code: KeyCode::Char('c'), modifiers: KeyModifiers::CONTROL, .. } => {
                let parting = showing.parting.take().unwrap_or(Parting::Quit(Vec::new()));
                self.leave_at_last(parting, 1, effects);
            }
            _ => self.notice = Some(Notice { text: WAITS.to_owned(), is_error: false }),
        }
        true
    }

    /// Asked to end while the disk is waited for already: asked twice, the program waits no longer.
    pub(super) fn end_at_last(&mut self, code: u8, effects: &mut Vec<Effect>) -> bool {
        let Place::Plan(showing) = &mut self.place else { return false };
        match showing.parting.take() {
            None => return false,
            Some(Parting::End(first, said)) => self.leave_at_last(Parting::End(first, said), first, effects),
            Some(Parting::Quit(said)) => showing.parting = Some(Parting::End(code, said)),
            Some(Parting::Nowhere | Parting::Home | Parting::Stop | Parting::Lend { .. }) => {
                showing.parting = Some(Parting::End(code, Vec::new()));
            }
        }
        true
    }

    /// Waits for the disk a little longer, for it may be about to answer; then no more, and what it may not have is on
    /// another.
    fn leave_at_last(&mut self, parting: Parting, code: u8, effects: &mut Vec<Effect>) {
        let Place::Plan(showing) = &mut self.place else { return };
        if let Some(result) = showing.open.answers_within(ONCE_MORE) {
            let parting = if let Parting::End(..) = parting { parting } else { Parting::Quit(Vec::new()) };
            return self.parted(parting, result.err(), effects);
        }
        showing.open.let_go();
        let path = showing.open.path().display().to_string();
        let copy = match showing.open.take_refuge() {
            Ok(copy) => format!("Your changes are in {}", copy.display()),
            Err(error) => format!("No other place took your changes: {error}"),
        };
        let words = format!("The disk did not answer: {path} may hold the plan as it was before. {copy}");
        effects.push(Effect::Leave(code.max(1), words));
    }
}
