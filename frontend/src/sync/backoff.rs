//! How long to wait after failures. Plain numbers; the dice are the caller's.

/// The first pause, in milliseconds.
const FIRST: u32 = 1_000;
/// The longest pause.
const LONGEST: u32 = 60_000;

/// Failures in a row; the default after something worked, or when the person asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Backoff {
    failures: u32,
}

impl Backoff {
    /// It failed again. Returns how long to wait: doubling, and spread by `fraction` (0..1) over
    /// its upper half, so that the devices of a school do not all come back at once.
    pub(super) fn failed(&mut self, fraction: f64) -> u32 {
        let full = FIRST
            .saturating_mul(1 << self.failures.min(16))
            .min(LONGEST);
        self.failures += 1;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a fraction of a small positive number"
        )]
        let spread = (f64::from(full / 2) * fraction) as u32;
        full / 2 + spread
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_minute() {
        let mut backoff = Backoff::default();
        let pauses: Vec<u32> = (0..8).map(|_| backoff.failed(1.0)).collect();
        assert_eq!(
            pauses,
            [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]
        );
    }

    #[test]
    fn pauses_are_spread_over_their_upper_half() {
        assert_eq!(Backoff::default().failed(0.0), 500);
    }

    #[test]
    fn many_failures_overflow_nothing() {
        let mut backoff = Backoff { failures: 40 };
        assert_eq!(backoff.failed(1.0), 60_000);
    }
}
