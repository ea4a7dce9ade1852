//! Which test binaries the packages have, as cargo tells it: a new one needs no line here.

use std::{collections::BTreeSet, process::Stdio};

use anyhow::{Context, ensure};
use serde_json::Value;

use crate::tools;

/// Names of the integration tests of `packages`.
pub fn integration_tests(packages: &[&str]) -> anyhow::Result<BTreeSet<String>> {
    let mut cargo = tools::cargo(&["metadata", "--locked", "--no-deps", "--format-version", "1"]);
    let output = cargo
        .stderr(Stdio::inherit())
        .output()
        .context("starting `cargo metadata`")?;
    ensure!(
        output.status.success(),
        "`cargo metadata` ended with {}",
        output.status
    );
    let metadata = serde_json::from_slice(&output.stdout).context("reading `cargo metadata`")?;
    Ok(tests_in(&metadata, packages))
}

fn tests_in(metadata: &Value, packages: &[&str]) -> BTreeSet<String> {
    let is_wanted = |package: &&Value| packages.iter().any(|name| package["name"] == *name);
    let is_test = |target: &&Value| array(&target["kind"]).any(|kind| kind == "test");
    array(&metadata["packages"])
        .filter(is_wanted)
        .flat_map(|package| array(&package["targets"]))
        .filter(is_test)
        .filter_map(|target| target["name"].as_str().map(str::to_owned))
        .collect()
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn tests_of_other_packages_and_other_kinds_of_targets_are_left_out() {
        let metadata = json!({ "packages": [
            { "name": "one", "targets": [
                { "name": "one", "kind": ["lib"] },
                { "name": "stories", "kind": ["test"] },
            ] },
            { "name": "two", "targets": [{ "name": "others", "kind": ["test"] }] },
        ] });
        assert_eq!(
            tests_in(&metadata, &["one"]),
            BTreeSet::from(["stories".to_owned()])
        );
    }
}
