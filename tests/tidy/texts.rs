//! What may stand in no file.

use std::collections::BTreeMap;

use crate::{
    exceptions,
    source::{Token, tokens},
    tree::{self, File},
};

#[test]
fn nothing_is_left_for_later() {
    let marks = [
        "TO".to_owned() + "DO",
        "FIX".to_owned() + "ME",
        "XX".to_owned() + "X",
    ];
    check_absent(
        "left-over",
        &tree::files(&["rs", "js", "css", "html", "toml"]),
        &marks,
    );
}

#[test]
fn no_path_of_somebodys_machine_is_in_the_tree() {
    let places = [
        "/ho".to_owned() + "me/",
        "/ro".to_owned() + "ot/",
        "/Us".to_owned() + "ers/",
    ];
    check_absent(
        "machine-path",
        &tree::files(&["rs", "js", "css", "html", "toml", "md"]),
        &places,
    );
}

#[test]
fn no_test_is_switched_off() {
    check_absent("ignored-test", &tree::rust(), &["#[".to_owned() + "ignore"]);
}

#[test]
fn failure_is_told_and_not_unwrapped_outside_of_tests() {
    let mut found = BTreeMap::new();
    for file in tree::production() {
        let lines = unwraps(&file.text);
        if !lines.is_empty() {
            found.insert(file.path, lines);
        }
    }
    exceptions::check("unwrap", &found);
}

fn unwraps(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let is_call = |window: &&[Token]| {
        window[0].text == "." && window[1].text == "unwrap" && window[2].text == "("
    };
    let calls = tokens.windows(3).filter(is_call);
    calls
        .map(|window| format!("`unwrap` in line {}", window[1].line))
        .collect()
}

fn check_absent(rule: &str, files: &[File], words: &[String]) {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files {
        for (n_before, line) in file.text.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(*word)) {
                let fault = format!("`{word}` in line {}", n_before + 1);
                found.entry(file.path.clone()).or_default().push(fault);
            }
        }
    }
    exceptions::check(rule, &found);
}

#[test]
fn unwrapping_counts_in_code_and_in_macros_but_not_in_tests_or_comments() {
    let text = "//! x\n// a.unwrap()\nfn a() { b().unwrap(); }\nfn c() { d!(e.unwrap()) }\n\
                #[test]\nfn f() { g().unwrap() }\n#[cfg(test)]\nmod tests { fn h() { i.unwrap() } }\n";
    assert_eq!(unwraps(text), ["`unwrap` in line 3", "`unwrap` in line 4"]);
}
