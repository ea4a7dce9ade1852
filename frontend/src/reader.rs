//! Reading Word files and PDF. What does it is a part of the app of its own: it comes when the first such file is chosen,
//! from the service worker's store like every other part. Text alone is read without it.

use std::pin::Pin;

use lientich_shared::import::draft::Draft;
use lientich_shared::import::file;
use lientich_shared::import::issue::Issue;
use lientich_shared::import::refusal::Refusal;

use crate::shell::later::Missing;

/// Reads a file of any kind.
pub type Reader = fn(&[u8]) -> Result<(Draft, Vec<Issue>), Refusal>;

/// The reader, as soon as its part is here.
pub fn reader() -> Pin<Box<dyn Future<Output = Result<Reader, Missing>>>> {
    #[cfg_attr(
        feature = "parts",
        leptos::wasm_split::wasm_split(files, wasm_split_path = leptos::wasm_split, fallible)
    )]
    #[cfg_attr(
        not(feature = "parts"),
        expect(
            clippy::unnecessary_wraps,
            reason = "where the app is whole, no part can be missing"
        )
    )]
    fn reader() -> Result<Reader, Missing> {
        Ok(file::read)
    }
    #[cfg(feature = "parts")]
    return Box::pin(reader());
    #[cfg(not(feature = "parts"))]
    Box::pin(std::future::ready(reader()))
}
