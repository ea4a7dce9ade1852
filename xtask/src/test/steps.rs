//! All that is checked, in order: cheap answers first, and each set of packages compiled in as few profiles
//! as possible.
//!
//! `check` data (lints, documentation) natively and for the browser; `checked` for the property tests;
//! `release` for the server, the command line and the stories, which test the binary that is shipped;
//! `wasm-release` for the app.

use std::path::PathBuf;
use std::process::Command;

use super::{setting::Setting, tally::Tally, targets};
use crate::{
    app, files, office,
    process::{run, run_tests},
    server, size, tools,
    tools::{WASM, ensure_component},
    workspace,
};

/// One line of the summary.
pub struct Step {
    /// What `--only` calls it.
    pub name: &'static str,
    /// What holds when it passes.
    pub about: &'static str,
    /// Steps without which it makes no sense.
    pub needs: &'static [&'static str],
    /// Whether it needs Chromium.
    pub in_browser: bool,
    /// Fails, or passes having added its tests to the tally.
    pub run: fn(&Setting, &mut Tally) -> anyhow::Result<()>,
}

const PLAIN: Step = Step {
    name: "",
    about: "",
    needs: &[],
    in_browser: false,
    run: |_, _| Ok(()),
};

/// The whole list.
pub const STEPS: &[Step] = &[
    Step {
        name: "format",
        about: "rustfmt has nothing to change",
        run: format,
        ..PLAIN
    },
    Step {
        name: "lint",
        about: "clippy is content with all native code",
        run: lint,
        ..PLAIN
    },
    Step {
        name: "lint-app",
        about: "clippy is content with the app as the browser runs it",
        run: lint_app,
        ..PLAIN
    },
    Step {
        name: "doc",
        about: "the documentation builds without warnings",
        run: doc,
        ..PLAIN
    },
    Step {
        name: "shared",
        about: "the log of changes, import and permissions keep their promises, thousands of random histories included",
        run: shared,
        ..PLAIN
    },
    Step {
        name: "app",
        about: "the app builds in release",
        run: app,
        ..PLAIN
    },
    Step {
        name: "size",
        about: "the app weighs no more than was decided",
        needs: &["app"],
        run: app_size,
        ..PLAIN
    },
    Step {
        name: "app-logic",
        about: "the app's logic is right outside a browser",
        run: app_logic,
        ..PLAIN
    },
    Step {
        name: "build",
        about: "the server and all native tests compile in release",
        run: build,
        ..PLAIN
    },
    Step {
        name: "binary",
        about: "the server weighs no more than was decided",
        needs: &["build"],
        run: binary_size,
        ..PLAIN
    },
    Step {
        name: "native",
        about: "server, command line, simulation and house rules",
        needs: &["build"],
        run: native,
        ..PLAIN
    },
    Step {
        name: "office",
        about: "Word and PDF files look as the decree wants, in LibreOffice's eyes",
        needs: &["build"],
        run: in_office,
        ..PLAIN
    },
    Step {
        name: "web",
        about: "storage and stores work in a real browser",
        in_browser: true,
        run: web,
        ..PLAIN
    },
    Step {
        name: "stories",
        about: "people work with the real server in real browsers",
        needs: &["app", "build"],
        in_browser: true,
        run: stories,
    },
];

/// The test binary that needs the server's binary and Chromium.
const STORIES: &str = "e2e";
/// The test binary that needs LibreOffice.
const OFFICE: &str = "office";

const APP: [&str; 2] = ["-p", "lientich-frontend"];
const SHARED: [&str; 2] = ["-p", "lientich-shared"];

fn format(_: &Setting, _: &mut Tally) -> anyhow::Result<()> {
    ensure_component("rustfmt", "fmt")?;
    run(&mut tools::cargo(&["fmt", "--all", "--check"]))?;
    // Cargo does not find modules that a macro declares.
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.current_dir(workspace::root());
    rustfmt.args(["--edition", "2024", "--check"]);
    run(rustfmt.args(sources()?))
}

/// All Rust code of the members and their fuzz targets.
fn sources() -> anyhow::Result<Vec<PathBuf>> {
    let root = workspace::root();
    let mut sources = Vec::new();
    for member in ["frontend", "server", "shared", "tests", "xtask"] {
        sources.extend(files::list(root, &root.join(member))?);
    }
    let is_code = |file: &PathBuf| {
        let is_built = file.components().any(|part| part.as_os_str() == "target");
        !is_built && file.extension().is_some_and(|kind| kind == "rs")
    };
    sources.retain(is_code);
    Ok(sources)
}

