//! Any bytes are imported without panic, and no line with words is lost.
//!
//! Run by `cargo +nightly fuzz run import_text` in `shared`. The same claim is held for a bounded
//! time on stable by the tests of `import::robustness`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use lientich_shared::import;

fuzz_target!(|bytes: &[u8]| {
    let (draft, issues) = import::read(bytes);
    assert!(draft.untaken_lines().is_empty());
    assert!(issues.iter().all(|issue| issue.lines.first <= issue.lines.last));
});
