//! Who may name whom: the table of directions between crates and modules.

use std::collections::BTreeMap;

use crate::{
    exceptions,
    source::{Path, paths, tokens},
    tree,
};

/// Files in `within` name nothing that begins with one of `never`.
struct Rule {
    /// Directories (`a/`) or modules (`a/b`).
    within: &'static [&'static str],
    /// Places that are free of the rule.
    except: &'static [&'static str],
    never: &'static [&'static str],
}

/// Names begin with the crate as other crates write it.
#[rustfmt::skip]
const RULES: &[Rule] = &[
    // Meaning has no I/O, no clock, no dice and no screen.
    Rule {
        within: &["shared/src/"],
        except: &[],
        never: &["tokio", "sqlx", "axum", "reqwest", "web_sys", "js_sys", "leptos", "rexie", "idb", "rand", "getrandom", "std::fs", "std::net", "std::thread", "std::process", "std::env", "std::time::SystemTime", "std::time::Instant"],
    },
    // The log knows nothing of what is written in it.
    Rule {
        within: &["shared/src/log"],
        except: &[],
        never: &["lientich_shared::plan", "lientich_shared::progress", "lientich_shared::meeting", "lientich_shared::opinion", "lientich_shared::complaint", "lientich_shared::register_book", "lientich_shared::permissions", "lientich_shared::checks", "lientich_shared::search", "lientich_shared::render", "lientich_shared::import", "lientich_shared::calendar", "lientich_shared::sync", "lientich_shared::api"],
    },
    // Documents do not know what is done with them.
    Rule {
        within: &["shared/src/plan", "shared/src/progress", "shared/src/meeting", "shared/src/opinion", "shared/src/complaint", "shared/src/register_book"],
        except: &[],
        never: &["lientich_shared::permissions", "lientich_shared::checks", "lientich_shared::render", "lientich_shared::sync"],
    },
    // What is done with documents: each without the others.
    Rule {
        within: &["shared/src/permissions"],
        except: &[],
        never: &["lientich_shared::checks", "lientich_shared::search", "lientich_shared::render", "lientich_shared::import", "lientich_shared::calendar", "lientich_shared::sync"],
    },
    Rule {
        within: &["shared/src/checks"],
        except: &[],
        never: &["lientich_shared::permissions", "lientich_shared::search", "lientich_shared::render", "lientich_shared::import", "lientich_shared::calendar", "lientich_shared::sync"],
    },
    Rule {
        within: &["shared/src/search"],
        except: &[],
        never: &["lientich_shared::permissions", "lientich_shared::checks", "lientich_shared::render", "lientich_shared::import", "lientich_shared::calendar", "lientich_shared::sync"],
    },
    Rule {
        within: &["shared/src/render"],
        except: &[],
        never: &["lientich_shared::permissions", "lientich_shared::checks", "lientich_shared::search", "lientich_shared::import", "lientich_shared::calendar", "lientich_shared::sync"],
    },
    Rule {
        within: &["shared/src/import"],
        except: &[],
        never: &["lientich_shared::permissions", "lientich_shared::checks", "lientich_shared::search", "lientich_shared::render", "lientich_shared::calendar", "lientich_shared::sync"],
    },
    Rule {
        within: &["shared/src/calendar"],
        except: &[],
        never: &["lientich_shared::permissions", "lientich_shared::checks", "lientich_shared::search", "lientich_shared::render", "lientich_shared::import", "lientich_shared::sync"],
    },
    // SQL in one place, HTTP in one place, and between them use cases that know neither.
    Rule {
        within: &["server/src/"],
        except: &["server/src/store"],
        never: &["sqlx"],
    },
    Rule {
        within: &["server/src/store"],
        except: &[],
        never: &["axum", "lientich_server::http", "lientich_server::sync", "lientich_server::session", "lientich_server::invite"],
    },
    Rule {
        within: &["server/src/sync", "server/src/session", "server/src/invite", "server/src/devices", "server/src/school", "server/src/evidence", "server/src/backup"],
        except: &[],
        never: &["axum", "sqlx", "lientich_server::http"],
    },
    // The browser and its data base each behind one module.
    Rule {
        within: &["frontend/src/"],
        except: &["frontend/src/platform", "frontend/src/storage"],
        never: &["web_sys", "js_sys", "leptos::web_sys"],
    },
    Rule {
        within: &["frontend/src/"],
        except: &["frontend/src/storage"],
        never: &["rexie", "idb"],
    },
    Rule {
        within: &["frontend/src/storage", "frontend/src/platform"],
        except: &[],
        never: &["lientich_frontend::ui", "lientich_frontend::features", "lientich_frontend::shell", "lientich_frontend::routes", "leptos::html", "leptos_router"],
    },
    // From stores to widgets to screens, and never back.
    Rule {
        within: &["frontend/src/plan_store", "frontend/src/sync", "frontend/src/session", "frontend/src/device", "frontend/src/library", "frontend/src/talks", "frontend/src/work"],
        except: &[],
        never: &["lientich_frontend::ui", "lientich_frontend::features", "lientich_frontend::shell"],
    },
    Rule {
        within: &["frontend/src/ui"],
        except: &[],
        never: &["lientich_frontend::features", "lientich_frontend::storage", "lientich_frontend::plan_store", "lientich_frontend::sync", "lientich_frontend::session", "lientich_frontend::device", "lientich_frontend::library", "lientich_frontend::shell", "lientich_shared::plan", "lientich_shared::log"],
    },
    Rule {
        within: &["frontend/src/features"],
        except: &[],
        never: &["lientich_frontend::storage", "lientich_frontend::platform"],
    },
    // Stories see the app as people do.
    Rule {
        within: &["tests/"],
        except: &[],
        never: &["lientich_frontend"],
    },
];

