//! What a keystroke costs: the whole report, and its parts, on 200 and on 10,000 partners made from the example's.

use divan::{Bencher, black_box};
use partnerplan::catalog;
use partnerplan::plan::{PartnerId, Plan};
use partnerplan::prioritise::{coverage::Grid, quick, ranking};
use partnerplan::report::{Format, Options, Report, render};
use std::sync::Arc;

const SIZES: [usize; 2] = [200, 10_000];

fn main() {
    divan::main();
}

/// The example with its partners over and over, each under an id of its own.
fn plan(size: usize) -> Plan {
    let mut plan = catalog::example();
    let originals = plan.partners.clone();
    let copies = originals.iter().cycle().take(size).enumerate().map(|(at, original)| {
        let mut copy = original.as_ref().clone();
        copy.id = PartnerId::new(&format!("{}-{at}", original.id));
        Arc::new(copy)
    });
    plan.partners = copies.collect();
    plan
}

#[divan::bench(args = SIZES)]
fn ranking_of(bencher: Bencher, size: usize) {
    let plan = plan(size);
    bencher.bench(|| ranking::ranking(black_box(&plan)));
}

#[divan::bench(args = SIZES)]
fn solo_coverage_of_everyone(bencher: Bencher, size: usize) {
    let plan = plan(size);
    bencher.bench(|| {
        let grid = Grid::of(black_box(&plan));
        (0..size).map(|partner| grid.solo(partner)).sum::<f64>()
    });
}

#[divan::bench(args = SIZES)]
fn call_first_of(bencher: Bencher, size: usize) {
    let plan = plan(size);
    bencher.bench(|| quick::call_first(black_box(&plan)));
}

#[divan::bench(args = SIZES)]
fn problems_of(bencher: Bencher, size: usize) {
    let plan = plan(size);
    bencher.bench(|| partnerplan::plan::problems(black_box(&plan)));
}

#[divan::bench(args = SIZES)]
fn segments_of(bencher: Bencher, size: usize) {
    let plan = plan(size);
    bencher.bench(|| {
        let plan = black_box(&plan);
        (catalog::segments(plan), plan.partners.iter().filter_map(|one| catalog::segment_of(plan, one)).count())
    });
}

#[divan::bench(args = SIZES)]
fn whole_report_of(bencher: Bencher, size: usize) {
    let plan = plan(size);
    bencher.bench(|| Report::of(black_box(&plan)));
}

#[divan::bench(args = Format::ALL)]
fn example_written_as(bencher: Bencher, format: Format) {
    let report = Report::of(&catalog::example());
    bencher.bench(|| render(black_box(&report), format, Options::default()));
}
