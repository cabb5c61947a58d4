//! A plan far larger than anybody's, and the wizard in it.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use partnerplan::{
    catalog,
    interview::steps::{To, View},
    plan::{PartnerId, Plan},
    store::{Opened, Store},
    tui::{App, Message, OpenPlan, Session, Theme},
};
use ratatui::backend::TestBackend;
use std::{
    sync::{
        Arc,
        mpsc::{Receiver, channel},
    },
    time::{Duration, Instant},
};

/// The example with its candidates over and over, each under an id of its own.
pub(crate) fn large(size: usize) -> Plan {
    let mut plan = catalog::example();
    "Large".clone_into(&mut plan.name);
    let originals = plan.partners.clone();
    let copies = originals.iter().cycle().take(size).enumerate().map(|(number, original)| {
        let mut copy = original.as_ref().clone();
        copy.id = PartnerId::new(&format!("{}-{number}", original.id));
        Arc::new(copy)
    });
    plan.partners = copies.collect();
    plan
}

/// The wizard in a plan, on a terminal of 120×40.
pub(crate) struct Wizard {
    session: Session<TestBackend>,
    inbox: Receiver<Message>,
}

impl Wizard {
    /// In this plan, on this view.
    pub(crate) fn over(plan: &Plan, view: View) -> Self {
        let folder = tempfile::tempdir().expect("a benchmark has a folder");
        let opened = Store::at(folder.path()).create("Large", plan).expect("the folder takes a plan");
        Self::in_opened(opened, view)
    }

    /// In a plan that has been read, on this view.
    pub(crate) fn in_opened(opened: Opened, view: View) -> Self {
        let (post, inbox) = channel();
        let mut app = App::new(Store::at("/nowhere"), Theme::new(true, false), true, None, post);
        app.update(Message::Opened(Box::new(Ok(opened))), Instant::now());
        app.go(To::View(view), &mut Vec::new());
        let session =
            Session::new(app, (120, 40), Box::new(|| TestBackend::new(120, 40))).expect("no terminal can fail");
        let mut wizard = Self { session, inbox };
        wizard.draw();
        wizard
    }

    /// How long a key takes from the terminal to the frame.
    pub(crate) fn press(&mut self, key: KeyCode) -> Duration {
        let key = Message::Input(Event::Key(KeyEvent::new(key, KeyModifiers::NONE)));
        let now = Instant::now();
        self.session.give([key]);
        self.session.take_in(now);
        self.draw();
        now.elapsed()
    }

    /// Lets the pause go by after which findings begin to be worked out, on a view that shows any.
    pub(crate) fn pause(&mut self) {
        while let Some(due) = self.session.app.due() {
            self.session.take_in(due);
        }
    }

    /// Whether findings are being worked out.
    pub(crate) fn is_working(&self) -> bool {
        self.session.app.open_plan().is_some_and(OpenPlan::is_working_out)
    }

    /// Takes in what the work has sent.
    pub(crate) fn take_in_what_came(&mut self) {
        self.session.give(self.inbox.try_iter());
        self.session.take_in(Instant::now());
        self.draw();
    }

    fn draw(&mut self) {
        self.session.draw().expect("no terminal can fail");
    }
}
