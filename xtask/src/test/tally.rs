//! What test runners report on their last line, read and added up.

use std::time::Duration;

/// How cargo's and wasm-bindgen's runners begin their last line.
const RESULT: &str = "test result: ";

/// Sums over any number of test binaries.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
    /// Tests that were left out in the code.
    pub ignored: u64,
    /// Names of those that failed.
    pub failures: Vec<String>,
}

impl Tally {
    /// Takes in one line of a runner's output; any other line changes nothing.
    pub fn read(&mut self, line: &str) {
        if let Some(result) = line.strip_prefix(RESULT) {
            self.passed += count(result, "passed");
            self.failed += count(result, "failed");
            self.ignored += count(result, "ignored");
        } else if let Some(name) = line
            .strip_prefix("test ")
            .and_then(|rest| rest.strip_suffix(" ... FAILED"))
        {
            self.failures.push(name.to_owned());
        }
    }

    /// Adds another's sums.
    pub fn add(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
        self.failures.extend_from_slice(&other.failures);
    }

    /// The sums in the words of the runners. `succeeded` is false too when a step without tests failed.
    pub fn line(&self, succeeded: bool, took: Duration) -> String {
        let verdict = if succeeded && self.failed == 0 {
            "ok"
        } else {
            "FAILED"
        };
        let Self {
            passed,
            failed,
            ignored,
            ..
        } = self;
        let seconds = took.as_secs_f64();
        format!(
            "{RESULT}{verdict}. {passed} passed; {failed} failed; {ignored} ignored; finished in {seconds:.2}s"
        )
    }
}

/// The number that stands before `word` in "ok. 3 passed; 0 failed; …".
fn count(result: &str, word: &str) -> u64 {
    let mut words = result.split([' ', ';']).filter(|part| !part.is_empty());
    let mut previous = "";
    words
        .find_map(|part| {
            let number = (part == word).then(|| previous.parse().unwrap_or(0));
            previous = part;
            number
        })
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally_of(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(line);
        }
        tally
    }

    #[test]
    fn results_of_several_binaries_add_up() {
        let tally = tally_of(&[
            "running 12 tests",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 filtered out; finished in 1.20s",
        ]);
        assert_eq!(
            tally,
            Tally {
                passed: 15,
                failed: 0,
                ignored: 1,
                failures: vec![]
            }
        );
    }

    #[test]
    fn a_failure_is_counted_and_named() {
        let tally = tally_of(&[
            "test log::merges ... ok",
            "test log::keeps_both ... FAILED",
            "test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        ]);
        assert_eq!((tally.passed, tally.failed), (1, 1));
        assert_eq!(tally.failures, ["log::keeps_both"]);
    }

    #[test]
    fn the_sum_of_passing_tests_fails_with_a_failing_step() {
        let tally = tally_of(&["test result: ok. 2 passed; 0 failed; 0 ignored"]);
        assert!(
            tally
                .line(true, Duration::ZERO)
                .starts_with("test result: ok. 2 passed; 0 failed;")
        );
        assert!(
            tally
                .line(false, Duration::ZERO)
                .starts_with("test result: FAILED. 2 passed;")
        );
    }
}
