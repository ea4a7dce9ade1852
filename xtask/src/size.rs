//! How much a new device downloads, for its first page and in all: the compressed copies in `dist/`, beside the aim
//! and the budgets. And how much the server weighs that brings it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::ensure;

use crate::service_worker::TEMPLATES;
use crate::{files, parts, server, workspace};

/// What the first download should weigh one day, brotli, fonts aside, in bytes (a KB is 1,000 of them).
const AIM: u64 = 300_000;

/// What it may weigh today: what was reached, see `shared/docs/decisions/0005-size-of-the-app.md`. It is
/// lowered with every gain, like the next.
const BUDGET_FIRST: u64 = 623_000;

/// What the whole app may weigh: the first download and all parts, which the service worker fetches behind it.
const BUDGET_ALL: u64 = 1_906_000;

/// What the server's binary may weigh with the app inside, in bytes: a school's connection fetches it with every version.
const BUDGET_BINARY: u64 = 25_000_000;

/// How much over a budget is still no fault, in percent: a library's new version weighs a little more.
const MARGIN: u64 = 2;

/// Prints each file and the totals; well over a budget is an error.
pub fn check() -> anyhow::Result<()> {
    let (mut first, mut later, mut fonts) = (Vec::new(), Vec::new(), Vec::new());
    let dist = workspace::dist();
    for file in files::list(&dist, &dist)? {
        let kind = match kind(&file) {
            Kind::First => &mut first,
            Kind::Later => &mut later,
            Kind::Font => &mut fonts,
            Kind::NotDownloaded => continue,
        };
        kind.push((downloaded(&dist.join(&file))?, file));
    }
    println!("download size of the app, brotli:");
    let first = print(first);
    println!(
        "{:>10} KB  before the first page, budget {} KB, aim {} KB; fonts {} KB more",
        kilobytes(first),
        kilobytes(BUDGET_FIRST),
        kilobytes(AIM),
        kilobytes(fonts.iter().map(|(bytes, _)| bytes).sum())
    );
    let all = first + print(later);
    println!(
        "{:>10} KB  in all, budget {} KB",
        kilobytes(all),
        kilobytes(BUDGET_ALL)
    );
    bound("the first download", first, BUDGET_FIRST)?;
    bound("the whole app", all, BUDGET_ALL)
}

/// Prints the weight of the server's binary; well over its budget is an error.
pub fn check_binary() -> anyhow::Result<()> {
    let weight = fs::metadata(server::binary())?.len();
    println!(
        "{:>10} KB  the server with the app inside, budget {} KB",
        kilobytes(weight),
        kilobytes(BUDGET_BINARY)
    );
    bound("the server's binary", weight, BUDGET_BINARY)
}

/// Prints files, the largest first, and gives their sum.
fn print(mut files: Vec<(u64, PathBuf)>) -> u64 {
    files.sort_by(|one, other| other.cmp(one));
    for (bytes, file) in &files {
        println!("{:>10} KB  {}", kilobytes(*bytes), file.display());
    }
    files.iter().map(|(bytes, _)| bytes).sum()
}

fn bound(what: &str, bytes: u64, budget: u64) -> anyhow::Result<()> {
    let most = budget + budget * MARGIN / 100;
    ensure!(
        bytes <= most,
        "{what} weighs {} KB, more than {} KB: see what grew, or decide anew",
        kilobytes(bytes),
        kilobytes(most)
    );
    Ok(())
}

#[derive(Debug, PartialEq)]
enum Kind {
    /// What is fetched before the first page can be seen.
    First,
    /// Parts, which are fetched when they are needed, and behind the first page in any case.
    Later,
    Font,
    /// Compressed copies of other files, and licence texts.
    NotDownloaded,
}

fn kind(file: &Path) -> Kind {
    match file.extension().and_then(|kind| kind.to_str()) {
        Some("txt") if file.starts_with(TEMPLATES) => Kind::Later,
        Some("br" | "txt") => Kind::NotDownloaded,
        Some("woff2") => Kind::Font,
        _ if is_part(file) => Kind::Later,
        _ => Kind::First,
    }
}

fn is_part(file: &Path) -> bool {
    file.to_string_lossy().starts_with(parts::LATER)
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

    #[test]
    fn parts_are_no_part_of_the_first_download() {
        assert_eq!(kind(Path::new("part-plan-00.wasm")), Kind::Later);
        assert_eq!(kind(Path::new("lientich-frontend-00_bg.wasm")), Kind::First);
        assert_eq!(kind(Path::new("part-plan-00.wasm.br")), Kind::NotDownloaded);
    }

    #[test]
    fn a_budget_is_exceeded_by_more_than_its_margin() {
        assert!(bound("an app", 102, 100).is_ok());
        assert!(bound("an app", 103, 100).is_err());
    }
}
