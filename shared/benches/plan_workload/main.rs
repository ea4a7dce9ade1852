//! The plan workload through the engine: a plan of 300 clauses is loaded, three devices that were
//! offline bring 1,000 acts each, one edits on. Then long texts. Budgets are those of DESIGN,
//! section 7. Run by `cargo bench -p lientich-shared --bench plan_workload`, or by `cargo xtask
//! bench` beside Yjs, natively and as WebAssembly; compare figures of one run only.

use std::hint::black_box;
use std::time::{Duration, Instant};

use lientich_shared::ids::{DeviceId, DocId, PersonId, SchoolId};
use lientich_shared::log::batch::{self, Header};
use lientich_shared::log::change::{Change, Hash32};
use lientich_shared::log::document::{Document, Entry, Version};
use lientich_shared::log::verdict::Verdict;
use lientich_shared::log::{fingerprint, history, merge_report, snapshot};

use peak_alloc::PeakAlloc;

mod dice;
mod long_history;
mod long_text;
mod script;

/// Counts what is allocated, for the memory of an open plan.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What Yjs needs for load + merge in Node on a quiet machine, in milliseconds (MEASUREMENTS).
/// `YJS_MS` gives the figure of the same run.
const YJS_LOAD_AND_MERGE: f64 = 7.4;

/// The part of that which we may need: more in a browser, where both are run by the same engine.
const SHARE_OF_YJS: f64 = if cfg!(target_family = "wasm") {
    0.5
} else {
    0.2
};

fn main() {
    println!("{:<52} {:>12} {:>12}", "plan workload", "figure", "budget");
    let plan = script::plan();
    let saved = snapshot::save(&plan);
    let devices: Vec<script::Device> = (1..=3).map(|seed| script::offline(&plan, seed)).collect();
    let batches: Vec<Vec<u8>> = devices
        .iter()
        .map(|device| sealed(&device.changes))
        .collect();
    let merged = merge(&saved, &batches);

    bytes("plan as a snapshot, KB", saved.len(), None);
    memory(&saved, &batches);
    time("load the plan", None, || snapshot::load(&saved));
    let yjs = std::env::var("YJS_MS")
        .ok()
        .and_then(|text| text.parse().ok());
    let yjs = yjs.unwrap_or(YJS_LOAD_AND_MERGE);
    row("Yjs: load + merge 3 x 1,000 acts, ms", yjs, None);
    let name = format!("load + merge 3 x 1,000 acts, {SHARE_OF_YJS} x Yjs");
    time(&name, Some(SHARE_OF_YJS * yjs), || merge(&saved, &batches));
    let loaded = snapshot::load(&saved).expect("what was saved loads");
    let entries: Vec<_> = batches.iter().flat_map(|bytes| opened(bytes)).collect();
    time("  decode the three batches", None, || {
        batches
            .iter()
            .map(|bytes| opened(bytes))
            .collect::<Vec<_>>()
    });
    time("  merge alone, decoded", None, || {
        let mut doc = loaded.clone();
        doc.apply(entries.clone());
        doc
    });
    let whole = snapshot::save(&merged);
    time("cold load of the merged plan", None, || {
        snapshot::load(&whole)
    });
    time("read all texts and fields of the merged plan", None, || {
        script::read(&merged)
    });
    let local: f64 = devices
        .iter()
        .map(|device| device.per_act.as_secs_f64())
        .sum();
    row("one local act, µs", local * 1e6 / 3.0, None);
    keystroke(&merged);
    reports(&plan, &merged);
    same_in_any_order(&saved, &batches, &merged);
    if cfg!(target_family = "wasm") {
        return;
    }
    long_text::run();
    long_history::run();
    println!("The four classic editing traces are in no crate of the registry: not run.");
}

/// The plan from its snapshot, with three devices' acts.
fn merge(saved: &[u8], batches: &[Vec<u8>]) -> Document {
    let mut doc = snapshot::load(saved).expect("what was saved loads");
    for bytes in batches {
        doc.apply(opened(bytes));
    }
    doc
}

fn opened(bytes: &[u8]) -> Vec<(Entry, Verdict)> {
    let batch = batch::open(bytes).expect("a sealed batch opens");
    let accepted = |entry: Entry| (entry, Verdict::Accepted);
    batch.entries.into_iter().map(accepted).collect()
}

fn sealed(changes: &[Change]) -> Vec<u8> {
    let header = Header {
        school: SchoolId(1),
        doc: DocId(1),
        device: DeviceId(1),
        replica: changes[0].id.replica,
        first: changes[0].id.seq,
    };
    batch::seal(&header, Hash32([0; 32]), changes, &[0; 64])
}

fn memory(saved: &[u8], batches: &[Vec<u8>]) {
    let before = MEMORY.current_usage();
    let plan = snapshot::load(saved).expect("what was saved loads");
    bytes(
        "memory of the open plan, KB",
        MEMORY.current_usage() - before,
        Some(500),
    );
    drop(plan);
    let before = MEMORY.current_usage();
    let merged = merge(saved, batches);
    bytes(
        "memory of the merged plan, KB",
        MEMORY.current_usage() - before,
        None,
    );
    drop(merged);
}

/// A server applies one keystroke of somebody.
fn keystroke(merged: &Document) {
    let mut writer = merged.clone();
    let strokes: Vec<Change> = script::keystrokes(&mut writer, 2_000);
    let mut doc = merged.clone();
    let mut times: Vec<Duration> = Vec::with_capacity(strokes.len());
    for change in strokes {
        let start = Instant::now();
        black_box(doc.apply(vec![(Entry::Known(change), Verdict::Accepted)]));
        times.push(start.elapsed());
    }
    times.sort_unstable();
    row("apply one keystroke, median µs", micros(times[1_000]), None);
    row("apply one keystroke, p99 µs", micros(times[1_980]), None);
}

fn reports(plan: &Document, merged: &Document) {
    let version: Version = plan.version();
    time("merge report of 3,000 acts", None, || {
        merge_report::since(merged, &version, PersonId(1))
    });
    time("history of the merged plan", None, || {
        history::sittings(merged, &|_| None)
    });
    time("the plan as of an earlier version", None, || {
        merged.as_of(&version)
    });
    time("undo of one typed word", None, || {
        let mut doc = merged.clone();
        script::undo_last(&mut doc);
        doc
    });
}

fn same_in_any_order(saved: &[u8], batches: &[Vec<u8>], merged: &Document) {
    let turned: Vec<Vec<u8>> = batches.iter().rev().cloned().collect();
    let other = merge(saved, &turned);
    assert_eq!(
        fingerprint::describe(&other),
        fingerprint::describe(merged),
        "the order of merging changed the plan"
    );
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn bytes(name: &str, figure: usize, budget: Option<u32>) {
    let kilobytes = f64::from(u32::try_from(figure).unwrap_or(u32::MAX)) / 1_000.0;
    row(name, kilobytes, budget.map(f64::from));
}

fn row(name: &str, figure: f64, budget: Option<f64>) {
    let budget = budget.map_or(String::new(), |budget| format!("{budget:.2}"));
    println!("{name:<52} {figure:>12.2} {budget:>12}");
}

/// Prints the fastest of 25 rounds in milliseconds: what others do on the machine only adds.
fn time<T>(name: &str, budget: Option<f64>, mut work: impl FnMut() -> T) {
    let mut rounds: Vec<f64> = (0..25)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    row(&format!("{name}, ms"), rounds[0], budget);
}
