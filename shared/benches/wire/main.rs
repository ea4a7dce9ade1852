//! Bytes on the wire and the time to make and read them, each beside its budget where there is one.
//! Run by `cargo bench -p lientich-shared --bench wire`; compare figures of one run only.

use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

use lientich_shared::ids::{DeviceId, DocId, SchoolId};
use lientich_shared::log::batch::{self, Batch, Header};
use lientich_shared::log::change::{Change, Hash32};
use lientich_shared::log::codec;

#[path = "../plan_workload/dice.rs"]
mod dice;
mod plan;

const SEEDS: [u32; 3] = [1, 2, 3];
/// DESIGN, section 7: 1,000 offline changes on the wire, compressed.
const BUDGET: usize = 9_000;

fn main() {
    println!("{:<52} {:>12} {:>12}", "wire", "figure", "budget");
    for seed in SEEDS {
        sizes(&plan::changes(seed), seed);
    }
    let changes = plan::changes(SEEDS[0]);
    let whole = sealed(&changes);
    let batch = batch::open(&whole).expect("a sealed batch opens");
    let keystroke = &changes[5..6];
    row(
        "one act in a batch of its own, bytes",
        sealed(keystroke).len(),
        None,
    );
    row(
        "  of these the act, canonical",
        codec::encode_change(&keystroke[0]).len(),
        None,
    );
    time("seal 1,000 acts", || sealed(&changes));
    time("open 1,000 acts", || batch::open(&whole));
    time("hash 1,000 acts, as for verifying", || batch.signed_bytes());
    time("seal one act", || sealed(keystroke));
    let one = sealed(keystroke);
    time("open one act", || batch::open(&one));
}

/// The 1,000 acts of one seed: as they are, and as HTTP carries them.
fn sizes(changes: &[Change], seed: u32) {
    let bytes = sealed(changes);
    let name = |how: &str| format!("1,000 acts, seed {seed}, {how}, bytes");
    row(&name("plain"), bytes.len(), None);
    row(
        &name("deflate 6 (browsers' own)"),
        deflated(&bytes).len(),
        Some(BUDGET),
    );
    row(&name("brotli"), with_brotli(&bytes).len(), Some(BUDGET));
}

/// A batch whose ids, hash and signature cannot be compressed, as in life.
fn sealed(changes: &[Change]) -> Vec<u8> {
    let noise = |salt: u8| codec::hash(&changes[usize::from(salt) % changes.len()]).0;
    let id = |salt| u128::from_be_bytes(noise(salt)[..16].try_into().expect("16 of 32 bytes"));
    let header = Header {
        school: SchoolId(id(0)),
        doc: DocId(id(1) ^ 1),
        device: DeviceId(id(2) ^ 2),
        replica: changes[0].id.replica,
        first: changes[0].id.seq,
    };
    let previous = Hash32(noise(3));
    let link = Batch::signing_bytes(&header, previous, &[]);
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(&noise(4));
    signature[32..].copy_from_slice(&lientich_shared::log::hash::sha256(&link).0);
    batch::seal(&header, previous, changes, &signature)
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(6));
    out.write_all(bytes).expect("a vector takes all");
    out.finish().expect("a vector takes all")
}

fn with_brotli(mut bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut bytes, &mut out, &params).expect("a vector takes all");
    out
}

fn row(name: &str, figure: usize, budget: Option<usize>) {
    let budget = budget.map_or(String::new(), |budget| format!("{budget:>10}"));
    println!("{name:<52} {figure:>12} {budget:>12}");
}

/// Prints the median of nine rounds, each as long as a few milliseconds take.
fn time<T>(name: &str, mut work: impl FnMut() -> T) {
    let mut round = |times: u32| {
        let start = Instant::now();
        for _ in 0..times {
            black_box(work());
        }
        start.elapsed()
    };
    let once = round(1).max(Duration::from_nanos(50));
    let times = u32::try_from(5_000_000 / once.as_nanos()).map_or(1, |times| times.max(1));
    let mut rounds: Vec<Duration> = (0..9).map(|_| round(times) / times).collect();
    rounds.sort_unstable();
    println!("{name:<52} {:>9.1} µs", rounds[4].as_secs_f64() * 1e6);
}
