//! The app's files as they are served: those inside the binary, or those of a directory. Reads
//! them once at the start; how they travel is in `http::assets`.

mod policy;

use std::collections::{HashMap, HashSet};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::OnceLock;

use anyhow::Context as _;
use brotli_decompressor::Decompressor;
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use rust_embed::RustEmbed;
use sha2::{Digest as _, Sha256};

use crate::crypto::hex;

/// What stands in for the app in a binary that was built without it.
const MISSING: &str = include_str!("assets/missing.html");
const INDEX: &str = "index.html";
const BROTLI_SUFFIX: &str = ".br";
/// Bytes that are unpacked at a time.
const BUFFER: usize = 4096;

#[derive(RustEmbed)]
#[folder = "$LIENTICH_STAGED"]
#[allow_missing = true]
struct Embedded;

/// All files of the app.
#[derive(Debug)]
pub struct Assets {
    files: HashMap<String, Asset>,
    index: Asset,
    policy: String,
}

/// One file of the app.
#[derive(Debug)]
pub struct Asset {
    /// Its bytes packed by brotli at build time, where that is smaller.
    pub brotli: Option<Bytes>,
    /// Its media type.
    pub media_type: &'static str,
    /// Names its content.
    pub fingerprint: String,
    /// Whether its name changes with its content, so that it can be kept for ever.
    pub is_immutable: bool,
    plain: OnceLock<Bytes>,
    gzip: OnceLock<Option<Bytes>>,
}

impl Assets {
    /// The files that were built into the binary.
    pub fn embedded() -> Self {
        let files = Embedded::iter().filter_map(|path| {
            let bytes = match Embedded::get(&path)?.data {
                std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
            };
            Some((path.into_owned(), bytes))
        });
        Self::new(files.collect())
    }

    /// The files of a directory, as they are now.
    pub fn from_dir(dir: &Path) -> anyhow::Result<Self> {
        let mut files = HashMap::new();
        collect(dir, dir, &mut files)
            .with_context(|| format!("reading the app in {}", dir.display()))?;
        anyhow::ensure!(
            files.contains_key(INDEX),
            "there is no {INDEX} in {}",
            dir.display()
        );
        Ok(Self::new(files))
    }

    fn new(mut bytes: HashMap<String, Bytes>) -> Self {
        let path = |name: &String| name.trim_end_matches(BROTLI_SUFFIX).to_owned();
        let paths: HashSet<String> = bytes.keys().map(path).collect();
        let mut files = HashMap::new();
        for path in paths {
            let brotli = bytes.remove(&format!("{path}{BROTLI_SUFFIX}"));
            let plain = bytes.remove(&path);
            files.insert(path.clone(), Asset::new(&path, plain, brotli));
        }
        let index = files
            .remove(INDEX)
            .unwrap_or_else(|| Asset::new(INDEX, Some(MISSING.into()), None));
        let policy = policy::content_security_policy(&String::from_utf8_lossy(index.plain()));
        Self {
            files,
            index,
            policy,
        }
    }

    /// The file at a path without its leading slash; the page itself under the empty path too.
    pub fn get(&self, path: &str) -> Option<&Asset> {
        if path.is_empty() || path == INDEX {
            Some(&self.index)
        } else {
            self.files.get(path)
        }
    }

    /// The page that every address of the app opens with.
    pub fn index(&self) -> &Asset {
        &self.index
    }

    /// What the page may do, as the `Content-Security-Policy` header says it.
    pub fn policy(&self) -> &str {
        &self.policy
    }

    /// Whether the app is there at all.
    pub fn is_complete(&self) -> bool {
        self.index.plain() != MISSING
    }
}

impl Asset {
    /// A file; inside the binary it is there once, packed where it is packed.
    fn new(path: &str, plain: Option<Bytes>, brotli: Option<Bytes>) -> Self {
        let known = plain.as_ref().or(brotli.as_ref());
        let digest = Sha256::digest(known.map_or(&[][..], |bytes| &bytes[..]));
        Self {
            media_type: media_type(path),
            fingerprint: hex(&digest[..12]),
            is_immutable: has_hash(path),
            plain: plain.map(OnceLock::from).unwrap_or_default(),
            brotli,
            gzip: OnceLock::new(),
        }
    }

