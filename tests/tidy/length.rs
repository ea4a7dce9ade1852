//! One concern a file shows in its length.

use std::collections::BTreeMap;

use crate::{exceptions, tree};

/// Lines before the file's own tests.
const LIMIT: usize = 400;

#[test]
fn no_file_grows_past_one_concern() {
    let lengths: BTreeMap<String, usize> = tree::rust()
        .into_iter()
        .map(|file| (file.path, length(&file.text)))
        .collect();
    exceptions::check_numbers("length", LIMIT, &lengths);
}

fn length(text: &str) -> usize {
    let is_end = |line: &&str| line.starts_with("#[cfg(test)]");
    text.lines().take_while(|line| !is_end(line)).count()
}

#[test]
fn tests_at_the_end_do_not_count() {
    assert_eq!(
        length("//! x\nfn a() {}\n#[cfg(test)]\nmod tests {\n}\n"),
        2
    );
}
