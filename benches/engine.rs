//! What a keystroke costs: the whole report, and its parts, on 200 and on 10,000 partners made from the example's.

use divan::{Bencher, black_box};
use partnerplan::catalog;
use partnerplan::plan::{PartnerId, Plan, Strength};
use partnerplan::prioritise::{Resolved, coverage::Grid, quick, ranking, weights};
use partnerplan::report::{Format, Options, Paper, Report, bytes};
use std::sync::{Arc, LazyLock};

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

/// A keystroke: one partner is another, the rest is as it was.
#[divan::bench(args = SIZES)]
fn report_after_one_change(bencher: Bencher, size: usize) {
    let mut plan = plan(size);
    let mut report = Some(Report::of(&plan));
    let mut strength = 0;
    bencher.bench_local(|| {
        strength = (strength + 1) % 4;
        let partner = Arc::make_mut(&mut plan.partners[size / 2]);
        partner.influence[0].strength = Strength::new(strength).expect("0 to 3");
        plan.partners[size / 2] = Arc::new(partner.clone());
        report = report.take().map(|previous| previous.after(&plan));
    });
}

#[divan::bench(args = SIZES)]
fn ranking_of(bencher: Bencher, size: usize) {
    let plan = plan(size);
    let (resolved, weights) = (Resolved::of(&plan), weights::weights(&plan));
    bencher.bench(|| ranking::with_weights(black_box(&plan), &resolved, &weights));
}

#[divan::bench(args = SIZES)]
fn solo_coverage_of_everyone(bencher: Bencher, size: usize) {
    let plan = plan(size);
    let resolved = Resolved::of(&plan);
    bencher.bench(|| {
        let grid = Grid::with(black_box(&plan), &resolved);
        (0..size).map(|partner| grid.solo(partner)).sum::<f64>()
    });
}

#[divan::bench(args = SIZES)]
fn resolved_anew(bencher: Bencher, size: usize) {
    let plan = plan(size);
    bencher.bench(|| Resolved::of(black_box(&plan)));
}

#[divan::bench(args = SIZES)]
fn call_first_of(bencher: Bencher, size: usize) {
    let plan = plan(size);
    let (resolved, out) = (Resolved::of(&plan), ranking::ranking(&plan).excluded);
    bencher.bench(|| quick::call_first(black_box(&plan), black_box(&resolved), black_box(&out)));
}

#[divan::bench(args = SIZES)]
fn problems_of(bencher: Bencher, size: usize) {
    let plan = plan(size);
    bencher.bench(|| (partnerplan::plan::problems(black_box(&plan)), catalog::traps(black_box(&plan))));
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

/// A finished report of 1,000 partners, whole and with notes; working it out is none of a paper's time.
static FINISHED: LazyLock<Report> = LazyLock::new(|| Report::complete(&plan(1_000)));

#[divan::bench(args = Format::ALL, sample_count = 30, sample_size = 1)]
fn a_thousand_partners_written_as(bencher: Bencher, format: Format) {
    let (report, options) = (&*FINISHED, Options { with_notes: true, is_full: true, excel: None });
    bencher.bench(|| bytes(black_box(report), &Paper::Report, format, options));
}

#[divan::bench(args = Format::ALL)]
fn example_written_as(bencher: Bencher, format: Format) {
    let report = Report::of(&catalog::example());
    bencher.bench(|| bytes(black_box(&report), &Paper::Report, format, Options::default()));
}
