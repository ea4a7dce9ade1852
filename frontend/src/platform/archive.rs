//! A zip archive out of texts, packed by the browser itself.

use std::io::Write;

use rawzip::{CompressionMethod, DataDescriptorOutput, Error, ZipArchiveWriter, crc32};

use super::deflate::deflate_raw;
use super::error::PlatformError;

/// The bytes of an archive with these files: each its path and its text.
pub async fn pack(files: &[(&str, String)]) -> Result<Vec<u8>, PlatformError> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (path, text) in files {
        let packed = deflate_raw(text.as_bytes()).await?;
        add(&mut archive, path, text.as_bytes(), &packed).map_err(|error| failed(&error))?;
    }
    archive.finish().map_err(|error| failed(&error))
}

fn add(
    archive: &mut ZipArchiveWriter<Vec<u8>>,
    path: &str,
    text: &[u8],
    packed: &[u8],
) -> Result<(), Error> {
    let file = archive.new_file(path);
    let file = file.compression_method(CompressionMethod::DEFLATE);
    let (mut entry, _) = file.start()?;
    entry.write_all(packed)?;
    let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
    entry.finish(DataDescriptorOutput::new(crc32(text), length))?;
    Ok(())
}

fn failed(error: &Error) -> PlatformError {
    PlatformError::Failed {
        operation: "zip",
        cause: error.to_string(),
    }
}