fn lint(_: &Setting, _: &mut Tally) -> anyhow::Result<()> {
    ensure_component("clippy", "clippy")?;
    let mut clippy = tools::cargo(&["clippy", "--locked", "--all-targets"]);
    run(clippy.args(["--", "-D", "warnings"]))
}

fn lint_app(setting: &Setting, _: &mut Tally) -> anyhow::Result<()> {
    ensure_component("clippy", "clippy")?;
    setting.toolbox()?;
    let mut clippy = tools::cargo(&["clippy", "--locked", "--all-targets", "--target", WASM]);
    run(clippy.args(APP).args(["--", "-D", "warnings"]))
}

fn doc(setting: &Setting, _: &mut Tally) -> anyhow::Result<()> {
    const STRICT: (&str, &str) = ("RUSTDOCFLAGS", "-D warnings");
    setting.toolbox()?;
    let doc = ["doc", "--locked", "--no-deps", "--document-private-items"];
    run(tools::cargo(&doc).env(STRICT.0, STRICT.1))?;
    run(tools::cargo(&doc)
        .args(APP)
        .args(["--target", WASM])
        .env(STRICT.0, STRICT.1))
}

fn shared(setting: &Setting, tally: &mut Tally) -> anyhow::Result<()> {
    run_tests(
        setting
            .cargo_test()
            .args(SHARED)
            .args(["--profile", "checked"]),
        tally,
    )
}

fn app(setting: &Setting, _: &mut Tally) -> anyhow::Result<()> {
    app::build(setting.toolbox()?)
}

fn app_size(_: &Setting, _: &mut Tally) -> anyhow::Result<()> {
    size::check()
}

fn binary_size(_: &Setting, _: &mut Tally) -> anyhow::Result<()> {
    size::check_binary()
}

fn app_logic(setting: &Setting, tally: &mut Tally) -> anyhow::Result<()> {
    run_tests(
        setting.cargo_test().args(APP).args(["--lib", "--bins"]),
        tally,
    )
}

fn build(setting: &Setting, _: &mut Tally) -> anyhow::Result<()> {
    let mut cargo = tools::cargo(&["build", "--release", "--locked", "--bins", "--tests"]);
    setting.toolbox()?;
    run(cargo
        .args(server::NATIVE)
        .env(server::DIST, workspace::dist()))
}

fn native(setting: &Setting, tally: &mut Tally) -> anyhow::Result<()> {
    let mut cargo = setting.cargo_test();
    cargo
        .args(["--release", "--lib", "--bins"])
        .args(server::NATIVE);
    for test in targets::integration_tests(&server::NATIVE)? {
        if ![STORIES, OFFICE].contains(&test.as_str()) {
            cargo.args(["--test", &test]);
        }
    }
    run_tests(&mut cargo, tally)
}

fn in_office(setting: &Setting, tally: &mut Tally) -> anyhow::Result<()> {
    let mut cargo = setting.cargo_test();
    if office::ensure() {
        cargo.env("LIENTICH_OFFICE", "here");
    }
    cargo
        .args(["--release", "--test", OFFICE])
        .args(server::NATIVE);
    run_tests(&mut cargo, tally)
}

fn web(setting: &Setting, tally: &mut Tally) -> anyhow::Result<()> {
    let path = setting.toolbox()?.path();
    let mut cargo = setting.cargo_test();
    if let Some(browser) = setting.browser() {
        cargo.env("CHROMEDRIVER", &browser.driver);
    }
    cargo.env("PATH", path).env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        "wasm-bindgen-test-runner",
    );
    run_tests(
        cargo.args(APP).args(["--target", WASM, "--test", "web"]),
        tally,
    )
}

fn stories(setting: &Setting, tally: &mut Tally) -> anyhow::Result<()> {
    let mut cargo = setting.cargo_test();
    if let Some(browser) = setting.browser() {
        cargo.env("LIENTICH_CHROMIUM", &browser.chromium);
    }
    cargo.env("LIENTICH_AXE", tools::axe::ensure()?);
    cargo
        .args(["--release", "--test", STORIES])
        .args(server::NATIVE);
    run_tests(&mut cargo, tally)
}
