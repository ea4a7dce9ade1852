//! Chromium and its driver, which the browser tests need: those of the system, else from Debian's packages.

use std::path::PathBuf;

use crate::{apt, process::say};

/// Where systems keep the driver.
const DRIVERS: [&str; 3] = [
    "/usr/bin/chromedriver",
    "/usr/lib/chromium/chromedriver",
    "/usr/local/bin/chromedriver",
];
/// Where systems keep the browser.
const BROWSERS: [&str; 3] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
];

/// The two programs.
pub struct Browser {
    /// The browser itself.
    pub chromium: PathBuf,
    /// What wasm-bindgen's test runner speaks to.
    pub driver: PathBuf,
}

impl Browser {
    /// Those of the system, installed when they can be. `None` has been explained in one line.
    pub fn ensure() -> Option<Self> {
        if let Some(browser) = Self::find() {
            return Some(browser);
        }
        say("Chromium: installing it with apt-get (1 to 3 minutes)");
        let installed = apt::install(&["chromium", "chromium-driver"]);
        let found = Self::find();
        if found.is_none() {
            let reason = installed
                .err()
                .map_or_else(String::new, |error| format!(" ({error:#})"));
            say(&format!(
                "no Chromium: install the packages chromium and chromium-driver, then test again{reason}"
            ));
        }
        found
    }

    fn find() -> Option<Self> {
        Some(Self {
            chromium: chosen("LIENTICH_CHROMIUM").or_else(|| first_file(&BROWSERS))?,
            driver: chosen("CHROMEDRIVER").or_else(|| first_file(&DRIVERS))?,
        })
    }
}

fn chosen(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from)
}

fn first_file(places: &[&str]) -> Option<PathBuf> {
    places
        .iter()
        .map(PathBuf::from)
        .find(|place| place.is_file())
}
