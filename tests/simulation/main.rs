//! Many devices and one server, with everything that goes wrong in between, from one seed.
//!
//! The server is the real one on a real data directory; devices hold real documents and seal real batches; requests
//! and answers get lost or come twice, the server dies in the middle of its work, devices restart and hand work on by
//! file. A failure names its seed: `LIENTICH_SEED=<seed> cargo test --test simulation` plays it again.
//! `LIENTICH_SEEDS` says how many histories are played. No screens here: those are in `e2e`.

mod acts;
mod device;
mod history;
mod server;

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use lientich_tests::dice::Dice;

use self::history::Tally;

/// Histories in a usual run.
const SEEDS: u64 = 24;

#[test]
fn devices_and_server_agree_and_keep_every_word_they_gave() {
    let numbers = |name| {
        env::var(name)
            .ok()
            .and_then(|text| text.parse::<u64>().ok())
    };
    let seeds = match numbers("LIENTICH_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..numbers("LIENTICH_SEEDS").unwrap_or(SEEDS),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime starts");
    let mut sum = Tally::default();
    for seed in seeds.clone() {
        let played = || runtime.block_on(history::play(&mut Dice::new(seed)));
        match catch_unwind(AssertUnwindSafe(played)) {
            Ok(Ok(tally)) => sum.add(&tally),
            Ok(Err(error)) => panic!("LIENTICH_SEED={seed}: {error:#}"),
            Err(panic) => {
                eprintln!("LIENTICH_SEED={seed}");
                resume_unwind(panic);
            }
        }
    }
    if 1 < seeds.count() {
        // Else the histories claim less than they seem to.
        assert!(sum.is_varied(), "not everything happened: {sum:?}");
    }
}
