//! How much a new device downloads: the compressed copies in `dist/`, beside the budget.

use std::{fs, path::Path};

use crate::{files, workspace};

/// The whole app, brotli, fonts aside, in bytes (a KB is 1,000 of them).
const BUDGET: u64 = 300_000;

/// Prints each file and the total beside the budget. A figure to look at, like those of the benches:
/// it decides nothing.
pub fn print() -> anyhow::Result<()> {
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
        "{:>10} KB  in all, budget {} KB; fonts {} KB more",
        kilobytes(total),
        kilobytes(BUDGET),
        kilobytes(fonts)
    );
    if BUDGET < total {
        let over = kilobytes(total - BUDGET);
        println!("{over:>10} KB  over the budget");
    }
    Ok(())
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
        assert_eq!(kilobytes(BUDGET), "300.0");
        assert_eq!(kilobytes(1_999), "1.9");
    }
}
