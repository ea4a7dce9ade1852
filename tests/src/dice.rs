//! Random choices of a story, all from one seed: `LIENTICH_SEED`, else always the same.

use std::env;

/// A stream of numbers.
#[derive(Debug)]
pub struct Dice {
    /// What they were thrown from; stories say it when they fail.
    pub seed: u64,
    state: u64,
}

impl Dice {
    /// The dice of this run.
    pub fn of_this_run() -> Self {
        let seed = env::var("LIENTICH_SEED")
            .ok()
            .and_then(|seed| seed.parse().ok())
            .unwrap_or(1);
        Self::new(seed)
    }

    /// The dice of a seed.
    pub fn new(seed: u64) -> Self {
        Self { seed, state: seed }
    }

    /// The next number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        // SplitMix64, Steele, Lea and Flood 2014.
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let limit = limit.max(1) as u64;
        usize::try_from((z ^ (z >> 31)) % limit).unwrap_or_default()
    }

    /// Puts things in an order of its own.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for n in (1..things.len()).rev() {
            things.swap(n, self.below(n + 1));
        }
    }
}
