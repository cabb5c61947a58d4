//! Opening and saving a plan of 10,000 partners, beside what the RON library alone takes.

use partnerplan::{
    catalog,
    plan::{PartnerId, Plan},
    store::{Reference, Store},
};
use std::{fs, sync::Arc};

fn main() {
    divan::main();
}

/// The example's candidates over and over, each with an id of its own.
fn large() -> Plan {
    let example = catalog::example();
    let partners = (0..10_000).map(|number| {
        let mut partner = (*example.partners[number % example.partners.len()]).clone();
        partner.id = PartnerId::new(&format!("{}-{number}", partner.id));
        Arc::new(partner)
    });
    Plan { partners: partners.collect(), ..example.clone() }
}

fn stored() -> (tempfile::TempDir, Store, Reference) {
    let folder = tempfile::tempdir().expect("a benchmark has a folder");
    let store = Store::at(folder.path());
    store.create("Large", &large()).expect("the folder takes a plan");
    (folder, store, Reference::new("large"))
}

#[divan::bench]
fn open(bencher: divan::Bencher) {
    let (_folder, store, reference) = stored();
    bencher.bench(|| store.open(&reference).expect("the plan is sound"));
}

#[divan::bench]
fn ron_alone_reads(bencher: divan::Bencher) {
    let (_folder, store, reference) = stored();
    let path = store.find(&reference).expect("the plan is there");
    let text = fs::read_to_string(path).expect("the plan is there");
    bencher.bench(|| ron::from_str::<Plan>(&text).expect("the plan is sound"));
}

#[divan::bench]
fn save(bencher: divan::Bencher) {
    let (_folder, store, reference) = stored();
    let opened = store.open(&reference).expect("the plan is sound");
    let (mut file, mut plan, mut count) = (opened.file, opened.plan, 0_u32);
    bencher.bench_local(|| {
        count += 1;
        plan.name = format!("Large {count}");
        file.save(&plan).expect("the folder takes a plan");
    });
}

#[divan::bench]
fn ron_alone_writes(bencher: divan::Bencher) {
    let plan = large();
    bencher.bench(|| ron::ser::to_string_pretty(&plan, ron::ser::PrettyConfig::new()).expect("a plan is RON"));
}

#[divan::bench]
fn list_two_thousand_plans(bencher: divan::Bencher) {
    let folder = tempfile::tempdir().expect("a benchmark has a folder");
    let store = Store::at(folder.path());
    for number in 0..2_000 {
        store.create(&format!("Plan {number}"), &Plan::empty("")).expect("the folder takes a plan");
    }
    bencher.bench(|| store.list().expect("the folder is there").len());
}
