//! Randomness that a seed repeats: splitmix64 (Steele, Lea & Flood 2014).

#[derive(Debug, Clone)]
pub(in crate::log) struct Dice(pub(in crate::log) u64);

impl Dice {
    pub(in crate::log) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(in crate::log) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.roll() % bound.max(1) as u64).unwrap()
    }

    pub(in crate::log) fn small(&mut self) -> u32 {
        u32::try_from(self.roll() & 0xffff).unwrap()
    }

    pub(in crate::log) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        if items.is_empty() {
            return None;
        }
        items.get(self.below(items.len()))
    }

    pub(in crate::log) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
