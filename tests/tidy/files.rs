//! How files begin and what they are called.

use std::collections::BTreeMap;

use crate::{exceptions, tree};

#[test]
fn every_file_says_first_what_it_is() {
    let silent: Vec<_> = tree::rust()
        .into_iter()
        .filter(|file| !says_what_it_is(&file.text))
        .map(|file| {
            (
                file.path,
                vec!["the first line is no `//!` sentence".to_owned()],
            )
        })
        .collect();
    exceptions::check("opening", &BTreeMap::from_iter(silent));
}

fn says_what_it_is(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    first
        .strip_prefix("//! ")
        .is_some_and(|sentence| 10 < sentence.trim().len())
}

#[test]
fn a_module_is_named_by_its_own_file() {
    let generic: Vec<_> = tree::rust()
        .into_iter()
        .filter(|file| file.path.ends_with("/mod.rs"))
        .map(|file| {
            (
                file.path,
                vec!["`mod.rs`: call it by the module's name".to_owned()],
            )
        })
        .collect();
    exceptions::check("mod-rs", &BTreeMap::from_iter(generic));
}

#[test]
fn an_opening_is_a_sentence_and_not_an_empty_mark() {
    assert!(says_what_it_is("//! What the tests of the house share.\n"));
    assert!(!says_what_it_is("//! Core\n"));
    assert!(!says_what_it_is("// What the tests of the house share.\n"));
    assert!(!says_what_it_is(
        "\n//! What the tests of the house share.\n"
    ));
}
