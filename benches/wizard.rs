//! What a person waits for: a keystroke handled and drawn on every view, and a large plan from its file to the screen,
//! beside what the RON library alone takes to read it.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use divan::Bencher;
use partnerplan::{
    catalog,
    interview::steps::{Asked, To, View},
    plan::{PartnerId, Plan, QuickPass},
    store::{Reference, Store},
    tui::{App, Message, Session, Theme},
};
use ratatui::backend::TestBackend;
use std::{fs, sync::Arc, sync::mpsc::channel, time::Instant};
use tempfile::TempDir;

const SIZES: [usize; 2] = [200, 10_000];

fn main() {
    divan::main();
}

/// The example with its candidates over and over, each under an id of its own.
fn large(size: usize) -> Plan {
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

/// The wizard in a plan of so many candidates, on a terminal of 120×40.
struct Wizard {
    session: Session<TestBackend>,
    _folder: TempDir,
}

impl Wizard {
    fn new(size: usize) -> Self {
        Self::over(&large(size))
    }

    fn over(plan: &Plan) -> Self {
        let folder = tempfile::tempdir().expect("a benchmark has a folder");
        let store = Store::at(folder.path());
        let opened = store.create("Large", plan).expect("the folder takes a plan");
        let (post, _inbox) = channel();
        let mut app = App::new(store, Theme { color: true, ascii: false }, true, post);
        app.update(Message::Opened(Box::new(Ok(opened))), Instant::now());
        let session =
            Session::new(app, (120, 40), Box::new(|| TestBackend::new(120, 40))).expect("no terminal can fail");
        Self { session, _folder: folder }
    }

    fn at(mut self, view: View) -> Self {
        self.session.app.go(To::View(view), &mut Vec::new());
        self.session.draw().expect("no terminal can fail");
        self
    }

    fn press(&mut self, code: KeyCode) {
        let key = Message::Input(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        self.session.give([key]);
        self.session.take_in(Instant::now());
        self.session.draw().expect("no terminal can fail");
    }
}

/// Presses two keys in turn, so that every press changes something.
fn alternate(bencher: Bencher, mut wizard: Wizard, one: char, two: char) {
    let mut odd = false;
    bencher.bench_local(|| {
        odd = !odd;
        wizard.press(KeyCode::Char(if odd { one } else { two }));
    });
}

#[divan::bench(args = SIZES)]
fn type_a_letter_in_the_ideal_customer(bencher: Bencher, size: usize) {
    let mut wizard = Wizard::new(size).at(View::Customer);
    let mut odd = false;
    bencher.bench_local(|| {
        odd = !odd;
        wizard.press(if odd { KeyCode::Char('x') } else { KeyCode::Backspace });
    });
}

#[divan::bench(args = SIZES)]
fn set_a_partner_model(bencher: Bencher, size: usize) {
    let mut wizard = Wizard::new(size).at(View::Candidates { pass: false });
    let mut odd = false;
    bencher.bench_local(|| {
        odd = !odd;
        wizard.press(KeyCode::Char('m'));
        wizard.press(KeyCode::Char(if odd { '2' } else { '5' }));
    });
}

#[divan::bench(args = SIZES)]
fn answer_the_quick_pass(bencher: Bencher, size: usize) {
    let mut plan = large(size);
    for partner in &mut plan.partners {
        Arc::make_mut(partner).quick = QuickPass::default();
    }
    alternate(bencher, Wizard::over(&plan).at(View::Candidates { pass: true }), '1', '3');
}

#[divan::bench(args = SIZES)]
fn set_an_influence(bencher: Bencher, size: usize) {
    alternate(bencher, Wizard::new(size).at(View::Reach { candidate: true }), '1', '3');
}

#[divan::bench(args = SIZES)]
fn move_in_the_ranking(bencher: Bencher, size: usize) {
    alternate(bencher, Wizard::new(size).at(View::Ranking(None)), 'j', 'k');
}

#[divan::bench(args = SIZES)]
fn rate_a_candidate(bencher: Bencher, size: usize) {
    alternate(bencher, Wizard::new(size).at(View::asking(Asked::Criterion(0))), '2', '4');
}

/// From the file to the drawn plan.
#[divan::bench]
fn show_a_plan_of_10_000_candidates(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a benchmark has a folder");
    let store = Store::at(folder.path());
    store.create("Large", &large(10_000)).expect("the folder takes a plan");
    bencher.bench_local(|| {
        let opened = store.open(&Reference::new("large"));
        let (post, _inbox) = channel();
        let mut app = App::new(Store::at("/nowhere"), Theme { color: true, ascii: false }, true, post);
        app.update(Message::Opened(Box::new(opened)), Instant::now());
        let mut session =
            Session::new(app, (120, 40), Box::new(|| TestBackend::new(120, 40))).expect("no terminal can fail");
        session.draw().expect("no terminal can fail");
        session
    });
}

/// What the library alone takes to read the same text into the same types.
#[divan::bench]
fn ron_alone_reads_10_000_candidates(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a benchmark has a folder");
    let store = Store::at(folder.path());
    store.create("Large", &large(10_000)).expect("the folder takes a plan");
    let path = store.find(&Reference::new("large")).expect("the plan is there");
    let text = fs::read_to_string(path).expect("the plan is there");
    bencher.bench(|| ron::from_str::<Plan>(&text).expect("the plan is sound"));
}
