//! Who styles what: all stylesheets are one to the browser, so a feature that gives its thing a name which
//! another feature styles changes that one's looks as well.

use std::collections::{BTreeMap, BTreeSet};

use crate::{exceptions, tree};

/// Where the stylesheets lie.
const HOME: &str = "frontend/styles/";
/// The sheets that style what all features share, by how their names begin. All others are features'.
const SHARED: [&str; 6] = ["base", "boot", "layout", "print", "tokens", "ui"];

#[test]
fn what_one_feature_calls_a_thing_no_other_feature_styles() {
    let sheets: Vec<Sheet> = tree::files(&["css"])
        .iter()
        .filter_map(|file| Some(Sheet::of(file.path.strip_prefix(HOME)?, &file.text)))
        .filter(|sheet| !SHARED.iter().any(|name| sheet.is_called(name)))
        .collect();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for owner in &sheets {
        for other in sheets.iter().filter(|other| other.name != owner.name) {
            let both = owner.names.intersection(&other.styled);
            let faults = both.map(|class| format!("`{class}` is styled in {} too", other.name));
            let path = format!("{HOME}{}", owner.name);
            found.entry(path).or_default().extend(faults);
        }
    }
    found.retain(|_, faults| !faults.is_empty());
    exceptions::check("shared-class", &found);
}

/// A stylesheet, as far as plain classes go: `.x`, with nothing else said of the same element.
struct Sheet {
    name: String,
    /// Classes styled wherever they stand, by `.x` alone: names of this feature's own things.
    names: BTreeSet<String>,
    /// Classes styled anywhere, by `.x` alone or at the end of `.y .x`.
    styled: BTreeSet<String>,
}

impl Sheet {
    fn of(name: &str, text: &str) -> Self {
        let selectors = selectors(text);
        let plain = |parts: &[String]| parts.last().filter(|part| is_plain(part)).cloned();
        Self {
            name: name.to_owned(),
            names: selectors
                .iter()
                .filter(|parts| parts.len() == 1)
                .filter_map(|parts| plain(parts))
                .collect(),
            styled: selectors.iter().filter_map(|parts| plain(parts)).collect(),
        }
    }

    fn is_called(&self, name: &str) -> bool {
        let stem = self.name.strip_suffix(".css").unwrap_or(&self.name);
        stem == name
            || stem
                .strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('_'))
    }
}

fn is_plain(part: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    part.strip_prefix('.')
        .is_some_and(|class| class.chars().all(is_word))
}

/// The selectors of all rules, each in the parts that its spaces and `>` divide it into.
fn selectors(text: &str) -> Vec<Vec<String>> {
    let text = without_comments(text);
    let blocks = text.split('{').map(|block| {
        let begins = block.rfind(['}', ';']).map_or(0, |end| end + 1);
        block[begins..].trim()
    });
    let lists = blocks.filter(|list| !list.is_empty() && !list.starts_with('@'));
    lists
        .flat_map(|list| divided(list, ","))
        .map(|one| divided(&one, " \n>+~"))
        .collect()
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| {
        kept + part.split_once("*/").map_or("", |(_, rest)| rest)
    })
}

/// Pieces between signs, save those within brackets.
fn divided(text: &str, signs: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let pieces = text.split(|c: char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && signs.contains(c)
    });
    let pieces = pieces.map(|piece| piece.trim().to_owned());
    pieces.filter(|piece| !piece.is_empty()).collect()
}

#[test]
fn a_class_is_styled_by_the_last_part_of_a_selector() {
    let sheet = Sheet::of(
        "plan.css",
        "/* .no {} */ .a,\n.b > .c:is(.x, .y) .d { color: red }\n\
         @media (width < 9px) { .e.f, p .g:hover { top: 0; } .h { left: 0 } }",
    );
    let set = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(sheet.names, set(&[".a", ".h"]));
    assert_eq!(sheet.styled, set(&[".a", ".d", ".h"]));
    assert!(sheet.is_called("plan") && !sheet.is_called("pla"));
}
