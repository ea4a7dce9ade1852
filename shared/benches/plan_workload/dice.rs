//! The dice of the script that the merge libraries were measured with, so that figures compare.

/// mulberry32.
pub(crate) struct Dice(pub(crate) u32);

impl Dice {
    /// At least 0, less than 1.
    pub(crate) fn throw(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6D2B_79F5);
        let mut t = (self.0 ^ self.0 >> 15).wrapping_mul(1 | self.0);
        t = t.wrapping_add((t ^ t >> 7).wrapping_mul(0x3d | t)) ^ t;
        f64::from(t ^ t >> 14) / 4_294_967_296.0
    }

    /// A whole number below `sides`.
    pub(crate) fn below(&mut self, sides: u32) -> u32 {
        part(self.throw(), sides)
    }
}

/// The part `share` of `whole`, rounded down.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 <= share < 1"
)]
pub(crate) fn part(share: f64, whole: u32) -> u32 {
    (share * f64::from(whole)) as u32
}
