//! What the steps of one test run share, got when the first of them asks for it.

use std::{cell::OnceCell, process::Command};

use crate::{browser::Browser, server, tools, tools::Toolbox, workspace};

/// How many random histories a property test tries; read by the tests themselves.
const SEEDS: &str = "LIENTICH_SEEDS";

/// Tools, browser and numbers of a run.
pub struct Setting {
    seeds: Option<u64>,
    toolbox: OnceCell<Toolbox>,
    /// Holds `None` once it was looked for in vain.
    browser: OnceCell<Option<Browser>>,
}

impl Setting {
    /// Nothing is looked for yet.
    pub fn new(seeds: Option<u64>) -> Self {
        Self {
            seeds,
            toolbox: OnceCell::new(),
            browser: OnceCell::new(),
        }
    }

    /// The tools that build the app.
    pub fn toolbox(&self) -> anyhow::Result<&Toolbox> {
        if let Some(toolbox) = self.toolbox.get() {
            return Ok(toolbox);
        }
        let toolbox = Toolbox::ensure()?;
        Ok(self.toolbox.get_or_init(|| toolbox))
    }

    /// Chromium, if there can be one.
    pub fn browser(&self) -> Option<&Browser> {
        self.browser.get_or_init(Browser::ensure).as_ref()
    }

    /// `cargo test`, all of its binaries even when one fails, with what tests read from the environment.
    pub fn cargo_test(&self) -> Command {
        let mut cargo = tools::cargo(&["test", "--locked", "--no-fail-fast"]);
        cargo
            .env(server::DIST, workspace::dist())
            .env("LIENTICH_BIN", server::binary());
        if let Some(seeds) = self.seeds {
            cargo.env(SEEDS, seeds.to_string());
        }
        cargo
    }
}
