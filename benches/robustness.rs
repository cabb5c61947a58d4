//! What it costs to say how firm a ranking is.
//!
//! The peer's model is 1,000 alternatives on 8 criteria, weights uniform on the simplex, values uniform ±.1 clipped to
//! 0–1, 10,000 draws. Measured limits of one core are .4 ns an alternative and draw for its score, 10–14 ns for its
//! rank by a sort, and 1 ns for a fresh number: 18.4–22.4 ns with 8 numbers, so 184–224 ms on one core and 92–112 ms
//! on two. The values are read from the CSV file named by `PARTNERPLAN_BENCH_VALUES`, rows of 8 values 0–1, or else
//! made up with the same distribution.
//!
//! CPU time is the whole process's, from the clock ticks of `/proc/self/stat`, so it is coarse, and absent elsewhere.

use partnerplan::catalog;
use partnerplan::plan::{PartnerId, Plan};
use partnerplan::prioritise::question::{questions, settling};
use partnerplan::prioritise::robustness::{
    Cell, Draws, ErrorLaw, Given, Robustness, Sample, Uncertain, WeightLaw, robustness,
};
use partnerplan::prioritise::sensitivity::sensitivity;
use partnerplan::prioritise::{Cancel, Resolved, ranking, weights};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs, hint::black_box};

fn main() {
    plans("example, 22 partners", &catalog::example(), 15);
    for size in [200, 1_000] {
        plans(&format!("{size} partners"), &enlarged(size), 3);
    }
    let model = peers_model();
    for threads in [1, 2] {
        let draws = Draws { count: 10_000, top: 10, threads };
        timed(&format!("peer's model, {threads} threads"), 7, || sample(&model, draws));
    }
    if let Ok(path) = env::var("PARTNERPLAN_BENCH_CHANCES") {
        write_chances(&path, &model, &sample(&model, Draws::new(10_000, 10)));
    }
    if let Some(peak) = status("VmHWM:") {
        println!("{:44} {:.0} MB", "most memory held so far", peak / 1024.0);
    }
}

fn plans(name: &str, plan: &Plan, times: usize) {
    let (resolved, weights) = (Resolved::of(plan), weights::weights(plan));
    let ranking = ranking::with_weights(plan, &resolved, &weights);
    let cancel = Cancel::default();
    let firm = || robustness(plan, &resolved, &weights, &ranking, None, &cancel).expect("nobody asks it to end");
    let known: Robustness = timed(&format!("{name}: how firm"), times, firm);
    let asked = timed(&format!("{name}: find out next"), times, || questions(&known, &cancel));
    let asked = asked.expect("nobody asks it to end");
    timed(&format!("{name}: conversations"), times, || settling(&known, &asked, None, &cancel));
    timed(&format!("{name}: sensitivity"), times, || sensitivity(plan, &resolved, &weights, &ranking, &cancel));
}

/// The example with its partners over and over, each under an id of its own.
fn enlarged(size: usize) -> Plan {
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

fn sample(model: &Uncertain, draws: Draws) -> Sample {
    Sample::of(model, draws, None, &Cancel::default()).expect("nobody asks it to end")
}

fn peers_model() -> Uncertain {
    let values = env::var("PARTNERPLAN_BENCH_VALUES").map_or_else(|_| made_up(), |path| read(&path));
    let names: Vec<String> = (0..values.len() / 8).map(|at| at.to_string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let cells: Vec<Option<Cell>> = values.iter().map(|&middle| Some(Cell { middle, half: 0.1 })).collect();
    Uncertain::of(&Given {
        seed: 1,
        alternatives: &names,
        criteria: &["0", "1", "2", "3", "4", "5", "6", "7"],
        cells: &cells,
        bounds: (0.0, 1.0),
        errors: ErrorLaw::Uniform,
        weights: WeightLaw::simplex(8),
    })
    .expect("eight values a row")
}

fn read(path: &str) -> Vec<f64> {
    let text = fs::read_to_string(path).expect("PARTNERPLAN_BENCH_VALUES names a file");
    text.split([',', '\n']).filter_map(|word| word.trim().parse().ok()).collect()
}

/// 8,000 values uniform between 0 and 1, by a linear congruence.
fn made_up() -> Vec<f64> {
    let mut state = 42_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 32).unwrap_or(u32::MAX)) / f64::from(u32::MAX)
    };
    (0..8_000).map(|_| next()).collect()
}

/// Writes a row an alternative, a chance a rank, so that the peer can be held against it.
fn write_chances(path: &str, model: &Uncertain, sample: &Sample) {
    let chance = |alternative, rank| f64::from(sample.count(alternative, rank)) / f64::from(sample.draws());
    let row = |alternative| {
        let chances = (0..model.alternatives()).map(|rank| chance(alternative, rank).to_string());
        chances.collect::<Vec<_>>().join(",")
    };
    let rows: Vec<String> = (0..model.alternatives()).map(row).collect();
    fs::write(path, rows.join("\n")).expect("PARTNERPLAN_BENCH_CHANCES can be written");
}

/// Runs some work a few times after once unmeasured, prints the median and the range, and returns what it found.
fn timed<T>(name: &str, times: usize, work: impl Fn() -> T) -> T {
    let mut found = black_box(work());
    let before = cpu();
    let mut walls: Vec<Duration> = Vec::new();
    for _ in 0..times {
        let start = Instant::now();
        found = black_box(work());
        walls.push(start.elapsed());
    }
    let runs = f64::from(u32::try_from(times).unwrap_or(u32::MAX));
    let cpu = cpu().zip(before).map_or_else(|| "-".to_owned(), |(now, before)| format!("{:.1}", (now - before) / runs));
    walls.sort_unstable();
    let [least, median, most] = [0, times / 2, times - 1].map(|at| walls[at].as_secs_f64() * 1e3);
    println!("{name:44} wall med {median:9.2} ms [{least:.2}..{most:.2}] cpu {cpu} ms");
    found
}

/// Milliseconds of CPU time this process has used, all threads, at a hundred ticks a second.
fn cpu() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let words: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    Some(10.0 * (words.get(11)?.parse::<f64>().ok()? + words.get(12)?.parse::<f64>().ok()?))
}

/// A line of `/proc/self/status`, in kB.
fn status(name: &str) -> Option<f64> {
    let text = fs::read_to_string("/proc/self/status").ok()?;
    text.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
}