#[test]
fn modules_name_only_what_lies_below_them() {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in tree::production() {
        for (line, name) in names(&file.path, &file.text) {
            let is_broken = |rule: &&Rule| rule.holds_for(&file.path) && rule.forbids(&name);
            if RULES.iter().any(|rule| is_broken(&rule)) || is_other_feature(&file.path, &name) {
                found
                    .entry(file.path.clone())
                    .or_default()
                    .push(format!("{name} in line {line}"));
            }
        }
    }
    exceptions::check("imports", &found);
}

impl Rule {
    fn holds_for(&self, path: &str) -> bool {
        let lies_in = |places: &[&str]| places.iter().any(|place| tree::lies_in(path, place));
        lies_in(self.within) && !lies_in(self.except)
    }

    fn forbids(&self, name: &str) -> bool {
        let begins = |never: &&str| {
            name.strip_prefix(*never)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        };
        self.never.iter().any(begins)
    }
}

/// A screen does not know the other screens.
fn is_other_feature(path: &str, name: &str) -> bool {
    let own = path
        .strip_prefix("frontend/src/features/")
        .map(|rest| first(rest, &['/', '.']));
    let named = name
        .strip_prefix("lientich_frontend::features::")
        .map(|rest| first(rest, &[':']));
    matches!((own, named), (Some(own), Some(named)) if own != named)
}

fn first<'a>(text: &'a str, ends: &[char]) -> &'a str {
    text.split(ends).next().unwrap_or(text)
}

/// Everything that a file names outside of its tests, with lines.
fn names(file: &str, text: &str) -> Vec<(usize, String)> {
    let module = module(file);
    paths(&tokens(text))
        .into_iter()
        .map(|path| (path.line, absolute(&module, path).join("::")))
        .collect()
}

/// The module that a file holds, crate first: `shared/src/log/tree.rs` is `lientich_shared::log::tree`.
fn module(file: &str) -> Vec<String> {
    let (package, inside) = file.split_once('/').unwrap_or((file, ""));
    let inside = inside.strip_prefix("src/").unwrap_or(inside);
    let inside = inside.strip_suffix(".rs").unwrap_or(inside);
    let own = inside
        .split('/')
        .filter(|part| !matches!(*part, "lib" | "main"));
    std::iter::once(format!("lientich_{package}"))
        .chain(own.map(str::to_owned))
        .collect()
}

/// `crate`, `self` and `super` resolved; anything else is taken for the name of a crate.
fn absolute(module: &[String], path: Path) -> Vec<String> {
    let mut rest = path.segments.as_slice();
    let mut stem = match rest.first().map(String::as_str) {
        Some("crate") => module[..1].to_vec(),
        Some("self" | "super") => module.to_vec(),
        _ => return path.segments,
    };
    // A `super` inside an inline module leads to the file's own module first.
    let mut n_inline = path.depth;
    while let Some((word, after)) = rest.split_first() {
        match word.as_str() {
            "crate" | "self" => {}
            "super" if 0 < n_inline => n_inline -= 1,
            "super" => {
                stem.pop();
            }
            _ => break,
        }
        rest = after;
    }
    stem.extend_from_slice(rest);
    stem
}

#[test]
fn relative_names_are_resolved() {
    let text = "use crate::{plan, log::Change};\nuse super::causal;\nmod a { use super::b; }\nuse axum::Json;";
    let found: Vec<String> = names("shared/src/log/tree.rs", text)
        .into_iter()
        .map(|(_, name)| name)
        .collect();
    let expected = [
        "lientich_shared::plan",
        "lientich_shared::log::Change",
        "lientich_shared::log::causal",
        "lientich_shared::log::tree::b",
        "axum::Json",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_rule_holds_for_a_module_and_not_for_its_namesakes() {
    let rule = Rule {
        within: &["server/src/store"],
        except: &["server/src/store/sqlite"],
        never: &["axum"],
    };
    assert!(
        rule.holds_for("server/src/store.rs") && rule.holds_for("server/src/store/conformance.rs")
    );
    assert!(
        !rule.holds_for("server/src/stores.rs")
            && !rule.holds_for("server/src/store/sqlite/log.rs")
    );
    assert!(rule.forbids("axum") && rule.forbids("axum::Json") && !rule.forbids("axum_extra::x"));
}

#[test]
fn screens_do_not_name_one_another() {
    let editor = "frontend/src/features/plan_editor/outline.rs";
    assert!(is_other_feature(
        editor,
        "lientich_frontend::features::history::model"
    ));
    assert!(!is_other_feature(
        editor,
        "lientich_frontend::features::plan_editor::model"
    ));
    assert!(!is_other_feature(
        "frontend/src/shell.rs",
        "lientich_frontend::features::history"
    ));
}

#[test]
fn every_rule_speaks_of_a_crate_that_exists() {
    for place in RULES.iter().flat_map(|rule| rule.within) {
        let package = first(place, &['/']);
        assert!(!tree::names_in(package).is_empty(), "{place}");
    }
}