    /// Its bytes; unpacked when first asked for, since nearly every browser takes brotli.
    pub fn plain(&self) -> &Bytes {
        let unpack = || {
            let mut plain = Vec::new();
            let packed: &[u8] = self.brotli.as_deref().unwrap_or_default();
            let unpacked = Decompressor::new(packed, BUFFER).read_to_end(&mut plain);
            if let Err(error) = unpacked {
                tracing::error!(%error, "a file of the app cannot be unpacked");
            }
            Bytes::from(plain)
        };
        self.plain.get_or_init(unpack)
    }

    /// Its bytes packed by gzip, where the kind of file shrinks; packed when first asked for, since
    /// nearly every browser takes brotli.
    pub fn gzip(&self) -> Option<&Bytes> {
        let pack = || {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(self.plain()).ok()?;
            let packed = encoder.finish().ok()?;
            (packed.len() < self.plain().len()).then(|| Bytes::from(packed))
        };
        // What the build has packed is what shrinks; without a build step, guess by size alone.
        self.gzip
            .get_or_init(|| if self.shrinks() { pack() } else { None })
            .as_ref()
    }

    fn shrinks(&self) -> bool {
        !matches!(
            self.media_type,
            "font/woff2" | "image/png" | "application/octet-stream"
        )
    }
}

fn collect(root: &Path, dir: &Path, files: &mut HashMap<String, Bytes>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if let Ok(relative) = path.strip_prefix(root) {
            let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(parts.join("/"), Bytes::from(std::fs::read(&path)?));
        }
    }
    Ok(())
}

fn media_type(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Trunk writes the hash as 16 hexadecimal digits: `app-0123456789abcdef.js`, `…_bg.wasm`.
fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('-').skip(1).any(|part| {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        digits == 16 && matches!(part.as_bytes().get(16), Some(b'.' | b'_'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app(files: &[(&str, &str)]) -> Assets {
        let owned = |(path, text): &(&str, &str)| (path.to_string(), Bytes::from(text.to_string()));
        Assets::new(files.iter().map(owned).collect())
    }

    #[test]
    fn only_names_with_a_hash_last_for_ever() {
        assert!(has_hash("lientich-0123456789abcdef.js"));
        assert!(has_hash("lientich-frontend-0123456789abcdef_bg.wasm"));
        assert!(!has_hash("service-worker.js"));
        assert!(!has_hash("fonts/be-vietnam-pro-latin-400.woff2"));
        assert!(!has_hash("index.html"));
    }

    #[test]
    fn a_packed_file_stands_behind_its_plain_one() {
        let app = app(&[
            ("index.html", "<p>"),
            ("a.css", "p{}"),
            ("a.css.br", "packed"),
        ]);
        let css = app.get("a.css").unwrap();
        assert_eq!(css.brotli.as_deref(), Some(b"packed".as_slice()));
        assert!(app.get("a.css.br").is_none());
    }

    #[test]
    fn a_file_that_is_there_packed_alone_is_unpacked_for_whoever_takes_no_brotli() {
        // What `brotli -q 0` makes of it.
        let packed: &[u8] = &[0x03, 0x01, 0x80, b'p', b'{', b'}', 0x03];
        let app = Assets::new(HashMap::from([(
            "a.css.br".to_owned(),
            Bytes::from(packed),
        )]));
        assert_eq!(app.get("a.css").unwrap().plain(), "p{}");
    }

    #[test]
    fn a_binary_without_the_app_says_how_to_build_it() {
        let app = app(&[]);
        assert!(!app.is_complete());
        assert!(String::from_utf8_lossy(app.index().plain()).contains("cargo xtask run"));
    }
}
