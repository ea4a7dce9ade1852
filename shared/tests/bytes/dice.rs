//! Dice that a seed repeats: `SplitMix64` (Steele, Lea & Flood 2014).

/// One run of throws.
pub struct Dice(u64);

impl Dice {
    /// The run of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub fn any(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `sides`.
    pub fn below(&mut self, sides: usize) -> usize {
        let sides = sides as u64;
        usize::try_from(self.any() % sides).expect("below a usize")
    }

    /// Whether one of `sides` came up.
    pub fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    /// One of these.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Any byte.
    pub fn byte(&mut self) -> u8 {
        self.any().to_le_bytes()[0]
    }

    /// A number that is small, or near an edge.
    pub fn u32(&mut self) -> u32 {
        let small = u32::from(self.byte());
        self.pick(&[
            small,
            small,
            small,
            0,
            1,
            127,
            128,
            16_384,
            u32::MAX - 1,
            u32::MAX,
        ])
    }
}
