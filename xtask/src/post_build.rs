//! What Trunk leaves to us after a build, done on the files that it has staged.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;
use brotli::enc::BrotliEncoderParams;

use crate::{files, parts, service_worker, styles};

/// Kinds of files that shrink; fonts and pictures are compressed already.
const COMPRESSIBLE: [&str; 8] = [
    "css",
    "html",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
];

/// Reads its place from the variables that Trunk sets for hooks. A development build is left as it is.
pub fn post_build() -> anyhow::Result<()> {
    if std::env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    let staged = std::env::var_os("TRUNK_STAGING_DIR")
        .context("Trunk sets TRUNK_STAGING_DIR for its hooks")?;
    let staged = PathBuf::from(staged);
    styles::join(&staged)?;
    parts::cut(&staged)?;
    write_service_worker(&staged)?;
    compress_all(&staged)
}

fn write_service_worker(staged: &Path) -> anyhow::Result<()> {
    let files = files::list(staged, staged)?;
    let version = files::fingerprint("", staged, &files)?;
    let path = staged.join(service_worker::FILE);
    let template =
        fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let written =
        service_worker::with_build(&template, &version, &service_worker::precached(&files))?;
    fs::write(&path, written)?;
    Ok(())
}

fn compress_all(staged: &Path) -> anyhow::Result<()> {
    for file in files::list(staged, staged)? {
        if file
            .extension()
            .is_some_and(|kind| COMPRESSIBLE.iter().any(|known| kind == *known))
        {
            compress(&staged.join(file))?;
        }
    }
    Ok(())
}

/// Writes `<path>.br` beside the file, unless it would be no smaller.
fn compress(path: &Path) -> anyhow::Result<()> {
    let plain = fs::read(path)?;
    let options = BrotliEncoderParams {
        quality: 11,
        size_hint: plain.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut plain.as_slice(), &mut packed, &options)?;
    if packed.len() < plain.len() {
        let mut name = path.as_os_str().to_owned();
        name.push(".br");
        fs::write(PathBuf::from(name), packed)?;
    }
    Ok(())
}
