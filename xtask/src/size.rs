//! How much a new device downloads: the compressed copies in `dist/`, beside the aim and the budget.

use std::{fs, path::Path};

use anyhow::ensure;

use crate::{files, workspace};

/// What the whole app should weigh one day, brotli, fonts aside, in bytes (a KB is 1,000 of them).
const AIM: u64 = 300_000;

/// What it may weigh today: what was reached, see `shared/docs/decisions/0005-size-of-the-app.md`. It is
/// lowered with every gain.
const BUDGET: u64 = 952_000;

/// How much over the budget is still no fault, in percent: a library's new version weighs a little more.
const MARGIN: u64 = 2;

/// Prints each file and the total; well over the budget is an error.
pub fn check() -> anyhow::Result<()> {
    let dist = workspace::dist();
    let mut fonts = 0;
    let mut app = Vec::new();
    for file in files::list(&dist, &dist)? {
        match kind(&file) {
            Kind::App => app.push((downloaded(&dist.join(&file))?, file)),
            Kind::Font => fonts += downloaded(&dist.join(&file))?,
            Kind::NotDownloaded => {}
        }
    }
    app.sort_by(|one, other| other.cmp(one));
    let total: u64 = app.iter().map(|(bytes, _)| bytes).sum();
    println!("download size of the app, brotli:");
    for (bytes, file) in &app {
        println!("{:>10} KB  {}", kilobytes(*bytes), file.display());
    }
    println!(
        "{:>10} KB  in all, budget {} KB, aim {} KB; fonts {} KB more",
        kilobytes(total),
        kilobytes(BUDGET),
        kilobytes(AIM),
        kilobytes(fonts)
    );
    ensure!(
        total <= most(),
        "the app weighs {} KB, more than {} KB: see what grew, or decide anew",
        kilobytes(total),
        kilobytes(most())
    );
    Ok(())
}

fn most() -> u64 {
    BUDGET + BUDGET * MARGIN / 100
}

enum Kind {
    App,
    Font,
    /// Compressed copies of other files, and licence texts.
    NotDownloaded,
}

fn kind(file: &Path) -> Kind {
    match file.extension().and_then(|kind| kind.to_str()) {
        Some("br" | "txt") => Kind::NotDownloaded,
        Some("woff2") => Kind::Font,
        _ => Kind::App,
    }
}

/// Bytes of the compressed copy where there is one.
fn downloaded(file: &Path) -> anyhow::Result<u64> {
    let mut packed = file.as_os_str().to_owned();
    packed.push(".br");
    let found = fs::metadata(packed).or_else(|_| fs::metadata(file))?;
    Ok(found.len())
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kilobyte_is_a_thousand_bytes_and_nothing_is_rounded_up() {
        assert_eq!(kilobytes(AIM), "300.0");
        assert_eq!(kilobytes(1_999), "1.9");
    }
}
