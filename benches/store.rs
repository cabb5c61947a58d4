//! Opening and saving a plan of 10,000 partners, beside what the RON library alone takes; telling what 2,000 plans come
//! to.

use partnerplan::{
    catalog,
    plan::{Change, Document, Edit, PartnerId, Plan},
    prioritise::Cancel,
    reconcile,
    store::{KEPT_STEPS, Known, Reference, Store},
};
use std::{
    cell::RefCell,
    fs,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, SystemTime},
};

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

/// What is done behind a save while nobody waits.
#[divan::bench]
fn keep_five_hundred_steps_of_history(bencher: divan::Bencher) {
    let (_folder, store, reference) = stored();
    let opened = store.open(&reference).expect("the plan is sound");
    let (file, mut document) = (RefCell::new(opened.file), Document::new(opened.plan));
    let mut count = 0_usize;
    bencher
        .with_inputs(|| {
            for _ in 0..KEPT_STEPS {
                count += 1;
                let mut partner = (*document.plan().partners[count % 10_000]).clone();
                partner.notes = format!("note {count}");
                document.apply(Change::new("a note", Edit::partner(partner))).expect("it is one of the plan");
            }
            file.borrow_mut().save(document.plan()).expect("the folder takes a plan");
            document.past(KEPT_STEPS)
        })
        .bench_local_values(|past| file.borrow_mut().keep_past(&past));
}

#[divan::bench]
fn ron_alone_writes(bencher: divan::Bencher) {
    let plan = large();
    bencher.bench(|| ron::ser::to_string_pretty(&plan, ron::ser::PrettyConfig::new()).expect("a plan is RON"));
}

/// Two versions of a plan of 10,000 candidates, in which one candidate of ten was changed by either and one of a hundred by
/// both, from file to file.
#[divan::bench]
fn merge_two_versions(bencher: divan::Bencher) {
    let folder = tempfile::tempdir().expect("a benchmark has a folder");
    let store = Store::at(folder.path());
    let base = large();
    let changed = |owner: &str, every: usize, of: usize| {
        let mut plan = base.clone();
        for partner in plan.partners.iter_mut().skip(of).step_by(every) {
            owner.clone_into(&mut Arc::make_mut(partner).owner);
        }
        plan
    };
    let mut theirs = changed("Theirs", 10, 5);
    theirs.partners.iter_mut().step_by(100).for_each(|partner| "Both".clone_into(&mut Arc::make_mut(partner).owner));
    let paths = ["base", "ours", "theirs"].map(|name| folder.path().join(name));
    let versions = [base.clone(), changed("Ours", 10, 0), theirs];
    for (path, plan) in paths.iter().zip(&versions) {
        let made = store.create_at(&path.with_extension("ron"), plan).expect("the folder takes a plan");
        fs::rename(made.file.path(), path).expect("the folder is there");
    }
    let out = folder.path().join("out");
    bencher.with_inputs(|| fs::copy(&paths[1], &out).expect("the folder takes a file")).bench_local_values(|_| {
        let versions = store.versions(paths.each_ref().map(PathBuf::as_path));
        let [was, mine, other] = versions.map(|version| version.expect("the plan is sound"));
        let merge = reconcile::merge(&was.plan, &mine.plan, &other.plan).expect("they are one plan");
        assert_eq!(merge.undecided.len(), 100);
        store.put_version(&out, &mine, &merge.plan).expect("the folder takes a plan");
    });
}

/// Two thousand plans of four candidates, written a while ago.
fn many() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a benchmark has a folder");
    let store = Store::at(folder.path());
    let example = catalog::example();
    let plan = Plan { partners: example.partners.iter().take(4).cloned().collect(), ..example };
    let first = store.create("Plan", &plan).expect("the folder takes a plan").file.path().to_owned();
    for number in 0..2_000 {
        let path = store.plans().join(format!("plan-{number}.ron"));
        fs::copy(&first, &path).expect("the folder takes a plan");
        let file = fs::File::options().write(true).open(&path).expect("the plan is there");
        file.set_modified(SystemTime::now() - Duration::from_secs(60)).expect("its time can be set");
    }
    (folder, store)
}

/// What each of them comes to, as `list` and Home ask.
fn all_told(store: &Store) -> usize {
    let listed = store.list().expect("the folder is there");
    let told = AtomicUsize::new(0);
    store.summaries(&listed, &Known::default(), &Cancel::default(), &|_, summary| {
        told.fetch_add(summary.expect("the plans are sound").candidates, Ordering::Relaxed);
    });
    told.into_inner()
}

#[divan::bench]
fn list_two_thousand_plans(bencher: divan::Bencher) {
    let (_folder, store) = many();
    bencher.bench(|| store.list().expect("the folder is there").len());
}

#[divan::bench]
fn tell_of_two_thousand_plans_for_the_first_time(bencher: divan::Bencher) {
    let (_folder, store) = many();
    let kept = store.config().join("known.ron");
    bencher.with_inputs(|| drop(fs::remove_file(&kept))).bench_local_values(|()| all_told(&store));
}

#[divan::bench]
fn tell_of_two_thousand_plans_again(bencher: divan::Bencher) {
    let (_folder, store) = many();
    all_told(&store);
    bencher.bench(|| all_told(&store));
}
