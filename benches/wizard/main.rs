//! What a person waits for: a keystroke handled and drawn on every view, also while findings are being worked out, and a
//! large plan from its file to the screen, beside what the RON library alone takes to read it.

mod keys;
mod large;

use divan::Bencher;
use large::{Wizard, large};
use partnerplan::{
    interview::steps::View,
    plan::Plan,
    store::{Reference, Store},
};
use std::fs;

fn main() {
    divan::main();
    if std::env::args().skip(1).all(|argument| argument.starts_with('-') || "keys".contains(&argument)) {
        keys::print();
    }
}

/// From the file to the drawn plan.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn show_a_plan_of_10_000_candidates(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a benchmark has a folder");
    let store = Store::at(folder.path());
    store.create("Large", &large(10_000)).expect("the folder takes a plan");
    bencher.bench_local(|| {
        let opened = store.open(&Reference::new("large")).expect("the plan is sound");
        Wizard::in_opened(opened, View::Goal)
    });
}

/// What the library alone takes to read the same text into the same types.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn ron_alone_reads_10_000_candidates(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a benchmark has a folder");
    let store = Store::at(folder.path());
    store.create("Large", &large(10_000)).expect("the folder takes a plan");
    let path = store.find(&Reference::new("large")).expect("the plan is there");
    let text = fs::read_to_string(path).expect("the plan is there");
    bencher.bench(|| ron::from_str::<Plan>(&text).expect("the plan is sound"));
}
