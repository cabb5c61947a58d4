//! What it costs to lay a picture out and draw it, for 200 candidates on a screen of 140×40: less than 2 ms each.

use divan::Bencher;
use partnerplan::{
    catalog,
    picture::{Asked, Cells, Picture, Signs, svg},
    plan::PartnerId,
    report::Report,
};
use std::sync::{Arc, LazyLock};

const CANDIDATES: usize = 200;

static REPORT: LazyLock<Report> = LazyLock::new(|| {
    let mut plan = catalog::example();
    let originals = plan.partners.clone();
    let copies = originals.iter().cycle().take(CANDIDATES).enumerate().map(|(number, original)| {
        let mut copy = original.as_ref().clone();
        copy.id = PartnerId::new(&format!("{}-{number}", original.id));
        Arc::new(copy)
    });
    plan.partners = copies.collect();
    Report::complete(&plan)
});

fn main() {
    divan::main();
}

fn asked() -> Asked {
    let chosen = REPORT.ranking.first().map(|row| row.who.id().clone());
    Asked { columns: 140, rows: Some(40), chosen, ..Asked::default() }
}

#[divan::bench(args = Picture::ALL)]
fn as_cells(bencher: Bencher, picture: Picture) {
    let (report, asked) = (&*REPORT, asked());
    bencher.bench_local(|| {
        let scene = picture.scene(report, report.findings.as_deref(), &asked).expect("there is something to draw");
        Cells::of(&scene, Signs::Fine).text()
    });
}

#[divan::bench(args = Picture::ALL)]
fn as_svg(bencher: Bencher, picture: Picture) {
    let (report, asked) = (&*REPORT, asked());
    bencher.bench_local(|| {
        let scene = picture.scene(report, report.findings.as_deref(), &asked).expect("there is something to draw");
        svg(&scene)
    });
}
